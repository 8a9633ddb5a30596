import { execFile, type ExecFileException } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileOfExamples } from "../../scripts/api/examples.ts";
import type { RunInputs } from "../../src/index.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { temporaryDirectory } from "../workspace/temporary-directory.ts";

const repository = join(import.meta.dirname, "..", "..");

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A target as the library is told of it, with a store below `directory`. */
export function boardAt(server: SshServer, directory: string): Pick<RunInputs, "host" | "key"> {
  return {
    host: `${server.username}@127.0.0.1:${server.port}`,
    key: server.privateKey,
    "known-hosts": server.knownHosts,
    "remote-directory": join(directory, "store"),
  } as RunInputs;
}

/** Writes files below a directory, by their paths. */
export async function write(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
}

/** A directory in which `ssh-job-action` can be imported, as if it were installed there; it is the sources. */
export async function consumer(): Promise<string> {
  const directory = temporaryDirectory();
  const modules = join(directory, "node_modules/ssh-job-action");
  await write(modules, {
    "package.json": JSON.stringify({ name: "ssh-job-action", type: "module", exports: "./src/index.ts" }),
  });
  await symlink(join(repository, "src"), join(modules, "src"));
  return directory;
}

/** What a board's project looks like in the examples. */
export async function writeFirmware(directory: string): Promise<void> {
  await write(directory, {
    "ssh-job.yml": fileOfExamples,
    "firmware/Makefile": `all:\n\tmkdir -p out && echo firmware >out/fw.bin\nbroken:\n\techo no >make.log; exit 1\ncheck:\n\techo checked\n`,
  });
}

/** An example as a program of its own, with the `board` that it is about. */
export function programOf(code: string, board: object): string {
  return `const board = ${JSON.stringify(board)};\n${code}\n`;
}

/** Runs a program in a directory, with nothing of this process's environment but the PATH. */
export function execute(directory: string, file: string, ...words: readonly string[]): Promise<Ended> {
  const env = { PATH: process.env["PATH"] ?? "", HOME: directory };
  return new Promise((resolve) => {
    const ended = (error: ExecFileException | null, stdout: string, stderr: string): void =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    execFile(file, words, { cwd: directory, env }, ended);
  });
}
