import { setFlagsFromString } from "node:v8";

/**
 * The buffers of a transfer die young, and are freed when V8 cleans up after the young, which it does the more seldom the
 * longer we run: a large transfer would peak at 200 MB. From this call on it goes on as often as now. Not to be called
 * while modules are still loaded, which it slows down.
 */
export function freeBuffersSoon(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
