import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDifferences } from "../../src/job/describe-differences.ts";
import type { Difference } from "../../src/job/difference.ts";
import { explain } from "../../src/job/explain.ts";
import type { Signed } from "../../src/job/signature-file.ts";
import { signatureOf, type SignatureParts } from "../../src/job/signature.ts";
import { treeDigest } from "../../src/job/tree-digest.ts";
import type { TreeEntry } from "../../src/job/tree.ts";
import { neighbours, signed } from "./signed.ts";

const [zero, one] = ["0".repeat(64), "1".repeat(64)] as const;
const file = (path: string, sha256 = zero, executable = false): TreeEntry => {
  return { type: "file", path, size: 1, executable, sha256 };
};
const directory = (path: string): TreeEntry => ({ type: "directory", path });
const link = (path: string, target: string): TreeEntry => ({ type: "symlink", path, target });

const plain: SignatureParts = {
  epoch: 1,
  salt: null,
  command: { kind: "script", text: "start.sh", shell: null, args: [] },
  env: [],
  secretNames: [],
  input: treeDigest([]),
  outputs: [],
  separateStreams: false,
  platform: null,
  probes: [],
  upstream: [],
};
const job = (
  tree: readonly TreeEntry[],
  parts: Partial<SignatureParts> = {},
  tags: Record<string, string> = {},
): Signed => ({
  parts: { ...plain, ...parts, input: treeDigest(tree) },
  tree,
  secretTags: new Map(Object.entries(tags)),
});
const described = (before: Signed, after: Signed): string => describeDifferences(explain(before, after));

