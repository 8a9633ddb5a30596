export const id = 623;
export const ids = [623];
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

/***/ 78623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runFile: () => (/* binding */ runFile)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/config/job-file/read-job-file.js + 10 modules
var read_job_file = __webpack_require__(48862);
// EXTERNAL MODULE: ./build/config/parse-settings.js
var parse_settings = __webpack_require__(63352);
// EXTERNAL MODULE: ./build/edge/memory.js
var memory = __webpack_require__(2069);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/job/result.js
var result = __webpack_require__(73207);
// EXTERNAL MODULE: ./build/pipeline/pipeline-outcome.js
var pipeline_outcome = __webpack_require__(78744);
// EXTERNAL MODULE: ./build/pipeline/parse-planned-job.js
var parse_planned_job = __webpack_require__(42037);
// EXTERNAL MODULE: ./build/pipeline/plan.js + 6 modules
var plan = __webpack_require__(69848);
// EXTERNAL MODULE: ./build/pipeline/parse-plan.js + 1 modules
var parse_plan = __webpack_require__(68035);
// EXTERNAL MODULE: ./build/pipeline/run-pipeline.js + 7 modules
var run_pipeline = __webpack_require__(92318);
// EXTERNAL MODULE: ./build/wiring.js + 26 modules
var wiring = __webpack_require__(94854);
// EXTERNAL MODULE: ./build/cli/event-lines.js
var event_lines = __webpack_require__(77375);
// EXTERNAL MODULE: ./build/cli/failure.js
var failure = __webpack_require__(28919);
// EXTERNAL MODULE: ./build/report/sanitise.js
var sanitise = __webpack_require__(3649);
// EXTERNAL MODULE: ./build/report/table.js
var table = __webpack_require__(71799);
// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(15088);
;// CONCATENATED MODULE: ./build/pipeline/pipeline-view.js


function viewOutcome({ file }, outcome) {
    return { schema: 1, file, result: (0,pipeline_outcome/* resultOf */.Bg)(outcome).kind, jobs: outcome.jobs.map(viewJob) };
}
/** Of a run in which no job could be started. */
function failureView(file, result, error) {
    const { code, message, hint } = error instanceof errors/* JobError */.CR ? error : { code: null, message: String(error), hint: undefined };
    return { schema: 1, file, result, jobs: [], error: { code, message, hint: hint ?? null } };
}
function viewPlanned({ id, job, matrix, target }) {
    return { id, job, matrix: Object.fromEntries(matrix), target };
}
function viewJob(job) {
    const planned = viewPlanned(job.planned);
    if (job.kind === "skipped") {
        return { ...planned, result: null, report: null, skipped: (0,pipeline_outcome/* describeSkip */.Vf)(job.why) };
    }
    return { ...planned, result: job.result.kind, report: job.report ?? null };
}

;// CONCATENATED MODULE: ./build/cli/graph-preview.js




