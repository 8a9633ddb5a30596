export const id = 959;
export const ids = [959];
export const modules = {

/***/ 49946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ Console)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);
/* harmony import */ var _report_describe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73614);
/* harmony import */ var _report_log_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9031);
/* harmony import */ var _report_sanitise_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3649);
/* harmony import */ var _report_transfer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43524);





/** The runner keeps ten of a kind for a step; what comes after the first few is a plain line. */
const mostWarnings = 5;
/** Phases that stand in a folded group; the job's own output stands open between the two groups. */
const groups = {
    sign: "opening",
    connect: "opening",
    upload: "opening",
    fetch: "closing",
    artifact: "closing",
};
/** Shows a run in the log of a workflow step. Everything from the target passes the sanitiser, a line a write. */
class Console {
    #splitters;
    #titles;
    #group;
    #warnings = 0;
    #transfer;
    constructor(options) {
        this.#titles = { opening: options.opening, closing: "Bring back the results" };
        const splitter = () => new _report_log_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .LineSplitter */ .g(options);
        this.#splitters = { log: splitter(), out: splitter(), err: splitter() };
    }
    emit = (event) => {
        switch (event.type) {
            case "output":
                // What is replayed of an earlier run comes in no phase of its own.
                this.#open(undefined);
                this.#print(this.#splitters[event.stream].push(event.data));
                return;
            case "phase-started":
                this.#open(groups[event.phase]);
                this.#transfer = new _report_transfer_js__WEBPACK_IMPORTED_MODULE_4__/* .Transfer */ .m(performance.now());
                return;
            case "progress":
                this.#progress(event.phase, event.bytes, event.total);
                return;
            case "warning":
                this.#warn(event.message);
                return;
            case "ended":
                this.#open(undefined);
                this.#flush();
                break;
            case "phase-ended":
                if (event.phase === "run")
                    this.#flush();
                break;
            case "notice":
            case "submitted":
            case "retrying":
        }
        this.#say((0,_report_describe_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q)(event) ?? "");
    };
    #progress(phase, bytes, total) {
        const now = performance.now();
        const state = this.#transfer?.moved(bytes, total, now);
        const line = state && this.#transfer?.line(state, now);
        if (line !== undefined)
            this.#say(`${(0,_report_describe_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseTitle */ .e)(phase)}: ${line}`);
    }
    #open(group) {
        if (group === this.#group)
            return;
        if (this.#group !== undefined)
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4();
        if (group !== undefined) {
            this.#flush();
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .startGroup */ .Oh(this.#titles[group]);
        }
        this.#group = group;
    }
    #warn(message) {
        this.#warnings += 1;
        if (this.#warnings <= mostWarnings)
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e((0,_report_sanitise_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitiseText */ .S)(message));
        else
            this.#say(`Warning: ${message}`);
    }
    /** Our own words may quote the target. */
    #say(message) {
        this.#print((0,_report_sanitise_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitiseText */ .S)(message).split("\n"));
    }
    #flush() {
        for (const splitter of Object.values(this.#splitters))
            this.#print(splitter.end());
    }
    #print(lines) {
        for (const line of lines)
            process.stdout.write(`${line}\n`);
    }
}


/***/ }),

/***/ 74797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ko: () => (/* binding */ readInputs),
  St: () => (/* binding */ readSurroundings),
  l2: () => (/* binding */ requester),
  fG: () => (/* binding */ statsDirectory)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/edge/workflow-event.js

/** GitHub delivers no longer payloads. */
const longestPayload = 32e6;
/** What the variables of a workflow and the payload of its event tell; `undefined` where no event is named. */
function readWorkflowEvent(environment) {
    const { GITHUB_EVENT_NAME: name = "", GITHUB_EVENT_PATH: path = "", GITHUB_REPOSITORY: repository = "", GITHUB_REPOSITORY_ID: id = "", GITHUB_SERVER_URL: server = "", GITHUB_REF: ref = "", GITHUB_BASE_REF: baseRef = "", GITHUB_ACTOR: actor = "", GITHUB_TRIGGERING_ACTOR: triggeringActor = "", ACTIONS_CACHE_MODE: cacheMode = "", } = environment;
    if (name === "")
        return undefined;
    const payload = readPayload(path);
    const source = textAt(payload, "pull_request", "head", "repo", "full_name");
    return {
        name,
        repository,
        repositoryId: ["", "https://github.com"].includes(server) || id === "" ? id : `${server}/${id}`,
        ref,
        baseRef: baseRef || textAt(payload, "pull_request", "base", "ref"),
        defaultBranch: textAt(payload, "repository", "default_branch"),
        actor,
        triggeringActor,
        isFork: name.startsWith("pull_request") && (source === "" || source !== repository),
        // As @actions/cache reads it.
        cacheMode: cacheMode.trim().toLowerCase(),
    };
}
/** The event's own account of itself; `undefined` if there is none that can be read. */
function readPayload(path) {
    try {
        const { size } = (0,external_node_fs_.statSync)(path);
        // A pipe or a device has no size, and may have no end.
        return size > 0 && size <= longestPayload ? JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8")) : undefined;
    }
    catch {
        return undefined;
    }
}
/** The text that stands in `value` under these keys; empty if none does. */
function textAt(value, ...keys) {
    let found = value;
    for (const key of keys) {
        if (typeof found !== "object" || found === null)
            return "";
        found = found[key];
    }
    return typeof found === "string" ? found : "";
}

;// CONCATENATED MODULE: ./build/action/read-inputs.js


const prefix = "INPUT_";
/** The inputs by name. The runner sets `INPUT_<NAME>` in upper case and leaves hyphens; empty is not given. */
function readInputs(environment) {
    const given = Object.entries(environment).flatMap(([variable, value]) => variable.startsWith(prefix) && value ? [[variable.slice(prefix.length).toLowerCase(), value]] : []);
    return new Map(given);
}
/** What else counts: the workspace, the agent, what the workflow calls the job and what has started it. No other variable changes anything. */
function readSurroundings(environment) {
    return {
        directory: environment["GITHUB_WORKSPACE"] ?? process.cwd(),
        agent: environment["SSH_AUTH_SOCK"],
        defaultUsername: undefined,
        jobName: environment["GITHUB_JOB"],
        event: readWorkflowEvent(environment),
    };
}
/** Who asks for a cancel, as whoever follows the run shall read it. */
function requester(environment) {
    const { GITHUB_REPOSITORY: repository = "workflow", GITHUB_RUN_ID: run = "run" } = environment;
    return `${repository.replace("/", "-")}@${run}`;
}
/** Where it is kept what files were found to hold; on a runner that is thrown away afterwards it would help nobody. */
function statsDirectory(environment) {
    const { RUNNER_ENVIRONMENT: runner, RUNNER_TOOL_CACHE: place } = environment;
    return runner === "self-hosted" && place ? (0,external_node_path_.join)(place, "ssh-job-action", "stats") : undefined;
}


/***/ }),

/***/ 56943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ masking),
  g: () => (/* binding */ readTask)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
;// CONCATENATED MODULE: ./build/action/mask-secrets.js

/** The text of an ed25519 key has nearly 400 characters. */
const shortestKey = 200;
/**
 * Has the runner hide these texts wherever they are printed, each as a whole and each of its lines. Outside a runner the
 * command itself would print them, so nothing is done there.
 */
function maskSecrets(...texts) {
    if (process.env["GITHUB_ACTIONS"] !== "true")
        return;
    for (const text of texts)
        if (text !== undefined && text.trim() !== "")
            core/* setSecret */.Pq(text);
}
/** The key as it was given, which may not be quite as it is used; but not if it is the path of a file. */
function keyText(given) {
    const text = given.get("key");
    return text !== undefined && text.length >= shortestKey ? text : undefined;
}

;// CONCATENATED MODULE: ./build/action/read-task.js

/**
 * Understands the inputs of a step, by `parse` where they are about one job, and has the runner mask their secrets.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function readTask(given, surroundings, environment, parse) {
    maskSecrets(keyText(given));
    const parseMasked = masking(parse);
    if ((given.get("job-file") ?? "").trim() === "") {
        return { kind: "one", parsed: await parseMasked(given, surroundings) };
    }
    // What reads job files takes its time to load.
    const { parserOf, readFileTask } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(69), __webpack_require__.e(684)]).then(__webpack_require__.bind(__webpack_require__, 40069));
    const file = await readFileTask(given, surroundings, environment);
    if (file.single === undefined)
        return { kind: "several", file };
    return { kind: "one", parsed: await parserOf(file, given, surroundings, parseMasked)(file.single) };
}
/** As `parse`; and the runner masks the secrets of what it has understood. */
function masking(parse) {
    return async (...words) => {
        const parsed = await parse(...words);
        maskSecrets(...parsed.secrets.map((secret) => secret.reveal()));
        return parsed;
    };
}


/***/ }),

/***/ 25824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iB: () => (/* binding */ setRunOutputs),
/* harmony export */   ir: () => (/* binding */ setOutputsOfJobs),
/* harmony export */   n0: () => (/* binding */ setOutputs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33838);
/* harmony import */ var _config_access_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65333);
/* harmony import */ var _pipeline_pipeline_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78744);




/** Sets all outputs when the run is over; what is not known, as the artifact is not yet, is empty. */
function setRunOutputs({ report }, settings) {
    // Whoever cancels a run has none of its files.
    const place = settings.mode === "cancel" ? undefined : settings.resultsDirectory;
    setOutputs({
        result: report.result,
        "exit-code": report.exitCode,
        signal: report.signal,
        "job-id": report.jobId,
        signature: report.signature,
        target: report.target,
        "cache-hit": String(report.cache.hit),
        "cache-source": report.cache.source,
        "cache-mode": "reuse" in settings ? (0,_config_access_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheMode */ .M)(settings.reuse) : undefined,
        "results-directory": place,
        "log-file": place && ifThere(`${place}.log`),
        "report-file": place && ifThere(`${place}.json`),
        duration: report.duration,
        "artifact-id": "",
        "artifact-url": "",
        "artifact-digest": "",
    });
}
/**
 * Sets all outputs when several jobs are over: how they ended as one, and of the one that was asked for what else is known.
 * Where several were asked for, the others are empty, but for where to find all.
 */
function setOutputsOfJobs(outcome, asked, { root, reportFile, mode, }) {
    const { kind, exitCode, signal } = (0,_pipeline_pipeline_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .resultOf */ .Bg)(outcome);
    const own = asked?.kind === "ran" ? asked.report : undefined;
    const reports = outcome.jobs.map((job) => (job.kind === "ran" ? job.report : undefined));
    const place = asked?.kind === "ran" ? asked.resultsDirectory : undefined;
    setOutputs({
        result: kind,
        "exit-code": kind === "passed" ? 0 : exitCode,
        signal,
        "job-id": own?.jobId,
        signature: own?.signature,
        target: own?.target,
        "cache-hit": String(own?.cache.hit ?? reports.every((report) => report?.cache.hit === true)),
        "cache-source": own?.cache.source,
        "cache-mode": mode,
        "results-directory": asked === undefined ? root : place,
        "log-file": place && ifThere(`${place}.log`),
        "report-file": reportFile,
        duration: own?.duration,
        "artifact-id": "",
        "artifact-url": "",
        "artifact-digest": "",
    });
}
function ifThere(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? path : undefined;
}
/** Sets outputs; a name that is not declared does not compile. */
function setOutputs(values) {
    for (const [name, value] of Object.entries(values))
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH(name, value ?? "");
}


/***/ }),

