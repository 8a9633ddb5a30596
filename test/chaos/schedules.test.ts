import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, test, vi } from "vitest";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { play, schedules, type Fault } from "./schedule.ts";
import { Trial } from "./trial.ts";

/** To play again what failed: the seed that was told, and as many schedules. */
const seed = Number(process.env["CHAOS_SEED"] ?? randomBytes(4).readInt32BE());
const count = Number(process.env["CHAOS_SCHEDULES"] ?? 100);

/** Schedules are played side by side, as many as Vitest runs at once: most of their time is waiting. */
const players = Array.from({ length: 5 }, (_, index) => index);

let server: Sshd;
beforeAll(async () => {
  server = await startSshd({ config: ["MaxStartups 100"] });
});
afterAll(() => server[Symbol.asyncDispose]());

test.concurrent.for(players)(
  "whatever the network does, the job has run once and all of it is here (player %i)",
  { timeout: 60_000 + count * 2_000 },
  async (player, { expect }) => {
    const piece = randomBytes(7_500).toString("base64");
    const padding = randomBytes(60_000);
    const run = `for i in $(seq 30); do cat piece; sleep 0.01; done; cp padding out; exit 3`;
    const survives = async (schedule: Fault[], separateStreams: boolean): Promise<void> => {
      await using trial = await Trial.start(server, {
        run,
        files: { piece, padding },
        spec: { outputs: ["out"], separateStreams },
        target: { connectRetries: 20 },
      });
      const over = new AbortController();
      const playing = play(schedule, trial.proxy, over.signal);
      const { result } = await trial.run();
      over.abort();
      await playing;
      expect(result).toMatchObject({ kind: "failed", exitCode: 3 });
      expect(trial.starts()).toBe(1);
      expect(trial.log() === piece.repeat(30)).toBe(true);
      expect([...trial.results().keys()]).toEqual(["out"]);
      expect(trial.results().get("out")?.equals(padding)).toBe(true);
      trial.proxy.cut();
      await vi.waitFor(() => expect(trial.leftovers()).toEqual([]), { timeout: 10_000 });
    };
    const numRuns = Math.ceil(count / players.length);
    await fc.assert(fc.asyncProperty(schedules(), fc.boolean(), survives), {
      seed: seed + player,
      numRuns,
      endOnFailure: true,
    });
  },
);
