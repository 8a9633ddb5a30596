import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Arrival, Plan } from "../contender.ts";
import { commandOf, sshJob } from "../contenders/ssh-job.ts";
import { remove } from "../tree.ts";

/** How long a line of a job that runs detached is on its way. Both ends read one clock, as both are on one machine. */
export const logLine: Plan = {
  name: "log-line",
  isUsualOn: () => true,
  prepare: (place, share) => {
    const lines = Math.max(25, Math.round(60 * share));
    // Not a multiple of any interval at which somebody may look.
    const run = `i=0; while [ $i -lt ${lines} ]; do read up rest </proc/uptime; echo "up $up"; i=$((i+1)); sleep 0.13; done`;
    const directory = join(place.near, "job");
    mkdirSync(directory);
    const results = { "results-directory": join(place.near, "attached") };
    const submit = commandOf(place, "submit", { directory, run, ...results });
    const [node = "", program = "", verb = "", ...options] = commandOf(place, "attach", results);
    const attach = [node, program, verb, '"$id"', ...options];
    const text = `id=$(${submit.map(quoted).join(" ")}) && exec ${attach.map(quoted).join(" ")}`;
    const ours = sshJob(place, { directory, run });
    return {
      title: `A line's way: ${lines} lines, one each 0.13 s`,
      lineLatencies: latencies(readClock()),
      contenders: [
        { name: "ssh, the script itself", command: ["ssh", "-F", place.sshConfig, "target", run] },
        ours,
        {
          name: "ssh-job submit, then attach",
          isOurs: true,
          command: ["sh", "-c", text],
          reset: () => {
            ours.reset?.();
            remove(results["results-directory"]);
          },
        },
      ],
    };
  },
};

/** When this machine started, on the clock of `performance.now()`. Milliseconds. */
function readClock(): number {
  const read = (): number => Number(readFileSync("/proc/uptime", "latin1").split(" ", 1)[0]) * 1000;
  const first = read();
  // It is told in hundredths of a second: the moment at which it changes is exact.
  for (;;) {
    const uptime = read();
    if (uptime !== first) return performance.now() - uptime;
  }
}

/**
 * Of the lines written after the first one came: those before it have waited for somebody who listens. The time that a line
 * tells is up to 10 ms too early, so 5 ms are taken off.
 */
function latencies(started: number): (arrivals: readonly Arrival[]) => number[] {
  return (arrivals) => {
    let rest = "";
    const listening = (arrivals[0]?.at ?? 0) - started;
    return arrivals.flatMap(({ at, text }) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      return lines.flatMap((line) => {
        const written = Number(/^up ([\d.]+)$/.exec(line)?.[1]) * 1000 + 5;
        return written > listening ? [at - started - written] : [];
      });
    });
  };
}

function quoted(word: string): string {
  return word === '"$id"' ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
