export const id = 192;
export const ids = [192];
export const modules = {

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

/***/ 6192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run),
  runAs: () => (/* binding */ runAs)
});

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/edge/memory.js


/** How much memory outside of the heap is given out until V8 is asked to clean up after the young. Bytes. */
const enough = 8 * 1024 * 1024;
/** How often it is looked. Milliseconds. */
const interval = 10;
/**
 * The buffers of a transfer die young, and are freed when V8 cleans up after the young, which it does the more seldom the
 * longer we run: a large transfer would peak at 200 MB. From this call on it goes on as often as now, and whenever buffers
 * have piled up; that takes a millisecond. Not to be called while modules are still loaded, which it slows down.
 */
function freeBuffersSoon() {
    (0,external_node_v8_.setFlagsFromString)("--semi-space-growth-factor=1");
    let least = outside();
    const look = () => {
        if (outside() - least > enough) {
            collect();
            least = outside();
        }
        least = Math.min(least, outside());
    };
    setInterval(look, interval).unref();
}
let collector;
/** V8 gives its collector only to a context that is made when the flag is set. */
function collect() {
    if (collector === undefined) {
        (0,external_node_v8_.setFlagsFromString)("--expose-gc");
        collector = (0,external_node_vm_.runInNewContext)("gc");
    }
    collector({ type: "minor" });
}
function outside() {
    return (0,external_node_v8_.getHeapStatistics)().external_memory;
}

// EXTERNAL MODULE: ./build/config/parse-settings.js
var parse_settings = __webpack_require__(3352);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/job/result.js
var result = __webpack_require__(3207);
// EXTERNAL MODULE: ./build/report/report.js
var report_report = __webpack_require__(7177);
// EXTERNAL MODULE: ./build/wiring.js + 143 modules
var wiring = __webpack_require__(1060);
// EXTERNAL MODULE: ./build/cli/exit-code.js
var exit_code = __webpack_require__(5123);
// EXTERNAL MODULE: ./build/cli/failure.js
var failure = __webpack_require__(8919);
// EXTERNAL MODULE: ./build/cli/parse-options.js
var parse_options = __webpack_require__(601);
// EXTERNAL MODULE: ./build/cli/surroundings.js + 1 modules
var cli_surroundings = __webpack_require__(2156);
// EXTERNAL MODULE: ./build/cli/terminal.js + 3 modules
var cli_terminal = __webpack_require__(9974);
// EXTERNAL MODULE: ./build/cli/without-effect.js
var without_effect = __webpack_require__(1083);
;// CONCATENATED MODULE: ./build/cli/run.js












/** Milliseconds from Ctrl-C until everything must be over. */
const withinMs = 15_000;
/** `ssh-job run`, `submit`, `attach` and `cancel`: what the action does, from options. @returns the exit code */
async function run(options, stop) {
    return runAs({ change: (settings) => settings, showsLog: true, exitCode: exit_code/* exitCodeOf */.F }, options, stop);
}
/** A command that is much as `run` is. @returns the exit code */
async function runAs(variant, options, stop) {
    const { report, exitCode } = await end(variant, options, stop);
    if (options.json)
        process.stdout.write((0,report_report/* printReport */.Y)(report));
    // Of a run that was only started, there is nothing to be seen but its id.
    else if (report.result === null)
        process.stdout.write(`${report.jobId ?? ""}\n`);
    return exitCode;
}
/** Whatever happens, there is a report of it. */
async function end(variant, options, stop) {
    try {
        return await runWith(variant, options, stop);
    }
    catch (error) {
        if (error instanceof errors/* InvalidInputs */.h) {
            (0,failure/* sayProblems */.Yd)(error);
            return ended("invalid", (0,failure/* refusalReport */.Xl)(options.given, error.problems));
        }
        (0,failure/* sayFailure */.Kt)(error);
        return ended("infrastructure", (0,failure/* failureReport */.LK)(options.given, error));
    }
}
async function runWith(variant, options, stop) {
    (0,without_effect/* sayWithoutEffect */.n)(options);
    const surroundings = (0,cli_surroundings/* readSurroundings */.S)(process.env);
    const { settings, warnings, secrets } = await (0,parse_options/* parseOptions */.A)(options, surroundings, parse_settings/* parseSettings */.P);
    const terminal = new cli_terminal/* Terminal */.B({ log: options.json ? process.stderr : process.stdout, bar: !options.json });
    for (const message of warnings)
        terminal.emit({ type: "warning", message });
    freeBuffersSoon();
    const outcome = await (0,wiring/* runOverSsh */.oO)(variant.change(settings), {
        emit: (event) => {
            if (event.type !== "output" || variant.showsLog)
                terminal.emit(event);
        },
        stop: { signal: stop, by: surroundings.defaultUsername ?? "terminal", hasSuccessor: false, withinMs },
        secrets,
        record: () => undefined,
        caches: (0,cli_surroundings/* cachePlaces */.V)(process.env),
    });
    const { result, report } = outcome;
    terminal.emit({ type: "ended", result });
    if (report.error?.hint)
        terminal.emit({ type: "notice", message: report.error.hint });
    return { report, exitCode: variant.exitCode(outcome) };
}
function ended(kind, report) {
    return { report, exitCode: (0,result/* cliExitCode */.C)({ kind, exitCode: undefined }) };
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
