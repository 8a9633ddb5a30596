import { startDropbear } from "../support/dropbear.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd } from "../support/sshd.ts";

/** A kind of SSH server that everything has to be survived over. */
export interface ServerKind {
  readonly name: "OpenSSH" | "dropbear";
  readonly start: () => Promise<SshServer>;
}

export const servers: readonly ServerKind[] = [
  { name: "OpenSSH", start: () => startSshd({ config: ["MaxStartups 100"] }) },
  { name: "dropbear", start: () => startDropbear() },
];
