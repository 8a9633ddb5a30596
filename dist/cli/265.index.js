export const id = 265;
export const ids = [265];
export const modules = {

/***/ 52974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ addressOf)
/* harmony export */ });
/** `host:port` for messages, an IPv6 address in brackets. */
function addressOf({ host, port }) {
    return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}


/***/ }),

/***/ 46848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ nameInKnownHosts),
/* harmony export */   Zu: () => (/* binding */ hostKeyRules),
/* harmony export */   lo: () => (/* binding */ keyTypes),
/* harmony export */   oZ: () => (/* binding */ HostKeyError),
/* harmony export */   w2: () => (/* binding */ algorithmsOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52974);
/* harmony import */ var _known_hosts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38223);



/** The types of host keys that ssh2 can check, the preferred one first. */
const keyTypes = [
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "ssh-rsa",
];
/** The key of a machine on the way is not accepted; nobody has tried to log in there. */
class HostKeyError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR {
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
    const { trusted, revoked, authorities } = (0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .keysFor */ .qm)((0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .parseKnownHosts */ .uJ)(knownHosts).entries, ...nameInKnownHosts(hop));
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
/** Name and port under which the keys of a hop are found in known_hosts. */
function nameInKnownHosts({ host, port, hostKeyAlias }) {
    return hostKeyAlias === undefined ? [host, port] : [hostKeyAlias, 22];
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
    const lines = offered.map((key) => (0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .knownHostsLine */ .TZ)(...nameInKnownHosts(hop), key));
    return [
        "compare the fingerprints with what the machine itself prints (ssh-keygen -l -f on its /etc/ssh/ssh_host_*_key.pub) before you pin them in known-hosts.",
        ...lines,
    ].join("\n");
}
function describe(key) {
    return `${key.type} ${(0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax)(key)}`;
}


/***/ }),

/***/ 72265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectSsh: () => (/* binding */ connectSsh)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/transport/address.js
var transport_address = __webpack_require__(52974);
// EXTERNAL MODULE: ./build/transport/abort-error.js
var abort_error = __webpack_require__(88131);
// EXTERNAL MODULE: ./build/deferred.js
var deferred = __webpack_require__(67773);
;// CONCATENATED MODULE: ./build/transport/bundle-writes.js
/**
 * Lets what is written one after the other leave together. ssh2 writes every packet in three pieces, and each would be a
 * system call and, without Nagle's algorithm, a TCP segment of its own; through a jump host, a packet of its own.
 */
function bundleWrites(socket) {
    const write = socket.write.bind(socket);
    const send = () => socket.uncork();
    socket.write = (...given) => {
        if (socket.writableCorked === 0) {
            socket.cork();
            process.nextTick(send);
        }
        return write(...given);
    };
    // A socket of the system takes many pieces at once; for any other they are joined.
    if (typeof socket._writev !== "function")
        socket._writev = (pieces, done) => {
            socket._write(Buffer.concat(pieces.map(({ chunk }) => chunk)), "binary", done);
        };
}

// EXTERNAL MODULE: ./build/transport/foreign-text.js
var foreign_text = __webpack_require__(41900);
// EXTERNAL MODULE: ./build/transport/host-key.js
var host_key = __webpack_require__(46848);
// EXTERNAL MODULE: ./build/transport/known-hosts.js
var known_hosts = __webpack_require__(38223);
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
        answered: () => offers !== undefined,
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
    const message = `${hop.username}@${(0,transport_address/* addressOf */.c)(hop)} ${refusal}: tried ${names}.${left}${reasonOf(cause)}`;
    const wanted = asked.filter(({ protocolName }) => offers.length === 0 || offers.includes(protocolName));
    const hints = wanted.map(({ hint }) => hint(hop));
    const hint = wanted.length === 0
        ? `Give what the server accepts: ${offers.join(", ")}.`
        : [...new Set(hints)].join("\n");
    return new errors/* JobError */.CR("auth", message, { hint, cause });
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/transport/ssh2-internals.js

/**
 * Has a key sign the first message about it, without asking the server whether the key would do. To be called before the
 * handshake.
 * @param isTried whether that is the key which is tried now
 */
