import type { Scene } from "./record.ts";

const beginning = `# A session at a terminal

Made by \`node scripts/session.ts\`, which types these commands at a terminal and writes down what it shows. A test types them
again and fails when the program shows anything else, apart from times. The jobs are those of
[examples/firmware](../examples/firmware/README.md), the machines three OpenSSH servers on one computer, which
\`~/.ssh/config\` names. Here the full suite of the tests also sleeps for two seconds, so that there is something to see.
`;

export function sessionDocument(scenes: readonly Scene[]): string {
  return [beginning, ...scenes.map(section)].join("\n");
}

function section({ title, text, shown }: Scene): string {
  const blocks: string[] = [];
  let console = "";
  for (const { typed, meanwhile, end } of shown) {
    console += `$ ${typed}\n${meanwhile ?? end}\n`.replace(/\n+$/, "\n");
    if (meanwhile === undefined) continue;
    blocks.push(block("console", console), "At the end a table stands in their place:\n", block("text", end));
    console = "";
  }
  if (console !== "") blocks.push(block("console", console));
  return `## ${title}\n\n${text}\n\n${blocks.join("\n")}`;
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

/** What two recordings of the same session have in common. */
export function withoutTimes(document: string): string {
  return document
    .replaceAll(/\b\d+(\.\d+)? m?s\b|\b\d+m \d+s\b/g, "TIME")
    .replaceAll(/(?<=It needs test )\([^)]*\)/g, "(…)") // the first of them that did not pass
    .replaceAll(/ {2,}/g, "  "); // columns are as wide as the times
}
