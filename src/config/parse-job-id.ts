import { isRunId, type RunId } from "../remote/run-id.ts";
import type { Findings } from "./findings.ts";
import { printable } from "./printable.ts";
import type { ReadInputs } from "./read-values.ts";

/** The run that is meant, which has to be given; `undefined` after a problem. */
export function parseJobId({ values, given }: ReadInputs, findings: Findings): RunId | undefined {
  const id = values["job-id"];
  if (id !== undefined && isRunId(id)) return id;
  const hint = "Write the job-id of the step that started it: 20 hexadecimal digits, a hyphen and a number.";
  if (id !== undefined) findings.problem("job-id", `${printable(id)} is not the id of a run.`, hint);
  else if (!given.has("job-id")) findings.problem("job-id", "No run is named.", hint);
  return undefined;
}
