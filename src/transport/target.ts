import type { Secret } from "../secret.ts";

/** One machine on the way: where to dial, and as whom. */
export interface Hop {
  readonly username: string;
  /** Name or address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** What known_hosts calls it in the place of name and port. */
  readonly hostKeyAlias?: string | undefined;
}

/** A machine to go through. What it does not have of its own is as for the destination. */
export interface JumpHop extends Hop {
  readonly credentials?: Credentials | undefined;
  readonly hostKeys?: HostKeyPolicy | undefined;
}

/** A private key: text that has passed `readPrivateKey`, and what opens it. */
export interface KeyPair {
  readonly privateKey: Secret;
  readonly passphrase: Secret | undefined;
}

/** Ways to log in; at least one is set. The private key is text that has passed `readPrivateKey`. */
export interface Credentials {
  readonly privateKey: Secret | undefined;
  readonly passphrase: Secret | undefined;
  readonly password: Secret | undefined;
  /** Path of the ssh-agent's socket (on Windows, its pipe). */
  readonly agent: string | undefined;
  /** Keys to be tried after the first, in this order. */
  readonly otherKeys?: readonly KeyPair[] | undefined;
  /** The only keys that the agent may be asked for, as `publicBlob` names them; all that it holds if not given. */
  readonly agentKeys?: readonly string[] | undefined;
}

/** Which host keys are accepted. Hops answer to the target's rules unless they have their own. */
export interface HostKeyPolicy {
  /** Lines in the format of sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT". */
  readonly knownHosts: string;
  /** `SHA256:` and unpadded base64, as `ssh-keygen -l` prints. */
  readonly fingerprints: readonly string[];
  readonly ignore: boolean;
}

/** One machine reached over SSH. */
export interface Target {
  /** The `host` line as the user wrote it. */
  readonly label: string;
  readonly destination: Hop;
  /** Dialled in this order before the destination. */
  readonly jump: readonly JumpHop[];
  readonly credentials: Credentials;
  readonly hostKeys: HostKeyPolicy;
  readonly connectTimeoutMs: number;
  /** Dials after the first, per outage. */
  readonly connectRetries: number;
}
