import { join } from "node:path";
import { includedFiles, type ConfigFault, type ConfigFiles } from "./ssh-config-files.ts";
import type { ConfigLine } from "./ssh-config-lines.ts";
import { matches, matchesHost, type Subject } from "./ssh-config-match.ts";
import { expandTokens } from "./ssh-config-tokens.ts";

/** A file to be read. */
interface Source {
  readonly path: string;
  /** Whether it must belong to us or root, and nobody else may write to it. */
  readonly guarded: boolean;
  /** Where the relative paths of its `Include` lines start. */
  readonly directory: string;
}

/** Which configuration there is. */
export interface ConfigPlaces {
  readonly files: ConfigFiles;
  /** In the order in which they count. */
  readonly sources: readonly Source[];
  readonly home: string;
}

/** The lines that apply to a host. */
export interface Applied {
  /** The first line of each keyword, but for those that add up. `ProxyCommand` and `ProxyJump` share one place. */
  readonly first: ReadonlyMap<string, ConfigLine>;
  readonly identityFiles: readonly ConfigLine[];
  readonly faults: readonly ConfigFault[];
  readonly warnings: ReadonlySet<string>;
}

/** Files that include each other end here, as in OpenSSH. */
const maxDepth = 16;

/**
 * Finds what applies to a host as ssh(1) does: the first value of each keyword counts, and when a file asks for `Match final`
 * all are read once more, for the name that was found.
 * @param username who was asked for
 */
export async function applyConfig(
  places: ConfigPlaces,
  original: string,
  username: string | undefined,
  localUsername: string,
): Promise<Applied> {
  const pass = new Pass(places, { original, username, localUsername });
  await pass.over();
  if (pass.wantsFinal) await pass.over(pass.hostname.toLowerCase());
  return pass;
}

/** What is wrong with the form of a line, whomever it is about; `undefined` if nothing is. */
function formFault({ keyword, words }: ConfigLine): string | undefined {
  if (words === undefined) return "A quote is not closed.";
  if (words.length === 0) return `${keyword} has no value.`;
  if (words.includes("")) return `${keyword} has an empty value.`;
  if (words.length > 1 && single.has(keyword)) return `${keyword} has more than one value.`;
  const isNone = words.some((word) => word.toLowerCase() === "none");
  const isExtra = words.length > 1 && keyword.endsWith("knownhostsfile") && isNone;
  return isExtra ? `${keyword} has none beside other values.` : undefined;
}

const single: ReadonlySet<string> = new Set([
  "connecttimeout",
  "hostkeyalias",
  "hostname",
  "identitiesonly",
  "identityagent",
  "identityfile",
  "port",
  "stricthostkeychecking",
  "user",
]);

/** Who is asked about. */
interface Asked extends Pick<Subject, "original" | "localUsername"> {
  readonly username: string | undefined;
}

class Pass implements Applied {
  readonly first = new Map<string, ConfigLine>();
  readonly identityFiles: ConfigLine[] = [];
  readonly faults: ConfigFault[] = [];
  readonly warnings = new Set<string>();
  wantsFinal = false;
  readonly #places: ConfigPlaces;
  readonly #asked: Asked;
  #finalName: string | undefined;
  #isEndless = false;

  constructor(places: ConfigPlaces, asked: Asked) {
    this.#places = places;
    this.#asked = asked;
  }

  /** The name that the host stands for, as far as it is known. */
  get hostname(): string {
    const { original } = this.#asked;
    const text = this.first.get("hostname")?.words?.[0] ?? original;
    return this.#finalName ?? expandTokens(text, { h: original }) ?? text;
  }

  async over(finalName?: string): Promise<void> {
    this.#finalName = finalName;
    for (const source of this.#places.sources) await this.#read(source, { active: true, never: false }, 0);
  }

  /** @param state whether its lines apply before the first block, and whether none can, as it is included by a block that does not */
  async #read(
    source: Source,
    state: { readonly active: boolean; readonly never: boolean },
    depth: number,
  ): Promise<void> {
    const reading = await this.#places.files.read(source.path, source.guarded);
    if (reading === undefined) return;
    if ("fault" in reading) {
      if (!this.faults.includes(reading.fault)) this.faults.push(reading.fault);
      return;
    }
    let { active } = state;
    for (const line of reading.lines) {
      const { keyword, words = [], place } = line;
      const fault = formFault(line);
      if (fault !== undefined) this.#fault(fault, place);
      else if (keyword === "host") active = !state.never && matchesHost(words, this.#subject);
      else if (keyword === "match") active = this.#matches(words, place, state.never);
      else if (keyword === "include") await this.#include(words, source, { active, place, depth });
      else if (active) this.#take(line);
    }
  }

  get #subject(): Subject {
    const { original, localUsername } = this.#asked;
    const isFinal = this.#finalName !== undefined;
    const username = this.#asked.username ?? this.first.get("user")?.words?.[0] ?? localUsername;
    return {
      ...{ original, localUsername, username, isFinal },
      hostname: this.hostname,
      host: this.#finalName ?? original,
    };
  }

  /** @param never whether its block does not apply even if it matches; it may ask for the final pass nevertheless */
  #matches(words: readonly string[], place: string, never: boolean): boolean {
    const matching = matches(words, this.#subject);
    if (matching === undefined) {
      this.#fault("This is no condition of Match.", place);
      return false;
    }
    this.wantsFinal ||= matching.wantsFinal;
    if (never) return false;
    if ("holds" in matching) return matching.holds;
    this.warnings.add(
      `${place}: "Match ${matching.unknown}" is not evaluated; the block counts as one that does not match ${this.#asked.original}.`,
    );
    return false;
  }

  async #include(
    patterns: readonly string[],
    { directory, guarded }: Source,
    { active, place, depth }: { active: boolean; place: string; depth: number },
  ): Promise<void> {
    if (this.#isEndless) return;
    if (depth === maxDepth) {
      this.#isEndless = true;
      this.#fault("Files include each other without an end, or too deeply.", place);
      return;
    }
    for (const pattern of patterns) {
      const fromHome = pattern.startsWith("~/") ? join(this.#places.home, pattern.slice(2)) : pattern;
      const absolute = fromHome.startsWith("/") ? fromHome : join(directory, fromHome);
      for (const path of await includedFiles(absolute)) {
        await this.#read({ path, directory, guarded }, { active, never: !active }, depth + 1);
      }
    }
  }

  #take(line: ConfigLine): void {
    if (line.keyword === "identityfile") {
      const isNew = this.identityFiles.every(({ words }) => words?.[0] !== line.words?.[0]);
      if (isNew) this.identityFiles.push(line);
      return;
    }
    // When all is read once more, the name is known.
    if (line.keyword === "hostname" && this.#finalName !== undefined) return;
    // "none" leaves the place to the next one, here only.
    if (line.keyword === "connecttimeout" && line.words?.[0]?.toLowerCase() === "none") return;
    const key = line.keyword === "proxyjump" || line.keyword === "proxycommand" ? "proxy" : line.keyword;
    if (!this.first.has(key)) this.first.set(key, line);
  }

  #fault(message: string, place: string): void {
    const told = `${place}: ${message}`;
    if (this.faults.some((fault) => fault.message === told)) return;
    this.faults.push({ message: told, hint: "ssh_config(5) says how it is written." });
  }
}
