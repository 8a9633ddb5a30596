export const id = 713;
export const ids = [713];
export const modules = {

/***/ 93016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ Console)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(15088);
;// CONCATENATED MODULE: ./build/report/describe.js

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
            return `${titles[event.phase]}: ${(0,units/* formatDuration */.a)(event.ms)}`;
        case "notice":
            return event.message;
        case "submitted":
            return event.joined
                ? `The same job is running already: joined ${event.jobId} on ${event.target}, nothing was sent`
                : `Run ${event.jobId} on ${event.target}`;
        case "retrying":
            return `${event.reason} Trying again in ${(0,units/* formatDuration */.a)(event.delayMs)}, ${event.retriesLeft} more after that.`;
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

// EXTERNAL MODULE: ./build/report/sanitise.js
var sanitise = __webpack_require__(3649);
;// CONCATENATED MODULE: ./build/report/log-lines.js

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
        return pieces.map((piece) => (0,sanitise/* sanitiseLine */.l)(piece, isWhole ? this.#options : {}));
    }
    #shortenRest() {
        if (this.#rest.length <= maximumLength)
            return [];
        const pieces = cut(this.#rest);
        this.#rest = pieces.pop() ?? "";
        this.#hasShownPieces = true;
        return pieces.map((piece) => (0,sanitise/* sanitiseLine */.l)(piece));
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

;// CONCATENATED MODULE: ./build/report/transfer.js

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
    const perSecond = rate === undefined ? [] : [`${(0,units/* formatBytes */.z)(rate)}/s`];
    if (total === undefined || total === 0)
        return [(0,units/* formatBytes */.z)(bytes), ...perSecond].join(", ");
    const done = Math.min(bytes, total);
    const percent = Math.floor((done * 100) / total);
    const left = rate === undefined || rate === 0 ? [] : [`${timeLeft(total - done, rate)} left`];
    return `${percent} % (${[`${(0,units/* formatBytes */.z)(done)} of ${(0,units/* formatBytes */.z)(total)}`, ...perSecond, ...left].join(", ")})`;
}
/** Nobody knows it to the millisecond. */
function timeLeft(bytes, rate) {
    return (0,units/* formatDuration */.a)(Math.ceil(bytes / rate) * 1000).replace(".0 s", " s");
}

;// CONCATENATED MODULE: ./build/action/console.js





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
        const splitter = () => new LineSplitter(options);
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
                this.#transfer = new Transfer(performance.now());
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
        this.#say(describe(event) ?? "");
    };
    #progress(phase, bytes, total) {
        const now = performance.now();
        const state = this.#transfer?.moved(bytes, total, now);
        const line = state && this.#transfer?.line(state, now);
        if (line !== undefined)
            this.#say(`${phaseTitle(phase)}: ${line}`);
    }
    #open(group) {
        if (group === this.#group)
            return;
        if (this.#group !== undefined)
            core/* endGroup */.N4();
        if (group !== undefined) {
            this.#flush();
            core/* startGroup */.Oh(this.#titles[group]);
        }
        this.#group = group;
    }
    #warn(message) {
        this.#warnings += 1;
        if (this.#warnings <= mostWarnings)
            core/* warning */.$e((0,sanitise/* sanitiseText */.S)(message));
        else
            this.#say(`Warning: ${message}`);
    }
    /** Our own words may quote the target. */
    #say(message) {
        this.#print((0,sanitise/* sanitiseText */.S)(message).split("\n"));
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

/***/ 45827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ keyText),
/* harmony export */   Q: () => (/* binding */ maskSecrets)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);

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
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(text);
}
/** The key as it was given, which may not be quite as it is used; but not if it is the path of a file. */
function keyText(given) {
    const text = given.get("key");
    return text !== undefined && text.length >= shortestKey ? text : undefined;
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

/***/ 25824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ setRunOutputs),
/* harmony export */   n: () => (/* binding */ setOutputs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33838);
/* harmony import */ var _config_access_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65333);



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
/* harmony export */   fQ: () => (/* binding */ rememberSettled),
/* harmony export */   j: () => (/* binding */ rememberRun),
/* harmony export */   y2: () => (/* binding */ unsettledRun)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);

const runKey = "run";
const settledKey = "settled";
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
    "job-file",
    "job",
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
        description: "The machine to run on, as `[user@]host[:port]`. An IPv6 address stands in brackets.",
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

