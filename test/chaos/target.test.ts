import { afterAll, beforeAll, describe, test, vi } from "vitest";
import { mountFailingDisk } from "../support/failing-disk.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd } from "../support/sshd.ts";
import { targetFaults } from "./target-faults.ts";
import { targetPhases } from "./target-phases.ts";
import { complete } from "./actors.ts";
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

describe.each(targetFaults)("with $name", (fault) => {
  test.concurrent.for(targetPhases)("before $name, $promise", async (phase, { expect }) => {
    const disk = mountFailingDisk();
    await using trial = await Trial.start(server, { ...phase.job, disk });
    await trial.install();
    const struck: Promise<void>[] = [];
    const strike = async (): Promise<void> => {
      // The kernel may forget what is being written right then, which is another fault.
      if (phase.whileRunning) await until(() => complete(trial, "running"));
      fault.strike(disk);
      phase.then?.(trial);
    };
    if (phase.comes === undefined) struck.push(strike());
    const warnings: string[] = [];
    const outcome = await trial.run((event) => {
      if (event.type === "warning") warnings.push(event.message);
      if (struck.length === 0 && phase.comes?.(event) === true) struck.push(strike());
    });
    expect(struck).toHaveLength(1);
    await Promise.all(struck);
    phase.check({ ...outcome, trial, warnings }, fault, expect);
    await expect.poll(() => trial.jobProcesses(), patience).toEqual([]);
    if (!fault.lasts) await expect.poll(() => trial.leftovers(), patience).toEqual([]);
  });
});
