import type { Options } from "./command.ts";
import { GraphEvents } from "./graph-events.ts";
import { GraphLines } from "./graph-lines.ts";
import type { GraphReporter } from "./graph-reporter.ts";

/** How a run of several jobs is shown: as JSON lines if asked for, as a picture on a terminal, else as plain lines. */
export async function graphReporter({ json, own }: Options, stop: AbortSignal): Promise<GraphReporter> {
  if (own.has("events")) return new GraphEvents((line) => process.stdout.write(line));
  const isWatched = process.stderr.isTTY && (json || process.stdout.isTTY);
  if (isWatched && process.env["TERM"] !== "dumb" && !isIn(process.env["CI"])) {
    // What draws is loaded when there is something to draw on.
    const { GraphView } = await import("./graph-view.ts");
    return new GraphView(process.stderr, stop);
  }
  return new GraphLines(json ? process.stderr : process.stdout);
}

function isIn(ci: string | undefined): boolean {
  return ci !== undefined && ci !== "" && ci !== "false";
}
