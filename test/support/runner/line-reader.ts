/**
 * Lines as .NET's `StreamReader.ReadLine` hands them to the runner: ended by `\n`, `\r\n` or a lone `\r`; the last one
 * may lack its end. Bytes that are not UTF-8 become U+FFFD.
 */
export class LineReader {
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: false });
  #rest = "";
  #afterCarriageReturn = false;

  /** Lines that these bytes completed. */
  push(bytes: Uint8Array): string[] {
    return this.#split(this.#decoder.decode(bytes, { stream: true }));
  }

  /** The unfinished last line, if there is one. */
  end(): string[] {
    const lines = this.#split(this.#decoder.decode());
    return this.#rest === "" ? lines : [...lines, this.#rest];
  }

  #split(text: string): string[] {
    if (text === "") return [];
    const fresh = this.#afterCarriageReturn && text.startsWith("\n") ? text.slice(1) : text;
    this.#afterCarriageReturn = text.endsWith("\r");
    const lines = (this.#rest + fresh).split(/\r\n|\r|\n/);
    this.#rest = lines.pop() ?? "";
    return lines;
  }
}
