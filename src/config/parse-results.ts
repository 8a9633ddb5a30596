import { dirname, isAbsolute, join, resolve } from "node:path";
import type { Findings } from "./findings.ts";
import { isWithin, lookUp } from "./paths.ts";
import { printable } from "./printable.ts";
import type { ReadInputs } from "./read-values.ts";
import type { ArtifactSettings } from "./settings.ts";

/**
 * The absolute path of the results directory. The job directory must not be in it: results would replace what they were
 * made from. `jobDirectory` is absolute, or `undefined` if it has a problem itself.
 */
export async function parseResultsDirectory(
  { values }: ReadInputs,
  base: string,
  jobDirectory: string | undefined,
  findings: Findings,
): Promise<string> {
  const given = values["results-directory"];
  const directory = resolve(base, given);
  const place = await followLinks(directory);
  const hint = "Name a directory of its own, such as ssh-job-results.";
  if (jobDirectory !== undefined && isWithin(place, await followLinks(jobDirectory))) {
    findings.problem("results-directory", `${printable(given)} holds the job directory.`, hint);
  } else if (isWithin(place, await followLinks(base))) {
    findings.problem(
      "results-directory",
      `${printable(given)} holds the directory that paths start from.`,
      hint,
    );
  } else if (((await lookUp(directory))?.type ?? "directory") !== "directory") {
    findings.problem("results-directory", `${printable(given)} is not a directory.`, hint);
  }
  return directory;
}

/** Checks that every glob stays below the job directory, and that nothing depends on globs that are not there. */
export function checkOutputs({ values, given }: ReadInputs, findings: Findings): void {
  for (const line of values.outputs) {
    const fault = globFault(line.replace(/^!/, ""));
    if (fault === undefined) continue;
    findings.problem("outputs", `${printable(line)} ${fault}.`, "Write globs relative to the job directory.");
  }
  const excludesOnly = values.outputs.length > 0 && values.outputs.every((line) => line.startsWith("!"));
  if (excludesOnly && !findings.hasProblem("outputs")) {
    findings.problem(
      "outputs",
      "It has exclusions only, so that nothing would be fetched.",
      "Put a glob of what to fetch before them, such as **.",
    );
  }
  // A run that is attached to has outputs of its own.
  if (given.has("if-no-outputs") && !given.has("outputs") && values.mode !== "attach") {
    findings.problem(
      "if-no-outputs",
      "It does not apply, as there are no outputs.",
      "Give outputs, or leave it out.",
    );
  }
}

/** How and whether results are uploaded. */
export function parseArtifact({ values, given }: ReadInputs, findings: Findings): ArtifactSettings {
  const name = values["artifact-name"];
  const enabled = values.artifact;
  if (!enabled) {
    for (const input of ["artifact-name", "retention-days", "compression-level"] as const) {
      if (!given.has(input)) continue;
      findings.problem(input, "It does not apply, as artifact is false.", "Leave one of them out.");
    }
  }
  // What @actions/artifact refuses, with the other control characters.
  if (name !== undefined && /[":<>|*?\\/\p{Cc}]/u.test(name)) {
    const message = `${printable(name)} holds a character that the name of an artifact cannot have.`;
    findings.problem("artifact-name", message, 'Leave out " : < > | * ? \\ / and line breaks.');
  }
  return {
    enabled,
    name,
    retentionDays: values["retention-days"],
    compressionLevel: values["compression-level"],
  };
}

function globFault(glob: string): string | undefined {
  if (glob === "") return "is no glob";
  if (glob.startsWith("/") || isAbsolute(glob)) return "is an absolute path";
  if (/^~(\/|$)/.test(glob)) return "begins with ~, which means nothing here";
  return /(^|[/{,(|])\.\.($|[/},)|])/.test(glob) ? "leads out of the directory" : undefined;
}

/** The path with links followed as far as it exists. */
async function followLinks(path: string): Promise<string> {
  const found = await lookUp(path);
  if (found !== undefined) return found.realPath;
  const parent = dirname(path);
  return parent === path ? path : join(await followLinks(parent), path.slice(parent.length));
}
