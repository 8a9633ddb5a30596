import type { Readable } from "node:stream";
import { JobError } from "../errors.ts";

/** A name below a run's job directory. What is special, a FIFO, socket or device, cannot be fetched. */
export interface RemoteName {
  readonly type: "directory" | "file" | "symlink" | "special";
  /** Raw bytes, with `/` between names, no leading `./`. */
  readonly name: Buffer;
  /** Bytes of a file, where the target could tell. */
  readonly size: number | undefined;
}

const types = ["directory", "file", "symlink", "special"] as const;
const dot = 0x2e;
const slash = 0x2f;

/** Decodes what the verb `list` prints. @throws {JobError} `connection-lost` when it is cut short, `protocol` */
export async function decodeListing(stdout: Readable): Promise<RemoteName[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdout) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const names: Omit<RemoteName, "size">[] = [];
  let start = 0;
  for (const type of types) {
    for (;;) {
      const end = bytes.indexOf(0, start);
      if (end < 0) throw new JobError("connection-lost", "The list of result files stopped in the middle");
      const name = bytes.subarray(start, end);
      start = end + 1;
      if (name.length === 0) break;
      if (name.length === 1 && name[0] === dot) continue;
      if (name[0] !== dot || name[1] !== slash)
        throw new JobError(
          "protocol",
          "The target lists a result file that is not below the job's directory",
        );
      names.push({ type, name: name.subarray(2) });
    }
  }
  return withSizes(names, bytes.toString("latin1", start));
}

/** Sizes come in the order of the files; when their number is not that of the files, none of them is believed. */
function withSizes(names: readonly Omit<RemoteName, "size">[], text: string): RemoteName[] {
  const sizes = text.split("\n").filter((line) => line !== "");
  const known =
    sizes.length === names.filter(({ type }) => type === "file").length &&
    sizes.every((line) => /^\d{1,15}$/.test(line));
  let next = 0;
  return names.map((entry) => ({
    ...entry,
    size: known && entry.type === "file" ? Number(sizes[next++]) : undefined,
  }));
}
