import { JobError } from "../errors.ts";
import { isRunId, type RunId } from "./run-id.ts";

// Every function here throws a JobError `protocol` for a word that is not what it has to be.

export function runId(word: string | undefined): RunId {
  if (word !== undefined && isRunId(word)) return word;
  throw unexpected("run id");
}

/** `-` is no run. */
export function perhapsRunId(word: string | undefined): RunId | undefined {
  return word === "-" ? undefined : runId(word);
}

/** A whole number of at most 15 digits. */
export function number(word: string | undefined): number {
  if (word === undefined || !/^\d{1,15}$/.test(word)) throw unexpected("number");
  return Number(word);
}

/** `-` is a number that is not known. */
export function perhapsNumber(word: string | undefined): number | undefined {
  return word === "-" ? undefined : number(word);
}

/** Seconds since the epoch; `-` is a time that is not known. */
export function perhapsTime(word: string | undefined): Date | undefined {
  if (word === "-") return undefined;
  // More than that no Date holds.
  if (word === undefined || word.length > 12) throw unexpected("time");
  return new Date(number(word) * 1000);
}

/** A word that a client once sent; `-` is none. */
export function perhapsName(word: string | undefined): string | undefined {
  if (word === "-") return undefined;
  if (word === undefined || !/^[\w.@+:/-]{1,200}$/.test(word)) throw unexpected("name");
  return word;
}

/** The error of an answer that has something else where this kind of thing must be. */
export function unexpected(what: string): JobError {
  return new JobError("protocol", `The target answered with a ${what} that is not part of the protocol`);
}

/** A time as the target's clock has it, in hundredths of a second; 0 is none. */
export function hundredths(ms: number | undefined): number {
  return Math.ceil((ms ?? 0) / 10);
}
