import { randomBytes } from "node:crypto";
import type { ExpectStatic } from "vitest";
import type { JobEvent } from "../../src/events.ts";
import type { TargetFault } from "./target-faults.ts";
import type { Ended, Trial, TrialOptions } from "./trial.ts";

/** Something that a target has to do although its disk has failed. The names complete "before …". */
export interface TargetPhase {
  readonly name: string;
  /** Completes "before …, ". */
  readonly promise: string;
  readonly job: TrialOptions;
  /** Whether this event is the one at which the disk fails. Without it the disk fails first of all. */
  readonly comes?: (event: JobEvent) => boolean;
  /** Whether the script runs then. */
  readonly whileRunning: boolean;
  /** What happens right after. */
  readonly then?: (trial: Trial) => void;
  readonly check: (seen: Seen, fault: TargetFault, expect: ExpectStatic) => void;
}

/** What came of a trial. */
interface Seen extends Ended {
  readonly trial: Trial;
  readonly warnings: readonly string[];
}

const text = randomBytes(90_000).toString("base64");
const results = randomBytes(300_000);
const endless = "setsid sleep 600 & echo up; exec sleep 600";

export const targetPhases: readonly TargetPhase[] = [
  {
    name: "the submission",
    promise: "the job is refused without a trace",
    job: { run: "echo up" },
    whileRunning: false,
    check: ({ result, report, trial }, { code }, expect) => {
      expect(result).toMatchObject({ kind: "infrastructure", exitCode: undefined });
      expect(report.error).toMatchObject({ code });
      expect(trial.starts()).toBe(0);
      expect(trial.runs()).toEqual([]);
    },
  },
  {
    name: "the end",
    promise: "the exit code and any gap are told",
    job: {
      // What is said comes from elsewhere, and that all of it was said is heard elsewhere, too.
      run: 'cp text "$trial.text"; echo up; until [ -e "$trial.go" ]; do sleep 0.1; done; cat "$trial.text"; exit 3',
      files: { text },
    },
    comes: (event) => event.type === "output",
    whileRunning: true,
    then: (trial) => trial.release(),
    check: ({ result, settled, trial, warnings }, { keepsLog }, expect) => {
      expect(settled).toBe(true);
      expect(result).toMatchObject({ kind: "failed", exitCode: 3 });
      expect(trial.starts()).toBe(1);
      expect(trial.log().startsWith("up\n")).toBe(true);
      expect(trial.log() === `up\n${text}`).toBe(keepsLog);
      expect(warnings.some((message) => message.includes("lines are missing in the log"))).toBe(!keepsLog);
    },
  },
  {
    name: "a cancel",
    promise: "the job is ended by it",
    job: { run: endless },
    comes: (event) => event.type === "output",
    whileRunning: true,
    then: ({ stop }) => stop.abort(),
    check: ({ result, settled, trial }, _, expect) => {
      expect(settled).toBe(true);
      expect(result).toMatchObject({ kind: "cancelled", exitCode: 143, reason: "Cancelled by the-test." });
      expect(trial.starts()).toBe(1);
    },
  },
  {
    name: "a timeout",
    promise: "the job is ended by it",
    job: { run: endless, limits: { timeoutMs: 4_000 } },
    comes: (event) => event.type === "output",
    whileRunning: true,
    check: ({ result, settled, trial }, _, expect) => {
      expect(settled).toBe(true);
      expect(result).toMatchObject({ kind: "timed-out", exitCode: 143 });
      expect(trial.starts()).toBe(1);
    },
  },
  {
    name: "the results are fetched",
    promise: "all of them come",
    job: { run: "cp results out", files: { results }, spec: { outputs: ["out"] } },
    comes: (event) => event.type === "phase-started" && event.phase === "fetch",
    whileRunning: false,
    check: ({ result, settled, trial }, _, expect) => {
      expect(settled).toBe(true);
      expect(result.kind).toBe("passed");
      expect(trial.starts()).toBe(1);
      expect(trial.results().get("out")?.equals(results)).toBe(true);
    },
  },
];
