import type { Command } from "./command.ts";

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  {
    name: "run",
    usage: "--host user@host [OPTIONS]",
    does: "runs one job, as the action does",
    load: async () => (await import("./run.ts")).run,
  },
  {
    name: "demo",
    usage: "",
    does: "runs an example against an SSH server inside this process",
    load: async () => (await import("./demo.ts")).demo,
  },
];
