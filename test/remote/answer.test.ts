import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Answer, printable } from "../../src/remote/answer.ts";

test("lines and blocks are read however the bytes were cut into chunks", async () => {
  const bytes = Buffer.from("first\nD 7\n\0x\ny\n\xe9\nlast\nthe rest", "latin1");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: bytes.length }), async (sizes) => {
      const answer = answerOf(cut(bytes, sizes));
      expect([await answer.line(), await answer.line()]).toEqual(["first", "D 7"]);
      const block = await buffer(answer.bytes(7));
      expect(block.toString("latin1")).toBe("\0x\ny\n\xe9\n");
      expect(await answer.line()).toBe("last");
      expect((await buffer(answer.rest())).toString()).toBe("the rest");
      expect(await answer.line()).toBeUndefined();
    }),
  );
});

test("what comes before a token is read however the bytes were cut, and whatever of the token is in it", async () => {
  const token = "abacab";
  const content = fc
    .array(fc.constantFrom("a", "ab", "abac", "abaca", "b", "\n", "x"), { maxLength: 30 })
    .map((pieces) => pieces.join(""))
    .filter((text) => !text.includes(token) && `${text}${token}`.indexOf(token) === text.length);
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 250 });
  await fc.assert(
    fc.asyncProperty(content, sizes, async (text, cuts) => {
      const answer = answerOf(cut(Buffer.from(`${text}${token} 0\nnext\n`), cuts));
      expect((await buffer(answer.before(Buffer.from(token)))).toString()).toBe(text);
      expect([await answer.line(), await answer.line()]).toEqual([`${token} 0`, "next"]);
    }),
  );
  const half = answerOf(["content aba"]).before(Buffer.from(token));
  await expect(buffer(half)).rejects.toMatchObject({ code: "connection-lost" });
});

test("a line without its end is no line", async () => {
  const answer = answerOf(["whole\nhal"]);
  expect([await answer.line(), await answer.line(), await answer.line()]).toEqual([
    "whole",
    undefined,
    undefined,
  ]);
});

test("a line that never ends is refused before it fills the memory", async () => {
  const endless = new Readable({
    read() {
      this.push(Buffer.alloc(10_000, "x"));
    },
  });
  await expect(new Answer(endless).line()).rejects.toMatchObject({ code: "protocol" });
  endless.destroy();
});

test("a block that ends too early is a lost connection", async () => {
  const pieces = answerOf(["abc"]).bytes(4);
  expect((await pieces.next()).value).toEqual(Buffer.from("abc"));
  await expect(pieces.next()).rejects.toMatchObject({ code: "connection-lost" });
});

test("what is discarded is read to its end", async () => {
  const stdout = Readable.from([Buffer.from("line\n"), Buffer.from("more"), Buffer.from("more")]);
  const answer = new Answer(stdout);
  expect(await answer.line()).toBe("line");
  await answer.discard();
  expect([stdout.readableEnded, await answer.line()]).toEqual([true, undefined]);
});

test("an error of the connection is the reader's", async () => {
  const stdout = new Readable({ read: () => undefined });
  const line = new Answer(stdout).line();
  const reason = new Error("reset");
  stdout.destroy(reason);
  await expect(line).rejects.toBe(reason);
});

test("text of the target becomes one short line without control characters", () => {
  expect(printable("\x1b[31mred\x1b[0m\n::error::\u202e two\r\n")).toBe("[31mred [0m ::error::  two");
  expect(printable("x".repeat(10_000))).toHaveLength(500);
});

function answerOf(chunks: readonly (Buffer | string)[]): Answer {
  return new Answer(Readable.from(chunks.map((chunk) => Buffer.from(chunk as string))));
}

function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  let start = 0;
  return sizes.flatMap((size) => {
    const chunk = bytes.subarray(start, (start += size));
    return chunk.length > 0 ? [chunk] : [];
  });
}
