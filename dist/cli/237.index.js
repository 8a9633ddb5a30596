export const id = 237;
export const ids = [237];
export const modules = {

/***/ 88237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   startLoopbackServer: () => (/* binding */ startLoopbackServer)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77030);



/** Starts one. Its commands run with `sh -c` as the user of this process. */
async function startLoopbackServer(account) {
    const { default: ssh2 } = await __webpack_require__.e(/* import() */ 91).then(__webpack_require__.t.bind(__webpack_require__, 85472, 19));
    const hostKey = soundKeyPair(ssh2.utils);
    const userKey = soundKeyPair(ssh2.utils);
    const clients = new Set();
    const allowed = ssh2.utils.parseKey(userKey.public);
    if (allowed instanceof Error)
        throw allowed;
    const ssh = new ssh2.Server({ hostKeys: [hostKey.private] }, (client) => {
        clients.add(client);
        client.on("close", () => clients.delete(client));
        client.on("error", () => undefined); // a client that went away
        client.on("authentication", (attempt) => {
            const isKnown = attempt.method === "publickey" && isSignedBy(allowed, attempt);
            if (isKnown)
                attempt.accept();
            else
                attempt.reject(["publickey"]);
        });
        client.on("session", (accept) => {
            accept().on("exec", (acceptExec, _reject, { command }) => runCommand(acceptExec(), command, account));
        });
    });
    const server = (0,node_net__WEBPACK_IMPORTED_MODULE_2__.createServer)({ noDelay: true }, (socket) => ssh.injectSocket(socket));
    server.listen(0, "127.0.0.1");
    await (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(server, "listening");
    const { port } = server.address();
    return {
        port,
        knownHosts: `[127.0.0.1]:${port} ${hostKey.public}`,
        privateKey: userKey.private,
        [Symbol.asyncDispose]: async () => {
            for (const client of clients)
                client.end();
            server.close();
            await (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(server, "close");
        },
    };
}
/** One in three hundred of the keys that ssh2 1.17 makes cannot be read, not even by itself. */
function soundKeyPair(tools) {
    const pair = tools.generateKeyPairSync("ed25519");
    return tools.parseKey(pair.private) instanceof Error ? soundKeyPair(tools) : pair;
}
/** The first publickey message only asks whether the key would do; the second one is signed. */
function isSignedBy(allowed, attempt) {
    if (attempt.method !== "publickey" || !attempt.key.data.equals(allowed.getPublicSSH()))
        return false;
    const { signature, blob, hashAlgo } = attempt;
    if (signature === undefined || blob === undefined)
        return signature === undefined;
    // By its type a boolean, but it may be an Error, too.
    const verified = allowed.verify(blob, signature, hashAlgo);
    return verified === true;
}
function runCommand(channel, command, { home, path }) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)("sh", ["-c", command], { cwd: home, env: { HOME: home, PATH: path } });
    channel.pipe(child.stdin).on("error", () => undefined); // a command need not read to the end
    child.stdout.pipe(channel, { end: false });
    child.stderr.pipe(channel.stderr, { end: false });
    child.on("error", () => channel.exit(127));
    child.on("close", (code, signal) => {
        if (signal === null)
            channel.exit(code ?? 127);
        else
            channel.exit(signal.replace(/^SIG/, ""));
        channel.end();
    });
    channel.on("close", () => child.kill());
}


/***/ })

};
