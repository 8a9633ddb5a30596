import { describe, expect, test } from "vitest";
import { type OutputCandidate, selectOutputs } from "../../src/workspace/outputs.ts";

const candidates: readonly OutputCandidate[] = [
  ...["out", "out/empty", "out/sub", "out/sub/deep", "out/tmp"].map((path) => ({
    path,
    type: "directory" as const,
  })),
  ...[
    "start.sh",
    "out/a.log",
    "out/.hidden",
    "out/sub/b.log",
    "out/sub/deep/new\nline",
    "out/tmp/x",
    "out/tmp/keep",
  ].map((path) => ({ path, type: "file" as const })),
  { path: "out/latest", type: "symlink" },
];
const below = {
  sub: ["out/sub/b.log", "out/sub/deep/new\nline"],
  tmp: ["out/tmp/x", "out/tmp/keep"],
};
const everythingInOut = ["out/empty", "out/a.log", "out/.hidden", ...below.sub, ...below.tmp, "out/latest"];

describe("patterns choose", () => {
  test.each<[string, string[], string[]]>([
    ["nothing when there are none", [], []],
    ["a file by its path", ["out/a.log"], ["out/a.log"]],
    ["a link, as itself", ["out/latest"], ["out/latest"]],
    ["within one directory by *", ["out/*.log"], ["out/a.log"]],
    ["at any depth by **", ["**/*.log"], ["out/a.log", "out/sub/b.log"]],
    ["hidden names too", ["out/.*", "**/.hidden"], ["out/.hidden"]],
    ["hidden names by *", ["*/*"], everythingInOut],
    ["all below a directory that they match", ["out/sub"], below.sub],
    ["all below a directory that a wildcard matches", ["out/s*"], below.sub],
    ["the same with a slash at the end or ./ before", ["./out/sub/"], below.sub],
    ["an empty directory itself", ["out/empty"], ["out/empty"]],
    ["everything below by **", ["out/**"], everythingInOut],
    ["everything by .", ["."], ["out/empty", "start.sh", ...everythingInOut.slice(1)]],
    [
      "not what ! takes away",
      ["out/**", "!**/*.log", "!out/{empty,latest}"],
      ["out/.hidden", "out/sub/deep/new\nline", ...below.tmp],
    ],
    [
      "not what is below a directory that ! takes away",
      ["out/**", "!out/sub", "!out/tmp/"],
      ["out/empty", "out/a.log", "out/.hidden", "out/latest"],
    ],
    [
      "what is added again after it was taken away",
      ["out/tmp/**", "!out/tmp", "out/tmp/keep"],
      ["out/tmp/keep"],
    ],
    ["nothing that ! takes away before it is added", ["!out/tmp/x", "out/tmp"], below.tmp],
    ["nothing by ! alone", ["!out/tmp"], []],
  ])("%s", (_, patterns, chosen) => {
    expect(selectOutputs(candidates, patterns)).toEqual(chosen);
  });

  test("across names that hold a newline", () => {
    const path = "out/new\nline/a.txt";
    expect(selectOutputs([{ path, type: "file" }], ["out/**/*.txt"])).toEqual([path]);
  });

  test("by case, as file names are", () => {
    expect(selectOutputs(candidates, ["OUT/**"])).toEqual([]);
  });

  test("names with characters of globs when these are quoted", () => {
    const odd = ["a[1].txt", "!a", "#a"].map((path) => ({ path, type: "file" as const }));
    expect(selectOutputs(odd, ["a\\[1\\].txt", "\\!a", "#a"])).toEqual(["a[1].txt", "!a", "#a"]);
  });

  test("quickly among very many candidates", () => {
    const many = Array.from({ length: 50_000 }, (_, n) => ({
      path: `d/${n % 100}/${n}.txt`,
      type: "file" as const,
    }));
    const chosen = selectOutputs(many, ["d/**", "!d/7*/**", "**/*77.txt"]);
    expect(chosen).toHaveLength(50_000 - 5_500 + 500);
  });
});
