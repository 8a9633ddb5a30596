import type { Duplex } from "node:stream";

/** A link that has brought nothing for so long is taken for dead. Milliseconds. */
export const patience = 30_000;

/**
 * Breaks a link that brings nothing for `ms`. Whatever comes is a sign of life: on a slow link the answer to a keepalive
 * waits behind megabytes of data, and such a link is not dead.
 */
export function breakWhenSilent(socket: Duplex, ms: number): void {
  const timer = setTimeout(() => socket.destroy(new Error(`nothing came for ${ms / 1000} s`)), ms);
  socket.on("data", () => timer.refresh()).once("close", () => clearTimeout(timer));
}

/** ssh2's options for asking so often that a living link is never silent; it is not ssh2 that gives it up. */
export function keepalive(ms: number): { keepaliveInterval: number; keepaliveCountMax: number } {
  return { keepaliveInterval: Math.ceil(ms / 3), keepaliveCountMax: Number.MAX_SAFE_INTEGER };
}
