import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { test, vi } from "vitest";
import { play, schedules, type Fault } from "./schedule.ts";
import { servers } from "./servers.ts";
import { patience } from "./patience.ts";
import { Trial } from "./trial.ts";

/** To play again what failed: the seed that was told, and as many schedules. */
const seed = Number(process.env["CHAOS_SEED"] ?? randomBytes(4).readInt32BE());
const count = Number(process.env["CHAOS_SCHEDULES"] ?? 100);

/** Schedules are played side by side, because most of their time is waiting. Each player has a server of its own. */
const players = Array.from({ length: 5 }, (_, index) => servers.map((server) => ({ index, server }))).flat();

let survived = 0;

// Most of the time is waiting.
vi.setConfig({ maxConcurrency: players.length });

test.concurrent.for(players)(
  "whatever happens on the way, the job has run once and all of it is here (over $server.name, player $index)",
  { timeout: 60_000 + count * 2_000 },
  async (player, { expect }) => {
    const piece = randomBytes(7_500).toString("base64");
    const padding = randomBytes(60_000);
    const run = `for i in $(seq 30); do cat piece; sleep 0.01; done; cp padding out; exit 3`;
    await using server = await player.server.start();
    const survives = async (schedule: Fault[], separateStreams: boolean): Promise<void> => {
      await using trial = await Trial.start(server, {
        run,
        files: { piece, padding },
        spec: { outputs: ["out"], separateStreams },
        target: { connectRetries: 20 },
      });
      const over = new AbortController();
      const playing = play(schedule, trial, over.signal);
      const { result } = await trial.run();
      over.abort();
      await playing;
      expect(result).toMatchObject({ kind: "failed", exitCode: 3 });
      expect(trial.starts()).toBe(1);
      expect(trial.log() === piece.repeat(30)).toBe(true);
      expect([...trial.results().keys()]).toEqual(["out"]);
      expect(trial.results().get("out")?.equals(padding)).toBe(true);
      trial.proxy.cut();
      await vi.waitFor(() => expect(trial.leftovers()).toEqual([]), patience);
      survived += 1;
    };
    await fc.assert(fc.asyncProperty(schedules(), fc.boolean(), survives), {
      seed: seed + players.indexOf(player),
      numRuns: Math.ceil(count / players.length),
      endOnFailure: true,
    });
  },
);

test("every schedule was survived", ({ expect, task }) => {
  process.stdout.write(`${survived} of ${count} random schedules were survived, CHAOS_SEED=${seed}\n`);
  expect(survived).toBeGreaterThanOrEqual(count);
  task.meta.schedules = { survived, seed };
});

declare module "vitest" {
  interface TaskMeta {
    /** Of random schedules: how many were survived, and what they grew from. */
    schedules?: { readonly survived: number; readonly seed: number };
  }
}
