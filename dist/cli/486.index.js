export const id = 486;
export const ids = [486];
export const modules = {

/***/ 64538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var _config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92096);
/* harmony import */ var _config_printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42360);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19473);
/* harmony import */ var _job_describe_differences_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90398);
/* harmony import */ var _job_explain_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(19951);
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73207);
/* harmony import */ var _job_signature_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6138);
/* harmony import */ var _remote_run_id_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(83194);
/* harmony import */ var _report_sanitise_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3649);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(94854);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(28919);
/* harmony import */ var _parse_options_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(60601);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(18366);
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(2486);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(29935);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(48411);
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
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .JobError */ .CR))
            throw error;
        const { code, message, hint } = error;
        if (options.json)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_16__/* .printJson */ .Q)({ error: { code, message, hint: hint ?? null } });
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidInputs */ .hS)
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
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidInputs */ .hS(problems);
        if (a === "-" && b === "-") {
            const message = "Both are -, and stdin can be read only once.";
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidInputs */ .hS([{ input: "B", message, hint: "Write one of them to a file." }]);
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
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .JobError */ .CR ? refused(side, error.message, error.hint) : error;
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .JobError */ .CR("invalid", `${side === "-" ? "stdin" : (0,_config_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(side)}: ${message}`, { hint });
}


/***/ }),

/***/ 60601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseOptions)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/**
 * What the options say, understood by `parse`.
 * @throws {JobError} `invalid`, all problems at once: those of the options' form and those of what they say
 */
async function parseOptions({ given, problems }, surroundings, parse) {
    const parsed = await parse(given, surroundings).catch((error) => {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .hS))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .hS([...problems, ...error.problems.filter(isNews(problems))], error.warnings);
    });
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .hS(problems, parsed.warnings);
    return parsed;
}
/** An option without a value is not told to be missing as well. */
function isNews(problems) {
    const told = new Set(problems.map(({ input }) => input));
    return ({ input }) => !told.has(`--${input}`);
}


/***/ }),

/***/ 18366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ printJson)
/* harmony export */ });
/** Prints what a program asked for on stdout. */
function printJson(document) {
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}


/***/ }),

/***/ 48411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ Terminal)
});

// EXTERNAL MODULE: ./build/report/describe.js
var describe = __webpack_require__(73614);
// EXTERNAL MODULE: ./build/report/log-lines.js
var log_lines = __webpack_require__(9031);
// EXTERNAL MODULE: ./build/report/transfer.js
var report_transfer = __webpack_require__(43524);
;// CONCATENATED MODULE: ./build/report/progress-bar.js

/** Of the bar itself. Columns. */
const barColumns = 30;
/** A shorter one shows nothing. */
const leastColumns = 10;
/**
 * One line for a terminal: what goes on, a bar if it is known how much there is, and how far it is.
 * @param columns what the terminal has; the line is shorter, as the last column may begin a new line
 */
function progressBar(title, state, columns) {
    const { bytes, total } = state;
    const words = (0,report_transfer/* describeTransfer */.H)(state);
    const room = Math.min(barColumns, columns - 1 - `${title} [] ${words}`.length);
    if (total === undefined || total === 0 || room < leastColumns)
        return `${title}: ${words}`.slice(0, Math.max(0, columns - 1));
    const filled = Math.floor((Math.min(bytes, total) * room) / total);
    return `${title} [${"#".repeat(filled)}${"-".repeat(room - filled)}] ${words}`;
}

// EXTERNAL MODULE: ./build/cli/say.js
var say = __webpack_require__(2486);
;// CONCATENATED MODULE: ./build/cli/terminal.js





