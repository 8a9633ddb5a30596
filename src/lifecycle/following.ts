import type { FollowSettings } from "../config/settings.ts";
import type { FollowEvent } from "../remote/follow-event.ts";
import type { RunId } from "../remote/run-id.ts";
import type { EarlierResults } from "../workspace/earlier-results.ts";
import type { About } from "./about.ts";
import type { Link } from "./link.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";

/** A run that has started. */
export interface StartedRun {
  readonly id: RunId;
  /** Its events from the first byte on, if they are coming already. */
  readonly events?: AsyncIterable<FollowEvent>;
}

/** What it takes to follow a run and to bring back its results. */
export interface Following {
  readonly link: Link;
  readonly settings: FollowSettings;
  readonly about: About;
  readonly progress: Progress;
  readonly ports: Ports;
  /** What is in the way of no result, and may be one again. */
  readonly earlier: EarlierResults | undefined;
}
