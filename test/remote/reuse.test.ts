import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { WantedAnswer } from "../../src/remote/request.ts";
import type { RunId } from "../../src/remote/run-id.ts";
import { Following } from "./following.ts";
import { packJob, type Job } from "./job.ts";
import {
  anyResult,
  askFor,
  expectStored,
  expectWanted,
  heardOf,
  membersOf,
  runAndStore,
  sealed,
} from "./reusing.ts";
import { ask, submit } from "./submit.ts";
import { kill, randomHex, shells, Target } from "./target.ts";

const counted: Job = { run: 'echo ran >>"$HOME/count"; echo output; echo result >out' };
const joining = { join: { timeoutMs: undefined, idleTimeoutMs: undefined } };

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("a stored result is told with its manifest, all it wrote, its end, and what is asked for of it", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, counted);
    const answer = expectStored(await askFor(target, known));
    expect(answer).toMatchObject({ id: `${known.signature.slice(0, 20)}-1`, sealed });
    const heard = await heardOf(answer);
    expect(heard.text()).toBe("output\n");
    expect(await heard.end()).toMatchObject({ kind: "exit", exitCode: 0 });
    const { archive, complaint } = answer.fetch([Buffer.from("./out")]);
    expect(await membersOf(archive)).toEqual(new Map([["./out", "result\n"]]));
    expect(await complaint).toBe("");
    expect(await target.sh("cat count; ls store/v1/jobs store/v1/tmp")).toMatch(
      /^ran\nstore\/v1\/jobs:\n\w+-1\n\nstore\/v1\/tmp:\n$/,
    );
    expect(followers(target, answer.id)).toEqual([]);
  });

  test("what is kept apart is told apart", async () => {
    await using target = new Target(shell);
    const run = "echo out; echo err >&2; head -c 700000 /dev/zero";
    const known = await runAndStore(target, { run, separateStreams: true });
    const heard = await heardOf(expectStored(await askFor(target, known)));
    expect(heard.bytes("out")).toHaveLength(700_004);
    expect(heard.text("err")).toBe("err\n");
    expect(heard.text("log")).toBe("");
  });

  test("of several stored results the newest is told, by its number", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, counted);
    const id = (number: number): RunId => `${known.signature.slice(0, 20)}-${number}` as RunId;
    renameSync(target.runDirectory(id(1)), target.runDirectory(id(9)));
    const run = await target.start(counted, { signature: known.signature });
    await run.end();
    expect(expectStored(await askFor(target, known)).id).toBe(id(9));
    await target.remote.store(run.id, sealed, "trusted");
    expect(expectStored(await askFor(target, known)).id).toBe(id(10));
  });

  test("the newest that fits is told, when a newer one took too long", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, counted, 2);
    setDuration(target, `${known.signature.slice(0, 20)}-1`, 5_000);
    setDuration(target, `${known.signature.slice(0, 20)}-2`, 5_001);
    const within = async (longestMs: number): Promise<string> => {
      const answer = await askFor(target, known, { reuse: { longestMs } });
      return answer.kind === "stored" ? answer.id.slice(-2) : answer.kind;
    };
    expect([await within(4_999), await within(5_000), await within(5_001)]).toEqual(["wanted", "-1", "-2"]);
    expect(await within(10 ** 12)).toBe("-2");
  });

  test("a result that took almost as long as anything may is told to whoever does not mind", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, counted);
    setDuration(target, `${known.signature.slice(0, 20)}-1`, 2 ** 31 - 2);
    expect((await askFor(target, known)).kind).toBe("stored");
  });

  test("results of other domains are neither told nor joined, and of each that may be read they are", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, { ...counted, domain: "main" });
    const asked = async (...domains: string[]): Promise<string> =>
      (await askFor(target, known, { domains, ...joining })).kind;
    expect(await asked("branch")).toBe("wanted");
    expect(await asked("mai", "main2", "ma*", "*")).toBe("wanted");
    expect(await asked("branch", "main")).toBe("stored");
    expect(await asked("main", "branch")).toBe("stored");

    const signature = randomHex(32);
    const job = { run: "echo ready; exec sleep 600", domain: "main" };
    await (await target.start(job, { signature })).heard("ready");
    const running = { signature, job };
    expect((await askFor(target, running, { domains: ["branch"], ...joining })).kind).toBe("wanted");
    expect((await askFor(target, running, { domains: ["branch", "main"], ...joining })).kind).toBe("run");
  });

  test("only a run that is over and has a manifest is told", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const asked = async (job: Job): Promise<string> => (await askFor(target, { signature, job })).kind;
    await (await target.start(counted, { signature })).end();
    expect(await asked(counted)).toBe("wanted");

    const running = await target.start({ run: "echo ready; exec sleep 600" }, { signature });
    await running.heard("ready");
    writeFileSync(join(target.runDirectory(running.id), "manifest"), sealed);
    expect(await asked(counted)).toBe("wanted");

    writeFileSync(join(target.runDirectory(running.id), "manifest"), "");
    await target.remote.cancel(running.id, "me", 30);
    expect(await asked(counted)).toBe("wanted");
  });

  test("a lost run is not told", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const running = await target.start({ run: "echo ready; exec sleep 600" }, { signature });
    await running.heard("ready");
    for (let left = target.processes(); left.length > 0; left = target.processes()) left.forEach(kill);
    writeFileSync(join(target.runDirectory(running.id), "manifest"), sealed);
    expect(await target.remote.status(running.id)).toMatchObject({ state: "lost" });
    expect((await askFor(target, { signature, job: counted })).kind).toBe("wanted");
  });

  test("what begins with the same digits is another job", async () => {
    await using target = new Target(shell);
    const { signature, job } = await runAndStore(target, counted);
    const other = signature.slice(0, 20) + randomHex(22);
    const answer = expectWanted(await askFor(target, { signature: other, job }));
    expect((await answer.send((await packJob(job, other)).payload())).id).toBe(`${signature.slice(0, 20)}-2`);
  });

  test("whoever does not want a stored result does not get it, and starts the next run", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, counted);
    const answer = expectWanted(await askFor(target, known, { reuse: undefined }));
    expect(answer.known).toBe(true);
    const packed = await packJob(known.job, known.signature);
    expect(await answer.send(packed.payload())).toMatchObject({
      joined: false,
      id: `${known.signature.slice(0, 20)}-2`,
    });
  });

  test("a result that was stored while the job was on its way is too late", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const answer = expectWanted(await askFor(target, { signature, job: counted }));
    const run = await target.start(counted, { signature });
    await run.end();
    await target.remote.store(run.id, sealed, "trusted");
    const packed = await packJob(counted, signature);
    expect(await answer.send(packed.payload())).toMatchObject({
      joined: false,
      id: `${signature.slice(0, 20)}-2`,
    });
  });

  test("twenty who ask at once for a stored result all get it, whole", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, {
      run: `${counted.run}; head -c 1000000 /dev/zero >big; head -c 500000 /dev/zero`,
    });
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = expectStored(await askFor(target, known));
        expect((await heardOf(answer)).bytes()).toHaveLength(500_007);
        const { archive, complaint } = answer.fetch([Buffer.from("./big"), Buffer.from("./out")]);
        const members = await membersOf(archive);
        expect([...members.keys()]).toEqual(["./big", "./out"]);
        expect(members.get("./big")).toHaveLength(1_000_000);
        expect(await complaint).toBe("");
      }),
    );
    expect(await target.sh("cat count")).toBe("ran\n");
    expect(followers(target, `${known.signature.slice(0, 20)}-1`)).toEqual([]);
  });

  test("any name can be fetched, one twice is no harm, and what is not there is complained about", async () => {
    await using target = new Target(shell);
    const names = ["-rf", "new\nline", "--checkpoint-action=exec=sh x", "a b", "*", "dir/ü"];
    const files = Object.fromEntries(names.map((name) => [name, `content of ${name}`]));
    const known = await runAndStore(target, { run: "true", files });
    const fetched = async (...wanted: string[]): Promise<[string[], string]> => {
      const answer = expectStored(await askFor(target, known));
      await heardOf(answer);
      const { archive, complaint } = answer.fetch(wanted.map((name) => Buffer.from(`./${name}`)));
      const members = await membersOf(archive);
      for (const [name, text] of members) expect(["link", `content of ${name.slice(2)}`]).toContain(text);
      return [[...members.keys()].map((name) => name.slice(2)), await complaint];
    };
    expect(await fetched(...names)).toEqual([names, ""]);
    expect((await fetched("a b", "a b"))[0]).toContain("a b");
    const [found, complaint] = await fetched("a b", "gone");
    expect(found).toEqual(["a b"]);
    expect(complaint).toContain("gone");
  });

  test("whoever wants nothing of a stored run's files hears no more, and nothing stays of it", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, counted);
    const answer = expectStored(await askFor(target, known));
    await heardOf(answer);
    await answer.leave();
    const unheard = expectStored(await askFor(target, known));
    await unheard.leave();
    await vi.waitFor(() => expect(target.processes()).toEqual([]), 10_000);
    expect(followers(target, answer.id)).toEqual([]);
  });

  test("a run that somebody is taking is not removed, and one that is gone is wanted again", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, counted);
    const answer = expectStored(await askFor(target, known));
    expect(await target.remote.remove(answer.id)).toBe("kept");
    expect(await target.remote.collect({ olderThanSeconds: 0 })).toMatchObject({ removed: { runs: 0 } });
    await heardOf(answer);
    const { archive } = answer.fetch([Buffer.from("./out")]);
    expect(await membersOf(archive)).toEqual(new Map([["./out", "result\n"]]));
    await vi.waitFor(async () => expect(await target.remote.remove(answer.id)).toBe("removed"), 10_000);
    expect(await askFor(target, known)).toMatchObject({ kind: "wanted", known: false, before: undefined });
  });

  test("what is wanted comes with the signature.json of the job's last run, whatever its signature", async () => {
    await using target = new Target(shell);
    const job = randomHex(16);
    const first = await send(target, job, '{"first":1}\n');
    await send(target, randomHex(16), '{"other":1}\n');
    expect(await before(target, job)).toMatchObject({ id: first, signatureFile: '{"first":1}\n' });
    const second = await send(target, job, "line\n".repeat(20_000));
    expect(await before(target, job)).toMatchObject({ id: second, signatureFile: "line\n".repeat(20_000) });
  });

  test("a signature.json that is too long is left out, and one that is not quite is told", async () => {
    await using target = new Target(shell);
    const job = randomHex(16);
    const id = await send(target, job, "x".repeat(2 ** 20));
    expect((await before(target, job))?.signatureFile).toHaveLength(2 ** 20);
    writeFileSync(join(target.runDirectory(id), "signature.json"), "x".repeat(2 ** 20 + 1));
    expect(await before(target, job)).toBeUndefined();
  });

  test("a signature.json that cannot be read is left out", async () => {
    await using target = new Target(shell);
    const job = randomHex(16);
    const id = await send(target, job, "signed");
    const file = join(target.runDirectory(id), "signature.json");
    rmSync(file);
    expect(await before(target, job)).toBeUndefined();
    mkdirSync(file);
    expect(await before(target, job)).toBeUndefined();
  });

  test("a run whose files changed on the way is not joined", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const run = 'echo ready; until [ -e "$HOME/go" ]; do sleep 0.1; done';
    const joining = { join: { timeoutMs: undefined, idleTimeoutMs: undefined } };
    const first = await target.start({ run, changed: true }, { signature });
    await first.heard("ready");
    const second = await target.start({ run }, { signature, ...joining });
    expect(second).toMatchObject({ joined: false });
    const third = await target.start({ run }, { signature, ...joining });
    expect(third).toMatchObject({ joined: true, id: second.id });
  });

  test("a pointer that is damaged says of no earlier run", async () => {
    await using target = new Target(shell);
    const job = randomHex(16);
    await send(target, job, "{}\n");
    for (const pointer of ["", "0123456", `${"0".repeat(20)}-1\n`, "a b c\n", "../../..\n"]) {
      writeFileSync(join(target.home, "store/v1/last", job), pointer);
      expect(await before(target, job)).toBeUndefined();
    }
    await send(target, job, "again");
    expect(await before(target, job)).toMatchObject({ signatureFile: "again" });
  });

  test("a manifest that did not arrive whole, or belongs to no run, is refused and leaves nothing", async () => {
    await using target = new Target(shell);
    const { id } = await target.run(counted);
    const script = (await target.sh("echo store/v1/scripts/*")).trim();
    const cut = `printf 'half' | sh ${script} "$HOME/store/v1" store ${id} 10 trusted`;
    expect(await target.sh(cut)).toContain("\nE connection-lost ");
    const names = (): string[] => readdirSync(target.runDirectory(id));
    expect(names().filter((name) => name.startsWith("manifest"))).toEqual([]);
    const absent = target.remote.store(`${"0".repeat(20)}-1` as typeof id, sealed, "trusted");
    await expect(absent).rejects.toMatchObject({ code: "target" });
    await target.remote.store(id, "long ".repeat(100_000), "trusted");
    await target.remote.store(id, sealed, "trusted");
    await target.remote.store(id, "another's", "other");
    expect(names().filter((name) => name.startsWith("manifest"))).toEqual(["manifest"]);
    expect(statSync(join(target.runDirectory(id), "manifest"))).toMatchObject({ size: sealed.length });
  });

  test("whoever leaves before asking, or instead of sending, leaves nothing behind", async () => {
    await using target = new Target(shell);
    await target.run({ run: "true" });
    const offer = await target.remote.offer({ platform: true, probes: ["echo hello"] });
    await offer.leave();
    const answer = expectWanted(await askFor(target, { signature: randomHex(32), job: counted }));
    await answer.leave();
    expect(await target.sh("ls store/v1/tmp; ls store/v1/jobs | wc -l")).toBe("1\n");
    expect(existsSync(join(target.home, "count"))).toBe(false);
    await vi.waitFor(() => expect(target.processes()).toEqual([]), 10_000);
  });

  test("a submission that is sent again finds its own run before any stored result", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, counted);
    const packed = await packJob(known.job, known.signature);
    const request = packed.request({ follow: false });
    const { id } = await submit(target.remote, request);
    expect(id).toBe(`${known.signature.slice(0, 20)}-2`);
    expect(await ask(target.remote, { ...request, ...anyResult })).toMatchObject({ kind: "run", id });
  });

  test("of a running and a stored run of one job the stored one is told", async () => {
    await using target = new Target(shell);
    const known = await runAndStore(target, counted);
    const running = await target.start({ run: "echo ready; exec sleep 600" }, { signature: known.signature });
    await running.heard("ready");
    expect((await askFor(target, known, joining)).kind).toBe("stored");
  });
});

