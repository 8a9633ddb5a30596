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
  /** Kills the server side of the connection from this port, as a crash would; the commands that it runs live on. */
  killSession(clientPort: number): void;
  /** Kills the listener: from now on who calls is refused. Connections and commands live on. */
  killListener(): Promise<void>;
  /** Starts another listener on the same port, with the same host keys. */
  listenAgain(): Promise<void>;
  /** Pids of everything alive that a session has started, however detached it is. */
  processes(): number[];
}
