import { afterAll, beforeAll, describe, test, vi } from "vitest";
import type { SshServer } from "../support/ssh-server.ts";
import { moments } from "./moments.ts";
import { networkFaults } from "./network-faults.ts";
import { servers } from "./servers.ts";
import { patience } from "./patience.ts";
import { Trial } from "./trial.ts";

// Most of the time is waiting.
vi.setConfig({ maxConcurrency: 10 });

describe.each(servers)("over $name", ({ start }) => {
  let shared: SshServer;
  beforeAll(async () => {
    shared = await start();
  });
  afterAll(() => shared[Symbol.asyncDispose]());

  const cells = networkFaults.flatMap((fault) => moments.map((moment) => ({ fault, moment })));
  test.concurrent.for(cells)(
    "after a $fault.name during $moment.name the job has run once, and all of it is here",
    async ({ fault, moment }, { expect }) => {
      const job = moment.job();
      await using own = fault.stopsServer ? await start() : undefined;
      await using trial = await Trial.start(own ?? shared, job);
      if (moment.installed) await trial.install();
      const armed: Promise<void>[] = [];
      const struck: Promise<void>[] = [];
      const strike = (): void => void struck.push(Promise.resolve(fault.strike(trial)));
      const { result, settled } = await trial.run((event) => {
        if (armed.length > 0 || !moment.comes(event)) return;
        armed.push(Promise.resolve(moment.arm(trial, strike)));
      });
      await Promise.all(armed);
      await Promise.all(struck);

      expect(struck).toHaveLength(1);
      expect(trial.proxy.connections).toBeGreaterThan(1);
      expect(result).toEqual(job.result);
      expect(settled).toBe(true);
      expect(trial.starts()).toBe(1);
      for (const [stream, text] of job.says) expect(trial.log(stream) === text).toBe(true);
      const results = trial.results();
      expect([...results.keys()].sort()).toEqual([...job.brings.keys()].sort());
      for (const [name, content] of job.brings) expect(results.get(name)?.equals(content)).toBe(true);
      // A server learns of a stalled link only now.
      trial.proxy.cut();
      await expect.poll(() => trial.leftovers(), patience).toEqual([]);
    },
  );
});