function signAtOnce(client, isTried) {
    const protocol = protocolOf(client);
    if (protocol === undefined)
        return false;
    const { authPK } = protocol;
    protocol.authPK = (username, key, algorithm, sign) => {
        const signNow = (data, send) => {
            const signature = key.sign(data, algorithm === undefined ? undefined : hashOf[algorithm]);
            if (Buffer.isBuffer(signature))
                send(signature);
            // Not our doing: ssh2 asks first and then says what is wrong with the key.
            else
                authPK.call(protocol, username, key, algorithm);
        };
        authPK.call(protocol, username, key, algorithm, sign ?? (isTried(key) ? signNow : undefined));
    };
    return true;
}
/** RFC 8332; `ssh-rsa` itself is SHA-1. */
const hashOf = {
    "rsa-sha2-256": "sha256",
    "rsa-sha2-512": "sha512",
    "ssh-rsa": "sha1",
};
/**
 * Has the login begin without waiting for the server to say that it serves logins. To be called before the handshake.
 * @param needsExtensions whether to wait for what the server says of the algorithms it takes
 * @param onBegun called when the server was asked to let us in: what is sent from then on comes after the login
 */
function logInUnasked(client, needsExtensions, onBegun) {
    const protocol = protocolOf(client);
    if (protocol === undefined)
        return false;
    const { _handlers: handlers, service } = protocol;
    const { SERVICE_ACCEPT: accepted, EXT_INFO: inform } = handlers;
    let stage = "unverified";
    let isInformed = !needsExtensions;
    const begin = () => {
        // In the rest of what came with a host key that was refused, ssh2 reads messages yet.
        if (stage !== "verified")
            return;
        stage = "begun";
        accepted(protocol, "ssh-userauth");
        onBegun();
    };
    protocol.service = (name) => {
        service.call(protocol, name);
        stage = "verified";
        if (isInformed)
            begin();
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
function askForNoProofs(client) {
    const protocol = protocolOf(client);
    if (protocol === undefined)
        return false;
    const { _handlers: handlers } = protocol;
    const { GLOBAL_REQUEST: answer } = handlers;
    handlers.GLOBAL_REQUEST = (_, name, wantsReply, detail) => {
        if (name !== "hostkeys-00@openssh.com" || wantsReply === true)
            answer(protocol, name, wantsReply, detail);
    };
    return true;
}
/**
 * Runs a command on the first channel of a connection, without waiting for the server to say that the channel is open and
 * what its number is: servers begin with 0. If another one is told, the command is sent again, for that one.
 * @returns `false` when nothing was done
 */
function execUnasked(client, command, done) {
    const protocol = protocolOf(client);
    if (protocol === undefined)
        return false;
    const { exec } = protocol;
    client.exec(command, (error, channel) => {
        protocol.exec = exec;
        done(error, channel);
    });
    exec.call(protocol, 0, command, true);
    protocol.exec = (channel, text, wantReply) => {
        protocol.exec = exec;
        if (channel !== 0 || text !== command)
            exec.call(protocol, channel, text, wantReply);
    };
    return true;
}
/**
 * Lets more bytes be on their way to us than ssh2 would: so many as are not on their way and do not wait to be read. To be
 * called whenever some were read. What is granted is recorded, or else ssh2 would drop it.
 */
function widenWindow(client, channel) {
    const protocol = protocolOf(client);
    const ends = endsOf(channel);
    if (protocol === undefined || ends === undefined)
        return false;
    const { incoming, outgoing } = ends;
    const bytes = widestWindow - incoming.window - channel.readableLength;
    if (bytes < widestWindow / 8 || outgoing.state === "closed")
        return true;
    incoming.window += bytes;
    protocol.channelWindowAdjust(outgoing.id, bytes);
    return true;
}
/** Wider ones are slower: sshd then spends its time on its own buffers. */
const widestWindow = 4 * 1024 * 1024;
/** @returns how many bytes the server lets be on their way to it on this channel now */
function sendWindowOf(channel) {
    return endsOf(channel)?.outgoing.window;
}
/** @returns what the server has called its own software before the handshake */
function softwareOf(client) {
    const software = "_remoteVer" in client ? client._remoteVer : undefined;
    return typeof software === "string" ? software : undefined;
}
/** Makes key objects of the keys of this moment: from bytes, Node makes one anew for each packet. After each handshake. */
function keepKeys(client) {
    const { _cipher: cipher, _decipher: decipher } = protocolOf(client) ?? {};
    if (!Buffer.isBuffer(cipher?._encKey) || !Buffer.isBuffer(decipher?._decipherKey))
        return false;
    cipher._encKey = (0,external_node_crypto_.createSecretKey)(cipher._encKey);
    decipher._decipherKey = (0,external_node_crypto_.createSecretKey)(decipher._decipherKey);
    return true;
}
function protocolOf(client) {
    const protocol = "_protocol" in client ? client._protocol : undefined;
    return isProtocol(protocol) ? protocol : undefined;
}
function isProtocol(value) {
    if (!isObject(value))
        return false;
    const { service, authPK, exec, channelWindowAdjust, _handlers, _cipher } = value;
    if (!isObject(_handlers) || !isObject(_cipher))
        return false;
    const { SERVICE_ACCEPT, EXT_INFO, GLOBAL_REQUEST } = _handlers;
    const functions = [service, authPK, exec, channelWindowAdjust, SERVICE_ACCEPT, EXT_INFO, GLOBAL_REQUEST];
    return functions.every((each) => typeof each === "function");
}
function endsOf(channel) {
    return isEnds(channel) ? channel : undefined;
}
function isEnds(value) {
    const { incoming, outgoing } = value;
    if (!isObject(incoming) || !isObject(outgoing))
        return false;
    const ours = incoming;
    const theirs = outgoing;
    return ([ours.window, theirs.window, theirs.id].every(Number.isSafeInteger) && typeof theirs.state === "string");
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}

;// CONCATENATED MODULE: ./build/transport/shake-hands.js










/**
 * Makes a link of a socket: key exchange, host key, login.
 * @throws {JobError} `unreachable`, `auth`, `protocol`
 */
async function shakeHands(hop, ssh, { socket, roundTripMs: ofTcp = Number.POSITIVE_INFINITY }, options) {
    if (socket.destroyed)
        throw closedEarly(hop, undefined);
    bundleWrites(socket);
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
    const answered = firstAnswer(socket);
    const client = ssh.connection;
    // node-ssh takes its own listener away once it is connected; an error after that would end the process.
    client?.on("error", () => undefined);
    const begun = client === null ? undefined : hurry(client, options);
    const isEarly = begun !== undefined;
    const loggedIn = connected.then(() => undefined, (error) => {
        socket.destroy();
        throw error instanceof Error ? explain(hop, login, error, isEarly) : error;
    });
    loggedIn.catch(() => undefined);
    try {
        await (isEarly ? Promise.race([begun, connected]) : connected);
        if (client === null)
            throw closedEarly(hop, undefined);
        // While it logs us in a server may be silent for longer; that has a time of its own.
        void loggedIn.then(() => breakWhenSilent(socket, options.deadAfterMs)).catch(() => undefined);
        const method = isEarly ? options.methods[0]?.name : login.last()?.name;
        const roundTripMs = Math.min(ofTcp, await answered);
        return {
            outcome: "connected",
            link: { client, socket, hostKey, method, roundTripMs, isEarly, loggedIn },
        };
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
        throw explain(hop, login, error, false);
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
/**
 * Saves what round trips it can; what ssh2 does not let us save is done as usual.
 * @returns when the login goes on by itself, so that there is no need to wait for it; `undefined` if it does not
 */
function hurry(client, { methods, early }) {
    client.on("handshake", () => keepKeys(client));
    askForNoProofs(client);
    const keys = methods.map(({ key }) => key);
    if (!signAtOnce(client, (key) => keys.includes(key)))
        return undefined;
    const [key] = keys;
    if (!early || keys.length !== 1 || key === undefined)
        return undefined;
    const { promise, resolve } = (0,deferred/* deferred */.y)();
    // An RSA key can sign in several ways, and only the server knows which of them it takes.
    return logInUnasked(client, key.type === "ssh-rsa", () => resolve(undefined)) ? promise : undefined;
}
/** @returns the milliseconds from now to the first bytes that come */
function firstAnswer(socket) {
    const began = performance.now();
    return new Promise((resolve) => socket.once("data", () => resolve(performance.now() - began)));
}
/** @param isEarly whether a server may have hung up because of our haste: then only its refusal itself is one */
function explain(hop, login, error, isEarly) {
    if (isEarly ? login.answered() : login.refused(error))
        return login.failure(error);
    if (error.level === "handshake") {
        const message = `${(0,transport_address/* addressOf */.c)(hop)} and this program do not understand each other: ${(0,foreign_text/* quoteForeign */.x)(error.message)}.`;
        const hint = "Its SSH server may be a very old one: update it.";
        return new errors/* JobError */.CR("protocol", message, { hint, cause: error });
    }
    return closedEarly(hop, error);
}
function closedEarly(hop, cause) {
    return new errors/* JobError */.CR("unreachable", `${(0,transport_address/* addressOf */.c)(hop)} closed the connection before the login.`, {
        hint: "There may be too many logins at once (MaxStartups in sshd_config), this address may be blocked there, or what listens is no SSH server.",
        cause,
    });
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
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
        let began = performance.now();
        // The name is known by then.
        socket.on("connectionAttempt", () => (began = performance.now()));
        socket.once("connect", () => {
            const roundTripMs = performance.now() - began;
            resolve({ socket, roundTripMs: isLoopback(socket) ? undefined : roundTripMs });
        });
        // Stays for good: an error nobody listens to would end the process.
        socket.on("error", (error) => reject(unreachable(hop, error)));
    });
}
/** Whatever answers there may only pass on what it gets, as a tunnel does. */
function isLoopback({ remoteAddress = "" }) {
    return /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress);
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
                resolve({ socket: channel, roundTripMs: undefined });
            });
        }
        catch (error) {
            reject(new errors/* JobError */.CR("unreachable", "The connection to the jump host broke.", { cause: error }));
        }
    });
}
function unreachable(hop, error) {
    const [what, hint] = socket_explain(error.code, hop);
    return new errors/* JobError */.CR("unreachable", `${(0,transport_address/* addressOf */.c)(hop)} cannot be reached: ${what}.`, { hint, cause: error });
}
function socket_explain(code, { host, port }) {
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
        return new errors/* JobError */.CR("protocol", `The jump host does not forward to ${(0,transport_address/* addressOf */.c)(hop)}.`, {
            hint: "Set AllowTcpForwarding yes in sshd_config on the jump host.",
            cause: error,
        });
    }
    return new errors/* JobError */.CR("unreachable", `The jump host cannot reach ${(0,transport_address/* addressOf */.c)(hop)}.`, {
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
        (0,external_node_events_.addAbortListener)(signal, () => stop.abort((0,abort_error/* abortError */.v)(signal, `Connecting to ${(0,transport_address/* addressOf */.c)(hop)}`)));
    const over = () => {
        clearTimeout(timer);
        listener?.[Symbol.dispose]();
    };
    // A dead jump host does not even say that it has closed what goes through it: nobody waits for that.
    const stopped = (0,external_node_events_.once)(stop.signal, "abort").then(() => Promise.reject(stop.signal.reason));
    const unlessStopped = (going) => Promise.race([going, stopped]).catch((error) => {
        throw stop.signal.aborted ? stop.signal.reason : error;
    });
    try {
        const dialled = await unlessStopped(meet(hop, options, stop.signal));
        if (dialled.outcome !== "connected") {
            over();
            return dialled;
        }
        const loggedIn = unlessStopped(dialled.link.loggedIn).finally(over);
        // Whoever uses an early link hears of it.
        loggedIn.catch(() => undefined);
        return { ...dialled, link: { ...dialled.link, loggedIn } };
    }
    catch (error) {
        over();
        throw error;
    }
}
async function meet(hop, options, signal) {
    const opening = openSocket(hop, options.via, signal);
    const [{ NodeSSH: Connector }, opened] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(91), __webpack_require__.e(487)]).then(__webpack_require__.bind(__webpack_require__, 19487)), opening]);
    return shakeHands(hop, new Connector(), opened, options);
}
function timedOut(hop, timeoutMs) {
    const message = `${(0,transport_address/* addressOf */.c)(hop)} did not let us in within ${timeoutMs / 1000} s.`;
    const hint = "Check that the machine is on and no firewall is in between, or raise connect-timeout.";
    return new errors/* JobError */.CR("unreachable", message, { hint });
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
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
        throw (0,abort_error/* abortError */.v)(aborted, "The command");
    }
    let interrupt = () => undefined;
    const happened = new Promise((_, reject) => (interrupt = reject));
    happened.catch(() => undefined);
    const listeners = sources.map((signal) => (0,external_node_events_.addAbortListener)(signal, () => interrupt((0,abort_error/* abortError */.v)(signal, "The command"))));
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
    if (error instanceof errors/* JobError */.CR)
        return error;
    return new errors/* JobError */.CR("invalid", `What was to be sent could not be read: ${error.message}`, { cause: error });
}

