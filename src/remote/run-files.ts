import { pipeline, Readable } from "node:stream";
import zlib from "node:zlib";
import { JobError } from "../errors.ts";
import { commonCodings } from "./codings.ts";
import { cutShort } from "./answer.ts";
import { number } from "./fields.ts";
import { endless, readListing, type RemoteName } from "./listing.ts";
import { nulEnded } from "./offer.ts";
import type { Outgoing } from "./outgoing.ts";
import type { Coding } from "./request.ts";
import { readArchive, readFields, succeeded, type Started } from "./verb.ts";

/** What can be asked of files before they are fetched. */
export interface FileQuestions {
  readonly digestsOf: readonly RemoteName[];
  readonly sampleOf: readonly RemoteName[];
}

export interface FileAnswers {
  /** Lower-case hex SHA-256 of those that could be read. */
  readonly digests: ReadonlyMap<RemoteName, string>;
  /** Bytes that gzip makes of the first {@link sampleBytes} of the sample. */
  readonly sample: number | undefined;
}

/** Files on their way. */
export interface FetchedFiles {
  /** A tar, or several one behind the other. */
  readonly archive: Readable;
  /** Settles when the target is done: with what its tar complained about (`""` for nothing). */
  readonly complaint: Promise<string>;
  /** Bytes that have come, as they came. */
  readonly received: () => number;
}

/** What may be said beside the answers, complaints for one. Lines. */
const moreLines = 16;
/** However few names were asked about. Bytes. */
const longestAnswer = 16 * 1024 * 1024;
/** More than a digest and what is around it. Bytes. */
const besideName = 80;

/** How much is looked at of a sample. Bytes. */
export const sampleBytes: number = 256 * 1024;

/** A conversation with the target about what a run has left, in one exec. Whoever opens it has to fetch, or to leave. */
export class RunFiles {
  readonly names: readonly RemoteName[];
  /** How the target can compress, the best first. */
  readonly codings: readonly Coding[];
  readonly canDigest: boolean;
  /** As `Execution` has it. */
  readonly sendWindow: number | undefined;
  readonly #started: Started;
  readonly #outgoing: Outgoing;

  static async hear(started: Started, outgoing: Outgoing): Promise<RunFiles> {
    const [, tools = "-"] = await readFields(started);
    const names = await readListing(started.answer).catch(async (error: unknown) => {
      // What the target could not list is not for asking again.
      if (error instanceof JobError && error.code === "connection-lost") await succeeded(started);
      throw error;
    });
    return new RunFiles(started, outgoing, names, tools.split(","));
  }

  private constructor(
    started: Started,
    outgoing: Outgoing,
    names: readonly RemoteName[],
    tools: readonly string[],
  ) {
    this.#started = started;
    this.#outgoing = outgoing;
    this.names = names;
    this.codings = commonCodings(tools);
    this.canDigest = tools.includes("sha256sum");
    this.sendWindow = started.execution.sendWindow;
  }

  /** Asks all at once. @throws {JobError} `connection-lost` */
  async ask({ digestsOf, sampleOf }: FileQuestions): Promise<FileAnswers> {
    // sha256sum writes other names in a way of its own.
    const plain = digestsOf.filter(({ name }) => !/[\\\n\r]/.test(name.toString("latin1")));
    if (plain.length > 0) this.#outgoing.say(question("sha256sum", plain, "--"));
    if (sampleOf.length > 0) this.#outgoing.say(question("sample", sampleOf));
    const digests =
      plain.length > 0 ? digestsIn(plain, await this.#lines(plain)) : new Map<RemoteName, string>();
    const [sample] = sampleOf.length > 0 ? await this.#lines(sampleOf) : [];
    return { digests, sample: sample === undefined ? undefined : number(sample.trim()) };
  }

  /** Fetches these, and ends the conversation. */
  fetch(names: readonly RemoteName[], coding: Coding = "none"): FetchedFiles {
    this.#outgoing.say(question(coding, names));
    this.#outgoing.stop();
    let bytes = 0;
    const { archive, complaint } = readArchive(this.#started);
    const counted = Readable.from(counting(archive, (length) => (bytes += length)));
    return { archive: decoded(counted, coding), complaint, received: () => bytes };
  }

  /** Nothing is wanted. @throws {JobError} when the target is not as it should be */
  async leave(): Promise<void> {
    this.#outgoing.say("leave\n");
    this.#outgoing.stop();
    await succeeded(this.#started);
  }

  /** At most about one for each name. */
  async #lines(names: readonly RemoteName[]): Promise<string[]> {
    const lines: string[] = [];
    const expected = names.reduce((sum, { name }) => sum + name.length + besideName, 0);
    let left = Math.max(longestAnswer, expected);
    for (;;) {
      const line = await this.#started.answer.upTo(0x0a);
      if (line === undefined) throw cutShort();
      const text = line.toString("latin1");
      if (text === ".") return lines;
      left -= text.length + 1;
      if (lines.length === names.length + moreLines || left < 0) throw endless();
      lines.push(text);
    }
  }
}

/** What to say to ask something of these. */
export function question(what: string, names: readonly RemoteName[], ...details: readonly string[]): Buffer {
  const bytes = namesOf(names);
  return Buffer.concat([Buffer.from(`${[what, bytes.length, ...details].join(" ")}\n`), bytes]);
}

/** As the target has listed them. */
function namesOf(names: readonly RemoteName[]): Buffer {
  return nulEnded(names.map(({ name }) => Buffer.concat([here, name])));
}

const here = Buffer.from("./");

/** What sha256sum prints: digest, two characters and the name. Whatever else there is does not count. */
function digestsIn(names: readonly RemoteName[], lines: readonly string[]): Map<RemoteName, string> {
  const byPath = new Map(names.map((entry) => [`./${entry.name.toString("latin1")}`, entry]));
  const digests = new Map<RemoteName, string>();
  for (const line of lines) {
    const [, digest, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    const entry = path === undefined ? undefined : byPath.get(path);
    if (digest !== undefined && entry !== undefined) digests.set(entry, digest);
  }
  return digests;
}

async function* counting(chunks: Readable, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks as AsyncIterable<Buffer>) {
    count(chunk.length);
    yield chunk;
  }
}

/** Of what comes out at once. Bytes. */
const chunkSize = 64 * 1024;

/** @returns a stream that fails with `results` when the bytes are not what they should be, and as the source fails */
function decoded(source: Readable, coding: Coding): Readable {
  if (coding === "none") return source;
  const decoder =
    coding === "gzip" ? zlib.createGunzip({ chunkSize }) : zlib.createZstdDecompress({ chunkSize });
  pipeline(source, decoder, () => undefined);
  return Readable.from(understood(decoder));
}

async function* understood(decoder: Readable): AsyncGenerator<Buffer> {
  try {
    yield* decoder as AsyncIterable<Buffer>;
  } catch (cause) {
    if (cause instanceof JobError) throw cause;
    throw new JobError("results", "What the target has compressed of the results cannot be read.", {
      hint: "Fetch the results again; they are still on the target.",
      cause,
    });
  }
}
