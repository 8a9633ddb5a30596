/**
 * Writes the tables of docs/caching.md: what reuse costs, measured with dist/, and the attacks that were tried.
 *
 *     node scripts/caching.ts [ROUNDS]   measure, play the attacks, and write both; 5 rounds if not given
 *     node scripts/caching.ts 0          play the attacks and write their list; what was measured stays
 *     node scripts/caching.ts --check    measure nothing; exit 1 when the document lists other attacks than there are
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import type { Measured } from "./caching/measured.ts";
import { attacksTable, measuredTable } from "./caching/tables.ts";

const path = join(import.meta.dirname, "..", "docs/caching.md");
const { values, positionals } = parseArgs({
  options: { check: { type: "boolean", default: false } },
  allowPositionals: true,
});
if (values.check) await check();
else await write(Number(positionals[0] ?? 5));

async function write(rounds: number): Promise<void> {
  if (!Number.isSafeInteger(rounds)) throw new RangeError("ROUNDS is a number");
  // Loaded only here: a check has no use for them.
  const { playAttacks } = await import("./caching/attempts.ts");
  const { measureAll } = await import("./caching/cases.ts");
  const failed = await playAttacks();
  for (const name of failed) console.error(`Not refused: ${name}`);
  if (failed.length > 0) {
    console.error("docs/caching.md is left as it was.");
    process.exitCode = 1;
    return;
  }
  const measured: Measured[][] = [];
  while (measured.length < rounds) measured.push(await measureAll());
  const document = readFileSync(path, "utf8");
  const listed = withSection(document, "attacks", attacksTable());
  const text = rounds === 0 ? listed : withSection(listed, "measured", measuredTable(measured));
  writeFileSync(path, await printed(text));
  console.log("docs/caching.md written.");
}

async function check(): Promise<void> {
  const document = readFileSync(path, "utf8");
  if (document === (await printed(withSection(document, "attacks", attacksTable())))) return;
  console.error("docs/caching.md lists other attacks than there are. Run: npm run caching");
  process.exitCode = 1;
}

/** Puts a text between the two marks of a section. @throws if they are not there */
function withSection(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->\n`, `\n<!-- end of ${name} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/caching.md has no section ${name}`);
  return `${document.slice(0, from + begin.length)}\n${text}\n${document.slice(to)}`;
}

async function printed(text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}
