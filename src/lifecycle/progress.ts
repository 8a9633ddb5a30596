import type { Emit, PhaseName } from "../events.ts";
import type { RunEnd } from "../remote/follow-event.ts";
import type { RunName } from "../remote/request.ts";
import type { RunId } from "../remote/run-id.ts";
import type { UnpackedEntry } from "../workspace/unpack.ts";

/** What is known of a run so far; whatever goes wrong later, this much can be reported. */
export class Progress {
  /** The phases that have ended. `start` in milliseconds since the epoch. */
  readonly phases: { name: PhaseName; start: number; ms: number }[] = [];
  /** What the run is called for people. */
  name: string;
  /** The results directory, once it is ours to write to. */
  place: string | undefined;
  signature: string | undefined;
  /** Who follows the run can be told from others by it, or the run itself be found. */
  submission: RunName | undefined;
  id: RunId | undefined;
  /** The run was going on already, and was joined. */
  joined = false;
  /** We were asked to stop, and left the run to others who follow it. */
  leftToOthers = false;
  end: RunEnd | undefined;
  /** Where the result was found, if the run is an earlier one. */
  source: "github" | "remote" | "local" | undefined;
  /** Why no earlier result was used, as sentences. */
  readonly missed: string[] = [];
  /** Why the result can be no one else's, as a sentence. */
  fault: string | undefined;
  /** Files that were sent with other content than they were signed with. */
  readonly changed: Set<string> = new Set<string>();
  /** Why the log is not the one that the job has written. */
  logFault: string | undefined;
  /** What was not fetched because it was here. */
  reused: { bytes: number; files: number } = { bytes: 0, files: 0 };
  /** Connections and commands that were really opened. */
  opened: { readonly connections: number; readonly execs: number } = { connections: 0, execs: 0 };
  sent: { bytes: number; files: number } = { bytes: 0, files: 0 };
  fetched: { bytes: number; entries: readonly UnpackedEntry[]; areRenamed?: boolean } = {
    bytes: 0,
    entries: [],
  };
  readonly #emit: Emit;
  #current: { name: PhaseName; readonly start: number; readonly began: number } | undefined;

  constructor(emit: Emit, name: string) {
    this.#emit = emit;
    this.name = name;
  }

  /** Tells why an earlier result was not used; once, however often it is asked for. */
  miss(reason: string): void {
    if (!this.missed.includes(reason)) this.missed.push(reason);
  }

  /** Does the work of a phase, which may turn out to be another; it counts also when the work fails. */
  async phase<T>(name: PhaseName, work: () => Promise<T>): Promise<T> {
    if (this.#current?.name === name) return work();
    this.#begin(name);
    try {
      return await work();
    } finally {
      this.#end();
    }
  }

  /** What is going on turns out to have been this phase from its beginning. */
  turnsOut(name: PhaseName): void {
    if (this.#current === undefined || this.#current.name === name) return;
    this.#current.name = name;
    this.#emit({ type: "phase-started", phase: name });
  }

  /** If this phase is going on, it is over, and the next one begins. */
  goesOn(from: PhaseName, to: PhaseName): void {
    if (this.#current?.name !== from) return;
    this.#end();
    this.#begin(to);
  }

  #begin(name: PhaseName): void {
    this.#current = { name, start: Date.now(), began: performance.now() };
    this.#emit({ type: "phase-started", phase: name });
  }

  #end(): void {
    if (this.#current === undefined) return;
    const { name, start, began } = this.#current;
    const ms = Math.round(performance.now() - began);
    const last = this.phases.at(-1);
    // One that goes on after a word with somebody else is told as one.
    if (last?.name === name) last.ms = Date.now() - last.start;
    else this.phases.push({ name, start, ms });
    this.#current = undefined;
    this.#emit({ type: "phase-ended", phase: name, ms });
  }
}
