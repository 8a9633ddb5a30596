import { AsyncLocalStorage } from "node:async_hooks";
import process from "node:process";

/** What was written by work whose output is kept back, piece by piece. */
type Kept = string[];

const keeping = new AsyncLocalStorage<Kept>();
let working = 0;
let stopDiverting: (() => void) | undefined;

/**
 * Does `work` of GitHub's own client, which tells its progress and its failures by workflow commands on stdout. They are
 * given to `said` instead, as long as it works, even if nobody waits for it any more. What others write meanwhile, and the
 * values that it masks, go out.
 */
export async function keepQuiet<T>(said: Kept, work: () => Promise<T>): Promise<T> {
  if (working++ === 0) stopDiverting = divert();
  try {
    return await keeping.run(said, work);
  } finally {
    if (--working === 0) stopDiverting?.();
  }
}

/** Makes the streams of the process ask whose writing it is. */
function divert(): () => void {
  // eslint-disable-next-line no-restricted-properties -- The client writes nowhere else, and takes no other stream.
  const restore = [process.stdout, process.stderr].map((stream) => {
    const own = Object.getOwnPropertyDescriptor(stream, "write");
    const write = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      const kept = keeping.getStore();
      if (kept === undefined) return write(chunk, ...(rest as [BufferEncoding, () => void]));
      const lines = Buffer.from(chunk as Uint8Array)
        .toString()
        .split(/(?<=\n)/);
      const isMask = (line: string): boolean => line.startsWith("::add-mask::");
      kept.push(...lines.filter((line) => !isMask(line)));
      write(lines.filter(isMask).join(""), () => rest.filter(isCallback).forEach((done) => done()));
      return true;
    };
    return () => {
      if (own === undefined) Reflect.deleteProperty(stream, "write");
      else Object.defineProperty(stream, "write", own);
    };
  });
  return () => restore.forEach((undo) => undo());
}

function isCallback(value: unknown): value is () => void {
  return typeof value === "function";
}
