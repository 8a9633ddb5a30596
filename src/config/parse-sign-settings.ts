import type { Given } from "./given.ts";
import { parseTargetInputs, parseWith } from "./parse-inputs.ts";
import { parseTask } from "./parse-task.ts";
import type { Target } from "../transport/target.ts";
import type { JobSettings, Parsed, ReuseSettings } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";

/** A job to be signed; with its target if that has to be asked first. */
export interface SignSettings extends Pick<
  JobSettings,
  "directory" | "exclude" | "stageFrom" | "resultsDirectory" | "spec" | "reuse"
> {
  readonly target: Target | undefined;
  readonly remoteDirectory: string | undefined;
}

/**
 * Understands the inputs of a job of which only the signature is wanted. Where the target need not be asked, nothing has to
 * be said about it.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function parseSignSettings(
  given: Given,
  surroundings: Surroundings,
): Promise<Parsed<SignSettings>> {
  return parseWith(given, async (inputs, findings) => {
    const task = await parseTask(inputs, surroundings, findings);
    if (task === undefined || !("spec" in task)) return undefined;
    if (!asksTarget(task.reuse) && task.stageFrom.length === 0)
      return { ...task, target: undefined, remoteDirectory: undefined };
    const target = await parseTargetInputs(inputs, surroundings, findings);
    return target && { ...task, ...target };
  });
}

/** Whether the target has to be asked before a job can be signed. */
export function asksTarget({ scope, targetClass, probes }: ReuseSettings): boolean {
  return scope === "host" || (scope === "class" && targetClass === undefined) || probes.length > 0;
}
