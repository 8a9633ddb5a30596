import { Readable } from "node:stream";
import type { Payload } from "./request.ts";

/** What is said when the target wants a job. */
export interface Reply {
  readonly head: Buffer;
  /** What follows: a stream up to its end, or a line that is not known yet. */
  readonly rest: Readable | Promise<string> | undefined;
}

/** The line BASE CODING FROM PARTS CONTROL PACK, and what belongs to it. */
export function replyTo({ onBase, coding, control, pack, from }: Payload): Reply {
  const head = (parts: number, length: number | "-", ...more: Buffer[]): Buffer => {
    const line = [onBase ? 1 : 0, coding, from, parts, control.length, length].join(" ");
    return Buffer.concat([Buffer.from(`${line}\n`), control, ...more]);
  };
  if (Buffer.isBuffer(pack)) return { head: head(0, pack.length, pack), rest: undefined };
  if (pack instanceof Readable) return { head: head(0, "-"), rest: pack };
  return { head: head(pack.parts, 0), rest: pack.arrived.then((sizes) => `go ${sizes.join(" ")}\n`) };
}
