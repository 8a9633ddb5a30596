import { isUtf8 } from "node:buffer";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, type Header } from "tar-stream";
import { JobError } from "../errors.ts";
import { Tail } from "./archive-tail.ts";
import { decodeName, percentByte } from "./name.ts";

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
  tar: Readable,
  { onBytes, signal }: ReadArchiveOptions,
): AsyncGenerator<Member, void, void> {
  const extraction = extract(extractOptions);
  const tail = new Tail();
  const watch = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      tail.add(chunk);
      onBytes?.(chunk.length);
      yield chunk;
    }
  };
  const fed = pipeline(tar, watch, extraction as unknown as Writable, { signal });
  fed.catch(() => undefined);
  try {
    for await (const source of extraction) {
      const header = source.header as RawHeader;
      const member = memberOf(header, contentOf(source as AsyncIterable<unknown>, signal));
      tail.lastMemberEnds(header.byteOffset + member.size);
      yield member;
      source.resume();
    }
    await fed;
  } catch (error) {
    throw failure(error, signal);
  }
  if (!tail.isComplete()) throw damaged("ends too early");
}

/** Not in tar-stream's types. */
const extractOptions: Parameters<typeof extract>[0] & { filenameEncoding: BufferEncoding } = {
  filenameEncoding: "latin1",
};

/** What tar-stream delivers, beyond what its types say. */
type RawHeader = Omit<Header, "type" | "linkname" | "pax"> & {
  readonly byteOffset: number;
  readonly type: Header["type"] | null;
  readonly linkname: string | null;
  readonly pax: Readonly<Partial<Record<string, string>>> | null;
};

function memberOf(header: RawHeader, content: AsyncIterable<Buffer>): Member {
  const pax = header.pax ?? {};
  const isSparse = Object.keys(pax).some((key) => key.startsWith("GNU.sparse"));
  const name = decode(pax["GNU.sparse.name"] ?? header.name, Boolean(pax["GNU.sparse.name"] ?? pax["path"]));
  const kind = isSparse ? "unknown" : kindOf(header);
  return {
    name: name.text,
    nameIsEscaped: name.isEscaped,
    kind,
    size: kind === "directory" ? 0 : header.size,
    executable: (header.mode & 0o100) !== 0,
    target: decode(header.linkname ?? "", Boolean(pax["linkpath"])).text,
    content,
  };
}

/** Header fields come as latin1, which keeps the bytes; records of pax headers come decoded, with U+FFFD for bytes that are lost. */
function decode(name: string, isFromPax: boolean): { text: string; isEscaped: boolean } {
  if (isFromPax) return { text: name.replaceAll("\ufffd", "%EF%BF%BD"), isEscaped: name.includes("\ufffd") };
  const bytes = Buffer.from(name, "latin1");
  return { text: decodeName(bytes, percentByte), isEscaped: !isUtf8(bytes) };
}

function kindOf({ type, name, size }: RawHeader): MemberKind {
  switch (type) {
    case "file":
    case "contiguous-file":
      // Before POSIX a directory was a file whose name ends so.
      return name.endsWith("/") && size === 0 ? "directory" : "file";
    case "directory":
    case "symlink":
      return type;
    case "link":
      return "hardlink";
    case "fifo":
    case "block-device":
    case "character-device":
      return "special";
    case null:
      return "unknown";
  }
}

async function* contentOf(
  source: AsyncIterable<unknown>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  try {
    for await (const piece of source) yield piece as Buffer;
  } catch (error) {
    throw failure(error, signal);
  }
}

function failure(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted === true) return signal.reason;
  return error instanceof JobError ? error : damaged("is damaged", error);
}

function damaged(how: string, cause?: unknown): JobError {
  return new JobError("results", `The archive of results that the target sent ${how}.`, {
    hint: "Fetch the results again; they are still on the target.",
    cause,
  });
}
