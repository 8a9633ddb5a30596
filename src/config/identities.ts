import { readFile } from "node:fs/promises";
import { heldByAgent } from "../transport/agent.ts";
import { readPrivateKey, type PrivateKeyReading } from "../transport/private-key.ts";
import { publicHalf } from "../transport/public-half.ts";
import type { Credentials, KeyPair } from "../transport/target.ts";
import type { Secret } from "../secret.ts";

/**
 * Asks for the passphrase of a key that is called so; `undefined` when there is no answer.
 * @param again whether the last answer was wrong; else an earlier one may be given once more
 */
export type AskPassphrase = (key: string, again: boolean) => Promise<Secret | undefined>;

/** Keys of the user that nobody has given, and an agent. */
export interface OwnKeys {
  readonly files: readonly string[];
  /** Whether somebody has named the files. */
  readonly isNamed: boolean;
  readonly agent: string | undefined;
  /** Whether the agent may be asked for these keys only. */
  readonly identitiesOnly: boolean;
}

/** Ways to log in, none if there is none, and why the other keys cannot be used. */
export interface OwnLogin {
  readonly credentials: Credentials | undefined;
  /** Sentences. */
  readonly useless: readonly string[];
}

interface Identity {
  readonly file: string;
  readonly text: string;
  /** As `publicHalf` has it. */
  readonly blob: string | undefined;
  readonly reading: PrivateKeyReading;
}

/** Key files, each read once, and asked for once. */
export class Identities {
  readonly #ask: AskPassphrase;
  readonly #read = new Map<string, Identity | undefined>();
  readonly #opened = new Map<string, KeyPair | string>();

  constructor(ask: AskPassphrase) {
    this.#ask = ask;
  }

  /**
   * Finds out how to log in with the user's own keys. As with ssh, a passphrase is asked for only where no other key of these
   * can be used.
   */
  async login({ files, isNamed, agent, identitiesOnly }: OwnKeys): Promise<OwnLogin> {
    const found = (await Promise.all(files.map((file) => this.#identity(file)))).filter(
      (identity) => identity !== undefined,
    );
    const closed = found.filter(({ reading }) => !reading.ok);
    const held = agent !== undefined && (identitiesOnly || closed.length > 0) ? await heldByAgent(agent) : [];
    const inAgent = found.filter(({ blob }) => blob !== undefined && held.includes(blob));
    const keys: KeyPair[] = found.flatMap(({ reading }) =>
      reading.ok ? [{ privateKey: reading.key, passphrase: undefined }] : [],
    );
    const useless: string[] = [];
    const agentHelps = isNamed ? inAgent.length > 0 : held.length > 0;
    for (const identity of closed.filter((each) => !inAgent.includes(each))) {
      const opened = await this.#open(identity, keys.length === 0 && !agentHelps);
      if (typeof opened === "string") useless.push(opened);
      else keys.push(opened);
    }
    const agentKeys = identitiesOnly ? inAgent.flatMap(({ blob }) => blob ?? []) : undefined;
    const usable = agentKeys?.length === 0 ? undefined : agent;
    const [first, ...others] = keys;
    const otherKeys = others.length === 0 ? undefined : others;
    if (first === undefined && usable === undefined) return { credentials: undefined, useless };
    const none = { privateKey: undefined, passphrase: undefined };
    return {
      credentials: { ...none, ...first, password: undefined, agent: usable, otherKeys, agentKeys },
      useless,
    };
  }

  async #identity(file: string): Promise<Identity | undefined> {
    if (this.#read.has(file)) return this.#read.get(file);
    const identity = await readIdentity(file);
    this.#read.set(file, identity);
    return identity;
  }

  /** @returns the key, or why it cannot be used */
  async #open({ file, text, reading }: Identity, mayAsk: boolean): Promise<KeyPair | string> {
    const known = this.#opened.get(file);
    if (known !== undefined) return known;
    if (reading.ok) return { privateKey: reading.key, passphrase: undefined };
    const why = `${file}: ${reading.message}`;
    if (!mayAsk || reading.passphrase !== "missing") return why;
    const opened = await askAndOpen(text, file, this.#ask);
    const result = opened.reading.ok
      ? { privateKey: opened.reading.key, passphrase: opened.passphrase }
      : `${file}: ${opened.reading.message}`;
    this.#opened.set(file, result);
    return result;
  }
}

/** Asks for a key's passphrase until it opens, three times at most; no answer ends that. */
export async function askAndOpen(
  text: string,
  name: string,
  ask: AskPassphrase,
): Promise<{ readonly reading: PrivateKeyReading; readonly passphrase: Secret | undefined }> {
  let passphrase: Secret | undefined;
  let reading = await readPrivateKey(text, undefined);
  for (let tries = 0; tries < 3 && !reading.ok && reading.passphrase !== undefined; tries += 1) {
    passphrase = await ask(name, tries > 0);
    if (passphrase === undefined) break;
    reading = await readPrivateKey(text, passphrase);
  }
  return { reading, passphrase };
}

/** A `.pub` file beside the key, or in its place, is enough where an agent holds the other half. */
async function readIdentity(file: string): Promise<Identity | undefined> {
  const [text, beside] = await Promise.all(
    [file, `${file}.pub`].map((path) => readFile(path, "utf8").catch(() => undefined)),
  );
  const blob = publicHalf(text ?? "") ?? publicHalf(beside ?? "");
  if (text === undefined && blob === undefined) return undefined;
  return { file, text: text ?? "", blob, reading: await readPrivateKey(text ?? "", undefined) };
}
