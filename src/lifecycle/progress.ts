import type { Emit, PhaseName } from "../events.ts";
import type { RunEnd } from "../remote/follow-event.ts";
import type { RunId } from "../remote/run-id.ts";
import type { UnpackedEntry } from "../workspace/unpack.ts";
import type { Submission } from "./submit-run.ts";

/** What is known of a run so far; whatever goes wrong later, this much can be reported. */
export class Progress {
  /** The phases that have ended. `start` in milliseconds since the epoch. */
  readonly phases: { name: PhaseName; start: number; ms: number }[] = [];
  /** The results directory is ours to write to. */
  placePrepared = false;
  signature: string | undefined;
  submission: Submission | undefined;
  id: RunId | undefined;
  end: RunEnd | undefined;
  /** Connections and commands that were really opened. */
  opened: { readonly connections: number; readonly execs: number } = { connections: 0, execs: 0 };
  sent: { bytes: number; files: number } = { bytes: 0, files: 0 };
  fetched: { bytes: number; entries: readonly UnpackedEntry[] } = { bytes: 0, entries: [] };
  readonly #emit: Emit;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  /** Does the work of a phase; it counts also when the work fails. */
  async phase<T>(name: PhaseName, work: () => Promise<T>): Promise<T> {
    const start = Date.now();
    const began = performance.now();
    this.#emit({ type: "phase-started", phase: name });
    try {
      return await work();
    } finally {
      const ms = Math.round(performance.now() - began);
      this.phases.push({ name, start, ms });
      this.#emit({ type: "phase-ended", phase: name, ms });
    }
  }
}
