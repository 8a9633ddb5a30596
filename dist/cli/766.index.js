export const id = 766;
export const ids = [766];
export const modules = {

/***/ 2974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ addressOf)
/* harmony export */ });
/** `host:port` for messages, an IPv6 address in brackets. */
function addressOf({ host, port }) {
    return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}


/***/ }),

/***/ 6848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zu: () => (/* binding */ hostKeyRules),
/* harmony export */   lo: () => (/* binding */ keyTypes),
/* harmony export */   oZ: () => (/* binding */ HostKeyError),
/* harmony export */   w2: () => (/* binding */ algorithmsOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2974);
/* harmony import */ var _known_hosts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8223);



/** The types of host keys that ssh2 can check, the preferred one first. */
const keyTypes = [
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "ssh-rsa",
];
/** The key of a machine on the way is not accepted; nobody has tried to log in there. */
class HostKeyError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .C {
    hop;
    /** Every key that the machine has shown, but for revoked ones. */
    offered;
    constructor(hop, offered, message, hint) {
        super("host-key", message, { hint });
        this.hop = hop;
        this.offered = offered;
    }
}
/** Finds what is pinned for a hop. A fingerprint does not tell the type of its key, so all types are asked for. */
function hostKeyRules(hop, { knownHosts, fingerprints, ignore }) {
    const { trusted, revoked, authorities } = (0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .keysFor */ .qm)((0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .parseKnownHosts */ .uJ)(knownHosts).entries, hop.host, hop.port);
    const isRevoked = (key) => revoked.some((other) => other.blob.equals(key.blob));
    const isPinned = (key) => trusted.some((other) => other.blob.equals(key.blob)) || fingerprints.includes((0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax)(key));
    const pinnedTypes = keyTypes.filter((type) => trusted.some((key) => key.type === type));
    const anyType = ignore || fingerprints.length > 0;
    const pinned = [...trusted.map(describe), ...fingerprints];
    return {
        types: anyType ? [...new Set([...pinnedTypes, ...keyTypes])] : pinnedTypes,
        revoked: isRevoked,
        accepts: (key) => !isRevoked(key) && (ignore || isPinned(key)),
        refusal: (offered) => {
            const bad = offered.find(isRevoked);
            if (bad !== undefined)
                return revokedKey(hop, bad, offered.filter((key) => !isRevoked(key)));
            return pinned.length > 0
                ? mismatch(hop, pinned, offered)
                : nothingPinned(hop, offered, authorities.map(({ line }) => line));
        },
    };
}
/** The algorithms that prove a key of these types. For RSA the one with SHA-1 comes last: old servers have no other. */
function algorithmsOf(types) {
    return types.flatMap((type) => (type === "ssh-rsa" ? ["rsa-sha2-512", "rsa-sha2-256", "ssh-rsa"] : [type]));
}
function revokedKey(hop, key, others) {
    const message = `The host key of ${(0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .addressOf */ .c)(hop)} is revoked: ${describe(key)}.`;
    const hint = "Somebody may use a stolen key. Ask who marked it @revoked in known-hosts, and pin the machine's new key.";
    return new HostKeyError(hop, others, message, hint);
}
function mismatch(hop, pinned, offered) {
    const message = `The host key of ${(0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .addressOf */ .c)(hop)} is not the pinned one. Pinned: ${pinned.join(", ")}. ${offer(offered)}`;
    const hint = `A changed key may mean a man in the middle: ${howToPin(hop, offered)}`;
    return new HostKeyError(hop, offered, message, hint);
}
function nothingPinned(hop, offered, authorities) {
    const unusable = authorities.map((line) => ` Line ${line} of known-hosts is a @cert-authority: host certificates are not supported.`);
    const message = `No host key is pinned for ${(0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .addressOf */ .c)(hop)}.${unusable.join("")} ${offer(offered)}`;
    const hint = `Anybody could answer there: ${howToPin(hop, offered)}`;
    return new HostKeyError(hop, offered, message, hint);
}
function offer(offered) {
    return offered.length === 0
        ? "The server offers no key of a type that can be checked."
        : `The server offers: ${offered.map(describe).join(", ")}.`;
}
function howToPin(hop, offered) {
    const lines = offered.map((key) => (0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .knownHostsLine */ .TZ)(hop.host, hop.port, key));
    return [
        "compare the fingerprints with what the machine itself prints (ssh-keygen -l -f on its /etc/ssh/ssh_host_*_key.pub) before you pin them in known-hosts.",
        ...lines,
    ].join("\n");
}
function describe(key) {
    return `${key.type} ${(0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax)(key)}`;
}


