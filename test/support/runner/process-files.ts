import { stat } from "node:fs/promises";
import { type CommandFiles, readEntries, readIfThere, readPaths } from "./command-files.ts";
import type { Masker } from "./masker.ts";
import type { StepRecord } from "./step-record.ts";

/** What the steps of a job hand on to the later ones. */
export interface JobContext {
  readonly env: Map<string, string>;
  readonly paths: string[];
  readonly masker: Masker;
}

const summaryLimit = 1024 * 1024;

/**
 * Reads the command files of a phase that has ended, however it ended. A file that breaks the grammar fails the step.
 * @returns the step summary as it is shown, empty without one
 */
export async function processFiles(
  files: CommandFiles,
  record: StepRecord,
  job: JobContext,
): Promise<string> {
  let summary = "";
  const readers: Readonly<Record<string, () => Promise<void>>> = {
    path: async () => {
      for (const path of await readPaths(files.GITHUB_PATH)) addPath(job.paths, path);
    },
    env: async () => {
      for (const [name, value] of await readEntries(files.GITHUB_ENV)) setVariable(name, value, record, job);
    },
    step_summary: async () => {
      summary = await readSummary(files.GITHUB_STEP_SUMMARY, record, job.masker);
    },
    state: async () => {
      for (const [name, value] of await readEntries(files.GITHUB_STATE)) record.state.set(name, value);
    },
    output: async () => {
      for (const [name, value] of await readEntries(files.GITHUB_OUTPUT)) record.outputs.set(name, value);
    },
  };
  for (const [name, read] of Object.entries(readers)) {
    try {
      await read();
    } catch (error) {
      record.fail(`Unable to process file command '${name}' successfully.`, error);
    }
  }
  return summary;
}

function addPath(paths: string[], path: string): void {
  const known = paths.indexOf(path);
  if (known >= 0) paths.splice(known, 1);
  paths.push(path);
}

function setVariable(name: string, value: string, record: StepRecord, job: JobContext): void {
  if (name.toUpperCase() === "NODE_OPTIONS") {
    record.annotate("error", `Can't store ${name} output parameter using '$GITHUB_ENV' command.`);
  } else {
    job.env.set(name, value);
  }
}

async function readSummary(file: string, record: StepRecord, masker: Masker): Promise<string> {
  const text = await readIfThere(file);
  if (text === "") return "";
  const { size } = await stat(file);
  if (size > summaryLimit) {
    const kilobytes = Math.floor(size / 1024);
    record.annotate(
      "error",
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${kilobytes}k.`,
    );
    return "";
  }
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => masker.mask(line))
    .join("\n");
}
