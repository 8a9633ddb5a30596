import type { AnyAuthMethod, BaseAgent, ParsedKey } from "ssh2";
import { JobError } from "../errors.ts";
import { addressOf } from "./address.ts";
import { agentAt, identitiesOf } from "./agent.ts";
import { fingerprintOf } from "./known-hosts.ts";
import type { Credentials, Hop } from "./target.ts";

/** One way to log in. */
export interface LoginMethod {
  /** For messages. */
  readonly name: "key" | "agent" | "password" | "keyboard-interactive";
  /** As the server calls it (RFC 4252, 4256). */
  readonly protocolName: "publickey" | "password" | "keyboard-interactive";
  readonly as: (username: string) => AnyAuthMethod;
  /** What it signs with, if that is known here. */
  readonly key?: ParsedKey;
  /** What to do when the server refuses it. */
  readonly hint: (hop: Hop) => string;
}

/**
 * What the credentials allow, in the order in which it is tried: keys, agent, password, keyboard-interactive.
 * @throws {JobError} `auth` when an agent is all there is and it does not answer or has no key; `invalid` for a key that
 * has not passed `readPrivateKey`
 */
export async function loginMethods(credentials: Credentials): Promise<LoginMethod[]> {
  const { privateKey, passphrase, password, agent, otherKeys = [], agentKeys } = credentials;
  const keys = privateKey === undefined ? otherKeys : [{ privateKey, passphrase }, ...otherKeys];
  const ssh2 = (await import("ssh2")).default;
  const methods: LoginMethod[] = [];
  for (const key of keys) {
    const parsed = ssh2.utils.parseKey(key.privateKey.reveal(), key.passphrase?.reveal());
    if (parsed instanceof Error) {
      const hint = "Give the text of a private key, and its passphrase if it has one.";
      throw new JobError("invalid", "The private key cannot be read.", { hint, cause: parsed });
    }
    methods.push(byKey(parsed));
  }
  if (agent !== undefined) {
    const found = await openAgent(await agentAt(agent, agentKeys), agent);
    if (!(found instanceof JobError)) methods.push(found);
    else if (methods.length === 0 && password === undefined) throw found;
  }
  if (password !== undefined) methods.push(byPassword(password.reveal()), byQuestions(password.reveal()));
  return methods;
}

function byKey(key: ParsedKey): LoginMethod {
  const blob = key.getPublicSSH();
  const line = `${key.type} ${blob.toString("base64")}`;
  return {
    name: "key",
    protocolName: "publickey",
    as: (username) => ({ type: "publickey", username, key }),
    key,
    hint: ({ username, host }) =>
      `Add the public key of ${fingerprintOf({ type: key.type, blob })} to ~${username}/.ssh/authorized_keys on ${host}: ${line}`,
  };
}

async function openAgent(agent: BaseAgent, path: string): Promise<LoginMethod | JobError> {
  const hint = `Check with: SSH_AUTH_SOCK=${path} ssh-add -l`;
  const keys = await identitiesOf(agent);
  if (keys instanceof Error)
    return new JobError("auth", "The ssh-agent does not answer.", { hint, cause: keys });
  if (keys.length === 0) return new JobError("auth", "The ssh-agent holds no key.", { hint });
  return {
    name: "agent",
    protocolName: "publickey",
    as: (username) => ({ type: "agent", username, agent }),
    hint: (hop) => `Add a public key of the agent to authorized_keys on ${addressOf(hop)}. ${hint}`,
  };
}

function byPassword(password: string): LoginMethod {
  return {
    name: "password",
    protocolName: "password",
    as: (username) => ({ type: "password", username, password }),
    hint: ({ username }) =>
      `Check user name and password. sshd may forbid passwords for ${username}: see PermitRootLogin and PasswordAuthentication in sshd_config.`,
  };
}

/** Whatever is asked, the password is the answer. */
function byQuestions(password: string): LoginMethod {
  return {
    ...byPassword(password),
    name: "keyboard-interactive",
    protocolName: "keyboard-interactive",
    as: (username) => ({
      type: "keyboard-interactive",
      username,
      prompt: (_name, _instructions, _language, prompts, finish) => finish(prompts.map(() => password)),
    }),
  };
}
