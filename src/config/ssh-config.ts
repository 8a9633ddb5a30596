import { createHash } from "node:crypto";
import { isIP } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { printable } from "./printable.ts";
import { applyConfig, type Applied, type ConfigPlaces } from "./ssh-config-apply.ts";
import { ConfigFiles, type ConfigFault } from "./ssh-config-files.ts";
import type { ConfigLine } from "./ssh-config-lines.ts";
import { unhonoured } from "./ssh-config-unhonoured.ts";
import { expandPath, expandTokens, type Here, type Tokens } from "./ssh-config-tokens.ts";

/** What ssh's configuration says of a host. All paths are expanded. */
export interface HostConfig {
  /** The name, in lower case, or the address to dial. */
  readonly hostname: string;
  readonly username: string | undefined;
  readonly port: number | undefined;
  /** Keys to log in with; `undefined` when none is named, which means the usual ones. */
  readonly identityFiles: readonly string[] | undefined;
  /** Whether an agent may be asked for these keys only. */
  readonly identitiesOnly: boolean;
  /** Where the ssh-agent listens. */
  readonly agent: string | undefined;
  /** Hosts to go through, `[user@]host[:port]`, in this order. */
  readonly jump: readonly string[];
  /** They need not be there. */
  readonly knownHostsFiles: readonly string[];
  /** What known_hosts calls the host, if that is not its name. */
  readonly hostKeyAlias: string | undefined;
  readonly connectTimeoutMs: number | undefined;
  /** Sentences about what is not done as ssh would do it. */
  readonly warnings: readonly string[];
  readonly faults: readonly ConfigFault[];
}

/** Who asks, and where from. */
export interface Asker extends Here {
  readonly localUsername: string;
  /** Where files belong to somebody. */
  readonly userId: number | undefined;
  /** The user's configuration and the system's, in the order in which they count. */
  readonly userFile: string;
  readonly systemFile: string | undefined;
}

/** Looks a host up; what is given with it counts before what the files say. */
export type FindHostConfig = (
  host: string,
  given: { readonly username?: string | undefined; readonly port?: number | undefined },
) => Promise<HostConfig>;

/** Looks hosts up in the files of ssh_config(5); each file is read once. */
export function sshConfigOf(asker: Asker): FindHostConfig {
  const { home, userFile, systemFile, userId, localUsername } = asker;
  const user = { path: userFile, guarded: true, directory: join(home, ".ssh") };
  const system =
    systemFile === undefined ? [] : [{ path: systemFile, guarded: false, directory: "/etc/ssh" }];
  const places: ConfigPlaces = { files: new ConfigFiles(userId), sources: [user, ...system], home };
  return async (host, given) => {
    const applied = await applyConfig(places, host, given.username, localUsername);
    return new Interpretation(applied, host, given, asker).result();
  };
}

class Interpretation {
  readonly #applied: Applied;
  readonly #host: string;
  readonly #given: Parameters<FindHostConfig>[1];
  readonly #asker: Asker;
  readonly #faults: ConfigFault[] = [];

  constructor(applied: Applied, host: string, given: Parameters<FindHostConfig>[1], asker: Asker) {
    this.#applied = applied;
    this.#host = host;
    this.#given = given;
    this.#asker = asker;
  }

  result(): HostConfig {
    const { warnings, identityFiles: identities } = this.#applied;
    const name = this.#line("hostname");
    const username = this.#word("user");
    const port = this.#number("port", /^[1-9]\d{0,4}$/, 65_535);
    const address = name && this.#expanded(name, expandTokens(name.words?.[0] ?? "", { h: this.#host }));
    const target = inLowerCase(address ?? this.#host);
    const tokens = this.#tokens(target, this.#given.username ?? username, this.#given.port ?? port);
    const files = identities
      .filter((line) => line.words?.[0]?.toLowerCase() !== "none")
      .flatMap((line) => this.#path(line, line.words?.[0] ?? "", tokens));
    return {
      hostname: target,
      username,
      port,
      identityFiles: identities.length === 0 ? undefined : files,
      identitiesOnly: this.#flag("identitiesonly"),
      agent: this.#agent(tokens),
      jump: this.#jump(),
      knownHostsFiles: [
        ...this.#files("userknownhostsfile", ["~/.ssh/known_hosts", "~/.ssh/known_hosts2"], tokens),
        ...this.#files(
          "globalknownhostsfile",
          ["/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2"],
          tokens,
        ),
      ],
      hostKeyAlias: this.#word("hostkeyalias")?.toLowerCase(),
      connectTimeoutMs: this.#duration("connecttimeout"),
      warnings: [...warnings, ...unhonoured(this.#applied, this.#host)],
      faults: [...this.#applied.faults, ...this.#faults],
    };
  }

  #line(keyword: string): ConfigLine | undefined {
    return this.#applied.first.get(keyword);
  }

  #word(keyword: string): string | undefined {
    return this.#line(keyword)?.words?.[0];
  }

  #flag(keyword: string): boolean {
    const line = this.#line(keyword);
    const text = line?.words?.[0]?.toLowerCase() ?? "no";
    if (line !== undefined && !["yes", "true", "no", "false"].includes(text)) this.#fault(line, text);
    return text === "yes" || text === "true";
  }

  #number(keyword: string, form: RegExp, max: number): number | undefined {
    const line = this.#line(keyword);
    const text = line?.words?.[0];
    if (line === undefined || text === undefined) return undefined;
    if (form.test(text) && Number(text) <= max) return Number(text);
    this.#fault(line, text);
    return undefined;
  }

