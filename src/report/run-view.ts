import { signalOfExitCode, type ResultKind } from "../job/result.ts";
import type { RunEnd } from "../remote/follow-event.ts";
import type { RunStatus } from "../remote/run-status.ts";

/** Where a run stands, as it is shown to people and programs. What is not known is absent. */
export interface RunView {
  readonly jobId: string;
  readonly state: "queued" | "running" | "finished" | "lost" | "unknown";
  readonly result?: ResultKind;
  readonly exitCode?: number;
  /** `SIGKILL` */
  readonly signal?: string;
  readonly target: string;
  /** ISO 8601. */
  readonly started?: string;
  /** ISO 8601. */
  readonly ended?: string;
}

type EndView = Pick<RunView, "exitCode" | "signal"> & { readonly result: ResultKind };

/** @param target the `host` line */
export function viewRun(status: Exclude<RunStatus, { state: "absent" }>, target: string): RunView {
  const { id, started, ended } = status;
  return {
    jobId: id,
    state: stateOf(status.state),
    ...("end" in status ? viewEnd(status.end) : {}),
    target,
    ...(started && { started: started.toISOString() }),
    ...(ended && { ended: ended.toISOString() }),
  };
}

/** A run that was sent and one that waits for its lock are the same to whoever waits for it. */
function stateOf(state: Exclude<RunStatus["state"], "absent">): RunView["state"] {
  if (state === "submitted") return "queued";
  return state === "shared" ? "running" : state;
}

/** What became of a run. */
export function viewEnd(end: RunEnd): EndView {
  const result = resultKindOf(end);
  if (end.type === "lost" || end.exitCode === undefined) return { result };
  const signal = signalOfExitCode(end.exitCode);
  return { result, exitCode: end.exitCode, ...(signal !== undefined && { signal }) };
}

function resultKindOf(end: RunEnd): ResultKind {
  if (end.type === "lost") return "lost";
  switch (end.kind) {
    case "exit":
      return end.exitCode === 0 ? "passed" : "failed";
    case "cancel":
      return "cancelled";
    case "timeout":
    case "idle":
      return "timed-out";
    case "queue":
      return "infrastructure";
  }
}