/***/ 90862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lh: () => (/* binding */ rememberJob),
/* harmony export */   Z$: () => (/* binding */ isDelivered),
/* harmony export */   fQ: () => (/* binding */ rememberSettled),
/* harmony export */   j: () => (/* binding */ rememberRun),
/* harmony export */   kX: () => (/* binding */ leftJobs),
/* harmony export */   w4: () => (/* binding */ rememberJobs),
/* harmony export */   y2: () => (/* binding */ unsettledRun)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);

const runKey = "run";
const settledKey = "settled";
const jobsKey = "jobs";
/** Leaves the name of the run to `post`, before the run can have started; the runner keeps it even if we are killed. */
function rememberRun(run) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ(runKey, JSON.stringify(run));
}
/** Tells `post` that nothing is left to do. */
function rememberSettled() {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ(settledKey, "true");
}
/** The run that `main` started or followed, and did not see to its end. */
function unsettledRun() {
    const text = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(runKey);
    if (text === "" || _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(settledKey) === "true")
        return undefined;
    return JSON.parse(text);
}
/** Tells `post` of so many jobs, of which none has been started. */
function rememberJobs(count) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ(jobsKey, String(count));
}
/** Tells `post` how it stands with one of several jobs, in the place of what was told of it before. */
function rememberJob(index, left) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ(`job-${index}`, JSON.stringify(left));
}
/** The jobs that `main` has started, if there were several, by their indexes. */
function leftJobs() {
    const indexes = Array.from({ length: Number(_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(jobsKey)) }, (_, index) => index);
    return new Map(indexes.flatMap((index) => {
        const text = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(`job-${index}`);
        return text === "" ? [] : [[index, JSON.parse(text)]];
    }));
}
/** Whether `main` has brought the results of several jobs to where people look for them. */
function isDelivered() {
    return _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(settledKey) === "true";
}


/***/ }),

/***/ 65333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ cacheMode),
/* harmony export */   Y: () => (/* binding */ accessOf)
/* harmony export */ });
const asked = {
    auto: { read: true, write: true },
    read: { read: true, write: false },
    write: { read: false, write: true },
    off: { read: false, write: false },
};
/** The strictest of what is asked for and what is allowed. */
function accessOf(cache, limits) {
    const wanted = asked[cache];
    const reasons = [];
    let { read, write } = wanted;
    for (const { allowed, reason, isDefault } of limits) {
        if (isDefault && cache !== "auto")
            continue;
        if ((read && !allowed.read) || (write && !allowed.write))
            reasons.push(reason);
        read &&= allowed.read;
        write &&= allowed.write;
    }
    const remark = reasons.length === 0 ? undefined : `${shortfall(wanted, { read, write })}: ${reasons.join(", and ")}.`;
    return { read, write, remark };
}
/** The value of the output `cache-mode`. */
function cacheMode({ read, write }) {
    if (read)
        return write ? "read-write" : "read";
    return write ? "write" : "none";
}
function shortfall(wanted, { read, write }) {
    if (wanted.read && wanted.write && !read && !write)
        return "Results are neither reused nor stored";
    if (wanted.write && !write)
        return read ? "Results are reused but not stored" : "Results are not stored";
    return write ? "Results are stored but not reused" : "Results are not reused";
}


/***/ }),

/***/ 64335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SV: () => (/* binding */ withoutMeaning),
/* harmony export */   es: () => (/* binding */ checkMode)
/* harmony export */ });
/* unused harmony export ofJobFiles */
/* harmony import */ var _inputs_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61157);
/* harmony import */ var _inputs_job_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23181);
/* harmony import */ var _inputs_job_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86970);
/* harmony import */ var _inputs_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26738);
/* harmony import */ var _inputs_reuse_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85461);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48606);






/** Finds the inputs that mean nothing in the mode that is asked for. */
function checkMode({ values: { mode }, given }, findings) {
    // What applies to a mode that nobody understands?
    if (findings.hasProblem("mode"))
        return;
    for (const name of given) {
        if (ofJobFiles.has(name))
            findings.problem(name, ...noJobFile(name));
        else if (withoutMeaning[mode].has(name)) {
            findings.problem(name, `It does not apply with mode ${mode}.`, hintOf(name, mode));
        }
    }
}
const namesOf = (group) => group.map(({ name }) => name);
const forCancel = new Set([
    ...namesOf(_inputs_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connectionInputs */ .e),
    ...["mode", "job-id", "name", "summary"],
]);
/**
 * What does not apply to a mode. Where a run ends, how long it may take and what it is kept from is said when it is
 * started.
 */
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
        "cache-verify",
    ]),
    attach: new Set([
        ...namesOf(_inputs_job_js__WEBPACK_IMPORTED_MODULE_2__/* .jobInputs */ .v).filter((name) => name !== "secret-env"),
        ...namesOf(_inputs_reuse_js__WEBPACK_IMPORTED_MODULE_4__/* .reuseInputs */ .s),
        ...namesOf(_inputs_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .lockInputs */ .N),
        ...["separate-streams", "timeout", "idle-timeout", "orphan-timeout"],
    ]),
    cancel: new Set(namesOf(_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .inputs */ .QL).filter((name) => !forCancel.has(name))),
};
/** They stand in the place of a job's inputs, and are not among them. */
const ofJobFiles = new Set(namesOf(_inputs_job_file_js__WEBPACK_IMPORTED_MODULE_1__/* .jobFileInputs */ .b));
function noJobFile(name) {
    return name === "job"
        ? ["It names a job of a job file, and there is none.", "Give job-file as well, or leave it out."]
        : ["No job file is read here.", "Leave it out; the action and ssh-job run read one."];
}
function hintOf(name, mode) {
    if (name === "job-id")
        return "Leave it out, or set mode to attach or cancel.";
    return mode === "submit" ? "Leave it out here; give it where you attach to the run." : "Leave it out.";
}


/***/ }),

/***/ 52585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ commandLine)
/* harmony export */ });
/* unused harmony export workflowOnlyInputs */
/* harmony import */ var _remote_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4463);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48606);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78416);
/* harmony import */ var _variables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19274);




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
    const options = _inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .QL.flatMap((input) => {
        const value = given.get(input.name)?.trimEnd() ?? "";
        return value === "" || withoutOption.has(input.name) ? [] : option(input, value);
    });
    const mode = given.get("mode")?.trim() ?? "";
    return [`node ssh-job-action/dist/cli/index.js ${mode === "" ? "run" : (0,_remote_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(mode)}`, ...options].join(" \\\n  ");
}
function option({ name, kind }, value) {
    if (kind.type === "secret-variables") {
        return [...(0,_variables_js__WEBPACK_IMPORTED_MODULE_3__/* .parseVariables */ .r)(value).variables].map(([variable, text]) => {
            const isOneLine = !text.includes("\n");
            return `--${name} "${isOneLine ? `${variable}=$${variable}` : `${variable}<<EOF\n$${variable}\nEOF`}"`;
        });
    }
    if (name === "key")
        return [`--${name} "$KEY_FILE"`];
    if ((0,_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .isSecret */ .$f)(kind))
        return [`--${name} "$${name.replaceAll("-", "_").toUpperCase()}"`];
    // The word after a boolean is not its value.
    return [`--${name}${kind.type === "boolean" ? "=" : " "}${(0,_remote_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(value)}`];
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

/***/ 28614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ textsOf),
/* harmony export */   L: () => (/* binding */ isList)
/* harmony export */ });
function isList(given) {
    return Array.isArray(given);
}
/** All texts of a value: itself, its items, or the values of its names. */
function textsOf(given) {
    if (typeof given === "string")
        return [given];
    return isList(given) ? given : [...given.values()];
}


/***/ }),

/***/ 48606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  QL: () => (/* binding */ inputs),
  E3: () => (/* binding */ plannedInputs)
});

// UNUSED EXPORTS: inputGroups

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

/***/ 78416:
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
;// CONCATENATED MODULE: ./build/config/durations.js
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

// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
// EXTERNAL MODULE: ./build/config/variables.js
var variables = __webpack_require__(19274);
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
            return become(line.check(refuse((text) => Number.isNaN(durationMs(text)), "is not a duration"), refuse((text) => durationMs(text) <= 0 || durationMs(text) > durationMs(kind.max), "is out of range")), durationMs);
        case "choice":
            return schemas/* pipe */.FsL(line, schemas/* enum */.k5n(kind.of, { error: said("is not one of the choices") }));
        case "text":
            return become(schemas/* string */.YjP(), (text) => text.replaceAll("\r\n", "\n"));
        case "list":
            return become(schemas/* string */.YjP(), (text) => linesOf(text).map(trim).filter(Boolean));
        case "lines":
            return become(schemas/* string */.YjP(), linesOf);
        case "variables":
            return kinds_variables;
        case "secret":
            return become(schemas/* string */.YjP(), (text) => new secret/* Secret */.z(withoutFinalNewline(text)));
        case "secret-text":
            return become(schemas/* string */.YjP(), (text) => new secret/* Secret */.z(text));
        case "secret-variables":
            return become(kinds_variables, (found) => new Map([...found].map(([name, text]) => [name, new secret/* Secret */.z(text)])));
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
const kinds_variables = schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi((text, context) => {
    const found = (0,variables/* parseVariables */.r)(text);
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

/***/ 43025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TL: () => (/* binding */ parseInputs)
});

// UNUSED EXPORTS: parseTargetInputs, parseWith

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/config/inputs.js + 2 modules
var inputs = __webpack_require__(48606);
;// CONCATENATED MODULE: ./build/config/findings.js


