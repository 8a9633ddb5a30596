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
  let least = outside();
  const look = (): void => {
    if (outside() - least > enough) {
      collect();
      least = outside();
    }
    least = Math.min(least, outside());
  };
  setInterval(look, interval).unref();
}

let collector: ((options: { readonly type: "minor" }) => void) | undefined;

/** V8 gives its collector only to a context that is made when the flag is set. */
function collect(): void {
  if (collector === undefined) {
    setFlagsFromString("--expose-gc");
    collector = runInNewContext("gc") as NonNullable<typeof collector>;
  }
  collector({ type: "minor" });
}

function outside(): number {
  return getHeapStatistics().external_memory;
}
