import type { Client, ClientChannel } from "ssh2";
import { JobError } from "../errors.ts";
import type { Exit } from "./connection.ts";
import { quoteForeign } from "./foreign-text.ts";
import type { Channel } from "./execution.ts";

/**
 * Runs a command on a channel of its own.
 * @param lost what to say when the connection breaks meanwhile; `undefined` while it stands
 * @throws {JobError} `protocol` when the server opens no channel, `connection-lost`
 */
export function openChannel(
  client: Client,
  command: string,
  lost: () => JobError | undefined,
): Promise<Channel> {
  return new Promise((resolve, reject) => {
    try {
      client.exec(command, (error, channel) => {
        if (error) reject(lost() ?? refused(error));
        // The status may come in the same packet: whoever listens for it must do so before this function returns.
        else resolve(listen(channel, lost));
      });
    } catch (error) {
      reject(lost() ?? new JobError("connection-lost", "The connection is broken.", { cause: error }));
    }
  });
}

function listen(channel: ClientChannel, lost: () => JobError | undefined): Channel {
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
