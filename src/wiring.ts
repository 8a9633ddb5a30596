import type { Settings, TargetSettings } from "./config/settings.ts";
import type { Emit } from "./events.ts";
import type { Outcome } from "./lifecycle/conclude.ts";
import { finishRun } from "./lifecycle/finish-run.ts";
import { Link, type Dial } from "./lifecycle/link.ts";
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

/** A link to a target for whoever asks it something and runs nothing there. To be closed by the caller. */
export function linkOverSsh(settings: TargetSettings, emit: Emit): Link {
  return new Link(dialOverSsh(settings, emit), settings.remoteDirectory, emit);
}

function withDial(settings: TargetSettings, ports: EdgePorts): Ports {
  return { ...ports, dial: dialOverSsh(settings, ports.emit) };
}

function dialOverSsh({ target }: TargetSettings, emit: Emit): Dial {
  return async (signal) => {
    // The SSH library is the heaviest part: it is loaded when the inputs are known to be good.
    const { connect } = await import("./transport/retry.ts");
    return connect(target, { emit, signal });
  };
}
