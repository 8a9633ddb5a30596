/** How a run is named, limited and told about. */
export const behaviourInputs = [
  {
    name: "name",
    kind: { type: "line" },
    description: "A label for log, summary and artifact. Without it the name of the workflow job.",
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
      "What becomes of the job when the workflow is cancelled: `kill` it, or `detach` and let it run on.",
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
