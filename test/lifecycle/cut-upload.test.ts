import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { JobError } from "../../src/errors.ts";
import type { JobEvent } from "../../src/events.ts";
import type { Outcome } from "../../src/lifecycle/conclude.ts";
import { runJob } from "../../src/lifecycle/run-job.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { Desk } from "./desk.ts";

/** A connection that breaks when a command was sent so many bytes, until it has broken so often. */
function breaking(connection: Connection, bytes: number, breaks: { left: number }): Connection {
  const cut = async function* (stdin: Readable): AsyncGenerator<Buffer> {
    let left = bytes;
    for await (const chunk of stdin as AsyncIterable<Buffer>) {
      if (breaks.left > 0 && chunk.length >= left) {
        breaks.left -= 1;
        yield chunk.subarray(0, left);
        throw new JobError("connection-lost", "The line was cut");
      }
      left -= chunk.length;
      yield chunk;
    }
  };
  return {
    ...connection,
    exec: (command, options) =>
      connection.exec(command, {
        ...options,
        stdin: options?.stdin && Readable.from(cut(options.stdin), { objectMode: false }),
      }),
    close: () => Promise.resolve(),
  };
}

/** Runs the job over such connections. @returns what was told of the upload, too */
async function runOver(
  desk: Desk,
  bytes: number,
  times: number,
): Promise<{ outcome: Outcome; totals: readonly (number | undefined)[]; warnings: readonly string[] }> {
  const { settings, secrets } = await desk.settings({ cache: "off" });
  const events: JobEvent[] = [];
  const breaks = { left: times };
  const outcome = await runJob(settings, {
    dial: () => Promise.resolve(breaking(desk.target.connection, bytes, breaks)),
    emit: (event) => events.push(event),
    stop: { signal: new AbortController().signal, by: "tester", hasSuccessor: false, withinMs: 6_000 },
    caches: [],
    statsDirectory: undefined,
    secrets,
    record: () => undefined,
  });
  return {
    outcome,
    totals: events.flatMap((event) =>
      event.type === "progress" && event.phase === "upload" ? [event.total] : [],
    ),
    warnings: events.flatMap((event) => (event.type === "warning" ? [event.message] : [])),
  };
}

/** A connection that breaks when the target has begun to say that it wants a job, and has started what was sent along. */
function breakingOnce(
  connection: Connection,
  hasStarted: () => boolean,
  breaks: { left: number },
): Connection {
  const cut = async function* (stdout: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of stdout) {
      if (breaks.left > 0 && chunk.toString().includes("W 0 ")) {
        breaks.left -= 1;
        await vi.waitFor(() => expect(hasStarted()).toBe(true), { timeout: 20_000 });
        throw new JobError("connection-lost", "The line was cut");
      }
      yield chunk;
    }
  };
  return {
    ...connection,
    exec: async (command, options) => {
      const execution = await connection.exec(command, options);
      return { ...execution, stdout: Readable.from(cut(execution.stdout), { objectMode: false }) };
    },
  };
}

test("a file that changed in a job that was started unheard keeps its result from being stored", async () => {
  const breaks = { left: 1 };
  const hasStarted = (): boolean => {
    const jobs = join(desk.target.home, "store/v1/jobs");
    return existsSync(jobs) && readdirSync(jobs).length > 0;
  };
  await using desk = new Desk({ through: (connection) => breakingOnce(connection, hasStarted, breaks) });
  desk.write({ "start.sh": "cat input\n", input: "one\n" });
  const seen = await desk.run({}, () => desk.write({ input: "two\n" }));
  expect(breaks.left).toBe(0);
  expect(seen.outcome.result?.kind).toBe("passed");
  expect(desk.result("../ssh-job-results.log")).toBe("two\n");
  expect(desk.isStored(seen.id)).toBe(false);
});

describe.each(["dash", "busybox"] as const)("an upload to %s that is cut", (shell) => {
  test.each([
    ["once", 6_000_000, 1],
    ["again and again", 3_000_000, 3],
  ])("%s goes on where it was, and the job has every byte", async (_, bytes, times) => {
    await using desk = new Desk({ shell });
    desk.write({ "start.sh": "sha256sum one two\n" });
    for (const name of ["one", "two"]) writeFileSync(desk.path("job", name), randomBytes(5_000_000));
    const { outcome, totals, warnings } = await runOver(desk, bytes, times);
    expect(outcome.result?.kind).toBe("passed");
    expect(warnings.filter((message) => message.includes("cut"))).toHaveLength(times);
    expect(outcome.report.bytes.sent).toBeLessThan(10_000_000 - times * bytes + 1_000_000);
    expect(totals.at(-1)).toBe(outcome.report.bytes.sent);
    const sums = ["one", "two"].map((name) => {
      const digest = createHash("sha256").update(readFileSync(desk.path("job", name)));
      return `${digest.digest("hex")}  ${name}
`;
    });
    expect(desk.result("../ssh-job-results.log")).toBe(sums.join(""));
  });
});
