import { expect, test } from "vitest";
import type { RunEnd } from "../../src/remote/follow-event.ts";
import type { RunId } from "../../src/remote/run-id.ts";
import { viewRun } from "../../src/report/run-view.ts";

const id = `${"0123456789".repeat(2)}-1` as RunId;
const started = new Date("2026-01-02T03:04:05Z");
const ended = new Date("2026-01-02T03:04:06Z");

test.each([
  ["submitted", "queued"],
  ["queued", "queued"],
  ["running", "running"],
  ["shared", "running"],
  ["unknown", "unknown"],
] as const)("a run that is %s is shown as %s, with nothing that is not known", (state, shown) => {
  expect(viewRun({ state, id, started: undefined, ended: undefined }, "ci@board")).toEqual({
    ...{ jobId: id, state: shown, target: "ci@board" },
  });
});

test.each<[Extract<RunEnd, { type: "ended" }>["kind"], number | undefined, object]>([
  ["exit", 0, { result: "passed", exitCode: 0 }],
  ["exit", 7, { result: "failed", exitCode: 7 }],
  ["exit", 137, { result: "failed", exitCode: 137, signal: "SIGKILL" }],
  ["timeout", 143, { result: "timed-out", exitCode: 143, signal: "SIGTERM" }],
  ["idle", 143, { result: "timed-out", exitCode: 143, signal: "SIGTERM" }],
  ["cancel", undefined, { result: "cancelled" }],
  ["queue", undefined, { result: "infrastructure" }],
])("a run that ended by %s with %s has its result and its times", (kind, exitCode, shown) => {
  const end: RunEnd = { type: "ended", kind, exitCode, durationMs: 1000, by: "" };
  expect(viewRun({ state: "finished", id, started, ended, end }, "ci@board")).toEqual({
    ...{ jobId: id, state: "finished", target: "ci@board", ...shown },
    ...{ started: "2026-01-02T03:04:05.000Z", ended: "2026-01-02T03:04:06.000Z" },
  });
});

test("a run that is lost has no exit code", () => {
  const end: RunEnd = { type: "lost", why: "reboot" };
  expect(viewRun({ state: "lost", id, started, ended: undefined, end }, "ci@board")).toEqual({
    ...{ jobId: id, state: "lost", result: "lost", target: "ci@board", started: "2026-01-02T03:04:05.000Z" },
  });
});
