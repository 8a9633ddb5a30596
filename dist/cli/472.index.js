export const id = 472;
export const ids = [472];
export const modules = {

/***/ 58455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ commands)
/* harmony export */ });
/** All commands, in the order of the help. */
const commands = [
    {
        name: "run",
        usage: "[FILE] [JOB...] [--parallel N] [--keep-going] [--dry-run] [--events] | --host user@host [OPTIONS]",
        does: "runs the jobs of a job file (ssh-job.yml); with --host one job, as the action does; --events prints JSON lines",
        takesWords: true,
        wordsAre: ["file", "job"],
        options: {
            parallel: { type: "string", does: "How many jobs may run at once." },
            "keep-going": { type: "boolean", does: "Start the jobs that can still run after one did not pass." },
            "dry-run": { type: "boolean", does: "Run nothing; show what would be run, sent and reused." },
            events: { type: "boolean", does: "Print what happens as JSON lines." },
        },
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(862), __webpack_require__.e(908)]).then(__webpack_require__.bind(__webpack_require__, 13080))).runCommand,
    },
    {
        name: "submit",
        usage: "--host user@host [OPTIONS]",
        does: "starts a job, prints its id and does not wait",
        gives: { mode: "submit" },
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(284)]).then(__webpack_require__.bind(__webpack_require__, 32720))).run,
    },
    {
        name: "attach",
        usage: "ID --host user@host [OPTIONS]",
        does: "follows a run to its end, fetches its results and ends as run does",
        positional: "job-id",
        gives: { mode: "attach" },
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(284)]).then(__webpack_require__.bind(__webpack_require__, 32720))).run,
    },
    {
        name: "cancel",
        usage: "ID --host user@host",
        does: "ends a run",
        positional: "job-id",
        gives: { mode: "cancel" },
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(284)]).then(__webpack_require__.bind(__webpack_require__, 32720))).run,
    },
    {
        name: "status",
        usage: "ID --host user@host",
        does: "shows where a run stands",
        positional: "job-id",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(729), __webpack_require__.e(235)]).then(__webpack_require__.bind(__webpack_require__, 56235))).status,
    },
    {
        name: "logs",
        usage: "ID --host user@host [-f]",
        does: "shows what a run has written so far; with -f until it ends",
        positional: "job-id",
        options: { follow: { type: "boolean", short: "f", does: "Go on until the run has ended." } },
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(729), __webpack_require__.e(137)]).then(__webpack_require__.bind(__webpack_require__, 79137))).logs,
    },
    {
        name: "fetch",
        usage: "ID --host user@host [--outputs GLOB]",
        does: "fetches log and results of a run that has ended",
        positional: "job-id",
        gives: { mode: "attach" },
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(877)]).then(__webpack_require__.bind(__webpack_require__, 11377))).fetch,
    },
    {
        name: "rm",
        usage: "ID --host user@host",
        does: "removes an ended run from the target",
        positional: "job-id",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(729), __webpack_require__.e(636)]).then(__webpack_require__.bind(__webpack_require__, 12636))).rm,
    },
    {
        name: "list",
        usage: "--host user@host",
        does: "lists all runs that the target keeps",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(729), __webpack_require__.e(593)]).then(__webpack_require__.bind(__webpack_require__, 11593))).list,
    },
    {
        name: "locks",
        usage: "--host user@host [--break NAME]",
        does: "shows who holds and awaits locks; takes one away",
        options: { break: { type: "string", does: "Take this lock from whoever holds it." } },
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(729), __webpack_require__.e(333)]).then(__webpack_require__.bind(__webpack_require__, 15333))).locks,
    },
    {
        name: "gc",
        usage: "--host user@host [--max-age D] [--max-size B]",
        does: "removes ended runs that are too old or too large together",
        options: {
            "max-age": { type: "string", does: "Remove runs that ended longer ago than this, such as 12h." },
            "max-size": {
                type: "string",
                does: "Remove the oldest until they take no more than this, such as 2G.",
            },
        },
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(729), __webpack_require__.e(198)]).then(__webpack_require__.bind(__webpack_require__, 68198))).gc,
    },
    {
        name: "sign",
        usage: "[OPTIONS]",
        does: "prints the signature of a job and its parts; asks the target only if it has to",
        gives: { mode: "run" },
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(406)]).then(__webpack_require__.bind(__webpack_require__, 55786))).sign,
    },
    {
        name: "explain",
        usage: "A B [--host user@host]",
        does: "says in what two jobs differ; A and B are runs on the target, signature.json files, or - for stdin",
        operands: ["A", "B"],
        wordsAre: ["file"],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(486)]).then(__webpack_require__.bind(__webpack_require__, 64538))).explain,
    },
    {
        name: "doctor",
        usage: "[FILE] | --host user@host",
        does: "examines targets, those of a job file (ssh-job.yml) or hosts: reach, login, host key, tools, disk, clock, store",
        takesWords: true,
        wordsAre: ["file"],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(729), __webpack_require__.e(862), __webpack_require__.e(645), __webpack_require__.e(824)]).then(__webpack_require__.bind(__webpack_require__, 67824))).doctor,
    },
    {
        name: "report",
        usage: "FILE... [--html PAGE]",
        does: "prints what became of the jobs of reports and of what run --json printed, as Markdown; writes a page",
        takesWords: true,
        wordsAre: ["file"],
        options: { html: { type: "string", does: "Write one self-contained HTML page to this file." } },
        load: async () => (await __webpack_require__.e(/* import() */ 523).then(__webpack_require__.bind(__webpack_require__, 43523))).report,
    },
    {
        name: "completion",
        usage: "bash|zsh|fish",
        does: "prints a script by which that shell completes commands, options and their values",
        takesWords: true,
        wordsAre: [{ word: "bash" }, { word: "zsh" }, { word: "fish" }],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(862), __webpack_require__.e(534)]).then(__webpack_require__.bind(__webpack_require__, 93338))).completionOf(commands),
    },
    {
        name: "demo",
        usage: "",
        does: "runs an example against an SSH server inside this process",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(80), __webpack_require__.e(774), __webpack_require__.e(330)]).then(__webpack_require__.bind(__webpack_require__, 94006))).demo,
    },
];


/***/ }),

/***/ 28919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kt: () => (/* binding */ sayFailure),
/* harmony export */   LK: () => (/* binding */ failureReport),
/* harmony export */   Xl: () => (/* binding */ refusalReport),
/* harmony export */   Yd: () => (/* binding */ sayProblems)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2486);


