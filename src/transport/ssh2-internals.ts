import { createSecretKey, type KeyObject } from "node:crypto";
import type { Client, ClientChannel, ParsedKey } from "ssh2";

/*
 * All that is used of ssh2 without being promised by it. Each function looks first whether ssh2 is as it expects, changes
 * nothing and says `false` when it is not; test/transport/ssh2-internals.test.ts fails when an ssh2 is installed that is not.
 */

/** Signs `data`, and hands the signature on. */
type Sign = (data: Buffer, send: (signature: Buffer) => void) => void;

interface Protocol {
  service: (name: string) => void;
  authPK: (username: string, key: ParsedKey, algorithm?: string, sign?: Sign) => void;
  exec: (channel: number, command: string, wantReply: boolean) => void;
  readonly channelWindowAdjust: (channel: number, bytes: number) => void;
  readonly _handlers: Record<
    "SERVICE_ACCEPT" | "EXT_INFO" | "GLOBAL_REQUEST",
    (protocol: Protocol, ...details: unknown[]) => void
  >;
  readonly _cipher: { _encKey?: Buffer | KeyObject };
  readonly _decipher: { _decipherKey?: Buffer | KeyObject };
}

/** A channel as ssh2 keeps it. */
interface Ends {
  readonly incoming: { window: number };
  readonly outgoing: { readonly id: number; readonly window: number; readonly state: string };
}

/**
 * Has a key sign the first message about it, without asking the server whether the key would do. To be called before the
 * handshake.
 * @param isTried whether that is the key which is tried now
 */
export function signAtOnce(client: Client, isTried: (key: ParsedKey) => boolean): boolean {
  const protocol = protocolOf(client);
  if (protocol === undefined) return false;
  const { authPK } = protocol;
  protocol.authPK = (username, key, algorithm, sign) => {
    const signNow: Sign = (data, send) => {
      const signature: unknown = key.sign(data, algorithm === undefined ? undefined : hashOf[algorithm]);
      if (Buffer.isBuffer(signature)) send(signature);
      // Not our doing: ssh2 asks first and then says what is wrong with the key.
      else authPK.call(protocol, username, key, algorithm);
    };
    authPK.call(protocol, username, key, algorithm, sign ?? (isTried(key) ? signNow : undefined));
  };
  return true;
}

/** RFC 8332; `ssh-rsa` itself is SHA-1. */
const hashOf: Readonly<Record<string, string>> = {
  "rsa-sha2-256": "sha256",
  "rsa-sha2-512": "sha512",
  "ssh-rsa": "sha1",
};

/**
 * Has the login begin without waiting for the server to say that it serves logins. To be called before the handshake.
 * @param needsExtensions whether to wait for what the server says of the algorithms it takes
 * @param onBegun called when the server was asked to let us in: what is sent from then on comes after the login
 */
export function logInUnasked(client: Client, needsExtensions: boolean, onBegun: () => void): boolean {
  const protocol = protocolOf(client);
  if (protocol === undefined) return false;
  const { _handlers: handlers, service } = protocol;
  const { SERVICE_ACCEPT: accepted, EXT_INFO: inform } = handlers;
  let stage: "unverified" | "verified" | "begun" = "unverified";
  let isInformed = !needsExtensions;
  const begin = (): void => {
    // In the rest of what came with a host key that was refused, ssh2 reads messages yet.
    if (stage !== "verified") return;
    stage = "begun";
    accepted(protocol, "ssh-userauth");
    onBegun();
  };
  protocol.service = (name) => {
    service.call(protocol, name);
    stage = "verified";
    if (isInformed) begin();
  };
  handlers.EXT_INFO = (_, extensions) => {
    inform(protocol, extensions);
    isInformed = true;
    begin();
  };
  handlers.SERVICE_ACCEPT = begin;
  return true;
}

/**
 * Leaves alone the host keys that OpenSSH tells of after the login. ssh2 asks for a proof of each, which makes the server
 * sign with all of them, when a slow one has better things to do; nobody here wants to know. To be called before the
 * handshake.
 */
export function askForNoProofs(client: Client): boolean {
  const protocol = protocolOf(client);
  if (protocol === undefined) return false;
  const { _handlers: handlers } = protocol;
  const { GLOBAL_REQUEST: answer } = handlers;
  handlers.GLOBAL_REQUEST = (_, name, wantsReply, detail) => {
    if (name !== "hostkeys-00@openssh.com" || wantsReply === true) answer(protocol, name, wantsReply, detail);
  };
  return true;
}

