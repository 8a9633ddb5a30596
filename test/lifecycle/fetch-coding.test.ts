import { describe, expect, test } from "vitest";
import { chooseFetchCoding, sampleFor, type Way } from "../../src/lifecycle/fetch-coding.ts";
import { archiveSize, boundBytes } from "../../src/lifecycle/listed-sizes.ts";
import type { RemoteName } from "../../src/remote/listing.ts";
import { named } from "../remote/files.ts";

const both: Way = { codings: ["zstd", "gzip", "none"], roundTripMs: 20 };
const gzip: Way = { codings: ["gzip", "none"], roundTripMs: 20 };
const tree = (files: number, size: number): RemoteName[] =>
  Array.from({ length: files }, (_, n) => ({ ...named(`f${n}`), size }));

describe("results are compressed", () => {
  const large = tree(500, 10_000);
  const choose = (way: Way, compressed: number | undefined, names: readonly RemoteName[] = large): string =>
    chooseFetchCoding(names, way, { files: sampleFor(names, way), compressed });

  test("by what saves most, if a sample says that it saves enough", () => {
    expect(choose(both, 100_000)).toBe("zstd");
    expect(choose(both, 230_000)).toBe("zstd");
    expect(choose(both, 250_000)).toBe("none");
    expect(choose(gzip, 100_000)).toBe("gzip");
    expect(choose(gzip, 230_000)).toBe("none");
  });

  test("not over a link that is quick, or whose speed nobody knows", () => {
    for (const roundTripMs of [undefined, 0.3, 1.9]) {
      expect(sampleFor(large, { ...both, roundTripMs })).toEqual([]);
      expect(choose({ ...both, roundTripMs }, undefined)).toBe("none");
    }
    expect(sampleFor(large, { ...gzip, roundTripMs: 4 })).toEqual([]);
  });

  test("not when there is little of them, or nobody knows how much", () => {
    for (const names of [tree(3, 1000), tree(3, 1e6).map((entry) => ({ ...entry, size: undefined }))]) {
      expect(sampleFor(names, gzip)).toEqual([]);
      expect(choose(both, undefined, names)).toBe("none");
    }
  });

  test("by zstd without a sample when there is not much", () => {
    expect(sampleFor(tree(10, 50_000), both)).toEqual([]);
    expect(choose(both, undefined, tree(10, 50_000))).toBe("zstd");
    expect(choose({ ...both, codings: ["zstd", "none"] }, undefined)).toBe("zstd");
  });

  test("not when a sample was asked for and could not be made", () => {
    for (const nothing of [0, 20]) expect(choose(gzip, nothing)).toBe("none");
  });

  test("by a sample of few files from all over the tree", () => {
    const sample = sampleFor(large, gzip).map(({ name }) => Number(name.toString().slice(1)));
    expect(sample.length).toBeLessThanOrEqual(32);
    expect(Math.max(...sample)).toBeGreaterThan(450);
  });
});

describe("what comes", () => {
  test("may be somewhat more than was listed, and not far more", () => {
    const names = tree(2, 1000);
    expect(archiveSize(names)).toBe(1024 + 2 * (512 + 1024));
    const count = boundBytes(names);
    count(60 * 1024 ** 2);
    expect(() => count(10 * 1024 ** 2)).toThrow(expect.objectContaining({ code: "results" }) as Error);
  });

  test("has no bound where the target knows no sizes", () => {
    const names = [named("x")];
    expect(archiveSize(names)).toBeUndefined();
    expect(() => boundBytes(names)(1e15)).not.toThrow();
  });
});
