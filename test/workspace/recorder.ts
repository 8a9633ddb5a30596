import type { Emit } from "../../src/events.ts";

/** Gathers the warnings that are emitted. */
export function recordWarnings(): { warnings: string[]; emit: Emit } {
  const warnings: string[] = [];
  return {
    warnings,
    emit: (event) => {
      if (event.type === "warning") warnings.push(event.message);
    },
  };
}
