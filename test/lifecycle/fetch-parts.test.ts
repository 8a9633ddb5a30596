import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divide, divisible, shallDivide } from "../../src/lifecycle/fetch-parts.ts";
import type { RemoteName } from "../../src/remote/listing.ts";
import { named } from "../remote/files.ts";

const MiB = 1024 * 1024;
const openssh = 2 * MiB;
const file = (name: string, size: number): RemoteName => ({ ...named(name), size, executable: false });
const trees = fc.array(
  fc.oneof(fc.nat({ max: 40_000 }), fc.nat({ max: 30 * MiB }), fc.nat({ max: 3_000 * MiB })),
  { maxLength: 40 },
);

describe("results come over several connections", () => {
  const large = divisible([file("a", 30 * MiB), file("b", 18 * MiB)]);

  test("where the way is long and there is much to come", () => {
    expect(shallDivide(large, 50, openssh)).toBe(true);
    expect(shallDivide(large, 49.9, openssh)).toBe(false);
    expect(shallDivide(large.slice(1), 50, openssh)).toBe(false);
  });

  test("not from a server that grants as little as dropbear, and not without one", () => {
    expect(shallDivide(large, 100, 24_576)).toBe(false);
    expect(shallDivide(large, undefined, openssh)).toBe(false);
    expect(shallDivide(large, 100, undefined)).toBe(false);
  });

  test("not when they are more than results may hold", () => {
    const listed = (size: number): boolean => shallDivide(divisible([file("a", size)]), 100, openssh);
    expect(listed(64 * 1024 * MiB)).toBe(true);
    expect(listed(64 * 1024 * MiB + 1)).toBe(false);
    const many = Array.from({ length: 500_001 }, () => large[0]).flatMap((one) =>
      one ? [{ ...one, size: 200 }] : [],
    );
    expect(shallDivide(many, 100, openssh)).toBe(false);
    expect(shallDivide(many.slice(1), 100, openssh)).toBe(true);
  });
});

describe("parts of results", () => {
  test("hold every byte of every file once", () => {
    fc.assert(
      fc.property(trees, (sizes) => {
        const files = divisible(sizes.map((size, index) => file(`f${index}`, size)));
        const spans = new Map(files.map(({ path }) => [path, [] as [number, number][]]));
        for (const { files: together, from, length } of divide(files)) {
          // Only a file that comes alone is divided.
          if (together.length > 1) expect([from, length]).toEqual([0, sum(together.map(({ size }) => size))]);
          for (const { path, size } of together)
            spans.get(path)?.push([from, from + (together.length > 1 ? size : length)]);
        }
        for (const { path, size } of files) {
          const ordered = (spans.get(path) ?? []).toSorted(([a], [b]) => a - b);
          expect(ordered.map(([from]) => from)).toEqual([0, ...ordered.slice(0, -1).map(([, to]) => to)]);
          expect(ordered.at(-1)?.[1]).toBe(size);
        }
      }),
    );
  });

  test("are neither too many nor too large", () => {
    fc.assert(
      fc.property(trees, (sizes) => {
        const parts = divide(divisible(sizes.map((size, index) => file(`f${index}`, size))));
        for (const { length } of parts) expect(length).toBeLessThanOrEqual(64 * MiB);
        expect(parts.length).toBeLessThanOrEqual(8 + sum(sizes) / (32 * MiB) + sizes.length);
      }),
    );
    const many = Array.from({ length: 5_000 }, (_, index) => file(`f${index}`, 10_000));
    expect(divide(divisible(many)).length).toBeLessThanOrEqual(5);
    const endless = divide(divisible([file("a", 10 ** 12), file("b", 10 ** 12)]));
    expect(endless.length).toBeLessThanOrEqual(4098);
    expect(sum(endless.map(({ length }) => length))).toBe(2 * 10 ** 12);
  });

  test("are of files alone of which all is known and whose names lead nowhere else", () => {
    const names: RemoteName[] = [
      file("dir/plain", 5),
      file("new\nline", 5),
      file("../up", 5),
      file("dir/../../up", 5),
      file("a//b", 5),
      { ...file("latin", 5), name: Buffer.from([0xe9]) },
      { ...file("unknown", 5), size: undefined },
      { ...file("of no mode", 5), executable: undefined },
      { ...file("link", 5), type: "symlink" },
    ];
    expect(divisible(names).map(({ path }) => path)).toEqual(["dir/plain", "new\nline"]);
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
