import { printable } from "../printable.ts";
import type { Faults } from "./faults.ts";
import type { Combination, Matrix } from "./job-file.ts";
import { called } from "./read-input.ts";
import { isPlain, readEntries } from "./read-names.ts";
import type { Entry, Tree } from "./tree.ts";

const mostCombinations = 1000;

/** The axes of a matrix, and the combinations to add and to leave out. */
export function readMatrix({ at, value }: Entry, faults: Faults): Matrix {
  const axes = new Map<string, readonly string[]>();
  let include: readonly Combination[] = [];
  let exclude: readonly Combination[] = [];
  for (const [key, entry] of readEntries(value, "a matrix", faults)) {
    if (key === "include") include = readCombinations(entry.value, faults);
    else if (key === "exclude") exclude = readCombinations(entry.value, faults);
    else if (isKey(key, entry.at, faults)) axes.set(key, readAxis(key, entry, faults));
  }
  if (axes.size === 0 && include.length === 0 && value.type !== "list" && value.type !== "text") {
    faults.add(at, "This matrix has no values.", "Write NAME: [ONE, OTHER] below it, or leave it out.");
  }
  checkExclude(axes, exclude, faults);
  const size = [...axes.values()].reduce((product, values) => product * values.length, 1) + include.length;
  if (size > mostCombinations) {
    faults.add(
      at,
      `This matrix has ${size} combinations; ${mostCombinations} are the most.`,
      "Leave values out.",
    );
  }
  return { at, axes, include, exclude };
}

function readAxis(key: string, { at, value }: Entry, faults: Faults): readonly string[] {
  if (value.type !== "list") {
    faults.add(value.start, `${called(value)} where a list should be.`, `Write ${key}: [ONE, OTHER].`);
    return [];
  }
  const values = new Set<string>();
  for (const item of value.items) {
    const text = readValue(item, faults);
    if (text === undefined) continue;
    if (values.has(text)) faults.add(item.start, `${printable(text)} stands here twice.`, "Write it once.");
    values.add(text);
  }
  if (value.items.length === 0) {
    faults.add(at, `${key} has no values, so that there is no job.`, "Write a value, or leave it out.");
  }
  return [...values];
}

function readCombinations(tree: Tree, faults: Faults): readonly Combination[] {
  if (tree.type === "nothing") return [];
  if (tree.type !== "list") {
    faults.add(
      tree.start,
      `${called(tree)} where a list should be.`,
      "Write a list of mappings: - NAME: VALUE.",
    );
    return [];
  }
  return tree.items.map((item) => {
    const values = new Map<string, string>();
    for (const [key, { at, value }] of readEntries(item, "a combination", faults)) {
      const text = isKey(key, at, faults) ? readValue(value, faults) : undefined;
      if (text !== undefined) values.set(key, text);
    }
    return { at: item.start, values };
  });
}

function readValue(tree: Tree, faults: Faults): string | undefined {
  if (tree.type === "text") return isPlain(tree, faults) ? tree.text : undefined;
  faults.add(
    tree.start,
    `${called(tree)} where a value should be.`,
    'Write a text, a number or a boolean; "" is empty.',
  );
  return undefined;
}

/** As expressions can name it. */
function isKey(key: string, at: number, faults: Faults): boolean {
  if (/^[A-Za-z_][\w-]*$/.test(key)) return true;
  const hint = "Use letters, digits, _ and -, with a letter or _ at the beginning.";
  faults.add(at, `${printable(key)} is no name of a matrix's values.`, hint);
  return false;
}

/** An exclusion without effect is a mistake: what was meant to be left out is run. */
function checkExclude(
  axes: ReadonlyMap<string, readonly string[]>,
  exclude: readonly Combination[],
  faults: Faults,
): void {
  for (const { at, values } of exclude) {
    for (const [key, value] of values) {
      const known = axes.get(key);
      if (known?.includes(value) === true) continue;
      const message =
        known === undefined
          ? `This excludes nothing: ${key} is not in the matrix.`
          : `This excludes nothing: ${key} is never ${printable(value)}.`;
      faults.add(at, message, "Write values of the matrix, or leave it out.");
    }
    if (values.size === 0)
      faults.add(at, "This excludes nothing.", "Write values of the matrix, or leave it out.");
  }
}
