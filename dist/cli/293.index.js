export const id = 293;
export const ids = [293];
export const modules = {

/***/ 3293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// EXTERNAL MODULE: ./build/config/parse-target-settings.js
var parse_target_settings = __webpack_require__(2096);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/job/result.js
var result = __webpack_require__(3207);
;// CONCATENATED MODULE: ./build/report/finding.js
/** What we failed at, as a finding. */
function failed(check, error) {
    return {
        check,
        status: "fail",
        message: error.message,
        ...(error.hint !== undefined && { hint: error.hint }),
    };
}

// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(5088);
;// CONCATENATED MODULE: ./build/report/findings/store.js

/** Free space on the disk of the store below which jobs are likely to fail. */
const scarce = { kib: 512 * 1024, inodes: 10_000 };
const desperate = { kib: 10 * 1024, inodes: 100 };
/** Milliseconds by which two clocks may differ before anybody is misled. */
const tolerable = 5_000;
/** Where jobs are kept. @param directory as the user gave it */
function storeFinding(probe, directory) {
    const [mode = "?", , owner = "?"] = (probe.get("store") ?? "").split(/ +/);
    const version = probe.get("store")?.split(" ").at(-1) ?? "?";
    const message = `The store ${directory} is there: mode ${mode}, owner ${owner}, version ${version}.`;
    return { check: "store", status: "ok", message };
}
/** How much room there is. Where inodes are not counted, as on btrfs, there are always enough. */
function spaceFinding(probe) {
    const kib = numberOf(probe.get("kib"));
    const counted = numberOf(probe.get("inodes"));
    const inodes = counted === 0 ? undefined : counted;
    if (kib === undefined) {
        const message = "df does not tell how much is free where the store is.";
        return { check: "space", status: "warn", message, hint: "Look yourself there: df -k; df -i" };
    }
    const isBelow = (limit) => kib < limit.kib || (inodes !== undefined && inodes < limit.inodes);
    const names = inodes === undefined ? "" : ` and ${inodes} inodes`;
    const message = `${(0,units/* formatBytes */.z)(kib * 1024)}${names} are free where the store is.`;
    if (!isBelow(scarce))
        return { check: "space", status: "ok", message };
    const hint = "Free some, with ssh-job gc --max-size 0 for example, or set remote-directory to another disk.";
    return { check: "space", status: isBelow(desperate) ? "fail" : "warn", message, hint };
}
/** @param ourMs milliseconds since the epoch, about when the target looked at its clock */
function clockFinding(probe, ourMs) {
    const seconds = numberOf(probe.get("epoch"));
    if (seconds === undefined) {
        const hint = "Install coreutils, or a busybox with date.";
        return {
            check: "clock",
            status: "warn",
            message: "There is no date: nobody knows what time it is.",
            hint,
        };
    }
    // It tells whole seconds, which are half a second ago on average.
    const aheadMs = seconds * 1000 + 500 - ourMs;
    if (Math.abs(aheadMs) < tolerable)
        return { check: "clock", status: "ok", message: "Its clock agrees with ours." };
    const direction = aheadMs > 0 ? "ahead of" : "behind";
    const message = `Its clock is ${(0,units/* formatDuration */.a)(Math.abs(aheadMs))} ${direction} ours: times in lists are its own.`;
    return {
        check: "clock",
        status: "warn",
        message,
        hint: "Set it there: timedatectl set-ntp true, or ntpd -q",
    };
}
/** What is kept in the store. */
function runsFinding(runs) {
    const going = runs.filter(({ status: { state } }) => state !== "finished" && state !== "lost").length;
    const bytes = runs.reduce((sum, { kib = 0 }) => sum + kib * 1024, 0);
    const count = runs.length === 1 ? "1 run" : `${runs.length} runs`;
    const message = `The store holds ${count}, ${going} going on; the ended ones take ${(0,units/* formatBytes */.z)(bytes)}.`;
    return { check: "runs", status: "ok", message };
}
/** Who holds locks. @param host as the user gave it */
function lockFindings(claims, host) {
    const holders = claims.filter(({ role }) => role === "holder");
    if (holders.length === 0)
        return [{ check: "locks", status: "ok", message: "Nobody holds a lock." }];
    return holders.map(({ lock, id, live, who }) => {
        const by = who === undefined ? "" : ` of ${who}`;
        const held = `The lock ${lock} is held by ${id}${by}`;
        if (live)
            return { check: "locks", status: "ok", message: `${held}.` };
        const hint = `The next one who wants it takes it. To take it now: ssh-job locks --host ${host} --break ${lock}`;
        return { check: "locks", status: "warn", message: `${held}, which is gone.`, hint };
    });
}
function numberOf(text = "") {
    return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

;// CONCATENATED MODULE: ./build/report/findings/tools.js
/** Without one of these nothing can be run; `submit.sh` refuses to. */
const required = "tar ls dd cat mv mkdir mkfifo touch rm rmdir sleep tr grep find xargs date".split(" ");
/** What each is good for, where it need not be there. */
const useful = [
    [
        "tool.setsid",
        "There is no setsid: a job may end with the connection that started it.",
        "Install util-linux, or a busybox with setsid.",
    ],
    [
        "tool.sha256sum",
        "There is no sha256sum: our scripts are checked by their size only.",
        "Install coreutils, or a busybox with sha256sum.",
    ],
    [
        "fractions",
        "sleep knows whole seconds only: output and ends are seen up to a second late.",
        "Install coreutils, or a busybox with FANCY_SLEEP.",
    ],
    [
        "sizes",
        "There is no stat -c: the progress of fetching has no total.",
        "Install coreutils, or a busybox with stat.",
    ],
    [
        "others",
        "/proc hides the processes of other users (hidepid): what a job starts as another user cannot be ended.",
        "Mount it without: mount -o remount,hidepid=0 /proc",
    ],
];
/** What the answers of the verb `probe` say about the programs there. */
function toolFindings(probe) {
    const has = (key) => (probe.get(key) ?? "") !== "";
    const missing = required.filter((tool) => !has(`tool.${tool}`));
    const warnings = useful
        .filter(([key]) => !has(key))
        .map(([, message, hint]) => ({ check: "tools", status: "warn", message, hint }));
    return [missing.length > 0 ? lacking(missing) : complete(probe, has), ...procFindings(has), ...warnings];
}
function lacking(missing) {
    const hint = "Install them; a busybox has them all.";
    return {
        check: "tools",
        status: "fail",
        message: `These commands are missing: ${missing.join(" ")}.`,
        hint,
    };
}
function complete(probe, has) {
    const more = ["unshare", "gzip", "zstd"].filter((tool) => has(`tool.${tool}`));
    const notes = [
        `sh is ${probe.get("sh") ?? ""}`,
        `tar is ${probe.get("tar") ?? ""}`,
        more.length > 0 ? `also there: ${more.join(", ")}` : "no unshare, gzip or zstd",
        has("cgroup") ? "jobs get a cgroup of their own" : "no cgroup for jobs",
    ];
    return { check: "tools", status: "ok", message: `All that is needed is there; ${notes.join("; ")}.` };
}
function procFindings(has) {
    if (has("proc"))
        return [];
    const message = "There is no /proc that tells uptime and boot id: nothing can be supervised.";
    return [{ check: "tools", status: "fail", message, hint: "Mount it: mount -t proc proc /proc" }];
}

// EXTERNAL MODULE: ./build/transport/address.js
var transport_address = __webpack_require__(2974);
// EXTERNAL MODULE: ./build/transport/host-key.js
var host_key = __webpack_require__(6848);
// EXTERNAL MODULE: ./build/transport/known-hosts.js
var known_hosts = __webpack_require__(8223);
;// CONCATENATED MODULE: ./build/report/findings/way.js





/** The keys that known-hosts names for the target. */
function namedKeys({ destination: { host, port }, hostKeys }) {
    return (0,known_hosts/* keysFor */.qm)((0,known_hosts/* parseKnownHosts */.uJ)(hostKeys.knownHosts).entries, host, port).trusted;
}
/** What there is to say of a target that let us in. */
function arrivalFindings({ destination, hostKeys }, arrival) {
    const address = (0,transport_address/* addressOf */.c)(destination);
    const { ms, method, keys } = arrival;
    return [
        { check: "reach", status: "ok", message: `${address} let us in after ${(0,units/* formatDuration */.a)(ms)}.` },
        {
            check: "host-key",
            ...(hostKeys.ignore
                ? { status: "warn", message: `The key of ${address} was not checked: anybody can pose as it.` }
                : { status: "ok", message: `The key of ${address} is the pinned one.` }),
            ...toPin(destination, keys, hostKeys.ignore),
        },
        { check: "login", status: "ok", message: `${destination.username} is let in by ${method}.` },
    ];
}
/** What there is to say of a target that did not let us in. */
function failureFindings({ destination }, error) {
    const reached = { check: "reach", status: "ok", message: `${(0,transport_address/* addressOf */.c)(destination)} answers.` };
    if (error instanceof host_key/* HostKeyError */.oZ) {
        const answers = { ...reached, message: `${(0,transport_address/* addressOf */.c)(error.hop)} answers.` };
        const advice = error.offered.length > 0 ? toPin(error.hop, error.offered, true) : {};
        return [answers, { ...failed("host-key", error), ...advice }];
    }
    if (error.code !== "auth")
        return [failed("reach", error)];
    return [
        reached,
        { check: "host-key", status: "ok", message: "The key of every machine on the way is accepted." },
        failed("login", error),
    ];
}
/** The lines that pin keys, as a step of a workflow takes them. */
function toPin({ host, port }, keys, unproven) {
    if (keys.length === 0)
        return {};
    const hint = unproven
        ? "Compare the fingerprints with what the machine itself prints (ssh-keygen -l -f on its /etc/ssh/ssh_host_*_key.pub), then pin them in the workflow:"
        : "To pin it in a workflow:";
    return { hint, lines: ["known-hosts: |", ...keys.map((key) => `  ${(0,known_hosts/* knownHostsLine */.TZ)(host, port, key)}`)] };
}

// EXTERNAL MODULE: ./build/wiring.js + 143 modules
var wiring = __webpack_require__(1060);
// EXTERNAL MODULE: ./build/cli/on-target.js
var on_target = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/cli/print.js
var print = __webpack_require__(8366);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/report/sanitise.js
var sanitise = __webpack_require__(3649);
;// CONCATENATED MODULE: ./build/cli/print-findings.js


const styles = { ok: "green", warn: "yellow", fail: "red" };
/** Prints findings on stdout: a line each, below it what to type. */
function printFindings(findings) {
    for (const { check, status, message, hint, lines = [] } of findings) {
        const label = status.padEnd(4);
        const shown = process.stdout.isTTY ? (0,external_node_util_.styleText)(styles[status], label) : label;
        const below = [...(hint === undefined ? [] : hint.split("\n")), ...lines.map((line) => `  ${line}`)];
        const text = [
            `${check.padEnd(8)}  ${oneLine(message)}`,
            ...below.map((line) => `                ${line}`),
        ];
        process.stdout.write(`${shown}  ${(0,sanitise/* sanitiseText */.S)(text.join("\n"))}\n`);
    }
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, " ");
}

;// CONCATENATED MODULE: ./build/cli/doctor.js
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












/** `ssh-job doctor`: examines a target, and says what to do about each thing that is wrong. */
const doctor = (0,on_target/* onTarget */.H)(
// Without a key to compare with, the server's own are shown; it is not trusted for that.
(given, surroundings) => (0,parse_target_settings/* parseTargetSettings */.a)(given, { ...surroundings, knownHosts: surroundings.knownHosts ?? "" }), async (examining) => {
    const findings = await examine(examining);
    if (examining.options.json)
        (0,print/* printJson */.Q)(findings);
    else
        printFindings(findings);
    const isIll = findings.some(({ status }) => status === "fail");
    return (0,result/* cliExitCode */.C)({ kind: isIll ? "infrastructure" : "passed", exitCode: undefined });
}, { waits: true });
async function examine(examining) {
    const { link, settings } = examining;
    const { target } = settings;
    const began = performance.now();
    try {
        await link.ready();
    }
    catch (error) {
        return failureFindings(target, expected(error));
    }
    const ms = performance.now() - began;
    const method = examining.loginMethod() ?? "nothing";
    const keys = await keysOf(examining);
    return [...arrivalFindings(target, { ms, method, keys }), ...(await examineStore(examining))];
}
/** What known-hosts names, else what the server shows to somebody who trusts no key. */
async function keysOf({ settings, emit }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const named = namedKeys(settings.target);
        if (named.length > 0)
            return named;
        const target = {
            ...settings.target,
            hostKeys: { knownHosts: "", fingerprints: [], ignore: false },
        };
        const link = __addDisposableResource(env_1, (0,wiring/* linkOverSsh */.$6)({ ...settings, target }, emit), true);
        const error = await link.ready().then(() => undefined, (reason) => reason);
        // On the way through jump hosts it may be one of them that is not trusted.
        return error instanceof host_key/* HostKeyError */.oZ && error.hop === target.destination ? error.offered : [];
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
async function examineStore({ link, settings }) {
    const { remoteDirectory, target } = settings;
    const asked = Date.now();
    const probe = await ask(link, "store", (remote) => remote.probe());
    if (!probe.ok)
        return [probe.finding];
    const between = (asked + Date.now()) / 2;
    const runs = await ask(link, "runs", (remote) => remote.runs());
    const locks = await ask(link, "locks", (remote) => remote.locks());
    return [
        ...toolFindings(probe.answer),
        storeFinding(probe.answer, remoteDirectory),
        spaceFinding(probe.answer),
        clockFinding(probe.answer, between),
        runs.ok ? runsFinding(runs.answer) : runs.finding,
        ...(locks.ok ? lockFindings(locks.answer, target.label) : [locks.finding]),
    ];
}
async function ask(link, check, question) {
    try {
        return { ok: true, answer: await link.use(question) };
    }
    catch (error) {
        return { ok: false, finding: failed(check, expected(error)) };
    }
}
function expected(error) {
    if (error instanceof errors/* JobError */.C)
        return error;
    throw error;
}


/***/ }),

