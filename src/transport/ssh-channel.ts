import type { Client, ClientChannel } from "ssh2";
import { JobError } from "../errors.ts";
import type { Exit } from "./connection.ts";
import { quoteForeign } from "./foreign-text.ts";
import type { Channel } from "./execution.ts";
import { execUnasked, sendWindowOf, widenWindow } from "./ssh2-internals.ts";

/**
 * Runs a command on a channel of its own.
 * @param isFirst whether no channel was asked for before on this connection, and the server need not be waited for
 * @param lost what to say when the connection breaks meanwhile; `undefined` while it stands
 * @throws {JobError} `protocol` when the server opens no channel, `connection-lost`
 */
export function openChannel(
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
