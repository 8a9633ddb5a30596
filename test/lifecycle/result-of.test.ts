import { describe, expect, test } from "vitest";
import { refuseUnstarted, resultOfEnd, resultOfStop } from "../../src/lifecycle/result-of.ts";
import type { About } from "../../src/lifecycle/about.ts";
import { Progress } from "../../src/lifecycle/progress.ts";
import type { RunEnd } from "../../src/remote/follow-event.ts";
import type { RunId } from "../../src/remote/run-id.ts";

type Ended = Extract<RunEnd, { type: "ended" }>;

const about: About = {
  name: "job",
  signature: "5".repeat(64),
  outputs: [],
  separateStreams: false,
  lock: { name: "board", queueTimeoutMs: 60_000 },
  keep: "auto",
};
const stop = { signal: new AbortController().signal, by: "octocat@1", hasSuccessor: false, withinMs: 0 };

function ended(kind: Ended["kind"], exitCode: number | undefined, by = ""): Ended {
  return { type: "ended", kind, exitCode, durationMs: 5, by };
}

describe("a run that was never started", () => {
  test("because its lock was not free is infrastructure, and says what to do", () => {
    const end = ended("queue", undefined);
    const reason =
      "The lock board was not free within the queue-timeout of 1 min 00 s: the job was not started.";
    expect(resultOfEnd(end, about)).toEqual({
      kind: "infrastructure",
      exitCode: undefined,
      signal: undefined,
      reason,
    });
    expect(() => refuseUnstarted(end, about)).toThrow(
      expect.objectContaining({ code: "queue-timeout", message: reason }),
    );
  });

  test("because it was cancelled has no exit code", () => {
    expect(resultOfEnd(ended("cancel", undefined, "me"), about)).toMatchObject({
      kind: "cancelled",
      exitCode: undefined,
      reason: "Cancelled by me before the script was started.",
    });
  });

  test("has not passed, whatever the target says", () => {
    expect(resultOfEnd(ended("exit", undefined), about).kind).toBe("infrastructure");
  });
});

describe("when we stop", () => {
  function progressOf(changes: Partial<Progress>): Progress {
    return Object.assign(new Progress(() => undefined, "job"), changes);
  }
  const id = "0123456789abcdef0123-1" as RunId;

  test("nothing was sent unless a run is known of", () => {
    expect(resultOfStop("kill", stop, progressOf({})).reason).toContain("before the job was sent");
    for (const known of [{ id }, { id, submission: { id, submission: "0".repeat(32) } }]) {
      expect(resultOfStop("kill", stop, progressOf(known)).reason).toContain(
        `did not confirm in time that ${id} has ended`,
      );
    }
  });

  test("a run that others follow goes on, and is said to", () => {
    expect(resultOfStop("kill", stop, progressOf({ id, leftToOthers: true }))).toMatchObject({
      kind: "cancelled",
      exitCode: undefined,
      reason: `Cancelled by octocat@1 here only: ${id} goes on for others who follow it.`,
    });
  });
});