/** Milliseconds between two pictures of a bar. */
const frameMs = 100;
/** Shows a run on a terminal: the job's output on one stream, everything about it on stderr. */
class Terminal {
    #log;
    #splitters = {
        log: new log_lines/* LineSplitter */.g(),
        out: new log_lines/* LineSplitter */.g(),
        err: new log_lines/* LineSplitter */.g(),
    };
    #hasBar;
    #transfer;
    #barShown = false;
    #drawn = -Infinity;
    /** @param bar whether progress may be drawn, if stderr is a terminal that can */
    constructor({ log, bar = true }) {
        this.#log = log;
        this.#hasBar = bar && process.stderr.isTTY && process.env["TERM"] !== "dumb";
    }
    emit = (event) => {
        if (event.type !== "progress")
            this.#eraseBar();
        switch (event.type) {
            case "output":
                this.#write(this.#splitters[event.stream].push(event.data));
                break;
            case "phase-started":
                this.#transfer = new report_transfer/* Transfer */.m(performance.now());
                break;
            case "progress":
                this.#progress(event);
                break;
            case "warning":
                (0,say/* say */.c)(`Warning: ${event.message}`, "yellow");
                break;
            case "ended":
                this.#flush();
                (0,say/* say */.c)((0,describe/* describe */.q)(event) ?? "", (event.result?.kind ?? "passed") === "passed" ? "green" : "red");
                break;
            default:
                if (event.type === "phase-ended" && event.phase === "run")
                    this.#flush();
                (0,say/* say */.c)((0,describe/* describe */.q)(event) ?? "", "dim");
        }
    };
    #write(lines) {
        for (const line of lines)
            this.#log.write(`${line}\n`);
    }
    #flush() {
        for (const splitter of Object.values(this.#splitters))
            this.#write(splitter.end());
    }
    #progress({ phase, bytes, total }) {
        const now = performance.now();
        const transfer = (this.#transfer ??= new report_transfer/* Transfer */.m(now));
        const state = transfer.moved(bytes, total, now);
        if (this.#hasBar) {
            if (now - this.#drawn < frameMs)
                return;
            this.#drawn = now;
            process.stderr.write(`\r${progressBar((0,describe/* phaseTitle */.e)(phase), state, process.stderr.columns)}\u001b[K`);
            this.#barShown = true;
            return;
        }
        const line = transfer.line(state, now);
        if (line !== undefined)
            (0,say/* say */.c)(`${(0,describe/* phaseTitle */.e)(phase)}: ${line}`, "dim");
    }
    #eraseBar() {
        if (this.#barShown)
            process.stderr.write("\r\u001b[K");
        this.#barShown = false;
    }
}


/***/ }),

/***/ 23407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ called),
/* harmony export */   R5: () => (/* binding */ readInput),
/* harmony export */   xV: () => (/* binding */ readTemplate)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48606);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57820);


/** A text, whatever expressions it has; `undefined` after a fault. */
function readTemplate(tree, faults) {
    if (tree.type !== "text") {
        faults.add(tree.start, `${called(tree)} where a text should be.`, "Write a text.");
        return undefined;
    }
    const places = placesIn(tree, faults);
    const { template, faults: found } = (0,_template_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTemplate */ .QC)(tree.text, tree.start, (index) => places.get(index) ?? tree.start);
    for (const { at, message, hint } of found)
        faults.add(at, message, hint);
    return template;
}
/**
 * What stands for an input; `undefined` if it is nothing, or after a fault. Texts are not looked at closer: what their
 * expressions stand for is not known yet.
 */
function readInput(name, { value: tree }, faults) {
    const kind = kinds.get(name);
    switch (tree.type) {
        case "nothing":
            return undefined;
        case "text":
            return readTemplate(tree, faults);
        case "list":
            if (kind !== undefined && !takesList(kind)) {
                const hint = takesMapping(kind) ? "Write a mapping of names to values." : "Write one value.";
                faults.add(tree.start, `${name}: It is a list.`, hint);
                return undefined;
            }
            return tree.items.flatMap((item) => readTemplate(item, faults) ?? []);
        case "mapping":
            if (kind === undefined || !takesMapping(kind)) {
                const hint = kind === undefined || takesList(kind) ? "Write a list of texts." : "Write one value.";
                faults.add(tree.start, `${name}: It is a mapping.`, hint);
                return undefined;
            }
            return readVariables(tree.entries, faults);
    }
}
/** What a value is, as the beginning of a sentence. */
function called(tree) {
    return {
        text: "A text stands",
        list: "A list stands",
        mapping: "A mapping stands",
        nothing: "Nothing stands",
    }[tree.type];
}
const kinds = new Map(_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .QL.map(({ name, kind }) => [name, kind]));
function takesList({ type }) {
    return type === "list" || type === "lines" || type === "text";
}
function takesMapping({ type }) {
    return type === "variables" || type === "secret-variables";
}
/** A variable without a value is an empty one. */
function readVariables(entries, faults) {
    return new Map([...entries].flatMap(([name, { value }]) => {
        if (value.type === "nothing")
            return [[name, { parts: [], at: value.start }]];
        const template = readTemplate(value, faults);
        return template === undefined ? [] : [[name, template]];
    }));
}
/** Where expressions stand. Quotes, escapes and indents are not in a value: expressions are counted instead. */
function placesIn({ text, start, end }, { source }) {
    const written = beginningsIn(source.text.slice(start, end));
    return new Map(beginningsIn(text).map((index, count) => [index, start + (written[count] ?? 0)]));
}
function beginningsIn(text) {
    return Array.from(text.matchAll(/\$\{\{/g), ({ index }) => index);
}


/***/ }),

