import { afterAll, beforeAll, describe, test, vi } from "vitest";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd } from "../support/sshd.ts";
import { actorFaults, complete, situations } from "./actors.ts";
import { patience } from "./patience.ts";
import { Trial } from "./trial.ts";
import { until } from "./until.ts";

// Most of the time is waiting.
vi.setConfig({ maxConcurrency: 10 });

let server: SshServer;
beforeAll(async () => {
  server = await startSshd({ config: ["MaxStartups 100"] });
});
afterAll(() => server[Symbol.asyncDispose]());

const untilReleased = 'echo up; until [ -e "$trial.go" ]; do sleep 0.1; done';
const runs = { queued: "echo up; echo end; exit 3", running: `${untilReleased}; echo end; exit 3` };
const lock = { name: "board", slots: 1, queueTimeoutMs: 60_000 };

describe.each(situations)("a run that is %s", (situation) => {
  const faults = actorFaults.filter(({ result }) => result[situation] !== undefined);
  test.concurrent.for(faults)(
    "ends as it has to after $name",
    async ({ strike, result: expected }, { expect }) => {
      await using holder = await Trial.start(server, { run: untilReleased, lock });
      await using trial = await Trial.start(server, { run: runs[situation], lock, beside: holder });
      const holding = situation === "queued" ? holder.run() : undefined;
      await until(() => holding === undefined || holder.starts() === 1);
      const running = trial.run();
      await until(() => complete(trial, situation));
      strike(trial);
      holder.release();
      trial.release();
      const { result } = await running;

      expect(result).toMatchObject(expected[situation] ?? {});
      if (result.exitCode === 3) expect(trial.log()).toBe("up\nend\n");
      expect(trial.starts()).toBe(situation === "queued" && result.kind === "lost" ? 0 : 1);
      await holding;
      await expect.poll(() => trial.leftovers(), patience).toEqual([]);
      await expect.poll(() => holder.leftovers(), patience).toEqual([]);
    },
  );
});
