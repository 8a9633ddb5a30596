export const id = 142;
export const ids = [142];
export const modules = {

/***/ 1446:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "59159d0a667838c8fc58.sh";

/***/ }),

/***/ 1717:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "a260b96e402205f9ab9f.sh";

/***/ }),

/***/ 3620:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "56568c464479cef25b0f.sh";

/***/ }),

/***/ 9776:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "3982ef4276a655cb7a24.sh";

/***/ }),

/***/ 6309:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "dadabdcc069ac88798ae.sh";

/***/ }),

/***/ 8838:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "1e5b7a2b5ef3133cbaf4.sh";

/***/ }),

/***/ 1858:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "80d6ea8730f2f44350f9.sh";

/***/ }),

/***/ 477:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "77e3fb27301c07b0c8b9.sh";

/***/ }),

/***/ 3033:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "38047b04a044a1c9d9b2.sh";

/***/ }),

/***/ 9121:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "b68cce64caf258d43b61.sh";

/***/ }),

/***/ 3214:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "18641c1d54bfb4b81c58.sh";

/***/ }),

/***/ 1042:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "71ad1f7c6edde4cfa340.sh";

/***/ }),

/***/ 9459:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "d17abd590f249fc02ff4.sh";

/***/ }),

/***/ 925:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "568df43bac73e360a565.sh";

/***/ }),

/***/ 467:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "93020065936f4ccc7aec.sh";

/***/ }),

/***/ 6165:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "a3db016a87678fe03652.sh";

/***/ }),

/***/ 1978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readSurroundings)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



const keyNames = ["id_ed25519", "id_ecdsa", "id_rsa"];
/** On a terminal, the user's own name, agent, key and known hosts stand in for what is not given. */
function readSurroundings(environment) {
    const inSsh = (name) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), ".ssh", name);
    return {
        directory: process.cwd(),
        agent: environment["SSH_AUTH_SOCK"],
        knownHosts: ifPossible(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(inSsh("known_hosts"), "utf8")),
        keyFile: keyNames.map(inSsh).find((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)),
        // In a container, a user need not have a name.
        defaultUsername: ifPossible(() => (0,node_os__WEBPACK_IMPORTED_MODULE_1__.userInfo)().username) ?? environment["USER"],
        jobName: undefined,
    };
}
/** What a call to the system gives; `undefined` when the system refuses, as nobody asked for it. */
function ifPossible(call) {
    try {
        return call();
    }
    catch (error) {
        if (error instanceof Error && "syscall" in error)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 3513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ Terminal)
});

// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(5088);
;// CONCATENATED MODULE: ./build/report/describe.js

const titles = {
    sign: "Hash the job",
    cache: "Look for a known result",
    connect: "Connect",
    lock: "Wait for the lock",
    upload: "Send the job",
    queue: "Wait in the queue",
    run: "Run",
    fetch: "Fetch the results",
    store: "Store the result",
    artifact: "Upload the artifact",
};
/** What a phase is called for people. */
function phaseTitle(phase) {
    return titles[phase];
}
/** The line that an event is worth on a console; what is shown in another way, or not at all, gives none. */
function describe(event) {
    switch (event.type) {
        case "phase-ended":
            return `${titles[event.phase]}: ${(0,units/* formatDuration */.a)(event.ms)}`;
        case "notice":
            return event.message;
        case "submitted":
            return event.joined
                ? `The same job is running already: joined ${event.jobId} on ${event.target}, nothing was sent`
                : `Run ${event.jobId} on ${event.target}`;
        case "retrying":
            return `${event.reason} Trying again in ${(0,units/* formatDuration */.a)(event.delayMs)}, ${event.retriesLeft} more after that.`;
        case "ended":
            return event.result === undefined
                ? "submitted: it goes on on the target."
                : `${event.result.kind}: ${event.result.reason}`;
        case "phase-started":
        case "warning":
        case "progress":
        case "output":
            return undefined;
    }
}

// EXTERNAL MODULE: ./build/report/log-lines.js
var log_lines = __webpack_require__(9031);
;// CONCATENATED MODULE: ./build/report/transfer.js

/** Seconds between two lines about a transfer; a short one says nothing. */
const interval = 10_000;
/** Tells of a long transfer now and then. */
class Transfer {
    #began;
    #said;
    /** @param now milliseconds of any steady clock */
    constructor(now) {
        this.#began = now;
        this.#said = now;
    }
    /** A line such as `45 % (90 MB of 200 MB, 12 MB/s)` when one is due, else `undefined`. */
    line(bytes, total, now) {
        if (now - this.#said < interval)
            return undefined;
        this.#said = now;
        return describeTransfer(bytes, total, now - this.#began);
    }
}
/** How far a transfer is, after so many milliseconds. */
function describeTransfer(bytes, total, ms) {
    const rate = `${(0,units/* formatBytes */.z)((bytes * 1000) / Math.max(ms, 1))}/s`;
    if (total === undefined || total === 0)
        return `${(0,units/* formatBytes */.z)(bytes)}, ${rate}`;
    const percent = Math.min(100, Math.floor((bytes * 100) / total));
    return `${percent} % (${(0,units/* formatBytes */.z)(bytes)} of ${(0,units/* formatBytes */.z)(total)}, ${rate})`;
}

// EXTERNAL MODULE: ./build/cli/say.js
var say = __webpack_require__(2486);
;// CONCATENATED MODULE: ./build/cli/terminal.js




/** Shows a run on a terminal: the job's output on one stream, everything about it on stderr. */
class Terminal {
    #log;
    #splitters = {
        log: new log_lines/* LineSplitter */.g(),
        out: new log_lines/* LineSplitter */.g(),
        err: new log_lines/* LineSplitter */.g(),
    };
    #began = 0;
    #transfer;
    #barShown = false;
    constructor({ log }) {
        this.#log = log;
    }
    emit = (event) => {
        this.#eraseBar();
        switch (event.type) {
            case "output":
                this.#write(this.#splitters[event.stream].push(event.data));
                break;
            case "phase-started":
                this.#began = performance.now();
                this.#transfer = new Transfer(this.#began);
                break;
            case "progress":
                this.#progress(event);
                break;
            case "warning":
                (0,say/* say */.c)(`Warning: ${event.message}`, "yellow");
                break;
            case "ended":
                this.#flush();
                (0,say/* say */.c)(describe(event) ?? "", (event.result?.kind ?? "passed") === "passed" ? "green" : "red");
                break;
            default:
                if (event.type === "phase-ended" && event.phase === "run")
                    this.#flush();
                (0,say/* say */.c)(describe(event) ?? "", "dim");
        }
    };
    #write(lines) {
        for (const line of lines)
            this.#log.write(`${line}\n`);
    }
    #flush() {
        for (const splitter of Object.values(this.#splitters))
            this.#write(splitter.end());
    }
    #progress({ phase, bytes, total }) {
        const now = performance.now();
        if (process.stderr.isTTY) {
            process.stderr.write(`\r${phaseTitle(phase)}: ${describeTransfer(bytes, total, now - this.#began)}\u001b[K`);
            this.#barShown = true;
            return;
        }
        const line = this.#transfer?.line(bytes, total, now);
        if (line !== undefined)
            (0,say/* say */.c)(`${phaseTitle(phase)}: ${line}`, "dim");
    }
    #eraseBar() {
        if (this.#barShown)
            process.stderr.write("\r\u001b[K");
        this.#barShown = false;
    }
}


/***/ }),

/***/ 2117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseInputs)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/config/inputs.js + 2 modules
var inputs = __webpack_require__(8606);
;// CONCATENATED MODULE: ./build/config/findings.js


/** Gathers what is wrong with the inputs, and what is merely odd, so that all of it is told at once. */
class Findings {
    #problems = [];
    #warnings = [];
    /** Both texts are sentences. Neither may hold a secret, nor a value that has not been through `printable`. */
    problem(input, message, hint) {
        this.#problems.push({ input, message, hint });
    }
    /** A sentence, under the same rule. */
    warning(message) {
        this.#warnings.push(message);
    }
    hasProblem(input) {
        return this.#problems.some((problem) => input === undefined || problem.input === input);
    }
    get warnings() {
        return this.#warnings;
    }
    /** All problems, in the order of the list of inputs, and all warnings. */
    toError() {
        const problems = this.#problems.toSorted((one, other) => rank(one) - rank(other));
        return new errors/* InvalidInputs */.h(problems, this.#warnings);
    }
}
function rank({ input }) {
    const index = inputs/* inputs */.QL.findIndex(({ name }) => name === input);
    return index < 0 ? inputs/* inputs */.QL.length : index;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(2360);
;// CONCATENATED MODULE: ./build/config/parse-remote-directory.js


/** It stands in every command that we send, and a command has to stay short. */
const maxBytes = 300;
/** The store's path on the target: absolute, or starting with `~/`. */
function parseRemoteDirectory({ values }, findings) {
    const path = values["remote-directory"];
    const fault = faultOf(path);
    if (fault !== undefined) {
        const hint = "Name a directory of its own by a path that begins with / or ~/, such as ~/.cache/ssh-job.";
        findings.problem("remote-directory", `${(0,printable/* printable */.g)(path)} ${fault}.`, hint);
    }
    return path;
}
function faultOf(path) {
    if (Buffer.byteLength(path) > maxBytes)
        return `has more than ${maxBytes} bytes`;
    if (/\p{Cc}/u.test(path))
        return "holds a control character";
    if (external_node_path_.posix.normalize(path) === "/")
        return "is the root of the target's file system";
    if (path.startsWith("/") || /^~\/./.test(path))
        return undefined;
    return path.startsWith("~")
        ? "names no directory below the home of the user who logs in"
        : "is a relative path";
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/config/address.js


const address_form = "Write [user@]host[:port].";
/** Takes one line apart. A user name may hold an `@`: as in OpenSSH, the last one counts. */
function parseAddress(text) {
    const at = text.lastIndexOf("@");
    const username = at < 0 ? undefined : text.slice(0, at);
    // A password may stand here, as it may in a URL: the text must not be shown before this is ruled out.
    if (username?.replace(/^ssh:\/\//, "").includes(":") === true) {
        return fault("The user's name holds a colon.", "Write [user@]host[:port]; a password has its own input.");
    }
    const shown = (0,printable/* printable */.g)(text);
    if (/^[a-z]+:\/\//i.test(text))
        return fault(`${shown} is a URL.`, "Write [user@]host[:port], without ssh://.");
    if (/\s/.test(text))
        return fault(`${shown} holds a blank.`, address_form);
    if (username !== undefined && !isUsername(username))
        return fault(`${shown} names no valid user.`, address_form);
    const rest = text.slice(at + 1);
    if (isBareIPv6(rest)) {
        return fault(`${shown} holds an IPv6 address without brackets.`, `Write ${bracketed(text, rest)}.`);
    }
    const parts = /^(?:\[(?<inBrackets>[^\]]*)\]|(?<name>[^:[\]]*))(?::(?<port>.*))?$/.exec(rest)?.groups;
    if (parts === undefined)
        return fault(`${shown} is not an address.`, address_form);
    const { inBrackets, name = "", port } = parts;
    if (inBrackets !== undefined && !(0,external_node_net_.isIPv6)(inBrackets)) {
        return fault(`${shown} has something else than an IPv6 address in brackets.`, address_form);
    }
    if (inBrackets === undefined && !isHostName(name))
        return fault(`${shown} names no valid host.`, address_form);
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
function isUsername(text) {
    return /^[^\s\p{C}:/-][^\s\p{C}:/]*$/u.test(text);
}
function isHostName(text) {
    return text.length <= 253 && /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(text);
}
function isPort(text) {
    return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;
}
function isBareIPv6(text) {
    return !text.startsWith("[") && text.split(":").length > 2;
}
function bracketed(text, host) {
    return (0,printable/* printable */.g)(`${text.slice(0, text.length - host.length)}[${host}]`);
}
function fault(message, hint) {
    return { ok: false, message, hint };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
;// CONCATENATED MODULE: ./build/transport/key-diagnosis.js
const wholeFile = "Copy the whole file again, from the line -----BEGIN to the line -----END.";
const diagnoses = {
    empty: { message: "It is empty.", hint: "Give the text of a private key." },
    publicKey: {
        message: "It is a public key; a private one is needed.",
        hint: "Give the file without .pub: it starts with -----BEGIN.",
    },
    certificate: {
        message: "It is a certificate, and certificates are not supported.",
        hint: "Give the private key, and add its public key to authorized_keys on the target.",
    },
    knownHosts: {
        message: "It is a line of known_hosts, which says what the server's key is, not yours.",
        hint: "Give that line as known-hosts, and a private key here.",
    },
    putty: {
        message: "It is a PuTTY key.",
        hint: "Convert it: puttygen key.ppk -O private-openssh -o key",
    },
    securityKey: {
        message: "It is only a handle for a hardware security key, which must be touched for each login.",
        hint: "Make a key that works without a person: ssh-keygen -t ed25519 -f key",
    },
    unknown: {
        message: "It is no private key.",
        hint: "Give the key's text from the line -----BEGIN to the line -----END, or a path where there is such a file.",
    },
    truncated: { message: "It is cut off: the line -----BEGIN or -----END is missing.", hint: wholeFile },
    damaged: { message: "It is damaged: there is less or something else in it than a key.", hint: wholeFile },
    passphraseMissing: {
        message: "It is encrypted, and no passphrase is given.",
        hint: "Give the passphrase, or remove it: ssh-keygen -p -N '' -f key",
    },
    passphraseWrong: {
        message: "The passphrase does not open it.",
        hint: "Check the passphrase: ssh-keygen -y -f key asks for it and prints the public key.",
    },
    unsupported: {
        message: "It is of a type or encrypted in a way that is not supported.",
        hint: "Convert it with ssh-keygen -p -Z aes256-ctr -f key, or make a new one: ssh-keygen -t ed25519 -f key",
    },
};
/** Recognises what is pasted in place of a private key; `undefined` if this may be one. */
function recogniseOther(text) {
    const content = text.replace(/^[\s"'\uFEFF]+/, "");
    if (content === "")
        return diagnoses.empty;
    if (content.startsWith("PuTTY-User-Key-File-"))
        return diagnoses.putty;
    const word = /^(?:[^\s]+[ \t]+)?((?:ssh|ecdsa|sk)-[a-z0-9-]+(?:-cert-v\d\d)?(?:@openssh\.com)?)[ \t]+AAAA/.exec(content);
    if (word?.[1]?.includes("-cert-v") === true)
        return diagnoses.certificate;
    if (word !== null)
        return content.startsWith(word[1] ?? "") ? diagnoses.publicKey : diagnoses.knownHosts;
    if (/^-+ ?BEGIN (?:[A-Z0-9]+ )*PUBLIC KEY/.test(content))
        return diagnoses.publicKey;
    return /^-+ ?BEGIN (?:[A-Z0-9]+ )*CERTIFICATE/.test(content) ? diagnoses.certificate : undefined;
}

;// CONCATENATED MODULE: ./build/transport/key-armour.js

/** Writes the text anew from what counts in it: label, encryption headers and base64. */
function repairArmour(given) {
    const repaired = [];
    let text = given;
    if (!text.includes("-----") && isWrapped(text)) {
        text = Buffer.from(text, "base64").toString("latin1");
        repaired.push("the whole file was in base64");
    }
    if (text.includes("\\n")) {
        text = text.replaceAll("\\r", "").replaceAll("\\n", "\n");
        repaired.push("line ends were written as \\n");
    }
    const found = /-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^]*?)-----END \1-----/.exec(text);
    if (found === null)
        return /-----(?:BEGIN|END) /.test(text) ? diagnoses.truncated : diagnoses.unknown;
    const [armour, label = "", content = ""] = found;
    const headers = /^\s*Proc-Type:\s*4,ENCRYPTED\s+DEK-Info:\s*([A-Z0-9-]+,[0-9A-Fa-f]+)/.exec(content);
    const body = content.slice(headers?.[0].length ?? 0).replace(/\s+/g, "");
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body))
        return diagnoses.damaged;
    if (text.includes("\r"))
        repaired.push("lines ended with CR LF");
    if (!content.trim().includes("\n") && body.length > 80)
        repaired.push("the line ends were lost");
    if (/^[ \t]+\S|\S[ \t]+$/m.test(text.replaceAll("\r", "")))
        repaired.push("there were blanks around lines");
    if (/\S/.test(text.replace(armour, "")))
        repaired.push("there was other text around the key");
    // A last line without its end is put right in silence: every secret that is pasted into a form lacks it.
    return { label, text: write(label, headers?.[1], body), repaired };
}
function write(label, encryption, body) {
    const width = label.startsWith("OPENSSH") ? 70 : 64;
    const lines = body.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
    const headers = encryption === undefined ? [] : ["Proc-Type: 4,ENCRYPTED", `DEK-Info: ${encryption}`, ""];
    return [`-----BEGIN ${label}-----`, ...headers, ...lines, `-----END ${label}-----`, ""].join("\n");
}
function isWrapped(text) {
    return Buffer.from(text, "base64").includes("-----BEGIN ");
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/transport/pkcs8.js


/** Turns a PKCS#8 key, which ssh2 cannot read, into an unencrypted one in a format that it can. */
function convertPkcs8(text, passphrase) {
    const encrypted = text.includes("ENCRYPTED");
    if (encrypted && passphrase === undefined)
        return diagnoses.passphraseMissing;
    let key;
    try {
        key = (0,external_node_crypto_.createPrivateKey)({ key: text, passphrase });
    }
    catch {
        return encrypted ? diagnoses.passphraseWrong : diagnoses.damaged;
    }
    switch (key.asymmetricKeyType) {
        case "rsa":
            return key.export({ type: "pkcs1", format: "pem" }).toString();
        case "ec":
            return key.export({ type: "sec1", format: "pem" }).toString();
        case "ed25519":
            return openSshEd25519(key);
        default:
            return diagnoses.unsupported;
    }
}
/** The format is OpenSSH's PROTOCOL.key, with cipher and key derivation `none`. */
function openSshEd25519(key) {
    const { x = "", d = "" } = key.export({ format: "jwk" });
    const publicKey = Buffer.from(x, "base64url");
    const type = Buffer.from("ssh-ed25519");
    const none = Buffer.from("none");
    const check = (0,external_node_crypto_.randomBytes)(4);
    const secret = Buffer.concat([
        check,
        check,
        field(type),
        field(publicKey),
        field(Buffer.concat([Buffer.from(d, "base64url"), publicKey])),
        field(Buffer.alloc(0)),
    ]);
    const padding = Buffer.from(Array.from({ length: -secret.length & 7 }, (_, index) => index + 1));
    const body = Buffer.concat([
        Buffer.from("openssh-key-v1\0"),
        field(none),
        field(none),
        field(Buffer.alloc(0)),
        Buffer.from([0, 0, 0, 1]),
        field(Buffer.concat([field(type), field(publicKey)])),
        field(Buffer.concat([secret, padding])),
    ]);
    const lines = body.toString("base64").match(/.{1,70}/g) ?? [];
    return ["-----BEGIN OPENSSH PRIVATE KEY-----", ...lines, "-----END OPENSSH PRIVATE KEY-----", ""].join("\n");
}
/** A string as SSH writes it: its length in four bytes, then itself (RFC 4251, 5). */
function field(content) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, content]);
}

;// CONCATENATED MODULE: ./build/transport/private-key.js




/**
 * Turns what people paste as a private key into one that can log in. What a form or a YAML file did to the text is put
 * right; what cannot be put right is explained, without showing any of it.
 */
async function readPrivateKey(text, passphrase) {
    const other = recogniseOther(text);
    if (other !== undefined)
        return { ok: false, ...other };
    const armour = repairArmour(text);
    if ("message" in armour)
        return { ok: false, ...armour };
    const repaired = [...armour.repaired];
    const opening = passphrase?.reveal() === "" ? undefined : passphrase?.reveal();
    let key = armour.text;
    if (/^(ENCRYPTED )?PRIVATE KEY$/.test(armour.label)) {
        const converted = convertPkcs8(key, opening);
        if (typeof converted !== "string")
            return { ok: false, ...converted };
        key = converted;
        repaired.push("it was in PKCS#8 format");
    }
    const problem = await diagnose(key, opening);
    return problem === undefined ? { ok: true, key: new secret/* Secret */.z(key), repaired } : { ok: false, ...problem };
}
/** Signs something with the key: only that shows that it is whole. */
async function diagnose(key, passphrase) {
    if (isSecurityKey(key))
        return diagnoses.securityKey;
    const { utils } = (await __webpack_require__.e(/* import() */ 472).then(__webpack_require__.t.bind(__webpack_require__, 3091, 19))).default;
    const parsed = utils.parseKey(key, passphrase);
    if (parsed instanceof Error)
        return explain(parsed);
    const signature = parsed.sign("");
    return signature instanceof Error ? diagnoses.damaged : undefined;
}
/** ssh2 tells its errors apart by their text alone. */
function explain({ message }) {
    if (message.includes("no passphrase given"))
        return diagnoses.passphraseMissing;
    if (/passphrase\?|bad decrypt|wrong final block/.test(message))
        return diagnoses.passphraseWrong;
    return /unsupported|not supported/i.test(message) ? diagnoses.unsupported : diagnoses.damaged;
}
/** The public half is readable in every file of OpenSSH's own format. */
function isSecurityKey(key) {
    const body = Buffer.from(key.replace(/^-.*-$/gm, ""), "base64");
    return ["sk-ssh-", "sk-ecdsa-"].some((type) => body.subarray(0, 200).includes(type));
}

// EXTERNAL MODULE: ./build/config/paths.js
var paths = __webpack_require__(7147);
;// CONCATENATED MODULE: ./build/config/parse-credentials.js



/** The ways to log in; `undefined` after a problem. An agent is asked only when no key is given. */
async function parseCredentials({ values, given }, surroundings, findings) {
    const { key, passphrase, password } = values;
    if (passphrase !== undefined && !given.has("key")) {
        findings.problem("passphrase", "There is no key that it could open.", "Give the encrypted key, or leave it out.");
    }
    const { keyFile } = surroundings;
    const ownKey = given.has("key") || given.has("password") ? undefined : await readOwnKey(keyFile, passphrase);
    const agent = given.has("key") || surroundings.agent === "" ? undefined : surroundings.agent;
    if (!given.has("key") && !given.has("password") && agent === undefined && ownKey === undefined) {
        const hint = "Give key, the text of a private key, or start an ssh-agent. A secret that is empty here may not exist: secrets are not passed to workflows from forks.";
        findings.problem("key", "There is no way to log in: no key, no password and no ssh-agent.", hint);
        return undefined;
    }
    if (key === undefined)
        return { privateKey: ownKey, passphrase, password, agent };
    const privateKey = await parseKey(key.reveal(), passphrase, surroundings.directory, findings);
    return privateKey && { privateKey, passphrase, password, agent };
}
/** The user's own key, if there is one that opens; nobody asked for it, so nothing is said when it does not. */
async function readOwnKey(file, passphrase) {
    if (file === undefined)
        return undefined;
    const text = await (0,promises_.readFile)(file, "utf8").catch(() => "");
    const read = await readPrivateKey(text, passphrase);
    return read.ok ? read.key : undefined;
}
/** Nothing of the text is ever shown, not even when it seems to be a path. */
async function parseKey(given, passphrase, directory, findings) {
    const mayBePath = isOneLine(given) && !given.includes("PRIVATE KEY");
    const path = mayBePath ? await (0,paths/* findFile */.qE)(given.trim(), directory) : undefined;
    let text = given;
    if (path !== undefined) {
        try {
            text = await (0,promises_.readFile)(path, "utf8");
        }
        catch (error) {
            findings.problem("key", `The file it names cannot be read: ${codeOf(error)}.`, "Give the key's text, or make the file readable.");
            return undefined;
        }
    }
    const read = await readPrivateKey(text, passphrase);
    if (read.ok) {
        if (read.repaired.length > 0)
            findings.warning(`key: It was put right: ${read.repaired.join(", ")}.`);
        return read.key;
    }
    const noPath = mayBePath && path === undefined ? " It is not the path of a file either." : "";
    findings.problem("key", `${read.message}${noPath}`, read.hint);
    return undefined;
}
function isOneLine(text) {
    return !text.trim().includes("\n");
}
function codeOf(error) {
    return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}

// EXTERNAL MODULE: ./build/transport/known-hosts.js
var known_hosts = __webpack_require__(8223);
;// CONCATENATED MODULE: ./build/config/parse-host-keys.js



const anythingGoes = "insecure-ignore-host-key: The target's host key is NOT checked. Whoever sits on the way can read and change everything that is sent, secrets and results included.";
/** Which host keys are accepted. Adds a problem when that would be none, or any by mistake. */
async function parseHostKeys({ values, given }, surroundings, findings) {
    const ignore = values["insecure-ignore-host-key"];
    const { "known-hosts": knownHosts = "", fingerprint: fingerprints } = values;
    const pinned = ["known-hosts", "fingerprint"].filter((name) => given.has(name));
    if (!ignore && pinned.length === 0 && surroundings.knownHosts !== undefined) {
        return { knownHosts: surroundings.knownHosts, fingerprints, ignore };
    }
    if (ignore)
        findings.warning(anythingGoes);
    if (ignore && pinned.length > 0) {
        const message = `It contradicts ${pinned.join(" and ")}.`;
        findings.problem("insecure-ignore-host-key", message, "Leave it out to have the host key checked.");
    }
    else if (!ignore && pinned.length === 0 && !findings.hasProblem("insecure-ignore-host-key")) {
        const hint = "Give the lines that `ssh-keyscan HOST` prints, once compared with the host's own keys, or give fingerprint.";
        findings.problem("known-hosts", "No host key is pinned: neither known-hosts nor fingerprint is given.", hint);
    }
    if (given.has("known-hosts") && !(await isPath(knownHosts, surroundings.directory, findings))) {
        checkKnownHosts(knownHosts, given.has("fingerprint"), findings);
    }
    checkFingerprints(fingerprints, findings);
    return { knownHosts, fingerprints, ignore };
}
async function isPath(text, directory, findings) {
    const path = text.trim();
    if (path.includes("\n") || (await (0,paths/* findFile */.qE)(path, directory)) === undefined)
        return false;
    findings.problem("known-hosts", `${(0,printable/* printable */.g)(path)} is the path of a file.`, 'Give its content: `known-hosts: ${{ vars.KNOWN_HOSTS }}` in a workflow, `--known-hosts "$(cat FILE)"` in a shell.');
    return true;
}
function checkKnownHosts(text, hasFingerprint, findings) {
    if (findings.hasProblem("known-hosts"))
        return;
    if (holdsPrivateKey(text)) {
        findings.problem("known-hosts", "This is a private key.", "Give the host's public keys; a private key goes into key.");
        return;
    }
    const hint = "Give lines as `ssh-keyscan HOST` prints them: host name, type of key, key.";
    const { entries, problems } = (0,known_hosts/* parseKnownHosts */.uJ)(text);
    for (const { line, message } of problems) {
        findings.problem("known-hosts", `Line ${line}: ${(0,printable/* oneLine */.T)(message, 200)}.`, hint);
    }
    const trusts = entries.some(({ marker }) => marker === undefined);
    if (!trusts && !hasFingerprint && problems.length === 0) {
        findings.problem("known-hosts", "No line of it names a host key to trust.", hint);
    }
}
function checkFingerprints(lines, findings) {
    if (lines.some(holdsPrivateKey)) {
        const hint = "Give a fingerprint of the host's key, SHA256:…; a private key goes into key.";
        findings.problem("fingerprint", "This is a private key.", hint);
        return;
    }
    for (const line of lines) {
        if (/^SHA256:[A-Za-z0-9+/]{43}$/.test(line))
            continue;
        const [message, hint] = explainFingerprint(line);
        findings.problem("fingerprint", message, hint);
    }
}
/** What a line is that is no fingerprint, and what to do about it. */
function explainFingerprint(line) {
    const shown = (0,printable/* printable */.g)(line);
    if (/^(MD5:)?([0-9a-f]{2}:){15}[0-9a-f]{2}$/i.test(line)) {
        return [
            `${shown} is an MD5 fingerprint, which proves nothing.`,
            "Give the one that `ssh-keygen -l -E sha256` prints.",
        ];
    }
    if (/\b(ssh|ecdsa|sk)-\S+ AAAA/.test(line)) {
        return [
            `${shown} is a public key.`,
            "Give it in known-hosts, after the host's name, or give what `ssh-keygen -l` prints.",
        ];
    }
    if (/SHA256:[A-Za-z0-9+/]{43}/.test(line)) {
        return [
            `${shown} has more than a fingerprint.`,
            "Give the part from SHA256: to the next blank only, without = at its end.",
        ];
    }
    return [`${shown} is no fingerprint.`, "Write SHA256: and 43 characters, as `ssh-keygen -l` prints it."];
}
function holdsPrivateKey(text) {
    return /PRIVATE KEY|PuTTY-User-Key-File/.test(text);
}

;// CONCATENATED MODULE: ./build/config/parse-target.js




/** Where to run, how to get there and as whom; `undefined` after a problem. */
async function parseTarget(inputs, surroundings, findings) {
    const { values } = inputs;
    const destination = parseDestination(inputs, surroundings.defaultUsername, findings);
    const jump = parseJump(values.jump, destination, findings);
    const hostKeys = await parseHostKeys(inputs, surroundings, findings);
    const credentials = await parseCredentials(inputs, surroundings, findings);
    if (destination === undefined || credentials === undefined)
        return undefined;
    return {
        label: values.host.join("\n"),
        destination,
        jump,
        credentials,
        hostKeys,
        connectTimeoutMs: values["connect-timeout"],
        connectRetries: values["connect-retries"],
    };
}
function parseDestination({ values, given }, defaultUsername, findings) {
    const [line, ...others] = values.host;
    if (line === undefined) {
        if (!given.has("host"))
            findings.problem("host", "No host is given.", "Write [user@]host[:port].");
        return undefined;
    }
    if (others.length > 0) {
        const message = "Several hosts are a pool, which is not supported by this version of ssh-job-action.";
        findings.problem("host", message, "Name one host.");
        return undefined;
    }
    const address = parseAddress(line);
    if (!address.ok) {
        findings.problem("host", address.message, address.hint);
        return undefined;
    }
    const { username: wanted } = values;
    if (wanted !== undefined && !isUsername(wanted)) {
        findings.problem("username", "This is no valid name of a user.", "Write the name alone, without blanks, : or /.");
    }
    else if (wanted !== undefined && address.username !== undefined && wanted !== address.username) {
        const message = `${(0,printable/* printable */.g)(wanted)} contradicts the user named in host, ${(0,printable/* printable */.g)(address.username)}.`;
        findings.problem("username", message, "Name the user once.");
    }
    if (given.has("port") && address.port !== undefined && values.port !== address.port) {
        findings.problem("port", `${values.port} contradicts the port named in host, ${address.port}.`, "Name the port once.");
    }
    const username = address.username ?? wanted ?? defaultUsername;
    if (username === undefined && !given.has("username")) {
        findings.problem("username", "No user is named.", "Write user@host in host, or give username.");
    }
    if (username === undefined)
        return undefined;
    return { username, host: address.host, port: address.port ?? values.port };
}
function parseJump(lines, destination, findings) {
    return lines.flatMap((line) => {
        const address = parseAddress(line);
        if (!address.ok) {
            findings.problem("jump", address.message, address.hint);
            return [];
        }
        const username = address.username ?? destination?.username;
        return username === undefined ? [] : [{ username, host: address.host, port: address.port ?? 22 }];
    });
}

// EXTERNAL MODULE: ./build/config/did-you-mean.js + 1 modules
var did_you_mean = __webpack_require__(1235);
// EXTERNAL MODULE: ./build/config/kinds.js + 1 modules
var kinds = __webpack_require__(981);
;// CONCATENATED MODULE: ./build/config/read-values.js




/** More than this does not fit into one entry of the environment, with some room for its name. */
const read_values_maxBytes = 100 * 1024;
/** Reads every input by its kind, and applies defaults. */
function readValues(texts, findings) {
    const given = new Set();
    const values = inputs/* inputs */.QL.map((input) => {
        const text = texts.get(input.name) ?? "";
        if (!(0,kinds/* isEmpty */.Im)(input.kind, text)) {
            given.add(input.name);
            const value = readValue(input, text, findings);
            if (!findings.hasProblem(input.name))
                return [input.name, value];
        }
        return [input.name, valueOfNothing(input)];
    });
    for (const name of inputs/* plannedInputs */.E3) {
        if ((texts.get(name) ?? "").trim() === "")
            continue;
        findings.problem(name, "This input is not supported by this version of ssh-job-action.", "Leave it out.");
    }
    return { values: Object.fromEntries(values), given };
}
/** Warns of each name that is no input, by the name only: the value may be a secret. */
function warnOfUnknown(texts, findings) {
    const known = new Set([...inputs/* inputs */.QL.map(({ name }) => name), ...inputs/* plannedInputs */.E3]);
    const unknown = [...texts].filter(([name, text]) => text.trim() !== "" && !known.has(name));
    for (const [name] of unknown) {
        const meant = (0,did_you_mean/* didYouMean */.a)(name);
        const suggestion = meant === undefined ? "" : ` Did you mean ${(0,printable/* printable */.g)(meant)}?`;
        findings.warning(`There is no input ${(0,printable/* printable */.g)(name)}; it is ignored.${suggestion}`);
    }
}
function readValue({ name, kind }, text, findings) {
    if (Buffer.byteLength(text) > read_values_maxBytes) {
        findings.problem(name, "The value has more than 100 kB.", "Put a text of this size into a file of the job directory.");
        return undefined;
    }
    if (text.includes("\0")) {
        findings.problem(name, "The value holds a NUL character.", "Give a text without it.");
        return undefined;
    }
    const { data, error } = (0,kinds/* schemaOf */.pP)(kind).safeParse(text);
    if (error)
        findings.problem(name, error.issues.map(({ message }) => message).join(" "), (0,kinds/* hintOf */.$z)(kind));
    return data;
}
function valueOfNothing({ kind, default: text }) {
    return text === undefined && !(0,kinds/* isCollection */.P3)(kind) ? undefined : (0,kinds/* schemaOf */.pP)(kind).parse(text ?? "");
}

;// CONCATENATED MODULE: ./build/config/parse-inputs.js




/**
 * The settings of a target, and with them what `parseRest` makes of the other inputs.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parseInputs(given, surroundings, parseRest) {
    const findings = new Findings();
    const inputs = readValues(given, findings);
    warnOfUnknown(given, findings);
    const target = await parseTarget(inputs, surroundings, findings);
    const remoteDirectory = parseRemoteDirectory(inputs, findings);
    const rest = await parseRest(inputs, surroundings, findings);
    if (findings.hasProblem() || target === undefined || rest === undefined)
        throw findings.toError();
    const { privateKey, passphrase, password } = target.credentials;
    const secrets = [privateKey, passphrase, password, ...inputs.values["secret-env"].values()];
    return {
        settings: { target, remoteDirectory, ...rest },
        warnings: findings.warnings,
        secrets: secrets.filter((secret) => secret !== undefined),
    };
}


/***/ }),