/** Says on stderr that something went wrong which is no outcome of a run, in one line, and what to do where it is known. */
function sayFailure(error) {
    const { message, hint } = explain(error);
    (0,_say_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .c)(`ssh-job: ${[sentence(message), hint].filter(Boolean).join(" ")}`.replaceAll(/\s+/g, " "), "red");
    const isDebugging = (process.env["SSH_JOB_DEBUG"] ?? "") !== "";
    if (isDebugging && error instanceof Error)
        (0,_say_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .c)(error.stack ?? "");
}
/** Says on stderr all that is wrong with the options or the job file. */
function sayProblems({ problems, warnings }) {
    for (const message of warnings)
        (0,_say_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .c)(`Warning: ${message}`, "yellow");
    for (const problem of problems)
        (0,_say_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .c)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeProblem */ .BJ)(problem), "red");
}
/** The report of a run that ended, in an unforeseen way, without one. */
function failureReport(given, error) {
    const { message, hint } = explain(error);
    const code = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR ? error.code : undefined;
    return {
        ...emptyReport(given, "infrastructure", message),
        ...(code && { error: { code, message, hint: hint ?? null } }),
    };
}
/** The report of a run that never began, for its options cannot work. */
function refusalReport(given, problems) {
    const lines = (of) => problems.map((problem) => `${subjectOf(problem)}: ${problem[of]}`).join("\n");
    return {
        ...emptyReport(given, "invalid", lines("message").replaceAll("\n", " ")),
        error: { code: "invalid", message: lines("message"), hint: lines("hint") },
    };
}
function subjectOf({ input, place }) {
    return place === undefined ? input : `${place.file}:${place.line}:${place.column}`;
}
/** What the target said need not end as a sentence does. */
function sentence(message) {
    return /[.!?]$/.test(message) ? message : `${message}.`;
}
function explain(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR)
        return error;
    if (!(error instanceof Error))
        return { message: String(error), hint: undefined };
    const { message, code, syscall } = error;
    return { message: `${message}.`, hint: remedies.get(syscall ?? "") ?? remedies.get(code ?? "") };
}
/** What helps against the system's own errors, by the call that failed or by the error's code. */
const remedies = new Map([
    ["mkdtemp", "Set TMPDIR to a directory that you can write to."],
    ["uv_cwd", "Change to a directory that is still there."],
    ["ENOSPC", "Make room on this machine's disk."],
    ["EACCES", "Look who may read and write there."],
    ["EPERM", "Look who may read and write there."],
]);
function emptyReport(given, result, reason) {
    return {
        schema: 1,
        name: given.get("name")?.trim() ?? "",
        target: given.get("host")?.trim() ?? "",
        jobId: null,
        signature: null,
        result,
        reason,
        exitCode: null,
        signal: null,
        duration: null,
        cache: { hit: false, source: "none" },
        phases: [],
        bytes: { sent: 0, reused: 0, fetched: 0 },
        files: { sent: 0, reused: 0, fetched: 0 },
        connections: 0,
        execs: 0,
    };
}


/***/ }),

/***/ 9654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version),
/* harmony export */   y: () => (/* binding */ help)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _config_command_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52585);
/* harmony import */ var _config_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48606);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58455);





/** What `ssh-job help` prints, made from the one list of inputs. */
function help() {
    return [
        "Runs a directory on any machine you can ssh to.",
        "",
        ..._commands_js__WEBPACK_IMPORTED_MODULE_4__/* .commands */ .P.flatMap(commandEntry),
        "  ssh-job help | version",
        "",
        "Inputs that have a meaning in workflows only, such as artifact, may be given and have no effect.",
        "A list is one value with newlines, or the option repeated. --json prints the report on stdout and the log on stderr.",
        "The exit code is the job's own; 124 timed out, 130 cancelled, 253 lost, 255 infrastructure, 2 invalid options.",
        ..._config_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .inputGroups */ .Dk.flatMap(({ title, inputs }) => [
            "",
            `${title}:`,
            ...inputs.filter(onTerminal).flatMap(entry),
        ]),
        "",
    ].join("\n");
}
/** The version of this package. */
function version() {
    // Both the sources and the bundle stand two directories below it.
    const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(import.meta.dirname, "..", "..", "package.json"), "utf8");
    return JSON.parse(text).version;
}
function commandEntry({ name, usage, does }) {
    return [`  ssh-job ${name} ${usage}`.trimEnd(), `      ${does}`];
}
function onTerminal({ name }) {
    return !_config_command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .workflowOnlyInputs */ .z.has(name);
}
function entry(input) {
    const fallback = input.default === undefined ? "" : ` (default: ${input.default})`;
    return [`  --${input.name}`, ...wrap(`${input.description}${fallback}`.replaceAll("`", ""))];
}
function wrap(text) {
    const lines = [];
    let line = "";
    for (const word of text.split(/\s+/)) {
        if (line.length + word.length > 90) {
            lines.push(line);
            line = "";
        }
        line += ` ${word}`;
    }
    return [...lines, line].map((words) => `     ${words}`);
}


/***/ }),

/***/ 75472:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _edge_dirname_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40168);
/* harmony import */ var _edge_output_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(33799);
/* harmony import */ var _edge_signals_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(37205);
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73207);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58455);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28919);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9654);
/* harmony import */ var _read_options_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58702);
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2486);









