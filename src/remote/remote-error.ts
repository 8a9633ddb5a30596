import { JobError, type ErrorCode } from "../errors.ts";
import { printable } from "./answer.ts";

/** The error that the words CODE MESSAGE after E stand for. */
export function remoteError([code, ...message]: readonly string[]): JobError {
  const said = printable(message.join(" "));
  return isRemoteCode(code)
    ? new JobError(code, `On the target: ${said}`, {
        hint: said.startsWith("there is no run ") ? removed : hints[code],
      })
    : new JobError("protocol", "The target answered with an error that is not part of the protocol");
}

const removed = "It may have been removed. ssh-job list shows what is there.";

const hints = {
  "base-lost": "The job is sent again, whole.",
  "connection-lost": "The job is sent again when the connection is.",
  "disk-full": "Free space on the target, or set remote-directory to a disk that has some.",
  invalid: "Run it again: each try has a name of its own, which belongs to one job.",
  protocol: "Remove the store on the target and run again.",
  target: "Mend this on the target, or set remote-directory to another place.",
} as const satisfies Partial<Record<ErrorCode, string>>;

function isRemoteCode(word: string | undefined): word is keyof typeof hints {
  return word !== undefined && Object.hasOwn(hints, word);
}