/***/ 570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ parseJobId)
/* harmony export */ });
/* harmony import */ var _remote_run_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3194);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2360);


/** The run that is meant, which has to be given; `undefined` after a problem. */
function parseJobId({ values, given }, findings) {
    const id = values["job-id"];
    if (id !== undefined && (0,_remote_run_id_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunId */ .P)(id))
        return id;
    const hint = "Write the job-id of the step that started it: 20 hexadecimal digits, a hyphen and a number.";
    if (id !== undefined)
        findings.problem("job-id", `${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(id)} is not the id of a run.`, hint);
    else if (!given.has("job-id"))
        findings.problem("job-id", "No run is named.", hint);
    return undefined;
}


/***/ }),

/***/ 7147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TE: () => (/* binding */ lookUp),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   qE: () => (/* binding */ findFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



/** Looks a path up; `undefined` when nothing can be reached there. */
async function lookUp(path) {
    try {
        const realPath = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(realPath);
        const type = stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other";
        return { realPath, type };
    }
    catch (error) {
        if (error instanceof Error && "syscall" in error)
            return undefined;
        throw error;
    }
}
/** The real path of the file that a user names, from `directory` or with `~/` from home; `undefined` if there is none. */
async function findFile(path, directory) {
    const absolute = path.startsWith("~/") ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), path.slice(2)) : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory, path);
    const found = await lookUp(absolute);
    return found?.type === "file" ? found.realPath : undefined;
}
/** Whether `path` is `directory` or below it. Both are absolute; links are not followed. */
function isWithin(directory, path) {
    const steps = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(directory, path);
    return steps !== ".." && !steps.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(steps);
}


/***/ }),

/***/ 3194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ signatureDigits),
/* harmony export */   P: () => (/* binding */ isRunId)
/* harmony export */ });
/** How many hex digits of a signature stand in a run's id. */
const signatureDigits = 20;
/** Is this text a run's id? */
function isRunId(text) {
    return /^[0-9a-f]{20}-[1-9]\d{0,8}$/.test(text);
}


/***/ }),

/***/ 9031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ LineSplitter)
/* harmony export */ });
/* harmony import */ var _sanitise_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3649);

/** UTF-16 units. A line that grows longer is shown in pieces, so that it is shown at all and held in little memory. */
const maximumLength = 16 * 1024;
/**
 * Turns the bytes of a log, in chunks cut anywhere, into sanitised console lines. Print each with its own newline in one
 * write. Lines end where the runner ends them: at `\n`, `\r\n` or a lone `\r`, so that a progress bar becomes lines.
 */
class LineSplitter {
    #decoder = new TextDecoder();
    #options;
    /** The unfinished line, or what is left of it after its first pieces. */
    #rest = "";
    #hasShownPieces = false;
    #endedWithCarriageReturn = false;
    constructor(options = {}) {
        this.#options = options;
    }
    /** The lines, and pieces of a long line, that these bytes completed. */
    push(bytes) {
        return this.#split(this.#decoder.decode(bytes, { stream: true }));
    }
    /** The last line, if the log did not end with a newline. */
    end() {
        const lines = this.#split(this.#decoder.decode());
        const last = this.#rest;
        this.#rest = "";
        return last === "" ? lines : [...lines, ...this.#finish(last)];
    }
    #split(text) {
        if (text === "")
            return [];
        const fresh = this.#endedWithCarriageReturn && text.startsWith("\n") ? text.slice(1) : text;
        this.#endedWithCarriageReturn = text.endsWith("\r");
        const [first = "", ...others] = fresh.split(/\r\n|\r|\n/);
        const lines = [this.#rest + first, ...others];
        this.#rest = lines.pop() ?? "";
        const finished = lines.flatMap((line) => this.#finish(line));
        return [...finished, ...this.#shortenRest()];
    }
    #finish(line) {
        const pieces = cut(line);
        // A part of a line is no command, whatever it looks like.
        const isWhole = pieces.length === 1 && !this.#hasShownPieces;
        this.#hasShownPieces = false;
        return pieces.map((piece) => (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitiseLine */ .l)(piece, isWhole ? this.#options : {}));
    }
    #shortenRest() {
        if (this.#rest.length <= maximumLength)
            return [];
        const pieces = cut(this.#rest);
        this.#rest = pieces.pop() ?? "";
        this.#hasShownPieces = true;
        return pieces.map((piece) => (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitiseLine */ .l)(piece));
    }
}
/** Pieces of at most `maximumLength`, never between the halves of a surrogate pair. An empty line is one piece. */
function cut(line) {
    const pieces = [];
    let start = 0;
    while (line.length - start > maximumLength) {
        const end = start + maximumLength;
        const splitsPair = (line.codePointAt(end - 1) ?? 0) > 0xffff;
        pieces.push(line.slice(start, splitsPair ? end - 1 : end));
        start = splitsPair ? end - 1 : end;
    }
    pieces.push(line.slice(start));
    return pieces;
}


/***/ }),

/***/ 7177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ printReport)
/* harmony export */ });
/** The report as it stands in its file. */
function printReport(report) {
    return `${JSON.stringify(report, undefined, 2)}\n`;
}


/***/ }),