function viewPreviews({ file }, previews) {
    return { schema: 1, file, jobs: previews.map(viewPreview) };
}
function viewPreview({ planned, target, files, bytes, ...known }) {
    return {
        ...viewPlanned(planned),
        needs: planned.needs,
        host: target,
        files,
        bytes,
        signature: known.signature ?? null,
        reused: known.isKnown ?? null,
        reasons: known.reasons,
    };
}
/** The plan for people: a table, and below it why jobs would run or not. */
function describePreviews(previews) {
    const names = new Map(previews.map(({ planned }) => [planned.id, planned.job]));
    const rows = previews.map(({ planned, target, files, bytes, signature, isKnown }) => [
        planned.id,
        target.replaceAll("\n", ", "),
        [...new Set(planned.needs.map((id) => names.get(id) ?? id))].join(", "),
        String(files),
        (0,units/* formatBytes */.z)(bytes),
        isKnown === undefined ? "?" : isKnown ? "reused" : "runs",
        signature ?? "?",
    ]);
    const titles = ["Job", "Host", "Needs", "Files", "Size", "Result", "Signature"];
    return `${(0,table/* table */.t)([titles, ...rows])}\n${describeReasons(previews)}`;
}
/** Each reason once, with the jobs that have it. */
function describeReasons(previews) {
    const jobs = new Map();
    for (const { planned, reasons } of previews) {
        for (const reason of reasons)
            jobs.set(reason, [...(jobs.get(reason) ?? []), planned.id]);
    }
    const whose = (ids) => {
        if (ids.length > mostNamed && ids.length === previews.length)
            return "All jobs";
        const more = ids.length - mostNamed;
        return `${ids.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    };
    return [...jobs].map(([reason, ids]) => `${(0,sanitise/* sanitiseText */.S)(`${whose(ids)}: ${reason}`)}\n`).join("");
}
/** More jobs than these are not read in one line. */
const mostNamed = 4;

// EXTERNAL MODULE: ./build/edge/given-beside.js
var given_beside = __webpack_require__(81656);
;// CONCATENATED MODULE: ./build/cli/graph-events.js


/** JSON lines about a run of several jobs. */
class GraphEvents {
    #lines;
    constructor(write) {
        this.#lines = new event_lines/* EventLines */.I(write);
    }
    emit(event) {
        switch (event.type) {
            case "planned":
                this.#lines.tell({ event: "planned", jobs: event.jobs });
                break;
            case "started":
                this.#lines.tell({ event: "started", target: event.target }, event.job);
                break;
            case "told":
                this.#lines.emit(event.event, event.job);
                break;
            case "ended":
                this.#ended(event);
        }
    }
    end(outcome) {
        this.#lines.tell({
            event: "finished",
            result: (0,pipeline_outcome/* resultOf */.Bg)(outcome).kind,
            exitCode: (0,pipeline_outcome/* exitCodeOf */.FO)(outcome),
        });
    }
    close() {
        // Nothing was drawn.
    }
    #ended({ job, outcome }) {
        if (outcome.kind === "skipped") {
            this.#lines.tell({ event: "skipped", reason: (0,pipeline_outcome/* describeSkip */.Vf)(outcome.why) }, job);
            return;
        }
        const { result, report } = outcome;
        this.#lines.tell({ event: "ended", result: result.kind, reason: result.reason, report: report ?? null }, job);
    }
}

// EXTERNAL MODULE: ./build/report/describe.js
var describe = __webpack_require__(73614);
// EXTERNAL MODULE: ./build/report/log-lines.js
var log_lines = __webpack_require__(9031);
// EXTERNAL MODULE: ./build/report/transfer.js
var report_transfer = __webpack_require__(43524);
// EXTERNAL MODULE: ./build/pipeline/describe-outcome.js
var describe_outcome = __webpack_require__(40115);
// EXTERNAL MODULE: ./build/cli/say.js
var say = __webpack_require__(2486);
;// CONCATENATED MODULE: ./build/cli/graph-lines.js







/** Names longer than that make no column. */
const widest = 40;
/** Plain lines about several jobs, each behind the name of its job: their output on one stream, the rest on stderr. */
class GraphLines {
    #log;
    #jobs = new Map();
    constructor(log) {
        this.#log = log;
    }
    emit(event) {
        switch (event.type) {
            case "planned":
                this.#plan(event.jobs);
                break;
            case "started":
                this.#jobs.get(event.job)?.say(`started on ${event.target}`);
                break;
            case "told":
                this.#jobs.get(event.job)?.tell(event.event);
                break;
            case "ended":
                this.#jobs.get(event.job)?.end(event.outcome);
        }
    }
    end(outcome) {
        (0,say/* say */.c)(`\n${(0,describe_outcome/* describeOutcome */.S)(outcome).trimEnd()}`);
    }
    close() {
        // Nothing was drawn.
    }
    #plan(ids) {
        const width = Math.min(widest, Math.max(...ids.map((id) => id.length)));
        for (const id of ids) {
            const prefix = `${(0,sanitise/* sanitiseText */.S)(id).replaceAll("\n", " ").padEnd(width)} | `;
            this.#jobs.set(id, new JobLines(prefix, this.#log));
        }
    }
}
/** The lines about one job. */
class JobLines {
    #prefix;
    #log;
    #splitters = {
        log: new log_lines/* LineSplitter */.g(),
        out: new log_lines/* LineSplitter */.g(),
        err: new log_lines/* LineSplitter */.g(),
    };
    #transfer;
    constructor(prefix, log) {
        this.#prefix = prefix;
        this.#log = log;
    }
    say(message, style) {
        for (const line of message.split("\n"))
            (0,say/* say */.c)(`${this.#prefix}${line}`, style);
    }
    tell(event) {
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
                this.say(`Warning: ${event.message}`, "yellow");
                break;
            default: {
                if (event.type === "phase-ended" && event.phase === "run")
                    this.#flush();
                const line = (0,describe/* describe */.q)(event);
                if (line !== undefined)
                    this.say(line, "dim");
            }
        }
    }
    end(outcome) {
        this.#flush();
        if (outcome.kind === "skipped") {
            this.say(`skipped: ${(0,pipeline_outcome/* describeSkip */.Vf)(outcome.why)}`, "yellow");
            return;
        }
        const { result } = outcome;
        this.say(`${result.kind}: ${result.reason}`, result.kind === "passed" ? "green" : "red");
    }
    #progress({ phase, bytes, total }) {
        const now = performance.now();
        const transfer = (this.#transfer ??= new report_transfer/* Transfer */.m(now));
        const line = transfer.line(transfer.moved(bytes, total, now), now);
        if (line !== undefined)
            this.say(`${(0,describe/* phaseTitle */.e)(phase)}: ${line}`, "dim");
    }
    #write(lines) {
        for (const line of lines)
            this.#log.write(`${this.#prefix}${line}\n`);
    }
    #flush() {
        for (const splitter of Object.values(this.#splitters))
            this.#write(splitter.end());
    }
}

