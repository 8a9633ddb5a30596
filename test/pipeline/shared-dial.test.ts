import { writeFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { JobError } from "../../src/errors.ts";
import type { Emit } from "../../src/events.ts";
import { SharedDial } from "../../src/pipeline/shared-dial.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { connectLocal } from "../../src/transport/local.ts";
import { exitCodeOf } from "../../src/pipeline/pipeline-outcome.ts";
import { startDropbear } from "../support/dropbear.ts";
import { startSshd } from "../support/sshd.ts";
import { ranOf, Workshop, type Draft } from "./workshop.ts";

const never = new AbortController().signal;

interface SlowDial {
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly resolve: (connection: Connection) => void;
  readonly reject: (error: Error) => void;
}

/** A target that answers when the test says so. */
function slowly(): { readonly shared: SharedDial; readonly dials: readonly SlowDial[] } {
  const dials: SlowDial[] = [];
  const shared = new SharedDial((emit) => (signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<Connection>();
    dials.push({ emit, signal, resolve, reject });
    signal.addEventListener("abort", () => reject(new JobError("connection-lost", "Given up.")));
    return promise;
  });
  return { shared, dials };
}

function connection(): Connection {
  return { ...connectLocal(), server: "OpenSSH_9.9" };
}

function jobs(count: number, draft: Draft): Record<string, Draft> {
  const entries = Array.from({ length: count }, (_, number): [string, Draft] => [
    `j${number}`,
    // The same job would be joined.
    { ...draft, inputs: () => ({ env: `NUMBER=${number}` }) },
  ]);
  return Object.fromEntries(entries);
}

test("four jobs share a connection, and more have another one", async () => {
  await using sshd = await startSshd();
  using workshop = new Workshop();
  const outcome = await workshop.run(jobs(8, { on: sshd, run: "sleep 2" }));
  expect(exitCodeOf(outcome)).toBe(0);
  expect(sshd.accepted()).toBe(2);
});

test("a connection that is lost is dialled anew once for all jobs on it", async () => {
  await using sshd = await startSshd();
  using workshop = new Workshop();
  const begun = new Set<string>();
  const outcome = await workshop.run(
    jobs(4, { on: sshd, run: `${workshop.note("ran")}; echo begun; sleep 3; echo done` }),
    {
      watch: (event) => {
        if (event.type !== "told" || event.event.type !== "output" || begun.size === 4) return;
        begun.add(event.job);
        if (begun.size === 4) sshd.killSessions();
      },
    },
  );
  expect(exitCodeOf(outcome)).toBe(0);
  expect(workshop.notes).toEqual(Array(4).fill("ran"));
  expect(sshd.accepted()).toBe(2);
});

test("a server that allows one command on a connection has one for each job", async () => {
  await using sshd = await startSshd({ config: ["MaxSessions 1"] });
  using workshop = new Workshop();
  const outcome = await workshop.run(jobs(3, { on: sshd, run: "sleep 1" }));
  expect(exitCodeOf(outcome)).toBe(0);
  expect(sshd.accepted()).toBeGreaterThanOrEqual(3);
});

test("a target for which no job is left is disconnected while others have some", async () => {
  await using first = await startSshd();
  await using second = await startSshd();
  using workshop = new Workshop();
  const wait = `while [ ! -e ${workshop.directory}/go ]; do sleep 0.1; done`;
  const running = workshop.run({
    a: { on: first, run: "true" },
    b: { on: second, needs: ["a"], run: wait },
  });
  await vi.waitFor(() => expect(first.log()).toMatch(/^(Received disconnect|Connection closed)/m), 20_000);
  writeFileSync(`${workshop.directory}/go`, "");
  expect(exitCodeOf(await running)).toBe(0);
});

describe("while a connection is dialled for several jobs", () => {
  test("one that is stopped does not stop the dial for the others", async () => {
    const { shared, dials } = slowly();
    const stop = new AbortController();
    const stopped = shared.dialFor(() => undefined)(stop.signal);
    const waiting = shared.dialFor(() => undefined)(never);
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: "connection-lost" });
    dials[0]?.resolve(connection());
    await expect(waiting).resolves.toMatchObject({ isShared: false });
    expect(dials).toHaveLength(1);
  });

  test("the dial is given up when all are stopped, and the next one begins anew", async () => {
    const { shared, dials } = slowly();
    const stop = new AbortController();
    const stopped = [1, 2].map(() => shared.dialFor(() => undefined)(stop.signal));
    stop.abort();
    for (const one of stopped) await expect(one).rejects.toMatchObject({ code: "connection-lost" });
    expect(dials[0]?.signal.aborted).toBe(true);
    const next = shared.dialFor(() => undefined)(never);
    dials[1]?.resolve(connection());
    await expect(next).resolves.toBeDefined();
  });

  test("all are told how it goes, and all hear that it failed", async () => {
    const { shared, dials } = slowly();
    const told: string[] = [];
    const waiting = ["a", "b"].map((name) =>
      shared.dialFor(({ type }) => told.push(`${name} ${type}`))(never),
    );
    dials[0]?.emit({ type: "notice", message: "Still trying." });
    dials[0]?.reject(new JobError("unreachable", "Nobody is there."));
    for (const one of waiting) await expect(one).rejects.toMatchObject({ code: "unreachable" });
    expect(told).toEqual(["a notice", "b notice"]);
  });

  test("what a job leaves behind on a connection is ended with it, and nothing else", async () => {
    const { shared, dials } = slowly();
    const joining = [1, 2].map(() => shared.dialFor(() => undefined)(never));
    dials[0]?.resolve(connection());
    const [one, other] = await Promise.all(joining);
    const left = await one?.exec("sleep 600");
    left?.stdout.resume();
    const kept = await other?.exec("sleep 0.5");
    kept?.stdout.resume();
    await one?.close();
    await expect(left?.exit).rejects.toMatchObject({ code: "connection-lost" });
    await expect(kept?.exit).resolves.toMatchObject({ code: 0 });
    await shared.close();
  });
});

test("dropbear has a connection for each job", async () => {
  await using dropbear = await startDropbear();
  using workshop = new Workshop();
  const outcome = await workshop.run(jobs(3, { on: dropbear, run: "sleep 1" }));
  expect(exitCodeOf(outcome)).toBe(0);
  expect(["j0", "j1", "j2"].map((id) => ranOf(outcome, id).report?.connections)).toEqual([1, 1, 1]);
});
