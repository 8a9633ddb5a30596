import { Secret } from "../secret.ts";
import { isList, type GivenCollection } from "./given.ts";
import type { Kind } from "./kinds.ts";
import { printable } from "./printable.ts";

/** What a list or a mapping became, or what is wrong with it. Both texts are sentences that are safe to print. */
export type ReadCollection =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly hint: string };

/** Whether a list or a mapping is as good as nothing given. Where blanks count, an empty item is something. */
export function isNothing({ type }: Kind, given: GivenCollection): boolean {
  if (!isList(given)) return given.size === 0;
  return type === "lines" ? given.length === 0 : given.every((item) => item.trim() === "");
}

/** Turns a list or a mapping into the value that a text of this kind becomes. */
export function readCollection(kind: Kind, given: GivenCollection): ReadCollection {
  return isList(given) ? readList(kind, given) : readMapping(kind, given);
}

function readList({ type }: Kind, items: readonly string[]): ReadCollection {
  switch (type) {
    case "lines":
      return { ok: true, value: items };
    case "text":
      return { ok: true, value: items.join("\n").replaceAll("\r\n", "\n") };
    case "list": {
      const trimmed = items.map((item) => item.trim()).filter((item) => item !== "");
      const faulty = trimmed.find((item) => item.includes("\n"));
      if (faulty === undefined) return { ok: true, value: trimmed };
      return fault(`${printable(faulty)} has more than one line.`, "Write each item on its own.");
    }
    case "variables":
    case "secret-variables":
      return fault("It is a list.", "Write a mapping of names to values.");
    default:
      return fault("It is a list.", "Write one value.");
  }
}

function readMapping({ type }: Kind, variables: ReadonlyMap<string, string>): ReadCollection {
  if (type !== "variables" && type !== "secret-variables") {
    const takesItems = type === "list" || type === "lines" || type === "text";
    return fault("It is a mapping.", takesItems ? "Write a list of texts." : "Write one value.");
  }
  const faulty = [...variables.keys()].find((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  if (faulty !== undefined) {
    const hint = "Names are made of letters, digits and _, and begin with no digit.";
    return fault(`${printable(faulty)} is no name of a variable.`, hint);
  }
  if (type === "variables") return { ok: true, value: variables };
  return { ok: true, value: new Map([...variables].map(([name, text]) => [name, new Secret(text)])) };
}

function fault(message: string, hint: string): ReadCollection {
  return { ok: false, message, hint };
}
