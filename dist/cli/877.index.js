export const id = 877;
export const ids = [877,284,720];
export const modules = {

/***/ 77375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ EventLines)
/* harmony export */ });
/* harmony import */ var _report_log_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9031);

/** Writes what happens as JSON, a line each. */
class EventLines {
    #write;
    #splitters = new Map();
    constructor(write) {
        this.#write = write;
    }
    /** What a job tells; how it ended is told by {@link tell}, with its report. */
    emit(event, job) {
        if (event.type === "output") {
            this.#output(event.stream, this.#splitter(event.stream, job).push(event.data), job);
        }
        else if (event.type !== "ended") {
            const { type, ...details } = event;
            this.tell({ event: type, ...details }, job);
        }
    }
    tell(body, job) {
        if (body.event === "ended")
            this.#flush(job);
        const line = { time: new Date().toISOString(), ...(job !== undefined && { job }), ...body };
        this.#write(`${JSON.stringify(line)}\n`);
    }
    #output(stream, lines, job) {
        for (const line of lines)
            this.tell({ event: "output", stream, line }, job);
    }
    /** A last line that has no end. */
    #flush(job) {
        for (const stream of ["log", "out", "err"])
            this.#output(stream, this.#splitter(stream, job).end(), job);
    }
    #splitter(stream, job = "") {
        const key = `${stream} ${job}`;
        const splitter = this.#splitters.get(key) ?? new _report_log_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .LineSplitter */ .g();
        this.#splitters.set(key, splitter);
        return splitter;
    }
}


/***/ }),

/***/ 65123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ exitCodeOf)
/* harmony export */ });
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73207);

/** The exit code of a command: 0 when what was asked for was done, else that of the result. */
function exitCodeOf({ succeeded, result }) {
    return succeeded || result === undefined ? 0 : (0,_job_result_js__WEBPACK_IMPORTED_MODULE_0__/* .cliExitCode */ .C)(result);
}


/***/ }),

/***/ 11377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fetch: () => (/* binding */ fetch)
/* harmony export */ });
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73207);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32720);


/** `ssh-job fetch`: brings the log and the results of a run that has ended. @returns 0 when they are here, however it ended */
const fetch = (options, stop) => (0,_run_js__WEBPACK_IMPORTED_MODULE_1__.runAs)({
    change: (settings) => (settings.mode === "attach" ? { ...settings, ended: true } : settings),
    showsLog: false,
    exitCode: (outcome) => (stop.aborted ? cancelled : exitCodeOf(outcome)),
}, options, stop);
const cancelled = (0,_job_result_js__WEBPACK_IMPORTED_MODULE_0__/* .cliExitCode */ .C)({ kind: "cancelled", exitCode: undefined });
function exitCodeOf({ result }) {
    if (result === undefined)
        return 0;
    const isOurs = result.kind === "infrastructure" || result.kind === "invalid";
    // The script passed, and what had to be there was not.
    const lacksOutputs = result.kind === "failed" && result.exitCode === 0;
    return isOurs || lacksOutputs ? (0,_job_result_js__WEBPACK_IMPORTED_MODULE_0__/* .cliExitCode */ .C)(result) : 0;
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

/***/ 32720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run),
/* harmony export */   runAs: () => (/* binding */ runAs)
/* harmony export */ });
/* harmony import */ var _edge_memory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2069);
/* harmony import */ var _config_parse_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63352);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19473);
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73207);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(87177);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94854);
/* harmony import */ var _event_lines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77375);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(65123);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(28919);
/* harmony import */ var _parse_options_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(60601);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(29935);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(48411);
/* harmony import */ var _without_effect_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(81083);













