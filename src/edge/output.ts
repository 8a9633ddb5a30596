/** Whoever reads our output may go away, as in `| head`; the job does not end for it. */
export function tolerateClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}

/** Settles when everything written so far has left the process; where pipes are asynchronous, an exit would cut it off. */
export async function flushOutput(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise((resolve) => stream.write("", resolve));
  }
}
