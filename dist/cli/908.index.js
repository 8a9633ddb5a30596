export const id = 908;
export const ids = [908];
export const modules = {

/***/ 13080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommand: () => (/* binding */ runCommand)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _config_job_file_read_job_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48862);
/* harmony import */ var _config_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42360);



/** `ssh-job run`: one job where only a host is given, else those of a job file. @returns the exit code */
const runCommand = async (options, stop) => {
    const isNothing = options.operands.length === 0 && !isThere(_config_job_file_read_job_file_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultJobFile */ .F);
    if (options.given.has("job-file") || (!namesHost(options) && !isNothing)) {
        const { runFile } = await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(645), __webpack_require__.e(623)]).then(__webpack_require__.bind(__webpack_require__, 78623));
        return runFile(withProblems(options, bothFormats(options)), stop);
    }
    const { run } = await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(720)]).then(__webpack_require__.bind(__webpack_require__, 32720));
    const problems = [...bothFormats(options), ...(namesHost(options) ? ofJobFiles(options) : [noHost])];
    return run(withProblems(options, problems), stop);
};
/** One without a value is a problem, but means this. */
function namesHost({ given, problems }) {
    return given.has("host") || problems.some(({ input }) => input === "--host");
}
const noHost = {
    input: "--host",
    message: `No host is given, and there is no ${_config_job_file_read_job_file_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultJobFile */ .F} here.`,
    hint: "Give --host [user@]host[:port], or name a job file.",
};
function bothFormats({ json, own }) {
    if (!own.has("events"))
        return [];
    const hint = "Leave one of them out.";
    return [
        ...(json
            ? [{ input: "--events", message: "It does not go with --json: both print on stdout.", hint }]
            : []),
        ...(own.has("dry-run")
            ? [{ input: "--events", message: "It does not go with --dry-run: nothing happens.", hint }]
            : []),
    ];
}
/** What says something about a job file, where there is none. */
function ofJobFiles({ operands, own }) {
    const given = ["parallel", "keep-going", "dry-run"].filter((name) => own.has(name));
    const message = "It is about a job file; with --host there is one job, and none is read.";
    return [...operands.map(_config_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g), ...given.map((name) => `--${name}`)].map((input) => ({
        input,
        message,
        hint: "Leave it out, or leave out --host.",
    }));
}
function withProblems(options, problems) {
    return { ...options, problems: [...options.problems, ...problems] };
}
function isThere(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false }) !== undefined;
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


/***/ })

};