/** Gathers what is wrong with the inputs, and what is merely odd, so that all of it is told at once. */
class Findings {
    #problems = [];
    #warnings = [];
    /** Both texts are sentences. Neither may hold a secret, nor a value that has not been through `printable`. */
    problem(input, message, hint) {
        this.#problems.push({ input, message, hint });
    }
    /** A sentence, under the same rule. */
    warning(message) {
        this.#warnings.push(message);
    }
    hasProblem(input) {
        return this.#problems.some((problem) => input === undefined || problem.input === input);
    }
    get warnings() {
        return this.#warnings;
    }
    /** All problems, in the order of the list of inputs, and all warnings. */
    toError() {
        const problems = this.#problems.toSorted((one, other) => rank(one) - rank(other));
        return new errors/* InvalidInputs */.hS(problems, this.#warnings);
    }
}
function rank({ input }) {
    const index = inputs/* inputs */.QL.findIndex(({ name }) => name === input);
    return index < 0 ? inputs/* inputs */.QL.length : index;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
;// CONCATENATED MODULE: ./build/config/parse-remote-directory.js


/** It stands in every command that we send, and a command has to stay short. */
const maxBytes = 300;
/** The store's path on the target: absolute, or starting with `~/`. */
function parseRemoteDirectory({ values }, findings) {
    const path = values["remote-directory"];
    const fault = faultOf(path);
    if (fault !== undefined) {
        const hint = "Name a directory of its own by a path that begins with / or ~/, such as ~/.cache/ssh-job.";
        findings.problem("remote-directory", `${(0,printable/* printable */.g)(path)} ${fault}.`, hint);
    }
    return path;
}
function faultOf(path) {
    if (Buffer.byteLength(path) > maxBytes)
        return `has more than ${maxBytes} bytes`;
    if (/\p{Cc}/u.test(path))
        return "holds a control character";
    if (external_node_path_.posix.normalize(path) === "/")
        return "is the root of the target's file system";
    if (path.startsWith("/") || /^~\/./.test(path))
        return undefined;
    return path.startsWith("~")
        ? "names no directory below the home of the user who logs in"
        : "is a relative path";
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/config/address.js


const address_form = "Write [user@]host[:port].";
/** Takes one line apart. A user name may hold an `@`: as in OpenSSH, the last one counts. */
function parseAddress(text) {
    const at = text.lastIndexOf("@");
    const username = at < 0 ? undefined : text.slice(0, at);
    // A password may stand here, as it may in a URL: the text must not be shown before this is ruled out.
    if (username?.replace(/^ssh:\/\//, "").includes(":") === true) {
        return fault("The user's name holds a colon.", "Write [user@]host[:port]; a password has its own input.");
    }
    const shown = (0,printable/* printable */.g)(text);
    if (/^[a-z]+:\/\//i.test(text))
        return fault(`${shown} is a URL.`, "Write [user@]host[:port], without ssh://.");
    if (/\s/.test(text))
        return fault(`${shown} holds a blank.`, address_form);
    if (username !== undefined && !isUsername(username))
        return fault(`${shown} names no valid user.`, address_form);
    const rest = text.slice(at + 1);
    if (isBareIPv6(rest)) {
        return fault(`${shown} holds an IPv6 address without brackets.`, `Write ${bracketed(text, rest)}.`);
    }
    const parts = /^(?:\[(?<inBrackets>[^\]]*)\]|(?<name>[^:[\]]*))(?::(?<port>.*))?$/.exec(rest)?.groups;
    if (parts === undefined)
        return fault(`${shown} is not an address.`, address_form);
    const { inBrackets, name = "", port } = parts;
    if (inBrackets !== undefined && !(0,external_node_net_.isIPv6)(inBrackets)) {
        return fault(`${shown} has something else than an IPv6 address in brackets.`, address_form);
    }
    if (inBrackets === undefined && !isHostName(name))
        return fault(`${shown} names no valid host.`, address_form);
    if (port !== undefined && !isPort(port)) {
        return fault(`${shown} names no valid port.`, "Write a port from 1 to 65535 after the colon.");
    }
    return {
        ok: true,
        username,
        host: inBrackets ?? name,
        port: port === undefined ? undefined : Number(port),
    };
}
/** A name that a server can know a user by, and that no tool takes for an option. */
function isUsername(text) {
    return /^[^\s\p{C}:/-][^\s\p{C}:/]*$/u.test(text);
}
function isHostName(text) {
    return text.length <= 253 && /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(text);
}
function isPort(text) {
    return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;
}
function isBareIPv6(text) {
    return !text.startsWith("[") && text.split(":").length > 2;
}
function bracketed(text, host) {
    return (0,printable/* printable */.g)(`${text.slice(0, text.length - host.length)}[${host}]`);
}
function fault(message, hint) {
    return { ok: false, message, hint };
}

;// CONCATENATED MODULE: ./build/config/host-lookup.js



/** Looks hosts up, and tells what is wrong or odd in the configuration once, however many hosts it is about. */
function hostLookup(find, findings) {
    const told = new Set();
    const once = (message, tell) => {
        if (!told.has(message))
            tell();
        told.add(message);
    };
    return async (host, given) => {
        const config = await find?.(host, given);
        if (config === undefined)
            return undefined;
        for (const message of config.warnings)
            once(message, () => findings.warning(message));
        for (const { message, hint } of [...config.faults, ...unusable(host, config)]) {
            once(message, () => findings.problem("host", message, hint));
        }
        return config;
    };
}
function unusable(host, { hostname, username }) {
    const hint = "Look at what `ssh -G` prints of it.";
    const of = `for ${(0,printable/* printable */.g)(host)} in the configuration of ssh`;
    const faults = [];
    const address = parseAddress(hostname);
    const isName = address.ok && address.username === undefined && address.port === undefined;
    if ((0,external_node_net_.isIP)(hostname) === 0 && !isName) {
        faults.push({ message: `HostName ${(0,printable/* printable */.g)(hostname)} ${of} is no host.`, hint });
    }
    if (username !== undefined && !isUsername(username)) {
        faults.push({ message: `User ${(0,printable/* printable */.g)(username)} ${of} is no valid name of a user.`, hint });
    }
    return faults;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
;// CONCATENATED MODULE: ./build/transport/key-diagnosis.js
const wholeFile = "Copy the whole file again, from the line -----BEGIN to the line -----END.";
const diagnoses = {
    empty: { message: "It is empty.", hint: "Give the text of a private key." },
    publicKey: {
        message: "It is a public key; a private one is needed.",
        hint: "Give the file without .pub: it starts with -----BEGIN.",
    },
    certificate: {
        message: "It is a certificate, and certificates are not supported.",
        hint: "Give the private key, and add its public key to authorized_keys on the target.",
    },
    knownHosts: {
        message: "It is a line of known_hosts, which says what the server's key is, not yours.",
        hint: "Give that line as known-hosts, and a private key here.",
    },
    putty: {
        message: "It is a PuTTY key.",
        hint: "Convert it: puttygen key.ppk -O private-openssh -o key",
    },
    securityKey: {
        message: "It is only a handle for a hardware security key, which must be touched for each login.",
        hint: "Make a key that works without a person: ssh-keygen -t ed25519 -f key",
    },
    unknown: {
        message: "It is no private key.",
        hint: "Give the key's text from the line -----BEGIN to the line -----END, or a path where there is such a file.",
    },
    truncated: { message: "It is cut off: the line -----BEGIN or -----END is missing.", hint: wholeFile },
    damaged: { message: "It is damaged: there is less or something else in it than a key.", hint: wholeFile },
    passphraseMissing: {
        message: "It is encrypted, and no passphrase is given.",
        hint: "Give the passphrase, or remove it: ssh-keygen -p -N '' -f key",
        passphrase: "missing",
    },
    passphraseWrong: {
        message: "The passphrase does not open it.",
        hint: "Check the passphrase: ssh-keygen -y -f key asks for it and prints the public key.",
        passphrase: "wrong",
    },
    unsupported: {
        message: "It is of a type or encrypted in a way that is not supported.",
        hint: "Convert it with ssh-keygen -p -Z aes256-ctr -f key, or make a new one: ssh-keygen -t ed25519 -f key",
    },
};
/** Recognises what is pasted in place of a private key; `undefined` if this may be one. */
function recogniseOther(text) {
    const content = text.replace(/^[\s"'\uFEFF]+/, "");
    if (content === "")
        return diagnoses.empty;
    if (content.startsWith("PuTTY-User-Key-File-"))
        return diagnoses.putty;
    const word = /^(?:[^\s]+[ \t]+)?((?:ssh|ecdsa|sk)-[a-z0-9-]+(?:-cert-v\d\d)?(?:@openssh\.com)?)[ \t]+AAAA/.exec(content);
    if (word?.[1]?.includes("-cert-v") === true)
        return diagnoses.certificate;
    if (word !== null)
        return content.startsWith(word[1] ?? "") ? diagnoses.publicKey : diagnoses.knownHosts;
    if (/^-+ ?BEGIN (?:[A-Z0-9]+ )*PUBLIC KEY/.test(content))
        return diagnoses.publicKey;
    return /^-+ ?BEGIN (?:[A-Z0-9]+ )*CERTIFICATE/.test(content) ? diagnoses.certificate : undefined;
}

;// CONCATENATED MODULE: ./build/transport/key-armour.js

/** Writes the text anew from what counts in it: label, encryption headers and base64. */
function repairArmour(given) {
    const repaired = [];
    let text = given;
    if (!text.includes("-----") && isWrapped(text)) {
        text = Buffer.from(text, "base64").toString("latin1");
        repaired.push("the whole file was in base64");
    }
    if (text.includes("\\n")) {
        text = text.replaceAll("\\r", "").replaceAll("\\n", "\n");
        repaired.push("line ends were written as \\n");
    }
    const found = /-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^]*?)-----END \1-----/.exec(text);
    if (found === null)
        return /-----(?:BEGIN|END) /.test(text) ? diagnoses.truncated : diagnoses.unknown;
    const [armour, label = "", content = ""] = found;
    const headers = /^\s*Proc-Type:\s*4,ENCRYPTED\s+DEK-Info:\s*([A-Z0-9-]+,[0-9A-Fa-f]+)/.exec(content);
    const body = content.slice(headers?.[0].length ?? 0).replace(/\s+/g, "");
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body))
        return diagnoses.damaged;
    if (text.includes("\r"))
        repaired.push("lines ended with CR LF");
    if (!content.trim().includes("\n") && body.length > 80)
        repaired.push("the line ends were lost");
    if (/^[ \t]+\S|\S[ \t]+$/m.test(text.replaceAll("\r", "")))
        repaired.push("there were blanks around lines");
    if (/\S/.test(text.replace(armour, "")))
        repaired.push("there was other text around the key");
    // A last line without its end is put right in silence: every secret that is pasted into a form lacks it.
    return { label, text: write(label, headers?.[1], body), repaired };
}
function write(label, encryption, body) {
    const width = label.startsWith("OPENSSH") ? 70 : 64;
    const lines = body.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
    const headers = encryption === undefined ? [] : ["Proc-Type: 4,ENCRYPTED", `DEK-Info: ${encryption}`, ""];
    return [`-----BEGIN ${label}-----`, ...headers, ...lines, `-----END ${label}-----`, ""].join("\n");
}
function isWrapped(text) {
    return Buffer.from(text, "base64").includes("-----BEGIN ");
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/transport/pkcs8.js


/** Turns a PKCS#8 key, which ssh2 cannot read, into an unencrypted one in a format that it can. */
function convertPkcs8(text, passphrase) {
    const encrypted = text.includes("ENCRYPTED");
    if (encrypted && passphrase === undefined)
        return diagnoses.passphraseMissing;
    let key;
    try {
        key = (0,external_node_crypto_.createPrivateKey)({ key: text, passphrase });
    }
    catch {
        return encrypted ? diagnoses.passphraseWrong : diagnoses.damaged;
    }
    switch (key.asymmetricKeyType) {
        case "rsa":
            return key.export({ type: "pkcs1", format: "pem" }).toString();
        case "ec":
            return key.export({ type: "sec1", format: "pem" }).toString();
        case "ed25519":
            return openSshEd25519(key);
        default:
            return diagnoses.unsupported;
    }
}
/** The format is OpenSSH's PROTOCOL.key, with cipher and key derivation `none`. */
function openSshEd25519(key) {
    const { x = "", d = "" } = key.export({ format: "jwk" });
    const publicKey = Buffer.from(x, "base64url");
    const type = Buffer.from("ssh-ed25519");
    const none = Buffer.from("none");
    const check = (0,external_node_crypto_.randomBytes)(4);
    const secret = Buffer.concat([
        check,
        check,
        field(type),
        field(publicKey),
        field(Buffer.concat([Buffer.from(d, "base64url"), publicKey])),
        field(Buffer.alloc(0)),
    ]);
    const padding = Buffer.from(Array.from({ length: -secret.length & 7 }, (_, index) => index + 1));
    const body = Buffer.concat([
        Buffer.from("openssh-key-v1\0"),
        field(none),
        field(none),
        field(Buffer.alloc(0)),
        Buffer.from([0, 0, 0, 1]),
        field(Buffer.concat([field(type), field(publicKey)])),
        field(Buffer.concat([secret, padding])),
    ]);
    const lines = body.toString("base64").match(/.{1,70}/g) ?? [];
    return ["-----BEGIN OPENSSH PRIVATE KEY-----", ...lines, "-----END OPENSSH PRIVATE KEY-----", ""].join("\n");
}
/** A string as SSH writes it: its length in four bytes, then itself (RFC 4251, 5). */
function field(content) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, content]);
}

;// CONCATENATED MODULE: ./build/transport/private-key.js




/**
 * Turns what people paste as a private key into one that can log in. What a form or a YAML file did to the text is put
 * right; what cannot be put right is explained, without showing any of it.
 */
async function readPrivateKey(text, passphrase) {
    const other = recogniseOther(text);
    if (other !== undefined)
        return { ok: false, ...other };
    const armour = repairArmour(text);
    if ("message" in armour)
        return { ok: false, ...armour };
    const repaired = [...armour.repaired];
    const opening = passphrase?.reveal() === "" ? undefined : passphrase?.reveal();
    let key = armour.text;
    if (/^(ENCRYPTED )?PRIVATE KEY$/.test(armour.label)) {
        const converted = convertPkcs8(key, opening);
        if (typeof converted !== "string")
            return { ok: false, ...converted };
        key = converted;
        repaired.push("it was in PKCS#8 format");
    }
    const problem = await diagnose(key, opening);
    return problem === undefined ? { ok: true, key: new secret/* Secret */.z(key), repaired } : { ok: false, ...problem };
}
/** Signs something with the key: only that shows that it is whole. */
async function diagnose(key, passphrase) {
    if (isSecurityKey(key))
        return diagnoses.securityKey;
    const { utils } = (await __webpack_require__.e(/* import() */ 472).then(__webpack_require__.t.bind(__webpack_require__, 85472, 19))).default;
    const parsed = utils.parseKey(key, passphrase);
    if (parsed instanceof Error)
        return explain(parsed);
    const signature = parsed.sign("");
    return signature instanceof Error ? diagnoses.damaged : undefined;
}
/** ssh2 tells its errors apart by their text alone. */
function explain({ message }) {
    if (message.includes("no passphrase given"))
        return diagnoses.passphraseMissing;
    if (/passphrase\?|bad decrypt|wrong final block/.test(message))
        return diagnoses.passphraseWrong;
    return /unsupported|not supported/i.test(message) ? diagnoses.unsupported : diagnoses.damaged;
}
/** The public half is readable in every file of OpenSSH's own format. */
function isSecurityKey(key) {
    const body = Buffer.from(key.replace(/^-.*-$/gm, ""), "base64");
    return ["sk-ssh-", "sk-ecdsa-"].some((type) => body.subarray(0, 200).includes(type));
}

// EXTERNAL MODULE: ./build/transport/agent.js
var transport_agent = __webpack_require__(34611);
;// CONCATENATED MODULE: ./build/transport/public-half.js
/**
 * The public key in a text, its blob in base64: in a line of a `.pub` file, or in a private key of OpenSSH's own format, where
 * it is readable even when the rest is encrypted (PROTOCOL.key).
 */
function publicHalf(text) {
    const line = /^\s*(?:ssh|ecdsa|sk)-\S+\s+(?<blob>[A-Za-z0-9+/]+={0,2})/.exec(text)?.groups?.["blob"];
    if (line !== undefined)
        return line;
    const armoured = /-----BEGIN OPENSSH PRIVATE KEY-----(?<body>[^-]*)-----END/.exec(text)?.groups?.["body"];
    const body = Buffer.from(armoured ?? "", "base64");
    if (!body.subarray(0, magic.length).equals(magic))
        return undefined;
    let at = magic.length;
    const next = () => {
        if (at + 4 > body.length)
            return undefined;
        const start = at + 4;
        at = start + body.readUInt32BE(at);
        return at <= body.length ? body.subarray(start, at) : undefined;
    };
    // Cipher, key derivation, its options, and the number of keys, which is one.
    for (let field = 0; field < 3; field += 1)
        next();
    at += 4;
    return next()?.toString("base64");
}
const magic = Buffer.from("openssh-key-v1\0");

;// CONCATENATED MODULE: ./build/config/identities.js




/** Key files, each read once, and asked for once. */
class Identities {
    #ask;
    #read = new Map();
    #opened = new Map();
    constructor(ask) {
        this.#ask = ask;
    }
    /**
     * Finds out how to log in with the user's own keys. As with ssh, a passphrase is asked for only where no other key of these
     * can be used.
     */
    async login({ files, isNamed, agent, identitiesOnly }) {
        const found = (await Promise.all(files.map((file) => this.#identity(file)))).filter((identity) => identity !== undefined);
        const closed = found.filter(({ reading }) => !reading.ok);
        const held = agent !== undefined && (identitiesOnly || closed.length > 0) ? await (0,transport_agent/* heldByAgent */.i6)(agent) : [];
        const inAgent = found.filter(({ blob }) => blob !== undefined && held.includes(blob));
        const keys = found.flatMap(({ reading }) => reading.ok ? [{ privateKey: reading.key, passphrase: undefined }] : []);
        const useless = [];
        const agentHelps = isNamed ? inAgent.length > 0 : held.length > 0;
        for (const identity of closed.filter((each) => !inAgent.includes(each))) {
            const opened = await this.#open(identity, keys.length === 0 && !agentHelps);
            if (typeof opened === "string")
                useless.push(opened);
            else
                keys.push(opened);
        }
        const agentKeys = identitiesOnly ? inAgent.flatMap(({ blob }) => blob ?? []) : undefined;
        const usable = agentKeys?.length === 0 ? undefined : agent;
        const [first, ...others] = keys;
        const otherKeys = others.length === 0 ? undefined : others;
        if (first === undefined && usable === undefined)
            return { credentials: undefined, useless };
        const none = { privateKey: undefined, passphrase: undefined };
        return {
            credentials: { ...none, ...first, password: undefined, agent: usable, otherKeys, agentKeys },
            useless,
        };
    }
    async #identity(file) {
        if (this.#read.has(file))
            return this.#read.get(file);
        const identity = await readIdentity(file);
        this.#read.set(file, identity);
        return identity;
    }
    /** @returns the key, or why it cannot be used */
    async #open({ file, text, reading }, mayAsk) {
        const known = this.#opened.get(file);
        if (known !== undefined)
            return known;
        if (reading.ok)
            return { privateKey: reading.key, passphrase: undefined };
        const why = `${file}: ${reading.message}`;
        if (!mayAsk || reading.passphrase !== "missing")
            return why;
        const opened = await askAndOpen(text, file, this.#ask);
        const result = opened.reading.ok
            ? { privateKey: opened.reading.key, passphrase: opened.passphrase }
            : `${file}: ${opened.reading.message}`;
        this.#opened.set(file, result);
        return result;
    }
}
/** Asks for a key's passphrase until it opens, three times at most; no answer ends that. */
async function askAndOpen(text, name, ask) {
    let passphrase;
    let reading = await readPrivateKey(text, undefined);
    for (let tries = 0; tries < 3 && !reading.ok && reading.passphrase !== undefined; tries += 1) {
        passphrase = await ask(name, tries > 0);
        if (passphrase === undefined)
            break;
        reading = await readPrivateKey(text, passphrase);
    }
    return { reading, passphrase };
}
/** A `.pub` file beside the key, or in its place, is enough where an agent holds the other half. */
async function readIdentity(file) {
    const [text, beside] = await Promise.all([file, `${file}.pub`].map((path) => (0,promises_.readFile)(path, "utf8").catch(() => undefined)));
    const blob = publicHalf(text ?? "") ?? publicHalf(beside ?? "");
    if (text === undefined && blob === undefined)
        return undefined;
    return { file, text: text ?? "", blob, reading: await readPrivateKey(text ?? "", undefined) };
}

// EXTERNAL MODULE: ./build/config/paths.js
var paths = __webpack_require__(97147);
;// CONCATENATED MODULE: ./build/config/parse-credentials.js




/** The ways to log in to the machines of a target. An agent is asked only when no key is given. */
class Logins {
    #inputs;
    #surroundings;
    #findings;
    #identities;
    constructor(inputs, surroundings, findings) {
        this.#inputs = inputs;
        this.#surroundings = surroundings;
        this.#findings = findings;
        this.#identities = new Identities(this.#ask);
    }
    /** For the target itself; `undefined` after a problem. */
    async forTarget(config) {
        const { values, given } = this.#inputs;
        const { key, passphrase, password } = values;
        const findings = this.#findings;
        if (passphrase !== undefined && !given.has("key")) {
            findings.problem("passphrase", "There is no key that it could open.", "Give the encrypted key, or leave it out.");
        }
        if (key !== undefined) {
            const { directory } = this.#surroundings;
            const pair = await parseKey(key.reveal(), passphrase, directory, { findings, ask: this.#ask });
            return pair && { ...pair, password, agent: undefined };
        }
        const isGiven = given.has("key") || given.has("password");
        const agent = this.#agent(config);
        if (isGiven) {
            // What an agent may be asked for depends on keys that do not count beside a password.
            const usable = given.has("key") || config?.identitiesOnly === true ? undefined : agent;
            return { privateKey: undefined, passphrase, password, agent: usable };
        }
        const { credentials, useless } = await this.#own(config);
        if (credentials !== undefined) {
            // Nobody has asked for the usual keys.
            if (config?.identityFiles !== undefined)
                for (const why of useless)
                    findings.warning(why);
            return credentials;
        }
        const hint = "Give key, a private key or the path of its file, or start an ssh-agent.";
        const ofForks = "A secret that is empty here may not exist: secrets are not passed to workflows from forks.";
        const message = "There is no way to log in: no key, no password and no ssh-agent.";
        const hints = this.#surroundings.event === undefined ? [hint] : [hint, ofForks];
        findings.problem("key", [message, ...useless].join(" "), hints.join(" "));
        return undefined;
    }
    /** For a jump host; `undefined` when it is that for the target. */
    async forJump(config) {
        const { given } = this.#inputs;
        if (given.has("key") || given.has("password"))
            return undefined;
        const { credentials, useless } = await this.#own(config);
        for (const why of config.identityFiles === undefined ? [] : useless)
            this.#findings.warning(why);
        return credentials;
    }
    #own(config) {
        const { keyFile } = this.#surroundings;
        return this.#identities.login({
            files: config?.identityFiles ?? (keyFile === undefined ? [] : [keyFile]),
            isNamed: config?.identityFiles !== undefined,
            agent: this.#agent(config),
            identitiesOnly: config?.identitiesOnly === true,
        });
    }
    #agent(config) {
        const agent = config === undefined ? this.#surroundings.agent : config.agent;
        return agent === "" ? undefined : agent;
    }
    /** Nobody is asked for what will not be used. */
    #ask = async (key, again) => this.#findings.hasProblem() ? undefined : this.#surroundings.askPassphrase?.(key, again);
}
/** Nothing of the text is ever shown, not even when it seems to be a path. */
async function parseKey(given, passphrase, directory, { findings, ask }) {
    const mayBePath = isOneLine(given) && !given.includes("PRIVATE KEY");
    const path = mayBePath ? await (0,paths/* findFile */.qE)(given.trim(), directory) : undefined;
    let text = given;
    if (path !== undefined) {
        try {
            text = await (0,promises_.readFile)(path, "utf8");
        }
        catch (error) {
            findings.problem("key", `The file it names cannot be read: ${codeOf(error)}.`, "Give the key's text, or make the file readable.");
            return undefined;
        }
    }
    const { reading: read, passphrase: opening } = passphrase === undefined
        ? await askAndOpen(text, path ?? "the key", ask)
        : { reading: await readPrivateKey(text, passphrase), passphrase };
    if (read.ok) {
        if (read.repaired.length > 0)
            findings.warning(`key: It was put right: ${read.repaired.join(", ")}.`);
        return { privateKey: read.key, passphrase: opening };
    }
    const noPath = mayBePath && path === undefined ? " It is not the path of a file either." : "";
    findings.problem("key", `${read.message}${noPath}`, read.hint);
    return undefined;
}
function isOneLine(text) {
    return !text.trim().includes("\n");
}
function codeOf(error) {
    return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}

// EXTERNAL MODULE: ./build/transport/known-hosts.js
var known_hosts = __webpack_require__(38223);
;// CONCATENATED MODULE: ./build/config/parse-host-keys.js




function anythingGoes(hosts) {
    const what = `The host key of ${hosts.map((host) => (0,printable/* printable */.g)(host)).join(", ")} is NOT checked.`;
    return `insecure-ignore-host-key: ${what} Whoever sits on the way can read and change everything that is sent, secrets and results included.`;
}
/** Which host keys are accepted. Adds a problem when that would be none, or any by mistake. */
async function parseHostKeys({ values, given }, surroundings, findings, config) {
    const ignore = values["insecure-ignore-host-key"];
    const { "known-hosts": knownHosts = "", fingerprint: fingerprints } = values;
    const pinned = ["known-hosts", "fingerprint"].filter((name) => given.has(name));
    if (!ignore && pinned.length === 0) {
        const known = (config && (await readKnownHosts(config))) ?? surroundings.knownHosts;
        if (known !== undefined)
            return { knownHosts: known, fingerprints, ignore };
    }
    if (ignore)
        findings.warning(anythingGoes(values.host));
    if (ignore && pinned.length > 0) {
        const message = `It contradicts ${pinned.join(" and ")}.`;
        findings.problem("insecure-ignore-host-key", message, "Leave it out to have the host key checked.");
    }
    else if (!ignore && pinned.length === 0 && !findings.hasProblem("insecure-ignore-host-key")) {
        const hint = "Give the lines that `ssh-keyscan HOST` prints, once compared with the host's own keys, or give fingerprint.";
        findings.problem("known-hosts", "No host key is pinned: neither known-hosts nor fingerprint is given.", hint);
    }
    if (given.has("known-hosts") && !(await isPath(knownHosts, surroundings.directory, findings))) {
        checkKnownHosts(knownHosts, given.has("fingerprint"), findings);
    }
    checkFingerprints(fingerprints, findings);
    return { knownHosts, fingerprints, ignore };
}
/** What a jump host's own configuration says; `undefined` when what is given goes for all. */
async function ownHostKeys({ values, given }, config) {
    if (values["insecure-ignore-host-key"] || given.has("known-hosts") || given.has("fingerprint")) {
        return undefined;
    }
    return { knownHosts: (await readKnownHosts(config)) ?? "", fingerprints: [], ignore: false };
}
/** The lines of all the files that can be read; `undefined` when there are none. */
async function readKnownHosts({ knownHostsFiles }) {
    const reading = knownHostsFiles.map((path) => (0,promises_.readFile)(path, "utf8").catch(() => undefined));
    const texts = (await Promise.all(reading)).filter((text) => text !== undefined);
    return texts.length === 0 ? undefined : texts.join("\n");
}
async function isPath(text, directory, findings) {
    const path = text.trim();
    if (path.includes("\n") || (await (0,paths/* findFile */.qE)(path, directory)) === undefined)
        return false;
    findings.problem("known-hosts", `${(0,printable/* printable */.g)(path)} is the path of a file.`, 'Give its content: `known-hosts: ${{ vars.KNOWN_HOSTS }}` in a workflow, `--known-hosts "$(cat FILE)"` in a shell.');
    return true;
}
function checkKnownHosts(text, hasFingerprint, findings) {
    if (findings.hasProblem("known-hosts"))
        return;
    if (holdsPrivateKey(text)) {
        findings.problem("known-hosts", "This is a private key.", "Give the host's public keys; a private key goes into key.");
        return;
    }
    const hint = "Give lines as `ssh-keyscan HOST` prints them: host name, type of key, key.";
    const { entries, problems } = (0,known_hosts/* parseKnownHosts */.uJ)(text);
    for (const { line, message } of problems) {
        findings.problem("known-hosts", `Line ${line}: ${(0,printable/* oneLine */.T)(message, 200)}.`, hint);
    }
    const trusts = entries.some(({ marker }) => marker === undefined);
    if (!trusts && !hasFingerprint && problems.length === 0) {
        findings.problem("known-hosts", "No line of it names a host key to trust.", hint);
    }
}
function checkFingerprints(lines, findings) {
    if (lines.some(holdsPrivateKey)) {
        const hint = "Give a fingerprint of the host's key, SHA256:…; a private key goes into key.";
        findings.problem("fingerprint", "This is a private key.", hint);
        return;
    }
    for (const line of lines) {
        if (/^SHA256:[A-Za-z0-9+/]{43}$/.test(line))
            continue;
        const [message, hint] = explainFingerprint(line);
        findings.problem("fingerprint", message, hint);
    }
}
/** What a line is that is no fingerprint, and what to do about it. */
function explainFingerprint(line) {
    const shown = (0,printable/* printable */.g)(line);
    if (/^(MD5:)?([0-9a-f]{2}:){15}[0-9a-f]{2}$/i.test(line)) {
        return [
            `${shown} is an MD5 fingerprint, which proves nothing.`,
            "Give the one that `ssh-keygen -l -E sha256` prints.",
        ];
    }
    if (/\b(ssh|ecdsa|sk)-\S+ AAAA/.test(line)) {
        return [
            `${shown} is a public key.`,
            "Give it in known-hosts, after the host's name, or give what `ssh-keygen -l` prints.",
        ];
    }
    if (/SHA256:[A-Za-z0-9+/]{43}/.test(line)) {
        return [
            `${shown} has more than a fingerprint.`,
            "Give the part from SHA256: to the next blank only, without = at its end.",
        ];
    }
    return [`${shown} is no fingerprint.`, "Write SHA256: and 43 characters, as `ssh-keygen -l` prints it."];
}
function holdsPrivateKey(text) {
    return /PRIVATE KEY|PuTTY-User-Key-File/.test(text);
}

;// CONCATENATED MODULE: ./build/config/parse-jump.js


/**
 * The machines to go through. As with `ssh -J`, each is looked up in the configuration, and the first one may be behind others.
 * @param lines `[user@]host[:port]`
 */
async function parseJump(lines, options, before = []) {
    const { lookUp, findings, username } = options;
    const hops = [];
    for (const [index, line] of lines.entries()) {
        const address = parseAddress(line);
        if (!address.ok) {
            findings.problem("jump", address.message, address.hint);
            continue;
        }
        if (before.includes(line)) {
            const round = [...before, line].map(printable/* printable */.g).join(", ");
            const message = `The way leads back to where it was: ${round}.`;
            findings.problem("jump", message, "Except the jump host itself from ProxyJump: Host * !gate.");
            continue;
        }
        const config = await lookUp(address.host, address);
        if (index === 0)
            hops.push(...(await parseJump(config?.jump ?? [], options, [...before, line])));
        const who = address.username ?? config?.username ?? username;
        if (who !== undefined)
            hops.push({ hop: hopOf(who, address, config), config });
    }
    return hops;
}
/** Where to dial: what is given counts before what is configured. */
function hopOf(username, given, config) {
    const { hostname = given.host, port = 22, hostKeyAlias } = config ?? {};
    const hop = { username, host: hostname, port: given.port ?? port };
    return hostKeyAlias === undefined ? hop : { ...hop, hostKeyAlias };
}

;// CONCATENATED MODULE: ./build/config/parse-target.js






/** Where to run, how to get there and as whom; `undefined` after a problem. */
async function parseTarget(inputs, surroundings, findings) {
    const { values, given } = inputs;
    const { defaultUsername } = surroundings;
    const lookUp = hostLookup(surroundings.sshConfig, findings);
    const asked = parseDestination(inputs, findings);
    const config = asked && (await lookUp(asked.host, asked));
    const username = asked?.username ?? config?.username ?? defaultUsername;
    if (asked !== undefined && username === undefined && !given.has("username")) {
        findings.problem("username", "No user is named.", "Write user@host in host, or give username.");
    }
    // As with ssh, the user of a host does not count for those that its configuration leads through.
    const jump = given.has("jump")
        ? await parseJump(values.jump, { lookUp, findings, username })
        : await parseJump(config?.jump ?? [], { lookUp, findings, username: defaultUsername ?? username });
    const hostKeys = await parseHostKeys(inputs, surroundings, findings, config);
    const logins = new Logins(inputs, surroundings, findings);
    const credentials = await logins.forTarget(config);
    const own = async ({ hop, config: ofHop }) => ({
        ...hop,
        ...(ofHop && {
            credentials: await logins.forJump(ofHop),
            hostKeys: await ownHostKeys(inputs, ofHop),
        }),
    });
    const ownJump = [];
    // One after the other: each may ask for a passphrase.
    for (const found of jump)
        ownJump.push(await own(found));
    if (asked === undefined || username === undefined || credentials === undefined)
        return undefined;
    return {
        label: values.host.join("\n"),
        destination: hopOf(username, asked, config),
        jump: ownJump,
        credentials,
        hostKeys,
        connectTimeoutMs: given.has("connect-timeout")
            ? values["connect-timeout"]
            : (config?.connectTimeoutMs ?? values["connect-timeout"]),
        connectRetries: values["connect-retries"],
    };
}
function parseDestination({ values, given }, findings) {
    const [line, ...others] = values.host;
    if (line === undefined) {
        if (!given.has("host"))
            findings.problem("host", "No host is given.", "Write [user@]host[:port].");
        return undefined;
    }
    if (others.length > 0) {
        const message = "Several hosts are a pool, which is not supported by this version of ssh-job-action.";
        findings.problem("host", message, "Name one host.");
        return undefined;
    }
    const address = parseAddress(line);
    if (!address.ok) {
        findings.problem("host", address.message, address.hint);
        return undefined;
    }
    const { username: wanted } = values;
    if (wanted !== undefined && !isUsername(wanted)) {
        findings.problem("username", "This is no valid name of a user.", "Write the name alone, without blanks, : or /.");
    }
    else if (wanted !== undefined && address.username !== undefined && wanted !== address.username) {
        const message = `${(0,printable/* printable */.g)(wanted)} contradicts the user named in host, ${(0,printable/* printable */.g)(address.username)}.`;
        findings.problem("username", message, "Name the user once.");
    }
    const isPort = given.has("port") && !findings.hasProblem("port");
    if (isPort && address.port !== undefined && values.port !== address.port) {
        findings.problem("port", `${values.port} contradicts the port named in host, ${address.port}.`, "Name the port once.");
    }
    const port = address.port ?? (given.has("port") ? values.port : undefined);
    return { username: address.username ?? wanted, host: address.host, port };
}

// EXTERNAL MODULE: ./build/config/given.js
var config_given = __webpack_require__(28614);
;// CONCATENATED MODULE: ./build/config/collections.js



/** Whether a list or a mapping is as good as nothing given. Where blanks count, an empty item is something. */
function isNothing({ type }, given) {
    if (!(0,config_given/* isList */.L)(given))
        return given.size === 0;
    return type === "lines" ? given.length === 0 : given.every((item) => item.trim() === "");
}
/** Turns a list or a mapping into the value that a text of this kind becomes. */
function readCollection(kind, given) {
    return (0,config_given/* isList */.L)(given) ? readList(kind, given) : readMapping(kind, given);
}
function readList({ type }, items) {
    switch (type) {
        case "lines":
            return { ok: true, value: items };
        case "text":
            return { ok: true, value: items.join("\n").replaceAll("\r\n", "\n") };
        case "list": {
            const trimmed = items.map((item) => item.trim()).filter((item) => item !== "");
            const faulty = trimmed.find((item) => item.includes("\n"));
            if (faulty === undefined)
                return { ok: true, value: trimmed };
            return collections_fault(`${(0,printable/* printable */.g)(faulty)} has more than one line.`, "Write each item on its own.");
        }
        case "variables":
        case "secret-variables":
            return collections_fault("It is a list.", "Write a mapping of names to values.");
        default:
            return collections_fault("It is a list.", "Write one value.");
    }
}
function readMapping({ type }, variables) {
    if (type !== "variables" && type !== "secret-variables") {
        const takesItems = type === "list" || type === "lines" || type === "text";
        return collections_fault("It is a mapping.", takesItems ? "Write a list of texts." : "Write one value.");
    }
    const faulty = [...variables.keys()].find((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
    if (faulty !== undefined) {
        const hint = "Names are made of letters, digits and _, and begin with no digit.";
        return collections_fault(`${(0,printable/* printable */.g)(faulty)} is no name of a variable.`, hint);
    }
    if (type === "variables")
        return { ok: true, value: variables };
    return { ok: true, value: new Map([...variables].map(([name, text]) => [name, new secret/* Secret */.z(text)])) };
}
function collections_fault(message, hint) {
    return { ok: false, message, hint };
}

// EXTERNAL MODULE: ./build/config/did-you-mean.js
var did_you_mean = __webpack_require__(37704);
// EXTERNAL MODULE: ./build/config/kinds.js + 1 modules
var kinds = __webpack_require__(78416);
;// CONCATENATED MODULE: ./build/config/read-values.js






/** More than this does not fit into one entry of the environment, with some room for its name. */
const read_values_maxBytes = 100 * 1024;
/** Reads every input by its kind, and applies defaults. */
function readValues(all, findings) {
    const given = new Set();
    const values = inputs/* inputs */.QL.map((input) => {
        const found = all.get(input.name) ?? "";
        if (isSomething(input.kind, found)) {
            given.add(input.name);
            const value = readValue(input, found, findings);
            if (!findings.hasProblem(input.name))
                return [input.name, value];
        }
        return [input.name, valueOfNothing(input)];
    });
    for (const name of inputs/* plannedInputs */.E3) {
        if (isBlank(all.get(name) ?? ""))
            continue;
        findings.problem(name, "This input is not supported by this version of ssh-job-action.", "Leave it out.");
    }
    return { values: Object.fromEntries(values), given };
}
/** Warns of each name that is no input, by the name only: the value may be a secret. */
function warnOfUnknown(all, findings) {
    const known = new Set([...inputs/* inputs */.QL.map(({ name }) => name), ...inputs/* plannedInputs */.E3]);
    const unknown = [...all].filter(([name, value]) => !isBlank(value) && !known.has(name));
    for (const [name] of unknown) {
        const meant = (0,did_you_mean/* didYouMean */.a)(name);
        const suggestion = meant === undefined ? "" : ` Did you mean ${(0,printable/* printable */.g)(meant)}?`;
        findings.warning(`There is no input ${(0,printable/* printable */.g)(name)}; it is ignored.${suggestion}`);
    }
}
function isSomething(kind, given) {
    return typeof given === "string" ? !(0,kinds/* isEmpty */.Im)(kind, given) : !isNothing(kind, given);
}
function isBlank(given) {
    return (0,config_given/* textsOf */.C)(given).every((text) => text.trim() === "");
}
function readValue({ name, kind }, given, findings) {
    const texts = (0,config_given/* textsOf */.C)(given);
    // A list that makes a text has come from a file, and never stands in an environment.
    const isBounded = typeof given === "string" || kind.type !== "text";
    if (isBounded && texts.some((text) => Buffer.byteLength(text) > read_values_maxBytes)) {
        findings.problem(name, "The value has more than 100 kB.", "Put a text of this size into a file of the job directory.");
        return undefined;
    }
    if (texts.some((text) => text.includes("\0"))) {
        findings.problem(name, "The value holds a NUL character.", "Give a text without it.");
        return undefined;
    }
    if (typeof given !== "string") {
        const read = readCollection(kind, given);
        if (read.ok)
            return read.value;
        findings.problem(name, read.message, read.hint);
        return undefined;
    }
    const { data, error } = (0,kinds/* schemaOf */.pP)(kind).safeParse(given);
    if (error)
        findings.problem(name, error.issues.map(({ message }) => message).join(" "), (0,kinds/* hintOf */.$z)(kind));
    return data;
}
function valueOfNothing({ kind, default: text }) {
    return text === undefined && !(0,kinds/* isCollection */.P3)(kind) ? undefined : (0,kinds/* schemaOf */.pP)(kind).parse(text ?? "");
}

;// CONCATENATED MODULE: ./build/config/parse-inputs.js




/**
 * The settings of a target, and with them what `parseRest` makes of the other inputs.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parseInputs(given, surroundings, parseRest) {
    return parseWith(given, async (inputs, findings) => {
        const target = await parseTargetInputs(inputs, surroundings, findings);
        const rest = await parseRest(inputs, surroundings, findings);
        return target && rest && { ...target, ...rest };
    });
}
/** How the target is reached; `undefined` after a problem. */
async function parseTargetInputs(inputs, surroundings, findings) {
    const target = await parseTarget(inputs, surroundings, findings);
    const remoteDirectory = parseRemoteDirectory(inputs, findings);
    return target && { target, remoteDirectory };
}
/**
 * What `parse` makes of the inputs.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parseWith(given, parse) {
    const findings = new Findings();
    const inputs = readValues(given, findings);
    warnOfUnknown(given, findings);
    const settings = await parse(inputs, findings);
    if (findings.hasProblem() || settings === undefined)
        throw findings.toError();
    const { "secret-env": secretEnv, "cache-secret": cacheSecret } = inputs.values;
    const ways = settings.target === undefined ? [] : [settings.target, ...settings.target.jump];
    const secrets = [
        ...ways.flatMap(({ credentials }) => secretsOf(credentials)),
        cacheSecret,
        ...secretEnv.values(),
    ];
    return {
        settings,
        warnings: findings.warnings,
        secrets: [...new Set(secrets)].filter((secret) => secret !== undefined),
    };
}
function secretsOf(credentials) {
    if (credentials === undefined)
        return [];
    const { privateKey, passphrase, password, otherKeys = [] } = credentials;
    const others = otherKeys.flatMap((key) => [key.privateKey, key.passphrase]);
    return [privateKey, passphrase, password, ...others];
}


/***/ }),

/***/ 63352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseSettings),
/* harmony export */   o: () => (/* binding */ parseFinishSettings)
/* harmony export */ });
/* harmony import */ var _parse_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43025);
/* harmony import */ var _parse_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89529);


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
    return (0,_parse_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .parseInputs */ .TL)(given, surroundings, async (...words) => ({
        mode: "finish",
        ...(await (0,_parse_task_js__WEBPACK_IMPORTED_MODULE_1__/* .parseResume */ .h)(...words)),
    }));
}


