export const id = 6;
export const ids = [6];
export const modules = {

/***/ 1625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   demo: () => (/* binding */ demo)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _config_parse_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3352);
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3207);
/* harmony import */ var _report_units_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5088);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1060);
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2486);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5123);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2156);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9974);
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











// Both the sources and the bundle stand two directories below the repository.
const example = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(import.meta.dirname, "..", "..", "examples", "primes");
/** `ssh-job demo`: the whole path, twice, against an SSH server inside this process. @returns the exit code */
async function demo({ words }, stop) {
    if (words.length > 0) {
        (0,_say_js__WEBPACK_IMPORTED_MODULE_6__/* .say */ .c)(`demo takes no options: ${words.join(" ")}`);
        return (0,_job_result_js__WEBPACK_IMPORTED_MODULE_4__/* .cliExitCode */ .C)({ kind: "invalid", exitCode: undefined });
    }
    const directory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), "ssh-job-demo-"));
    try {
        return await demoIn(directory, stop);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
    }
}
async function demoIn(directory, stop) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const results = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, "results");
        const { startLoopbackServer } = await __webpack_require__.e(/* import() */ 237).then(__webpack_require__.bind(__webpack_require__, 8237));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)(example, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, "primes"), { recursive: true });
        const server = __addDisposableResource(env_1, await startLoopbackServer({ home: directory, path: process.env["PATH"] ?? "" }), true);
        print(`An SSH server listens inside this process, on 127.0.0.1:${server.port}.`);
        const { settings, secrets } = await (0,_config_parse_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSettings */ .P)(new Map([
            ["host", `demo@127.0.0.1:${server.port}`],
            ["key", server.privateKey],
            ["known-hosts", server.knownHosts],
            ["remote-directory", (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, "store")],
            ["directory", "primes"],
            ["outputs", "output"],
            ["results-directory", results],
        ]), { ...(0,_surroundings_js__WEBPACK_IMPORTED_MODULE_8__/* .readSurroundings */ .S)(process.env), directory, event: undefined });
        for (const title of ["The first run:", "The second one, of the same job:"]) {
            print(`\n${title}`);
            const terminal = new _terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .Terminal */ .B({ log: process.stdout });
            const began = performance.now();
            const outcome = await (0,_wiring_js__WEBPACK_IMPORTED_MODULE_5__/* .runOverSsh */ .oO)(settings, {
                emit: terminal.emit,
                stop: { signal: stop, by: "demo", hasSuccessor: false, withinMs: 5000 },
                secrets,
                record: () => undefined,
            });
            terminal.emit({ type: "ended", result: outcome.result });
            if (!outcome.succeeded)
                return (0,_exit_code_js__WEBPACK_IMPORTED_MODULE_7__/* .exitCodeOf */ .F)(outcome);
            const answer = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(results, "output"), "utf8");
            const how = outcome.report.cache.hit ? "Reused" : "Fetched";
            print(`${how} "output": ${answer.trim()}. All of it took ${(0,_report_units_js__WEBPACK_IMPORTED_MODULE_10__/* .formatDuration */ .a)(performance.now() - began)}.`);
        }
        return 0;
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
function print(line) {
    process.stdout.write(`${line}\n`);
}


/***/ }),

/***/ 5123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ exitCodeOf)
/* harmony export */ });
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3207);

/** The exit code of a command: 0 when what was asked for was done, else that of the result. */
function exitCodeOf({ succeeded, result }) {
    return succeeded || result === undefined ? 0 : (0,_job_result_js__WEBPACK_IMPORTED_MODULE_0__/* .cliExitCode */ .C)(result);
}


/***/ }),

/***/ 3352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseSettings)
/* harmony export */ });
/* unused harmony export parseFinishSettings */
/* harmony import */ var _parse_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2117);
/* harmony import */ var _parse_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(109);


/**
 * Turns the inputs' texts, by name, into settings that nobody has to check again. Nothing is dialled; the job directory,
 * the script and a key's file are looked at.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parseSettings(given, surroundings) {
    return (0,_parse_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .parseInputs */ .TL)(given, surroundings, _parse_task_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTask */ .X);
}
/**
 * Of the inputs of a step that was stopped, what is needed to end its run and to fetch the results. The job itself is not
 * looked at: its directory may be gone by now.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parseFinishSettings(given, surroundings) {
    return parseInputs(given, surroundings, async (...words) => ({
        mode: "finish",
        ...(await parseResume(...words)),
    }));
}


/***/ })

};
