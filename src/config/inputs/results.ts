/** What comes back, and where it goes. */
export const resultsInputs = [
  {
    name: "outputs",
    kind: { type: "list" },
    description:
      "The files to fetch, as globs below the directory, one a line: `**` crosses directories, a leading `!` takes files away again. Without it only the log is fetched, and with `attach` what was submitted.",
  },
  {
    name: "if-no-outputs",
    kind: { type: "choice", of: ["warn", "error", "ignore"] },
    default: "warn",
    description:
      "What to do when no file matches `outputs`: `warn`, `error` (the job has failed) or `ignore`.",
  },
  {
    name: "results-directory",
    kind: { type: "line" },
    default: "ssh-job-results",
    description:
      "Where fetched files land, with their paths below the directory. The log is put beside it as `<results-directory>.log`, the report as `<results-directory>.json`.",
  },
  {
    name: "separate-streams",
    kind: { type: "boolean" },
    default: "false",
    description: "Also write stdout and stderr to `<results-directory>.out` and `<results-directory>.err`.",
  },
  {
    name: "artifact",
    kind: { type: "boolean" },
    default: "true",
    description: "Upload results, log and report as an artifact of the workflow run.",
  },
  {
    name: "artifact-name",
    kind: { type: "line" },
    description:
      "The artifact's name. Without it `ssh-job-<name>-<target>`, made unique in the workflow run.",
  },
  {
    name: "retention-days",
    kind: { type: "integer", min: 1, max: 90 },
    description: "How many days the artifact is kept. Without it the repository's setting holds.",
  },
  {
    name: "compression-level",
    kind: { type: "integer", min: 0, max: 9 },
    default: "6",
    description: "How hard the artifact is compressed, from 0 (not at all) to 9.",
  },
] as const;
