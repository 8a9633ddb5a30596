import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contender } from "../contender.ts";
import { empty, remove } from "../tree.ts";
import type { Place } from "../place.ts";

export interface SshJobOptions {
  readonly name?: string;
  /** The job's directory. */
  readonly directory: string;
  /** What the job does, as shell text. */
  readonly run: string;
  /** A pattern of what is fetched. */
  readonly outputs?: string;
  /** Each run is the first one on its target, which has no scripts of ours yet. */
  readonly isFirstContact?: boolean;
  /** Called before the traces of the last run are removed, with the directory in which its job ran, if there was one. */
  readonly reset?: (work: string | undefined) => void;
}

/** Our own command line. Each run finds its scripts on the target and nothing else of an earlier one. */
export function sshJob(place: Place, options: SshJobOptions): Contender {
  const { server, directory, home } = place;
  const store = join(directory, "store");
  const results = join(directory, "ssh-job-results");
  const given: Readonly<Record<string, string | undefined>> = {
    host: server.host,
    key: server.keyFile,
    "known-hosts": server.knownHosts,
    "remote-directory": store,
    "results-directory": results,
    directory: options.directory,
    run: options.run,
    outputs: options.outputs,
  };
  return {
    name: options.name ?? "ssh-job",
    command: [
      process.execPath,
      join(place.dist, "cli", "index.js"),
      "run",
      ...Object.entries(given).flatMap(([option, value]) =>
        value === undefined ? [] : [`--${option}`, value],
      ),
    ],
    reset: () => {
      options.reset?.(workOf(store));
      empty(home);
      remove(results);
      if (options.isFirstContact === true) remove(store);
      else for (const kept of ["jobs", "blobs"]) empty(join(store, "v1", kept));
    },
    copy: () => (options.outputs === undefined ? (workOf(store) ?? "") : results),
    account: () => accountOf(`${results}.json`),
  };
}

/** The directory in which the one job of the store has run. */
function workOf(store: string): string | undefined {
  const jobs = join(store, "v1", "jobs");
  const [run] = existsSync(jobs) ? readdirSync(jobs) : [];
  return run === undefined ? undefined : join(jobs, run, "work");
}

interface Report {
  readonly connections: number;
  readonly execs: number;
  readonly phases: readonly { readonly name: string; readonly ms: number }[];
}

/** Milliseconds of each phase, and what costs round trips. */
function accountOf(file: string): Record<string, number> {
  const { phases, connections, execs } = JSON.parse(readFileSync(file, "utf8")) as Report;
  return { ...Object.fromEntries(phases.map(({ name, ms }) => [name, ms])), connections, execs };
}
