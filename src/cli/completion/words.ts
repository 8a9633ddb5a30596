import type { Command, WordKind } from "../command.ts";
import { optionsOf, type CommandOption } from "../command-options.ts";

/** An option, and the names of the commands that take it. */
export interface SharedOption extends CommandOption {
  readonly commands: readonly string[];
}

/** All options, each once. An option of one name is the same in all commands. */
export function sharedOptions(commands: readonly Command[]): SharedOption[] {
  const shared = new Map<string, SharedOption>();
  for (const command of commands) {
    for (const option of optionsOf(command)) {
      const before = shared.get(option.name)?.commands ?? [];
      shared.set(option.name, { ...option, commands: [...before, command.name] });
    }
  }
  return [...shared.values()];
}

/** The words that may stand behind a command as they are. */
export function plainWords({ wordsAre = [] }: Command): string[] {
  return wordsAre.flatMap((kind) => (typeof kind === "string" ? [] : [kind.word]));
}

export function takesWord({ wordsAre = [] }: Command, kind: WordKind): boolean {
  return wordsAre.includes(kind);
}

/** `ssh-job help` and `ssh-job version` are no commands that anything is known of. */
export const simpleCommands: readonly { readonly name: string; readonly does: string }[] = [
  { name: "help", does: "prints the help" },
  { name: "version", does: "prints the version" },
];

/** As one word of a shell, whatever is in it. bash, zsh and fish all take it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("\\", "").replaceAll("'", "’")}'`;
}
