import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** Copies programs and the libraries that they need into a root directory. */
export function addPrograms(root: string, programs: readonly string[]): void {
  for (const program of programs) {
    const lines = execFileSync("ldd", [program], { encoding: "utf8" });
    for (const file of [program, ...(lines.match(/\/\S+/g) ?? [])]) {
      // What is there is in use: a library that changes takes everything down.
      if (existsSync(join(root, file))) continue;
      mkdirSync(join(root, dirname(file)), { recursive: true });
      copyFileSync(file, join(root, file));
    }
  }
}
