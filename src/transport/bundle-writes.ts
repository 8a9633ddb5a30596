import type { Duplex } from "node:stream";

/**
 * Lets what is written one after the other leave together. ssh2 writes every packet in three pieces, and each would be a
 * system call and, without Nagle's algorithm, a TCP segment of its own; through a jump host, a packet of its own.
 */
export function bundleWrites(socket: Duplex): void {
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  const send = (): void => socket.uncork();
  socket.write = (...given: unknown[]): boolean => {
    if (socket.writableCorked === 0) {
      socket.cork();
      process.nextTick(send);
    }
    return write(...given);
  };
  // A socket of the system takes many pieces at once; for any other they are joined.
  if (typeof socket._writev !== "function")
    socket._writev = (pieces: readonly { readonly chunk: Uint8Array }[], done) => {
      socket._write(Buffer.concat(pieces.map(({ chunk }) => chunk)), "binary", done);
    };
}
