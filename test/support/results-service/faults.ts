import type { ServerResponse } from "node:http";
import type { Answer, Operation } from "./exchange.ts";

/** How an operation goes wrong. */
export type Fault =
  /** Another answer, for instance a 500, a 429 with `retry-after`, or a page of HTML. The request has no effect. */
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** No answer, ever. The request has no effect. */
  | { readonly kind: "stall" }
  /** The connection is reset. The request has no effect. */
  | { readonly kind: "hang-up" }
  /** The true answer up to the middle of its body, and then nothing, ever. */
  | { readonly kind: "stall-midway" }
  /** The true answer, a byte at a time, with this many milliseconds between them. */
  | { readonly kind: "drip"; readonly everyMs: number }
  /** The true answer, but the connection breaks in the middle of the body. */
  | { readonly kind: "truncate" }
  /** The true answer under a `content-length` that is one byte too long. */
  | { readonly kind: "wrong-length" }
  /** The true answer with one bit of the body flipped. */
  | { readonly kind: "flip-bit" };

/** The faults that wait for their operation. */
export class Faults {
  readonly #planned = new Map<Operation, { readonly fault: Fault; left: number }>();

  clear(): void {
    this.#planned.clear();
  }

  plan(operation: Operation, fault: Fault, times: number): void {
    this.#planned.set(operation, { fault, left: times });
  }

  /** The fault of this request, if it has one. */
  take(operation: Operation): Fault | undefined {
    const planned = this.#planned.get(operation);
    if (planned === undefined || planned.left <= 0) return undefined;
    planned.left -= 1;
    return planned.fault;
  }
}

const stalled = new Set<ServerResponse>();

/** Refuses what was not answered until now, so that whoever still waits comes to an end. */
export function releaseStalled(): void {
  for (const response of stalled) response.writeHead(400).end("{}");
}

/** Sends `answer` as far as the fault lets it; it is asked for only if the request takes effect. */
export function send(response: ServerResponse, answer: () => Answer, fault: Fault | undefined): void {
  if (fault?.kind === "stall") {
    stalled.add(response);
    response.on("close", () => stalled.delete(response));
    return;
  }
  if (fault?.kind === "hang-up") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault?.kind === "answer") {
    const { status, headers, body = "" } = fault;
    response.writeHead(status, headers).end(body);
    return;
  }
  const { status, headers, body = Buffer.alloc(0) } = answer();
  const length = fault?.kind === "wrong-length" ? body.length + 1 : body.length;
  response.writeHead(status, { ...headers, ...(status === 204 ? {} : { "content-length": String(length) }) });
  switch (fault?.kind) {
    case "truncate":
    case "wrong-length": {
      const part = fault.kind === "truncate" ? body.subarray(0, body.length >> 1) : body;
      response.write(part, () => response.socket?.destroySoon());
      break;
    }
    case "stall-midway":
      response.write(body.subarray(0, body.length >> 1));
      break;
    case "drip":
      drip(response, body, fault.everyMs);
      break;
    case "flip-bit":
      response.end(flipBit(body));
      break;
    case undefined:
      response.end(body);
  }
}

function drip(response: ServerResponse, body: Buffer, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent === body.length) response.end();
    else response.write(body.subarray(sent, ++sent));
  }, everyMs);
  response.on("close", () => clearInterval(timer));
}

function flipBit(body: Buffer): Buffer {
  const damaged = Buffer.from(body);
  const middle = damaged.length >> 1;
  if (damaged.length > 0) damaged.writeUInt8(damaged.readUInt8(middle) ^ 1, middle);
  return damaged;
}