/***/ }),

/***/ 7766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/p-retry/index.js + 1 modules
var p_retry = __webpack_require__(4995);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/transport/abort-error.js

/**
 * The error for what an aborted signal has ended: its reason if that is ours, else `connection-lost`.
 * @param what the subject of the sentence: `The command`
 */
function abortError(signal, what) {
    const reason = signal.reason;
    if (reason instanceof errors/* JobError */.C)
        return reason;
    return new errors/* JobError */.C("connection-lost", `${what} was aborted.`, { cause: reason });
}

// EXTERNAL MODULE: ./build/transport/address.js
var address = __webpack_require__(2974);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./build/transport/foreign-text.js
var foreign_text = __webpack_require__(1900);
// EXTERNAL MODULE: ./build/transport/host-key.js
var host_key = __webpack_require__(6848);
// EXTERNAL MODULE: ./build/transport/known-hosts.js
var known_hosts = __webpack_require__(8223);
;// CONCATENATED MODULE: ./build/transport/login.js



/** Tries each method once, and only what the server offers. After a partial success all others may be tried again. */
function startLogin(hop, methods) {
    const asked = new Set();
    let tried = [];
    let offers;
    let partlyIn = false;
    return {
        next: (offered, partial) => {
            offers = offered?.filter((name) => methodName.test(name)) ?? offers;
            if (partial === true) {
                partlyIn = true;
                tried = tried.slice(-1);
            }
            const method = methods.find((each) => !tried.includes(each) && offers?.includes(each.protocolName) !== false);
            if (method === undefined)
                return false;
            tried.push(method);
            asked.add(method);
            return method.as(hop.username);
        },
        // A server that has heard enough may say so instead of refusing: ssh2 gives the reason's number as the code.
        refused: ({ code, level = "" }) => asked.size > 0 && (offers !== undefined || typeof code === "number" || loginLevels.includes(level)),
        last: () => tried.at(-1),
        failure: (cause) => failure(hop, [...asked], { offers, partlyIn }, cause),
    };
}
/** The names are the server's and end up in messages: nothing but names may be in them (RFC 4251, 6). */
const methodName = /^[\w.@-]{1,64}$/;
const loginLevels = ["agent", "client-authentication"];
function failure(hop, asked, { offers = [], partlyIn }, cause) {
    const names = asked.map(({ name }) => name).join(", ");
    const left = offers.length === 0 ? "" : ` It accepts ${offers.join(", ")}.`;
    const refusal = partlyIn ? "takes that for only a part of the login" : "refuses the login";
    const message = `${hop.username}@${(0,address/* addressOf */.c)(hop)} ${refusal}: tried ${names}.${left}${reasonOf(cause)}`;
    const wanted = asked.filter(({ protocolName }) => offers.length === 0 || offers.includes(protocolName));
    const hints = wanted.map(({ hint }) => hint(hop));
    const hint = wanted.length === 0
        ? `Give what the server accepts: ${offers.join(", ")}.`
        : [...new Set(hints)].join("\n");
    return new errors/* JobError */.C("auth", message, { hint, cause });
}
/** A server that ends the conversation says why. */
function reasonOf({ message }) {
    if (message === "All configured authentication methods failed")
        return "";
    return ` The connection ended with ${(0,foreign_text/* quoteForeign */.x)(message)}.`;
}

