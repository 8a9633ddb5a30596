import { isUtf8 } from "node:buffer";
import { JobError } from "../errors.ts";
import { ArchiveBytes } from "./archive-bytes.ts";
import { Extras, isExtra, longestExtra, type Said } from "./archive-extras.ts";
import { blockBytes, readHeader, wholeNumber, type Header } from "./header-block.ts";
import { decodeName, percentByte } from "./name.ts";
import { unlessAborted } from "./unless-aborted.ts";

/** `special` is a FIFO or a device; `unknown` is anything else that is not plain, sparse files among them. */
type MemberKind = "file" | "directory" | "symlink" | "hardlink" | "special" | "unknown";

/** One member of an archive, as it claims to be. In its names, bytes that are not UTF-8 are escaped as `%FF`. */
export interface Member {
  readonly name: string;
  readonly nameIsEscaped: boolean;
  readonly kind: MemberKind;
  /** Bytes of its content. */
  readonly size: number;
  readonly executable: boolean;
  /** What a link leads to, `""` for all else. */
  readonly target: string;
  readonly content: AsyncIterable<Buffer>;
}

export interface ReadArchiveOptions {
  /** Told the size of each chunk that arrives. Bytes. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The members of a tar archive, or of several one behind the other, in their order. What is not read of a member's
 * content is passed over.
 *
 * @throws {JobError} `results` if the archive is damaged or ends early; whatever `tar` itself fails with
 */
export async function* readArchive(
  tar: AsyncIterable<Buffer>,
  { onBytes = () => undefined, signal }: ReadArchiveOptions,
): AsyncGenerator<Member, void, void> {
  const bytes = new ArchiveBytes(signal === undefined ? tar : unlessAborted(tar, signal), onBytes);
  const extras = new Extras();
  // Two blocks of zeros end an archive (POSIX, `pax`); without them it may have been cut between two members.
  let zeros = 0;
  try {
    for (;;) {
      const block = bytes.takeAtHand(blockBytes) ?? (await bytes.take(blockBytes));
      if (block === undefined) break;
      if (isZero(block)) {
        zeros += 1;
        continue;
      }
      zeros = 0;
      const header = understand(() => readHeader(block));
      if (isExtra(header)) {
        const content = await takeExtra(bytes, header.size);
        understand(() => extras.add(header.type, content));
        continue;
      }
      const member = understand(() => memberOf(header, extras.use()));
      const content = new Content(bytes, header.type === "5" ? 0 : member.size);
      yield { ...member, content };
      await content.pass();
    }
    if (zeros < 2 || !bytes.isEmpty()) throw damaged("ends too early");
  } finally {
    await bytes.close();
  }
}

/** The content of one member. */
class Content implements AsyncIterable<Buffer> {
  readonly #bytes: ArchiveBytes;
  readonly #padding: number;
  #left: number;

  constructor(bytes: ArchiveBytes, size: number) {
    this.#bytes = bytes;
    this.#left = size;
    this.#padding = -size & (blockBytes - 1);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, void> {
    while (this.#left > 0) yield await this.#next();
  }

  /** Goes on to the next header. */
  async pass(): Promise<void> {
    while (this.#left > 0) await this.#next();
    if (this.#padding === 0 || this.#bytes.takeAtHand(this.#padding) !== undefined) return;
    if ((await this.#bytes.take(this.#padding)) === undefined) throw damaged("ends too early");
  }

  async #next(): Promise<Buffer> {
    const piece = await this.#bytes.takeSome(this.#left);
    if (piece === undefined) throw damaged("ends too early");
    this.#left -= piece.length;
    return piece;
  }
}

async function takeExtra(bytes: ArchiveBytes, size: number): Promise<Buffer> {
  if (size > longestExtra) throw damaged("is damaged");
  const content = await bytes.take(size + (-size & (blockBytes - 1)));
  if (content === undefined) throw damaged("ends too early");
  return content.subarray(0, size);
}

function memberOf(header: Header, { name, target, records }: Said): Omit<Member, "content"> {
  const isSparse = [...records.keys()].some((key) => key.startsWith("GNU.sparse"));
  const bytes = records.get("GNU.sparse.name") ?? name ?? header.name;
  const size = wholeNumber(String(records.get("size") ?? header.size));
  const kind = isSparse ? "unknown" : kindOf(header.type, bytes, size);
  return {
    name: decodeName(bytes, percentByte),
    nameIsEscaped: !isUtf8(bytes),
    kind,
    size: kind === "directory" ? 0 : size,
    executable: (header.mode & 0o100) !== 0,
    target: decodeName(target ?? header.target, percentByte),
  };
}

function kindOf(type: string, name: Buffer, size: number): MemberKind {
  switch (type) {
    case "\0":
    case "0":
    case "7":
      // Before POSIX a directory was a file whose name ends so.
      return name.at(-1) === 0x2f && size === 0 ? "directory" : "file";
    case "1":
      return "hardlink";
    case "2":
      return "symlink";
    case "3":
    case "4":
    case "6":
      return "special";
    case "5":
      return "directory";
    default:
      return "unknown";
  }
}

function isZero(block: Buffer): boolean {
  return block[0] === 0 && block.equals(zeroBlock);
}

const zeroBlock = Buffer.alloc(blockBytes);

function understand<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw damaged("is damaged", error);
  }
}

function damaged(how: string, cause?: unknown): JobError {
  return new JobError("results", `The archive of results that the target sent ${how}.`, {
    hint: "Fetch the results again; they are still on the target.",
    cause,
  });
}
