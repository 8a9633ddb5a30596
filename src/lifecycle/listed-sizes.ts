import { JobError } from "../errors.ts";
import type { RemoteName } from "../remote/listing.ts";

/** About how many bytes a tar of these will have: a header of 512 for each, and contents in blocks of 512. */
export function archiveSize(names: readonly RemoteName[]): number | undefined {
  if (names.some(({ type, size }) => type === "file" && size === undefined)) return undefined;
  return names.reduce((sum, { size = 0 }) => sum + 512 + Math.ceil(size / 512) * 512, 1024);
}

/** Files may still grow by so much. Bytes. */
const growth = 64 * 1024 * 1024;
/** Further headers for a name that is long or odd; and the ends of archives, of which there may be several. */
const memberOverhead = 12 * 1024;

/** @returns a function that counts what comes, and throws `results` when it is far more than was listed */
export function boundBytes(names: readonly RemoteName[]): (bytes: number) => void {
  const listed = archiveSize(names);
  let left = listed === undefined ? Infinity : listed + names.length * memberOverhead + growth;
  return (bytes) => {
    left -= bytes;
    if (left >= 0) return;
    throw new JobError("results", "The target sends more of the results than it has listed.", {
      hint: "See whether something of the job still writes to them, and fetch them again.",
    });
  };
}
