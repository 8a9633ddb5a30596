import type { Secret } from "../secret.ts";

/** One machine on the way: where to dial, and as whom. */
export interface Hop {
  readonly username: string;
  /** Name or address, without brackets. */
  readonly host: string;
  readonly port: number;
}

/** Ways to log in; at least one is set. The private key is text that has passed `readPrivateKey`. */
export interface Credentials {
  readonly privateKey: Secret | undefined;
  readonly passphrase: Secret | undefined;
  readonly password: Secret | undefined;
  /** Path of the ssh-agent's socket (on Windows, its pipe). */
  readonly agent: string | undefined;
}

/** Which host keys are accepted. All hops and the target answer to the same rules. */
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
  readonly jump: readonly Hop[];
  readonly credentials: Credentials;
  readonly hostKeys: HostKeyPolicy;
  readonly connectTimeoutMs: number;
  /** Dials after the first, per outage. */
  readonly connectRetries: number;
}