/***/ 42333:
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
        return new errors/* InvalidInputs */.h(problems, this.#warnings);
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
    },
    passphraseWrong: {
        message: "The passphrase does not open it.",
        hint: "Check the passphrase: ssh-keygen -y -f key asks for it and prints the public key.",
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

// EXTERNAL MODULE: ./build/config/paths.js
var paths = __webpack_require__(97147);
;// CONCATENATED MODULE: ./build/config/parse-credentials.js



/** The ways to log in; `undefined` after a problem. An agent is asked only when no key is given. */
async function parseCredentials({ values, given }, surroundings, findings) {
    const { key, passphrase, password } = values;
    if (passphrase !== undefined && !given.has("key")) {
        findings.problem("passphrase", "There is no key that it could open.", "Give the encrypted key, or leave it out.");
    }
    const { keyFile } = surroundings;
    const ownKey = given.has("key") || given.has("password") ? undefined : await readOwnKey(keyFile, passphrase);
    const agent = given.has("key") || surroundings.agent === "" ? undefined : surroundings.agent;
    if (!given.has("key") && !given.has("password") && agent === undefined && ownKey === undefined) {
        const hint = "Give key, the text of a private key, or start an ssh-agent. A secret that is empty here may not exist: secrets are not passed to workflows from forks.";
        findings.problem("key", "There is no way to log in: no key, no password and no ssh-agent.", hint);
        return undefined;
    }
    if (key === undefined)
        return { privateKey: ownKey, passphrase, password, agent };
    const privateKey = await parseKey(key.reveal(), passphrase, surroundings.directory, findings);
    return privateKey && { privateKey, passphrase, password, agent };
}
/** The user's own key, if there is one that opens; nobody asked for it, so nothing is said when it does not. */
async function readOwnKey(file, passphrase) {
    if (file === undefined)
        return undefined;
    const text = await (0,promises_.readFile)(file, "utf8").catch(() => "");
    const read = await readPrivateKey(text, passphrase);
    return read.ok ? read.key : undefined;
}
/** Nothing of the text is ever shown, not even when it seems to be a path. */
async function parseKey(given, passphrase, directory, findings) {
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
    const read = await readPrivateKey(text, passphrase);
    if (read.ok) {
        if (read.repaired.length > 0)
            findings.warning(`key: It was put right: ${read.repaired.join(", ")}.`);
        return read.key;
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



const anythingGoes = "insecure-ignore-host-key: The target's host key is NOT checked. Whoever sits on the way can read and change everything that is sent, secrets and results included.";
/** Which host keys are accepted. Adds a problem when that would be none, or any by mistake. */
async function parseHostKeys({ values, given }, surroundings, findings) {
    const ignore = values["insecure-ignore-host-key"];
    const { "known-hosts": knownHosts = "", fingerprint: fingerprints } = values;
    const pinned = ["known-hosts", "fingerprint"].filter((name) => given.has(name));
    if (!ignore && pinned.length === 0 && surroundings.knownHosts !== undefined) {
        return { knownHosts: surroundings.knownHosts, fingerprints, ignore };
    }
    if (ignore)
        findings.warning(anythingGoes);
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

;// CONCATENATED MODULE: ./build/config/parse-target.js




/** Where to run, how to get there and as whom; `undefined` after a problem. */
async function parseTarget(inputs, surroundings, findings) {
    const { values } = inputs;
    const destination = parseDestination(inputs, surroundings.defaultUsername, findings);
    const jump = parseJump(values.jump, destination, findings);
    const hostKeys = await parseHostKeys(inputs, surroundings, findings);
    const credentials = await parseCredentials(inputs, surroundings, findings);
    if (destination === undefined || credentials === undefined)
        return undefined;
    return {
        label: values.host.join("\n"),
        destination,
        jump,
        credentials,
        hostKeys,
        connectTimeoutMs: values["connect-timeout"],
        connectRetries: values["connect-retries"],
    };
}
function parseDestination({ values, given }, defaultUsername, findings) {
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
    if (given.has("port") && address.port !== undefined && values.port !== address.port) {
        findings.problem("port", `${values.port} contradicts the port named in host, ${address.port}.`, "Name the port once.");
    }
    const username = address.username ?? wanted ?? defaultUsername;
    if (username === undefined && !given.has("username")) {
        findings.problem("username", "No user is named.", "Write user@host in host, or give username.");
    }
    if (username === undefined)
        return undefined;
    return { username, host: address.host, port: address.port ?? values.port };
}
function parseJump(lines, destination, findings) {
    return lines.flatMap((line) => {
        const address = parseAddress(line);
        if (!address.ok) {
            findings.problem("jump", address.message, address.hint);
            return [];
        }
        const username = address.username ?? destination?.username;
        return username === undefined ? [] : [{ username, host: address.host, port: address.port ?? 22 }];
    });
}

// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(47785);
;// CONCATENATED MODULE: ./build/config/did-you-mean.js


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
    const known = [...inputs/* inputs */.QL.map((input) => input.name), ...inputs/* plannedInputs */.E3];
    const maxDistance = Math.min(3, Math.floor(spelled.length / 3));
    return elsewhere.get(spelled) ?? (0,leven/* closestMatch */.h)(spelled, known, { maxDistance });
}

// EXTERNAL MODULE: ./build/config/kinds.js + 1 modules
var kinds = __webpack_require__(78416);
;// CONCATENATED MODULE: ./build/config/read-values.js




/** More than this does not fit into one entry of the environment, with some room for its name. */
const read_values_maxBytes = 100 * 1024;
/** Reads every input by its kind, and applies defaults. */
function readValues(texts, findings) {
    const given = new Set();
    const values = inputs/* inputs */.QL.map((input) => {
        const text = texts.get(input.name) ?? "";
        if (!(0,kinds/* isEmpty */.Im)(input.kind, text)) {
            given.add(input.name);
            const value = readValue(input, text, findings);
            if (!findings.hasProblem(input.name))
                return [input.name, value];
        }
        return [input.name, valueOfNothing(input)];
    });
    for (const name of inputs/* plannedInputs */.E3) {
        if ((texts.get(name) ?? "").trim() === "")
            continue;
        findings.problem(name, "This input is not supported by this version of ssh-job-action.", "Leave it out.");
    }
    return { values: Object.fromEntries(values), given };
}
/** Warns of each name that is no input, by the name only: the value may be a secret. */
function warnOfUnknown(texts, findings) {
    const known = new Set([...inputs/* inputs */.QL.map(({ name }) => name), ...inputs/* plannedInputs */.E3]);
    const unknown = [...texts].filter(([name, text]) => text.trim() !== "" && !known.has(name));
    for (const [name] of unknown) {
        const meant = didYouMean(name);
        const suggestion = meant === undefined ? "" : ` Did you mean ${(0,printable/* printable */.g)(meant)}?`;
        findings.warning(`There is no input ${(0,printable/* printable */.g)(name)}; it is ignored.${suggestion}`);
    }
}
function readValue({ name, kind }, text, findings) {
    if (Buffer.byteLength(text) > read_values_maxBytes) {
        findings.problem(name, "The value has more than 100 kB.", "Put a text of this size into a file of the job directory.");
        return undefined;
    }
    if (text.includes("\0")) {
        findings.problem(name, "The value holds a NUL character.", "Give a text without it.");
        return undefined;
    }
    const { data, error } = (0,kinds/* schemaOf */.pP)(kind).safeParse(text);
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
    const { privateKey, passphrase, password } = settings.target?.credentials ?? {};
    const { "secret-env": secretEnv, "cache-secret": cacheSecret } = inputs.values;
    const secrets = [privateKey, passphrase, password, cacheSecret, ...secretEnv.values()];
    return {
        settings,
        warnings: findings.warnings,
        secrets: secrets.filter((secret) => secret !== undefined),
    };
}


/***/ }),

/***/ 63352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseSettings),
/* harmony export */   o: () => (/* binding */ parseFinishSettings)
/* harmony export */ });
/* harmony import */ var _parse_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42333);
/* harmony import */ var _parse_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61305);


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

