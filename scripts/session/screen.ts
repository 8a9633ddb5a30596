const escape = "\u001b";
const unfinished = new RegExp(`${escape}(\\[[?\\d;]*)?$`);
const parts = new RegExp(`${escape}\\[[?\\d;]*[A-Za-z]|[\\r\\n]|[^${escape}\\r\\n]+`, "g");

/** As much of a terminal as is needed to see what stands on it: text, colours that are left out, and a cursor that goes up. */
export class Screen {
  readonly #lines: string[] = [""];
  #row = 0;
  #column = 0;
  #rest = "";

  /** What stands on it, without blanks at the ends of lines. */
  get text(): string {
    return this.#lines.map((line) => line.trimEnd()).join("\n");
  }

  write(chunk: string): void {
    const text = this.#rest + chunk;
    const cut = unfinished.exec(text)?.index ?? text.length;
    this.#rest = text.slice(cut);
    for (const part of text.slice(0, cut).match(parts) ?? []) this.#take(part);
  }

  #take(part: string): void {
    if (part === "\r") this.#column = 0;
    else if (part === "\n") this.#move(1);
    else if (part.startsWith(escape)) this.#obey(part.at(-1) ?? "", Number(/\d+/.exec(part)?.[0] ?? "1"));
    else this.#print(part);
  }

  #obey(letter: string, count: number): void {
    if (letter === "A") this.#move(-count);
    else if (letter === "B") this.#move(count);
    else if (letter === "G") this.#column = count - 1;
    else if (letter === "K") this.#lines[this.#row] = count === 2 ? "" : this.#line.slice(0, this.#column);
    else if (letter === "J") {
      this.#lines.length = this.#row + 1;
      this.#lines[this.#row] = this.#line.slice(0, this.#column);
    }
  }

  #move(rows: number): void {
    this.#row = Math.max(0, this.#row + rows);
    while (this.#lines.length <= this.#row) this.#lines.push("");
  }

  #print(text: string): void {
    const before = this.#line.padEnd(this.#column).slice(0, this.#column);
    this.#column += text.length;
    this.#lines[this.#row] = before + text + this.#line.slice(this.#column);
  }

  get #line(): string {
    return this.#lines[this.#row] ?? "";
  }
}
