import { readFileSync } from "node:fs";
import { join } from "node:path";

const pointerStart = Buffer.from("version https://git-lfs.github.com/spec/v1\n");
/** By the specification a pointer file is smaller than this. Bytes. */
const pointerBytes = 1024;

/** Is this the text that git LFS leaves in place of a file that was not fetched? */
export function isLfsPointer(content: Buffer): boolean {
  return content.length < pointerBytes && content.subarray(0, pointerStart.length).equals(pointerStart);
}

/** Where the submodules of a git work tree belong: the paths in its `.gitmodules`. */
export function submodulePaths(directory: string): string[] {
  let text: string;
  try {
    text = readFileSync(join(directory, ".gitmodules"), "utf8");
  } catch {
    return [];
  }
  return [...text.matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n]*?)"?[ \t]*\r?$/gm)].map(
    ([, path]) => path ?? "",
  );
}