/** Milliseconds from Ctrl-C until everything must be over. */
const withinMs = 15_000;
/** `ssh-job run`, `submit`, `attach` and `cancel`: what the action does, from options. @returns the exit code */
async function run(options, stop) {
    return runAs({ change: (settings) => settings, showsLog: true, exitCode: _exit_code_js__WEBPACK_IMPORTED_MODULE_6__/* .exitCodeOf */ .F }, options, stop);
}
/** A command that is much as `run` is. @returns the exit code */
async function runAs(variant, options, stop) {
    const lines = options.own.has("events") ? new _event_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .EventLines */ .I((line) => process.stdout.write(line)) : undefined;
    const { report, exitCode } = await end(variant, options, stop, lines);
    const { result, reason } = report;
    lines?.tell({ event: "ended", result, reason, report });
    lines?.tell({ event: "finished", result, exitCode });
    if (lines !== undefined)
        return exitCode;
    if (options.json)
        process.stdout.write((0,_report_report_js__WEBPACK_IMPORTED_MODULE_12__/* .printReport */ .Y)(report));
    // Of a run that was only started, there is nothing to be seen but its id.
    else if (report.result === null)
        process.stdout.write(`${report.jobId ?? ""}\n`);
    return exitCode;
}
/** Whatever happens, there is a report of it. */
async function end(variant, options, stop, lines) {
    try {
        return await runWith(variant, options, stop, lines);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidInputs */ .hS) {
            (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .sayProblems */ .Yd)(error);
            return ended("invalid", (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .refusalReport */ .Xl)(options.given, error.problems));
        }
        (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .sayFailure */ .Kt)(error);
        return ended("infrastructure", (0,_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .failureReport */ .LK)(options.given, error));
    }
}
async function runWith(variant, options, stop, lines) {
    (0,_without_effect_js__WEBPACK_IMPORTED_MODULE_11__/* .sayWithoutEffect */ .n)(options);
    const surroundings = (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_9__/* .readSurroundings */ .S)(process.env);
    const { settings, warnings, secrets } = await (0,_parse_options_js__WEBPACK_IMPORTED_MODULE_8__/* .parseOptions */ .A)(options, surroundings, _config_parse_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSettings */ .P);
    const terminal = new _terminal_js__WEBPACK_IMPORTED_MODULE_10__/* .Terminal */ .B({ log: options.json ? process.stderr : process.stdout, bar: !options.json });
    const emit = lines === undefined ? terminal.emit : (event) => lines.emit(event);
    for (const message of warnings)
        emit({ type: "warning", message });
    (0,_edge_memory_js__WEBPACK_IMPORTED_MODULE_0__/* .freeBuffersSoon */ .f)();
    const outcome = await (0,_wiring_js__WEBPACK_IMPORTED_MODULE_4__/* .runOverSsh */ .oO)(variant.change(settings), {
        emit: (event) => {
            if (event.type !== "output" || variant.showsLog)
                emit(event);
        },
        stop: { signal: stop, by: surroundings.defaultUsername ?? "terminal", hasSuccessor: false, withinMs },
        secrets,
        record: () => undefined,
        caches: (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_9__/* .cachePlaces */ .V)(process.env),
    });
    const { result, report } = outcome;
    emit({ type: "ended", result });
    if (report.error?.hint)
        emit({ type: "notice", message: report.error.hint });
    return { report, exitCode: variant.exitCode(outcome) };
}
function ended(kind, report) {
    return { report, exitCode: (0,_job_result_js__WEBPACK_IMPORTED_MODULE_3__/* .cliExitCode */ .C)({ kind, exitCode: undefined }) };
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

/***/ 81083:
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

/***/ 63352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseSettings)
/* harmony export */ });
/* unused harmony export parseFinishSettings */
/* harmony import */ var _parse_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43025);
/* harmony import */ var _parse_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42348);


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


/***/ }),

/***/ 2069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ freeBuffersSoon)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78877);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30714);


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
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--semi-space-growth-factor=1");
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
        (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--expose-gc");
        collector = (0,node_vm__WEBPACK_IMPORTED_MODULE_1__.runInNewContext)("gc");
    }
    collector({ type: "minor" });
}
function outside() {
    return (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.getHeapStatistics)().external_memory;
}


/***/ })

};
