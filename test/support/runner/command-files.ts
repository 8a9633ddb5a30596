import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Environment variable → prefix of the file's name; actions/runner, src/Runner.Worker/FileCommandManager.cs. */
const prefixes = {
  GITHUB_OUTPUT: "set_output_",
  GITHUB_STATE: "save_state_",
  GITHUB_ENV: "set_env_",
  GITHUB_PATH: "add_path_",
  GITHUB_STEP_SUMMARY: "step_summary_",
} as const;
type CommandFile = keyof typeof prefixes;

/** The files of one phase of one step, and how to find them. */
export type CommandFiles = Readonly<Record<CommandFile, string>>;

/** Creates fresh, empty command files below the runner's temporary directory. */
export async function createCommandFiles(temporaryDirectory: string): Promise<CommandFiles> {
  const directory = join(temporaryDirectory, "_runner_file_commands");
  await mkdir(directory, { recursive: true });
  const suffix = randomUUID();
  const entries = Object.entries(prefixes).map(([name, prefix]) => [name, join(directory, prefix + suffix)]);
  const files = Object.fromEntries(entries) as CommandFiles;
  await Promise.all(Object.values(files).map((file) => writeFile(file, "")));
  return files;
}

/**
 * Reads `NAME=VALUE` and `NAME<<DELIMITER` entries. A file that was deleted holds none. On Unix only `\n` ends a line.
 * @throws {Error} with the runner's own words when the text breaks the grammar
 */
export async function readEntries(file: string): Promise<Map<string, string>> {
  return parseEntries(await readIfThere(file));
}

/** Reads one directory a line, the last one given first in `PATH`. */
export async function readPaths(file: string): Promise<string[]> {
  return (await readIfThere(file)).split(/\r\n|\r|\n/).filter((line) => line !== "");
}

/** Text of a file, empty when there is none. */
export async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

/** The grammar behind `readEntries`; actions/runner, `EnvFileKeyValuePairs`. */
export function parseEntries(text: string): Map<string, string> {
  const entries = new Map<string, string>();
  // Every line but the last one ends with a newline.
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      entries.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
    const name = line.slice(0, heredoc);
    const delimiter = line.slice(heredoc + 2);
    if (name === "" || delimiter === "") {
      throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
    }
    const start = index + 1;
    const end = lines.indexOf(delimiter, start);
    if (end < 0 && lines.at(-1) !== "") throw new Error("Invalid value. EOF marker missing new line.");
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    entries.set(name, lines.slice(start, end).join("\n"));
    index = end;
  }
  return entries;
}