/***/ }),

/***/ 89529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ parseResume),
  X: () => (/* binding */ parseTask)
});

// EXTERNAL MODULE: ./build/config/check-mode.js
var check_mode = __webpack_require__(64335);
// EXTERNAL MODULE: ./build/remote/run-id.js
var run_id = __webpack_require__(83194);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
;// CONCATENATED MODULE: ./build/config/parse-job-id.js


/** The run that is meant, which has to be given; `undefined` after a problem. */
function parseJobId({ values, given }, findings) {
    const id = values["job-id"];
    if (id !== undefined && (0,run_id/* isRunId */.P)(id))
        return id;
    const hint = "Write the job-id of the step that started it: 20 hexadecimal digits, a hyphen and a number.";
    if (id !== undefined)
        findings.problem("job-id", `${(0,printable/* printable */.g)(id)} is not the id of a run.`, hint);
    else if (!given.has("job-id"))
        findings.problem("job-id", "No run is named.", hint);
    return undefined;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/config/paths.js
var paths = __webpack_require__(97147);
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

;// CONCATENATED MODULE: ./build/config/lock-name.js
/** Is this text fit to be the name of a lock? It becomes the name of a file. */
function isLockName(text) {
    return /^(?!\.)[A-Za-z0-9._-]{1,60}$/.test(text);
}
/** What to write where the name of a lock is expected, as a sentence. */
const lockNameHint = "Write up to 60 letters, digits, ., _ and -, with no . at the beginning.";

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
    if (!isLockName(name))
        findings.problem("lock", `${(0,printable/* printable */.g)(name)} is no name of a lock.`, lockNameHint);
    return { name, slots, queueTimeoutMs };
}

