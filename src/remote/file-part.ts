import { JobError } from "../errors.ts";
import type { RemoteName } from "./listing.ts";
import type { Outgoing } from "./outgoing.ts";
import { question } from "./run-files.ts";
import { readFields, readLines, succeeded, type Started } from "./verb.ts";

/** Some of what a run has left: files that are wanted whole, or a piece of one. */
export interface FilePart {
  readonly files: readonly RemoteName[];
  /** Where in each of them it begins. */
  readonly from: number;
  /** Bytes of all together. */
  readonly length: number;
}

/** Reads a part, piece by piece, with a function that gives the next bytes of it. */
export type TakePart = (next: (bytes: number) => AsyncIterable<Buffer>) => Promise<void>;

/** What tells one state of a file from another. */
const state = "-c%s,%i,%y,%z";

/**
 * Reads a part of files in a conversation of its own.
 * @param take has to read all of it
 * @returns the state of each file, which was the same before and after
 * @throws {JobError} `results` when files are not what they were, or cannot be read; `connection-lost`; what `take` throws
 */
export async function readPart(
  started: Started,
  outgoing: Outgoing,
  { files, from, length }: FilePart,
  take: TakePart,
): Promise<readonly string[]> {
  const { answer, execution } = started;
  const stateOf = question("stat", files, state);
  outgoing.say(stateOf);
  outgoing.say(question("tail", files, `${from + 1} ${length}`));
  outgoing.say(stateOf);
  outgoing.stop();
  try {
    await readFields(started);
    if ((await answer.line()) !== ".") throw changed();
    const before = await readStates(started);
    await take((bytes) => answer.bytes(bytes));
    if ((await answer.line()) !== ".") throw changed();
    const after = await readStates(started);
    if (before.length !== files.length || before.join("\n") !== after.join("\n")) throw changed();
    await succeeded(started);
    return before;
  } catch (error) {
    const hasEnded = execution.stdout.readableEnded;
    execution.stdout.destroy();
    if (!hasEnded || !(error instanceof JobError) || error.code !== "connection-lost") throw error;
    // What was too short, although the target has said all, is not for asking again.
    await succeeded(started);
    throw changed();
  }
}

async function readStates(started: Started): Promise<string[]> {
  return (await readLines(started)).map((words) => words.join(" "));
}

function changed(): JobError {
  return new JobError("results", "The results on the target have changed while they were fetched.", {
    hint: "See whether something of the job still writes to them, and fetch them again.",
  });
}