const broken = (0,_job_result_js__WEBPACK_IMPORTED_MODULE_1__/* .cliExitCode */ .C)({ kind: "infrastructure", exitCode: undefined });
const invalid = (0,_job_result_js__WEBPACK_IMPORTED_MODULE_1__/* .cliExitCode */ .C)({ kind: "invalid", exitCode: undefined });
process.on("uncaughtException", (error) => {
    (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .sayFailure */ .Kt)(error);
    process.exit(broken);
});
const stop = (0,_edge_signals_js__WEBPACK_IMPORTED_MODULE_7__/* .handleSignals */ .y)({
    first: "Stopping. Press Ctrl-C again to leave at once; the run on the target may then go on.",
    second: "Left at once. The run on the target may go on.",
    say: _say_js__WEBPACK_IMPORTED_MODULE_6__/* .say */ .c,
});
const lostOutput = (0,_edge_output_js__WEBPACK_IMPORTED_MODULE_8__/* .tolerateClosedOutput */ .w)();
const [name, ...words] = process.argv.slice(2);
process.exitCode = await main().catch((error) => {
    (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .sayFailure */ .Kt)(error);
    return broken;
});
await (0,_edge_output_js__WEBPACK_IMPORTED_MODULE_8__/* .flushOutput */ .u)();
const lost = lostOutput();
if (lost !== undefined) {
    (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .sayFailure */ .Kt)(lost);
    // What passed has not said so.
    if (process.exitCode === 0)
        process.exitCode = broken;
}
process.exit();
async function main() {
    switch (name) {
        case undefined:
        case "help":
        case "--help":
        case "-h":
            return show((0,_help_js__WEBPACK_IMPORTED_MODULE_4__/* .help */ .y)());
        case "version":
        case "--version":
        case "-v":
            return show(`${(0,_help_js__WEBPACK_IMPORTED_MODULE_4__/* .version */ .r)()}\n`);
    }
    const command = _commands_js__WEBPACK_IMPORTED_MODULE_2__/* .commands */ .P.find((one) => one.name === name);
    if (command === undefined) {
        // What looks for words that are alike is loaded when there is something to look for.
        const { suggest } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 52290));
        const names = _commands_js__WEBPACK_IMPORTED_MODULE_2__/* .commands */ .P.map((one) => one.name);
        (0,_say_js__WEBPACK_IMPORTED_MODULE_6__/* .say */ .c)(`There is no command ${JSON.stringify(name)}. ${suggest(name, names, "Type: ssh-job help")}`);
        return invalid;
    }
    const options = (0,_read_options_js__WEBPACK_IMPORTED_MODULE_5__/* .readOptions */ .T)(words, command);
    if (options.help)
        return show((0,_help_js__WEBPACK_IMPORTED_MODULE_4__/* .help */ .y)());
    const perform = await command.load();
    return perform(options, stop);
}
function show(text) {
    process.stdout.write(text);
    return 0;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 58702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptions)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _config_command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52585);
/* harmony import */ var _config_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48606);
/* harmony import */ var _config_job_file_suggest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52290);
/* harmony import */ var _config_printable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42360);





