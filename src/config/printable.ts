/** `text` as it may stand in a message: quoted, on one line, nothing in it that a terminal acts on, at most 80 characters. */
export function printable(text: string): string {
  return `"${oneLine(text, 80).replaceAll('"', '\\"')}"`;
}

/** The first `longest` characters of a text, without anything that breaks lines, moves the cursor or is not seen. */
export function oneLine(text: string, longest: number): string {
  const characters = Array.from(text);
  const kept = characters.slice(0, longest).join("");
  const escaped = kept.replaceAll(/[\p{C}\p{Zl}\p{Zp}\\]/gu, escape);
  return characters.length > longest ? `${escaped}…` : escaped;
}

const shortEscapes = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\\", "\\\\"],
]);

function escape(character: string): string {
  return shortEscapes.get(character) ?? `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`;
}
