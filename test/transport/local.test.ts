import { once } from "node:events";
import { expect, test } from "vitest";
import { connectLocal } from "../../src/transport/local.ts";
import { processesWithEnvironment } from "../support/processes.ts";
import { connectionContract } from "./connection.contract.ts";

connectionContract("a local connection", () => {
  const connection = connectLocal();
  return Promise.resolve({ connection, [Symbol.asyncDispose]: () => connection.close() });
});

test("closing kills the command and everything it has started", async () => {
  const mark = crypto.randomUUID();
  const connection = connectLocal();
  const { stdout, exit } = await connection.exec(
    `export MARK=${mark}; sleep 600 & sh -c 'sleep 600' & echo up; wait`,
  );
  await once(stdout, "data");
  await connection.close();
  await expect(exit).rejects.toMatchObject({ code: "connection-lost" });
  await expect.poll(() => processesWithEnvironment("MARK", mark)).toEqual([]);
});

test("what a command has left in the background lives on when the command has ended", async () => {
  const mark = crypto.randomUUID();
  const connection = connectLocal();
  const { stdout, exit } = await connection.exec(`MARK=${mark} sleep 600 >/dev/null 2>&1 <&- &`);
  stdout.resume();
  expect(await exit).toEqual({ code: 0, signal: undefined });
  await connection.close();
  const [left = 0, ...others] = processesWithEnvironment("MARK", mark);
  expect(others).toEqual([]);
  process.kill(left, "SIGKILL");
});

test("a command too long for the kernel is refused, not run", async () => {
  await expect(connectLocal().exec(`: ${"x".repeat(3_000_000)}`)).rejects.toMatchObject({ code: "protocol" });
});
