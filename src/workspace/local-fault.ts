import { JobError } from "../errors.ts";
import { errorCode } from "./file.ts";
import { quoteName } from "./name.ts";

interface Fault {
  readonly what: string;
  readonly hint: string;
}

const elsewhere = "set `results-directory` to a path on another disk";
const noSpace: Fault = {
  what: "there is no space left on this machine",
  hint: `Make room on this machine, or ${elsewhere}.`,
};
const forbidden: Fault = {
  what: "this machine does not permit it",
  hint: "Set `results-directory` to a path below a directory that you may write to.",
};
const taken: Fault = {
  what: "something else was put there meanwhile",
  hint: "Remove what is there, or set `results-directory` to a path of its own.",
};
const tooManyFiles: Fault = {
  what: "too many files are open on this machine",
  hint: "Raise the limit of open files, or run fewer jobs at once.",
};

const faults: ReadonlyMap<string, Fault> = new Map([
  ["ENOSPC", noSpace],
  ["EDQUOT", noSpace],
  ["EACCES", forbidden],
  ["EPERM", forbidden],
  ["EROFS", { what: "the disk of this machine is read-only", hint: `Make it writable, or ${elsewhere}.` }],
  ["EIO", { what: "the disk of this machine failed", hint: `Check it, or ${elsewhere}.` }],
  ["ENOTEMPTY", taken],
  ["EMFILE", tooManyFiles],
  ["ENFILE", tooManyFiles],
]);

/** The error for results that this machine cannot take, through no fault of theirs; `undefined` for any other cause. */
export function localFault(path: string, cause: unknown): JobError | undefined {
  const code = errorCode(cause) ?? "";
  const fault = faults.get(code);
  return (
    fault &&
    new JobError("results", `The result ${quoteName(path)} cannot be written: ${fault.what} (${code}).`, {
      hint: fault.hint,
      cause,
    })
  );
}
