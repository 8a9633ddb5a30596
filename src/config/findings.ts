import { InvalidInputs, type Problem } from "../errors.ts";
import { inputs, type InputName, type PlannedInputName } from "./inputs.ts";

/** Gathers what is wrong with the inputs, and what is merely odd, so that all of it is told at once. */
export class Findings {
  readonly #problems: Problem[] = [];
  readonly #warnings: string[] = [];

  /** Both texts are sentences. Neither may hold a secret, nor a value that has not been through `printable`. */
  problem(input: InputName | PlannedInputName, message: string, hint: string): void {
    this.#problems.push({ input, message, hint });
  }

  /** A sentence, under the same rule. */
  warning(message: string): void {
    this.#warnings.push(message);
  }

  hasProblem(input?: InputName): boolean {
    return this.#problems.some((problem) => input === undefined || problem.input === input);
  }

  get warnings(): readonly string[] {
    return this.#warnings;
  }

  /** All problems, in the order of the list of inputs, and all warnings. */
  toError(): InvalidInputs {
    const problems = this.#problems.toSorted((one, other) => rank(one) - rank(other));
    return new InvalidInputs(problems, this.#warnings);
  }
}

function rank({ input }: Problem): number {
  const index = inputs.findIndex(({ name }) => name === input);
  return index < 0 ? inputs.length : index;
}