/** Reads `--name value`, `--name=value`, and for booleans a bare `--name`. */
function readOptions(words, command) {
    const types = optionTypes(command.options);
    const { tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: [...words], options: types, strict: false, tokens: true });
    const given = new Map();
    const own = new Map();
    const operands = [];
    const withoutEffect = new Set();
    const problems = [];
    let unknownAt;
    for (const token of tokens) {
        if (token.kind === "positional") {
            // Else it is the value of an option that nobody knows.
            if (token.index - 1 === unknownAt)
                continue;
            if (command.takesWords === true || operands.length < (command.operands?.length ?? 0))
                operands.push(token.value);
            else if (command.positional === undefined)
                problems.push(unknownWord(token.value, command));
            else
                add(given, command.positional, token.value);
            continue;
        }
        if (token.kind !== "option")
            continue;
        const { name } = token;
        const value = token.value ?? (types[name]?.type === "boolean" ? "true" : undefined);
        if (isSwitch(name, types)) {
            if (value === "true")
                own.set(name, value);
            else if (value === "false")
                own.delete(name);
            else
                problems.push(neitherOnNorOff(name));
        }
        else if (_config_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .workflowOnlyInputs */ .z.has(name))
            withoutEffect.add(name);
        else if (types[name] === undefined) {
            problems.push(unknownOption(token.rawName, Object.keys(types)));
            unknownAt = token.index;
        }
        else if (value === undefined)
            problems.push(missingValue(name));
        else
            add(known.has(name) ? given : own, name, value);
    }
    for (const [name, value] of Object.entries(command.gives ?? {})) {
        if (given.has(name))
            problems.push(alreadyGiven(name, command));
        given.set(name, value);
    }
    problems.push(...(command.operands ?? []).slice(operands.length).map((one) => missingOperand(one, command)));
    const [json, help] = [own.delete("json"), own.delete("help")];
    return { words, operands, given, own, json, help, withoutEffect: [...withoutEffect], problems };
}
const known = new Set([..._config_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .inputs */ .QL.map(({ name }) => name), ..._config_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .plannedInputs */ .E3]);
/** Inputs that mean true when they have no value; the word after them is another option. */
const bare = new Set(_config_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .inputs */ .QL.filter(({ kind }) => kind.type === "boolean").map(({ name }) => name));
function optionTypes(own) {
    const ofInputs = [...known].map((name) => [
        name,
        { type: bare.has(name) ? "boolean" : "string", multiple: true },
    ]);
    return {
        ...Object.fromEntries(ofInputs),
        ...own,
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
    };
}
/** Whether an option is on or off, and none of the inputs: those may have more to say of their values. */
function isSwitch(name, types) {
    return types[name]?.type === "boolean" && !known.has(name);
}
function add(values, name, value) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before}\n${value}`);
}
function unknownOption(input, names) {
    const meant = (0,_config_job_file_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .closest */ .k)(input.replace(/^--?/, ""), names);
    const hint = meant === undefined ? "Type: ssh-job help" : `Did you mean --${meant}?`;
    return { input, message: "There is no such option.", hint };
}
function neitherOnNorOff(name) {
    const message = "Its value is neither true nor false.";
    return { input: `--${name}`, message, hint: `Write --${name}, or leave it out.` };
}
function missingValue(name) {
    return { input: `--${name}`, message: "It has no value.", hint: `Write --${name} VALUE.` };
}
function alreadyGiven(name, { name: command }) {
    const message = `It does not apply: the command ${command} gives it.`;
    return { input: `--${name}`, message, hint: "Leave it out." };
}
function missingOperand(operand, { name, usage }) {
    return { input: operand, message: "It is missing.", hint: `Write: ssh-job ${name} ${usage}` };
}
function unknownWord(word, { name, operands }) {
    if (operands !== undefined) {
        const message = `${name} takes ${operands.join(" and ")} only.`;
        return { input: (0,_config_printable_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g)(word), message, hint: "Leave it out." };
    }
    const message = `${name} takes options only.`;
    return { input: (0,_config_printable_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g)(word), message, hint: "Give everything as options, --host first." };
}


/***/ }),

/***/ 2486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ say)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _report_sanitise_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3649);


/** Says something about us on stderr. A progress bar that stands there makes room for it. */
function say(message, style = "reset") {
    const text = (0,_report_sanitise_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitiseText */ .S)(message);
    const canDraw = process.stderr.isTTY && process.env["TERM"] !== "dumb";
    const shown = canDraw ? `\r\u001b[K${(0,node_util__WEBPACK_IMPORTED_MODULE_0__.styleText)(style, text, { stream: process.stderr })}` : text;
    process.stderr.write(`${shown}\n`);
}


/***/ }),

/***/ 52585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ workflowOnlyInputs)
/* harmony export */ });
/* unused harmony export commandLine */
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48606);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20981);




/** Inputs whose effect only a workflow can have. */
const workflowOnlyInputs = new Set([
    "artifact",
    "artifact-name",
    "retention-days",
    "compression-level",
    "allow-workflow-commands",
    "summary",
]);
/** The mode is a command of its own. */
const withoutOption = new Set([...workflowOnlyInputs, "mode"]);
/**
 * The command that does from a terminal what these inputs do in a workflow, to be pasted beside a clone of this
 * repository. The values of secrets are left to the variables of the shell that it is pasted into.
 */
function commandLine(given) {
    const options = inputs.flatMap((input) => {
        const value = given.get(input.name)?.trimEnd() ?? "";
        return value === "" || withoutOption.has(input.name) ? [] : option(input, value);
    });
    const mode = given.get("mode")?.trim() ?? "";
    return [`node ssh-job-action/dist/cli/index.js ${mode === "" ? "run" : quote(mode)}`, ...options].join(" \\\n  ");
}
function option({ name, kind }, value) {
    if (kind.type === "secret-variables") {
        return [...parseVariables(value).variables].map(([variable, text]) => {
            const isOneLine = !text.includes("\n");
            return `--${name} "${isOneLine ? `${variable}=$${variable}` : `${variable}<<EOF\n$${variable}\nEOF`}"`;
        });
    }
    if (name === "key")
        return [`--${name} "$KEY_FILE"`];
    if (isSecret(kind))
        return [`--${name} "$${name.replaceAll("-", "_").toUpperCase()}"`];
    // The word after a boolean is not its value.
    return [`--${name}${kind.type === "boolean" ? "=" : " "}${quote(value)}`];
}


/***/ }),

/***/ 37704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47785);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48606);


/** What other SSH actions call an input of ours. */
const elsewhere = new Map([
    ["command-timeout", "timeout"],
    ["envs", "env"],
    ["private-key", "key"],
    ["proxy-host", "jump"],
    ["script-path", "script"],
    ["ssh-key", "key"],
    ["ssh-private-key", "key"],
    ["user", "username"],
    ["working-directory", "directory"],
]);
/** The input that was most likely meant by a name that nobody knows; `undefined` when none is close. */
function didYouMean(name) {
    const spelled = name.toLowerCase().replaceAll(/[_\s]+/g, "-");
    const known = [..._inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .QL.map((input) => input.name), ..._inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .plannedInputs */ .E3];
    const maxDistance = Math.min(3, Math.floor(spelled.length / 3));
    return elsewhere.get(spelled) ?? (0,leven__WEBPACK_IMPORTED_MODULE_1__/* .closestMatch */ .h)(spelled, known, { maxDistance });
}


/***/ }),

/***/ 5466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ durationMs)
/* harmony export */ });
const hour = 3_600_000;
const minute = 60_000;
const second = 1000;
/** `90s`, `10m`, `1h30m` in milliseconds; NaN for anything else. */
function durationMs(text) {
    const units = /^(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$/.exec(text)?.groups;
    if (text === "" || units === undefined)
        return NaN;
    const { h = "0", m = "0", s = "0" } = units;
    return Number(h) * hour + Number(m) * minute + Number(s) * second;
}


/***/ }),

/***/ 48606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Dk: () => (/* binding */ inputGroups),
  QL: () => (/* binding */ inputs),
  E3: () => (/* binding */ plannedInputs)
});

;// CONCATENATED MODULE: ./build/config/inputs/behaviour.js
/** How a run is named, limited and told about. */
const behaviourInputs = [
    {
        name: "name",
        kind: { type: "line" },
        description: "A label for log, summary and artifact. Without it the name of the workflow job, or the one submitted.",
    },
    {
        name: "mode",
        kind: { type: "choice", of: ["run", "submit", "attach", "cancel"] },
        default: "run",
        description: "`run` sees the job through to its results; `submit` starts it and does not wait; `attach` follows the run `job-id` to its end and fetches its results; `cancel` ends it.",
    },
    {
        name: "job-id",
        kind: { type: "line" },
        description: "The run to attach to or to cancel: the output `job-id` of the step that started it.",
    },
    {
        name: "timeout",
        kind: { type: "duration", max: "8760h" },
        description: "How long the job may run; the target itself ends it then. Without it there is no limit.",
    },
    {
        name: "idle-timeout",
        kind: { type: "duration", max: "8760h" },
        description: "How long the job may write nothing before it is ended. Without it there is no limit.",
    },
    {
        name: "on-cancel",
        kind: { type: "choice", of: ["kill", "detach"] },
        default: "kill",
        description: "What becomes of the job when the workflow is cancelled: `kill` it, or `detach` and let it run on. A job that others have joined goes on for them.",
    },
    {
        name: "orphan-timeout",
        kind: { type: "duration", max: "8760h" },
        description: "End the run when nobody has followed it for this long; the target itself does, so it holds when the runner is gone. Without it a run that nobody follows goes on.",
    },
    {
        name: "keep",
        kind: { type: "choice", of: ["auto", "none", "all"] },
        default: "auto",
        description: "What stays on the target when the run is over: `auto` keeps it while there is room for it, `none` removes it once the results are here, `all` keeps it until it is removed by hand. `attach` does as was submitted unless it is given.",
    },
    {
        name: "allow-workflow-commands",
        kind: { type: "boolean" },
        default: "false",
        description: "Let workflow commands (`::…::`) in the job's output through. Only for jobs you trust like the workflow itself.",
    },
    {
        name: "summary",
        kind: { type: "boolean" },
        default: "true",
        description: "Write a summary of the run to the workflow's page.",
    },
];

// EXTERNAL MODULE: ./build/config/inputs/connection.js
var connection = __webpack_require__(61157);
// EXTERNAL MODULE: ./build/config/inputs/job-file.js
var job_file = __webpack_require__(23181);
// EXTERNAL MODULE: ./build/config/inputs/job.js
var job = __webpack_require__(86970);
// EXTERNAL MODULE: ./build/config/inputs/lock.js
var lock = __webpack_require__(26738);
;// CONCATENATED MODULE: ./build/config/inputs/results.js
/** What comes back, and where it goes. */
const resultsInputs = [
    {
        name: "outputs",
        kind: { type: "list" },
        description: "The files to fetch, as globs below the directory, one a line: `**` crosses directories, a leading `!` takes files away again. Without it only the log is fetched, and with `attach` what was submitted.",
    },
    {
        name: "if-no-outputs",
        kind: { type: "choice", of: ["warn", "error", "ignore"] },
        default: "warn",
        description: "What to do when no file matches `outputs`: `warn`, `error` (the job has failed) or `ignore`.",
    },
    {
        name: "results-directory",
        kind: { type: "line" },
        default: "ssh-job-results",
        description: "Where fetched files land, with their paths below the directory. The log is put beside it as `<results-directory>.log`, the report as `<results-directory>.json`.",
    },
    {
        name: "separate-streams",
        kind: { type: "boolean" },
        default: "false",
        description: "Also write stdout and stderr to `<results-directory>.out` and `<results-directory>.err`.",
    },
    {
        name: "artifact",
        kind: { type: "boolean" },
        default: "true",
        description: "Upload results, log and report as an artifact of the workflow run.",
    },
    {
        name: "artifact-name",
        kind: { type: "line" },
        description: "The artifact's name. Without it `ssh-job-<name>-<target>`, made unique in the workflow run.",
    },
    {
        name: "retention-days",
        kind: { type: "integer", min: 1, max: 90 },
        description: "How many days the artifact is kept. Without it the repository's setting holds.",
    },
    {
        name: "compression-level",
        kind: { type: "integer", min: 0, max: 9 },
        default: "6",
        description: "How hard the artifact is compressed, from 0 (not at all) to 9.",
    },
];

// EXTERNAL MODULE: ./build/config/inputs/reuse.js
var reuse = __webpack_require__(85461);
;// CONCATENATED MODULE: ./build/config/inputs.js







/** The one list of knobs: `action.yml`, the tables of the README, the help and the settings are made from it. */
const inputGroups = [
    { title: "Connection", inputs: connection/* connectionInputs */.e },
    { title: "Job", inputs: job/* jobInputs */.v },
    { title: "Results", inputs: resultsInputs },
    { title: "Reuse", inputs: reuse/* reuseInputs */.s },
    { title: "Behaviour", inputs: behaviourInputs },
    { title: "Lock", inputs: lock/* lockInputs */.N },
    { title: "Job file", inputs: job_file/* jobFileInputs */.b },
];
const inputs = inputGroups.flatMap((group) => group.inputs);
/** Inputs whose meaning is settled but that this version cannot honour: an error if given, for none may be ignored. */
const plannedInputs = [
    "runtime",
    "python",
    "requirements",
    "image",
    "container-engine",
    "container-options",
    "launcher",
    "slurm-options",
    "health-command",
    "recover-command",
    "retries",
    "junit",
    "tap",
    "expect-tests",
];


/***/ }),

/***/ 61157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ connectionInputs)
/* harmony export */ });
/** How the target is reached, and where on it jobs live. */
const connectionInputs = [
    {
        name: "host",
        kind: { type: "list" },
        required: true,
        description: "The machine to run on, as `[user@]host[:port]`. An IPv6 address stands in brackets. Not required where the targets of a `job-file` name it.",
    },
    {
        name: "port",
        kind: { type: "integer", min: 1, max: 65_535 },
        default: "22",
        description: "The port to dial, unless `host` names one.",
    },
    {
        name: "username",
        kind: { type: "line" },
        description: "The user to log in as, unless `host` names one.",
    },
    {
        name: "key",
        kind: { type: "secret-text" },
        description: "The private key to log in with: its text, or the path of a file that holds it. Without it a running ssh-agent is asked.",
    },
    {
        name: "passphrase",
        kind: { type: "secret" },
        description: "The passphrase of an encrypted `key`.",
    },
    {
        name: "password",
        kind: { type: "secret" },
        description: "The password to log in with. A key is the better choice.",
    },
    {
        name: "known-hosts",
        kind: { type: "text" },
        description: "The host keys to accept, as lines of a `known_hosts` file; `ssh-keyscan` prints them. This or `fingerprint` is required.",
    },
    {
        name: "fingerprint",
        kind: { type: "list" },
        description: "Fingerprints of the host keys to accept, `SHA256:…`, one a line, as `ssh-keygen -l` prints them.",
    },
    {
        name: "insecure-ignore-host-key",
        kind: { type: "boolean" },
        default: "false",
        description: "Accept any host key. Whoever sits on the way can then read and change everything, so use it for machines without a lasting key only.",
    },
    {
        name: "jump",
        kind: { type: "list" },
        description: "Hosts to go through, `[user@]host[:port]`, one a line, in this order. They share the credentials and the host-key rules of the target.",
    },
    {
        name: "connect-timeout",
        kind: { type: "duration", max: "1h" },
        default: "30s",
        description: "How long one attempt to connect may take.",
    },
    {
        name: "connect-retries",
        kind: { type: "integer", min: 0, max: 100 },
        default: "3",
        description: "How often to dial again when the target cannot be reached. A refused login or host key is never tried again.",
    },
    {
        name: "remote-directory",
        kind: { type: "line" },
        default: "~/.cache/ssh-job",
        description: "Where jobs are kept on the target, absolute or below `~/`.",
    },
];


/***/ }),

/***/ 23181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ jobFileInputs)
/* harmony export */ });
/** Where the job is described, if that is a file. */
const jobFileInputs = [
    {
        name: "job-file",
        kind: { type: "line", hint: "Name one file." },
        description: "A job file (`ssh-job.yml`) to take jobs from. Inputs that are given beside it win, for all of its jobs. Without it the inputs describe the one job.",
    },
    {
        name: "job",
        kind: { type: "list" },
        description: "Which jobs of the `job-file` to run, one a line, as `test` or with the values of its matrix, `test (rpi4, smoke)`; those that they need run before them. Without it all of them.",
    },
];


/***/ }),

/***/ 86970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ jobInputs)
/* harmony export */ });
/** What is run. */
const jobInputs = [
    {
        name: "directory",
        kind: { type: "line" },
        default: ".",
        description: "The job directory: it is sent to the target, and the job runs in the copy.",
    },
    {
        name: "stage",
        kind: { type: "list" },
        description: "Files that earlier runs on the same target have made, as `JOB-ID SOURCE [DESTINATION]`, one a line: paths below the directories of that job and of this one. The target copies them; they count in the signature by their content.",
    },
    {
        name: "exclude",
        kind: { type: "lines" },
        description: "What not to send, as lines of a `.gitignore` file, on top of the file `.sshjobignore` in the directory. `.git` is always left out.",
    },
    {
        name: "script",
        kind: { type: "line", hint: "Name one file; shell commands are given in `run`." },
        default: "start.sh",
        description: "The script to run, as a path inside the directory. It need not be executable.",
    },
    {
        name: "run",
        kind: { type: "text" },
        description: "Shell commands to run instead of a `script`.",
    },
    {
        name: "shell",
        kind: { type: "line" },
        description: "The interpreter, with its options: `bash -euo pipefail`, `python3`. Without it the script's `#!` line decides, and `sh -e` if there is none.",
    },
    {
        name: "args",
        kind: { type: "lines" },
        description: "Arguments for the script, one a line, taken exactly. Empty lines are skipped.",
    },
    {
        name: "env",
        kind: { type: "variables" },
        description: "Environment variables of the job, one `NAME=value` a line. A value of several lines stands between `NAME<<EOF` and `EOF`, as in `$GITHUB_ENV`.",
    },
    {
        name: "secret-env",
        kind: { type: "secret-variables" },
        description: "Environment variables whose values are secret, written as in `env`. They are masked in the log and never part of a command line. With `attach` they are masked and set nothing.",
    },
];