/***/ 5088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
/** `1.5 MB`: three digits at most, powers of 1000. */
function formatBytes(bytes) {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0)} ${units[unit] ?? ""}`;
}
/** `850 ms`, `12.3 s`, `4 min 05 s`, `2 h 07 min`. */
function formatDuration(ms) {
    if (ms < 999.5)
        return `${ms.toFixed(0)} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${pad(seconds % 60)} s`;
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}
function pad(value) {
    return String(value).padStart(2, "0");
}


/***/ }),

/***/ 8223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TZ: () => (/* binding */ knownHostsLine),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   qm: () => (/* binding */ keysFor),
/* harmony export */   uJ: () => (/* binding */ parseKnownHosts),
/* harmony export */   v: () => (/* binding */ hostKeyOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** Parses text in the format of sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT". */
function parseKnownHosts(text) {
    const entries = [];
    const problems = [];
    for (const [index, content] of text.split(/\r?\n/).entries()) {
        const line = index + 1;
        const fields = content.trim().split(/[ \t]+/);
        if (fields[0] === "" || fields[0]?.startsWith("#") === true)
            continue;
        const parsed = parseFields(fields, line);
        if (typeof parsed === "string")
            problems.push({ line, message: parsed });
        else
            entries.push(parsed);
    }
    return { entries, problems };
}
/**
 * The keys pinned for a host, by OpenSSH's rule: port 22 is looked up as `host`, another one as `[host]:port` and, only
 * when nothing is trusted for that, as `host`. A key revoked for either name is revoked.
 */
function keysFor(entries, host, port) {
    const exact = lookUp(entries, knownHostsName(host, port));
    if (port === 22)
        return exact;
    const plain = lookUp(entries, knownHostsName(host, 22));
    return {
        trusted: exact.trusted.length > 0 ? exact.trusted : plain.trusted,
        revoked: [...new Set([...exact.revoked, ...plain.revoked])],
        authorities: [...new Set([...exact.authorities, ...plain.authorities])],
    };
}
/** The line that pins a key, as ssh(1) would write it. */
function knownHostsLine(host, port, key) {
    return `${knownHostsName(host, port)} ${key.type} ${key.blob.toString("base64")}`;
}
/** `SHA256:` and unpadded base64, as `ssh-keygen -l` prints. */
function fingerprintOf(key) {
    return `SHA256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(key.blob).digest("base64").replace(/=+$/, "")}`;
}
/** Reads the type that a key names itself (RFC 4253, 6.6); `undefined` when the bytes are no key. */
function hostKeyOf(blob) {
    if (blob.length < 4)
        return undefined;
    const end = 4 + blob.readUInt32BE(0);
    const type = blob.toString("latin1", 4, end);
    return end < blob.length && /^[!-~]+$/.test(type) ? { type, blob } : undefined;
}
function knownHostsName(host, port) {
    const name = host.toLowerCase();
    return port === 22 ? name : `[${name}]:${port}`;
}
function lookUp(entries, name) {
    const found = entries.filter(({ matches }) => matches(name));
    const keys = (marker) => found.filter((entry) => entry.marker === marker).map(({ key }) => key);
    return {
        trusted: keys(undefined),
        revoked: keys("revoked"),
        authorities: found.filter(({ marker }) => marker === "cert-authority"),
    };
}
/** @returns what is wrong with the line when it is malformed. */
function parseFields(fields, line) {
    const [first = "", ...others] = fields;
    const marker = markerOf(first);
    if (marker === undefined && first.startsWith("@"))
        return `"${first}" is no marker that known_hosts has`;
    const [hosts = "", type, base64] = marker === undefined ? fields : others;
    if (keyType.test(hosts))
        return `the host name is missing before "${hosts}"`;
    if (type === undefined || base64 === undefined)
        return "there must be host names, a key type and a key";
    if (/^\d+$/.test(type))
        return "keys of SSH protocol 1 are not supported";
    const blob = Buffer.from(base64, "base64");
    const key = base64Text.test(base64) ? hostKeyOf(blob) : undefined;
    if (key === undefined)
        return "the key is damaged or cut off";
    if (key.type !== type)
        return `the line says ${type}, but the key in it is of type ${key.type}`;
    const matches = hosts.startsWith("|") ? hashedName(hosts) : namePatterns(hosts);
    if (matches === undefined)
        return "the hashed host name is damaged";
    return { line, marker, matches, key };
}
const keyType = /^(ssh|ecdsa|sk)-[a-z0-9-]+(@openssh\.com)?$/;
const base64Text = /^[A-Za-z0-9+/]+={0,2}$/;
function markerOf(field) {
    if (field === "@revoked")
        return "revoked";
    return field === "@cert-authority" ? "cert-authority" : undefined;
}
/** `|1|salt|hash`: HMAC-SHA1 of the one name, with the salt as the key. */
function hashedName(field) {
    const [, version, salt = "", hash = "", ...rest] = field.split("|");
    if (version !== "1" || rest.length > 0 || Buffer.from(hash, "base64").length !== 20)
        return undefined;
    return (name) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha1", Buffer.from(salt, "base64")).update(name).digest("base64") === hash;
}
/** A list of patterns with `*` and `?`. One that starts with `!` excludes what it matches, whatever else matches. */
function namePatterns(field) {
    const patterns = field
        .toLowerCase()
        .split(",")
        .map((pattern) => ({ negated: pattern.startsWith("!"), regex: wildcards(pattern.replace(/^!/, "")) }));
    return (name) => {
        const matching = patterns.filter(({ regex }) => regex.test(name));
        return matching.length > 0 && matching.every(({ negated }) => !negated);
    };
}
function wildcards(pattern) {
    const source = pattern
        .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
        .replace(/\*+/g, ".*")
        .replaceAll("?", ".");
    return new RegExp(`^${source}$`);
}


/***/ }),

/***/ 6882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $6: () => (/* binding */ linkOverSsh),
  oO: () => (/* binding */ runOverSsh)
});

// UNUSED EXPORTS: finishOverSsh

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __webpack_require__(8395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
;// CONCATENATED MODULE: ./build/lifecycle/about.js
// The small build: every start of the action pays for this import.


const schema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP().check(api/* _maxLength */.Eb(1000)),
    signature: schemas/* string */.YjP().check(api/* _regex */.Fk(/^[0-9a-f]{64}$/)),
    outputs: schemas/* array */.YOg(schemas/* string */.YjP()),
    separateStreams: schemas/* boolean */.zMY(),
    timeoutMs: schemas/* optional */.lqM(schemas/* number */.aig()),
    idleTimeoutMs: schemas/* optional */.lqM(schemas/* number */.aig()),
    lock: schemas/* optional */.lqM(schemas/* object */.Ikc({ name: schemas/* string */.YjP().check(api/* _maxLength */.Eb(100)), queueTimeoutMs: schemas/* number */.aig() })),
    keep: schemas/* enum */.k5n(["auto", "none", "all"]),
});
/** What is to be known of the runs of a job. */
function aboutOf({ spec, limits, lock, keep }, signature) {
    const { name, outputs, separateStreams } = spec;
    const { timeoutMs, idleTimeoutMs } = limits;
    return {
        name,
        signature,
        outputs,
        separateStreams,
        timeoutMs,
        idleTimeoutMs,
        lock: lock && { name: lock.name, queueTimeoutMs: lock.queueTimeoutMs },
        keep,
    };
}
/** One line of JSON. */
function printAbout(about) {
    return `${JSON.stringify(about)}\n`;
}
/** Reads what another client has left, with what these settings want otherwise. @throws {JobError} `protocol` */
function about_readAbout(text, { name, outputs, keep }) {
    const { data, error } = schema.safeParse(parseJson(text));
    if (error) {
        throw new errors/* JobError */.C("protocol", "What the target knows about the run cannot be read", {
            hint: "Attach with the version of ssh-job-action that started the run.",
        });
    }
    return {
        ...data,
        name: name ?? data.name,
        outputs: outputs ?? data.outputs,
        keep: keep ?? data.keep,
    };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: ./build/report/report.js
var report_report = __webpack_require__(7177);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/workspace/file.js


/** To open what a moment ago was a regular file: follows no link, waits for no FIFO's writer. */
const readFlags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
/** Reads until `buffer` is full or the file ends. Returns the number of bytes. */
function readInto(buffer, file) {
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read) {
        read = (0,external_node_fs_.readSync)(file, buffer, length, buffer.length - length, null);
    }
    return length;
}
/**
 * The content of an open file, which stays open, piece by piece. Each piece is in the buffer that `room` gives for it.
 */
async function* readPieces(file, room) {
    for (;;) {
        const buffer = room();
        const { bytesRead } = await readAsync(file, buffer, 0, buffer.length, null);
        if (bytesRead === 0)
            return;
        yield buffer.subarray(0, bytesRead);
    }
}
/** The `code` of an error of the operating system, `undefined` for any other. */
function errorCode(error) {
    return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
const readAsync = (0,external_node_util_.promisify)(external_node_fs_.read);

;// CONCATENATED MODULE: ./build/workspace/found-report.js


/** A report is far smaller. Bytes. */
const longest = 16 * 1024 * 1024;
/** Reads a report; `undefined` if there is none, or anything that we would not have written. Follows no link. */
function readReport(path) {
    let file;
    try {
        file = (0,external_node_fs_.openSync)(path, readFlags);
    }
    catch (error) {
        if (errorCode(error) === undefined)
            throw error;
        return undefined;
    }
    try {
        const found = (0,external_node_fs_.fstatSync)(file);
        return found.isFile() && found.size <= longest ? parseReport((0,external_node_fs_.readFileSync)(file, "utf8")) : undefined;
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function parseReport(text) {
    const value = found_report_parseJson(text);
    if (!isRecord(value))
        return undefined;
    const { schema, name, target, jobId, running } = value;
    const isOurs = schema === 1 &&
        typeof name === "string" &&
        typeof target === "string" &&
        ["jobId", "signature", "result", "phases"].every((key) => key in value);
    if (!isOurs)
        return undefined;
    return { text, jobId: typeof jobId === "string" ? jobId : "", running: parseRunning(running) };
}
function parseRunning(value) {
    if (!isRecord(value))
        return undefined;
    const { pid, host } = value;
    if (typeof pid !== "number" || !Number.isSafeInteger(pid) || pid <= 0)
        return undefined;
    return typeof host === "string" ? { pid, host } : undefined;
}
function found_report_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    return typeof value === "object" && value !== null;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/workspace/name.js

/** The bytes of a name as text, in which every byte that is not part of valid UTF-8 is what `escape` makes of it. */
function decodeName(bytes, escape) {
    if ((0,external_node_buffer_.isUtf8)(bytes))
        return bytes.toString();
    let text = "";
    for (let at = 0; at < bytes.length;) {
        const length = [1, 2, 3, 4].find((count) => (0,external_node_buffer_.isUtf8)(bytes.subarray(at, at + count)));
        text += length === undefined ? escape(bytes.readUInt8(at)) : bytes.toString("utf8", at, at + length);
        at += length ?? 1;
    }
    return text;
}
/** `%FF`, as an URL has it. */
function percentByte(byte) {
    return `%${hexByte(byte)}`;
}
/** A name in quotes, safe to print: one line, no control or format characters, bytes that are not UTF-8 as `\xFF`. */
function quoteName(name) {
    const text = decodeName(Buffer.from(name), (byte) => String.fromCharCode(surrogates + byte));
    return `"${text.replace(/["\\\p{C}\p{Zl}\p{Zp}]/gu, escapeCharacter)}"`;
}
const shown = 5;
/** Some of what there is, and how many more: `a, b and 3 more`. */
function someOf(items, limit = shown) {
    const more = items.length - limit;
    return items.slice(0, limit).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
/** Bytes that are not UTF-8 travel through the escaping as lone surrogates, which no UTF-8 can hold (PEP 383). */
const surrogates = 0xdc00;
function escapeCharacter(character) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === "\\")
        return `\\${character}`;
    if (character === "\n")
        return "\\n";
    if (code > surrogates && code <= surrogates + 0xff)
        return `\\x${hexByte(code - surrogates)}`;
    return `\\u{${code.toString(16)}}`;
}
function hexByte(byte) {
    return byte.toString(16).padStart(2, "0").toUpperCase();
}

;// CONCATENATED MODULE: ./build/workspace/in-the-way.js




/** What is at a path itself, whatever a link there leads to; `undefined` if nothing is. @throws {JobError} `invalid` */
function kindOf(path) {
    try {
        const found = (0,external_node_fs_.lstatSync)(path);
        if (found.isSymbolicLink())
            return "link";
        return found.isFile() ? "file" : found.isDirectory() ? "directory" : "other";
    }
    catch (error) {
        if (errorCode(error) === "ENOENT")
            return undefined;
        throw inTheWay(path, `cannot be looked at: ${errorCode(error) ?? String(error)}`, error);
    }
}
/** The error for something that we neither may replace nor can do without. */
function inTheWay(path, why, cause) {
    return new errors/* JobError */.C("invalid", `${quoteName(path)} ${why}.`, {
        hint: "Set `results-directory` to a path that is not there yet, or remove what is there.",
        cause,
    });
}

;// CONCATENATED MODULE: ./build/workspace/real-path.js



/** The absolute path without links, as far as it exists; the rest as it was given. */
function realPath(path) {
    const absolute = (0,external_node_path_.resolve)(path);
    try {
        return external_node_fs_.realpathSync.native(absolute);
    }
    catch (error) {
        const parent = (0,external_node_path_.dirname)(absolute);
        if (errorCode(error) !== "ENOENT" || parent === absolute)
            throw error;
        return (0,external_node_path_.join)(realPath(parent), (0,external_node_path_.basename)(absolute));
    }
}

;// CONCATENATED MODULE: ./build/workspace/claim.js








/** Reports that this process has claimed: with its id alone, one that had the same id before would be taken for it. */
const claimed = new Set();
/** Where a claim waits to become the report. */
function pendingClaim(place) {
    return `${place}.json.new`;
}
/**
 * Makes `claim` the report of a place, if it is still free then, and returns what `look` found there. Of several
 * processes that try at once, one succeeds: a claim is created exclusively under one name, and moved to the report in one
 * step. Nothing here waits, so that calls of one process follow one another.
 *
 * @param look throws if the place is not free
 * @throws {JobError} `invalid` if another run has the place, or takes it now
 */
function claimReport(place, claim, look) {
    const [pending, report] = [pendingClaim(place), `${place}.json`];
    createClaim(place, claim);
    try {
        const found = look();
        (0,external_node_fs_.renameSync)(pending, report);
        claimed.add(realPath(report));
        return found;
    }
    catch (error) {
        (0,external_node_fs_.rmSync)(pending, { force: true });
        if (error instanceof errors/* JobError */.C)
            throw error;
        throw errorCode(error) === "ENOENT" ? beingTaken(place, error) : unclaimable(report, error);
    }
}
/** @throws {JobError} `invalid` if the run that a report belongs to goes on in a process of this host */
function refuseInUse(place, { running }) {
    if (running === undefined || !isAlive(running, `${place}.json`))
        return;
    const message = `The results directory ${quoteName(place)} is in use by a run of process ${running.pid}.`;
    throw new errors/* JobError */.C("invalid", message, {
        hint: `Set \`results-directory\` to another path, or wait until that run is over. If that process is no such run, remove ${quoteName(`${place}.json`)}.`,
    });
}
function createClaim(place, claim) {
    const pending = pendingClaim(place);
    try {
        (0,external_node_fs_.writeFileSync)(pending, claim, { flag: "wx" });
    }
    catch (error) {
        if (errorCode(error) !== "EEXIST")
            throw unclaimable(pending, error);
        const other = readReport(pending);
        if (other?.running === undefined || isAlive(other.running, pending))
            throw beingTaken(place, error);
        replaceClaim(place, claim);
    }
}
/** After a process that ended between its two steps. */
function replaceClaim(place, claim) {
    const pending = pendingClaim(place);
    try {
        (0,external_node_fs_.rmSync)(pending, { force: true });
        (0,external_node_fs_.writeFileSync)(pending, claim, { flag: "wx" });
    }
    catch (error) {
        throw errorCode(error) === "EEXIST" ? beingTaken(place, error) : unclaimable(pending, error);
    }
}
function isAlive({ pid, host }, path) {
    if (host !== (0,external_node_os_.hostname)())
        return false;
    if (pid === process.pid)
        return claimed.has(realPath(path));
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return errorCode(error) === "EPERM";
    }
}
function beingTaken(place, cause) {
    return new errors/* JobError */.C("invalid", `The results directory ${quoteName(place)} is being taken by another run.`, {
        hint: `Set \`results-directory\` to another path, or wait. If there is no other run, remove ${quoteName(pendingClaim(place))}.`,
        cause,
    });
}
function unclaimable(path, cause) {
    return inTheWay(path, `cannot be written: ${errorCode(cause) ?? String(cause)}`, cause);
}

;// CONCATENATED MODULE: ./build/workspace/results-place.js











/**
 * Takes the place of the results for one run, and makes sure that nothing old is taken for a result of it: what
 * `<it>.json` proves to be an earlier run's is removed, with its log. Nothing else ever is. After that `claim` is the
 * report, and nothing is at the other paths, but for a results directory that is empty.
 *
 * @returns `removed`: the job id, or `""`, of the earlier run whose results were removed
 * @throws {JobError} `invalid` if something else is in the way, another run has the place, or it holds the job, the home
 * directory or everything
 */
async function prepareResultsPlace(resultsDirectory, { jobDirectory, claim }) {
    const place = (0,external_node_path_.resolve)(resultsDirectory);
    makeParent(place);
    if (kindOf(place) === "link")
        throw inTheWay(place, "is a link and no directory");
    if (jobDirectory !== undefined)
        refuseToHold(place, "the job directory", jobDirectory);
    refuseToHold(place, "the home directory", (0,external_node_os_.homedir)());
    lookAt(place);
    const earlier = claimReport(place, claim, () => lookAt(place));
    if (earlier !== undefined)
        await removeResults(place, earlier);
    return { removed: earlier?.jobId };
}
/** All paths that a run may make: the results directory, and beside it the log, its streams and the report. */
function resultsPaths(resultsDirectory) {
    const place = (0,external_node_path_.resolve)(resultsDirectory);
    return [place, ...logPaths(place), `${place}.json`, pendingClaim(place)];
}
function logPaths(place) {
    return [".log", ".out", ".err"].map((suffix) => `${place}${suffix}`);
}
function refuseToHold(place, what, kept) {
    const [outer, inner] = [realPath(place), realPath(kept)];
    const steps = (0,external_node_path_.relative)(outer, inner);
    if (steps === ".." || steps.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(steps))
        return;
    const fault = outer === (0,external_node_path_.parse)(outer).root ? "holds everything" : steps === "" ? `is ${what}` : `holds ${what}`;
    throw new errors/* JobError */.C("invalid", `The results directory ${quoteName(place)} ${fault}.`, {
        hint: "Set `results-directory` to a directory of its own, such as ssh-job-results.",
    });
}
/** The report of an earlier run; without one nothing is there. */
function lookAt(place) {
    const report = readReport(`${place}.json`);
    if (report !== undefined)
        refuseInUse(place, report);
    if ((kindOf(place) ?? "directory") !== "directory")
        throw inTheWay(place, "is there and is no directory");
    if (report === undefined) {
        refuseFilesOfOthers(place);
        return undefined;
    }
    for (const path of logPaths(place)) {
        if (["directory", "other"].includes(kindOf(path) ?? "file")) {
            throw inTheWay(path, "is where a file of the run goes, and is no file");
        }
    }
    return report;
}
/** A link is refused like a file: to write to it could change anything. */
function refuseFilesOfOthers(place) {
    if (kindOf(place) === "directory" && (0,external_node_fs_.readdirSync)(place).length > 0) {
        throw inTheWay(place, "holds files that no earlier run is known to have put there");
    }
    if (kindOf(`${place}.json`) !== undefined) {
        throw inTheWay(`${place}.json`, "is where the report goes, and is no report of an earlier run");
    }
    for (const path of logPaths(place)) {
        if (kindOf(path) === undefined)
            continue;
        throw inTheWay(path, "is where a file of the run goes, and no report proves that an earlier run made it");
    }
}
function makeParent(place) {
    const parent = (0,external_node_path_.dirname)(place);
    try {
        (0,external_node_fs_.mkdirSync)(parent, { recursive: true });
    }
    catch (error) {
        const fault = `cannot be made: ${errorCode(error) ?? String(error)}`;
        throw new errors/* JobError */.C("invalid", `The directory ${quoteName(parent)}, for the results, ${fault}.`, {
            hint: "Set `results-directory` to a path below a directory that you may write to.",
            cause: error,
        });
    }
}
/** If that fails, the earlier report is put back: it still proves whose the rest is. */
async function removeResults(place, { text }) {
    try {
        await (0,promises_.rm)(place, { recursive: true, force: true });
        for (const path of logPaths(place))
            await (0,promises_.rm)(path, { force: true });
    }
    catch (error) {
        (0,external_node_fs_.writeFileSync)(`${place}.json`, text);
        const fault = `cannot be removed: ${errorCode(error) ?? String(error)}`;
        throw inTheWay(place, `holds results of an earlier run that ${fault}`, error);
    }
}

;// CONCATENATED MODULE: ./build/lifecycle/report-of.js
/** What is known of a run, as its report has it. */
function reportOf({ label }, progress, result, failure) {
    const { sent, fetched, end, opened } = progress;
    const files = fetched.entries.filter(({ type }) => type === "file").length;
    return {
        schema: 1,
        name: progress.name,
        target: label,
        jobId: progress.id ?? null,
        signature: progress.signature ?? null,
        result: result?.kind ?? null,
        reason: result?.reason ?? "The run was started; nobody waits for it here.",
        exitCode: result?.exitCode ?? null,
        signal: result?.signal ?? null,
        duration: end?.type === "ended" ? end.durationMs : null,
        cache: { hit: false, source: progress.joined ? "joined" : "none" },
        phases: progress.phases,
        bytes: { sent: sent.bytes, reused: 0, fetched: fetched.bytes },
        files: { sent: sent.files, reused: 0, fetched: files },
        connections: opened.connections,
        execs: opened.execs,
        ...(failure && { error: { code: failure.code, message: failure.message, hint: failure.hint ?? null } }),
    };
}

;// CONCATENATED MODULE: ./build/lifecycle/claim-place.js





/** What the report says until the run is over; whoever kills us leaves it so. */
const unfinished = {
    kind: "infrastructure",
    exitCode: undefined,
    signal: undefined,
    reason: "The run has not ended, or whoever followed it was killed.",
};
/**
 * Makes the results directory ours: nothing of an earlier run is left there, and no other run can take it meanwhile.
 * @throws {JobError} `invalid` when it is somebody else's
 */
async function claim_place_claimPlace(settings, progress, emit) {
    const { resultsDirectory, directory } = settings;
    const report = {
        ...reportOf(settings.target, progress, unfinished, undefined),
        running: { pid: external_node_process_.pid, host: (0,external_node_os_.hostname)() },
    };
    const { removed } = await prepareResultsPlace(resultsDirectory, {
        jobDirectory: directory,
        claim: (0,report_report/* printReport */.Y)(report),
    });
    progress.place = resultsDirectory;
    if (removed !== undefined) {
        const run = removed === "" ? "an earlier run" : `the earlier run ${removed}`;
        emit({ type: "notice", message: `The results of ${run} were removed from ${resultsDirectory}.` });
    }
}

// EXTERNAL MODULE: ./build/job/result.js
var result = __webpack_require__(3207);
// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(5088);
;// CONCATENATED MODULE: ./build/lifecycle/result-of.js



const nothing = { exitCode: undefined, signal: undefined };
/** The result of a run whose end is known on its target. */
function resultOfEnd(end, about) {
    if (end.type === "lost")
        return { kind: "lost", ...nothing, reason: lostReasons[end.why] };
    const { exitCode, by } = end;
    const facts = { exitCode, signal: exitCode === undefined ? undefined : (0,result/* signalOfExitCode */.X)(exitCode) };
    switch (end.kind) {
        case "timeout":
            return {
                kind: "timed-out",
                ...facts,
                reason: `The timeout${of(about?.timeoutMs)} passed: the job was ended on the target.`,
            };
        case "idle":
            return {
                kind: "timed-out",
                ...facts,
                reason: `The job wrote nothing for the idle-timeout${of(about?.idleTimeoutMs)} and was ended.`,
            };
        case "queue": {
            const { name = "", queueTimeoutMs } = about?.lock ?? {};
            const reason = `The lock ${name} was not free within the queue-timeout${of(queueTimeoutMs)}: the job was not started.`;
            return { kind: "infrastructure", ...facts, reason };
        }
        case "cancel": {
            const before = exitCode === undefined ? " before the script was started" : "";
            return { kind: "cancelled", ...facts, reason: `Cancelled by ${by || "somebody"}${before}.` };
        }
        case "exit":
            if (exitCode === undefined)
                return { kind: "infrastructure", ...facts, reason: "The script was never started." };
            return exitCode === 0
                ? { kind: "passed", ...facts, reason: "The script ended with exit code 0." }
                : { kind: "failed", ...facts, reason: reasonOfFailure(exitCode, facts.signal) };
    }
}
/** @throws {JobError} `queue-timeout` when that is why the run ended */
function refuseUnstarted(end, about) {
    if (end.type !== "ended" || end.kind !== "queue")
        return;
    throw new errors/* JobError */.C("queue-timeout", resultOfEnd(end, about).reason, {
        hint: "Look with `ssh-job locks` who holds it, or give a longer queue-timeout.",
    });
}
/** The result when we failed; what the script did before is still said. */
function resultOfError(error, end) {
    const { exitCode, signal } = end === undefined ? nothing : resultOfEnd(end);
    const kind = error.code === "invalid" ? "invalid" : "infrastructure";
    return { kind, exitCode, signal, reason: error.message };
}
/** The result when we were asked to stop and the run's own end was not seen. */
function resultOfStop(onCancel, { by }, { id, submission, end, leftToOthers: isLeft }) {
    if (end !== undefined)
        return result_of_cancelled(resultOfEnd(end), by);
    if (id !== undefined && isLeft)
        return result_of_leftToOthers(id, by);
    if (id === undefined && submission === undefined)
        return { kind: "cancelled", ...nothing, reason: `Cancelled by ${by} before the job was sent.` };
    const run = id ?? (typeof submission === "string" ? submission : "the job, if it was started,");
    const reason = onCancel === "detach"
        ? `Detached by ${by}: ${run} goes on on the target.`
        : `Cancelled by ${by}; the target did not confirm in time that ${run} has ended.`;
    return { kind: "cancelled", ...nothing, reason };
}
/** The result of our part in a run that others follow, too. */
function result_of_leftToOthers(id, by) {
    return {
        kind: "cancelled",
        ...nothing,
        reason: `Cancelled by ${by} here only: ${id} goes on for others who follow it.`,
    };
}
/** The result of a run whose workflow was cancelled, though the run itself may have come to an end of its own. */
function result_of_cancelled(result, by) {
    if (result.kind === "cancelled")
        return result;
    return {
        ...result,
        kind: "cancelled",
        reason: `Cancelled by ${by} after the job had ended: ${result.reason}`,
    };
}
/** The result of a job that was cancelled before the target had all of it. */
function result_of_neverStarted(by) {
    return { kind: "cancelled", ...nothing, reason: `Cancelled by ${by} before the job was started.` };
}
function of(ms) {
    return ms === undefined ? "" : ` of ${(0,units/* formatDuration */.a)(ms)}`;
}
const lostReasons = {
    reboot: "The target was rebooted while the job ran: nobody knows how it ended.",
    "supervisor-died": "The supervisor on the target was killed while the job ran: nobody knows how it ended.",
    "other-host": "The run belongs to another host of the same store, which does not answer: nobody knows how it ended.",
};
const hintsOfExitCodes = new Map([
    [126, " A command could not be executed."],
    [127, " A command was not found; over SSH the PATH is often shorter than on a terminal."],
]);
function reasonOfFailure(exitCode, signal) {
    if (signal !== undefined)
        return `The script was killed by ${signal} (exit code ${exitCode}).`;
    return `The script ended with exit code ${exitCode}.${hintsOfExitCodes.get(exitCode) ?? ""}`;
}