/**
 * Runs a command on the first channel of a connection, without waiting for the server to say that the channel is open and
 * what its number is: servers begin with 0. If another one is told, the command is sent again, for that one.
 * @returns `false` when nothing was done
 */
export function execUnasked(
  client: Client,
  command: string,
  done: (error: Error | undefined, channel: ClientChannel) => void,
): boolean {
  const protocol = protocolOf(client);
  if (protocol === undefined) return false;
  const { exec } = protocol;
  client.exec(command, (error, channel) => {
    protocol.exec = exec;
    done(error, channel);
  });
  exec.call(protocol, 0, command, true);
  protocol.exec = (channel, text, wantReply) => {
    protocol.exec = exec;
    if (channel !== 0 || text !== command) exec.call(protocol, channel, text, wantReply);
  };
  return true;
}

/**
 * Lets more bytes be on their way to us than ssh2 would: so many as are not on their way and do not wait to be read. To be
 * called whenever some were read. What is granted is recorded, or else ssh2 would drop it.
 */
export function widenWindow(client: Client, channel: ClientChannel): boolean {
  const protocol = protocolOf(client);
  const ends = endsOf(channel);
  if (protocol === undefined || ends === undefined) return false;
  const { incoming, outgoing } = ends;
  const bytes = widestWindow - incoming.window - channel.readableLength;
  if (bytes < widestWindow / 8 || outgoing.state === "closed") return true;
  incoming.window += bytes;
  protocol.channelWindowAdjust(outgoing.id, bytes);
  return true;
}

/** Wider ones are slower: sshd then spends its time on its own buffers. */
const widestWindow = 4 * 1024 * 1024;

/** @returns how many bytes the server lets be on their way to it on this channel now */
export function sendWindowOf(channel: ClientChannel): number | undefined {
  return endsOf(channel)?.outgoing.window;
}

/** @returns what the server has called its own software before the handshake */
export function softwareOf(client: Client): string | undefined {
  const software = "_remoteVer" in client ? client._remoteVer : undefined;
  return typeof software === "string" ? software : undefined;
}

/** Makes key objects of the keys of this moment: from bytes, Node makes one anew for each packet. After each handshake. */
export function keepKeys(client: Client): boolean {
  const { _cipher: cipher, _decipher: decipher } = protocolOf(client) ?? {};
  if (!Buffer.isBuffer(cipher?._encKey) || !Buffer.isBuffer(decipher?._decipherKey)) return false;
  cipher._encKey = createSecretKey(cipher._encKey);
  decipher._decipherKey = createSecretKey(decipher._decipherKey);
  return true;
}

function protocolOf(client: Client): Protocol | undefined {
  const protocol = "_protocol" in client ? client._protocol : undefined;
  return isProtocol(protocol) ? protocol : undefined;
}

function isProtocol(value: unknown): value is Protocol {
  if (!isObject(value)) return false;
  const { service, authPK, exec, channelWindowAdjust, _handlers, _cipher }: Unsure<Protocol> = value;
  if (!isObject(_handlers) || !isObject(_cipher)) return false;
  const { SERVICE_ACCEPT, EXT_INFO, GLOBAL_REQUEST }: Unsure<Protocol["_handlers"]> = _handlers;
  const functions = [service, authPK, exec, channelWindowAdjust, SERVICE_ACCEPT, EXT_INFO, GLOBAL_REQUEST];
  return functions.every((each) => typeof each === "function");
}

function endsOf(channel: object): Ends | undefined {
  return isEnds(channel) ? channel : undefined;
}

function isEnds(value: object): value is Ends {
  const { incoming, outgoing }: Unsure<Ends> = value;
  if (!isObject(incoming) || !isObject(outgoing)) return false;
  const ours: Unsure<Ends["incoming"]> = incoming;
  const theirs: Unsure<Ends["outgoing"]> = outgoing;
  return (
    [ours.window, theirs.window, theirs.id].every(Number.isSafeInteger) && typeof theirs.state === "string"
  );
}

type Unsure<T> = Partial<Record<keyof T, unknown>>;

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
