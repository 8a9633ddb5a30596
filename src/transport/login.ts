import type { AnyAuthMethod } from "ssh2";
import { JobError } from "../errors.ts";
import { addressOf } from "./address.ts";
import { quoteForeign } from "./foreign-text.ts";
import type { LoginMethod } from "./login-methods.ts";
import type { Hop } from "./target.ts";

/** The conversation of one dial about who we are. */
export interface Login {
  /** ssh2's authHandler: the next method to try, `false` when none is left. The first time nothing is offered yet. */
  readonly next: (offered: readonly string[] | null, partial: boolean | null) => AnyAuthMethod | false;
  /** Whether it was the login that ended so, and not the link. */
  readonly refused: (error: Error & { code?: unknown; level?: string }) => boolean;
  /** Whether the server has answered that it refuses something that was tried. */
  readonly answered: () => boolean;
  /** What was tried last. */
  readonly last: () => LoginMethod | undefined;
  /** What to say when it let us in by none. */
  readonly failure: (cause: Error) => JobError;
}

/** Tries each method once, and only what the server offers. After a partial success all others may be tried again. */
export function startLogin(hop: Hop, methods: readonly LoginMethod[]): Login {
  const asked = new Set<LoginMethod>();
  let tried: LoginMethod[] = [];
  let offers: readonly string[] | undefined;
  let partlyIn = false;
  return {
    next: (offered, partial) => {
      offers = offered?.filter((name) => methodName.test(name)) ?? offers;
      if (partial === true) {
        partlyIn = true;
        tried = tried.slice(-1);
      }
      const method = methods.find(
        (each) => !tried.includes(each) && offers?.includes(each.protocolName) !== false,
      );
      if (method === undefined) return false;
      tried.push(method);
      asked.add(method);
      return method.as(hop.username);
    },
    // A server that has heard enough may say so instead of refusing: ssh2 gives the reason's number as the code.
    refused: ({ code, level = "" }) =>
      asked.size > 0 && (offers !== undefined || typeof code === "number" || loginLevels.includes(level)),
    answered: () => offers !== undefined,
    last: () => tried.at(-1),
    failure: (cause) => failure(hop, [...asked], { offers, partlyIn }, cause),
  };
}

/** The names are the server's and end up in messages: nothing but names may be in them (RFC 4251, 6). */
const methodName = /^[\w.@-]{1,64}$/;

const loginLevels: readonly string[] = ["agent", "client-authentication"];

function failure(
  hop: Hop,
  asked: readonly LoginMethod[],
  { offers = [], partlyIn }: { offers: readonly string[] | undefined; partlyIn: boolean },
  cause: Error,
): JobError {
  const names = asked.map(({ name }) => name).join(", ");
  const left = offers.length === 0 ? "" : ` It accepts ${offers.join(", ")}.`;
  const refusal = partlyIn ? "takes that for only a part of the login" : "refuses the login";
  const message = `${hop.username}@${addressOf(hop)} ${refusal}: tried ${names}.${left}${reasonOf(cause)}`;
  const wanted = asked.filter(({ protocolName }) => offers.length === 0 || offers.includes(protocolName));
  const hints = wanted.map(({ hint }) => hint(hop));
  const hint =
    wanted.length === 0
      ? `Give what the server accepts: ${offers.join(", ")}.`
      : [...new Set(hints)].join("\n");
  return new JobError("auth", message, { hint, cause });
}

/** A server that ends the conversation says why. */
function reasonOf({ message }: Error): string {
  if (message === "All configured authentication methods failed") return "";
  return ` The connection ended with ${quoteForeign(message)}.`;
}
