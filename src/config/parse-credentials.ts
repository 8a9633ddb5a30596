import { readFile } from "node:fs/promises";
import type { Secret } from "../secret.ts";
import { readPrivateKey } from "../transport/private-key.ts";
import type { Credentials, KeyPair } from "../transport/target.ts";
import type { Findings } from "./findings.ts";
import { askAndOpen, Identities, type AskPassphrase } from "./identities.ts";
import { findFile } from "./paths.ts";
import type { ReadInputs } from "./read-values.ts";
import type { HostConfig } from "./ssh-config.ts";
import type { Surroundings } from "./surroundings.ts";

/** The ways to log in to the machines of a target. An agent is asked only when no key is given. */
export class Logins {
  readonly #inputs: ReadInputs;
  readonly #surroundings: Surroundings;
  readonly #findings: Findings;
  readonly #identities: Identities;

  constructor(inputs: ReadInputs, surroundings: Surroundings, findings: Findings) {
    this.#inputs = inputs;
    this.#surroundings = surroundings;
    this.#findings = findings;
    this.#identities = new Identities(this.#ask);
  }

  /** For the target itself; `undefined` after a problem. */
  async forTarget(config: HostConfig | undefined): Promise<Credentials | undefined> {
    const { values, given } = this.#inputs;
    const { key, passphrase, password } = values;
    const findings = this.#findings;
    if (passphrase !== undefined && !given.has("key")) {
      findings.problem(
        "passphrase",
        "There is no key that it could open.",
        "Give the encrypted key, or leave it out.",
      );
    }
    if (key !== undefined) {
      const { directory } = this.#surroundings;
      const pair = await parseKey(key.reveal(), passphrase, directory, { findings, ask: this.#ask });
      return pair && { ...pair, password, agent: undefined };
    }
    const isGiven = given.has("key") || given.has("password");
    const agent = this.#agent(config);
    if (isGiven) {
      // What an agent may be asked for depends on keys that do not count beside a password.
      const usable = given.has("key") || config?.identitiesOnly === true ? undefined : agent;
      return { privateKey: undefined, passphrase, password, agent: usable };
    }
    const { credentials, useless } = await this.#own(config);
    if (credentials !== undefined) {
      // Nobody has asked for the usual keys.
      if (config?.identityFiles !== undefined) for (const why of useless) findings.warning(why);
      return credentials;
    }
    const hint = "Give key, a private key or the path of its file, or start an ssh-agent.";
    const ofForks =
      "A secret that is empty here may not exist: secrets are not passed to workflows from forks.";
    const message = "There is no way to log in: no key, no password and no ssh-agent.";
    const hints = this.#surroundings.event === undefined ? [hint] : [hint, ofForks];
    findings.problem("key", [message, ...useless].join(" "), hints.join(" "));
    return undefined;
  }

  /** For a jump host; `undefined` when it is that for the target. */
  async forJump(config: HostConfig): Promise<Credentials | undefined> {
    const { given } = this.#inputs;
    if (given.has("key") || given.has("password")) return undefined;
    const { credentials, useless } = await this.#own(config);
    for (const why of config.identityFiles === undefined ? [] : useless) this.#findings.warning(why);
    return credentials;
  }

  #own(config: HostConfig | undefined): ReturnType<Identities["login"]> {
    const { keyFile } = this.#surroundings;
    return this.#identities.login({
      files: config?.identityFiles ?? (keyFile === undefined ? [] : [keyFile]),
      isNamed: config?.identityFiles !== undefined,
      agent: this.#agent(config),
      identitiesOnly: config?.identitiesOnly === true,
    });
  }

  #agent(config: HostConfig | undefined): string | undefined {
    const agent = config === undefined ? this.#surroundings.agent : config.agent;
    return agent === "" ? undefined : agent;
  }

  /** Nobody is asked for what will not be used. */
  readonly #ask: AskPassphrase = async (key, again) =>
    this.#findings.hasProblem() ? undefined : this.#surroundings.askPassphrase?.(key, again);
}

/** Nothing of the text is ever shown, not even when it seems to be a path. */
async function parseKey(
  given: string,
  passphrase: Secret | undefined,
  directory: string,
  { findings, ask }: { readonly findings: Findings; readonly ask: AskPassphrase },
): Promise<KeyPair | undefined> {
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
  const { reading: read, passphrase: opening } =
    passphrase === undefined
      ? await askAndOpen(text, path ?? "the key", ask)
      : { reading: await readPrivateKey(text, passphrase), passphrase };
  if (read.ok) {
    if (read.repaired.length > 0) findings.warning(`key: It was put right: ${read.repaired.join(", ")}.`);
    return { privateKey: read.key, passphrase: opening };
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
