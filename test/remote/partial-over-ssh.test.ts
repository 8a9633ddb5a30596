import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { expect, test, vi } from "vitest";
import { Remote } from "../../src/remote/remote.ts";
import type { Payload, WantedAnswer } from "../../src/remote/request.ts";
import { startDropbear } from "../support/dropbear.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd } from "../support/sshd.ts";
import { connectTo, targetOf } from "../transport/targets.ts";
import { packJob } from "./job.ts";
import { expectWanted } from "./reusing.ts";
import { ask } from "./submit.ts";
import { randomHex } from "./target.ts";
import { directoryKey, file, payloadOf } from "./trees.ts";

const servers: readonly (readonly [name: string, start: () => Promise<SshServer>])[] = [
  ["sshd", () => startSshd()],
  ["dropbear", () => startDropbear()],
];
const job = { run: "sha256sum <big" };

test.each(servers)(
  "at %s, what a broken connection has brought of a job is not sent again",
  async (_, start) => {
    await using server = await start();
    const signature = randomHex(32);
    const request = (await packJob(job, signature)).request({ base: directoryKey, follow: false });
    const tree = { big: file(randomBytes(6_000_000)) };
    const whole = await payloadOf({ job, signature }, tree, undefined);
    const content = whole.pack as Buffer;

    const connection = await connectTo(targetOf(server));
    const first = expectWanted(await ask(new Remote(connection, "~/store"), request));
    const halting = new Readable({ read: () => undefined });
    halting.push(content.subarray(0, 4_000_000));
    const sent = first.send({ ...whole, pack: halting });
    const cut = expect(sent).rejects.toMatchObject({ code: "connection-lost" });
    const another = await connectTo(targetOf(server));
    const arrived = async (): Promise<void> => {
      const { stdout } = await another.exec("cat ~/store/v1/tmp/stage.*/pack.*/adopt/0 | wc -c");
      expect((await stdout.setEncoding("utf8").toArray()).join("").trim()).toBe("4000000");
    };
    await vi.waitFor(arrived, { timeout: 30_000, interval: 100 });
    await connection.close();
    await cut;

    const remote = new Remote(another, "~/store");
    const offered = async (): Promise<WantedAnswer> => {
      const answer = expectWanted(await ask(remote, { ...request, submission: randomHex(16) }));
      if (answer.partial === undefined) await answer.leave();
      expect(answer.partial).toEqual({ base: undefined, coding: "none", bytes: 4_000_000 });
      return answer;
    };
    const second = await vi.waitFor(offered, { timeout: 30_000, interval: 200 });
    const rest: Payload = { ...whole, from: 4_000_000, pack: Readable.from([content.subarray(4_000_000)]) };
    const run = await second.send(rest);
    await vi.waitFor(
      async () =>
        expect(await remote.status(run.id)).toMatchObject({ state: "finished", end: { exitCode: 0 } }),
      30_000,
    );
    await another.close();
  },
);
