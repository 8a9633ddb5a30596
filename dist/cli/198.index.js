export const id = 198;
export const ids = [198];
export const modules = {

/***/ 8198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gc: () => (/* binding */ gc)
});

// EXTERNAL MODULE: ./build/config/durations.js
var durations = __webpack_require__(5466);
// EXTERNAL MODULE: ./build/config/parse-target-settings.js
var parse_target_settings = __webpack_require__(2096);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(2360);
;// CONCATENATED MODULE: ./build/config/sizes.js
const powers = new Map([
    ["", 0],
    ["K", 1],
    ["M", 2],
    ["G", 3],
    ["T", 4],
]);
/** `4096`, `500M`, `2G` in bytes, units being powers of 1024 as `du -h` has them; NaN for anything else. */
function sizeBytes(text) {
    const [, digits = "", unit = ""] = /^(\d{1,12})([KMGT]?)$/i.exec(text) ?? [];
    return digits === "" ? NaN : Number(digits) * 1024 ** (powers.get(unit.toUpperCase()) ?? 0);
}

// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(5088);
// EXTERNAL MODULE: ./build/cli/on-target.js
var on_target = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/cli/print.js
var print = __webpack_require__(8366);
// EXTERNAL MODULE: ./build/cli/say.js
var say = __webpack_require__(2486);
;// CONCATENATED MODULE: ./build/cli/gc.js








/** `ssh-job gc`: removes ended runs that are too old, and the oldest until the rest is small enough. */
const gc = async (options, stop) => {
    const { own } = options;
    const age = read(own.get("max-age"), durations/* durationMs */.p);
    const size = read(own.get("max-size"), sizeBytes);
    const problems = [
        ...(Number.isNaN(age) ? [problem("max-age", own, "Write a number and a unit, such as 12h or 90m.")] : []),
        ...(Number.isNaN(size) ? [problem("max-size", own, "Write bytes, or a size such as 500M or 2G.")] : []),
    ];
    const collect = (0,on_target/* onTarget */.H)(parse_target_settings/* parseTargetSettings */.a, async ({ settings, link }) => {
        const target = settings.target.label;
        const limits = {
            olderThanSeconds: age === undefined ? undefined : Math.ceil(age / 1000),
            maxKib: size === undefined ? undefined : Math.floor(size / 1024),
        };
        const { removed, left } = await link.use((remote) => remote.collect(limits));
        if (options.json)
            (0,print/* printJson */.Q)({ target, removed: inBytes(removed), left: inBytes(left) });
        else
            (0,say/* say */.c)(`Removed ${describe(removed)} from ${target}; ${describe(left)} left.`);
        return 0;
    });
    return collect({ ...options, problems: [...options.problems, ...problems] }, stop);
};
function read(text, parse) {
    return text === undefined ? undefined : parse(text.trim());
}
function problem(name, own, hint) {
    const message = `${(0,printable/* printable */.g)(own.get(name) ?? "")} is not what it may be.`;
    return { input: `--${name}`, message, hint };
}
function inBytes({ runs, kib }) {
    return { runs, bytes: kib * 1024 };
}
function describe({ runs, kib }) {
    return `${runs} ${runs === 1 ? "run" : "runs"} (${(0,units/* formatBytes */.z)(kib * 1024)})`;
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


/***/ })

};