/***/ 7240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ onTarget)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3207);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1060);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8919);
/* harmony import */ var _parse_options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(601);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8366);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2156);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9974);
/* harmony import */ var _without_effect_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1083);
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
 * A command that asks a target something.
 * @param parse understands its inputs
 * @param ask does its work and returns the exit code; errors and signals are seen to here
 * @param waits whether the login has to be over before anything is asked, which takes more round trips
 */
function onTarget(parse, ask, { waits = false } = {}) {
    return async (options, stop) => {
        try {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                (0,_without_effect_js__WEBPACK_IMPORTED_MODULE_7__/* .sayWithoutEffect */ .n)(options);
                const { settings, warnings } = await (0,_parse_options_js__WEBPACK_IMPORTED_MODULE_4__/* .parseOptions */ .A)(options, (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_5__/* .readSurroundings */ .S)(process.env), parse);
                const { emit } = new _terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .Terminal */ .B({ log: process.stdout, bar: !options.json });
                for (const message of warnings)
                    emit({ type: "warning", message });
                let method;
                const link = __addDisposableResource(env_1, (0,_wiring_js__WEBPACK_IMPORTED_MODULE_2__/* .linkOverSsh */ .$6)(settings, emit, waits ? (name) => (method = name) : undefined), true);
                stop.addEventListener("abort", () => void link.close());
                const exitCode = await ask({ settings, link, loginMethod: () => method, options, emit });
                return stop.aborted ? exitCodeOf("cancelled") : exitCode;
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
            if (stop.aborted)
                return exitCodeOf("cancelled");
            if (options.json)
                (0,_print_js__WEBPACK_IMPORTED_MODULE_8__/* .printJson */ .Q)({ error: describe(error) });
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .h)
                (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .sayProblems */ .Yd)(error);
            else
                (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .sayFailure */ .Kt)(error);
            return exitCodeOf(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .C && error.code === "invalid" ? "invalid" : "infrastructure");
        }
    };
}
function exitCodeOf(kind) {
    return (0,_job_result_js__WEBPACK_IMPORTED_MODULE_1__/* .cliExitCode */ .C)({ kind, exitCode: undefined });
}
function describe(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .C)
        return { code: error.code, message: error.message, hint: error.hint ?? null };
    return { code: null, message: String(error), hint: null };
}


