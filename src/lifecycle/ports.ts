import type { ResultCache } from "../cache/result-cache.ts";
import type { Emit } from "../events.ts";
import type { Secret } from "../secret.ts";
import type { Dial } from "./link.ts";
import type { RunName } from "../remote/request.ts";

/** What an edge gives to a run. */
export interface Ports {
  readonly dial: Dial;
  readonly emit: Emit;
  readonly stop: Stop;
  /** Where results are kept beside the targets' own stores, the quickest first. */
  readonly caches: readonly ResultCache[];
  /** Where it is kept what files were found to hold, so that they need not be read again. */
  readonly statsDirectory: string | undefined;
  /** Never shown in the log. */
  readonly secrets: readonly Secret[];
  /** Told the name of a run before it can have started, so that somebody else can find it and end it. */
  readonly record: (run: RunName) => void;
}

/** How a run is asked to stop. */
export interface Stop {
  readonly signal: AbortSignal;
  /** Who asks; shown to everybody who follows the run. */
  readonly by: string;
  /** Whether somebody comes after us who does what we leave undone. */
  readonly hasSuccessor: boolean;
  /** Milliseconds from the request until everything on our side is over. */
  readonly withinMs: number;
}
