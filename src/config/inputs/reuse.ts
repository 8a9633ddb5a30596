/** When an earlier result is taken instead of running the job again. */
export const reuseInputs = [
  {
    name: "cache",
    kind: { type: "choice", of: ["auto", "read", "write", "off"] },
    default: "auto",
    description:
      "What to do with results of earlier runs: `auto` takes and stores them as far as the workflow's event may be trusted; `read` stores nothing; `write` takes nothing; `off` does neither, and does not join a run of the same job that is going on.",
  },
  {
    name: "refresh",
    kind: { type: "boolean" },
    default: "false",
    description: "Run the job even if its result is known; the new result takes the place of the old one.",
  },
  {
    name: "cache-scope",
    kind: { type: "choice", of: ["any", "class", "host"] },
    default: "class",
    description:
      "Which targets may have the result: `any`, those of the same `class`, or the same `host`, which is known by its host key.",
  },
  {
    name: "target-class",
    kind: { type: "line" },
    description:
      "A name for the targets that give equal results, such as `rpi4`. With it GitHub's cache can answer although the target is switched off. Without it the class is what the target says of its kernel, architecture, system and model.",
  },
  {
    name: "cache-salt",
    kind: { type: "text" },
    description: "Any text. Jobs with another text have other results.",
  },
  {
    name: "cache-probe",
    kind: { type: "list" },
    description:
      "Commands to run on the target, one a line, such as `gcc --version`. A result is used only where they print the same. If one fails, nothing is reused.",
  },
  {
    name: "cache-secret",
    kind: { type: "secret" },
    description:
      "A secret to sign stored results with; any that is not signed with it is refused. Without it stored results are checked for damage only.",
  },
  {
    name: "cache-verify",
    kind: { type: "integer", min: 0, max: 100 },
    default: "0",
    description:
      "How many percent of the jobs whose result is known are run all the same, to tell whether their outputs differ.",
  },
] as const;
