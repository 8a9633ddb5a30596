import { parseRunSettings } from "../config/parse-target-settings.ts";
import type { FollowEvent } from "../remote/follow-event.ts";
import { viewEnd } from "../report/run-view.ts";
import type { Perform } from "./command.ts";
import { LogPrinter } from "./log-printer.ts";
import { onTarget } from "./on-target.ts";
import { say } from "./say.ts";

/** `ssh-job logs`: what a run has written so far; with `--follow`, until it ends. */
export const logs: Perform = async (options, stop) => {
  const isFollowing = options.own.has("follow");
  const show = onTarget(parseRunSettings, async ({ settings: { jobId }, link }) => {
    const printer = new LogPrinter();
    await link.use(async (remote) => {
      const events = isFollowing ? remote.follow(jobId, printer.offsets) : remote.log(jobId);
      for await (const event of events) {
        link.progressed();
        if (event.type !== "output") note(event);
        else if (!(await printer.print(event))) return;
      }
    });
    await printer.end();
    return 0;
  });
  const problems = options.json ? [notInJson] : [];
  return show({ ...options, problems: [...options.problems, ...problems] }, stop);
};

const notInJson = {
  input: "--json",
  message: "A log is bytes, which no JSON document can hold.",
  hint: "Leave --json out, and write the log to a file: ssh-job logs … >FILE",
};

/** Says on stderr what is not in the log. */
function note(event: Exclude<FollowEvent, { type: "output" }>): void {
  switch (event.type) {
    case "gap":
      say("Warning: the disk of the target was full: lines are missing in the log.", "yellow");
      break;
    case "capped":
      say(`Warning: the job wrote more than is kept: the log ends after ${event.bytes} bytes.`, "yellow");
      break;
    case "ended":
    case "lost": {
      const { result, exitCode } = viewEnd(event);
      say(exitCode === undefined ? result : `${result}, exit code ${exitCode}`, "dim");
      break;
    }
    case "queued":
      say(
        `Waits for its lock at position ${event.position}; ${event.holder ?? "another run"} holds it.`,
        "dim",
      );
      break;
    case "unheard":
      say(`Runs on ${event.host}, another host with the same store, which has not answered yet.`, "dim");
      break;
    case "stray":
      say(`Warning: process ${event.pid} (${event.name}) of the job could not be ended.`, "yellow");
      break;
    case "alive":
    case "started":
  }
}
