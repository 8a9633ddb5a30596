export const id = 538;
export const ids = [538];
export const modules = {

/***/ 4538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7075);
/* harmony import */ var _config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2096);
/* harmony import */ var _config_printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2360);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9473);
/* harmony import */ var _job_describe_differences_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(398);
/* harmony import */ var _job_explain_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9951);
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3207);
/* harmony import */ var _job_signature_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6138);
/* harmony import */ var _remote_run_id_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(3194);
/* harmony import */ var _report_sanitise_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3649);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1060);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8919);
/* harmony import */ var _parse_options_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(601);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(8366);
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(2486);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2156);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(9974);
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


















/** How many names are told of each kind: whoever asks wants to know it exactly. */
const most = 100;
/** `ssh-job explain`: in what two jobs differ, a line for each kind of thing. @returns 0 whether they differ or not */
const explain = async (options, stop) => {
    try {
        const [before, after] = await readSides(options, stop);
        const differences = (0,_job_explain_js__WEBPACK_IMPORTED_MODULE_6__/* .explain */ .W)(before, after);
        if (options.json)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_16__/* .printJson */ .Q)(differences);
        else if (differences.length === 0)
            (0,_say_js__WEBPACK_IMPORTED_MODULE_13__/* .say */ .c)(`Both have the signature ${after.signature}.`);
        else
            process.stdout.write((0,_job_describe_differences_js__WEBPACK_IMPORTED_MODULE_5__/* .phrases */ .H)(differences, most)
                .map((phrase) => `${(0,_report_sanitise_js__WEBPACK_IMPORTED_MODULE_9__/* .sanitiseText */ .S)(phrase)}\n`)
                .join(""));
        return 0;
    }
    catch (error) {
        if (stop.aborted)
            return (0,_job_result_js__WEBPACK_IMPORTED_MODULE_7__/* .cliExitCode */ .C)({ kind: "cancelled", exitCode: undefined });
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .JobError */ .C))
            throw error;
        const { code, message, hint } = error;
        if (options.json)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_16__/* .printJson */ .Q)({ error: { code, message, hint: hint ?? null } });
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidInputs */ .h)
            (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .sayProblems */ .Yd)(error);
        else
            (0,_failure_js__WEBPACK_IMPORTED_MODULE_11__/* .sayFailure */ .Kt)(error);
        return (0,_job_result_js__WEBPACK_IMPORTED_MODULE_7__/* .cliExitCode */ .C)({ kind: code === "invalid" ? "invalid" : "infrastructure", exitCode: undefined });
    }
};
async function readSides(options, stop) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { operands: [a = "", b = ""], problems, } = options;
        if (problems.length > 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidInputs */ .h(problems);
        if (a === "-" && b === "-") {
            const message = "Both are -, and stdin can be read only once.";
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidInputs */ .h([{ input: "B", message, hint: "Write one of them to a file." }]);
        }
        const target = __addDisposableResource(env_1, [a, b].some(_remote_run_id_js__WEBPACK_IMPORTED_MODULE_17__/* .isRunId */ .P) ? await openTarget(options, stop) : undefined, true);
        const read = async (side) => {
            const text = target !== undefined && (0,_remote_run_id_js__WEBPACK_IMPORTED_MODULE_17__/* .isRunId */ .P)(side)
                ? await target.use((remote) => remote.signatureFile(side))
                : await readSide(side, stop);
            return understand(side, text);
        };
        return [await read(a), await read(b)];
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
async function openTarget(options, stop) {
    const { settings } = await (0,_parse_options_js__WEBPACK_IMPORTED_MODULE_12__/* .parseOptions */ .A)(options, (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_14__/* .readSurroundings */ .S)(process.env), _config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTargetSettings */ .a);
    const link = (0,_wiring_js__WEBPACK_IMPORTED_MODULE_10__/* .linkOverSsh */ .$6)(settings, new _terminal_js__WEBPACK_IMPORTED_MODULE_15__/* .Terminal */ .B({ log: process.stderr }).emit);
    stop.addEventListener("abort", () => void link.close());
    return link;
}
/** @throws {JobError} `invalid`, saying which of the two it is */
function understand(side, text) {
    try {
        return (0,_job_signature_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readSignatureFile */ .L6)(text);
    }
    catch (error) {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .JobError */ .C ? refused(side, error.message, error.hint) : error;
    }
}
/** What `signature.json` says on one side: that of a file or, for `-`, of stdin. */
async function readSide(side, stop) {
    const input = side === "-" ? process.stdin : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(side);
    try {
        return await readText((0,node_stream__WEBPACK_IMPORTED_MODULE_1__.addAbortSignal)(stop, input));
    }
    catch (error) {
        if (stop.aborted || !(error instanceof Error))
            throw error;
        throw refused(side, `It cannot be read: ${error.message}.`, "Give the path of a signature.json file.");
    }
}
/** A text that is too long is cut to one that is still too long. */
async function readText(input) {
    const chunks = [];
    let length = 0;
    for await (const chunk of input) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > _job_signature_file_js__WEBPACK_IMPORTED_MODULE_8__/* .longestSignatureFile */ .hp)
            break;
    }
    return Buffer.concat(chunks).toString();
}
function refused(side, message, hint) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .JobError */ .C("invalid", `${side === "-" ? "stdin" : (0,_config_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(side)}: ${message}`, { hint });
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
