import { randomBytes, randomInt } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { OutputStream } from "../../src/events.ts";
import type { RunId } from "../../src/remote/run-id.ts";
import { shells, Target } from "./target.ts";

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("a follower cut 20 times at any byte, and resumed there, has the same log", async () => {
    await using target = new Target(shell);
    const piece = randomBytes(60_000).toString("base64");
    const run = "for i in $(seq 20); do cat piece; sleep 0.05; done; printf end; exit 5";
    const { id } = await target.start({ run, files: { piece } });
    const { chunks, exitCode } = await followWithCuts(target, id, 20, 100_000);
    expect(Buffer.concat(chunks.log).toString() === `${piece.repeat(20)}end`).toBe(true);
    expect(exitCode).toBe(5);
  });

  test("of two streams each goes on at its own byte", async () => {
    await using target = new Target(shell);
    const run = "for i in $(seq 2000); do echo out $i; echo err $i >&2; done; exit 6";
    const { id } = await target.start({ run, separateStreams: true });
    const { chunks, exitCode } = await followWithCuts(target, id, 20, 2_000);
    const lines = (word: string): string =>
      Array.from({ length: 2000 }, (_, i) => `${word} ${i + 1}\n`).join("");
    expect(Buffer.concat(chunks.out).toString()).toBe(lines("out"));
    expect(Buffer.concat(chunks.err).toString()).toBe(lines("err"));
    expect(exitCode).toBe(6);
  });
});

/** Follows a run over many connections, each of which breaks somewhere in the first `longest` bytes it brings. */
async function followWithCuts(
  { remote }: Target,
  id: RunId,
  cuts: number,
  longest: number,
): Promise<{ chunks: Record<OutputStream, Buffer[]>; exitCode: number | undefined }> {
  const chunks: Record<OutputStream, Buffer[]> = { log: [], out: [], err: [] };
  const received = (stream: OutputStream): number => Buffer.concat(chunks[stream]).length;
  for (let cut = 0; ; cut += 1) {
    let left = cut < cuts ? randomInt(longest) : Number.POSITIVE_INFINITY;
    const connection = new AbortController();
    const offsets = { first: received("log") + received("out"), second: received("err") };
    for await (const event of remote.follow(id, offsets, { signal: connection.signal })) {
      if (event.type === "ended") return { chunks, exitCode: event.exitCode };
      if (event.type !== "output") continue;
      expect(event.offset).toBe(received(event.stream));
      chunks[event.stream].push(event.data.subarray(0, left));
      left -= event.data.length;
      if (left <= 0) break;
    }
    connection.abort();
  }
}
