import { quote } from "../../remote/quote.ts";
import { addressOf } from "../../transport/address.ts";
import { knownHostsLine } from "../../transport/known-hosts.ts";
import type { Hop, Target } from "../../transport/target.ts";
import type { Finding } from "../finding.ts";
import type { Arrival } from "./way.ts";

/** How somebody else would get there. */
export interface Entrance {
  /** Where jobs are kept there, as the user gave it; `undefined` for where they are kept anyhow. */
  readonly directory: string | undefined;
  /** The private key that was given, if it was given as a file. */
  readonly keyFile: string | undefined;
}

/**
 * What to type and to paste so that a workflow gets to a target that has let us in. No secret stands in it: without a key
 * that was named, one is made for the workflow alone.
 */
export function workflowFinding(target: Target, arrival: Arrival, entrance: Entrance): Finding {
  const { destination, jump } = target;
  const secrets = secretsOf(target, arrival, entrance);
  const hosts = jump.length === 0 ? [] : ["    jump: |", ...jump.map((hop) => `      ${nameOf(hop)}`)];
  const { directory } = entrance;
  return {
    check: "workflow",
    status: "ok",
    message: "To run jobs there from a workflow, store the secret once and paste the step.",
    ...(jump.length > 0 && { hint: "Add the known-hosts lines of the machines on the way, too." }),
    lines: [
      ...secrets.flatMap(({ commands }) => commands),
      "",
      "- uses: ssh-job/ssh-job-action@v1",
      "  with:",
      `    host: ${scalar(nameOf(destination))}`,
      ...hosts,
      ...secrets.map(({ input, name }) => `    ${input}: \${{ secrets.${name} }}`),
      ...hostKeyLines(target, arrival),
      ...(directory === undefined ? [] : [`    remote-directory: ${scalar(directory)}`]),
      "    directory: .",
      "    script: start.sh",
    ],
  };
}

interface StoredSecret {
  readonly input: "key" | "passphrase" | "password";
  readonly name: string;
  readonly commands: readonly string[];
}

function secretsOf(
  { destination, credentials, jump }: Target,
  { method }: Arrival,
  { keyFile }: Entrance,
): StoredSecret[] {
  const prefix = secretPrefix(destination);
  const stored = (input: StoredSecret["input"], before: readonly string[], file?: string): StoredSecret => {
    const name = `${prefix}_${input.toUpperCase()}`;
    const source = file === undefined ? "" : ` < ${quote(file)}`;
    return { input, name, commands: [...before, `gh secret set ${name}${source}`] };
  };
  if (method === "password" || method === "keyboard-interactive") return [stored("password", [])];
  if (keyFile === undefined) {
    const made = `${prefix.toLowerCase()}-key`;
    const { username, host, port } = destination;
    const way = jump.length === 0 ? "" : ` -o ProxyJump=${jump.map(nameOf).join(",")}`;
    return [
      stored(
        "key",
        [
          `ssh-keygen -t ed25519 -N '' -f ${made}`,
          `ssh-copy-id -i ${made}.pub -p ${port}${way} ${quote(`${username}@${host}`)}`,
        ],
        made,
      ),
    ];
  }
  const isEncrypted = credentials.passphrase !== undefined;
  return [stored("key", [], keyFile), ...(isEncrypted ? [stored("passphrase", [])] : [])];
}

/** Lines rather than fingerprints, for they say whose key it is. */
function hostKeyLines({ destination: { host, port }, hostKeys }: Target, { keys }: Arrival): string[] {
  if (keys.length > 0)
    return ["    known-hosts: |", ...keys.map((key) => `      ${knownHostsLine(host, port, key)}`)];
  return ["    fingerprint: |", ...hostKeys.fingerprints.map((line) => `      ${line}`)];
}

/** As the inputs `host` and `jump` take it, whatever ssh is configured to. */
function nameOf({ username, host, port }: Hop): string {
  return `${username}@${port === 22 && !host.includes(":") ? host : addressOf({ host, port })}`;
}

/** `BOARD` for board.example.org; the numbers of an address would say nothing. */
function secretPrefix({ host }: Hop): string {
  const [label = ""] = /^[A-Za-z][A-Za-z0-9-]*(?=\.|$)/.exec(host) ?? [];
  const name = label.replaceAll("-", "_").toUpperCase();
  // GitHub keeps names that begin so to itself.
  return name === "" || name.startsWith("GITHUB_") ? "TARGET" : name;
}

/** A text in YAML, quoted only if it has to be. */
function scalar(text: string): string {
  return /^[A-Za-z~/][\w.@~/-]*(:\d+)?$/.test(text) ? text : JSON.stringify(text);
}
