import { isIPv6 } from "node:net";
import { printable } from "./printable.ts";

/** `[user@]host[:port]`, taken apart. The host has no brackets. */
interface Address {
  readonly username: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
}

/** What is wrong with an address. Both are sentences that are safe to print. */
interface AddressFault {
  readonly message: string;
  readonly hint: string;
}

export type ParsedAddress = ({ readonly ok: true } & Address) | ({ readonly ok: false } & AddressFault);

const form = "Write [user@]host[:port].";

/** Takes one line apart. A user name may hold an `@`: as in OpenSSH, the last one counts. */
export function parseAddress(text: string): ParsedAddress {
  const at = text.lastIndexOf("@");
  const username = at < 0 ? undefined : text.slice(0, at);
  // A password may stand here, as it may in a URL: the text must not be shown before this is ruled out.
  if (username?.replace(/^ssh:\/\//, "").includes(":") === true) {
    return fault("The user's name holds a colon.", "Write [user@]host[:port]; a password has its own input.");
  }
  const shown = printable(text);
  if (/^[a-z]+:\/\//i.test(text))
    return fault(`${shown} is a URL.`, "Write [user@]host[:port], without ssh://.");
  if (/\s/.test(text)) return fault(`${shown} holds a blank.`, form);
  if (username !== undefined && !isUsername(username)) return fault(`${shown} names no valid user.`, form);

  const rest = text.slice(at + 1);
  if (isBareIPv6(rest)) {
    return fault(`${shown} holds an IPv6 address without brackets.`, `Write ${bracketed(text, rest)}.`);
  }
  const parts = /^(?:\[(?<inBrackets>[^\]]*)\]|(?<name>[^:[\]]*))(?::(?<port>.*))?$/.exec(rest)?.groups;
  if (parts === undefined) return fault(`${shown} is not an address.`, form);
  const { inBrackets, name = "", port } = parts;
  if (inBrackets !== undefined && !isIPv6(inBrackets)) {
    return fault(`${shown} has something else than an IPv6 address in brackets.`, form);
  }
  if (inBrackets === undefined && !isHostName(name)) return fault(`${shown} names no valid host.`, form);
  if (port !== undefined && !isPort(port)) {
    return fault(`${shown} names no valid port.`, "Write a port from 1 to 65535 after the colon.");
  }
  return {
    ok: true,
    username,
    host: inBrackets ?? name,
    port: port === undefined ? undefined : Number(port),
  };
}

/** A name that a server can know a user by, and that no tool takes for an option. */
export function isUsername(text: string): boolean {
  return /^[^\s\p{C}:/-][^\s\p{C}:/]*$/u.test(text);
}

function isHostName(text: string): boolean {
  return text.length <= 253 && /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(text);
}

function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;
}

function isBareIPv6(text: string): boolean {
  return !text.startsWith("[") && text.split(":").length > 2;
}

function bracketed(text: string, host: string): string {
  return printable(`${text.slice(0, text.length - host.length)}[${host}]`);
}

function fault(message: string, hint: string): ParsedAddress {
  return { ok: false, message, hint };
}
