import { randomInt } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { Remote } from "../../src/remote/remote.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { packJob } from "./job.ts";
import { randomHex, shells, Target } from "./target.ts";
import { submit } from "./submit.ts";

const counted = { run: 'echo ran >>"$HOME/count"; echo output; exit 2' };

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("a submission that is sent again finds the run that it has started", async () => {
    await using target = new Target(shell);
    const names = { signature: randomHex(32), submission: randomHex(16) };
    const first = await target.start(counted, names);
    const second = await target.start(counted, names);
    expect(second.id).toBe(first.id);
    for (const job of [first, second, await target.start(counted, names)]) {
      expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 2 });
      expect(job.text()).toBe("output\n");
    }
    expect(await target.sh("cat count")).toBe("ran\n");
  });

  test("a submission that is sent 20 times at once starts once", async () => {
    await using target = new Target(shell);
    const names = { signature: randomHex(32), submission: randomHex(16) };
    const jobs = await Promise.all(Array.from({ length: 20 }, () => target.start(counted, names)));
    for (const job of jobs) expect(await job.end()).toMatchObject({ kind: "exit", exitCode: 2 });
    expect(new Set(jobs.map(({ id }) => id))).toEqual(new Set([`${names.signature.slice(0, 20)}-1`]));
    expect(await target.sh("cat count; ls store/v1/tmp store/v1/scripts | wc -l; ls store")).toBe(
      "ran\n4\nv1\n",
    );
  });

  test("other submissions of the same job get the next numbers", async () => {
    await using target = new Target(shell);
    const signature = randomHex(32);
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.push((await target.start(counted, { signature })).id);
    expect(ids).toEqual([1, 2, 3].map((number) => `${signature.slice(0, 20)}-${number}`));
    const atOnce = await Promise.all([1, 2, 3, 4].map(() => target.start(counted, { signature })));
    expect(atOnce.map(({ id }) => Number(id.split("-")[1])).sort()).toEqual([4, 5, 6, 7]);
  });

  test("a job cut anywhere on its way starts nothing and leaves nothing", async () => {
    await using target = new Target(shell);
    await target.run({ run: "true" });
    const archive = await packJob({ ...counted, files: { a: "x".repeat(3_000), b: "" } });
    const [trailer, lastHeader] = [1_024, 512];
    const beforeComplete = archive.pack.length - trailer - lastHeader;
    const blocks = Array.from({ length: beforeComplete / 512 }, (_, index) => index * 512);
    for (const length of [
      ...blocks,
      beforeComplete,
      ...blocks.slice(1, 8).map((block) => block + randomInt(511)),
    ]) {
      const request = { ...archive.request(), payload: () => archive.payload(length) };
      const sent = submit(target.remote, request);
      await expect(sent).rejects.toMatchObject({
        code: expect.stringMatching(/^(connection-lost|target)$/) as string,
      });
    }
    expect(await target.sh("ls store/v1/tmp; ls store/v1/jobs | wc -l; cat count 2>&1 | wc -l")).toBe(
      "1\n1\n",
    );
  });

  test.each([
    ["damaged", (bytes: Buffer) => bytes.fill("#", bytes.length - 600, bytes.length - 580), "protocol"],
    ["cut in the middle", (bytes: Buffer) => bytes.subarray(0, bytes.length - 300), "target"],
    ["cut before the scripts", (bytes: Buffer) => bytes.subarray(0, 1_000), "target"],
    ["empty", (bytes: Buffer) => bytes.subarray(0, 0), "target"],
  ])(
    "scripts that arrive %s are not installed, and the next try is as good as the first",
    async (_, damage, code) => {
      await using target = new Target(shell);
      const remote = new Remote(damaging(target.connection, damage), "~/store");
      const archive = await packJob(counted);
      await expect(submit(remote, archive.request())).rejects.toMatchObject({ code });
      expect(await target.sh("ls store")).toBe("");
      expect(await (await target.run(counted)).end()).toMatchObject({ kind: "exit", exitCode: 2 });
    },
  );
});

/** A connection over which what is installed arrives changed. */
function damaging(connection: Connection, damage: (bytes: Buffer) => Buffer): Connection {
  return {
    close: () => connection.close(),
    exec: async (command, options = {}) => {
      if (!command.startsWith("sh -s ") || options.stdin === undefined)
        return connection.exec(command, options);
      const bytes = damage(await buffer(options.stdin));
      return connection.exec(command, { ...options, stdin: Readable.from([bytes]) });
    },
  };
}
