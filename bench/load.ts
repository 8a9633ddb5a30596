import { randomFillSync } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { bytesPerSecond, type Rig } from "./rig/rig.ts";

/** What is carried. */
export interface Load {
  readonly name: string;
  readonly files: number;
  /** Of each file; `undefined` for real source files. */
  readonly bytes: number | undefined;
}

/** No single run should take much longer than this for its payload alone. */
const longestSeconds = 16;

/** A load that the way to the target carries in bearable time: large files are made smaller, half by half. */
export function bearable(load: Load, rig: Rig, share: number): Load {
  const { files, bytes } = load;
  if (bytes === undefined || files > 1) return { ...load, files: Math.max(1, Math.round(files * share)) };
  let less = Math.max(1, Math.round(bytes * share));
  while (less > longestSeconds * bytesPerSecond(rig)) less = Math.round(less / 2);
  return { ...load, bytes: less };
}

/** For people. */
export function titleOf({ files, bytes }: Load): string {
  if (bytes === undefined) return `a source tree of ${files.toLocaleString("en")} files`;
  const unit = bytes < 1e6 ? `${bytes / 1e3} kB` : `${bytes / 1e6} MB`;
  return files === 1 ? `one file of ${unit}` : `${files.toLocaleString("en")} files of ${unit}`;
}

/** Random bytes, which no compression makes smaller, a hundred files to a directory; or the texts among our dependencies. */
export function writeLoad(directory: string, { files, bytes }: Load): string {
  mkdirSync(directory, { recursive: true });
  if (bytes === undefined) copySources(directory, files);
  else
    for (let index = 0; index < files; index += 1) {
      const path = join(directory, `part-${Math.floor(index / 100)}`, `file-${index}.bin`);
      mkdirSync(dirname(path), { recursive: true });
      writeRandom(path, bytes);
    }
  return directory;
}

/** The only file of a load of one. */
export const onlyFile = "part-0/file-0.bin";

/** Overwrites every hundredth file with as many other bytes. */
export function changeSome(directory: string, { files, bytes = 0 }: Load): void {
  for (let index = 0; index < files; index += 100)
    writeRandom(join(directory, `part-${Math.floor(index / 100)}`, `file-${index}.bin`), bytes);
}

/** Overwrites a megabyte in the middle of a file. */
export function changeMegabyte(path: string): void {
  const { size } = statSync(path);
  const length = Math.min(1e6, size);
  const file = openSync(path, "r+");
  writeSync(file, randomFillSync(Buffer.alloc(length)), 0, length, Math.floor((size - length) / 2));
  closeSync(file);
}

function writeRandom(path: string, bytes: number): void {
  const piece = Buffer.alloc(Math.min(bytes, 1 << 24));
  const file = openSync(path, "w");
  for (let left = bytes; left > 0; left -= piece.length)
    writeSync(file, randomFillSync(piece), 0, Math.min(left, piece.length));
  closeSync(file);
}

/** package-lock.json says what they are, so they are the same everywhere. */
function copySources(directory: string, files: number): void {
  const from = "node_modules";
  const paths = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(from, path).startsWith(".") && isText(path))
    .sort();
  if (paths.length < files) throw new Error(`${from} has ${paths.length} source files. Type: npm ci`);
  for (const path of paths.slice(0, files)) {
    const copy = join(directory, relative(from, path));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(path, copy);
  }
}

function isText(path: string): boolean {
  return statSync(path).size < 300_000 && !readFileSync(path).subarray(0, 4096).includes(0);
}