/***/ 6435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ readEntries),
/* harmony export */   $i: () => (/* binding */ isPlain),
/* harmony export */   Eo: () => (/* binding */ isName),
/* harmony export */   Z7: () => (/* binding */ readTexts)
/* harmony export */ });
/* unused harmony export namePattern */
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42360);
/* harmony import */ var _read_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23407);


/** The entries of a mapping; none if nothing stands there, or after a fault. */
function readEntries(tree, what, faults) {
    if (tree.type === "mapping")
        return tree.entries;
    if (tree.type !== "nothing") {
        faults.add(tree.start, `${(0,_read_input_js__WEBPACK_IMPORTED_MODULE_1__/* .called */ .Ab)(tree)} where ${what} should be.`, `Write a mapping, NAME: …, a line each.`);
    }
    return new Map();
}
/** The texts of a list, or a text that stands for a list of one; none if nothing stands there. */
function readTexts(tree, faults) {
    if (tree.type === "nothing")
        return [];
    return (tree.type === "list" ? tree.items : [tree]).flatMap((item) => {
        if (item.type !== "text") {
            faults.add(item.start, `${(0,_read_input_js__WEBPACK_IMPORTED_MODULE_1__/* .called */ .Ab)(item)} where a text should be.`, "Write a text.");
            return [];
        }
        return isPlain(item, faults) ? [item] : [];
    });
}
/** Whether a text has no expression, where none can be. */
function isPlain({ text, start }, faults) {
    if (!text.includes("${{"))
        return true;
    faults.add(start, "No expression can stand here.", "Write the text itself.");
    return false;
}
/** Of jobs and targets. */
const namePattern = "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$";
/** Whether a job or target may be called so: its name is the name of a file too. */
function isName(name, at, faults) {
    if (new RegExp(namePattern).test(name))
        return true;
    const hint = "Use letters (a to z), digits, _, - and ., at most 100, and neither - nor . at the beginning.";
    faults.add(at, `${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(name)} is no name.`, hint);
    return false;
}


/***/ }),

/***/ 58669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readStage),
/* harmony export */   Y: () => (/* binding */ isBelow)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42360);
/* harmony import */ var _read_input_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23407);
/* harmony import */ var _read_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6435);




/** What is staged, by the jobs that make it: a mapping of paths there to paths here, or paths that are the same. */
function readStage({ value }, faults) {
    return [...(0,_read_names_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntries */ .$2)(value, "a stage", faults)].flatMap(([job, { at, value: paths }]) => readPaths(paths, faults).map(({ source, destination }) => ({ job, at, source, destination })));
}
/** Whether a path is below the job directory. */
function isBelow(path) {
    const normal = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path);
    return path !== "" && !node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(path) && normal !== ".." && !normal.startsWith("../");
}
function readPaths(tree, faults) {
    if (tree.type === "nothing") {
        faults.add(tree.start, "Nothing is staged.", "Write a list of paths, or THERE: HERE.");
        return [];
    }
    if (tree.type !== "mapping") {
        return (tree.type === "list" ? tree.items : [tree]).flatMap((item) => {
            const source = (0,_read_input_js__WEBPACK_IMPORTED_MODULE_2__/* .readTemplate */ .xV)(item, faults);
            return source === undefined ? [] : [{ source, destination: source }];
        });
    }
    return [...tree.entries].flatMap(([path, { at, value }]) => {
        const destination = value.type === "text" ? (0,_read_input_js__WEBPACK_IMPORTED_MODULE_2__/* .readTemplate */ .xV)(value, faults) : undefined;
        if (value.type !== "text") {
            const hint = `Write ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(path)}: PATH, the path in this job's directory.`;
            faults.add(value.start, `${(0,_read_input_js__WEBPACK_IMPORTED_MODULE_2__/* .called */ .Ab)(value)} where a path should be.`, hint);
        }
        const source = (0,_read_input_js__WEBPACK_IMPORTED_MODULE_2__/* .readTemplate */ .xV)({ type: "text", text: path, start: at, end: at + path.length }, faults);
        return source === undefined || destination === undefined ? [] : [{ source, destination }];
    });
}


