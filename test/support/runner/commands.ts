/**
 * Ports of the two parsers that the GitHub runner holds against every line of stdout and stderr:
 * actions/runner, src/Runner.Common/ActionCommand.cs, `TryParseV2` and `TryParse`.
 */

/** A workflow command as the runner understood it. */
export interface ParsedCommand {
  /** As written; the runner compares names without regard to case. */
  readonly name: string;
  /** By lower-case key. */
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

/** Lower-case names that the runner takes for commands; a stop token is added while it holds. */
export const registeredCommands: ReadonlySet<string> = new Set([
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
]);

type Token = "::" | "##[";

/** How the runner looks for a token: .NET answers differently with and without ICU. */
export interface Comparison {
  startsWith(text: string, token: Token): boolean;
  /** The index of `token` at or after `from`, or -1. */
  indexOf(text: string, token: Token, from: number): number;
}

/** Without ICU, character by character. */
export const ordinal: Comparison = {
  startsWith: (text, token) => text.startsWith(token),
  indexOf: (text, token, from) => text.indexOf(token, from),
};

/** With ICU, the runner's case on Linux: characters without a collation weight count for nothing. */
export const linguistic: Comparison = {
  startsWith: (text, token) => {
    const index = linguistic.indexOf(text, token, 0);
    return index >= 0 && weightlessOnly.test(text.slice(0, index));
  },
  indexOf: (text, token, from) => {
    const pattern = linguisticPatterns[token];
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
  },
};

/** What the runner does with a line: `::name key=value::data` first, `##[name key=value]data` second. */
export function parseCommand(
  line: string,
  registered: ReadonlySet<string> = registeredCommands,
  comparison: Comparison = ordinal,
): ParsedCommand | undefined {
  return parseV2(line, registered, comparison) ?? parseLegacy(line, registered, comparison);
}

/** `TryParseV2`: `::` at the start of the line, white space aside. */
export function parseV2(
  line: string,
  registered: ReadonlySet<string> = registeredCommands,
  comparison: Comparison = ordinal,
): ParsedCommand | undefined {
  const message = line.replace(leadingWhiteSpace, "");
  if (!comparison.startsWith(message, "::")) return undefined;
  const end = comparison.indexOf(message, "::", 2);
  if (end < 2) return undefined;
  const { name, rest } = splitInfo(message.slice(2, end));
  if (!registered.has(name.toLowerCase())) return undefined;
  return {
    name,
    properties: parseProperties(rest.trim(), ",", unescapeProperty),
    data: unescapeData(message.slice(end + 2)),
  };
}

/** `TryParse`: the first `##[` anywhere in the line. */
export function parseLegacy(
  line: string,
  registered: ReadonlySet<string> = registeredCommands,
  comparison: Comparison = ordinal,
): ParsedCommand | undefined {
  const start = comparison.indexOf(line, "##[", 0);
  if (start < 0) return undefined;
  const end = line.indexOf("]", start);
  if (end < start + 3) return undefined;
  const { name, rest } = splitInfo(line.slice(start + 3, end));
  if (!registered.has(name.toLowerCase())) return undefined;
  return {
    name,
    properties: parseProperties(rest, ";", unescapeLegacy),
    data: unescapeLegacy(line.slice(end + 1)),
  };
}

// What Char.IsWhiteSpace says, which differs from \s in U+0085 and U+FEFF.
const leadingWhiteSpace = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const weightless = "[\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\p{Cf}\\p{Default_Ignorable_Code_Point}]*";
const weightlessOnly = new RegExp(`^${weightless}$`, "u");
const linguisticPatterns: Readonly<Record<Token, RegExp>> = {
  "::": new RegExp(`:${weightless}:`, "gu"),
  "##[": new RegExp(`#${weightless}#${weightless}\\[`, "gu"),
};

function splitInfo(info: string): { name: string; rest: string } {
  const space = info.indexOf(" ");
  return space < 0 ? { name: info, rest: "" } : { name: info.slice(0, space), rest: info.slice(space + 1) };
}

function parseProperties(
  text: string,
  separator: string,
  unescape: (value: string) => string,
): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const pair of text.split(separator)) {
    // .NET drops empty pieces before it counts them: `=a==b` is the pair `a`, `b`.
    const match = /^=*([^=]+)=+([^=].*)$/s.exec(pair);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      properties.set(match[1].toLowerCase(), unescape(match[2]));
    }
  }
  return properties;
}

// One token after the other, `%25` last, as the runner does.
const unescapeData = unescaper([
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
]);
const unescapeProperty = unescaper([
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%3A", ":"],
  ["%2C", ","],
  ["%25", "%"],
]);
const unescapeLegacy = unescaper([
  ["%3B", ";"],
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%5D", "]"],
  ["%25", "%"],
]);

function unescaper(mapping: readonly (readonly [string, string])[]): (text: string) => string {
  return (text) => mapping.reduce((value, [escaped, token]) => value.replaceAll(escaped, token), text);
}