/***/ }),

/***/ 26738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ lockInputs)
/* harmony export */ });
/** Who else may use the target meanwhile. */
const lockInputs = [
    {
        name: "lock",
        kind: { type: "line" },
        description: "The name of a lock on the target that the run holds while it runs; others that want it wait in line, whichever workflow or terminal they come from. Letters, digits, `.`, `_` and `-`. Without it nothing is waited for.",
    },
    {
        name: "slots",
        kind: { type: "integer", min: 1, max: 1000 },
        default: "1",
        description: "How many runs may hold the `lock` at once. All that use the lock should say the same.",
    },
    {
        name: "queue-timeout",
        kind: { type: "duration", max: "8760h" },
        default: "1h",
        description: "How long to wait for the `lock`. Waiting never counts towards `timeout`.",
    },
];


/***/ }),

/***/ 85461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ reuseInputs)
/* harmony export */ });
/** When an earlier result is taken instead of running the job again. */
const reuseInputs = [
    {
        name: "cache",
        kind: { type: "choice", of: ["auto", "read", "write", "off"] },
        default: "auto",
        description: "What to do with results of earlier runs: `auto` takes and stores them as far as the workflow's event may be trusted; `read` stores nothing; `write` takes nothing; `off` does neither, and does not join a run of the same job that is going on.",
    },
    {
        name: "refresh",
        kind: { type: "boolean" },
        default: "false",
        description: "Run the job even if its result is known; the new result takes the place of the old one.",
    },
    {
        name: "cache-scope",
        kind: { type: "choice", of: ["any", "class", "host"] },
        default: "class",
        description: "Which targets may have the result: `any`, those of the same `class`, or the same `host`, which is known by its host key.",
    },
    {
        name: "target-class",
        kind: { type: "line" },
        description: "A name for the targets that give equal results, such as `rpi4`. With it GitHub's cache can answer although the target is switched off. Without it the class is what the target says of its kernel, architecture, system and model.",
    },
    {
        name: "cache-salt",
        kind: { type: "text" },
        description: "Any text. Jobs with another text have other results.",
    },
    {
        name: "cache-probe",
        kind: { type: "list" },
        description: "Commands to run on the target, one a line, such as `gcc --version`. A result is used only where they print the same. If one fails, nothing is reused.",
    },
    {
        name: "cache-secret",
        kind: { type: "secret" },
        description: "A secret to sign stored results with; any that is not signed with it is refused. Without it stored results are checked for damage only.",
    },
    {
        name: "cache-verify",
        kind: { type: "integer", min: 0, max: 100 },
        default: "0",
        description: "How many percent of the jobs whose result is known are run all the same, to tell whether their outputs differ.",
    },
];


