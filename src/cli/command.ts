import type { InputName } from "../config/inputs.ts";
import type { Problem } from "../errors.ts";

/** One command of `ssh-job`. */
export interface Command {
  readonly name: string;
  /** What stands behind the name, as the help has it. */
  readonly usage: string;
  /** What it does, in words that follow its usage. */
  readonly does: string;
  /** The input that a word without an option stands for. */
  readonly positional?: "job-id";
  /** What the words stand for that must come without an option, each once. */
  readonly operands?: readonly string[];
  /** Whether any number of words may come without an option. */
  readonly takesWords?: true;
  /** What the words that come without an option may be, for shells that complete them. */
  readonly wordsAre?: readonly WordKind[];
  /** Inputs that the command itself gives. */
  readonly gives?: Readonly<Partial<Record<InputName, string>>>;
  /** Options beside the inputs, `--json` and `--help`. */
  readonly options?: Readonly<Record<string, OwnOption>>;
  /** Nothing of a command is loaded before it is asked for. */
  readonly load: () => Promise<Perform>;
}

/** What a word is: the path of a file, the name of a job in the job file, or just this. */
export type WordKind = "file" | "job" | { readonly word: string };

/** An option of one command only. A boolean one has no value, and is `true`. */
export interface OwnOption {
  readonly type: "string" | "boolean";
  /** One letter. */
  readonly short?: string;
  /** What it does, as a sentence. */
  readonly does: string;
}

/** What a command was given. */
export interface Options {
  /** The words behind the command, as they are. */
  readonly words: readonly string[];
  /** The command's operands, as many as it has if there are no problems; all words of one that takes any number. */
  readonly operands: readonly string[];
  /** The inputs by name; an option that was repeated has several lines. */
  readonly given: ReadonlyMap<string, string>;
  /** The command's own options by name. */
  readonly own: ReadonlyMap<string, string>;
  readonly json: boolean;
  readonly help: boolean;
  /** Inputs that were given and have a meaning in workflows only. */
  readonly withoutEffect: readonly string[];
  readonly problems: readonly Problem[];
}

/** Does what a command says. @returns the exit code */
export type Perform = (options: Options, stop: AbortSignal) => Promise<number>;
