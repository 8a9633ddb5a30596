import { readFile } from "node:fs/promises";
import type { Secret } from "../secret.ts";
import { readPrivateKey } from "../transport/private-key.ts";
import type { Credentials } from "../transport/target.ts";
import type { Findings } from "./findings.ts";
import { findFile } from "./paths.ts";
import type { ReadInputs } from "./read-values.ts";
import type { Surroundings } from "./surroundings.ts";

/** The ways to log in; `undefined` after a problem. An agent is asked only when no key is given. */
export async function parseCredentials(
  { values, given }: ReadInputs,
  surroundings: Surroundings,
  findings: Findings,
): Promise<Credentials | undefined> {
  const { key, passphrase, password } = values;
  if (passphrase !== undefined && !given.has("key")) {
    findings.problem(
      "passphrase",
      "There is no key that it could open.",
      "Give the encrypted key, or leave it out.",
    );
  }
  const { keyFile } = surroundings;
  const ownKey =
    given.has("key") || given.has("password") ? undefined : await readOwnKey(keyFile, passphrase);
  const agent = given.has("key") || surroundings.agent === "" ? undefined : surroundings.agent;
  if (!given.has("key") && !given.has("password") && agent === undefined && ownKey === undefined) {
    const hint =
      "Give key, the text of a private key, or start an ssh-agent. A secret that is empty here may not exist: secrets are not passed to workflows from forks.";
    findings.problem("key", "There is no way to log in: no key, no password and no ssh-agent.", hint);
    return undefined;
  }
  if (key === undefined) return { privateKey: ownKey, passphrase, password, agent };

  const privateKey = await parseKey(key.reveal(), passphrase, surroundings.directory, findings);
  return privateKey && { privateKey, passphrase, password, agent };
}

/** The user's own key, if there is one that opens; nobody asked for it, so nothing is said when it does not. */
async function readOwnKey(
  file: string | undefined,
  passphrase: Secret | undefined,
): Promise<Secret | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, "utf8").catch(() => "");
  const read = await readPrivateKey(text, passphrase);
  return read.ok ? read.key : undefined;
}

/** Nothing of the text is ever shown, not even when it seems to be a path. */
async function parseKey(
  given: string,
  passphrase: Secret | undefined,
  directory: string,
  findings: Findings,
): Promise<Secret | undefined> {
  const mayBePath = isOneLine(given) && !given.includes("PRIVATE KEY");
  const path = mayBePath ? await findFile(given.trim(), directory) : undefined;
  let text = given;
  if (path !== undefined) {
    try {
      text = await readFile(path, "utf8");
    } catch (error) {
      findings.problem(
        "key",
        `The file it names cannot be read: ${codeOf(error)}.`,
        "Give the key's text, or make the file readable.",
      );
      return undefined;
    }
  }
  const read = await readPrivateKey(text, passphrase);
  if (read.ok) {
    if (read.repaired.length > 0) findings.warning(`key: It was put right: ${read.repaired.join(", ")}.`);
    return read.key;
  }
  const noPath = mayBePath && path === undefined ? " It is not the path of a file either." : "";
  findings.problem("key", `${read.message}${noPath}`, read.hint);
  return undefined;
}

function isOneLine(text: string): boolean {
  return !text.trim().includes("\n");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
