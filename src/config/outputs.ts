/** What a step leaves for the steps after it. Markdown descriptions; an output that is not known is empty. */
export const outputs = [
  {
    name: "result",
    description:
      "How the run ended: `passed`, `failed`, `timed-out`, `cancelled`, `lost`, `infrastructure` or `invalid`. Empty after `submit`.",
  },
  {
    name: "exit-code",
    description: "The script's own exit code; 128 + n if signal n ended it; empty if it was never started.",
  },
  { name: "signal", description: "The signal that ended the script, such as `SIGKILL`." },
  { name: "job-id", description: "The id of the run on the target." },
  {
    name: "signature",
    description: "SHA-256 over everything that can change the result, as 64 hexadecimal digits.",
  },
  { name: "target", description: "The `host` line that was used." },
  {
    name: "cache-hit",
    description:
      "Whether the result is that of an earlier run: `true` or `false`. A run that was joined is none.",
  },
  {
    name: "cache-source",
    description:
      "Where the result is from: `github` (GitHub's cache), `remote` (the store on the target), `local` (a directory on the machine of the command line), `joined` if the same job was running already and was followed instead, or `none`.",
  },
  {
    name: "cache-mode",
    description:
      "What was done with stored results, as far as the event may be trusted: `none`, `read`, `write` or `read-write`.",
  },
  { name: "results-directory", description: "Absolute path of the directory with the fetched files." },
  { name: "log-file", description: "Absolute path of the job's log." },
  { name: "report-file", description: "Absolute path of the report, a JSON file." },
  { name: "artifact-id", description: "The id of the uploaded artifact." },
  { name: "artifact-url", description: "The address to download the artifact from." },
  { name: "artifact-digest", description: "The SHA-256 digest of the uploaded artifact." },
  {
    name: "duration",
    description: "How long the job ran, in milliseconds; with a reused result, how long it ran then.",
  },
] as const;

export type OutputName = (typeof outputs)[number]["name"];
