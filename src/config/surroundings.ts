/** What an edge knows beside the inputs. */
export interface Surroundings {
  /** Absolute; relative paths in the inputs start here. */
  readonly directory: string;
  /** Where a running ssh-agent listens. */
  readonly agent: string | undefined;
  /** The text of a known_hosts file that counts when no host key is pinned; lines that nobody understands are skipped. */
  readonly knownHosts?: string | undefined;
  /** A private key that is tried when none is given; it need not be there, or open without a passphrase. */
  readonly keyFile?: string | undefined;
  /** Who logs in when nobody is named. */
  readonly defaultUsername: string | undefined;
  /** What the job is called when it has no `name`. */
  readonly jobName: string | undefined;
}
