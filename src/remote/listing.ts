import { JobError } from "../errors.ts";
import { cutShort, type Answer } from "./answer.ts";

/** A name below a run's job directory. What is special, a FIFO, socket or device, cannot be fetched. */
export interface RemoteName {
  readonly type: "directory" | "file" | "symlink" | "special";
  /** Raw bytes, with `/` between names, no leading `./`. */
  readonly name: Buffer;
  /** Bytes of a file, where the target could tell. */
  readonly size: number | undefined;
  /** Whether a file's owner may run it; `undefined` where the target could not tell. */
  readonly executable: boolean | undefined;
}

const types = ["directory", "file", "symlink", "special"] as const;
const dot = 0x2e;
const slash = 0x2f;

/** More names than that are no result. */
const mostNames = 2_000_000;
/** What so many names of a usual length need, with their sizes and modes. Bytes. */
const longestListing = 256 * 1024 * 1024;

/** Reads what the verb `fetch` lists. @throws {JobError} `connection-lost` when it is cut short, `protocol` */
export async function readListing(answer: Answer): Promise<RemoteName[]> {
  const names: Pick<RemoteName, "type" | "name">[] = [];
  let left = longestListing;
  for (const type of types) {
    for (;;) {
      const name = await answer.upTo(0);
      if (name === undefined) throw cutShort();
      if (name.length === 0) break;
      if (name.length === 1 && name[0] === dot) continue;
      if (name[0] !== dot || name[1] !== slash)
        throw new JobError(
          "protocol",
          "The target lists a result file that is not below the job's directory",
        );
      left -= name.length + 1;
      if (names.length === mostNames || left < 0) throw endless();
      names.push({ type, name: name.subarray(2) });
    }
  }
  return withStatus(names, await readStatus(answer, left));
}

/** The lines up to the dot, of so many bytes at most. */
async function readStatus(answer: Answer, most: number): Promise<string[]> {
  const lines: string[] = [];
  let left = most;
  for (;;) {
    const line = await answer.line();
    if (line === undefined) throw cutShort();
    if (line === ".") return lines;
    left -= line.length + 1;
    if (lines.length === mostNames || left < 0) throw endless();
    lines.push(line);
  }
}

/** Sizes and modes come in the order of the files; when their number is not that of the files, none of them is believed. */
function withStatus(
  names: readonly Pick<RemoteName, "type" | "name">[],
  lines: readonly string[],
): RemoteName[] {
  const known =
    lines.length === names.filter(({ type }) => type === "file").length &&
    lines.every((line) => /^\d{1,15} [0-7]{1,5}$/.test(line));
  let next = 0;
  return names.map((entry) => {
    if (!known || entry.type !== "file") return { ...entry, size: undefined, executable: undefined };
    const [size, mode = ""] = lines[next++]?.split(" ") ?? [];
    return { ...entry, size: Number(size), executable: (Number.parseInt(mode, 8) & 0o100) !== 0 };
  });
}

/** The error of a list that is longer than any that was asked for. */
export function endless(): JobError {
  return new JobError("protocol", "The target answered with an endless list");
}