;// CONCATENATED MODULE: ./build/cli/graph-reporters.js


/** How a run of several jobs is shown: as JSON lines if asked for, as a picture on a terminal, else as plain lines. */
async function graphReporter({ json, own }, stop) {
    if (own.has("events"))
        return new GraphEvents((line) => process.stdout.write(line));
    const isWatched = process.stderr.isTTY && (json || process.stdout.isTTY);
    if (isWatched && process.env["TERM"] !== "dumb" && !isIn(process.env["CI"])) {
        // What draws is loaded when there is something to draw on.
        const { GraphView } = await Promise.all(/* import() */[__webpack_require__.e(234), __webpack_require__.e(323)]).then(__webpack_require__.bind(__webpack_require__, 16323));
        return new GraphView(process.stderr, stop);
    }
    return new GraphLines(json ? process.stderr : process.stdout);
}
function isIn(ci) {
    return ci !== undefined && ci !== "" && ci !== "false";
}

// EXTERNAL MODULE: ./build/cli/print.js
var print = __webpack_require__(18366);
// EXTERNAL MODULE: ./build/cli/surroundings.js + 3 modules
var cli_surroundings = __webpack_require__(29935);
// EXTERNAL MODULE: ./build/cli/without-effect.js
var without_effect = __webpack_require__(81083);
;// CONCATENATED MODULE: ./build/cli/run-file.js