// EXTERNAL MODULE: ./build/config/access.js
var access = __webpack_require__(65333);
;// CONCATENATED MODULE: ./build/config/trust.js

/** Started by whoever may write to the repository, on what is in it. */
const ownEvents = new Set([
    "create",
    "delete",
    "deployment",
    "deployment_status",
    "merge_group",
    "push",
    "registry_package",
    "release",
    "repository_dispatch",
    "schedule",
    "workflow_call",
    "workflow_dispatch",
]);
/** Run on what a pull request would make of the branch that it is for. */
const pullRequestEvents = new Set([
    "pull_request",
    "pull_request_review",
    "pull_request_review_comment",
]);
/**
 * Whose results a run may be given and to whom it may leave its own. Events that are not known to be harmless are kept
 * from both unless the workflow says otherwise, and then among themselves.
 * @param event `undefined` outside of workflows
 */
function trustOf(event) {
    if (event === undefined) {
        return { trust: { repository: "", domain: "terminal", readable: ["terminal"] }, limits: [] };
    }
    const doubt = doubtAbout(event);
    const domain = doubt === undefined ? event.ref : `${event.name}:${event.ref}`;
    const branches = [event.baseRef, event.defaultBranch].filter(Boolean).map((name) => `refs/heads/${name}`);
    return {
        trust: {
            repository: event.repositoryId || event.repository,
            domain,
            readable: [...new Set([domain, ...branches])],
        },
        limits: [...untilAsked(doubt), ...foreignCode(event), ...serviceLimit(event)],
    };
}
/** Why nobody can say whose code runs; `undefined` if it is known. */
function doubtAbout({ name, ref }) {
    const isKnown = ownEvents.has(name) || pullRequestEvents.has(name);
    if (!isKnown)
        return `the event ${(0,printable/* oneLine */.T)(name, 80)} is not trusted`;
    return ref.startsWith("refs/") ? undefined : `the event ${name} names no branch or tag, and is not trusted`;
}
function untilAsked(doubt) {
    const allowed = { read: false, write: false };
    return doubt === undefined
        ? []
        : [{ allowed, reason: `${doubt} unless cache says read or write`, isDefault: true }];
}
/** Code that nobody has looked at yet may use results, and must not make any for others. */
function foreignCode({ name, isFork, actor, triggeringActor }) {
    const allowed = { read: true, write: false };
    const reasons = [
        pullRequestEvents.has(name) && isFork && "the pull request is from a fork",
        [actor, triggeringActor].includes("dependabot[bot]") && "Dependabot started the workflow",
    ];
    return reasons.filter((reason) => reason !== false).map((reason) => ({ allowed, reason }));
}
/** Modes of the cache service that allow less than all. */
const serviceModes = new Map([
    ["none", { read: false, write: false }],
    ["read", { read: true, write: false }],
    ["write-only", { read: false, write: true }],
]);
function serviceLimit({ cacheMode }) {
    const allowed = serviceModes.get(cacheMode);
    return allowed ? [{ allowed, reason: `ACTIONS_CACHE_MODE is ${cacheMode}` }] : [];
}

