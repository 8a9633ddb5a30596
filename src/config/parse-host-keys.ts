import { readFile } from "node:fs/promises";
import { parseKnownHosts } from "../transport/known-hosts.ts";
import type { HostKeyPolicy } from "../transport/target.ts";
import type { Findings } from "./findings.ts";
import { findFile } from "./paths.ts";
import { oneLine, printable } from "./printable.ts";
import type { ReadInputs } from "./read-values.ts";
import type { HostConfig } from "./ssh-config.ts";
import type { Surroundings } from "./surroundings.ts";

function anythingGoes(hosts: readonly string[]): string {
  const what = `The host key of ${hosts.map((host) => printable(host)).join(", ")} is NOT checked.`;
  return `insecure-ignore-host-key: ${what} Whoever sits on the way can read and change everything that is sent, secrets and results included.`;
}

/** Which host keys are accepted. Adds a problem when that would be none, or any by mistake. */
export async function parseHostKeys(
  { values, given }: ReadInputs,
  surroundings: Surroundings,
  findings: Findings,
  config?: HostConfig,
): Promise<HostKeyPolicy> {
  const ignore = values["insecure-ignore-host-key"];
  const { "known-hosts": knownHosts = "", fingerprint: fingerprints } = values;
  const pinned = (["known-hosts", "fingerprint"] as const).filter((name) => given.has(name));

  if (!ignore && pinned.length === 0) {
    const known = (config && (await readKnownHosts(config))) ?? surroundings.knownHosts;
    if (known !== undefined) return { knownHosts: known, fingerprints, ignore };
  }
  if (ignore) findings.warning(anythingGoes(values.host));
  if (ignore && pinned.length > 0) {
    const message = `It contradicts ${pinned.join(" and ")}.`;
    findings.problem("insecure-ignore-host-key", message, "Leave it out to have the host key checked.");
  } else if (!ignore && pinned.length === 0 && !findings.hasProblem("insecure-ignore-host-key")) {
    const hint =
      "Give the lines that `ssh-keyscan HOST` prints, once compared with the host's own keys, or give fingerprint.";
    findings.problem(
      "known-hosts",
      "No host key is pinned: neither known-hosts nor fingerprint is given.",
      hint,
    );
  }
  if (given.has("known-hosts") && !(await isPath(knownHosts, surroundings.directory, findings))) {
    checkKnownHosts(knownHosts, given.has("fingerprint"), findings);
  }
  checkFingerprints(fingerprints, findings);
  return { knownHosts, fingerprints, ignore };
}

/** What a jump host's own configuration says; `undefined` when what is given goes for all. */
export async function ownHostKeys(
  { values, given }: ReadInputs,
  config: HostConfig,
): Promise<HostKeyPolicy | undefined> {
  if (values["insecure-ignore-host-key"] || given.has("known-hosts") || given.has("fingerprint")) {
    return undefined;
  }
  return { knownHosts: (await readKnownHosts(config)) ?? "", fingerprints: [], ignore: false };
}

/** The lines of all the files that can be read; `undefined` when there are none. */
async function readKnownHosts({ knownHostsFiles }: HostConfig): Promise<string | undefined> {
  const reading = knownHostsFiles.map((path) => readFile(path, "utf8").catch(() => undefined));
  const texts = (await Promise.all(reading)).filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join("\n");
}

async function isPath(text: string, directory: string, findings: Findings): Promise<boolean> {
  const path = text.trim();
  if (path.includes("\n") || (await findFile(path, directory)) === undefined) return false;
  findings.problem(
    "known-hosts",
    `${printable(path)} is the path of a file.`,
    'Give its content: `known-hosts: ${{ vars.KNOWN_HOSTS }}` in a workflow, `--known-hosts "$(cat FILE)"` in a shell.',
  );
  return true;
}

function checkKnownHosts(text: string, hasFingerprint: boolean, findings: Findings): void {
  if (findings.hasProblem("known-hosts")) return;
  if (holdsPrivateKey(text)) {
    findings.problem(
      "known-hosts",
      "This is a private key.",
      "Give the host's public keys; a private key goes into key.",
    );
    return;
  }
  const hint = "Give lines as `ssh-keyscan HOST` prints them: host name, type of key, key.";
  const { entries, problems } = parseKnownHosts(text);
  for (const { line, message } of problems) {
    findings.problem("known-hosts", `Line ${line}: ${oneLine(message, 200)}.`, hint);
  }
  const trusts = entries.some(({ marker }) => marker === undefined);
  if (!trusts && !hasFingerprint && problems.length === 0) {
    findings.problem("known-hosts", "No line of it names a host key to trust.", hint);
  }
}

function checkFingerprints(lines: readonly string[], findings: Findings): void {
  if (lines.some(holdsPrivateKey)) {
    const hint = "Give a fingerprint of the host's key, SHA256:…; a private key goes into key.";
    findings.problem("fingerprint", "This is a private key.", hint);
    return;
  }
  for (const line of lines) {
    if (/^SHA256:[A-Za-z0-9+/]{43}$/.test(line)) continue;
    const [message, hint] = explainFingerprint(line);
    findings.problem("fingerprint", message, hint);
  }
}

/** What a line is that is no fingerprint, and what to do about it. */
function explainFingerprint(line: string): [message: string, hint: string] {
  const shown = printable(line);
  if (/^(MD5:)?([0-9a-f]{2}:){15}[0-9a-f]{2}$/i.test(line)) {
    return [
      `${shown} is an MD5 fingerprint, which proves nothing.`,
      "Give the one that `ssh-keygen -l -E sha256` prints.",
    ];
  }
  if (/\b(ssh|ecdsa|sk)-\S+ AAAA/.test(line)) {
    return [
      `${shown} is a public key.`,
      "Give it in known-hosts, after the host's name, or give what `ssh-keygen -l` prints.",
    ];
  }
  if (/SHA256:[A-Za-z0-9+/]{43}/.test(line)) {
    return [
      `${shown} has more than a fingerprint.`,
      "Give the part from SHA256: to the next blank only, without = at its end.",
    ];
  }
  return [`${shown} is no fingerprint.`, "Write SHA256: and 43 characters, as `ssh-keygen -l` prints it."];
}

function holdsPrivateKey(text: string): boolean {
  return /PRIVATE KEY|PuTTY-User-Key-File/.test(text);
}
