import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contender } from "../contender.ts";
import type { Place } from "../rig/place.ts";
import { empty, remove } from "../tree.ts";

export interface SshJobOptions {
  readonly name?: string;
  /** The job's directory. */
  readonly directory: string;
  /** What the job does, as shell text. */
  readonly run: string;
  /** A pattern of what is fetched. */
  readonly outputs?: string;
  /**
   * How the target is before each run: with our scripts and nothing else of ours, if not given; `nothing` is without them;
   * a function makes it so itself.
   */
  readonly before?: "nothing" | (() => void);
  /** Called before the traces of the last run are removed, with the directory in which its job ran, if there was one. */
  readonly rescue?: (work: string | undefined) => void;
}

/** Our own command line, with nothing of an earlier run on this side. */
export function sshJob(place: Place, options: SshJobOptions): Contender {
  const store = storeOf(place);
  const results = resultsOf(place);
  const { outputs, before, rescue } = options;
  return {
    name: options.name ?? "ssh-job",
    isOurs: true,
    command: commandOf(place, "run", {
      "results-directory": results,
      directory: options.directory,
      run: options.run,
      ...(outputs === undefined ? {} : { outputs }),
    }),
    reset: () => {
      rescue?.(workOf(place));
      empty(place.home);
      remove(results);
      if (before === "nothing") remove(store);
      else if (before === undefined) keepScripts(store);
      else before();
    },
    copy: () => (outputs === undefined ? (workOf(place) ?? "") : results),
    account: () => accountOf(`${results}.json`),
  };
}

/** The words of a command line of ours that reaches the target. */
export function commandOf(
  place: Place,
  verb: string,
  options: Readonly<Record<string, string>>,
): readonly string[] {
  const { target } = place;
  const given = {
    host: `${target.username}@${target.address}:${target.port}`,
    key: place.keyFile,
    "known-hosts": target.knownHosts,
    "remote-directory": join(place.far, "store"),
    ...options,
  };
  const words = Object.entries(given).flatMap(([option, value]) => [`--${option}`, value]);
  return [process.execPath, join(place.dist, "cli", "index.js"), verb, ...words];
}

/** Our store on the target, as seen from here. */
export function storeOf(place: Place): string {
  return place.here(join(place.far, "store"));
}

function resultsOf(place: Place): string {
  return join(place.directory, "ssh-job-results");
}

function keepScripts(store: string): void {
  const version = join(store, "v1");
  if (!existsSync(version)) return;
  for (const entry of readdirSync(version, { withFileTypes: true }))
    if (entry.isDirectory() && entry.name !== "scripts") empty(join(version, entry.name));
}

/** The directory in which the job has run that was reported last, or whose result was reused. */
function workOf(place: Place): string | undefined {
  const report = `${resultsOf(place)}.json`;
  if (!existsSync(report)) return undefined;
  const { jobId } = JSON.parse(readFileSync(report, "utf8")) as Report;
  return join(storeOf(place), "v1", "jobs", jobId, "work");
}

interface Report {
  readonly jobId: string;
  readonly connections: number;
  readonly execs: number;
  readonly bytes: { readonly sent: number; readonly reused: number; readonly fetched: number };
  readonly phases: readonly { readonly name: string; readonly ms: number }[];
}

/** Milliseconds of each phase, and what costs round trips. */
function accountOf(file: string): Record<string, number> {
  const { phases, connections, execs, bytes } = JSON.parse(readFileSync(file, "utf8")) as Report;
  return {
    ...Object.fromEntries(phases.map(({ name, ms }) => [`${name} ms`, ms])),
    connections,
    execs,
    "kB sent": bytes.sent / 1e3,
    "kB fetched": bytes.fetched / 1e3,
  };
}