/***/ }),

/***/ 52290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ closest),
/* harmony export */   suggest: () => (/* binding */ suggest)
/* harmony export */ });
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47785);
/* harmony import */ var _did_you_mean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37704);


/** The known word that was most likely meant; `undefined` when none is close. */
function closest(word, known) {
    const words = [...known];
    const other = (0,_did_you_mean_js__WEBPACK_IMPORTED_MODULE_0__/* .didYouMean */ .a)(word);
    if (other !== undefined && words.includes(other))
        return other;
    const spelled = word.toLowerCase();
    const maxDistance = spelled.length < 2 ? 0 : Math.min(3, Math.max(1, Math.round(spelled.length * 0.4)));
    return (0,leven__WEBPACK_IMPORTED_MODULE_1__/* .closestMatch */ .h)(spelled, words, { maxDistance });
}
/** What to write instead of a word that nobody knows: what was meant, or all that is known, or else `otherwise`. */
function suggest(word, known, otherwise) {
    const words = [...known];
    const meant = closest(word, words);
    if (meant !== undefined)
        return `Did you mean ${meant}?`;
    if (words.length === 0 || words.length > mostNamed)
        return otherwise;
    return `Write ${words.length === 1 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`}.`;
}
const mostNamed = 12;


/***/ }),

/***/ 20981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $z: () => (/* binding */ hintOf),
  P3: () => (/* binding */ isCollection),
  Im: () => (/* binding */ isEmpty),
  $f: () => (/* binding */ isSecret),
  pP: () => (/* binding */ schemaOf)
});

// UNUSED EXPORTS: takesSeveralLines

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 4 modules
var schemas = __webpack_require__(54922);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(73305);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
// EXTERNAL MODULE: ./build/config/durations.js
var durations = __webpack_require__(5466);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
;// CONCATENATED MODULE: ./build/config/variables.js
/**
 * Reads `NAME=value` lines and, as in `$GITHUB_ENV`, `NAME<<END` with the value's lines and `END` below it. Values are
 * taken exactly; blank lines between variables are skipped.
 */
function parseVariables(text) {
    const variables = new Map();
    const faults = [];
    const firstLines = new Map();
    const lines = text.split("\n");
    for (let index = 0; index < lines.length; index += 1) {
        const line = lines[index] ?? "";
        if (line.trim() === "")
            continue;
        const lineNumber = index + 1;
        const start = /^(?<name>.*?)(?<operator>=|<<)(?<rest>.*)$/su.exec(line)?.groups;
        if (start === undefined) {
            faults.push(`${lineAt(lineNumber, nameBeforeColon(line))} has no "=".`);
            continue;
        }
        const { name = "", operator, rest = "" } = start;
        let value = rest;
        if (operator === "<<") {
            const end = rest === "" ? -1 : lines.indexOf(rest, index + 1);
            if (end < 0) {
                faults.push(`${lineAt(lineNumber, name)} begins a value with "<<" that has no end.`);
                break;
            }
            value = lines.slice(index + 1, end).join("\n");
            index = end;
        }
        const firstLine = firstLines.get(name);
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
            faults.push(`${lineAt(lineNumber, name)} does not begin with the name of a variable.`);
        }
        else if (firstLine !== undefined) {
            faults.push(`${lineAt(lineNumber, name)} sets the variable of line ${firstLine} again.`);
        }
        else {
            firstLines.set(name, lineNumber);
            variables.set(name, value);
        }
    }
    return { variables, faults };
}
function lineAt(lineNumber, name) {
    const shown = name.trim();
    return looksLikeName.test(shown) ? `Line ${lineNumber} (${shown})` : `Line ${lineNumber}`;
}
/** Of letters of one case, as hardly any key or token is: what stands before an `=` may be a secret that ends in it. */
const looksLikeName = /^(export )?([A-Z][A-Z0-9_.-]{0,31}|[a-z][a-z0-9_.-]{0,31})$/;
/** Of a line as YAML has it. */
function nameBeforeColon(line) {
    return /^\s*([A-Z][A-Z0-9_]*):\s/.exec(line)?.[1] ?? "";
}

;// CONCATENATED MODULE: ./build/config/kinds.js
// The small build: every start of the action pays for this import.





/** Whether a value may have more than one line, which an option of the command line takes as a repetition too. */
function takesSeveralLines({ type }) {
    return isCollection({ type }) || type === "text" || type === "secret-text";
}
function isSecret({ type }) {
    return type === "secret" || type === "secret-text" || type === "secret-variables";
}
/** Whether nothing given is an empty collection, rather than no value. */
function isCollection({ type }) {
    return type === "list" || type === "lines" || type === "variables" || type === "secret-variables";
}
/** An empty input is one that was not given. Where blanks count, they are something. */
function isEmpty({ type }, text) {
    if (type === "secret")
        return withoutFinalNewline(text) === "";
    if (type === "lines")
        return linesOf(text).length === 0;
    return text.trim() === "";
}
/** The schema that turns a text of this kind into its value. Issues are sentences that are safe to print. */
function schemaOf(kind) {
    switch (kind.type) {
        case "line":
            return line.check(refuse((text) => text.includes("\n"), "has more than one line"));
        case "boolean":
            return become(schemas/* pipe */.FsL(line, schemas/* enum */.k5n(booleanWords, { error: said("is neither true nor false") })), isTrue);
        case "integer":
            return become(line.check(refuse((text) => !/^(0|[1-9]\d*)$/.test(text), "is not a whole number"), refuse((text) => Number(text) < kind.min || Number(text) > kind.max, "is out of range")), Number);
        case "duration":
            return become(line.check(refuse((text) => Number.isNaN((0,durations/* durationMs */.p)(text)), "is not a duration"), refuse((text) => (0,durations/* durationMs */.p)(text) <= 0 || (0,durations/* durationMs */.p)(text) > (0,durations/* durationMs */.p)(kind.max), "is out of range")), durations/* durationMs */.p);
        case "choice":
            return schemas/* pipe */.FsL(line, schemas/* enum */.k5n(kind.of, { error: said("is not one of the choices") }));
        case "text":
            return become(schemas/* string */.YjP(), (text) => text.replaceAll("\r\n", "\n"));
        case "list":
            return become(schemas/* string */.YjP(), (text) => linesOf(text).map(trim).filter(Boolean));
        case "lines":
            return become(schemas/* string */.YjP(), linesOf);
        case "variables":
            return variables;
        case "secret":
            return become(schemas/* string */.YjP(), (text) => new secret/* Secret */.z(withoutFinalNewline(text)));
        case "secret-text":
            return become(schemas/* string */.YjP(), (text) => new secret/* Secret */.z(text));
        case "secret-variables":
            return become(variables, (found) => new Map([...found].map(([name, text]) => [name, new secret/* Secret */.z(text)])));
    }
}
/** What to write where a text of this kind is expected, as a sentence. */
function hintOf(kind) {
    switch (kind.type) {
        case "line":
            return kind.hint ?? "Write it on one line.";
        case "boolean":
            return "Write true or false.";
        case "integer":
            return `Write a whole number from ${kind.min} to ${kind.max}.`;
        case "duration":
            return `Write a number and a unit, such as 30s, 10m or 1h; more than 0s, at most ${kind.max}.`;
        case "choice":
            return `Write ${kind.of.slice(0, -1).join(", ")} or ${kind.of.at(-1) ?? ""}.`;
        case "variables":
        case "secret-variables":
            return "Write one NAME=value a line, or NAME<<EOF, the lines of the value and EOF; names are made of letters, digits and _.";
        case "text":
        case "list":
        case "lines":
        case "secret":
        case "secret-text":
            return "Give another value.";
    }
}
const booleanWords = ["true", "True", "TRUE", "false", "False", "FALSE"];
const line = schemas/* string */.YjP().check(api/* _trim */.WN());
const variables = schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi((text, context) => {
    const found = parseVariables(text);
    for (const message of found.faults)
        context.issues.push({ code: "custom", message, input: text });
    return found.variables;
}));
/** A check that ends the reading with an issue where `isFaulty` says so. */
function refuse(isFaulty, fault) {
    return schemas/* refine */.YPB((text) => !isFaulty(text), { error: said(fault), abort: true });
}
function become(schema, make) {
    return schemas/* pipe */.FsL(schema, schemas/* transform */.pdi(make));
}
/** The message of an issue: the text that was given, and what is wrong with it. */
function said(fault) {
    return ({ input }) => `${(0,printable/* printable */.g)(String(input))} ${fault}.`;
}
function isTrue(word) {
    return word.toLowerCase() === "true";
}
function linesOf(text) {
    return text.split("\n").filter((line) => line !== "");
}
function trim(text) {
    return text.trim();
}
function withoutFinalNewline(text) {
    return text.replace(/\r?\n$/, "");
}


/***/ }),

/***/ 42360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ oneLine),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** `text` as it may stand in a message: quoted, on one line, nothing in it that a terminal acts on, at most 80 characters. */
function printable(text) {
    return `"${oneLine(text, 80).replaceAll('"', '\\"')}"`;
}
/** The first `longest` characters of a text, without anything that breaks lines, moves the cursor or is not seen. */
function oneLine(text, longest) {
    const characters = Array.from(text);
    const kept = characters.slice(0, longest).join("");
    const escaped = kept.replaceAll(/[\p{C}\p{Zl}\p{Zp}\\]/gu, escape);
    return characters.length > longest ? `${escaped}…` : escaped;
}
const shortEscapes = new Map([
    ["\n", "\\n"],
    ["\r", "\\r"],
    ["\t", "\\t"],
    ["\\", "\\\\"],
]);
function escape(character) {
    return shortEscapes.get(character) ?? `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`;
}


/***/ }),

/***/ 40168:
/***/ (() => {

// The bundle is an ES module, and ssh2's embedded WebAssembly loader expects the `__dirname` of a CommonJS one.
Object.assign(globalThis, { __dirname: import.meta.dirname });



/***/ }),

/***/ 33799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ flushOutput),
/* harmony export */   w: () => (/* binding */ tolerateClosedOutput)
/* harmony export */ });
/**
 * Whoever reads our output may go away, as in `| head`; the job does not end for it.
 * @returns tells what else has kept stdout from being written, such as a full disk
 */
function tolerateClosedOutput() {
    let lost;
    process.stderr.on("error", () => undefined);
    process.stdout.on("error", (error) => {
        if (error.code !== "EPIPE")
            lost ??= error;
    });
    return () => lost;
}
/** Settles when everything written so far has left the process; where pipes are asynchronous, an exit would cut it off. */
async function flushOutput() {
    for (const stream of [process.stdout, process.stderr]) {
        await new Promise((resolve) => stream.write("", resolve));
    }
}


/***/ }),

/***/ 37205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ handleSignals)
/* harmony export */ });
/**
 * Whoever runs us asks to stop with a first signal, and means it with the next: that one ends the process at once.
 * Without a handler the first would do that.
 * @returns a signal that the first one aborts
 */
function handleSignals(notes) {
    const stop = new AbortController();
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"]) {
        process.on(name, () => {
            if (stop.signal.aborted) {
                notes?.say(notes.second);
                process.exit(130);
            }
            notes?.say(notes.first);
            stop.abort();
        });
    }
    return stop.signal;
}


/***/ }),

/***/ 19473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ describeProblem),
/* harmony export */   CR: () => (/* binding */ JobError),
/* harmony export */   hS: () => (/* binding */ InvalidInputs)
/* harmony export */ });
/** The only error that crosses a module boundary: what happened, where, and what to do about it. */
class JobError extends Error {
    name = "JobError";
    code;
    hint;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.hint = details.hint;
    }
}
/** A problem as people read it: in one line, or with the line of the file that it is about. */
function describeProblem({ input, message, hint, place }) {
    if (place === undefined)
        return `${input}: ${message} ${hint}`;
    const { file, line, column, excerpt } = place;
    const lines = [`${file}:${line}:${column}: ${message}`, ...excerpt.map((text) => `  ${text}`), `  ${hint}`];
    return lines.join("\n");
}
/** All problems with the inputs at once, found before anything is dialled. */
class InvalidInputs extends JobError {
    problems;
    /** What was noticed too, such as a mistyped name of an input; safe to print. */
    warnings;
    constructor(problems, warnings = []) {
        const told = eachPlaceOnce(problems);
        super("invalid", told.map(describeProblem).join("\n"));
        this.problems = told;
        this.warnings = warnings;
    }
}
/** What many jobs take from one place of a file is wrong in one place. */
function eachPlaceOnce(problems) {
    const seen = new Set();
    return problems.filter((problem) => {
        const text = describeProblem(problem);
        const isAgain = problem.place !== undefined && seen.has(text);
        seen.add(text);
        return !isAgain;
    });
}


/***/ }),

/***/ 73207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ cliExitCode),
/* harmony export */   X: () => (/* binding */ signalOfExitCode)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);

/** The exit code of the command line tool for a result. */
function cliExitCode({ kind, exitCode }) {
    switch (kind) {
        case "passed":
            return 0;
        case "failed":
            return exitCode === undefined || exitCode === 0 ? 1 : exitCode;
        case "timed-out":
            return 124;
        case "cancelled":
            return 130;
        case "lost":
            return 253;
        case "infrastructure":
            return 255;
        case "invalid":
            return 2;
    }
}
/** The name of the signal that a POSIX shell reports as this exit code, `undefined` if it is none. */
function signalOfExitCode(exitCode) {
    const found = Object.entries(node_os__WEBPACK_IMPORTED_MODULE_0__.constants.signals).find(([, number]) => number === exitCode - 128);
    return found?.[0];
}


/***/ }),

/***/ 3649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ sanitiseText),
/* harmony export */   l: () => (/* binding */ sanitiseLine)
/* harmony export */ });
/**
 * Makes one line of text from the target safe to print in a workflow log: the runner finds no workflow command in it,
 * and a terminal finds nothing but text and colours. An ordinary line comes back as it was.
 *
 * The runner takes `::name::` at the start of a line and `##[name]` anywhere in it, on stdout and stderr alike
 * (actions/runner, src/Runner.Common/ActionCommand.cs).
 */
