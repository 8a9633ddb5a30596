import type { JobEvent } from "../../src/events.ts";
import { busyJob, endlessJob, type ChaosJob } from "./chaos-job.ts";
import type { Trial } from "./trial.ts";
import { until } from "./until.ts";

/** A moment of a run at which the network may break. The names complete "during …". */
export interface Moment {
  readonly name: string;
  readonly job: () => ChaosJob;
  /** Whether the target has the scripts already. */
  readonly installed: boolean;
  /** Whether this event is the first that leads to it. */
  readonly comes: (event: JobEvent) => boolean;
  /** Has the network break then. */
  readonly arm: (trial: Trial, strike: () => void) => Promise<void> | void;
}

/** From the first dial to the last byte. */
export const moments: readonly Moment[] = [
  {
    name: "the handshake",
    job: busyJob,
    installed: true,
    comes: () => true,
    arm: ({ proxy }, strike) => proxy.after(1_400, "up", strike),
  },
  {
    name: "the installation of the scripts",
    job: busyJob,
    installed: false,
    comes: (event) => event.type === "phase-started" && event.phase === "upload",
    arm: ({ proxy }, strike) => proxy.after(25_000, "up", strike),
  },
  {
    name: "the upload",
    job: () => busyJob({ padding: 200_000 }),
    installed: true,
    comes: (event) => event.type === "phase-started" && event.phase === "upload",
    arm: ({ proxy }, strike) => proxy.after(100_000, "up", strike),
  },
  {
    name: "the answer that the job was started",
    // Less than a window, because nothing comes that would open it.
    job: busyJob,
    installed: true,
    comes: (event) => event.type === "progress" && event.phase === "upload" && event.bytes === event.total,
    arm: async (trial, strike) => {
      trial.proxy.stall("down");
      await until(() => trial.starts() === 1);
      strike();
    },
  },
  {
    name: "the log",
    job: busyJob,
    installed: true,
    comes: (event) => event.type === "phase-started" && event.phase === "run",
    arm: ({ proxy }, strike) => proxy.after(50_000, "down", strike),
  },
  {
    name: "the separate error stream",
    job: () => busyJob({ stream: "err" }),
    installed: true,
    comes: (event) => event.type === "phase-started" && event.phase === "run",
    arm: ({ proxy }, strike) => proxy.after(50_000, "down", strike),
  },
  {
    name: "the request of a cancel",
    job: endlessJob,
    installed: true,
    comes: (event) => event.type === "output",
    arm: ({ stop }, strike) => {
      stop.abort();
      strike();
    },
  },
  {
    name: "the answer to a cancel",
    job: endlessJob,
    installed: true,
    comes: (event) => event.type === "output",
    arm: async (trial, strike) => {
      trial.proxy.stall("down");
      trial.stop.abort();
      await until(() => trial.hasEntry("cancel."));
      strike();
    },
  },
  {
    name: "the news that the job has ended",
    job: busyJob,
    installed: true,
    comes: (event) => event.type === "output",
    arm: async (trial, strike) => {
      trial.proxy.stall("down");
      await until(() => trial.hasEntry("end."));
      strike();
    },
  },
  {
    name: "the list of result files",
    job: busyJob,
    installed: true,
    comes: (event) => event.type === "phase-started" && event.phase === "fetch",
    arm: ({ proxy }, strike) => proxy.after(1_500, "down", strike),
  },
  {
    name: "the results",
    job: busyJob,
    installed: true,
    comes: (event) => event.type === "phase-started" && event.phase === "fetch",
    arm: ({ proxy }, strike) => proxy.after(50_000, "down", strike),
  },
];
