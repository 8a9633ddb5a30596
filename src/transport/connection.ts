import type { Readable } from "node:stream";

/** How a command on the other side ended. `code` is undefined when a signal ended it. */
export interface Exit {
  readonly code: number | undefined;
  /** `SIGKILL` */
  readonly signal: string | undefined;
}

export interface ExecOptions {
  /**
   * Sent to the command's stdin, which is closed after it. Without it stdin is empty. Destroyed when the command ends; an
   * error of it ends the command.
   */
  readonly stdin?: Readable | undefined;
  /**
   * Aborting closes this command's channel; the connection lives on. Over SSH that kills nothing: the command notices when
   * it reads or writes.
   */
  readonly signal?: AbortSignal | undefined;
}

/** One running command. */
export interface Execution {
  /**
   * Raw bytes, with back-pressure. Ends when the command has ended; destroyed with the error of `exit` when that rejects,
   * so that a part is never taken for the whole. Destroying it closes the channel.
   */
  readonly stdout: Readable;
  /** The last 16 kB of stderr as text; settles with `exit`. Never rejects. */
  readonly stderr: Promise<string>;
  /**
   * Settles when the command has ended and all its stdout was read: read or `resume()` it first. An answer without an exit
   * status rejects: it is never taken for success. A command that closes its stdin early is no error by itself.
   * @throws {JobError} `connection-lost` when the link or the channel broke first, stdout was destroyed or `signal` was
   * aborted; `invalid` when stdin could not be read. A `JobError` of stdin or as the signal's reason is thrown itself
   */
  readonly exit: Promise<Exit>;
  /**
   * How many bytes of stdin the server lets be on their way at once, as it said when the command began; `undefined`
   * without SSH.
   */
  readonly sendWindow?: number | undefined;
}

/** A way to run commands on one machine. Implementations: `ssh`, `local`; one contract suite holds for both. */
export interface Connection {
  /** The fingerprint of the host key that the machine has proved to have, `SHA256:…`; `undefined` without SSH. */
  readonly hostKey?: string | undefined;
  /**
   * Milliseconds of a round trip, as TCP has seen it; on loopback and behind jump hosts, as the server's first bytes have
   * shown it, and then with what it took to begin. `undefined` without SSH.
   */
  readonly roundTripMs?: number | undefined;
  /** What the server calls its own software, such as `OpenSSH_9.9`: it may say anything. `undefined` without SSH. */
  readonly server?: string | undefined;
  /** Whether it was open already, for somebody else, when it was handed out. */
  readonly isShared?: boolean | undefined;
  /**
   * Runs `command` with the login shell there (locally with `sh`).
   * @throws {JobError} `connection-lost`, `protocol` when no channel opens; what `exit` throws when that happens so early;
   * `auth` when the connection was handed out before the login was over, and the login is refused
   */
  exec(command: string, options?: ExecOptions): Promise<Execution>;
  /** Closes the connection and everything running on it. Idempotent; resolves within a second even when the link is dead. */
  close(): Promise<void>;
}
