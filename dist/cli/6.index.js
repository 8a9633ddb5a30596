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
/* harmony import */ var _config_parse_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5815);
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3207);
/* harmony import */ var _report_units_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5088);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6882);
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2486);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5123);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1978);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3513);
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
        ]), { ...(0,_surroundings_js__WEBPACK_IMPORTED_MODULE_8__/* .readSurroundings */ .S)(process.env), directory });
        for (const title of ["The first run installs our scripts there:", "The second one finds them:"]) {
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
            print(`Fetched "output": ${answer.trim()}. All of it took ${(0,_report_units_js__WEBPACK_IMPORTED_MODULE_10__/* .formatDuration */ .a)(performance.now() - began)}.`);
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

/***/ 4942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ isLockName),
/* harmony export */   o: () => (/* binding */ lockNameHint)
/* harmony export */ });
/** Is this text fit to be the name of a lock? It becomes the name of a file. */
function isLockName(text) {
    return /^(?!\.)[A-Za-z0-9._-]{1,60}$/.test(text);
}
/** What to write where the name of a lock is expected, as a sentence. */
const lockNameHint = "Write up to 60 letters, digits, ., _ and -, with no . at the beginning.";


/***/ }),

/***/ 5815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ parseSettings)
});

// UNUSED EXPORTS: parseFinishSettings

// EXTERNAL MODULE: ./build/config/parse-inputs.js + 11 modules
var parse_inputs = __webpack_require__(2117);
// EXTERNAL MODULE: ./build/config/inputs/connection.js
var connection = __webpack_require__(1157);
// EXTERNAL MODULE: ./build/config/inputs/job.js
var job = __webpack_require__(6970);
// EXTERNAL MODULE: ./build/config/inputs/lock.js
var lock = __webpack_require__(6738);
// EXTERNAL MODULE: ./build/config/inputs.js + 2 modules
var inputs = __webpack_require__(8606);
;// CONCATENATED MODULE: ./build/config/check-mode.js




/** Finds the inputs that mean nothing in the mode that is asked for. */
function checkMode({ values: { mode }, given }, findings) {
    // What applies to a mode that nobody understands?
    if (findings.hasProblem("mode"))
        return;
    for (const name of given) {
        if (!withoutMeaning[mode].has(name))
            continue;
        findings.problem(name, `It does not apply with mode ${mode}.`, hintOf(name, mode));
    }
}
const namesOf = (group) => group.map(({ name }) => name);
const forCancel = new Set([
    ...namesOf(connection/* connectionInputs */.e),
    ...["mode", "job-id", "name", "summary"],
]);
/** Where it ends, how long it may take and what it is kept from is said when a job is started. */
const withoutMeaning = {
    run: new Set(["job-id"]),
    submit: new Set([
        "job-id",
        "if-no-outputs",
        "artifact",
        "artifact-name",
        "retention-days",
        "compression-level",
        "allow-workflow-commands",
    ]),
    attach: new Set([
        ...namesOf(job/* jobInputs */.v).filter((name) => name !== "secret-env"),
        ...namesOf(lock/* lockInputs */.N),
        ...["separate-streams", "timeout", "idle-timeout", "orphan-timeout"],
    ]),
    cancel: new Set(namesOf(inputs/* inputs */.QL).filter((name) => !forCancel.has(name))),
};
function hintOf(name, mode) {
    if (name === "job-id")
        return "Leave it out, or set mode to attach or cancel.";
    return mode === "submit" ? "Leave it out here; give it where you attach to the run." : "Leave it out.";
}

// EXTERNAL MODULE: ./build/config/parse-job-id.js
var parse_job_id = __webpack_require__(570);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/config/paths.js
var paths = __webpack_require__(7147);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(2360);
;// CONCATENATED MODULE: ./build/config/shell-words.js
/**
 * The words of a command line, split at blanks, with '…' and "…" round what belongs together. `undefined` when it holds
 * anything else that a shell acts on, but for `~/` before a word: what is left is safe to put into shell text as it is.
 */
