import { afterAll, beforeAll, describe, test } from "vitest";
import { startDropbear } from "../support/dropbear.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd } from "../support/sshd.ts";
import { Trial } from "./trial.ts";

const servers: readonly [string, () => Promise<SshServer>][] = [
  ["OpenSSH", () => startSshd({ config: ["MaxStartups 100"] })],
  ["dropbear", () => startDropbear()],
];
const faults = ["cut", "stall", "reset"] as const;

describe.each(servers)("over %s", (_, startServer) => {
  let server: SshServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test.concurrent.for(faults)(
    "after a %s as it is asked for, a cancel still ends the job and brings its results",
    async (fault, { expect }) => {
      const run = "echo half >half; (setsid sleep 600 || sleep 600) & echo up; sleep 600";
      await using trial = await Trial.start(server, { run, spec: { outputs: ["half"] } });
      const { result, settled } = await trial.run((event) => {
        if (event.type === "output") trial.stop.abort();
        if (event.type === "notice") trial.proxy[fault]();
      });
      expect(result).toMatchObject({ kind: "cancelled", exitCode: 143, reason: "Cancelled by the-test." });
      expect(settled).toBe(true);
      expect(trial.log()).toBe("up\n");
      expect(trial.results()).toEqual(new Map([["half", Buffer.from("half\n")]]));
      expect(trial.starts()).toBe(1);
      trial.proxy.cut();
      await expect.poll(() => trial.leftovers(), { timeout: 10_000 }).toEqual([]);
    },
  );
});
