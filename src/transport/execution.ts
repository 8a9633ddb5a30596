import { Readable, type Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { JobError } from "../errors.ts";
import type { ExecOptions, Execution, Exit } from "./connection.ts";
import { watch, type Interruption } from "./interruption.ts";

/** A running command as its transport knows it, before the promises of `Execution` are kept for it. */
export interface Channel {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Settles when the command has ended and its output was taken; `undefined` if no status came. Never rejects. */
  readonly ended: Promise<Exit | undefined>;
  /** To be called when bytes of stdout were taken and more are wanted. */
  readonly taken?: () => void;
  readonly sendWindow?: number | undefined;
  /** Ends the command as far as that can be done from here. Idempotent. */
  close(): void;
}

export interface ExecuteOptions extends ExecOptions {
  /** Aborted when the whole connection is closed. */
  readonly closing: AbortSignal;
  /** What to say when the command ends without a status. */
  readonly lost: () => JobError;
}

/** Opens a channel and keeps the promises of `Execution` for it, whatever the transport. */
export async function execute(open: () => Promise<Channel>, options: ExecuteOptions): Promise<Execution> {
  const { stdin, signal, closing } = options;
  const interruption = watch(stdin, [signal, closing]);
  try {
    const channel = await openUnless(interruption, open);
    const stderr = collectTail(channel.stderr);
    const stdout = relay(channel, () => interruption.interrupt(abandoned()));
    feed(stdin, channel.stdin);
    const exit = settle(channel, stdout, interruption, options.lost);
    // Whoever gives a command up need not look at how it ended.
    exit.catch(() => undefined);
    return { stdout, stderr: exit.then(stderr, stderr), exit, sendWindow: channel.sendWindow };
  } catch (error) {
    interruption.release();
    throw error;
  }
}

async function settle(
  channel: Channel,
  stdout: Readable,
  interruption: Interruption,
  lost: () => JobError,
): Promise<Exit> {
  try {
    const exit = await Promise.race([channel.ended, interruption.happened]);
    if (exit === undefined) throw lost();
    await Promise.race([delivered(stdout), interruption.happened]);
    return exit;
  } catch (error) {
    channel.close();
    stdout.destroy(error instanceof Error ? error : undefined);
    throw error;
  } finally {
    interruption.release();
  }
}

async function openUnless({ happened }: Interruption, open: () => Promise<Channel>): Promise<Channel> {
  const opening = open();
  try {
    return await Promise.race([opening, happened]);
  } catch (error) {
    opening.then(
      (channel) => channel.close(),
      () => undefined,
    );
    throw error;
  }
}

/** Keeps the last 16 kB. @returns a function that gives them as text */
function collectTail(stderr: Readable): () => string {
  const limit = 16_384;
  let kept: Buffer = Buffer.alloc(0);
  stderr.on("data", (chunk: Buffer) => (kept = Buffer.concat([kept, chunk]).subarray(-limit)));
  return () => kept.toString("utf8");
}

/** A plain Readable in front of the transport's own stream, so that how it ends is decided here alone. */
function relay({ stdout: source, taken }: Channel, onAbandoned: () => void): Readable {
  const stdout = new Readable({
    // A reader gets chunks as they came; those that wait in a stream of bytes would be copied into one.
    objectMode: true,
    // Chunks, of 32 or 64 KiB at most.
    highWaterMark: 8,
    read: () => void source.resume(),
    destroy(error, done) {
      if (!this.readableEnded) onAbandoned();
      done(error);
    },
  });
  // The same error rejects `exit`; a reader that looks only there must not crash the process.
  stdout.on("error", () => undefined);
  source.on("data", (chunk: Buffer) => {
    if (stdout.push(chunk)) taken?.();
    else source.pause();
  });
  return stdout;
}

/** Ends the stream; settles when nothing in it waits to be read. */
async function delivered(stdout: Readable): Promise<void> {
  stdout.push(null);
  if (stdout.readableLength > 0) await finished(stdout);
}

function feed(source: Readable | undefined, sink: Writable): void {
  // A command need not read its stdin to the end.
  sink.on("error", () => undefined);
  if (source === undefined) sink.end();
  else source.pipe(sink);
}

function abandoned(): JobError {
  return new JobError("connection-lost", "The command was given up: nobody reads its output any more.");
}
