import { expect, test } from "vitest";
import { startDropbear } from "../support/dropbear.ts";
import { connectionContract, run } from "./connection.contract.ts";
import { connectTo, targetOf } from "./targets.ts";

connectionContract("a connection to dropbear", async () => {
  const server = await startDropbear();
  const connection = await connectTo(targetOf(server));
  return {
    connection,
    [Symbol.asyncDispose]: async () => {
      await connection.close();
      await server[Symbol.asyncDispose]();
    },
  };
});

test("either of its host keys is enough", async () => {
  await using server = await startDropbear();
  const lines = server.knownHosts.trim().split("\n");
  expect(lines).toHaveLength(2);
  for (const knownHosts of lines) {
    const hostKeys = { knownHosts, fingerprints: [], ignore: false };
    const connection = await connectTo(targetOf(server, { hostKeys }));
    expect(await run(connection, "exit 3")).toMatchObject({ exit: { code: 3 } });
    await connection.close();
  }
});

test("so little may be on its way to it that one command's stdin is slow on a long way", async () => {
  await using server = await startDropbear();
  const connection = await connectTo(targetOf(server));
  const { sendWindow, stdout, exit } = await connection.exec("true");
  expect(sendWindow).toBe(24_576);
  stdout.resume();
  await exit;
  await connection.close();
});

test("there is nothing but busybox, and what it was built without is missing", async () => {
  await using server = await startDropbear({ without: ["setsid"] });
  const connection = await connectTo(targetOf(server));
  const tools = ["tar", "sleep", "setsid", "bash", "rsync", "sftp-server", "nohup", "flock", "python3"];
  const found = tools.map((tool) => `command -v ${tool}`).join("; ");
  const { stdout } = await run(connection, `${found}; ls /proc/self/stat; echo $HOME`);
  expect(stdout.toString()).toBe("tar\nsleep\n/proc/self/stat\n/root\n");
  await connection.close();
});
