import { JobError } from "../errors.ts";
import type { OutputStream } from "../events.ts";
import { cutShort, type Answer } from "./answer.ts";
import { remoteError } from "./remote-error.ts";

/** What ended a run: the script itself, or one of us. */
type EndKind = "exit" | "cancel" | "timeout" | "idle";

/** How a run ended, as the target's store knows it. */
export type RunEnd =
  | {
      readonly type: "ended";
      readonly kind: EndKind;
      /** The script's own, 128 + n for a signal. */
      readonly exitCode: number;
      readonly durationMs: number;
      /** Who asked for the cancel, empty if nobody did. */
      readonly by: string;
    }
  | { readonly type: "lost"; readonly why: "reboot" | "supervisor-died" };

export type FollowEvent =
  | { readonly type: "output"; readonly stream: OutputStream; readonly offset: number; readonly data: Buffer }
  | { readonly type: "alive" }
  /** The disk of the target was full: lines are missing in the log. */
  | { readonly type: "gap" }
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
    switch (tag) {
      case "D":
        yield* output(answer, words);
        break;
      case "H":
        yield { type: "alive" };
        break;
      case "G":
        yield { type: "gap" };
        break;
      case "X":
        yield ended(words);
        return;
      case "L":
        yield lost(words[0]);
        return;
      case "E":
        throw remoteError(words);
      default:
        throw new JobError("protocol", "The target answered a line that is not part of the protocol");
    }
  }
}

async function* output(answer: Answer, words: readonly string[]): AsyncGenerator<FollowEvent, void> {
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

/** The fields KIND CODE MS BY. */
export function ended(words: readonly string[]): RunEnd {
  const [kind, code, duration, by = ""] = words;
  if (kind !== "exit" && kind !== "cancel" && kind !== "timeout" && kind !== "idle") throw unexpected("end");
  return {
    type: "ended",
    kind,
    exitCode: number(code),
    durationMs: number(duration),
    by: by === "-" ? "" : by,
  };
}

/** The field WHY. */
export function lost(why: string | undefined): RunEnd {
  if (why !== "reboot" && why !== "supervisor-died") throw unexpected("reason");
  return { type: "lost", why };
}

function number(word: string | undefined): number {
  if (word === undefined || !/^\d{1,15}$/.test(word)) throw unexpected("number");
  return Number(word);
}

function unexpected(what: string): JobError {
  return new JobError("protocol", `The target answered with a ${what} that is not part of the protocol`);
}
