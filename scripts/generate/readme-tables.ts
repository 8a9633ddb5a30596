import { inputGroups, type Input } from "../../src/config/inputs.ts";
import { outputs } from "../../src/config/outputs.ts";

/** `readme` with the tables of inputs and outputs between their markers. */
export function withTables(readme: string): string {
  return between(between(readme, "inputs", inputTables()), "outputs", outputTable());
}

function inputTables(): string {
  const tables = inputGroups.map(({ title, inputs }) => {
    const rows = inputs.map((input) => [`\`${input.name}\``, defaultOf(input), input.description]);
    return `### ${title}\n\n${table(["Input", "Default", "Meaning"], rows)}`;
  });
  return tables.join("\n\n");
}

function outputTable(): string {
  const rows = outputs.map(({ name, description }) => [`\`${name}\``, description]);
  return table(["Output", "Meaning"], rows);
}

function defaultOf({ default: text, required }: Input): string {
  if (required) return "required";
  return text === undefined ? "" : `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function between(text: string, name: string, content: string): string {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = text.indexOf(opening);
  const end = text.indexOf(closing);
  if (start < 0 || end < start) throw new Error(`README.md lacks the markers ${opening} and ${closing}.`);
  return `${text.slice(0, start)}${opening}\n\n${content}\n\n${text.slice(end)}`;
}
