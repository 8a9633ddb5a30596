import { expect, vi } from "vitest";
import type { JobEvent } from "../../src/events.ts";
import type { Trial } from "./trial.ts";

/** A moment of a run at which the network may break. */
export interface Moment {
  readonly of: string;
  /** Bytes beside the job's own that are uploaded. */
  readonly sends: number;
  /** Whether the target has the scripts already. */
  readonly installed: boolean;
  /** Whether this event is the first that leads to it. */
  readonly comes: (event: JobEvent) => boolean;
  /** Has the network break then. */
  readonly arm: (trial: Trial, strike: () => void) => void;
}

/** From the first dial to the last byte. */
export const moments: readonly Moment[] = [
  {
    of: "the handshake",
    sends: 0,
    installed: true,
    comes: () => true,
    arm: ({ proxy }, strike) => proxy.after(1_400, "up", strike),
  },
  {
    of: "the installation of the scripts",
    sends: 0,
    installed: false,
    comes: (event) => event.type === "phase-started" && event.phase === "upload",
    arm: ({ proxy }, strike) => proxy.after(25_000, "up", strike),
  },
  {
    of: "the upload",
    sends: 200_000,
    installed: true,
    comes: (event) => event.type === "phase-started" && event.phase === "upload",
    arm: ({ proxy }, strike) => proxy.after(100_000, "up", strike),
  },
  {
    of: "the answer that the job was started",
    // Less than a window, because nothing comes that would open it.
    sends: 0,
    installed: true,
    comes: (event) => event.type === "progress" && event.phase === "upload" && event.bytes === event.total,
    arm: (trial, strike) => {
      trial.proxy.stall("down");
      void until(() => expect(trial.starts()).toBe(1)).then(strike);
    },
  },
  {
    of: "the log",
    sends: 0,
    installed: true,
    comes: (event) => event.type === "phase-started" && event.phase === "run",
    arm: ({ proxy }, strike) => proxy.after(50_000, "down", strike),
  },
  {
    of: "the news that the job has ended",
    sends: 0,
    installed: true,
    comes: (event) => event.type === "output",
    arm: (trial, strike) => {
      trial.proxy.stall("down");
      void until(() => expect(trial.runEntries().some((name) => name.startsWith("end."))).toBe(true)).then(
        strike,
      );
    },
  },
  {
    of: "the list of result files",
    sends: 0,
    installed: true,
    comes: (event) => event.type === "phase-started" && event.phase === "fetch",
    arm: ({ proxy }, strike) => proxy.after(1_500, "down", strike),
  },
  {
    of: "the results",
    sends: 0,
    installed: true,
    comes: (event) => event.type === "phase-started" && event.phase === "fetch",
    arm: ({ proxy }, strike) => proxy.after(50_000, "down", strike),
  },
];

async function until(condition: () => void): Promise<void> {
  await vi.waitFor(condition, { timeout: 20_000, interval: 20 });
}