/***/ 61305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ parseResume),
  X: () => (/* binding */ parseTask)
});

// EXTERNAL MODULE: ./build/config/inputs/connection.js
var connection = __webpack_require__(61157);
// EXTERNAL MODULE: ./build/config/inputs/job.js
var job = __webpack_require__(86970);
// EXTERNAL MODULE: ./build/config/inputs/lock.js
var lock = __webpack_require__(26738);
// EXTERNAL MODULE: ./build/config/inputs/reuse.js
var reuse = __webpack_require__(85461);
// EXTERNAL MODULE: ./build/config/inputs.js + 2 modules
var inputs = __webpack_require__(48606);
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
        "cache-verify",
    ]),
    attach: new Set([
        ...namesOf(job/* jobInputs */.v).filter((name) => name !== "secret-env"),
        ...namesOf(reuse/* reuseInputs */.s),
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

;// CONCATENATED MODULE: ./build/config/parse-task.js






/** What is to be done on the target; `undefined` after a problem. Inputs that mean nothing in the mode are problems. */
async function parseTask(inputs, surroundings, findings) {
    const { mode, summary } = inputs.values;
    checkMode(inputs, findings);
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
    return { mode, directory, exclude, spec, limits, lock, keep, reuse, ...followed };
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
/* harmony export */   C: () => (/* binding */ JobError),
/* harmony export */   h: () => (/* binding */ InvalidInputs)
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
/** All problems with the inputs at once, found before anything is dialled. */
class InvalidInputs extends JobError {
    problems;
    /** What was noticed too, such as a mistyped name of an input; safe to print. */
    warnings;
    constructor(problems, warnings = []) {
        super("invalid", problems.map(({ input, message, hint }) => `${input}: ${message} ${hint}`).join("\n"));
        this.problems = problems;
        this.warnings = warnings;
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

/***/ 38223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TZ: () => (/* binding */ knownHostsLine),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   qm: () => (/* binding */ keysFor),
/* harmony export */   uJ: () => (/* binding */ parseKnownHosts),
/* harmony export */   v: () => (/* binding */ hostKeyOf)
/* harmony export */ });
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
function wildcards(pattern) {
    const source = pattern
        .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
        .replace(/\*+/g, ".*")
        .replaceAll("?", ".");
    return new RegExp(`^${source}$`);
}


/***/ })

};
