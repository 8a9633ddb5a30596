/** No name is shown longer. Characters. */
const longest = 200;

/**
 * A name as it may stand in a sentence: as it is if it is plain, else in double quotes and escaped; on one line, with
 * nothing in it that a terminal acts on or that is not seen.
 */
export function showName(name: string): string {
  const characters = Array.from(name.slice(0, 2 * longest));
  const kept = characters.slice(0, longest).join("");
  const cut = kept.length < name.length ? "…" : "";
  if (/^[\p{L}\p{M}\p{N}._/@%+=~-]+$/u.test(kept)) return kept + cut;
  return `"${kept.replaceAll(/["\\\p{C}\p{Zl}\p{Zp}]/gu, escape)}"${cut}`;
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
]);

function escape(character: string): string {
  return shortEscapes.get(character) ?? `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`;
}
