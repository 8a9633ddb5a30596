import { isNothing, readCollection } from "./collections.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { Findings } from "./findings.ts";
import { textsOf, type Given, type GivenValue } from "./given.ts";
import { inputs, plannedInputs, type Input, type InputName, type Inputs } from "./inputs.ts";
import { hintOf, isCollection, isEmpty, schemaOf, type Kind, type ValueOf } from "./kinds.ts";
import { printable } from "./printable.ts";

interface Collection {
  readonly type: "list" | "lines" | "variables" | "secret-variables";
}

/** What an input becomes: never `undefined` where there is a default, or where nothing is an empty collection. */
type ValueOfInput<I> = I extends { readonly kind: infer K extends Kind }
  ? K extends Collection
    ? ValueOf<K>
    : I extends { readonly default: string }
      ? ValueOf<K>
      : ValueOf<K> | undefined
  : never;

/** Every input's value by its name, with defaults applied. An input with a problem has the value of one not given. */
type Values = { readonly [I in Inputs as I["name"]]: ValueOfInput<I> };

/** The inputs, each understood by itself. */
export interface ReadInputs {
  readonly values: Values;
  /** Those that the user gave, problem or not. */
  readonly given: ReadonlySet<InputName>;
}

/** More than this does not fit into one entry of the environment, with some room for its name. */
const maxBytes = 100 * 1024;

/** Reads every input by its kind, and applies defaults. */
export function readValues(all: Given, findings: Findings): ReadInputs {
  const given = new Set<InputName>();
  const values = inputs.map((input) => {
    const found = all.get(input.name) ?? "";
    if (isSomething(input.kind, found)) {
      given.add(input.name);
      const value = readValue(input, found, findings);
      if (!findings.hasProblem(input.name)) return [input.name, value];
    }
    return [input.name, valueOfNothing(input)];
  });
  for (const name of plannedInputs) {
    if (isBlank(all.get(name) ?? "")) continue;
    findings.problem(name, "This input is not supported by this version of ssh-job-action.", "Leave it out.");
  }
  return { values: Object.fromEntries(values) as Values, given };
}

/** Warns of each name that is no input, by the name only: the value may be a secret. */
export function warnOfUnknown(all: Given, findings: Findings): void {
  const known = new Set<string>([...inputs.map(({ name }) => name), ...plannedInputs]);
  const unknown = [...all].filter(([name, value]) => !isBlank(value) && !known.has(name));
  for (const [name] of unknown) {
    const meant = didYouMean(name);
    const suggestion = meant === undefined ? "" : ` Did you mean ${printable(meant)}?`;
    findings.warning(`There is no input ${printable(name)}; it is ignored.${suggestion}`);
  }
}

function isSomething(kind: Kind, given: GivenValue): boolean {
  return typeof given === "string" ? !isEmpty(kind, given) : !isNothing(kind, given);
}

function isBlank(given: GivenValue): boolean {
  return textsOf(given).every((text) => text.trim() === "");
}

function readValue({ name, kind }: Input, given: GivenValue, findings: Findings): unknown {
  const texts = textsOf(given);
  // A list that makes a text has come from a file, and never stands in an environment.
  const isBounded = typeof given === "string" || kind.type !== "text";
  if (isBounded && texts.some((text) => Buffer.byteLength(text) > maxBytes)) {
    findings.problem(
      name,
      "The value has more than 100 kB.",
      "Put a text of this size into a file of the job directory.",
    );
    return undefined;
  }
  if (texts.some((text) => text.includes("\0"))) {
    findings.problem(name, "The value holds a NUL character.", "Give a text without it.");
    return undefined;
  }
  if (typeof given !== "string") {
    const read = readCollection(kind, given);
    if (read.ok) return read.value;
    findings.problem(name, read.message, read.hint);
    return undefined;
  }
  const { data, error } = schemaOf(kind).safeParse(given);
  if (error) findings.problem(name, error.issues.map(({ message }) => message).join(" "), hintOf(kind));
  return data;
}

function valueOfNothing({ kind, default: text }: Input): unknown {
  return text === undefined && !isCollection(kind) ? undefined : schemaOf(kind).parse(text ?? "");
}
