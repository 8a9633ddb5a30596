import { JobError } from "../errors.ts";
import { quoteName } from "./name.ts";

export interface PathLimits {
  /** Names in a path. */
  readonly depth: number;
  /** Bytes in a path. */
  readonly pathBytes: number;
}

/** What file systems allow one name to have. Bytes. */
const nameBytes = 255;

/**
 * Where a member of an archive may be put: relative, without `.`, `..` or empty names; `""` is the top itself.
 *
 * @param platform as in `process.platform`: Windows has names that Linux does not mind
 * @throws {JobError} `results` if the name leads, or may lead, anywhere else
 */
export function memberPath(name: string, limits: PathLimits, platform: NodeJS.Platform): string {
  const names = name.split("/").filter((part) => part !== "" && part !== ".");
  const fault = faultOf(name, names, limits) ?? (platform === "win32" ? windowsFault(names) : undefined);
  if (fault !== undefined) throw refusal(name, fault);
  return names.join("/");
}

/** The error that ends an unpacking because of one member. */
export function refusal(name: string, fault: string, cause?: unknown): JobError {
  return new JobError("results", `The target sent ${quoteName(name)} as a result, but ${fault}.`, {
    hint: "Rename it in the job, or leave it out by a line in `outputs` that starts with `!`.",
    cause,
  });
}

function faultOf(name: string, names: readonly string[], limits: PathLimits): string | undefined {
  if (name.includes("\0")) return "its name holds a NUL";
  if (name.startsWith("/")) return "its name is absolute";
  if (/^[A-Za-z]:[\\/]/.test(name)) return "its name starts with a drive letter";
  if (names.includes("..")) return "its name leads out of the results";
  if (names.length > limits.depth) return `it is more than ${limits.depth} directories deep`;
  if (Buffer.byteLength(name) > limits.pathBytes) return `its path is longer than ${limits.pathBytes} bytes`;
  if (names.some((part) => Buffer.byteLength(part) > nameBytes)) {
    return `its name is longer than ${nameBytes} bytes`;
  }
  return undefined;
}

/** Learn "Naming Files, Paths, and Namespaces" in the Windows documentation: a colon opens a hidden stream, NUL is a device. */
function windowsFault(names: readonly string[]): string | undefined {
  if (names.some((part) => /[<>:"|?*\\\p{Cc}]|[. ]$/u.test(part))) return "Windows allows no such name";
  const device = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i;
  return names.some((part) => device.test(part)) ? "Windows takes its name for a device" : undefined;
}
