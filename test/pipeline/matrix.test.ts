import fc from "fast-check";
import { expect, test } from "vitest";
import { expandMatrix } from "../../src/pipeline/matrix.ts";

type Values = Readonly<Record<string, string>>;

interface Written {
  readonly axes: Readonly<Record<string, readonly string[]>>;
  readonly include?: readonly Values[];
  readonly exclude?: readonly Values[];
}

function expand({ axes, include = [], exclude = [] }: Written): Values[] {
  const combinations = (all: readonly Values[]): { at: number; values: Map<string, string> }[] =>
    all.map((values) => ({ at: 0, values: new Map(Object.entries(values)) }));
  const expanded = expandMatrix({
    axes: new Map(Object.entries(axes)),
    include: combinations(include),
    exclude: combinations(exclude),
  });
  return expanded.map((values) => Object.fromEntries(values));
}

test("GitHub's own example gives what its documentation says", () => {
  expect(
    expand({
      axes: { fruit: ["apple", "pear"], animal: ["cat", "dog"] },
      include: [
        { color: "green" },
        { color: "pink", animal: "cat" },
        { fruit: "apple", shape: "circle" },
        { fruit: "banana" },
        { fruit: "banana", animal: "cat" },
      ],
    }),
  ).toEqual([
    { fruit: "apple", animal: "cat", color: "pink", shape: "circle" },
    { fruit: "apple", animal: "dog", color: "green", shape: "circle" },
    { fruit: "pear", animal: "cat", color: "pink" },
    { fruit: "pear", animal: "dog", color: "green" },
    { fruit: "banana" },
    { fruit: "banana", animal: "cat" },
  ]);
});

test("without axes, each inclusion is a combination", () => {
  expect(expand({ axes: {}, include: [{ a: "1" }, { a: "2", b: "3" }] })).toEqual([
    { a: "1" },
    { a: "2", b: "3" },
  ]);
});

const value = fc.constantFrom("1", "2", "3");
const axes = fc.record(
  { a: fc.uniqueArray(value, { minLength: 1 }), b: fc.uniqueArray(value, { minLength: 1 }) },
  { requiredKeys: ["a"] },
);
const some = fc.array(fc.record({ a: value, b: value, c: value }, { requiredKeys: [] }), { maxLength: 4 });

/** By going through everything that there might be, in the order of GitHub's documentation. */
function oracle({ axes: given, include = [], exclude = [] }: Written): Values[] {
  const { a = [], b = [] } = given;
  const all = a.flatMap((one): Values[] =>
    b.length === 0 ? [{ a: one }] : b.map((two) => ({ a: one, b: two })),
  );
  const originals = all.filter(
    (one) => !exclude.some((out) => Object.keys(out).every((key) => one[key] === out[key])),
  );
  const added = include.filter(
    (more) =>
      !originals.some((one) => Object.keys(more).every((key) => !(key in given) || one[key] === more[key])),
  );
  const full = originals.map((one) =>
    include
      .filter((more) => Object.keys(more).every((key) => !(key in given) || one[key] === more[key]))
      .reduce<Values>((sum, more) => ({ ...sum, ...more }), one),
  );
  return [...full, ...added];
}

test("any matrix has the combinations that trying all of them finds, in the same order", () => {
  fc.assert(
    fc.property(axes, some, some, (given, include, exclude) => {
      const written = { axes: given, include, exclude } as Written;
      expect(expand(written)).toEqual(oracle(written));
    }),
  );
});
