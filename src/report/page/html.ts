const made: unique symbol = Symbol("made");

/** A piece of HTML. Only `markup` makes one, so that no text gets into a page unescaped. */
export class Html {
  readonly #text: string;

  constructor(text: string, key: typeof made) {
    if (key !== made) throw new TypeError("made by markup only");
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Part = Html | string | number | readonly Html[];

/** A template: what is put in is text, unless it is HTML already. */
export function markup(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = template.map((piece, index) => {
    const part = parts[index];
    return part === undefined ? piece : piece + shown(part);
  });
  return new Html(text.join(""), made);
}

function shown(part: Part): string {
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escape(part);
  return part instanceof Html ? part.toString() : part.map(String).join("");
}

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
  ["`", "&#96;"],
]);

/** What cannot be seen, or turns the direction of what follows, becomes a blank; line breaks stay. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/(?!\n)\p{C}+/gu, " ")
    .replaceAll(/[&<>"'`]/g, (character) => entities.get(character) ?? "");
}
