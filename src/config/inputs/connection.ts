/** How the target is reached, and where on it jobs live. */
export const connectionInputs = [
  {
    name: "host",
    kind: { type: "list" },
    required: true,
    description:
      "The machine to run on, as `[user@]host[:port]`. An IPv6 address stands in brackets. Not required where the targets of a `job-file` name it.",
  },
  {
    name: "port",
    kind: { type: "integer", min: 1, max: 65_535 },
    default: "22",
    description: "The port to dial, unless `host` names one.",
  },
  {
    name: "username",
    kind: { type: "line" },
    description: "The user to log in as, unless `host` names one.",
  },
  {
    name: "key",
    kind: { type: "secret-text" },
    description:
      "The private key to log in with: its text, or the path of a file that holds it. Without it a running ssh-agent is asked.",
  },
  {
    name: "passphrase",
    kind: { type: "secret" },
    description: "The passphrase of an encrypted `key`.",
  },
  {
    name: "password",
    kind: { type: "secret" },
    description: "The password to log in with. A key is the better choice.",
  },
  {
    name: "known-hosts",
    kind: { type: "text" },
    description:
      "The host keys to accept, as lines of a `known_hosts` file; `ssh-keyscan` prints them. This or `fingerprint` is required.",
  },
  {
    name: "fingerprint",
    kind: { type: "list" },
    description:
      "Fingerprints of the host keys to accept, `SHA256:…`, one a line, as `ssh-keygen -l` prints them.",
  },
  {
    name: "insecure-ignore-host-key",
    kind: { type: "boolean" },
    default: "false",
    description:
      "Accept any host key. Whoever sits on the way can then read and change everything, so use it for machines without a lasting key only.",
  },
  {
    name: "jump",
    kind: { type: "list" },
    description:
      "Hosts to go through, `[user@]host[:port]`, one a line, in this order. They share the credentials and the host-key rules of the target.",
  },
  {
    name: "connect-timeout",
    kind: { type: "duration", max: "1h" },
    default: "30s",
    description: "How long one attempt to connect may take.",
  },
  {
    name: "connect-retries",
    kind: { type: "integer", min: 0, max: 100 },
    default: "3",
    description:
      "How often to dial again when the target cannot be reached. A refused login or host key is never tried again.",
  },
  {
    name: "remote-directory",
    kind: { type: "line" },
    default: "~/.cache/ssh-job",
    description: "Where jobs are kept on the target, absolute or below `~/`.",
  },
] as const;
