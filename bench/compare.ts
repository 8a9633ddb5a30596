import type { Case, Contender } from "./contender.ts";
import { measure, type Sample } from "./measure.ts";
import type { Place } from "./rig/place.ts";
import type { Measured } from "./measured.ts";
import { treeDigest } from "./tree.ts";

/**
 * Runs all contenders of a case in turns. Whatever a run has delivered is compared with what was sent.
 * @param isWarmedUp there is one turn before that does not count
 * @throws if one fails or what it brought is not what was sent
 */
export async function compare(
  work: Case,
  place: Place,
  { repetitions, isWarmedUp }: { readonly repetitions: number; readonly isWarmedUp: boolean },
): Promise<Measured[]> {
  const digests = new Map<string, string>();
  for (const original of [work.original, ...work.contenders.map((contender) => contender.original)])
    if (original !== undefined && !digests.has(original)) digests.set(original, treeDigest(original));
  const measured = work.contenders.map((contender) => ({
    contender,
    runs: [] as Run[],
    digest: digests.get(contender.original ?? work.original ?? ""),
  }));
  if (isWarmedUp) for (const { contender, digest } of measured) await runOnce(work, contender, place, digest);
  for (let turn = 0; turn < repetitions; turn += 1) {
    // Whoever always came after the same one would inherit the state in which that one leaves the machine.
    for (const { contender, runs, digest } of rotated(measured, turn))
      runs.push(await runOnce(work, contender, place, digest));
  }
  return measured.map(({ contender, runs }) => summary(contender, runs));
}

interface Run {
  readonly sample: Sample;
  readonly cpuMs: number;
  readonly forks: number;
  readonly lineMs: readonly number[];
  readonly account: Readonly<Record<string, number>>;
}

/** The next run starts when nothing of this one is left on the target; what it did after its end is on its account. */
async function runOnce(
  work: Case,
  contender: Contender,
  place: Place,
  digest: string | undefined,
): Promise<Run> {
  const { target } = place;
  contender.reset?.();
  await target.quiet();
  const before = target.cost();
  const sample = await measure(contender, place);
  await target.quiet();
  const after = target.cost();
  check(work, contender, sample, digest);
  return {
    sample,
    cpuMs: after.cpuMs - before.cpuMs,
    // Counting was one of them.
    forks: after.forks - before.forks - 1,
    lineMs: work.lineLatencies?.(sample.arrivals) ?? [],
    account: contender.account?.() ?? {},
  };
}

function check(
  work: Case,
  { name, copy }: Contender,
  { arrivals }: Sample,
  digest: string | undefined,
): void {
  const stdout = arrivals.map(({ text }) => text).join("");
  if (work.output !== undefined && stdout !== work.output)
    throw new Error(`${name} printed ${JSON.stringify(stdout)}`);
  if (digest !== undefined && copy !== undefined && treeDigest(copy()) !== digest)
    throw new Error(`${name} brought something else than was sent`);
}

function summary({ name, isOurs = false }: Contender, runs: readonly Run[]): Measured {
  const samples = runs.map(({ sample }) => sample);
  const names = Object.keys(runs[0]?.account ?? {});
  return {
    name,
    isOurs,
    wallMs: tenths(samples.map(({ wallMs }) => wallMs)),
    firstByteMs: tenths(samples.flatMap(({ firstByteMs }) => firstByteMs ?? [])),
    lineMs: tenths(runs.flatMap(({ lineMs }) => lineMs)),
    peakMB: tenths(samples.flatMap(({ peakMemory }) => (peakMemory === undefined ? [] : peakMemory / 1e6))),
    cpuMs: tenths(runs.map(({ cpuMs }) => cpuMs)),
    forks: runs.map(({ forks }) => forks),
    account: Object.fromEntries(
      names.map((key) => [key, tenths(runs.flatMap(({ account }) => account[key] ?? []))]),
    ),
  };
}

/** More digits would be noise. */
function tenths(numbers: readonly number[]): number[] {
  return numbers.map((number) => Math.round(number * 10) / 10);
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