/***/ }),

/***/ 57820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QC: () => (/* binding */ parseTemplate),
/* harmony export */   ii: () => (/* binding */ referencesIn),
/* harmony export */   nj: () => (/* binding */ showReference),
/* harmony export */   pz: () => (/* binding */ fillIn)
/* harmony export */ });
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42360);

/**
 * Finds the expressions in a text, as GitHub writes them. `${{ '${{' }}` is a text that looks like the beginning of one.
 * @param placeOf where the expression that begins at an index of the text stands in the file
 */
function parseTemplate(text, at, placeOf) {
    const parts = [];
    const faults = [];
    let end = 0;
    for (let start = text.indexOf("${{"); start >= 0; start = text.indexOf("${{", end)) {
        parts.push(text.slice(end, start));
        const place = placeOf(start);
        const close = endOf(text, start + 3);
        if (close === undefined) {
            faults.push({ at: place, message: "This expression has no end.", hint: "Write }} at its end." });
            return { template: { parts, at }, faults };
        }
        end = close + 2;
        const found = parseExpression(text.slice(start + 3, close).trim(), place);
        if (typeof found === "object" && "message" in found)
            faults.push(found);
        else
            parts.push(found);
    }
    parts.push(text.slice(end));
    return { template: { parts: parts.filter((part) => part !== ""), at }, faults };
}
/** The text, with everything in place of its expressions that they stand for. */
function fillIn({ parts }, scope) {
    return parts.map((part) => (typeof part === "string" ? part : (scope(part) ?? ""))).join("");
}
function referencesIn({ parts }) {
    return parts.filter((part) => typeof part !== "string");
}
/** How an expression is written. */
function showReference({ context, name }) {
    return context === "signature" ? `jobs.${name}.outputs.signature` : `${context}.${name}`;
}
/** Where the braces are that end an expression: those in a text of the expression do not. */
function endOf(text, start) {
    let isQuoted = false;
    for (let index = start; index < text.length; index += 1) {
        if (text[index] === "'")
            isQuoted = !isQuoted;
        else if (!isQuoted && text.startsWith("}}", index))
            return index;
    }
    return undefined;
}
function parseExpression(text, at) {
    const literal = /^'((?:[^']|'')*)'$/s.exec(text)?.[1];
    if (literal !== undefined)
        return literal.replaceAll("''", "'");
    const name = /^(?<context>matrix|env)\.(?<name>[A-Za-z_][\w-]*)$/.exec(text)?.groups;
    if (name !== undefined) {
        return { context: name["context"] === "env" ? "env" : "matrix", name: name["name"] ?? "", at };
    }
    const job = /^jobs\.(?<job>[\w.-]+)\.outputs\.(?<output>[\w-]+)$/.exec(text)?.groups;
    if (job?.["output"] === "signature")
        return { context: "signature", name: job["job"] ?? "", at };
    return { at, message: `${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text)} is ${faultOf(text, job)}.`, hint: hintOf(text) };
}
function faultOf(text, job) {
    if (text === "")
        return "no expression";
    return job === undefined ? "not known in a job file" : "no output that a job file knows";
}
function hintOf(text) {
    const secret = /^secrets\.([A-Za-z_]\w*)$/.exec(text)?.[1];
    if (secret !== undefined)
        return `Set the variable ${secret} where you start it, and write env.${secret}.`;
    return "Write matrix.NAME, env.NAME or jobs.NAME.outputs.signature.";
}


/***/ }),

/***/ 92096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseRunSettings),
/* harmony export */   a: () => (/* binding */ parseTargetSettings)
/* harmony export */ });
/* harmony import */ var _inputs_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61157);
/* harmony import */ var _parse_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43025);
/* harmony import */ var _parse_job_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90570);



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
