import { createHash, randomBytes } from "node:crypto";
import { appendFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceFile } from "../../src/workspace/archive-items.ts";
import { chunkDigests } from "../../src/workspace/chunk-digests.ts";
import { packTree } from "../../src/workspace/pack.ts";
import { changedRanges, patchItems } from "../../src/workspace/patch.ts";
import { membersAsBytes } from "./members-as-bytes.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const mebibyte = 1024 * 1024;
const never = new AbortController().signal;

function write(content: Buffer): SourceFile {
  const file = join(temporaryDirectory(), "file");
  writeFileSync(file, content);
  return { file, path: "image", size: content.length, sha256: sha256(content) };
}

function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

async function digestsOf(source: SourceFile): Promise<Buffer> {
  const digests = await chunkDigests(source, () => false, never);
  if (digests === undefined) throw new Error("that is the file");
  return digests;
}

/** Does what `patches` says, as the target does it. */
function apply(before: Buffer, patch: Buffer, text: string): Buffer {
  let made = before;
  for (const line of text.trimEnd().split("\n")) {
    const [skip = "", seek, count] = line.split(" ");
    if (skip === "=") {
      made = Buffer.concat([made, Buffer.alloc(Number(seek))]).subarray(0, Number(seek));
      continue;
    }
    const [at, length] = [Number(seek) * 65536, Number(count) * 65536];
    const grown = Buffer.alloc(Math.max(made.length, at + length));
    made.copy(grown);
    patch.copy(grown, at, Number(skip) * 65536, Number(skip) * 65536 + length);
    made = grown;
  }
  return made;
}

describe("the pieces of a large file", () => {
  test("have the digests of what is in them", async () => {
    const content = randomBytes(2.5 * mebibyte);
    const expected = [0, 1, 2].map((index) => {
      const piece = content.subarray(index * mebibyte, (index + 1) * mebibyte);
      return createHash("sha256").update(piece).digest().subarray(0, 16);
    });
    expect((await digestsOf(write(content))).equals(Buffer.concat(expected))).toBe(true);
  });

  test.each<[string, (source: SourceFile) => void]>([
    ["has other content", ({ file }) => writeFileSync(file, randomBytes(2 * mebibyte))],
    ["is longer", ({ file }) => appendFileSync(file, "x")],
    ["is shorter", ({ file }) => truncateSync(file, 5)],
  ])("are not told of a file that %s", async (_, change) => {
    const source = write(randomBytes(2 * mebibyte));
    change(source);
    expect(await chunkDigests(source, () => false, never)).toBeUndefined();
  });

  test("that have changed make the file of now out of the earlier one", async () => {
    const size = fc.integer({ min: 1, max: 6 * mebibyte });
    const change = fc.record({ at: fc.nat(6 * mebibyte), length: fc.integer({ min: 1, max: 300_000 }) });
    await fc.assert(
      fc.asyncProperty(size, size, fc.array(change, { maxLength: 3 }), async (one, other, changes) => {
        const content = Buffer.alloc(6 * mebibyte, "some text");
        const before = Buffer.from(content.subarray(0, one));
        for (const { at, length } of changes) content.fill(0xff, at, Math.min(at + length, content.length));
        const now = content.subarray(0, other);
        const source = write(now);
        const ranges = changedRanges(await digestsOf(write(before)), await digestsOf(source));
        if (ranges === undefined) return;
        const tree = { fileOf: (path: string) => path, entries: [], isUnchanged: () => false };
        const after = patchItems([{ source, ranges }]);
        const members = membersAsBytes(await buffer(packTree(tree, { prefix: "", after })));
        const [patch, text] = [members.get("patch"), members.get("patches")];
        if (patch === undefined || text === undefined) throw new Error("there is a patch");
        expect(apply(before, patch, text.toString()).equals(now)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
