/**
 * Builds dist/ from src/: the action (dist/index.js) and the command line (dist/cli/index.js), each with all it needs.
 * Usage: node scripts/build.ts [--check]   --check builds elsewhere and fails when dist/ is not what the sources build.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postFile } from "../src/action/is-post.ts";

const checking = process.argv.includes("--check");
const out = checking ? mkdtempSync(join(tmpdir(), "dist-")) : "dist";

rmSync("build", { recursive: true, force: true });
run("node_modules/.bin/tsc", "--project", "tsconfig.build.json");
cpSync("src/remote/scripts", "build/remote/scripts", { recursive: true });
if (!checking) rmSync("dist", { recursive: true, force: true });
bundle("build/action/index.js", out);
writeFileSync(join(out, postFile), 'import "./index.js";\n');
bundle("build/cli/index.js", join(out, "cli"));

if (checking) {
  const stale = differences("dist", out);
  rmSync(out, { recursive: true });
  if (stale.length > 0) {
    console.error(`dist/ is not what src/ builds (npm run build): ${stale.join(", ")}`);
    process.exitCode = 1;
  }
}

function bundle(entry: string, directory: string): void {
  run(
    "node_modules/.bin/ncc",
    "build",
    entry,
    "--out",
    directory,
    "--license",
    "licenses.txt",
    "--target",
    "es2022",
    "--quiet",
  );
  // ssh2's helper for PuTTY's agent on Windows: a program that nothing here starts.
  rmSync(join(directory, "pagent.exe"), { force: true });
}

function run(command: string, ...words: string[]): void {
  execFileSync(command, words, { stdio: ["ignore", "inherit", "inherit"] });
}

function differences(expected: string, actual: string): string[] {
  const names = new Set([...files(expected), ...files(actual)]);
  return [...names].filter((name) => content(join(expected, name)) !== content(join(actual, name)));
}

function files(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));
}

function content(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return undefined;
  }
}
