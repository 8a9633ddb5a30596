import { expect, test } from "vitest";
import { Remote } from "../../src/remote/remote.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { packJob } from "./job.ts";
import { Target } from "./target.ts";
import { submit } from "./submit.ts";

/** The longest that a remote directory may be. Bytes. */
const longestPath = 300;

test("no command has more than 1,000 bytes, however long the store's path", async () => {
  await using target = new Target("dash");
  const remoteDirectory = `~/${"long/".repeat(59)}end`;
  expect(remoteDirectory).toHaveLength(longestPath);
  const commands: string[] = [];
  const remote = new Remote(recording(target.connection, commands), remoteDirectory);
  const lock = "x".repeat(60);
  const archive = await packJob({ run: "touch result", lock });
  const request = archive.request({
    join: { timeoutMs: undefined, idleTimeoutMs: undefined },
    follow: false,
    room: { kib: 100_000, files: 10_000 },
  });
  const { id } = await submit(remote, request);
  const { submission } = request;
  for await (const event of remote.follow(id, { first: 2 ** 40, second: 2 ** 40 }, { submission })) {
    if (event.type === "ended") break;
  }
  // What has followed a run does the rest for it without a command; others need one.
  const other = new Remote(recording(target.connection, commands), remoteDirectory);
  await remote.status(id);
  await remote.cancel(request, "x".repeat(200), 600);
  expect(await remote.about(id)).toBe("{}");
  const files = await other.files(id);
  expect(files.names).toHaveLength(1);
  const { archive: fetched, complaint } = files.fetch(files.names);
  fetched.resume();
  expect(await complaint).toBe("");
  await remote.runs();
  await remote.locks();
  await remote.breakLock(lock);
  await remote.probe();
  await remote.collect({ olderThanSeconds: 1e9, maxKib: 1e12 });
  await other.remove(id, submission);
  const verbs = ["submit", "install", "submit", "follow", "status", "cancel", "about", "fetch"];
  const storeVerbs = ["runs", "locks", "break", "probe", "gc", "remove"];
  const all = [...verbs, ...storeVerbs];
  expect(commands.map((command) => all.find((verb) => ` ${command} `.includes(` ${verb} `)))).toEqual(all);
  for (const command of commands) expect(Buffer.byteLength(command)).toBeLessThan(1_000);
});

test("a run is one command, but for the first of all, which installs the scripts", async () => {
  await using target = new Target("dash");
  const commands: string[] = [];
  const remote = new Remote(recording(target.connection, commands), "~/store");
  const archive = await packJob({ run: "exit 0" });
  for (const count of [3, 4]) {
    const { events } = await submit(remote, archive.request());
    for await (const event of events) if (event.type === "ended") expect(event.exitCode).toBe(0);
    expect(commands).toHaveLength(count);
  }
});

function recording(connection: Connection, commands: string[]): Connection {
  return {
    close: () => connection.close(),
    exec: (command, options) => {
      commands.push(command);
      return connection.exec(command, options);
    },
  };
}