describe("two jobs", () => {
  test("differ in nothing if they have one signature, else in something that can be said", () => {
    fc.assert(
      fc.property(fc.oneof(neighbours, fc.tuple(signed, signed)), ([before, after]) => {
        const differences = explain(before, after);
        const isSame = signatureOf(before.parts) === signatureOf(after.parts);
        expect(differences.length === 0).toBe(isSame);
        expect(describeDifferences(differences) === "").toBe(isSame);
      }),
      { numRuns: 3000 },
    );
  });

  test("differ in the same things seen from the other side, but that what came has gone", () => {
    const turned = (change: string): string => ({ added: "removed", removed: "added" })[change] ?? change;
    const told = (differences: readonly Difference[]): string[] =>
      differences
        .filter(({ part }) => part !== "cache-probe" && part !== "file")
        .map((difference) => JSON.stringify(difference))
        .sort();
    fc.assert(
      fc.property(neighbours, ([before, after]) => {
        const there = explain(before, after).map((difference) =>
          "change" in difference ? { ...difference, change: turned(difference.change) } : difference,
        ) as Difference[];
        expect(told(there)).toEqual(told(explain(after, before)));
      }),
    );
  });

  test.each<[string, TreeEntry[], TreeEntry[]]>([
    ["1 file changed: a", [file("a")], [file("a", one)]],
    ["1 file changed: a", [file("a")], [{ ...file("a"), size: 2 } as TreeEntry]],
    ["1 file changed: a (mode)", [file("a")], [file("a", zero, true)]],
    ["1 file changed: a (link)", [link("a", "b")], [link("a", "c")]],
    ["1 file changed: a (type)", [link("a", "b")], [file("a")]],
    ["1 file changed: d/ (type); 1 file added: d/x", [file("d")], [directory("d"), file("d/x")]],
    ["1 file added: d/x", [], [directory("d"), file("d/x")]],
    ["1 file added: d/x", [directory("d")], [directory("d"), file("d/x")]],
    ["1 file added: d/", [], [directory("d")]],
    ["1 file removed: d/x", [directory("d"), file("d/x")], [directory("d")]],
    ["1 file added: b; 1 file removed: a", [file("a")], [file("b")]],
    [
      "2 files changed: __proto__, c (mode)",
      [file("__proto__"), file("c")],
      [file("__proto__", one), file("c", zero, true)],
    ],
  ])("with other files: %s", (text, before, after) => {
    expect(described(job(before), job(after))).toBe(text);
  });

  test.each<[string, Partial<SignatureParts>, Partial<SignatureParts>]>([
    ["env FOO", { env: [["FOO", "private"]] }, { env: [["FOO", "secret"]] }],
    [
      "env B, C (added), A (removed)",
      {
        env: [
          ["A", ""],
          ["B", ""],
        ],
      },
      {
        env: [
          ["B", "1"],
          ["C", ""],
        ],
      },
    ],
    ["secret-env T (added)", {}, { secretNames: ["T"] }],
    ["args", {}, { command: { ...plain.command, args: [""] } }],
    ["script", {}, { command: { ...plain.command, text: "other.sh" } }],
    [
      "run",
      { command: { ...plain.command, kind: "inline" } },
      { command: { ...plain.command, kind: "inline", text: "" } },
    ],
    ["script; run", {}, { command: { ...plain.command, kind: "inline" } }],
    ["shell", {}, { command: { ...plain.command, shell: "" } }],
    ["outputs", { outputs: ["a", "!b"] }, { outputs: ["!b", "a"] }],
    ["separate-streams", {}, { separateStreams: true }],
    ["cache-scope", {}, { platform: "" }],
    ["target class", { platform: "label:a" }, { platform: "probe:a" }],
    [
      "host key",
      { platform: `host:SHA256:${"A".repeat(43)}\nlabel:a` },
      { platform: `host:SHA256:${"B".repeat(43)}\nlabel:a` },
    ],
    ["cache-scope", { platform: "label:a" }, { platform: `host:SHA256:${"A".repeat(43)}\nlabel:a` }],
    ['cache-probe "nvidia-smi -L"', probing(["nvidia-smi -L", 0, zero]), probing(["nvidia-smi -L", 0, one])],
    ["cache-probe a", probing(["a", 0, zero]), probing(["a", 1, zero])],
    ["cache-probe b (added), a (removed)", probing(["a", 0, zero]), probing(["b", 0, zero])],
    [
      "cache-probe b (order)",
      probing(["a", 0, zero], ["b", 0, zero]),
      probing(["b", 0, zero], ["a", 0, zero]),
    ],
    ["cache-salt", {}, { salt: "" }],
    ["jobs that come before", {}, { upstream: [zero] }],
    ["version of the signature", {}, { epoch: 2 }],
  ])("with another part: %s", (text, before, after) => {
    expect(described(job([], before), job([], after))).toBe(text);
  });

  test("with other values of a secret differ in a tag, and only beside what counts", () => {
    const [before, after] = [{ T: zero }, { T: one }];
    const parts = { secretNames: ["T"] };
    expect(described(job([], parts, before), job([], parts, after))).toBe("");
    expect(described(job([], parts, before), job([], { ...parts, salt: "" }, after))).toBe(
      "secret-env T (other tag, which does not count); cache-salt",
    );
  });

  test("differ in files that nobody has written down", () => {
    expect(described({ ...job([file("a")]), tree: null }, job([]))).toBe("files");
  });

  test("of twenty thousand files are compared within a second", () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `f${index}`);
    const [before, after] = [job(names.map((name) => file(name))), job(names.map((name) => file(name, one)))];
    const began = performance.now();
    const text = described(before, after);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(text).toBe("20000 files changed: f0, f1, f2, f3, f4 and 19995 more");
  });
});

describe("what is told of differences", () => {
  test("is one line without anything that a terminal acts on, whatever things are called", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.constantFrom("file", "env", "cache-probe"))),
        (named) => {
          const differences = named.map(([name, part]): Difference => ({ part, name, change: "added" }));
          expect(describeDifferences(differences)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        },
      ),
    );
    expect(describeDifferences([{ part: "file", name: "a\u001b[2J\n, b", change: "added" }])).toBe(
      '1 file added: "a\\u{1b}[2J\\n, b"',
    );
  });

  test("tells names apart, however they are written", () => {
    const names = ["a, b", '"a, b"', "a\\n", "a\n", '"', '\\"', "a…"];
    const told = names.map((name) => describeDifferences([{ part: "env", name, change: "value" }]));
    expect(new Set(told).size).toBe(names.length);
  });

  test("stays short however long names are and however many there are", () => {
    const differences = Array.from({ length: 1000 }, (_, index): Difference => {
      return { part: "file", name: `${index}${"\u{1f600}".repeat(2000)}`, change: "content" };
    });
    expect(Array.from(describeDifferences(differences)).length).toBeLessThan(1100);
    expect(describeDifferences(differences, 1)).toMatch(/"… and 999 more$/);
  });
});

function probing(...answers: [command: string, exitCode: number, stdout: string][]): Partial<SignatureParts> {
  return { probes: answers.map(([command, exitCode, stdout]) => ({ command, exitCode, stdout })) };
}
