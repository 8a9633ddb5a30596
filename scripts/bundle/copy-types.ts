import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Every text that names a module in a declaration; not in a comment, whose lines begin otherwise. */
const specifier = /(?<=^(?:import|export)\b[^"]* from ")[^"]+(?=")|(?<=\bimport\(")[^"]+(?=")/gm;

/**
 * Copies the declarations of the library, and those that they need, from where the compiler has put them.
 * @throws if one needs another package: who installs ours has no other
 */
export function copyTypes(from: string, to: string): void {
  const entry = join(from, "index.d.ts");
  const seen = new Set([entry]);
  for (const path of seen) {
    const text = readFileSync(path, "utf8");
    for (const [name] of text.matchAll(specifier)) {
      if (!name.startsWith(".")) throw new Error(`${path} needs the types of ${name}.`);
      seen.add(join(dirname(path), name.replace(/\.ts$/, ".d.ts")));
    }
    const target = join(to, relative(from, path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      text.replaceAll(specifier, (name) => name.replace(/\.ts$/, ".js")),
    );
  }
}