;// CONCATENATED MODULE: ./build/config/parse-reuse.js


/** A shorter secret can be found by trying, for whoever has a stored result. */
const shortestSecret = 16;
/** When results of earlier runs are used and who may use this one. What means nothing beside `cache` is a problem. */
function parseReuse(inputs, event, findings) {
    const { values } = inputs;
    checkApplicable(inputs, findings);
    const secret = values["cache-secret"];
    if (secret !== undefined && secret.reveal().length < shortestSecret) {
        findings.warning(`cache-secret: It has fewer than ${shortestSecret} characters, and can be guessed by whoever has a stored result.`);
    }
    const { trust, limits } = trustOf(event);
    return {
        ...(0,access/* accessOf */.Y)(values.cache, limits),
        join: values.cache !== "off",
        refresh: values.refresh,
        scope: values["cache-scope"],
        targetClass: values["target-class"],
        salt: values["cache-salt"],
        probes: values["cache-probe"],
        secret,
        verifyPercent: values["cache-verify"],
        trust,
    };
}
/** Salt, scope, class and probes are part of the signature, so they mean something even with `cache: off`. */
function checkApplicable({ values, given }, findings) {
    const { cache, refresh, "cache-scope": scope, "cache-verify": verify } = values;
    const refuse = (input, why, hint) => {
        findings.problem(input, `It does not apply, as ${why}.`, hint);
    };
    if (refresh && cache !== "auto")
        refuse("refresh", withoutRefresh[cache], "Leave it out, or set cache to auto.");
    if (verify > 0 && (cache === "write" || cache === "off")) {
        refuse("cache-verify", `cache is ${cache}: no result is reused`, "Leave it out, or set cache to auto or read.");
    }
    if (given.has("cache-secret") && cache === "off") {
        refuse("cache-secret", "cache is off: no result is reused or stored", "Leave it out, or set cache to another value.");
    }
    if (given.has("target-class") && scope === "any") {
        refuse("target-class", "cache-scope is any: all targets count as one class", "Leave it out, or set cache-scope to class or host.");
    }
}
const withoutRefresh = {
    read: "cache is read: the new result would not be stored",
    write: "cache is write: the job is run in any case",
    off: "cache is off: the job is run in any case",
};

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

