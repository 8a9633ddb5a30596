import { setTimeout } from "node:timers/promises";
import type { Client, ClientChannel } from "ssh2";
import { JobError } from "../errors.ts";
import type { Exit } from "./connection.ts";
import { quoteForeign } from "./foreign-text.ts";
import type { Channel } from "./execution.ts";
import { execUnasked, sendWindowOf, widenWindow } from "./ssh2-internals.ts";

/** OpenSSH counts a command for a while after it has told its end, and may refuse the next one. Milliseconds. */
const recently = 500;
const pauseMs = 20;

/**
 * Runs each command on a channel of its own.
 * @param isEarly whether the first channel is asked for before the login has ended, and the server not waited for
 * @param lost what to say when the connection breaks meanwhile; `undefined` while it stands
 * @returns as {@link openChannel}; what is refused when another command has just ended is asked for again
 */
export function channelOpener(
  client: Client,
  isEarly: boolean,
  lost: () => JobError | undefined,
): (command: string) => Promise<Channel> {
  let isFirst = isEarly;
  let endedAt = -Infinity;
  return async (command) => {
    for (;;) {
      const opening = openChannel(client, command, isFirst, lost);
      isFirst = false;
      try {
        const channel = await opening;
        void channel.ended.then(() => (endedAt = performance.now()));
        return channel;
      } catch (error) {
        const isRefusal = error instanceof JobError && error.code === "protocol";
        if (!isRefusal || performance.now() - endedAt > recently) throw error;
        await setTimeout(pauseMs);
      }
    }
  };
}

/**
 * Runs a command on a channel of its own.
 * @param isFirst whether no channel was asked for before on this connection, and the server need not be waited for
 * @param lost what to say when the connection breaks meanwhile; `undefined` while it stands
 * @throws {JobError} `protocol` when the server opens no channel, `connection-lost`
 */
function openChannel(
  client: Client,
  command: string,
  isFirst: boolean,
  lost: () => JobError | undefined,
): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | undefined, channel: ClientChannel): void => {
      if (error) reject(lost() ?? refused(error));
      // The status may come in the same packet: whoever listens for it must do so before this function returns.
      else resolve(listen(client, channel, lost));
    };
    try {
      if (!isFirst || !execUnasked(client, command, done)) client.exec(command, done);
    } catch (error) {
      reject(lost() ?? new JobError("connection-lost", "The connection is broken.", { cause: error }));
    }
  });
}

function listen(client: Client, channel: ClientChannel, lost: () => JobError | undefined): Channel {
  widenWindow(client, channel);
  let exit: Exit | undefined;
  channel.on("exit", (code: number | null, signal?: string) => {
    exit = { code: code ?? undefined, signal };
  });
  const closed = [channel, channel.stderr].map(
    (stream) => new Promise((resolve) => stream.once("close", resolve)),
  );
  return {
    stdin: channel,
    stdout: channel,
    stderr: channel.stderr,
    // OpenSSH tells the status while output is still on its way: when the connection breaks then, not all of it came.
    ended: Promise.all(closed).then(() => (lost() === undefined ? exit : undefined)),
    taken: () => widenWindow(client, channel),
    sendWindow: sendWindowOf(channel),
    close: () => {
      channel.close();
      // What is still on its way is dropped.
      channel.resume();
    },
  };
}

function refused(error: Error): JobError {
  return new JobError(
    "protocol",
    `The server opens no channel for a command: ${quoteForeign(error.message)}.`,
    {
      hint: "It may allow too few sessions on one connection: see MaxSessions in sshd_config.",
      cause: error,
    },
  );
}
