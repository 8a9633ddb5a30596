import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import type { Direction } from "../support/proxy.ts";
import type { Trial } from "./trial.ts";

/** One thing that happens between a client and a server, some bytes or milliseconds after the one before. */
export interface Fault {
  readonly after:
    | { readonly unit: "bytes"; readonly count: number; readonly direction: Direction }
    | { readonly unit: "ms"; readonly count: number };
  readonly what:
    | { readonly kind: "cut" | "reset" | "killed-session" }
    | { readonly kind: "stall" | "slow" | "restart"; readonly ms: number };
}

/** Up to six faults, from the handshake to the last result file. */
export function schedules(): fc.Arbitrary<Fault[]> {
  const bytes = fc.record({
    unit: fc.constant("bytes" as const),
    count: fc.integer({ min: 0, max: 200_000 }),
    direction: fc.constantFrom<Direction>("up", "down"),
  });
  const time = fc.record({ unit: fc.constant("ms" as const), count: fc.integer({ min: 0, max: 600 }) });
  const loss = fc.record({
    kind: fc.constantFrom("cut" as const, "reset" as const, "killed-session" as const),
  });
  const hold = fc.record({
    kind: fc.constantFrom("stall" as const, "slow" as const, "restart" as const),
    ms: fc.integer({ min: 1, max: 400 }),
  });
  return fc.array(fc.record({ after: fc.oneof(bytes, time), what: fc.oneof(loss, hold) }), {
    minLength: 1,
    maxLength: 6,
  });
}

/** Lets the faults of a schedule happen, one after the other, until `signal` is aborted. */
export async function play(schedule: readonly Fault[], trial: Trial, signal: AbortSignal): Promise<void> {
  for (const { after, what } of schedule) {
    await (after.unit === "ms" ? pause(after.count, signal) : passed(after, trial, signal));
    if (signal.aborted) return;
    await happen(what, trial, signal);
  }
}

async function happen(what: Fault["what"], trial: Trial, signal: AbortSignal): Promise<void> {
  const { proxy, server } = trial;
  switch (what.kind) {
    case "cut":
    case "reset":
      proxy[what.kind]();
      break;
    case "killed-session":
      trial.killSession();
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
      break;
    case "restart":
      trial.killSession();
      await server.killListener();
      await pause(what.ms, signal);
      await server.listenAgain();
  }
}

async function passed(
  { count, direction }: { count: number; direction: Direction },
  { proxy }: Trial,
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
