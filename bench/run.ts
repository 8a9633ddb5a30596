/**
 * Measures ssh-job beside what people use instead, against real servers over real and emulated links. Usage: npm run bench --
 * [--server openssh|dropbear,…] [--link none|RTT_MS:MBIT,…] [--cpu PERCENT,…] [--only CASE,…] [--repetitions N] [--share F]
 * [--dist DIRECTORY] [--write]; README.md tells the rest.
 */
import { budgetTable } from "./verdicts.ts";
import { compare } from "./compare.ts";
import type { Plan } from "./contender.ts";
import { machineOf } from "./machine.ts";
import { readOptions, type BenchOptions } from "./options.ts";
import { plans } from "./plans.ts";
import { keepResults, type KeptResult } from "./results.ts";
import { openPlace, type Place } from "./rig/place.ts";
import { titleOf, type Rig } from "./rig/rig.ts";
import { tableOf } from "./tables.ts";
import { empty } from "./tree.ts";

const options = readOptions(process.argv.slice(2));
const chosen = chosenPlans(options);
const results: KeptResult[] = [];
const stopping = new AbortController();
const isStopped = (): boolean => stopping.signal.aborted;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
for (const rig of options.rigs) {
  if (isStopped()) break;
  console.log(`## ${titleOf(rig)}\n`);
  await using place = await openPlace(rig, options.dist, stopping.signal);
  for (const plan of chosen.filter(({ isUsualOn }) => options.only.length > 0 || isUsualOn(rig)))
    if (!isStopped()) results.push(...(await resultsOf(plan, rig, place, options)));
}
console.log(budgetTable(results));

/** None if a contender failed: the others go on. */
async function resultsOf(
  plan: Plan,
  rig: Rig,
  place: Place,
  { repetitions, share, write }: BenchOptions,
): Promise<KeptResult[]> {
  const began = performance.now();
  try {
    const work = await plan.prepare(place, share);
    const contenders = await compare(work, place, { repetitions, isWarmedUp: share === 1 });
    const { title, firstByte = false } = work;
    const machine = machineOf(rig);
    const result = { rig, name: plan.name, title, firstByte, contenders, repetitions, machine };
    console.log(tableOf(result));
    if (write) await keepResults([result]);
    console.log(`${((performance.now() - began) / 1000).toFixed(0)} s.\n`);
    return [result];
  } catch (error) {
    console.error(`${plan.name} failed on ${titleOf(rig)}:`, error);
    process.exitCode = 1;
    return [];
  } finally {
    await clear(place);
  }
}

/** The next case begins with the target and the directory as they were. */
async function clear(place: Place): Promise<void> {
  await place.target.quiet();
  for (const directory of [place.home, place.near, place.here(place.far)]) empty(directory);
}

function chosenPlans({ only }: BenchOptions): Plan[] {
  const unknown = only.filter((name) => !plans.some((plan) => plan.name === name));
  if (unknown.length > 0)
    throw new Error(
      `No such case: ${unknown.join(", ")}. There is ${plans.map(({ name }) => name).join(", ")}.`,
    );
  return plans.filter(({ name }) => only.length === 0 || only.includes(name));
}
