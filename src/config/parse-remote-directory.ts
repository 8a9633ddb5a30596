import { posix } from "node:path";
import type { Findings } from "./findings.ts";
import { printable } from "./printable.ts";
import type { ReadInputs } from "./read-values.ts";

/** It stands in every command that we send, and a command has to stay short. */
const maxBytes = 300;

/** The store's path on the target: absolute, or starting with `~/`. */
export function parseRemoteDirectory({ values }: ReadInputs, findings: Findings): string {
  const path = values["remote-directory"];
  const fault = faultOf(path);
  if (fault !== undefined) {
    const hint = "Name a directory of its own by a path that begins with / or ~/, such as ~/.cache/ssh-job.";
    findings.problem("remote-directory", `${printable(path)} ${fault}.`, hint);
  }
  return path;
}

function faultOf(path: string): string | undefined {
  if (Buffer.byteLength(path) > maxBytes) return `has more than ${maxBytes} bytes`;
  if (/\p{Cc}/u.test(path)) return "holds a control character";
  if (posix.normalize(path) === "/") return "is the root of the target's file system";
  if (path.startsWith("/") || /^~\/./.test(path)) return undefined;
  return path.startsWith("~")
    ? "names no directory below the home of the user who logs in"
    : "is a relative path";
}
