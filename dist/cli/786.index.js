export const id = 786;
export const ids = [786];
export const modules = {

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

/***/ 5786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sign: () => (/* binding */ sign)
});

// EXTERNAL MODULE: ./build/config/parse-sign-settings.js
var parse_sign_settings = __webpack_require__(9868);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/job/result.js
var result = __webpack_require__(3207);
// EXTERNAL MODULE: ./build/job/platform.js
var job_platform = __webpack_require__(6769);
// EXTERNAL MODULE: ./build/job/show-name.js
var show_name = __webpack_require__(3139);
;// CONCATENATED MODULE: ./build/job/describe-parts.js


/** What a signature is made of, a line for each part that is there. Values of variables are not told. */
function describeParts(parts) {
    const { command, env, secretNames, platform, probes } = parts;
    const names = (list) => list.map((name) => (0,show_name/* showName */.$)(name)).join(", ");
    const lines = [
        ["directory", parts.input],
        [command.kind === "script" ? "script" : "run", (0,show_name/* showName */.$)(command.text)],
        ["shell", command.shell === null ? undefined : (0,show_name/* showName */.$)(command.shell)],
        ["args", names(command.args)],
        ["env", names(env.map(([name]) => name))],
        ["secret-env", names(secretNames)],
        ["outputs", names(parts.outputs)],
        ["separate-streams", parts.separateStreams ? "true" : undefined],
        ["platform", platform === null ? "any" : (0,show_name/* showName */.$)((0,job_platform/* splitPlatform */.i)(platform).class)],
        ["host key", platform === null ? undefined : (0,job_platform/* splitPlatform */.i)(platform).hostKey],
        ...probes.map(({ command: probe, stdout }) => [`cache-probe`, `${(0,show_name/* showName */.$)(probe)} ${stdout}`]),
        ["cache-salt", parts.salt === null ? undefined : (0,show_name/* showName */.$)(parts.salt)],
    ];
    return lines.flatMap(([label, text]) => (text === undefined || text === "" ? [] : [`${label}: ${text}`]));
}

// EXTERNAL MODULE: ./build/job/signature-file.js + 1 modules
var signature_file = __webpack_require__(6138);
// EXTERNAL MODULE: ./build/report/sanitise.js
var sanitise = __webpack_require__(3649);
// EXTERNAL MODULE: ./build/wiring.js + 143 modules
var wiring = __webpack_require__(1060);
// EXTERNAL MODULE: ./build/cli/failure.js
var failure = __webpack_require__(8919);
// EXTERNAL MODULE: ./build/cli/parse-options.js
var parse_options = __webpack_require__(601);
// EXTERNAL MODULE: ./build/cli/print.js
var print = __webpack_require__(8366);
// EXTERNAL MODULE: ./build/cli/say.js
var say = __webpack_require__(2486);
// EXTERNAL MODULE: ./build/cli/surroundings.js + 1 modules
var surroundings = __webpack_require__(2156);
// EXTERNAL MODULE: ./build/cli/terminal.js + 3 modules
var terminal = __webpack_require__(9974);
;// CONCATENATED MODULE: ./build/cli/sign.js













/** `ssh-job sign`: the signature of a job on stdout, its parts on stderr; with `--json` its signature.json. */
const sign = async (options, signal) => {
    try {
        const { settings, warnings } = await (0,parse_options/* parseOptions */.A)(options, (0,surroundings/* readSurroundings */.S)(process.env), parse_sign_settings/* parseSignSettings */.a);
        const { emit } = new terminal/* Terminal */.B({ log: process.stderr });
        for (const message of warnings)
            emit({ type: "warning", message });
        const signed = await (0,wiring/* signOverSsh */.AZ)(settings, {
            emit,
            signal,
            statsDirectory: (0,surroundings/* cachePlaces */.V)(process.env).stats,
        });
        if (signed.fault !== undefined)
            emit({ type: "warning", message: signed.fault });
        if (options.json)
            process.stdout.write(signed.file);
        else {
            process.stdout.write(`${signed.signature}\n`);
            for (const line of describeParts((0,signature_file/* readSignatureFile */.L6)(signed.file).parts))
                (0,say/* say */.c)((0,sanitise/* sanitiseText */.S)(line));
        }
        return 0;
    }
    catch (error) {
        if (signal.aborted)
            return (0,result/* cliExitCode */.C)({ kind: "cancelled", exitCode: undefined });
        if (!(error instanceof errors/* JobError */.C))
            throw error;
        const { code, message, hint } = error;
        if (options.json)
            (0,print/* printJson */.Q)({ error: { code, message, hint: hint ?? null } });
        if (error instanceof errors/* InvalidInputs */.h)
            (0,failure/* sayProblems */.Yd)(error);
        else
            (0,failure/* sayFailure */.Kt)(error);
        return (0,result/* cliExitCode */.C)({ kind: code === "invalid" ? "invalid" : "infrastructure", exitCode: undefined });
    }
};


/***/ })

};
