import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "./temporary-directory.ts";

/** The files at the top of an archive, as tar has them. */
export function membersAsBytes(archive: Buffer): ReadonlyMap<string, Buffer> {
  const directory = temporaryDirectory();
  execFileSync("tar", ["-xf", "-", "-C", directory], { input: archive });
  return new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name))]));
}
