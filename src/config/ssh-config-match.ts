import { wildcards } from "../transport/known-hosts.ts";

/** What a file of ssh's configuration is asked about. */
export interface Subject {
  /** What `Host` compares with: the name as given; in the final pass the one it stands for. */
  readonly host: string;
  /** The name as given. */
  readonly original: string;
  /** The name that it stands for, as far as that is known. */
  readonly hostname: string;
  readonly username: string;
  readonly localUsername: string;
  /** Whether all files were read once, and are read again for `Match final`. */
  readonly isFinal: boolean;
}

/** Whether a block holds; `unknown` names a criterion on which that depends and which nobody here can tell. */
export type Matching =
  | { readonly holds: boolean; readonly wantsFinal: boolean }
  | { readonly unknown: string; readonly wantsFinal: boolean };

/** Whether the words of a `Host` line match: none that is negated, and one of the others. */
export function matchesHost(words: readonly string[], { host }: Subject): boolean {
  const matching = words.filter((word) => wildcards(word.replace(/^!/, "")).test(host));
  return matching.length > 0 && matching.every((word) => !word.startsWith("!"));
}

/** Whether all the criteria of a `Match` line hold; `undefined` when they are not well-formed. */
export function matches(words: readonly string[], subject: Subject): Matching | undefined {
  const left = words.flatMap((word) => /^(!?[a-z]+)=(.*)$/i.exec(word)?.slice(1) ?? [word]);
  let holds = true;
  let wantsFinal = false;
  let unknown: string | undefined;
  if (left.length === 0) return undefined;
  for (let before = 0; left.length > 0; before += 1) {
    const word = left.shift() ?? "";
    const isNegated = word.startsWith("!");
    const criterion = word.replace(/^!/, "").toLowerCase();
    let fits: boolean | undefined;
    if (criterion === "all") {
      // It comes last, behind one other at most.
      if (left.length > 0 || before > 1) return undefined;
      fits = true;
    } else if (criterion === "final" || criterion === "canonical") {
      wantsFinal ||= criterion === "final";
      fits = subject.isFinal;
    } else {
      const argument = left.shift();
      if (argument === undefined || argument === "") return undefined;
      fits = tests[criterion]?.(subject, argument);
      if (fits === undefined) unknown ??= criterion;
    }
    if (fits === isNegated) holds = false;
  }
  return unknown !== undefined && holds ? { unknown, wantsFinal } : { holds, wantsFinal };
}

const tests: Readonly<Partial<Record<string, (subject: Subject, list: string) => boolean>>> = {
  host: ({ hostname }, list) => matchesList(hostname.toLowerCase(), list.toLowerCase()),
  originalhost: ({ original }, list) => matchesList(original.toLowerCase(), list.toLowerCase()),
  user: ({ username }, list) => matchesList(username, list),
  localuser: ({ localUsername }, list) => matchesList(localUsername, list),
};

function matchesList(text: string, list: string): boolean {
  const matching = list.split(",").filter((pattern) => wildcards(pattern.replace(/^!/, "")).test(text));
  return matching.length > 0 && matching.every((pattern) => !pattern.startsWith("!"));
}
