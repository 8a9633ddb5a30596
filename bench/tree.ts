import { createHash, type Hash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

/** Digest of the paths and the contents of all files below a directory. */
export function treeDigest(directory: string): string {
  const digest = createHash("sha256");
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) {
    const content = createHash("sha256");
    const bytes = readInto(content, path);
    digest.update(`${relative(directory, path)}\0${bytes}\0${content.digest("hex")}\n`);
  }
  return digest.digest("hex");
}

const buffer = Buffer.alloc(1 << 20);

/** @returns how many bytes */
function readInto(digest: Hash, path: string): number {
  const file = openSync(path, "r");
  try {
    for (let total = 0; ;) {
      const length = readSync(file, buffer);
      if (length === 0) return total;
      digest.update(buffer.subarray(0, length));
      total += length;
    }
  } finally {
    closeSync(file);
  }
}

/** Keeps a copy of a directory as it is now. @returns what makes it so again */
export function keep(directory: string): () => void {
  const kept = `${directory}.kept`;
  execFileSync("cp", ["-a", directory, kept]);
  return () => {
    remove(directory);
    execFileSync("cp", ["-a", kept, directory]);
  };
}

/** Removes a file or a directory, if it is there. */
export function remove(path: string): void {
  // Something that a run left behind may still be writing there.
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes what a directory holds, if it is there. */
export function empty(directory: string): void {
  if (existsSync(directory)) for (const name of readdirSync(directory)) remove(join(directory, name));
}
