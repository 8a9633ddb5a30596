import type { Measured } from "./measured.ts";

/** The middle one, or the mean of the two in the middle. @throws if there are none */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  if (middle.length === 0) throw new Error("There is no median of nothing");
  return middle.reduce((sum, number) => sum + number, 0) / middle.length;
}

/** What else the machine had to do makes a run longer and never shorter. */
export function least(numbers: readonly number[]): number {
  return Math.min(...numbers);
}

/** The one with the lowest median. */
export function fastest(contenders: readonly Measured[]): Measured | undefined {
  return contenders.toSorted((one, other) => median(one.wallMs) - median(other.wallMs))[0];
}
