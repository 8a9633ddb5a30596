import type { Duplex } from "node:stream";
import type { Client } from "ssh2";
import type { HostKey } from "./known-hosts.ts";
import type { LoginMethod } from "./login-methods.ts";

/** A machine that has proved who it is, and that we are logged in to, or about to be. */
export interface Link {
  readonly client: Client;
  readonly socket: Duplex;
  /** The host key that was accepted. */
  readonly hostKey: HostKey | undefined;
  /** What has let us in. */
  readonly method: LoginMethod["name"] | undefined;
  /** Milliseconds: what TCP took to connect, or the server to send its first bytes. */
  readonly roundTripMs: number;
  /**
   * Whether the link was handed out before the login was over. Then `loggedIn` may reject, with `auth` when the server has
   * refused us, else with `unreachable`, `protocol` or what aborted it.
   */
  readonly isEarly: boolean;
  readonly loggedIn: Promise<void>;
}

export type Dialled =
  | { readonly outcome: "connected"; readonly link: Link }
  /** The host key was not accepted; nobody has tried to log in. */
  | { readonly outcome: "refused"; readonly key: HostKey }
  /** The server has no host key of the types asked for. */
  | { readonly outcome: "no-common-type" };
