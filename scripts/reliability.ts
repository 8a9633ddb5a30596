/**
 * Writes docs/reliability.md from the results of the tests that break things.
 *
 *     node scripts/reliability.ts           run these tests and, when all have passed, write the document
 *     node scripts/reliability.ts --check   run nothing; exit 1 when the document tells of other tests than there are
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { matrices } from "../test/chaos/matrices.ts";
import { reliabilityDocument, schedulesIn, testsOf, type Schedules } from "./reliability/document.ts";

const repository = join(import.meta.dirname, "..");
const path = join(repository, "docs/reliability.md");
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
if (values.check) await check();
else await write();

async function write(): Promise<void> {
  // Loaded only here: a check has no use for it.
  const { runReliabilityTests } = await import("./reliability/results.ts");
  const { names, schedules } = await runReliabilityTests();
  const missing = matrices.flatMap(testsOf).filter((test) => !names.some((name) => name.startsWith(test)));
  for (const test of missing) console.error(`No such test has passed: ${test}`);
  if (schedules === undefined) console.error("Not every random schedule was survived.");
  if (missing.length > 0 || schedules === undefined) {
    console.error("docs/reliability.md is left as it was.");
    process.exitCode = 1;
    return;
  }
  writeFileSync(path, await printed(schedules));
  console.log("docs/reliability.md written.");
}

/** The document tells of every cell, each has passed, and what it quotes from other tests stands there. */
async function check(): Promise<void> {
  const document = existsSync(path) ? readFileSync(path, "utf8") : "";
  const schedules = schedulesIn(document);
  const fresh = schedules !== undefined && document === (await printed(schedules));
  const quoted = matrices.filter(({ quotes }) => quotes === true);
  const gone = quoted.flatMap(({ file, rows }) => {
    const source = readFileSync(join(repository, file), "utf8");
    return rows.filter((row) => !source.includes(`"${row}"`));
  });
  for (const row of gone) console.error(`There is no such test any more: ${row}`);
  if (!fresh) console.error("docs/reliability.md is stale. Run: npm run reliability");
  if (!fresh || gone.length > 0) process.exitCode = 1;
}

async function printed(schedules: Schedules): Promise<string> {
  return format(reliabilityDocument(schedules), { ...(await resolveConfig(path)), filepath: path });
}
