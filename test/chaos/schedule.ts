import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import type { Direction, Proxy } from "../support/proxy.ts";

/** One thing that happens to a network, some bytes or milliseconds after the one before. */
export interface Fault {
  readonly after:
    | { readonly unit: "bytes"; readonly count: number; readonly direction: Direction }
    | { readonly unit: "ms"; readonly count: number };
  readonly what:
    { readonly kind: "cut" | "reset" } | { readonly kind: "stall" | "slow"; readonly ms: number };
}

/** Up to six faults, from the handshake to the last result file. */
export function schedules(): fc.Arbitrary<Fault[]> {
  const bytes = fc.record({
    unit: fc.constant("bytes" as const),
    count: fc.integer({ min: 0, max: 200_000 }),
    direction: fc.constantFrom<Direction>("up", "down"),
  });
  const time = fc.record({ unit: fc.constant("ms" as const), count: fc.integer({ min: 0, max: 600 }) });
  const break_ = fc.record({ kind: fc.constantFrom("cut" as const, "reset" as const) });
  const hold = fc.record({
    kind: fc.constantFrom("stall" as const, "slow" as const),
    ms: fc.integer({ min: 1, max: 400 }),
  });
  return fc.array(fc.record({ after: fc.oneof(bytes, time), what: fc.oneof(break_, hold) }), {
    minLength: 1,
    maxLength: 6,
  });
}

/** Lets the faults of a schedule happen, one after the other, until `signal` is aborted. */
export async function play(schedule: readonly Fault[], proxy: Proxy, signal: AbortSignal): Promise<void> {
  for (const { after, what } of schedule) {
    await (after.unit === "ms" ? pause(after.count, signal) : passed(after, proxy, signal));
    if (signal.aborted) return;
    await happen(what, proxy, signal);
  }
}

async function happen(what: Fault["what"], proxy: Proxy, signal: AbortSignal): Promise<void> {
  switch (what.kind) {
    case "cut":
    case "reset":
      proxy[what.kind]();
      break;
    case "stall":
      proxy.stall();
      await pause(what.ms, signal);
      proxy.resume();
      break;
    case "slow":
      proxy.throttle(20_000);
      await pause(what.ms, signal);
      proxy.throttle(Number.POSITIVE_INFINITY);
  }
}

async function passed(
  { count, direction }: { count: number; direction: Direction },
  proxy: Proxy,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    proxy.after(count, direction, resolve);
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