  /** Seconds, or what `TIME FORMATS` of sshd_config(5) allows. @returns milliseconds */
  #duration(keyword: string): number | undefined {
    const line = this.#line(keyword);
    const text = line?.words?.[0]?.toLowerCase() ?? "none";
    if (line === undefined || text === "none" || text === "0") return undefined;
    if (!/^(\d+[smhdw]?)+$/.test(text)) {
      this.#fault(line, text);
      return undefined;
    }
    const parts = [...text.matchAll(/(\d+)([smhdw]?)/g)];
    return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (unitMs[unit] ?? 1000), 0);
  }

  #tokens(target: string, username: string | undefined, port: number | undefined): Tokens {
    const { home, localUsername, userId } = this.#asker;
    const local = hostname();
    const r = username ?? localUsername;
    const p = String(port ?? 22);
    return {
      ...{ d: home, h: target, n: this.#host, p, r, u: localUsername, i: String(userId ?? 0) },
      ...{
        k: this.#word("hostkeyalias")?.toLowerCase() ?? this.#host,
        l: local,
        L: local.replace(/\..*/, ""),
      },
      C: createHash("sha1").update(`${local}${target}${p}${r}`).digest("hex"),
    };
  }

  #path(line: ConfigLine, text: string, tokens: Tokens): string[] {
    const path = this.#expanded(line, expandPath(text, tokens, this.#asker));
    return path === undefined ? [] : [path];
  }

  #files(keyword: string, usual: readonly string[], tokens: Tokens): string[] {
    const line = this.#line(keyword);
    if (line === undefined) return usual.flatMap((text) => expandPath(text, {}, this.#asker) ?? []);
    const { words = [] } = line;
    return words[0]?.toLowerCase() === "none" ? [] : words.flatMap((text) => this.#path(line, text, tokens));
  }

  #agent(tokens: Tokens): string | undefined {
    const { environment } = this.#asker;
    const line = this.#line("identityagent");
    const text = line?.words?.[0] ?? "SSH_AUTH_SOCK";
    if (text.toLowerCase() === "none") return undefined;
    if (text === "SSH_AUTH_SOCK") return environment["SSH_AUTH_SOCK"];
    if (line === undefined) return undefined;
    return /^\$\w+$/.test(text) ? environment[text.slice(1)] : this.#path(line, text, tokens)[0];
  }

  #jump(): string[] {
    const proxy = this.#line("proxy");
    const [text = "none"] = (proxy?.keyword === "proxyjump" ? proxy.words : undefined) ?? [];
    if (text.toLowerCase() === "none") return [];
    return text.split(",").map((hop) => hop.trim().replace(/^ssh:\/\/([^/]*)\/?$/, "$1"));
  }

  #expanded(line: ConfigLine, text: string | undefined): string | undefined {
    if (text === undefined) this.#fault(line, line.words?.join(" ") ?? "");
    return text;
  }

  #fault({ keyword, place }: ConfigLine, text: string): void {
    const message = `${place}: ${printable(text)} is no ${keyword} that is understood here.`;
    this.#faults.push({ message, hint: "Correct it, or give the option in its place." });
  }
}

/** A name as ssh dials it; an address stays as it is. */
function inLowerCase(host: string): string {
  return isIP(host) === 0 ? host.toLowerCase() : host;
}

const unitMs: Readonly<Partial<Record<string, number>>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
