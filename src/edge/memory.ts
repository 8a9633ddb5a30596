import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** How much memory outside of the heap is given out until V8 is asked to clean up after the young. Bytes. */
const enough = 8 * 1024 * 1024;
/** How often it is looked. Milliseconds. */
const interval = 10;

/**
 * The buffers of a transfer die young, and are freed when V8 cleans up after the young, which it does the more seldom the
 * longer we run: a large transfer would peak at 200 MB. From this call on it goes on as often as now, and whenever buffers
 * have piled up; that takes a millisecond. Not to be called while modules are still loaded, which it slows down.
 */
export function freeBuffersSoon(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as (options: { type: "minor" }) => void;
  let least = outside();
  const look = (): void => {
    if (outside() - least > enough) {
      collect({ type: "minor" });
      least = outside();
    }
    least = Math.min(least, outside());
  };
  setInterval(look, interval).unref();
}

function outside(): number {
  return getHeapStatistics().external_memory;
}
