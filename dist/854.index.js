export const id = 854;
export const ids = [854,684];
export const modules = {

/***/ 92909:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "1aea3092e0bd3a8cf907.sh";

/***/ }),

/***/ 42430:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "e7b99bc04e07c5d53d35.sh";

/***/ }),

/***/ 11446:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "754fdc3d722f3ef7cf2a.sh";

/***/ }),

/***/ 11717:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "a260b96e402205f9ab9f.sh";

/***/ }),

/***/ 3620:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "56568c464479cef25b0f.sh";

/***/ }),

/***/ 59776:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "3982ef4276a655cb7a24.sh";

/***/ }),

/***/ 6309:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "dadabdcc069ac88798ae.sh";

/***/ }),

/***/ 88838:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "428e366de9d61b5f7188.sh";

/***/ }),

/***/ 91858:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "71c8f9d8bf0d9294d48c.sh";

/***/ }),

/***/ 10477:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "d29f62765bcb17f723dd.sh";

/***/ }),

/***/ 67958:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "97b02666751ba77223a4.sh";

/***/ }),

/***/ 83033:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "38047b04a044a1c9d9b2.sh";

/***/ }),

/***/ 59121:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "8929d797a6f80017cd27.sh";

/***/ }),

/***/ 63214:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "18641c1d54bfb4b81c58.sh";

/***/ }),

/***/ 41042:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "30c2d3712e72f959de8a.sh";

/***/ }),

/***/ 59459:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "2f3dbc257ff396478152.sh";

/***/ }),

/***/ 70925:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "90e68eba5585015f0dd3.sh";

/***/ }),

/***/ 467:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "93020065936f4ccc7aec.sh";

/***/ }),

/***/ 66165:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "e4fa1d43eea67253b96e.sh";

/***/ }),

/***/ 91102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ printManifest),
/* harmony export */   W: () => (/* binding */ readManifest)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54922);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73305);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37428);
/* harmony import */ var _remote_run_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83194);
// The small build: every start of the action pays for this import.


const sha256 = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^[0-9a-f]{64}$/));
const size = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._nonnegative */ .UI());
/** Shown to people. */
const label = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._maxLength */ .Eb(1000), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^\P{C}*$/u));
const digest = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ size, sha256 });
const entry = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt("type", [
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ type: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("file"), path: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), executable: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), size, sha256 }),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ type: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("directory"), path: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ type: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("symlink"), path: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), target: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
]);
const manifest = zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    signature: sha256,
    repository: label,
    domain: label,
    target: label,
    jobId: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .refine */ .YPB(_remote_run_id_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunId */ .P)),
    durationMs: size,
    created: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)),
    streams: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ log: digest, out: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(digest), err: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(digest) }),
    outputs: zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(entry).check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._maxLength */ .Eb(500_000)),
});
/** One line of JSON without its end, the same for equal manifests. */
function printManifest({ streams, outputs, ...rest }) {
    return JSON.stringify({
        schema: rest.schema,
        signature: rest.signature,
        repository: rest.repository,
        domain: rest.domain,
        target: rest.target,
        jobId: rest.jobId,
        durationMs: rest.durationMs,
        created: rest.created,
        streams: {
            log: plainDigest(streams.log),
            out: streams.out && plainDigest(streams.out),
            err: streams.err && plainDigest(streams.err),
        },
        outputs: outputs.map(plainEntry),
    });
}
/** Reads a line that anybody may have written; `undefined` if it is no manifest. What it does not know it leaves out. */
function readManifest(line) {
    try {
        return manifest.parse(JSON.parse(line));
    }
    catch (error) {
        if (error instanceof SyntaxError || error instanceof zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .$ZodError */ .a$)
            return undefined;
        throw error;
    }
}
function plainDigest({ size, sha256 }) {
    return { size, sha256 };
}
function plainEntry(stored) {
    const { type, path } = stored;
    switch (type) {
        case "file":
            return { type, path, executable: stored.executable, ...plainDigest(stored) };
        case "directory":
            return { type, path };
        case "symlink":
            return { type, path, target: stored.target };
    }
}


/***/ }),

/***/ 56336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tb: () => (/* binding */ readSealed),
/* harmony export */   ho: () => (/* binding */ open),
/* harmony export */   od: () => (/* binding */ seal),
/* harmony export */   p2: () => (/* binding */ longestSealed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _job_encode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67632);
/* harmony import */ var _transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41900);
/* harmony import */ var _manifest_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91102);
/* harmony import */ var _stored_links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94046);
/* harmony import */ var _stored_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53551);






/** More is not read. Bytes; half a million outputs with short names fit. */
const longestSealed = 64 * 2 ** 20;
const domain = Buffer.from("sja-entry\0v1\0");
/** The manifest as it is stored: a line of JSON, and a line with its MAC, which is `-` without a secret. */
function seal(manifest, secret) {
    const line = (0,_manifest_text_js__WEBPACK_IMPORTED_MODULE_2__/* .printManifest */ .L)(manifest);
    return `${line}\n${secret === undefined ? "-" : mac(line, manifest, secret).toString("hex")}\n`;
}
/** The manifest in a text that anybody may have written, if it is of a result that may be used as `expected`. */
function open(sealed, expected) {
    const read = readSealed(sealed);
    if ("refused" in read)
        return read;
    const { manifest, line, tag } = read;
    const fault = faultOfOrigin(manifest, expected) ??
        (expected.secret && faultOfTag(tag, mac(line, manifest, expected.secret)));
    if (fault !== undefined)
        return { refused: fault, suspicious: true };
    const { longestMs } = expected;
    if (longestMs !== undefined && manifest.durationMs > longestMs) {
        const refused = `it took ${manifest.durationMs} ms, and the timeout is now ${longestMs} ms`;
        return { refused, suspicious: false };
    }
    return { manifest };
}
/** A sealed manifest that is well-formed, whoever made it and for whatever job. */
function readSealed(sealed) {
    const [line, tag, rest, ...more] = Buffer.byteLength(sealed) > longestSealed ? [] : sealed.split("\n", 4);
    const isWhole = line !== undefined && tag !== undefined && rest === "" && more.length === 0;
    const manifest = isWhole ? (0,_manifest_text_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .W)(line) : undefined;
    if (!isWhole || manifest === undefined)
        return { refused: "its manifest cannot be read", suspicious: true };
    const fault = (0,_stored_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .faultOfPaths */ .U)(manifest.outputs) ?? (0,_stored_links_js__WEBPACK_IMPORTED_MODULE_3__/* .faultOfLinks */ .J)(manifest.outputs);
    return fault === undefined ? { manifest, line, tag } : { refused: fault, suspicious: true };
}
function faultOfOrigin(manifest, { signature, trust }) {
    if (manifest.signature !== signature)
        return "it is the result of another job";
    if (manifest.repository !== trust.repository)
        return "it was made in another repository";
    return trust.readable.includes(manifest.domain)
        ? undefined
        : `it was made for ${(0,_transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteForeign */ .x)(manifest.domain)}, whose results are not used here`;
}
function faultOfTag(tag, right) {
    if (tag === "-")
        return "it is not signed, and with a cache secret only signed results are used";
    const given = Buffer.from(tag, "hex");
    const isRight = /^[0-9a-f]{64}$/.test(tag) && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(given, right);
    return isRight ? undefined : "it was not signed with this cache secret";
}
function mac(line, { signature, repository, domain: made }, secret) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)("sha256", line, "buffer");
    const fields = [signature, repository, made, digest].map((field) => (0,_job_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)(field));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", secret.reveal())
        .update(Buffer.concat([domain, ...fields]))
        .digest();
}


/***/ }),

/***/ 94046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ faultOfLinks)
/* harmony export */ });
/* harmony import */ var _transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41900);
/* harmony import */ var _stored_paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53551);


/** Links that are followed on the way to the end of one, as Linux has it. */
const mostFollowed = 40;
/** Names that are looked at in all; a hostile manifest could otherwise keep us busy for hours. */
const mostSteps = 2_000_000;
/** Why a link among these entries cannot be made; `undefined` if each one ends below the same directory as the entries. */
function faultOfLinks(entries) {
    const links = new Map();
    for (const entry of entries) {
        if (entry.type === "symlink")
            links.set((0,_stored_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .foldCase */ .S)(entry.path), entry.target);
    }
    const budget = { steps: mostSteps };
    for (const [path, target] of links) {
        if (target === "" || target.includes("\0") || Buffer.byteLength(target) > 4000) {
            return `its link ${(0,_transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteForeign */ .x)(path)} leads nowhere`;
        }
        if (leadsOut(path, links, budget)) {
            return `its link ${(0,_transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteForeign */ .x)(path)} to ${(0,_transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteForeign */ .x)(target)} leads out of the results`;
        }
    }
    return undefined;
}
/** Follows a link through all others. One that is too entangled to tell counts as leading out. */
function leadsOut(path, links, budget) {
    const reached = [];
    // The next name is the last one.
    const ahead = path.split("/").reverse();
    let followed = 0;
    for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
        if (--budget.steps < 0)
            return true;
        if (name === "" || name === ".")
            continue;
        if (name === "..") {
            if (reached.pop() === undefined)
                return true;
            continue;
        }
        reached.push((0,_stored_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .foldCase */ .S)(name));
        const target = links.get(reached.join("/"));
        if (target === undefined)
            continue;
        if (target.startsWith("/") || /^[A-Za-z]:/.test(target) || ++followed > mostFollowed)
            return true;
        reached.pop();
        ahead.push(...target.split("/").reverse());
    }
    return false;
}


/***/ }),

/***/ 53551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ foldCase),
/* harmony export */   U: () => (/* binding */ faultOfPaths)
/* harmony export */ });
/* harmony import */ var _transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41900);

/** What file systems allow a path, one name in it, and the number of names to be. Bytes. */
const limits = { path: 4000, name: 255, depth: 128 };
/**
 * Why these entries cannot stand together below one directory, on whatever machine; `undefined` if they can. Every path is
 * relative, no two are the same to a file system that ignores case and composition, and nothing stands below a file or link.
 */
function faultOfPaths(entries) {
    const types = new Map();
    const spellings = new Map();
    for (const { type, path } of entries) {
        const fault = faultOfPath(path);
        if (fault !== undefined)
            return `its output ${(0,_transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteForeign */ .x)(path)} ${fault}`;
        if (types.has(path))
            return `it has two outputs ${(0,_transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteForeign */ .x)(path)}`;
        types.set(path, type);
        const other = otherSpelling(path, spellings);
        if (other !== undefined)
            return `its outputs ${other} are one and the same to some file systems`;
    }
    for (const path of types.keys()) {
        if (isBelowNoDirectory(path, types)) {
            return `its output ${(0,_transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteForeign */ .x)(path)} is below something that is no directory`;
        }
    }
    return undefined;
}
/** The name that some file systems keep the same thing under. */
function foldCase(path) {
    const isAscii = Buffer.byteLength(path) === path.length;
    if (isAscii)
        return path.toLowerCase();
    return path.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
function faultOfPath(path) {
    const names = path.split("/");
    if (path.includes("\0"))
        return "has a NUL in its name";
    if (!path.isWellFormed())
        return "has a name that is not Unicode";
    if (path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path))
        return "is absolute";
    if (names.includes(".."))
        return "leads out of the results";
    if (names.includes("") || names.includes("."))
        return "is not written in the one way that is allowed";
    if (names.length > limits.depth)
        return "is too deep";
    if (Buffer.byteLength(path) > limits.path)
        return "is too long";
    return names.some((name) => Buffer.byteLength(name) > limits.name) ? "has too long a name" : undefined;
}
/** Directories need not be listed. */
function isBelowNoDirectory(path, types) {
    for (let above = parentOf(path); above !== ""; above = parentOf(above)) {
        const type = types.get(above);
        if (type !== undefined)
            return type !== "directory";
    }
    return false;
}
/** Notes how `path` and the directories above it are written, unless that has been noted; two that are one, if it has differently. */
function otherSpelling(path, spellings) {
    for (let part = path; part !== ""; part = parentOf(part)) {
        const folded = foldCase(part);
        const known = spellings.get(folded);
        if (known === part)
            return undefined;
        if (known !== undefined)
            return `${(0,_transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteForeign */ .x)(known)} and ${(0,_transport_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteForeign */ .x)(part)}`;
        spellings.set(folded, part);
    }
    return undefined;
}
function parentOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}


/***/ }),

/***/ 19868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ asksTarget)
/* harmony export */ });
/* unused harmony export parseSignSettings */
/* harmony import */ var _parse_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43025);
/* harmony import */ var _parse_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89529);


/**
 * Understands the inputs of a job of which only the signature is wanted. Where the target need not be asked, nothing has to
 * be said about it.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parseSignSettings(given, surroundings) {
    return parseWith(given, async (inputs, findings) => {
        const task = await parseTask(inputs, surroundings, findings);
        if (task === undefined || !("spec" in task))
            return undefined;
        if (!asksTarget(task.reuse) && task.stageFrom.length === 0)
            return { ...task, target: undefined, remoteDirectory: undefined };
        const target = await parseTargetInputs(inputs, surroundings, findings);
        return target && { ...task, ...target };
    });
}
/** Whether the target has to be asked before a job can be signed. */
function asksTarget({ scope, targetClass, probes }) {
    return scope === "host" || (scope === "class" && targetClass === undefined) || probes.length > 0;
}


/***/ }),

/***/ 67773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ deferred)
/* harmony export */ });
/** `Promise.withResolvers`, which Node 20 has not. */
function deferred() {
    const settle = {};
    const promise = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }));
    return { promise, ...settle };
}


/***/ }),

/***/ 67632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nt: () => (/* binding */ requireUtf8),
/* harmony export */   VV: () => (/* binding */ uint64),
/* harmony export */   Xo: () => (/* binding */ compareBytes),
/* harmony export */   a: () => (/* binding */ lengthPrefixed),
/* harmony export */   cD: () => (/* binding */ comparePaths),
/* harmony export */   sy: () => (/* binding */ writeUint64)
/* harmony export */ });
/** An unsigned 64-bit number, most significant byte first. @throws {RangeError} if it is none */
function uint64(value) {
    return writeUint64(Buffer.allocUnsafe(8), value, 0);
}
/**
 * The length in bytes, then the bytes (text as UTF-8): no two sequences of such fields read alike.
 * @throws {RangeError} if the text has half a surrogate pair, as two texts would then have the same bytes
 */
function lengthPrefixed(value) {
    if (typeof value === "string")
        requireUtf8(value);
    const length = Buffer.byteLength(value);
    const bytes = writeUint64(Buffer.allocUnsafe(8 + length), length, 0);
    if (typeof value === "string")
        bytes.write(value, 8);
    else
        bytes.set(value, 8);
    return bytes;
}
/** @throws {RangeError} if the text has half a surrogate pair */
function requireUtf8(text) {
    if (text.isWellFormed())
        return;
    throw new RangeError(`text that has no UTF-8: ${JSON.stringify(text.slice(0, 200))}`);
}
/**
 * Writes what {@link uint64} makes to a place in `bytes`; in two halves, because a big integer takes longer.
 * @throws {RangeError} if the value is no whole number
 */
function writeUint64(bytes, value, at) {
    if (!Number.isSafeInteger(value) || value < 0)
        throw new RangeError(`not a whole number: ${value}`);
    writeUint32(bytes, Math.floor(value / 2 ** 32), at);
    writeUint32(bytes, value, at + 4);
    return bytes;
}
/** The methods of buffers take several times longer. */
function writeUint32(bytes, value, at) {
    bytes[at] = value >>> 24;
    bytes[at + 1] = value >>> 16;
    bytes[at + 2] = value >>> 8;
    bytes[at + 3] = value;
}
/** Order of the UTF-8 bytes, which is that of code points; JavaScript's own, that of UTF-16, differs beyond U+D7FF. */
function compareBytes(a, b) {
    return compare(a, b, rank);
}
/** Order of paths in a tree: a directory, all that is in it, then what comes after it by the bytes of its name. */
function comparePaths(a, b) {
    return compare(a, b, rankInPath);
}
function compare(a, b, rankOf) {
    const length = Math.min(a.length, b.length);
    for (let at = 0; at < length; at += 1) {
        const one = a.charCodeAt(at);
        const other = b.charCodeAt(at);
        if (one !== other)
            return rankOf(one) - rankOf(other);
    }
    return a.length - b.length;
}
/** Surrogates are halves of code points that come after all others. */
function rank(unit) {
    const isSurrogate = unit >= 0xd800 && unit < 0xe000;
    return isSurrogate ? unit + 0x10000 : unit;
}
/** What ends a name comes before all that goes on with it. */
function rankInPath(unit) {
    return unit === slash ? -1 : rank(unit);
}
const slash = "/".charCodeAt(0);


/***/ }),

/***/ 79092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sizeOf),
/* harmony export */   Y: () => (/* binding */ entryFiles)
/* harmony export */ });
/** The files of a stored result in the order in which they are joined: streams by their names, then outputs as they are listed. */
function* entryFiles({ streams, outputs }) {
    for (const name of ["err", "log", "out"]) {
        const digest = streams[name];
        if (digest !== undefined)
            yield { kind: "stream", path: name, executable: false, ...digest };
    }
    for (const entry of outputs) {
        if (entry.type !== "file")
            continue;
        const { path, executable, size, sha256 } = entry;
        yield { kind: "output", path, executable, size, sha256 };
    }
}
/** How many files a stored result has, and what they hold in all. Bytes. */
function sizeOf(manifest) {
    let [files, bytes] = [0, 0];
    for (const { size } of entryFiles(manifest)) {
        files += 1;
        bytes += size;
    }
    return { files, bytes };
}


/***/ }),

/***/ 16769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ platformText),
/* harmony export */   i: () => (/* binding */ splitPlatform)
/* harmony export */ });
/**
 * What a signature holds of the target; `null` when results fit everywhere. No label, probe and key make the text of
 * others: a tag stands before each, and only what comes last may hold anything.
 *
 * @throws {RangeError} if what the scope asks for is not known; then there is no signature that may be reused
 */
function platformText({ scope, label, probe, hostKey }) {
    switch (scope) {
        case "any":
            return null;
        case "class":
            return classText(label, probe);
        case "host":
            if (hostKey === undefined || !isFingerprint.test(hostKey))
                throw new RangeError("no host key is known");
            return `host:${hostKey}\n${classText(label, probe)}`;
    }
}
/** A text of `platformText` in its two parts. */
function splitPlatform(text) {
    const [, hostKey, rest] = /^host:(SHA256:[A-Za-z0-9+/]{43})\n(.*)$/s.exec(text) ?? [];
    return { hostKey, class: rest ?? text };
}
const isFingerprint = /^SHA256:[A-Za-z0-9+/]{43}$/;
function classText(label, probe) {
    if (label !== undefined)
        return `label:${label}`;
    if (probe === undefined)
        throw new RangeError("the target's class is not known");
    return `probe:${probe}`;
}


/***/ }),

/***/ 6138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gk: () => (/* binding */ printSignatureFile),
  mA: () => (/* binding */ readClaimedFile)
});

// UNUSED EXPORTS: longestSignatureFile, readSignatureFile

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/job/encode.js
var encode = __webpack_require__(67632);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 4 modules
var schemas = __webpack_require__(54922);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(73305);
;// CONCATENATED MODULE: ./build/job/signature-schema.js
// The small build: every start of the action pays for this import.


const signature_schema_text = schemas/* string */.YjP().check(schemas/* refine */.YPB((value) => value.isWellFormed()));
const texts = schemas/* array */.YOg(signature_schema_text);
const digest = schemas/* string */.YjP().check(api/* _regex */.Fk(/^[0-9a-f]{64}$/));
const count = schemas/* int */.Whr().check(api/* _nonnegative */.UI());
/** Strict: a part that is not known here would be left out of the signature. */
const parts = schemas/* strictObject */.rej({
    epoch: count,
    salt: schemas/* nullable */.mee(signature_schema_text),
    command: schemas/* strictObject */.rej({
        kind: schemas/* enum */.k5n(["script", "inline"]),
        text: signature_schema_text,
        shell: schemas/* nullable */.mee(signature_schema_text),
        args: texts,
    }),
    env: schemas/* array */.YOg(schemas/* tuple */.PVZ([signature_schema_text, signature_schema_text])).check(schemas/* refine */.YPB((env) => isAscending(env.map(([name]) => name)))),
    secretNames: texts.check(schemas/* refine */.YPB(isAscending)),
    input: digest,
    outputs: texts,
    separateStreams: schemas/* boolean */.zMY(),
    platform: schemas/* nullable */.mee(signature_schema_text),
    probes: schemas/* array */.YOg(schemas/* strictObject */.rej({ command: signature_schema_text, exitCode: count, stdout: digest })),
    upstream: schemas/* array */.YOg(digest).check(schemas/* refine */.YPB(isAscending)),
});
const file = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(1),
    signature: digest,
    parts,
    tree: schemas/* unknown */.L5J(),
    secrets: schemas/* unknown */.L5J(),
});
// No record: zod leaves out what is called __proto__.
const tags = schemas/* array */.YOg(schemas/* tuple */.PVZ([signature_schema_text, schemas/* nullable */.mee(digest)]));
/** Looks at nothing but the form. @returns `undefined` for what is no `signature.json`, or one of a later version */
function signature_schema_readClaims(json) {
    const read = file.safeParse(parseJson(json));
    const secrets = tags.safeParse(entriesOf(read.data?.secrets));
    if (!read.success || !secrets.success)
        return undefined;
    return { ...read.data, secretTags: new Map(secrets.data) };
}
function entriesOf(value) {
    return typeof value === "object" && value !== null ? Object.entries(value) : undefined;
}
function isAscending(values) {
    return values.every((value, index) => index === 0 || (0,encode/* compareBytes */.Xo)(values[index - 1] ?? "", value) < 0);
}
function parseJson(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/job/signature.js
var signature = __webpack_require__(84122);
// EXTERNAL MODULE: ./build/job/tree-digest.js + 1 modules
var tree_digest = __webpack_require__(21621);
// EXTERNAL MODULE: ./build/job/tree-json.js
var tree_json = __webpack_require__(11225);
;// CONCATENATED MODULE: ./build/job/signature-file.js






/** A longer `signature.json` is neither written nor read. Bytes. */
const longestSignatureFile = 64 * 1024 * 1024;
/** One line of JSON, the same bytes for the same job. Values of variables stand in it; of secrets, only tags. */
function printSignatureFile(signed) {
    const tree = signed.tree && (0,tree_json/* printTree */.sf)(signed.tree, longestSignatureFile);
    const text = print(signed, tree ?? "null");
    return Buffer.byteLength(text) > longestSignatureFile ? print(signed, "null") : text;
}
/**
 * Reads what somebody has left as `signature.json`, and computes again what it claims.
 * @throws {JobError} `invalid`; the message says what does not fit
 */
function readSignatureFile(text) {
    if (Buffer.byteLength(text) > longestSignatureFile)
        throw misfit("it is longer than 64 MiB");
    const claims = readClaims(text);
    if (claims === undefined)
        throw notRead();
    const { parts, secretTags } = claims;
    const tree = claims.tree === null ? null : readPrintedTree(claims.tree);
    if (tree === undefined)
        throw misfit("there is no directory such as its tree");
    const signature = signatureOf(parts);
    if (signature !== claims.signature)
        throw misfit("its parts have another signature than it says");
    if (tree !== null && treeDigest(tree) !== parts.input)
        throw misfit("its tree has another digest than it says");
    if (!namesOnly(secretTags, parts))
        throw misfit("it has tags for other secrets than it says");
    return { signature, parts, tree, secretTags };
}
/**
 * Reads what somebody has left as `signature.json` without computing again what it claims: for what may as well be wrong.
 * @throws {JobError} `invalid`; the message says what does not fit
 */
function readClaimedFile(text) {
    const claims = signature_schema_readClaims(text);
    if (claims === undefined)
        throw notRead();
    return claims;
}
function print({ parts, secretTags }, tree) {
    const secrets = [...secretTags]
        .sort(([a], [b]) => (0,encode/* compareBytes */.Xo)(a, b))
        .map(([name, tag]) => `${JSON.stringify(name)}:${JSON.stringify(tag)}`);
    const fields = [
        '"schema":1',
        `"signature":"${(0,signature/* signatureOf */.y)(parts)}"`,
        `"parts":${JSON.stringify(parts)}`,
        `"tree":${tree}`,
        `"secrets":{${secrets.join()}}`,
    ];
    return `{${fields.join()}}\n`;
}
/** Whether there is a tag for every secret and for nothing else. */
function namesOnly(secretTags, { secretNames }) {
    return secretTags.size === secretNames.length && secretNames.every((name) => secretTags.has(name));
}
function notRead() {
    return misfit("it is none, or one that a later version has made");
}
function misfit(what) {
    return new errors/* JobError */.CR("invalid", `The signature file cannot be used: ${what}.`, {
        hint: "Take the signature.json of another run.",
    });
}


/***/ }),

/***/ 84122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ signatureParts),
/* harmony export */   y: () => (/* binding */ signatureOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _encode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67632);


/** Raised whenever the same parts would be run, or what comes of them be captured, in another way. */
const epoch = 1;
const domain = Buffer.from("ssh-job-action/signature\0v1\0");
/** Everything that can change the result. Values of secrets are not part of it, their names are. */
function signatureParts(spec, { input, salt, platform, probes }) {
    const { command } = spec;
    return {
        epoch,
        salt,
        command: {
            kind: command.kind,
            text: command.kind === "script" ? command.path : command.text,
            shell: command.shell ?? null,
            args: spec.args,
        },
        env: [...spec.env].sort(([a], [b]) => (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .compareBytes */ .Xo)(a, b)),
        secretNames: [...spec.secretEnv.keys()].sort(_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .compareBytes */ .Xo),
        input,
        outputs: spec.outputs,
        separateStreams: spec.separateStreams,
        platform,
        probes,
        upstream: [],
    };
}
/**
 * The signature that has these parts, as `docs/signature.md` specifies it. Fields that are added get the next tags, and are
 * left out where they say nothing: then no signature that is known changes.
 * @throws {RangeError} if a part that is a SHA-256, a whole number or text is none
 */
function signatureOf(parts) {
    const { command } = parts;
    const fields = [
        (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .uint64 */ .VV)(parts.epoch),
        optional(parts.salt),
        Buffer.concat([
            (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)(command.kind),
            (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)(command.text),
            optional(command.shell),
            list(command.args.map(_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)),
        ]),
        Buffer.concat([
            list(parts.env.map(([name, value]) => Buffer.concat([(0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)(name), (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)(value)]))),
            list(parts.secretNames.map(_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)),
        ]),
        sha256(parts.input),
        Buffer.concat([list(parts.outputs.map(_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)), Buffer.from([Number(parts.separateStreams)])]),
        optional(parts.platform),
        list(parts.probes.map(probe)),
        list(parts.upstream.map(sha256)),
    ];
    const tagged = fields.flatMap((field, index) => [Buffer.from([index + 1]), (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)(field)]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)("sha256", Buffer.concat([domain, ...tagged]));
}
function optional(value) {
    return value === null ? Buffer.from([0]) : Buffer.concat([Buffer.from([1]), (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)(value)]);
}
function list(items) {
    return Buffer.concat([(0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .uint64 */ .VV)(items.length), ...items]);
}
function probe({ command, exitCode, stdout }) {
    return Buffer.concat([(0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthPrefixed */ .a)(command), (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .uint64 */ .VV)(exitCode), sha256(stdout)]);
}
function sha256(hex) {
    if (!/^[0-9a-f]{64}$/.test(hex))
        throw new RangeError(`not a SHA-256 in hex: ${hex}`);
    return Buffer.from(hex, "hex");
}


/***/ }),

/***/ 21621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ TreeDigest),
  f: () => (/* binding */ treeDigest)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/job/encode.js
var encode = __webpack_require__(67632);
;// CONCATENATED MODULE: ./build/job/fields.js

/** Gathered before they are passed on. Bytes. */
const room = 32 * 1024;
/** Fields as `encode.ts` makes them, many of them: they are written one after the other, and none is a buffer of its own. */
class Fields {
    #pass;
    #bytes = Buffer.allocUnsafe(room);
    #length = 0;
    /** @param pass given what was gathered, which is overwritten afterwards */
    constructor(pass) {
        this.#pass = pass;
    }
    byte(value) {
        this.#bytes[this.#place(1)] = value;
    }
    /** @throws {RangeError} if it is no whole number */
    uint64(value) {
        (0,encode/* writeUint64 */.sy)(this.#bytes, value, this.#place(8));
    }
    /** The bytes of a short hex text, without their length. @throws {RangeError} if it is none */
    hex(digits) {
        const length = digits.length / 2;
        if (this.#bytes.write(digits, this.#place(length), "hex") === length)
            return;
        throw new RangeError(`not hexadecimal: ${digits}`);
    }
    /** The length, then UTF-8. @throws {RangeError} if the text has none */
    text(value) {
        const longest = value.length * 3;
        if (8 + longest > room) {
            (0,encode/* requireUtf8 */.Nt)(value);
            this.#long(Buffer.from(value));
            return;
        }
        this.#reserve(8 + longest);
        const at = this.#length;
        const length = this.#bytes.write(value, at + 8);
        // As many bytes as units: it is ASCII.
        if (length !== value.length)
            (0,encode/* requireUtf8 */.Nt)(value);
        (0,encode/* writeUint64 */.sy)(this.#bytes, length, at);
        this.#length = at + 8 + length;
    }
    /** Passes on what was gathered. */
    flush() {
        if (this.#length > 0)
            this.#pass(this.#bytes.subarray(0, this.#length));
        this.#length = 0;
    }
    #long(bytes) {
        this.uint64(bytes.length);
        this.flush();
        this.#pass(bytes);
    }
    #reserve(length) {
        if (this.#length + length > room)
            this.flush();
    }
    /** Where so many bytes are to be written. */
    #place(length) {
        this.#reserve(length);
        const at = this.#length;
        this.#length += length;
        return at;
    }
}

// EXTERNAL MODULE: ./build/job/tree-visit.js
var tree_visit = __webpack_require__(67300);
;// CONCATENATED MODULE: ./build/job/tree-digest.js



const domain = Buffer.from("sja-tree\0v1\0");
const letters = { file: 0x46, executable: 0x58, directory: 0x44, link: 0x4c };
/**
 * The Merkle digest of a directory: what its files are called and contain, which may be executed, where its links point,
 * and which directories are empty. It does not depend on the order of `entries`, on times or on owners.
 * `docs/signature.md` specifies it.
 *
 * @returns lower-case hex of a SHA-256
 * @throws {RangeError} if an entry's directory is not an entry itself, an entry comes twice, or a name or link text has
 * no UTF-8
 */
function treeDigest(entries) {
    const digester = new Digester();
    (0,tree_visit/* visitTree */.Y)(entries, digester);
    return digester.root();
}
/** The digest of a tree whose entries come one after the other, in the order that a {@link TreeVisit} takes. */
class TreeDigest {
    #digester = new Digester();
    #visit = new tree_visit/* TreeVisit */.O(this.#digester);
    add(entry) {
        this.#visit.add(entry);
    }
    /** When all have come. */
    end() {
        this.#visit.end();
        return this.#digester.root();
    }
}
class Digester {
    /** Of directories that are not at their end, each in the one before. */
    #above = [];
    #open = newHash();
    /** What the open one does not know yet. */
    #fields = new Fields((bytes) => this.#open.update(bytes));
    leaf(name, entry) {
        const fields = this.#fields;
        if (entry.type === "symlink") {
            fields.byte(letters.link);
            fields.text(name);
            fields.text(entry.target);
            return;
        }
        fields.byte(entry.executable ? letters.executable : letters.file);
        fields.text(name);
        fields.uint64(entry.size);
        fields.hex(entry.sha256);
    }
    enter(name) {
        this.#fields.byte(letters.directory);
        this.#fields.text(name);
        this.#fields.flush();
        this.#above.push(this.#open);
        this.#open = newHash();
    }
    leave() {
        const digest = this.root();
        const above = this.#above.pop();
        if (above === undefined)
            throw new RangeError("the root was left");
        this.#open = above;
        this.#fields.uint64(digest.length / 2);
        this.#fields.hex(digest);
    }
    /** What is open is at its end. @returns lower-case hex */
    root() {
        this.#fields.flush();
        return this.#open.digest("hex");
    }
}
function newHash() {
    return (0,external_node_crypto_.createHash)("sha256").update(domain);
}


/***/ }),

/***/ 11225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ isPrintedDirectory),
/* harmony export */   Eo: () => (/* binding */ isName),
/* harmony export */   bI: () => (/* binding */ readPrintedFile),
/* harmony export */   o6: () => (/* binding */ printFile),
/* harmony export */   sf: () => (/* binding */ printTree)
/* harmony export */ });
/* unused harmony export readPrintedTree */
/* harmony import */ var _encode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67632);
/* harmony import */ var _tree_visit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67300);


/**
 * A tree as JSON text: an object for each directory, in which a name stands for `F SIZE SHA256`, `X SIZE SHA256` if it may
 * be executed, `L TEXT` of a link, or another object. It is text, because the keys of an object in JavaScript have an order
 * of their own.
 * @returns `undefined` if it would be longer than `longest` characters
 * @throws {RangeError} if the entries are not in the order of a tree
 */
function printTree(entries, longest) {
    const printer = new Printer(longest);
    const visit = new _tree_visit_js__WEBPACK_IMPORTED_MODULE_1__/* .TreeVisit */ .O(printer);
    for (const entry of entries)
        visit.add(entry);
    visit.end();
    return printer.text();
}
class Printer {
    #longest;
    #text = "{";
    /** What comes before the next name. */
    #before = "";
    constructor(longest) {
        this.#longest = longest;
    }
    leaf(name, entry) {
        const text = entry.type === "file" ? `"${printFile(entry)}"` : JSON.stringify(`L ${entry.target}`);
        this.#add(`${this.#before}${JSON.stringify(name)}:${text}`);
        this.#before = ",";
    }
    enter(name) {
        this.#add(`${this.#before}${JSON.stringify(name)}:{`);
        this.#before = "";
    }
    leave() {
        this.#add("}");
        this.#before = ",";
    }
    text() {
        this.#add("}");
        return this.#text.length > this.#longest ? undefined : this.#text;
    }
    /** What is too long already does not grow. */
    #add(text) {
        if (this.#text.length <= this.#longest)
            this.#text += text;
    }
}
/**
 * What `printTree` has printed and `JSON.parse` has read. There is no recursion, because whoever wrote it may have gone
 * deeper than a stack.
 * @returns `undefined` if that is no tree
 */
function readPrintedTree(json) {
    if (!isPrintedDirectory(json))
        return undefined;
    const entries = [];
    const waiting = members("", json);
    let characters = 0;
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
        const entry = readEntry(member);
        characters += member.path.length;
        if (entry === undefined || member.path.length > maxPath || characters > maxCharacters)
            return undefined;
        entries.push(entry);
        if (isPrintedDirectory(member.json))
            for (const inner of members(entry.path, member.json))
                waiting.push(inner);
    }
    return entries;
}
/** No system takes a longer path. */
const maxPath = 4096;
/** Of all paths together: few bytes of JSON can say a long path very often. */
const maxCharacters = (/* unused pure expression or super */ null && (128 * 1024 * 1024));
/** What stands for a file. */
function printFile({ executable, size, sha256 }) {
    return `${executable ? "X" : "F"} ${size} ${sha256}`;
}
/** `undefined` if that stands for no file. */
function readPrintedFile(text) {
    const [, letter, digits, sha256] = /^([FX]) (0|[1-9][0-9]{0,15}) ([0-9a-f]{64})$/.exec(text) ?? [];
    const size = Number(digits);
    if (sha256 === undefined || !Number.isSafeInteger(size))
        return undefined;
    return { executable: letter === "X", size, sha256 };
}
/** Whether this may be the name of an entry. */
function isName(name) {
    return namePattern.test(name) && name.isWellFormed();
}
/** Whether this stands for a directory. */
function isPrintedDirectory(json) {
    return typeof json === "object" && json !== null && !Array.isArray(json);
}
/** What a directory holds, the last name first. */
function members(directory, json) {
    return Object.entries(json)
        .sort(([a], [b]) => compareBytes(b, a))
        .map(([name, value]) => {
        return { path: directory === "" ? name : `${directory}/${name}`, name, json: value };
    });
}
/** Not `.` and not `..`. */
const namePattern = /^(?!\.{1,2}$)[^/\0]+$/;
function readEntry({ path, name, json }) {
    if (!isName(name))
        return undefined;
    if (typeof json !== "string")
        return isPrintedDirectory(json) ? { type: "directory", path } : undefined;
    if (!json.isWellFormed())
        return undefined;
    if (json.startsWith("L "))
        return { type: "symlink", path, target: json.slice(2) };
    const file = readPrintedFile(json);
    return file && { type: "file", path, ...file };
}


/***/ }),

/***/ 67300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ TreeVisit),
/* harmony export */   Y: () => (/* binding */ visitTree)
/* harmony export */ });
/* harmony import */ var _encode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67632);

/** Leads through a tree, as its entries come: those of a directory right after it, and ordered by the bytes of their names. */
class TreeVisit {
    #visitor;
    #above = [];
    #open = { prefix: "", last: undefined };
    /** @param visitor to whom the root is open already, and stays so */
    constructor(visitor) {
        this.#visitor = visitor;
    }
    /** @throws {RangeError} if the entry's directory is not open, or its path does not come after the last one */
    add(entry) {
        const { path } = entry;
        while (!path.startsWith(this.#open.prefix))
            this.#leave();
        const { prefix, last } = this.#open;
        if (path.includes("/", prefix.length))
            throw new RangeError(`${path} is in no directory of the tree`);
        const name = path.slice(prefix.length);
        if (last !== undefined && (0,_encode_js__WEBPACK_IMPORTED_MODULE_0__/* .compareBytes */ .Xo)(last, name) >= 0)
            throw new RangeError(`${path} is out of order`);
        this.#open.last = name;
        if (entry.type !== "directory") {
            this.#visitor.leaf(name, entry);
            return;
        }
        this.#above.push(this.#open);
        this.#open = { prefix: `${path}/`, last: undefined };
        this.#visitor.enter(name);
    }
    /** No entry comes any more. */
    end() {
        while (this.#above.length > 0)
            this.#leave();
    }
    #leave() {
        const above = this.#above.pop();
        if (above === undefined)
            throw new RangeError("the root was left");
        this.#open = above;
        this.#visitor.leave();
    }
}
/** Leads through a tree whose entries may have any order. @throws {RangeError} if an entry's directory is not an entry itself */
function visitTree(entries, visitor) {
    const visit = new TreeVisit(visitor);
    for (const entry of inOrder(entries))
        visit.add(entry);
    visit.end();
}
function inOrder(entries) {
    const isOrdered = entries.every(({ path }, index) => {
        const before = entries[index - 1];
        return before === undefined || (0,_encode_js__WEBPACK_IMPORTED_MODULE_0__/* .comparePaths */ .cD)(before.path, path) < 0;
    });
    return isOrdered ? entries : entries.toSorted((a, b) => (0,_encode_js__WEBPACK_IMPORTED_MODULE_0__/* .comparePaths */ .cD)(a.path, b.path));
}


/***/ }),

/***/ 32614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ printAbout),
/* harmony export */   id: () => (/* binding */ readAbout),
/* harmony export */   rI: () => (/* binding */ aboutOf)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54922);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73305);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
// The small build: every start of the action pays for this import.


const schema = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    name: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._maxLength */ .Eb(1000)),
    signature: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(/^[0-9a-f]{64}$/)),
    outputs: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    separateStreams: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    timeoutMs: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
    idleTimeoutMs: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
    lock: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._maxLength */ .Eb(100)), queueTimeoutMs: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() })),
    keep: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["auto", "none", "all"]),
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
function readAbout(text, { name, outputs, keep }) {
    const { data, error } = schema.safeParse(parseJson(text));
    if (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR("protocol", "What the target knows about the run cannot be read", {
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


/***/ }),

/***/ 18214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ openOffer)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);


/** Milliseconds. The target ends a probe that takes as long. */
const probePatience = 60_000;
/**
 * Begins a conversation about a job. Probes that do not end have failed.
 * @param patienceMs what all probes together may take
 */
async function openOffer(remote, questions, patienceMs = probePatience) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("target", "A probe did not end")), patienceMs);
    try {
        const offer = await remote.offer(questions, { signal: patience.signal });
        return { offer, facts: offer.facts };
    }
    catch (error) {
        if (!patience.signal.aborted)
            throw error;
        const offer = await remote.offer({ ...questions, probes: [] });
        const probes = questions.probes.map((command) => ({
            command,
            exitCode: timedOut,
            stdout: sha256OfNothing,
        }));
        return { offer, facts: { ...offer.facts, probes } };
    }
    finally {
        clearTimeout(timer);
    }
}
/** As `timeout` says it. */
const timedOut = 124;
const sha256OfNothing = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").digest("hex");


/***/ }),

/***/ 56301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ claimPlace)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1708);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(87177);
/* harmony import */ var _workspace_results_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92428);
/* harmony import */ var _report_of_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37647);





/** What the report says until the run is over; whoever kills us leaves it so. */
const unfinished = {
    kind: "infrastructure",
    exitCode: undefined,
    signal: undefined,
    reason: "The run has not ended, or whoever followed it was killed.",
};
/**
 * Makes the results directory ours: nothing of an earlier run is left there, and no other run can take it meanwhile.
 * @returns what the earlier run left; to be disposed of
 * @throws {JobError} `invalid` when it is somebody else's
 */
async function claimPlace(settings, progress, emit) {
    const { resultsDirectory, directory } = settings;
    const report = {
        ...(0,_report_of_js__WEBPACK_IMPORTED_MODULE_3__/* .reportOf */ .E)(settings.target, progress, unfinished, undefined),
        running: { pid: node_process__WEBPACK_IMPORTED_MODULE_1__.pid, host: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)() },
    };
    const { removed, earlier } = await (0,_workspace_results_place_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareResultsPlace */ .vR)(resultsDirectory, {
        jobDirectory: directory,
        claim: (0,_report_report_js__WEBPACK_IMPORTED_MODULE_4__/* .printReport */ .Y)(report),
    });
    progress.place = resultsDirectory;
    if (removed !== undefined) {
        const run = removed === "" ? "an earlier run" : `the earlier run ${removed}`;
        emit({ type: "notice", message: `The results of ${run} were removed from ${resultsDirectory}.` });
    }
    return earlier;
}


/***/ }),

/***/ 26382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ conclude)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(87177);
/* harmony import */ var _report_of_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37647);
/* harmony import */ var _result_of_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71550);





/**
 * Does the work of a run, turns whatever comes of it into an outcome, and writes the report beside the results.
 * @throws what is neither a JobError nor caused by being asked to stop: a bug
 */
async function conclude(settings, ports, progress, work) {
    let result;
    let failure;
    try {
        result = await work();
    }
    catch (error) {
        if (ports.stop.signal.aborted) {
            result = (0,_result_of_js__WEBPACK_IMPORTED_MODULE_2__/* .resultOfStop */ .vp)(settings.onCancel, ports.stop, progress);
        }
        else if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR) {
            failure = error;
            result = (0,_result_of_js__WEBPACK_IMPORTED_MODULE_2__/* .resultOfError */ .LD)(error, progress.end);
        }
        else {
            throw error;
        }
    }
    const report = (0,_report_of_js__WEBPACK_IMPORTED_MODULE_3__/* .reportOf */ .E)(settings.target, progress, result, failure);
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
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(`${place}.json.new`, (0,_report_report_js__WEBPACK_IMPORTED_MODULE_4__/* .printReport */ .Y)(report));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(`${place}.json.new`, `${place}.json`);
    }
    catch (error) {
        emit({ type: "warning", message: `The report could not be written: ${String(error)}` });
    }
}


/***/ }),

/***/ 19135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ EarlyOffer)
/* harmony export */ });
/* harmony import */ var _ask_target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18214);

/** The conversation about a job may begin when the link is there, while the job is still being read. */
class EarlyOffer {
    #link;
    #questions;
    #begun = Promise.resolve(undefined);
    constructor(link, questions) {
        this.#link = link;
        this.#questions = questions;
    }
    /** Dials. */
    begin() {
        const begin = (remote) => {
            const opened = (0,_ask_target_js__WEBPACK_IMPORTED_MODULE_0__/* .openOffer */ .H)(remote, this.#questions);
            opened.catch(() => undefined); // whoever takes it hears of it
            return { remote, opened };
        };
        // Whoever uses the link hears of a failed dial.
        this.#begun = this.#link.ready().then(begin, () => undefined);
    }
    /**
     * The conversation, to whoever asks first; `undefined` when it was not begun with this remote.
     * @throws {JobError} as {@link openOffer}
     */
    async take(remote) {
        const begun = await this.#begun;
        this.#begun = Promise.resolve(undefined);
        return begun?.remote === remote ? begun.opened : undefined;
    }
}


/***/ }),

/***/ 90617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ afterAbort),
/* harmony export */   f: () => (/* binding */ heed)
/* harmony export */ });
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
function afterAbort(signal, ms, reaction) {
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


/***/ }),

/***/ 42327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O6: () => (/* binding */ asksCaches),
  AW: () => (/* binding */ lookInCaches),
  mF: () => (/* binding */ mayBeKnown),
  Lm: () => (/* binding */ wantedOf)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/job/entry-content.js
var entry_content = __webpack_require__(79092);
// EXTERNAL MODULE: ./build/workspace/archive-bytes.js
var archive_bytes = __webpack_require__(28514);
// EXTERNAL MODULE: ./build/workspace/archive-reader.js + 3 modules
var archive_reader = __webpack_require__(32580);
// EXTERNAL MODULE: ./build/workspace/member-path.js
var member_path = __webpack_require__(40200);
// EXTERNAL MODULE: ./build/workspace/pack-entry.js
var pack_entry = __webpack_require__(95388);
// EXTERNAL MODULE: ./build/workspace/unpack.js
var unpack = __webpack_require__(65982);
;// CONCATENATED MODULE: ./build/workspace/entry-members.js







/**
 * What the content of an entry holds, as it claims; what is not read of a member is passed over.
 * @throws {JobError} `results` if it has anything that the manifest does not list, or more than that can be; what it fails with
 */
function entryMembers(content, manifest, signal) {
    return content.form === "tar"
        ? archivedMembers(content.bytes, manifest, signal)
        : joinedMembers(content.bytes, manifest);
}
/** The streams as if they were outputs. */
function streamEntries({ streams }) {
    return Object.entries(streams).map(([path, digest]) => ({
        type: "file",
        path,
        executable: false,
        ...digest,
    }));
}
async function* joinedMembers(content, manifest) {
    const bytes = new archive_bytes/* ArchiveBytes */._(content, () => undefined);
    try {
        for (const { kind, path, size, executable } of (0,entry_content/* entryFiles */.Y)(manifest)) {
            const member = {
                ...plain(path),
                kind: "file",
                size,
                executable,
                content: piecesOf(bytes, size),
            };
            yield { kind, member };
        }
    }
    finally {
        await bytes.close();
    }
    for (const entry of manifest.outputs) {
        if (entry.type === "file")
            continue;
        const target = entry.type === "symlink" ? entry.target : "";
        const member = { ...plain(entry.path), kind: entry.type, size: 0, executable: false, target };
        yield { kind: "output", member };
    }
}
/** The next so many bytes, fewer if there are no more: the writer knows how many have to come. */
async function* piecesOf(bytes, size) {
    for (let left = size; left > 0;) {
        const piece = await bytes.takeSome(left);
        if (piece === undefined)
            return;
        left -= piece.length;
        yield piece;
    }
}
function plain(name) {
    return { name, nameIsEscaped: false, target: "", content: nothing };
}
const nothing = {
    async *[Symbol.asyncIterator]() {
        // No bytes.
    },
};
async function* archivedMembers(tar, manifest, signal) {
    const listed = listedPaths(manifest);
    for await (const member of (0,archive_reader/* readArchive */.b)(tar, { onBytes: boundBytes(manifest), signal }))
        yield routed(member, listed);
}
/** All but directories, of which there may be more than those that are listed. */
function listedPaths(manifest) {
    const outputs = manifest.outputs.filter(({ type }) => type !== "directory");
    return new Set([
        ...streamEntries(manifest).map(({ path }) => path),
        ...outputs.map(({ path }) => `${pack_entry/* outputsPrefix */.PJ}${path}`),
    ]);
}
/** Writers pass over what cannot be a result; here, that too shows that somebody else made the archive. */
function routed(member, listed) {
    const path = (0,member_path/* memberPath */.M)(member.name, unpack/* defaultLimits */.MK, process.platform);
    if (member.kind !== "directory" && (member.kind === "hardlink" || !listed.has(path))) {
        throw (0,member_path/* refusal */.x)(path, "the manifest does not list it");
    }
    return path.startsWith(pack_entry/* outputsPrefix */.PJ)
        ? { kind: "output", member: { ...member, name: path.slice(pack_entry/* outputsPrefix */.PJ.length) } }
        : { kind: "stream", member: { ...member, name: path } };
}
/** A header, a pax header and its records, and padding. Bytes. */
const memberOverhead = 3 * 1024;
const endBytes = 64 * 1024;
/** Counts what comes, so that padding without end ends too. */
function boundBytes(manifest) {
    const entries = [...streamEntries(manifest), ...manifest.outputs];
    let left = entries.reduce((sum, entry) => sum + memberOverhead + longestOf(entry), endBytes);
    return (bytes) => {
        left -= bytes;
        if (left >= 0)
            return;
        throw new errors/* JobError */.CR("results", "The archive of a stored result is larger than its manifest allows.", {
            hint: "Set `refresh: true` for one run, so that the job runs and its result is stored anew.",
        });
    };
}
/** Bytes of names and content. */
function longestOf(entry) {
    const link = entry.type === "symlink" ? Buffer.byteLength(entry.target) : 0;
    return Buffer.byteLength(entry.path) + link + (entry.type === "file" ? entry.size : 0);
}

// EXTERNAL MODULE: ./build/workspace/expected-entries.js
var expected_entries = __webpack_require__(23621);
// EXTERNAL MODULE: ./build/workspace/placing.js
var placing = __webpack_require__(10358);
// EXTERNAL MODULE: ./build/workspace/result-writer.js + 1 modules
var result_writer = __webpack_require__(26625);
// EXTERNAL MODULE: ./build/workspace/time-slice.js
var time_slice = __webpack_require__(31218);
;// CONCATENATED MODULE: ./build/workspace/unpack-entry.js









/**
 * Unpacks what `packEntry` or `joinEntry` made, and trusts neither the content nor the manifest: there is exactly what the
 * manifest says, byte by byte, or nothing. Until `place` is called nothing is seen of it.
 *
 * @throws {JobError} `results` if anything does not fit, or cannot be written; what `content` fails with
 */
async function unpackEntry(content, resultsDirectory, manifest, { emit, signal }) {
    const place = (0,external_node_path_.resolve)(resultsDirectory);
    let temporary;
    const remove = async () => {
        if (temporary !== undefined)
            await (0,promises_.rm)(temporary, { recursive: true, force: true });
    };
    try {
        temporary = (0,placing/* makeTemporary */.ww)(place);
        const streams = writerOf((0,external_node_path_.join)(temporary, "streams"), streamEntries(manifest));
        const outputs = writerOf((0,external_node_path_.join)(temporary, "results"), manifest.outputs);
        const slice = new time_slice/* TimeSlice */.I(signal);
        for await (const { kind, member } of entryMembers(content, manifest, signal)) {
            await (kind === "stream" ? streams : outputs).write(member);
            if (slice.isOver())
                await slice.rest();
        }
        streams.finish(emit);
        const entries = outputs.finish(emit);
        const root = temporary;
        return {
            streams: streamPaths((0,external_node_path_.join)(root, "streams"), manifest),
            place: () => {
                if (entries.length > 0)
                    (0,placing/* moveTo */.tw)(place, (0,external_node_path_.join)(root, "results"));
                return entries;
            },
            [Symbol.asyncDispose]: remove,
        };
    }
    catch (error) {
        await remove();
        throw error;
    }
    finally {
        if (content.form === "tar")
            content.bytes.destroy();
    }
}
function writerOf(root, entries) {
    (0,external_node_fs_.mkdirSync)(root);
    return new result_writer/* ResultWriter */.F(root, unpack/* defaultLimits */.MK, new expected_entries/* ExpectedEntries */.L(entries));
}
function streamPaths(root, { streams: { out, err } }) {
    return {
        log: (0,external_node_path_.join)(root, "log"),
        ...(out && { out: (0,external_node_path_.join)(root, "out") }),
        ...(err && { err: (0,external_node_path_.join)(root, "err") }),
    };
}

;// CONCATENATED MODULE: ./build/lifecycle/known-result.js
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


/** What a result of this job has to be. */
function wantedOf({ spec, limits, reuse }, signature) {
    const { trust, secret } = reuse;
    return { signature, name: spec.name, trust, secret, longestMs: limits.timeoutMs };
}
/** Whether there is anything to be looked for beside the target. */
function asksCaches({ mode, reuse: { read, refresh } }, { caches }) {
    return read && !refresh && mode === "run" && caches.length > 0;
}
/** Whether a cache may have the result, as far as that is told at once. */
async function mayBeKnown(settings, signature, { caches }) {
    const wanted = wantedOf(settings, signature);
    const answers = await Promise.all(caches.map(async (cache) => (await cache.mayHold?.(wanted)) ?? true));
    return answers.includes(true);
}
/** Looks for the result of a job where the target need not be asked. What does not fit is a miss, and is told. */
async function lookInCaches(settings, signature, progress, ports) {
    for (const cache of ports.caches) {
        const known = await lookIn(cache, settings, signature, progress, ports);
        if (known !== undefined)
            return known;
    }
    return undefined;
}
async function lookIn(cache, settings, signature, progress, { emit, stop: { signal } }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const found = await cache.lookup(wantedOf(settings, signature), signal);
        if (found.kind === "miss") {
            progress.miss(found.reason);
            emit({ type: found.suspicious ? "warning" : "notice", message: found.reason });
            return undefined;
        }
        const hit = __addDisposableResource(env_1, found, true);
        const { manifest } = hit;
        try {
            const restored = await unpackEntry(hit.content(), settings.resultsDirectory, manifest, { emit, signal });
            return {
                source: cache.source,
                manifest,
                streams: restored.streams,
                place: () => restored.place(),
                [Symbol.asyncDispose]: () => restored[Symbol.asyncDispose](),
            };
        }
        catch (error) {
            if (!(error instanceof errors/* JobError */.CR) || error.code !== "results")
                throw error;
            progress.miss(error.message);
            emit({ type: "warning", message: `${error.message} The job is run instead.` });
            return undefined;
        }
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


/***/ }),

/***/ 68952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ Lanes)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _deferred_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67773);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);



/** Connections are begun one after the other, so that no server takes them for an attack. Milliseconds. */
const stagger = 20;
/** A server that allows few channels may take a while to see that one of them has gone. Milliseconds. */
const pauseMs = 100;
const mostRefusals = 5;
/** What is wrong with one way, and need not be with another. */
const faultsOfWays = new Set([
    "auth",
    "connection-lost",
    "host-key",
    "protocol",
    "target",
    "unreachable",
]);
/**
 * Ways to carry parts of something at once, in the order in which they are given. What goes wrong with a further connection
 * or channel costs nothing but time. Whoever opens them closes them; they close themselves when all parts are carried, or
 * cannot be.
 */
class Lanes {
    #link;
    #own;
    #plan;
    #closing = new AbortController();
    #opened = [];
    #waiting = [];
    /** Lanes with nothing to do, while other lanes have. */
    #idle = [];
    #left = 0;
    /** Lanes, and connections that may become some. */
    #hopes = 0;
    #over = (0,_deferred_js__WEBPACK_IMPORTED_MODULE_2__/* .deferred */ .y)();
    constructor(link, own, plan) {
        this.#link = link;
        this.#own = own;
        this.#plan = plan;
        this.#over.promise.catch(() => undefined);
    }
    /**
     * Carries all parts; to be called once.
     * @throws {JobError} `connection-lost` when the link's own connection breaks, what is wrong with the last way when none
     * is left, and at once what else a part throws
     */
    async carry(parts) {
        this.#waiting.push(...parts);
        this.#left = parts.length;
        if (this.#left === 0)
            this.#over.resolve(undefined);
        else
            this.#begin();
        try {
            await this.#over.promise;
        }
        finally {
            void this.close();
        }
    }
    /** Ends what is still carried, and closes the further connections. Idempotent. */
    async close() {
        this.#closing.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("connection-lost", "What was sent in parts is no longer wanted."));
        this.#over.reject(this.#closing.signal.reason);
        for (const wake of this.#idle.splice(0))
            wake();
        await Promise.all(this.#opened);
    }
    async [Symbol.asyncDispose]() {
        await this.close();
    }
    #begin() {
        const { connections } = this.#plan;
        this.#hopes = connections - 1;
        void this.#work(this.#own.remote, true);
        for (let number = 1; number < connections; number += 1)
            this.#opened.push(this.#open(number * stagger).catch((error) => this.#giveUp(error)));
    }
    /** A further connection; it is closed when there is nothing more to do. */
    async #open(delayMs) {
        const { signal } = this.#closing;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(delayMs, undefined, { signal });
        const { remote, connection } = await this.#link.another(signal);
        try {
            // A name may stand for several machines.
            if (connection.hostKey !== this.#own.hostKey)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("host-key", "Another machine has answered.");
            const working = this.#work(remote, false);
            this.#hopes -= 1;
            await working;
        }
        finally {
            await connection.close();
        }
    }
    async #work(remote, isOwn) {
        this.#hopes += this.#plan.channels;
        await Promise.all(Array.from({ length: this.#plan.channels }, () => this.#lane(remote, isOwn)));
    }
    async #lane(remote, isOwn) {
        let refusals = mostRefusals;
        for (let part = await this.#next(); part !== undefined; part = await this.#next()) {
            try {
                await part(remote, this.#closing.signal);
            }
            catch (error) {
                this.#waiting.unshift(part);
                if (isRefusal(error) && refusals < mostRefusals) {
                    refusals += 1;
                    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pauseMs);
                    continue;
                }
                this.#idle.shift()?.();
                if (isFault(error) && !(isOwn && error.code === "connection-lost"))
                    this.#giveUp(error);
                else
                    this.#over.reject(error);
                return;
            }
            refusals = 0;
            this.#left -= 1;
            if (this.#left === 0)
                this.#over.resolve(undefined);
        }
    }
    /** A way less. */
    #giveUp(error) {
        this.#hopes -= 1;
        if (this.#hopes === 0)
            this.#over.reject(error);
    }
    /** `undefined` when all is over. */
    async #next() {
        for (;;) {
            if (this.#closing.signal.aborted || this.#left === 0)
                return undefined;
            const part = this.#waiting.shift();
            if (part !== undefined)
                return part;
            await new Promise((resolve) => this.#idle.push(resolve));
        }
    }
}
/** Whether no channel could be opened. */
function isRefusal(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR && error.code === "protocol";
}
/** Whether it is the way that fails. */
function isFault(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR && faultsOfWays.has(error.code);
}


/***/ }),

/***/ 63827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ Link)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/deferred.js
var deferred = __webpack_require__(67773);
// EXTERNAL MODULE: ./build/remote/answer.js
var answer = __webpack_require__(66321);
// EXTERNAL MODULE: ./build/remote/fields.js
var fields = __webpack_require__(56834);
;// CONCATENATED MODULE: ./build/remote/conversation.js




/** An exec that has followed a run to its end, and does more for it: verbs one after the other, as `go_on` tells. */
class Conversation {
    #started;
    #outgoing;
    #isBusy = false;
    constructor(started, outgoing) {
        this.#started = started;
        this.#outgoing = outgoing;
    }
    /** Whether a verb can be started now. */
    get isFree() {
        return !this.#isBusy && !this.#outgoing.isOver && !this.#started.execution.stdout.destroyed;
    }
    /** Starts a verb. All that it is told is to be known by its length: nothing ends its stdin. */
    start({ verb, words, stdin }) {
        this.#isBusy = true;
        // Nothing that a run has left can hold it.
        const token = (0,external_node_crypto_.randomBytes)(16).toString("hex");
        this.#outgoing.say(`${[verb, token, ...words].join(" ")}\n`);
        stdin?.().on("data", (chunk) => this.#outgoing.say(chunk));
        const end = (0,deferred/* deferred */.y)();
        const { execution } = this.#started;
        const exit = end.promise.then((found) => found.exit);
        const stderr = end.promise.then((found) => found.stderr);
        for (const promise of [exit, stderr])
            promise.catch(() => undefined);
        return {
            answer: new answer/* Answer */.Fn(this.#output(verb, token, end.resolve, end.reject)),
            execution: { ...execution, exit, stderr },
        };
    }
    /** What a verb prints. Unless somebody reads all of it, no other can be started. */
    async *#output(verb, token, resolve, reject) {
        const { answer } = this.#started;
        try {
            yield* answer.before(Buffer.from(token));
            const [, word, ...words] = ((await answer.line()) ?? "").split(" ");
            const code = (0,fields/* number */.ai)(word);
            // What it has not read of a manifest is in the way of the next one.
            if (code !== 0 && verb === "store")
                this.#outgoing.stop();
            this.#isBusy = false;
            resolve({ exit: { code, signal: undefined }, stderr: words.join(" ") });
        }
        catch (error) {
            reject(error);
            throw error;
        }
    }
}

// EXTERNAL MODULE: ./build/remote/run-files.js + 1 modules
var run_files = __webpack_require__(84465);
// EXTERNAL MODULE: ./build/remote/verb.js + 2 modules
var verb = __webpack_require__(52519);
;// CONCATENATED MODULE: ./build/remote/file-part.js



/** What tells one state of a file from another. */
const state = "-c%s,%i,%y,%z";
/**
 * Reads a part of files in a conversation of its own.
 * @param take has to read all of it
 * @returns the state of each file, which was the same before and after
 * @throws {JobError} `results` when files are not what they were, or cannot be read; `connection-lost`; what `take` throws
 */
async function readPart(started, outgoing, { files, from, length }, take) {
    const { answer, execution } = started;
    const stateOf = (0,run_files/* question */.b1)("stat", files, state);
    outgoing.say(stateOf);
    outgoing.say((0,run_files/* question */.b1)("tail", files, `${from + 1} ${length}`));
    outgoing.say(stateOf);
    outgoing.stop();
    try {
        await (0,verb/* readFields */.qU)(started);
        if ((await answer.line()) !== ".")
            throw changed();
        const before = await readStates(started);
        await take((bytes) => answer.bytes(bytes));
        if ((await answer.line()) !== ".")
            throw changed();
        const after = await readStates(started);
        if (before.length !== files.length || before.join("\n") !== after.join("\n"))
            throw changed();
        await (0,verb/* succeeded */.gq)(started);
        return before;
    }
    catch (error) {
        const hasEnded = execution.stdout.readableEnded;
        execution.stdout.destroy();
        if (!hasEnded || !(error instanceof errors/* JobError */.CR) || error.code !== "connection-lost")
            throw error;
        // What was too short, although the target has said all, is not for asking again.
        await (0,verb/* succeeded */.gq)(started);
        throw changed();
    }
}
async function readStates(started) {
    return (await (0,verb/* readLines */.Se)(started)).map((words) => words.join(" "));
}
function changed() {
    return new errors/* JobError */.CR("results", "The results on the target have changed while they were fetched.", {
        hint: "See whether something of the job still writes to them, and fetch them again.",
    });
}

// EXTERNAL MODULE: ./build/remote/follow-event.js
var follow_event = __webpack_require__(42427);
;// CONCATENATED MODULE: ./build/remote/lock-claim.js

/** Decodes the words H NAME SLOT, or W NAME POSITION, and ID SINCE live|stale WHO LABEL. @throws {JobError} `protocol` */
function lockClaim([tag, name, place, id, since, state, who, label]) {
    if (tag !== "H" && tag !== "W")
        throw (0,fields/* unexpected */.os)("lock");
    if (state !== "live" && state !== "stale")
        throw (0,fields/* unexpected */.os)("lock's state");
    const lock = (0,fields/* perhapsName */.JO)(name);
    if (lock === undefined)
        throw (0,fields/* unexpected */.os)("name");
    return {
        role: tag === "H" ? "holder" : "waiting",
        lock,
        place: (0,fields/* number */.ai)(place),
        id: (0,fields/* runId */.Vz)(id),
        since: (0,fields/* perhapsTime */.lr)(since),
        live: state === "live",
        who: (0,fields/* perhapsName */.JO)(who),
        label: (0,fields/* perhapsName */.JO)(label),
    };
}

// EXTERNAL MODULE: ./build/remote/offer.js + 2 modules
var offer = __webpack_require__(86690);
;// CONCATENATED MODULE: ./build/remote/outgoing.js

/** What we say to a command while it goes on: lines, and perhaps a stream behind them that turns out not to be wanted. */
class Outgoing {
    /** For the command's stdin. */
    stdin;
    #source;
    #ended = false;
    constructor() {
        this.stdin = new external_node_stream_.Readable({
            read: () => void this.#source?.resume(),
            destroy: (error, done) => {
                this.#source?.destroy();
                done(error);
            },
        });
    }
    /** Whether nothing more can be said. */
    get isOver() {
        return this.#ended || this.stdin.destroyed;
    }
    say(text) {
        if (!this.#ended)
            this.stdin.push(text);
    }
    /** Says something when it is known; when that fails, the command gets no more. */
    sayLater(text) {
        text.then((known) => this.say(known), (error) => this.stdin.destroy(error instanceof Error ? error : new Error(String(error))));
    }
    /** Everything else there is to say. Destroying the source itself is an error of stdin. */
    send(source) {
        this.#source = source;
        source.on("data", (chunk) => {
            if (!this.#ended && !this.stdin.push(chunk))
                source.pause();
        });
        source.once("end", () => this.#end());
        source.once("error", (error) => this.stdin.destroy(error));
        source.once("close", () => this.#ended || this.stdin.destroy());
    }
    /** Nothing more is said: the command gets an early end instead of the rest. Idempotent. */
    stop() {
        this.#end();
        this.#source?.destroy();
    }
    #end() {
        if (this.#ended)
            return;
        this.#ended = true;
        this.stdin.push(null);
    }
}

// EXTERNAL MODULE: ./build/remote/run-id.js
var run_id = __webpack_require__(83194);
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
            return { state, ...knownRun(id, words), end: (0,follow_event/* ended */.v6)(words.slice(2)) };
        case "lost":
            return { state, ...knownRun(id, words), end: (0,follow_event/* lost */.DU)(words[2]) };
        default:
            throw (0,fields/* unexpected */.os)("state");
    }
}
function knownRun(id, words) {
    return { id: (0,fields/* runId */.Vz)(id), started: (0,fields/* perhapsTime */.lr)(words[6]), ended: (0,fields/* perhapsTime */.lr)(words[7]) };
}

;// CONCATENATED MODULE: ./build/remote/stored-run.js


/** Decodes the words of a status, then KIB WHO LABEL; nothing for a run that vanished meanwhile. @throws {JobError} `protocol` */
function storedRun(words) {
    const status = runStatus(words);
    if (status.state === "absent")
        return undefined;
    const [kib, who, label] = words.slice(8);
    return { status, kib: (0,fields/* perhapsNumber */.Bp)(kib), who: (0,fields/* perhapsName */.JO)(who), label: (0,fields/* perhapsName */.JO)(label) };
}

;// CONCATENATED MODULE: ./build/remote/remote.js














/** Our side on the target. Each method is one exec, but for the first of all, which installs the scripts. */
class Remote {
    #connection;
    #store;
    /** Execs that have followed a run to its end. */
    #conversations = new Map();
    constructor(connection, remoteDirectory) {
        this.#connection = connection;
        this.#store = `${remoteDirectory.replace(/\/+$/, "")}/v1`;
    }
    /**
     * Begins a conversation about a job, and hears what the target says about itself.
     * @throws {JobError} `target` when it cannot run jobs
     */
    async offer(questions, options = {}) {
        const { platform, probes } = questions;
        let outgoing = new Outgoing();
        const stdin = () => {
            outgoing = new Outgoing();
            for (const command of probes)
                outgoing.say(`${command}\n`);
            return outgoing.stdin;
        };
        const words = [platform ? "1" : "0", String(probes.length)];
        const started = await this.#start({ verb: "submit", words, stdin, ...options });
        const onOver = (id) => this.#goOn(id, started, outgoing);
        return offer/* Offer */.b.hear(started, outgoing, questions, onOver);
    }
    /**
     * Sends a part of a pack, on a channel of its own: to a target that wants the job of this submission and waits for it.
     * @param number from 0
     */
    async part(submission, number, content, options = {}) {
        const words = [submission, String(number)];
        const [arrived] = await this.#fields({ verb: "part", words, stdin: () => content, ...options });
        if (arrived !== words[1])
            throw (0,fields/* unexpected */.os)("part");
    }
    /**
     * Makes the result of a run that has passed one to be reused.
     * @param sealed its sealed manifest
     * @param domain whose it is; nothing is stored when the run, which may have been joined, is another's
     */
    async store(id, sealed, domain, options = {}) {
        const content = Buffer.from(sealed);
        const stdin = () => external_node_stream_.Readable.from([content]);
        const words = [id, String(content.length), domain];
        await this.#fields({ verb: "store", words, stdin, ...options }, id);
    }
    /** The run's events from these bytes on; with one log the offset of `err` counts for nothing. */
    async *follow(id, offsets, { submission = "-", ...options } = {}) {
        const words = [id, String(offsets.first), String(offsets.second), submission];
        let outgoing = new Outgoing();
        const stdin = () => (outgoing = new Outgoing()).stdin;
        const started = await this.#start({ verb: "follow", words, stdin, ...options });
        yield* (0,follow_event/* followToEnd */.cm)(started, () => this.#goOn(id, started, outgoing));
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
        await (0,verb/* readFields */.qU)(started);
        yield* (0,follow_event/* loggedOutput */.kO)(started.answer);
        await (0,verb/* succeeded */.gq)(started);
    }
    /** What the client that submitted the run has written down for others: one line of JSON, hostile. */
    async about(id, options = {}) {
        return this.#beside(id, "about", options);
    }
    /** The run's signature.json: hostile, and empty when there is none. */
    async signatureFile(id, options = {}) {
        return this.#beside(id, "signature.json", options);
    }
    /** What the run has left, in a conversation in which it can be fetched. */
    async files(id, options = {}) {
        let outgoing = new Outgoing();
        const stdin = () => (outgoing = new Outgoing()).stdin;
        const started = await this.#start({ verb: "fetch", words: [id], stdin, ...options }, id);
        return run_files/* RunFiles */.H5.hear(started, outgoing);
    }
    /** Reads a part of what the run has left, on a channel of its own, as {@link readPart} has it. */
    async filePart(id, part, take, options = {}) {
        let outgoing = new Outgoing();
        const stdin = () => (outgoing = new Outgoing()).stdin;
        const started = await this.#start({ verb: "fetch", words: [id, "-"], stdin, ...options });
        return readPart(started, outgoing, part, take);
    }
    /** Whether the exec that has followed this run goes on, and what is done for it needs no other. */
    hasFollowed(id) {
        return this.#conversations.get(id)?.isFree === true;
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
        const [, outcome] = await this.#fields({ verb: "remove", words: [id, submission ?? "-"], ...options }, id);
        if (outcome !== "removed" && outcome !== "kept" && outcome !== "absent")
            throw (0,fields/* unexpected */.os)("outcome");
        return outcome;
    }
    /** Removes ended runs, the oldest first, until the store keeps to these limits; without any, to its own. */
    async collect(limits = {}, options = {}) {
        const words = [limits.olderThanSeconds, limits.maxKib].map((limit) => String(limit ?? "-"));
        const [runs, kib, runsLeft, kibLeft] = await this.#fields({ verb: "gc", words, ...options });
        return {
            removed: { runs: (0,fields/* number */.ai)(runs), kib: (0,fields/* number */.ai)(kib) },
            left: { runs: (0,fields/* number */.ai)(runsLeft), kib: (0,fields/* number */.ai)(kibLeft) },
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
        if ((0,fields/* number */.ai)(words[0]) !== lines.length)
            throw (0,fields/* unexpected */.os)("count");
        return lines.map(lockClaim);
    }
    /** What the target is and has, by names of our own. */
    async probe(options = {}) {
        const { lines } = await this.#lines({ verb: "probe", words: [], ...options });
        return new Map(lines.map(([key = "", ...value]) => [key, (0,answer/* printable */.g$)(value.join(" "))]));
    }
    async #beside(id, file, options) {
        const started = await this.#start({ verb: "about", words: [id, file], ...options });
        await (0,verb/* readFields */.qU)(started);
        const text = await (0,verb/* readText */.yR)(started);
        await (0,verb/* succeeded */.gq)(started);
        return text;
    }
    async #fields(call, id) {
        const started = await this.#start(call, id);
        const words = await (0,verb/* readFields */.qU)(started);
        await (0,verb/* succeeded */.gq)(started);
        return words;
    }
    async #lines(call) {
        const started = await this.#start(call);
        const words = await (0,verb/* readFields */.qU)(started);
        const lines = await (0,verb/* readLines */.Se)(started);
        await (0,verb/* succeeded */.gq)(started);
        return { words, lines };
    }
    /** @param id of the run that it is done for: an exec that has followed it can do it, too */
    #start(call, id) {
        const conversation = id && this.#conversations.get(id);
        if (conversation?.isFree === true)
            return Promise.resolve(conversation.start(call));
        return (0,verb/* startVerb */.W3)(this.#connection, this.#store, call);
    }
    #goOn(id, started, outgoing) {
        this.#conversations.set(id, new Conversation(started, outgoing));
    }
}
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
 * The one connection of a run to its target. It is dialled when it is needed first, and anew whenever it was lost; what was
 * going on is then done again, so it has to be something that may be done again.
 */
class Link {
    #dial;
    #remoteDirectory;
    #emit;
    #closing = new AbortController();
    #reached;
    #losses = 0;
    /** Ends of the commands that are going on. */
    #running = new Set();
    /** Connections and commands that were really opened. */
    opened = { connections: 0, execs: 0 };
    constructor(dial, remoteDirectory, emit) {
        this.#dial = dial;
        this.#remoteDirectory = remoteDirectory;
        this.#emit = emit;
    }
    /**
     * Waits for the connection.
     * @returns what {@link use} will give to its operation, if it is not lost before
     * @throws {JobError} what the dial throws
     */
    async ready() {
        const { remote } = await this.#connected();
        return remote;
    }
    /** Does something with the remote; does it again on a new connection when the link is lost on the way. */
    async use(operation) {
        for (;;) {
            const reached = this.#connected();
            const { remote, connection } = await reached;
            try {
                return await operation(remote, connection.hostKey, connection.roundTripMs);
            }
            catch (error) {
                if (!this.#isLoss(error))
                    throw error;
                // Something else may have noticed the loss first and opened another one.
                if (this.#reached === reached)
                    this.#count(error);
                await connection.close();
                await (0,promises_.setTimeout)(this.#pauseMs(), undefined, { signal: this.#closing.signal }).catch(() => undefined);
            }
        }
    }
    /**
     * A further connection beside the link's own, to be closed by the caller. Nothing is done again when it is lost.
     * @throws {JobError} what the dial throws
     */
    async another(signal) {
        return this.#open(AbortSignal.any([signal, this.#closing.signal]), true);
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
        await Promise.race([Promise.all(this.#running), (0,promises_.setTimeout)(1000, undefined, { ref: false })]);
    }
    /** Closes the connection, or stops dialling. Idempotent. */
    async close() {
        this.#closing.abort();
        const reached = await this.#reached?.catch(() => undefined);
        await reached?.connection.close();
    }
    async [Symbol.asyncDispose]() {
        await this.close();
    }
    #isLoss(error) {
        return error instanceof errors/* JobError */.CR && error.code === "connection-lost" && !this.#closing.signal.aborted;
    }
    /** @throws the error itself when there is no hope */
    #count(error) {
        this.#losses += 1;
        if (this.#losses === hopeless)
            throw error;
        this.#emit({ type: "warning", message: `${error.message.replace(/\.$/, "")}. Connecting again.` });
        this.#reached = undefined;
    }
    /** None after the first loss, then half a second, doubling to 2 s; random, so that many clients do not come together. */
    #pauseMs() {
        return this.#losses < 2 ? 0 : Math.min(2_000, 125 * 2 ** this.#losses) * (0.5 + Math.random() / 2);
    }
    #connected() {
        this.#reached ??= this.#open(this.#closing.signal);
        return this.#reached;
    }
    async #open(signal, isFurther = false) {
        const connection = this.#counted(await this.#dial(signal, isFurther));
        return { connection, remote: new Remote(connection, this.#remoteDirectory) };
    }
    /** A new connection, what goes on over which is counted. */
    #counted(connection) {
        if (connection.isShared !== true)
            this.opened.connections += 1;
        return {
            hostKey: connection.hostKey,
            roundTripMs: connection.roundTripMs,
            exec: async (command, options) => {
                const execution = await connection.exec(command, options);
                this.opened.execs += 1;
                const ended = execution.exit.then(() => undefined, () => undefined);
                this.#running.add(ended);
                void ended.then(() => this.#running.delete(ended));
                return execution;
            },
            close: () => connection.close(),
        };
    }
}


/***/ }),

/***/ 14928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Progress)
/* harmony export */ });
/** What is known of a run so far; whatever goes wrong later, this much can be reported. */
class Progress {
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
    /** Where the result was found, if the run is an earlier one. */
    source;
    /** Why no earlier result was used, as sentences. */
    missed = [];
    /** Why the result can be no one else's, as a sentence. */
    fault;
    /** Files that were sent with other content than they were signed with. */
    changed = new Set();
    /** Why the log is not the one that the job has written. */
    logFault;
    /** What was not fetched because it was here. */
    reused = { bytes: 0, files: 0 };
    /** Connections and commands that were really opened. */
    opened = { connections: 0, execs: 0 };
    sent = { bytes: 0, files: 0 };
    fetched = {
        bytes: 0,
        entries: [],
    };
    #emit;
    #current;
    constructor(emit, name) {
        this.#emit = emit;
        this.name = name;
    }
    /** Tells why an earlier result was not used; once, however often it is asked for. */
    miss(reason) {
        if (!this.missed.includes(reason))
            this.missed.push(reason);
    }
    /** Does the work of a phase, which may turn out to be another; it counts also when the work fails. */
    async phase(name, work) {
        if (this.#current?.name === name)
            return work();
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
        const last = this.phases.at(-1);
        // One that goes on after a word with somebody else is told as one.
        if (last?.name === name)
            last.ms = Date.now() - last.start;
        else
            this.phases.push({ name, start, ms });
        this.#current = undefined;
        this.#emit({ type: "phase-ended", phase: name, ms });
    }
}


/***/ }),

/***/ 93100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ readJob)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/workspace/placing.js
var placing = __webpack_require__(10358);
// EXTERNAL MODULE: ./build/workspace/results-place.js + 4 modules
var results_place = __webpack_require__(92428);
// EXTERNAL MODULE: ./build/job/encode.js
var encode = __webpack_require__(67632);
// EXTERNAL MODULE: ./build/job/tree-digest.js + 1 modules
var tree_digest = __webpack_require__(21621);
// EXTERNAL MODULE: ./build/workspace/name.js
var workspace_name = __webpack_require__(99623);
// EXTERNAL MODULE: ./build/workspace/unpacked-entry.js
var unpacked_entry = __webpack_require__(42374);
;// CONCATENATED MODULE: ./build/workspace/stage-into.js





/**
 * A tree with what other jobs have made. That has to be hashed again when it is sent.
 * @throws {JobError} `invalid` if the tree has something else there
 */
function stageInto(tree, { entries: staged }) {
    const all = new Map(tree.entries.map((entry) => [entry.path, entry]));
    const files = new Map(staged.map(({ entry, file }) => [entry.path, file]));
    for (const { entry } of staged) {
        for (let path = (0,unpacked_entry/* parentOf */.gN)(entry.path); path !== ""; path = (0,unpacked_entry/* parentOf */.gN)(path))
            add(all, { type: "directory", path });
        add(all, entry);
    }
    const entries = [...all.values()].sort((a, b) => (0,encode/* comparePaths */.cD)(a.path, b.path));
    const sizes = entries.flatMap((entry) => (entry.type === "file" ? [entry.size] : []));
    return {
        directory: tree.directory,
        fileOf: (path) => files.get(path) ?? tree.fileOf(path),
        entries,
        digest: (0,tree_digest/* treeDigest */.f)(entries),
        files: sizes.length,
        bytes: sizes.reduce((sum, size) => sum + size, 0),
        isUnchanged: (path, status) => !files.has(path) && tree.isUnchanged(path, status),
    };
}
function add(all, entry) {
    const there = all.get(entry.path);
    if (there === undefined)
        all.set(entry.path, entry);
    else if (there.type !== "directory" || entry.type !== "directory")
        throw taken(entry.path);
}
function taken(path) {
    return new errors/* JobError */.CR("invalid", `${(0,workspace_name/* quoteName */.AB)(path)} is staged, and the job has it already.`, {
        hint: "Stage it to another path, or exclude what is in the directory.",
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/workspace/file.js
var workspace_file = __webpack_require__(92174);
;// CONCATENATED MODULE: ./build/workspace/stat-records.js

/** Tells the format and its version, and is a multiple of eight bytes. */
const magic = Buffer.from("ssh-job stat cache v1\n\n\n");
const digestBytes = 32;
const hexDigits = 64;
/** Numbers kept of a file: all that must be the same for it to be taken for the same. */
const factCount = 6;
const factBytes = factCount * Float64Array.BYTES_PER_ELEMENT;
/** Paths, and where each stands among them. Whoever asks in the order in which they stand is answered at once. */
class PathIndex {
    #paths;
    #next = 0;
    #indices;
    constructor(paths) {
        this.#paths = paths;
    }
    /** `undefined` if it is not among them. No path may be added after the first question. */
    of(path) {
        const index = this.#paths[this.#next] === path ? this.#next : this.#lookUp(path);
        if (index !== undefined)
            this.#next = index + 1;
        return index;
    }
    #lookUp(path) {
        this.#indices ??= new Map(this.#paths.map((known, index) => [known, index]));
        return this.#indices.get(path);
    }
}
/** What was found of files, in the order in which they came. */
class FoundStats {
    #paths = [];
    #facts = [];
    #digests = [];
    #index = new PathIndex(this.#paths);
    get size() {
        return this.#paths.length;
    }
    /** @param sha256 lower-case hex */
    add(path, { dev, ino, mode, size, mtimeMs, ctimeMs }, sha256) {
        this.#paths.push(path);
        this.#facts.push(dev, ino, mode, size, mtimeMs, ctimeMs);
        this.#digests.push(sha256);
    }
    /** Whether a file was found with this status. Nothing may be added afterwards. */
    has(path, status) {
        const index = this.#index.of(path);
        return index !== undefined && isSame(this.#facts, index, status);
    }
    /** All of it as a file: magic, checksum, numbers, digests, names. In the byte order of this machine. */
    print(root) {
        const body = Buffer.concat([
            Buffer.from(Float64Array.from([this.size, ...this.#facts]).buffer),
            Buffer.from(this.#digests.join(""), "latin1"),
            Buffer.from([root, ...this.#paths].join("\0")),
        ]);
        return Buffer.concat([magic, (0,external_node_crypto_.hash)("sha256", body, "buffer"), body]);
    }
}
/** What `FoundStats` has printed. */
class KnownStats {
    /** Of how many files it tells. */
    size;
    #index;
    #facts;
    #digests;
    constructor(paths, facts, digests) {
        this.size = paths.length;
        this.#index = new PathIndex(paths);
        this.#facts = facts;
        this.#digests = digests;
    }
    /** What is known when nothing is. */
    static none() {
        return new KnownStats([], new Float64Array(), "");
    }
    /** `undefined` if that is anything else than what was printed for this root. */
    static parse(content, root) {
        const bodyAt = magic.length + digestBytes;
        const body = content.subarray(bodyAt);
        if (content.length < bodyAt + Float64Array.BYTES_PER_ELEMENT)
            return undefined;
        if (!content.subarray(0, magic.length).equals(magic))
            return undefined;
        if (!(0,external_node_crypto_.hash)("sha256", body, "buffer").equals(content.subarray(magic.length, bodyAt)))
            return undefined;
        const bytes = new Uint8Array(body).buffer;
        const [count = 0] = new Float64Array(bytes, 0, 1);
        const digestsAt = Float64Array.BYTES_PER_ELEMENT + count * factBytes;
        const pathsAt = digestsAt + count * hexDigits;
        const [printedRoot, ...paths] = body.toString("utf8", pathsAt).split("\0");
        if (printedRoot !== root || paths.length !== count)
            return undefined;
        const numbers = new Float64Array(bytes, Float64Array.BYTES_PER_ELEMENT, count * factCount);
        return new KnownStats(paths, numbers, body.toString("latin1", digestsAt, pathsAt));
    }
    /** The digest of a file, if it was found with this status. */
    find(path, status) {
        const index = this.#index.of(path);
        if (index === undefined || !isSame(this.#facts, index, status))
            return undefined;
        return this.#digests.slice(index * hexDigits, (index + 1) * hexDigits);
    }
}
function isSame(facts, index, { dev, ino, mode, size, mtimeMs, ctimeMs }) {
    const at = index * factCount;
    return (facts[at] === dev &&
        facts[at + 1] === ino &&
        facts[at + 2] === mode &&
        facts[at + 3] === size &&
        facts[at + 4] === mtimeMs &&
        facts[at + 5] === ctimeMs);
}

;// CONCATENATED MODULE: ./build/workspace/stat-cache.js





/** What a whole second may stand for, on file systems that count in seconds or pairs of them. Milliseconds. */
const coarsestTick = 2000;
/** More than the tick of a kernel's clock, by which all other times advance. Milliseconds. */
const coarseTick = 50;
/**
 * What files were found to hold, kept from one walk to the next: one whose status is the same need not be read again.
 * Device, inode, mode, size and the times of change count; of these times, one cannot be set by hand.
 *
 * A file that changes twice within a tick of the clock has the same times after both. So a file that changed when the
 * walk began, or shortly before, does not count; when that was, a file that is made beside the cache tells. Nothing here
 * fails: a cache that cannot be read, is damaged or could be the work of others is as if it were not there.
 */
class StatCache {
    #root;
    /** Where it is kept; `undefined` if it cannot be. */
    #file;
    /** When this walk began. Milliseconds since the epoch. */
    #began;
    #known;
    #found = new FoundStats();
    #hasNews = false;
    constructor(root, file, began, known) {
        this.#root = root;
        this.#file = file;
        this.#began = began;
        this.#known = known;
    }
    /**
     * To be called right before the walk.
     * @param root the directory that is walked; what is known of another one does not count
     */
    static load(file, root) {
        const [path, directory] = [(0,external_node_path_.resolve)(file), (0,external_node_path_.resolve)(root)];
        const began = attempt(() => clockBeside(path));
        if (began === undefined)
            return StatCache.none(root);
        const known = attempt(() => readKnown(path, directory, began));
        return new StatCache(directory, path, began, known ?? KnownStats.none());
    }
    /** For one walk: nothing is known before, and nothing is kept. */
    static none(root) {
        return new StatCache((0,external_node_path_.resolve)(root), undefined, Date.now(), KnownStats.none());
    }
    /** Whether there is nothing to be found. */
    get isEmpty() {
        return this.#known.size === 0;
    }
    /** The SHA-256, in lower-case hex, of a file that has the status that it had when it was read. */
    find(path, status) {
        const sha256 = this.#known.find(path, status);
        if (sha256 !== undefined)
            this.#found.add(path, status, sha256);
        return sha256;
    }
    /** @param status from before the file was read */
    remember(path, status, sha256) {
        if (!isSettled(status, this.#began))
            return;
        this.#found.add(path, status, sha256);
        this.#hasNews = true;
    }
    /** Whether a file that has this status holds what this walk, which is over, has found. */
    isUnchanged(path, status) {
        return this.#found.has(path, status);
    }
    /** Keeps what this walk has found, and nothing of files that it has not. */
    save() {
        const file = this.#file;
        if (file === undefined || (!this.#hasNews && this.#found.size === this.#known.size))
            return;
        const temporary = temporaryBeside(file);
        attempt(() => {
            (0,external_node_fs_.writeFileSync)(temporary, this.#found.print(this.#root), { flag: "wx", mode: 0o600 });
            (0,external_node_fs_.renameSync)(temporary, file);
        });
        attempt(() => (0,external_node_fs_.rmSync)(temporary, { force: true }));
    }
}
function isSettled({ mtimeMs, ctimeMs }, began) {
    return [mtimeMs, ctimeMs].every((time) => time + (time % 1000 === 0 ? coarsestTick : coarseTick) < began);
}
/** The time now, as the file system has it. */
function clockBeside(file) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true, mode: 0o700 });
    const probe = temporaryBeside(file);
    const opened = (0,external_node_fs_.openSync)(probe, "wx", 0o600);
    try {
        return (0,external_node_fs_.fstatSync)(opened).mtimeMs;
    }
    finally {
        (0,external_node_fs_.closeSync)(opened);
        (0,external_node_fs_.rmSync)(probe, { force: true });
    }
}
/** A cache from the future tells that the clock was set back: times may come again. */
function readKnown(path, root, now) {
    const file = (0,external_node_fs_.openSync)(path, workspace_file/* readFlags */.uW);
    try {
        const found = (0,external_node_fs_.fstatSync)(file);
        if (!found.isFile() || !isOurs(found) || found.mtimeMs > now)
            return undefined;
        return KnownStats.parse((0,external_node_fs_.readFileSync)(file), root);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
/** Windows knows neither owners nor modes like these. */
function isOurs({ uid, mode }) {
    const self = process.geteuid?.();
    return self === undefined || (uid === self && (mode & 0o022) === 0);
}
function temporaryBeside(file) {
    return `${file}.${(0,external_node_crypto_.randomUUID)()}`;
}
/** What `work` returns; `undefined` if the operating system did not let it. */
function attempt(work) {
    try {
        return work();
    }
    catch (error) {
        if ((0,workspace_file/* errorCode */.CA)(error) === undefined)
            throw error;
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/workspace/remarks.js
var remarks = __webpack_require__(89431);
;// CONCATENATED MODULE: ./build/workspace/findings.js



const unsendableShown = 20;
/** What a walk noticed, told at its end: one error for all that cannot be sent, one warning for each kind of oddity. */
class Findings {
    #unsendable = [];
    #remarks = new remarks/* Remarks */.M();
    unsendable(path, reason) {
        this.#unsendable.push(`${(0,workspace_name/* quoteName */.AB)(path)} (${reason})`);
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
    hasUnsendable() {
        return this.#unsendable.length > 0;
    }
    /** @throws {JobError} `invalid` if anything cannot be sent */
    throwIfUnsendable(directory) {
        if (this.#unsendable.length === 0)
            return;
        const names = (0,workspace_name/* someOf */.yU)(this.#unsendable, unsendableShown);
        throw new errors/* JobError */.CR("invalid", `${directory} holds what cannot be sent: ${names}.`, {
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
var ignore = __webpack_require__(70298);
;// CONCATENATED MODULE: ./build/workspace/ignore-rules.js





const ignoreFile = ".sshjobignore";
/**
 * The rules of the directory's `.sshjobignore` and then of `lines`, as gitignore(5) reads them: the last match decides,
 * and nothing below an excluded directory can be brought back. `.git` is excluded at any depth, whatever they say.
 *
 * @throws {JobError} `invalid` if `.sshjobignore` is there and cannot be read
 */
function readIgnoreRules(directory, lines) {
    const text = readIgnoreFile(directory);
    if (text === "" && lines.length === 0)
        return isGit;
    const rules = ignore({ ignorecase: false }).add(text).add(lines);
    return (path, isDirectory) => isGit(path) || rules.ignores(isDirectory ? `${path}/` : path);
}
function isGit(path) {
    return path === ".git" || path.endsWith("/.git");
}
function readIgnoreFile(directory) {
    try {
        return (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, ignoreFile), "utf8");
    }
    catch (error) {
        if ((0,workspace_file/* errorCode */.CA)(error) === "ENOENT")
            return "";
        throw new errors/* JobError */.CR("invalid", `${(0,external_node_path_.join)(directory, ignoreFile)} cannot be read.`, {
            hint: "Make it a readable text file of gitignore-style lines, or remove it.",
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./build/workspace/real-path.js
var real_path = __webpack_require__(27614);
// EXTERNAL MODULE: ./build/workspace/time-slice.js
var time_slice = __webpack_require__(31218);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/workspace/unless-unreadable.js



/**
 * What `read` returns; `undefined`, and a finding, if we may not read what is at this path of the tree.
 * @throws {JobError} `input-changed` if it went away
 */
function unlessUnreadable(path, findings, read) {
    try {
        return read();
    }
    catch (error) {
        const code = (0,workspace_file/* errorCode */.CA)(error);
        if (code === undefined)
            throw error;
        if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR")
            throw goneMeanwhile(path, error);
        findings.unsendable(path || ".", `it cannot be read: ${code}`);
        return undefined;
    }
}
function goneMeanwhile(path, cause) {
    return new errors/* JobError */.CR("input-changed", `${(0,workspace_name/* quoteName */.AB)(path)} went away while the directory was read.`, {
        hint: "Let nothing write to the directory while the job is being sent, or exclude what changes.",
        cause,
    });
}

;// CONCATENATED MODULE: ./build/workspace/tree-lister.js





/** Finds the names in a directory, synchronous within slices: several times faster than a promise for each of them. */
class TreeLister {
    /** In the order of a tree. */
    listed = [];
    /** Directories with nothing in them, not even something excluded. */
    emptyDirectories = new Set();
    #root;
    #excludes;
    #findings;
    #slice;
    constructor(root, excludes, findings, slice) {
        this.#root = root;
        this.#excludes = excludes;
        this.#findings = findings;
        this.#slice = slice;
    }
    /** Finds everything below the root. @throws {JobError} `input-changed` */
    async list() {
        const above = [];
        let open = this.#open("");
        while (open !== undefined) {
            if (this.#slice.isOver())
                await this.#slice.rest();
            const dirent = open.dirents[open.next];
            open.next += 1;
            if (dirent === undefined) {
                open = above.pop();
                continue;
            }
            const path = pathIn(open.path, dirent.name);
            if (this.#excludes(path, dirent.isDirectory()))
                continue;
            if (open.normalised !== undefined)
                this.#compare(path, open.normalised);
            this.#found(path, dirent);
            if (!dirent.isDirectory())
                continue;
            above.push(open);
            open = this.#open(path);
        }
    }
    /** Whether a file, link or directory of that name was found. */
    has(path) {
        return this.listed.some((entry) => entry.path === path);
    }
    #open(directory) {
        const options = { withFileTypes: true };
        const dirents = unlessUnreadable(directory, this.#findings, () => (0,external_node_fs_.readdirSync)(this.#absolute(directory), options)) ??
            [];
        if (dirents.length === 0)
            this.emptyDirectories.add(directory);
        const isAscii = !dirents.some(({ name }) => beyondAscii.test(name));
        // Names in ASCII have one order, one form and no bytes that could be broken.
        if (isAscii) {
            dirents.sort((a, b) => (a.name < b.name ? -1 : 1));
            return { path: directory, dirents, next: 0, normalised: undefined };
        }
        return { path: directory, dirents: this.#inOrder(directory, dirents), next: 0, normalised: new Set() };
    }
    /** All whose names are UTF-8. */
    #inOrder(directory, dirents) {
        const mayBeBroken = dirents.some(({ name }) => name.includes("\ufffd"));
        const broken = mayBeBroken ? this.#brokenNames(directory) : undefined;
        return dirents
            .filter(({ name }) => broken?.has(name) !== true)
            .sort((a, b) => (0,encode/* compareBytes */.Xo)(a.name, b.name));
    }
    #compare(path, normalised) {
        const normal = path.normalize("NFC");
        if (normalised.has(normal))
            this.#findings.lookalike(path);
        normalised.add(normal);
    }
    /** Names that are not UTF-8, as they read with U+FFFD in them: to the rules, and here, names that read alike are one. */
    #brokenNames(directory) {
        const options = { withFileTypes: true, encoding: "buffer" };
        const dirents = unlessUnreadable(directory, this.#findings, () => (0,external_node_fs_.readdirSync)(this.#absolute(directory), options)) ??
            [];
        const broken = dirents.filter(({ name }) => !(0,external_node_buffer_.isUtf8)(name));
        for (const dirent of broken) {
            if (this.#excludes(pathIn(directory, dirent.name.toString()), dirent.isDirectory()))
                continue;
            const bytes = Buffer.concat([Buffer.from(pathIn(directory, "")), dirent.name]);
            this.#findings.unsendable(bytes, "its name is not UTF-8");
        }
        return new Set(broken.map(({ name }) => name.toString()));
    }
    #found(path, dirent) {
        if (dirent.isFile()) {
            this.listed.push({ type: "file", path });
        }
        else if (dirent.isSymbolicLink()) {
            this.#foundLink(path);
        }
        else if (dirent.isDirectory()) {
            this.listed.push({ type: "directory", path });
        }
        else {
            this.#findings.unsendable(path, specialKind(dirent));
        }
    }
    #foundLink(path) {
        const text = unlessUnreadable(path, this.#findings, () => (0,external_node_fs_.readlinkSync)(this.#absolute(path), "buffer"));
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
        this.listed.push({ type: "symlink", path, target });
    }
    #absolute(path) {
        return `${this.#root}/${path}`;
    }
}
const beyondAscii = /[^\0-\x7f]/;
function pathIn(directory, name) {
    return directory === "" ? name : `${directory}/${name}`;
}
function specialKind(dirent) {
    if (dirent.isFIFO())
        return "a FIFO";
    if (dirent.isSocket())
        return "a socket";
    return "a device";
}

// EXTERNAL MODULE: ./build/workspace/digest-file.js
var digest_file = __webpack_require__(36563);
;// CONCATENATED MODULE: ./build/workspace/tree-reader.js







/** Up to this size a file is read at once. Bytes. */
const smallFileBytes = 1024 * 1024;
/** Reads the files of a directory, synchronous within slices: several times faster than a promise for each file. */
class TreeReader {
    entries = [];
    /** Of what has been read: made while it is, in the same slices. */
    digest = new tree_digest/* TreeDigest */.l();
    #root;
    #findings;
    #stats;
    #slice;
    #signal;
    #buffer = Buffer.allocUnsafe(smallFileBytes);
    constructor(root, { findings, stats, slice, signal }) {
        this.#root = root;
        this.#findings = findings;
        this.#stats = stats;
        this.#slice = slice;
        this.#signal = signal;
    }
    /** Makes entries of all that was listed. @throws {JobError} `input-changed` */
    async read(listed) {
        for (const entry of listed) {
            if (this.#slice.isOver())
                await this.#slice.rest();
            if (entry.type !== "file")
                this.#push(entry);
            else if (!this.#addKnownFile(entry.path) && !this.#addSmallFile(entry.path)) {
                await this.#addLargeFile(entry.path);
            }
        }
    }
    #addKnownFile(path) {
        if (this.#stats.isEmpty)
            return false;
        const stats = unlessUnreadable(path, this.#findings, () => (0,external_node_fs_.lstatSync)(this.#absolute(path)));
        const sha256 = stats && this.#stats.find(path, stats);
        if (stats === undefined || sha256 === undefined)
            return false;
        this.#pushFile(path, stats, { size: stats.size, sha256 });
        return true;
    }
    /** Returns whether it was small. There is no promise for it. */
    #addSmallFile(path) {
        const file = this.#openFile(path);
        if (file === undefined)
            return true;
        try {
            const stats = (0,external_node_fs_.fstatSync)(file);
            if (stats.size > smallFileBytes)
                return false;
            const size = (0,workspace_file/* readInto */.Pq)(this.#buffer.subarray(0, stats.size), file);
            const content = this.#buffer.subarray(0, size);
            this.#addRead(path, stats, { size, sha256: (0,external_node_crypto_.hash)("sha256", content) }, isLfsPointer(content));
            return true;
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    async #addLargeFile(path) {
        const file = this.#openFile(path);
        if (file === undefined)
            return;
        try {
            const stats = (0,external_node_fs_.fstatSync)(file);
            this.#addRead(path, stats, await (0,digest_file/* digestOpenFile */.j)(file, this.#signal), false);
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    #openFile(path) {
        return unlessUnreadable(path, this.#findings, () => (0,external_node_fs_.openSync)(this.#absolute(path), workspace_file/* readFlags */.uW));
    }
    #addRead(path, stats, content, isPointer) {
        this.#pushFile(path, stats, content);
        // A pointer has to be found again, and a size that is another one belongs to a status that is none.
        if (isPointer)
            this.#findings.lfsPointer(path);
        else if (content.size === stats.size)
            this.#stats.remember(path, stats, content.sha256);
    }
    #pushFile(path, { mode }, { size, sha256 }) {
        this.#push({ type: "file", path, executable: (mode & 0o100) !== 0, size, sha256 });
    }
    #push(entry) {
        this.entries.push(entry);
        this.digest.add(entry);
    }
    #absolute(path) {
        return `${this.#root}/${path}`;
    }
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
    const { stats = StatCache.none(root), signal } = options;
    const slice = new time_slice/* TimeSlice */.I(signal);
    const lister = new TreeLister(root, excludes(root, options), findings, slice);
    await lister.list();
    if (!findings.hasUnsendable())
        options.onListed?.((path) => lister.has(path));
    const reader = new TreeReader(root, { findings, stats, slice, signal });
    await reader.read(lister.listed);
    findings.throwIfUnsendable(root);
    for (const path of submodulePaths(root)) {
        if (lister.emptyDirectories.has(path))
            findings.emptySubmodule(path);
    }
    const { entries } = reader;
    findings.warn(options.emit);
    let [files, bytes] = [0, 0];
    for (const entry of entries) {
        if (entry.type !== "file")
            continue;
        files += 1;
        bytes += entry.size;
    }
    return {
        directory: root,
        fileOf: (path) => `${root}/${path}`,
        entries,
        digest: reader.digest.end(),
        files,
        bytes,
        isUnchanged: (path, status) => stats.isUnchanged(path, status),
    };
}
function requireDirectory(path) {
    if ((0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true)
        return;
    throw new errors/* JobError */.CR("invalid", `${path} is not a directory.`, {
        hint: "Set `directory` to the directory that holds the job.",
    });
}
function excludes(root, { exclude, leaveOut = [], leaveOutPrefix }) {
    const real = (0,real_path/* realPath */.Y)(root);
    const inTree = (path) => (0,external_node_path_.relative)(real, (0,real_path/* realPath */.Y)(path)).replaceAll(external_node_path_.sep, "/");
    const leftOut = new Set(leaveOut.map(inTree));
    const prefix = leaveOutPrefix === undefined ? undefined : inTree(leaveOutPrefix);
    const ignored = readIgnoreRules(root, exclude);
    return (path, isDirectory) => leftOut.has(path) || (prefix !== undefined && path.startsWith(prefix)) || ignored(path, isDirectory);
}

;// CONCATENATED MODULE: ./build/lifecycle/read-job.js








/**
 * Reads the directory of a job, and hashes it.
 * @param onListed told when its names are known and can be sent, before any file is read
 * @throws {JobError} `invalid` without the script, and what {@link readTree} throws
 */
async function readJob({ directory, exclude, resultsDirectory, spec, staged, }, { emit, signal, statsDirectory }, onListed) {
    const stats = statsDirectory === undefined
        ? undefined
        : StatCache.load((0,external_node_path_.join)(statsDirectory, nameOf(directory)), directory);
    const tree = await readTree(directory, {
        exclude,
        leaveOut: (0,results_place/* resultsPaths */.Fv)(resultsDirectory),
        leaveOutPrefix: (0,placing/* temporaryPrefix */.wd)(resultsDirectory),
        emit,
        signal,
        stats,
        onListed: (isThere) => {
            requireScript(spec, isThere);
            onListed?.();
        },
    });
    stats?.save();
    return staged === undefined ? tree : stageInto(tree, staged);
}
/** A file name for a directory. */
function nameOf(directory) {
    return (0,external_node_crypto_.createHash)("sha256").update(directory).digest("hex").slice(0, 32);
}
/** Config has seen the script on disk; what is excluded is seen only when the tree is read. */
function requireScript({ command }, isThere) {
    if (command.kind === "inline" || isThere(command.path))
        return;
    throw new errors/* JobError */.CR("invalid", `The script ${command.path} is excluded from what is sent.`, {
        hint: "Change exclude or .sshjobignore, or set script to another file.",
    });
}


/***/ }),

/***/ 37647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ reportOf)
/* harmony export */ });
/** What is known of a run, as its report has it. */
function reportOf({ label }, progress, result, failure) {
    const { sent, fetched, reused, end, opened } = progress;
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
        cache: {
            hit: progress.source !== undefined,
            source: progress.source ?? (progress.joined ? "joined" : "none"),
            ...(progress.missed.length > 0 && { missed: progress.missed }),
        },
        phases: progress.phases,
        bytes: { sent: sent.bytes, reused: reused.bytes, fetched: fetched.bytes },
        files: { sent: sent.files, reused: reused.files, fetched: files - reused.files },
        connections: opened.connections,
        execs: opened.execs,
        ...(failure && { error: { code: failure.code, message: failure.message, hint: failure.hint ?? null } }),
    };
}


/***/ }),

/***/ 71550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ refuseUnstarted),
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   LD: () => (/* binding */ resultOfError),
/* harmony export */   kE: () => (/* binding */ resultOfEnd),
/* harmony export */   oI: () => (/* binding */ leftToOthers),
/* harmony export */   vp: () => (/* binding */ resultOfStop),
/* harmony export */   wK: () => (/* binding */ neverStarted)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73207);
/* harmony import */ var _report_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15088);



const nothing = { exitCode: undefined, signal: undefined };
/** The result of a run whose end is known on its target. */
function resultOfEnd(end, about) {
    if (end.type === "lost")
        return { kind: "lost", ...nothing, reason: lostReasons[end.why] };
    const { exitCode, by } = end;
    const facts = { exitCode, signal: exitCode === undefined ? undefined : (0,_job_result_js__WEBPACK_IMPORTED_MODULE_1__/* .signalOfExitCode */ .X)(exitCode) };
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
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR("queue-timeout", resultOfEnd(end, about).reason, {
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
        return cancelled(resultOfEnd(end), by);
    if (id !== undefined && isLeft)
        return leftToOthers(id, by);
    if (id === undefined && submission === undefined)
        return { kind: "cancelled", ...nothing, reason: `Cancelled by ${by} before the job was sent.` };
    const run = id ?? (typeof submission === "string" ? submission : "the job, if it was started,");
    const reason = onCancel === "detach"
        ? `Detached by ${by}: ${run} goes on on the target.`
        : `Cancelled by ${by}; the target did not confirm in time that ${run} has ended.`;
    return { kind: "cancelled", ...nothing, reason };
}
/** The result of our part in a run that others follow, too. */
function leftToOthers(id, by) {
    return {
        kind: "cancelled",
        ...nothing,
        reason: `Cancelled by ${by} here only: ${id} goes on for others who follow it.`,
    };
}
/** The result of a run whose workflow was cancelled, though the run itself may have come to an end of its own. */
function cancelled(result, by) {
    if (result.kind === "cancelled")
        return result;
    return {
        ...result,
        kind: "cancelled",
        reason: `Cancelled by ${by} after the job had ended: ${result.reason}`,
    };
}
/** The result of a job that was cancelled before the target had all of it. */
function neverStarted(by) {
    return { kind: "cancelled", ...nothing, reason: `Cancelled by ${by} before the job was started.` };
}
function of(ms) {
    return ms === undefined ? "" : ` of ${(0,_report_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(ms)}`;
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


/***/ }),

/***/ 91078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ runJob)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/config/parse-sign-settings.js
var parse_sign_settings = __webpack_require__(19868);
// EXTERNAL MODULE: ./build/lifecycle/about.js
var lifecycle_about = __webpack_require__(32614);
// EXTERNAL MODULE: ./build/lifecycle/claim-place.js
var claim_place = __webpack_require__(56301);
// EXTERNAL MODULE: ./build/lifecycle/conclude.js
var conclude = __webpack_require__(26382);
// EXTERNAL MODULE: ./build/lifecycle/early-offer.js
var early_offer = __webpack_require__(19135);
// EXTERNAL MODULE: ./build/lifecycle/heed.js
var heed = __webpack_require__(90617);
// EXTERNAL MODULE: ./build/lifecycle/link.js + 7 modules
var lifecycle_link = __webpack_require__(63827);
;// CONCATENATED MODULE: ./build/lifecycle/end-submission.js
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
        const link = __addDisposableResource(env_1, new lifecycle_link/* Link */.N(ports.dial, settings.remoteDirectory, ports.emit), true);
        const _deadline = __addDisposableResource(env_1, (0,heed/* afterAbort */.L)(ports.stop.signal, ports.stop.withinMs, () => void link.close()), false);
        const status = await link.use((remote) => remote.cancel(submission, ports.stop.by, Math.floor(ports.stop.withinMs / 1000)));
        settle(progress, status);
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

// EXTERNAL MODULE: ./build/lifecycle/known-result.js + 2 modules
var known_result = __webpack_require__(42327);
// EXTERNAL MODULE: ./build/lifecycle/progress.js
var lifecycle_progress = __webpack_require__(14928);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/workspace/name.js
var workspace_name = __webpack_require__(99623);
// EXTERNAL MODULE: ./build/workspace/unpack.js
var unpack = __webpack_require__(65982);
;// CONCATENATED MODULE: ./build/lifecycle/put-to-test.js
var put_to_test_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var put_to_test_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



/** Whether a known result, if there is one, is put to the test this time: the job is run all the same. */
function isPutToTest({ reuse: { verifyPercent } }) {
    return Math.random() * 100 < verifyPercent;
}
/** The same job, of which nobody else's run will do. */
function afresh(settings) {
    return { ...settings, reuse: { ...settings.reuse, refresh: true, join: false } };
}
/** Keeps of a known result what it takes to compare another one with it. */
async function setAside(known, { resultsDirectory }, progress) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const result = put_to_test_addDisposableResource(env_1, known, true);
        // It may be in its place already.
        await (0,promises_.rm)(resultsDirectory, { recursive: true, force: true });
        progress.fetched = { bytes: 0, entries: [] };
        progress.reused = { bytes: 0, files: 0 };
        return result.manifest;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = put_to_test_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Says whether the job gave the same again. */
function compareWith(known, { id, fetched }, { kind }, emit) {
    const differences = kind === "passed"
        ? differencesOf(known.outputs, (0,unpack/* storedEntries */.g_)(fetched.entries))
        : [`it ended as ${kind}`];
    if (differences.length === 0) {
        emit({ type: "notice", message: `Put to the test: the job gave the same outputs as ${known.jobId}.` });
        return;
    }
    const message = `One signature, two results: ${id ?? "this run"} differs from ${known.jobId}, which passed: ${(0,workspace_name/* someOf */.yU)(differences)}. What the job does depends on something that is not in its signature.`;
    emit({ type: "warning", message });
}
function differencesOf(before, after) {
    const known = new Map(before.map((entry) => [entry.path, JSON.stringify(entry)]));
    const found = new Map(after.map((entry) => [entry.path, JSON.stringify(entry)]));
    const paths = new Set([...known.keys(), ...found.keys()]);
    return [...paths]
        .filter((path) => known.get(path) !== found.get(path))
        .map((path) => `${(0,workspace_name/* quoteName */.AB)(path)}${known.has(path) ? (found.has(path) ? "" : " (missing)") : " (new)"}`);
}

// EXTERNAL MODULE: ./build/lifecycle/read-job.js + 10 modules
var read_job = __webpack_require__(93100);
// EXTERNAL MODULE: ./build/lifecycle/see-through.js + 12 modules
var see_through = __webpack_require__(63895);
// EXTERNAL MODULE: ./build/lifecycle/sign-job.js + 1 modules
var sign_job = __webpack_require__(69766);
// EXTERNAL MODULE: ./build/lifecycle/stage-from.js
var stage_from = __webpack_require__(3618);
// EXTERNAL MODULE: ./build/cache/seal.js
var seal = __webpack_require__(56336);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/job/entry-content.js
var entry_content = __webpack_require__(79092);
;// CONCATENATED MODULE: ./build/job/trust.js

/** A word of 32 hex digits that stands for a domain of a repository where only plain words can. */
function domainKey(repository, domain) {
    return (0,external_node_crypto_.createHash)("sha256").update(`${repository}\0${domain}`).digest("hex").slice(0, 32);
}

// EXTERNAL MODULE: ./build/workspace/digest-file.js
var digest_file = __webpack_require__(36563);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/workspace/file.js
var workspace_file = __webpack_require__(92174);
// EXTERNAL MODULE: ./build/workspace/pack-entry.js
var pack_entry = __webpack_require__(95388);
// EXTERNAL MODULE: ./build/workspace/time-slice.js
var time_slice = __webpack_require__(31218);
;// CONCATENATED MODULE: ./build/workspace/join-entry.js






/** What comes at once. Bytes. */
const pieceBytes = 1024 * 1024;
/**
 * The files that a manifest describes, one after another and nothing between them: the streams beside the results
 * directory, the outputs below it. Each piece is good until the next one is asked for. Whether they have the digests that
 * the manifest says is looked at when they are taken.
 *
 * Fails with {JobError} `results` if a file is gone or has another size.
 */
async function* joinEntry(resultsDirectory, manifest) {
    const room = Buffer.allocUnsafeSlow(pieceBytes);
    const slice = new time_slice/* TimeSlice */.I(undefined);
    let filled = 0;
    for (const source of sourcesOf((0,external_node_path_.resolve)(resultsDirectory), manifest)) {
        // Room for one byte more tells whether the file ends where it did.
        const needed = source.size + 1;
        if (filled > 0 && filled + needed > room.length) {
            yield room.subarray(0, filled);
            filled = 0;
        }
        if (needed <= room.length)
            filled += readWhole(source, room.subarray(filled, filled + needed));
        else
            yield* readLarge(source, room);
        if (slice.isOver())
            await slice.rest();
    }
    if (filled > 0)
        yield room.subarray(0, filled);
}
function* sourcesOf(place, manifest) {
    for (const { kind, path, size } of (0,entry_content/* entryFiles */.Y)(manifest)) {
        if (kind === "output")
            yield { file: `${place}/${path}`, name: path, size };
        else
            yield { file: `${place}.${path}`, name: `${place}.${path}`, size };
    }
}
/** @returns how much of the room is filled, which is the size of the file */
function readWhole(source, room) {
    const file = join_entry_open(source);
    try {
        const length = readOr(source, () => (0,workspace_file/* readInto */.Pq)(room, file));
        if (length !== source.size)
            throw changed(source);
        return length;
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
async function* readLarge(source, room) {
    const file = join_entry_open(source);
    let left = source.size;
    try {
        for await (const piece of (0,workspace_file/* readPieces */.ut)(file, () => room)) {
            left -= piece.length;
            if (left < 0)
                throw changed(source);
            yield piece;
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
    if (left > 0)
        throw changed(source);
}
function join_entry_open(source) {
    return readOr(source, () => (0,external_node_fs_.openSync)(source.file, workspace_file/* readFlags */.uW));
}
function readOr({ name }, read) {
    try {
        return read();
    }
    catch (error) {
        throw (0,pack_entry/* unfit */.Ri)(name, `can no longer be read (${(0,workspace_file/* errorCode */.CA)(error) ?? String(error)}) as it could be`, error);
    }
}
function changed({ name }) {
    return (0,pack_entry/* unfit */.Ri)(name, "is not any more what it was");
}

// EXTERNAL MODULE: ./build/workspace/secret-search.js + 1 modules
var secret_search = __webpack_require__(32743);
// EXTERNAL MODULE: ./build/workspace/outputs.js
var workspace_outputs = __webpack_require__(25548);
;// CONCATENATED MODULE: ./build/lifecycle/store-result.js










/** Keeping a result where it need not be may take this part of the time that it took to get it, or a moment. Milliseconds. */
const patience = { share: 1 / 20, leastMs: 25 };
/**
 * Keeps the result of a run that has passed, on its target and in the caches, for whoever asks for the same job. That it
 * cannot be kept makes no result worse.
 */
async function storeResult(link, id, result, settings, progress, ports) {
    // Whoever has started a run knows what was sent, and which secrets it may show.
    if (!settings.reuse.write || result.kind !== "passed" || progress.joined || ports.stop.signal.aborted)
        return;
    await progress.phase("store", async () => {
        try {
            await store(link, id, settings, progress, ports);
        }
        catch (error) {
            if (!(error instanceof Error))
                throw error;
            ports.emit({ type: "warning", message: `The result is not stored for reuse: ${error.message}` });
        }
    });
}
async function store(link, id, settings, progress, ports) {
    const obstacle = await obstacleOf(settings, progress, ports);
    if (obstacle !== undefined) {
        ports.emit({ type: "notice", message: `The result is not stored for reuse: ${obstacle}.` });
        return;
    }
    const manifest = await manifestOf(id, settings, progress);
    const sealed = (0,seal/* seal */.od)(manifest, settings.reuse.secret);
    const ends = await Promise.allSettled([
        settings.keep === "none" ? undefined : storeOnTarget(link, id, sealed, settings, ports),
        storeInCaches(manifest, sealed, { settings, progress, ports }),
    ]);
    for (const end of ends)
        if (end.status === "rejected")
            throw end.reason;
}
/** What speaks against giving the result to others. */
async function obstacleOf({ spec: { outputs }, resultsDirectory }, { fault, changed, logFault, fetched: { entries, areRenamed = false } }, { secrets }) {
    if (fault !== undefined)
        return fault.replace(/\.$/, "");
    if (changed.size > 0)
        return "files changed while they were sent";
    if (logFault !== undefined)
        return logFault;
    if (areRenamed)
        return "names of outputs are not UTF-8";
    const [unmatched] = (0,workspace_outputs/* unmatchedPatterns */.x)(entries, outputs);
    if (unmatched !== undefined)
        return `no file matches the output ${unmatched}`;
    const bearer = await bearerOf(entries, resultsDirectory, new secret_search/* SecretSearch */.p(secrets));
    return bearer && `${bearer} holds a secret`;
}
/** The first file with a secret. Only those are read that were not looked at while they came. */
async function bearerOf(entries, resultsDirectory, search) {
    for (const entry of entries) {
        if (entry.type !== "file")
            continue;
        const { path, holdsSecret } = entry;
        if (holdsSecret ?? (await search.finds(`${resultsDirectory}/${path}`)))
            return path;
    }
    return undefined;
}
async function manifestOf(id, { spec, reuse: { trust }, resultsDirectory, target }, { signature = "", end, fetched }) {
    const digest = (name) => (0,digest_file/* digestFile */.T)(`${resultsDirectory}.${name}`);
    return {
        schema: 1,
        signature,
        repository: trust.repository,
        domain: trust.domain,
        target: target.label,
        jobId: id,
        durationMs: end?.type === "ended" ? end.durationMs : 0,
        created: new Date().toISOString(),
        streams: {
            log: await digest("log"),
            ...(spec.separateStreams && { out: await digest("out"), err: await digest("err") }),
        },
        outputs: (0,unpack/* storedEntries */.g_)(fetched.entries),
    };
}
async function storeOnTarget(link, id, sealed, { reuse: { trust } }, { emit }) {
    try {
        await link.use((remote) => remote.store(id, sealed, domainKey(trust.repository, trust.domain)));
    }
    catch (error) {
        if (!(error instanceof errors/* JobError */.CR))
            throw error;
        emit({ type: "warning", message: `The target did not store the result: ${error.message}` });
    }
}
async function storeInCaches(manifest, sealed, { settings, progress, ports }) {
    const { spec, reuse, resultsDirectory } = settings;
    const { caches, emit, stop } = ports;
    const entry = {
        manifest,
        sealed,
        signature: manifest.signature,
        name: spec.name,
        tar: () => (0,pack_entry/* packEntry */.AR)(resultsDirectory, manifest),
        joined: () => joinEntry(resultsDirectory, manifest),
        bytes: (0,entry_content/* sizeOf */.$)(manifest).bytes,
        replaces: reuse.refresh,
        patienceMs: patienceOf(settings, progress),
    };
    for (const cache of caches) {
        const remark = await cache.store(entry, stop.signal);
        if (remark !== undefined)
            emit({ type: "warning", message: remark });
    }
}
/** What the target keeps need not be kept here too, at any price. */
function patienceOf({ keep }, { phases }) {
    if (keep === "none")
        return Infinity;
    const takenMs = phases.reduce((sum, { ms }) => sum + ms, 0);
    return Math.max(takenMs * patience.share, patience.leastMs);
}

// EXTERNAL MODULE: ./build/lifecycle/ask-target.js
var ask_target = __webpack_require__(18214);
;// CONCATENATED MODULE: ./build/job/show-name.js
/** No name is shown longer. Characters. */
const longest = 200;
/**
 * A name as it may stand in a sentence: as it is if it is plain, else in double quotes and escaped; on one line, with
 * nothing in it that a terminal acts on or that is not seen.
 */
function showName(name) {
    const characters = Array.from(name.slice(0, 2 * longest));
    const kept = characters.slice(0, longest).join("");
    const cut = kept.length < name.length ? "…" : "";
    if (/^[\p{L}\p{M}\p{N}._/@%+=~-]+$/u.test(kept))
        return kept + cut;
    return `"${kept.replaceAll(/["\\\p{C}\p{Zl}\p{Zp}]/gu, show_name_escape)}"${cut}`;
}
const shortEscapes = new Map([
    ['"', '\\"'],
    ["\\", "\\\\"],
    ["\n", "\\n"],
]);
function show_name_escape(character) {
    return shortEscapes.get(character) ?? `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`;
}

;// CONCATENATED MODULE: ./build/job/describe-differences.js

/** How many names are told of each kind. */
const few = 5;
/** One line for people: `2 files changed: src/a.c, boot.sh (mode); env FOO; args`. Safe to print, whatever names hold. */
function describeDifferences(differences, most = few) {
    return phrases(differences, most).join("; ");
}
/** The phrases that `describeDifferences` makes one line of. */
function phrases(differences, most = few) {
    const files = differences.filter((one) => one.part === "file");
    const named = (part) => differences.filter((one) => "name" in one && one.part === part);
    return [
        ...fileGroups.flatMap(([verb, isOfGroup]) => {
            const group = files.filter(({ change }) => isOfGroup(change));
            const noun = group.length === 1 ? "file" : "files";
            return group.length === 0 ? [] : [`${group.length} ${noun} ${verb}: ${listOf(group, most)}`];
        }),
        ...["env", "secret-env", "cache-probe"].flatMap((part) => {
            const group = named(part);
            return group.length === 0 ? [] : [`${part} ${listOf(group, most)}`];
        }),
        ...differences.flatMap((one) => ("name" in one ? [] : [simplePhrases[one.part]])),
    ];
}
const fileGroups = [
    ["changed", (change) => change !== "added" && change !== "removed"],
    ["added", (change) => change === "added"],
    ["removed", (change) => change === "removed"],
];
const simplePhrases = {
    files: "files",
    args: "args",
    script: "script",
    run: "run",
    shell: "shell",
    outputs: "outputs",
    "separate-streams": "separate-streams",
    "cache-scope": "cache-scope",
    "target-class": "target class",
    "host-key": "host key",
    "cache-salt": "cache-salt",
    upstream: "jobs that come before",
    epoch: "version of the signature",
};
function listOf(group, most) {
    const shown = group.slice(0, most).map((one) => showName(one.name) + remark(one));
    const more = group.length - shown.length;
    return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
/** What the group's name does not say already. */
function remark({ part, change }) {
    switch (change) {
        case "content":
        case "value":
        case "answer":
            return "";
        case "added":
        case "removed":
            return part === "file" ? "" : ` (${change})`;
        case "tag":
            return " (other tag, which does not count)";
        case "mode":
        case "type":
        case "link":
        case "order":
            return ` (${change})`;
    }
}

;// CONCATENATED MODULE: ./build/job/explain-files.js
/** In which files two trees differ: what was changed or added, then what was removed. A directory counts if it is empty. */
function explain_files_explainFiles(before, after) {
    const old = new Map(before.map((entry) => [entry.path, entry]));
    const arrived = after.flatMap((entry) => {
        const change = changeOf(old.get(entry.path), entry);
        old.delete(entry.path);
        return change === undefined ? [] : [{ entry, change }];
    });
    const gone = [...old.values()].map((entry) => ({ entry, change: "removed" }));
    return [...tell(arrived, after), ...tell(gone, before)];
}
/** The same of changes that were found already. @param after the later tree */
function explainChanges({ arrived, gone }, after) {
    const left = gone.map((entry) => ({ entry, change: "removed" }));
    return [...tell(arrived, after), ...tell(left, [])];
}
function changeOf(before, after) {
    if (before === undefined)
        return "added";
    if (before.type === "file" && after.type === "file") {
        if (before.sha256 !== after.sha256 || before.size !== after.size)
            return "content";
        return before.executable === after.executable ? undefined : "mode";
    }
    if (before.type === "symlink" && after.type === "symlink") {
        return before.target === after.target ? undefined : "link";
    }
    return before.type === after.type ? undefined : "type";
}
function tell(changes, tree) {
    if (changes.length === 0)
        return [];
    const holders = new Set(tree.map(({ path }) => path.slice(0, Math.max(path.lastIndexOf("/"), 0))));
    return changes
        .filter(({ entry, change }) => change === "type" || !holders.has(entry.path))
        .map(({ entry: { type, path }, change }) => {
        return { part: "file", name: type === "directory" ? `${path}/` : path, change };
    });
}

// EXTERNAL MODULE: ./build/job/platform.js
var platform = __webpack_require__(16769);
// EXTERNAL MODULE: ./build/job/signature.js
var signature = __webpack_require__(84122);
;// CONCATENATED MODULE: ./build/job/explain.js



/** In what two jobs differ: nothing if they have one signature, else one thing at least. */
function explain(before, after) {
    return explainWith(before, after, () => {
        if (before.tree === null || after.tree === null)
            return [{ part: "files" }];
        return explainFiles(before.tree, after.tree);
    });
}
/** As `explain`. @param files in what the directories differ, if they do */
function explainWith(before, after, files) {
    const [old, now] = [before.parts, after.parts];
    if ((0,signature/* signatureOf */.y)(old) === (0,signature/* signatureOf */.y)(now))
        return [];
    return [
        ...(old.input === now.input ? [] : files()),
        ...explainEnv(new Map(old.env), new Map(now.env)),
        ...explainSecrets(before, after),
        ...explainCommand(old.command, now.command),
        ...simple("outputs", old.outputs, now.outputs),
        ...simple("separate-streams", old.separateStreams, now.separateStreams),
        ...explainPlatform(old.platform, now.platform),
        ...explainProbes(old.probes, now.probes),
        ...simple("cache-salt", old.salt, now.salt),
        ...simple("upstream", old.upstream, now.upstream),
        ...simple("epoch", old.epoch, now.epoch),
    ];
}
function explainEnv(before, after) {
    const part = "env";
    const changed = [...after].filter(([name, value]) => before.has(name) && before.get(name) !== value);
    return [
        ...changed.map(([name]) => ({ part, name, change: "value" })),
        ...comeAndGone(part, before.keys(), after.keys()),
    ];
}
function explainSecrets(before, after) {
    const part = "secret-env";
    const retagged = after.parts.secretNames.filter((name) => {
        const [old, now] = [before.secretTags.get(name) ?? null, after.secretTags.get(name) ?? null];
        return old !== null && now !== null && old !== now;
    });
    return [
        ...comeAndGone(part, before.parts.secretNames, after.parts.secretNames),
        ...retagged.map((name) => ({ part, name, change: "tag" })),
    ];
}
function explainCommand(before, after) {
    const parts = new Set([before, after].map(({ kind }) => (kind === "script" ? "script" : "run")));
    const isOther = before.kind !== after.kind || before.text !== after.text;
    return [
        ...simple("args", before.args, after.args),
        ...(isOther ? [...parts].map((part) => ({ part })) : []),
        ...simple("shell", before.shell, after.shell),
    ];
}
function explainPlatform(before, after) {
    if (before === null || after === null)
        return simple("cache-scope", before, after);
    const [old, now] = [(0,platform/* splitPlatform */.i)(before), (0,platform/* splitPlatform */.i)(after)];
    const isPinned = [old.hostKey !== undefined, now.hostKey !== undefined];
    return [
        ...simple("target-class", old.class, now.class),
        ...(isPinned[0] === isPinned[1]
            ? simple("host-key", old.hostKey, now.hostKey)
            : simple("cache-scope", ...isPinned)),
    ];
}
function explainProbes(before, after) {
    const part = "cache-probe";
    const [old, now] = [answersOf(before), answersOf(after)];
    const changed = [...now].filter(([command, answers]) => (old.get(command) ?? answers) !== answers);
    const found = [
        ...changed.map(([name]) => ({ part, name, change: "answer" })),
        ...comeAndGone(part, old.keys(), now.keys()),
    ];
    if (found.length > 0)
        return found;
    const moved = after.find(({ command }, index) => command !== before[index]?.command);
    return moved === undefined ? [] : [{ part, name: moved.command, change: "order" }];
}
/** What was answered to each command, however often it was asked. */
function answersOf(probes) {
    const answers = new Map();
    for (const { command, exitCode, stdout } of probes) {
        answers.set(command, `${answers.get(command) ?? ""}${exitCode} ${stdout}\n`);
    }
    return answers;
}
function comeAndGone(part, before, after) {
    const [old, now] = [new Set(before), new Set(after)];
    return [
        ...[...now].filter((name) => !old.has(name)).map((name) => ({ part, name, change: "added" })),
        ...[...old]
            .filter((name) => !now.has(name))
            .map((name) => ({ part, name, change: "removed" })),
    ];
}
/** Values that JSON tells apart. */
function simple(part, before, after) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ part }];
}

// EXTERNAL MODULE: ./build/job/signature-file.js + 1 modules
var signature_file = __webpack_require__(6138);
// EXTERNAL MODULE: ./build/job/tree-json.js
var tree_json = __webpack_require__(11225);
;// CONCATENATED MODULE: ./build/job/tree-changes.js

/**
 * Compares directories without making a list of the earlier one, of which there is nothing but the JSON that `printTree`
 * has printed and `JSON.parse` has read. That may be anybody's work: no name in what is returned leads out of the directory.
 * @returns `undefined` if that is no tree, as far as it was looked at
 */
function treeChanges(before, after) {
    if (!(0,tree_json/* isPrintedDirectory */.AB)(before))
        return undefined;
    const comparison = new Comparison(before);
    for (const entry of after)
        if (!comparison.add(entry))
            return undefined;
    return comparison.findGone(after) ? comparison : undefined;
}
class Comparison {
    arrived = [];
    removed = [];
    gone = [];
    #common;
    /** Characters in the names of what is gone. */
    #characters = 0;
    constructor(before) {
        this.#common = new Map([["", { before, kept: 0 }]]);
    }
    /** Returns whether what stood in its place can be in a tree. */
    add(entry) {
        const slash = entry.path.lastIndexOf("/");
        const directory = this.#common.get(entry.path.slice(0, Math.max(slash, 0)));
        const name = entry.path.slice(slash + 1);
        if (directory === undefined || !Object.hasOwn(directory.before, name)) {
            this.arrived.push({ entry, change: "added", before: undefined });
            return true;
        }
        directory.kept += 1;
        return this.#compare(directory.before[name], entry);
    }
    /** Finds what is no more. Returns whether its names can be in a tree. */
    findGone(after) {
        let paths;
        for (const [path, { before, kept }] of this.#common) {
            const names = Object.keys(before);
            if (names.length === kept)
                continue;
            paths ??= new Set(after.map((entry) => entry.path));
            for (const name of names) {
                const inner = pathIn(path, name);
                if (paths.has(inner))
                    continue;
                if (!(0,tree_json/* isName */.Eo)(name))
                    return false;
                this.removed.push(inner);
                if (!this.#addGone(inner, before[name]))
                    return false;
            }
        }
        return true;
    }
    #compare(before, entry) {
        if ((0,tree_json/* isPrintedDirectory */.AB)(before)) {
            if (entry.type === "directory") {
                this.#common.set(entry.path, { before, kept: 0 });
                return true;
            }
            this.#replace(entry, "type");
            return Object.entries(before).every(([name, json]) => (0,tree_json/* isName */.Eo)(name) && this.#addGone(pathIn(entry.path, name), json));
        }
        if (typeof before !== "string")
            return false;
        if (before.startsWith("L ")) {
            if (entry.type !== "symlink")
                this.#replace(entry, "type");
            else if (before.length !== entry.target.length + 2 || !before.endsWith(entry.target)) {
                this.#replace(entry, "link");
            }
            return true;
        }
        if (entry.type !== "file") {
            this.#replace(entry, "type");
            return true;
        }
        if (before === (0,tree_json/* printFile */.o6)(entry))
            return true;
        const file = (0,tree_json/* readPrintedFile */.bI)(before);
        if (file === undefined)
            return false;
        const isOther = file.sha256 !== entry.sha256 || file.size !== entry.size;
        this.arrived.push({ entry, change: isOther ? "content" : "mode", before: isOther ? file : undefined });
        return true;
    }
    /** What was there is nothing that a file could be written over. */
    #replace(entry, change) {
        this.removed.push(entry.path);
        this.arrived.push({ entry, change, before: undefined });
    }
    /** There is no recursion, because whoever wrote it may have gone deeper than a stack. */
    #addGone(path, json) {
        const waiting = [{ path, json }];
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
            this.#characters += next.path.length;
            if (next.path.length > maxPath || this.#characters > maxCharacters)
                return false;
            if ((0,tree_json/* isPrintedDirectory */.AB)(next.json)) {
                const names = Object.keys(next.json);
                if (names.length === 0)
                    this.gone.push({ type: "directory", path: next.path });
                for (const name of names) {
                    if (!(0,tree_json/* isName */.Eo)(name))
                        return false;
                    waiting.push({ path: pathIn(next.path, name), json: next.json[name] });
                }
            }
            else if (typeof next.json === "string") {
                const type = next.json.startsWith("L ") ? "symlink" : "file";
                this.gone.push({ type, path: next.path });
            }
            else
                return false;
        }
        return true;
    }
}
/** No system takes a longer path. */
const maxPath = 4096;
/** Of all paths together: few bytes of JSON can say a long path very often. */
const maxCharacters = 128 * 1024 * 1024;
function pathIn(directory, name) {
    return directory === "" ? name : `${directory}/${name}`;
}

;// CONCATENATED MODULE: ./build/lifecycle/earlier-job.js






/** Reads what a target says of an earlier run; an error is why that cannot be understood. */
function readEarlierJob({ before }, tree) {
    if (before === undefined)
        return undefined;
    try {
        const claimed = (0,signature_file/* readClaimedFile */.mA)(before.signatureFile);
        return { claimed, changes: treeChanges(claimed.tree, tree.entries) };
    }
    catch (error) {
        if (error instanceof errors/* JobError */.CR)
            return error;
        throw error;
    }
}
/** Why the target knows no result of a job, as a sentence. */
function whyWanted({ known, before }, earlier, signed, tree) {
    if (known) {
        return "The same job has run on this target, but there is no stored result of it that fits: it did not pass or was not complete, took longer than the timeout, or is of a branch whose results do not count here.";
    }
    if (before === undefined || earlier === undefined) {
        return "No earlier run of this job is known on this target.";
    }
    const what = before.isBase ? "directory" : "job";
    return `Since ${before.id}, the last run of this ${what}, ${changesSince(earlier, signed, tree)}.`;
}
function changesSince(earlier, signed, { entries }) {
    if (earlier instanceof errors/* JobError */.CR)
        return `something has changed (${earlier.message})`;
    const { claimed, changes } = earlier;
    const differences = explainWith(claimed, signed, () => changes === undefined ? [{ part: "files" }] : explainChanges(changes, entries));
    return differences.length === 0
        ? "nothing has changed"
        : `this has changed: ${describeDifferences(differences)}`;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./build/workspace/archive-items.js
var archive_items = __webpack_require__(69225);
// EXTERNAL MODULE: ./build/workspace/archive-writer.js + 1 modules
var archive_writer = __webpack_require__(54907);
// EXTERNAL MODULE: ./build/workspace/packed-size.js
var packed_size = __webpack_require__(91396);
;// CONCATENATED MODULE: ./build/workspace/pack.js






/**
 * The tree as a tar archive that is made while it is read: modes 0755 and 0644, owner 0, pax headers for names that plain
 * ones cannot hold. A file that has changed is packed as it is when its turn comes; what is added to it after that is
 * left out. What has the status that it had when it was hashed is not hashed again. The stream fails with {JobError}
 * `input-changed` if a file is gone or becomes shorter while it is read, or of another size where a range is wanted.
 */
function packTree(tree, options) {
    const { isUnchanged } = tree;
    return (0,archive_writer/* writeArchive */._)((0,archive_items/* archiveItems */.bs)(tree, options), { ...options, isUnchanged, failure: pack_changed });
}
/** Files of our own as a tar archive. */
async function packFiles(files) {
    return (0,consumers_.buffer)((0,archive_writer/* writeArchive */._)(files.map(archive_items/* memoryItem */.d2), { failure: pack_changed }));
}
function pack_changed(path, how, cause) {
    return new errors/* JobError */.CR("input-changed", `${(0,workspace_name/* quoteName */.AB)(path)} ${how} when the directory was hashed.`, {
        hint: "Let nothing write to the directory while the job is being sent, or exclude what changes.",
        cause,
    });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/workspace/read-at.js
var read_at = __webpack_require__(37408);
;// CONCATENATED MODULE: ./build/workspace/sample.js



/** How many pieces of what size make a sample. Bytes. */
const pieces = 32;
const sample_pieceBytes = 32 * 1024;
/** About a megabyte of a tree's content, taken at equal distances; what cannot be read is left out. */
async function sampleOf({ fileOf, entries }) {
    const files = entries.filter((entry) => entry.type === "file");
    const total = files.reduce((sum, { size }) => sum + size, 0);
    const taken = [];
    for (const { file, at } of places(files, total)) {
        const piece = await readPiece(fileOf(file.path), at).catch(() => undefined);
        if (piece !== undefined)
            taken.push(piece);
    }
    return Buffer.concat(taken);
}
function* places(files, total) {
    const distance = Math.max(total / pieces, sample_pieceBytes);
    let next = 0;
    let begin = 0;
    for (const file of files) {
        const end = begin + file.size;
        for (; next < end; next += distance) {
            // Small files are taken from their beginning.
            const at = Math.max(0, Math.min(Math.floor(next - begin), file.size - sample_pieceBytes));
            yield { file, at };
        }
        begin = end;
    }
}
async function readPiece(path, at) {
    const file = (0,external_node_fs_.openSync)(path, workspace_file/* readFlags */.uW);
    try {
        const piece = Buffer.allocUnsafe(sample_pieceBytes);
        return piece.subarray(0, await (0,read_at/* readAt */.m6)(file, piece, at));
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./build/lifecycle/coding.js


// Named, what an old Node has not would keep it from loading anything.


/** Below this nothing is worth other processes on the target, over a slow link and over a quick one. Bytes. */
const little = { slow: 16 * 1024, quick: 1024 * 1024 };
/** Over a link that answers sooner, gzip takes longer than it saves. Milliseconds. */
const slowLink = 5;
/** What has to be saved: of zstd's quick work, of gzip's slow one. */
const enough = { zstd: 0.1, gzip: 1 / 3 };
/** Headers and padding, which are hardly more than nothing when they are compressed. */
const archiveRatio = 0.1;
/** Half of what is told of each file is its digest. */
const controlRatio = 0.6;
/**
 * Chooses how to compress, by a sample.
 * @param control what is sent beside that. Bytes
 * @param codings what the target knows
 */
async function chooseCoding({ tree, fileBytes, bytes }, control, codings, roundTripMs) {
    const isSlow = roundTripMs !== undefined && roundTripMs >= slowLink;
    const level = isSlow && codings.includes("zstd") ? 3 : 1;
    const coding = codings.includes("zstd") ? "zstd" : isSlow && codings.includes("gzip") ? "gzip" : "none";
    if (coding === "none" || bytes + control < (isSlow ? little.slow : little.quick))
        return uncoded;
    const sample = await sampleOf(tree);
    const left = sample.length === 0 ? 1 : (await compress(sample, { coding, level })).length / sample.length;
    const packed = fileBytes * Math.min(left, 1) + Math.max(0, bytes - fileBytes) * archiveRatio;
    const saved = 1 - (packed + control * controlRatio) / (bytes + control);
    return saved >= enough[coding] ? { coding, level, ratio: packed / bytes } : uncoded;
}
const uncoded = { coding: "none", level: 0, ratio: 1 };
/** Compresses a text, on another thread. */
async function compress(bytes, { coding, level }) {
    switch (coding) {
        case "none":
            return bytes;
        case "gzip":
            return (0,external_node_util_.promisify)(external_node_zlib_.gzip)(bytes, { level, chunkSize });
        case "zstd":
            return (0,external_node_util_.promisify)(external_node_zlib_.zstdCompress)(bytes, zstdOptions(level));
    }
}
/** Compresses a stream, on another thread; the same bytes always become the same. */
function compressed(source, { coding, level }) {
    if (coding === "none")
        return source;
    const stream = coding === "gzip" ? external_node_zlib_.createGzip({ level, chunkSize }) : external_node_zlib_.createZstdCompress(zstdOptions(level));
    // The stream has the error of its source, too.
    (0,external_node_stream_.pipeline)(source, stream, () => undefined);
    return stream;
}
const chunkSize = 128 * 1024;
function zstdOptions(level) {
    const { ZSTD_c_compressionLevel, ZSTD_c_checksumFlag } = external_node_zlib_.constants;
    return { chunkSize, params: { [ZSTD_c_compressionLevel]: level, [ZSTD_c_checksumFlag]: 1 } };
}

// EXTERNAL MODULE: ./build/remote/quote.js
var quote = __webpack_require__(4463);
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
    const script = (0,quote/* quote */.h)(command.kind === "script" ? `./${command.path}` : `../${inlineFile}`);
    return [
        ...(spec.secretEnv.size > 0 ? [`. ../${secretsFile} && rm -f ../${secretsFile} || exit 126`] : []),
        shell_exports(spec.env),
        `set -- ${spec.args.map(quote/* quote */.h).join(" ")}`,
        `exec ${command.shell ?? interpreter(firstLine) ?? "sh -e"} ${script} "$@"`,
        "",
    ].join("\n");
}
/** The shell text that sets secrets; the job's launch reads it once and removes it. */
function secretsText(secretEnv) {
    return shell_exports(new Map([...secretEnv].map(([name, value]) => [name, value.reveal()]))) + "\n";
}
function shell_exports(env) {
    return [...env].map(([name, value]) => `export ${name}=${(0,quote/* quote */.h)(value)}`).join("\n");
}
/** As the kernel reads it: an interpreter, and all that follows as one argument. */
function interpreter(firstLine) {
    const [, path, argument] = /^#![ \t]*([^ \t\r\n]+)[ \t]*(.*?)[ \t\r\n]*$/s.exec(firstLine) ?? [];
    if (path === undefined)
        return undefined;
    return argument ? `${(0,quote/* quote */.h)(path)} ${(0,quote/* quote */.h)(argument)}` : (0,quote/* quote */.h)(path);
}

// EXTERNAL MODULE: ./build/remote/fields.js
var fields = __webpack_require__(56834);
;// CONCATENATED MODULE: ./build/lifecycle/spec-text.js



/** A log that is longer is cut there. Bytes. */
const longestLog = 1024 ** 3;
/**
 * What the target has to know of a run, as `key=value` lines.
 * @param launch the shell text that becomes the job
 * @param who asks for the run
 */
function specText(settings, signature, launch, who) {
    const { spec, limits, lock, keep, reuse } = settings;
    const lines = [
        `timeout=${(0,fields/* hundredths */.ik)(limits.timeoutMs)}`,
        `idle=${(0,fields/* hundredths */.ik)(limits.idleTimeoutMs)}`,
        `queue=${(0,fields/* hundredths */.ik)(lock?.queueTimeoutMs)}`,
        `orphan=${(0,fields/* hundredths */.ik)(limits.orphanTimeoutMs)}`,
        `streams=${spec.separateStreams ? "out err" : "log"}`,
        ...(lock === undefined ? [] : [`lock=${lock.name}`, `slots=${lock.slots}`]),
        `cap=${longestLog}`,
        `keep=${keep}`,
        `domain=${domainKey(reuse.trust.repository, reuse.trust.domain)}`,
        `who=${word(who)}`,
        `label=${word(spec.name)}`,
    ];
    const request = (0,external_node_crypto_.createHash)("sha256")
        .update([signature, ...lines, launch].join("\n"))
        .digest("hex");
    return { text: [`signature=${signature}`, `request=${request}`, ...lines, ""].join("\n"), request };
}
/** One word that everything on the target takes as it is. */
function word(text) {
    const plain = text.replaceAll(/[^A-Za-z0-9._@+:/-]+/g, "-");
    return plain.slice(0, 60).replace(/-+$/, "") || "-";
}

;// CONCATENATED MODULE: ./build/lifecycle/control-files.js





/** Makes what the target has to know of a run. @param who asks for it */
async function controlFiles(settings, signed, who, emit) {
    const { spec: job } = settings;
    const launch = launchText(job, await firstLineOf(settings, emit));
    const { text: spec, request } = specText(settings, signed.signature, launch, who);
    const files = [
        memoryFile("spec", spec),
        memoryFile("about", (0,lifecycle_about/* printAbout */.$d)((0,lifecycle_about/* aboutOf */.rI)(settings, signed.signature))),
        memoryFile("signature.json", signed.file),
        memoryFile("launch", launch),
        ...secretFiles(job),
        ...inlineFiles(job),
    ];
    return { request, files };
}
/** A file that its owner alone may read. */
function memoryFile(path, text) {
    return { path, content: Buffer.from(text), mode: 0o600 };
}
function secretFiles({ secretEnv }) {
    return secretEnv.size > 0 ? [memoryFile(secretsFile, secretsText(secretEnv))] : [];
}
function inlineFiles({ command }) {
    return command.kind === "inline" ? [memoryFile(inlineFile, command.text)] : [];
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

// EXTERNAL MODULE: ./build/workspace/patch.js
var patch = __webpack_require__(46364);
;// CONCATENATED MODULE: ./build/lifecycle/plan-pack.js




/** The whole tree. @param but paths that are not sent */
function planWhole(tree, large, but) {
    const entries = but.size === 0 ? tree.entries : tree.entries.filter(({ path }) => !but.has(path));
    return sized({ base: undefined, tree: { ...tree, entries }, after: lastItems(large), removed: [] }, 0);
}
/** What has changed since an earlier tree. @param but paths that are not sent */
async function planChanges(tree, large, before, all, but) {
    const changes = { ...all, arrived: all.arrived.filter(({ entry }) => !but.has(entry.path)) };
    const patches = await large.patches(changes, before.chunks);
    const patched = new Set(patches.map(({ source }) => source.path));
    const entries = changes.arrived.map(({ entry }) => entry).filter(({ path }) => !patched.has(path));
    const after = [...(0,patch/* patchItems */.F$)(patches), ...lastItems(large)];
    const plan = { base: before.id, tree: { ...tree, entries }, after, removed: changes.removed };
    return sized(plan, patches.length);
}
/** Where everything stands in a pack. @param hasChanged whether a file is known to be other than it was hashed */
function layoutOf({ after }, hasChanged) {
    return { prefix: "work/", before: [memoryFile("changed", hasChanged ? "1\n" : "0\n")], after };
}
function lastItems(large) {
    return [large.item(), (0,archive_items/* memoryItem */.d2)(memoryFile("complete", ""))];
}
function sized(plan, patched) {
    const sizes = plan.tree.entries.flatMap((entry) => (entry.type === "file" ? [entry.size] : []));
    return {
        ...plan,
        files: sizes.length + patched,
        fileBytes: sizes.reduce((sum, size) => sum + size, 0),
        bytes: (0,packed_size/* packedSize */.K6)(plan.tree, layoutOf(plan, false)),
    };
}

;// CONCATENATED MODULE: ./build/lifecycle/divide-pack.js




/**
 * A pack in parts, each coded by itself. They do not belong together when a file turns out to be other than it was hashed:
 * what tells that in a whole pack would be out of place in all parts but one.
 * @param changed files that are known to be other than they were hashed, and those that are found to be
 */
function dividedPack(plan, choice, changed, meter) {
    const known = changed.size;
    const layout = layoutOf(plan, known > 0);
    return {
        bytes: plan.bytes,
        toSend: plan.bytes * choice.ratio,
        part: (range) => {
            let packed = 0;
            let made = 0;
            const pack = packTree(plan.tree, {
                ...layout,
                range,
                onBytes: (bytes) => {
                    packed += bytes;
                    meter.packed(bytes);
                },
                onChanged: (path) => changed.add(path),
            });
            const chunks = async function* () {
                for await (const chunk of compressed(pack, choice)) {
                    made += chunk.length;
                    yield meter.made(chunk);
                }
            };
            return { chunks: chunks(), undo: () => meter.undo(packed, made) };
        },
        check: () => {
            meter.end();
            if (changed.size > known)
                throw new errors/* JobError */.CR("input-changed", "Files have changed meanwhile.");
        },
    };
}

// EXTERNAL MODULE: ./build/workspace/chunk-digests.js
var chunk_digests = __webpack_require__(94571);
;// CONCATENATED MODULE: ./build/lifecycle/large-files.js



/** From this size on a file is compared by pieces. Bytes. */
const largeBytes = 8 * 1024 * 1024;
/** The large files of a tree, and the digests of their pieces, as far as they are known. */
class LargeFiles {
    #tree;
    #signal;
    #files;
    #digests = new Map();
    constructor(tree, signal) {
        this.#tree = tree;
        this.#signal = signal;
        this.#files = tree.entries.filter((entry) => isLarge(entry) && (0,patch/* isPatchable */.RO)(entry.path));
    }
    /** What has changed in them only here and there. @param text what is told of an earlier tree's large files: hostile */
    async patches({ arrived }, text) {
        const earlier = readChunks(text);
        const isNew = new Set(arrived.map(({ entry }) => entry.path));
        for (const { path, size } of this.#files) {
            const known = isNew.has(path) ? undefined : earlier.get(path);
            if (known?.length === (0,chunk_digests/* chunkCount */.Fk)(size) * chunk_digests/* digestBytes */.QN)
                this.#digests.set(path, Promise.resolve(known));
        }
        const patches = [];
        for (const { entry, before } of arrived) {
            const known = earlier.get(entry.path);
            if (before === undefined || known === undefined || !this.#files.includes(entry))
                continue;
            if (entry.type !== "file" || before.executable !== entry.executable)
                continue;
            if (known.length !== (0,chunk_digests/* chunkCount */.Fk)(before.size) * chunk_digests/* digestBytes */.QN)
                continue;
            const now = await this.#digestsOf(entry);
            const ranges = now && (0,patch/* changedRanges */.Xh)(known, now);
            if (ranges !== undefined)
                patches.push({ source: this.#sourceOf(entry), ranges });
        }
        return patches;
    }
    /**
     * The file `chunks` for later trees: a line `BASE64 PATH` for each of them. The digests are found while all else is on its
     * way; those of a file that changes meanwhile are zeros, which no piece has. Without any it is empty: what the packs below this
     * one have told counts no more.
     */
    item() {
        const lengths = this.#files.map((file) => Buffer.byteLength(line(file, noDigests(file))));
        const size = lengths.reduce((sum, length) => sum + length, 0);
        const header = { type: "file", name: "chunks", mode: 0o600, size };
        return { header, content: { kind: "later", bytes: () => this.#text() } };
    }
    /** Begins to find digests that are not known. */
    begin() {
        void this.#text();
    }
    async #text() {
        const lines = [];
        for (const file of this.#files)
            lines.push(line(file, (await this.#digestsOf(file)) ?? noDigests(file)));
        return Buffer.from(lines.join(""));
    }
    #digestsOf(entry) {
        const { path } = entry;
        const known = this.#digests.get(path);
        if (known !== undefined)
            return known;
        const isUnchanged = (status) => this.#tree.isUnchanged(path, status);
        const found = (0,chunk_digests/* chunkDigests */.h7)(this.#sourceOf(entry), isUnchanged, this.#signal).catch((error) => {
            if ((0,workspace_file/* errorCode */.CA)(error) === undefined)
                throw error;
            return undefined; // whoever packs it tells
        });
        this.#digests.set(path, found);
        return found;
    }
    #sourceOf({ path, size, sha256 }) {
        return { file: this.#tree.fileOf(path), path, size, sha256 };
    }
}
function isLarge(entry) {
    return entry.type === "file" && entry.size >= largeBytes;
}
function line({ path }, digests) {
    return `${digests.toString("base64")} ${path}\n`;
}
function noDigests({ size }) {
    return Buffer.alloc((0,chunk_digests/* chunkCount */.Fk)(size) * chunk_digests/* digestBytes */.QN);
}
/** What `item` has told of an earlier tree, by path. */
function readChunks(text) {
    const found = new Map();
    for (const each of text.split("\n")) {
        const blank = each.indexOf(" ");
        if (blank > 0)
            found.set(each.slice(blank + 1), Buffer.from(each.slice(0, blank), "base64"));
    }
    return found;
}

;// CONCATENATED MODULE: ./build/lifecycle/target-copies.js



const noCopies = { paths: new Set(), files: [] };
/** What the target can copy of what is staged. Names that its shell would misread are sent instead. */
function targetCopies(tree, staged) {
    const byPath = new Map(tree.entries.map((entry) => [entry.path, entry]));
    const copies = (staged?.copies ?? []).filter((copy) => isReadable(copy));
    if (copies.length === 0)
        return noCopies;
    const paths = new Set(copies.flatMap(pathsOf));
    const lists = copies.flatMap(({ names }, index) => names === undefined ? [] : [memoryFile(`names.${index}`, names.map((name) => `./${name}\0`).join(""))]);
    const lines = copies.map(({ jobId, source, destination, names }, index) => `${jobId} ${names === undefined ? "-" : index} ${source}\n${destination}\n`);
    const sums = [...paths].flatMap((path) => sumOf(byPath.get(path)));
    return {
        paths,
        files: [memoryFile("staged", lines.join("")), memoryFile("sums", sums.join("")), ...lists],
    };
}
function isReadable(copy) {
    return [copy.source, ...pathsOf(copy)].every((path) => (0,patch/* isPatchable */.RO)(path) && !path.includes("\r"));
}
function pathsOf({ destination, names }) {
    return names === undefined ? [destination] : names.map((name) => external_node_path_.posix.join(destination, name));
}
/** As sha256sum reads it. */
function sumOf(entry) {
    return entry?.type === "file" ? [`${entry.sha256}  ./${entry.path}\n`] : [];
}

;// CONCATENATED MODULE: ./build/lifecycle/upload-meter.js
/** Counts what is sent of a job, and tells how much there is to send, which compression leaves to be seen. */
class UploadMeter {
    #progress;
    #emit;
    /** What is left of a byte when it is sent, as it was foretold. */
    #ratio;
    /** What has yet to be sent, as it is before it is compressed. Bytes. */
    #waiting;
    /** What was packed, and what was made of it. Bytes. */
    #packed = 0;
    #made = 0;
    /** How much is made before anything is sent. Bytes. */
    #skip;
    constructor(progress, emit, { files, beside, bytes, ratio, skip }) {
        this.#progress = progress;
        this.#emit = emit;
        this.#waiting = bytes;
        this.#ratio = ratio;
        this.#skip = skip;
        progress.sent = { bytes: beside, files };
    }
    packed(bytes) {
        this.#packed += bytes;
        this.#waiting = Math.max(0, this.#waiting - bytes);
    }
    /** What of this is sent: the rest is there already. */
    made(chunk) {
        const wanted = chunk.subarray(this.#skip);
        this.#made += chunk.length;
        this.#skip = Math.max(0, this.#skip - chunk.length);
        this.#progress.sent.bytes += wanted.length;
        this.#tell(Math.max(0, Math.round(this.#waiting * this.#ratioSoFar()) - this.#skip));
        return wanted;
    }
    /** So much was packed, and made of it, that did not arrive: it is still to be sent. */
    undo(packed, made) {
        this.#packed -= packed;
        this.#waiting += packed;
        this.#made -= made;
        this.#progress.sent.bytes -= made;
    }
    /** All there is. */
    madeAtOnce(bytes) {
        const wanted = this.made(bytes);
        this.end();
        return wanted;
    }
    /** There is no more. */
    end() {
        this.#waiting = 0;
        this.#tell(0);
    }
    #tell(waiting) {
        const bytes = this.#progress.sent.bytes;
        this.#emit({ type: "progress", phase: "upload", bytes, total: bytes + waiting });
    }
    /** What compression makes of the first bytes says little. */
    #ratioSoFar() {
        return this.#packed < telling ? this.#ratio : Math.min(this.#made / this.#packed, 1);
    }
}
/** Bytes. */
const telling = 4 * 1024 * 1024;
/** What of a stream is sent, counted when it is taken. */
async function* metered(stream, meter) {
    for await (const chunk of stream) {
        const wanted = meter.made(chunk);
        if (wanted.length > 0)
            yield wanted;
    }
    meter.end();
}

;// CONCATENATED MODULE: ./build/lifecycle/pack-job.js













/** Smaller trees are sent whole, and none is kept for them. Bytes. */
const leastBase = 256 * 1024;
/** More is not sent before it is known whether it is wanted. Bytes. */
const mostEager = 32 * 1024;
/** Up to this size a pack is made before it is sent: with its length told, the same exec can go on after the run. Bytes. */
const smallPack = 1024 * 1024;
/** More of a tree than that is not worth building another one for. */
const worthBuilding = 0.9;
/**
 * Gets ready what the target is sent of a job.
 * @param build whether the target may take from what it has
 * @param sent how a pack was made that was sent before and did not arrive
 */
async function packJob(settings, tree, signed, progress, ports, build, sent) {
    const { request, files } = await controlFiles(settings, signed, ports.stop.by, ports.emit);
    const copies = targetCopies(tree, build ? settings.staged : settings.onlyThere);
    return new PackedJob(request, files, tree, copies, (0,sign_job/* treeKey */.W_)(settings), progress, ports, sent);
}
/** A job as it is sent. What is sent of it, and what changed meanwhile, is written down. */
class PackedJob {
    request;
    room;
    base;
    /** How the pack was made that was sent last. */
    sent;
    #files;
    #tree;
    /** Paths that are not sent, because the target copies them. */
    #copied;
    #large;
    #whole;
    #progress;
    #ports;
    constructor(request, files, tree, copies, base, progress, ports, sent) {
        this.request = request;
        this.#files = [...files, ...copies.files];
        this.#tree = tree;
        this.#copied = copies.paths;
        this.#large = new LargeFiles(tree, ports.stop.signal);
        this.#whole = planWhole(tree, this.#large, copies.paths);
        this.#progress = progress;
        this.#ports = ports;
        this.sent = sent;
        this.base = this.#whole.bytes < leastBase ? undefined : base;
        const kib = Math.ceil((this.#controlBytes() + this.#whole.bytes + bytesOf(tree, copies)) / 1024);
        this.room = { kib, files: tree.entries.length + files.length + 3 };
    }
    /** Whether the target takes something of it from earlier runs. */
    get copies() {
        return this.#copied.size > 0;
    }
    /** All of the job if that is little. What went away meanwhile is told when it is sent in earnest. */
    async eager() {
        const whole = this.#whole;
        if (this.#controlBytes() + whole.bytes > mostEager)
            return undefined;
        const changed = new Set(this.#progress.changed);
        const pack = await (0,consumers_.buffer)(this.#pack(whole, 0, changed)).catch(() => undefined);
        if (pack === undefined)
            return undefined;
        const control = await packFiles(this.#files);
        const mayRun = () => changed.forEach((path) => this.#progress.changed.add(path));
        return {
            payload: { onBase: false, coding: "none", control, pack, from: 0 },
            mayRun,
            settle: () => {
                mayRun();
                this.#meter(whole, control.length, 1).madeAtOnce(pack);
            },
        };
    }
    /** All that the target has not. @throws {JobError} `input-changed` */
    async payload(sending) {
        const { plan, from, choice } = await this.#choose(sending);
        this.sent = { choice, base: plan.base };
        const control = await compress(await packFiles(this.#filesFor(plan)), choice);
        const common = { onBase: plan.base !== undefined, coding: choice.coding, control, from };
        // What is compressed can only be continued by making its beginning again.
        const isPlain = choice.coding === "none";
        const skip = isPlain ? from : 0;
        const meter = this.#meter(plan, control.length, choice.ratio, skip, from - skip);
        this.#large.begin();
        const divided = dividedPack(plan, choice, this.#progress.changed, meter);
        const parts = from > 0 ? undefined : await sending.inParts?.(divided);
        if (parts !== undefined)
            return { ...common, pack: parts };
        const pack = this.#pack(plan, skip, this.#progress.changed, meter);
        if (plan.bytes <= smallPack) {
            return { ...common, pack: meter.madeAtOnce(await compress(await (0,consumers_.buffer)(pack), choice)) };
        }
        const chunks = metered(compressed(pack, choice), meter);
        return { ...common, pack: external_node_stream_.Readable.from(chunks, { objectMode: false }) };
    }
    async #choose(sending) {
        const { before, changes, codings, roundTripMs } = sending;
        const onBase = before?.isBase === true && changes !== undefined
            ? await planChanges(this.#tree, this.#large, before, changes, this.#copied)
            : undefined;
        const isSmall = onBase !== undefined && onBase.bytes < this.#whole.bytes * worthBuilding;
        for (const plan of isSmall ? [onBase, this.#whole] : [this.#whole]) {
            const choice = this.#toContinue(plan, sending);
            const from = sending.partial?.bytes ?? 0;
            if (choice === undefined || (isSmall && onBase.bytes < plan.bytes - from))
                continue;
            return { plan, from, choice };
        }
        const plan = isSmall ? onBase : this.#whole;
        return { plan, from: 0, choice: await chooseCoding(plan, this.#controlBytes(), codings, roundTripMs) };
    }
    /**
     * How the pack goes on of which the target has a part. What is not compressed is the same whoever has packed it; what is,
     * only if it was we. What holds less, as the target copies the rest, is another one.
     */
    #toContinue(plan, { partial }) {
        if (partial === undefined || partial.base !== plan.base || this.#progress.changed.size > 0)
            return undefined;
        if (partial.bytes === 0 || this.copies)
            return undefined;
        if (partial.coding === "none") {
            return partial.bytes < plan.bytes ? { coding: "none", level: 0, ratio: 1 } : undefined;
        }
        const { sent } = this;
        return sent?.base === plan.base && sent?.choice.coding === partial.coding ? sent.choice : undefined;
    }
    /** @param changed files that are known to be other than they were hashed, and those that are found to be */
    #pack(plan, from, changed, meter) {
        let isTold = changed.size > 0;
        return packTree(plan.tree, {
            ...layoutOf(plan, isTold),
            // At once, so that whoever continues this pack has it in the beginning.
            between: () => {
                if (isTold || changed.size === 0)
                    return undefined;
                isTold = true;
                return memoryFile("changed", "1\n");
            },
            range: from > 0 ? { from } : undefined,
            onBytes: (bytes) => meter?.packed(bytes),
            onChanged: (path) => changed.add(path),
        });
    }
    #filesFor({ removed }) {
        if (removed.length === 0)
            return this.#files;
        return [...this.#files, memoryFile("removed", removed.map((path) => `${path}\0`).join(""))];
    }
    #controlBytes() {
        return (0,packed_size/* itemsSize */.at)(this.#files.map(archive_items/* memoryItem */.d2));
    }
    /**
     * @param passed what of the archive is not packed, because it is there
     * @param skip what of the compressed one is not sent
     */
    #meter(plan, beside, ratio, passed = 0, skip = 0) {
        const { files, bytes } = plan;
        const expected = { files, beside, bytes: bytes - passed, ratio, skip };
        return new UploadMeter(this.#progress, this.#ports.emit, expected);
    }
}
function bytesOf({ entries }, { paths }) {
    return entries.reduce((sum, entry) => (entry.type === "file" && paths.has(entry.path) ? sum + entry.size : sum), 0);
}

// EXTERNAL MODULE: ./build/deferred.js
var deferred = __webpack_require__(67773);
// EXTERNAL MODULE: ./build/lifecycle/lanes.js
var lanes = __webpack_require__(68952);
;// CONCATENATED MODULE: ./build/lifecycle/plan-lanes.js
const MiB = 1024 * 1024;
/** Below this round trip one channel is as fast as many. Milliseconds. */
const quick = 3;
/** A window below that is dropbear's, which grants so little that hardly any link is filled by it. Bytes. */
const smallWindow = MiB / 4;
/** As many channels serve such a window well. More help little, and each is a shell on a small machine. */
const mostChannels = 16;
/**
 * From here on a wide window is too narrow for a good link, too: several channels share what TCP can carry. Parts are unpacked
 * only when all have come: 2 MiB at a time, 50 times a second, are as fast as 1 Gbit/s in parts (measured).
 */
const several = { roundTripMs: 30, bytes: 12 * MiB };
/** From here on it is TCP's own buffer that is too small: only further connections help. */
const far = { roundTripMs: 50, bytes: 48 * MiB };
/**
 * Whether something is to be sent in parts, and over what.
 * @param bytes how many there are to send
 * @param sendWindow how many bytes the server lets be on their way on one channel
 */
function planLanes(bytes, roundTripMs, sendWindow) {
    if (roundTripMs === undefined || roundTripMs < quick)
        return undefined;
    if (sendWindow === undefined)
        return undefined;
    if (sendWindow < smallWindow) {
        // To open one takes two round trips, and a window is sent in each.
        const channels = Math.min(Math.floor(bytes / (4 * sendWindow)), mostChannels);
        if (channels < 2)
            return undefined;
        // Each channel is used once: dropbear bears none that is opened while others close.
        return { connections: 1, channels, parts: channels };
    }
    if (roundTripMs >= far.roundTripMs && bytes >= far.bytes)
        return { connections: 4, channels: 2, parts: 8 };
    if (roundTripMs >= several.roundTripMs && bytes >= several.bytes)
        return { connections: 1, channels: 4, parts: 4 };
    return undefined;
}

;// CONCATENATED MODULE: ./build/lifecycle/send-parts.js





/** Sends one pack in parts, where that is quicker. To be closed by whoever made it. */
class PartSender {
    #recipient;
    #lanes;
    constructor(recipient) {
        this.#recipient = recipient;
    }
    /** Whether parts are, or were, on their way. */
    get hasBegun() {
        return this.#lanes !== undefined;
    }
    /**
     * Begins to send a pack; `undefined` if it is to be sent as one, because that is as quick or the server lets us open no
     * further channels.
     */
    async begin(pack) {
        const { link, roundTripMs, sendWindow } = this.#recipient;
        const plan = planLanes(pack.toSend, roundTripMs, sendWindow);
        if (plan === undefined)
            return undefined;
        this.#lanes = new lanes/* Lanes */.G(link, this.#recipient, plan);
        const taken = (0,deferred/* deferred */.y)();
        const sizes = new Array(plan.parts).fill(0);
        const parts = this.#parts(pack, sizes, () => taken.resolve(true));
        const arrived = this.#lanes.carry(parts).then(() => {
            pack.check();
            return sizes;
        });
        const isGoing = await Promise.race([taken.promise, arrived.then(yes, no)]);
        if (isGoing)
            return { parts: plan.parts, arrived: arrived.catch(sendInOne) };
        await this.#lanes.close();
        this.#lanes = undefined;
        return undefined;
    }
    async [Symbol.asyncDispose]() {
        await this.#lanes?.close();
    }
    /** @param sizes gets the length of each part that has arrived */
    #parts({ bytes, part }, sizes, onTaken) {
        const { submission } = this.#recipient;
        const edge = (number) => Math.floor((bytes * number) / sizes.length);
        return sizes.map((_, number) => async (remote, signal) => {
            const { chunks, undo } = part({ from: edge(number), to: edge(number + 1) });
            sizes[number] = 0;
            const onChunk = (length) => {
                sizes[number] = (sizes[number] ?? 0) + length;
            };
            const content = external_node_stream_.Readable.from(send_parts_telling(chunks, onTaken, onChunk), { objectMode: false });
            try {
                await remote.part(submission, number, content, { signal });
            }
            catch (error) {
                content.destroy();
                undo();
                throw error;
            }
        });
    }
}
const yes = () => true;
const no = () => false;
/** What did not arrive in parts is sent on another connection, and then as one. */
function sendInOne(error) {
    if (!(error instanceof errors/* JobError */.CR) || error.code === "connection-lost")
        throw error;
    const message = `The job could not be sent in parts: ${error.message}`;
    throw new errors/* JobError */.CR("connection-lost", message, { cause: error });
}
/** @param onTaken told as soon as the first of them is wanted */
async function* send_parts_telling(chunks, onTaken, onChunk) {
    onTaken();
    for await (const chunk of chunks) {
        onChunk(chunk.length);
        yield chunk;
    }
}

// EXTERNAL MODULE: ./build/workspace/local-fault.js
var local_fault = __webpack_require__(84436);
// EXTERNAL MODULE: ./build/workspace/placing.js
var placing = __webpack_require__(10358);
;// CONCATENATED MODULE: ./build/lifecycle/take-stored.js









/**
 * Takes a result that the target has stored: first what the job wrote, then the outputs that are not here already, which
 * are put in place when all of it is what the manifest says. What does not fit is no result: that is told, and the job has
 * to be run.
 */
async function takeStored(answer, taking) {
    const { settings, signature, progress, ports } = taking;
    const opened = (0,seal/* open */.ho)(answer.sealed, (0,known_result/* wantedOf */.Lm)(settings, signature));
    let directory;
    const remove = async () => {
        if (directory !== undefined)
            await (0,promises_.rm)(directory, { recursive: true, force: true });
    };
    try {
        // Beside the results, so that what is here already can be moved.
        directory = await (0,promises_.mkdtemp)((0,placing/* temporaryPrefix */.wd)(settings.resultsDirectory));
        if ("refused" in opened)
            throw misfit(opened.refused);
        const { manifest } = opened;
        const streams = await takeStreams(answer.events, directory, manifest);
        const entries = await takeOutputs(answer, manifest.outputs, directory, taking);
        return { source: "remote", manifest, streams, place: () => entries, [Symbol.asyncDispose]: remove };
    }
    catch (error) {
        await remove();
        if (!isMisfit(error))
            throw error;
        await answer.leave();
        const reason = `The stored result ${answer.id} does not count: ${error.message}`;
        progress.miss(reason);
        ports.emit({ type: "warning", message: reason });
        return undefined;
    }
}
async function takeStreams(events, directory, { streams }) {
    const names = streams.out ? ["out", "err"] : ["log"];
    const paths = {};
    for (const name of names)
        paths[name] = (0,external_node_path_.join)(directory, name);
    const lefts = new Map(names.map((name) => [name, streams[name]?.size ?? 0]));
    const files = new Map();
    try {
        for (const name of names)
            files.set(name, await (0,promises_.open)((0,external_node_path_.join)(directory, name), "wx", 0o600));
        for await (const event of events) {
            if (event.type === "lost" || (event.type === "ended" && event.exitCode !== 0))
                throw misfit("it has not passed");
            if (event.type !== "output")
                continue;
            const { stream, data } = event;
            const left = (lefts.get(stream) ?? 0) - data.length;
            // The target may go on for ever.
            if (left < 0)
                throw misfit(otherLog);
            lefts.set(stream, left);
            await files.get(stream)?.write(data);
        }
    }
    catch (cause) {
        throw (0,local_fault/* localFault */.a)("log", cause) ?? cause;
    }
    finally {
        for (const file of files.values())
            await file.close();
    }
    for (const name of names) {
        const { size, sha256 } = await (0,digest_file/* digestFile */.T)((0,external_node_path_.join)(directory, name));
        if (size === streams[name]?.size && sha256 === streams[name].sha256)
            continue;
        throw misfit(otherLog);
    }
    return paths;
}
async function takeOutputs(answer, expected, directory, { settings: { resultsDirectory }, earlier, progress, ports }) {
    const { emit, stop } = ports;
    const have = {
        directory: (0,external_node_path_.join)(directory, "here"),
        entries: await takeOver(earlier, expected, (0,external_node_path_.join)(directory, "here")),
    };
    const here = new Set(have.entries.map(({ path }) => path));
    const missing = expected.filter(({ path }) => !here.has(path));
    const fetched = missing.length === 0 ? undefined : answer.fetch(missing.map(({ path }) => Buffer.from(`./${path}`)));
    if (fetched === undefined)
        await answer.leave();
    if (expected.length === 0)
        return [];
    let bytes = 0;
    const entries = await (0,unpack/* unpackResults */.hh)(fetched?.archive, resultsDirectory, {
        expected,
        have: [have],
        emit,
        signal: stop.signal,
        onBytes: (count) => {
            bytes += count;
            emit({ type: "progress", phase: "fetch", bytes, total: undefined });
        },
    });
    await fetched?.complaint;
    progress.fetched = { bytes, entries };
    progress.reused = {
        bytes: have.entries.reduce((sum, { size }) => sum + size, 0),
        files: have.entries.length,
    };
    return entries;
}
async function takeOver(earlier, expected, into) {
    if (earlier === undefined)
        return [];
    await (0,promises_.mkdir)(into);
    return earlier.takeOver(expected, into);
}
const otherLog = "its log is not the one that was stored";
/** What is not there, is not what it was, or cannot be kept here; the job can be run all the same. */
function isMisfit(error) {
    if (error instanceof errors/* JobError */.CR)
        return ["results", "target", "protocol"].includes(error.code);
    return error instanceof Error && "syscall" in error;
}
function misfit(how) {
    return new errors/* JobError */.CR("results", `${how}.`);
}

;// CONCATENATED MODULE: ./build/lifecycle/submit-run.js
var submit_run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var submit_run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Asks the target for a job: takes the result that it has stored, joins a run that is going on, or sends the job and
 * starts it.
 * @throws {JobError} `input-changed`, `disk-full`, `target`, and what dialling throws
 */
async function submitRun(link, submission) {
    const { read, refresh } = submission.settings.reuse;
    const use = { reuse: read && !refresh, build: true };
    return link.use((remote, hostKey, roundTripMs) => submitOver({ link, remote, hostKey, roundTripMs }, submission, use));
}
async function submitOver(over, submission, use) {
    const { progress, settings } = submission;
    const converse = () => askAndSend(over, submission, use);
    return settings.reuse.read ? converse() : progress.phase("upload", converse);
}
async function askAndSend(over, submission, use) {
    const { progress, settings } = submission;
    const phase = settings.reuse.read ? "cache" : "upload";
    const asked = await progress.phase(phase, () => ask(over, submission, use));
    const { answer } = asked;
    switch (answer.kind) {
        case "run":
            progress.joined = answer.joined;
            return answer;
        case "stored":
            return ((await reuseStored(answer, asked, submission)) ??
                submitOver(over, submission, { ...use, reuse: false }));
        case "wanted": {
            const submitted = (await lookOnce(answer, asked, submission)) ?? (await send(answer, asked, submission, over));
            if (submitted === undefined && !use.build)
                throw stagedGone();
            return submitted ?? submitOver(over, submission, { ...use, build: false });
        }
    }
}
/** Nothing but copies can fail where the target builds on nothing. */
function stagedGone() {
    return new errors/* JobError */.CR("input-changed", "What is staged of an earlier run is not there any more as it was.", {
        hint: "Run the job again that has made it, and stage it of that run.",
    });
}
async function ask({ remote, hostKey }, submission, { reuse, build }) {
    const { settings, tree, token, progress, ports } = submission;
    const questions = submission.facts === undefined ? (0,sign_job/* questionsOf */.PW)(settings.reuse) : nothing;
    const { offer, facts } = (await submission.early?.take(remote)) ?? (await (0,ask_target/* openOffer */.H)(remote, questions));
    submission.facts ??= { ...facts, hostKey };
    const signed = (0,sign_job/* signJob */.z6)(settings, tree, submission.facts);
    const { signature, fault } = signed;
    const packed = await packJob(settings, tree, signed, progress, ports, build, build ? submission.sent : undefined);
    progress.signature = signature;
    progress.fault = fault;
    progress.submission = { signature, submission: token };
    ports.record(progress.submission);
    const isWanted = !mayBeInCaches(signed, submission) || !(await (0,known_result/* mayBeKnown */.mF)(settings, signature, ports));
    const eager = isWanted ? await packed.eager() : undefined;
    const { repository, readable } = settings.reuse.trust;
    const asked = {
        signature,
        submission: token,
        request: packed.request,
        // Whoever runs it has secrets of its own, which we could not mask.
        join: settings.reuse.join && fault === undefined && settings.spec.secretEnv.size === 0
            ? settings.limits
            : undefined,
        reuse: reuse && fault === undefined ? { longestMs: settings.limits.timeoutMs } : undefined,
        domains: readable.map((domain) => domainKey(repository, domain)),
        job: (0,sign_job/* jobKey */.tv)(settings),
        base: build ? packed.base : undefined,
        follow: settings.mode === "run",
        room: packed.room,
    };
    const answer = await offer.ask(asked, eager?.payload).catch((error) => {
        eager?.mayRun();
        throw error;
    });
    if (answer.kind === "run" && !answer.joined)
        eager?.mayRun();
    return { answer, signed, packed, eager };
}
const nothing = { platform: false, probes: [] };
async function reuseStored(answer, { signed }, { settings, earlier, progress, ports }) {
    if (settings.mode === "submit") {
        await answer.leave();
        const opened = (0,seal/* open */.ho)(answer.sealed, (0,known_result/* wantedOf */.Lm)(settings, signed.signature));
        if ("refused" in opened) {
            progress.miss(`The stored result ${answer.id} does not count: ${opened.refused}.`);
            return undefined;
        }
        progress.source = "remote";
        return { kind: "run", id: answer.id, joined: false, events: answer.events };
    }
    const known = await progress.phase("fetch", () => takeStored(answer, { settings, signature: signed.signature, earlier, progress, ports }));
    return known && { kind: "known", known };
}
/** Asks the caches for what the target does not know, if that was not possible before. */
async function lookOnce(answer, { signed, eager }, submission) {
    if (eager !== undefined || !mayBeInCaches(signed, submission))
        return undefined;
    const { settings, progress, ports } = submission;
    const { signature } = signed;
    const known = await progress.phase("cache", () => (0,known_result/* lookInCaches */.AW)(settings, signature, progress, ports));
    if (known === undefined)
        return undefined;
    await answer.leave();
    return { kind: "known", known };
}
/** Whether the caches have yet to be asked. */
function mayBeInCaches({ fault }, { looked, settings, ports }) {
    return !looked && fault === undefined && (0,known_result/* asksCaches */.O6)(settings, ports);
}
/** Sends the job; `undefined` when the target could not build on what it has: then all of it has to be sent. */
async function send(answer, { signed, packed, eager }, submission, over) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { tree, progress, ports } = submission;
        const earlier = readEarlierJob(answer, tree);
        const changes = earlier instanceof errors/* JobError */.CR ? undefined : earlier?.changes;
        const { roundTripMs } = over;
        const sender = submit_run_addDisposableResource(env_1, new PartSender({ ...over, ...answer, submission: submission.token }), true);
        const payload = async () => {
            if (eager !== undefined)
                return undefined;
            const inParts = submission.isIndivisible === true ? undefined : (pack) => sender.begin(pack);
            try {
                return await packed.payload({ ...answer, changes, roundTripMs, inParts });
            }
            catch (error) {
                await answer.leave();
                throw error;
            }
            finally {
                submission.sent = packed.sent;
            }
        };
        const run = await progress.phase("upload", async () => {
            const job = await payload();
            eager?.settle();
            const sending = answer.send(job);
            // Nothing waits for what is said meanwhile.
            tellWhy(() => whyWanted(answer, earlier, signed, tree), signed, submission);
            return sending.catch((error) => {
                const isBuilt = packed.copies || (job !== undefined && (job.onBase || job.from > 0));
                if (isBuilt && error instanceof errors/* JobError */.CR && error.code === "base-lost")
                    return undefined;
                if (sender.hasBegun)
                    submission.isIndivisible = true;
                throw error;
            });
        });
        if (run === undefined)
            return undefined;
        progress.joined = run.joined;
        if (progress.changed.size > 0) {
            const files = (0,workspace_name/* someOf */.yU)(Array.from(progress.changed, (path) => (0,workspace_name/* quoteName */.AB)(path)));
            ports.emit({
                type: "warning",
                message: `Changed while the job was sent: ${files}. The signature is not that of what runs, so its result is not stored.`,
            });
        }
        return run;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = submit_run_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Tells why no earlier result will do, if one was looked for. */
function tellWhy(why, { fault }, { settings, progress, ports }) {
    const { read, refresh } = settings.reuse;
    if (!read)
        return;
    const reason = fault ?? (refresh ? "A new result is asked for." : why());
    progress.miss(reason);
    ports.emit({ type: "notice", message: reason });
}

// EXTERNAL MODULE: ./build/lifecycle/run-log.js + 1 modules
var run_log = __webpack_require__(15404);
;// CONCATENATED MODULE: ./build/lifecycle/use-known.js
var use_known_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var use_known_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



const use_known_places = {
    remote: "the target's store",
    github: "GitHub's cache",
    local: "this machine's cache",
};
/** Puts an earlier result where that of a run goes, shows what the job wrote then, and disposes of the rest. */
async function useKnown(result, { resultsDirectory }, progress, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const known = use_known_addDisposableResource(env_1, result, true);
        const { manifest, source, streams } = known;
        progress.source = source;
        progress.id = (0,fields/* runId */.Vz)(manifest.jobId);
        progress.end = { type: "ended", kind: "exit", exitCode: 0, durationMs: manifest.durationMs, by: "" };
        const entries = known.place();
        if (source !== "remote") {
            const files = entries.filter(({ type }) => type === "file");
            progress.reused = { bytes: files.reduce((sum, { size }) => sum + size, 0), files: files.length };
        }
        progress.fetched = { ...progress.fetched, entries };
        await replay(streams, resultsDirectory, ports);
        const reason = `The result of ${manifest.jobId}, which passed on ${manifest.target}, was reused from ${use_known_places[source]}.`;
        return { kind: "passed", exitCode: 0, signal: undefined, reason };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = use_known_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** With separate streams the order between the two is not known any more, where only they were kept. */
async function replay({ log, out, err }, resultsDirectory, { emit, secrets }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const isSeparate = out !== undefined && err !== undefined;
        const runLog = use_known_addDisposableResource(env_2, await run_log/* RunLog */.s.open(resultsDirectory, { separateStreams: isSeparate }, secrets, emit), true);
        const parts = isSeparate
            ? [
                ["out", out],
                ["err", err],
            ]
            : log === undefined
                ? []
                : [["log", log]];
        for (const [stream, file] of parts) {
            let offset = 0;
            for await (const data of (0,external_node_fs_.createReadStream)(file)) {
                await runLog.write(stream, offset, data);
                offset += data.length;
            }
        }
        await runLog.close();
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = use_known_disposeResources(env_2);
        if (result_2)
            await result_2;
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
 * Runs one job on one target, from its directory to its results, or brings the result that an earlier run of it had; with
 * mode submit, until it was started. Whatever happens is an outcome, not an error.
 */
async function runJob(given, ports) {
    const { mode, spec, remoteDirectory, target } = given;
    const { dial, emit, stop } = ports;
    const progress = new lifecycle_progress/* Progress */.k(emit, spec.name);
    if (given.reuse.remark !== undefined)
        emit({ type: "notice", message: given.reuse.remark });
    return (0,conclude/* conclude */.E)(given, ports, progress, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const earlier = run_job_addDisposableResource(env_1, await (0,claim_place/* claimPlace */.A)(given, progress, emit), true);
            const link = run_job_addDisposableResource(env_1, new lifecycle_link/* Link */.N(dial, remoteDirectory, emit), true);
            progress.opened = link.opened;
            const giveUp = () => void link.close();
            const settings = await (0,heed/* heed */.f)(stop.signal, giveUp, () => withStaged(given, link, progress));
            const early = new early_offer/* EarlyOffer */.K(link, (0,sign_job/* questionsOf */.PW)(settings.reuse));
            const begin = mayBeKnownHere(settings, ports) ? undefined : () => early.begin();
            const tree = await progress.phase("sign", () => (0,read_job/* readJob */.c)(settings, { ...ports, signal: stop.signal }, begin));
            const isTest = isPutToTest(settings);
            const here = await lookHere(settings, tree, progress, ports);
            if (here.known !== undefined && !isTest)
                return await useKnown(here.known, settings, progress, ports);
            let tested = here.known && (await setAside(here.known, settings, progress));
            const _deadline = run_job_addDisposableResource(env_1, (0,heed/* afterAbort */.L)(stop.signal, stop.withinMs, giveUp), false);
            const submit = async (job) => {
                const token = (0,external_node_crypto_.randomBytes)(16).toString("hex");
                const submission = {
                    settings: job,
                    tree,
                    token,
                    early,
                    looked: here.looked,
                    facts: undefined,
                    earlier,
                    progress,
                    ports,
                };
                return (0,heed/* heed */.f)(stop.signal, giveUp, async () => {
                    await progress.phase("connect", () => link.ready());
                    return submitRun(link, submission);
                }).catch(async (error) => {
                    if (stop.signal.aborted)
                        await endSubmission(settings, ports, progress);
                    throw error;
                });
            };
            let submitted = await submit(tested === undefined ? settings : afresh(settings));
            if (submitted.kind === "known") {
                if (!isTest)
                    return await useKnown(submitted.known, settings, progress, ports);
                tested = await setAside(submitted.known, settings, progress);
                submitted = await submit(afresh(settings));
            }
            if (submitted.kind === "known")
                throw new Error("what is asked for afresh is not known");
            const { id, joined } = submitted;
            progress.id = id;
            emit({ type: "submitted", jobId: id, target: target.label, joined });
            if (mode === "submit")
                return undefined;
            const about = (0,lifecycle_about/* aboutOf */.rI)(settings, progress.signature ?? "");
            const result = await (0,see_through/* seeThrough */.L)(submitted, { link, settings, about, progress, ports, earlier });
            if (tested !== undefined)
                compareWith(tested, progress, result, emit);
            await storeResult(link, id, result, settings, progress, ports);
            return result;
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
/** The settings with what the target has of what is to be staged. */
async function withStaged(settings, link, progress) {
    if (settings.stageFrom.length === 0)
        return settings;
    await progress.phase("connect", () => link.ready());
    const onlyThere = await progress.phase("sign", () => (0,stage_from/* askStaged */._)(link, settings));
    return { ...settings, staged: (0,stage_from/* joinStaged */.t)(settings.staged, onlyThere), onlyThere };
}
/** Whether the result may be found without the target, which is then not dialled before it was not. */
function mayBeKnownHere(settings, ports) {
    return !(0,parse_sign_settings/* asksTarget */.y)(settings.reuse) && (0,known_result/* asksCaches */.O6)(settings, ports);
}
/** Looks for the result where the target need not be asked, if the job can be signed without it. */
async function lookHere(settings, tree, progress, ports) {
    const signed = (0,sign_job/* signHere */.EK)(settings, tree);
    if (signed === undefined)
        return { looked: false, known: undefined };
    progress.signature = signed.signature;
    if (!(0,known_result/* asksCaches */.O6)(settings, ports))
        return { looked: true, known: undefined };
    const known = await progress.phase("cache", () => (0,known_result/* lookInCaches */.AW)(settings, signed.signature, progress, ports));
    return { looked: true, known };
}


/***/ }),

/***/ 15404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ RunLog)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/lifecycle/mask.js
const mask = Buffer.from("***");
/** Lines shorter than this within a longer secret are too common to be hidden. */
const shortestLine = 4;
/** Replaces secrets in a stream of bytes by `***`, also where one is cut by the border of two chunks. */
class Mask {
    /** A secret was found. */
    found = false;
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
            this.found = true;
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
            this.found = true;
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
            throw unwritable(cause);
        }
        return new RunLog(emit, secrets, files);
    }
    /** Whether a secret was found in what has arrived. */
    get hasSecrets() {
        return streamNames.some((name) => this.#masks[name].found);
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
            throw new errors/* JobError */.CR("protocol", `The target left out ${-known} bytes of the log`);
        const fresh = data.subarray(known);
        this.#received[stream] += fresh.length;
        await this.#show(stream, this.#masks[stream].push(fresh));
    }
    /** Shows what was held back, and closes the files. Idempotent. @throws {JobError} `results` when not all could be written */
    async close() {
        if (this.#failure === undefined)
            for (const name of streamNames)
                await this.#show(name, this.#masks[name].end());
        const files = [...this.#files.values()];
        this.#files.clear();
        // The last bytes are written only now.
        const ends = await Promise.allSettled(files.map(run_log_closed));
        const failed = ends.find((end) => end.status === "rejected");
        if (failed !== undefined)
            throw unwritable(this.#failure ?? failed.reason);
    }
    /** Whoever has not closed it has an error of its own. */
    async [Symbol.asyncDispose]() {
        await this.close().catch(() => undefined);
    }
    async #show(stream, data) {
        if (data.length === 0)
            return;
        this.#emit({ type: "output", stream, data });
        await Promise.all([this.#append(stream, data), stream === "log" ? undefined : this.#append("log", data)]);
    }
    async #append(name, data) {
        if (this.#failure !== undefined)
            throw unwritable(this.#failure);
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
        throw unwritable(cause);
    }
}
async function run_log_closed(file) {
    await new Promise((resolve, reject) => {
        file.end((error) => (error ? reject(error) : resolve()));
    });
}
function unwritable(cause) {
    const message = `The log cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`;
    return new errors/* JobError */.CR("results", message, {
        hint: "Free space, or set results-directory to another place.",
        cause,
    });
}


/***/ }),

/***/ 63895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ seeThrough)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/workspace/secret-search.js + 1 modules
var secret_search = __webpack_require__(32743);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/workspace/name.js
var workspace_name = __webpack_require__(99623);
// EXTERNAL MODULE: ./build/workspace/unpack.js
var unpack = __webpack_require__(65982);
// EXTERNAL MODULE: ./build/workspace/outputs.js
var outputs = __webpack_require__(25548);
;// CONCATENATED MODULE: ./build/lifecycle/choose-files.js


/** Globs are text and names are bytes: a byte that is not UTF-8 is matched, and arrives, as `%FF`. */
function chooseFiles(listed, patterns) {
    const byPath = new Map(listed.map((entry) => [(0,workspace_name/* decodeName */.e4)(entry.name, workspace_name/* percentByte */.QX), entry]));
    const candidates = [...byPath].map(([path, { type }]) => ({
        path,
        type: type === "special" ? "file" : type,
    }));
    const chosen = new Map();
    const special = [];
    for (const path of (0,outputs/* selectOutputs */.J)(candidates, patterns)) {
        const entry = byPath.get(path);
        if (entry?.type === "special")
            special.push(path);
        else if (entry !== undefined)
            chosen.set(path, entry);
    }
    return { chosen, special };
}

// EXTERNAL MODULE: ./build/remote/run-files.js + 1 modules
var run_files = __webpack_require__(84465);
;// CONCATENATED MODULE: ./build/lifecycle/listed-sizes.js

/** About how many bytes a tar of these will have: a header of 512 for each, and contents in blocks of 512. */
function archiveSize(names) {
    if (names.some(({ type, size }) => type === "file" && size === undefined))
        return undefined;
    return names.reduce((sum, { size = 0 }) => sum + 512 + Math.ceil(size / 512) * 512, 1024);
}
/** Files may still grow by so much. Bytes. */
const growth = 64 * 1024 * 1024;
/** Further headers for a name that is long or odd; and the ends of archives, of which there may be several. */
const memberOverhead = 12 * 1024;
/** @returns a function that counts what comes, and throws `results` when it is far more than was listed */
function boundBytes(names) {
    const listed = archiveSize(names);
    let left = listed === undefined ? Infinity : listed + names.length * memberOverhead + growth;
    return (bytes) => {
        left -= bytes;
        if (left >= 0)
            return;
        throw new errors/* JobError */.CR("results", "The target sends more of the results than it has listed.", {
            hint: "See whether something of the job still writes to them, and fetch them again.",
        });
    };
}

;// CONCATENATED MODULE: ./build/lifecycle/fetch-coding.js


/** When it may pay, and what it has to save of a sample. A round trip is told longer by a server that is busy. */
const conditions = {
    zstd: { leastMs: 2, saves: 0.1 },
    gzip: { leastMs: 5, saves: 1 / 3 },
    none: { leastMs: Infinity, saves: 1 },
};
/** Below this nothing is worth another process on the target. Bytes. */
const little = 64 * 1024;
/** Below this zstd is done before a sample would be. Bytes. */
const notMuch = 1024 * 1024;
/** So many files stand for all. */
const sampled = 32;
/** Fewer bytes cannot be what gzip makes of a sample: it was not made. */
const leastSample = 200;
/** The files to ask a sample of; none when none is needed. */
function sampleFor(chosen, way) {
    const coding = possible(chosen, way);
    if (coding === "none" || !way.codings.includes("gzip"))
        return [];
    if (coding === "zstd" && (archiveSize(chosen) ?? 0) < notMuch)
        return [];
    const files = chosen.filter(({ type, size = 0 }) => type === "file" && size > 0);
    const step = Math.ceil(files.length / sampled);
    return files.filter((_, index) => index % step === 0);
}
/** How these are to come. */
function chooseFetchCoding(missing, way, { files, compressed }) {
    const coding = possible(missing, way);
    if (compressed === undefined)
        return coding === "zstd" ? coding : "none";
    const whole = Math.min(run_files/* sampleBytes */.ed, files.reduce((sum, { size = 0 }) => sum + size, 0));
    return compressed >= leastSample && 1 - compressed / whole >= conditions[coding].saves ? coding : "none";
}
function possible(names, { codings, roundTripMs = 0 }) {
    if ((archiveSize(names) ?? 0) < little)
        return "none";
    return codings.find((coding) => roundTripMs >= conditions[coding].leastMs) ?? "none";
}

// EXTERNAL MODULE: ./build/workspace/file.js
var workspace_file = __webpack_require__(92174);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/workspace/digest-file.js
var digest_file = __webpack_require__(36563);
// EXTERNAL MODULE: ./build/workspace/member-path.js
var member_path = __webpack_require__(40200);
// EXTERNAL MODULE: ./build/workspace/placing.js
var placing = __webpack_require__(10358);
// EXTERNAL MODULE: ./build/workspace/time-slice.js
var time_slice = __webpack_require__(31218);
// EXTERNAL MODULE: ./build/workspace/write-content.js
var write_content = __webpack_require__(67521);
;// CONCATENATED MODULE: ./build/workspace/incoming-files.js











/** Smaller files are written, and digested, at once. Bytes. */
const smallBytes = 256 * 1024;
/** Whether a file of this path may come here. @param path may be hostile */
function mayCome(path) {
    try {
        return (0,member_path/* memberPath */.M)(path, unpack/* defaultLimits */.MK, process.platform) === path;
    }
    catch {
        return false;
    }
}
/** Files that come in pieces and in any order, to a directory of ours beside the place for results. To be disposed of. */
class IncomingFiles {
    #directory;
    #digests = new Map();
    /** @throws {JobError} `results` if nothing can be put beside `place` */
    constructor(place) {
        this.#directory = (0,placing/* makeTemporary */.ww)(place);
    }
    /**
     * Makes the files, still empty.
     * @throws what the system says, also when two of these names are one to it
     */
    async make(files) {
        const slice = new time_slice/* TimeSlice */.I(undefined);
        for (const { path, executable } of files) {
            const file = this.#absolute(path);
            (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
            (0,external_node_fs_.closeSync)((0,external_node_fs_.openSync)(file, newFlags, executable ? 0o755 : 0o644));
            if (slice.isOver())
                await slice.rest();
        }
    }
    /** Writes a piece, over what was written of it before. @throws what the system says or `content` fails with */
    async write(file, piece) {
        const { path, size } = file;
        const { from, length, content } = piece;
        if (length === size && size <= smallBytes)
            this.#digests.set(path, writeWhole(this.#absolute(path), await (0,write_content/* gatherPieces */.PP)(content, size)));
        else
            await (0,write_content/* writePiece */.Wx)(this.#absolute(path), from, content);
    }
    /** What has come, when all pieces have. @throws what the system says */
    async finish(files) {
        const entries = [];
        for (const file of files) {
            const sha256 = this.#digests.get(file.path) ?? (await digestOf(this.#absolute(file.path)));
            entries.push({ type: "file", ...file, sha256 });
        }
        return { directory: this.#directory, entries };
    }
    async [Symbol.asyncDispose]() {
        await (0,promises_.rm)(this.#directory, { recursive: true, force: true });
    }
    #absolute(path) {
        return (0,external_node_path_.join)(this.#directory, path);
    }
}
const newFlags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_NOFOLLOW;
/** @returns lower-case hex of its SHA-256 */
function writeWhole(path, content) {
    const file = (0,external_node_fs_.openSync)(path, "r+");
    try {
        for (let done = 0; done < content.length;)
            done += (0,external_node_fs_.writeSync)(file, content, done);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
    return (0,external_node_crypto_.hash)("sha256", content);
}
async function digestOf(path) {
    const file = (0,external_node_fs_.openSync)(path, workspace_file/* readFlags */.uW);
    try {
        return (await (0,digest_file/* digestOpenFile */.j)(file)).sha256;
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./build/lifecycle/fetch-parts.js



const MiB = 1024 * 1024;
/** From here on TCP's own buffers are too small for a good link, and only further connections help. */
const far = { roundTripMs: 50, bytes: 48 * MiB };
/** A window below that is dropbear's, which bears no further connections. Bytes. */
const smallWindow = MiB / 4;
/**
 * Whether files are to come in parts, over several connections. More than results may hold is left to who unpacks them.
 * @param sendWindow as `Execution` has it
 */
function shallDivide(files, roundTripMs, sendWindow) {
    const bytes = bytesOf(files);
    if (bytes > unpack/* defaultLimits */.MK.bytes || files.length > unpack/* defaultLimits */.MK.entries)
        return false;
    return (roundTripMs ?? 0) >= far.roundTripMs && (sendWindow ?? 0) >= smallWindow && bytes >= far.bytes;
}
/** Those of which all is known that has to be. */
function divisible(names) {
    return names.flatMap((entry) => {
        const { type, name, size, executable } = entry;
        if (type !== "file" || size === undefined || executable === undefined || !(0,external_node_buffer_.isUtf8)(name))
            return [];
        const path = name.toString();
        return mayCome(path) ? [{ entry, path, size, executable }] : [];
    });
}
/** What parts come over. Each part costs some round trips and a shell on the target: more channels make it slower. */
const lanes = { connections: 4, channels: 1 };
/** When a part is lost, all of it has to come again. Bytes. */
const partBytes = { least: 2 * MiB, most: 64 * MiB };
/** From here on parts grow instead. */
const mostPieces = 4096;
/** So many small files come together. */
const mostFiles = 4096;
/** Divides files into parts of about the same size, pieces of large files first. */
function divide(files) {
    const bytes = bytesOf(files);
    const usual = Math.min(partBytes.most, Math.max(partBytes.least, Math.ceil(bytes / lanes.connections)));
    const share = Math.max(usual, Math.ceil(bytes / mostPieces));
    const pieces = files.filter(({ size }) => size > share).flatMap((file) => piecesOf(file, share));
    const groups = [];
    let room = 0;
    for (const file of files.filter(({ size }) => size <= share)) {
        const group = groups.at(-1);
        if (group !== undefined && file.size <= room && group.length < mostFiles)
            group.push(file);
        else
            groups.push([file]);
        room = (groups.at(-1) === group ? room : share) - file.size;
    }
    return [...pieces, ...groups.map((group) => ({ files: group, from: 0, length: bytesOf(group) }))];
}
function piecesOf(file, share) {
    const count = Math.ceil(file.size / share);
    const length = Math.ceil(file.size / count);
    return Array.from({ length: count }, (_, index) => {
        const from = index * length;
        return { files: [file], from, length: Math.min(length, file.size - from) };
    });
}
function bytesOf(files) {
    return files.reduce((sum, { size }) => sum + size, 0);
}

// EXTERNAL MODULE: ./build/lifecycle/lanes.js
var lifecycle_lanes = __webpack_require__(68952);
;// CONCATENATED MODULE: ./build/lifecycle/fetch-lanes.js
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





/**
 * Fetches files in parts, over several connections at once, where that is quicker.
 * @param place beside which the files are kept meanwhile
 * @param onBytes told what comes, and less than 0 when it was lost
 * @returns `undefined` when everything has to come in another way
 * @throws {JobError} `connection-lost`
 */
async function fetchInParts(source, names, place, onBytes, isWorth = shallDivide) {
    const files = divisible(names);
    if (!isWorth(files, source.roundTripMs, source.sendWindow))
        return undefined;
    let bytes = 0;
    const count = (more) => {
        bytes += more;
        onBytes(more);
    };
    const incoming = new IncomingFiles(place);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            await incoming.make(files);
            const ways = __addDisposableResource(env_1, new lifecycle_lanes/* Lanes */.G(source.link, source, lanes), true);
            const take = receiver(source.id, incoming, count);
            await ways.carry(divide(files).map((part) => (remote, signal) => take(part, remote, signal)));
            const came = await incoming.finish(files);
            const entries = new Set(files.map(({ entry }) => entry));
            const rest = names.filter((entry) => !entries.has(entry));
            return { came, rest, bytes, [Symbol.asyncDispose]: () => incoming[Symbol.asyncDispose]() };
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
        await incoming[Symbol.asyncDispose]();
        if (error instanceof errors/* JobError */.CR ? error.code === "connection-lost" : (0,workspace_file/* errorCode */.CA)(error) === undefined)
            throw error;
        onBytes(-bytes);
        return undefined;
    }
}
/** @returns a function that fetches a part, and throws `results` when it is of another state of a file than another part */
function receiver(id, incoming, count) {
    const states = new Map();
    return async ({ files, from, length }, remote, signal) => {
        let bytes = 0;
        const counted = (more) => {
            bytes += more;
            count(more);
        };
        try {
            const wanted = { files: files.map(({ entry }) => entry), from, length };
            const found = await remote.filePart(id, wanted, async (next) => {
                for (const file of files) {
                    const piece = Math.min(length, file.size);
                    await incoming.write(file, { from, length: piece, content: counting(next(piece), counted) });
                }
            }, { signal });
            for (const [index, { path, size }] of files.entries()) {
                const state = found[index] ?? "";
                if (!state.startsWith(`${size},`) || (states.get(path) ?? state) !== state)
                    throw changed(path);
                states.set(path, state);
            }
        }
        catch (error) {
            count(-bytes);
            throw error;
        }
    };
}
async function* counting(chunks, count) {
    for await (const chunk of chunks) {
        count(chunk.length);
        yield chunk;
    }
}
function changed(path) {
    return new errors/* JobError */.CR("results", `The result ${path} has changed while it was fetched.`);
}

;// CONCATENATED MODULE: ./build/lifecycle/files-here.js





/** Files of an earlier run that are what a later one has left, and need not come again. To be disposed of. */
class FilesHere {
    #resultsDirectory;
    #earlier;
    /** Beside the results, so that files can be moved. */
    #temporary;
    /** What was moved there, by path. */
    #moved = new Map();
    #kept = [];
    constructor(place) {
        this.#resultsDirectory = place.resultsDirectory;
        this.#earlier = place.earlier;
    }
    /** What was kept by the last `keep`. */
    get kept() {
        return this.#temporary === undefined
            ? undefined
            : { directory: (0,external_node_path_.join)(this.#temporary, "here"), entries: this.#kept };
    }
    get reused() {
        return { bytes: this.#kept.reduce((sum, { size }) => sum + size, 0), files: this.#kept.length };
    }
    /** Those that may be here: what is there has the same path, size and mode. */
    candidates(chosen) {
        return [...chosen].flatMap(([path, entry]) => {
            const { type, name, size, executable } = entry;
            if (type !== "file" || size === undefined || executable === undefined || !(0,external_node_buffer_.isUtf8)(name))
                return [];
            const isHere = this.#moved.has(path) || this.#earlier?.mayHold({ path, size, executable }) === true;
            return isHere ? [entry] : [];
        });
    }
    /**
     * Keeps the files that have the digests that the target told.
     * @returns what has to come
     * @throws {JobError} `results` if a path leads elsewhere
     */
    async keep(chosen, digests) {
        const expected = [...chosen].flatMap(([path, entry]) => {
            const { size = 0, executable = false } = entry;
            const sha256 = digests.get(entry);
            return sha256 === undefined ? [] : [{ type: "file", path, size, executable, sha256 }];
        });
        for (const file of await this.#take(expected.filter(({ path }) => !this.#moved.has(path))))
            this.#moved.set(file.path, file);
        this.#kept = expected.filter((file) => isSame(file, this.#moved.get(file.path)));
        const paths = new Set(this.#kept.map(({ path }) => path));
        return [...chosen].flatMap(([path, entry]) => (paths.has(path) ? [] : [entry]));
    }
    async [Symbol.asyncDispose]() {
        if (this.#temporary !== undefined)
            await (0,promises_.rm)(this.#temporary, { recursive: true, force: true });
    }
    async #take(expected) {
        if (this.#earlier === undefined || expected.length === 0)
            return [];
        if (this.#temporary === undefined) {
            this.#temporary = (0,external_node_fs_.mkdtempSync)((0,placing/* temporaryPrefix */.wd)(this.#resultsDirectory));
            (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(this.#temporary, "here"));
        }
        return this.#earlier.takeOver(expected, (0,external_node_path_.join)(this.#temporary, "here"));
    }
}
function isSame(file, other) {
    return other?.sha256 === file.sha256 && other.size === file.size && other.executable === file.executable;
}

;// CONCATENATED MODULE: ./build/lifecycle/fetch-outputs.js
var fetch_outputs_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var fetch_outputs_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Fetches what the patterns choose from the job's directory on the target, but for files that are here already, as their
 * digests prove. Nothing is placed unless all of it came.
 * @throws {JobError} `results`, `connection-lost`
 */
async function fetchOutputs(link, wanted, emit, inParts = fetchInParts) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const here = fetch_outputs_addDisposableResource(env_1, new FilesHere(wanted), true);
        let furthest = 0;
        let tries = 0;
        return await link.use(async (remote, hostKey, roundTripMs) => {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                tries += 1;
                const files = await remote.files(wanted.id);
                const { chosen, special } = chooseFiles(files.names, wanted.patterns);
                if (special.length > 0 && tries === 1) {
                    const names = (0,workspace_name/* someOf */.yU)(special.map((path) => (0,workspace_name/* quoteName */.AB)(path)));
                    emit({ type: "warning", message: `FIFOs, sockets and devices cannot be fetched: ${names}.` });
                }
                const { missing, coding } = await plan(files, chosen, here, roundTripMs);
                const total = archiveSize(missing);
                let bytes = 0;
                const count = (more) => {
                    bytes += more;
                    // Each try begins anew: only what none before it has brought is progress.
                    if (bytes > furthest)
                        link.progressed();
                    furthest = Math.max(furthest, bytes);
                    emit({ type: "progress", phase: "fetch", bytes, total });
                };
                const source = { link, remote, hostKey, id: wanted.id, roundTripMs, sendWindow: files.sendWindow };
                const parts = fetch_outputs_addDisposableResource(env_2, tries === 1 && coding === "none"
                    ? await inParts(source, missing, wanted.resultsDirectory, count)
                    : undefined, true);
                const rest = parts?.rest ?? missing;
                const bound = boundBytes(rest);
                const fetched = rest.length > 0 ? files.fetch(rest, coding) : undefined;
                if (fetched === undefined)
                    await files.leave();
                if (chosen.size === 0)
                    return nothing;
                const entries = await (0,unpack/* unpackResults */.hh)(fetched?.archive, wanted.resultsDirectory, {
                    emit,
                    have: [here.kept, parts?.came].filter((some) => some !== undefined),
                    search: wanted.search,
                    onBytes: (more) => {
                        bound(more);
                        count(more);
                    },
                });
                const said = (await fetched?.complaint) ?? "";
                if (said !== "")
                    emit({ type: "warning", message: `Fetching the results, the target complained: ${said}` });
                return {
                    entries,
                    bytes: (fetched?.received() ?? 0) + (parts?.bytes ?? 0),
                    reused: here.reused,
                    areRenamed: [...chosen.values()].some(({ name }) => !(0,external_node_buffer_.isUtf8)(name)),
                };
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                const result_2 = fetch_outputs_disposeResources(env_2);
                if (result_2)
                    await result_2;
            }
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = fetch_outputs_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
const nothing = { entries: [], bytes: 0, reused: { bytes: 0, files: 0 } };
/** Finds out what has to come, and how. */
async function plan(files, chosen, here, roundTripMs) {
    const way = { codings: files.codings, roundTripMs };
    const digestsOf = files.canDigest ? here.candidates(chosen) : [];
    const sampleOf = sampleFor([...chosen.values()], way);
    const { digests, sample } = await files.ask({ digestsOf, sampleOf });
    const missing = await here.keep(chosen, digests);
    return { missing, coding: chooseFetchCoding(missing, way, { files: sampleOf, compressed: sample }) };
}

// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(15088);
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
                    if (!remote.hasFollowed(run.id))
                        await link.quiet();
                    return event;
                case "alive":
                    break;
                case "gap":
                case "capped":
                    progress.logFault = "parts of the log are missing";
                    emit({ type: "warning", message: remarkOn(event) });
                    break;
                default:
                    emit({ type: "warning", message: remarkOn(event) });
            }
        }
        throw new Error("the events of a run end with its end");
    });
}

// EXTERNAL MODULE: ./build/lifecycle/heed.js
var heed = __webpack_require__(90617);
;// CONCATENATED MODULE: ./build/lifecycle/remove-run.js

/** Removes a run whose results are here from the target. One that stays there makes no result worse. */
async function removeRun(id, { link, progress, ports: { emit } }) {
    const { submission: name } = progress;
    const own = name !== undefined && "signature" in name ? name.submission : undefined;
    try {
        const outcome = await link.use(async (remote) => {
            if (!remote.hasFollowed(id))
                await link.quiet();
            return remote.remove(id, own);
        });
        if (outcome !== "kept")
            return;
        emit({ type: "notice", message: `${id} stays on the target, because others have joined it.` });
    }
    catch (error) {
        if (!(error instanceof errors/* JobError */.CR))
            throw error;
        emit({ type: "notice", message: `${id} stays on the target: ${error.message}` });
    }
}

// EXTERNAL MODULE: ./build/lifecycle/result-of.js
var result_of = __webpack_require__(71550);
// EXTERNAL MODULE: ./build/lifecycle/run-log.js + 1 modules
var run_log = __webpack_require__(15404);
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
var see_through_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var see_through_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
async function seeThrough(run, following) {
    const { about, progress, ports } = following;
    const end = await progress.phase("run", () => followOrEnd(run, following));
    progress.end = end;
    const result = (0,result_of/* resultOfEnd */.kE)(end, about);
    const wasStarted = end.type === "lost" || end.exitCode !== undefined;
    const fetched = wasStarted ? await fetchResults(run.id, result, following) : result;
    // Whoever comes after us fetches it all once more, to deliver it.
    const isNeeded = ports.stop.signal.aborted && ports.stop.hasSuccessor;
    if (about.keep === "none" && fetched !== undefined && !isNeeded)
        await removeRun(run.id, following);
    (0,result_of/* refuseUnstarted */.Ds)(end, about);
    return fetched ?? result;
}
/** The result when everything that is wanted is here; `undefined` when it could not be had. */
async function fetchResults(id, result, { link, settings, about: { outputs }, progress, ports: { emit, secrets }, earlier }) {
    if (outputs.length === 0)
        return result;
    try {
        const { resultsDirectory } = settings;
        // Whether a result may be stored depends on it.
        const search = result.kind === "passed" ? new secret_search/* SecretSearch */.p(secrets) : undefined;
        const { reused, ...fetched } = await progress.phase("fetch", () => fetchOutputs(link, { id, patterns: outputs, resultsDirectory, earlier, search }, emit));
        progress.fetched = fetched;
        progress.reused = reused;
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
            const log = see_through_addDisposableResource(env_1, await run_log/* RunLog */.s.open(settings.resultsDirectory, about, secrets, emit), true);
            const end = await (0,heed/* heed */.f)(stop.signal, () => stopRun(run.id, following), () => followRun(run, log, following));
            await log.close();
            if (log.hasSecrets)
                progress.logFault = "its log shows a secret";
            return end;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = see_through_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        if (!(error instanceof errors/* JobError */.CR) || error.code !== "results")
            throw error;
        const { state } = await link.use((remote) => remote.cancel(progress.submission ?? run.id, stop.by, patience));
        const fate = state === "shared" ? "goes on for others who follow it" : "was ended";
        throw new errors/* JobError */.CR("results", `${error.message} The job ${fate}.`, { hint: error.hint, cause: error });
    }
}


/***/ }),

/***/ 69766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tv: () => (/* binding */ jobKey),
  PW: () => (/* binding */ questionsOf),
  EK: () => (/* binding */ signHere),
  z6: () => (/* binding */ signJob),
  W_: () => (/* binding */ treeKey)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/config/parse-sign-settings.js
var parse_sign_settings = __webpack_require__(19868);
// EXTERNAL MODULE: ./build/job/platform.js
var platform = __webpack_require__(16769);
// EXTERNAL MODULE: ./build/job/encode.js
var encode = __webpack_require__(67632);
;// CONCATENATED MODULE: ./build/job/secret-tags.js


const domain = Buffer.from("env\0");
/**
 * A tag for each secret: a MAC, because a plain hash of a short value can be guessed.
 * @param key the `cache-secret`
 */
function secretTags(secretEnv, key) {
    return new Map([...secretEnv].map(([name, value]) => [name, key === undefined ? null : tag(name, value, key)]));
}
function tag(name, value, key) {
    return (0,external_node_crypto_.createHmac)("sha256", key.reveal())
        .update(domain)
        .update((0,encode/* lengthPrefixed */.a)(name))
        .update((0,encode/* lengthPrefixed */.a)(value.reveal()))
        .digest("hex");
}

// EXTERNAL MODULE: ./build/job/signature-file.js + 1 modules
var signature_file = __webpack_require__(6138);
// EXTERNAL MODULE: ./build/job/signature.js
var signature = __webpack_require__(84122);
;// CONCATENATED MODULE: ./build/lifecycle/sign-job.js







/** What the target has to be asked before the job can be signed. */
function questionsOf({ scope, targetClass, probes }) {
    return { platform: scope !== "any" && targetClass === undefined, probes };
}
/** Signs a job for which the target need not be asked; `undefined` when it has to be. */
function signHere(settings, tree) {
    if ((0,parse_sign_settings/* asksTarget */.y)(settings.reuse))
        return undefined;
    return signJob(settings, tree, { platform: undefined, probes: [], hostKey: undefined });
}
/** Signs a job for a target. */
function signJob({ spec, reuse }, tree, facts) {
    const fault = faultOf(reuse, facts);
    const { scope, targetClass: label, salt = null, secret } = reuse;
    const parts = (0,signature/* signatureParts */.t)(spec, {
        input: tree.digest,
        salt,
        platform: fault === undefined
            ? (0,platform/* platformText */.V)({ scope, label, probe: facts.platform, hostKey: facts.hostKey })
            : unknownPlatform,
        probes: facts.probes,
    });
    const tags = secretTags(spec.secretEnv, secret);
    return {
        signature: (0,signature/* signatureOf */.y)(parts),
        parts,
        secretTags: tags,
        fault,
        // Only a job that is sent has a use for it.
        get file() {
            return (0,signature_file/* printSignatureFile */.Gk)({ parts, tree: tree.entries, secretTags: tags });
        },
    };
}
/** By what earlier runs of a job are found: its name within the repository. 32 hex digits. */
function jobKey({ spec, reuse }) {
    return keyOf(reuse.trust.repository, spec.name);
}
/**
 * By what earlier trees of a directory are found: the end of its path within the repository, so that all jobs of a matrix
 * share them, and checkouts in several places. 32 hex digits.
 */
function treeKey({ directory, reuse }) {
    return keyOf(reuse.trust.repository, "tree", (0,external_node_path_.basename)((0,external_node_path_.dirname)(directory)), (0,external_node_path_.basename)(directory));
}
function keyOf(...words) {
    return (0,external_node_crypto_.createHash)("sha256").update(words.join("\0")).digest("hex").slice(0, 32);
}
/** Fits no class. */
const unknownPlatform = "unknown:";
function faultOf(reuse, { platform, probes, hostKey }) {
    if (questionsOf(reuse).platform && platform === undefined) {
        return "The target cannot say what it is: set target-class, or cache-scope to any.";
    }
    if (reuse.scope === "host" && hostKey === undefined)
        return "The target has no host key to know it by.";
    const failed = probes.find(({ exitCode }) => exitCode !== 0);
    return failed && `The cache-probe ${failed.command} ended with exit code ${failed.exitCode}.`;
}


/***/ }),

/***/ 3618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ askStaged),
/* harmony export */   t: () => (/* binding */ joinStaged)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _workspace_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99623);
/* harmony import */ var _workspace_patch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46364);




/**
 * Asks the target for what is to be staged of its earlier runs: names, sizes and digests. The content stays there.
 * @throws {JobError} `invalid` when a run has not ended, or has not made it; `target` when that cannot be told
 */
async function askStaged(link, { stageFrom }) {
    if (stageFrom.length === 0)
        return undefined;
    const found = [];
    for (const id of new Set(stageFrom.map(({ jobId }) => jobId))) {
        const ofRun = stageFrom.filter(({ jobId }) => jobId === id);
        found.push(...(await link.use((remote) => askRun(remote, id, ofRun))));
    }
    return {
        entries: found.flatMap(({ entries }) => entries),
        copies: found.flatMap(({ copies }) => copies),
    };
}
/** Both together. */
function joinStaged(one, other) {
    if (one === undefined || other === undefined)
        return one ?? other;
    return { entries: [...one.entries, ...other.entries], copies: [...one.copies, ...other.copies] };
}
async function askRun(remote, jobId, ofRun) {
    const status = await remote.status(jobId).catch((error) => {
        throw isAbsence(error, jobId) ? notEnded(jobId, "absent") : error;
    });
    if (status.state !== "finished")
        throw notEnded(jobId, status.state);
    const files = await remote.files(jobId);
    const chosen = ofRun.map((one) => ({ one, found: find(files.names, one) }));
    const wanted = new Set(chosen.flatMap(({ found }) => found.map(({ remoteName }) => remoteName)));
    const { digests } = await files.ask({
        digestsOf: files.canDigest ? [...wanted].filter(({ type }) => type === "file") : [],
        sampleOf: [],
    });
    await files.leave();
    return chosen.map(({ one, found }) => stagedOf(one, found, digests));
}
/** @throws {JobError} `invalid` when there is none, or something that cannot be staged so */
function find(names, { jobId, source, destination }) {
    const found = names.flatMap((remoteName) => {
        const path = (0,_workspace_name_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeName */ .e4)(remoteName.name, _workspace_name_js__WEBPACK_IMPORTED_MODULE_2__/* .percentByte */ .QX);
        if (path === source)
            return remoteName.type === "directory" ? [] : [{ remoteName, path, below: "" }];
        if (source !== "." && !path.startsWith(`${source}/`))
            return [];
        return [{ remoteName, path, below: source === "." ? path : path.slice(source.length + 1) }];
    });
    if (!found.some(({ remoteName }) => remoteName.type === "file")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("invalid", `The run ${jobId} has made no ${(0,_workspace_name_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(source)}.`, {
            hint: "See what it has made: with fetch, or in its results.",
        });
    }
    const isOdd = (path) => !(0,_workspace_patch_js__WEBPACK_IMPORTED_MODULE_3__/* .isPatchable */ .RO)(path) || path.includes("\r");
    const odd = found.find(({ remoteName: { type }, path, below }) => {
        const isFile = type === "file" || type === "directory";
        return !isFile || isOdd(path) || isOdd(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(destination, below));
    });
    if (odd === undefined)
        return found;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("invalid", `${(0,_workspace_name_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(odd.path)} of the run ${jobId} cannot be staged by its id.`, {
        hint: "Only files with plain names can: stage them one by one, without links, or pack them into one file.",
    });
}
function stagedOf({ jobId, source, destination }, found, digests) {
    const files = found.filter(({ remoteName }) => remoteName.type === "file");
    const isOne = files.some(({ below }) => below === "");
    return {
        entries: found.map(({ remoteName, below }) => {
            const path = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(destination, below);
            if (remoteName.type === "directory")
                return { entry: { type: "directory", path }, file: "" };
            const { size, executable } = remoteName;
            const sha256 = digests.get(remoteName);
            if (size === undefined || executable === undefined || sha256 === undefined)
                throw unknown(path);
            return { entry: { type: "file", path, size, executable, sha256 }, file: "" };
        }),
        copies: [{ jobId, source, destination, names: isOne ? undefined : files.map(({ below }) => below) }],
    };
}
/** As our script says it. */
function isAbsence(error, jobId) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR && error.message.includes(`there is no run ${jobId}`);
}
function notEnded(jobId, state) {
    const message = state === "absent"
        ? `There is no run ${jobId} on the target to stage from.`
        : `The run ${jobId} is to be staged from, and has not come to its end: it is ${state}.`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("invalid", message, {
        hint: "Give the job-id of a run that has ended, on the same target and with the same remote-directory.",
    });
}
function unknown(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("target", `The target cannot tell what ${(0,_workspace_name_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(path)} holds.`, {
        hint: "It takes sha256sum there, and the right to read the file.",
    });
}


/***/ }),

/***/ 81684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ groupBy)
/* harmony export */ });
/** `Map.groupBy`, which Node 20 has not. */
function groupBy(values, keyOf) {
    const groups = new Map();
    for (const value of values) {
        const key = keyOf(value);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [value]);
        else
            group.push(value);
    }
    return groups;
}


/***/ }),

/***/ 68035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ parseJob),
  v: () => (/* binding */ parsePlan)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/pipeline/few-at-once.js
/** Each may have some files open, and a process may have no more than 256 on some machines. */
const atOnce = 16;
/** Does some work with all items, a few at a time. @returns what became of them, in their order */
async function fewAtOnce(items, work) {
    const results = [];
    const left = items.entries();
    const worker = async () => {
        for (const [index, item] of left)
            results[index] = await work(item);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return results;
}

// EXTERNAL MODULE: ./build/pipeline/group-by.js
var group_by = __webpack_require__(81684);
;// CONCATENATED MODULE: ./build/pipeline/parse-plan.js




/**
 * Understands the inputs of all jobs, before anything is dialled. Where a job asks for the signature of another one, another
 * text of this form stands in for it.
 * @throws {JobError} `invalid`, an `InvalidInputs` with the problems of all jobs at once
 */
async function parsePlan({ jobs }, parse) {
    const attempts = await fewAtOnce(jobs, (planned) => attempt(planned, parse));
    const understood = attempts.filter((one) => "settings" in one);
    const refused = attempts.filter((one) => "error" in one);
    const found = [
        ...refused.flatMap(({ planned, error }) => error.problems.map((problem) => ({ planned, problem }))),
        ...sharedPlaces(understood),
    ];
    if (found.length === 0)
        return understood;
    const warnings = new Set(refused.flatMap(({ error }) => error.warnings));
    throw new errors/* InvalidInputs */.hS(told(found, jobs.length), [...warnings]);
}
async function attempt(planned, parse) {
    try {
        return await parseJob(planned, standIn(planned, "0"), parse);
    }
    catch (error) {
        if (error instanceof errors/* InvalidInputs */.hS)
            return { planned, error };
        throw error;
    }
}
/** What all jobs have is wrong beside the plan, and told once; else the job is named. */
function told(found, jobs) {
    const alike = (0,group_by/* groupBy */.$)(found, ({ problem }) => (0,errors/* describeProblem */.BJ)(problem));
    return [...alike.values()].flatMap((all) => {
        if (all.length === jobs && jobs > 1)
            return all.slice(0, 1).map(({ problem }) => problem);
        return all.map(({ problem, planned: { id } }) => ({ ...problem, input: `${id}: ${problem.input}` }));
    });
}
/** Several jobs that would write to the same place. */
function sharedPlaces(jobs) {
    const owners = new Map();
    return jobs.flatMap(({ planned, settings: { resultsDirectory } }) => {
        const owner = owners.get(resultsDirectory);
        owners.set(resultsDirectory, owner ?? planned.id);
        if (owner === undefined)
            return [];
        const message = `${owner} has the same one.`;
        const problem = { input: "results-directory", message, hint: "Give each job one of its own." };
        return [{ planned, problem }];
    });
}
/** Understands the inputs of one job. @param signatures of the jobs that it needs */
async function parseJob(planned, signatures, parse) {
    const { settings, ...rest } = await parse(planned, signatures);
    if (settings.mode !== "run")
        throw new errors/* InvalidInputs */.hS([wrongMode(settings.mode)]);
    return { ...rest, settings, planned, isProvisional: asksForSignatures(planned) };
}
function asksForSignatures(planned) {
    const [some, others] = ["0", "1"].map((digit) => planned.inputs(standIn(planned, digit)));
    return !(0,external_node_util_.isDeepStrictEqual)(some, others);
}
function standIn({ needs }, digit) {
    return new Map(needs.map((id) => [id, digit.repeat(64)]));
}
function wrongMode(mode) {
    return {
        input: "mode",
        message: `A job of a job file is run, and nothing else: ${mode} does not apply.`,
        hint: "Leave it out.",
    };
}


/***/ }),

/***/ 92318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ defaultParallel),
  a: () => (/* binding */ runPipeline)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/lifecycle/run-job.js + 28 modules
var run_job = __webpack_require__(91078);
// EXTERNAL MODULE: ./build/workspace/results-place.js + 4 modules
var results_place = __webpack_require__(92428);
;// CONCATENATED MODULE: ./build/pipeline/check-results.js


/**
 * Finds jobs whose results have no place: before anything runs, and not when their turn has come.
 * @throws {JobError} `invalid`, an `InvalidInputs` with the problems of all jobs
 */
function checkResults(jobs) {
    const problems = jobs.flatMap(({ planned: { id }, settings }) => {
        try {
            (0,results_place/* checkResultsPlace */.Mk)(settings.resultsDirectory, settings.directory);
            return [];
        }
        catch (error) {
            // What else is wrong there is found, and told, by whoever makes the directories.
            if (!(error instanceof errors/* JobError */.CR))
                return [];
            return [{ input: `${id}: results-directory`, message: error.message, hint: error.hint ?? "" }];
        }
    });
    if (problems.length > 0)
        throw new errors/* InvalidInputs */.hS(problems);
}

// EXTERNAL MODULE: ./build/pipeline/parse-plan.js + 1 modules
var parse_plan = __webpack_require__(68035);
;// CONCATENATED MODULE: ./build/pipeline/schedule.js
/**
 * Walks a graph: starts each node when all that it needs have passed; those of the group first of which the fewest run, and
 * among these the first in the list.
 * @param nodes each behind those that it needs
 * @param perform does the work of a node; the signal tells it to stop, and its reason is the id of the node that did not
 * pass, if that is why
 * @returns the final state of every node, in the order of the list
 * @throws what `perform` throws, when all others have been stopped and have ended
 */
async function schedule(nodes, perform, options) {
    const walk = new Walk(nodes, perform, options);
    return walk.walk();
}
class Walk {
    #nodes;
    #perform;
    #options;
    #states = new Map();
    #running = new Map();
    /** How many run, by their groups. */
    #loads = new Map();
    #failing = new AbortController();
    #signal;
    #failed;
    #faults = [];
    constructor(nodes, perform, options) {
        this.#nodes = nodes;
        this.#perform = perform;
        this.#options = options;
        this.#signal = AbortSignal.any([options.signal, this.#failing.signal]);
    }
    async walk() {
        this.#advance();
        while (this.#running.size > 0) {
            await Promise.race(this.#running.values());
            this.#advance();
        }
        if (this.#faults.length > 0)
            throw this.#faults[0];
        return new Map(this.#nodes.map(({ id }) => [id, this.#finalState(id)]));
    }
    #advance() {
        // One pass is enough, as each node stands behind those that it needs.
        for (const node of this.#waiting()) {
            const why = this.#whyNot(node);
            if (why !== undefined)
                this.#change(node, { state: "skipped", why });
        }
        const ready = new Set(this.#waiting().filter((node) => this.#isReady(node)));
        while (ready.size > 0 && this.#running.size < this.#options.parallel) {
            const next = [...ready].reduce((best, node) => (this.#load(node) < this.#load(best) ? node : best));
            ready.delete(next);
            this.#start(next);
        }
    }
    #waiting() {
        return this.#nodes.filter(({ id }) => !this.#states.has(id));
    }
    /** How many of its group run. */
    #load({ group }) {
        return this.#loads.get(group) ?? 0;
    }
    #whyNot({ needs }) {
        const need = needs.find((id) => this.#isOver(id) && !this.#hasPassed(id));
        if (need !== undefined)
            return { kind: "need", id: need };
        if (this.#failed !== undefined)
            return { kind: "failed", id: this.#failed };
        return this.#signal.aborted ? { kind: "stopped" } : undefined;
    }
    #start(node) {
        this.#change(node, { state: "running" });
        this.#loads.set(node.group, this.#load(node) + 1);
        const ended = async () => {
            try {
                // One of its own: Node warns of many listeners on one signal.
                const result = await this.#perform(node, AbortSignal.any([this.#signal]));
                this.#change(node, { state: "ended", result });
                if (!result.passed && !this.#options.keepGoing && !this.#signal.aborted)
                    this.#fail(node.id);
            }
            catch (error) {
                this.#faults.push(error);
                this.#fail(node.id);
            }
            finally {
                this.#running.delete(node.id);
                this.#loads.set(node.group, this.#load(node) - 1);
            }
        };
        this.#running.set(node.id, ended());
    }
    #fail(id) {
        this.#failed ??= id;
        this.#failing.abort(id);
    }
    #change(node, state) {
        this.#states.set(node.id, state);
        this.#options.onChange(node, state);
    }
    #isReady({ needs }) {
        return needs.every((id) => this.#hasPassed(id));
    }
    #isOver(id) {
        const state = this.#states.get(id);
        return state !== undefined && state.state !== "running";
    }
    #hasPassed(id) {
        const state = this.#states.get(id);
        return state?.state === "ended" && state.result.passed;
    }
    #finalState(id) {
        const state = this.#states.get(id);
        if (state === undefined || state.state === "running")
            throw new Error(`${id} has come to no end`);
        return state;
    }
}

// EXTERNAL MODULE: ./build/deferred.js
var deferred = __webpack_require__(67773);
// EXTERNAL MODULE: ./build/transport/abort-error.js
var abort_error = __webpack_require__(88131);
;// CONCATENATED MODULE: ./build/pipeline/slots.js
/** So many may do something at once; the others wait, first come first served. */
class Slots {
    #free;
    #waiting = [];
    constructor(count) {
        this.#free = count;
    }
    /**
     * Waits for a slot.
     * @returns gives it back; idempotent
     * @throws the signal's reason
     */
    async take(signal) {
        signal.throwIfAborted();
        if (this.#free > 0)
            this.#free -= 1;
        else
            await this.#turn(signal);
        let isHeld = true;
        return () => {
            if (isHeld)
                this.#giveBack();
            isHeld = false;
        };
    }
    #turn(signal) {
        return new Promise((resolve, reject) => {
            const turn = () => {
                signal.removeEventListener("abort", abort);
                resolve();
            };
            const abort = () => {
                this.#waiting.splice(this.#waiting.indexOf(turn), 1);
                reject(signal.reason);
            };
            signal.addEventListener("abort", abort, { once: true });
            this.#waiting.push(turn);
        });
    }
    /** The slot goes from hand to hand. */
    #giveBack() {
        const next = this.#waiting.shift();
        if (next === undefined)
            this.#free += 1;
        else
            next();
    }
}

;// CONCATENATED MODULE: ./build/pipeline/shared-connection.js




/** Jobs on one connection: each holds a channel all the time, and needs another now and then. */
const mostJobs = 4;
/** OpenSSH allows ten on a connection (MaxSessions), and may take a while to see that one of them has gone. */
const mostChannels = 8;
/** One connection for several jobs. It is dialled once, for the first of them, and stays open when the last has left. */
class SharedConnection {
    #users = new Set();
    #slots = new Slots(mostChannels);
    #giveUp = new AbortController();
    #opening;
    #onRefused;
    #isOpen = false;
    #isLost = false;
    #taken = 0;
    /** @param onRefused told when the server opens too few channels for several jobs */
    constructor(dialWith, onRefused) {
        this.#onRefused = onRefused;
        // Whoever waits for the dial is told how it goes.
        const dial = dialWith((event) => this.#users.forEach(({ emit }) => emit(event)));
        this.#opening = dial(this.#giveUp.signal);
        this.#opening.then(() => (this.#isOpen = true), () => (this.#isLost = true));
    }
    /** Whether another job may come: it is not known to be lost, and not full. */
    get hasRoom() {
        return !this.#isLost && this.#users.size < mostJobs;
    }
    /**
     * The connection, for one more job.
     * @returns to close it closes only what this job has opened on it
     * @throws {JobError} what the dial throws
     */
    async join(signal, emit) {
        const user = { emit };
        this.#users.add(user);
        try {
            const connection = await orAborted(this.#opening, signal);
            this.#taken += 1;
            return this.#handle(connection, user);
        }
        catch (error) {
            await this.#leave(user);
            throw error;
        }
    }
    /** Takes no more jobs, and closes when the last one has left. */
    async retire() {
        this.#isLost = true;
        if (this.#users.size === 0)
            await this.#close();
    }
    #handle(connection, user) {
        const closing = new AbortController();
        return {
            hostKey: connection.hostKey,
            roundTripMs: connection.roundTripMs,
            server: connection.server,
            isShared: this.#taken > 1,
            exec: (command, options = {}) => {
                const signals = options.signal === undefined ? [] : [options.signal];
                const signal = AbortSignal.any([...signals, closing.signal]);
                return this.#exec(connection, command, { ...options, signal });
            },
            close: async () => {
                closing.abort(new errors/* JobError */.CR("connection-lost", "The connection was closed."));
                await this.#leave(user);
            },
        };
    }
    async #exec(connection, command, options) {
        const { signal } = options;
        const giveBack = await this.#slots.take(signal).catch(() => {
            throw (0,abort_error/* abortError */.v)(signal, "The command");
        });
        try {
            const execution = await connection.exec(command, options);
            execution.exit.then(giveBack, (error) => {
                giveBack();
                this.#heed(error, signal);
            });
            return execution;
        }
        catch (error) {
            giveBack();
            this.#heed(error, signal);
            throw this.#taken > 1 && isRefusal(error) ? this.#tooFew(error) : error;
        }
    }
    /** Alone on a connection, the job may have had its channel: it is to dial again. */
    #tooFew(cause) {
        this.#onRefused();
        return new errors/* JobError */.CR("connection-lost", "The server allows too few commands on one connection to share it.", {
            cause,
        });
    }
    /** Nobody else is given a connection on which something broke that was not given up. */
    #heed(error, signal) {
        if (error instanceof errors/* JobError */.CR && !signal.aborted && faults.has(error.code))
            this.#isLost = true;
    }
    async #leave(user) {
        this.#users.delete(user);
        if (this.#users.size === 0 && (this.#isLost || !this.#isOpen))
            await this.#close();
    }
    async #close() {
        this.#isLost = true;
        this.#giveUp.abort();
        const connection = await this.#opening.catch(() => undefined);
        await connection?.close();
    }
}
/** `auth` comes late if the login went on beside the first command; `protocol` says that no channel opens. */
const faults = new Set(["connection-lost", "auth", "protocol"]);
function isRefusal(error) {
    return error instanceof errors/* JobError */.CR && error.code === "protocol";
}
async function orAborted(opening, signal) {
    const { promise: aborted, reject } = (0,deferred/* deferred */.y)();
    const abort = () => reject((0,abort_error/* abortError */.v)(signal, "Connecting"));
    if (signal.aborted)
        abort();
    signal.addEventListener("abort", abort, { once: true });
    try {
        return await Promise.race([opening, aborted]);
    }
    finally {
        signal.removeEventListener("abort", abort);
    }
}

;// CONCATENATED MODULE: ./build/pipeline/shared-dial.js

/**
 * How the jobs of a run reach one target: over connections that several of them share. Where one was lost, one job dials
 * anew, and the others that have lost it wait for that. Only OpenSSH is known to bear it: dropbear mistakes a channel that
 * is opened while another one closes.
 */
class SharedDial {
    #dialWith;
    #connections = [];
    #isShareable = true;
    /** @param dialWith dials the target for whoever is to be told of it */
    constructor(dialWith) {
        this.#dialWith = dialWith;
    }
    /** How one job dials. */
    dialFor(emit) {
        const alone = this.#dialWith(emit);
        return async (signal, isFurther = false) => {
            if (isFurther || !this.#isShareable)
                return alone(signal, isFurther);
            return (await this.#join(signal, emit)) ?? alone(signal);
        };
    }
    /** Closes what is open. To be called when no job is left. */
    async close() {
        await Promise.all(this.#connections.map((connection) => connection.retire()));
    }
    /** @returns `undefined` when the server bears no sharing, and this job is not the first on the connection */
    async #join(signal, emit) {
        let shared = this.#connections.find(({ hasRoom }) => hasRoom);
        if (shared === undefined) {
            shared = new SharedConnection(this.#dialWith, () => (this.#isShareable = false));
            this.#connections.push(shared);
        }
        const connection = await shared.join(signal, emit);
        if (connection.server?.startsWith("OpenSSH") === true)
            return connection;
        this.#isShareable = false;
        void shared.retire();
        if (connection.isShared !== true)
            return connection;
        await connection.close();
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/workspace/name.js
var workspace_name = __webpack_require__(99623);
// EXTERNAL MODULE: ./build/workspace/unpacked-entry.js
var unpacked_entry = __webpack_require__(42374);
;// CONCATENATED MODULE: ./build/pipeline/stage-outputs.js




/**
 * What is staged for a job, of the outputs of jobs before. Where several combinations of a matrix make it, what each has made
 * lies in a directory named by its values.
 * @param store of the target on which the job is to run: what runs of the same store have made need not be sent
 * @throws {JobError} `invalid`, an `InvalidInputs` that names all that was not made
 */
function stageOutputs(stage, madeBy, store) {
    const problems = [];
    const staged = stage.flatMap((path) => path.from.flatMap((id) => {
        const made = madeBy.get(id);
        if (made === undefined)
            throw new Error(`${id} has not passed`);
        const found = find(made, normal(path.source), destinationOf(path, made), store);
        if (found.entries.length === 0)
            problems.push(notMade(id, path.source));
        return found;
    }));
    problems.push(...twice(staged.flatMap(({ entries }) => entries)));
    if (problems.length > 0)
        throw new errors/* InvalidInputs */.hS(problems);
    return {
        entries: staged.flatMap(({ entries }) => entries),
        copies: staged.flatMap(({ copies }) => copies),
    };
}
function find({ entries, resultsDirectory, run }, source, destination, store) {
    const found = (0,unpacked_entry/* withoutParents */.cP)(entries).flatMap((entry) => {
        if (entry.path === source)
            return [{ entry, below: "" }];
        const below = source === "." ? entry.path : entry.path.slice(source.length + 1);
        return source === "." || entry.path.startsWith(`${source}/`) ? [{ entry, below }] : [];
    });
    return {
        entries: found.map(({ entry, below }) => ({
            entry: treeEntry(entry, external_node_path_.posix.join(destination, below)),
            file: (0,external_node_path_.join)(resultsDirectory, entry.path),
        })),
        copies: run?.store === store ? copyOf(run.jobId, source, destination, found) : [],
    };
}
/** Links and empty directories are sent: nothing would tell whether the target has them as they were. */
function copyOf(jobId, source, destination, found) {
    const files = found.filter(({ entry }) => entry.type === "file");
    const [first] = files;
    if (first === undefined)
        return [];
    const names = first.below === "" ? undefined : files.map(({ below }) => below);
    return [{ jobId, source, destination, names }];
}
/** Where what one job has made lands. */
function destinationOf({ from, source, destination }, { entries, resultsDirectory }) {
    const [there, here] = [normal(source), normal(destination)];
    if (from.length < 2)
        return here;
    const own = (0,external_node_path_.basename)(resultsDirectory);
    if (there === here)
        return external_node_path_.posix.join(own, here);
    const isOne = entries.some(({ path, type }) => path === there && type !== "directory");
    return external_node_path_.posix.join(here, own, isOne ? external_node_path_.posix.basename(there) : "");
}
function normal(path) {
    return external_node_path_.posix.normalize(path).replace(/\/$/, "");
}
function treeEntry(entry, path) {
    switch (entry.type) {
        case "file":
            return { type: "file", path, size: entry.size, executable: entry.executable, sha256: entry.sha256 };
        case "directory":
            return { type: "directory", path };
        case "symlink":
            return { type: "symlink", path, target: entry.target };
    }
}
function notMade(id, source) {
    return {
        input: "stage",
        message: `${id} has made no ${(0,workspace_name/* quoteName */.AB)(source)}.`,
        hint: `See which files there are: the results of ${id}. Only what its outputs name is kept.`,
    };
}
function twice(entries) {
    const paths = new Set();
    return entries.flatMap(({ entry: { path } }) => {
        if (!paths.has(path)) {
            paths.add(path);
            return [];
        }
        return [
            { input: "stage", message: `${(0,workspace_name/* quoteName */.AB)(path)} is staged twice.`, hint: "Give each its own path." },
        ];
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
;// CONCATENATED MODULE: ./build/pipeline/target-key.js


/** The same text for all that is reached in the same way: address, user, jump hosts, credentials, host keys. */
function targetKey(target) {
    const text = JSON.stringify({ ...target, label: "" }, revealed);
    // Nothing of a secret is in what is kept.
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}
/** `value` is what a secret shows of itself; `this` holds the secret. */
function revealed(name, value) {
    const original = this[name];
    return original instanceof secret/* Secret */.z ? ["secret", original.reveal()] : value;
}

;// CONCATENATED MODULE: ./build/pipeline/run-pipeline.js








/** OpenSSH turns clients away when more than ten at once are about to log in (MaxStartups), and all may be on one host. */
const defaultParallel = 8;
/**
 * Runs the jobs of a plan, each when those that it needs have passed. What becomes of a job is an outcome, not an error.
 * @throws {JobError} `invalid`, an `InvalidInputs` with the problems of all jobs, before anything is dialled
 */
async function runPipeline(plan, ports, options) {
    const jobs = await (0,parse_plan/* parsePlan */.v)(plan, ports.parse);
    checkResults(jobs);
    const run = new PipelineRun(jobs, ports);
    try {
        return await run.walk(options);
    }
    finally {
        await run.close();
    }
}
class PipelineRun {
    #jobs;
    #ports;
    #targets = new Map();
    /** Jobs that have not come to their end, by the keys of their targets. */
    #left = new Map();
    /** Of the jobs that have passed, by their ids. */
    #signatures = new Map();
    /** What they have made. */
    #made = new Map();
    /** What is odd about a target, or about how it is reached, is told once and not for each of its jobs. */
    #warnings = new Set();
    constructor(jobs, ports) {
        this.#jobs = jobs;
        this.#ports = ports;
        for (const { settings } of jobs)
            this.#count(targetKey(settings.target), 1);
    }
    async walk({ parallel, keepGoing }) {
        const { emit, stop } = this.#ports;
        emit({ type: "planned", jobs: this.#jobs.map(({ planned: { id } }) => id) });
        const nodes = this.#jobs.map((job) => ({
            id: job.planned.id,
            needs: job.planned.needs,
            group: targetKey(job.settings.target),
            job,
        }));
        const states = await schedule(nodes, ({ job }, signal) => this.#perform(job, signal), {
            parallel,
            keepGoing,
            onChange: ({ job }, state) => this.#tell(job, state),
            signal: stop.signal,
        });
        return {
            jobs: this.#jobs.map(({ planned }) => {
                const state = states.get(planned.id);
                if (state === undefined)
                    throw new Error(`${planned.id} has come to no end`);
                return state.state === "skipped"
                    ? { planned, kind: "skipped", why: state.why }
                    : state.result.outcome;
            }),
        };
    }
    async close() {
        await Promise.all([...this.#targets.values()].map((target) => target.close()));
    }
    #count(key, change) {
        const count = (this.#left.get(key) ?? 0) + change;
        this.#left.set(key, count);
        return count;
    }
    #tell({ planned, settings }, state) {
        const { emit } = this.#ports;
        const key = targetKey(settings.target);
        if (state.state !== "running" && this.#count(key, -1) === 0)
            void this.#targets.get(key)?.close();
        const job = planned.id;
        switch (state.state) {
            case "running":
                emit({ type: "started", job, target: settings.target.label });
                break;
            case "ended":
                emit({ type: "ended", job, outcome: state.result.outcome });
                break;
            case "skipped":
                emit({ type: "ended", job, outcome: { planned, kind: "skipped", why: state.why } });
        }
    }
    async #perform(provisional, signal) {
        const { planned } = provisional;
        try {
            const job = provisional.isProvisional
                ? await (0,parse_plan/* parseJob */.J)(planned, this.#signatures, this.#ports.parse)
                : provisional;
            return await this.#run(job, signal);
        }
        catch (error) {
            if (!(error instanceof errors/* InvalidInputs */.hS))
                throw error;
            return ran({
                planned,
                kind: "ran",
                result: invalid(error),
                report: undefined,
                resultsDirectory: undefined,
                settled: true,
            });
        }
    }
    async #run({ planned, settings: own, secrets, warnings }, signal) {
        const { caches, statsDirectory, record, stop } = this.#ports;
        const staged = planned.stage.length === 0 ? undefined : stageOutputs(planned.stage, this.#made, storeKey(own));
        const settings = { ...own, staged };
        const emit = (event) => this.#ports.emit({ type: "told", job: planned.id, event });
        for (const message of warnings.filter((one) => !this.#warnings.has(one))) {
            this.#warnings.add(message);
            emit({ type: "warning", message });
        }
        const { result, report, entries, settled } = await (0,run_job/* runJob */.b)(settings, {
            dial: this.#target(settings).dialFor(emit),
            emit,
            stop: { ...stop, signal },
            caches,
            statsDirectory,
            secrets,
            record: (run) => record(planned.id, run),
        });
        if (result === undefined)
            throw new Error(`${planned.id} was run and has no result`);
        const { resultsDirectory, keep } = settings;
        const { signature, jobId, cache } = report;
        if (signature !== null)
            this.#signatures.set(planned.id, signature);
        const isThere = jobId !== null && keep !== "none" && !elsewhere.has(cache.source);
        const run = isThere ? { jobId, store: storeKey(settings) } : undefined;
        this.#made.set(planned.id, { entries, resultsDirectory, run });
        const reason = signal.reason;
        const stoppedFor = result.kind === "cancelled" && typeof reason === "string" ? reason : undefined;
        return ran({ planned, kind: "ran", result, report, resultsDirectory, settled, stoppedFor });
    }
    /** All jobs that reach a target in the same way share its connections. */
    #target(settings) {
        const key = targetKey(settings.target);
        const known = this.#targets.get(key) ?? new SharedDial((emit) => this.#ports.dial(settings, emit));
        this.#targets.set(key, known);
        return known;
    }
}
/** Results that come from there need not be those of a run that the target still has. */
const elsewhere = new Set(["github", "local"]);
/** The same text for the same store. */
function storeKey({ target, remoteDirectory }) {
    return `${targetKey(target)} ${remoteDirectory}`;
}
function ran(outcome) {
    return { passed: outcome.result.kind === "passed", outcome };
}
function invalid({ message }) {
    return { kind: "invalid", exitCode: undefined, signal: undefined, reason: message.replaceAll("\n", " ") };
}


/***/ }),

/***/ 66321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fn: () => (/* binding */ Answer),
/* harmony export */   VV: () => (/* binding */ cutShort),
/* harmony export */   g$: () => (/* binding */ printable)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);


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
        return (await this.upTo(0x0a))?.toString();
    }
    /** What comes before the next byte of this kind, which is taken, too. As {@link line}. */
    async upTo(byte) {
        for (;;) {
            const end = this.#buffer.indexOf(byte);
            if (end >= 0)
                return this.#take(end + 1).subarray(0, end);
            if (this.#buffer.length > longestLine)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("protocol", "The target answered with an endless line");
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
    /** Everything that is still to come, in chunks as they come. */
    rest() {
        return node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(this.#remaining());
    }
    /** What comes before these bytes, in pieces. @throws {JobError} `connection-lost` when they do not come */
    async *before(end) {
        let held = 0;
        for (let found = -1; found < 0;) {
            if (this.#buffer.length === held && !(await this.#more()))
                throw cutShort();
            found = this.#buffer.indexOf(end);
            held = found < 0 ? beginning(end, this.#buffer) : 0;
            const piece = this.#take(found < 0 ? this.#buffer.length - held : found);
            if (piece.length > 0)
                yield piece;
        }
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
/** How many of the last bytes may be the beginning of what is looked for. */
function beginning(end, bytes) {
    for (let length = Math.min(end.length - 1, bytes.length); length > 0; length -= 1)
        if (bytes.subarray(-length).equals(end.subarray(0, length)))
            return length;
    return 0;
}
/** The error of an answer that stopped in the middle. */
function cutShort() {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("connection-lost", "The target's answer stopped in the middle");
}
/** Text from the target made fit for a message: one line, no control characters, not endless. */
function printable(text) {
    return text
        .replaceAll(/\p{C}+/gu, " ")
        .trim()
        .slice(0, 500);
}


/***/ }),

/***/ 59640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ commonCodings),
/* harmony export */   e: () => (/* binding */ codings)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);

/** All there are, the best first. */
const codings = ["zstd", "gzip", "none"];
/** What both ends know of it, the best first. Nothing is needed for `none`; an old Node knows no zstd. @param tools of the target */
function commonCodings(tools) {
    const isHere = (coding) => coding !== "zstd" || "createZstdCompress" in node_zlib__WEBPACK_IMPORTED_MODULE_0__;
    return codings.filter((coding) => coding === "none" || (tools.includes(coding) && isHere(coding)));
}


/***/ }),

/***/ 56834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ perhapsNumber),
/* harmony export */   JO: () => (/* binding */ perhapsName),
/* harmony export */   Vz: () => (/* binding */ runId),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   ik: () => (/* binding */ hundredths),
/* harmony export */   lr: () => (/* binding */ perhapsTime),
/* harmony export */   os: () => (/* binding */ unexpected),
/* harmony export */   s4: () => (/* binding */ perhapsRunId)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _run_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83194);


// Every function here throws a JobError `protocol` for a word that is not what it has to be.
function runId(word) {
    if (word !== undefined && (0,_run_id_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunId */ .P)(word))
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR("protocol", `The target answered with a ${what} that is not part of the protocol`);
}
/** A time as the target's clock has it, in hundredths of a second; 0 is none. */
function hundredths(ms) {
    return Math.ceil((ms ?? 0) / 10);
}


/***/ }),

/***/ 42427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ lost),
/* harmony export */   cm: () => (/* binding */ followToEnd),
/* harmony export */   kO: () => (/* binding */ loggedOutput),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
/* unused harmony export followEvents */
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66321);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56834);
/* harmony import */ var _remote_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45146);
/* harmony import */ var _verb_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52519);




const endKinds = ["exit", "cancel", "timeout", "idle", "queue"];
const lostReasons = ["reboot", "supervisor-died", "other-host"];
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
 * As {@link followEvents}, but what ends before the run's end is an error.
 * @param onOver told when the end has been read
 */
async function* followToEnd(started, onOver) {
    for await (const event of followEvents(started.answer)) {
        const isEnd = event.type === "ended" || event.type === "lost";
        if (isEnd)
            onOver?.();
        yield event;
        if (isEnd)
            return;
    }
    await (0,_verb_js__WEBPACK_IMPORTED_MODULE_3__/* .succeeded */ .gq)(started);
    throw (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .cutShort */ .VV)();
}
/**
 * Reads the lines of the verb `log` up to the dot.
 * @throws {JobError} the error after E, `protocol` for a line that is none of them, and what {@link Answer} throws
 */
async function* loggedOutput(answer) {
    for (;;) {
        const line = await answer.line();
        if (line === undefined)
            throw (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .cutShort */ .VV)();
        if (line === ".")
            return;
        const [tag, ...words] = line.split(" ");
        if (tag === "E")
            throw (0,_remote_error_js__WEBPACK_IMPORTED_MODULE_2__/* .remoteError */ .b)(words);
        if (tag !== "D")
            throw (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpected */ .os)("line");
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
            return { type: "capped", bytes: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(words[0]) };
        case "K":
            return { type: "stray", pid: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(words[0]), name: (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(words.slice(1).join(" ")) };
        case "U":
            return { type: "unheard", host: (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(words.join(" ")) };
        case "X":
            return ended(words);
        case "L":
            return lost(words[0]);
        case "E":
            throw (0,_remote_error_js__WEBPACK_IMPORTED_MODULE_2__/* .remoteError */ .b)(words);
        default:
            throw (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpected */ .os)("line");
    }
}
async function* output(answer, words) {
    const [stream, start, length] = words;
    if (stream !== "log" && stream !== "out" && stream !== "err")
        throw (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpected */ .os)("stream");
    let offset = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(start);
    for await (const data of answer.bytes((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(length))) {
        yield { type: "output", stream, offset, data };
        offset += data.length;
    }
    const rest = await answer.line();
    if (rest === undefined)
        throw (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .cutShort */ .VV)();
    if (rest !== "")
        throw (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpected */ .os)("length");
}
/** The fields POSITION ID SINCE WHO LABEL. */
function queued([position, holder, since, who, label]) {
    return {
        type: "queued",
        position: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(position),
        holder: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .perhapsRunId */ .s4)(holder),
        since: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .perhapsTime */ .lr)(since),
        who: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .perhapsName */ .JO)(who),
        label: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .perhapsName */ .JO)(label),
    };
}
/** The fields KIND CODE MS BY. */
function ended([kind, code, duration, by = ""]) {
    return {
        type: "ended",
        kind: oneOf(endKinds, kind, "end"),
        exitCode: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .perhapsNumber */ .Bp)(code),
        durationMs: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai)(duration),
        by: by === "" ? "" : ((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .perhapsName */ .JO)(by) ?? ""),
    };
}
/** The field WHY. */
function lost(why) {
    return { type: "lost", why: oneOf(lostReasons, why, "reason") };
}
function oneOf(allowed, word, what) {
    const found = allowed.find((each) => each === word);
    if (found === undefined)
        throw (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpected */ .os)(what);
    return found;
}


/***/ }),

/***/ 86690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ Offer),
  Y: () => (/* binding */ nulEnded)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/remote/answer.js
var answer = __webpack_require__(66321);
// EXTERNAL MODULE: ./build/remote/fields.js
var fields = __webpack_require__(56834);
// EXTERNAL MODULE: ./build/remote/follow-event.js
var follow_event = __webpack_require__(42427);
;// CONCATENATED MODULE: ./build/remote/reply.js

/** The line BASE CODING FROM PARTS CONTROL PACK, and what belongs to it. */
function replyTo({ onBase, coding, control, pack, from }) {
    const head = (parts, length, ...more) => {
        const line = [onBase ? 1 : 0, coding, from, parts, control.length, length].join(" ");
        return Buffer.concat([Buffer.from(`${line}\n`), control, ...more]);
    };
    if (Buffer.isBuffer(pack))
        return { head: head(0, pack.length, pack), rest: undefined };
    if (pack instanceof external_node_stream_.Readable)
        return { head: head(0, "-"), rest: pack };
    return { head: head(pack.parts, 0), rest: pack.arrived.then((sizes) => `go ${sizes.join(" ")}\n`) };
}

// EXTERNAL MODULE: ./build/remote/verb.js + 2 modules
var verb = __webpack_require__(52519);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/remote/codings.js
var codings = __webpack_require__(59640);
;// CONCATENATED MODULE: ./build/remote/wanted.js






/** Reads what stands behind W: NUMBER ID LENGTH CHUNKS CODING BASE TOOLS PARTIAL, and the texts. @throws {JobError} `protocol` */
async function readWanted(started, [last, id, length, chunks, coding, base, tools, partial]) {
    const known = (0,fields/* number */.ai)(last) > 0;
    const from = codingOf(coding);
    const signatureFile = await readCoded(started, (0,fields/* number */.ai)(length), from);
    const pieces = await readCoded(started, (0,fields/* number */.ai)(chunks), from);
    const before = signatureFile === ""
        ? undefined
        : { id: (0,fields/* runId */.Vz)(id), signatureFile, chunks: pieces, isBase: (0,fields/* number */.ai)(base) === 1 };
    return { known, before, codings: (0,codings/* commonCodings */.d)(tools?.split(",") ?? []), partial: partialOf(partial) };
}
async function readCoded(started, length, coding) {
    const piece = await (0,verb/* readPiece */.nt)(started, length);
    if (coding !== "gzip" || length === 0)
        return piece.toString();
    const text = await (0,external_node_util_.promisify)(external_node_zlib_.gunzip)(piece, { maxOutputLength: longestText }).catch((cause) => {
        throw new errors/* JobError */.CR("protocol", "The target answered with a text that cannot be uncompressed", { cause });
    });
    return text.toString();
}
const longestText = 64 * 1024 * 1024;
/** BASEID,CODING,BYTES */
function partialOf(word) {
    if (word === "-")
        return undefined;
    const [base, coding, bytes] = word?.split(",") ?? [];
    return { base: (0,fields/* perhapsRunId */.s4)(base), coding: codingOf(coding), bytes: (0,fields/* number */.ai)(bytes) };
}
function codingOf(word) {
    const found = codings/* codings */.e.find((coding) => coding === word);
    if (found === undefined)
        throw (0,fields/* unexpected */.os)("coding");
    return found;
}

;// CONCATENATED MODULE: ./build/remote/offer.js








/** A conversation with the target about one job, in one exec. Whoever opens it has to ask, or to leave. */
class Offer {
    facts;
    #started;
    #outgoing;
    #onOver;
    /** Hears what the target says about itself. */
    static async hear(started, outgoing, { platform, probes }, onOver) {
        const facts = {
            platform: platform ? await readPlatform(started) : undefined,
            probes: [],
        };
        for (const command of probes)
            facts.probes.push(await readProbe(started, command));
        return new Offer(started, outgoing, facts, onOver);
    }
    constructor(started, outgoing, facts, onOver) {
        this.#started = started;
        this.#outgoing = outgoing;
        this.#onOver = onOver;
        this.facts = facts;
    }
    /**
     * Names the job.
     * @param eager a small job that is sent before anybody knows whether it is wanted
     * @throws {JobError} `disk-full` when there is no room for it, `invalid` when the submission was used for something else
     */
    async ask(request, eager) {
        const reply = eager && replyTo(eager).head;
        this.#outgoing.say(`${requestLine(request, reply?.length ?? 0)}\n`);
        if (reply !== undefined)
            this.#outgoing.say(reply);
        const [tag, ...words] = await (0,verb/* readWords */.ux)(this.#started);
        if (tag === "W")
            return this.#wanted(words, request);
        if (tag !== "S")
            throw (0,fields/* unexpected */.os)("line");
        return words[1] === "stored" && request.reuse ? this.#stored(words[0]) : this.#run(words, request);
    }
    /** The job is not named. */
    async leave() {
        this.#outgoing.stop();
        const { answer, execution } = this.#started;
        // What it is about to say may be long.
        const timer = setTimeout(() => execution.stdout.destroy(), farewellMs);
        await answer.discard().catch(() => undefined);
        clearTimeout(timer);
    }
    async #wanted(words, request) {
        const said = await readWanted(this.#started, words);
        return {
            kind: "wanted",
            ...said,
            sendWindow: this.#started.execution.sendWindow,
            send: async (payload) => {
                if (payload !== undefined)
                    this.#send(replyTo(payload));
                return this.#run(await (0,verb/* readFields */.qU)(this.#started), request);
            },
            leave: () => this.leave(),
        };
    }
    #send({ head, rest }) {
        this.#outgoing.say(head);
        if (rest === undefined)
            return;
        if (rest instanceof external_node_stream_.Readable)
            this.#outgoing.send(rest);
        else
            this.#outgoing.sayLater(rest);
    }
    async #run([text, outcome], { follow }) {
        if (outcome !== "started" && outcome !== "joined")
            throw (0,fields/* unexpected */.os)("outcome");
        const id = (0,fields/* runId */.Vz)(text);
        const run = { kind: "run", id, joined: outcome === "joined" };
        if (follow)
            return { ...run, events: (0,follow_event/* followToEnd */.cm)(this.#started, () => this.#onOver(id)) };
        this.#outgoing.stop();
        await (0,verb/* succeeded */.gq)(this.#started);
        return { ...run, events: external_node_stream_.Readable.from([]) };
    }
    async #stored(id) {
        const [tag, length] = await (0,verb/* readWords */.ux)(this.#started);
        if (tag !== "M")
            throw (0,fields/* unexpected */.os)("line");
        const sealed = await (0,verb/* readPiece */.nt)(this.#started, (0,fields/* number */.ai)(length));
        return {
            kind: "stored",
            id: (0,fields/* runId */.Vz)(id),
            sealed: sealed.toString(),
            events: (0,follow_event/* followToEnd */.cm)(this.#started),
            fetch: (names) => {
                this.#outgoing.say(nulEnded(names));
                this.#outgoing.stop();
                return (0,verb/* readArchive */.bL)(this.#started);
            },
            leave: () => this.leave(),
        };
    }
}
/** Names as the target reads them. */
function nulEnded(names) {
    return Buffer.concat(names.flatMap((name) => [name, Buffer.from([0])]));
}
async function readPlatform(started) {
    const [tag, ...words] = await (0,verb/* readWords */.ux)(started);
    if (tag !== "P")
        throw (0,fields/* unexpected */.os)("line");
    return (0,answer/* printable */.g$)(words.join(" ")) || undefined;
}
async function readProbe(started, command) {
    const [tag, code, length] = await (0,verb/* readWords */.ux)(started);
    if (tag !== "P")
        throw (0,fields/* unexpected */.os)("line");
    const stdout = (0,external_node_crypto_.createHash)("sha256").update(await (0,verb/* readPiece */.nt)(started, (0,fields/* number */.ai)(length)));
    return { command, exitCode: (0,fields/* number */.ai)(code), stdout: stdout.digest("hex") };
}
/** How long a target may go on talking to a client that has heard enough. Milliseconds. */
const farewellMs = 1000;
/** SIGNATURE SUBMISSION REQUEST FOLLOW JOIN REUSE KIB FILES JOB BASE EAGER DOMAIN... */
function requestLine(request, eager) {
    const { signature, submission, follow, join, reuse, room, job, base, domains } = request;
    return [
        ...[signature, submission, request.request, follow ? 1 : 0],
        join ? `${(0,fields/* hundredths */.ik)(join.timeoutMs)}.${(0,fields/* hundredths */.ik)(join.idleTimeoutMs)}` : 0,
        reuse ? Math.max(1, Math.floor(reuse.longestMs ?? anyDuration)) : 0,
        ...[room.kib, room.files, job, base ?? "-", eager, ...domains],
    ].join(" ");
}
/** Milliseconds that no run takes; every shell can count so far. */
const anyDuration = 2 ** 31 - 1;


/***/ }),

/***/ 45146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ remoteError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66321);


/** The error that the words CODE MESSAGE after E stand for. */
function remoteError([code, ...message]) {
    const said = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(message.join(" "));
    return isRemoteCode(code)
        ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR(code, `On the target: ${said}`, {
            hint: said.startsWith("there is no run ") ? removed : hints[code],
        })
        : new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR("protocol", "The target answered with an error that is not part of the protocol");
}
const removed = "It may have been removed. ssh-job list shows what is there.";
const hints = {
    "base-lost": "The job is sent again, whole.",
    "connection-lost": "The job is sent again when the connection is.",
    "disk-full": "Free space on the target, or set remote-directory to a disk that has some.",
    invalid: "Run it again: each try has a name of its own, which belongs to one job.",
    protocol: "Remove the store on the target and run again.",
    target: "Mend this on the target, or set remote-directory to another place.",
};
function isRemoteCode(word) {
    return word !== undefined && Object.hasOwn(hints, word);
}


/***/ }),

/***/ 84465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H5: () => (/* binding */ RunFiles),
  b1: () => (/* binding */ question),
  ed: () => (/* binding */ sampleBytes)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/remote/codings.js
var codings = __webpack_require__(59640);
// EXTERNAL MODULE: ./build/remote/answer.js
var remote_answer = __webpack_require__(66321);
// EXTERNAL MODULE: ./build/remote/fields.js
var fields = __webpack_require__(56834);
;// CONCATENATED MODULE: ./build/remote/listing.js


const types = ["directory", "file", "symlink", "special"];
const dot = 0x2e;
const slash = 0x2f;
/** More names than that are no result. */
const mostNames = 2_000_000;
/** What so many names of a usual length need, with their sizes and modes. Bytes. */
const longestListing = 256 * 1024 * 1024;
/** Reads what the verb `fetch` lists. @throws {JobError} `connection-lost` when it is cut short, `protocol` */
async function readListing(answer) {
    const names = [];
    let left = longestListing;
    for (const type of types) {
        for (;;) {
            const name = await answer.upTo(0);
            if (name === undefined)
                throw (0,remote_answer/* cutShort */.VV)();
            if (name.length === 0)
                break;
            if (name.length === 1 && name[0] === dot)
                continue;
            if (name[0] !== dot || name[1] !== slash)
                throw new errors/* JobError */.CR("protocol", "The target lists a result file that is not below the job's directory");
            left -= name.length + 1;
            if (names.length === mostNames || left < 0)
                throw endless();
            names.push({ type, name: name.subarray(2) });
        }
    }
    return withStatus(names, await readStatus(answer, left));
}
/** The lines up to the dot, of so many bytes at most. */
async function readStatus(answer, most) {
    const lines = [];
    let left = most;
    for (;;) {
        const line = await answer.line();
        if (line === undefined)
            throw (0,remote_answer/* cutShort */.VV)();
        if (line === ".")
            return lines;
        left -= line.length + 1;
        if (lines.length === mostNames || left < 0)
            throw endless();
        lines.push(line);
    }
}
/** Sizes and modes come in the order of the files; when their number is not that of the files, none of them is believed. */
function withStatus(names, lines) {
    const known = lines.length === names.filter(({ type }) => type === "file").length &&
        lines.every((line) => /^\d{1,15} [0-7]{1,5}$/.test(line));
    let next = 0;
    return names.map((entry) => {
        if (!known || entry.type !== "file")
            return { ...entry, size: undefined, executable: undefined };
        const [size, mode = ""] = lines[next++]?.split(" ") ?? [];
        return { ...entry, size: Number(size), executable: (Number.parseInt(mode, 8) & 0o100) !== 0 };
    });
}
/** The error of a list that is longer than any that was asked for. */
function endless() {
    return new errors/* JobError */.CR("protocol", "The target answered with an endless list");
}

// EXTERNAL MODULE: ./build/remote/offer.js + 2 modules
var offer = __webpack_require__(86690);
// EXTERNAL MODULE: ./build/remote/verb.js + 2 modules
var verb = __webpack_require__(52519);
;// CONCATENATED MODULE: ./build/remote/run-files.js









/** What may be said beside the answers, complaints for one. Lines. */
const moreLines = 16;
/** However few names were asked about. Bytes. */
const longestAnswer = 16 * 1024 * 1024;
/** More than a digest and what is around it. Bytes. */
const besideName = 80;
/** How much is looked at of a sample. Bytes. */
const sampleBytes = 256 * 1024;
/** A conversation with the target about what a run has left, in one exec. Whoever opens it has to fetch, or to leave. */
class RunFiles {
    names;
    /** How the target can compress, the best first. */
    codings;
    canDigest;
    /** As `Execution` has it. */
    sendWindow;
    #started;
    #outgoing;
    static async hear(started, outgoing) {
        const [, tools = "-"] = await (0,verb/* readFields */.qU)(started);
        const names = await readListing(started.answer).catch(async (error) => {
            // What the target could not list is not for asking again.
            if (error instanceof errors/* JobError */.CR && error.code === "connection-lost")
                await (0,verb/* succeeded */.gq)(started);
            throw error;
        });
        return new RunFiles(started, outgoing, names, tools.split(","));
    }
    constructor(started, outgoing, names, tools) {
        this.#started = started;
        this.#outgoing = outgoing;
        this.names = names;
        this.codings = (0,codings/* commonCodings */.d)(tools);
        this.canDigest = tools.includes("sha256sum");
        this.sendWindow = started.execution.sendWindow;
    }
    /** Asks all at once. @throws {JobError} `connection-lost` */
    async ask({ digestsOf, sampleOf }) {
        // sha256sum writes other names in a way of its own.
        const plain = digestsOf.filter(({ name }) => !/[\\\n\r]/.test(name.toString("latin1")));
        if (plain.length > 0)
            this.#outgoing.say(question("sha256sum", plain, "--"));
        if (sampleOf.length > 0)
            this.#outgoing.say(question("sample", sampleOf));
        const digests = plain.length > 0 ? digestsIn(plain, await this.#lines(plain)) : new Map();
        const [sample] = sampleOf.length > 0 ? await this.#lines(sampleOf) : [];
        return { digests, sample: sample === undefined ? undefined : (0,fields/* number */.ai)(sample.trim()) };
    }
    /** Fetches these, and ends the conversation. */
    fetch(names, coding = "none") {
        this.#outgoing.say(question(coding, names));
        this.#outgoing.stop();
        let bytes = 0;
        const { archive, complaint } = (0,verb/* readArchive */.bL)(this.#started);
        const counted = external_node_stream_.Readable.from(counting(archive, (length) => (bytes += length)));
        return { archive: decoded(counted, coding), complaint, received: () => bytes };
    }
    /** Nothing is wanted. @throws {JobError} when the target is not as it should be */
    async leave() {
        this.#outgoing.say("leave\n");
        this.#outgoing.stop();
        await (0,verb/* succeeded */.gq)(this.#started);
    }
    /** At most about one for each name. */
    async #lines(names) {
        const lines = [];
        const expected = names.reduce((sum, { name }) => sum + name.length + besideName, 0);
        let left = Math.max(longestAnswer, expected);
        for (;;) {
            const line = await this.#started.answer.upTo(0x0a);
            if (line === undefined)
                throw (0,remote_answer/* cutShort */.VV)();
            const text = line.toString("latin1");
            if (text === ".")
                return lines;
            left -= text.length + 1;
            if (lines.length === names.length + moreLines || left < 0)
                throw endless();
            lines.push(text);
        }
    }
}
/** What to say to ask something of these. */
function question(what, names, ...details) {
    const bytes = namesOf(names);
    return Buffer.concat([Buffer.from(`${[what, bytes.length, ...details].join(" ")}\n`), bytes]);
}
/** As the target has listed them. */
function namesOf(names) {
    return (0,offer/* nulEnded */.Y)(names.map(({ name }) => Buffer.concat([here, name])));
}
const here = Buffer.from("./");
/** What sha256sum prints: digest, two characters and the name. Whatever else there is does not count. */
function digestsIn(names, lines) {
    const byPath = new Map(names.map((entry) => [`./${entry.name.toString("latin1")}`, entry]));
    const digests = new Map();
    for (const line of lines) {
        const [, digest, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
        const entry = path === undefined ? undefined : byPath.get(path);
        if (digest !== undefined && entry !== undefined)
            digests.set(entry, digest);
    }
    return digests;
}
async function* counting(chunks, count) {
    for await (const chunk of chunks) {
        count(chunk.length);
        yield chunk;
    }
}
/** Of what comes out at once. Bytes. */
const chunkSize = 64 * 1024;
/** @returns a stream that fails with `results` when the bytes are not what they should be, and as the source fails */
function decoded(source, coding) {
    if (coding === "none")
        return source;
    const decoder = coding === "gzip" ? external_node_zlib_.createGunzip({ chunkSize }) : external_node_zlib_.createZstdDecompress({ chunkSize });
    (0,external_node_stream_.pipeline)(source, decoder, () => undefined);
    return external_node_stream_.Readable.from(understood(decoder));
}
async function* understood(decoder) {
    try {
        yield* decoder;
    }
    catch (cause) {
        if (cause instanceof errors/* JobError */.CR)
            throw cause;
        throw new errors/* JobError */.CR("results", "What the target has compressed of the results cannot be read.", {
            hint: "Fetch the results again; they are still on the target.",
            cause,
        });
    }
}


/***/ }),

/***/ 52519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bL: () => (/* binding */ readArchive),
  qU: () => (/* binding */ readFields),
  Se: () => (/* binding */ readLines),
  nt: () => (/* binding */ readPiece),
  yR: () => (/* binding */ readText),
  ux: () => (/* binding */ readWords),
  W3: () => (/* binding */ startVerb),
  gq: () => (/* binding */ succeeded)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/remote/answer.js
var remote_answer = __webpack_require__(66321);
// EXTERNAL MODULE: ./build/remote/quote.js
var quote = __webpack_require__(4463);
// EXTERNAL MODULE: ./build/remote/remote-error.js
var remote_error = __webpack_require__(45146);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/remote/shorten.js
/**
 * A script as it is sent, without what only people need: comments, indentation, blanks around operators, before `then`, `}`
 * and the like and in front of a case's commands (none of our texts holds such), and long names of variables (all of ours
 * begin with `_`) and of functions that have more than one word. The frequent names become the shortest.
 */
function shorten(script) {
    const lines = script.split("\n").map((line) => line.trimStart().replace(/(?<=^\w+\(\) \{) # .*/, ""));
    const kept = lines.filter((line) => line !== "" && !line.startsWith("#"));
    const text = kept
        .join("\n")
        .replaceAll(needless, "$1")
        .replaceAll(/\$\(\(.*?\)\)/g, (sum) => sum.replaceAll(/ ([-+*/%]) /g, "$1"));
    return `${rename(rename(text, variables(text), "_"), functions(text), "F")}\n`;
}
const needless = / (&&|\|\|?)[ \n]| (?=;;)|;;(?=\nesac)|(?<=;) (?=(?:then|do|done|fi|else|esac)\b|\})|(?<=^[^(]+\)) /gm;
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
        read(new URL(/* asset import */ __webpack_require__(91858), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(41042), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(3620), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(11717), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(63214), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(59459), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(67958), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(42430), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(92909), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(70925), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(6309), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(59776), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(467), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(11446), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(59121), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(66165), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(83033), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(10477), __webpack_require__.b)),
        read(new URL(/* asset import */ __webpack_require__(88838), __webpack_require__.b)),
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
        throw new errors/* JobError */.CR("target", "The scripts vanished from the target's store");
    return again;
}
/** The words after S. @throws {JobError} the error after E, when the command has cleaned up */
async function readFields(started) {
    const [tag, ...words] = await readWords(started);
    if (tag === "S")
        return words;
    throw new errors/* JobError */.CR("protocol", `The target answered: ${(0,remote_answer/* printable */.g$)([tag, ...words].join(" "))}`);
}
/** The words of a line. @throws {JobError} the error after E, when the command has cleaned up */
async function readWords(started) {
    const line = await started.answer.line();
    if (line === undefined) {
        await succeeded(started);
        throw (0,remote_answer/* cutShort */.VV)();
    }
    const [tag = "", ...words] = line.split(" ");
    if (tag !== "E")
        return [tag, ...words];
    await exitOf(started).catch(() => undefined); // what it had to say is said
    throw (0,remote_error/* remoteError */.b)(words);
}
/** So many bytes. @throws {JobError} `protocol` when they are too many, `connection-lost` when they are too few */
async function readPiece({ answer }, length) {
    if (length > longestPiece)
        throw new errors/* JobError */.CR("protocol", "The target answered with an endless text");
    const pieces = [];
    for await (const piece of answer.bytes(length))
        pieces.push(piece);
    return Buffer.concat(pieces);
}
/** The words of every line up to the one that is a dot. @throws {JobError} `protocol`, `connection-lost` when it is cut */
async function readLines({ answer }) {
    const lines = [];
    for (let bytes = 0; bytes <= longestList;) {
        const line = await answer.line();
        if (line === undefined)
            throw (0,remote_answer/* cutShort */.VV)();
        if (line === ".")
            return lines;
        const words = line.split(" ");
        if (words[0] === "E")
            throw (0,remote_error/* remoteError */.b)(words.slice(1));
        lines.push(words);
        bytes += line.length + 1;
    }
    throw new errors/* JobError */.CR("protocol", "The target answered with an endless list");
}
/** The first line of what is still to come, which may be a long one and need not have an end. @throws {JobError} `protocol` */
async function readText({ answer }) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of answer.rest()) {
        bytes += chunk.length;
        if (bytes > longestPiece)
            throw new errors/* JobError */.CR("protocol", "The target answered with an endless text");
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8").split("\n", 1)[0] ?? "";
}
const longestList = 16 * 1024 * 1024;
const longestPiece = 64 * 1024 * 1024;
/** @throws {JobError} `target` when the command ended with another exit code than 0, `connection-lost` when it was killed */
async function succeeded(started) {
    const { code, signal } = await exitOf(started);
    if (code === 0)
        return;
    if (code === undefined)
        throw new errors/* JobError */.CR("connection-lost", `A command of ours on the target was ended by ${String(signal)}`);
    const said = (0,remote_answer/* printable */.g$)(await started.execution.stderr);
    throw new errors/* JobError */.CR("target", `A command on the target ended with exit code ${code}: ${said}`);
}
/** How the command ended. A login shell may say something after it, too. */
async function exitOf({ answer, execution }) {
    await answer.discard();
    return execution.exit;
}
/**
 * The tar stream that is still to come, which may be several archives one after the other, and a promise that settles when
 * the target is done: with what its tar complained about (`""` for nothing).
 */
function readArchive({ answer, execution }) {
    const complaint = Promise.all([execution.exit, execution.stderr]).then(([{ code }, stderr]) => code === 0 ? "" : (0,remote_answer/* printable */.g$)(stderr) || `tar ended with ${String(code)}`);
    complaint.catch(() => undefined); // the archive's reader sees the same failure first
    return { archive: answer.rest(), complaint };
}
async function exec(connection, store, { verb, words, stdin, signal }) {
    const command = ["sh", "-c", (0,quote/* quote */.h)(find()), (0,quote/* quoteRemotePath */.A)(store), verb, ...words.map(quote/* quote */.h)].join(" ");
    const execution = await connection.exec(command, { stdin: stdin?.(), signal });
    const started = { answer: new remote_answer/* Answer */.Fn(execution.stdout), execution };
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
    const command = `sh -s ${(0,quote/* quoteRemotePath */.A)(store)} install ${hash} ${bytes}`;
    const stdin = external_node_stream_.Readable.from([Buffer.from(installer)]);
    const execution = await connection.exec(command, { stdin, signal });
    const started = { answer: new remote_answer/* Answer */.Fn(execution.stdout), execution };
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
    const said = (0,remote_answer/* printable */.g$)(`${await execution.stderr} ${noise}`) || "it said nothing";
    throw new errors/* JobError */.CR("target", `The login shell did not run our command (exit code ${String(code)}): ${said}`, {
        hint: "The account needs a login shell that runs commands, and sh, tar and the usual small tools in its PATH.",
    });
}


/***/ }),

/***/ 87177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ printReport)
/* harmony export */ });
/** The report as it stands in its file. */
function printReport(report) {
    return `${JSON.stringify(report, undefined, 2)}\n`;
}


/***/ }),

/***/ 88131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ abortError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/**
 * The error for what an aborted signal has ended: its reason if that is ours, else `connection-lost`.
 * @param what the subject of the sentence: `The command`
 */
function abortError(signal, what) {
    const reason = signal.reason;
    if (reason instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR)
        return reason;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR("connection-lost", `${what} was aborted.`, { cause: reason });
}


/***/ }),

/***/ 41900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ quoteForeign)
/* harmony export */ });
/** Text that the other side may have written, for a message: short, on one line and without control characters. */
function quoteForeign(text) {
    return JSON.stringify(text.slice(0, 200).replace(/\p{C}/gu, " "));
}


/***/ }),

/***/ 94854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  finishOverSsh: () => (/* binding */ finishOverSsh),
  githubCacheOptions: () => (/* reexport */ githubCacheOptions),
  linkOverSsh: () => (/* binding */ linkOverSsh),
  previewPipeline: () => (/* binding */ previewPipeline),
  runOverSsh: () => (/* binding */ runOverSsh),
  runPipelineOverSsh: () => (/* binding */ runPipelineOverSsh),
  signOverSsh: () => (/* binding */ signOverSsh)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/cache/cache-fault.js
/** Why a cache cannot do what it was asked: the message is a sentence for people. */
class CacheFault extends Error {
    name = "CacheFault";
    /** There is something, and it is not what it should be. */
    suspicious;
    constructor(message, { suspicious = false, cause } = {}) {
        super(message, { cause });
        this.suspicious = suspicious;
    }
}
/** What is known of an error in a few words: the system's code, or else its own text. */
function briefly(error) {
    if (!(error instanceof Error))
        return String(error);
    if ("code" in error && typeof error.code === "string")
        return error.code;
    return error.message;
}

;// CONCATENATED MODULE: ./build/cache/deadline.js
/**
 * Does `work` with a signal that is aborted after `ms`, or with `signal`.
 *
 * @throws what `timeout` makes, the reason of `signal`, or what `work` throws
 */
async function within(ms, signal, timeout, work) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(timeout()), ms);
    const either = AbortSignal.any([signal, controller.signal]);
    try {
        either.throwIfAborted();
        return await work(either);
    }
    catch (error) {
        // What was aborted may say so in other words.
        throw either.aborted ? either.reason : error;
    }
    finally {
        clearTimeout(timer);
    }
}
/** Waits for what knows of no signal. Aborted, it goes on, but nobody waits for it any more. */
async function unlessAborted(signal, work) {
    let stop = () => undefined;
    const aborted = new Promise((_resolve, reject) => {
        stop = () => reject(signal.reason);
        signal.addEventListener("abort", stop, { once: true });
    });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener("abort", stop);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./build/cache/github-archive.js





/** What may stand around the one member: headers, and the padding of tar's last record. Bytes. */
const aroundMember = 2 ** 20;
/**
 * Takes the one file out of an archive that `@actions/cache` made, or that anybody made who may write to the cache. Nothing
 * but `path` is written to, whatever the archive says, and memory does not grow with it.
 *
 * @throws {CacheFault} if it holds anything else; whatever reading or decompressing it gives a reason for
 */
async function extractEntry(archive, path, { compression, name, longest, signal }) {
    const members = (0,tar_stream.extract)();
    let received = 0;
    let allowed = aroundMember;
    const guard = async function* (chunks) {
        for await (const chunk of chunks) {
            received += chunk.length;
            if (received > allowed)
                throw foreign();
            yield chunk;
        }
    };
    const fed = (0,external_node_stream_promises_.pipeline)(archive, decompressor(compression), guard, members, { signal });
    fed.catch(() => undefined);
    let found = 0;
    for await (const member of members) {
        const { type, name: itsName, size } = member.header;
        if (++found > 1 || type !== "file" || itsName !== name || size > longest)
            throw foreign();
        allowed = received + size + aroundMember;
        await (0,external_node_stream_promises_.pipeline)(member, (0,external_node_fs_.createWriteStream)(path, { flags: "wx", mode: 0o600 }), { signal });
    }
    await fed;
    if (found === 0)
        throw foreign();
}
function decompressor(compression) {
    if (compression === "gzip")
        return external_node_zlib_.createGunzip();
    // zstd's own archives need a window of at most 8 MiB; a foreign one may ask for gigabytes.
    return external_node_zlib_.createZstdDecompress({ params: { [external_node_zlib_.constants.ZSTD_d_windowLogMax]: 23 } });
}
function foreign() {
    return new CacheFault("The entry in GitHub's cache holds something else than one result.", {
        suspicious: true,
    });
}

;// CONCATENATED MODULE: ./build/cache/github-requests.js
/** Does something with a client of GitHub's, which heeds the proxy; its connections end with `signal`. */
async function withClient({ token, silentMs, signal }, work) {
    const { HttpClient } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 44942));
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const client = new HttpClient("ssh-job-action", [], {
        headers,
        // They would take the token with them.
        allowRedirects: token === undefined,
        // Only so do connections end when the client is disposed of.
        keepAlive: true,
        socketTimeout: silentMs,
    });
    const dispose = () => client.dispose();
    signal.addEventListener("abort", dispose, { once: true });
    try {
        signal.throwIfAborted();
        return await work(client);
    }
    finally {
        signal.removeEventListener("abort", dispose);
        dispose();
    }
}
/** The body of an answer, `undefined` if it is longer than `longest` bytes. */
async function readShort(message, longest) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of message) {
        bytes += chunk.length;
        if (bytes > longest)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
}
/** Why there is no answer. What the client says itself may hold a signed URL. */
function whyNoAnswer(error) {
    if (!(error instanceof Error))
        return "its answer broke off";
    if ("code" in error && typeof error.code === "string")
        return error.code;
    return error.message.startsWith("Request timeout") ? "it does not answer" : error.name;
}

;// CONCATENATED MODULE: ./build/cache/github-download.js




/** Downloads the archive of an entry, and writes the one file that is in it to `path`. @throws {CacheFault} */
async function download(url, path, options) {
    const { idleMs, signal } = options;
    await withClient({ token: undefined, silentMs: idleMs, signal }, async (client) => {
        const { message } = await unlessAborted(signal, client.get(url)).catch((error) => {
            throw new CacheFault(`The entry in GitHub's cache cannot be downloaded: ${whyNoAnswer(error)}.`);
        });
        if (message.statusCode !== 200) {
            message.destroy();
            const status = message.statusCode ?? 0;
            throw new CacheFault(`The entry in GitHub's cache cannot be downloaded: HTTP ${status}.`);
        }
        // From here on it is us who watch, and who say what happened.
        message.setTimeout(0);
        try {
            await extractEntry(untilSilent(message, idleMs), path, options);
        }
        catch (error) {
            if (error instanceof CacheFault || signal.aborted)
                throw error;
            throw isOfArchive(error)
                ? new CacheFault("The entry in GitHub's cache is damaged.", { suspicious: true, cause: error })
                : new CacheFault(`The download of the entry in GitHub's cache broke off: ${whyNoAnswer(error)}.`);
        }
        finally {
            message.destroy();
        }
    });
}
async function* untilSilent(message, idleMs) {
    const fault = new CacheFault(`The download of the entry in GitHub's cache was given up, as nothing came for ${idleMs / 1000} s.`);
    const timer = setTimeout(() => message.destroy(fault), idleMs);
    try {
        for await (const chunk of message) {
            yield chunk;
            timer.refresh();
        }
    }
    finally {
        clearTimeout(timer);
    }
}
/** An error of the decompressor or of the tar reader, which gives its errors no code. */
function isOfArchive(error) {
    if (!(error instanceof Error))
        return false;
    return !("code" in error) || /^(Z_|ZSTD_|ERR_ZLIB|ERR_ZSTD)/.test(String(error.code));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/cache/github-key.js


/** What we can read, what is likelier first. Node has had zstd since 22.15. */
const compressions = "createZstdDecompress" in external_node_zlib_ ? ["zstd-without-long", "gzip"] : ["gzip"];
/** The key of a job's entry. The signature stands at its end, so that no key is the beginning of another job's. */
function cacheKey(name, signature) {
    const words = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const slug = words.replace(/^-/, "").slice(0, 40).replace(/-$/, "");
    return `sja1-${slug === "" ? "job" : slug}-${signature}`;
}
/** The key of an entry that takes the place of others: entries never change, so it is a newer one beside them. */
function newerKey(key) {
    return `${newerKeys(key)}${Date.now().toString(36)}`;
}
/** How the keys of all newer entries begin. The service answers with the latest key that begins so. */
function newerKeys(key) {
    return `${key}-`;
}
/** Is this the key of the entry, or of a newer one? */
function isKeyOf(key, found) {
    return (found === key ||
        (found.startsWith(newerKeys(key)) && /^[0-9a-z]{1,12}$/.test(found.slice(key.length + 1))));
}
/** Where a job's entry is saved, below the workspace; this very text is part of the version that GitHub keeps it under. */
function entryPath(signature) {
    return `.ssh-job-action/cache/${signature}.sja`;
}
/** As `getCacheVersion` of `@actions/cache` has it, with `enableCrossOsArchive`. */
function cacheVersion(path, compression) {
    return (0,external_node_crypto_.hash)("sha256", [path, compression, "1.0"].join("|"));
}

// EXTERNAL MODULE: ./node_modules/p-retry/index.js + 1 modules
var p_retry = __webpack_require__(74995);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 4 modules
var schemas = __webpack_require__(54922);
// EXTERNAL MODULE: ./build/transport/foreign-text.js
var foreign_text = __webpack_require__(41900);
;// CONCATENATED MODULE: ./build/cache/github-locate.js







/** Asks where the newest entry of this key and version is. `undefined`: there is none. @throws {CacheFault} */
async function locate(entry, service, { lookupMs, retryMs }, signal) {
    const ask = service.protocol === "v2" ? askV2 : askV1;
    const access = { token: service.token.reveal(), silentMs: lookupMs, signal };
    const asked = (0,p_retry/* default */.Ay)(() => withClient(access, (client) => ask(client, service.url, entry)), {
        retries: 2,
        minTimeout: retryMs,
        signal,
        shouldRetry: ({ error }) => !signal.aborted && !(error instanceof Refused),
    });
    return unlessAborted(signal, asked);
}
/** An answer that will be the same the next time. */
class Refused extends CacheFault {
}
const longestAnswer = 65_536;
const snakeV2 = schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY(), signed_download_url: schemas/* string */.YjP(), matched_key: schemas/* string */.YjP() });
const camelV2 = schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY(), signedDownloadUrl: schemas/* string */.YjP(), matchedKey: schemas/* string */.YjP() });
const noneV2 = schemas/* object */.Ikc({ ok: schemas/* optional */.lqM(schemas/* literal */.euz(false)) });
const foundV1 = schemas/* object */.Ikc({ archiveLocation: schemas/* string */.YjP(), cacheKey: schemas/* string */.YjP() });
async function askV2(client, base, { key, version }) {
    const method = "github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL";
    const url = new URL(`/twirp/${method}`, base).href;
    const headers = { "content-type": "application/json" };
    const question = { key: newerKeys(key), restore_keys: [key], version };
    const { body } = await answerTo(client.post(url, JSON.stringify(question), headers));
    const snake = snakeV2.safeParse(body);
    if (snake.success && snake.data.ok) {
        return { key: snake.data.matched_key, url: snake.data.signed_download_url };
    }
    const camel = camelV2.safeParse(body);
    if (camel.success && camel.data.ok)
        return { key: camel.data.matchedKey, url: camel.data.signedDownloadUrl };
    if (noneV2.safeParse(body).success)
        return undefined;
    throw strange();
}
async function askV1(client, base, { key, version }) {
    const keys = encodeURIComponent(`${newerKeys(key)},${key}`);
    const url = `${base}_apis/artifactcache/cache?keys=${keys}&version=${version}`;
    const headers = { accept: "application/json;api-version=6.0-preview.1" };
    const { status, body } = await answerTo(client.get(url, headers));
    if (status === 204)
        return undefined;
    const found = foundV1.safeParse(body);
    if (found.success)
        return { key: found.data.cacheKey, url: found.data.archiveLocation };
    throw strange();
}
async function answerTo(request) {
    const { status, headers, text } = await read(request);
    if (status === 204)
        return { status, body: undefined };
    const body = parseJson(text);
    if (status === 200)
        return { status, body };
    const said = schemas/* object */.Ikc({ msg: schemas/* optional */.lqM(schemas/* string */.YjP()), message: schemas/* optional */.lqM(schemas/* string */.YjP()) }).safeParse(body);
    const words = said.data?.msg ?? said.data?.message;
    const because = words === undefined ? "" : `: ${(0,foreign_text/* quoteForeign */.x)(words)}`;
    if (status >= 500)
        throw new CacheFault(`GitHub's cache failed with HTTP ${status}${because}.`);
    if (status === 429) {
        const after = /^\d{1,6}$/.exec(headers["retry-after"] ?? "")?.[0];
        const when = after === undefined ? "" : ` and wants to be left alone for ${after} s`;
        throw new Refused(`GitHub's cache is asked too often (HTTP 429)${when}.`);
    }
    if (status === 401 || status === 403) {
        throw new Refused(`GitHub's cache may not be read by this job (HTTP ${status})${because}.`);
    }
    throw new Refused(`GitHub's cache refused to answer with HTTP ${status}${because}.`);
}
async function read(request) {
    try {
        const { message } = await request;
        const after = message.headers["retry-after"];
        const headers = after === undefined ? {} : { "retry-after": after };
        return { status: message.statusCode ?? 0, headers, text: await readShort(message, longestAnswer) };
    }
    catch (error) {
        throw new CacheFault(`GitHub's cache cannot be reached: ${whyNoAnswer(error)}.`, { cause: error });
    }
}
function parseJson(text) {
    try {
        return JSON.parse(text ?? "");
    }
    catch {
        return undefined;
    }
}
function strange() {
    return new CacheFault("GitHub's cache gave an answer that its protocol does not know.");
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
;// CONCATENATED MODULE: ./build/cache/github-options.js


const defaultBounds = {
    lookupMs: 10_000,
    retryMs: 500,
    idleMs: 10_000,
    downloadMs: 120_000,
    storeMs: 120_000,
    longest: 2 * 2 ** 30,
    unremarkable: 500 * 2 ** 20,
};
/** What a runner says of its cache service, chosen as `@actions/cache` does it; `undefined` where there is none. */
function githubCacheOptions(environment) {
    const given = (name) => environment[name] === "" ? undefined : environment[name];
    const isV2 = given("ACTIONS_CACHE_SERVICE_V2") !== undefined && !isEnterpriseServer(given("GITHUB_SERVER_URL"));
    const results = given("ACTIONS_RESULTS_URL");
    const url = isV2 ? results : (given("ACTIONS_CACHE_URL") ?? results);
    const token = given("ACTIONS_RUNTIME_TOKEN");
    const workspace = given("GITHUB_WORKSPACE");
    if (url === undefined || !URL.canParse(url) || token === undefined || workspace === undefined) {
        return undefined;
    }
    return {
        protocol: isV2 ? "v2" : "v1",
        url: url.endsWith("/") ? url : `${url}/`,
        token: new secret/* Secret */.z(token),
        workspace,
        temporary: given("RUNNER_TEMP") ?? (0,external_node_os_.tmpdir)(),
    };
}
/** By its name: it is none of those that GitHub itself runs. */
function isEnterpriseServer(server = "https://github.com") {
    if (!URL.canParse(server))
        return true;
    const { hostname } = new URL(server);
    return hostname !== "github.com" && !hostname.endsWith(".ghe.com") && !hostname.endsWith(".localhost");
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/job/entry-content.js
var entry_content = __webpack_require__(79092);
// EXTERNAL MODULE: ./build/job/encode.js
var encode = __webpack_require__(67632);
// EXTERNAL MODULE: ./build/cache/seal.js
var seal = __webpack_require__(56336);
;// CONCATENATED MODULE: ./build/cache/entry-head.js







// Every entry that is a file begins with magic, length of the sealed manifest (unsigned, 64 bits, most significant byte
// first) and sealed manifest. What comes then is told by the magic.
/** Follows no link, waits for no FIFO's writer. */
const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
/** What an entry begins with. */
function entryHead(magic, sealed) {
    const text = Buffer.from(sealed);
    return Buffer.concat([magic, (0,encode/* uint64 */.VV)(text.length), text]);
}
/**
 * Opens an entry that anybody may have written. Whoever asks closes it.
 *
 * @throws {CacheFault} if it does not fit what is expected; an error of the file system if it cannot be read
 */
async function openHead(path, { what, magic, longest, expected }) {
    const file = await (0,promises_.open)(path, flags);
    try {
        const { sealed, end } = await readSealedText(file, magic, what);
        const opened = (0,seal/* open */.ho)(sealed.toString(), expected);
        if ("refused" in opened) {
            throw new CacheFault(`${what} is not used: ${opened.refused}.`, { suspicious: opened.suspicious });
        }
        if ((0,entry_content/* sizeOf */.$)(opened.manifest).bytes > longest) {
            throw new CacheFault(`${what} is larger than all that is stored there.`, { suspicious: true });
        }
        return { file, manifest: opened.manifest, start: preambleBytes(magic) + sealed.length, end };
    }
    catch (error) {
        await file.close();
        throw error;
    }
}
/** The error for an entry that cannot have been written by us as it is. */
function damagedEntry(what) {
    return new CacheFault(`${what} is damaged or no entry at all.`, { suspicious: true });
}
/** The bytes of an open entry from a position on. */
async function* readFrom(file, start, atOnce) {
    for (let position = start;;) {
        const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(atOnce), 0, atOnce, position);
        if (bytesRead === 0)
            return;
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
    }
}
async function readSealedText(file, magic, what) {
    const damaged = damagedEntry(what);
    const stats = await file.stat();
    if (!stats.isFile())
        throw damaged;
    const preamble = await readExactly(file, 0, preambleBytes(magic));
    if (preamble?.subarray(0, magic.length).equals(magic) !== true)
        throw damaged;
    const length = preamble.readBigUInt64BE(magic.length);
    if (length > BigInt(Math.min(seal/* longestSealed */.p2, stats.size)))
        throw damaged;
    const sealed = await readExactly(file, preambleBytes(magic), Number(length));
    if (sealed === undefined || !(0,external_node_buffer_.isUtf8)(sealed))
        throw damaged;
    return { sealed, end: stats.size };
}
/** Of magic and length. Bytes. */
function preambleBytes(magic) {
    return magic.length + 8;
}
async function readExactly(file, position, length) {
    const buffer = Buffer.alloc(length);
    let filled = 0;
    for (let read = 1; read > 0 && filled < length; filled += read) {
        ({ bytesRead: read } = await file.read(buffer, filled, length - filled, position + filled));
    }
    return filled === length ? buffer : undefined;
}

;// CONCATENATED MODULE: ./build/cache/entry-file.js




/** Behind the manifest stands the tar in gzip. */
const magic = Buffer.from("ssh-job-entry/1\n");
/** Of what comes out at once: each chunk is a turn of a thread. Bytes. */
const chunkSize = 256 * 1024;
/**
 * Writes an entry to `path`, where nothing may be yet, and nobody else may read it. Memory does not grow with its size.
 * Returns the bytes of the file; what was written of one that failed stays.
 *
 * @throws whatever `tar`, the file system or `options` give a reason for
 */
async function writeEntryFile(path, { sealed, tar }, { longest, tooLong, signal }) {
    let bytes = 0;
    const behindManifest = async function* (compressed) {
        const head = entryHead(magic, sealed);
        bytes = head.length;
        yield head;
        for await (const chunk of compressed) {
            bytes += chunk.length;
            if (bytes > longest)
                throw tooLong();
            yield chunk;
        }
    };
    const file = (0,external_node_fs_.createWriteStream)(path, { flags: "wx", mode: 0o600 });
    await (0,external_node_stream_promises_.pipeline)(tar(), (0,external_node_zlib_.createGzip)({ level: 0, chunkSize }), behindManifest, file, { signal });
    return bytes;
}

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
;// CONCATENATED MODULE: ./build/cache/github-output.js


const keeping = new external_node_async_hooks_.AsyncLocalStorage();
let working = 0;
let stopDiverting;
/**
 * Does `work` of GitHub's own client, which tells its progress and its failures by workflow commands on stdout. They are
 * given to `said` instead, as long as it works, even if nobody waits for it any more. What others write meanwhile, and the
 * values that it masks, go out.
 */
async function keepQuiet(said, work) {
    if (working++ === 0)
        stopDiverting = divert();
    try {
        return await keeping.run(said, work);
    }
    finally {
        if (--working === 0)
            stopDiverting?.();
    }
}
/** Makes the streams of the process ask whose writing it is. */
function divert() {
    // eslint-disable-next-line no-restricted-properties -- The client writes nowhere else, and takes no other stream.
    const restore = [external_node_process_.stdout, external_node_process_.stderr].map((stream) => {
        const own = Object.getOwnPropertyDescriptor(stream, "write");
        const write = stream.write.bind(stream);
        stream.write = (chunk, ...rest) => {
            const kept = keeping.getStore();
            if (kept === undefined)
                return write(chunk, ...rest);
            const lines = Buffer.from(chunk)
                .toString()
                .split(/(?<=\n)/);
            const isMask = (line) => line.startsWith("::add-mask::");
            kept.push(...lines.filter((line) => !isMask(line)));
            write(lines.filter(isMask).join(""), () => rest.filter(isCallback).forEach((done) => done()));
            return true;
        };
        return () => {
            if (own === undefined)
                Reflect.deleteProperty(stream, "write");
            else
                Object.defineProperty(stream, "write", own);
        };
    });
    return () => restore.forEach((undo) => undo());
}
function isCallback(value) {
    return typeof value === "function";
}

;// CONCATENATED MODULE: ./build/cache/github-save.js

/**
 * Saves the file at `path`, which is relative to the workspace, with GitHub's own client.
 *
 * @returns why it was not saved, in a few words; `undefined` if it was, or if somebody else has saved it
 */
async function save(path, key) {
    const { saveCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
    const said = [];
    try {
        const id = await keepQuiet(said, () => saveCache([path], key, undefined, true));
        // v1 gives an id as soon as there is room for the entry.
        return id > 0 && !said.some((line) => line.includes("Failed to save: ")) ? undefined : whyNot(said);
    }
    catch (error) {
        return tidy(error instanceof Error ? error.message : String(error));
    }
}
/** A result of this key is there already, and entries never change. */
const exists = /already.?exists?|\(409\)/i;
/** Why a key could not be reserved; the client shows it to those who debug only. */
const reservation = /^(?:::debug::)?Failed to reserve cache: (?:Error: )?(.+)$/;
const failure = /^(?:::(?:warning|error)::)?Failed to save: (.+)$/;
const warning = /^::(?:warning|error)::(?!Failed to save: )(.+)$/;
const skipped = /^Cache save skipped: (.+)$/;
function whyNot(said) {
    const lines = said.join("").split(/\r?\n/);
    if (lines.some((line) => exists.test(line)))
        return undefined;
    const told = [reservation, failure, warning, skipped].map((pattern) => lines.map((line) => pattern.exec(line)?.[1]).findLast((words) => words !== undefined));
    return tidy(told.find((words) => words !== undefined) ?? "its client does not say why");
}
/** On one line, without what signs a URL, and not endless. */
function tidy(words) {
    const line = words
        .replace(/%0D|%0A/g, " ")
        .replace(/\p{C}+/gu, " ")
        .replace(/(https?:\/\/[^\s?]*)\?\S*/g, "$1")
        .replace(/[\s.]+$/, "");
    return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

;// CONCATENATED MODULE: ./build/cache/github-put.js








/** Saves an entry, if it is not there yet or shall take its place. @throws {CacheFault} if it cannot be; an error of the file system */
async function putEntry(entry, { workspace, longest, signal }) {
    const tooLong = () => new CacheFault(`The result is not kept in GitHub's cache, as it has more than ${megabytes(longest)}.`);
    const read = (0,seal/* readSealed */.Tb)(entry.sealed);
    if ("refused" in read)
        throw new CacheFault(`The result is not kept: ${read.refused}.`);
    if (entry.bytes > longest)
        throw tooLong();
    const path = entryPath(entry.signature);
    const file = (0,external_node_path_.join)(workspace, path);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        // What a step that was killed has left.
        await (0,promises_.rm)(file, { force: true });
        await writeEntryFile(file, entry, { longest, tooLong, signal });
        const key = cacheKey(entry.name, entry.signature);
        const why = await unlessAborted(signal, save(path, entry.replaces ? newerKey(key) : key));
        if (why !== undefined)
            throw new CacheFault(`The result is not kept in GitHub's cache: ${why}.`);
    }
    finally {
        await (0,promises_.rm)(file, { force: true });
        await removeEmpty((0,external_node_path_.dirname)(file), (0,external_node_path_.dirname)((0,external_node_path_.dirname)(file)));
    }
}
function megabytes(bytes) {
    return `${Math.round(bytes / 2 ** 20)} MiB`;
}
/** Another job's entry may be in the same directory. */
async function removeEmpty(...directories) {
    for (const directory of directories)
        await (0,promises_.rmdir)(directory).catch(() => undefined);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/cache/open-entry.js






/** Read at once. Bytes. */
const pieceBytes = 65_536;
/**
 * Opens an entry that anybody may have written. The hit reads on from the file, which may be removed meanwhile.
 *
 * @param what the entry in a sentence, such as `The entry in GitHub's cache`
 * @param longest what streams and outputs may have in all; bytes
 * @throws {CacheFault} if it does not fit what is expected; an error of the file system if it cannot be read
 */
async function openEntry(path, what, longest, expected) {
    const entry = await openHead(path, { what, magic: magic, longest, expected });
    return {
        kind: "hit",
        manifest: entry.manifest,
        content: () => ({ form: "tar", bytes: tarOf(entry, what) }),
        [Symbol.asyncDispose]: () => entry.file.close(),
    };
}
function tarOf({ file, start, manifest }, what) {
    const bounded = bound(longestTar(manifest));
    // An error ends the last stream too, where the reader sees it.
    (0,external_node_stream_.pipeline)(readFrom(file, start, pieceBytes), (0,external_node_zlib_.createGunzip)(), bounded, () => undefined);
    return external_node_stream_.Readable.from(understood(bounded, what), { objectMode: false });
}
/** Says of what it is when it cannot be uncompressed. */
async function* understood(content, what) {
    try {
        yield* content;
    }
    catch (error) {
        if (error instanceof errors/* JobError */.CR)
            throw error;
        throw new errors/* JobError */.CR("results", `${what} is damaged.`, { cause: error });
    }
}
/** No archive of this manifest's files is longer. Bytes. */
function longestTar(manifest) {
    // Header, padding, and extended headers with name and target, each of which may stand there more than once.
    const perMember = 8192;
    let bytes = 2 ** 20 + (0,entry_content/* sizeOf */.$)(manifest).bytes + 3 * perMember;
    for (const entry of manifest.outputs) {
        const target = entry.type === "symlink" ? entry.target : "";
        bytes += perMember + 4 * Buffer.byteLength(entry.path + target);
    }
    return bytes;
}
function bound(longest) {
    let bytes = 0;
    return new external_node_stream_.Transform({
        transform(chunk, _encoding, done) {
            bytes += chunk.length;
            if (bytes <= longest)
                done(null, chunk);
            else
                done(new errors/* JobError */.CR("results", "The entry holds more than its manifest says."));
        },
    });
}

;// CONCATENATED MODULE: ./build/cache/github.js












/**
 * Results in the cache that GitHub keeps for a repository, one entry for each job. It is written with GitHub's own client
 * and read with ours, which unpacks nothing that was not looked at.
 */
class GitHubCache {
    source = "github";
    #service;
    #bounds;
    /** The service did not answer when it was asked, which has been told: it is not asked again. */
    #isDown = false;
    /** Signatures of which there is an entry that does not fit. */
    #unfit = new Set();
    constructor(service, bounds = {}) {
        this.#service = service;
        this.#bounds = { ...defaultBounds, ...bounds };
    }
    async lookup(wanted, signal) {
        try {
            return (await this.#find(wanted, signal)) ?? miss("GitHub's cache holds no result of this job.");
        }
        catch (error) {
            if (error instanceof CacheFault)
                return miss(error.message, error.suspicious);
            return miss(`GitHub's cache cannot be used: ${briefly(error)}.`);
        }
    }
    async store(given, signal) {
        if (this.#isDown)
            return undefined;
        const entry = { ...given, replaces: given.replaces || this.#unfit.has(given.signature) };
        const { storeMs, unremarkable, longest } = this.#bounds;
        const { workspace } = this.#service;
        const timeout = () => new CacheFault(`The result is not kept in GitHub's cache, as that takes longer than ${seconds(storeMs)}.`);
        try {
            await within(storeMs, signal, timeout, (inTime) => putEntry(entry, { workspace, longest, signal: inTime }));
            if (entry.bytes <= unremarkable)
                return undefined;
            return `The result is kept in GitHub's cache and has ${megabytes(entry.bytes)}; GitHub removes old entries when all of a repository's have 10 GB.`;
        }
        catch (error) {
            if (error instanceof CacheFault)
                return error.message;
            return `The result is not kept in GitHub's cache: ${briefly(error)}.`;
        }
    }
    /** Of several entries that are not used, the first one is told. */
    async #find(wanted, signal) {
        const { found, faults } = await this.#locate(wanted, signal);
        for (const { compression, url } of found) {
            try {
                return await this.#fetch(url, compression, wanted, signal);
            }
            catch (error) {
                this.#unfit.add(wanted.signature);
                faults.push(error instanceof Error ? error : new CacheFault(String(error)));
            }
        }
        const [fault] = faults;
        if (fault !== undefined)
            throw fault;
        return undefined;
    }
    /** The entries there are, of all that a runner may have saved. */
    async #locate({ name, signature }, signal) {
        const { lookupMs } = this.#bounds;
        const timeout = () => new CacheFault(`GitHub's cache gave no answer within ${seconds(lookupMs)}.`);
        const key = cacheKey(name, signature);
        this.#isDown = true;
        const answers = await within(lookupMs, signal, timeout, (inTime) => Promise.allSettled(compressions.map(async (compression) => {
            const version = cacheVersion(entryPath(signature), compression);
            const location = await locate({ key, version }, this.#service, this.#bounds, inTime);
            // The service also offers what only begins with the key.
            if (location !== undefined && !isKeyOf(key, location.key))
                throw other();
            return location === undefined ? [] : [{ ...location, compression }];
        })));
        this.#isDown = answers.every((answer) => answer.status === "rejected" && !isSuspicious(answer.reason));
        return {
            found: answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : [])),
            faults: answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : [])),
        };
    }
    async #fetch(url, compression, wanted, signal) {
        const { downloadMs, idleMs, longest } = this.#bounds;
        const timeout = () => new CacheFault(`The download from GitHub's cache was given up after ${seconds(downloadMs)}.`);
        const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(this.#service.temporary, "ssh-job-cache-"));
        const remove = () => (0,promises_.rm)(directory, { recursive: true, force: true });
        try {
            const path = (0,external_node_path_.join)(directory, "entry");
            const name = entryPath(wanted.signature);
            await within(downloadMs, signal, timeout, (inTime) => download(url, path, {
                compression,
                name,
                longest: longest + seal/* longestSealed */.p2,
                idleMs,
                signal: inTime,
            }));
            const hit = await openEntry(path, "The entry in GitHub's cache", longest, wanted);
            const close = async () => {
                await hit[Symbol.asyncDispose]();
                await remove();
            };
            return { ...hit, [Symbol.asyncDispose]: close };
        }
        catch (error) {
            await remove();
            throw error;
        }
    }
}
function other() {
    return new CacheFault("GitHub's cache offers an entry of another key than the one that was asked for.", {
        suspicious: true,
    });
}
function isSuspicious(error) {
    return error instanceof CacheFault && error.suspicious;
}
function seconds(ms) {
    return `${ms / 1000} s`;
}
function miss(reason, suspicious = false) {
    return { kind: "miss", reason, suspicious };
}

// EXTERNAL MODULE: ./build/cache/manifest-text.js
var manifest_text = __webpack_require__(91102);
// EXTERNAL MODULE: ./build/cache/stored-links.js
var stored_links = __webpack_require__(94046);
// EXTERNAL MODULE: ./build/cache/stored-paths.js
var stored_paths = __webpack_require__(53551);
;// CONCATENATED MODULE: ./build/cache/fault-of-new.js




/** Why nobody could use an entry, as `readSealed` would find; a clause. */
function faultOfNew({ manifest, sealed }) {
    // The many are ours; that they are files, directories and links need not be read again.
    const head = (0,manifest_text/* printManifest */.L)({ ...manifest, outputs: [] });
    if (sealed.length > seal/* longestSealed */.p2 || (0,manifest_text/* readManifest */.W)(head) === undefined)
        return "its manifest cannot be read";
    return (0,stored_paths/* faultOfPaths */.U)(manifest.outputs) ?? (0,stored_links/* faultOfLinks */.J)(manifest.outputs);
}

;// CONCATENATED MODULE: ./build/cache/joined-entry.js



/** Behind the manifest stand the files as `entryFiles` orders them, and nothing between them. */
const joinedMagic = Buffer.from("ssh-job-entry/2\n");
/** Read at once. Bytes. */
const joined_entry_pieceBytes = 1024 * 1024;
/**
 * Writes an entry to `path`, where nothing may be yet, and nobody else may read it. Memory does not grow with its size;
 * what was written of one that failed stays.
 *
 * @throws whatever `joined`, the file system or `options` give a reason for
 */
async function writeJoined(path, { sealed, joined }, { longest, tooLong, signal }) {
    signal.throwIfAborted();
    const file = await (0,promises_.open)(path, "wx", 0o600);
    try {
        const head = entryHead(joinedMagic, sealed);
        let bytes = head.length;
        await writeAll(file, head);
        for await (const chunk of joined()) {
            signal.throwIfAborted();
            bytes += chunk.length;
            if (bytes > longest)
                throw tooLong();
            await writeAll(file, chunk);
        }
    }
    finally {
        await file.close();
    }
}
/** Opens an entry as `openEntry` does. */
async function openJoined(path, what, longest, expected) {
    const { file, manifest, start, end } = await openHead(path, {
        what,
        magic: joinedMagic,
        longest,
        expected,
    });
    const close = () => file.close();
    if (end - start !== (0,entry_content/* sizeOf */.$)(manifest).bytes) {
        await close();
        throw damagedEntry(what);
    }
    return {
        kind: "hit",
        manifest,
        content: () => ({ form: "joined", bytes: readFrom(file, start, joined_entry_pieceBytes) }),
        [Symbol.asyncDispose]: close,
    };
}
async function writeAll(file, bytes) {
    for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, done);
        done += bytesWritten;
    }
}

;// CONCATENATED MODULE: ./build/cache/local-budget.js




/** What a writer that was killed has left is removed after a day. Milliseconds. */
const abandonedAfter = 86_400_000;
const entryName = /^[0-9a-f]{64}-[0-9a-f]{16}\.entry$/;
/** Entries as they were before; nobody reads them any more. */
const formerName = /^[0-9a-f]{64}-[0-9a-f]{16}\.sja$/;
const temporaryName = /^[0-9a-f]{64}\.[0-9a-f]{16}\.tmp$/;
/** About this part of the budget may be taken beyond it before that is noticed: it costs time to look at all entries. */
const looseness = 1 / 16;
/** What it takes to write an entry, as it was measured: to open and read a file, and to move its bytes. Milliseconds. */
const msPerFile = 0.015;
const msPerByte = 0.7e-6;
/** How long it will foreseeably take to write an entry. Milliseconds. */
function msToWrite(manifest) {
    const { files, bytes } = (0,entry_content/* sizeOf */.$)(manifest);
    return files * msPerFile + bytes * msPerByte;
}
/** Whether it is time to look at all entries, now that so many bytes have come: now and then, and always after a large one. */
function isDue(bytes, budget) {
    return Math.random() < Math.max(looseness, bytes / (budget * looseness));
}
/**
 * Removes the entries of a directory that were not used for longest, until all take at most `budget` bytes. `kept` stays, and
 * so does everything that is not named as we name our files.
 */
async function keepWithin(budget, directory, kept) {
    const names = await (0,promises_.readdir)(directory);
    const files = names.flatMap((name) => {
        const path = (0,external_node_path_.join)(directory, name);
        const stats = statsOf(path);
        return stats?.isFile() ? [{ name, path, size: stats.size, usedMs: stats.mtimeMs }] : [];
    });
    const doomed = files.filter(({ name, usedMs }) => formerName.test(name) || (temporaryName.test(name) && usedMs < Date.now() - abandonedAfter));
    const entries = files.filter(({ name }) => entryName.test(name)).sort((a, b) => a.usedMs - b.usedMs);
    let total = entries.reduce((sum, { size }) => sum + size, 0);
    for (const entry of entries) {
        if (total <= budget)
            break;
        if (entry.path === kept)
            continue;
        doomed.push(entry);
        total -= entry.size;
    }
    for (const { path } of doomed)
        await (0,promises_.rm)(path, { force: true }).catch(() => undefined);
}
/** At once: there may be thousands, and each is known to the kernel. */
function statsOf(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/cache/own-directory.js



/**
 * Looks whether a directory is one that only we write to.
 *
 * @returns whether it is there
 * @throws {CacheFault} if anybody else may write to it, or it cannot be looked at
 */
async function isOwnDirectory(path) {
    const stats = await (0,promises_.lstat)(path).catch((error) => {
        const code = briefly(error);
        if (code === "ENOENT")
            return undefined;
        throw new CacheFault(`The directory for results, ${path}, cannot be used: ${code}.`, { cause: error });
    });
    if (stats === undefined)
        return false;
    const { S_IWGRP, S_IWOTH } = external_node_fs_.constants;
    const refuse = (why) => new CacheFault(`The directory for results, ${path}, is not used, as it ${why}.`, { suspicious: true });
    if (stats.isSymbolicLink())
        throw refuse("is a link");
    if (!stats.isDirectory())
        throw refuse("is no directory");
    // Windows has neither owners nor modes of this kind.
    if (process.getuid === undefined)
        return true;
    if (stats.uid !== process.getuid())
        throw refuse("belongs to somebody else");
    if ((stats.mode & (S_IWGRP | S_IWOTH)) !== 0)
        throw refuse("can be written to by others");
    return true;
}
/** Makes a directory that is ours, unless it is there. @throws {CacheFault} as `isOwnDirectory` */
async function makeOwnDirectory(path) {
    await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 }).catch((error) => {
        // Whatever else is there is told below.
        if (briefly(error) === "EEXIST")
            return;
        throw new CacheFault(`The directory for results, ${path}, cannot be made: ${briefly(error)}.`, {
            cause: error,
        });
    });
    if (!(await isOwnDirectory(path))) {
        throw new CacheFault(`The directory for results, ${path}, was removed meanwhile.`);
    }
}

;// CONCATENATED MODULE: ./build/cache/local-directory.js










/** Results in a directory of the user's own: one file for each signature and trust domain. */
class LocalDirectory {
    source = "local";
    #directory;
    #budget;
    constructor({ directory, budget = 2 * 2 ** 30 }) {
        this.#directory = directory;
        this.#budget = budget;
    }
    /** Whether something stands where such a result would. */
    mayHold({ signature, trust: { repository, readable } }) {
        return readable.some((domain) => (0,external_node_fs_.existsSync)(this.#path(signature, repository, domain)));
    }
    async lookup(wanted, signal) {
        try {
            signal.throwIfAborted();
            return (await this.#find(wanted)) ?? local_directory_miss(`${this.#directory} holds no result of this job.`);
        }
        catch (error) {
            if (error instanceof CacheFault)
                return local_directory_miss(error.message, error.suspicious);
            return local_directory_miss(unreadable(this.#directory, error).message);
        }
    }
    async store(entry, signal) {
        const directory = this.#directory;
        const { signature, manifest } = entry;
        const path = this.#path(signature, manifest.repository, manifest.domain);
        const temporary = (0,external_node_path_.join)(directory, `${signature}.${(0,external_node_crypto_.randomBytes)(8).toString("hex")}.tmp`);
        try {
            const tooLong = () => new CacheFault(`The result is not kept, as ${directory} may take no more than ${this.#budget} bytes.`);
            if (msToWrite(manifest) > entry.patienceMs) {
                await this.#forget(path);
                return undefined;
            }
            const fault = faultOfNew(entry);
            if (fault !== undefined)
                return `The result is not kept: ${fault}.`;
            if (entry.bytes > this.#budget)
                throw tooLong();
            await makeOwnDirectory(directory);
            await writeJoined(temporary, entry, { longest: this.#budget, tooLong, signal });
            await (0,promises_.rename)(temporary, path);
            if (isDue(entry.bytes, this.#budget))
                await keepWithin(this.#budget, directory, path);
            return undefined;
        }
        catch (error) {
            await (0,promises_.rm)(temporary, { force: true }).catch(() => undefined);
            return error instanceof CacheFault
                ? error.message
                : `The result is not kept in ${directory}: ${briefly(error)}.`;
        }
    }
    /** Of several that are not used, the first one is told. */
    async #find(wanted) {
        if (!(await isOwnDirectory(this.#directory)))
            return undefined;
        const { repository, readable } = wanted.trust;
        let fault;
        for (const domain of readable) {
            const path = this.#path(wanted.signature, repository, domain);
            try {
                const hit = await openJoined(path, `The result in ${path}`, this.#budget, wanted);
                await touch(path);
                return hit;
            }
            catch (error) {
                if (briefly(error) === "ENOENT")
                    continue;
                fault ??= error instanceof CacheFault ? error : unreadable(path, error);
            }
        }
        if (fault !== undefined)
            throw fault;
        return undefined;
    }
    /** What was there was not taken, or is older. */
    async #forget(path) {
        if (await isOwnDirectory(this.#directory))
            await (0,promises_.rm)(path, { force: true });
    }
    /** One trust domain's result does not hide another's. */
    #path(signature, repository, domain) {
        const origin = (0,external_node_crypto_.hash)("sha256", Buffer.concat([(0,encode/* lengthPrefixed */.a)(repository), (0,encode/* lengthPrefixed */.a)(domain)]));
        return (0,external_node_path_.join)(this.#directory, `${signature}-${origin.slice(0, 16)}.entry`);
    }
}
function unreadable(path, cause) {
    return new CacheFault(`${path} cannot be read: ${briefly(cause)}.`, { cause });
}
/** What was used last is removed last. */
async function touch(path) {
    const now = new Date();
    // It may have been removed meanwhile, which the open file does not mind.
    await (0,promises_.utimes)(path, now, now).catch(() => undefined);
}
function local_directory_miss(reason, suspicious = false) {
    return { kind: "miss", reason, suspicious };
}

// EXTERNAL MODULE: ./build/lifecycle/about.js
var lifecycle_about = __webpack_require__(32614);
// EXTERNAL MODULE: ./build/lifecycle/claim-place.js
var claim_place = __webpack_require__(56301);
// EXTERNAL MODULE: ./build/lifecycle/conclude.js
var conclude = __webpack_require__(26382);
// EXTERNAL MODULE: ./build/lifecycle/heed.js
var heed = __webpack_require__(90617);
// EXTERNAL MODULE: ./build/lifecycle/link.js + 7 modules
var lifecycle_link = __webpack_require__(63827);
// EXTERNAL MODULE: ./build/lifecycle/progress.js
var lifecycle_progress = __webpack_require__(14928);
// EXTERNAL MODULE: ./build/lifecycle/see-through.js + 12 modules
var see_through = __webpack_require__(63895);
;// CONCATENATED MODULE: ./build/lifecycle/attach-run.js
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









/** Follows a run that was started before, by whoever it was, to its end, and fetches its results. */
async function attachRun(settings, ports) {
    const { jobId, name, remoteDirectory } = settings;
    const { dial, emit, stop, record } = ports;
    const progress = new lifecycle_progress/* Progress */.k(emit, name ?? jobId);
    return (0,conclude/* conclude */.E)(settings, ports, progress, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Whoever attaches is one who follows, like those who have joined the run.
            const run = { id: jobId, submission: (0,external_node_crypto_.randomBytes)(16).toString("hex") };
            progress.submission = run;
            record(run);
            const link = __addDisposableResource(env_1, new lifecycle_link/* Link */.N(dial, remoteDirectory, emit), true);
            progress.opened = link.opened;
            const giveUp = () => void link.close();
            const _deadline = __addDisposableResource(env_1, (0,heed/* afterAbort */.L)(stop.signal, stop.withinMs, giveUp), false);
            const about = await (0,heed/* heed */.f)(stop.signal, giveUp, async () => {
                await progress.phase("connect", () => link.ready());
                if (settings.ended)
                    await requireEnd(link, jobId);
                return (0,lifecycle_about/* readAbout */.id)(await link.use((remote) => remote.about(jobId)), settings);
            });
            progress.name = about.name;
            progress.signature = about.signature;
            progress.id = jobId;
            const earlier = __addDisposableResource(env_1, await (0,claim_place/* claimPlace */.A)(settings, progress, emit), true);
            return await (0,see_through/* seeThrough */.L)({ id: jobId }, { link, settings, about, progress, ports, earlier });
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
    });
}
async function requireEnd(link, id) {
    const { state } = await link.use((remote) => remote.status(id));
    if (state === "finished" || state === "lost")
        return;
    throw new errors/* JobError */.CR("invalid", `The run ${id} has not ended: it is ${state}.`, {
        hint: "Follow it to its end with attach, or end it with cancel.",
    });
}

// EXTERNAL MODULE: ./build/lifecycle/result-of.js
var result_of = __webpack_require__(71550);
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
const patience = 20;
/** Ends a run, whoever follows it. That succeeds when it is over, however it ended. */
async function cancelRun(settings, ports) {
    const { jobId, name, remoteDirectory, target } = settings;
    const { dial, emit, stop } = ports;
    const progress = new lifecycle_progress/* Progress */.k(emit, name ?? jobId);
    progress.id = jobId;
    const outcome = await (0,conclude/* conclude */.E)(settings, ports, progress, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const link = cancel_run_addDisposableResource(env_1, new lifecycle_link/* Link */.N(dial, remoteDirectory, emit), true);
            progress.opened = link.opened;
            const _deadline = cancel_run_addDisposableResource(env_1, (0,heed/* afterAbort */.L)(stop.signal, 0, () => void link.close()), false);
            await progress.phase("connect", () => link.ready());
            const run = await link.use((remote) => remote.cancel(jobId, stop.by, patience));
            if (run.state === "finished" || run.state === "lost") {
                progress.end = run.end;
                return (0,result_of/* resultOfEnd */.kE)(run.end);
            }
            throw new errors/* JobError */.CR("target", `${target.label} did not confirm within ${patience} s that ${jobId} is over`, {
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
async function recallEarlier(resultsDirectory, progress) {
    const report = await earlier_report_read(`${resultsDirectory}.json`);
    if (report === undefined || report.signature !== progress.signature)
        return;
    progress.phases.push(...report.phases);
    progress.sent = { bytes: report.bytes.sent, files: report.files.sent };
    progress.joined = report.cache.source === "joined";
}
async function earlier_report_read(file) {
    try {
        return JSON.parse(await (0,promises_.readFile)(file, "utf8"));
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
async function finishRun(settings, run, ports) {
    const { dial, emit, stop } = ports;
    const progress = new lifecycle_progress/* Progress */.k(emit, settings.name ?? "");
    progress.submission = run;
    progress.signature = "signature" in run ? run.signature : undefined;
    return (0,conclude/* conclude */.E)(settings, ports, progress, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const link = finish_run_addDisposableResource(env_1, new lifecycle_link/* Link */.N(dial, settings.remoteDirectory, emit), true);
            progress.opened = link.opened;
            const _deadline = finish_run_addDisposableResource(env_1, (0,heed/* afterAbort */.L)(stop.signal, 0, () => void link.close()), false);
            await progress.phase("connect", () => link.ready());
            const status = await link.use((remote) => remote.cancel(run, stop.by, finish_run_patience));
            if (status.state === "absent") {
                progress.submission = undefined;
                return (0,result_of/* neverStarted */.wK)(stop.by);
            }
            progress.id = status.id;
            if (status.state === "shared") {
                progress.leftToOthers = true;
                return (0,result_of/* leftToOthers */.oI)(status.id, stop.by);
            }
            const about = (0,lifecycle_about/* readAbout */.id)(await link.use((remote) => remote.about(status.id)), settings);
            progress.name = about.name;
            progress.signature = about.signature;
            await recallEarlier(settings.resultsDirectory, progress);
            // What stands there is what the main of this very run has left: nobody need hear that it goes.
            const earlier = finish_run_addDisposableResource(env_1, await (0,claim_place/* claimPlace */.A)(settings, progress, () => undefined), true);
            const result = await (0,see_through/* seeThrough */.L)({ id: status.id }, { link, settings, about, progress, ports, earlier });
            return (0,result_of/* cancelled */.KW)(result, stop.by);
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

// EXTERNAL MODULE: ./build/lifecycle/ask-target.js
var ask_target = __webpack_require__(18214);
// EXTERNAL MODULE: ./build/lifecycle/early-offer.js
var early_offer = __webpack_require__(19135);
// EXTERNAL MODULE: ./build/lifecycle/read-job.js + 10 modules
var read_job = __webpack_require__(93100);
// EXTERNAL MODULE: ./build/lifecycle/stage-from.js
var stage_from = __webpack_require__(3618);
// EXTERNAL MODULE: ./build/lifecycle/sign-job.js + 1 modules
var sign_job = __webpack_require__(69766);
;// CONCATENATED MODULE: ./build/lifecycle/sign-only.js





/** Signs a job that is not run. @param link to the target, where that has to be asked */
async function signOnly(settings, link, ports) {
    const questions = (0,sign_job/* questionsOf */.PW)(settings.reuse);
    const early = link && new early_offer/* EarlyOffer */.K(link, questions);
    const staged = link && (await (0,stage_from/* askStaged */._)(link, settings));
    const tree = await (0,read_job/* readJob */.c)({ ...settings, staged }, ports, () => early?.begin());
    const facts = link &&
        (await link.use(async (remote, hostKey) => {
            const asked = (await early?.take(remote)) ?? (await (0,ask_target/* openOffer */.H)(remote, questions));
            await asked.offer.leave();
            return { ...asked.facts, hostKey };
        }));
    return (0,sign_job/* signJob */.z6)(settings, tree, facts ?? { platform: undefined, probes: [], hostKey: undefined });
}

// EXTERNAL MODULE: ./build/lifecycle/run-job.js + 28 modules
var run_job = __webpack_require__(91078);
// EXTERNAL MODULE: ./build/lifecycle/known-result.js + 2 modules
var known_result = __webpack_require__(42327);
// EXTERNAL MODULE: ./build/pipeline/parse-plan.js + 1 modules
var parse_plan = __webpack_require__(68035);
;// CONCATENATED MODULE: ./build/pipeline/preview-plan.js
var preview_plan_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var preview_plan_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * What running a plan would do, as far as it can be told without asking a target.
 * @throws {JobError} `invalid`, as `runPipeline`, and what reading a directory throws
 */
async function previewPlan(plan, ports) {
    const signatures = new Map();
    const names = new Map(plan.jobs.map(({ id, job }) => [id, job]));
    const previews = [];
    const parsed = await (0,parse_plan/* parsePlan */.v)(plan, ports.parse);
    for (const message of new Set(parsed.flatMap(({ warnings }) => warnings))) {
        ports.emit({ type: "warning", message });
    }
    for (const provisional of parsed) {
        const { planned } = provisional;
        const unsigned = provisional.isProvisional ? planned.needs.filter((id) => !signatures.has(id)) : [];
        const job = provisional.isProvisional && unsigned.length === 0
            ? await (0,parse_plan/* parseJob */.J)(planned, signatures, ports.parse)
            : provisional;
        const makers = new Set(planned.stage.flatMap(({ from }) => from).map((id) => names.get(id) ?? id));
        const preview = await previewJob(job, { unsigned, makers: [...makers] }, ports);
        if (preview.signature !== undefined)
            signatures.set(planned.id, preview.signature);
        previews.push(preview);
    }
    return previews;
}
async function previewJob({ planned, settings }, { unsigned, makers }, ports) {
    const tree = await (0,read_job/* readJob */.c)(settings, ports);
    const { files, bytes } = tree;
    const known = { planned, target: settings.target.label, files, bytes };
    if (unsigned.length > 0) {
        const reason = `Its inputs ask for a signature that is not known yet, that of ${unsigned.join(", ")}.`;
        return { ...known, signature: undefined, isKnown: undefined, reasons: [reason] };
    }
    if (makers.length > 0) {
        const reason = `What it stages from ${makers.join(", ")} is not known yet, and is part of the signature.`;
        return { ...known, signature: undefined, isKnown: undefined, reasons: [reason] };
    }
    if (settings.stageFrom.length > 0) {
        const reason = "The target has to be asked for what is staged of its earlier runs, which is part of the signature.";
        return { ...known, signature: undefined, isKnown: undefined, reasons: [reason] };
    }
    const signed = (0,sign_job/* signHere */.EK)(settings, tree);
    if (signed === undefined) {
        return { ...known, signature: undefined, isKnown: undefined, reasons: [whyAsked(settings)] };
    }
    const { signature } = signed;
    return { ...known, signature, ...(await lookUp(settings, signature, ports)) };
}
function whyAsked({ reuse: { probes, scope } }) {
    const what = probes.length > 0
        ? "what its cache-probe prints"
        : scope === "host"
            ? "its host key"
            : "what kind of machine it is (set target-class to tell it here)";
    return `The target has to be asked first: ${what} is part of the signature.`;
}
async function lookUp(settings, signature, { caches, signal }) {
    const { read, refresh } = settings.reuse;
    if (refresh)
        return { isKnown: false, reasons: ["It runs even if a result is known: refresh is set."] };
    if (!read)
        return { isKnown: false, reasons: ["It runs even if a result is known: cache says so."] };
    const reasons = [];
    for (const cache of caches) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const found = await cache.lookup((0,known_result/* wantedOf */.Lm)(settings, signature), signal);
            if (found.kind === "miss") {
                reasons.push(found.reason);
                continue;
            }
            const hit = preview_plan_addDisposableResource(env_1, found, true);
            const { jobId, target } = hit.manifest;
            return {
                isKnown: true,
                reasons: [`${jobId} passed on ${target}, and its result is kept on this machine.`],
            };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = preview_plan_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    return { isKnown: undefined, reasons: [...reasons, "The target may have a result."] };
}

// EXTERNAL MODULE: ./build/pipeline/run-pipeline.js + 7 modules
var run_pipeline = __webpack_require__(92318);
;// CONCATENATED MODULE: ./build/wiring.js
var wiring_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var wiring_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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











/** Does over SSH what the settings say: runs or submits a job, attaches to a run, or cancels one. */
async function runOverSsh(settings, ports) {
    const withSsh = withDial(settings, ports);
    switch (settings.mode) {
        case "run":
        case "submit":
            return (0,run_job/* runJob */.b)(settings, withSsh);
        case "attach":
            return attachRun(settings, withSsh);
        case "cancel":
            return cancelRun(settings, withSsh);
    }
}
/**
 * Runs the jobs of a plan over SSH.
 * @throws {JobError} `invalid`, an `InvalidInputs` with the problems of all jobs, before anything is dialled
 */
async function runPipelineOverSsh(plan, { caches, ...ports }, options) {
    const places = { caches: cachesOf(caches), statsDirectory: caches.stats };
    return (0,run_pipeline/* runPipeline */.a)(plan, { ...ports, ...places, dial: dialOverSsh }, options);
}
/** What running a plan would do. Nothing is dialled. @throws {JobError} `invalid`, and what reading a directory throws */
async function previewPipeline(plan, { caches, ...ports }) {
    return previewPlan(plan, { ...ports, caches: cachesOf(caches), statsDirectory: caches.stats });
}
/** Ends what a run left behind that was not seen to its end. */
async function finishOverSsh(settings, run, ports) {
    return finishRun(settings, run, withDial(settings, ports));
}
/** Signs a job that is not run; asks its target only where that is needed. */
async function signOverSsh(settings, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { target, remoteDirectory } = settings;
        if (target === undefined || remoteDirectory === undefined)
            return signOnly(settings, undefined, ports);
        const link = wiring_addDisposableResource(env_1, linkOverSsh({ target, remoteDirectory }, ports.emit), true);
        ports.signal.addEventListener("abort", () => void link.close());
        return await signOnly(settings, link, ports);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = wiring_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * A link to a target for whoever asks it something and runs nothing there. To be closed by the caller.
 * @param onLogin told what has let us in, such as `key`
 */
function linkOverSsh(settings, emit, onLogin) {
    return new lifecycle_link/* Link */.N(dialOverSsh(settings, emit, onLogin), settings.remoteDirectory, emit);
}
function withDial(settings, ports) {
    const { caches = {}, ...rest } = ports;
    return {
        ...rest,
        dial: dialOverSsh(settings, ports.emit),
        caches: cachesOf(caches),
        statsDirectory: caches.stats,
    };
}
function cachesOf({ github, directory }) {
    return [
        ...(directory === undefined ? [] : [new LocalDirectory({ directory })]),
        ...(github === undefined ? [] : [new GitHubCache(github)]),
    ];
}
function dialOverSsh({ target }, emit, onLogin) {
    return async (signal, isFurther = false) => {
        // The SSH library is the heaviest part: it is loaded when the inputs are known to be good.
        const [{ connect }, { connectSsh }] = await Promise.all([
            __webpack_require__.e(/* import() */ 100).then(__webpack_require__.bind(__webpack_require__, 68100)),
            __webpack_require__.e(/* import() */ 906).then(__webpack_require__.bind(__webpack_require__, 20906)),
        ]);
        return isFurther
            ? connectSsh(target, { emit: () => undefined, signal, early: true })
            : connect(target, { emit, signal, onLogin });
    };
}


/***/ }),

/***/ 28514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ ArchiveBytes)
/* harmony export */ });
/** Takes bytes from chunks that were cut anywhere, and copies only those that a cut goes through. */
class ArchiveBytes {
    #source;
    #onBytes;
    /** What came last, as far as it was not taken. */
    #chunk = Buffer.alloc(0);
    /** @param onBytes told the size of each chunk that arrives */
    constructor(source, onBytes) {
        this.#source = source[Symbol.asyncIterator]();
        this.#onBytes = onBytes;
    }
    /** So many bytes, or `undefined` when there are fewer up to the end. Joined as they come, however small the chunks. */
    async take(count) {
        const whole = this.takeAtHand(count);
        if (whole !== undefined)
            return whole;
        const joined = Buffer.allocUnsafe(count);
        for (let length = 0;;) {
            length += this.#takePiece(count - length).copy(joined, length);
            if (length === count)
                return joined;
            if (await this.#more())
                continue;
            this.#chunk = joined.subarray(0, length);
            return undefined;
        }
    }
    /** So many bytes, if one chunk has them here already. */
    takeAtHand(count) {
        return this.#chunk.length < count ? undefined : this.#takePiece(count);
    }
    /** The next bytes as they came, at least one and at most so many; `undefined` at the end. */
    async takeSome(most) {
        while (this.#chunk.length === 0)
            if (!(await this.#more()))
                return undefined;
        return this.#takePiece(most);
    }
    /** Whether all that came was taken. */
    isEmpty() {
        return this.#chunk.length === 0;
    }
    /** Lets the source go. */
    async close() {
        await this.#source.return?.();
    }
    #takePiece(most) {
        const piece = this.#chunk.subarray(0, most);
        this.#chunk = this.#chunk.subarray(piece.length);
        return piece;
    }
    /** To be called when the last chunk was taken. */
    async #more() {
        const next = await this.#source.next();
        if (next.done === true)
            return false;
        this.#onBytes(next.value.length);
        this.#chunk = next.value;
        return true;
    }
}


/***/ }),

/***/ 69225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wk: () => (/* binding */ entryItem),
/* harmony export */   bs: () => (/* binding */ archiveItems),
/* harmony export */   d2: () => (/* binding */ memoryItem)
/* harmony export */ });
/** The members of an archive in their order. */
function* archiveItems({ fileOf, entries }, { prefix, before = [], between, after = [] }) {
    for (const file of before)
        yield memoryItem(file);
    if (prefix !== "")
        yield entryItem(prefix.replace(/\/$/, ""), { type: "directory", path: "" }, "");
    for (const entry of entries) {
        yield entryItem(`${prefix}${entry.path}`, entry, fileOf(entry.path));
        yield* itemOf(between?.());
    }
    for (const item of after) {
        yield item;
        yield* itemOf(between?.());
    }
}
/** @param file where the content is, if it is a file */
function entryItem(name, entry, file) {
    const common = { name, type: entry.type };
    switch (entry.type) {
        case "file": {
            const { path, executable, size, sha256 } = entry;
            return {
                header: { ...common, mode: executable ? 0o755 : 0o644, size },
                content: { kind: "file", source: { file, path, size, sha256 } },
            };
        }
        case "directory":
            return { header: { ...common, mode: 0o755, size: 0 }, content: nothing };
        case "symlink":
            return { header: { ...common, mode: 0o777, size: 0, linkname: entry.target }, content: nothing };
    }
}
function* itemOf(file) {
    if (file !== undefined)
        yield memoryItem(file);
}
const nothing = { kind: "none" };
/** A file of our own as a member. */
function memoryItem({ path, content, mode }) {
    return {
        header: { name: path, type: "file", mode, size: content.length },
        content: { kind: "memory", bytes: content },
    };
}


/***/ }),

/***/ 32580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ readArchive)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/workspace/archive-bytes.js
var archive_bytes = __webpack_require__(28514);
;// CONCATENATED MODULE: ./build/workspace/header-block.js
/** The size of everything in a tar archive but content. Bytes. */
const blockBytes = 512;
/** @throws {RangeError} for a block that is no header */
function readHeader(block) {
    const magic = block.toString("latin1", 257, 265);
    const isPosix = magic.startsWith("ustar\0");
    if (!isPosix && magic !== "ustar  \0")
        throw new RangeError("no known kind of header");
    if (sumOf(block) !== numberAt(block, 148, 8))
        throw new RangeError("a wrong checksum");
    const name = textAt(block, 0, 100);
    const prefix = isPosix ? textAt(block, 345, 155) : nothing;
    return {
        type: block.toString("latin1", 156, 157),
        name: prefix.length > 0 ? Buffer.concat([prefix, slash, name]) : name,
        size: numberAt(block, 124, 12),
        mode: numberAt(block, 100, 8),
        target: textAt(block, 157, 100),
    };
}
/** @throws {RangeError} for what are no records */
function readRecords(content) {
    const records = new Map();
    for (let start = 0; start < content.length;) {
        const blank = content.indexOf(" ", start);
        const equals = content.indexOf("=", blank);
        const end = start + wholeNumber(content.toString("latin1", start, blank));
        if (blank < 0 || equals < 0 || equals >= end || end > content.length || end <= blank)
            throw new RangeError("a pax header that holds no records");
        records.set(content.toString("latin1", blank + 1, equals), content.subarray(equals + 1, end - 1));
        start = end;
    }
    return records;
}
/** @throws {RangeError} for what is no whole number, or one of more than 15 digits */
function wholeNumber(text) {
    if (!/^\d{1,15}$/.test(text))
        throw new RangeError("a number that is none");
    return Number(text);
}
/** Up to its first NUL. */
function untilNul(bytes) {
    const end = bytes.indexOf(0);
    return end < 0 ? bytes : bytes.subarray(0, end);
}
const nothing = Buffer.alloc(0);
const slash = Buffer.from("/");
function textAt(block, start, length) {
    return untilNul(block.subarray(start, start + length));
}
/** Octal digits between blanks and NULs; or, where these do not reach, a binary number (GNU). An empty field is 0. */
function numberAt(block, start, length) {
    if (block.readUInt8(start) === 0x80) {
        const high = block.subarray(start + 1, start + length - 6);
        if (high.some((byte) => byte !== 0))
            throw new RangeError("a number that is too large");
        return block.readUIntBE(start + length - 6, 6);
    }
    const digits = /^[ \0]*([0-7]*)[ \0]*/.exec(block.toString("latin1", start, start + length));
    if (digits?.[0].length !== length)
        throw new RangeError("a number that is none");
    return Number.parseInt(`0${digits[1] ?? ""}`, 8);
}
/** Of all bytes, those of the checksum counted as blanks. */
function sumOf(block) {
    let sum = 8 * 0x20;
    for (let at = 0; at < blockBytes; at += 1)
        if (at < 148 || at >= 156)
            sum += block[at] ?? 0;
    return sum;
}

;// CONCATENATED MODULE: ./build/workspace/archive-extras.js

/** What headers of their own say of the member that comes next. */
class Extras {
    #name;
    #target;
    #records = new Map();
    #global = new Map();
    /** @throws {RangeError} for what cannot be understood */
    add(type, content) {
        switch (type) {
            case "L":
                this.#name = untilNul(content);
                break;
            case "K":
                this.#target = untilNul(content);
                break;
            case "x":
                this.#records = readRecords(content);
                break;
            case "g":
                this.#addGlobal(readRecords(content));
        }
    }
    /** What was said of the member that comes now. */
    use() {
        const records = this.#global.size === 0 ? this.#records : new Map([...this.#global, ...this.#records]);
        const said = {
            name: records.get("path") ?? this.#name,
            target: records.get("linkpath") ?? this.#target,
            records,
        };
        this.#name = undefined;
        this.#target = undefined;
        this.#records = new Map();
        return said;
    }
    /** Keeps what is asked for alone: such headers may come without end. */
    #addGlobal(records) {
        for (const [key, value] of records) {
            if (globalKeys.has(key)) {
                if (value.length > longestGlobal)
                    throw new RangeError("a record for all members that is too long");
                this.#global.set(key, Buffer.from(value));
            }
            else if (key.startsWith(sparse))
                this.#global.set(sparse, Buffer.alloc(0));
        }
    }
}
function isExtra({ type }) {
    return type === "L" || type === "K" || type === "x" || type === "g";
}
/** Of a header that says more of the next one, or of all. Bytes. */
const longestExtra = 4 * 1024 * 1024;
/** Of one record that holds for all members. Bytes. */
const longestGlobal = 64 * 1024;
/** Any other key of that beginning says no more than that files are sparse. */
const sparse = "GNU.sparse";
const globalKeys = new Set(["path", "linkpath", "size", `${sparse}.name`]);

// EXTERNAL MODULE: ./build/workspace/name.js
var workspace_name = __webpack_require__(99623);
// EXTERNAL MODULE: ./build/deferred.js
var deferred = __webpack_require__(67773);
;// CONCATENATED MODULE: ./build/workspace/unless-aborted.js

/** The same chunks, but nobody waits for the next one when the signal is aborted. @throws the signal's reason */
async function* unlessAborted(tar, signal) {
    const { promise: aborted, reject } = (0,deferred/* deferred */.y)();
    aborted.catch(() => undefined);
    const abort = () => reject(signal.reason);
    if (signal.aborted)
        abort();
    signal.addEventListener("abort", abort, { once: true });
    const source = tar[Symbol.asyncIterator]();
    try {
        for (;;) {
            const next = await Promise.race([source.next(), aborted]);
            if (next.done === true)
                return;
            yield next.value;
        }
    }
    finally {
        signal.removeEventListener("abort", abort);
        // A source that is still waiting would not end before it has something.
        if (!signal.aborted)
            await source.return?.();
    }
}

;// CONCATENATED MODULE: ./build/workspace/archive-reader.js







/**
 * The members of a tar archive, or of several one behind the other, in their order. What is not read of a member's
 * content is passed over.
 *
 * @throws {JobError} `results` if the archive is damaged or ends early; whatever `tar` itself fails with
 */
async function* readArchive(tar, { onBytes = () => undefined, signal }) {
    const bytes = new archive_bytes/* ArchiveBytes */._(signal === undefined ? tar : unlessAborted(tar, signal), onBytes);
    const extras = new Extras();
    // Two blocks of zeros end an archive (POSIX, `pax`); without them it may have been cut between two members.
    let zeros = 0;
    try {
        for (;;) {
            const block = bytes.takeAtHand(blockBytes) ?? (await bytes.take(blockBytes));
            if (block === undefined)
                break;
            if (isZero(block)) {
                zeros += 1;
                continue;
            }
            zeros = 0;
            const header = understand(() => readHeader(block));
            if (isExtra(header)) {
                const content = await takeExtra(bytes, header.size);
                understand(() => extras.add(header.type, content));
                continue;
            }
            const member = understand(() => memberOf(header, extras.use()));
            const content = new Content(bytes, header.type === "5" ? 0 : member.size);
            yield { ...member, content };
            await content.pass();
        }
        if (zeros < 2 || !bytes.isEmpty())
            throw damaged("ends too early");
    }
    finally {
        await bytes.close();
    }
}
/** The content of one member. */
class Content {
    #bytes;
    #padding;
    #left;
    constructor(bytes, size) {
        this.#bytes = bytes;
        this.#left = size;
        this.#padding = -size & (blockBytes - 1);
    }
    async *[Symbol.asyncIterator]() {
        while (this.#left > 0)
            yield await this.#next();
    }
    /** Goes on to the next header. */
    async pass() {
        while (this.#left > 0)
            await this.#next();
        if (this.#padding === 0 || this.#bytes.takeAtHand(this.#padding) !== undefined)
            return;
        if ((await this.#bytes.take(this.#padding)) === undefined)
            throw damaged("ends too early");
    }
    async #next() {
        const piece = await this.#bytes.takeSome(this.#left);
        if (piece === undefined)
            throw damaged("ends too early");
        this.#left -= piece.length;
        return piece;
    }
}
async function takeExtra(bytes, size) {
    if (size > longestExtra)
        throw damaged("is damaged");
    const content = await bytes.take(size + (-size & (blockBytes - 1)));
    if (content === undefined)
        throw damaged("ends too early");
    return content.subarray(0, size);
}
function memberOf(header, { name, target, records }) {
    const isSparse = [...records.keys()].some((key) => key.startsWith("GNU.sparse"));
    const bytes = records.get("GNU.sparse.name") ?? name ?? header.name;
    const size = wholeNumber(String(records.get("size") ?? header.size));
    const kind = isSparse ? "unknown" : kindOf(header.type, bytes, size);
    return {
        name: (0,workspace_name/* decodeName */.e4)(bytes, workspace_name/* percentByte */.QX),
        nameIsEscaped: !(0,external_node_buffer_.isUtf8)(bytes),
        kind,
        size: kind === "directory" ? 0 : size,
        executable: (header.mode & 0o100) !== 0,
        target: (0,workspace_name/* decodeName */.e4)(target ?? header.target, workspace_name/* percentByte */.QX),
    };
}
function kindOf(type, name, size) {
    switch (type) {
        case "\0":
        case "0":
        case "7":
            // Before POSIX a directory was a file whose name ends so.
            return name.at(-1) === 0x2f && size === 0 ? "directory" : "file";
        case "1":
            return "hardlink";
        case "2":
            return "symlink";
        case "3":
        case "4":
        case "6":
            return "special";
        case "5":
            return "directory";
        default:
            return "unknown";
    }
}
function isZero(block) {
    return block[0] === 0 && block.equals(zeroBlock);
}
const zeroBlock = Buffer.alloc(blockBytes);
function understand(read) {
    try {
        return read();
    }
    catch (error) {
        throw damaged("is damaged", error);
    }
}
function damaged(how, cause) {
    return new errors/* JobError */.CR("results", `The archive of results that the target sent ${how}.`, {
        hint: "Fetch the results again; they are still on the target.",
        cause,
    });
}


/***/ }),

/***/ 54907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ writeArchive)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/workspace/member-header.js
var member_header = __webpack_require__(41946);
;// CONCATENATED MODULE: ./build/workspace/chunk-writer.js
/** Chunks are of this size, the last one excepted. Bytes. */
const chunkBytes = 256 * 1024;
/** Makes large chunks of what comes in pieces. What is read from files can be read right into them. */
class ChunkWriter {
    #chunk = Buffer.alloc(0);
    /** How much of the chunk is filled. */
    #length = 0;
    #full = [];
    /** A place that is part of a chunk from now on: of so many bytes, or as many as go into the chunk, but one at least. */
    room(bytes) {
        this.#closeIfFull();
        if (this.#chunk.length === 0)
            this.#chunk = Buffer.allocUnsafeSlow(chunkBytes);
        const room = this.#chunk.subarray(this.#length, this.#length + bytes);
        this.#length += room.length;
        return room;
    }
    add(piece) {
        for (let at = 0; at < piece.length;) {
            const room = this.room(piece.length - at);
            piece.copy(room, 0, at);
            at += room.length;
        }
    }
    /** The chunks that are full; what is yet to be written to a room must not be among them. */
    *take() {
        this.#closeIfFull();
        for (let chunk = this.#full.shift(); chunk !== undefined; chunk = this.#full.shift())
            yield chunk;
    }
    /** What is left. */
    *rest() {
        yield* this.take();
        if (this.#length > 0)
            yield this.#chunk.subarray(0, this.#length);
        this.#chunk = Buffer.alloc(0);
        this.#length = 0;
    }
    #closeIfFull() {
        if (this.#length < chunkBytes)
            return;
        this.#full.push(this.#chunk);
        this.#chunk = Buffer.alloc(0);
        this.#length = 0;
    }
}

// EXTERNAL MODULE: ./build/workspace/file.js
var workspace_file = __webpack_require__(92174);
// EXTERNAL MODULE: ./build/workspace/read-at.js
var read_at = __webpack_require__(37408);
// EXTERNAL MODULE: ./build/workspace/packed-size.js
var packed_size = __webpack_require__(91396);
// EXTERNAL MODULE: ./build/workspace/time-slice.js
var time_slice = __webpack_require__(31218);
;// CONCATENATED MODULE: ./build/workspace/archive-writer.js









/** Up to this size a file is read at once. Bytes. */
const smallBytes = 256 * 1024;
/** A tar archive that is made while it is read, with pax headers for names that plain ones cannot hold. */
function writeArchive(items, options) {
    return external_node_stream_.Readable.from(delivered(items, options), { objectMode: false, signal: options.signal });
}
async function* delivered(items, options) {
    const slice = new time_slice/* TimeSlice */.I(options.signal);
    for await (const chunk of new ArchiveWriter(options).chunks(items)) {
        options.onBytes?.(chunk.length);
        yield chunk;
        if (slice.isOver())
            await slice.rest();
    }
}
/** One archive, or the part of it that is wanted. */
class ArchiveWriter {
    #options;
    #from;
    #to;
    #chunks = new ChunkWriter();
    /** How much of the archive has passed. Bytes. */
    #at = 0;
    constructor(options) {
        this.#options = options;
        this.#from = options.range?.from ?? 0;
        this.#to = options.range?.to ?? Infinity;
    }
    async *chunks(items) {
        for (const { header, content } of items) {
            if (this.#at >= this.#to)
                break;
            if (this.#isBefore(header))
                continue;
            if (content.kind === "file")
                yield* this.#addFile(header, content.source);
            else {
                this.#add((0,member_header/* encodeHeader */.YS)(header));
                if (content.kind === "memory")
                    this.#add(content.bytes);
                else if (content.kind === "later")
                    this.#add(await content.bytes());
                else if (content.kind === "pieces") {
                    for (const piece of content.pieces)
                        yield* this.#addPiece(piece);
                }
                this.#pad(header.size);
            }
            yield* this.#chunks.take();
        }
        this.#add(Buffer.alloc(packed_size/* endBytes */.hU));
        yield* this.#chunks.rest();
    }
    /** Passes over a member of which nothing is wanted. */
    #isBefore(header) {
        if (this.#at >= this.#from)
            return false;
        const end = this.#at + (0,member_header/* headerBytes */.RH)(header) + (0,member_header/* padded */.jC)(header.size);
        if (end > this.#from)
            return false;
        this.#at = end;
        return true;
    }
    #add(piece) {
        const { start, end } = this.#wanted(piece.length);
        this.#chunks.add(piece.subarray(start, end));
        this.#at += piece.length;
    }
    /** What is wanted of that many bytes. */
    #wanted(size) {
        const within = (offset) => Math.min(Math.max(offset - this.#at, 0), size);
        return { start: within(this.#from), end: within(this.#to) };
    }
    #pad(size) {
        const bytes = (0,member_header/* padded */.jC)(size) - size;
        if (bytes > 0)
            this.#add(Buffer.alloc(bytes));
    }
    /** Adds what the file holds now, up to the size that it has now. */
    async *#addFile(header, source) {
        const { failure, range } = this.#options;
        const { path } = source;
        const file = archive_writer_open(source, failure);
        try {
            const found = (0,external_node_fs_.fstatSync)(file);
            if (!found.isFile())
                throw failure(path, "is no file any more, as it was");
            const { size } = found;
            if (range !== undefined && size !== header.size)
                throw failure(path, "has another size than it had");
            this.#add((0,member_header/* encodeHeader */.YS)({ ...header, size }));
            const { start, end } = this.#wanted(size);
            const isKnown = this.#isUnchanged(source, found);
            const digest = isKnown ? undefined : (0,external_node_crypto_.createHash)("sha256");
            const isWhole = end - start <= smallBytes
                ? this.#readSmall(file, start, end, digest)
                : yield* this.#readLarge(file, start, end, digest);
            if (!isWhole)
                throw failure(path, "became shorter while it was read, and is not what it was");
            this.#at += size;
            this.#pad(size);
            if (isKnown && this.#isUnchanged(source, (0,external_node_fs_.fstatSync)(file)))
                return;
            const sha256 = digest !== undefined && end - start === size
                ? digest.digest("hex")
                : await (0,read_at/* digestBeginning */.gh)(file, size);
            if (size !== source.size || sha256 !== source.sha256)
                this.#options.onChanged?.(path);
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    /** Adds a part of a file. */
    async *#addPiece({ source, at, length, padded: whole, isLast, }) {
        const { failure, onChanged } = this.#options;
        const file = archive_writer_open(source, failure);
        try {
            const { start, end } = this.#wanted(length);
            const isWhole = yield* this.#readLarge(file, at + start, at + end, undefined);
            if (!isWhole)
                throw failure(source.path, "became shorter while it was read, and is not what it was");
            this.#at += length;
            this.#add(Buffer.alloc(whole - length));
            if (!isLast || this.#isUnchanged(source, (0,external_node_fs_.fstatSync)(file)))
                return;
            if ((await (0,read_at/* digestBeginning */.gh)(file, source.size)) !== source.sha256)
                onChanged?.(source.path);
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    #isUnchanged({ path, size }, found) {
        return found.size === size && (this.#options.isUnchanged?.(path, found) ?? false);
    }
    /** Returns whether the file was long enough. */
    #readSmall(file, start, end, digest) {
        for (let at = start; at < end;) {
            const room = this.#chunks.room(end - at);
            if ((0,read_at/* readAtSync */.$o)(file, room, at) < room.length)
                return false;
            digest?.update(room);
            at += room.length;
        }
        return true;
    }
    /** As `readSmall`; while a chunk is on its way, the next one is read. */
    async *#readLarge(file, start, end, digest) {
        if (start === end)
            return true;
        let room = this.#chunks.room(end - start);
        let reading = (0,read_at/* readAt */.m6)(file, room, start);
        try {
            for (let at = start + room.length;; at += room.length) {
                if ((await reading) < room.length)
                    return false;
                this.#options.signal?.throwIfAborted();
                digest?.update(room);
                if (at === end)
                    return true;
                const full = [...this.#chunks.take()];
                room = this.#chunks.room(end - at);
                reading = (0,read_at/* readAt */.m6)(file, room, at);
                yield* full;
            }
        }
        finally {
            // The file is closed now.
            await reading.catch(() => undefined);
        }
    }
}
function archive_writer_open({ file, path }, failure) {
    try {
        return (0,external_node_fs_.openSync)(file, workspace_file/* readFlags */.uW);
    }
    catch (error) {
        throw failure(path, "cannot be opened any more, as it could", error);
    }
}


/***/ }),

/***/ 94571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fk: () => (/* binding */ chunkCount),
/* harmony export */   QN: () => (/* binding */ digestBytes),
/* harmony export */   h7: () => (/* binding */ chunkDigests),
/* harmony export */   nr: () => (/* binding */ chunkBytes)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var _file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92174);
/* harmony import */ var _read_at_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37408);




/** Large files are compared by pieces of this size, the last of which may be shorter. Bytes. */
const chunkBytes = 1024 * 1024;
/** What is kept of the SHA-256 of each. Bytes. */
const digestBytes = 16;
/** How many pieces are hashed at once, on other threads. */
const atOnce = 2;
/** How many digests a file of this size has. */
function chunkCount(size) {
    return Math.ceil(size / chunkBytes);
}
/**
 * The digests of a file's pieces, one behind the other.
 * @param isUnchanged whether a file with this status is the one that is meant; of one that may be another, all is hashed
 * @returns `undefined` if it is not the file that was meant
 */
async function chunkDigests({ file: path, size, sha256 }, isUnchanged, signal) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, _file_js__WEBPACK_IMPORTED_MODULE_2__/* .readFlags */ .uW);
    try {
        const digests = Buffer.alloc(chunkCount(size) * digestBytes);
        let next = 0;
        const work = async () => {
            const buffer = Buffer.allocUnsafeSlow(chunkBytes);
            for (let at = next++ * chunkBytes; at < size; at = next++ * chunkBytes) {
                if (signal.aborted)
                    return false;
                const piece = buffer.subarray(0, Math.min(chunkBytes, size - at));
                if ((await (0,_read_at_js__WEBPACK_IMPORTED_MODULE_3__/* .readAt */ .m6)(file, piece, at)) < piece.length)
                    return false;
                const digest = await node_crypto__WEBPACK_IMPORTED_MODULE_0__.webcrypto.subtle.digest("SHA-256", piece);
                digests.set(new Uint8Array(digest, 0, digestBytes), (at / chunkBytes) * digestBytes);
            }
            return true;
        };
        const done = await Promise.allSettled(Array.from({ length: atOnce }, work));
        if (!done.every((each) => each.status === "fulfilled" && each.value))
            return undefined;
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file);
        if (found.size !== size)
            return undefined;
        return isUnchanged(found) || (await (0,_read_at_js__WEBPACK_IMPORTED_MODULE_3__/* .digestBeginning */ .gh)(file, size)) === sha256 ? digests : undefined;
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}


/***/ }),

/***/ 36563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ digestFile),
/* harmony export */   j: () => (/* binding */ digestOpenFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);



/** Read at once. Bytes. */
const pieceBytes = 1024 * 1024;
/** Size and SHA-256 of a file, read once. */
async function digestFile(path) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, "r");
    try {
        return await digestOpenFile(file);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}
/**
 * Size and SHA-256 of what is left to read of an open file, which stays open. The next piece is read while one is hashed.
 * @throws the signal's reason if it was aborted; nothing reads the file then
 */
async function digestOpenFile(file, signal) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    let size = 0;
    let spare;
    let reading = readPiece(file, Buffer.allocUnsafe(pieceBytes));
    for (;;) {
        const { bytesRead, buffer } = await reading;
        if (bytesRead === 0)
            return { size, sha256: digest.digest("hex") };
        signal?.throwIfAborted();
        reading = readPiece(file, spare ?? Buffer.allocUnsafe(pieceBytes));
        spare = buffer;
        digest.update(buffer.subarray(0, bytesRead));
        size += bytesRead;
    }
}
async function readPiece(file, buffer) {
    return readAsync(file, buffer, 0, buffer.length, null);
}
const readAsync = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_1__.read);


/***/ }),

/***/ 23621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ ExpectedEntries)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99623);
/* harmony import */ var _unpacked_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42374);



/** What an archive has to hold, no more and no less. Directories that something else is in need not be listed. */
class ExpectedEntries {
    #entries;
    /** @throws {JobError} `results` if a path is listed twice */
    constructor(entries) {
        this.#entries = new Map((0,_unpacked_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutParents */ .cP)(entries).map((entry) => [entry.path, entry]));
        const paths = new Set();
        for (const { path } of entries) {
            if (paths.has(path))
                throw mismatch(path, "is listed twice");
            paths.add(path);
        }
    }
    /** To be asked before a file is written. @throws {JobError} `results` if no such file of this size is expected */
    requireFile(path, size) {
        const expected = this.#entries.get(path);
        if (expected === undefined)
            throw mismatch(path, "is not among them");
        if (expected.type !== "file")
            throw mismatch(path, `is a file instead of a ${expected.type}`);
        if (expected.size !== size)
            throw mismatch(path, `has ${size} bytes instead of ${expected.size}`);
    }
    /** @throws {JobError} `results` if anything is missing, is not expected, or differs */
    requireAll(found) {
        const missing = new Map(this.#entries);
        for (const entry of (0,_unpacked_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutParents */ .cP)(found)) {
            const expected = missing.get(entry.path);
            if (expected === undefined)
                throw mismatch(entry.path, "is not among them");
            const difference = differenceOf(entry, expected);
            if (difference !== undefined)
                throw mismatch(entry.path, difference);
            missing.delete(entry.path);
        }
        for (const path of missing.keys())
            throw mismatch(path, "is missing");
    }
}
function differenceOf(found, expected) {
    if (found.type === "file" && expected.type === "file") {
        if (found.size !== expected.size)
            return `has ${found.size} bytes instead of ${expected.size}`;
        if (found.sha256 !== expected.sha256)
            return "has other content";
        if (found.executable !== expected.executable) {
            return expected.executable ? "is not executable" : "is executable";
        }
        return undefined;
    }
    if (found.type === "symlink" && expected.type === "symlink") {
        if (found.target === expected.target)
            return undefined;
        return `leads to ${(0,_name_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(found.target)} instead of ${(0,_name_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(expected.target)}`;
    }
    return found.type === expected.type ? undefined : `is a ${found.type} instead of a ${expected.type}`;
}
function mismatch(path, difference) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR("results", `The results are not those that were stored: ${(0,_name_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(path)} ${difference}.`, {
        hint: "Set `refresh: true` for one run, so that the job runs and its result is stored anew.",
    });
}


/***/ }),

/***/ 92174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   Pq: () => (/* binding */ readInto),
/* harmony export */   uW: () => (/* binding */ readFlags),
/* harmony export */   ut: () => (/* binding */ readPieces)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);


/** To open what a moment ago was a regular file: follows no link, waits for no FIFO's writer. */
const readFlags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
/** Reads until `buffer` is full or the file ends. Returns the number of bytes. */
function readInto(buffer, file) {
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read) {
        read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, buffer, length, buffer.length - length, null);
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
const readAsync = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.read);


/***/ }),

/***/ 84436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ localFault)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92174);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99623);



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
    const code = (0,_file_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(cause) ?? "";
    const fault = faults.get(code);
    return (fault &&
        new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR("results", `The result ${(0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(path)} cannot be written: ${fault.what} (${code}).`, {
            hint: fault.hint,
            cause,
        }));
}


/***/ }),

/***/ 41946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RH: () => (/* binding */ headerBytes),
/* harmony export */   VE: () => (/* binding */ blockBytes),
/* harmony export */   YS: () => (/* binding */ encodeHeader),
/* harmony export */   jC: () => (/* binding */ padded)
/* harmony export */ });
/** tar's unit: a header fills one block, and content is padded to whole ones (POSIX, `pax`, "ustar"). Bytes. */
const blockBytes = 512;
/** So many bytes, and what fills their last block. */
function padded(size) {
    return Math.ceil(size / blockBytes) * blockBytes;
}
/** How long `encodeHeader` makes it. Bytes. */
function headerBytes({ name, linkname = "" }) {
    if (fits(name, linkname))
        return blockBytes;
    return 2 * blockBytes + padded(Buffer.byteLength(recordsOf(name, linkname)));
}
/** A header as it stands in an archive: a plain one, before it one of pax where that cannot hold name and link. */
function encodeHeader(header) {
    const { name, linkname = "", mode, size } = header;
    const flag = typeFlags[header.type];
    if (fits(name, linkname))
        return encodeBlock(Buffer.alloc(blockBytes), { name, linkname, mode, size, flag });
    const records = Buffer.from(recordsOf(name, linkname));
    const bytes = Buffer.alloc(2 * blockBytes + padded(records.length));
    const common = { name: "PaxHeader", linkname: "", mode };
    encodeBlock(bytes.subarray(0, blockBytes), { ...common, size: records.length, flag: "x" });
    records.copy(bytes, blockBytes);
    encodeBlock(bytes.subarray(-blockBytes), { ...common, size, flag });
    return bytes;
}
const typeFlags = { file: "0", symlink: "2", directory: "5" };
/** A fixed time keeps archives alike. Zip tools refuse times before 1980, and tar warns of any that a board's late clock finds in the future. */
const seconds = Date.parse("1980-01-02T00:00:00Z") / 1000;
/** @param block zeros */
function encodeBlock(block, { name, linkname, mode, size, flag }) {
    const cut = name.length > nameBytes ? cutOf(name) : -1;
    put(block, cut === -1 ? name : name.slice(cut + 1), 0);
    put(block, `${octal(mode, 6)} `, 100);
    put(block, nobody, 108);
    put(block, nobody, 116);
    encodeSize(block, size);
    put(block, `${octal(seconds, 11)} `, 136);
    put(block, flag, 156);
    put(block, linkname, 157);
    put(block, "ustar\0", 257);
    put(block, "00", 263);
    if (cut !== -1)
        put(block, name.slice(0, cut), 345);
    // The checksum's own field counts as blanks.
    let sum = 8 * 0x20;
    for (const byte of block)
        sum += byte;
    put(block, `${octal(sum, 6)} `, 148);
    return block;
}
/** The owner 0. */
const nobody = "000000 ";
/** In octal digits; what takes more than these as GNU tar has it: in bytes, behind one with the highest bit. */
function encodeSize(block, size) {
    if (size < 8 ** 11) {
        put(block, `${octal(size, 11)} `, 124);
        return;
    }
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(size), 128);
}
function put(block, text, at) {
    block.write(text, at, "latin1");
}
function octal(value, digits) {
    return value.toString(8).padStart(digits, "0");
}
const nameBytes = 100;
const prefixBytes = 155;
function fits(name, linkname) {
    return (isAscii(name) &&
        (name.length <= nameBytes || cutOf(name) !== -1) &&
        linkname.length <= nameBytes &&
        isAscii(linkname));
}
/** The `/` at which a long name is cut in two that fit, `-1` if there is none. */
function cutOf(name) {
    const slash = name.indexOf("/", name.length - nameBytes - 1);
    return slash > 0 && slash <= prefixBytes && slash < name.length - 1 ? slash : -1;
}
function isAscii(text) {
    return Buffer.byteLength(text) === text.length;
}
function recordsOf(name, linkname) {
    return record("path", name) + (linkname === "" ? "" : record("linkpath", linkname));
}
/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function record(key, value) {
    const rest = ` ${key}=${value}\n`;
    const bytes = Buffer.byteLength(rest);
    return `${bytes + String(bytes + String(bytes).length).length}${rest}`;
}


/***/ }),

/***/ 40200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ memberPath),
/* harmony export */   x: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99623);


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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR("results", `The target sent ${(0,_name_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(name)} as a result, but ${fault}.`, {
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


/***/ }),

/***/ 99623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ quoteName),
/* harmony export */   QX: () => (/* binding */ percentByte),
/* harmony export */   e4: () => (/* binding */ decodeName),
/* harmony export */   yU: () => (/* binding */ someOf)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

/** The bytes of a name as text, in which every byte that is not part of valid UTF-8 is what `escape` makes of it. */
function decodeName(bytes, escape) {
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        return bytes.toString();
    let text = "";
    for (let at = 0; at < bytes.length;) {
        const length = [1, 2, 3, 4].find((count) => (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes.subarray(at, at + count)));
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


/***/ }),

/***/ 25548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ selectOutputs),
/* harmony export */   x: () => (/* binding */ unmatchedPatterns)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);

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
/** The patterns, but for those that take away, that choose none of these entries. */
function unmatchedPatterns(entries, patterns) {
    return patterns.filter((pattern) => !pattern.startsWith("!") && selectOutputs(entries, [pattern]).length === 0);
}
/** The last matching pattern decides, so it is enough to know which ones match. */
function matcherOf(pattern) {
    const glob = pattern.replace(/^(\.\/+)+/, "").replace(/\/+$/, "");
    const matchesName = picomatch__WEBPACK_IMPORTED_MODULE_0__(glob === "." || glob === "" ? "**" : glob, options);
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


/***/ }),

/***/ 95388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ packEntry),
/* harmony export */   PJ: () => (/* binding */ outputsPrefix),
/* harmony export */   Ri: () => (/* binding */ unfit)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _archive_items_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69225);
/* harmony import */ var _archive_writer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54907);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99623);





/** What holds the outputs in the archive of an entry. The streams stand beside it under their own names. */
const outputsPrefix = "results/";
/**
 * What a manifest describes, as a tar archive that is made while it is read: `log`, `out` and `err` from the files beside
 * the results directory, and `results/…` from below it.
 *
 * The stream fails with {JobError} `results` if a file is gone or not what the manifest says.
 */
function packEntry(resultsDirectory, manifest) {
    return (0,_archive_writer_js__WEBPACK_IMPORTED_MODULE_3__/* .writeArchive */ ._)(entryItems((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(resultsDirectory), manifest), {
        onChanged: (path) => {
            throw unfit(path, "is not any more what it was");
        },
        failure: unfit,
    });
}
function* entryItems(place, { streams, outputs }) {
    for (const [name, digest] of Object.entries(streams)) {
        const file = `${place}.${name}`;
        yield (0,_archive_items_js__WEBPACK_IMPORTED_MODULE_2__/* .entryItem */ .Wk)(name, { type: "file", path: file, executable: false, ...digest }, file);
    }
    for (const entry of outputs) {
        yield (0,_archive_items_js__WEBPACK_IMPORTED_MODULE_2__/* .entryItem */ .Wk)(`${outputsPrefix}${entry.path}`, entry, `${place}/${entry.path}`);
    }
}
/** The error for a file that is not what it was when the results came. */
function unfit(path, how, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("results", `The results cannot be stored: ${(0,_name_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteName */ .AB)(path)} ${how} when they came.`, {
        hint: "Let nothing write to the results before the run is over.",
        cause,
    });
}


/***/ }),

/***/ 91396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K6: () => (/* binding */ packedSize),
/* harmony export */   at: () => (/* binding */ itemsSize),
/* harmony export */   hU: () => (/* binding */ endBytes)
/* harmony export */ });
/* harmony import */ var _member_header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41946);
/* harmony import */ var _archive_items_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69225);


/** Two blocks of zeros end an archive. Bytes. */
const endBytes = 2 * _member_header_js__WEBPACK_IMPORTED_MODULE_0__/* .blockBytes */ .VE;
/** How many bytes `packTree` will deliver, unless files have changed since the tree was read. */
function packedSize(tree, layout) {
    return itemsSize((0,_archive_items_js__WEBPACK_IMPORTED_MODULE_1__/* .archiveItems */ .bs)(tree, layout));
}
/** How many bytes an archive of these members has. */
function itemsSize(items) {
    let bytes = endBytes;
    for (const { header } of items)
        bytes += (0,_member_header_js__WEBPACK_IMPORTED_MODULE_0__/* .headerBytes */ .RH)(header) + (0,_member_header_js__WEBPACK_IMPORTED_MODULE_0__/* .padded */ .jC)(header.size);
    return bytes;
}


/***/ }),

/***/ 46364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F$: () => (/* binding */ patchItems),
/* harmony export */   RO: () => (/* binding */ isPatchable),
/* harmony export */   Xh: () => (/* binding */ changedRanges)
/* harmony export */ });
/* harmony import */ var _chunk_digests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94571);
/* harmony import */ var _archive_items_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69225);


/** More places than that are no small change. */
const mostRanges = 64;
/** In what units the target moves bytes. */
const blockBytes = 64 * 1024;
/**
 * The pieces in which a file differs from what it was, by the digests of both.
 * @returns `undefined` if the whole file is as well sent
 */
function changedRanges(before, now) {
    const ranges = [];
    const count = now.length / _chunk_digests_js__WEBPACK_IMPORTED_MODULE_0__/* .digestBytes */ .QN;
    let changed = 0;
    for (let index = 0; index < count; index += 1) {
        const [from, to] = [index * _chunk_digests_js__WEBPACK_IMPORTED_MODULE_0__/* .digestBytes */ .QN, (index + 1) * _chunk_digests_js__WEBPACK_IMPORTED_MODULE_0__/* .digestBytes */ .QN];
        if (to <= before.length && before.compare(now, from, to, from, to) === 0)
            continue;
        changed += 1;
        const last = ranges.at(-1);
        if (last !== undefined && last.first + last.count === index)
            last.count += 1;
        else
            ranges.push({ first: index, count: 1 });
    }
    return ranges.length <= mostRanges && changed * 2 <= count ? ranges : undefined;
}
/** The target reads the name from a line, which leaves out blanks around it and takes backslashes for more than that. */
function isPatchable(path) {
    return path === path.trim() && !/[\n\\]/.test(path);
}
/** The files `patch`, which holds what is new, and `patches`, which says where it goes. None if there is nothing to patch. */
function patchItems(patches) {
    if (patches.length === 0)
        return [];
    const pieces = [];
    const lines = [];
    let skip = 0;
    for (const { source, ranges } of patches) {
        for (const [index, { first, count }] of ranges.entries()) {
            const at = first * _chunk_digests_js__WEBPACK_IMPORTED_MODULE_0__/* .chunkBytes */ .nr;
            const length = Math.min(source.size - at, count * _chunk_digests_js__WEBPACK_IMPORTED_MODULE_0__/* .chunkBytes */ .nr);
            const blocks = Math.ceil(length / blockBytes);
            const isLast = index === ranges.length - 1;
            pieces.push({ source, at, length, padded: blocks * blockBytes, isLast });
            lines.push(`${skip} ${at / blockBytes} ${blocks} ${source.path}\n`);
            skip += blocks;
        }
        lines.push(`= ${source.size} 0 ${source.path}\n`);
    }
    const header = { type: "file", name: "patch", mode: 0o600, size: skip * blockBytes };
    return [
        { header, content: { kind: "pieces", pieces } },
        (0,_archive_items_js__WEBPACK_IMPORTED_MODULE_1__/* .memoryItem */ .d2)({ path: "patches", content: Buffer.from(lines.join("")), mode: 0o600 }),
    ];
}


/***/ }),

/***/ 10358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tw: () => (/* binding */ moveTo),
/* harmony export */   wd: () => (/* binding */ temporaryPrefix),
/* harmony export */   ww: () => (/* binding */ makeTemporary)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19473);
/* harmony import */ var _file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92174);
/* harmony import */ var _local_fault_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84436);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99623);






/** How the paths of all directories begin that are made beside a place for a while; one may be left by a run that was killed. */
function temporaryPrefix(place) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(place), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(place)}.ssh-job-`);
}
/**
 * A new directory beside a place that is free, so that the last step is a rename. Nobody else may enter it.
 * @returns its real path
 * @throws {JobError} `results`
 */
function makeTemporary(place) {
    try {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(place) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(place).length > 0)
            throw new Error("it is not empty");
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(place), { recursive: true });
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)(temporaryPrefix(place)));
    }
    catch (error) {
        throw unwritable(place, error);
    }
}
/** Moves a directory to a place that is free. @throws {JobError} `results` */
function moveTo(place, directory) {
    try {
        // Windows renames to no directory that is there, not even an empty one.
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(place))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(place);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(directory, place);
    }
    catch (error) {
        throw unwritable(place, error);
    }
}
function unwritable(place, cause) {
    const local = (0,_local_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .localFault */ .a)(place, cause);
    if (local !== undefined)
        return local;
    const why = (0,_file_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .CA)(cause) ?? (cause instanceof Error ? cause.message : String(cause));
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .JobError */ .CR("results", `The results cannot be put at ${(0,_name_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteName */ .AB)(place)}: ${why}.`, {
        hint: "Set `results-directory` to a path where a directory can be made, or remove what is there.",
        cause,
    });
}


/***/ }),

/***/ 37408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $o: () => (/* binding */ readAtSync),
/* harmony export */   gh: () => (/* binding */ digestBeginning),
/* harmony export */   m6: () => (/* binding */ readAt)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);



/** Reads an open file from `position` on until `buffer` is full or the file ends. Returns the number of bytes. */
async function readAt(file, buffer, position) {
    let length = 0;
    for (let bytesRead = 1; bytesRead > 0 && length < buffer.length; length += bytesRead) {
        ({ bytesRead } = await readAsync(file, buffer, length, buffer.length - length, position + length));
    }
    return length;
}
/** As `readAt`, at once. */
function readAtSync(file, buffer, position) {
    let length = 0;
    for (let bytesRead = 1; bytesRead > 0 && length < buffer.length; length += bytesRead) {
        bytesRead = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, buffer, length, buffer.length - length, position + length);
    }
    return length;
}
/** The SHA-256 of an open file's first bytes, in lower-case hex. */
async function digestBeginning(file, bytes) {
    const buffer = Buffer.allocUnsafe(pieceBytes);
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    for (let at = 0, length = 1; length > 0 && at < bytes; at += length) {
        length = await readAt(file, buffer.subarray(0, bytes - at), at);
        digest.update(buffer.subarray(0, length));
    }
    return digest.digest("hex");
}
/** Read at once. Bytes. */
const pieceBytes = 256 * 1024;
const readAsync = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_1__.read);


/***/ }),

/***/ 27614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ realPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92174);



/** The absolute path without links, as far as it exists; the rest as it was given. */
function realPath(path) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(absolute);
    }
    catch (error) {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute);
        if ((0,_file_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(error) !== "ENOENT" || parent === absolute)
            throw error;
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(realPath(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(absolute));
    }
}


/***/ }),

/***/ 89431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ Remarks)
/* harmony export */ });
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99623);

/** Gathers names that the same is to be said of, so that it is said once however many there are. */
class Remarks {
    #names = new Map();
    /** @param remark a sentence without its full stop, which ends with what `name` is one of */
    add(remark, name) {
        const names = this.#names.get(remark);
        if (names === undefined)
            this.#names.set(remark, [(0,_name_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(name)]);
        else
            names.push((0,_name_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(name));
    }
    warn(emit) {
        for (const [remark, names] of this.#names) {
            emit({ type: "warning", message: `${remark} (${names.length}): ${(0,_name_js__WEBPACK_IMPORTED_MODULE_0__/* .someOf */ .yU)(names)}.` });
        }
    }
}


/***/ }),

/***/ 26625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ ResultWriter)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/workspace/file.js
var file = __webpack_require__(92174);
// EXTERNAL MODULE: ./build/workspace/local-fault.js
var local_fault = __webpack_require__(84436);
// EXTERNAL MODULE: ./build/workspace/member-path.js
var member_path = __webpack_require__(40200);
// EXTERNAL MODULE: ./build/workspace/remarks.js
var remarks = __webpack_require__(89431);
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
const forbidden = "Links were left out, as this machine does not let us make any";
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
        switch ((0,file/* errorCode */.CA)(error)) {
            case "EEXIST":
                throw (0,member_path/* refusal */.x)(path, "something of this name is there already", error);
            case "EPERM":
                return forbidden;
            default:
                throw (0,member_path/* refusal */.x)(path, "no such link can be made", error);
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

// EXTERNAL MODULE: ./build/workspace/unpacked-entry.js
var unpacked_entry = __webpack_require__(42374);
// EXTERNAL MODULE: ./build/workspace/write-content.js
var write_content = __webpack_require__(67521);
;// CONCATENATED MODULE: ./build/workspace/result-writer.js









/** Larger files are written while more of them comes. Bytes. */
const smallBytes = 256 * 1024;
/**
 * Writes members of an archive below an empty directory of ours and trusts nothing that they say: directories are made
 * by us or checked to be some, files are new, links come last.
 */
class ResultWriter {
    #root;
    #limits;
    #expected;
    #search;
    #entries = new Map();
    #directories = new Set([""]);
    #links = new Map();
    #remarks = new remarks/* Remarks */.M();
    #members = 0;
    #bytes = 0;
    /**
     * @param root real path of an empty directory that nobody else writes to
     * @param expected what has to come; without it, whatever comes within the limits
     * @param search what to look for in files that come
     */
    constructor(root, limits, expected, search) {
        this.#root = root;
        this.#limits = limits;
        this.#expected = expected;
        this.#search = search;
    }
    /** @throws {JobError} `results` if the member may not or cannot be written */
    async write(member) {
        this.#members += 1;
        if (this.#members > this.#limits.entries) {
            throw (0,member_path/* refusal */.x)(member.name, `it comes after ${this.#limits.entries} others`);
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
    /** Puts in place a file that is at hand and is what `entry` says; it stays where it is, too. @throws {JobError} `results` */
    adopt(directory, entry) {
        const path = this.#pathOf(entry.path);
        this.#expected?.requireFile(path, entry.size);
        this.#makeRoom(path, entry.size);
        attempt(path, () => linkOrCopy((0,external_node_path_.join)(directory, path), this.#absolute(path)));
        this.#entries.set(path, { ...entry, path });
    }
    /** Makes the links. Returns what is there then. @throws {JobError} `results`, also if that is not what was expected */
    finish(emit) {
        for (const [path, remark] of placeLinks(this.#root, this.#links)) {
            this.#entries.delete(path);
            this.#remarks.add(remark, path);
        }
        const entries = [...this.#entries.values()];
        this.#expected?.requireAll(entries);
        this.#remarks.warn(emit);
        return entries;
    }
    #pathOf(name) {
        return (0,member_path/* memberPath */.M)(name, this.#limits, process.platform);
    }
    async #writeFile(path, { size, executable, content }) {
        this.#expected?.requireFile(path, size);
        this.#makeRoom(path, size);
        const mode = executable ? 0o755 : 0o644;
        const file = this.#absolute(path);
        let sha256;
        let holdsSecret;
        if (size <= smallBytes) {
            const whole = await (0,write_content/* gatherPieces */.PP)(content, size);
            sha256 = attempt(path, () => (0,write_content/* writeSmall */.HS)(file, mode, whole));
            holdsSecret = this.#search?.holds(whole);
        }
        else {
            const passing = this.#search?.watch(content);
            sha256 = await (0,write_content/* writeLarge */.HG)(file, mode, passing?.content ?? content, (error) => faultOf(path, error));
            holdsSecret = passing?.found();
        }
        this.#entries.set(path, {
            path,
            type: "file",
            size,
            executable,
            sha256,
            holdsSecret,
        });
    }
    /** A hard link becomes a copy; one to a link becomes another such link. */
    #copy(path, source) {
        const original = this.#entries.get(source);
        const target = this.#links.get(source);
        if (target !== undefined) {
            this.#deferLink(path, target);
        }
        else if (original?.type === "file") {
            this.#expected?.requireFile(path, original.size);
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
        this.#entries.set(path, { path, type: "symlink", size: 0, executable: false, target });
    }
    #makeRoom(path, size) {
        if (path === "")
            throw (0,member_path/* refusal */.x)(".", "it is not a directory");
        if (this.#entries.has(path))
            throw (0,member_path/* refusal */.x)(path, "it did so twice");
        this.#bytes += size;
        if (this.#bytes > this.#limits.bytes) {
            throw (0,member_path/* refusal */.x)(path, `with it the results are larger than ${this.#limits.bytes} bytes`);
        }
        this.#makeDirectory((0,unpacked_entry/* parentOf */.gN)(path));
    }
    #makeDirectory(path) {
        if (this.#directories.has(path))
            return;
        if (this.#entries.has(path))
            throw (0,member_path/* refusal */.x)(path, "as a directory and as something else");
        this.#makeDirectory((0,unpacked_entry/* parentOf */.gN)(path));
        attempt(path, () => mkdirUnlessThere(this.#absolute(path)));
        this.#directories.add(path);
        this.#entries.set(path, { path, type: "directory", size: 0, executable: false });
    }
    #absolute(path) {
        return (0,external_node_path_.join)(this.#root, path);
    }
}
/** Not all file systems have hard links. */
function linkOrCopy(source, path) {
    try {
        (0,external_node_fs_.linkSync)(source, path);
    }
    catch (error) {
        if ((0,file/* errorCode */.CA)(error) === "EEXIST")
            throw error;
        (0,external_node_fs_.copyFileSync)(source, path, external_node_fs_.constants.COPYFILE_EXCL);
    }
}
/** Two names may be one to a file system: the directory may be there, but only as one. */
function mkdirUnlessThere(path) {
    try {
        (0,external_node_fs_.mkdirSync)(path, 0o755);
    }
    catch (error) {
        if ((0,file/* errorCode */.CA)(error) !== "EEXIST" || !(0,external_node_fs_.lstatSync)(path).isDirectory())
            throw error;
    }
}
function attempt(path, write) {
    try {
        return write();
    }
    catch (error) {
        throw faultOf(path, error);
    }
}
function faultOf(path, error) {
    const local = (0,local_fault/* localFault */.a)(path, error);
    if (local !== undefined)
        return local;
    const code = (0,file/* errorCode */.CA)(error) ?? String(error);
    const fault = code === "EEXIST" ? "another result has this name on this machine" : `it cannot be written: ${code}`;
    return (0,member_path/* refusal */.x)(path, fault, error);
}


/***/ }),

/***/ 92428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Mk: () => (/* binding */ checkResultsPlace),
  vR: () => (/* binding */ prepareResultsPlace),
  Fv: () => (/* binding */ resultsPaths)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/workspace/file.js
var workspace_file = __webpack_require__(92174);
;// CONCATENATED MODULE: ./build/workspace/found-report.js


/** A report is far smaller. Bytes. */
const longest = 16 * 1024 * 1024;
/** Reads a report; `undefined` if there is none, or anything that we would not have written. Follows no link. */
function readReport(path) {
    let file;
    try {
        file = (0,external_node_fs_.openSync)(path, workspace_file/* readFlags */.uW);
    }
    catch (error) {
        if ((0,workspace_file/* errorCode */.CA)(error) === undefined)
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
    const value = parseJson(text);
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
function parseJson(text) {
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

// EXTERNAL MODULE: ./build/workspace/name.js
var workspace_name = __webpack_require__(99623);
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
        if ((0,workspace_file/* errorCode */.CA)(error) === "ENOENT")
            return undefined;
        throw inTheWay(path, `cannot be looked at: ${(0,workspace_file/* errorCode */.CA)(error) ?? String(error)}`, error);
    }
}
/** The error for something that we neither may replace nor can do without. */
function inTheWay(path, why, cause) {
    return new errors/* JobError */.CR("invalid", `${(0,workspace_name/* quoteName */.AB)(path)} ${why}.`, {
        hint: "Set `results-directory` to a path that is not there yet, or remove what is there.",
        cause,
    });
}

// EXTERNAL MODULE: ./build/workspace/real-path.js
var real_path = __webpack_require__(27614);
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
        claimed.add((0,real_path/* realPath */.Y)(report));
        return found;
    }
    catch (error) {
        (0,external_node_fs_.rmSync)(pending, { force: true });
        if (error instanceof errors/* JobError */.CR)
            throw error;
        throw (0,workspace_file/* errorCode */.CA)(error) === "ENOENT" ? beingTaken(place, error) : unclaimable(report, error);
    }
}
/** @throws {JobError} `invalid` if the run that a report belongs to goes on in a process of this host */
function refuseInUse(place, { running }) {
    if (running === undefined || !isAlive(running, `${place}.json`))
        return;
    const message = `The results directory ${(0,workspace_name/* quoteName */.AB)(place)} is in use by a run of process ${running.pid}.`;
    throw new errors/* JobError */.CR("invalid", message, {
        hint: `Set \`results-directory\` to another path, or wait until that run is over. If that process is no such run, remove ${(0,workspace_name/* quoteName */.AB)(`${place}.json`)}.`,
    });
}
function createClaim(place, claim) {
    const pending = pendingClaim(place);
    try {
        (0,external_node_fs_.writeFileSync)(pending, claim, { flag: "wx" });
    }
    catch (error) {
        if ((0,workspace_file/* errorCode */.CA)(error) !== "EEXIST")
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
        throw (0,workspace_file/* errorCode */.CA)(error) === "EEXIST" ? beingTaken(place, error) : unclaimable(pending, error);
    }
}
function isAlive({ pid, host }, path) {
    if (host !== (0,external_node_os_.hostname)())
        return false;
    if (pid === process.pid)
        return claimed.has((0,real_path/* realPath */.Y)(path));
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,workspace_file/* errorCode */.CA)(error) === "EPERM";
    }
}
function beingTaken(place, cause) {
    return new errors/* JobError */.CR("invalid", `The results directory ${(0,workspace_name/* quoteName */.AB)(place)} is being taken by another run.`, {
        hint: `Set \`results-directory\` to another path, or wait. If there is no other run, remove ${(0,workspace_name/* quoteName */.AB)(pendingClaim(place))}.`,
        cause,
    });
}
function unclaimable(path, cause) {
    return inTheWay(path, `cannot be written: ${(0,workspace_file/* errorCode */.CA)(cause) ?? String(cause)}`, cause);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/workspace/digest-file.js
var digest_file = __webpack_require__(36563);
// EXTERNAL MODULE: ./build/workspace/member-path.js
var member_path = __webpack_require__(40200);
// EXTERNAL MODULE: ./build/workspace/time-slice.js
var time_slice = __webpack_require__(31218);
// EXTERNAL MODULE: ./build/workspace/unpack.js
var unpack = __webpack_require__(65982);
;// CONCATENATED MODULE: ./build/workspace/earlier-results.js









/** Where the results of an earlier run wait, beside the place that they had. One name, so that a run finds what another left. */
function earlierPath(place) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(place), `.${(0,external_node_path_.basename)(place)}.ssh-job-earlier`);
}
/** Smaller files are read at once. Bytes. */
const smallBytes = 256 * 1024;
/**
 * What an earlier run left in the results directory, out of sight. To be disposed of before the place is free for the next
 * run; what cannot be removed then is an error of that one.
 */
class EarlierResults {
    #directory;
    /** Directories that no link leads to. */
    #straight = new Set();
    /** @param directory real path of what was the results directory */
    constructor(directory) {
        this.#directory = directory;
    }
    /** Whether there is a file of this path, size and mode; what it holds is not looked at. @param file may be hostile */
    mayHold({ path, size, executable }) {
        if ((0,member_path/* memberPath */.M)(path, unpack/* defaultLimits */.MK, process.platform) !== path)
            return false;
        try {
            const found = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(this.#directory, path));
            return found.isFile() && found.size === size && isExecutable(found) === executable;
        }
        catch (error) {
            if ((0,workspace_file/* errorCode */.CA)(error) === undefined)
                throw error;
            return false;
        }
    }
    /**
     * Moves the files that are just what is expected to a directory, so that they need not be fetched. Whatever else is
     * there, or cannot be moved, is left.
     *
     * @param expected may be hostile
     * @param into a directory that nobody else writes to; on another file system, files are copied
     * @returns those of `expected` that lie below `into` now, byte by byte
     * @throws {JobError} `results` if a path leads elsewhere
     */
    async takeOver(expected, into) {
        const taken = [];
        const slice = new time_slice/* TimeSlice */.I(undefined);
        for (const entry of expected) {
            if (slice.isOver())
                await slice.rest();
            if (entry.type !== "file")
                continue;
            const path = (0,member_path/* memberPath */.M)(entry.path, unpack/* defaultLimits */.MK, process.platform);
            if (path === entry.path && (await this.#holds(entry)) && this.#move(path, into))
                taken.push(entry);
        }
        return taken;
    }
    async [Symbol.asyncDispose]() {
        await (0,promises_.rm)(this.#directory, { recursive: true, force: true }).catch((error) => {
            if ((0,workspace_file/* errorCode */.CA)(error) === undefined)
                throw error;
        });
    }
    /** A file that has another name somewhere could be changed by that, and is not ours alone. */
    async #holds({ path, size, sha256, executable }) {
        const file = this.#open(path);
        if (file === undefined)
            return false;
        try {
            const found = (0,external_node_fs_.fstatSync)(file);
            if (!found.isFile() || found.nlink !== 1 || found.size !== size)
                return false;
            if (isExecutable(found) !== executable)
                return false;
            if (size <= smallBytes)
                return (0,external_node_crypto_.hash)("sha256", (0,external_node_fs_.readFileSync)(file)) === sha256;
            const digest = await (0,digest_file/* digestOpenFile */.j)(file);
            return digest.size === size && digest.sha256 === sha256;
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    /** Follows no link, on the way neither. */
    #open(path) {
        const file = (0,external_node_path_.join)(this.#directory, path);
        try {
            if (!this.#isStraight((0,external_node_path_.dirname)(file)))
                return undefined;
            return (0,external_node_fs_.openSync)(file, workspace_file/* readFlags */.uW);
        }
        catch (error) {
            if ((0,workspace_file/* errorCode */.CA)(error) === undefined)
                throw error;
            return undefined;
        }
    }
    /** Whether no link leads to the directory. Nobody else changes what lies here. */
    #isStraight(directory) {
        if (this.#straight.has(directory))
            return true;
        if (external_node_fs_.realpathSync.native(directory) !== directory)
            return false;
        this.#straight.add(directory);
        return true;
    }
    #move(path, into) {
        const file = (0,external_node_path_.join)(into, path);
        try {
            (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
            moveFile((0,external_node_path_.join)(this.#directory, path), file);
            return true;
        }
        catch (error) {
            if ((0,workspace_file/* errorCode */.CA)(error) === undefined)
                throw error;
            return false;
        }
    }
}
function isExecutable({ mode }) {
    return (mode & 0o100) !== 0;
}
function moveFile(source, path) {
    try {
        (0,external_node_fs_.renameSync)(source, path);
    }
    catch (error) {
        if ((0,workspace_file/* errorCode */.CA)(error) !== "EXDEV")
            throw error;
        (0,external_node_fs_.copyFileSync)(source, path, external_node_fs_.constants.COPYFILE_EXCL);
    }
}

;// CONCATENATED MODULE: ./build/workspace/results-place.js












/**
 * Takes the place of the results for one run, and makes sure that nothing old is taken for a result of it: what
 * `<it>.json` proves to be an earlier run's is taken away, with its log. Nothing else ever is. After that `claim` is the
 * report, and nothing is at the other paths, but for a results directory that is empty.
 *
 * @throws {JobError} `invalid` if something else is in the way, another run has the place, or it holds the job, the home
 * directory or everything
 */
async function prepareResultsPlace(resultsDirectory, { jobDirectory, claim }) {
    const place = (0,external_node_path_.resolve)(resultsDirectory);
    makeParent(place);
    checkResultsPlace(place, jobDirectory);
    const found = claimReport(place, claim, () => lookAt(place));
    if (found === undefined)
        return { removed: undefined, earlier: undefined };
    return { removed: found.jobId, earlier: await takeAway(place, found) };
}
/**
 * Finds out whether a run may take the place, as far as it can be told without writing.
 *
 * @throws {JobError} `invalid`, as `prepareResultsPlace`
 */
function checkResultsPlace(resultsDirectory, jobDirectory) {
    const place = (0,external_node_path_.resolve)(resultsDirectory);
    if (kindOf(place) === "link")
        throw inTheWay(place, "is a link and no directory");
    if (jobDirectory !== undefined)
        refuseToHold(place, "the job directory", jobDirectory);
    refuseToHold(place, "the home directory", (0,external_node_os_.homedir)());
    lookAt(place);
}
/** All paths that a run may make: the results directory, and beside it the log, its streams, the report and earlier results. */
function resultsPaths(resultsDirectory) {
    const place = (0,external_node_path_.resolve)(resultsDirectory);
    return [place, ...logPaths(place), `${place}.json`, pendingClaim(place), earlierPath(place)];
}
function logPaths(place) {
    return [".log", ".out", ".err"].map((suffix) => `${place}${suffix}`);
}
function refuseToHold(place, what, kept) {
    const [outer, inner] = [(0,real_path/* realPath */.Y)(place), (0,real_path/* realPath */.Y)(kept)];
    const steps = (0,external_node_path_.relative)(outer, inner);
    if (steps === ".." || steps.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(steps))
        return;
    const fault = outer === (0,external_node_path_.parse)(outer).root ? "holds everything" : steps === "" ? `is ${what}` : `holds ${what}`;
    throw new errors/* JobError */.CR("invalid", `The results directory ${(0,workspace_name/* quoteName */.AB)(place)} ${fault}.`, {
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
        const fault = `cannot be made: ${(0,workspace_file/* errorCode */.CA)(error) ?? String(error)}`;
        throw new errors/* JobError */.CR("invalid", `The directory ${(0,workspace_name/* quoteName */.AB)(parent)}, for the results, ${fault}.`, {
            hint: "Set `results-directory` to a path below a directory that you may write to.",
            cause: error,
        });
    }
}
/** If that fails, the earlier report is put back: it still proves whose the rest is. */
async function takeAway(place, { text }) {
    const aside = earlierPath((0,real_path/* realPath */.Y)(place));
    let blamed = place;
    try {
        for (const path of logPaths(place))
            await (0,promises_.rm)(path, { force: true });
        blamed = aside;
        await (0,promises_.rm)(aside, { recursive: true, force: true });
        blamed = place;
        if (kindOf(place) === undefined)
            return undefined;
        return await setAside(place, aside);
    }
    catch (error) {
        (0,external_node_fs_.writeFileSync)(`${place}.json`, text);
        const fault = `cannot be removed: ${(0,workspace_file/* errorCode */.CA)(error) ?? String(error)}`;
        throw inTheWay(blamed, `holds results of an earlier run that ${fault}`, error);
    }
}
/** Where the file system cannot rename it, such as a lower layer of an overlay, it is removed at once. */
async function setAside(place, aside) {
    try {
        (0,external_node_fs_.renameSync)(place, aside);
        return new EarlierResults(aside);
    }
    catch (error) {
        if ((0,workspace_file/* errorCode */.CA)(error) !== "EXDEV")
            throw error;
        await (0,promises_.rm)(place, { recursive: true });
        return undefined;
    }
}


/***/ }),

/***/ 32743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ SecretSearch)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/workspace/file.js
var workspace_file = __webpack_require__(92174);
;// CONCATENATED MODULE: ./build/workspace/needles.js
/** Shorter ones are looked for one by one. Bytes. */
const shortestLong = 16;
/** What tells where a needle may be: three bytes, hashed to 16 bits. */
const blockBytes = 3;
/** A shift fits a byte. */
const furthestShift = 255;
/**
 * Looks for any of some needles at once: the more bytes the shortest of the long ones has, the more are passed over unseen,
 * however many they are (S. Wu, U. Manber: A Fast Algorithm for Multi-Pattern Searching, 1994).
 */
class Needles {
    /** Bytes of the longest one. */
    longest;
    #short;
    /** By the hash of the block that ends the window, the long ones that may begin with it. */
    #candidates = new Map();
    /** By the hash of a block, how far the window may move. */
    #shifts = new Uint8Array(65_536);
    /** Of the long ones, so much of the beginning is looked at. */
    #window;
    constructor(needles) {
        this.longest = Math.max(0, ...needles.map(({ length }) => length));
        this.#short = needles.filter(({ length }) => length < shortestLong);
        const long = needles.filter(({ length }) => length >= shortestLong);
        this.#window = Math.min(furthestShift, ...long.map(({ length }) => length));
        this.#shifts.fill(this.#window - blockBytes + 1);
        for (const needle of long)
            this.#learn(needle);
    }
    /** Whether one of them stands in these bytes. */
    standIn(bytes) {
        if (this.#short.some((needle) => bytes.includes(needle)))
            return true;
        return this.#candidates.size > 0 && this.#longStandsIn(bytes);
    }
    #longStandsIn(bytes) {
        const shifts = this.#shifts;
        for (let end = this.#window - 1; end < bytes.length;) {
            const block = hashAt(bytes, end);
            const shift = shifts[block] ?? 0;
            if (shift === 0 && this.#isAt(bytes, end + 1 - this.#window, block))
                return true;
            end += shift === 0 ? 1 : shift;
        }
        return false;
    }
    #isAt(bytes, start, block) {
        const candidates = this.#candidates.get(block) ?? [];
        return candidates.some((needle) => bytes.subarray(start, start + needle.length).equals(needle));
    }
    #learn(needle) {
        const last = this.#window - 1;
        for (let end = blockBytes - 1; end <= last; end += 1) {
            const block = hashAt(needle, end);
            this.#shifts[block] = Math.min(this.#shifts[block] ?? 0, last - end);
        }
        const block = hashAt(needle, last);
        this.#candidates.set(block, [...(this.#candidates.get(block) ?? []), needle]);
    }
}
/** Of the block that ends at `end`. */
function hashAt(bytes, end) {
    const block = ((bytes[end - 2] ?? 0) << 16) | ((bytes[end - 1] ?? 0) << 8) | (bytes[end] ?? 0);
    return Math.imul(block, 0x9e3779b1) >>> 16;
}

// EXTERNAL MODULE: ./build/workspace/time-slice.js
var time_slice = __webpack_require__(31218);
;// CONCATENATED MODULE: ./build/workspace/secret-search.js




/** Shorter values, and shorter lines of longer ones, are found everywhere and tell nothing. Characters. */
const shortestValue = 4;
const shortestLine = 8;
/** Read at once. Bytes. */
const chunkBytes = 1024 * 1024;
/**
 * Looks for secrets in files, as plain bytes, whole or a line of it. Values shorter than 4 characters, and lines shorter
 * than 8, are not looked for.
 */
class SecretSearch {
    #needles;
    #room;
    #slice = new time_slice/* TimeSlice */.I(undefined);
    constructor(secrets) {
        this.#needles = new Needles(needlesOf(secrets));
    }
    /** Whether a secret stands in the file. One file at a time; follows no link. @throws what reading the file fails with */
    async finds(file) {
        if (this.#isIdle())
            return false;
        const room = (this.#room ??= Buffer.allocUnsafeSlow(this.#overlap() + chunkBytes));
        const opened = (0,external_node_fs_.openSync)(file, workspace_file/* readFlags */.uW);
        try {
            let kept = 0;
            for (;;) {
                const read = (0,external_node_fs_.readSync)(opened, room, kept, room.length - kept, null);
                if (read === 0)
                    return false;
                const known = room.subarray(0, kept + read);
                if (this.#needles.standIn(known))
                    return true;
                kept = Math.min(this.#overlap(), known.length);
                known.copyWithin(0, known.length - kept);
                if (this.#slice.isOver())
                    await this.#slice.rest();
            }
        }
        finally {
            (0,external_node_fs_.closeSync)(opened);
        }
    }
    /** Whether a secret stands in the whole content of a file. */
    holds(content) {
        return !this.#isIdle() && this.#needles.standIn(content);
    }
    /** Looks while the content of a file is written, so that it need not be read again. */
    watch(content) {
        if (this.#isIdle())
            return { content, found: () => false };
        const overlap = this.#overlap();
        let [found, last] = [false, Buffer.alloc(0)];
        const look = (piece) => {
            // What lies across two pieces begins in the end of what came before, which may be several.
            const border = Buffer.concat([last, piece.subarray(0, overlap)]);
            found ||= this.#needles.standIn(border) || this.#needles.standIn(piece);
            const end = piece.length < overlap ? border : piece;
            last = Buffer.from(end.subarray(end.length - Math.min(overlap, end.length)));
        };
        const passing = async function* () {
            for await (const piece of content) {
                look(piece);
                yield piece;
            }
        };
        return { content: passing(), found: () => found };
    }
    #isIdle() {
        return this.#needles.longest === 0;
    }
    /** What may be the beginning of one whose end is read next. */
    #overlap() {
        return this.#needles.longest - 1;
    }
}
/** Without those that another one is part of: where they are, it is. */
function needlesOf(secrets) {
    const texts = [...new Set(secrets.flatMap((secret) => textsOf(secret.reveal())))];
    return texts
        .filter((text) => !texts.some((other) => other !== text && text.includes(other)))
        .map((text) => Buffer.from(text));
}
function textsOf(secret) {
    const value = secret.trim();
    const lines = value.split(/\r?\n/).map((line) => line.trim());
    return [
        ...(value.length >= shortestValue ? [value] : []),
        ...lines.filter((line) => line.length >= shortestLine),
    ];
}


/***/ }),

/***/ 31218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ TimeSlice)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

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
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
        this.#signal?.throwIfAborted();
        this.#started = performance.now();
    }
}


/***/ }),

/***/ 65982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MK: () => (/* binding */ defaultLimits),
/* harmony export */   g_: () => (/* reexport safe */ _unpacked_entry_js__WEBPACK_IMPORTED_MODULE_7__.g_),
/* harmony export */   hh: () => (/* binding */ unpackResults)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _archive_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32580);
/* harmony import */ var _expected_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23621);
/* harmony import */ var _placing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10358);
/* harmony import */ var _result_writer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26625);
/* harmony import */ var _time_slice_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31218);
/* harmony import */ var _unpacked_entry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(42374);








/** What holds for any results, however they come. */
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
 * @param tar a tar archive, or several one behind the other; `undefined` if nothing needs to come
 * @param destination a directory that is empty or not there yet
 * @throws {JobError} `results` if the archive is damaged or hostile, is not what was expected, or the place is
 * taken; what `tar` fails with
 */
async function unpackResults(tar, destination, { limits, expected, have = [], search, onBytes, emit, signal }) {
    const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(destination);
    let temporary;
    try {
        temporary = (0,_placing_js__WEBPACK_IMPORTED_MODULE_4__/* .makeTemporary */ .ww)(place);
        const root = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporary, "results");
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(root);
        const due = expected && new _expected_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .ExpectedEntries */ .L(expected);
        const writer = new _result_writer_js__WEBPACK_IMPORTED_MODULE_5__/* .ResultWriter */ .F(root, { ...defaultLimits, ...limits }, due, search);
        for (const { directory, entries } of have)
            for (const entry of entries)
                writer.adopt(directory, entry);
        if (tar !== undefined) {
            const slice = new _time_slice_js__WEBPACK_IMPORTED_MODULE_6__/* .TimeSlice */ .I(signal);
            for await (const member of (0,_archive_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .readArchive */ .b)(tar, { onBytes, signal })) {
                await writer.write(member);
                if (slice.isOver())
                    await slice.rest();
            }
        }
        const entries = writer.finish(emit);
        (0,_placing_js__WEBPACK_IMPORTED_MODULE_4__/* .moveTo */ .tw)(place, root);
        return entries;
    }
    finally {
        tar?.destroy();
        if (temporary !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { recursive: true, force: true });
    }
}


/***/ }),

/***/ 42374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cP: () => (/* binding */ withoutParents),
/* harmony export */   gN: () => (/* binding */ parentOf),
/* harmony export */   g_: () => (/* binding */ storedEntries)
/* harmony export */ });
/** The entries as a manifest lists them: ordered by the raw bytes of their paths, directories only where they are empty. */
function storedEntries(entries) {
    return withoutParents(entries)
        .map((entry) => ({ bytes: Buffer.from(entry.path), entry }))
        .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
        .map(({ entry }) => storedEntry(entry));
}
/** All but the directories that something else is in, which its path tells already. */
function withoutParents(entries) {
    const parents = new Set(entries.map(({ path }) => parentOf(path)));
    return entries.filter(({ type, path }) => type !== "directory" || !parents.has(path));
}
/** The path of the directory that something is in, `""` at the top. */
function parentOf(path) {
    return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
function storedEntry(entry) {
    const { path } = entry;
    switch (entry.type) {
        case "file":
            return { type: "file", path, executable: entry.executable, size: entry.size, sha256: entry.sha256 };
        case "directory":
            return { type: "directory", path };
        case "symlink":
            return { type: "symlink", path, target: entry.target };
    }
}


/***/ }),

/***/ 67521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HG: () => (/* binding */ writeLarge),
/* harmony export */   HS: () => (/* binding */ writeSmall),
/* harmony export */   PP: () => (/* binding */ gatherPieces),
/* harmony export */   Wx: () => (/* binding */ writePiece)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);



/** Always a new file: not what is there already, and not what a link leads to. */
const writeFlags = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_EXCL | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW;
/** Content of a large file is written in batches of at least this size. Bytes. */
const batchBytes = 512 * 1024;
/** The content of a small file as one. */
async function gatherPieces(content, size) {
    const pieces = [];
    for await (const piece of content)
        pieces.push(piece);
    const [first, second] = pieces;
    return first !== undefined && second === undefined ? first : Buffer.concat(pieces, size);
}
/** Writes a new file at once. @returns lower-case hex of its SHA-256 @throws what the system says */
function writeSmall(path, mode, content) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, writeFlags, mode);
    try {
        for (let done = 0; done < content.length;)
            done += (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(file, content, done);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)("sha256", content);
}
/**
 * Writes a new file while its content comes: a batch is on its way to the disk while the next one is received and hashed.
 *
 * @param faultOf makes of what the system says what is thrown
 * @returns lower-case hex of its SHA-256
 * @throws also what `content` fails with
 */
async function writeLarge(path, mode, content, faultOf) {
    const attempt = (work) => work.catch((error) => Promise.reject(faultOf(error)));
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    const opening = (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, writeFlags, mode);
    await attempt(opening);
    const file = await opening;
    let written = Promise.resolve();
    try {
        let batch = [];
        let size = 0;
        const write = async () => {
            await written;
            written = attempt(writeBatch(file, batch));
            // Whoever waits for it next hears of it.
            written.catch(() => undefined);
            batch = [];
            size = 0;
        };
        for await (const piece of content) {
            digest.update(piece);
            batch.push(piece);
            size += piece.length;
            if (size >= batchBytes)
                await write();
        }
        await write();
        await written;
    }
    finally {
        await written.catch(() => undefined);
        await file.close();
    }
    return digest.digest("hex");
}
/**
 * Writes a piece of a file that is there.
 * @param from where in the file it begins
 * @throws what the system says or `content` fails with
 */
async function writePiece(path, from, content) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
    try {
        let batch = [];
        let size = 0;
        let position = from;
        const write = async () => {
            await writeBatch(file, batch, position);
            position += size;
            batch = [];
            size = 0;
        };
        for await (const piece of content) {
            batch.push(piece);
            size += piece.length;
            if (size >= batchBytes)
                await write();
        }
        await write();
    }
    finally {
        await file.close();
    }
}
/** A write may take less than it was given. @param position where the file goes on if not given */
async function writeBatch(file, batch, position) {
    let left = batch;
    let at = position;
    while (left.length > 0) {
        let { bytesWritten } = await file.writev(left, at);
        if (at !== undefined)
            at += bytesWritten;
        left = left.flatMap((piece) => {
            const rest = piece.subarray(bytesWritten);
            bytesWritten = Math.max(0, bytesWritten - piece.length);
            return rest.length > 0 ? [rest] : [];
        });
    }
}


/***/ })

};
