import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { localFault } from "../../src/workspace/local-fault.ts";
import { unpackResults } from "../../src/workspace/unpack.ts";
import { archiveEnd, rawMember } from "./raw-tar.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

test.each([
  ["ENOSPC", /no space left on this machine/, /^Make room/],
  ["EDQUOT", /no space left on this machine/, /^Make room/],
  ["EACCES", /does not permit/, /a directory that you may write to/],
  ["EPERM", /does not permit/, /a directory that you may write to/],
  ["EROFS", /read-only/, /^Make it writable/],
  ["EMFILE", /too many files are open/, /^Raise the limit/],
])("%s is a fault of this machine, and no reason to rename a result", (code, what, hint) => {
  const cause = Object.assign(new Error("failed"), { code });
  const error = localFault("deep/x", cause);
  expect(error).toMatchObject({ code: "results", hint: expect.stringMatching(hint) as string, cause });
  expect(error?.message).toMatch(what);
  expect(error?.message).toMatch(new RegExp(`^The result "deep/x" cannot be written: .* \\(${code}\\)\\.$`));
});

test.each([Object.assign(new Error("failed"), { code: "ENAMETOOLONG" }), new Error("failed"), "failed"])(
  "%s may be a fault of the result",
  (cause) => {
    expect(localFault("x", cause)).toBeUndefined();
  },
);

test("what is put where the results go while they arrive is left alone, and told", async () => {
  const place = join(temporaryDirectory(), "results");
  const arrive = function* (): Generator<Buffer> {
    yield rawMember({ name: "x", content: "new" });
    mkdirSync(place);
    writeFileSync(join(place, "mine"), "");
    yield archiveEnd;
  };
  await expect(
    unpackResults(Readable.from(arrive()), place, { emit: () => undefined }),
  ).rejects.toMatchObject({
    code: "results",
    message: `The result "${place}" cannot be written: something else was put there meanwhile (ENOTEMPTY).`,
    hint: expect.stringMatching(/^Remove what is there/) as string,
  });
  expect(readdirSync(place)).toEqual(["mine"]);
});

test("a place that is taken, or below a file, says why", async () => {
  const base = temporaryDirectory();
  writeFileSync(join(base, "mine"), "");
  const unpackTo = (place: string): Promise<unknown> =>
    unpackResults(Readable.from([archiveEnd]), place, { emit: () => undefined });
  await expect(unpackTo(base)).rejects.toThrow(`The results cannot be put at "${base}": it is not empty.`);
  await expect(unpackTo(join(base, "mine/sub/results"))).rejects.toThrow(/mine\/sub\/results": ENOTDIR\.$/);
});