/** Milliseconds from Ctrl-C until everything must be over. */
const withinMs = 15_000;
/** `ssh-job run [FILE] [JOB...]`: the jobs of a job file. @returns the exit code */
const runFile = async (options, stop) => {
    const [file, names] = whatToRun(options);
    const problems = [...options.problems, ...problemsOfParallel(options)];
    try {
        (0,without_effect/* sayWithoutEffect */.n)(options);
        const plan = await readPlan(file, names, options);
        if (problems.length === 0)
            return await runPlan(plan, options, stop);
        await (0,parse_plan/* parsePlan */.v)(plan, parser(plan, options));
        throw new errors/* InvalidInputs */.hS([]);
    }
    catch (error) {
        return fail(file, error instanceof errors/* InvalidInputs */.hS ? aboutOptions(problems, error, options) : error, options, stop);
    }
};
/** Tells why there is no outcome. */
function fail(file, error, { json, own }, stop) {
    const isInvalid = error instanceof errors/* JobError */.CR && error.code === "invalid";
    const kind = isInvalid ? "invalid" : stop.aborted ? "cancelled" : "infrastructure";
    const exitCode = (0,result/* cliExitCode */.C)({ kind, exitCode: undefined });
    if (error instanceof errors/* InvalidInputs */.hS)
        (0,failure/* sayProblems */.Yd)(error);
    else
        (0,failure/* sayFailure */.Kt)(error);
    if (json)
        (0,print/* printJson */.Q)(failureView(file, kind, error));
    if (own.has("events"))
        new event_lines/* EventLines */.I(write).tell({ event: "finished", result: kind, exitCode });
    return exitCode;
}
async function runPlan(plan, options, stop) {
    if (options.own.has("dry-run"))
        return preview(plan, options, stop);
    (0,memory/* freeBuffersSoon */.f)();
    const reporter = await graphReporter(options, stop);
    try {
        const outcome = await (0,wiring/* runPipelineOverSsh */.wr)(plan, {
            parse: parser(plan, options),
            emit: (event) => reporter.emit(event),
            stop: {
                signal: stop,
                by: (0,cli_surroundings/* readSurroundings */.S)(process.env).defaultUsername ?? "terminal",
                hasSuccessor: false,
                withinMs,
            },
            record: () => undefined,
            caches: (0,cli_surroundings/* cachePlaces */.V)(process.env),
        }, {
            parallel: Number(options.own.get("parallel") ?? run_pipeline/* defaultParallel */.f),
            keepGoing: options.own.has("keep-going"),
        });
        reporter.end(outcome);
        if (options.json)
            (0,print/* printJson */.Q)(viewOutcome(plan, outcome));
        return (0,pipeline_outcome/* exitCodeOf */.FO)(outcome);
    }
    finally {
        reporter.close();
    }
}
async function preview(plan, options, signal) {
    const previews = await (0,wiring/* previewPipeline */.pM)(plan, {
        parse: parser(plan, options),
        emit: (event) => {
            if (event.type === "warning")
                (0,say/* say */.c)(`Warning: ${event.message}`, "yellow");
        },
        signal,
        caches: (0,cli_surroundings/* cachePlaces */.V)(process.env),
    });
    if (options.json)
        (0,print/* printJson */.Q)(viewPreviews(plan, previews));
    else
        process.stdout.write(describePreviews(previews));
    return 0;
}
/** The file and its jobs, which can be options too. */
function whatToRun({ operands, given }) {
    const jobs = (given.get("job") ?? "").split("\n").flatMap((name) => name.trim() || []);
    const file = given.get("job-file");
    if (file !== undefined)
        return [file, [...operands, ...jobs]];
    const [found, names] = ofWords(operands);
    return [found, [...names, ...jobs]];
}
/** The first word is a file if it can be nothing else, or is there, or no file has jobs; the others are jobs. */
function ofWords(words) {
    const [first, ...names] = words;
    if (first === undefined)
        return [read_job_file/* defaultJobFile */.F, []];
    // A job may be called as the directory that it runs.
    const isFile = /\.ya?ml$|\//.test(first) || isThere(first) || !isThere(read_job_file/* defaultJobFile */.F);
    return isFile ? [first, names] : [read_job_file/* defaultJobFile */.F, words];
}
function isThere(file) {
    return (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.isFile() === true;
}
async function readPlan(file, jobs, { given }) {
    const resultsDirectory = given.get("results-directory");
    return (0,plan/* planJobs */.K)(await (0,read_job_file/* readJobFile */.i)(file, process.cwd()), {
        jobs,
        resultsDirectory: resultsDirectory === undefined ? undefined : (0,external_node_path_.resolve)(resultsDirectory),
        environment: new Map(Object.entries(process.env).map(([name, value = ""]) => [name, value])),
    });
}
/** What is given beside the job file wins, and what does not work is told with its place in the file. */
function parser(plan, { given }) {
    const surroundings = (0,cli_surroundings/* readSurroundings */.S)(process.env);
    const jobs = new Map(plan.jobs.map((job) => [job.id, job]));
    return ({ id }, signatures) => {
        const job = jobs.get(id);
        if (job === undefined)
            throw new Error(`${id} is not in the plan`);
        const beside = (0,given_beside/* givenBeside */.Y)(job.inputs(signatures), given, process.cwd());
        return (0,parse_planned_job/* parsePlannedJob */.R)(plan, job, signatures, { parse: parse_settings/* parseSettings */.P, surroundings, given: beside });
    };
}
/** All problems at once; one with an option is told once, however many jobs have it. */
function aboutOptions(ofForm, { problems, warnings }, { given }) {
    const told = new Map();
    for (const problem of [...ofForm, ...problems]) {
        const { place, message } = problem;
        const name = problem.input.split(": ").at(-1) ?? "";
        const input = place === undefined && given.has(name) ? `--${name}` : problem.input;
        told.set(`${place === undefined ? input : `${place.line}:${place.column}`} ${message}`, {
            ...problem,
            input,
        });
    }
    return new errors/* InvalidInputs */.hS([...told.values()], warnings);
}
function problemsOfParallel({ own }) {
    const text = own.get("parallel");
    if (text === undefined || /^[1-9]\d{0,3}$/.test(text))
        return [];
    const message = "It is no number of jobs.";
    return [{ input: "--parallel", message, hint: "Write a whole number from 1 to 9999." }];
}
function write(line) {
    process.stdout.write(line);
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


/***/ }),