function sanitiseLine(line, { allowWorkflowCommands = false } = {}) {
    const printable = line.replace(controls, (match) => (colour.test(match) ? match : ""));
    // After the controls: taking one away can join `##` and `[`.
    const text = printable.replace(legacyCommand, "$1\\[");
    const isSafe = !command.test(text) || (allowWorkflowCommands && isForwarded(text));
    return isSafe ? text : `| ${text}`;
}
/** `sanitiseLine` for each line of a text; its lines end as the runner ends them, a lone carriage return included. */
function sanitiseText(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => sanitiseLine(line))
        .join("\n");
}
/**
 * Commands that can only add to the log, the annotations and the step's outputs. `stop-commands` and `add-mask` would
 * silence or blot out what follows, `save-state` would tell our post what to end, `set-env` and `add-path` fail the step.
 */
const forwarded = new Set([
    "add-matcher",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "notice",
    "remove-matcher",
    "set-output",
    "warning",
]);
function isForwarded(text) {
    const name = /^[ \t]*::([a-z-]+)(?: .*?)?::/is.exec(text)?.[1];
    return name !== undefined && forwarded.has(name.toLowerCase());
}
/** ECMA-48, "select graphic rendition": colours, which stay. */
const colours = "\\x1b\\[[\\d;:]*m";
const colour = new RegExp(`^${colours}$`);
/** ECMA-48: control sequences, control strings with their end, other escape sequences, and controls but TAB. */
const controls = new RegExp([
    "(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]",
    "(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x80-\\x9f]*(?:\\x07|\\x1b\\\\|\\x9c)",
    "\\x1b[ -/]*[0-~]",
    "[\\0-\\x08\\x0a-\\x1f\\x7f-\\x9f]",
].join("|"), "g");
// .NET with ICU, and the eye, skip these: they hide neither a token nor the start of a line.
const invisible = "[\\p{Cf}\\p{Default_Ignorable_Code_Point}]*";
const legacyCommand = new RegExp(`(#${invisible}#${invisible})\\[`, "gu");
const command = new RegExp(`^(?:[\\s\\p{C}\\p{Default_Ignorable_Code_Point}]|${colours})*:${invisible}:`, "u");


/***/ }),

/***/ 5714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/** A value that prints as `***` wherever it is printed by accident. Only `reveal()` gives it away. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    toString() {
        return "***";
    }
    toJSON() {
        return "***";
    }
}


/***/ })

};
