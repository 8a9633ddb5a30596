import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Remote } from "../../src/remote/remote.ts";
import type { RunId } from "../../src/remote/run-id.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { connectTo, targetOf } from "../transport/targets.ts";
import { Following } from "./following.ts";
import { packJob, type PackedJob } from "./job.ts";
import { anyResult, expectStored, expectWanted, heardOf, sealed } from "./reusing.ts";
import { ask, submit, plainly } from "./submit.ts";
import { randomHex } from "./target.ts";

const lost = { code: "connection-lost" };
const signature = randomHex(32);
const id = `${signature.slice(0, 20)}-1` as RunId;
let sshd: Sshd;
let store: string;
let packed: PackedJob;
let connection: Connection;
let remote: Remote;

beforeAll(async () => {
  sshd = await startSshd();
  store = join(sshd.directory, "store");
  packed = await packJob({ run: "head -c 20000000 /dev/zero; head -c 50000000 /dev/zero >big" }, signature);
  await connect();
  const run = await submit(remote, packed.request());
  await new Following({ ...run, submission: "" }, run.events).end();
  await remote.store(run.id, sealed, "trusted");
  await connection.close();
});
afterAll(() => sshd[Symbol.asyncDispose]());
beforeEach(connect);

async function connect(): Promise<void> {
  connection = await connectTo(targetOf(sshd));
  remote = new Remote(connection, store);
}

/** Nothing is left of whoever has gone: no process, nothing unfinished, nobody who follows, and no other run. */
async function expectNothingLeft(): Promise<void> {
  await vi.waitFor(() => expect(sshd.processes()).toEqual([]), 15_000);
  expect(readdirSync(join(store, "v1/tmp"))).toEqual([]);
  expect(readdirSync(join(store, "v1/jobs"))).toEqual([id]);
  expect(
    readdirSync(join(store, "v1/jobs", id)).filter((name) => /^(follower|manifest\.)/.test(name)),
  ).toEqual([]);
}

test("a connection that is cut before anything is asked leaves nothing", async () => {
  const offer = await remote.offer({ platform: true, probes: ["echo x"] });
  sshd.killSessions();
  await expect(offer.ask(packed.request(anyResult))).rejects.toMatchObject(lost);
  await expectNothingLeft();
});

test("a connection that is cut during a probe leaves nothing once the probe is over", async () => {
  const offer = remote.offer({ platform: false, probes: ["sleep 1", "echo x"] });
  await vi.waitFor(() => expect(readdirSync(join(store, "v1/tmp"))).not.toEqual([]), 5_000);
  sshd.killSessions();
  await expect(offer).rejects.toMatchObject(lost);
  await expectNothingLeft();
});

test("a connection that is cut when the job is wanted leaves nothing", async () => {
  const other = await packJob({ run: "true" });
  const answer = expectWanted(await ask(remote, other.request()));
  sshd.killSessions();
  await expect(answer.send(other.payload())).rejects.toMatchObject(lost);
  await expectNothingLeft();
});

test("a connection that is cut while the job is sent leaves nothing", async () => {
  const other = await packJob({ run: "true", files: { big: "x".repeat(1_000_000) } });
  const answer = expectWanted(await ask(remote, other.request()));
  const halting = new Readable({ read: () => undefined });
  halting.push(other.pack.subarray(0, 500_000));
  const sent = answer.send(plainly(other.control, halting));
  await vi.waitFor(() => expect(readdirSync(join(store, "v1/tmp"))).not.toEqual([]), 5_000);
  sshd.killSessions();
  await expect(sent).rejects.toMatchObject(lost);
  await expectNothingLeft();
});

test("a connection that is cut when the stored result was told leaves nothing", async () => {
  const answer = expectStored(await ask(remote, packed.request(anyResult)));
  sshd.killSessions();
  await expect(heardOf(answer)).rejects.toMatchObject(lost);
  await expectNothingLeft();
});

test("a connection that is cut in the middle of a stored log leaves nothing", async () => {
  const answer = expectStored(await ask(remote, packed.request(anyResult)));
  const following = new Following({ id, submission: "" }, answer.events);
  await following.next();
  sshd.killSessions();
  await expect(following.end()).rejects.toMatchObject(lost);
  await expectNothingLeft();
});

test("a connection that is cut in the middle of the outputs leaves nothing", async () => {
  const answer = expectStored(await ask(remote, packed.request(anyResult)));
  await heardOf(answer);
  const { archive, complaint } = answer.fetch([Buffer.from("./big")]);
  let bytes = 0;
  const read = (async () => {
    for await (const chunk of archive as AsyncIterable<Buffer>) {
      if (bytes === 0) sshd.killSessions();
      bytes += chunk.length;
    }
  })();
  await expect(read).rejects.toMatchObject(lost);
  await expect(complaint).rejects.toMatchObject(lost);
  expect(bytes).toBeLessThan(50_000_000);
  await expectNothingLeft();
});

test.each(["at the stored result", "in the middle of its log", "after its log"])(
  "whoever leaves %s leaves nothing, and the connection goes on",
  async (when) => {
    const answer = expectStored(await ask(remote, packed.request(anyResult)));
    const following = new Following({ id, submission: "" }, answer.events);
    if (when.includes("middle")) await following.next();
    if (when.includes("after")) await following.end();
    await answer.leave();
    expect(await remote.status(id)).toMatchObject({ state: "finished" });
    await connection.close();
    await expectNothingLeft();
  },
);