;// CONCATENATED MODULE: ./build/lifecycle/conclude.js





/**
 * Does the work of a run, turns whatever comes of it into an outcome, and writes the report beside the results.
 * @throws what is neither a JobError nor caused by being asked to stop: a bug
 */
async function conclude_conclude(settings, ports, progress, work) {
    let result;
    let failure;
    try {
        result = await work();
    }
    catch (error) {
        if (ports.stop.signal.aborted) {
            result = resultOfStop(settings.onCancel, ports.stop, progress);
        }
        else if (error instanceof errors/* JobError */.C) {
            failure = error;
            result = resultOfError(error, progress.end);
        }
        else {
            throw error;
        }
    }
    const report = reportOf(settings.target, progress, result, failure);
    if (progress.place !== undefined)
        await writeReport(progress.place, report, ports);
    return {
        result,
        succeeded: result === undefined || result.kind === "passed",
        report,
        entries: progress.fetched.entries,
        settled: result === undefined ||
            progress.end !== undefined ||
            progress.submission === undefined ||
            progress.leftToOthers,
        leftToOthers: progress.leftToOthers,
    };
}
/** A report that cannot be written makes no result worse. */
async function writeReport(place, report, { emit }) {
    try {
        // Never half written: the next run tells by it that the results are ours.
        await (0,promises_.writeFile)(`${place}.json.new`, (0,report_report/* printReport */.Y)(report));
        await (0,promises_.rename)(`${place}.json.new`, `${place}.json`);
    }
    catch (error) {
        emit({ type: "warning", message: `The report could not be written: ${String(error)}` });
    }
}

