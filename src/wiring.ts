import type { Settings } from "./config/settings.ts";
import type { Outcome } from "./lifecycle/conclude.ts";
import { finishRun } from "./lifecycle/finish-run.ts";
import type { Ports } from "./lifecycle/ports.ts";
import { runJob } from "./lifecycle/run-job.ts";
import type { Submission } from "./lifecycle/submit-run.ts";

/** What an edge gives; how the target is reached is known here. */
export type EdgePorts = Omit<Ports, "dial">;

/** Runs one job on its target over SSH. */
export async function runOverSsh(settings: Settings, ports: EdgePorts): Promise<Outcome> {
  return runJob(settings, withDial(settings, ports));
}

/** Ends what a run left behind that was not seen to its end. */
export async function finishOverSsh(
  settings: Settings,
  submission: Submission,
  ports: EdgePorts,
): Promise<Outcome> {
  return finishRun(settings, submission, withDial(settings, ports));
}

function withDial({ target }: Settings, ports: EdgePorts): Ports {
  return {
    ...ports,
    dial: async (signal) => {
      // The SSH library is the heaviest part: it is loaded when the inputs are known to be good.
      const { connect } = await import("./transport/retry.ts");
      return connect(target, { emit: ports.emit, signal });
    },
  };
}
