import type { Readable } from "node:stream";
import type { EntryContent } from "../job/entry-content.ts";
import type { Manifest } from "../job/manifest.ts";
import type { Trust } from "../job/trust.ts";
import type { Secret } from "../secret.ts";

/**
 * A place that keeps results for reuse. It may fail, be slow or lie: neither method throws, each ends within a stated time,
 * and nothing is given out that does not fit what was wanted.
 */
export interface ResultCache {
  readonly source: "github" | "local";
  /** Whether it may have such a result, told at once and without reading one; without this question, it may. */
  mayHold?(wanted: Wanted): boolean | Promise<boolean>;
  /** Looks for a result. A hit is open until it is disposed of. */
  lookup(wanted: Wanted, signal: AbortSignal): Promise<Lookup>;
  /** Keeps a result. Returns a sentence when there is something to say, such as why it was not kept. */
  store(entry: NewEntry, signal: AbortSignal): Promise<string | undefined>;
}

/** What a result has to be. */
export interface Expected {
  /** 64 hex digits. */
  readonly signature: string;
  readonly trust: Trust;
  /** If given, only results that were sealed with the same one. */
  readonly secret: Secret | undefined;
  /** The script took no longer than this. Milliseconds. */
  readonly longestMs: number | undefined;
}

/** A result to look for. */
export interface Wanted extends Expected {
  /** The job's, as in `NewEntry`: GitHub's cache lists results by it. */
  readonly name: string;
}

export type Lookup = Hit | Miss;

/** A result that fits. Its content is still to be compared with the manifest. */
export interface Hit extends AsyncDisposable {
  readonly kind: "hit";
  readonly manifest: Manifest;
  /** From its beginning, each time. */
  content(): EntryContent;
}

interface Miss {
  readonly kind: "miss";
  /** A sentence. */
  readonly reason: string;
  /** There is something, and it is not what it should be: worth a warning. */
  readonly suspicious: boolean;
}

/** A result to keep. */
export interface NewEntry {
  readonly manifest: Manifest;
  /** The manifest, as `seal` returns it. */
  readonly sealed: string;
  /** 64 hex digits. */
  readonly signature: string;
  /** The job's name. */
  readonly name: string;
  /** Makes a plain tar of the streams and outputs. */
  readonly tar: () => Readable;
  /** The same as `entryFiles` orders it, and nothing between; each piece is good until the next one is asked for. */
  readonly joined: () => AsyncIterable<Buffer>;
  /** Of the streams and outputs. */
  readonly bytes: number;
  /** Whether it takes the place of a result that is there; else the first one stays. */
  readonly replaces: boolean;
  /** A place that would foreseeably need longer to keep it need not, and says nothing. Milliseconds. */
  readonly patienceMs: number;
}
