import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { JobError } from "../errors.ts";
import type { Connection, Exit } from "./connection.ts";
import { execute, type Channel } from "./execution.ts";

/** Runs commands on this machine with `sh -c`, under the same promises as a connection to another one. */
export function connectLocal(): Connection {
  const closing = new AbortController();
  return {
    exec: (command, options = {}) =>
      execute(() => start(command), {
        ...options,
        closing: closing.signal,
        lost: () => new JobError("connection-lost", "The local command ended without a status."),
      }),
    close: () => {
      closing.abort(new JobError("connection-lost", "The local connection was closed."));
      return Promise.resolve();
    },
  };
}

/** The command leads a process group of its own, so that it and all it runs can be killed together. */
async function start(command: string): Promise<Channel> {
  let child: ChildProcessWithoutNullStreams;
  try {
    child = spawn("sh", ["-c", command], { detached: true });
    await once(child, "spawn");
  } catch (error) {
    throw new JobError("protocol", "The local shell does not start.", { cause: error });
  }
  let running = true;
  const ended = new Promise<Exit | undefined>((resolve) => {
    child.once("close", (code, signal) => {
      running = false;
      resolve(
        code === null && signal === null
          ? undefined
          : { code: code ?? undefined, signal: signal ?? undefined },
      );
    });
  });
  const { stdin, stdout, stderr } = child;
  return { stdin, stdout, stderr, ended, close: () => running && kill(child) };
}

function kill({ pid = 0, stdio }: ChildProcessWithoutNullStreams): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    // Nobody of the group is left.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
  for (const stream of stdio) stream?.destroy();
}
