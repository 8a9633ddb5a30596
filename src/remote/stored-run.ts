import { perhapsName, perhapsNumber } from "./fields.ts";
import { runStatus, type RunStatus } from "./run-status.ts";

/** A run as the store lists it. */
export interface StoredRun {
  readonly status: Exclude<RunStatus, { state: "absent" }>;
  /** What it takes on the disk, once it has ended. */
  readonly kib: number | undefined;
  /** Who submitted it. */
  readonly who: string | undefined;
  /** What its job is called. */
  readonly label: string | undefined;
}

/** Decodes the words of a status, then KIB WHO LABEL; nothing for a run that vanished meanwhile. @throws {JobError} `protocol` */
export function storedRun(words: readonly string[]): StoredRun | undefined {
  const status = runStatus(words);
  if (status.state === "absent") return undefined;
  const [kib, who, label] = words.slice(8);
  return { status, kib: perhapsNumber(kib), who: perhapsName(who), label: perhapsName(label) };
}
