import { afterAll, beforeAll, describe, test, vi } from "vitest";
import { mountFailingDisk } from "../support/failing-disk.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd } from "../support/sshd.ts";
import { targetFaults } from "./target-faults.ts";
import { targetPhases } from "./target-phases.ts";
import { Trial } from "./trial.ts";

// Most of the time is waiting.
vi.setConfig({ maxConcurrency: 10 });

let server: SshServer;
beforeAll(async () => {
  server = await startSshd({ config: ["MaxStartups 100"] });
});
afterAll(() => server[Symbol.asyncDispose]());

describe.each(targetFaults)("with $name", (fault) => {
  test.concurrent.for(targetPhases)("before $name, $promise", async (phase, { expect }) => {
    using disk = mountFailingDisk();
    await using trial = await Trial.start(server, { ...phase.job, disk: disk.path });
    await trial.install();
    let struck = phase.comes === undefined;
    if (struck) fault.strike(disk);
    const warnings: string[] = [];
    const outcome = await trial.run((event) => {
      if (event.type === "warning") warnings.push(event.message);
      if (struck || phase.comes?.(event) !== true) return;
      struck = true;
      fault.strike(disk);
      phase.then?.(trial);
    });
    expect(struck).toBe(true);
    phase.check({ ...outcome, trial, warnings }, fault, expect);
    await expect.poll(() => trial.jobProcesses(), { timeout: 10_000 }).toEqual([]);
    if (!fault.lasts) await expect.poll(() => trial.leftovers(), { timeout: 10_000 }).toEqual([]);
  });
});
