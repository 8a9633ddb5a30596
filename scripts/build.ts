/**
 * Builds dist/ from src/: the action (dist/index.js), the command line (dist/cli/index.js) and the library
 * (dist/library/index.js, with its types), each with all it needs.
 * Usage: node scripts/build.ts [--check]   --check builds elsewhere and fails when dist/ is not what the sources build.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postFile } from "../src/action/is-post.ts";
import { copyTypes } from "./bundle/copy-types.ts";

const checking = process.argv.includes("--check");
const out = checking ? mkdtempSync(join(tmpdir(), "dist-")) : "dist";

rmSync("build", { recursive: true, force: true });
run("node_modules/.bin/tsc", "--project", "tsconfig.build.json");
cpSync("src/remote/scripts", "build/remote/scripts", { recursive: true });
if (!checking) rmSync("dist", { recursive: true, force: true });
bundle("build/action/index.js", out);
writeFileSync(join(out, postFile), 'import "./index.js";\n');
bundle("build/cli/index.js", join(out, "cli"));
bundle("build/index.js", join(out, "library"));
leaveOut("@actions/cache", join(out, "cli"));
leaveOut("@actions/cache", join(out, "library"));
defineDirname(join(out, "library"));
copyTypes("build", join(out, "library/types"));

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

/** Takes away what is loaded where GitHub's cache is used only, as no terminal and no program does: half of the bundle. */
function leaveOut(module: string, directory: string): void {
  const chunks = files(directory).filter((name) => {
    const code = content(join(directory, name)) ?? "";
    return name.endsWith(".js") && code.includes(`/node_modules/${module}/lib/`);
  });
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length > 1 || chunk === "index.js")
    throw new Error(`${module} has no file of its own in ${directory}: ${chunks.join(" ")}`);
  rmSync(join(directory, chunk));
}

/** A CommonJS module that asks where it is; a library must not tell it by a global variable, as a program may. */
function defineDirname(directory: string): void {
  for (const name of readdirSync(directory).filter((file) => file.endsWith(".js"))) {
    const path = join(directory, name);
    const code = readFileSync(path, "utf8");
    if (!/\b__dirname\b/.test(code)) continue;
    writeFileSync(path, `const __dirname = import.meta.dirname;\n${code}`);
  }
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
