/**
 * The words of a command line, split at blanks, with '…' and "…" round what belongs together. `undefined` when it holds
 * anything else that a shell acts on, but for `~/` before a word: what is left is safe to put into shell text as it is.
 */
export function splitShellWords(text: string): readonly string[] | undefined {
  if (!commandLine.test(text)) return undefined;
  return Array.from(text.matchAll(word), ([raw]) =>
    raw.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ""),
  );
}

const part = /'[^']*'|"[^"\\$`]*"|[^\s'"\\$`;&|<>()*?[\]{}#!~]/.source;
const word = new RegExp(`(?:~/)?(?:${part})+`, "g");
const commandLine = new RegExp(String.raw`^(?:${word.source}(?:\s+|$))+$`);
