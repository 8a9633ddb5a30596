import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, test } from "vitest";
import { startDropbear } from "../support/dropbear.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd } from "../support/sshd.ts";
import { moments } from "./moments.ts";
import { Trial } from "./trial.ts";

const servers: readonly [string, () => Promise<SshServer>][] = [
  ["OpenSSH", () => startSshd({ config: ["MaxStartups 100"] })],
  ["dropbear", () => startDropbear()],
];
const faults = ["cut", "stall", "reset"] as const;

const piece = randomBytes(4_500).toString("base64");
const numbers = Array.from({ length: 300 }, (_, index) => String(index + 1));
const run = `
  for i in $(seq 20); do cat piece; sleep 0.03; done
  mkdir out
  for i in $(seq 20); do cat piece; done >out/pieces
  for i in $(seq 300); do echo $i >out/$i; done
  printf 'the end'`;

const reason = "The script ended with exit code 0.";

describe.each(servers)("over %s", (_, startServer) => {
  let server: SshServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  describe.each(faults)("after a %s", (fault) => {
    test.concurrent.for(moments)(
      "of $of the job has run once, and all of it is here",
      async (moment, { expect }) => {
        const padding = randomBytes(moment.sends);
        const spec = { outputs: ["out/**"] };
        await using trial = await Trial.start(server, { run, files: { piece, padding }, spec });
        if (moment.installed) await trial.install();
        let strikes = 0;
        const strike = (): void => {
          strikes += 1;
          trial.proxy[fault]();
        };
        let armed = false;
        const { result } = await trial.run((event) => {
          if (armed || !moment.comes(event)) return;
          armed = true;
          moment.arm(trial, strike);
        });

        expect(strikes).toBe(1);
        expect(result).toEqual({ kind: "passed", exitCode: 0, signal: undefined, reason });
        expect(trial.proxy.connections).toBeGreaterThan(1);
        expect(trial.starts()).toBe(1);
        expect(trial.log() === `${piece.repeat(20)}the end`).toBe(true);
        const results = trial.results();
        expect([...results.keys()].sort()).toEqual([...numbers.map((n) => `out/${n}`), "out/pieces"].sort());
        for (const n of numbers) expect(results.get(`out/${n}`)?.toString()).toBe(`${n}\n`);
        expect(results.get("out/pieces")?.toString() === piece.repeat(20)).toBe(true);
        // A server learns of a stalled link only now.
        trial.proxy.cut();
        await expect.poll(() => trial.leftovers(), { timeout: 10_000 }).toEqual([]);
      },
    );
  });
});
