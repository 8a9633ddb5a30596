import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system of 1 MB, which is unmounted at the end. Needs root. */
export interface SmallDisk extends Disposable {
  readonly path: string;
}

export function mountSmallDisk(): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), "ssh-job-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m,mode=0700", "none", path]);
  return {
    path,
    [Symbol.dispose]: () => {
      // Lazily: a process that the test has left may be in there until its target is gone.
      execFileSync("umount", ["--lazy", path]);
      rmdirSync(path);
    },
  };
}
