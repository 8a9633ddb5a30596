import type { Options } from "./read-options.ts";

/** Does what a command says. @returns the exit code */
export type Perform = (options: Options, stop: AbortSignal) => Promise<number>;

/** One command of `ssh-job`. */
export interface Command {
  readonly name: string;
  /** What stands behind the name, as the help has it. */
  readonly usage: string;
  /** What it does, in words that follow its usage. */
  readonly does: string;
  /** The input that a word without an option stands for. */
  readonly positional?: "job-id";
  /** Options beside the inputs, `--json` and `--help`. */
  readonly options?: Readonly<Record<string, OwnOption>>;
  /** Nothing of a command is loaded before it is asked for. */
  readonly load: () => Promise<Perform>;
}

/** An option of one command only. A boolean one has no value, and is `true`. */
export interface OwnOption {
  readonly type: "string" | "boolean";
  /** One letter. */
  readonly short?: string;
}

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
