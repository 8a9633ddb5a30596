import type { OutputStream } from "../events.ts";
import { cutShort, printable, type Answer } from "./answer.ts";
import { number, perhapsName, perhapsNumber, perhapsRunId, perhapsTime, unexpected } from "./fields.ts";
import { remoteError } from "./remote-error.ts";
import type { RunId } from "./run-id.ts";
import { succeeded, type Started } from "./verb.ts";

const endKinds = ["exit", "cancel", "timeout", "idle", "queue"] as const;
const lostReasons = ["reboot", "supervisor-died", "other-host"] as const;

/** How a run ended, as the target's store knows it. */
export type RunEnd =
  | {
      readonly type: "ended";
      /** The script itself, or one of us. `queue`: it waited too long for its lock. */
      readonly kind: (typeof endKinds)[number];
      /** The script's own, 128 + n for a signal; `undefined` when it was never started. */
      readonly exitCode: number | undefined;
      readonly durationMs: number;
      /** Who asked for the cancel, empty if nobody did. */
      readonly by: string;
    }
  | { readonly type: "lost"; readonly why: (typeof lostReasons)[number] };

/** Bytes that the job wrote, and where in its stream they stand. */
export interface OutputEvent {
  readonly type: "output";
  readonly stream: OutputStream;
  readonly offset: number;
  readonly data: Buffer;
}

export type FollowEvent =
  | OutputEvent
  | { readonly type: "alive" }
  /** Waits for its lock; again when something of it changes. What is not known is `undefined`. */
  | {
      readonly type: "queued";
      /** 1 is next. */
      readonly position: number;
      /** The run that holds the lock. */
      readonly holder: RunId | undefined;
      readonly since: Date | undefined;
      readonly who: string | undefined;
      readonly label: string | undefined;
    }
  /** Has got its lock. */
  | { readonly type: "started" }
  /** The disk of the target was full: lines are missing in the log. */
  | { readonly type: "gap" }
  /** The log was longer than it may be, and ends after so many bytes. */
  | { readonly type: "capped"; readonly bytes: number }
  /** A process of the job that could not be ended. */
  | { readonly type: "stray"; readonly pid: number; readonly name: string }
  /** It runs on another host of the same store, which has not answered yet. */
  | { readonly type: "unheard"; readonly host: string }
  | RunEnd;

/**
 * Reads the lines of the verb `follow` up to the run's end, or to the end of an answer that was cut between two of them.
 * @throws {JobError} the error after E, `protocol` for a line that is none of them, and what {@link Answer} throws
 */
export async function* followEvents(answer: Answer): AsyncGenerator<FollowEvent, void> {
  for (;;) {
    const line = await answer.line();
    if (line === undefined) return;
    const [tag, ...words] = line.split(" ");
    if (tag === "D") {
      yield* output(answer, words);
      continue;
    }
    const event = eventOf(tag, words);
    yield event;
    if (event.type === "ended" || event.type === "lost") return;
  }
}

/**
 * As {@link followEvents}, but what ends before the run's end is an error.
 * @param onOver told when the end has been read
 */
export async function* followToEnd(started: Started, onOver?: () => void): AsyncGenerator<FollowEvent, void> {
  for await (const event of followEvents(started.answer)) {
    const isEnd = event.type === "ended" || event.type === "lost";
    if (isEnd) onOver?.();
    yield event;
    if (isEnd) return;
  }
  await succeeded(started);
  throw cutShort();
}

/**
 * Reads the lines of the verb `log` up to the dot.
 * @throws {JobError} the error after E, `protocol` for a line that is none of them, and what {@link Answer} throws
 */
export async function* loggedOutput(answer: Answer): AsyncGenerator<OutputEvent, void> {
  for (;;) {
    const line = await answer.line();
    if (line === undefined) throw cutShort();
    if (line === ".") return;
    const [tag, ...words] = line.split(" ");
    if (tag === "E") throw remoteError(words);
    if (tag !== "D") throw unexpected("line");
    yield* output(answer, words);
  }
}

function eventOf(tag: string | undefined, words: readonly string[]): FollowEvent {
  switch (tag) {
    case "H":
      return { type: "alive" };
    case "Q":
      return queued(words);
    case "R":
      return { type: "started" };
    case "G":
      return { type: "gap" };
    case "C":
      return { type: "capped", bytes: number(words[0]) };
    case "K":
      return { type: "stray", pid: number(words[0]), name: printable(words.slice(1).join(" ")) };
    case "U":
      return { type: "unheard", host: printable(words.join(" ")) };
    case "X":
      return ended(words);
    case "L":
      return lost(words[0]);
    case "E":
      throw remoteError(words);
    default:
      throw unexpected("line");
  }
}

async function* output(answer: Answer, words: readonly string[]): AsyncGenerator<OutputEvent, void> {
  const [stream, start, length] = words;
  if (stream !== "log" && stream !== "out" && stream !== "err") throw unexpected("stream");
  let offset = number(start);
  for await (const data of answer.bytes(number(length))) {
    yield { type: "output", stream, offset, data };
    offset += data.length;
  }
  const rest = await answer.line();
  if (rest === undefined) throw cutShort();
  if (rest !== "") throw unexpected("length");
}

/** The fields POSITION ID SINCE WHO LABEL. */
function queued([position, holder, since, who, label]: readonly string[]): FollowEvent {
  return {
    type: "queued",
    position: number(position),
    holder: perhapsRunId(holder),
    since: perhapsTime(since),
    who: perhapsName(who),
    label: perhapsName(label),
  };
}

/** The fields KIND CODE MS BY. */
export function ended([kind, code, duration, by = ""]: readonly string[]): RunEnd {
  return {
    type: "ended",
    kind: oneOf(endKinds, kind, "end"),
    exitCode: perhapsNumber(code),
    durationMs: number(duration),
    by: by === "" ? "" : (perhapsName(by) ?? ""),
  };
}

/** The field WHY. */
export function lost(why: string | undefined): RunEnd {
  return { type: "lost", why: oneOf(lostReasons, why, "reason") };
}

function oneOf<T extends string>(allowed: readonly T[], word: string | undefined, what: string): T {
  const found = allowed.find((each) => each === word);
  if (found === undefined) throw unexpected(what);
  return found;
}
