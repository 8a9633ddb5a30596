/** One directive of a file in the format of ssh_config(5). */
export interface ConfigLine {
  /** In lower case. */
  readonly keyword: string;
  /** Its arguments, without quotes and comments; `undefined` when a quote is not closed. */
  readonly words: readonly string[] | undefined;
  /** File and line, for messages. */
  readonly place: string;
}

/** Takes the text of a configuration of ssh apart, by the rules of OpenSSH's `process_config_line` and `argv_split`. */
export function parseConfigLines(text: string, file: string): ConfigLine[] {
  return text.split("\n").flatMap((content, index) => {
    const { keyword, rest = "" } = directive.exec(content.trim())?.groups ?? {};
    if (keyword === undefined || keyword.startsWith("#")) return [];
    return [
      { keyword: keyword.toLowerCase(), words: splitWords(rest), place: `${file} line ${String(index + 1)}` },
    ];
  });
}

/** One `=` may stand between keyword and arguments. */
const directive = /^"?(?<keyword>[^\s"=]+)"?\s*=?\s*(?<rest>.*)$/;

/** A blank, a quote or a backslash counts as itself behind a backslash; other backslashes stay. */
const part =
  /\\(?<escaped>["'\\ ])|"(?<double>(?:\\["'\\]|[^"])*)"|'(?<single>(?:\\["'\\]|[^'])*)'|(?<plain>[^"'])/y;

function splitWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (part.lastIndex = 0; part.lastIndex < text.length;) {
    const groups = part.exec(text)?.groups;
    if (groups === undefined) return undefined;
    const { escaped, double, single, plain } = groups;
    if (plain === "#" && word === undefined) break;
    if (plain === " " || plain === "\t") {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    const quoted = (double ?? single)?.replaceAll(/\\(["'\\])/g, "$1");
    word = (word ?? "") + (escaped ?? quoted ?? plain ?? "");
  }
  return word === undefined ? words : [...words, word];
}
