import { posix } from "node:path";
import { isRunId } from "../remote/run-id.ts";
import type { Findings } from "./findings.ts";
import { isBelow } from "./job-file/read-stage.ts";
import { printable } from "./printable.ts";
import type { ReadInputs } from "./read-values.ts";
import type { StageFrom } from "./settings.ts";
import { splitShellWords } from "./shell-words.ts";

/** What earlier runs on the target have made, as `JOB-ID SOURCE [DESTINATION]`. */
export function parseStage({ values }: ReadInputs, findings: Findings): readonly StageFrom[] {
  const staged = values.stage.flatMap((line) => parseLine(line, findings) ?? []);
  const destinations = new Set<string>();
  for (const { destination } of staged) {
    if (destinations.has(destination)) {
      findings.problem("stage", `${printable(destination)} is staged twice.`, "Give each its own path.");
    }
    destinations.add(destination);
  }
  return staged;
}

function parseLine(line: string, findings: Findings): StageFrom | undefined {
  const [jobId = "", source = "", destination = source, ...more] = splitShellWords(line) ?? [];
  if (source === "" || more.length > 0) {
    findings.problem("stage", `${printable(line)} is not JOB-ID SOURCE [DESTINATION].`, form);
    return undefined;
  }
  if (!isRunId(jobId)) {
    findings.problem("stage", `${printable(jobId)} is not the id of a run.`, form);
    return undefined;
  }
  const outside = [source, destination].filter((path) => !isBelow(path));
  for (const path of new Set(outside)) {
    findings.problem(
      "stage",
      `${printable(path)} is no path below a job directory.`,
      "Write a relative path.",
    );
  }
  if (outside.length > 0) return undefined;
  return { jobId, source: normal(source), destination: normal(destination) };
}

const form =
  "Write the job-id of the step that made it, the path there and the path here, with quotes round blanks.";

function normal(path: string): string {
  return posix.normalize(path).replace(/\/$/, "");
}
