/** How a run is named, limited and told about. */
export const behaviourInputs = [
  {
    name: "name",
    kind: { type: "line" },
    description:
      "A label for log, summary and artifact. Without it the name of the workflow job, or the one submitted.",
  },
  {
    name: "mode",
    kind: { type: "choice", of: ["run", "submit", "attach", "cancel"] },
    default: "run",
    description:
      "`run` sees the job through to its results; `submit` starts it and does not wait; `attach` follows the run `job-id` to its end and fetches its results; `cancel` ends it.",
  },
  {
    name: "job-id",
    kind: { type: "line" },
    description: "The run to attach to or to cancel: the output `job-id` of the step that started it.",
  },
  {
    name: "timeout",
    kind: { type: "duration", max: "8760h" },
    description: "How long the job may run; the target itself ends it then. Without it there is no limit.",
  },
  {
    name: "idle-timeout",
    kind: { type: "duration", max: "8760h" },
    description: "How long the job may write nothing before it is ended. Without it there is no limit.",
  },
  {
    name: "on-cancel",
    kind: { type: "choice", of: ["kill", "detach"] },
    default: "kill",
    description:
      "What becomes of the job when the workflow is cancelled: `kill` it, or `detach` and let it run on. A job that others have joined goes on for them.",
  },
  {
    name: "orphan-timeout",
    kind: { type: "duration", max: "8760h" },
    description:
      "End the run when nobody has followed it for this long; the target itself does, so it holds when the runner is gone. Without it a run that nobody follows goes on.",
  },
  {
    name: "keep",
    kind: { type: "choice", of: ["auto", "none", "all"] },
    default: "auto",
    description:
      "What stays on the target when the run is over: `auto` keeps it while there is room for it, `none` removes it once the results are here, `all` keeps it until it is removed by hand. `attach` does as was submitted unless it is given.",
  },
  {
    name: "allow-workflow-commands",
    kind: { type: "boolean" },
    default: "false",
    description:
      "Let workflow commands (`::…::`) in the job's output through. Only for jobs you trust like the workflow itself.",
  },
  {
    name: "summary",
    kind: { type: "boolean" },
    default: "true",
    description: "Write a summary of the run to the workflow's page.",
  },
] as const;
