import { setTimeout } from "node:timers/promises";

/** Waits for something that happens in another process. @throws when it does not happen within half a minute */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`this never came true: ${String(condition)}`);
    await setTimeout(20);
  }
}
