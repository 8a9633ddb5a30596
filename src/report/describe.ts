import type { JobEvent, PhaseName } from "../events.ts";
import { formatDuration } from "./units.ts";

const titles: Readonly<Record<PhaseName, string>> = {
  sign: "Hash the job",
  cache: "Look for a known result",
  connect: "Connect",
  lock: "Wait for the lock",
  upload: "Send the job",
  queue: "Wait in the queue",
  run: "Run",
  fetch: "Fetch the results",
  store: "Store the result",
  artifact: "Upload the artifact",
};

/** What a phase is called for people. */
export function phaseTitle(phase: PhaseName): string {
  return titles[phase];
}

/** The line that an event is worth on a console; what is shown in another way, or not at all, gives none. */
export function describe(event: JobEvent): string | undefined {
  switch (event.type) {
    case "phase-ended":
      return `${titles[event.phase]}: ${formatDuration(event.ms)}`;
    case "notice":
      return event.message;
    case "submitted":
      return event.joined
        ? `The same job is running already: joined ${event.jobId} on ${event.target}, nothing was sent`
        : `Run ${event.jobId} on ${event.target}`;
    case "retrying":
      return `${event.reason} Trying again in ${formatDuration(event.delayMs)}, ${event.retriesLeft} more after that.`;
    case "ended":
      return event.result === undefined
        ? "submitted: it goes on on the target."
        : `${event.result.kind}: ${event.result.reason}`;
    case "phase-started":
    case "warning":
    case "progress":
    case "output":
      return undefined;
  }
}