;// CONCATENATED MODULE: ./build/lifecycle/heed.js
/** Does work; an abort on the way calls `reaction`, once. */
async function heed(signal, reaction, work) {
    if (signal.aborted)
        reaction();
    else
        signal.addEventListener("abort", reaction, { once: true });
    try {
        return await work();
    }
    finally {
        signal.removeEventListener("abort", reaction);
    }
}
/** Calls `reaction` so many milliseconds after an abort, unless it is disposed of before. */
function heed_afterAbort(signal, ms, reaction) {
    let timer;
    const start = () => {
        timer = setTimeout(reaction, ms);
    };
    if (signal.aborted)
        start();
    else
        signal.addEventListener("abort", start, { once: true });
    return {
        [Symbol.dispose]: () => {
            signal.removeEventListener("abort", start);
            clearTimeout(timer);
        },
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/remote/answer.js


const longestLine = 65_536;
/** Reads the lines and byte blocks of an answer from a command's stdout. Not to be used by two readers at once. */
class Answer {
    #chunks;
    #buffer = Buffer.alloc(0);
    constructor(stdout) {
        this.#chunks = stdout[Symbol.asyncIterator]();
    }
    /** The next line without its newline, `undefined` at the end. @throws {JobError} `protocol` when it never ends */
    async line() {
        for (;;) {
            const end = this.#buffer.indexOf(0x0a);
            if (end >= 0)
                return this.#take(end + 1).toString("utf8", 0, end);
            if (this.#buffer.length > longestLine)
                throw new errors/* JobError */.C("protocol", "The target answered with an endless line");
            if (!(await this.#more()))
                return undefined;
        }
    }
    /** Exactly this many bytes, in pieces. @throws {JobError} `connection-lost` when the answer ends before */
    async *bytes(count) {
        let left = count;
        while (left > 0) {
            if (this.#buffer.length === 0 && !(await this.#more()))
                throw cutShort();
            const piece = this.#take(Math.min(left, this.#buffer.length));
            left -= piece.length;
            yield piece;
        }
    }
    /** Everything that is still to come. */
    rest() {
        return external_node_stream_.Readable.from(this.#remaining(), { objectMode: false });
    }
    /** Reads to the end and keeps nothing: a command's exit is not told before all it said was read. */
    async discard() {
        do
            this.#buffer = Buffer.alloc(0);
        while (await this.#more());
    }
    async *#remaining() {
        do {
            if (this.#buffer.length > 0)
                yield this.#take(this.#buffer.length);
        } while (await this.#more());
    }
    #take(count) {
        const taken = this.#buffer.subarray(0, count);
        this.#buffer = this.#buffer.subarray(count);
        return taken;
    }
    async #more() {
        const next = await this.#chunks.next();
        if (next.done === true)
            return false;
        this.#buffer = this.#buffer.length === 0 ? next.value : Buffer.concat([this.#buffer, next.value]);
        return true;
    }
}
/** The error of an answer that stopped in the middle. */
function cutShort() {
    return new errors/* JobError */.C("connection-lost", "The target's answer stopped in the middle");
}
/** Text from the target made fit for a message: one line, no control characters, not endless. */
function printable(text) {
    return text
        .replaceAll(/\p{C}+/gu, " ")
        .trim()
        .slice(0, 500);
}

// EXTERNAL MODULE: ./build/remote/run-id.js
var run_id = __webpack_require__(3194);
;// CONCATENATED MODULE: ./build/remote/fields.js


// Every function here throws a JobError `protocol` for a word that is not what it has to be.
function runId(word) {
    if (word !== undefined && (0,run_id/* isRunId */.P)(word))
        return word;
    throw unexpected("run id");
}
/** `-` is no run. */
function perhapsRunId(word) {
    return word === "-" ? undefined : runId(word);
}
/** A whole number of at most 15 digits. */
function number(word) {
    if (word === undefined || !/^\d{1,15}$/.test(word))
        throw unexpected("number");
    return Number(word);
}
/** `-` is a number that is not known. */
function perhapsNumber(word) {
    return word === "-" ? undefined : number(word);
}
/** Seconds since the epoch; `-` is a time that is not known. */
function perhapsTime(word) {
    if (word === "-")
        return undefined;
    // More than that no Date holds.
    if (word === undefined || word.length > 12)
        throw unexpected("time");
    return new Date(number(word) * 1000);
}
/** A word that a client once sent; `-` is none. */
function perhapsName(word) {
    if (word === "-")
        return undefined;
    if (word === undefined || !/^[\w.@+:/-]{1,200}$/.test(word))
        throw unexpected("name");
    return word;
}
/** The error of an answer that has something else where this kind of thing must be. */
function unexpected(what) {
    return new errors/* JobError */.C("protocol", `The target answered with a ${what} that is not part of the protocol`);
}
/** A time as the target's clock has it, in hundredths of a second; 0 is none. */
function hundredths(ms) {
    return Math.ceil((ms ?? 0) / 10);
}

;// CONCATENATED MODULE: ./build/remote/remote-error.js


/** The error that the words CODE MESSAGE after E stand for. */
function remoteError([code, ...message]) {
    const said = printable(message.join(" "));
    return isRemoteCode(code)
        ? new errors/* JobError */.C(code, `On the target: ${said}`, { hint: hints[code] })
        : new errors/* JobError */.C("protocol", "The target answered with an error that is not part of the protocol");
}
const hints = {
    "connection-lost": "The job is sent again when the connection is.",
    "disk-full": "Free space on the target, or set remote-directory to a disk that has some.",
    invalid: "Run it again: each try has a name of its own, which belongs to one job.",
    protocol: "Remove the store on the target and run again.",
    target: "Mend this on the target, or set remote-directory to another place.",
};
function isRemoteCode(word) {
    return word !== undefined && Object.hasOwn(hints, word);
}

;// CONCATENATED MODULE: ./build/remote/follow-event.js



const endKinds = ["exit", "cancel", "timeout", "idle", "queue"];
const follow_event_lostReasons = ["reboot", "supervisor-died", "other-host"];
/**
 * Reads the lines of the verb `follow` up to the run's end, or to the end of an answer that was cut between two of them.
 * @throws {JobError} the error after E, `protocol` for a line that is none of them, and what {@link Answer} throws
 */
async function* followEvents(answer) {
    for (;;) {
        const line = await answer.line();
        if (line === undefined)
            return;
        const [tag, ...words] = line.split(" ");
        if (tag === "D") {
            yield* output(answer, words);
            continue;
        }
        const event = eventOf(tag, words);
        yield event;
        if (event.type === "ended" || event.type === "lost")
            return;
    }
}
/**
 * Reads the lines of the verb `log` up to the dot.
 * @throws {JobError} the error after E, `protocol` for a line that is none of them, and what {@link Answer} throws
 */
async function* loggedOutput(answer) {
    for (;;) {
        const line = await answer.line();
        if (line === undefined)
            throw cutShort();
        if (line === ".")
            return;
        const [tag, ...words] = line.split(" ");
        if (tag === "E")
            throw remoteError(words);
        if (tag !== "D")
            throw unexpected("line");
        yield* output(answer, words);
    }
}
function eventOf(tag, words) {
    switch (tag) {
        case "H":
            return { type: "alive" };
        case "Q":
            return queued(words);
        case "R":
            return { type: "started" };
        case "G":
            return { type: "gap" };
        case "C":
            return { type: "capped", bytes: number(words[0]) };
        case "K":
            return { type: "stray", pid: number(words[0]), name: printable(words.slice(1).join(" ")) };
        case "U":
            return { type: "unheard", host: printable(words.join(" ")) };
        case "X":
            return ended(words);
        case "L":
            return lost(words[0]);
        case "E":
            throw remoteError(words);
        default:
            throw unexpected("line");
    }
}
async function* output(answer, words) {
    const [stream, start, length] = words;
    if (stream !== "log" && stream !== "out" && stream !== "err")
        throw unexpected("stream");
    let offset = number(start);
    for await (const data of answer.bytes(number(length))) {
        yield { type: "output", stream, offset, data };
        offset += data.length;
    }
    const rest = await answer.line();
    if (rest === undefined)
        throw cutShort();
    if (rest !== "")
        throw unexpected("length");
}
/** The fields POSITION ID SINCE WHO LABEL. */
function queued([position, holder, since, who, label]) {
    return {
        type: "queued",
        position: number(position),
        holder: perhapsRunId(holder),
        since: perhapsTime(since),
        who: perhapsName(who),
        label: perhapsName(label),
    };
}
/** The fields KIND CODE MS BY. */
function ended([kind, code, duration, by = ""]) {
    return {
        type: "ended",
        kind: oneOf(endKinds, kind, "end"),
        exitCode: perhapsNumber(code),
        durationMs: number(duration),
        by: by === "" ? "" : (perhapsName(by) ?? ""),
    };
}
/** The field WHY. */
function lost(why) {
    return { type: "lost", why: oneOf(follow_event_lostReasons, why, "reason") };
}
function oneOf(allowed, word, what) {
    const found = allowed.find((each) => each === word);
    if (found === undefined)
        throw unexpected(what);
    return found;
}

;// CONCATENATED MODULE: ./build/remote/listing.js

const types = ["directory", "file", "symlink", "special"];
const dot = 0x2e;
const slash = 0x2f;
/** Decodes what the verb `list` prints. @throws {JobError} `connection-lost` when it is cut short, `protocol` */
async function decodeListing(stdout) {
    const chunks = [];
    for await (const chunk of stdout)
        chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const names = [];
    let start = 0;
    for (const type of types) {
        for (;;) {
            const end = bytes.indexOf(0, start);
            if (end < 0)
                throw new errors/* JobError */.C("connection-lost", "The list of result files stopped in the middle");
            const name = bytes.subarray(start, end);
            start = end + 1;
            if (name.length === 0)
                break;
            if (name.length === 1 && name[0] === dot)
                continue;
            if (name[0] !== dot || name[1] !== slash)
                throw new errors/* JobError */.C("protocol", "The target lists a result file that is not below the job's directory");
            names.push({ type, name: name.subarray(2) });
        }
    }
    return withSizes(names, bytes.toString("latin1", start));
}
/** Sizes come in the order of the files; when their number is not that of the files, none of them is believed. */
function withSizes(names, text) {
    const sizes = text.split("\n").filter((line) => line !== "");
    const known = sizes.length === names.filter(({ type }) => type === "file").length &&
        sizes.every((line) => /^\d{1,15}$/.test(line));
    let next = 0;
    return names.map((entry) => ({
        ...entry,
        size: known && entry.type === "file" ? Number(sizes[next++]) : undefined,
    }));
}

;// CONCATENATED MODULE: ./build/remote/lock-claim.js

/** Decodes the words H NAME SLOT, or W NAME POSITION, and ID SINCE live|stale WHO LABEL. @throws {JobError} `protocol` */
function lockClaim([tag, name, place, id, since, state, who, label]) {
    if (tag !== "H" && tag !== "W")
        throw unexpected("lock");
    if (state !== "live" && state !== "stale")
        throw unexpected("lock's state");
    const lock = perhapsName(name);
    if (lock === undefined)
        throw unexpected("name");
    return {
        role: tag === "H" ? "holder" : "waiting",
        lock,
        place: number(place),
        id: runId(id),
        since: perhapsTime(since),
        live: state === "live",
        who: perhapsName(who),
        label: perhapsName(label),
    };
}

;// CONCATENATED MODULE: ./build/remote/outgoing.js

/** Sends a stream that may turn out not to be wanted. Closing the source itself would be an error of stdin. */
function outgoing(source) {
    let stopped = false;
    const stdin = new external_node_stream_.Readable({
        read: () => void source.resume(),
        destroy: (error, done) => {
            source.destroy();
            done(error);
        },
    });
    const end = () => {
        if (stopped)
            return;
        stopped = true;
        stdin.push(null);
    };
    source.on("data", (chunk) => {
        if (!stopped && !stdin.push(chunk))
            source.pause();
    });
    source.once("end", end);
    source.once("error", (error) => stdin.destroy(error));
    source.once("close", () => stopped || stdin.destroy());
    return {
        stdin,
        stop: () => {
            end();
            source.destroy();
        },
    };
}

;// CONCATENATED MODULE: ./build/remote/run-status.js


/** Decodes the words ID STATE KIND CODE MS BY STARTED ENDED. @throws {JobError} `protocol` */
function runStatus(words) {
    const [id, state] = words;
    switch (state) {
        case "absent":
            return { state };
        case "submitted":
        case "queued":
        case "running":
        case "unknown":
        case "shared":
            return { state, ...knownRun(id, words) };
        case "finished":
            return { state, ...knownRun(id, words), end: ended(words.slice(2)) };
        case "lost":
            return { state, ...knownRun(id, words), end: lost(words[2]) };
        default:
            throw unexpected("state");
    }
}
function knownRun(id, words) {
    return { id: runId(id), started: perhapsTime(words[6]), ended: perhapsTime(words[7]) };
}

;// CONCATENATED MODULE: ./build/remote/stored-run.js


/** Decodes the words of a status, then KIB WHO LABEL; nothing for a run that vanished meanwhile. @throws {JobError} `protocol` */
function storedRun(words) {
    const status = runStatus(words);
    if (status.state === "absent")
        return undefined;
    const [kib, who, label] = words.slice(8);
    return { status, kib: perhapsNumber(kib), who: perhapsName(who), label: perhapsName(label) };
}

;// CONCATENATED MODULE: ./build/remote/quote.js
/**
 * A word that every POSIX shell takes exactly as it stands, whatever it holds but NUL; fish and csh too, but csh no
 * newline. Outside of quotes a backslash says the same to all of them; inside, fish and csh differ.
 */
function quote(word) {
    return /^[A-Za-z0-9_./:@+,-]+$/.test(word) ? word : `'${word.replaceAll(/['\\!]/g, String.raw `'\$&'`)}'`;
}
/** The path of the store as a word of a shell command: `~/` is the login's home, everything else is literal. */
function quoteRemotePath(path) {
    return path.startsWith("~/") ? `"$HOME"/${quote(path.slice(2))}` : quote(path);
}

;// CONCATENATED MODULE: ./build/remote/shorten.js
/**
 * A script as it is sent, without what only people need: comments, indentation, blanks around `&&` and `||` (which none of
 * our texts holds), and long names of variables (all of ours begin with `_`) and of functions that have more than one word.
 * The frequent names become the shortest.
 */
function shorten(script) {
    const lines = script.split("\n").map((line) => line.trimStart().replace(/(?<=^\w+\(\) \{) # .*/, ""));
    const kept = lines.filter((line) => line !== "" && !line.startsWith("#"));
    const text = kept.join("\n").replaceAll(/ (&&|\|\|) /g, "$1");
    return `${rename(rename(text, variables(text), "_"), functions(text), "F")}\n`;
}
const variable = /(?<![\w.])_[a-z]\w*/g;
function variables(text) {
    return text.match(variable) ?? [];
}
function functions(text) {
    const names = new Set(Array.from(text.matchAll(/^([a-z]+_[a-z_]+)\(\)/gm), ([, name]) => name));
    return (text.match(word) ?? []).filter((found) => names.has(found));
}
const word = /(?<![\w/.$-])[a-z_]\w*/g;
/** Gives each of the names that were found a short one that begins with `prefix`. */
function rename(text, found, prefix) {
    const counts = new Map();
    for (const name of found)
        counts.set(name, (counts.get(name) ?? 0) + 1);
    const byFrequency = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const short = new Map(byFrequency.map(([name], rank) => [name, prefix + shortest(rank)]));
    return text.replace(prefix === "_" ? variable : word, (name) => short.get(name) ?? name);
}
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
function shortest(rank) {
    const rest = Math.floor(rank / letters.length);
    return (rest === 0 ? "" : shortest(rest - 1)) + letters.charAt(rank % letters.length);
}

;// CONCATENATED MODULE: ./build/remote/scripts.js



let loaded;
/** The scripts of this version. */
function scripts() {
    loaded ??= load();
    return loaded;
}
function load() {
    // Each path is spelled out, because the bundler finds the files by these very expressions.
    const text = shorten([
        read(new URL(/* asset import */ __webpack_require__(1858), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(1042), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(3620), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(1717), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(3214), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(9459), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(925), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(6309), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(9776), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(467), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(1446), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(9121), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(6165), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(3033), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(477), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(8838), __webpack_require__.b)),
    ].join(""));
    const end = "ssh-job-end-of-scripts";
    return {
        text,
        hash: (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex"),
        bytes: Buffer.byteLength(text),
        installer: `scripts() {\ncat <<'${end}'\n${text}${end}\n}\n${bootstrap}\n`,
    };
}
/** Runs the scripts if they are what was sent; what was cut on the way is no shell text at all. */
const bootstrap = [
    'if command -v sha256sum >/dev/null && [ "$(scripts | sha256sum)" != "$3  -" ]',
    "then printf '\\nssh-job/1\\nE protocol the scripts arrived damaged\\n'",
    'else eval "$(scripts)"',
    "fi",
].join("\n");
function read(url) {
    return (0,external_node_fs_.readFileSync)(url, "utf8");
}

;// CONCATENATED MODULE: ./build/remote/verb.js






/**
 * Starts a verb; installs the scripts first when the store does not have them.
 * @param store absolute, or starting with `~/`
 */
async function startVerb(connection, store, call) {
    const started = await exec(connection, store, call);
    if (started !== "absent")
        return started;
    await install(connection, store, call.signal);
    const again = await exec(connection, store, call);
    if (again === "absent")
        throw new errors/* JobError */.C("target", "The scripts vanished from the target's store");
    return again;
}
/** The words after S. @throws {JobError} the error after E, when the command has cleaned up */
async function readFields(started) {
    const line = await started.answer.line();
    if (line === undefined) {
        await succeeded(started);
        throw cutShort();
    }
    const [tag, ...words] = line.split(" ");
    if (tag === "S")
        return words;
    if (tag !== "E")
        throw new errors/* JobError */.C("protocol", `The target answered: ${printable(line)}`);
    await exitOf(started).catch(() => undefined); // what it had to say is said
    throw remoteError(words);
}
/** The words of every line up to the one that is a dot. @throws {JobError} `protocol`, `connection-lost` when it is cut */
async function readLines({ answer }) {
    const lines = [];
    for (let bytes = 0; bytes <= longestList;) {
        const line = await answer.line();
        if (line === undefined)
            throw cutShort();
        if (line === ".")
            return lines;
        const words = line.split(" ");
        if (words[0] === "E")
            throw remoteError(words.slice(1));
        lines.push(words);
        bytes += line.length + 1;
    }
    throw new errors/* JobError */.C("protocol", "The target answered with an endless list");
}
/** The first line of what is still to come, which may be a long one and need not have an end. @throws {JobError} `protocol` */
async function readText({ answer }) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of answer.rest()) {
        bytes += chunk.length;
        if (bytes > longestText)
            throw new errors/* JobError */.C("protocol", "The target answered with an endless text");
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8").split("\n", 1)[0] ?? "";
}
const longestList = 16 * 1024 * 1024;
const longestText = 1024 * 1024;
/** @throws {JobError} `target` when the command ended with another exit code than 0, `connection-lost` when it was killed */
async function succeeded(started) {
    const { code, signal } = await exitOf(started);
    if (code === 0)
        return;
    if (code === undefined)
        throw new errors/* JobError */.C("connection-lost", `A command of ours on the target was ended by ${String(signal)}`);
    const said = printable(await started.execution.stderr);
    throw new errors/* JobError */.C("target", `A command on the target ended with exit code ${code}: ${said}`);
}
/** How the command ended. A login shell may say something after it, too. */
async function exitOf({ answer, execution }) {
    await answer.discard();
    return execution.exit;
}
async function exec(connection, store, { verb, words, stdin, signal }) {
    const command = ["sh", "-c", quote(find()), quoteRemotePath(store), verb, ...words.map(quote)].join(" ");
    const execution = await connection.exec(command, { stdin: stdin?.(), signal });
    const started = { answer: new Answer(execution.stdout), execution };
    if ((await greeting(started)) === "ready")
        return started;
    await exitOf(started);
    return "absent";
}
/**
 * Runs the scripts of `$0`, the store, if they are there. Their text is known to everybody, so their place has to be
 * ours, or that of a group which nobody else could have made (as `check_store` has it): any other is left to the
 * installer, which says why it is refused. No variables, because the job shall see those of the login; no `!`, because
 * of csh.
 */
function find() {
    const ours = `[ -O "\${0%/*}" ]&&[ -O "$1" ]`;
    const shared = 'case $(ls -ld "${0%/*}") in d????ws?-*)cd -P "${0%/*}/..";;*)exit 1;esac';
    const closed = "until case $(ls -ld .) in ?????w*|????????w*)exit 1;esac;[ . -ef / ];do cd ..;done";
    const trusted = `{ ${ours}||{ [ -f "$1" ]&&(${shared}&&${closed});};}`;
    const places = `[ -h "\${0%/*}" ]||[ -h "$0" ]||{ ${trusted}&&exec sh "$@";}`;
    return `set -- "$0/scripts/${scripts().hash}" "$0" "$@";${places};echo;echo ssh-job/1 absent`;
}
async function install(connection, store, signal) {
    const { hash, bytes, installer } = scripts();
    const command = `sh -s ${quoteRemotePath(store)} install ${hash} ${bytes}`;
    const stdin = external_node_stream_.Readable.from([Buffer.from(installer)]);
    const execution = await connection.exec(command, { stdin, signal });
    const started = { answer: new Answer(execution.stdout), execution };
    await greeting(started);
    await readFields(started);
    await succeeded(started);
}
/** Skips what a login shell said before our first line. */
async function greeting({ answer, execution }) {
    let noise = "";
    for (;;) {
        const line = await answer.line();
        if (line === "ssh-job/1")
            return "ready";
        if (line === "ssh-job/1 absent")
            return "absent";
        if (line === undefined)
            break;
        noise = line;
    }
    const { code } = await execution.exit;
    const said = printable(`${await execution.stderr} ${noise}`) || "it said nothing";
    throw new errors/* JobError */.C("target", `The login shell did not run our command (exit code ${String(code)}): ${said}`, {
        hint: "The account needs a login shell that runs commands, and sh, tar and the usual small tools in its PATH.",
    });
}

;// CONCATENATED MODULE: ./build/remote/remote.js











/** Our side on the target. Each method is one exec, but for the first of all, which installs the scripts. */
class Remote {
    #connection;
    #store;
    constructor(connection, remoteDirectory) {
        this.#connection = connection;
        this.#store = `${remoteDirectory.replace(/\/+$/, "")}/v1`;
    }
    /**
     * Sends a job and starts it, or joins a run of it.
     * @throws {JobError} `connection-lost`: whether it started is not known, the same submission may be sent again;
     * `disk-full` when there is no room for it, `invalid` when the submission has been used for something else
     */
    async submit(request, options = {}) {
        const { signature, submission, join, follow, room } = request;
        const limits = join ? `${hundredths(join.timeoutMs)}.${hundredths(join.idleTimeoutMs)}` : "0";
        const flags = [follow ? "1" : "0", limits];
        const words = [signature, submission, request.request, ...flags, String(room.kib), String(room.files)];
        let sent;
        const stdin = () => (sent = outgoing(request.payload())).stdin;
        const started = await this.#start({ verb: "submit", words, stdin, ...options });
        const [id, outcome] = await readFields(started);
        // Nothing more will be read of it. Of a run that was joined, or is found again, perhaps nothing was.
        sent?.stop();
        if (outcome !== "started" && outcome !== "joined")
            throw unexpected("outcome");
        if (!follow)
            await succeeded(started);
        return {
            id: runId(id),
            joined: outcome === "joined",
            events: follow ? this.#events(started) : external_node_stream_.Readable.from([]),
        };
    }
    /** The run's events from these bytes on; with one log the offset of `err` counts for nothing. */
    async *follow(id, offsets, { submission = "-", ...options } = {}) {
        const words = [id, String(offsets.first), String(offsets.second), submission];
        yield* this.#events(await this.#start({ verb: "follow", words, ...options }));
    }
    async status(id, options = {}) {
        return runStatus(await this.#fields({ verb: "status", words: [id], ...options }));
    }
    /**
     * Asks the supervisor to end a run, and waits up to `waitSeconds` until it has.
     * @param run its id; or a name, by which it goes on when others follow it
     * @param by who asks; what is not fit for a file name becomes `-`
     */
    async cancel(run, by, waitSeconds, options = {}) {
        const words = [nameOf(run), fileNamePart(by), String(waitSeconds)];
        return runStatus(await this.#fields({ verb: "cancel", words, ...options }));
    }
    /** What the job has written so far, one stream after the other. */
    async *log(id, options = {}) {
        const started = await this.#start({ verb: "log", words: [id], ...options });
        await readFields(started);
        yield* loggedOutput(started.answer);
        await succeeded(started);
    }
    /** What the client that submitted the run has written down for others: one line of JSON, hostile. */
    async about(id, options = {}) {
        const started = await this.#start({ verb: "about", words: [id], ...options });
        await readFields(started);
        const text = await readText(started);
        await succeeded(started);
        return text;
    }
    /** Every name below the job's directory, as raw bytes. */
    async list(id, options = {}) {
        const started = await this.#start({ verb: "list", words: [id], ...options });
        await readFields(started);
        const names = await decodeListing(started.answer.rest());
        await succeeded(started);
        return names;
    }
    /**
     * A tar stream of these names.
     * @returns the stream, which may be several archives one after the other, and a promise that settles when the target
     * is done: with what its tar complained about (`""` for nothing)
     */
    async fetch(id, names, options = {}) {
        const stdin = () => external_node_stream_.Readable.from([Buffer.concat(names.flatMap((name) => [name, nul]))]);
        const started = await this.#start({ verb: "fetch", words: [id], stdin, ...options });
        await readFields(started);
        const { answer, execution } = started;
        const complaint = Promise.all([execution.exit, execution.stderr]).then(([{ code }, stderr]) => code === 0 ? "" : printable(stderr) || `tar ended with ${String(code)}`);
        complaint.catch(() => undefined); // the archive's reader sees the same failure first
        return { archive: answer.rest(), complaint };
    }
    /** All runs of the store. */
    async runs(options = {}) {
        const { lines } = await this.#lines({ verb: "runs", words: [], ...options });
        return lines.flatMap((words) => storedRun(words) ?? []);
    }
    /**
     * Removes a run that has ended.
     * @param submission whose part in the run is over: the run is kept when others have joined it
     * @throws {JobError} `target` when it is going on
     */
    async remove(id, submission, options = {}) {
        const [, outcome] = await this.#fields({ verb: "remove", words: [id, submission ?? "-"], ...options });
        if (outcome !== "removed" && outcome !== "kept" && outcome !== "absent")
            throw unexpected("outcome");
        return outcome;
    }
    /** Removes ended runs, the oldest first, until the store keeps to these limits; without any, to its own. */
    async collect(limits = {}, options = {}) {
        const words = [limits.olderThanSeconds, limits.maxKib].map((limit) => String(limit ?? "-"));
        const [runs, kib, runsLeft, kibLeft] = await this.#fields({ verb: "gc", words, ...options });
        return {
            removed: { runs: number(runs), kib: number(kib) },
            left: { runs: number(runsLeft), kib: number(kibLeft) },
        };
    }
    /** Who holds the target's locks, and who waits for them. */
    async locks(options = {}) {
        const { lines } = await this.#lines({ verb: "locks", words: [], ...options });
        return lines.map(lockClaim);
    }
    /** Takes a lock from whoever holds it. @returns those who held it */
    async breakLock(lock, options = {}) {
        const { words, lines } = await this.#lines({ verb: "break", words: [lock], ...options });
        if (number(words[0]) !== lines.length)
            throw unexpected("count");
        return lines.map(lockClaim);
    }
    /** What the target is and has, by names of our own. */
    async probe(options = {}) {
        const { lines } = await this.#lines({ verb: "probe", words: [], ...options });
        return new Map(lines.map(([key = "", ...value]) => [key, printable(value.join(" "))]));
    }
    async *#events(started) {
        for await (const event of followEvents(started.answer)) {
            yield event;
            if (event.type === "ended" || event.type === "lost")
                return;
        }
        await succeeded(started);
        throw cutShort();
    }
    async #fields(call) {
        const started = await this.#start(call);
        const words = await readFields(started);
        await succeeded(started);
        return words;
    }
    async #lines(call) {
        const started = await this.#start(call);
        const words = await readFields(started);
        const lines = await readLines(started);
        await succeeded(started);
        return { words, lines };
    }
    #start(call) {
        return startVerb(this.#connection, this.#store, call);
    }
}
const nul = Buffer.from([0]);
function nameOf(run) {
    if (typeof run === "string")
        return run;
    return `${"id" in run ? run.id : run.signature.slice(0, run_id/* signatureDigits */.F)}@${run.submission}`;
}
function fileNamePart(text) {
    return text.replaceAll(/[^A-Za-z0-9._@+-]+/g, "-").slice(0, 100) || "somebody";
}

;// CONCATENATED MODULE: ./build/lifecycle/link.js



/** Losses in a row, without a byte of progress between them, after which a link is given up. */
const hopeless = 10;
/**
 * The one connection of a run to its target. It is dialled at once, and anew whenever it was lost; what was going on is
 * then done again, so it has to be something that may be done again.
 */
class link_Link {
    #dial;
    #remoteDirectory;
    #emit;
    #closing = new AbortController();
    #connection;
    #losses = 0;
    /** Ends of the commands that are going on. */
    #running = new Set();
    /** Connections and commands that were really opened. */
    opened = { connections: 0, execs: 0 };
    constructor(dial, remoteDirectory, emit) {
        this.#dial = dial;
        this.#remoteDirectory = remoteDirectory;
        this.#emit = emit;
        // Whoever uses the link hears of a failed dial.
        this.#connected().catch(() => undefined);
    }
    /** Waits for the connection. @throws {JobError} what the dial throws */
    async ready() {
        await this.#connected();
    }
    /** Does something with the remote; does it again on a new connection when the link is lost on the way. */
    async use(operation) {
        for (;;) {
            const opened = this.#connected();
            const connection = await opened;
            try {
                return await operation(new Remote(connection, this.#remoteDirectory));
            }
            catch (error) {
                if (!this.#isLoss(error))
                    throw error;
                // Something else may have noticed the loss first and opened another one.
                if (this.#connection === opened)
                    this.#count(error);
                await connection.close();
                await (0,external_node_timers_promises_.setTimeout)(this.#pauseMs(), undefined, { signal: this.#closing.signal }).catch(() => undefined);
            }
        }
    }
    /** Tells that the link has carried something, so that its losses count anew. */
    progressed() {
        this.#losses = 0;
    }
    /**
     * Waits until no command is going on. dropbear mistakes a channel that is opened while another one is closing for that
     * one, and breaks down. At most a second: what a login has to say after our last line is read by nobody.
     */
    async quiet() {
        await Promise.race([Promise.all(this.#running), (0,external_node_timers_promises_.setTimeout)(1000, undefined, { ref: false })]);
    }
    /** Closes the connection, or stops dialling. Idempotent. */
    async close() {
        this.#closing.abort();
        const connection = await this.#connection?.catch(() => undefined);
        await connection?.close();
    }
    async [Symbol.asyncDispose]() {
        await this.close();
    }
    #isLoss(error) {
        return error instanceof errors/* JobError */.C && error.code === "connection-lost" && !this.#closing.signal.aborted;
    }
    /** @throws the error itself when there is no hope */
    #count(error) {
        this.#losses += 1;
        if (this.#losses === hopeless)
            throw error;
        this.#emit({ type: "warning", message: `${error.message.replace(/\.$/, "")}. Connecting again.` });
        this.#connection = undefined;
    }
    /** None after the first loss, then half a second, doubling to 2 s; random, so that many clients do not come together. */
    #pauseMs() {
        return this.#losses < 2 ? 0 : Math.min(2_000, 125 * 2 ** this.#losses) * (0.5 + Math.random() / 2);
    }
    #connected() {
        this.#connection ??= this.#open();
        return this.#connection;
    }
    async #open() {
        const connection = await this.#dial(this.#closing.signal);
        this.opened.connections += 1;
        return {
            exec: async (command, options) => {
                this.opened.execs += 1;
                const execution = await connection.exec(command, options);
                const ended = execution.exit.then(() => undefined, () => undefined);
                this.#running.add(ended);
                void ended.then(() => this.#running.delete(ended));
                return execution;
            },
            close: () => connection.close(),
        };
    }
}

;// CONCATENATED MODULE: ./build/lifecycle/progress.js
/** What is known of a run so far; whatever goes wrong later, this much can be reported. */
class progress_Progress {
    /** The phases that have ended. `start` in milliseconds since the epoch. */
    phases = [];
    /** What the run is called for people. */
    name;
    /** The results directory, once it is ours to write to. */
    place;
    signature;
    /** Who follows the run can be told from others by it, or the run itself be found. */
    submission;
    id;
    /** The run was going on already, and was joined. */
    joined = false;
    /** We were asked to stop, and left the run to others who follow it. */
    leftToOthers = false;
    end;
    /** Connections and commands that were really opened. */
    opened = { connections: 0, execs: 0 };
    sent = { bytes: 0, files: 0 };
    fetched = { bytes: 0, entries: [] };
    #emit;
    #current;
    constructor(emit, name) {
        this.#emit = emit;
        this.name = name;
    }
    /** Does the work of a phase, which may turn out to be another; it counts also when the work fails. */
    async phase(name, work) {
        this.#begin(name);
        try {
            return await work();
        }
        finally {
            this.#end();
        }
    }
    /** What is going on turns out to have been this phase from its beginning. */
    turnsOut(name) {
        if (this.#current === undefined || this.#current.name === name)
            return;
        this.#current.name = name;
        this.#emit({ type: "phase-started", phase: name });
    }
    /** If this phase is going on, it is over, and the next one begins. */
    goesOn(from, to) {
        if (this.#current?.name !== from)
            return;
        this.#end();
        this.#begin(to);
    }
    #begin(name) {
        this.#current = { name, start: Date.now(), began: performance.now() };
        this.#emit({ type: "phase-started", phase: name });
    }
    #end() {
        if (this.#current === undefined)
            return;
        const { name, start, began } = this.#current;
        const ms = Math.round(performance.now() - began);
        this.phases.push({ name, start, ms });
        this.#current = undefined;
        this.#emit({ type: "phase-ended", phase: name, ms });
    }
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./build/workspace/outputs.js

/**
 * Which candidates the patterns choose: files, links and empty directories, in the order given. Each pattern adds what it
 * matches, or with a leading `!` takes it away again; one that matches a directory stands for everything below it.
 */
function selectOutputs(candidates, patterns) {
    const steps = patterns.map((pattern) => {
        const takesAway = pattern.startsWith("!");
        return { takesAway, matches: matcherOf(takesAway ? pattern.slice(1) : pattern) };
    });
    const filled = new Set(candidates.map(({ path }) => parentOf(path)));
    return candidates
        .filter(({ path, type }) => type !== "directory" || !filled.has(path))
        .map(({ path }) => path)
        .filter((path) => {
        const last = steps.findLast(({ matches }) => matches(path));
        return last !== undefined && !last.takesAway;
    });
}
/** The last matching pattern decides, so it is enough to know which ones match. */
function matcherOf(pattern) {
    const glob = pattern.replace(/^(\.\/+)+/, "").replace(/\/+$/, "");
    const matchesName = picomatch(glob === "." || glob === "" ? "**" : glob, options);
    const directories = new Map([["", false]]);
    const matchesBelow = (directory) => {
        const known = directories.get(directory);
        if (known !== undefined)
            return known;
        const matches = matchesName(directory) || matchesBelow(parentOf(directory));
        directories.set(directory, matches);
        return matches;
    };
    return (path) => matchesName(path) || matchesBelow(parentOf(path));
}
/** A leading `!` is ours, a name may hold a newline, and a pattern means the same on every machine. */
const options = { dot: true, nonegate: true, flags: "s", windows: false };
function parentOf(path) {
    return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
;// CONCATENATED MODULE: ./build/workspace/archive-tail.js
/** Two blocks of zeros end an archive (POSIX, `pax`). Bytes. */
const endBytes = 1024;
/** Watches an archive arrive, to tell a whole one from one that was cut between two members. */
class Tail {
    #received = 0;
    #memberEnd = 0;
    #last = Buffer.alloc(0);
    add(chunk) {
        this.#received += chunk.length;
        const known = chunk.length < endBytes ? Buffer.concat([this.#last, chunk]) : chunk;
        this.#last = known.subarray(-endBytes);
    }
    /** Where the content of the last member ends. Bytes from the start. */
    lastMemberEnds(offset) {
        this.#memberEnd = offset;
    }
    isComplete() {
        const zeros = this.#last.every((byte) => byte === 0);
        return zeros && this.#received - this.#memberEnd >= endBytes;
    }
}

;// CONCATENATED MODULE: ./build/workspace/archive-reader.js






/**
 * The members of a tar archive, or of several one behind the other, in their order. What is not read of a member's
 * content is passed over.
 *
 * @throws {JobError} `results` if the archive is damaged or ends early; whatever `tar` itself fails with
 */
async function* readArchive(tar, { onBytes, signal }) {
    const extraction = (0,tar_stream.extract)(extractOptions);
    const tail = new Tail();
    const watch = async function* (chunks) {
        for await (const chunk of chunks) {
            tail.add(chunk);
            onBytes?.(chunk.length);
            yield chunk;
        }
    };
    const fed = (0,external_node_stream_promises_.pipeline)(tar, watch, extraction, { signal });
    fed.catch(() => undefined);
    try {
        for await (const source of extraction) {
            const header = source.header;
            const member = memberOf(header, contentOf(source, signal));
            tail.lastMemberEnds(header.byteOffset + member.size);
            yield member;
            source.resume();
        }
        await fed;
    }
    catch (error) {
        throw failure(error, signal);
    }
    if (!tail.isComplete())
        throw damaged("ends too early");
}
/** Not in tar-stream's types. */
const extractOptions = {
    filenameEncoding: "latin1",
};
function memberOf(header, content) {
    const pax = header.pax ?? {};
    const isSparse = Object.keys(pax).some((key) => key.startsWith("GNU.sparse"));
    const name = decode(pax["GNU.sparse.name"] ?? header.name, Boolean(pax["GNU.sparse.name"] ?? pax["path"]));
    const kind = isSparse ? "unknown" : archive_reader_kindOf(header);
    return {
        name: name.text,
        nameIsEscaped: name.isEscaped,
        kind,
        size: kind === "directory" ? 0 : header.size,
        executable: (header.mode & 0o100) !== 0,
        target: decode(header.linkname ?? "", Boolean(pax["linkpath"])).text,
        content,
    };
}
/** Header fields come as latin1, which keeps the bytes; records of pax headers come decoded, with U+FFFD for bytes that are lost. */
function decode(name, isFromPax) {
    if (isFromPax)
        return { text: name.replaceAll("\ufffd", "%EF%BF%BD"), isEscaped: name.includes("\ufffd") };
    const bytes = Buffer.from(name, "latin1");
    return { text: decodeName(bytes, percentByte), isEscaped: !(0,external_node_buffer_.isUtf8)(bytes) };
}
function archive_reader_kindOf({ type, name, size }) {
    switch (type) {
        case "file":
        case "contiguous-file":
            // Before POSIX a directory was a file whose name ends so.
            return name.endsWith("/") && size === 0 ? "directory" : "file";
        case "directory":
        case "symlink":
            return type;
        case "link":
            return "hardlink";
        case "fifo":
        case "block-device":
        case "character-device":
            return "special";
        case null:
            return "unknown";
    }
}
async function* contentOf(source, signal) {
    try {
        for await (const piece of source)
            yield piece;
    }
    catch (error) {
        throw failure(error, signal);
    }
}
function failure(error, signal) {
    if (signal?.aborted === true)
        return signal.reason;
    return error instanceof errors/* JobError */.C ? error : damaged("is damaged", error);
}
function damaged(how, cause) {
    return new errors/* JobError */.C("results", `The archive of results that the target sent ${how}.`, {
        hint: "Fetch the results again; they are still on the target.",
        cause,
    });
}

;// CONCATENATED MODULE: ./build/workspace/local-fault.js



const elsewhere = "set `results-directory` to a path on another disk";
const noSpace = {
    what: "there is no space left on this machine",
    hint: `Make room on this machine, or ${elsewhere}.`,
};
const forbidden = {
    what: "this machine does not permit it",
    hint: "Set `results-directory` to a path below a directory that you may write to.",
};
const taken = {
    what: "something else was put there meanwhile",
    hint: "Remove what is there, or set `results-directory` to a path of its own.",
};
const tooManyFiles = {
    what: "too many files are open on this machine",
    hint: "Raise the limit of open files, or run fewer jobs at once.",
};
const faults = new Map([
    ["ENOSPC", noSpace],
    ["EDQUOT", noSpace],
    ["EACCES", forbidden],
    ["EPERM", forbidden],
    ["EROFS", { what: "the disk of this machine is read-only", hint: `Make it writable, or ${elsewhere}.` }],
    ["EIO", { what: "the disk of this machine failed", hint: `Check it, or ${elsewhere}.` }],
    ["ENOTEMPTY", taken],
    ["EMFILE", tooManyFiles],
    ["ENFILE", tooManyFiles],
]);
/** The error for results that this machine cannot take, through no fault of theirs; `undefined` for any other cause. */
function localFault(path, cause) {
    const code = errorCode(cause) ?? "";
    const fault = faults.get(code);
    return (fault &&
        new errors/* JobError */.C("results", `The result ${quoteName(path)} cannot be written: ${fault.what} (${code}).`, {
            hint: fault.hint,
            cause,
        }));
}

;// CONCATENATED MODULE: ./build/workspace/coalesce.js
/** Joins small pieces into chunks of at least `minimum` bytes, the last one excepted. Large pieces are not copied. */
async function* coalesce(pieces, minimum) {
    let gathered = [];
    let size = 0;
    for await (const piece of pieces) {
        gathered.push(piece);
        size += piece.length;
        if (size < minimum)
            continue;
        yield gathered.length === 1 ? piece : Buffer.concat(gathered, size);
        gathered = [];
        size = 0;
    }
    if (size > 0)
        yield Buffer.concat(gathered, size);
}

;// CONCATENATED MODULE: ./build/workspace/member-path.js


/** What file systems allow one name to have. Bytes. */
const nameBytes = 255;
/**
 * Where a member of an archive may be put: relative, without `.`, `..` or empty names; `""` is the top itself.
 *
 * @param platform as in `process.platform`: Windows has names that Linux does not mind
 * @throws {JobError} `results` if the name leads, or may lead, anywhere else
 */
function memberPath(name, limits, platform) {
    const names = name.split("/").filter((part) => part !== "" && part !== ".");
    const fault = faultOf(name, names, limits) ?? (platform === "win32" ? windowsFault(names) : undefined);
    if (fault !== undefined)
        throw refusal(name, fault);
    return names.join("/");
}
/** The error that ends an unpacking because of one member. */
function refusal(name, fault, cause) {
    return new errors/* JobError */.C("results", `The target sent ${quoteName(name)} as a result, but ${fault}.`, {
        hint: "Rename it in the job, or leave it out by a line in `outputs` that starts with `!`.",
        cause,
    });
}
function faultOf(name, names, limits) {
    if (name.includes("\0"))
        return "its name holds a NUL";
    if (name.startsWith("/"))
        return "its name is absolute";
    if (/^[A-Za-z]:[\\/]/.test(name))
        return "its name starts with a drive letter";
    if (names.includes(".."))
        return "its name leads out of the results";
    if (names.length > limits.depth)
        return `it is more than ${limits.depth} directories deep`;
    if (Buffer.byteLength(name) > limits.pathBytes)
        return `its path is longer than ${limits.pathBytes} bytes`;
    if (names.some((part) => Buffer.byteLength(part) > nameBytes)) {
        return `its name is longer than ${nameBytes} bytes`;
    }
    return undefined;
}
/** Learn "Naming Files, Paths, and Namespaces" in the Windows documentation: a colon opens a hidden stream, NUL is a device. */
function windowsFault(names) {
    if (names.some((part) => /[<>:"|?*\\\p{Cc}]|[. ]$/u.test(part)))
        return "Windows allows no such name";
    const device = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i;
    return names.some((part) => device.test(part)) ? "Windows takes its name for a device" : undefined;
}

;// CONCATENATED MODULE: ./build/workspace/remarks.js

/** Gathers names that the same is to be said of, so that it is said once however many there are. */
class Remarks {
    #names = new Map();
    /** @param remark a sentence without its full stop, which ends with what `name` is one of */
    add(remark, name) {
        const names = this.#names.get(remark);
        if (names === undefined)
            this.#names.set(remark, [quoteName(name)]);
        else
            names.push(quoteName(name));
    }
    warn(emit) {
        for (const [remark, names] of this.#names) {
            emit({ type: "warning", message: `${remark} (${names.length}): ${someOf(names)}.` });
        }
    }
}

;// CONCATENATED MODULE: ./build/workspace/result-links.js




/**
 * Makes links below `root` when all else is in place, so that nothing was ever written through one, and takes back those
 * that lead out of it or nowhere.
 *
 * @param links texts of links by their paths below `root`, whose directories exist
 * @returns by the paths of the links that are not there, what is to be said of them
 * @throws {JobError} `results` if there is something else at a path
 */
function placeLinks(root, links) {
    const dropped = new Map();
    let placed = [];
    for (const [path, target] of links) {
        const fault = faultOfText(path, target) ?? makeLink(root, path, target);
        if (fault === undefined)
            placed.push(path);
        else
            dropped.set(path, fault);
    }
    // A link may lead through another one that is taken back.
    for (let before = -1; before !== placed.length;) {
        before = placed.length;
        placed = placed.filter((path) => {
            const fault = faultOfLink(root, path);
            if (fault === undefined)
                return true;
            (0,external_node_fs_.unlinkSync)((0,external_node_path_.join)(root, path));
            dropped.set(path, fault);
            return false;
        });
    }
    return dropped;
}
const outside = "Links that lead out of the results were left out";
const nowhere = "Links that lead nowhere within the results were left out";
const result_links_forbidden = "Links were left out, as this machine does not let us make any";
function faultOfText(path, target) {
    if (target === "" || target.includes("\0"))
        return nowhere;
    const end = external_node_path_.posix.join(external_node_path_.posix.dirname(path), target);
    const leadsOut = (0,external_node_path_.isAbsolute)(target) || target.startsWith("/") || end === ".." || end.startsWith("../");
    return leadsOut ? outside : undefined;
}
function makeLink(root, path, target) {
    try {
        (0,external_node_fs_.symlinkSync)(target, (0,external_node_path_.join)(root, path));
        return undefined;
    }
    catch (error) {
        switch (errorCode(error)) {
            case "EEXIST":
                throw refusal(path, "something of this name is there already", error);
            case "EPERM":
                return result_links_forbidden;
            default:
                throw refusal(path, "no such link can be made", error);
        }
    }
}
/** By where it ends once every link on the way is followed: the text of a link alone does not tell. */
function faultOfLink(root, path) {
    try {
        const end = external_node_fs_.realpathSync.native((0,external_node_path_.join)(root, path));
        return end === root || end.startsWith(`${root}${external_node_path_.sep}`) ? undefined : outside;
    }
    catch {
        return nowhere;
    }
}

;// CONCATENATED MODULE: ./build/workspace/result-writer.js








/** Always a new file: not what is there already, and not what a link leads to. */
const writeFlags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_NOFOLLOW;
/** Content is written in pieces of at least this size. Bytes. */
const chunkBytes = 256 * 1024;
/**
 * Writes members of an archive below an empty directory of ours and trusts nothing that they say: directories are made
 * by us or checked to be some, files are new, links come last.
 */
class ResultWriter {
    #root;
    #limits;
    #entries = new Map();
    #directories = new Set([""]);
    #links = new Map();
    #remarks = new Remarks();
    #members = 0;
    #bytes = 0;
    /** @param root real path of an empty directory that nobody else writes to */
    constructor(root, limits) {
        this.#root = root;
        this.#limits = limits;
    }
    /** @throws {JobError} `results` if the member may not or cannot be written */
    async write(member) {
        this.#members += 1;
        if (this.#members > this.#limits.entries) {
            throw refusal(member.name, `it comes after ${this.#limits.entries} others`);
        }
        const path = this.#pathOf(member.name);
        if (member.nameIsEscaped)
            this.#remarks.add("Results have names that are not UTF-8 and were escaped", path);
        switch (member.kind) {
            case "directory":
                this.#makeDirectory(path);
                return;
            case "file":
                await this.#writeFile(path, member);
                return;
            case "hardlink":
                this.#copy(path, this.#pathOf(member.target));
                return;
            case "symlink":
                this.#deferLink(path, member.target);
                return;
            case "special":
                this.#remarks.add("FIFOs and devices are no results and were left out", path);
                return;
            case "unknown":
                this.#remarks.add("Sparse files and other uncommon members cannot be read and were left out", path);
        }
    }
    /** Makes the links. Returns what is there then. @throws {JobError} `results` */
    finish(emit) {
        for (const [path, remark] of placeLinks(this.#root, this.#links)) {
            this.#entries.delete(path);
            this.#remarks.add(remark, path);
        }
        this.#remarks.warn(emit);
        return [...this.#entries.values()];
    }
    #pathOf(name) {
        return memberPath(name, this.#limits, process.platform);
    }
    async #writeFile(path, { size, executable, content }) {
        this.#makeRoom(path, size);
        const mode = executable ? 0o755 : 0o644;
        const file = attempt(path, () => (0,external_node_fs_.openSync)(this.#absolute(path), writeFlags, mode));
        try {
            for await (const chunk of coalesce(content, chunkBytes))
                attempt(path, () => (0,external_node_fs_.writeFileSync)(file, chunk));
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
        this.#entries.set(path, { path, type: "file", size, executable });
    }
    /** A hard link becomes a copy; one to a link becomes another such link. */
    #copy(path, source) {
        const original = this.#entries.get(source);
        const target = this.#links.get(source);
        if (target !== undefined) {
            this.#deferLink(path, target);
        }
        else if (original?.type === "file") {
            this.#makeRoom(path, original.size);
            attempt(path, () => (0,external_node_fs_.copyFileSync)(this.#absolute(source), this.#absolute(path), external_node_fs_.constants.COPYFILE_EXCL));
            this.#entries.set(path, { ...original, path });
        }
        else {
            this.#remarks.add("Hard links to what is not among the results were left out", path);
        }
    }
    #deferLink(path, target) {
        this.#makeRoom(path, 0);
        this.#links.set(path, target);
        this.#entries.set(path, { path, type: "symlink", size: 0, executable: false });
    }
    #makeRoom(path, size) {
        if (path === "")
            throw refusal(".", "it is not a directory");
        if (this.#entries.has(path))
            throw refusal(path, "it did so twice");
        this.#bytes += size;
        if (this.#bytes > this.#limits.bytes) {
            throw refusal(path, `with it the results are larger than ${this.#limits.bytes} bytes`);
        }
        this.#makeDirectory(path.slice(0, Math.max(path.lastIndexOf("/"), 0)));
    }
    #makeDirectory(path) {
        if (this.#directories.has(path))
            return;
        if (this.#entries.has(path))
            throw refusal(path, "as a directory and as something else");
        this.#makeDirectory(path.slice(0, Math.max(path.lastIndexOf("/"), 0)));
        attempt(path, () => mkdirUnlessThere(this.#absolute(path)));
        this.#directories.add(path);
        this.#entries.set(path, { path, type: "directory", size: 0, executable: false });
    }
    #absolute(path) {
        return (0,external_node_path_.join)(this.#root, path);
    }
}
/** Two names may be one to a file system: the directory may be there, but only as one. */
function mkdirUnlessThere(path) {
    try {
        (0,external_node_fs_.mkdirSync)(path, 0o755);
    }
    catch (error) {
        if (errorCode(error) !== "EEXIST" || !(0,external_node_fs_.lstatSync)(path).isDirectory())
            throw error;
    }
}
function attempt(path, write) {
    try {
        return write();
    }
    catch (error) {
        const local = localFault(path, error);
        if (local !== undefined)
            throw local;
        const code = errorCode(error) ?? String(error);
        const fault = code === "EEXIST" ? "another result has this name on this machine" : `it cannot be written: ${code}`;
        throw refusal(path, fault, error);
    }
}

;// CONCATENATED MODULE: ./build/workspace/unpack.js








const defaultLimits = {
    bytes: 64 * 1024 ** 3,
    entries: 500_000,
    depth: 128,
    pathBytes: 4000,
};
/**
 * Unpacks what a target sent as results, all of it or nothing: `destination` appears, complete, when the archive has
 * ended well. Whatever the archive says, nothing is written elsewhere. Files are 0755 or 0644 less the umask, hard links
 * become copies, links that lead out or nowhere, FIFOs, devices and sparse files are left out with a warning.
 *
 * @param tar a tar archive, or several one behind the other
 * @param destination a directory that is empty or not there yet
 * @throws {JobError} `results` if the archive is damaged or hostile or the place is taken; what `tar` fails with
 */
async function unpackResults(tar, destination, { limits, onBytes, emit, signal }) {
    const place = (0,external_node_path_.resolve)(destination);
    let temporary;
    try {
        temporary = makeTemporary(place);
        const root = (0,external_node_path_.join)(temporary, "results");
        (0,external_node_fs_.mkdirSync)(root);
        const writer = new ResultWriter(root, { ...defaultLimits, ...limits });
        for await (const member of readArchive(tar, { onBytes, signal }))
            await writer.write(member);
        const entries = writer.finish(emit);
        moveTo(place, root);
        return entries;
    }
    finally {
        tar.destroy();
        if (temporary !== undefined)
            (0,external_node_fs_.rmSync)(temporary, { recursive: true, force: true });
    }
}
/** Beside the destination, so that the last step is a rename. Nobody else may enter it. */
function makeTemporary(place) {
    try {
        if ((0,external_node_fs_.existsSync)(place) && (0,external_node_fs_.readdirSync)(place).length > 0)
            throw new Error("it is not empty");
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(place), { recursive: true });
        return external_node_fs_.realpathSync.native((0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_path_.dirname)(place), `.${(0,external_node_path_.basename)(place)}-`)));
    }
    catch (error) {
        throw unwritable(place, error);
    }
}
function moveTo(place, root) {
    try {
        // Windows renames to no directory that is there, not even an empty one.
        if ((0,external_node_fs_.existsSync)(place))
            (0,external_node_fs_.rmdirSync)(place);
        (0,external_node_fs_.renameSync)(root, place);
    }
    catch (error) {
        throw unwritable(place, error);
    }
}
function unwritable(place, cause) {
    const local = localFault(place, cause);
    if (local !== undefined)
        return local;
    const why = errorCode(cause) ?? (cause instanceof Error ? cause.message : String(cause));
    return new errors/* JobError */.C("results", `The results cannot be put at ${quoteName(place)}: ${why}.`, {
        hint: "Set `results-directory` to a path where a directory can be made, or remove what is there.",
        cause,
    });
}

;// CONCATENATED MODULE: ./build/lifecycle/fetch-outputs.js



/**
 * Fetches what the patterns choose from the job's directory on the target. Nothing is placed unless all of it came.
 * @throws {JobError} `results`, `connection-lost`
 */
async function fetchOutputs(link, id, patterns, resultsDirectory, emit) {
    const listed = await link.use((remote) => remote.list(id));
    const chosen = choose(listed, patterns, emit);
    if (chosen.length === 0)
        return { entries: [], bytes: 0 };
    const total = archiveSize(chosen);
    let furthest = 0;
    return link.use(async (remote) => {
        let bytes = 0;
        const names = chosen.map(({ name }) => Buffer.concat([Buffer.from("./"), name]));
        const { archive, complaint } = await remote.fetch(id, names);
        const entries = await unpackResults(archive, resultsDirectory, {
            emit,
            onBytes: (count) => {
                bytes += count;
                // Each try begins anew: only what none before it has brought is progress.
                if (bytes > furthest)
                    link.progressed();
                furthest = Math.max(furthest, bytes);
                emit({ type: "progress", phase: "fetch", bytes, total });
            },
        });
        const said = await complaint;
        if (said !== "")
            emit({ type: "warning", message: `Fetching the results, the target complained: ${said}` });
        return { entries, bytes };
    });
}
/** About how many bytes the tar will have: a header of 512 for each name, and contents in blocks of 512. */
function archiveSize(names) {
    if (names.some(({ type, size }) => type === "file" && size === undefined))
        return undefined;
    return names.reduce((sum, { size = 0 }) => sum + 512 + Math.ceil(size / 512) * 512, 1024);
}
/** Globs are text and names are bytes: a byte that is not UTF-8 is matched, and arrives, as `%FF`. */
function choose(listed, patterns, emit) {
    const byPath = new Map(listed.map((entry) => [decodeName(entry.name, percentByte), entry]));
    const candidates = [...byPath].map(([path, { type }]) => ({
        path,
        type: type === "special" ? "file" : type,
    }));
    const paths = selectOutputs(candidates, patterns);
    const special = paths.filter((path) => byPath.get(path)?.type === "special");
    if (special.length > 0) {
        const names = someOf(special.map((path) => quoteName(path)));
        emit({ type: "warning", message: `FIFOs, sockets and devices cannot be fetched: ${names}.` });
    }
    return paths.flatMap((path) => byPath.get(path) ?? []).filter(({ type }) => type !== "special");
}

;// CONCATENATED MODULE: ./build/lifecycle/follow-remarks.js

/** Where a run stands in the line for its lock, and who is in its way. */
function describeQueue({ position, holder, since, who, label }, { lock }) {
    const names = [label, who].filter((name) => name !== undefined).join(", ");
    const held = [
        holder === undefined ? "" : `; held by ${holder}`,
        names === "" ? "" : ` (${names})`,
        since === undefined ? "" : ` since ${since.toISOString().slice(11, 16)} UTC`,
    ].join("");
    return `Waiting for the lock ${lock?.name ?? ""}: position ${position}${holder === undefined ? "" : held}.`;
}
/** What is odd about a run, and what to do about it. */
function remarkOn(event) {
    switch (event.type) {
        case "gap":
            return "The disk of the target was full: lines are missing in the log, though the job went on. Free space there.";
        case "capped":
            return `The log was cut at ${(0,units/* formatBytes */.z)(event.bytes)}, though the job went on. Let it write to a file of outputs, or write less.`;
        case "stray":
            return `The process ${event.pid} (${event.name}) of the job could not be ended and may still run on the target. Look at it there; it may be another user's, or wait for a device.`;
        case "unheard":
            return `The run belongs to ${event.host}, which shares the store and has not answered yet. Look whether that machine is up; only it can say how the run stands.`;
    }
}

;// CONCATENATED MODULE: ./build/lifecycle/follow-run.js

/**
 * Follows a run to its end over as many connections as it takes; the log goes on at the byte where it stopped. While the
 * run waits for its lock, the phase is another one.
 */
async function followRun(run, log, { link, about, progress, ports: { emit } }) {
    const submission = progress.submission?.submission;
    let coming = run.events;
    return link.use(async (remote) => {
        const events = coming ?? remote.follow(run.id, log.offsets, { submission });
        coming = undefined;
        for await (const event of events) {
            link.progressed();
            switch (event.type) {
                case "queued":
                    progress.turnsOut("lock");
                    emit({ type: "notice", message: describeQueue(event, about) });
                    break;
                case "started":
                    progress.goesOn("lock", "run");
                    break;
                case "output":
                    progress.goesOn("lock", "run");
                    await log.write(event.stream, event.offset, event.data);
                    break;
                case "ended":
                case "lost":
                    await link.quiet();
                    return event;
                case "alive":
                    break;
                default:
                    emit({ type: "warning", message: remarkOn(event) });
            }
        }
        throw new Error("the events of a run end with its end");
    });
}

;// CONCATENATED MODULE: ./build/lifecycle/remove-run.js

/** Removes a run whose results are here from the target. One that stays there makes no result worse. */
async function removeRun(id, { link, progress, ports: { emit } }) {
    const { submission: name } = progress;
    const own = name !== undefined && "signature" in name ? name.submission : undefined;
    try {
        await link.quiet();
        const outcome = await link.use((remote) => remote.remove(id, own));
        if (outcome !== "kept")
            return;
        emit({ type: "notice", message: `${id} stays on the target, because others have joined it.` });
    }
    catch (error) {
        if (!(error instanceof errors/* JobError */.C))
            throw error;
        emit({ type: "notice", message: `${id} stays on the target: ${error.message}` });
    }
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/lifecycle/mask.js
const mask = Buffer.from("***");
/** Lines shorter than this within a longer secret are too common to be hidden. */
const shortestLine = 4;
/** Replaces secrets in a stream of bytes by `***`, also where one is cut by the border of two chunks. */
class Mask {
    #secrets;
    #held = Buffer.alloc(0);
    constructor(secrets) {
        const texts = new Set(secrets.flatMap((secret) => parts(secret.reveal())));
        this.#secrets = [...texts].map((text) => Buffer.from(text)).sort((a, b) => b.length - a.length);
    }
    /** What may be shown so far; holds back an end that may be the beginning of a secret. */
    push(chunk) {
        const shown = [];
        let rest = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
        for (;;) {
            const unsure = rest.length - this.#unsureLength(rest);
            const found = this.#first(rest);
            if (found === undefined || found.at >= unsure) {
                shown.push(rest.subarray(0, unsure));
                this.#held = Buffer.from(rest.subarray(unsure));
                return Buffer.concat(shown);
            }
            shown.push(rest.subarray(0, found.at), mask);
            rest = rest.subarray(found.at + found.length);
        }
    }
    /** What was held back. */
    end() {
        const shown = [];
        let rest = this.#held;
        this.#held = Buffer.alloc(0);
        for (let found = this.#first(rest); found !== undefined; found = this.#first(rest)) {
            shown.push(rest.subarray(0, found.at), mask);
            rest = rest.subarray(found.at + found.length);
        }
        return Buffer.concat([...shown, rest]);
    }
    /** The earliest secret; the longest where several begin. */
    #first(bytes) {
        let first;
        for (const secret of this.#secrets) {
            const at = bytes.indexOf(secret);
            if (at >= 0 && (first === undefined || at < first.at))
                first = { at, length: secret.length };
        }
        return first;
    }
    /** How many bytes at the end are the beginning of a secret, and may become all of it. */
    #unsureLength(bytes) {
        let longest = 0;
        for (const secret of this.#secrets) {
            for (let length = Math.min(secret.length - 1, bytes.length); length > longest; length -= 1) {
                if (bytes.subarray(bytes.length - length).equals(secret.subarray(0, length)))
                    longest = length;
            }
        }
        return longest;
    }
}
function parts(secret) {
    const lines = secret.split(/\r?\n/).map((line) => line.trim());
    return [secret.trim(), ...lines.filter((line) => line.length >= shortestLine)].filter((part) => part !== "");
}

;// CONCATENATED MODULE: ./build/lifecycle/run-log.js




const streamNames = ["log", "out", "err"];
/**
 * The job's output on our side: counts the bytes that came, hides secrets, writes `<results>.log` (and `.out`, `.err`
 * where the streams are kept apart) and passes everything on. With separate streams the log has them in the order in
 * which they arrived.
 */
class RunLog {
    #emit;
    #received = { log: 0, out: 0, err: 0 };
    #masks;
    #files;
    #failure;
    constructor(emit, secrets, files) {
        this.#emit = emit;
        this.#files = files;
        for (const file of files.values())
            file.on("error", (error) => (this.#failure = error));
        this.#masks = { log: new Mask(secrets), out: new Mask(secrets), err: new Mask(secrets) };
    }
    /** Creates the files, where nothing may be yet, not even a link. @throws {JobError} `results` when that is not possible */
    static async open(resultsDirectory, { separateStreams }, secrets, emit) {
        const files = new Map();
        try {
            for (const name of separateStreams ? streamNames : ["log"]) {
                const file = (0,external_node_fs_.createWriteStream)(`${resultsDirectory}.${name}`, { flags: "wx" });
                await (0,external_node_events_.once)(file, "open");
                files.set(name, file);
            }
        }
        catch (cause) {
            throw run_log_unwritable(cause);
        }
        return new RunLog(emit, secrets, files);
    }
    /** What has arrived of the streams that are followed. */
    get offsets() {
        const { log, out, err } = this.#received;
        return this.#files.has("out") ? { first: out, second: err } : { first: log, second: 0 };
    }
    /**
     * Takes bytes that stand at `offset` of a stream; what is here already is not taken twice.
     * @throws {JobError} `protocol` when bytes between were skipped
     */
    async write(stream, offset, data) {
        const known = this.#received[stream] - offset;
        if (known < 0)
            throw new errors/* JobError */.C("protocol", `The target left out ${-known} bytes of the log`);
        const fresh = data.subarray(known);
        this.#received[stream] += fresh.length;
        await this.#show(stream, this.#masks[stream].push(fresh));
    }
    /** Shows what was held back, and closes the files. Idempotent. */
    async close() {
        if (this.#failure === undefined)
            for (const name of streamNames)
                await this.#show(name, this.#masks[name].end());
        await Promise.all([...this.#files.values()].map(run_log_closed));
        this.#files.clear();
    }
    async [Symbol.asyncDispose]() {
        await this.close();
    }
    async #show(stream, data) {
        if (data.length === 0)
            return;
        this.#emit({ type: "output", stream, data });
        await Promise.all([this.#append(stream, data), stream === "log" ? undefined : this.#append("log", data)]);
    }
    async #append(name, data) {
        if (this.#failure !== undefined)
            throw run_log_unwritable(this.#failure);
        const file = this.#files.get(name);
        if (file !== undefined && !file.write(data))
            await drained(file);
    }
}
async function drained(file) {
    try {
        await (0,external_node_events_.once)(file, "drain");
    }
    catch (cause) {
        throw run_log_unwritable(cause);
    }
}
async function run_log_closed(file) {
    await new Promise((resolve) => file.end(() => resolve()));
}
function run_log_unwritable(cause) {
    const message = `The log cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`;
    return new errors/* JobError */.C("results", message, {
        hint: "Free space, or set results-directory to another place.",
        cause,
    });
}

;// CONCATENATED MODULE: ./build/lifecycle/stop-run.js
/**
 * Does what `on-cancel` says: asks the target to end the run, whose end is then seen as any other, or leaves it alone. It
 * is left alone, too, when others follow it.
 */
function stopRun(id, { link, settings, progress, ports: { emit, stop } }) {
    if (settings.onCancel === "detach") {
        void link.close();
        return;
    }
    emit({ type: "notice", message: `Asking the target to end ${id}.` });
    link
        .use((remote) => remote.cancel(progress.submission ?? id, stop.by, 0))
        .then(({ state }) => {
        if (state !== "shared")
            return;
        progress.leftToOthers = true;
        void link.close();
    })
        .catch((error) => emit({ type: "warning", message: `The request was not taken: ${String(error)}` }));
}

;// CONCATENATED MODULE: ./build/lifecycle/see-through.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});








/** Seconds that the target is given to end a run that we can follow no longer. */
const patience = 10;
/**
 * From a started run to its results: follows it to its end, fetches what it left, however it ended, and removes it when
 * nothing of it shall stay.
 * @throws {JobError} when the run's end, or the results of one that passed, cannot be had; `queue-timeout`
 */
async function see_through_seeThrough(run, following) {
    const { about, progress, ports } = following;
    const end = await progress.phase("run", () => followOrEnd(run, following));
    progress.end = end;
    const result = resultOfEnd(end, about);
    const wasStarted = end.type === "lost" || end.exitCode !== undefined;
    const fetched = wasStarted ? await fetchResults(run.id, result, following) : result;
    // Whoever comes after us fetches it all once more, to deliver it.
    const isNeeded = ports.stop.signal.aborted && ports.stop.hasSuccessor;
    if (about.keep === "none" && fetched !== undefined && !isNeeded)
        await removeRun(run.id, following);
    refuseUnstarted(end, about);
    return fetched ?? result;
}
/** The result when everything that is wanted is here; `undefined` when it could not be had. */
async function fetchResults(id, result, { link, settings, about: { outputs }, progress, ports: { emit } }) {
    if (outputs.length === 0)
        return result;
    try {
        progress.fetched = await progress.phase("fetch", () => fetchOutputs(link, id, outputs, settings.resultsDirectory, emit));
    }
    catch (error) {
        // A job that failed has failed; only a result that claims success depends on what it produced.
        if (result.kind === "passed" || !(error instanceof Error))
            throw error;
        emit({ type: "warning", message: `The results could not be fetched: ${error.message}` });
        return undefined;
    }
    if (progress.fetched.entries.some(({ type }) => type !== "directory"))
        return result;
    const message = `No file of the job matched outputs: ${outputs.join(" ")}`;
    if (settings.ifNoOutputs === "warn")
        emit({ type: "warning", message });
    return settings.ifNoOutputs === "error" && result.kind === "passed"
        ? { ...result, kind: "failed", reason: message }
        : result;
}
/** Follows the run; when we cannot go on for a reason of our own, such as a full disk, the job is not left behind. */
async function followOrEnd(run, following) {
    const { link, settings, about, progress, ports } = following;
    const { emit, secrets, stop } = ports;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const log = __addDisposableResource(env_1, await RunLog.open(settings.resultsDirectory, about, secrets, emit), true);
            const end = await heed(stop.signal, () => stopRun(run.id, following), () => followRun(run, log, following));
            await log.close();
            return end;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        if (!(error instanceof errors/* JobError */.C) || error.code !== "results")
            throw error;
        const { state } = await link.use((remote) => remote.cancel(progress.submission ?? run.id, stop.by, patience));
        const fate = state === "shared" ? "goes on for others who follow it" : "was ended";
        throw new errors/* JobError */.C("results", `${error.message} The job ${fate}.`, { hint: error.hint, cause: error });
    }
}

;// CONCATENATED MODULE: ./build/lifecycle/attach-run.js
var attach_run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var attach_run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









/** Follows a run that was started before, by whoever it was, to its end, and fetches its results. */
async function attachRun(settings, ports) {
    const { jobId, name, remoteDirectory } = settings;
    const { dial, emit, stop, record } = ports;
    const progress = new progress_Progress(emit, name ?? jobId);
    return conclude_conclude(settings, ports, progress, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Whoever attaches is one who follows, like those who have joined the run.
            const run = { id: jobId, submission: (0,external_node_crypto_.randomBytes)(16).toString("hex") };
            progress.submission = run;
            record(run);
            const link = attach_run_addDisposableResource(env_1, new link_Link(dial, remoteDirectory, emit), true);
            progress.opened = link.opened;
            const giveUp = () => void link.close();
            const _deadline = attach_run_addDisposableResource(env_1, heed_afterAbort(stop.signal, stop.withinMs, giveUp), false);
            const about = await heed(stop.signal, giveUp, async () => {
                await progress.phase("connect", () => link.ready());
                if (settings.ended)
                    await requireEnd(link, jobId);
                return about_readAbout(await link.use((remote) => remote.about(jobId)), settings);
            });
            progress.name = about.name;
            progress.signature = about.signature;
            progress.id = jobId;
            await claim_place_claimPlace(settings, progress, emit);
            return await see_through_seeThrough({ id: jobId }, { link, settings, about, progress, ports });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = attach_run_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    });
}
async function requireEnd(link, id) {
    const { state } = await link.use((remote) => remote.status(id));
    if (state === "finished" || state === "lost")
        return;
    throw new errors/* JobError */.C("invalid", `The run ${id} has not ended: it is ${state}.`, {
        hint: "Follow it to its end with attach, or end it with cancel.",
    });
}

;// CONCATENATED MODULE: ./build/lifecycle/cancel-run.js
var cancel_run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var cancel_run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






/** Seconds that the target is given to end the run: what ignores SIGTERM is killed after five. */
const cancel_run_patience = 20;
/** Ends a run, whoever follows it. That succeeds when it is over, however it ended. */
async function cancelRun(settings, ports) {
    const { jobId, name, remoteDirectory, target } = settings;
    const { dial, emit, stop } = ports;
    const progress = new progress_Progress(emit, name ?? jobId);
    progress.id = jobId;
    const outcome = await conclude_conclude(settings, ports, progress, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const link = cancel_run_addDisposableResource(env_1, new link_Link(dial, remoteDirectory, emit), true);
            progress.opened = link.opened;
            const _deadline = cancel_run_addDisposableResource(env_1, heed_afterAbort(stop.signal, 0, () => void link.close()), false);
            await progress.phase("connect", () => link.ready());
            const run = await link.use((remote) => remote.cancel(jobId, stop.by, cancel_run_patience));
            if (run.state === "finished" || run.state === "lost") {
                progress.end = run.end;
                return resultOfEnd(run.end);
            }
            throw new errors/* JobError */.C("target", `${target.label} did not confirm within ${cancel_run_patience} s that ${jobId} is over`, {
                hint: "Look there for processes that cannot be killed, and cancel again.",
            });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = cancel_run_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    });
    return { ...outcome, succeeded: progress.end !== undefined };
}

;// CONCATENATED MODULE: ./build/lifecycle/earlier-report.js

/** Takes over what the process before us knew of the same run; nothing when its report cannot be read. */
async function earlier_report_recallEarlier(resultsDirectory, progress) {
    const report = await earlier_report_read(`${resultsDirectory}.json`);
    if (report === undefined || report.signature !== progress.signature)
        return;
    progress.phases.push(...report.phases);
    progress.sent = { bytes: report.bytes.sent, files: report.files.sent };
    progress.joined = report.cache.source === "joined";
}
async function earlier_report_read(file) {
    try {
        return JSON.parse(await readFile(file, "utf8"));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/lifecycle/finish-run.js
var finish_run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var finish_run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









/** Seconds that the target is given to end the run before its log is read. */
const finish_run_patience = 10;
/**
 * Ends a run that was started and not seen to its end, and brings back what it left. Only this run is touched; when it
 * never started, has ended already, or others follow it, nothing is.
 */
async function finish_run_finishRun(settings, run, ports) {
    const { dial, emit, stop } = ports;
    const progress = new Progress(emit, settings.name ?? "");
    progress.submission = run;
    progress.signature = "signature" in run ? run.signature : undefined;
    return conclude(settings, ports, progress, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const link = finish_run_addDisposableResource(env_1, new Link(dial, settings.remoteDirectory, emit), true);
            progress.opened = link.opened;
            const _deadline = finish_run_addDisposableResource(env_1, afterAbort(stop.signal, 0, () => void link.close()), false);
            await progress.phase("connect", () => link.ready());
            const status = await link.use((remote) => remote.cancel(run, stop.by, finish_run_patience));
            if (status.state === "absent") {
                progress.submission = undefined;
                return neverStarted(stop.by);
            }
            progress.id = status.id;
            if (status.state === "shared") {
                progress.leftToOthers = true;
                return leftToOthers(status.id, stop.by);
            }
            const about = readAbout(await link.use((remote) => remote.about(status.id)), settings);
            progress.name = about.name;
            progress.signature = about.signature;
            await recallEarlier(settings.resultsDirectory, progress);
            // What stands there is what the main of this very run has left: nobody need hear that it goes.
            await claimPlace(settings, progress, () => undefined);
            const result = await seeThrough({ id: status.id }, { link, settings, about, progress, ports });
            return cancelled(result, stop.by);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = finish_run_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    });
}

;// CONCATENATED MODULE: ./build/job/encode.js
/** An unsigned 64-bit number, most significant byte first. */
function uint64(value) {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(value));
    return bytes;
}
/** The length in bytes, then the bytes (text as UTF-8): no two sequences of such fields read alike. */
function lengthPrefixed(value) {
    const bytes = Buffer.from(value);
    return Buffer.concat([uint64(bytes.length), bytes]);
}

;// CONCATENATED MODULE: ./build/job/signature.js


/** Raised whenever the same spec would be run or its results be captured differently. */
const epoch = 1;
const domain = Buffer.from("ssh-job-action/signature\0v1\0");
/** The signature of a job whose directory has this digest. @throws {RangeError} if `treeDigest` is not a SHA-256 in hex */
function sign(spec, treeDigest) {
    return signatureOf(signatureParts(spec, treeDigest));
}
/** Everything in `spec` that can change the result. Values of secrets are not part of it, their names are. */
function signatureParts(spec, treeDigest) {
    const { command } = spec;
    return {
        epoch,
        salt: null,
        command: {
            kind: command.kind,
            text: command.kind === "script" ? command.path : command.text,
            shell: command.shell ?? null,
            args: spec.args,
        },
        env: [...spec.env].sort(([a], [b]) => compareBytes(a, b)),
        secretNames: [...spec.secretEnv.keys()].sort(compareBytes),
        input: treeDigest,
        outputs: spec.outputs,
        separateStreams: spec.separateStreams,
        platform: null,
        probes: [],
        upstream: [],
    };
}
/** The signature that has these parts. @throws {RangeError} if one that is a SHA-256 is not one */
function signatureOf(parts) {
    const { command } = parts;
    const fields = [
        uint64(parts.epoch),
        optional(parts.salt),
        Buffer.concat([
            lengthPrefixed(command.kind),
            lengthPrefixed(command.text),
            optional(command.shell),
            list(command.args.map(lengthPrefixed)),
        ]),
        Buffer.concat([
            list(parts.env.map(([name, value]) => Buffer.concat([lengthPrefixed(name), lengthPrefixed(value)]))),
            list(parts.secretNames.map(lengthPrefixed)),
        ]),
        sha256(parts.input),
        Buffer.concat([list(parts.outputs.map(lengthPrefixed)), Buffer.from([Number(parts.separateStreams)])]),
        optional(parts.platform),
        list(parts.probes.map(probe)),
        list([...parts.upstream].sort(compareBytes).map(sha256)),
    ];
    const tagged = fields.flatMap((field, index) => [Buffer.from([index + 1]), lengthPrefixed(field)]);
    return (0,external_node_crypto_.hash)("sha256", Buffer.concat([domain, ...tagged]));
}
function optional(value) {
    return value === null ? Buffer.from([0]) : Buffer.concat([Buffer.from([1]), lengthPrefixed(value)]);
}
function list(items) {
    return Buffer.concat([uint64(items.length), ...items]);
}
function probe({ command, exitCode, stdout }) {
    return Buffer.concat([lengthPrefixed(command), uint64(exitCode), sha256(stdout)]);
}
function sha256(hex) {
    if (!/^[0-9a-f]{64}$/.test(hex))
        throw new RangeError(`not a SHA-256 in hex: ${hex}`);
    return Buffer.from(hex, "hex");
}
/** Order of the UTF-8 bytes; that of UTF-16, JavaScript's own, differs beyond U+D7FF. */
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

;// CONCATENATED MODULE: ./build/job/tree-digest.js


const tree_digest_domain = Buffer.from("sja-tree\0v1\0");
/**
 * The Merkle digest of a directory: what its files are called and contain, which may be executed, where its links point,
 * and which directories are empty. It does not depend on the order of `entries`, on times or on owners.
 *
 * @returns lower-case hex of a SHA-256
 * @throws {RangeError} if an entry's directory is not an entry itself
 */
function treeDigest(entries) {
    const children = new Map([["", []]]);
    for (const { type, path } of entries)
        if (type === "directory")
            children.set(path, []);
    for (const entry of entries) {
        const slash = entry.path.lastIndexOf("/");
        const siblings = children.get(entry.path.slice(0, Math.max(slash, 0)));
        if (siblings === undefined)
            throw new RangeError(`${entry.path} is in no directory of the tree`);
        siblings.push({ name: Buffer.from(entry.path.slice(slash + 1)), entry });
    }
    return directoryDigest("", children).toString("hex");
}
function directoryDigest(path, children) {
    const ordered = [...(children.get(path) ?? [])].sort((a, b) => Buffer.compare(a.name, b.name));
    const records = ordered.flatMap(({ name, entry }) => [
        Buffer.from(letter(entry)),
        lengthPrefixed(name),
        content(entry, children),
    ]);
    return (0,external_node_crypto_.hash)("sha256", Buffer.concat([tree_digest_domain, ...records]), "buffer");
}
function letter(entry) {
    switch (entry.type) {
        case "file":
            return entry.executable ? "X" : "F";
        case "directory":
            return "D";
        case "symlink":
            return "L";
    }
}
function content(entry, children) {
    switch (entry.type) {
        case "file":
            return Buffer.concat([uint64(entry.size), Buffer.from(entry.sha256, "hex")]);
        case "directory":
            return lengthPrefixed(directoryDigest(entry.path, children));
        case "symlink":
            return lengthPrefixed(entry.target);
    }
}

;// CONCATENATED MODULE: ./build/workspace/findings.js



const unsendableShown = 20;
/** What a walk noticed, told at its end: one error for all that cannot be sent, one warning for each kind of oddity. */
class Findings {
    #unsendable = [];
    #remarks = new Remarks();
    unsendable(path, reason) {
        this.#unsendable.push(`${quoteName(path)} (${reason})`);
    }
    outsideLink(path) {
        this.#remarks.add("What these links lead to is not sent and not in the signature, as it is elsewhere", path);
    }
    lfsPointer(path) {
        this.#remarks.add("These files are git LFS pointers instead of their content; set `lfs: true` at actions/checkout, or run `git lfs pull`", path);
    }
    emptySubmodule(path) {
        this.#remarks.add("These git submodules are empty; set `submodules: true` at actions/checkout, or run `git submodule update --init`", path);
    }
    lookalike(path) {
        this.#remarks.add("These names differ only in Unicode normalisation from ones beside them, and some file systems cannot hold both", path);
    }
    /** @throws {JobError} `invalid` if anything cannot be sent */
    throwIfUnsendable(directory) {
        if (this.#unsendable.length === 0)
            return;
        const names = someOf(this.#unsendable, unsendableShown);
        throw new errors/* JobError */.C("invalid", `${directory} holds what cannot be sent: ${names}.`, {
            hint: "Remove or rename it, or exclude it by a line in `exclude` or in .sshjobignore.",
        });
    }
    warn(emit) {
        this.#remarks.warn(emit);
    }
}

;// CONCATENATED MODULE: ./build/workspace/git-content.js


const pointerStart = Buffer.from("version https://git-lfs.github.com/spec/v1\n");
/** By the specification a pointer file is smaller than this. Bytes. */
const pointerBytes = 1024;
/** Is this the text that git LFS leaves in place of a file that was not fetched? */
function isLfsPointer(content) {
    return content.length < pointerBytes && content.subarray(0, pointerStart.length).equals(pointerStart);
}
/** Where the submodules of a git work tree belong: the paths in its `.gitmodules`. */
function submodulePaths(directory) {
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, ".gitmodules"), "utf8");
    }
    catch {
        return [];
    }
    return [...text.matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n]*?)"?[ \t]*\r?$/gm)].map(([, path]) => path ?? "");
}

// EXTERNAL MODULE: ./node_modules/ignore/index.js
var ignore = __webpack_require__(298);
;// CONCATENATED MODULE: ./build/workspace/ignore-rules.js





const ignoreFile = ".sshjobignore";
/**
 * The rules of the directory's `.sshjobignore` and then of `lines`, as gitignore(5) reads them: the last match decides,
 * and nothing below an excluded directory can be brought back. `.git` is excluded at any depth, whatever they say.
 *
 * @throws {JobError} `invalid` if `.sshjobignore` is there and cannot be read
 */
function readIgnoreRules(directory, lines) {
    const rules = ignore({ ignorecase: false }).add(readIgnoreFile(directory)).add(lines);
    return (path, isDirectory) => path === ".git" || path.endsWith("/.git") || rules.ignores(isDirectory ? `${path}/` : path);
}
function readIgnoreFile(directory) {
    try {
        return (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, ignoreFile), "utf8");
    }
    catch (error) {
        if (errorCode(error) === "ENOENT")
            return "";
        throw new errors/* JobError */.C("invalid", `${(0,external_node_path_.join)(directory, ignoreFile)} cannot be read.`, {
            hint: "Make it a readable text file of gitignore-style lines, or remove it.",
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./build/workspace/time-slice.js

const sliceMs = 5;
/** Cuts synchronous work into slices, so that sockets and timers are served meanwhile. */
class TimeSlice {
    #signal;
    #started = performance.now();
    constructor(signal) {
        this.#signal = signal;
    }
    isOver() {
        return performance.now() - this.#started > sliceMs;
    }
    /** Lets everybody else run. @throws the signal's reason if it was aborted */
    async rest() {
        await (0,external_node_timers_promises_.setImmediate)();
        this.#signal?.throwIfAborted();
        this.#started = performance.now();
    }
}

;// CONCATENATED MODULE: ./build/workspace/tree-reader.js









/** Up to this size a file is read at once. Bytes. */
const smallFileBytes = 1024 * 1024;
/** One walk through a directory, synchronous within slices: several times faster than a promise for each file. */
class TreeReader {
    entries = [];
    /** Directories with nothing in them, not even something excluded. */
    emptyDirectories = new Set();
    #root;
    #excludes;
    #findings;
    #signal;
    #slice;
    #buffer = Buffer.allocUnsafe(smallFileBytes);
    constructor(root, excludes, findings, signal) {
        this.#root = root;
        this.#excludes = excludes;
        this.#findings = findings;
        this.#signal = signal;
        this.#slice = new TimeSlice(signal);
    }
    /** Adds everything below a directory, `""` being the root. @throws {JobError} `input-changed` */
    async read(directory) {
        const normalised = new Set();
        for (const dirent of this.#list(directory)) {
            if (this.#slice.isOver())
                await this.#slice.rest();
            const path = `${directory}${directory === "" ? "" : "/"}${dirent.name.toString()}`;
            if (this.#excludes(path, dirent.isDirectory()))
                continue;
            if (!(0,external_node_buffer_.isUtf8)(dirent.name)) {
                const bytes = Buffer.concat([Buffer.from(directory === "" ? "" : `${directory}/`), dirent.name]);
                this.#findings.unsendable(bytes, "its name is not UTF-8");
                continue;
            }
            const normal = path.normalize("NFC");
            if (normalised.has(normal))
                this.#findings.lookalike(path);
            normalised.add(normal);
            await this.#add(path, dirent);
        }
    }
    #list(directory) {
        const options = { withFileTypes: true, encoding: "buffer" };
        const dirents = this.#attempt(directory, () => (0,external_node_fs_.readdirSync)(this.#absolute(directory), options)) ?? [];
        if (dirents.length === 0)
            this.emptyDirectories.add(directory);
        return dirents.sort((a, b) => Buffer.compare(a.name, b.name));
    }
    async #add(path, dirent) {
        if (dirent.isFile()) {
            await this.#addFile(path);
        }
        else if (dirent.isSymbolicLink()) {
            this.#addLink(path);
        }
        else if (dirent.isDirectory()) {
            this.entries.push({ type: "directory", path });
            await this.read(path);
        }
        else {
            this.#findings.unsendable(path, specialKind(dirent));
        }
    }
    async #addFile(path) {
        const file = this.#attempt(path, () => (0,external_node_fs_.openSync)(this.#absolute(path), readFlags));
        if (file === undefined)
            return;
        try {
            const { mode, size } = (0,external_node_fs_.fstatSync)(file);
            const content = size > smallFileBytes ? await this.#hashLarge(file) : this.#hashSmall(path, file, size);
            this.entries.push({ type: "file", path, executable: (mode & 0o100) !== 0, ...content });
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    #hashSmall(path, file, expected) {
        const size = readInto(this.#buffer.subarray(0, expected), file);
        const content = this.#buffer.subarray(0, size);
        if (isLfsPointer(content))
            this.#findings.lfsPointer(path);
        return { size, sha256: (0,external_node_crypto_.hash)("sha256", content) };
    }
    async #hashLarge(file) {
        const digest = (0,external_node_crypto_.createHash)("sha256");
        let size = 0;
        for await (const piece of readPieces(file, () => this.#buffer)) {
            this.#signal?.throwIfAborted();
            digest.update(piece);
            size += piece.length;
        }
        return { size, sha256: digest.digest("hex") };
    }
    #addLink(path) {
        const text = this.#attempt(path, () => (0,external_node_fs_.readlinkSync)(this.#absolute(path), "buffer"));
        if (text === undefined)
            return;
        if (!(0,external_node_buffer_.isUtf8)(text)) {
            this.#findings.unsendable(path, "the text of this link is not UTF-8");
            return;
        }
        const target = text.toString();
        const end = external_node_path_.posix.join(external_node_path_.posix.dirname(path), target);
        if ((0,external_node_path_.isAbsolute)(target) || end === ".." || end.startsWith("../"))
            this.#findings.outsideLink(path);
        this.entries.push({ type: "symlink", path, target });
    }
    /** What `read` returns; `undefined`, and a finding, if we may not read it. */
    #attempt(path, read) {
        try {
            return read();
        }
        catch (error) {
            const code = errorCode(error);
            if (code === undefined)
                throw error;
            if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR")
                throw goneMeanwhile(path, error);
            this.#findings.unsendable(path || ".", `it cannot be read: ${code}`);
            return undefined;
        }
    }
    #absolute(path) {
        return `${this.#root}/${path}`;
    }
}
function specialKind(dirent) {
    if (dirent.isFIFO())
        return "a FIFO";
    if (dirent.isSocket())
        return "a socket";
    return "a device";
}
function goneMeanwhile(path, cause) {
    return new errors/* JobError */.C("input-changed", `${quoteName(path)} went away while the directory was read.`, {
        hint: "Let nothing write to the directory while the job is being sent, or exclude what changes.",
        cause,
    });
}

;// CONCATENATED MODULE: ./build/workspace/walk.js









/**
 * Reads what a job directory holds: names, executable bits, link texts and the SHA-256 of every file. Links are taken as
 * text and never followed. On Windows no file is executable, as its file systems do not know.
 *
 * @throws {JobError} `invalid` if there is no such directory, or it holds what cannot be sent: names that are not UTF-8,
 * FIFOs, sockets, devices, unreadable files; `input-changed` if something went away meanwhile
 */
async function readTree(directory, options) {
    const root = (0,external_node_path_.resolve)(directory);
    requireDirectory(root);
    const findings = new Findings();
    const reader = new TreeReader(root, excludes(root, options), findings, options.signal);
    await reader.read("");
    findings.throwIfUnsendable(root);
    const { entries, emptyDirectories } = reader;
    for (const path of submodulePaths(root))
        if (emptyDirectories.has(path))
            findings.emptySubmodule(path);
    findings.warn(options.emit);
    const sizes = entries.flatMap((entry) => (entry.type === "file" ? [entry.size] : []));
    return {
        directory: root,
        entries,
        digest: treeDigest(entries),
        files: sizes.length,
        bytes: sizes.reduce((sum, size) => sum + size, 0),
    };
}
function requireDirectory(path) {
    if ((0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true)
        return;
    throw new errors/* JobError */.C("invalid", `${path} is not a directory.`, {
        hint: "Set `directory` to the directory that holds the job.",
    });
}
function excludes(root, { exclude, leaveOut = [] }) {
    const real = realPath(root);
    const leftOut = new Set(leaveOut.map((path) => (0,external_node_path_.relative)(real, realPath(path)).replaceAll(external_node_path_.sep, "/")));
    const ignored = readIgnoreRules(root, exclude);
    return (path, isDirectory) => leftOut.has(path) || ignored(path, isDirectory);
}

;// CONCATENATED MODULE: ./build/lifecycle/end-submission.js
var end_submission_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var end_submission_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


/**
 * Ends the run of a submission whose answer was never heard, over a connection of its own. Afterwards `progress` knows
 * its end, that it never became a run, or that it is left to others.
 */
async function endSubmission(settings, ports, progress) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { submission } = progress;
        if (submission === undefined || settings.onCancel === "detach")
            return;
        const link = end_submission_addDisposableResource(env_1, new link_Link(ports.dial, settings.remoteDirectory, ports.emit), true);
        const _deadline = end_submission_addDisposableResource(env_1, heed_afterAbort(ports.stop.signal, ports.stop.withinMs, () => void link.close()), false);
        const status = await link.use((remote) => remote.cancel(submission, ports.stop.by, Math.floor(ports.stop.withinMs / 1000)));
        settle(progress, status);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = end_submission_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function settle(progress, status) {
    if (status.state === "absent")
        progress.submission = undefined;
    else
        progress.id = status.id;
    if (status.state === "shared")
        progress.leftToOthers = true;
    if (status.state === "finished" || status.state === "lost")
        progress.end = status.end;
}

;// CONCATENATED MODULE: ./build/runtime/shell.js

/** The name, beside the job's directory, of the file that holds inline text; and of the one with the secrets. */
const inlineFile = "inline";
const secretsFile = "secrets";
/**
 * The shell text that becomes the job: it runs in the job's directory, sets what the job shall see, and is replaced by
 * the script. Values stand in a file, not in an argv; single quotes keep every byte but NUL.
 * @param firstLine the script's first line, whose `#!` says who interprets it
 */
function launchText(spec, firstLine) {
    const { command } = spec;
    const script = quote(command.kind === "script" ? `./${command.path}` : `../${inlineFile}`);
    return [
        ...(spec.secretEnv.size > 0 ? [`. ../${secretsFile} && rm -f ../${secretsFile} || exit 126`] : []),
        shell_exports(spec.env),
        `set -- ${spec.args.map(quote).join(" ")}`,
        `exec ${command.shell ?? interpreter(firstLine) ?? "sh -e"} ${script} "$@"`,
        "",
    ].join("\n");
}
/** The shell text that sets secrets; the job's launch reads it once and removes it. */
function secretsText(secretEnv) {
    return shell_exports(new Map([...secretEnv].map(([name, value]) => [name, value.reveal()]))) + "\n";
}
function shell_exports(env) {
    return [...env].map(([name, value]) => `export ${name}=${quote(value)}`).join("\n");
}
/** As the kernel reads it: an interpreter, and all that follows as one argument. */
function interpreter(firstLine) {
    const [, path, argument] = /^#![ \t]*([^ \t\r\n]+)[ \t]*(.*?)[ \t\r\n]*$/s.exec(firstLine) ?? [];
    if (path === undefined)
        return undefined;
    return argument ? `${quote(path)} ${quote(argument)}` : quote(path);
}

;// CONCATENATED MODULE: ./build/workspace/archive-items.js

/** A fixed time keeps archives alike. Zip tools refuse times before 1980, and tar warns of any that a board's late clock finds in the future. */
const mtime = new Date("1980-01-02T00:00:00Z");
/** The members of an archive in their order. */
function* archiveItems(tree, { prefix, before = [], after = [] }) {
    for (const file of before)
        yield memoryItem(file);
    if (prefix !== "")
        yield treeItem(prefix.replace(/\/$/, ""), { type: "directory", path: "" });
    for (const entry of tree.entries)
        yield treeItem(external_node_path_.posix.join(prefix, entry.path), entry);
    for (const file of after)
        yield memoryItem(file);
}
function memoryItem({ path, content, mode }) {
    return { header: { name: path, type: "file", mode, mtime, size: content.length }, content };
}
function treeItem(name, entry) {
    const common = { name, type: entry.type, mtime };
    switch (entry.type) {
        case "file":
            return {
                header: { ...common, mode: entry.executable ? 0o755 : 0o644, size: entry.size },
                content: entry,
            };
        case "directory":
            return { header: { ...common, mode: 0o755, size: 0 }, content: undefined };
        case "symlink":
            return { header: { ...common, mode: 0o777, size: 0, linkname: entry.target }, content: undefined };
    }
}

;// CONCATENATED MODULE: ./build/workspace/archive-member.js

/** One member on its way into an archive. If the archive fails, its own error says why. */
class ArchiveMember {
    /** Settles when the archive has the whole member, or never will have it. */
    complete;
    #sink;
    constructor(archive, header) {
        let settle = archive_member_ignore;
        this.complete = new Promise((resolve, reject) => {
            settle = (error) => (error ? reject(error) : resolve());
        });
        this.complete.catch(archive_member_ignore);
        this.#sink = archive.entry(header, (error) => settle(error));
        this.#sink.on("error", archive_member_ignore);
    }
    end(content) {
        this.#sink.end(content);
    }
    /** Resolves when there is room for more. */
    async write(piece) {
        if (!this.#sink.write(piece))
            await Promise.race([(0,external_node_events_.once)(this.#sink, "drain"), this.complete]);
    }
}
function archive_member_ignore() {
    // told through the archive
}

;// CONCATENATED MODULE: ./build/workspace/packed-size.js

/** tar's unit: a header fills one block, content is padded to whole ones, and two of zeros end the archive. Bytes. */
const blockBytes = 512;
const packed_size_endBytes = 2 * blockBytes;
/** Exactly how many bytes `packTree` will deliver. */
function packedSize(tree, layout) {
    let bytes = packed_size_endBytes;
    for (const { header } of archiveItems(tree, layout)) {
        bytes += extensionBytes(header.name, header.linkname ?? "") + blockBytes + padded(header.size);
    }
    return bytes;
}
/** The pax header that stands before the plain one where that cannot hold name and link (POSIX, `pax`, "ustar"). */
function extensionBytes(name, linkname) {
    if (fitsName(name) && Buffer.byteLength(linkname) <= 100)
        return 0;
    const records = recordBytes("path", name) + (linkname === "" ? 0 : recordBytes("linkpath", linkname));
    return blockBytes + padded(records);
}
/** ASCII in 100 bytes, or cut at a `/` into at most 155 and at most 100. */
function fitsName(name) {
    if (Buffer.byteLength(name) !== name.length)
        return false;
    if (name.length <= 100)
        return true;
    const slash = name.indexOf("/", name.length - 101);
    return slash !== -1 && slash <= 155;
}
/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function recordBytes(key, value) {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    const bytes = rest + String(rest).length;
    return rest + String(bytes).length;
}
function padded(size) {
    return Math.ceil(size / blockBytes) * blockBytes;
}

;// CONCATENATED MODULE: ./build/workspace/pack.js











/** Members are made in batches of about this size and delivered in chunks of at least this one. Bytes. */
const batchBytes = 128 * 1024;
/** Up to this size a file is read at once; larger ones in pieces of this size. Bytes. */
const pieceBytes = 256 * 1024;
/**
 * The tree as a tar archive that is made while it is read: modes 0755 and 0644, owner 0, pax headers for names that plain
 * ones cannot hold. The stream fails with {JobError} `input-changed` if a file is gone or has another size than the tree
 * says.
 */
function packTree(tree, options) {
    return external_node_stream_.Readable.from(chunks(tree, options), { objectMode: false, signal: options.signal });
}
async function* chunks(tree, options) {
    const archive = (0,tar_stream.pack)({ highWaterMark: batchBytes });
    const filled = fill(archive, tree, options).catch((error) => archive.destroy(error));
    try {
        for await (const chunk of coalesce(archive, batchBytes)) {
            options.onBytes?.(chunk.length);
            yield chunk;
        }
    }
    finally {
        await filled;
    }
}
async function fill(archive, tree, options) {
    let batched = 0;
    for (const { header, content } of archiveItems(tree, options)) {
        const member = new ArchiveMember(archive, header);
        if (content === undefined || Buffer.isBuffer(content))
            member.end(content);
        else
            await addFile(member, tree, content, options);
        batched += header.size;
        if (batched < batchBytes)
            continue;
        await member.complete;
        batched = 0;
    }
    archive.finalize();
}
/** Adds what the file holds now, if it is as long as when it was hashed. */
async function addFile(member, tree, entry, { onChanged, signal }) {
    const file = openAgain(tree, entry);
    try {
        const { size } = (0,external_node_fs_.fstatSync)(file);
        if (size !== entry.size)
            throw changed(entry, "has another size than");
        const sha256 = size > pieceBytes ? await addLarge(member, file, entry, signal) : addSmall(member, file, entry);
        if (sha256 !== entry.sha256)
            onChanged?.(entry.path);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function openAgain({ directory }, entry) {
    try {
        return (0,external_node_fs_.openSync)(`${directory}/${entry.path}`, readFlags);
    }
    catch (error) {
        throw changed(entry, "cannot be opened any more, as it could", error);
    }
}
function addSmall(member, file, entry) {
    const content = Buffer.allocUnsafe(entry.size);
    if (readInto(content, file) !== entry.size)
        throw changed(entry, "became shorter than");
    member.end(content);
    return (0,external_node_crypto_.hash)("sha256", content);
}
async function addLarge(member, file, entry, signal) {
    const digest = (0,external_node_crypto_.createHash)("sha256");
    let size = 0;
    for await (const piece of readPieces(file, () => Buffer.allocUnsafeSlow(pieceBytes))) {
        signal?.throwIfAborted();
        size += piece.length;
        if (size > entry.size)
            throw changed(entry, "became longer than");
        digest.update(piece);
        await member.write(piece);
    }
    if (size < entry.size)
        throw changed(entry, "became shorter than");
    member.end();
    return digest.digest("hex");
}
function changed({ path }, how, cause) {
    return new errors/* JobError */.C("input-changed", `${quoteName(path)} ${how} when the directory was hashed.`, {
        hint: "Let nothing write to the directory while the job is being sent, or exclude what changes.",
        cause,
    });
}

;// CONCATENATED MODULE: ./build/lifecycle/spec-text.js


/** A log that is longer is cut there. Bytes. */
const longestLog = 1024 ** 3;
/**
 * What the target has to know of a run, as `key=value` lines.
 * @param launch the shell text that becomes the job
 * @param who asks for the run
 */
function specText(settings, signature, launch, who) {
    const { spec, limits, lock, keep } = settings;
    const lines = [
        `timeout=${hundredths(limits.timeoutMs)}`,
        `idle=${hundredths(limits.idleTimeoutMs)}`,
        `queue=${hundredths(lock?.queueTimeoutMs)}`,
        `orphan=${hundredths(limits.orphanTimeoutMs)}`,
        `streams=${spec.separateStreams ? "out err" : "log"}`,
        ...(lock === undefined ? [] : [`lock=${lock.name}`, `slots=${lock.slots}`]),
        `cap=${longestLog}`,
        `keep=${keep}`,
        `who=${spec_text_word(who)}`,
        `label=${spec_text_word(spec.name)}`,
    ];
    const request = (0,external_node_crypto_.createHash)("sha256")
        .update([signature, ...lines, launch].join("\n"))
        .digest("hex");
    return { text: [`signature=${signature}`, `request=${request}`, ...lines, ""].join("\n"), request };
}
/** One word that everything on the target takes as it is. */
function spec_text_word(text) {
    return text.replaceAll(/[^A-Za-z0-9._@+:/-]+/g, "-").slice(0, 60) || "-";
}

;// CONCATENATED MODULE: ./build/lifecycle/submit-run.js






/** Packs the job, sends it and starts it, or joins a run of it that is going on. @throws {JobError} `input-changed`, `disk-full`, `target`, and what dialling throws */
async function submitRun(link, settings, tree, submission, about, { emit, stop }) {
    const launch = launchText(settings.spec, await firstLineOf(settings, emit));
    const { text: spec, request } = specText(settings, about.signature, launch, stop.by);
    const before = [
        memoryFile("spec", spec),
        memoryFile("about", printAbout(about)),
        memoryFile("launch", launch),
        ...secretFiles(settings.spec),
        ...inlineFiles(settings.spec),
    ];
    const after = [memoryFile("complete", "")];
    const total = packedSize(tree, { prefix: "work/", before, after });
    let sentBytes = 0;
    const changed = new Set();
    const payload = () => {
        sentBytes = 0;
        return packTree(tree, {
            prefix: "work/",
            before,
            after,
            onBytes: (bytes) => {
                sentBytes += bytes;
                emit({ type: "progress", phase: "upload", bytes: sentBytes, total });
            },
            onChanged: (path) => changed.add(path),
        });
    };
    const answer = await link.use((remote) => remote.submit({
        ...submission,
        request,
        join: settings.limits,
        follow: settings.mode === "run",
        room: { kib: Math.ceil(total / 1024), files: tree.entries.length + before.length + after.length },
        payload,
    }));
    if (answer.joined)
        return { ...answer, sent: { bytes: 0, files: 0 } };
    for (const path of changed) {
        emit({
            type: "warning",
            message: `${path} changed after it was hashed: the signature is not of what runs`,
        });
    }
    return { ...answer, sent: { bytes: sentBytes, files: tree.files } };
}
function secretFiles({ secretEnv }) {
    return secretEnv.size > 0 ? [memoryFile(secretsFile, secretsText(secretEnv))] : [];
}
function inlineFiles({ command }) {
    return command.kind === "inline" ? [memoryFile(inlineFile, command.text)] : [];
}
function memoryFile(path, text) {
    return { path, content: Buffer.from(text), mode: 0o600 };
}
async function firstLineOf({ directory, spec: { command } }, emit) {
    if (command.kind === "inline")
        return command.text.split("\n", 1)[0] ?? "";
    const file = await (0,promises_.open)((0,external_node_path_.join)(directory, command.path));
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
        const line = buffer.toString("utf8", 0, bytesRead).split("\n", 1)[0] ?? "";
        if (line.endsWith("\r")) {
            const message = `${command.path} has Windows line ends (CR LF), which interpreters on the target trip over.`;
            emit({ type: "warning", message });
        }
        return line;
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./build/lifecycle/run-job.js
var run_job_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var run_job_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});














/**
 * Runs one job on one target, from its directory to its results; with mode submit, until it was started. Whatever happens
 * is an outcome, not an error.
 */
async function runJob(settings, ports) {
    const { mode, directory, resultsDirectory, exclude, spec, remoteDirectory, target } = settings;
    const { dial, emit, stop, record } = ports;
    const progress = new progress_Progress(emit, spec.name);
    return conclude_conclude(settings, ports, progress, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            await claim_place_claimPlace(settings, progress, emit);
            const tree = await progress.phase("sign", () => readTree(directory, { exclude, leaveOut: resultsPaths(resultsDirectory), emit, signal: stop.signal }));
            requireScript(spec, tree);
            const signature = sign(spec, tree.digest);
            const about = aboutOf(settings, signature);
            progress.signature = signature;
            const link = run_job_addDisposableResource(env_1, new link_Link(dial, remoteDirectory, emit), true);
            progress.opened = link.opened;
            const giveUp = () => void link.close();
            const _deadline = run_job_addDisposableResource(env_1, heed_afterAbort(stop.signal, stop.withinMs, giveUp), false);
            const run = await heed(stop.signal, giveUp, async () => {
                await progress.phase("connect", () => link.ready());
                const submission = { signature, submission: (0,external_node_crypto_.randomBytes)(16).toString("hex") };
                progress.submission = submission;
                record(submission);
                return progress.phase("upload", () => submitRun(link, settings, tree, submission, about, ports));
            }).catch(async (error) => {
                if (stop.signal.aborted)
                    await endSubmission(settings, ports, progress);
                throw error;
            });
            progress.id = run.id;
            progress.sent = run.sent;
            progress.joined = run.joined;
            emit({ type: "submitted", jobId: run.id, target: target.label, joined: run.joined });
            return mode === "submit" ? undefined : await see_through_seeThrough(run, { link, settings, about, progress, ports });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = run_job_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    });
}
/** Config has seen the script on disk; what is excluded is seen only when the tree is read. */
function requireScript({ command }, { entries }) {
    if (command.kind === "inline" || entries.some(({ path }) => path === command.path))
        return;
    throw new errors/* JobError */.C("invalid", `The script ${command.path} is excluded from what is sent.`, {
        hint: "Change exclude or .sshjobignore, or set script to another file.",
    });
}

;// CONCATENATED MODULE: ./build/wiring.js





/** Does over SSH what the settings say: runs or submits a job, attaches to a run, or cancels one. */
async function runOverSsh(settings, ports) {
    const withSsh = withDial(settings, ports);
    switch (settings.mode) {
        case "run":
        case "submit":
            return runJob(settings, withSsh);
        case "attach":
            return attachRun(settings, withSsh);
        case "cancel":
            return cancelRun(settings, withSsh);
    }
}
/** Ends what a run left behind that was not seen to its end. */
async function finishOverSsh(settings, run, ports) {
    return finishRun(settings, run, withDial(settings, ports));
}
/**
 * A link to a target for whoever asks it something and runs nothing there. To be closed by the caller.
 * @param onLogin told what has let us in, such as `key`
 */
function linkOverSsh(settings, emit, onLogin) {
    return new link_Link(dialOverSsh(settings, emit, onLogin), settings.remoteDirectory, emit);
}
function withDial(settings, ports) {
    return { ...ports, dial: dialOverSsh(settings, ports.emit) };
}
function dialOverSsh({ target }, emit, onLogin) {
    return async (signal) => {
        // The SSH library is the heaviest part: it is loaded when the inputs are known to be good.
        const { connect } = await __webpack_require__.e(/* import() */ 26).then(__webpack_require__.bind(__webpack_require__, 26));
        return connect(target, { emit, signal, onLogin });
    };
}


/***/ })

};