;// CONCATENATED MODULE: ./build/transport/silence.js
/** A link that has brought nothing for so long is taken for dead. Milliseconds. */
const patience = 30_000;
/**
 * Breaks a link that brings nothing for `ms`. Whatever comes is a sign of life: on a slow link the answer to a keepalive
 * waits behind megabytes of data, and such a link is not dead.
 */
function breakWhenSilent(socket, ms) {
    const timer = setTimeout(() => socket.destroy(new Error(`nothing came for ${ms / 1000} s`)), ms);
    socket.on("data", () => timer.refresh()).once("close", () => clearTimeout(timer));
}
/** ssh2's options for asking so often that a living link is never silent; it is not ssh2 that gives it up. */
function keepalive(ms) {
    return { keepaliveInterval: Math.ceil(ms / 3), keepaliveCountMax: Number.MAX_SAFE_INTEGER };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/transport/socket.js



/**
 * Opens a byte stream to the SSH port of a hop: over TCP, or through the hop before it.
 * @param signal destroys the stream before and after it is open
 * @throws {JobError} `unreachable`, `protocol` when the hop before does not forward
 */
function openSocket(hop, via, signal) {
    return via === undefined ? overTcp(hop, signal) : throughJump(hop, via, signal);
}
function overTcp(hop, signal) {
    return new Promise((resolve, reject) => {
        // Without the delay of Nagle's algorithm, every small message leaves at once.
        const socket = (0,external_node_net_.connect)({ host: hop.host, port: hop.port, noDelay: true, signal });
        socket.once("connect", () => resolve(socket));
        // Stays for good: an error nobody listens to would end the process.
        socket.on("error", (error) => reject(unreachable(hop, error)));
    });
}
function throughJump(hop, via, signal) {
    return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        signal.addEventListener("abort", abort, { once: true });
        try {
            via.forwardOut("127.0.0.1", 0, hop.host, hop.port, (error, channel) => {
                if (error) {
                    reject(forwardingRefused(hop, error));
                    return;
                }
                channel.on("error", () => undefined);
                signal.addEventListener("abort", () => channel.destroy(), { once: true });
                if (signal.aborted)
                    channel.destroy();
                resolve(channel);
            });
        }
        catch (error) {
            reject(new errors/* JobError */.C("unreachable", "The connection to the jump host broke.", { cause: error }));
        }
    });
}
function unreachable(hop, error) {
    const [what, hint] = explain(error.code, hop);
    return new errors/* JobError */.C("unreachable", `${(0,address/* addressOf */.c)(hop)} cannot be reached: ${what}.`, { hint, cause: error });
}
function explain(code, { host, port }) {
    switch (code) {
        case "ENOTFOUND":
        case "EAI_AGAIN":
        case "EAI_NONAME":
            return [`the name ${host} is not known`, "Check the host name, or give the address."];
        case "ECONNREFUSED":
            return [`nothing listens on port ${port}`, "Check the port, and that sshd runs there."];
        case "EHOSTUNREACH":
        case "ENETUNREACH":
            return [
                "there is no route to it",
                "Check that this machine may reach that network, or give a jump host.",
            ];
        case "ETIMEDOUT":
            return ["it does not answer", "Check that the machine is on and that no firewall is in between."];
        case "ECONNRESET":
            return [
                "it closed the connection at once",
                "There may be too many logins at once: see MaxStartups in sshd_config.",
            ];
        default:
            return [code ?? "the connection failed", "Check the host and the port."];
    }
}
/** RFC 4254, 5.1: 1 is "administratively prohibited"; the other reasons may pass. */
function forwardingRefused(hop, error) {
    if (error.reason === 1) {
        return new errors/* JobError */.C("protocol", `The jump host does not forward to ${(0,address/* addressOf */.c)(hop)}.`, {
            hint: "Set AllowTcpForwarding yes in sshd_config on the jump host.",
            cause: error,
        });
    }
    return new errors/* JobError */.C("unreachable", `The jump host cannot reach ${(0,address/* addressOf */.c)(hop)}.`, {
        hint: "Check host and port as the jump host sees them.",
        cause: error,
    });
}

