import { setTimeout } from "node:timers/promises";
import pRetry from "p-retry";
import { JobError } from "../errors.ts";
import { abortError } from "./abort-error.ts";
import { addressOf } from "./address.ts";
import type { Connection } from "./connection.ts";
import { connectSsh, type ConnectOptions } from "./ssh.ts";
import type { Target } from "./target.ts";

/**
 * Connects to a target, and again up to `connectRetries` times when it cannot be reached. Between two attempts it waits 0.5
 * to 1 s, then twice as long each time up to 15 s. What another attempt cannot change is never retried.
 * @throws {JobError} as `connectSsh`
 */
export async function connect(target: Target, options: ConnectOptions): Promise<Connection> {
  const { emit, signal } = options;
  try {
    return await pRetry(() => connectSsh(target, { early: true, ...options }), {
      retries: target.connectRetries,
      // The waiting is done below, where its length can be told.
      minTimeout: 0,
      signal,
      shouldRetry: async ({ error, attemptNumber, retriesLeft }) => {
        if (!mayPass(error) || signal?.aborted === true) return false;
        const delayMs = backOff(attemptNumber);
        emit({ type: "retrying", attempt: attemptNumber, retriesLeft, delayMs, reason: error.message });
        await setTimeout(delayMs, undefined, { signal });
        return true;
      },
    });
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    throw abortError(signal, `Connecting to ${addressOf(target.destination)}`);
  }
}

/** An answer, even a bad one, will be the same the next time. */
function mayPass(error: Error): boolean {
  return error instanceof JobError && (error.code === "unreachable" || error.code === "connection-lost");
}

/** Random, so that many clients of one server do not come back together. @returns milliseconds */
function backOff(attempt: number): number {
  return Math.min(15_000, Math.round(500 * 2 ** (attempt - 1) * (1 + Math.random())));
}
