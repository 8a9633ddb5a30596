import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import type { Coding, Payload } from "../../src/remote/request.ts";
import { packJob } from "./job.ts";
import { expectWanted } from "./reusing.ts";
import { ask } from "./submit.ts";
import { randomHex, shells, Target } from "./target.ts";
import {
  directoryKey,
  encode,
  file,
  payloadOf,
  plainTree,
  readTree,
  runWith,
  settled,
  type Tree,
} from "./trees.ts";

const tree: Tree = { big: file(randomBytes(3_000_000)), small: file("x") };
const lost = { code: expect.stringMatching(/^(connection-lost|target)$/) as string };
const job = { run: "true" };

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test.each(shell === "busybox" ? ["none", "gzip"] : ["none", "gzip", "zstd"])(
    "an upload that breaks is continued where it broke, as often as it breaks (coding: %s)",
    async (word) => {
      const coding = word as Coding;
      await using target = new Target(shell);
      const signature = randomHex(32);
      let from = 0;
      for (const end of [1_500_000, 2_200_001]) {
        await expect(send(target, signature, coding, from, end)).rejects.toMatchObject(lost);
        await settled(target);
        const { answer } = await wanted(target, signature);
        expect(answer.partial).toEqual({ base: undefined, coding, bytes: end });
        await answer.leave();
        await settled(target);
        from = end;
      }
      const id = await send(target, signature, coding, from, undefined);
      expect(plainTree(readTree(join(target.runDirectory(id), "work")))).toEqual(plainTree(tree));
      await settled(target);
      expect(tmp(target)).toEqual([]);
      const again = await wanted(target, signature);
      await again.answer.leave();
      expect(again.answer).toMatchObject({ partial: undefined, before: { isBase: true } });
    },
  );

  test("what a broken upload has changed of a base is continued, too, but only on that base", async () => {
    await using target = new Target(shell);
    const base: Tree = { small: file("x"), gone: file("y") };
    const first = await runWith(target, base);
    await settled(target);
    const signature = randomHex(32);
    const { answer, request } = await wanted(target, signature);
    const whole = await payloadOf({ job, signature }, tree, base);
    await expect(answer.send(cut(whole, 0, 1_200_000))).rejects.toMatchObject(lost);
    await settled(target);
    const second = expectWanted(await ask(target.remote, { ...request, submission: randomHex(16) }));
    expect(second.partial).toEqual({ base: first.following.id, coding: "none", bytes: 1_200_000 });
    const run = await second.send(cut(whole, 1_200_000));
    expect(plainTree(readTree(join(target.runDirectory(run.id), "work")))).toEqual(plainTree(tree));
  });

  test("what is small, of another job, or of somebody else is not continued", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    await expect(send(target, signature, "none", 0, 900_000)).rejects.toMatchObject(lost);
    await settled(target);
    expect(tmp(target)).toEqual([]);
    await expect(send(target, signature, "none", 0, 1_100_000)).rejects.toMatchObject(lost);
    await settled(target);
    expect(tmp(target)).toHaveLength(1);
    for (const options of [{ domains: ["other"] }, { base: undefined }]) {
      const { answer } = await wanted(target, signature, options);
      await answer.leave();
      expect(answer.partial).toBeUndefined();
    }
    const other = await wanted(target, randomHex(32));
    await other.answer.leave();
    expect(other.answer.partial).toBeUndefined();
    const [name = ""] = tmp(target);
    const then = Date.now() / 1_000 - 25 * 60 * 60;
    utimesSync(join(target.home, "store/v1/tmp", name), then, then);
    await target.remote.collect();
    expect(tmp(target)).toEqual([]);
  });

  test("what was forged meanwhile does not run, and the next try sends the whole", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    await expect(send(target, signature, "none", 0, 1_500_000)).rejects.toMatchObject(lost);
    await settled(target);
    const path = join(target.home, "store/v1/tmp", tmp(target)[0] ?? "");
    const bytes = readFileSync(path);
    bytes.write("forged", 1_000_000);
    writeFileSync(path, bytes);
    await expect(send(target, signature, "none", 1_500_000, undefined)).rejects.toMatchObject({
      code: "base-lost",
    });
    await settled(target);
    expect(tmp(target)).toEqual([]);
    expect(readdirSync(join(target.home, "store/v1/jobs"))).toEqual([]);
    const id = await send(target, signature, "none", 0, undefined);
    expect(plainTree(readTree(join(target.runDirectory(id), "work")))).toEqual(plainTree(tree));
  });

  test("what a crash has left damaged of an upload is sent again whole", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    await expect(send(target, signature, "none", 0, 1_500_000)).rejects.toMatchObject(lost);
    await settled(target);
    const path = join(target.home, "store/v1/tmp", tmp(target)[0] ?? "");
    writeFileSync(path, Buffer.alloc(1_500_000));
    await expect(send(target, signature, "none", 1_500_000, undefined)).rejects.toMatchObject({
      code: "base-lost",
    });
    await settled(target);
    expect(tmp(target)).toEqual([]);
    const id = await send(target, signature, "none", 0, undefined);
    expect(plainTree(readTree(join(target.runDirectory(id), "work")))).toEqual(plainTree(tree));
  });

  test("a job that is cancelled while it comes never starts", async () => {
    await using target = new Target(shell);
    const { answer, request } = await wanted(target, randomHex(32));
    const whole = await payloadOf({ job, signature: request.signature }, tree, undefined);
    const content = whole.pack as Buffer;
    const halting = new Readable({ read: () => undefined });
    halting.push(content.subarray(0, 1_500_000));
    const sent = expect(answer.send({ ...whole, pack: halting })).rejects.toMatchObject({
      code: "connection-lost",
    });
    const unnamed = { signature: request.signature, submission: request.submission };
    expect(await target.remote.cancel(unnamed, "me", 30)).toEqual({ state: "absent" });
    halting.push(content.subarray(1_500_000));
    halting.push(null);
    await sent;
    expect(readdirSync(join(target.home, "store/v1/jobs"))).toEqual([]);
  });

  test("a client whose connection seems to live on continues what that one has brought", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const { answer, request } = await wanted(target, signature);
    const whole = await payloadOf({ job, signature }, tree, undefined);
    const halting = new Readable({ read: () => undefined });
    halting.push((whole.pack as Buffer).subarray(0, 2_000_000));
    const hanging = answer.send({ ...whole, pack: halting }).catch(() => undefined);
    const stage = join(
      target.home,
      "store/v1/tmp",
      tmp(target)[0] ?? "",
      `pack.${request.submission}/adopt/0`,
    );
    await vi.waitFor(() => expect(readFileSync(stage)).toHaveLength(2_000_000), 60_000);
    const again = expectWanted(await ask(target.remote, request));
    expect(again.partial).toEqual({ base: undefined, coding: "none", bytes: 2_000_000 });
    const run = await again.send(cut(whole, 2_000_000));
    expect(plainTree(readTree(join(target.runDirectory(run.id), "work")))).toEqual(plainTree(tree));
    halting.push(null);
    await hanging;
    expect(readdirSync(join(target.home, "store/v1/jobs"))).toEqual([run.id]);
    await settled(target);
    expect(tmp(target)).toEqual([]);
  });

  test.each(shell === "busybox" ? ["none", "gzip"] : ["none", "gzip", "zstd"])(
    "a pack that comes in parts, at once and in any order, is put together (coding: %s)",
    async (word) => {
      const coding = word as Coding;
      await using target = new Target(shell);
      const signature = randomHex(32);
      const { answer, request } = await wanted(target, signature);
      const plain = await payloadOf({ job, signature }, tree, undefined);
      const whole = await payloadOf({ job, signature }, tree, undefined, { coding });
      const content = plain.pack as Buffer;
      const parts = Array.from({ length: 12 }, (_, index) =>
        encode(content.subarray(index * 260_000, index === 11 ? undefined : (index + 1) * 260_000), coding),
      );
      const order = parts.map((part, number) => ({ part, number })).sort(() => Math.random() - 0.5);
      const arrived = Promise.all(
        order.map(({ part, number }) =>
          target.remote.part(request.submission, number, Readable.from([part])),
        ),
      ).then(() => parts.map(({ length }) => length));
      const run = await answer.send({ ...whole, pack: { parts: parts.length, arrived } });
      expect(plainTree(readTree(join(target.runDirectory(run.id), "work")))).toEqual(plainTree(tree));
      await settled(target);
      const next = await runWith(target, { ...tree, small: file("y") }, tree);
      expect(next.onBase).toBe(true);
      expect(plainTree(readTree(next.work))).toEqual(plainTree({ ...tree, small: file("y") }));
    },
  );

  test("parts for which nobody waits, or that do not all come, start nothing", async () => {
    await using target = new Target(shell);
    const { answer, request } = await wanted(target, randomHex(32));
    const stream = (): Readable => Readable.from([Buffer.from("x")]);
    for (const [submission, number] of [
      [randomHex(16), 0],
      [`../${request.submission}`, 0],
      ["*", 0],
    ] as const)
      await expect(target.remote.part(submission, number, stream())).rejects.toThrow();
    const whole = await payloadOf({ job, signature: request.signature }, tree, undefined);
    const arrived = target.remote
      .part(request.submission, 0, stream())
      .then(() => Promise.reject(new Error("cut")));
    const failing = { parts: 2, arrived };
    await expect(answer.send({ ...whole, pack: failing })).rejects.toThrow();
    await settled(target);
    await target.remote.collect();
    expect(tmp(target)).toEqual([]);
    const other = await wanted(target, randomHex(32));
    await expect(
      other.answer.send({ ...whole, pack: { parts: 2, arrived: Promise.resolve([1, 1]) } }),
    ).rejects.toMatchObject({
      code: "connection-lost",
    });
    const last = await wanted(target, randomHex(32));
    await target.remote.part(last.request.submission, 0, stream());
    await expect(
      last.answer.send({ ...whole, pack: { parts: 1, arrived: Promise.resolve([2]) } }),
    ).rejects.toMatchObject({
      code: "connection-lost",
    });
    expect(readdirSync(join(target.home, "store/v1/jobs"))).toEqual([]);
  });
});

async function wanted(target: Target, signature: string, options: object = {}): Promise<Wanted> {
  const request = (await packJob(job, signature)).request({ base: directoryKey, ...options });
  return { request, answer: expectWanted(await ask(target.remote, request)) };
}

interface Wanted {
  readonly request: ReturnType<Awaited<ReturnType<typeof packJob>>["request"]>;
  readonly answer: ReturnType<typeof expectWanted>;
}

/** Sends what the pack has between two bytes. */
async function send(
  target: Target,
  signature: string,
  coding: Coding,
  from: number,
  end: number | undefined,
): Promise<Awaited<ReturnType<Wanted["answer"]["send"]>>["id"]> {
  const { answer } = await wanted(target, signature);
  const whole = await payloadOf({ job, signature }, tree, undefined, { coding });
  return (await answer.send(cut(whole, from, end))).id;
}

function cut(payload: Payload, from: number, end?: number): Payload {
  const { pack } = payload;
  if (!Buffer.isBuffer(pack)) throw new Error("only bytes can be cut");
  return { ...payload, from, pack: Readable.from([pack.subarray(from, end)]) };
}

function tmp(target: Target): string[] {
  return readdirSync(join(target.home, "store/v1/tmp"));
}
