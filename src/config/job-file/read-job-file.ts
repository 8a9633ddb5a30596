import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { InvalidInputs } from "../../errors.ts";
import { printable } from "../printable.ts";
import type { JobFile } from "./job-file.ts";
import { parseJobFile } from "./parse-job-file.ts";

/** What a job file is called unless it is said. */
export const defaultJobFile = "ssh-job.yml";

/** More than any job file needs. */
const mostBytes = 1024 * 1024;

/**
 * Reads a job file.
 * @param path as the user wrote it, absolute or from `directory`
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function readJobFile(path: string, directory: string): Promise<JobFile> {
  const absolute = resolve(directory, path);
  const bytes = await readSome(absolute, path);
  if (bytes.length > mostBytes) {
    refuse(`${printable(path)} has more than 1 MB.`, "Put large texts into files of the job directory.");
  }
  return parseJobFile(decode(bytes, path), { path: absolute, shown: path });
}

/** The file, or as much of it as shows that it is too large. */
async function readSome(absolute: string, path: string): Promise<Buffer> {
  try {
    // To open a pipe is to wait for whoever writes to it.
    if (!(await stat(absolute)).isFile()) return refuse(...isNoFile(path));
    await using file = await open(absolute);
    const buffer = Buffer.alloc(mostBytes + 1);
    let length = 0;
    for (let bytesRead = -1; bytesRead !== 0 && length < buffer.length; length += bytesRead) {
      ({ bytesRead } = await file.read(buffer, length, buffer.length - length));
    }
    return buffer.subarray(0, length);
  } catch (error) {
    if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) throw error;
    const [fault, hint] = reasons.get(error.code) ?? [
      `cannot be read: ${String(error.code)}`,
      "Name another file.",
    ];
    return refuse(`${printable(path)} ${fault}.`, hint);
  }
}

const reasons: ReadonlyMap<unknown, readonly [fault: string, hint: string]> = new Map([
  ["ENOENT", ["does not exist", `Write it, or name another file; without a name it is ${defaultJobFile}.`]],
  ["ENOTDIR", ["does not exist", "Name a file."]],
  ["EACCES", ["may not be read", "Make the file readable."]],
]);

function isNoFile(path: string): [message: string, hint: string] {
  return [`${printable(path)} is no file.`, `Name a file, such as ${defaultJobFile}.`];
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse(`${printable(path)} is not UTF-8.`, "Save it as UTF-8.");
  }
}

function refuse(message: string, hint: string): never {
  throw new InvalidInputs([{ input: "job-file", message, hint }]);
}
