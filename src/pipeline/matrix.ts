import type { Matrix } from "../config/job-file/job-file.ts";

/**
 * The combinations of a matrix, in the order of the file, as GitHub makes them: every value of each axis with every other,
 * without those that are excluded; then each `include` adds its values to all of them that it contradicts in no value of
 * an axis, or is one more combination where there is none.
 */
export function expandMatrix({
  axes,
  include,
  exclude,
}: Pick<Matrix, "axes" | "include" | "exclude">): readonly ReadonlyMap<string, string>[] {
  const product = axes.size === 0 ? [] : combine([...axes]);
  const kept = product.filter((one) => !exclude.some(({ values }) => agrees(one, values)));
  const completed = kept.map((one) => new Map(one));
  const added: ReadonlyMap<string, string>[] = [];
  for (const { values } of include) {
    const onAxes = new Map([...values].filter(([key]) => axes.has(key)));
    const fitting = completed.filter((one) => agrees(one, onAxes));
    if (fitting.length === 0) added.push(values);
    for (const one of fitting) for (const [key, value] of values) one.set(key, value);
  }
  return [...completed, ...added];
}

type Axis = readonly [key: string, values: readonly string[]];

function combine([first, ...others]: readonly Axis[]): readonly ReadonlyMap<string, string>[] {
  if (first === undefined) return [new Map()];
  const [key, values] = first;
  const rest = combine(others);
  return values.flatMap((value) => rest.map((one) => new Map([[key, value], ...one])));
}

function agrees(one: ReadonlyMap<string, string>, values: ReadonlyMap<string, string>): boolean {
  return [...values].every(([key, value]) => one.get(key) === value);
}