;// CONCATENATED MODULE: ./build/transport/execution.js




/** Opens a channel and keeps the promises of `Execution` for it, whatever the transport. */
async function execute(open, options) {
    const { stdin, signal, closing } = options;
    const interruption = watch(stdin, [signal, closing]);
    try {
        const channel = await openUnless(interruption, open);
        const stderr = collectTail(channel.stderr);
        const stdout = relay(channel, () => interruption.interrupt(abandoned()));
        feed(stdin, channel.stdin);
        const exit = settle(channel, stdout, interruption, options.lost);
        // Whoever gives a command up need not look at how it ended.
        exit.catch(() => undefined);
        return { stdout, stderr: exit.then(stderr, stderr), exit, sendWindow: channel.sendWindow };
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
function relay({ stdout: source, taken }, onAbandoned) {
    const stdout = new external_node_stream_.Readable({
        // A reader gets chunks as they came; those that wait in a stream of bytes would be copied into one.
        objectMode: true,
        // Chunks, of 32 or 64 KiB at most.
        highWaterMark: 8,
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
        if (stdout.push(chunk))
            taken?.();
        else
            source.pause();
    });
    return stdout;
}
/** Ends the stream; settles when nothing in it waits to be read. */
async function delivered(stdout) {
    stdout.push(null);
    if (stdout.readableLength > 0)
        await (0,promises_.finished)(stdout);
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
    return new errors/* JobError */.CR("connection-lost", "The command was given up: nobody reads its output any more.");
}

// EXTERNAL MODULE: ./build/transport/agent.js
var transport_agent = __webpack_require__(34611);
;// CONCATENATED MODULE: ./build/transport/login-methods.js




/**
 * What the credentials allow, in the order in which it is tried: keys, agent, password, keyboard-interactive.
 * @throws {JobError} `auth` when an agent is all there is and it does not answer or has no key; `invalid` for a key that
 * has not passed `readPrivateKey`
 */
async function loginMethods(credentials) {
    const { privateKey, passphrase, password, agent, otherKeys = [], agentKeys } = credentials;
    const keys = privateKey === undefined ? otherKeys : [{ privateKey, passphrase }, ...otherKeys];
    const ssh2 = (await __webpack_require__.e(/* import() */ 91).then(__webpack_require__.t.bind(__webpack_require__, 85472, 19))).default;
    const methods = [];
    for (const key of keys) {
        const parsed = ssh2.utils.parseKey(key.privateKey.reveal(), key.passphrase?.reveal());
        if (parsed instanceof Error) {
            const hint = "Give the text of a private key, and its passphrase if it has one.";
            throw new errors/* JobError */.CR("invalid", "The private key cannot be read.", { hint, cause: parsed });
        }
        methods.push(byKey(parsed));
    }
    if (agent !== undefined) {
        const found = await openAgent(await (0,transport_agent/* agentAt */.fg)(agent, agentKeys), agent);
        if (!(found instanceof errors/* JobError */.CR))
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
        key,
        hint: ({ username, host }) => `Add the public key of ${(0,known_hosts/* fingerprintOf */.ax)({ type: key.type, blob })} to ~${username}/.ssh/authorized_keys on ${host}: ${line}`,
    };
}
async function openAgent(agent, path) {
    const hint = `Check with: SSH_AUTH_SOCK=${path} ssh-add -l`;
    const keys = await (0,transport_agent/* identitiesOf */.UI)(agent);
    if (keys instanceof Error)
        return new errors/* JobError */.CR("auth", "The ssh-agent does not answer.", { hint, cause: keys });
    if (keys.length === 0)
        return new errors/* JobError */.CR("auth", "The ssh-agent holds no key.", { hint });
    return {
        name: "agent",
        protocolName: "publickey",
        as: (username) => ({ type: "agent", username, agent }),
        hint: (hop) => `Add a public key of the agent to authorized_keys on ${(0,transport_address/* addressOf */.c)(hop)}. ${hint}`,
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
        if (shown.length === 0 || !(error instanceof errors/* JobError */.CR && error.code === "unreachable"))
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

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/transport/ssh-channel.js




/** OpenSSH counts a command for a while after it has told its end, and may refuse the next one. Milliseconds. */
const recently = 500;
const pauseMs = 20;
/**
 * Runs each command on a channel of its own.
 * @param isEarly whether the first channel is asked for before the login has ended, and the server not waited for
 * @param lost what to say when the connection breaks meanwhile; `undefined` while it stands
 * @returns as {@link openChannel}; what is refused when another command has just ended is asked for again
 */
function channelOpener(client, isEarly, lost) {
    let isFirst = isEarly;
    let endedAt = -Infinity;
    return async (command) => {
        for (;;) {
            const opening = openChannel(client, command, isFirst, lost);
            isFirst = false;
            try {
                const channel = await opening;
                void channel.ended.then(() => (endedAt = performance.now()));
                return channel;
            }
            catch (error) {
                const isRefusal = error instanceof errors/* JobError */.CR && error.code === "protocol";
                if (!isRefusal || performance.now() - endedAt > recently)
                    throw error;
                await (0,external_node_timers_promises_.setTimeout)(pauseMs);
            }
        }
    };
}
/**
 * Runs a command on a channel of its own.
 * @param isFirst whether no channel was asked for before on this connection, and the server need not be waited for
 * @param lost what to say when the connection breaks meanwhile; `undefined` while it stands
 * @throws {JobError} `protocol` when the server opens no channel, `connection-lost`
 */
function openChannel(client, command, isFirst, lost) {
    return new Promise((resolve, reject) => {
        const done = (error, channel) => {
            if (error)
                reject(lost() ?? refused(error));
            // The status may come in the same packet: whoever listens for it must do so before this function returns.
            else
                resolve(listen(client, channel, lost));
        };
        try {
            if (!isFirst || !execUnasked(client, command, done))
                client.exec(command, done);
        }
        catch (error) {
            reject(lost() ?? new errors/* JobError */.CR("connection-lost", "The connection is broken.", { cause: error }));
        }
    });
}
function listen(client, channel, lost) {
    widenWindow(client, channel);
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
        taken: () => widenWindow(client, channel),
        sendWindow: sendWindowOf(channel),
        close: () => {
            channel.close();
            // What is still on its way is dropped.
            channel.resume();
        },
    };
}
function refused(error) {
    return new errors/* JobError */.CR("protocol", `The server opens no channel for a command: ${(0,foreign_text/* quoteForeign */.x)(error.message)}.`, {
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
    const early = options.early === true && !unhurried.has(target);
    try {
        return await connectOnce(target, { ...options, early });
    }
    catch (error) {
        // A jump host that does not bear our haste is given the time that it wants.
        if (!early || !unhurried.has(target) || options.signal?.aborted === true)
            throw error;
        return connectOnce(target, { ...options, early: false });
    }
}
async function connectOnce(target, options) {
    const { emit, early, onLogin, signal, deadAfterMs = patience } = options;
    const { jump, destination, credentials, hostKeys, connectTimeoutMs: timeoutMs } = target;
    // Without a way to log in at the end there is no reason to start.
    const ownMethods = await loginMethods(credentials);
    const links = [];
    const reach = async (hop, mayBeEarly) => {
        const via = links.at(-1)?.client;
        const methods = hop.credentials === undefined ? ownMethods : await loginMethods(hop.credentials);
        return negotiate((0,host_key/* hostKeyRules */.Zu)(hop, hop.hostKeys ?? hostKeys), (types, accepts) => dial(hop, { via, methods, types, accepts, early: mayBeEarly, timeoutMs, deadAfterMs, signal }));
    };
    try {
        // What goes through a machine needs the login there: there is no need to wait for it, but to hear when it fails.
        for (const hop of jump)
            links.push(await orLoginFails(reach(hop, early), links, target));
        const link = await orLoginFails(reach(destination, early && onLogin === undefined), links, target);
        onLogin?.(link.method ?? "nothing");
        if (hostKeys.ignore)
            emit({ type: "warning", message: unchecked(destination) });
        return connectionOver(link, links, target);
    }
    catch (error) {
        disconnect(links);
        throw error;
    }
}
/** Waits for a machine behind others; throws why one of these has not let us in rather than what came of that. */
async function orLoginFails(reaching, links, target) {
    const logins = links.map(({ loggedIn }) => loggedIn);
    try {
        return await Promise.race([reaching, ...logins.map((loggedIn) => loggedIn.then(() => reaching))]);
    }
    catch (error) {
        await Promise.all(logins).catch((reason) => {
            throw tooEarly(reason, target);
        });
        throw error;
    }
}
/** Targets that have hung up on an early login: they are given the time they want. */
const unhurried = new WeakSet();
function connectionOver(link, jumps, target) {
    const { client } = link;
    const address = (0,transport_address/* addressOf */.c)(target.destination);
    const closing = new AbortController();
    let broken;
    let cause;
    client.on("error", (error) => (cause = error));
    client.once("close", () => {
        const why = cause === undefined ? "" : `: ${(0,foreign_text/* quoteForeign */.x)(cause.message)}`;
        broken = new errors/* JobError */.CR("connection-lost", `The connection to ${address} broke${why}.`, { cause });
    });
    const noStatus = () => broken ?? new errors/* JobError */.CR("connection-lost", `${address} ended the command without saying how it went.`);
    const close = async () => {
        closing.abort(new errors/* JobError */.CR("connection-lost", `The connection to ${address} was closed.`));
        if (broken === undefined) {
            const closed = (0,external_node_events_.once)(client, "close", { signal: AbortSignal.timeout(farewellMs) });
            client.end();
            // A dead link does not say goodbye.
            await closed.catch(() => undefined);
        }
        disconnect([...jumps, link]);
    };
    let closed;
    const openNext = channelOpener(client, link.isEarly, () => broken);
    const open = async (command) => {
        const opening = openNext(command);
        // Why there is no login is told rather than what became of the channel.
        opening.catch(() => undefined);
        try {
            await link.loggedIn;
            return await opening;
        }
        catch (error) {
            throw link.isEarly ? tooEarly(error, target) : error;
        }
    };
    return {
        hostKey: link.hostKey && (0,known_hosts/* fingerprintOf */.ax)(link.hostKey),
        roundTripMs: link.roundTripMs,
        server: softwareOf(client),
        exec: (command, options = {}) => execute(() => open(command), { ...options, closing: closing.signal, lost: noStatus }),
        close: () => (closed ??= close()),
    };
}
const farewellMs = 500;
/** What did not open for our haste does so on another connection: only a refusal would be the same again. */
function tooEarly(error, target) {
    if (!(error instanceof errors/* JobError */.CR) || error.code === "auth")
        return error;
    unhurried.add(target);
    const { message, hint } = error;
    return error.code === "unreachable"
        ? new errors/* JobError */.CR("connection-lost", message, { hint, cause: error })
        : error;
}
function unchecked(hop) {
    return `The host key of ${(0,transport_address/* addressOf */.c)(hop)} was not checked: anybody can pose as it and take what is sent there.`;
}
/** The last one first: it goes through those before it. */
function disconnect(links) {
    for (const { client, socket } of links.toReversed()) {
        client.end();
        socket.destroy();
    }
}


/***/ })

};
