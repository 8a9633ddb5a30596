import type { Case, Contender } from "./contender.ts";
import { measure, type Sample } from "./measure.ts";
import { peakMemory, tellsItsMemory } from "./peak-memory.ts";
import type { Place } from "./place.ts";
import { treeDigest } from "./tree.ts";

/** All that was measured of one contender. */
export interface Measured {
  readonly contender: Contender;
  readonly samples: readonly Sample[];
  /** What the contender told of each timed run. */
  readonly accounts: readonly Readonly<Record<string, number>>[];
  /** The highest of several runs, which are not the timed ones; `undefined` if not a Node process. Bytes. */
  readonly peakMemory: number | undefined;
}

/**
 * Runs all contenders of a case in turns. Before that, each has to show once that it does the work at all.
 * @throws if one fails or what it brought is not what was sent
 */
export async function compare(work: Case, place: Place, repetitions: number): Promise<Measured[]> {
  const peaks = new Map<Contender, number>();
  for (const contender of work.contenders) {
    await check(work, contender, place);
    if (tellsItsMemory(contender)) peaks.set(contender, await highestPeak(contender, place));
  }
  const measured = work.contenders.map((contender) => ({
    contender,
    samples: [] as Sample[],
    accounts: [] as Readonly<Record<string, number>>[],
    peakMemory: peaks.get(contender),
  }));
  for (let turn = 0; turn < repetitions; turn += 1) {
    // Whoever always came after the same one would inherit the state in which that one leaves the machine.
    for (const { contender, samples, accounts } of rotated(measured, turn)) {
      contender.reset?.();
      samples.push(await measure(contender, place));
      if (contender.account) accounts.push(contender.account());
    }
  }
  return measured;
}

async function check(work: Case, contender: Contender, place: Place): Promise<void> {
  contender.reset?.();
  const { stdout } = await measure(contender, place);
  if (work.output !== undefined && stdout !== work.output)
    throw new Error(`${contender.name} printed ${JSON.stringify(stdout)}`);
  if (work.original === undefined || contender.copy === undefined) return;
  if (treeDigest(contender.copy()) !== treeDigest(work.original))
    throw new Error(`${contender.name} brought something else than was sent`);
}

async function highestPeak(contender: Contender, place: Place): Promise<number> {
  let highest = 0;
  for (let run = 0; run < 3; run += 1) {
    contender.reset?.();
    highest = Math.max(highest, await peakMemory(contender, place));
  }
  return highest;
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
