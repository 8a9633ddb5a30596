import type { Trial } from "./trial.ts";
import { until } from "./until.ts";

/** What can become of a connection. The names complete "after a …". */
export interface NetworkFault {
  readonly name: string;
  /** Whether others who use the same server would notice. */
  readonly stopsServer: boolean;
  /** What is on its way is lost in every case. */
  readonly strike: (trial: Trial) => Promise<void> | void;
}

export const networkFaults: readonly NetworkFault[] = [
  { name: "cut", stopsServer: false, strike: ({ proxy }) => proxy.cut() },
  { name: "stall", stopsServer: false, strike: ({ proxy }) => proxy.stall() },
  { name: "reset", stopsServer: false, strike: ({ proxy }) => proxy.reset() },
  {
    name: "killed session",
    stopsServer: false,
    strike: (trial) => {
      trial.killSession();
      trial.proxy.cut();
    },
  },
  {
    name: "restart of the server",
    stopsServer: true,
    strike: async (trial) => {
      const { server, proxy } = trial;
      const dead = server.killListener();
      trial.killSession();
      proxy.cut();
      await dead;
      await until(() => proxy.refusals > 0);
      await server.listenAgain();
    },
  },
];
