export const id = 137;
export const ids = [137];
export const modules = {

/***/ 9137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  logs: () => (/* binding */ logs)
});

// EXTERNAL MODULE: ./build/config/parse-target-settings.js
var parse_target_settings = __webpack_require__(2096);
// EXTERNAL MODULE: ./build/report/run-view.js
var run_view = __webpack_require__(3902);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/report/log-lines.js
var log_lines = __webpack_require__(9031);
;// CONCATENATED MODULE: ./build/cli/log-printer.js


/**
 * Prints a run's log on stdout: into a file the bytes as they are; to everything else sanitised lines, because a terminal,
 * and the console of a workflow behind a pipe, act on what they are given.
 */
class LogPrinter {
    #isFile = (0,external_node_fs_.fstatSync)(process.stdout.fd).isFile();
    #received = { log: 0, out: 0, err: 0 };
    #splitters = {
        log: new log_lines/* LineSplitter */.g(),
        out: new log_lines/* LineSplitter */.g(),
        err: new log_lines/* LineSplitter */.g(),
    };
    /** What was printed of the streams that the run has. */
    get offsets() {
        const { log, out, err } = this.#received;
        return { first: log + out, second: err };
    }
    /** Prints what was not printed before. @returns false when nobody reads it any more */
    async print({ stream, offset, data }) {
        const fresh = data.subarray(Math.max(0, this.#received[stream] - offset));
        this.#received[stream] += fresh.length;
        return this.#write(this.#isFile ? fresh : inLines(this.#splitters[stream].push(fresh)));
    }
    /** Prints the last lines, if they have no end. */
    async end() {
        for (const splitter of Object.values(this.#splitters))
            await this.#write(inLines(splitter.end()));
    }
    #write(text) {
        return new Promise((resolve) => process.stdout.write(text, (error) => resolve(!error)));
    }
}
function inLines(lines) {
    return lines.map((line) => `${line}\n`).join("");
}

// EXTERNAL MODULE: ./build/cli/on-target.js
var on_target = __webpack_require__(7240);
// EXTERNAL MODULE: ./build/cli/say.js
var say = __webpack_require__(2486);
;// CONCATENATED MODULE: ./build/cli/logs.js





/** `ssh-job logs`: what a run has written so far; with `--follow`, until it ends. */
const logs = async (options, stop) => {
    const isFollowing = options.own.has("follow");
    const show = (0,on_target/* onTarget */.H)(parse_target_settings/* parseRunSettings */.A, async ({ settings: { jobId }, link }) => {
        const printer = new LogPrinter();
        await link.use(async (remote) => {
            const events = isFollowing ? remote.follow(jobId, printer.offsets) : remote.log(jobId);
            for await (const event of events) {
                link.progressed();
                if (event.type !== "output")
                    note(event);
                else if (!(await printer.print(event)))
                    return;
            }
        });
        await printer.end();
        return 0;
    });
    const problems = options.json ? [notInJson] : [];
    return show({ ...options, problems: [...options.problems, ...problems] }, stop);
};
const notInJson = {
    input: "--json",
    message: "A log is bytes, which no JSON document can hold.",
    hint: "Leave --json out, and write the log to a file: ssh-job logs … >FILE",
};
/** Says on stderr what is not in the log. */
function note(event) {
    switch (event.type) {
        case "gap":
            (0,say/* say */.c)("Warning: the disk of the target was full: lines are missing in the log.", "yellow");
            break;
        case "capped":
            (0,say/* say */.c)(`Warning: the job wrote more than is kept: the log ends after ${event.bytes} bytes.`, "yellow");
            break;
        case "ended":
        case "lost": {
            const { result, exitCode } = (0,run_view/* viewEnd */.v)(event);
            (0,say/* say */.c)(exitCode === undefined ? result : `${result}, exit code ${exitCode}`, "dim");
            break;
        }
        case "queued":
            (0,say/* say */.c)(`Waits for its lock at position ${event.position}; ${event.holder ?? "another run"} holds it.`, "dim");
            break;
        case "unheard":
            (0,say/* say */.c)(`Runs on ${event.host}, another host with the same store, which has not answered yet.`, "dim");
            break;
        case "stray":
            (0,say/* say */.c)(`Warning: process ${event.pid} (${event.name}) of the job could not be ended.`, "yellow");
            break;
        case "alive":
        case "started":
    }
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

/***/ 3902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ viewRun),
/* harmony export */   v: () => (/* binding */ viewEnd)
/* harmony export */ });
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3207);

/** @param target the `host` line */
function viewRun(status, target) {
    const { id, started, ended } = status;
    return {
        jobId: id,
        state: stateOf(status.state),
        ...("end" in status ? viewEnd(status.end) : {}),
        target,
        ...(started && { started: started.toISOString() }),
        ...(ended && { ended: ended.toISOString() }),
    };
}
/** A run that was sent and one that waits for its lock are the same to whoever waits for it. */
function stateOf(state) {
    if (state === "submitted")
        return "queued";
    return state === "shared" ? "running" : state;
}
/** What became of a run. */
function viewEnd(end) {
    const result = resultKindOf(end);
    if (end.type === "lost" || end.exitCode === undefined)
        return { result };
    const signal = (0,_job_result_js__WEBPACK_IMPORTED_MODULE_0__/* .signalOfExitCode */ .X)(end.exitCode);
    return { result, exitCode: end.exitCode, ...(signal !== undefined && { signal }) };
}
function resultKindOf(end) {
    if (end.type === "lost")
        return "lost";
    switch (end.kind) {
        case "exit":
            return end.exitCode === 0 ? "passed" : "failed";
        case "cancel":
            return "cancelled";
        case "timeout":
        case "idle":
            return "timed-out";
        case "queue":
            return "infrastructure";
    }
}


/***/ })

};
