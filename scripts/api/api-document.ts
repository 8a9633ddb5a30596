import { boardOfExamples, fileOfExamples } from "./examples.ts";
import { readLibrary, type Exported } from "./read-exports.ts";

/** The text of `docs/api.md`, from the TSDoc of what `src/index.ts` exports. */
export function apiDocument(): string {
  const { description, exported } = readLibrary();
  const names = new Set(exported.map(({ name }) => name));
  const functions = exported.filter(({ kind }) => kind === "function");
  const classes = exported.filter(({ kind }) => kind === "class");
  const types = exported.filter(({ kind }) => kind === "interface" || kind === "type");
  const section = (title: string, entries: readonly Exported[]): string[] => [
    `## ${title}`,
    ...entries.map((entry) => linked(entryOf(entry), names)),
  ];
  return [
    "# The library",
    "<!-- Made by scripts/generate.ts from the comments in src: change it there. -->",
    description,
    "```sh\nnpm install ssh-job-action\n```",
    "In the examples, `board` is a target, and `ssh-job.yml` this job file:",
    `\`\`\`ts\n${boardOfExamples}\n\`\`\``,
    `\`\`\`yaml\n${fileOfExamples}\n\`\`\``,
    ...section("Functions", functions),
    ...section("Errors", classes),
    ...section("Types", types),
    "",
  ].join("\n\n");
}

function entryOf(entry: Exported): string {
  const { name, text, description, example } = entry;
  return [
    `### ${name}`,
    isTold(entry) ? "" : `\`\`\`ts\n${text}\n\`\`\``,
    description,
    isTold(entry) ? tableOf(entry) : "",
    parametersOf(entry),
    example === undefined ? "" : `\`\`\`ts\n${example}\n\`\`\``,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Whether there is more to tell of it than its declaration does. */
function isTold({ kind, text, properties }: Exported): boolean {
  if (kind !== "interface" || text.split("\n", 1).join("").includes(" extends ")) return false;
  return properties.every(({ description }) => description !== "");
}

function parametersOf({ parameters, throws }: Exported): string {
  const lines = [
    ...parameters.map(({ name, description }) => `- \`${name}\`: ${description}`),
    ...throws.map((text) => `- throws ${text.replace(/^(\w+)(?= (?:with|when))/, "{@link $1}")}`),
  ];
  return lines.map((line) => line.replaceAll("\n", " ")).join("\n");
}

function tableOf({ properties }: Exported): string {
  const rows = properties.map(({ name, isOptional, type, description }) => [
    `\`${name}${isOptional ? "?" : ""}\``,
    `\`${oneLine(isOptional ? type.replace(/ \| undefined$/, "") : type)}\``,
    oneLine(description),
  ]);
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(["Property", "Type", "Meaning"]), line(["---", "---", "---"]), ...rows.map(line)].join("\n");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** Names that are exported lead to where they are told of. */
function linked(text: string, names: ReadonlySet<string>): string {
  return text.replaceAll(/\{@link (\w+)\}/g, (_, name: string) =>
    names.has(name) ? `[\`${name}\`](#${name.toLowerCase()})` : `\`${name}\``,
  );
}