function splitShellWords(text) {
    if (!commandLine.test(text))
        return undefined;
    return Array.from(text.matchAll(word), ([raw]) => raw.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double ?? ""));
}
const part = /'[^']*'|"[^"\\$`]*"|[^\s'"\\$`;&|<>()*?[\]{}#!~]/.source;
const word = new RegExp(`(?:~/)?(?:${part})+`, "g");
const commandLine = new RegExp(String.raw `^(?:${word.source}(?:\s+|$))+$`);

;// CONCATENATED MODULE: ./build/config/parse-command.js




/** What is run; `undefined` after a problem. `directory` is absolute, or `undefined` if it has a problem itself. */
async function parseCommand({ values, given }, directory, findings) {
    const { run, script, shell } = values;
    if (shell !== undefined)
        checkShell(shell, findings);
    if (given.has("run")) {
        if (given.has("script")) {
            findings.problem("script", "It does not apply, as run says what to run.", "Give either run or script.");
        }
        return run === undefined ? undefined : { kind: "inline", text: run, shell };
    }
    if (directory === undefined || findings.hasProblem("script"))
        return undefined;
    const fault = await scriptFault(script, directory);
    if (fault !== undefined) {
        const hint = "Name a file of the directory, or give shell commands in run.";
        findings.problem("script", `${(0,printable/* printable */.g)(script)} ${fault}.`, hint);
        return undefined;
    }
    return { kind: "script", path: external_node_path_.posix.normalize(script), shell };
}
async function scriptFault(script, directory) {
    const path = external_node_path_.posix.normalize(script);
    if ((0,external_node_path_.isAbsolute)(script) || external_node_path_.posix.isAbsolute(script))
        return "is an absolute path";
    if (path === ".." || path.startsWith("../"))
        return "leads out of the directory";
    const [root, found] = await Promise.all([(0,paths/* lookUp */.TE)(directory), (0,paths/* lookUp */.TE)((0,external_node_path_.join)(directory, path))]);
    if (root === undefined || found === undefined)
        return `does not exist in ${(0,printable/* printable */.g)(directory)}`;
    if (!(0,paths/* isWithin */.UO)(root.realPath, found.realPath))
        return "is a link that leads out of the directory";
    return found.type === "file" ? undefined : "is not a file";
}
function checkShell(shell, findings) {
    const hint = "Write a command and its options, such as bash -euo pipefail; the script's path is added at the end.";
    const words = splitShellWords(shell);
    if (shell.includes("{0}")) {
        findings.problem("shell", `${(0,printable/* printable */.g)(shell)} holds {0}.`, "Leave {0} out: the script's path is added at the end.");
    }
    else if (words === undefined) {
        findings.problem("shell", `${(0,printable/* printable */.g)(shell)} is more than words, plain or in quotes.`, hint);
    }
    else if (/^-|=|^$/.test(words[0] ?? "")) {
        findings.problem("shell", `${(0,printable/* printable */.g)(shell)} does not begin with a command.`, hint);
    }
}

;// CONCATENATED MODULE: ./build/config/parse-job.js




/** Understands the job directory and everything that is run in it. */
async function parseJob(inputs, surroundings, findings) {
    const { values } = inputs;
    const directory = await parseDirectory(inputs, surroundings.directory, findings);
    const command = await parseCommand(inputs, directory, findings);
    const name = parseName(inputs, findings) ?? nameOf(surroundings.jobName ?? (0,external_node_path_.basename)(directory ?? ""));
    checkOverlap(inputs, findings);
    const spec = command && {
        name,
        command,
        args: values.args,
        env: values.env,
        secretEnv: values["secret-env"],
        outputs: values.outputs,
        separateStreams: values["separate-streams"],
    };
    return { directory, spec };
}
async function parseDirectory({ values }, base, findings) {
    if (findings.hasProblem("directory"))
        return undefined;
    const directory = (0,external_node_path_.resolve)(base, values.directory);
    const found = await (0,paths/* lookUp */.TE)(directory);
    if (found?.type === "directory")
        return directory;
    const fault = found === undefined ? "does not exist" : "is not a directory";
    const hint = "Name a directory; in a workflow, check the repository out first.";
    findings.problem("directory", `${(0,printable/* printable */.g)(values.directory)} ${fault} in ${(0,printable/* printable */.g)(base)}.`, hint);
    return undefined;
}
const longestName = 100;
/** The label that was given, if any. */
function parseName({ values: { name } }, findings) {
    if (name === undefined)
        return undefined;
    if (/\p{C}/u.test(name)) {
        findings.problem("name", `${(0,printable/* printable */.g)(name)} holds characters that cannot be seen.`, "Write a plain name.");
    }
    else if (name.length > longestName) {
        const message = `${(0,printable/* printable */.g)(name)} has more than ${longestName} characters.`;
        findings.problem("name", message, "Write a shorter name.");
    }
    return name;
}
/** A label of what nobody has chosen for one. */
function nameOf(text) {
    return text.replaceAll(/\p{C}/gu, "?").slice(0, longestName) || "job";
}
function checkOverlap({ values }, findings) {
    for (const name of values.env.keys()) {
        if (!values["secret-env"].has(name))
            continue;
        findings.problem("secret-env", `${(0,printable/* printable */.g)(name)} is set in env too.`, "Set each variable in one of them.");
    }
}

