import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Payload, RunAnswer, SubmitAnswer } from "../../src/remote/request.ts";
import { mountSmallDisk } from "../support/small-disk.ts";
import { Following } from "./following.ts";
import { packJob, type Job, type RequestOptions } from "./job.ts";
import { anyResult, expectStored, expectWanted, heardOf, membersOf, runAndStore } from "./reusing.ts";
import { plainly } from "./submit.ts";
import { randomHex, shells, Target } from "./target.ts";

const job: Job = { run: "echo output; cat data >copy; exit 3", files: { data: "x".repeat(70_000) } };
const joining = { join: { timeoutMs: undefined, idleTimeoutMs: undefined } };

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("a job that is sent before it is wanted runs as any other, and takes no answer more", async () => {
    await using target = new Target(shell);
    const answer = expectWanted(await sendAtOnce(target, randomHex(32)));
    const run = await answer.send();
    const following = new Following({ ...run, submission: "" }, run.events);
    expect(await following.end()).toMatchObject({ exitCode: 3 });
    expect(following.text()).toBe("output\n");
    expect(await target.sh(`wc -c <store/v1/jobs/${run.id}/work/copy`)).toContain("70000");
  });

  test("a job whose result is known is dropped, and the files of the result are read all the same", async () => {
    await using target = new Target(shell);
    const { signature } = await runAndStore(target, job);
    const answer = expectStored(await sendAtOnce(target, signature, anyResult));
    expect((await heardOf(answer)).text()).toBe("output\n");
    const { archive, complaint } = answer.fetch([Buffer.from("./copy")]);
    expect([...(await membersOf(archive))]).toEqual([["./copy", "x".repeat(70_000)]]);
    expect(await complaint).toBe("");
    expect(readdirSync(join(target.home, "store/v1/jobs"))).toHaveLength(1);
  });

  test("a job that goes on already is joined, and what was sent of it is dropped", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const going: Job = { ...job, run: 'echo ready; until [ -e "$HOME/go" ]; do sleep 0.1; done; exit 4' };
    const first = await target.start(going, { signature });
    await first.heard("ready");
    const answer = expectRun(await sendAtOnce(target, signature, joining, going));
    expect(answer).toMatchObject({ joined: true, id: first.id });
    await target.sh('touch "$HOME/go"');
    const following = new Following({ ...answer, submission: "" }, answer.events);
    expect(await following.end()).toMatchObject({ exitCode: 4 });
  });

  test("a job that is cancelled before it has begun to come starts nothing", async () => {
    await using target = new Target(shell);
    await target.remote.probe();
    await target.run({ run: "true" });
    const packed = await packJob(job, randomHex(32));
    const request = packed.request({});
    const offer = await target.remote.offer({ platform: false, probes: [] });
    expect(await target.remote.cancel(request, "me", 30)).toEqual({ state: "absent" });
    const answer = await offer.ask(request, { ...plainly(packed.control, packed.pack), pack: packed.pack });
    await expect(expectWanted(answer).send()).rejects.toMatchObject({ code: "connection-lost" });
    expect(readdirSync(join(target.home, "store/v1/jobs"))).toHaveLength(1);
  });

  test("a job for which the disk has no room is refused as such when all of it has come", async () => {
    using disk = mountSmallDisk();
    await using target = new Target(shell, { remoteDirectory: disk.path });
    await target.run({ run: "true" });
    await target.sh(
      `dd if=/dev/zero of=${disk.path}/fill bs=4096 2>/dev/null; dd if=/dev/null of=${disk.path}/fill bs=4096 seek=200 2>/dev/null`,
    );
    const answer = expectWanted(
      await sendAtOnce(
        target,
        randomHex(32),
        { room: { kib: 0, files: 0 } },
        { ...job, files: { data: "x".repeat(260_000) } },
      ),
    );
    await expect(answer.send()).rejects.toMatchObject({ code: "disk-full" });
  });

  test("a job that did not come whole starts nothing", async () => {
    await using target = new Target(shell);
    const answer = expectWanted(
      await sendAtOnce(target, randomHex(32), {}, job, (payload) => ({
        ...payload,
        pack: payload.pack.subarray(0, 512),
      })),
    );
    await expect(answer.send()).rejects.toMatchObject({
      code: expect.stringMatching(/^(connection-lost|target)$/) as string,
    });
    expect(readdirSync(join(target.home, "store/v1/jobs"))).toEqual([]);
    expect(readdirSync(join(target.home, "store/v1/tmp"))).toEqual([]);
  });
});

type Small = Payload & { readonly pack: Buffer };

async function sendAtOnce(
  target: Target,
  signature: string,
  options: RequestOptions = {},
  { ...what }: Job = job,
  change = (payload: Small): Small => payload,
): Promise<SubmitAnswer> {
  const packed = await packJob(what, signature);
  const offer = await target.remote.offer({ platform: false, probes: [] });
  return offer.ask(
    packed.request(options),
    change({ ...plainly(packed.control, packed.pack), pack: packed.pack }),
  );
}

function expectRun(answer: SubmitAnswer): RunAnswer {
  if (answer.kind === "run") return answer;
  throw new Error(`the answer is ${answer.kind}`);
}
