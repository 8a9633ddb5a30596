/** What is run. */
export const jobInputs = [
  {
    name: "directory",
    kind: { type: "line" },
    default: ".",
    description: "The job directory: it is sent to the target, and the job runs in the copy.",
  },
  {
    name: "stage",
    kind: { type: "list" },
    description:
      "Files that earlier runs on the same target have made, as `JOB-ID SOURCE [DESTINATION]`, one a line: paths below the directories of that job and of this one. The target copies them; they count in the signature by their content.",
  },
  {
    name: "exclude",
    kind: { type: "lines" },
    description:
      "What not to send, as lines of a `.gitignore` file, on top of the file `.sshjobignore` in the directory. `.git` is always left out.",
  },
  {
    name: "script",
    kind: { type: "line", hint: "Name one file; shell commands are given in `run`." },
    default: "start.sh",
    description: "The script to run, as a path inside the directory. It need not be executable.",
  },
  {
    name: "run",
    kind: { type: "text" },
    description: "Shell commands to run instead of a `script`.",
  },
  {
    name: "shell",
    kind: { type: "line" },
    description:
      "The interpreter, with its options: `bash -euo pipefail`, `python3`. Without it the script's `#!` line decides, and `sh -e` if there is none.",
  },
  {
    name: "args",
    kind: { type: "lines" },
    description: "Arguments for the script, one a line, taken exactly. Empty lines are skipped.",
  },
  {
    name: "env",
    kind: { type: "variables" },
    description:
      "Environment variables of the job, one `NAME=value` a line. A value of several lines stands between `NAME<<EOF` and `EOF`, as in `$GITHUB_ENV`.",
  },
  {
    name: "secret-env",
    kind: { type: "secret-variables" },
    description:
      "Environment variables whose values are secret, written as in `env`. They are masked in the log and never part of a command line. With `attach` they are masked and set nothing.",
  },
] as const;