// EXTERNAL MODULE: ./build/config/lock-name.js
var lock_name = __webpack_require__(4942);
;// CONCATENATED MODULE: ./build/config/parse-lock.js


/** The lock that the run has to hold, if any; nothing about it applies where there is none. */
function parseLock({ values, given }, findings) {
    const { lock: name, slots, "queue-timeout": queueTimeoutMs } = values;
    if (!given.has("lock")) {
        for (const input of ["slots", "queue-timeout"]) {
            if (!given.has(input))
                continue;
            findings.problem(input, "It does not apply, as there is no lock.", "Give lock, or leave it out.");
        }
    }
    if (name === undefined)
        return undefined;
    if (!(0,lock_name/* isLockName */.H)(name))
        findings.problem("lock", `${(0,printable/* printable */.g)(name)} is no name of a lock.`, lock_name/* lockNameHint */.o);
    return { name, slots, queueTimeoutMs };
}

;// CONCATENATED MODULE: ./build/config/parse-results.js



/**
 * The absolute path of the results directory. The job directory must not be in it: results would replace what they were
 * made from. `jobDirectory` is absolute, or `undefined` if it has a problem itself.
 */
async function parseResultsDirectory({ values }, base, jobDirectory, findings) {
    const given = values["results-directory"];
    const directory = (0,external_node_path_.resolve)(base, given);
    const place = await followLinks(directory);
    const hint = "Name a directory of its own, such as ssh-job-results.";
    if (jobDirectory !== undefined && (0,paths/* isWithin */.UO)(place, await followLinks(jobDirectory))) {
        findings.problem("results-directory", `${(0,printable/* printable */.g)(given)} holds the job directory.`, hint);
    }
    else if ((0,paths/* isWithin */.UO)(place, await followLinks(base))) {
        findings.problem("results-directory", `${(0,printable/* printable */.g)(given)} holds the directory that paths start from.`, hint);
    }
    else if (((await (0,paths/* lookUp */.TE)(directory))?.type ?? "directory") !== "directory") {
        findings.problem("results-directory", `${(0,printable/* printable */.g)(given)} is not a directory.`, hint);
    }
    return directory;
}
/** Checks that every glob stays below the job directory, and that nothing depends on globs that are not there. */
function checkOutputs({ values, given }, findings) {
    for (const line of values.outputs) {
        const fault = globFault(line.replace(/^!/, ""));
        if (fault === undefined)
            continue;
        findings.problem("outputs", `${(0,printable/* printable */.g)(line)} ${fault}.`, "Write globs relative to the job directory.");
    }
    const excludesOnly = values.outputs.length > 0 && values.outputs.every((line) => line.startsWith("!"));
    if (excludesOnly && !findings.hasProblem("outputs")) {
        findings.problem("outputs", "It has exclusions only, so that nothing would be fetched.", "Put a glob of what to fetch before them, such as **.");
    }
    // A run that is attached to has outputs of its own.
    if (given.has("if-no-outputs") && !given.has("outputs") && values.mode !== "attach") {
        findings.problem("if-no-outputs", "It does not apply, as there are no outputs.", "Give outputs, or leave it out.");
    }
}
/** How and whether results are uploaded. */
function parseArtifact({ values, given }, findings) {
    const name = values["artifact-name"];
    const enabled = values.artifact;
    if (!enabled) {
        for (const input of ["artifact-name", "retention-days", "compression-level"]) {
            if (!given.has(input))
                continue;
            findings.problem(input, "It does not apply, as artifact is false.", "Leave one of them out.");
        }
    }
    // What @actions/artifact refuses, with the other control characters.
    if (name !== undefined && /[":<>|*?\\/\p{Cc}]/u.test(name)) {
        const message = `${(0,printable/* printable */.g)(name)} holds a character that the name of an artifact cannot have.`;
        findings.problem("artifact-name", message, 'Leave out " : < > | * ? \\ / and line breaks.');
    }
    return {
        enabled,
        name,
        retentionDays: values["retention-days"],
        compressionLevel: values["compression-level"],
    };
}
function globFault(glob) {
    if (glob === "")
        return "is no glob";
    if (glob.startsWith("/") || (0,external_node_path_.isAbsolute)(glob))
        return "is an absolute path";
    if (/^~(\/|$)/.test(glob))
        return "begins with ~, which means nothing here";
    return /(^|[/{,(|])\.\.($|[/},)|])/.test(glob) ? "leads out of the directory" : undefined;
}
/** The path with links followed as far as it exists. */
async function followLinks(path) {
    const found = await (0,paths/* lookUp */.TE)(path);
    if (found !== undefined)
        return found.realPath;
    const parent = (0,external_node_path_.dirname)(path);
    return parent === path ? path : (0,external_node_path_.join)(await followLinks(parent), path.slice(parent.length));
}

;// CONCATENATED MODULE: ./build/config/parse-task.js





/** What is to be done on the target; `undefined` after a problem. Inputs that mean nothing in the mode are problems. */
async function parseTask(inputs, surroundings, findings) {
    const { mode, summary } = inputs.values;
    checkMode(inputs, findings);
    if (mode === "run" || mode === "submit")
        return parseStart(inputs, mode, surroundings, findings);
    const jobId = (0,parse_job_id/* parseJobId */.e)(inputs, findings);
    if (mode === "cancel") {
        const name = parseName(inputs, findings);
        return jobId && { mode, jobId, name, allowWorkflowCommands: false, summary };
    }
    const resumed = await parse_task_parseResume(inputs, surroundings, findings);
    return jobId && { mode, jobId, ...resumed };
}
/** How a run that was started before is followed. */
async function parse_task_parseResume(inputs, { directory }, findings) {
    const { values, given } = inputs;
    return {
        name: parseName(inputs, findings),
        outputs: given.has("outputs") ? values.outputs : undefined,
        keep: given.has("keep") ? values.keep : undefined,
        ...(await parseFollow(inputs, directory, undefined, findings)),
    };
}
async function parseStart(inputs, mode, surroundings, findings) {
    const { values } = inputs;
    const { directory, spec } = await parseJob(inputs, surroundings, findings);
    const followed = await parseFollow(inputs, surroundings.directory, directory, findings);
    const lock = parseLock(inputs, findings);
    if (directory === undefined || spec === undefined)
        return undefined;
    const limits = {
        timeoutMs: values.timeout,
        idleTimeoutMs: values["idle-timeout"],
        orphanTimeoutMs: values["orphan-timeout"],
    };
    return { mode, directory, exclude: values.exclude, spec, limits, lock, keep: values.keep, ...followed };
}
/** `jobDirectory` is absolute, or `undefined` where there is none. */
async function parseFollow(inputs, base, jobDirectory, findings) {
    const { values } = inputs;
    const resultsDirectory = await parseResultsDirectory(inputs, base, jobDirectory, findings);
    checkOutputs(inputs, findings);
    return {
        ifNoOutputs: values["if-no-outputs"],
        resultsDirectory,
        onCancel: values["on-cancel"],
        artifact: parseArtifact(inputs, findings),
        allowWorkflowCommands: values["allow-workflow-commands"],
        summary: values.summary,
    };
}

;// CONCATENATED MODULE: ./build/config/parse-settings.js


/**
 * Turns the inputs' texts, by name, into settings that nobody has to check again. Nothing is dialled; the job directory,
 * the script and a key's file are looked at.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parseSettings(given, surroundings) {
    return (0,parse_inputs/* parseInputs */.T)(given, surroundings, parseTask);
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