/***/ 40115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ describeOutcome)
/* harmony export */ });
/* harmony import */ var _pipeline_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78744);
/* harmony import */ var _report_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71799);
/* harmony import */ var _report_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15088);



/** How all jobs ended: a table, and below it what is to be known of those that did not pass. */
function describeOutcome({ jobs }) {
    const rows = [["Job", "Result", "Duration", "From"], ...jobs.map(row)];
    return `${(0,_report_table_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .t)(rows)}${jobs.flatMap(remarks).join("")}`;
}
function row(job) {
    if (job.kind === "skipped")
        return [job.planned.id, "skipped"];
    const { result, report } = job;
    const duration = report?.duration ?? null;
    return [
        job.planned.id,
        result.kind,
        duration === null ? "" : (0,_report_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(duration),
        report === undefined ? "" : sources[report.cache.source],
    ];
}
const sources = {
    github: "GitHub's cache",
    remote: "the target's store",
    local: "this machine's cache",
    joined: "a run that went on",
    none: "",
};
function remarks(job) {
    const { id } = job.planned;
    if (job.kind === "skipped")
        return [`${id}: ${(0,_pipeline_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSkip */ .Vf)(job.why)}\n`];
    const { result, report, resultsDirectory, stoppedFor } = job;
    if (result.kind === "passed")
        return [];
    const why = stoppedFor === undefined ? "" : ` It was stopped because ${stoppedFor} did not pass.`;
    const hint = report?.error?.hint === null ? undefined : report?.error?.hint;
    const log = report?.jobId === null || resultsDirectory === undefined ? "" : ` Log: ${resultsDirectory}.log`;
    return [`${id}: ${result.reason}${why}${log}\n`, ...(hint === undefined ? [] : [`${id}: ${hint}\n`])];
}


/***/ }),

/***/ 78744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ resultOf),
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   Vf: () => (/* binding */ describeSkip)
/* harmony export */ });
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
    return (0,_job_result_js__WEBPACK_IMPORTED_MODULE_0__/* .cliExitCode */ .C)(resultOf(outcome));
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

/***/ 71799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _sanitise_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3649);

/** Rows as lines in aligned columns. A cell is one line; nothing in it is more than text. */
function table(rows) {
    const cells = rows.map((row) => row.map((cell) => (0,_sanitise_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitiseText */ .S)(cell).replaceAll("\n", " ")));
    const count = Math.max(0, ...cells.map((row) => row.length));
    const widths = Array.from({ length: count }, (_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    return cells
        .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
        .map((line) => `${line.trimEnd()}\n`)
        .join("");
}


/***/ })

};
