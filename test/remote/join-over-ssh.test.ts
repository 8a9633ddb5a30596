import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { Remote } from "../../src/remote/remote.ts";
import type { Payload, RunAnswer } from "../../src/remote/request.ts";
import { startDropbear } from "../support/dropbear.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd } from "../support/sshd.ts";
import { connectTo, targetOf } from "../transport/targets.ts";
import { packJob } from "./job.ts";
import { plainly, submit } from "./submit.ts";

const servers: readonly (readonly [name: string, start: () => Promise<SshServer>])[] = [
  ["sshd", () => startSshd()],
  ["dropbear", () => startDropbear()],
];
const limits = { timeoutMs: undefined, idleTimeoutMs: undefined };

test.each(servers)(
  "at %s, whoever joins a run or finds it again closes what was to be sent, and hears it all the same",
  async (_, start) => {
    await using server = await start();
    const archive = await packJob({ run: 'echo ready; until [ -e "$HOME/go" ]; do sleep 0.1; done; exit 7' });
    const connection = await connectTo(targetOf(server));
    const remote = new Remote(connection, "~/store");
    const request = archive.request();
    const first = await submit(remote, { ...request, follow: false });
    expect(first.joined).toBe(false);

    // More than any window takes, and no end: the answer comes before it, or never.
    const payloads: Readable[] = [];
    const payload = (): Payload => {
      const endless = new Readable({
        read() {
          this.push(Buffer.alloc(65_536));
        },
      });
      payloads.push(endless);
      return plainly(archive.control, endless);
    };
    const joined = await submit(remote, { ...archive.request(), join: limits, payload });
    const found = await submit(remote, { ...request, payload });
    expect([joined.joined, found.joined]).toEqual([true, false]);
    expect([joined.id, found.id]).toEqual([first.id, first.id]);
    for (const { destroyed, closed } of payloads) expect([destroyed, closed]).toEqual([true, true]);

    const output = await Promise.all([heard(joined, "output"), heard(found, "output")]);
    expect(output).toEqual([true, true]);
    const { exit, stdout } = await connection.exec('touch "$HOME/go"');
    stdout.resume();
    expect(await exit).toMatchObject({ code: 0 });
    expect(await Promise.all([heard(joined, "ended"), heard(found, "ended")])).toEqual([true, true]);
    await connection.close();
    // dropbear takes a channel that is opened while others close for one of them.
    const another = await connectTo(targetOf(server));
    const status = await new Remote(another, "~/store").status(first.id);
    expect(status).toMatchObject({ state: "finished", end: { exitCode: 7 } });
    await another.close();
  },
);

/** Waits for an event of a run; the events after it are still to come. */
async function heard({ events }: RunAnswer, type: string): Promise<boolean> {
  const coming = events[Symbol.asyncIterator]();
  for (;;) {
    const next = await coming.next();
    if (next.done === true) return false;
    if (next.value.type === type) return true;
  }
}
