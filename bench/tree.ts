import { createHash, hash, randomFillSync } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Fills a directory with files of random bytes, which no compression makes smaller, a hundred to a directory. */
export function writeRandomTree(directory: string, files: number, bytes: number): string {
  const content = Buffer.alloc(bytes);
  for (let index = 0; index < files; index += 1) {
    const path = join(directory, `part-${Math.floor(index / 100)}`, `file-${index}.bin`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, randomFillSync(content));
  }
  return directory;
}

/** Digest of the paths and the contents of all files below a directory. */
export function treeDigest(directory: string): string {
  const digest = createHash("sha256");
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort())
    digest.update(`${relative(directory, path)}\0${hash("sha256", readFileSync(path))}\n`);
  return digest.digest("hex");
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