// EXTERNAL MODULE: ./build/config/job-file/read-stage.js
var read_stage = __webpack_require__(58669);
;// CONCATENATED MODULE: ./build/config/parse-stage.js





/** What earlier runs on the target have made, as `JOB-ID SOURCE [DESTINATION]`. */
function parseStage({ values }, findings) {
    const staged = values.stage.flatMap((line) => parseLine(line, findings) ?? []);
    const destinations = new Set();
    for (const { destination } of staged) {
        if (destinations.has(destination)) {
            findings.problem("stage", `${(0,printable/* printable */.g)(destination)} is staged twice.`, "Give each its own path.");
        }
        destinations.add(destination);
    }
    return staged;
}
function parseLine(line, findings) {
    const [jobId = "", source = "", destination = source, ...more] = splitShellWords(line) ?? [];
    if (source === "" || more.length > 0) {
        findings.problem("stage", `${(0,printable/* printable */.g)(line)} is not JOB-ID SOURCE [DESTINATION].`, parse_stage_form);
        return undefined;
    }
    if (!(0,run_id/* isRunId */.P)(jobId)) {
        findings.problem("stage", `${(0,printable/* printable */.g)(jobId)} is not the id of a run.`, parse_stage_form);
        return undefined;
    }
    const outside = [source, destination].filter((path) => !(0,read_stage/* isBelow */.Y)(path));
    for (const path of new Set(outside)) {
        findings.problem("stage", `${(0,printable/* printable */.g)(path)} is no path below a job directory.`, "Write a relative path.");
    }
    if (outside.length > 0)
        return undefined;
    return { jobId, source: normal(source), destination: normal(destination) };
}
const parse_stage_form = "Write the job-id of the step that made it, the path there and the path here, with quotes round blanks.";
function normal(path) {
    return external_node_path_.posix.normalize(path).replace(/\/$/, "");
}

;// CONCATENATED MODULE: ./build/config/parse-task.js







/** What is to be done on the target; `undefined` after a problem. Inputs that mean nothing in the mode are problems. */
async function parseTask(inputs, surroundings, findings) {
    const { mode, summary } = inputs.values;
    (0,check_mode/* checkMode */.es)(inputs, findings);
    if (mode === "run" || mode === "submit")
        return parseStart(inputs, mode, surroundings, findings);
    const jobId = parseJobId(inputs, findings);
    if (mode === "cancel") {
        const name = parseName(inputs, findings);
        return jobId && { mode, jobId, name, allowWorkflowCommands: false, summary };
    }
    const resumed = await parseResume(inputs, surroundings, findings);
    return jobId && { mode, jobId, ...resumed };
}
/** How a run that was started before is followed. */
async function parseResume(inputs, { directory }, findings) {
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
    const stageFrom = parseStage(inputs, findings);
    const lock = parseLock(inputs, findings);
    const reuse = parseReuse(inputs, surroundings.event, findings);
    if (directory === undefined || spec === undefined)
        return undefined;
    const limits = {
        timeoutMs: values.timeout,
        idleTimeoutMs: values["idle-timeout"],
        orphanTimeoutMs: values["orphan-timeout"],
    };
    const { exclude, keep } = values;
    return { mode, directory, exclude, stageFrom, spec, limits, lock, keep, reuse, ...followed };
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


/***/ }),

/***/ 97147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TE: () => (/* binding */ lookUp),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   qE: () => (/* binding */ findFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



/** Looks a path up; `undefined` when nothing can be reached there. */
async function lookUp(path) {
    try {
        const realPath = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(realPath);
        const type = stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other";
        return { realPath, type };
    }
    catch (error) {
        if (error instanceof Error && "syscall" in error)
            return undefined;
        throw error;
    }
}
/** The real path of the file that a user names, from `directory` or with `~/` from home; `undefined` if there is none. */
async function findFile(path, directory) {
    const absolute = path.startsWith("~/") ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), path.slice(2)) : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory, path);
    const found = await lookUp(absolute);
    return found?.type === "file" ? found.realPath : undefined;
}
/** Whether `path` is `directory` or below it. Both are absolute; links are not followed. */
function isWithin(directory, path) {
    const steps = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(directory, path);
    return steps !== ".." && !steps.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(steps);
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

/***/ 19274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ parseVariables)
/* harmony export */ });
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
/* harmony export */   X: () => (/* binding */ signalOfExitCode)
/* harmony export */ });
/* unused harmony export cliExitCode */
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

/***/ 78744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ resultOf),
/* harmony export */   Vf: () => (/* binding */ describeSkip)
/* harmony export */ });
/* unused harmony export exitCodeOf */
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73207);

/**
 * What it came to as one: that of the first job in the order of the file that did not pass. Jobs that were stopped or
 * skipped because another one did not pass do not speak for the whole.
 */
function resultOf({ jobs }) {
    const ran = jobs.filter((job) => job.kind === "ran");
    const failed = ran.filter(({ result }) => result.kind !== "passed");
    const first = failed.find(({ stoppedFor }) => stoppedFor === undefined) ?? failed[0];
    if (first !== undefined)
        return first.result;
    const kind = ran.length === jobs.length ? "passed" : "cancelled";
    return { kind, exitCode: undefined, signal: undefined };
}
/** The exit code of the command line tool. */
function exitCodeOf(outcome) {
    return cliExitCode(resultOf(outcome));
}
/** Why a job was not started, as a sentence. */
function describeSkip(why) {
    switch (why.kind) {
        case "need":
            return `It needs ${why.id}, which did not pass.`;
        case "failed":
            return `It was not started after ${why.id} did not pass.`;
        case "stopped":
            return "It was not started before all was stopped.";
    }
}


/***/ }),

/***/ 4463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ quoteRemotePath),
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
/**
 * A word that every POSIX shell takes exactly as it stands, whatever it holds but NUL; fish and csh too, but csh no
 * newline. Outside of quotes a backslash says the same to all of them; inside, fish and csh differ.
 */
function quote(word) {
    return /^[A-Za-z0-9_./:@+,-]+$/.test(word) ? word : `'${word.replaceAll(/['\\!]/g, String.raw `'\$&'`)}'`;
}
/** The path of the store as a word of a shell command: `~/` is the login's home, everything else is literal. */
function quoteRemotePath(path) {
    return path.startsWith("~/") ? `"$HOME"/${quote(path.slice(2))}` : quote(path);
}


/***/ }),

/***/ 83194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ signatureDigits),
/* harmony export */   P: () => (/* binding */ isRunId)
/* harmony export */ });
/** How many hex digits of a signature stand in a run's id. */
const signatureDigits = 20;
/** Is this text a run's id? */
function isRunId(text) {
    return /^[0-9a-f]{20}-[1-9]\d{0,8}$/.test(text);
}


/***/ }),

/***/ 73614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ phaseTitle),
/* harmony export */   q: () => (/* binding */ describe)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15088);

const titles = {
    sign: "Hash the job",
    cache: "Look for a known result",
    connect: "Connect",
    lock: "Wait for the lock",
    upload: "Send the job",
    queue: "Wait in the queue",
    run: "Run",
    fetch: "Fetch the results",
    store: "Store the result",
    artifact: "Upload the artifact",
};
/** What a phase is called for people. */
function phaseTitle(phase) {
    return titles[phase];
}
/** The line that an event is worth on a console; what is shown in another way, or not at all, gives none. */
function describe(event) {
    switch (event.type) {
        case "phase-ended":
            return `${titles[event.phase]}: ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(event.ms)}`;
        case "notice":
            return event.message;
        case "submitted":
            return event.joined
                ? `The same job is running already: joined ${event.jobId} on ${event.target}, nothing was sent`
                : `Run ${event.jobId} on ${event.target}`;
        case "retrying":
            return `${event.reason} Trying again in ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(event.delayMs)}, ${event.retriesLeft} more after that.`;
        case "ended":
            return event.result === undefined
                ? "submitted: it goes on on the target."
                : `${event.result.kind}: ${event.result.reason}`;
        case "phase-started":
        case "warning":
        case "progress":
        case "output":
            return undefined;
    }
}


/***/ }),

/***/ 9031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ LineSplitter)
/* harmony export */ });
/* harmony import */ var _sanitise_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3649);

/** UTF-16 units. A line that grows longer is shown in pieces, so that it is shown at all and held in little memory. */
const maximumLength = 16 * 1024;
/**
 * Turns the bytes of a log, in chunks cut anywhere, into sanitised console lines. Print each with its own newline in one
 * write. Lines end where the runner ends them: at `\n`, `\r\n` or a lone `\r`, so that a progress bar becomes lines.
 */
