/** A running SSH server for one test, whatever program it is. */
export interface SshServer extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  /** Text of an OpenSSH private key that may log in. */
  readonly privateKey: string;
  /** One line for each host key. */
  readonly knownHosts: string;
  /** Where the home directory of the sessions is, as seen from here. */
  readonly home: string;
  /** Pids of everything alive that a session has started, however detached it is. */
  processes(): number[];
}
