import { InvalidInputs, type Problem } from "../../errors.ts";
import type { Source } from "./source.ts";

/** More of them help nobody. */
const mostTold = 50;

/** Gathers what is wrong with a job file, so that all of it is told at once. */
export class Faults {
  readonly source: Source;
  readonly #faults = new Map<
    string,
    { readonly at: number; readonly message: string; readonly hint: string }
  >();

  constructor(source: Source) {
    this.source = source;
  }

  /** Both texts are sentences that are safe to print. What many aliases lead to is told once. */
  add(at: number, message: string, hint: string): void {
    this.#faults.set(`${at} ${message}`, { at, message, hint });
  }

  /** In the order of the file, and not more than can be read. */
  get problems(): readonly Problem[] {
    const faults = [...this.#faults.values()].sort((one, other) => one.at - other.at);
    return atMost(faults, ({ at, message, hint }) => this.source.problem(at, message, hint));
  }

  /** @throws {JobError} `invalid`, an `InvalidInputs` with all problems */
  throwIfAny(): void {
    if (this.#faults.size > 0) throw new InvalidInputs(this.problems);
  }
}

/** The first faults as problems, and how many more there are. */
function atMost<F>(faults: readonly F[], tell: (fault: F) => Problem): readonly Problem[] {
  const told = faults.slice(0, mostTold).map(tell);
  const more = faults.length - told.length;
  if (more === 0) return told;
  const message = `It has ${more} more ${more === 1 ? "problem" : "problems"}.`;
  return [...told, { input: "job-file", message, hint: "Put these right first." }];
}