/***/ }),

/***/ 601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseOptions)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/**
 * What the options say, understood by `parse`.
 * @throws {JobError} `invalid`, all problems at once: those of the options' form and those of what they say
 */
async function parseOptions({ given, problems }, surroundings, parse) {
    const parsed = await parse(given, surroundings).catch((error) => {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .h))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .h([...problems, ...error.problems.filter(isNews(problems))], error.warnings);
    });
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .h(problems, parsed.warnings);
    return parsed;
}
/** An option without a value is not told to be missing as well. */
function isNews(problems) {
    const told = new Set(problems.map(({ input }) => input));
    return ({ input }) => !told.has(`--${input}`);
}


/***/ }),

/***/ 8366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ printJson)
/* harmony export */ });
/** Prints what a program asked for on stdout. */
function printJson(document) {
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}


/***/ }),

/***/ 1083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ sayWithoutEffect)
/* harmony export */ });
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2486);

/** Says which of the options do nothing here. */
function sayWithoutEffect({ withoutEffect }) {
    if (withoutEffect.length === 0)
        return;
    const names = withoutEffect.map((name) => `--${name}`).join(", ");
    (0,_say_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .c)(`Without effect on a terminal, with a meaning in workflows only: ${names}.`, "dim");
}


/***/ }),

/***/ 2096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseRunSettings),
/* harmony export */   a: () => (/* binding */ parseTargetSettings)
/* harmony export */ });
/* harmony import */ var _inputs_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1157);
/* harmony import */ var _parse_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2117);
/* harmony import */ var _parse_job_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(570);



/**
 * Understands the inputs of a command that needs a target and runs nothing on it; any other input is a problem.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parseTargetSettings(given, surroundings) {
    return (0,_parse_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .TL)(given, surroundings, (inputs, _, findings) => {
        refuseOthers(inputs, targetInputs, findings);
        return {};
    });
}
/**
 * Understands the inputs of a command about one run of a target: those of the target, and `job-id`.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parseRunSettings(given, surroundings) {
    return (0,_parse_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .TL)(given, surroundings, (inputs, _, findings) => {
        refuseOthers(inputs, new Set([...targetInputs, "job-id"]), findings);
        const jobId = (0,_parse_job_id_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJobId */ .e)(inputs, findings);
        return jobId && { jobId };
    });
}
const targetInputs = new Set(_inputs_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connectionInputs */ .e.map(({ name }) => name));
function refuseOthers({ given }, applicable, findings) {
    for (const name of given) {
        if (applicable.has(name))
            continue;
        findings.problem(name, "It does not apply to this command.", "Leave it out.");
    }
}


/***/ }),

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


/***/ })

};