/** Who is said to follow a run. */
function followers(target: Target, id: string): string[] {
  const directory = join(target.home, "store/v1/jobs", id);
  return readdirSync(directory).filter((name) => name.startsWith("follower."));
}

/** Has a run that is over have taken so many milliseconds. */
function setDuration(target: Target, id: string, ms: number): void {
  const directory = join(target.home, "store/v1/jobs", id);
  const end = readdirSync(directory).find((name) => name.startsWith("end.")) ?? "";
  const [name, kind, code, , ended] = end.split(".");
  renameSync(join(directory, end), join(directory, [name, kind, code, ms, ended].join(".")));
}

/** Runs a job of this kind whose signature.json is this. */
async function send(target: Target, job: string, signatureFile: string): Promise<RunId> {
  const packed = await packJob(counted);
  const request = packed.request({ job });
  const run = await submit(target.remote, request);
  await new Following({ ...run, submission: request.submission }, run.events).end();
  writeFileSync(join(target.runDirectory(run.id), "signature.json"), signatureFile);
  return run.id;
}

/** What the target tells of the last run of this kind. */
async function before(target: Target, job: string): Promise<WantedAnswer["before"]> {
  const answer = expectWanted(await askFor(target, { signature: randomHex(32), job: counted }, { job }));
  await answer.leave();
  return answer.before;
}
