import { Readable } from "node:stream";

/** What is being sent to a command, for as long as the command wants it. */
export interface Outgoing {
  /** For the command's stdin. */
  readonly stdin: Readable;
  /** Lets go of the source: the command gets an early end instead of the rest. Idempotent. */
  readonly stop: () => void;
}

/** Sends a stream that may turn out not to be wanted. Closing the source itself would be an error of stdin. */
export function outgoing(source: Readable): Outgoing {
  let stopped = false;
  const stdin = new Readable({
    read: () => void source.resume(),
    destroy: (error, done) => {
      source.destroy();
      done(error);
    },
  });
  const end = (): void => {
    if (stopped) return;
    stopped = true;
    stdin.push(null);
  };
  source.on("data", (chunk: Buffer) => {
    if (!stopped && !stdin.push(chunk)) source.pause();
  });
  source.once("end", end);
  source.once("error", (error) => stdin.destroy(error));
  source.once("close", () => stopped || stdin.destroy());
  return {
    stdin,
    stop: () => {
      end();
      source.destroy();
    },
  };
}
