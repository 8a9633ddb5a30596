import type { Readable } from "node:stream";

/** How a command on the other side ended. `code` is undefined when a signal ended it. */
export interface Exit {
  readonly code: number | undefined;
  /** `SIGKILL` */
  readonly signal: string | undefined;
}

export interface ExecOptions {
  /** Sent to the command's stdin, which is closed after it. Without it stdin is empty. */
  readonly stdin?: Readable | undefined;
  /** Aborting closes this command's channel; the connection lives on. */
  readonly signal?: AbortSignal | undefined;
}

/** One running command. */
export interface Execution {
  /** Raw bytes, with back-pressure. Ends when the command closed it. */
  readonly stdout: Readable;
  /** The last 16 kB of stderr as text; settles when the command has ended. Never rejects. */
  readonly stderr: Promise<string>;
  /**
   * Settles after stdout has ended. An answer without an exit status rejects: it is never taken for success. A command
   * that closes its stdin early is no error by itself.
   * @throws {JobError} `connection-lost` when the link or the channel broke first, or `signal` was aborted
   */
  readonly exit: Promise<Exit>;
}

/** A way to run commands on one machine. Implementations: `ssh`, `local`; one contract suite holds for both. */
export interface Connection {
  /** Runs `command` with the login shell there. @throws {JobError} `connection-lost`, `protocol` when no channel opens */
  exec(command: string, options?: ExecOptions): Promise<Execution>;
  /** Closes the connection and everything running on it. Idempotent; resolves within a second even when the link is dead. */
  close(): Promise<void>;
}
