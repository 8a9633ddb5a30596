export interface SanitiseOptions {
  /** Leave annotations, groups, outputs and problem matchers alone, as the user asked for them. */
  readonly allowWorkflowCommands?: boolean;
}

/**
 * Makes one line of text from the target safe to print in a workflow log: the runner finds no workflow command in it,
 * and a terminal finds nothing but text and colours. An ordinary line comes back as it was.
 *
 * The runner takes `::name::` at the start of a line and `##[name]` anywhere in it, on stdout and stderr alike
 * (actions/runner, src/Runner.Common/ActionCommand.cs).
 */
export function sanitiseLine(line: string, { allowWorkflowCommands = false }: SanitiseOptions = {}): string {
  const printable = line.replace(controls, (match) => (colour.test(match) ? match : ""));
  // After the controls: taking one away can join `##` and `[`.
  const text = printable.replace(legacyCommand, "$1\\[");
  const isSafe = !command.test(text) || (allowWorkflowCommands && isForwarded(text));
  return isSafe ? text : `| ${text}`;
}

/** `sanitiseLine` for each line of a text; its lines end as the runner ends them, a lone carriage return included. */
export function sanitiseText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => sanitiseLine(line))
    .join("\n");
}

/**
 * Commands that can only add to the log, the annotations and the step's outputs. `stop-commands` and `add-mask` would
 * silence or blot out what follows, `save-state` would tell our post what to end, `set-env` and `add-path` fail the step.
 */
const forwarded: ReadonlySet<string> = new Set([
  "add-matcher",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "notice",
  "remove-matcher",
  "set-output",
  "warning",
]);

function isForwarded(text: string): boolean {
  const name = /^[ \t]*::([a-z-]+)(?: .*?)?::/is.exec(text)?.[1];
  return name !== undefined && forwarded.has(name.toLowerCase());
}

/** ECMA-48, "select graphic rendition": colours, which stay. */
const colours = "\\x1b\\[[\\d;:]*m";
const colour = new RegExp(`^${colours}$`);

/** ECMA-48: control sequences, control strings with their end, other escape sequences, and controls but TAB. */
const controls = new RegExp(
  [
    "(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]",
    "(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x80-\\x9f]*(?:\\x07|\\x1b\\\\|\\x9c)",
    "\\x1b[ -/]*[0-~]",
    "[\\0-\\x08\\x0a-\\x1f\\x7f-\\x9f]",
  ].join("|"),
  "g",
);

// .NET with ICU, and the eye, skip these: they hide neither a token nor the start of a line.
const invisible = "[\\p{Cf}\\p{Default_Ignorable_Code_Point}]*";
const legacyCommand = new RegExp(`(#${invisible}#${invisible})\\[`, "gu");
const command = new RegExp(
  `^(?:[\\s\\p{C}\\p{Default_Ignorable_Code_Point}]|${colours})*:${invisible}:`,
  "u",
);
