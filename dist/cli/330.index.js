export const id = 330;
export const ids = [330];
export const modules = {

/***/ 94006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   demo: () => (/* binding */ demo)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _config_parse_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63352);
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73207);
/* harmony import */ var _report_units_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(15088);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94854);
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2486);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(65123);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(29935);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(48411);
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
        const { startLoopbackServer } = await __webpack_require__.e(/* import() */ 237).then(__webpack_require__.bind(__webpack_require__, 88237));
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
        ]), { ...(0,_surroundings_js__WEBPACK_IMPORTED_MODULE_8__/* .readSurroundings */ .S)(process.env), directory, event: undefined, sshConfig: undefined });
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


/***/ })

};
