import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { LocalDirectory } from "../../src/cache/local-directory.ts";
import { JobError } from "../../src/errors.ts";
import type { JobEvent } from "../../src/events.ts";
import type { Outcome } from "../../src/lifecycle/conclude.ts";
import type { Dial } from "../../src/lifecycle/link.ts";
import { runJob } from "../../src/lifecycle/run-job.ts";
import { Desk } from "./desk.ts";

/** The target need not say what it is. */
const known = { "target-class": "board" };

describe.concurrent("a target is dialled", () => {
  test.each([
    ["it has to be asked what it is", {}],
    ["no stored result will do", { ...known, refresh: "true" }],
    ["the run is only started", { ...known, mode: "submit" }],
  ])("before the directory is read when %s", async (_, inputs) => {
    await using desk = deskWithScript();
    const { outcome, happened } = await run(desk, inputs);
    expect(outcome).toMatchObject({ succeeded: true, report: { connections: 1 } });
    expect(happened.indexOf("dial")).toBeLessThan(happened.indexOf("sign"));
  });

  test("after the caches when one of them may have the result, and not when it has", async () => {
    await using desk = deskWithScript();
    const first = await run(desk, known);
    expect(first.outcome).toMatchObject({ succeeded: true, report: { connections: 1 } });
    expect(first.happened.indexOf("dial")).toBeGreaterThan(first.happened.indexOf("cache"));
    const second = await run(desk, known);
    expect(second.outcome.report).toMatchObject({ cache: { hit: true }, connections: 0, execs: 0 });
    expect(second.happened).not.toContain("dial");
  });

  test("once, and asked in one conversation", async () => {
    await using desk = deskWithScript();
    await run(desk);
    const { outcome, happened } = await run(desk, { cache: "off", args: "another" });
    expect(outcome.report).toMatchObject({ connections: 1, execs: 1 });
    expect(happened.filter((what) => what === "upload")).toHaveLength(1);
  });
});

describe.concurrent("a target that is dialled while the directory is read", () => {
  test("is not dialled at all when a name in there cannot be sent", async () => {
    await using desk = deskWithScript();
    execFileSync("mkfifo", [desk.path("job", "fifo")]);
    const { outcome, happened } = await run(desk);
    expect(outcome.report).toMatchObject({ result: "invalid", signature: null, connections: 0 });
    expect(outcome.report.error?.message).toContain("a FIFO");
    expect(happened).not.toContain("dial");
  });

  test("is not what is told of when neither it nor the directory is any good", async () => {
    await using desk = deskWithScript();
    const { outcome } = await run(desk, { exclude: "start.sh" }, refuse);
    expect(outcome.report.error).toMatchObject({ code: "invalid" });
  });

  test("is what is told of when it cannot be reached", async () => {
    await using desk = deskWithScript();
    const { outcome } = await run(desk, {}, refuse);
    expect(outcome.report).toMatchObject({ result: "infrastructure", error: { code: "unreachable" } });
    expect(outcome.report.phases.map(({ name }) => name)).toEqual(["sign", "connect"]);
  });

  test("is dialled again when the connection broke meanwhile", async () => {
    await using desk = deskWithScript();
    let dials = 0;
    const { outcome, happened } = await run(desk, {}, async () => {
      dials += 1;
      const connection = await reach(desk);
      const lost = new JobError("connection-lost", "The connection broke.");
      return dials > 1 ? connection : { ...connection, exec: () => Promise.reject(lost) };
    });
    expect(outcome).toMatchObject({ succeeded: true, report: { connections: 2 } });
    expect(happened).toContain("The connection broke. Connecting again.");
  });
});

interface Ran {
  readonly outcome: Outcome;
  /** Names of the phases as they ended, texts of warnings, and `dial`, in the order in which that happened. */
  readonly happened: readonly string[];
}

async function run(
  desk: Desk,
  inputs: Readonly<Record<string, string>> = {},
  dial: Dial = () => reach(desk),
): Promise<Ran> {
  const { settings, secrets } = await desk.settings(inputs);
  const happened: string[] = [];
  const outcome = await runJob(settings, {
    dial: (signal) => {
      happened.push("dial");
      return dial(signal);
    },
    emit: (event: JobEvent) => {
      if (event.type === "phase-ended") happened.push(event.phase);
      if (event.type === "warning") happened.push(event.message);
    },
    stop: { signal: new AbortController().signal, by: "tester", hasSuccessor: false, withinMs: 6_000 },
    caches: [new LocalDirectory({ directory: desk.path("cache") })],
    statsDirectory: undefined,
    secrets,
    record: () => undefined,
  });
  return { outcome, happened };
}

/** The target outlives its connections. */
function reach({ target: { connection } }: Desk): ReturnType<Dial> {
  return Promise.resolve({ ...connection, close: () => Promise.resolve() });
}

function refuse(): ReturnType<Dial> {
  return Promise.reject(new JobError("unreachable", "Nobody is there."));
}

function deskWithScript(): Desk {
  const desk = new Desk();
  desk.write({ "start.sh": "echo ran" });
  return desk;
}
