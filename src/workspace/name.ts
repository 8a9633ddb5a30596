import { isUtf8 } from "node:buffer";

/** The bytes of a name as text, in which every byte that is not part of valid UTF-8 is what `escape` makes of it. */
export function decodeName(bytes: Buffer, escape: (byte: number) => string): string {
  if (isUtf8(bytes)) return bytes.toString();
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = [1, 2, 3, 4].find((count) => isUtf8(bytes.subarray(at, at + count)));
    text += length === undefined ? escape(bytes.readUInt8(at)) : bytes.toString("utf8", at, at + length);
    at += length ?? 1;
  }
  return text;
}

/** `%FF`, as an URL has it. */
export function percentByte(byte: number): string {
  return `%${hexByte(byte)}`;
}

/** A name in quotes, safe to print: one line, no control or format characters, bytes that are not UTF-8 as `\xFF`. */
export function quoteName(name: string | Buffer): string {
  const text = decodeName(Buffer.from(name), (byte) => String.fromCharCode(surrogates + byte));
  return `"${text.replace(/["\\\p{C}\p{Zl}\p{Zp}]/gu, escapeCharacter)}"`;
}

const shown = 5;

/** Some of what there is, and how many more: `a, b and 3 more`. */
export function someOf(items: readonly string[], limit: number = shown): string {
  const more = items.length - limit;
  return items.slice(0, limit).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** Bytes that are not UTF-8 travel through the escaping as lone surrogates, which no UTF-8 can hold (PEP 383). */
const surrogates = 0xdc00;

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '"' || character === "\\") return `\\${character}`;
  if (character === "\n") return "\\n";
  if (code > surrogates && code <= surrogates + 0xff) return `\\x${hexByte(code - surrogates)}`;
  return `\\u{${code.toString(16)}}`;
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, "0").toUpperCase();
}
