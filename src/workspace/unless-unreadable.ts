import { JobError } from "../errors.ts";
import { errorCode } from "./file.ts";
import type { Findings } from "./findings.ts";
import { quoteName } from "./name.ts";

/**
 * What `read` returns; `undefined`, and a finding, if we may not read what is at this path of the tree.
 * @throws {JobError} `input-changed` if it went away
 */
export function unlessUnreadable<Value>(
  path: string,
  findings: Findings,
  read: () => Value,
): Value | undefined {
  try {
    return read();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR") throw goneMeanwhile(path, error);
    findings.unsendable(path || ".", `it cannot be read: ${code}`);
    return undefined;
  }
}

function goneMeanwhile(path: string, cause: unknown): JobError {
  return new JobError("input-changed", `${quoteName(path)} went away while the directory was read.`, {
    hint: "Let nothing write to the directory while the job is being sent, or exclude what changes.",
    cause,
  });
}
