/**
 * Measures ssh-job beside what people use instead, against a real sshd. Usage: npm run bench -- [--repetitions N]
 * [--only CASE,…] [--dist DIRECTORY] [--write]; README.md tells the rest.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { budgetHead, budgetRows } from "./budgets.ts";
import { startUp } from "./cases/start-up.ts";
import { transfers } from "./cases/transfers.ts";
import { trivial } from "./cases/trivial.ts";
import { compare } from "./compare.ts";
import type { Case } from "./contender.ts";
import { readOptions, type BenchOptions } from "./options.ts";
import { openPlace, type Place } from "./place.ts";
import { document } from "./results.ts";
import { tableOf } from "./tables.ts";

const options = readOptions(process.argv.slice(2));
await using place = await openPlace(options);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
const tables: string[] = [];
const budgets: string[] = [];
for (const work of chosenCases(place, options)) {
  const measured = await compare(work, place, options.repetitions);
  const table = tableOf(work, measured);
  console.log(table);
  tables.push(table);
  budgets.push(...budgetRows(work, measured));
}
console.log([budgetHead, ...budgets].join("\n"));
if (options.write) {
  const file = join(import.meta.dirname, resultsFile(options));
  const text = document({ tables, budgets }, budgetHead, options);
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

/** A run that is broken off leaves as little behind as one that ends. */
async function stop(): Promise<never> {
  await place[Symbol.asyncDispose]();
  process.exit(1);
}

function chosenCases(place: Place, { only, network }: BenchOptions): Case[] {
  const { link } = network;
  // Starting up is the same at any distance.
  const near = link === undefined ? [startUp(place)] : [];
  const all = [trivial(place, link), ...transfers(place, link), ...near];
  const unknown = only.filter((name) => !all.some((work) => work.name === name));
  if (unknown.length > 0)
    throw new Error(
      `No such case: ${unknown.join(", ")}. There is ${all.map(({ name }) => name).join(", ")}.`,
    );
  return all.filter(({ name }) => only.length === 0 || only.includes(name));
}

function resultsFile({ network: { link } }: BenchOptions): string {
  return link === undefined ? "RESULTS.md" : `RESULTS-${link.rttMs}ms-${link.mbitPerSecond}mbit.md`;
}
