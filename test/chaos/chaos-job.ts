import { randomBytes } from "node:crypto";
import type { Result } from "../../src/job/result.ts";
import type { OutputStream } from "../../src/events.ts";
import type { TrialOptions } from "./trial.ts";

/** A job and what must come of it, whatever happens meanwhile. */
export interface ChaosJob extends TrialOptions {
  readonly result: Result;
  /** What each stream says. */
  readonly says: readonly (readonly [stream: OutputStream, text: string])[];
  readonly brings: ReadonlyMap<string, Buffer>;
}

interface BusyJobOptions {
  /** Bytes that are sent with it. */
  readonly padding?: number;
  /** With "err" the streams are kept apart, and it says everything there. */
  readonly stream?: "log" | "err";
}

/** Talks, and makes many files. */
export function busyJob({ padding = 0, stream = "log" }: BusyJobOptions = {}): ChaosJob {
  const piece = randomBytes(4_500).toString("base64");
  const pieces = piece.repeat(20);
  // Nothing makes it smaller on its way.
  const bulk = randomBytes(120_000);
  const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
  return {
    run: `
      ${stream === "err" ? "exec >&2" : ""}
      for i in $(seq 20); do cat piece; sleep 0.03; done
      mkdir out
      cp bulk out
      for i in $(seq ${numbers.length}); do echo $i >out/$i; done
      printf 'the end'`,
    files: { piece, bulk, padding: randomBytes(padding) },
    spec: { outputs: ["out/**"], separateStreams: stream === "err" },
    result: { kind: "passed", exitCode: 0, signal: undefined, reason: "The script ended with exit code 0." },
    says: [...new Set(["log" as const, stream])].map((name) => [name, `${pieces}the end`]),
    brings: new Map([
      ["out/bulk", bulk],
      ...numbers.map((number): [string, Buffer] => [`out/${number}`, Buffer.from(`${number}\n`)]),
    ]),
  };
}

/** Has to be cancelled, and leaves a process that has left its session. */
export function endlessJob(): ChaosJob {
  return {
    // No shell is left that could say something of the end.
    run: "echo half >half; setsid sleep 600 & echo up; exec sleep 600",
    spec: { outputs: ["half"] },
    result: { kind: "cancelled", exitCode: 143, signal: "SIGTERM", reason: "Cancelled by the-test." },
    says: [["log", "up\n"]],
    brings: new Map([["half", Buffer.from("half\n")]]),
  };
}