;// CONCATENATED MODULE: ./build/transport/dial.js










/**
 * Dials once: socket, handshake, host key, login.
 * @throws {JobError} `unreachable`, `auth`, `protocol`; the reason or `connection-lost` when aborted
 */
async function dial(hop, options) {
    const { timeoutMs, signal } = options;
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(timedOut(hop, timeoutMs)), timeoutMs);
    const listener = signal &&
        (0,external_node_events_.addAbortListener)(signal, () => stop.abort(abortError(signal, `Connecting to ${(0,address/* addressOf */.c)(hop)}`)));
    try {
        // A dead jump host does not even say that it has closed what goes through it: nobody waits for that.
        const stopped = (0,external_node_events_.once)(stop.signal, "abort").then(() => Promise.reject(stop.signal.reason));
        return await Promise.race([meet(hop, options, stop.signal), stopped]);
    }
    catch (error) {
        throw stop.signal.aborted ? stop.signal.reason : error;
    }
    finally {
        clearTimeout(timer);
        listener?.[Symbol.dispose]();
    }
}
async function meet(hop, options, signal) {
    const opening = openSocket(hop, options.via, signal);
    const [{ NodeSSH: Connector }, socket] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(472), __webpack_require__.e(487)]).then(__webpack_require__.bind(__webpack_require__, 9487)), opening]);
    return shakeHands(hop, new Connector(), socket, options);
}
async function shakeHands(hop, ssh, socket, options) {
    if (socket.destroyed)
        throw closedEarly(hop, undefined);
    const login = startLogin(hop, options.methods);
    const refused = [];
    let hostKey;
    const connected = ssh.connect({
        sock: socket,
        username: hop.username,
        algorithms: { kex: [...keyExchanges], serverHostKey: (0,host_key/* algorithmsOf */.w2)(options.types) },
        hostVerifier: (blob) => {
            const key = (0,known_hosts/* hostKeyOf */.v)(blob);
            if (key === undefined)
                return false;
            const accepted = options.accepts(key);
            if (accepted)
                hostKey = key;
            else
                refused.push(key);
            return accepted;
        },
        authHandler: login.next,
        readyTimeout: 0,
        ...keepalive(options.deadAfterMs),
    });
    const client = ssh.connection;
    // node-ssh takes its own listener away once it is connected; an error after that would end the process.
    client?.on("error", () => undefined);
    try {
        await connected;
        if (client === null)
            throw closedEarly(hop, undefined);
        breakWhenSilent(socket, options.deadAfterMs);
        return { outcome: "connected", link: { client, socket, hostKey, method: login.last()?.name } };
    }
    catch (error) {
        socket.destroy();
        const [key] = refused;
        if (key !== undefined)
            return { outcome: "refused", key };
        if (!(error instanceof Error))
            throw error;
        // ssh2 tells its errors apart by their text alone.
        if (error.message.endsWith("no matching host key format"))
            return { outcome: "no-common-type" };
        throw dial_explain(hop, login, error);
    }
}
/** ssh2's own, but for group exchange, which takes it more than a second and so comes last. */
const keyExchanges = [
    "curve25519-sha256",
    "curve25519-sha256@libssh.org",
    "ecdh-sha2-nistp256",
    "ecdh-sha2-nistp384",
    "ecdh-sha2-nistp521",
    "diffie-hellman-group14-sha256",
    "diffie-hellman-group16-sha512",
    "diffie-hellman-group18-sha512",
    "diffie-hellman-group-exchange-sha256",
];
function dial_explain(hop, login, error) {
    if (login.refused(error))
        return login.failure(error);
    if (error.level === "handshake") {
        const message = `${(0,address/* addressOf */.c)(hop)} and this program do not understand each other: ${(0,foreign_text/* quoteForeign */.x)(error.message)}.`;
        const hint = "Its SSH server may be a very old one: update it.";
        return new errors/* JobError */.C("protocol", message, { hint, cause: error });
    }
    return closedEarly(hop, error);
}
function closedEarly(hop, cause) {
    return new errors/* JobError */.C("unreachable", `${(0,address/* addressOf */.c)(hop)} closed the connection before the login.`, {
        hint: "There may be too many logins at once (MaxStartups in sshd_config), this address may be blocked there, or what listens is no SSH server.",
        cause,
    });
}
function timedOut(hop, timeoutMs) {
    const message = `${(0,address/* addressOf */.c)(hop)} did not let us in within ${timeoutMs / 1000} s.`;
    const hint = "Check that the machine is on and no firewall is in between, or raise connect-timeout.";
    return new errors/* JobError */.C("unreachable", message, { hint });
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/transport/interruption.js




/**
 * Watches a command's stdin for errors, and signals for being aborted, from before the command starts.
 * @throws {JobError} when a signal is aborted already, after letting go of stdin
 */
function watch(stdin, signals) {
    // Stays for good: an error nobody listens to would end the process.
    stdin?.on("error", () => undefined);
    const sources = signals.filter((signal) => signal !== undefined);
    const aborted = sources.find((signal) => signal.aborted);
    if (aborted !== undefined) {
        stdin?.destroy();
        throw abortError(aborted, "The command");
    }
    let interrupt = () => undefined;
    const happened = new Promise((_, reject) => (interrupt = reject));
    happened.catch(() => undefined);
    const listeners = sources.map((signal) => (0,external_node_events_.addAbortListener)(signal, () => interrupt(abortError(signal, "The command"))));
    const unwatch = stdin && (0,external_node_stream_.finished)(stdin, { writable: false }, (error) => error && interrupt(unread(error)));
    return {
        happened,
        interrupt,
        release: () => {
            for (const listener of listeners)
                listener[Symbol.dispose]();
            unwatch?.();
            stdin?.destroy();
        },
    };
}
function unread(error) {
    if (error instanceof errors/* JobError */.C)
        return error;
    return new errors/* JobError */.C("invalid", `What was to be sent could not be read: ${error.message}`, { cause: error });
}

;// CONCATENATED MODULE: ./build/transport/execution.js




/** Opens a channel and keeps the promises of `Execution` for it, whatever the transport. */
async function execute(open, options) {
    const { stdin, signal, closing } = options;
    const interruption = watch(stdin, [signal, closing]);
    try {
        const channel = await openUnless(interruption, open);
        const stderr = collectTail(channel.stderr);
        const stdout = relay(channel.stdout, () => interruption.interrupt(abandoned()));
        feed(stdin, channel.stdin);
        const exit = settle(channel, stdout, interruption, options.lost);
        // Whoever gives a command up need not look at how it ended.
        exit.catch(() => undefined);
        return { stdout, stderr: exit.then(stderr, stderr), exit };
    }
    catch (error) {
        interruption.release();
        throw error;
    }
}
async function settle(channel, stdout, interruption, lost) {
    try {
        const exit = await Promise.race([channel.ended, interruption.happened]);
        if (exit === undefined)
            throw lost();
        await Promise.race([delivered(stdout), interruption.happened]);
        return exit;
    }
    catch (error) {
        channel.close();
        stdout.destroy(error instanceof Error ? error : undefined);
        throw error;
    }
    finally {
        interruption.release();
    }
}
async function openUnless({ happened }, open) {
    const opening = open();
    try {
        return await Promise.race([opening, happened]);
    }
    catch (error) {
        opening.then((channel) => channel.close(), () => undefined);
        throw error;
    }
}
/** Keeps the last 16 kB. @returns a function that gives them as text */
function collectTail(stderr) {
    const limit = 16_384;
    let kept = Buffer.alloc(0);
    stderr.on("data", (chunk) => (kept = Buffer.concat([kept, chunk]).subarray(-limit)));
    return () => kept.toString("utf8");
}
/** A plain Readable in front of the transport's own stream, so that how it ends is decided here alone. */
function relay(source, onAbandoned) {
    const stdout = new external_node_stream_.Readable({
        read: () => void source.resume(),
        destroy(error, done) {
            if (!this.readableEnded)
                onAbandoned();
            done(error);
        },
    });
    // The same error rejects `exit`; a reader that looks only there must not crash the process.
    stdout.on("error", () => undefined);
    source.on("data", (chunk) => {
        if (!stdout.push(chunk))
            source.pause();
    });
    return stdout;
}
/** Ends the stream; settles when nothing in it waits to be read. */
async function delivered(stdout) {
    stdout.push(null);
    if (stdout.readableLength > 0)
        await (0,external_node_stream_promises_.finished)(stdout);
}
function feed(source, sink) {
    // A command need not read its stdin to the end.
    sink.on("error", () => undefined);
    if (source === undefined)
        sink.end();
    else
        source.pipe(sink);
}
function abandoned() {
    return new errors/* JobError */.C("connection-lost", "The command was given up: nobody reads its output any more.");
}

;// CONCATENATED MODULE: ./build/transport/login-methods.js



/**
 * What the credentials allow, in the order in which it is tried: key, agent, password, keyboard-interactive.
 * @throws {JobError} `auth` when an agent is all there is and it does not answer or has no key; `invalid` for a key that
 * has not passed `readPrivateKey`
 */
async function loginMethods(credentials) {
    const { privateKey, passphrase, password, agent } = credentials;
    const ssh2 = (await __webpack_require__.e(/* import() */ 472).then(__webpack_require__.t.bind(__webpack_require__, 3091, 19))).default;
    const methods = [];
    if (privateKey !== undefined) {
        const parsed = ssh2.utils.parseKey(privateKey.reveal(), passphrase?.reveal());
        if (parsed instanceof Error) {
            const hint = "Give the text of a private key, and its passphrase if it has one.";
            throw new errors/* JobError */.C("invalid", "The private key cannot be read.", { hint, cause: parsed });
        }
        methods.push(byKey(parsed));
    }
    if (agent !== undefined) {
        const found = await openAgent(ssh2.createAgent(agent), agent);
        if (!(found instanceof errors/* JobError */.C))
            methods.push(found);
        else if (methods.length === 0 && password === undefined)
            throw found;
    }
    if (password !== undefined)
        methods.push(byPassword(password.reveal()), byQuestions(password.reveal()));
    return methods;
}
function byKey(key) {
    const blob = key.getPublicSSH();
    const line = `${key.type} ${blob.toString("base64")}`;
    return {
        name: "key",
        protocolName: "publickey",
        as: (username) => ({ type: "publickey", username, key }),
        hint: ({ username, host }) => `Add the public key of ${(0,known_hosts/* fingerprintOf */.ax)({ type: key.type, blob })} to ~${username}/.ssh/authorized_keys on ${host}: ${line}`,
    };
}
async function openAgent(agent, path) {
    const hint = `Check with: SSH_AUTH_SOCK=${path} ssh-add -l`;
    const keys = await new Promise((resolve) => agent.getIdentities((error, identities) => resolve(error ?? identities ?? [])));
    if (keys instanceof Error)
        return new errors/* JobError */.C("auth", "The ssh-agent does not answer.", { hint, cause: keys });
    if (keys.length === 0)
        return new errors/* JobError */.C("auth", "The ssh-agent holds no key.", { hint });
    return {
        name: "agent",
        protocolName: "publickey",
        as: (username) => ({ type: "agent", username, agent }),
        hint: (hop) => `Add a public key of the agent to authorized_keys on ${(0,address/* addressOf */.c)(hop)}. ${hint}`,
    };
}
function byPassword(password) {
    return {
        name: "password",
        protocolName: "password",
        as: (username) => ({ type: "password", username, password }),
        hint: ({ username }) => `Check user name and password. sshd may forbid passwords for ${username}: see PermitRootLogin and PasswordAuthentication in sshd_config.`,
    };
}
/** Whatever is asked, the password is the answer. */
function byQuestions(password) {
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

;// CONCATENATED MODULE: ./build/transport/negotiate.js


/**
 * Dials until the server shows a key that is accepted, each time without the types that it has shown before.
 * @throws {JobError} `host-key` when it has no such key, naming all the keys that it has; what `attempt` throws
 */
async function negotiate(rules, attempt) {
    const shown = [];
    for await (const dialled of dials(rules.types, (types) => attempt(types, rules.accepts))) {
        if (dialled.outcome === "connected")
            return dialled.link;
        shown.push(dialled.key);
        if (rules.revoked(dialled.key))
            throw rules.refusal(shown);
    }
    const others = host_key/* keyTypes */.lo.filter((type) => !shown.some((key) => key.type === type));
    try {
        for await (const dialled of dials(others, (types) => attempt(types, () => false))) {
            if (dialled.outcome === "refused")
                shown.push(dialled.key);
        }
    }
    catch (error) {
        // Once a wrong key was seen, that is what has to be told.
        if (shown.length === 0 || !(error instanceof errors/* JobError */.C && error.code === "unreachable"))
            throw error;
    }
    throw rules.refusal(shown);
}
/** Ends when the server has no key of a type that it has not shown yet. */
async function* dials(wanted, attempt) {
    let types = wanted;
    while (types.length > 0) {
        const dialled = await attempt(types);
        if (dialled.outcome === "no-common-type")
            return;
        yield dialled;
        if (dialled.outcome === "connected")
            return;
        const left = types.filter((type) => type !== dialled.key.type);
        // A server that shows what it was not asked for would be asked for ever.
        if (left.length === types.length)
            return;
        types = left;
    }
}

;// CONCATENATED MODULE: ./build/transport/ssh-channel.js


/**
 * Runs a command on a channel of its own.
 * @param lost what to say when the connection breaks meanwhile; `undefined` while it stands
 * @throws {JobError} `protocol` when the server opens no channel, `connection-lost`
 */
function openChannel(client, command, lost) {
    return new Promise((resolve, reject) => {
        try {
            client.exec(command, (error, channel) => {
                if (error)
                    reject(lost() ?? refused(error));
                // The status may come in the same packet: whoever listens for it must do so before this function returns.
                else
                    resolve(listen(channel, lost));
            });
        }
        catch (error) {
            reject(lost() ?? new errors/* JobError */.C("connection-lost", "The connection is broken.", { cause: error }));
        }
    });
}
function listen(channel, lost) {
    let exit;
    channel.on("exit", (code, signal) => {
        exit = { code: code ?? undefined, signal };
    });
    const closed = [channel, channel.stderr].map((stream) => new Promise((resolve) => stream.once("close", resolve)));
    return {
        stdin: channel,
        stdout: channel,
        stderr: channel.stderr,
        // OpenSSH tells the status while output is still on its way: when the connection breaks then, not all of it came.
        ended: Promise.all(closed).then(() => (lost() === undefined ? exit : undefined)),
        close: () => {
            channel.close();
            // What is still on its way is dropped.
            channel.resume();
        },
    };
}
function refused(error) {
    return new errors/* JobError */.C("protocol", `The server opens no channel for a command: ${(0,foreign_text/* quoteForeign */.x)(error.message)}.`, {
        hint: "It may allow too few sessions on one connection: see MaxSessions in sshd_config.",
        cause: error,
    });
}

;// CONCATENATED MODULE: ./build/transport/ssh.js












/**
 * Connects to a target through its jump hosts, once. Each machine on the way has its host key checked and is logged in to;
 * `connectTimeoutMs` holds for each of their dials.
 * @throws {JobError} `unreachable`, `auth`, `host-key`, `protocol`, `invalid` for a key that cannot be read; the signal's
 * reason or `connection-lost` when aborted
 */
async function connectSsh(target, options) {
    const { emit, signal, deadAfterMs = patience } = options;
    const { jump, destination, credentials, hostKeys, connectTimeoutMs: timeoutMs } = target;
    const methods = await loginMethods(credentials);
    const links = [];
    const reach = (hop) => {
        const via = links.at(-1)?.client;
        return negotiate((0,host_key/* hostKeyRules */.Zu)(hop, hostKeys), (types, accepts) => dial(hop, { via, methods, types, accepts, timeoutMs, deadAfterMs, signal }));
    };
    try {
        for (const hop of jump)
            links.push(await reach(hop));
        const link = await reach(destination);
        options.onLogin?.(link.method ?? "nothing");
        if (hostKeys.ignore)
            emit({ type: "warning", message: unchecked(destination) });
        return connectionOver(link, links, (0,address/* addressOf */.c)(destination));
    }
    catch (error) {
        disconnect(links);
        throw error;
    }
}
function connectionOver(link, jumps, address) {
    const { client } = link;
    const closing = new AbortController();
    let broken;
    let cause;
    client.on("error", (error) => (cause = error));
    client.once("close", () => {
        const why = cause === undefined ? "" : `: ${(0,foreign_text/* quoteForeign */.x)(cause.message)}`;
        broken = new errors/* JobError */.C("connection-lost", `The connection to ${address} broke${why}.`, { cause });
    });
    const noStatus = () => broken ?? new errors/* JobError */.C("connection-lost", `${address} ended the command without saying how it went.`);
    const close = async () => {
        closing.abort(new errors/* JobError */.C("connection-lost", `The connection to ${address} was closed.`));
        if (broken === undefined) {
            const closed = (0,external_node_events_.once)(client, "close", { signal: AbortSignal.timeout(farewellMs) });
            client.end();
            // A dead link does not say goodbye.
            await closed.catch(() => undefined);
        }
        disconnect([...jumps, link]);
    };
    let closed;
    return {
        hostKey: link.hostKey && (0,known_hosts/* fingerprintOf */.ax)(link.hostKey),
        exec: (command, options = {}) => execute(() => openChannel(client, command, () => broken), {
            ...options,
            closing: closing.signal,
            lost: noStatus,
        }),
        close: () => (closed ??= close()),
    };
}
const farewellMs = 500;
function unchecked(hop) {
    return `The host key of ${(0,address/* addressOf */.c)(hop)} was not checked: anybody can pose as it and take what is sent there.`;
}
/** The last one first: it goes through those before it. */
function disconnect(links) {
    for (const { client, socket } of links.toReversed()) {
        client.end();
        socket.destroy();
    }
}

;// CONCATENATED MODULE: ./build/transport/retry.js






/**
 * Connects to a target, and again up to `connectRetries` times when it cannot be reached. Between two attempts it waits 0.5
 * to 1 s, then twice as long each time up to 15 s. What another attempt cannot change is never retried.
 * @throws {JobError} as `connectSsh`
 */
async function connect(target, options) {
    const { emit, signal } = options;
    try {
        return await (0,p_retry/* default */.Ay)(() => connectSsh(target, options), {
            retries: target.connectRetries,
            // The waiting is done below, where its length can be told.
            minTimeout: 0,
            signal,
            shouldRetry: async ({ error, attemptNumber, retriesLeft }) => {
                if (!mayPass(error) || signal?.aborted === true)
                    return false;
                const delayMs = backOff(attemptNumber);
                emit({ type: "retrying", attempt: attemptNumber, retriesLeft, delayMs, reason: error.message });
                await (0,promises_.setTimeout)(delayMs, undefined, { signal });
                return true;
            },
        });
    }
    catch (error) {
        if (signal?.aborted !== true)
            throw error;
        throw abortError(signal, `Connecting to ${(0,address/* addressOf */.c)(target.destination)}`);
    }
}
/** An answer, even a bad one, will be the same the next time. */
function mayPass(error) {
    return error instanceof errors/* JobError */.C && (error.code === "unreachable" || error.code === "connection-lost");
}
/** Random, so that many clients of one server do not come back together. @returns milliseconds */
function backOff(attempt) {
    return Math.min(15_000, Math.round(500 * 2 ** (attempt - 1) * (1 + Math.random())));
}


/***/ })

};
