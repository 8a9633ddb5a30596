export const id = 772;
export const ids = [772];
export const modules = {

/***/ 772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sshConfigOf: () => (/* binding */ sshConfigOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(2360);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./build/config/ssh-config-lines.js
/** Takes the text of a configuration of ssh apart, by the rules of OpenSSH's `process_config_line` and `argv_split`. */
function parseConfigLines(text, file) {
    return text.split("\n").flatMap((content, index) => {
        const { keyword, rest = "" } = directive.exec(content.trim())?.groups ?? {};
        if (keyword === undefined || keyword.startsWith("#"))
            return [];
        return [
            { keyword: keyword.toLowerCase(), words: splitWords(rest), place: `${file} line ${String(index + 1)}` },
        ];
    });
}
/** One `=` may stand between keyword and arguments. */
const directive = /^"?(?<keyword>[^\s"=]+)"?\s*=?\s*(?<rest>.*)$/;
/** A blank, a quote or a backslash counts as itself behind a backslash; other backslashes stay. */
const part = /\\(?<escaped>["'\\ ])|"(?<double>(?:\\["'\\]|[^"])*)"|'(?<single>(?:\\["'\\]|[^'])*)'|(?<plain>[^"'])/y;
function splitWords(text) {
    const words = [];
    let word;
    for (part.lastIndex = 0; part.lastIndex < text.length;) {
        const groups = part.exec(text)?.groups;
        if (groups === undefined)
            return undefined;
        const { escaped, double, single, plain } = groups;
        if (plain === "#" && word === undefined)
            break;
        if (plain === " " || plain === "\t") {
            if (word !== undefined)
                words.push(word);
            word = undefined;
            continue;
        }
        const quoted = (double ?? single)?.replaceAll(/\\(["'\\])/g, "$1");
        word = (word ?? "") + (escaped ?? quoted ?? plain ?? "");
    }
    return word === undefined ? words : [...words, word];
}

;// CONCATENATED MODULE: ./build/config/ssh-config-files.js




/** Files of ssh's configuration. Each is read once. */
class ConfigFiles {
    #userId;
    #readings = new Map();
    /** @param userId who we are, where files belong to somebody */
    constructor(userId) {
        this.#userId = userId;
    }
    /** @param guarded whether it must belong to us or root, and nobody else may write to it, as ssh has it */
    read(path, guarded) {
        const known = this.#readings.get(path) ?? readConfig(path, guarded ? this.#userId : undefined);
        this.#readings.set(path, known);
        return known;
    }
}
async function readConfig(path, userId) {
    try {
        const { uid, mode } = await (0,promises_.stat)(path);
        const isOurs = uid === 0 || uid === userId;
        if (userId !== undefined && (!isOurs || (mode & 0o022) !== 0)) {
            const message = `${path} could have been written by somebody else: ssh does not use it either.`;
            return { fault: { message, hint: `Type: chown "$USER" ${path}; chmod go-w ${path}` } };
        }
        return { lines: parseConfigLines(await (0,promises_.readFile)(path, "utf8"), path) };
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
        if (code === undefined)
            throw error;
        if (code === "ENOENT" || code === "ENOTDIR")
            return undefined;
        const hint = "Make it a file that you can read, or take it away.";
        return { fault: { message: `${path} cannot be read: ${code}.`, hint } };
    }
}
/** The files that the pattern of an `Include` means, as glob(3) finds them: by name, none that is hidden. */
async function includedFiles(pattern) {
    const [root = "", ...names] = pattern.split("/");
    let found = [root === "" ? "/" : root];
    for (const name of names.filter((each) => each !== "")) {
        found = /[*?[]/.test(name)
            ? (await Promise.all(found.map((directory) => entriesLike(directory, name)))).flat()
            : found.map((directory) => (0,external_node_path_.join)(directory, name));
    }
    return found;
}
async function entriesLike(directory, pattern) {
    const fits = picomatch(pattern, { nobrace: true, noextglob: true, noglobstar: true, nonegate: true });
    const names = await (0,promises_.readdir)(directory).catch(() => []);
    return names
        .filter((name) => fits(name))
        .toSorted()
        .map((name) => (0,external_node_path_.join)(directory, name));
}

// EXTERNAL MODULE: ./build/transport/known-hosts.js
var known_hosts = __webpack_require__(8223);
;// CONCATENATED MODULE: ./build/config/ssh-config-match.js

/** Whether the words of a `Host` line match: none that is negated, and one of the others. */
function matchesHost(words, { host }) {
    const matching = words.filter((word) => (0,known_hosts/* wildcards */.S)(word.replace(/^!/, "")).test(host));
    return matching.length > 0 && matching.every((word) => !word.startsWith("!"));
}
/** Whether all the criteria of a `Match` line hold; `undefined` when they are not well-formed. */
function matches(words, subject) {
    const left = words.flatMap((word) => /^(!?[a-z]+)=(.*)$/i.exec(word)?.slice(1) ?? [word]);
    let holds = true;
    let wantsFinal = false;
    let unknown;
    if (left.length === 0)
        return undefined;
    for (let before = 0; left.length > 0; before += 1) {
        const word = left.shift() ?? "";
        const isNegated = word.startsWith("!");
        const criterion = word.replace(/^!/, "").toLowerCase();
        let fits;
        if (criterion === "all") {
            // It comes last, behind one other at most.
            if (left.length > 0 || before > 1)
                return undefined;
            fits = true;
        }
        else if (criterion === "final" || criterion === "canonical") {
            wantsFinal ||= criterion === "final";
            fits = subject.isFinal;
        }
        else {
            const argument = left.shift();
            if (argument === undefined || argument === "")
                return undefined;
            fits = tests[criterion]?.(subject, argument);
            if (fits === undefined)
                unknown ??= criterion;
        }
        if (fits === isNegated)
            holds = false;
    }
    return unknown !== undefined && holds ? { unknown, wantsFinal } : { holds, wantsFinal };
}
const tests = {
    host: ({ hostname }, list) => matchesList(hostname.toLowerCase(), list.toLowerCase()),
    originalhost: ({ original }, list) => matchesList(original.toLowerCase(), list.toLowerCase()),
    user: ({ username }, list) => matchesList(username, list),
    localuser: ({ localUsername }, list) => matchesList(localUsername, list),
};
function matchesList(text, list) {
    const matching = list.split(",").filter((pattern) => (0,known_hosts/* wildcards */.S)(pattern.replace(/^!/, "")).test(text));
    return matching.length > 0 && matching.every((pattern) => !pattern.startsWith("!"));
}

;// CONCATENATED MODULE: ./build/config/ssh-config-tokens.js

/**
 * Puts in what `%` and a letter stand for, and with an environment what `${NAME}` does; `undefined` when something stands
 * for nothing.
 */
function expandTokens(text, tokens, environment) {
    const unknown = [];
    const expanded = text.replaceAll(/%(.?)|\$\{([^}]*)\}/gs, (all, letter, name) => {
        if (name !== undefined && environment === undefined)
            return all;
        const value = name === undefined ? { ...tokens, "%": "%" }[letter ?? ""] : environment?.[name];
        if (value === undefined)
            unknown.push(all);
        return value ?? "";
    });
    return unknown.length === 0 ? expanded : undefined;
}
/** A path in ssh's configuration, with all that stands for something put in; `undefined` when there is no such thing. */
function expandPath(text, tokens, { home, environment }) {
    const path = text === "~" || text.startsWith("~/") ? (0,external_node_path_.join)(home, text.slice(1)) : text;
    return path.startsWith("~") ? undefined : expandTokens(path, tokens, environment);
}

;// CONCATENATED MODULE: ./build/config/ssh-config-apply.js




/** Files that include each other end here, as in OpenSSH. */
const maxDepth = 16;
/**
 * Finds what applies to a host as ssh(1) does: the first value of each keyword counts, and when a file asks for `Match final`
 * all are read once more, for the name that was found.
 * @param username who was asked for
 */
async function applyConfig(places, original, username, localUsername) {
    const pass = new Pass(places, { original, username, localUsername });
    await pass.over();
    if (pass.wantsFinal)
        await pass.over(pass.hostname.toLowerCase());
    return pass;
}
/** What is wrong with the form of a line, whomever it is about; `undefined` if nothing is. */
function formFault({ keyword, words }) {
    if (words === undefined)
        return "A quote is not closed.";
    if (words.length === 0)
        return `${keyword} has no value.`;
    if (words.includes(""))
        return `${keyword} has an empty value.`;
    if (words.length > 1 && single.has(keyword))
        return `${keyword} has more than one value.`;
    const isNone = words.some((word) => word.toLowerCase() === "none");
    const isExtra = words.length > 1 && keyword.endsWith("knownhostsfile") && isNone;
    return isExtra ? `${keyword} has none beside other values.` : undefined;
}
const single = new Set([
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
class Pass {
    first = new Map();
    identityFiles = [];
    faults = [];
    warnings = new Set();
    wantsFinal = false;
    #places;
    #asked;
    #finalName;
    #isEndless = false;
    constructor(places, asked) {
        this.#places = places;
        this.#asked = asked;
    }
    /** The name that the host stands for, as far as it is known. */
    get hostname() {
        const { original } = this.#asked;
        const text = this.first.get("hostname")?.words?.[0] ?? original;
        return this.#finalName ?? expandTokens(text, { h: original }) ?? text;
    }
    async over(finalName) {
        this.#finalName = finalName;
        for (const source of this.#places.sources)
            await this.#read(source, { active: true, never: false }, 0);
    }
    /** @param state whether its lines apply before the first block, and whether none can, as it is included by a block that does not */
    async #read(source, state, depth) {
        const reading = await this.#places.files.read(source.path, source.guarded);
        if (reading === undefined)
            return;
        if ("fault" in reading) {
            if (!this.faults.includes(reading.fault))
                this.faults.push(reading.fault);
            return;
        }
        let { active } = state;
        for (const line of reading.lines) {
            const { keyword, words = [], place } = line;
            const fault = formFault(line);
            if (fault !== undefined)
                this.#fault(fault, place);
            else if (keyword === "host")
                active = !state.never && matchesHost(words, this.#subject);
            else if (keyword === "match")
                active = this.#matches(words, place, state.never);
            else if (keyword === "include")
                await this.#include(words, source, { active, place, depth });
            else if (active)
                this.#take(line);
        }
    }
    get #subject() {
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
    #matches(words, place, never) {
        const matching = matches(words, this.#subject);
        if (matching === undefined) {
            this.#fault("This is no condition of Match.", place);
            return false;
        }
        this.wantsFinal ||= matching.wantsFinal;
        if (never)
            return false;
        if ("holds" in matching)
            return matching.holds;
        this.warnings.add(`${place}: "Match ${matching.unknown}" is not evaluated; the block counts as one that does not match ${this.#asked.original}.`);
        return false;
    }
    async #include(patterns, { directory, guarded }, { active, place, depth }) {
        if (this.#isEndless)
            return;
        if (depth === maxDepth) {
            this.#isEndless = true;
            this.#fault("Files include each other without an end, or too deeply.", place);
            return;
        }
        for (const pattern of patterns) {
            const fromHome = pattern.startsWith("~/") ? (0,external_node_path_.join)(this.#places.home, pattern.slice(2)) : pattern;
            const absolute = fromHome.startsWith("/") ? fromHome : (0,external_node_path_.join)(directory, fromHome);
            for (const path of await includedFiles(absolute)) {
                await this.#read({ path, directory, guarded }, { active, never: !active }, depth + 1);
            }
        }
    }
    #take(line) {
        if (line.keyword === "identityfile") {
            const isNew = this.identityFiles.every(({ words }) => words?.[0] !== line.words?.[0]);
            if (isNew)
                this.identityFiles.push(line);
            return;
        }
        // When all is read once more, the name is known.
        if (line.keyword === "hostname" && this.#finalName !== undefined)
            return;
        // "none" leaves the place to the next one, here only.
        if (line.keyword === "connecttimeout" && line.words?.[0]?.toLowerCase() === "none")
            return;
        const key = line.keyword === "proxyjump" || line.keyword === "proxycommand" ? "proxy" : line.keyword;
        if (!this.first.has(key))
            this.first.set(key, line);
    }
    #fault(message, place) {
        const told = `${place}: ${message}`;
        if (this.faults.some((fault) => fault.message === told))
            return;
        this.faults.push({ message: told, hint: "ssh_config(5) says how it is written." });
    }
}

;// CONCATENATED MODULE: ./build/config/ssh-config-unhonoured.js

/** Sentences about what applies to a host in ssh's configuration and has no effect here. */
function unhonoured({ first }, host) {
    const lines = [...first.values()].filter(({ keyword, words }) => unsupported.has(keyword) && !isOff.has(words?.[0]?.toLowerCase() ?? ""));
    const warnings = lines.map(({ keyword, place }) => `${place}: ${unsupported.get(keyword) ?? keyword} is not supported here, so ${(0,printable/* printable */.g)(host)} may be reached in another way than by ssh.`);
    const strict = first.get("stricthostkeychecking");
    const text = strict?.words?.[0] ?? "";
    if (strict !== undefined && isLax.has(text.toLowerCase())) {
        const what = `StrictHostKeyChecking ${text} has no effect here`;
        warnings.push(`${strict.place}: ${what}: a host key is accepted only if it is known.`);
    }
    return warnings;
}
const isOff = new Set(["none", "no", "false", "any"]);
const isLax = new Set(["no", "false", "off", "accept-new"]);
/** What would change how a host is reached or trusted, as ssh_config(5) writes it. */
const unsupported = new Map([
    "AddressFamily",
    "BindAddress",
    "BindInterface",
    "CanonicalizeHostname",
    "CertificateFile",
    "KnownHostsCommand",
    "PKCS11Provider",
    "ProxyCommand",
    "RevokedHostKeys",
    "VerifyHostKeyDNS",
].map((keyword) => [keyword.toLowerCase(), keyword]));

;// CONCATENATED MODULE: ./build/config/ssh-config.js









/** Looks hosts up in the files of ssh_config(5); each file is read once. */
function sshConfigOf(asker) {
    const { home, userFile, systemFile, userId, localUsername } = asker;
    const user = { path: userFile, guarded: true, directory: (0,external_node_path_.join)(home, ".ssh") };
    const system = systemFile === undefined ? [] : [{ path: systemFile, guarded: false, directory: "/etc/ssh" }];
    const places = { files: new ConfigFiles(userId), sources: [user, ...system], home };
    return async (host, given) => {
        const applied = await applyConfig(places, host, given.username, localUsername);
        return new Interpretation(applied, host, given, asker).result();
    };
}
class Interpretation {
    #applied;
    #host;
    #given;
    #asker;
    #faults = [];
    constructor(applied, host, given, asker) {
        this.#applied = applied;
        this.#host = host;
        this.#given = given;
        this.#asker = asker;
    }
    result() {
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
                ...this.#files("globalknownhostsfile", ["/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2"], tokens),
            ],
            hostKeyAlias: this.#word("hostkeyalias")?.toLowerCase(),
            connectTimeoutMs: this.#duration("connecttimeout"),
            warnings: [...warnings, ...unhonoured(this.#applied, this.#host)],
            faults: [...this.#applied.faults, ...this.#faults],
        };
    }
    #line(keyword) {
        return this.#applied.first.get(keyword);
    }
    #word(keyword) {
        return this.#line(keyword)?.words?.[0];
    }
    #flag(keyword) {
        const line = this.#line(keyword);
        const text = line?.words?.[0]?.toLowerCase() ?? "no";
        if (line !== undefined && !["yes", "true", "no", "false"].includes(text))
            this.#fault(line, text);
        return text === "yes" || text === "true";
    }
    #number(keyword, form, max) {
        const line = this.#line(keyword);
        const text = line?.words?.[0];
        if (line === undefined || text === undefined)
            return undefined;
        if (form.test(text) && Number(text) <= max)
            return Number(text);
        this.#fault(line, text);
        return undefined;
    }
    /** Seconds, or what `TIME FORMATS` of sshd_config(5) allows. @returns milliseconds */
    #duration(keyword) {
        const line = this.#line(keyword);
        const text = line?.words?.[0]?.toLowerCase() ?? "none";
        if (line === undefined || text === "none" || text === "0")
            return undefined;
        if (!/^(\d+[smhdw]?)+$/.test(text)) {
            this.#fault(line, text);
            return undefined;
        }
        const parts = [...text.matchAll(/(\d+)([smhdw]?)/g)];
        return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (unitMs[unit] ?? 1000), 0);
    }
    #tokens(target, username, port) {
        const { home, localUsername, userId } = this.#asker;
        const local = (0,external_node_os_.hostname)();
        const r = username ?? localUsername;
        const p = String(port ?? 22);
        return {
            ...{ d: home, h: target, n: this.#host, p, r, u: localUsername, i: String(userId ?? 0) },
            ...{
                k: this.#word("hostkeyalias")?.toLowerCase() ?? this.#host,
                l: local,
                L: local.replace(/\..*/, ""),
            },
            C: (0,external_node_crypto_.createHash)("sha1").update(`${local}${target}${p}${r}`).digest("hex"),
        };
    }
    #path(line, text, tokens) {
        const path = this.#expanded(line, expandPath(text, tokens, this.#asker));
        return path === undefined ? [] : [path];
    }
    #files(keyword, usual, tokens) {
        const line = this.#line(keyword);
        if (line === undefined)
            return usual.flatMap((text) => expandPath(text, {}, this.#asker) ?? []);
        const { words = [] } = line;
        return words[0]?.toLowerCase() === "none" ? [] : words.flatMap((text) => this.#path(line, text, tokens));
    }
    #agent(tokens) {
        const { environment } = this.#asker;
        const line = this.#line("identityagent");
        const text = line?.words?.[0] ?? "SSH_AUTH_SOCK";
        if (text.toLowerCase() === "none")
            return undefined;
        if (text === "SSH_AUTH_SOCK")
            return environment["SSH_AUTH_SOCK"];
        if (line === undefined)
            return undefined;
        return /^\$\w+$/.test(text) ? environment[text.slice(1)] : this.#path(line, text, tokens)[0];
    }
    #jump() {
        const proxy = this.#line("proxy");
        const [text = "none"] = (proxy?.keyword === "proxyjump" ? proxy.words : undefined) ?? [];
        if (text.toLowerCase() === "none")
            return [];
        return text.split(",").map((hop) => hop.trim().replace(/^ssh:\/\/([^/]*)\/?$/, "$1"));
    }
    #expanded(line, text) {
        if (text === undefined)
            this.#fault(line, line.words?.join(" ") ?? "");
        return text;
    }
    #fault({ keyword, place }, text) {
        const message = `${place}: ${(0,printable/* printable */.g)(text)} is no ${keyword} that is understood here.`;
        this.#faults.push({ message, hint: "Correct it, or give the option in its place." });
    }
}
/** A name as ssh dials it; an address stays as it is. */
function inLowerCase(host) {
    return (0,external_node_net_.isIP)(host) === 0 ? host.toLowerCase() : host;
}
const unitMs = {
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
};


/***/ })

};
