import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { mountExt4, type SmallDisk } from "./small-disk.ts";

/** A file system that fails when it is told to, for those who have files open there, too. */
export interface FailingDisk extends SmallDisk {
  /** Takes every block that is left. */
  fill(): void;
  /** Takes every inode that is left. */
  useUpInodes(): void;
  /** Turns read-only, as it does itself when the kernel finds an error in it. */
  turnReadOnly(): void;
}

export function mountFailingDisk(): FailingDisk {
  const disk = mountExt4();
  const { path } = disk;
  return {
    ...disk,
    fill: () => {
      const ballast = openSync(join(path, "ballast"), "w");
      untilFull(() => writeSync(ballast, block));
      closeSync(ballast);
    },
    useUpInodes: () => {
      const ballast = join(path, "ballast");
      mkdirSync(ballast);
      let count = 0;
      untilFull(() => writeFileSync(join(ballast, String((count += 1))), ""));
    },
    turnReadOnly: () => {
      // What is only in memory may be forgotten from then on.
      execFileSync("sync", ["--file-system", path]);
      execFileSync("mount", ["-o", "remount,abort", path]);
    },
  };
}

const block = Buffer.alloc(1_024);

function untilFull(take: () => void): void {
  try {
    for (;;) take();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  }
}
