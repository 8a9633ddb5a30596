import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system that is unmounted at the end. Needs root. */
export interface SmallDisk extends Disposable {
  readonly path: string;
}

/** A file system of 1 MB in memory. @param inodes how many files it may hold, nearly any number if not given */
export function mountSmallDisk(inodes = 0): SmallDisk {
  return mount((path) => {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=1m,mode=0700,nr_inodes=${inodes}`, "none", path]);
  });
}

/** An ext4 of 8 MB. */
export function mountExt4(): SmallDisk {
  const image = join(tmpdir(), `ssh-job-image-${randomUUID()}`);
  return mount((path) => {
    execFileSync("truncate", ["--size=8M", image]);
    execFileSync("mkfs.ext4", ["-q", "-F", image]);
    execFileSync("mount", ["-o", "loop", image, path]);
    chmodSync(path, 0o700);
    // Mounted, it needs no name any more.
    rmSync(image);
  });
}

function mount(onto: (path: string) => void): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), "ssh-job-disk-"));
  onto(path);
  return {
    path,
    [Symbol.dispose]: () => {
      // Lazily: a process that the test has left may be in there until its target is gone.
      execFileSync("umount", ["--lazy", path]);
      rmdirSync(path);
    },
  };
}
