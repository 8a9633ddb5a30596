/**
 * Whoever reads our output may go away, as in `| head`; the job does not end for it.
 * @returns tells what else has kept stdout from being written, such as a full disk
 */
export function tolerateClosedOutput(): () => Error | undefined {
  let lost: Error | undefined;
  process.stderr.on("error", () => undefined);
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") lost ??= error;
  });
  return () => lost;
}

/** Settles when everything written so far has left the process; where pipes are asynchronous, an exit would cut it off. */
export async function flushOutput(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise((resolve) => stream.write("", resolve));
  }
}