class LineSplitter {
    #decoder = new TextDecoder();
    #options;
    /** The unfinished line, or what is left of it after its first pieces. */
    #rest = "";
    #hasShownPieces = false;
    #endedWithCarriageReturn = false;
    constructor(options = {}) {
        this.#options = options;
    }
    /** The lines, and pieces of a long line, that these bytes completed. */
    push(bytes) {
        return this.#split(this.#decoder.decode(bytes, { stream: true }));
    }
    /** The last line, if the log did not end with a newline. */
    end() {
        const lines = this.#split(this.#decoder.decode());
        const last = this.#rest;
        this.#rest = "";
        return last === "" ? lines : [...lines, ...this.#finish(last)];
    }
    #split(text) {
        if (text === "")
            return [];
        const fresh = this.#endedWithCarriageReturn && text.startsWith("\n") ? text.slice(1) : text;
        this.#endedWithCarriageReturn = text.endsWith("\r");
        const [first = "", ...others] = fresh.split(/\r\n|\r|\n/);
        const lines = [this.#rest + first, ...others];
        this.#rest = lines.pop() ?? "";
        const finished = lines.flatMap((line) => this.#finish(line));
        return [...finished, ...this.#shortenRest()];
    }
    #finish(line) {
        const pieces = cut(line);
        // A part of a line is no command, whatever it looks like.
        const isWhole = pieces.length === 1 && !this.#hasShownPieces;
        this.#hasShownPieces = false;
        return pieces.map((piece) => (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitiseLine */ .l)(piece, isWhole ? this.#options : {}));
    }
    #shortenRest() {
        if (this.#rest.length <= maximumLength)
            return [];
        const pieces = cut(this.#rest);
        this.#rest = pieces.pop() ?? "";
        this.#hasShownPieces = true;
        return pieces.map((piece) => (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitiseLine */ .l)(piece));
    }
}
/** Pieces of at most `maximumLength`, never between the halves of a surrogate pair. An empty line is one piece. */
function cut(line) {
    const pieces = [];
    let start = 0;
    while (line.length - start > maximumLength) {
        const end = start + maximumLength;
        const splitsPair = (line.codePointAt(end - 1) ?? 0) > 0xffff;
        pieces.push(line.slice(start, splitsPair ? end - 1 : end));
        start = splitsPair ? end - 1 : end;
    }
    pieces.push(line.slice(start));
    return pieces;
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

/***/ 43524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ Transfer)
/* harmony export */ });
/* unused harmony export describeTransfer */
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15088);

/** A rate is that of so many of the last milliseconds. */
const windowMs = 5_000;
/** Before that nothing is said of rates. Milliseconds. */
const leastMs = 500;
/** Milliseconds up to the first line about a transfer, and at most between two; a short one says nothing. */
const interval = { first: 10_000, longest: 60_000 };
/** Follows a transfer, and tells of a long one now and then. */
class Transfer {
    /** When how many bytes had come, the oldest first: at most twice the window. */
    #marks;
    #said;
    #interval = interval.first;
    /** @param now milliseconds of any steady clock */
    constructor(now) {
        this.#marks = [{ at: now, bytes: 0 }];
        this.#said = now;
    }
    /** To be told of each step. */
    moved(bytes, total, now) {
        const last = this.#marks.at(-1);
        // What begins anew says nothing of the rate before.
        if (last !== undefined && bytes < last.bytes)
            this.#marks = [{ at: now, bytes }];
        else if (last === undefined || now - last.at >= windowMs / 20)
            this.#marks.push({ at: now, bytes });
        while ((this.#marks[1]?.at ?? now) < now - windowMs)
            this.#marks.shift();
        const [first = { at: now, bytes }] = this.#marks;
        const ms = now - first.at;
        return { bytes, total, rate: ms < leastMs ? undefined : ((bytes - first.bytes) * 1000) / ms };
    }
    /** The state as a line when one is due, the more seldom the longer it takes; else `undefined`. */
    line(state, now) {
        if (now - this.#said < this.#interval)
            return undefined;
        this.#said = now;
        this.#interval = Math.min(this.#interval * 2, interval.longest);
        return describeTransfer(state);
    }
}
/** `45 % (90 MB of 200 MB, 12 MB/s, 9.2 s left)`, as far as it is known. */
function describeTransfer({ bytes, total, rate }) {
    const perSecond = rate === undefined ? [] : [`${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(rate)}/s`];
    if (total === undefined || total === 0)
        return [(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(bytes), ...perSecond].join(", ");
    const done = Math.min(bytes, total);
    const percent = Math.floor((done * 100) / total);
    const left = rate === undefined || rate === 0 ? [] : [`${timeLeft(total - done, rate)} left`];
    return `${percent} % (${[`${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(done)} of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(total)}`, ...perSecond, ...left].join(", ")})`;
}
/** Nobody knows it to the millisecond. */
function timeLeft(bytes, rate) {
    return (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(Math.ceil(bytes / rate) * 1000).replace(".0 s", " s");
}


/***/ }),

/***/ 15088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
/** `1.5 MB`: three digits at most, powers of 1000. */
function formatBytes(bytes) {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0)} ${units[unit] ?? ""}`;
}
/** `850 ms`, `12.3 s`, `4 min 05 s`, `2 h 07 min`. */
function formatDuration(ms) {
    if (ms < 999.5)
        return `${ms.toFixed(0)} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${pad(seconds % 60)} s`;
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}
function pad(value) {
    return String(value).padStart(2, "0");
}


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


/***/ }),

/***/ 34611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UI: () => (/* binding */ identitiesOf),
/* harmony export */   fg: () => (/* binding */ agentAt),
/* harmony export */   i6: () => (/* binding */ heldByAgent)
/* harmony export */ });
/** The agent that listens at a path; with `only`, which holds blobs in base64, as if it had no other keys. */
async function agentAt(path, only) {
    const ssh2 = (await __webpack_require__.e(/* import() */ 472).then(__webpack_require__.t.bind(__webpack_require__, 85472, 19))).default;
    const agent = ssh2.createAgent(path);
    if (only === undefined)
        return agent;
    return new (class extends ssh2.BaseAgent {
        getIdentities(tell) {
            agent.getIdentities((error, keys) => {
                if (error)
                    tell(error);
                else
                    tell(null, keys?.filter((key) => only.includes(blobOf(key))) ?? []);
            });
        }
        sign(key, data, options, tell) {
            if (typeof options === "function")
                agent.sign(key, data, options);
            else
                agent.sign(key, data, options, tell);
        }
    })();
}
/** The keys that an agent holds, or why it does not say. */
function identitiesOf(agent) {
    return new Promise((resolve) => agent.getIdentities((error, identities) => resolve(error ?? identities ?? [])));
}
/** The blobs, in base64, of the keys that the agent at a path holds; none when it does not answer. */
async function heldByAgent(path) {
    const identities = await identitiesOf(await agentAt(path));
    return identities instanceof Error ? [] : identities.map(blobOf);
}
function blobOf(key) {
    if (typeof key === "string")
        return key;
    if (Buffer.isBuffer(key))
        return key.toString("base64");
    return "getPublicSSH" in key ? key.getPublicSSH().toString("base64") : blobOf(key.pubKey);
}


/***/ }),

/***/ 38223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TZ: () => (/* binding */ knownHostsLine),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   qm: () => (/* binding */ keysFor),
/* harmony export */   uJ: () => (/* binding */ parseKnownHosts),
/* harmony export */   v: () => (/* binding */ hostKeyOf)
/* harmony export */ });
/* unused harmony export wildcards */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** Parses text in the format of sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT". */
function parseKnownHosts(text) {
    const entries = [];
    const problems = [];
    for (const [index, content] of text.split(/\r?\n/).entries()) {
        const line = index + 1;
        const fields = content.trim().split(/[ \t]+/);
        if (fields[0] === "" || fields[0]?.startsWith("#") === true)
            continue;
        const parsed = parseFields(fields, line);
        if (typeof parsed === "string")
            problems.push({ line, message: parsed });
        else
            entries.push(parsed);
    }
    return { entries, problems };
}
/**
 * The keys pinned for a host, by OpenSSH's rule: port 22 is looked up as `host`, another one as `[host]:port` and, only
 * when nothing is trusted for that, as `host`. A key revoked for either name is revoked.
 */
function keysFor(entries, host, port) {
    const exact = lookUp(entries, knownHostsName(host, port));
    if (port === 22)
        return exact;
    const plain = lookUp(entries, knownHostsName(host, 22));
    return {
        trusted: exact.trusted.length > 0 ? exact.trusted : plain.trusted,
        revoked: [...new Set([...exact.revoked, ...plain.revoked])],
        authorities: [...new Set([...exact.authorities, ...plain.authorities])],
    };
}
/** The line that pins a key, as ssh(1) would write it. */
function knownHostsLine(host, port, key) {
    return `${knownHostsName(host, port)} ${key.type} ${key.blob.toString("base64")}`;
}
/** `SHA256:` and unpadded base64, as `ssh-keygen -l` prints. */
function fingerprintOf(key) {
    return `SHA256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(key.blob).digest("base64").replace(/=+$/, "")}`;
}
/** Reads the type that a key names itself (RFC 4253, 6.6); `undefined` when the bytes are no key. */
function hostKeyOf(blob) {
    if (blob.length < 4)
        return undefined;
    const end = 4 + blob.readUInt32BE(0);
    const type = blob.toString("latin1", 4, end);
    return end < blob.length && /^[!-~]+$/.test(type) ? { type, blob } : undefined;
}
function knownHostsName(host, port) {
    const name = host.toLowerCase();
    return port === 22 ? name : `[${name}]:${port}`;
}
function lookUp(entries, name) {
    const found = entries.filter(({ matches }) => matches(name));
    const keys = (marker) => found.filter((entry) => entry.marker === marker).map(({ key }) => key);
    return {
        trusted: keys(undefined),
        revoked: keys("revoked"),
        authorities: found.filter(({ marker }) => marker === "cert-authority"),
    };
}
/** @returns what is wrong with the line when it is malformed. */
function parseFields(fields, line) {
    const [first = "", ...others] = fields;
    const marker = markerOf(first);
    if (marker === undefined && first.startsWith("@"))
        return `"${first}" is no marker that known_hosts has`;
    const [hosts = "", type, base64] = marker === undefined ? fields : others;
    if (keyType.test(hosts))
        return `the host name is missing before "${hosts}"`;
    if (type === undefined || base64 === undefined)
        return "there must be host names, a key type and a key";
    if (/^\d+$/.test(type))
        return "keys of SSH protocol 1 are not supported";
    const blob = Buffer.from(base64, "base64");
    const key = base64Text.test(base64) ? hostKeyOf(blob) : undefined;
    if (key === undefined)
        return "the key is damaged or cut off";
    if (key.type !== type)
        return `the line says ${type}, but the key in it is of type ${key.type}`;
    const matches = hosts.startsWith("|") ? hashedName(hosts) : namePatterns(hosts);
    if (matches === undefined)
        return "the hashed host name is damaged";
    return { line, marker, matches, key };
}
const keyType = /^(ssh|ecdsa|sk)-[a-z0-9-]+(@openssh\.com)?$/;
const base64Text = /^[A-Za-z0-9+/]+={0,2}$/;
function markerOf(field) {
    if (field === "@revoked")
        return "revoked";
    return field === "@cert-authority" ? "cert-authority" : undefined;
}
/** `|1|salt|hash`: HMAC-SHA1 of the one name, with the salt as the key. */
function hashedName(field) {
    const [, version, salt = "", hash = "", ...rest] = field.split("|");
    if (version !== "1" || rest.length > 0 || Buffer.from(hash, "base64").length !== 20)
        return undefined;
    return (name) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha1", Buffer.from(salt, "base64")).update(name).digest("base64") === hash;
}
/** A list of patterns with `*` and `?`. One that starts with `!` excludes what it matches, whatever else matches. */
function namePatterns(field) {
    const patterns = field
        .toLowerCase()
        .split(",")
        .map((pattern) => ({ negated: pattern.startsWith("!"), regex: wildcards(pattern.replace(/^!/, "")) }));
    return (name) => {
        const matching = patterns.filter(({ regex }) => regex.test(name));
        return matching.length > 0 && matching.every(({ negated }) => !negated);
    };
}
/** A pattern in which `*` stands for any text and `?` for one character. */
function wildcards(pattern) {
    const source = pattern
        .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
        .replace(/\*+/g, ".*")
        .replaceAll("?", ".");
    return new RegExp(`^${source}$`);
}


/***/ })

};
