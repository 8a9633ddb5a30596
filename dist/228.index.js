export const id = 228;
export const ids = [228];
export const modules = {

/***/ 40865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  QC: () => (/* binding */ deliverJobs),
  Vb: () => (/* binding */ nameOf),
  YM: () => (/* binding */ reportPlace)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./build/pipeline/group-by.js
var group_by = __webpack_require__(81684);
// EXTERNAL MODULE: ./build/pipeline/results-places.js
var results_places = __webpack_require__(15030);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(34902);
// EXTERNAL MODULE: ./build/report/result-icons.js
var result_icons = __webpack_require__(77385);
// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(15088);
;// CONCATENATED MODULE: ./build/report/overview.js



/** What became of several jobs: GitHub-flavoured Markdown. Everything that reports say is escaped. */
function overviewOf(jobs) {
    const others = jobs.filter(({ result }) => result !== "passed");
    return [
        `### ${others.length === 0 ? result_icons/* resultIcons */.C.passed : result_icons/* resultIcons */.C.failed} ${headline(jobs)}`,
        "",
        "| Job | Target | Result | Script | In all | Reuse | Sent | Fetched |",
        "|---|---|---|---:|---:|---|---:|---:|",
        ...jobs.map(row),
        "",
        ...others.flatMap(({ name, result, reason, report }) => [
            `- **${(0,markdown/* markdownText */.p)(name)}**: ${result ?? "no result"}. ${(0,markdown/* markdownText */.p)(reason)}`,
            ...(report?.error?.hint ? [`  ${(0,markdown/* markdownText */.p)(report.error.hint)}`] : []),
        ]),
        ...(others.length > 0 ? [""] : []),
    ].join("\n");
}
/** `3 of 5 jobs passed`. */
function headline(jobs) {
    const passed = jobs.filter(({ result }) => result === "passed").length;
    const noun = jobs.length === 1 ? "job" : "jobs";
    return passed === jobs.length ? `${passed} ${noun} passed` : `${passed} of ${jobs.length} ${noun} passed`;
}
/** A job in words, cell by cell; a dash where nothing is known. */
function cellsOf({ name, target, result, report }) {
    const kind = result ?? (report === undefined ? "not started" : "not ended");
    if (report === undefined)
        return [name, target, kind, "–", "–", "–", "–", "–"];
    const { exitCode, duration, phases, cache, bytes } = report;
    return [
        name,
        target,
        exitCode === null || exitCode === 0 ? kind : `${kind} (${exitCode})`,
        duration === null ? "–" : (0,units/* formatDuration */.a)(duration),
        phases.length === 0 ? "–" : (0,units/* formatDuration */.a)(spanOf(report).ms),
        sources[cache.source],
        (0,units/* formatBytes */.z)(bytes.sent),
        (0,units/* formatBytes */.z)(bytes.fetched),
    ];
}
/** From the beginning of the first phase to the end of the last. Milliseconds. */
function spanOf({ phases }) {
    const start = phases.reduce((first, phase) => Math.min(first, phase.start), Infinity);
    const end = phases.reduce((last, phase) => Math.max(last, phase.start + phase.ms), 0);
    return { start, ms: Math.max(0, end - start) };
}
const sources = {
    github: "GitHub's cache",
    remote: "target's store",
    local: "this machine",
    joined: "joined",
    none: "–",
};
function row(job) {
    const icon = result_icons/* resultIcons */.C[job.result ?? "submitted"];
    const [name = "", target = "", result = "", ...cells] = cellsOf(job).map(markdown/* markdownText */.p);
    return `| ${[name, target, `${icon} ${result}`, ...cells].join(" | ")} |`;
}

// EXTERNAL MODULE: ./build/action/artifact-name.js
var artifact_name = __webpack_require__(37553);
// EXTERNAL MODULE: ./build/action/artifact.js + 1 modules
var artifact = __webpack_require__(83513);
// EXTERNAL MODULE: ./build/action/deliver.js + 1 modules
var deliver = __webpack_require__(45352);
;// CONCATENATED MODULE: ./build/action/deliver-jobs.js












/** Where the report on all jobs goes, unless one of them has its own there. */
function reportPlace(root, settings) {
    const isTaken = [...settings.values()].some(({ resultsDirectory }) => resultsDirectory === root);
    return isTaken ? `${root}.jobs.json` : `${root}.json`;
}
/** What several jobs are called as one. */
function nameOf(given, jobName) {
    const name = given.get("name")?.trim() ?? "";
    return name === "" ? (jobName ?? "jobs") : name;
}
/** Brings what became of several jobs to where people look for it. None of that makes a result worse. */
async function deliverJobs(jobs, emit) {
    const { view, settings, reportFile, rerun } = jobs;
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(reportFile), { recursive: true });
        await (0,promises_.writeFile)(reportFile, `${JSON.stringify(view, undefined, 2)}\n`);
    }
    catch (error) {
        emit({ type: "warning", message: `The report could not be written: ${String(error)}` });
    }
    const artifacts = await upload(jobs, emit);
    if (![...settings.values()].some(({ summary }) => summary))
        return;
    const links = artifacts.map(({ name, url }) => `Artifact: [${escaped(name)}](${url})\n`);
    const command = `\`\`\`sh\n${rerun.replaceAll("```", "")}\n\`\`\``;
    const details = `<details><summary>Run it from a terminal</summary>\n\n${command}\n\n</details>\n`;
    await (0,deliver.writeSummary)([overviewOf(view.jobs.map(told)), ...links, details].join("\n"));
}
/** One artifact, or one for each name that the jobs were given. */
async function upload({ view, settings, reportFile, name }, emit) {
    const withFiles = view.jobs.flatMap((job) => {
        const { artifact, resultsDirectory } = settings.get(job.id) ?? {};
        const isThere = artifact?.enabled === true && (job.report?.jobId ?? null) !== null;
        return isThere && resultsDirectory !== undefined ? [{ job, artifact, resultsDirectory }] : [];
    });
    if (withFiles.length === 0)
        return [];
    core/* startGroup */.Oh("Upload the artifact");
    const uploaded = [];
    for (const [explicit, group] of (0,group_by/* groupBy */.$)(withFiles, ({ artifact }) => artifact.name)) {
        const files = await Promise.all(group.map((one) => filesOf(one.job, one.resultsDirectory)));
        const report = (0,external_node_fs_.existsSync)(reportFile) ? [{ path: "ssh-job.json", file: reportFile }] : [];
        const outcome = await (0,artifact/* uploadResults */.g)({
            name: explicit ?? (0,artifact_name/* artifactName */.Cs)(name, targetsOf(group.map(({ job }) => job))),
            nameIsExplicit: explicit !== undefined,
            signature: signatureOf(group.map(({ job }) => job)),
            files: [...report, ...files.flat()],
            retentionDays: group[0]?.artifact.retentionDays,
            compressionLevel: group[0]?.artifact.compressionLevel ?? 6,
            temporaryDirectory: process.env["RUNNER_TEMP"] ?? (0,external_node_os_.tmpdir)(),
        });
        uploaded.push(...[(0,deliver.tellOfArtifact)(outcome, emit)].filter((one) => one !== undefined));
    }
    core/* endGroup */.N4();
    return uploaded;
}
/** Where each job has its own place, as below the results directory: `test/rpi4-smoke/…`, `test/rpi4-smoke.log`. */
async function filesOf({ job, matrix }, place) {
    const name = (0,results_places/* resultsPlace */.OY)("", job, new Map(Object.entries(matrix)));
    const own = (0,deliver.ownFiles)(name, place);
    if (!(0,external_node_fs_.existsSync)(place))
        return own;
    const entries = await (0,promises_.readdir)(place, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory());
    return [
        ...own,
        ...files.map((entry) => {
            const file = (0,external_node_path_.join)(entry.parentPath, entry.name);
            return { path: `${name}/${(0,external_node_path_.relative)(place, file)}`, file };
        }),
    ];
}
function targetsOf(jobs) {
    const targets = new Set(jobs.map(({ target, report }) => report?.target ?? target));
    return targets.size === 1 ? [...targets].join("") : `${jobs.length} jobs`;
}
function signatureOf(jobs) {
    const text = JSON.stringify(jobs.map(({ id, report }) => [id, report?.signature]));
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}
function told({ id, target, result, report, skipped }) {
    const reason = report?.reason ?? skipped ?? "It has no report.";
    return { name: id, target: report?.target ?? target, result, reason, report: report ?? undefined };
}
function escaped(name) {
    return name.replaceAll(/[\\[\]<>`]/g, "-");
}


/***/ }),

/***/ 63228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  finishJobs: () => (/* binding */ finishJobs)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/config/command-line.js
var command_line = __webpack_require__(52585);
// EXTERNAL MODULE: ./build/config/parse-settings.js
var parse_settings = __webpack_require__(63352);
// EXTERNAL MODULE: ./build/edge/memory.js
var memory = __webpack_require__(2069);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/pipeline/pipeline-outcome.js
var pipeline_outcome = __webpack_require__(78744);
// EXTERNAL MODULE: ./build/pipeline/pipeline-view.js
var pipeline_view = __webpack_require__(35015);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 4 modules
var schemas = __webpack_require__(54922);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(73305);
;// CONCATENATED MODULE: ./build/report/report-schema.js

const resultKind = schemas/* enum */.k5n([
    "passed",
    "failed",
    "timed-out",
    "cancelled",
    "lost",
    "infrastructure",
    "invalid",
]);
const phaseName = schemas/* enum */.k5n([
    "sign",
    "cache",
    "connect",
    "lock",
    "upload",
    "queue",
    "run",
    "fetch",
    "store",
    "artifact",
]);
/** The last moment that a `Date` knows: no time and no number of bytes is beyond it. */
const amount = schemas/* number */.aig().check(api/* _nonnegative */.UI(), api/* _lte */.Zm(8.64e15));
const count = schemas/* int */.Whr().check(api/* _nonnegative */.UI());
const counts = schemas/* object */.Ikc({ sent: amount, reused: amount, fetched: amount });
const report_schema_text = schemas/* nullable */.mee(schemas/* string */.YjP());
/** What is not known here stays as it is. */
const reportSchema = schemas/* looseObject */._H3({
    schema: schemas/* literal */.euz(1),
    name: schemas/* string */.YjP(),
    target: schemas/* string */.YjP(),
    jobId: report_schema_text,
    signature: report_schema_text,
    result: schemas/* nullable */.mee(resultKind),
    reason: schemas/* string */.YjP(),
    // More than the system can give would be another code once it has been through it.
    exitCode: schemas/* nullable */.mee(schemas/* int */.Whr().check(api/* _nonnegative */.UI(), api/* _lte */.Zm(255))),
    signal: report_schema_text,
    duration: schemas/* nullable */.mee(amount),
    cache: schemas/* looseObject */._H3({
        hit: schemas/* boolean */.zMY(),
        source: schemas/* enum */.k5n(["github", "remote", "local", "joined", "none"]),
        missed: schemas/* exactOptional */.yqP(schemas/* array */.YOg(schemas/* string */.YjP())),
    }),
    phases: schemas/* array */.YOg(schemas/* looseObject */._H3({ name: phaseName, start: amount, ms: amount })),
    bytes: counts,
    files: counts,
    connections: count,
    execs: count,
    error: schemas/* exactOptional */.yqP(schemas/* looseObject */._H3({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP(), hint: report_schema_text })),
});

;// CONCATENATED MODULE: ./build/report/read-reports.js


/**
 * Understands a report of one run, or what `run --json` prints of a job file.
 * @returns its jobs in their order, or what is wrong with it, as a sentence
 */
function readReports(text) {
    const document = parse(text);
    if (document === undefined)
        return "It is not JSON.";
    if (pipelineMark.safeParse(document).success) {
        const read = pipeline.safeParse(document);
        return read.success ? pipelineOf(read.data) : describe("what run --json prints", read.error.issues[0]);
    }
    const read = reportSchema.safeParse(document);
    if (!read.success)
        return describe("a report", read.error.issues[0]);
    const { result, exitCode } = read.data;
    return { jobs: [told(read.data)], result, exitCode };
}
const pipelineMark = schemas/* object */.Ikc({ jobs: schemas/* unknown */.L5J(), file: schemas/* unknown */.L5J() });
const pipeline = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(1),
    file: schemas/* string */.YjP(),
    result: resultKind,
    jobs: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* string */.YjP(),
        target: schemas/* string */.YjP(),
        result: schemas/* nullable */.mee(resultKind),
        report: schemas/* nullable */.mee(reportSchema),
        skipped: schemas/* optional */.lqM(schemas/* string */.YjP()),
    })),
    error: schemas/* optional */.lqM(schemas/* object */.Ikc({ message: schemas/* string */.YjP() })),
});
/** The job that speaks for all is the first that ended as the whole did. */
function pipelineOf(read) {
    const { result, jobs } = read;
    const spokesman = jobs.find((job) => job.result === result);
    return { jobs: jobsOf(read), result, exitCode: spokesman?.report?.exitCode ?? null };
}
function jobsOf({ file, result, jobs, error }) {
    if (jobs.length === 0)
        return [
            { name: file, target: "", result, reason: error?.message ?? "No job was started.", report: undefined },
        ];
    return jobs.map(({ id, target, result: ofJob, report, skipped }) => {
        const reason = report?.reason ?? skipped ?? "It has no report.";
        return { name: id, target: report?.target ?? target, result: ofJob, reason, report: report ?? undefined };
    });
}
function told(report) {
    const { name, target, result, reason } = report;
    return { name, target, result, reason, report };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function describe(what, issue) {
    const path = (issue?.path ?? []).map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
    const where = path.length === 0 ? "" : `: ${path.join("").replace(/^\./, "")} is missing or wrong`;
    return `It is not ${what}${where}.`;
}

// EXTERNAL MODULE: ./build/report/sanitise.js
var sanitise = __webpack_require__(3649);
// EXTERNAL MODULE: ./build/wiring.js + 26 modules
var wiring = __webpack_require__(94854);
// EXTERNAL MODULE: ./build/action/deliver-jobs.js + 1 modules
var deliver_jobs = __webpack_require__(40865);
// EXTERNAL MODULE: ./build/action/job-file.js + 24 modules
var job_file = __webpack_require__(40069);
// EXTERNAL MODULE: ./build/action/jobs-console.js + 2 modules
var jobs_console = __webpack_require__(10941);
// EXTERNAL MODULE: ./build/action/read-inputs.js + 1 modules
var read_inputs = __webpack_require__(74797);
// EXTERNAL MODULE: ./build/action/read-task.js + 1 modules
var read_task = __webpack_require__(56943);
// EXTERNAL MODULE: ./build/action/state.js
var state = __webpack_require__(90862);
// EXTERNAL MODULE: ./build/action/warn-of-lost.js
var warn_of_lost = __webpack_require__(57660);
;// CONCATENATED MODULE: ./build/action/finish-jobs.js


















/**
 * After a step with several jobs: ends the runs that `main` did not see to their ends, and brings what became of all to
 * where people look for it, if `main` could not.
 * @param left by their indexes
 */
async function finishJobs(left, given, stop) {
    if ((0,state/* isDelivered */.Z$)() && left.every(([, job]) => !isGoingOn(job)))
        return;
    const understood = await understand(left, given);
    if (understood === undefined)
        return;
    const { task, jobs } = understood;
    (0,memory/* freeBuffersSoon */.f)();
    const console = new jobs_console/* JobsConsole */.C(() => false);
    console.emit({ type: "planned", jobs: left.map(([, { id }]) => id) });
    await Promise.all(left.map(async ([index, job]) => {
        const parsed = jobs.get(job.id);
        if (parsed === undefined || !isGoingOn(job))
            return;
        if (await finish(job, parsed, console, stop))
            (0,state/* rememberJob */.Lh)(index, { ...job, isSettled: true });
    }));
    if ((0,state/* isDelivered */.Z$)())
        return;
    const settings = new Map([...jobs].map(([id, parsed]) => [id, parsed.settings]));
    const view = await viewOf(task.plan, settings);
    const name = (0,deliver_jobs/* nameOf */.Vb)(given, (0,read_inputs/* readSurroundings */.St)(process.env).jobName);
    const reportFile = (0,deliver_jobs/* reportPlace */.YM)(task.root, settings);
    await (0,deliver_jobs/* deliverJobs */.QC)({ view, settings, reportFile, name, rerun: (0,command_line/* commandLine */.a)(given) }, console.tell);
    (0,state/* rememberSettled */.fQ)();
}
function isGoingOn(job) {
    return job.run !== undefined && !job.isSettled;
}
/** The inputs and the job file are those of main, but the world may not be: a key's file, say, may be gone. */
async function understand(left, given) {
    const surroundings = (0,read_inputs/* readSurroundings */.St)(process.env);
    try {
        const task = await (0,job_file.readFileTask)(given, surroundings, process.env);
        const parse = (0,job_file.parserOf)(task, given, surroundings, (0,read_task/* masking */.L)(parse_settings/* parseFinishSettings */.o));
        const known = new Set(task.plan.jobs.map(({ id }) => id));
        const jobs = new Map();
        for (const [, job] of left) {
            if (known.has(job.id))
                jobs.set(job.id, await parse(job));
            else if (isGoingOn(job))
                (0,warn_of_lost/* warnOfLost */.g)(job.run, `The job file has no job ${job.id} any more.`);
        }
        return { task, jobs };
    }
    catch (error) {
        if (!(error instanceof errors/* InvalidInputs */.hS))
            throw error;
        for (const [, job] of left)
            if (isGoingOn(job))
                (0,warn_of_lost/* warnOfLost */.g)(job.run, error.message);
        return undefined;
    }
}
/** Ends one run. @returns whether it is known to have ended */
async function finish({ id, run }, { settings, secrets }, console, stop) {
    if (settings.onCancel === "detach") {
        core/* info */.pq((0,sanitise/* sanitiseText */.S)(`${id}: on-cancel is detach: the run, if it was started, goes on on the target.`));
        return true;
    }
    const outcome = await (0,wiring.finishOverSsh)(settings, run, {
        // What the job wrote was shown by main; here it goes to the log file only.
        emit: (event) => event.type === "output" || console.emit({ type: "told", job: id, event }),
        stop: { signal: stop, by: (0,read_inputs/* requester */.l2)(process.env), hasSuccessor: false, withinMs: 0 },
        secrets,
        record: () => undefined,
    });
    if (!outcome.settled) {
        core/* warning */.$e((0,sanitise/* sanitiseText */.S)(`${id}: The target did not confirm that the run has ended. ${outcome.report.reason}`));
    }
    return outcome.settled;
}
/** What became of all, as the reports beside their results tell. Those that main has not started have none of this step. */
async function viewOf({ file, jobs }, settings) {
    const views = await Promise.all(jobs.map(async (planned) => {
        const own = settings.get(planned.id);
        const report = own && (await readReport(`${own.resultsDirectory}.json`));
        const view = (0,pipeline_view/* viewPlanned */.Mg)(planned);
        return report === undefined
            ? { ...view, result: null, report: null, skipped: (0,pipeline_outcome/* describeSkip */.Vf)({ kind: "stopped" }) }
            : { ...view, result: report.result, report };
    }));
    const result = views.find((view) => view.result !== null && view.result !== "passed")?.result;
    return { schema: 1, file, result: result ?? "cancelled", jobs: views };
}
async function readReport(path) {
    const text = await (0,promises_.readFile)(path, "utf8").catch(() => undefined);
    if (text === undefined || typeof readReports(text) === "string")
        return undefined;
    return JSON.parse(text);
}


/***/ }),

/***/ 10941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ JobsConsole)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./build/pipeline/pipeline-outcome.js
var pipeline_outcome = __webpack_require__(78744);
// EXTERNAL MODULE: ./build/report/sanitise.js
var sanitise = __webpack_require__(3649);
;// CONCATENATED MODULE: ./build/report/table.js

/** Rows as lines in aligned columns. A cell is one line; nothing in it is more than text. */
function table(rows) {
    const cells = rows.map((row) => row.map((cell) => (0,sanitise/* sanitiseText */.S)(cell).replaceAll("\n", " ")));
    const count = Math.max(0, ...cells.map((row) => row.length));
    const widths = Array.from({ length: count }, (_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    return cells
        .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
        .map((line) => `${line.trimEnd()}\n`)
        .join("");
}

// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(15088);
;// CONCATENATED MODULE: ./build/pipeline/describe-outcome.js



/** How all jobs ended: a table, and below it what is to be known of those that did not pass. */
function describeOutcome({ jobs }) {
    const rows = [["Job", "Result", "Duration", "From"], ...jobs.map(row)];
    return `${table(rows)}${jobs.flatMap(remarks).join("")}`;
}
function row(job) {
    if (job.kind === "skipped")
        return [job.planned.id, "skipped"];
    const { result, report } = job;
    const duration = report?.duration ?? null;
    return [
        job.planned.id,
        result.kind,
        duration === null ? "" : (0,units/* formatDuration */.a)(duration),
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
        return [`${id}: ${(0,pipeline_outcome/* describeSkip */.Vf)(job.why)}\n`];
    const { result, report, resultsDirectory, stoppedFor } = job;
    if (result.kind === "passed")
        return [];
    const why = stoppedFor === undefined ? "" : ` It was stopped because ${stoppedFor} did not pass.`;
    const hint = report?.error?.hint === null ? undefined : report?.error?.hint;
    const log = report?.jobId === null || resultsDirectory === undefined ? "" : ` Log: ${resultsDirectory}.log`;
    return [`${id}: ${result.reason}${why}${log}\n`, ...(hint === undefined ? [] : [`${id}: ${hint}\n`])];
}

// EXTERNAL MODULE: ./build/report/describe.js
var describe = __webpack_require__(73614);
// EXTERNAL MODULE: ./build/report/log-lines.js
var log_lines = __webpack_require__(9031);
// EXTERNAL MODULE: ./build/report/transfer.js
var report_transfer = __webpack_require__(43524);
;// CONCATENATED MODULE: ./build/action/jobs-console.js







/** The runner keeps ten of a kind for a step; what comes after the first few is a plain line. */
const mostWarnings = 5;
/** Names longer than that make no column. */
const widest = 40;
/** Shows several jobs in the log of a workflow step, as they go on: each line stands behind the name of its job. */
class JobsConsole {
    #allowsCommands;
    #jobs = new Map();
    #warned = new Set();
    /** @param allowsCommands whether workflow commands of a job are let through */
    constructor(allowsCommands) {
        this.#allowsCommands = allowsCommands;
    }
    emit = (event) => {
        switch (event.type) {
            case "planned":
                this.#plan(event.jobs);
                break;
            case "started":
                this.#jobs.get(event.job)?.say(`started on ${event.target}`);
                break;
            case "told":
                if (event.event.type === "warning")
                    this.#warn(event.event.message, event.job);
                else
                    this.#jobs.get(event.job)?.tell(event.event);
                break;
            case "ended":
                this.#jobs.get(event.job)?.end(event.outcome);
        }
    };
    /** What is about all jobs. */
    tell = (event) => {
        if (event.type === "warning")
            this.#warn(event.message);
        else
            say((0,describe/* describe */.q)(event) ?? "");
    };
    /** How all ended, as a table. */
    end(outcome) {
        say(`\n${describeOutcome(outcome).trimEnd()}`);
    }
    #plan(ids) {
        const width = Math.min(widest, Math.max(...ids.map((id) => id.length)));
        for (const id of ids) {
            const prefix = `${(0,sanitise/* sanitiseText */.S)(id).replaceAll("\n", " ").padEnd(width)} | `;
            this.#jobs.set(id, new JobLines(prefix, this.#allowsCommands(id)));
        }
    }
    /** What is so of many jobs is one annotation. */
    #warn(message, id) {
        const text = id === undefined ? message : `${id}: ${message}`;
        const isNews = !this.#warned.has(message) && this.#warned.size < mostWarnings;
        if (isNews)
            core/* warning */.$e((0,sanitise/* sanitiseText */.S)(text));
        else if (id === undefined)
            say(`Warning: ${message}`);
        else
            this.#jobs.get(id)?.say(`Warning: ${message}`);
        this.#warned.add(message);
    }
}
/** The lines about one job. */
class JobLines {
    #prefix;
    #splitters;
    #transfer;
    constructor(prefix, allowWorkflowCommands) {
        this.#prefix = prefix;
        const splitter = () => new log_lines/* LineSplitter */.g({ allowWorkflowCommands });
        this.#splitters = { log: splitter(), out: splitter(), err: splitter() };
    }
    /** Our own words may quote the target. */
    say(message) {
        this.#print((0,sanitise/* sanitiseText */.S)(message).split("\n"));
    }
    tell(event) {
        switch (event.type) {
            case "output":
                this.#print(this.#splitters[event.stream].push(event.data));
                break;
            case "phase-started":
                this.#transfer = new report_transfer/* Transfer */.m(performance.now());
                break;
            case "progress":
                this.#progress(event);
                break;
            case "phase-ended":
                // How long each took stands in the report; of several jobs at once, it would bury what they write.
                if (event.phase === "run")
                    this.#flush();
                break;
            default: {
                const line = (0,describe/* describe */.q)(event);
                if (line !== undefined)
                    this.say(line);
            }
        }
    }
    end(outcome) {
        this.#flush();
        if (outcome.kind === "skipped")
            this.say(`skipped: ${(0,pipeline_outcome/* describeSkip */.Vf)(outcome.why)}`);
        else
            this.say(`${outcome.result.kind}: ${outcome.result.reason}`);
    }
    #progress({ phase, bytes, total }) {
        const now = performance.now();
        const transfer = (this.#transfer ??= new report_transfer/* Transfer */.m(now));
        const line = transfer.line(transfer.moved(bytes, total, now), now);
        if (line !== undefined)
            this.say(`${(0,describe/* phaseTitle */.e)(phase)}: ${line}`);
    }
    #flush() {
        for (const splitter of Object.values(this.#splitters))
            this.#print(splitter.end());
    }
    /** A workflow command that was let through is one at the beginning of its line only. */
    #print(lines) {
        for (const line of lines) {
            process.stdout.write(isCommand(line) ? `${line}\n` : `${this.#prefix}${line}\n`);
        }
    }
}
/** The sanitiser lets no other line begin so. */
function isCommand(line) {
    return /^[ \t]*::/.test(line);
}
function say(message) {
    for (const line of (0,sanitise/* sanitiseText */.S)(message).split("\n"))
        process.stdout.write(`${line}\n`);
}


/***/ }),

/***/ 35015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mg: () => (/* binding */ viewPlanned),
/* harmony export */   Ub: () => (/* binding */ viewOutcome)
/* harmony export */ });
/* unused harmony export failureView */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _pipeline_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78744);


function viewOutcome({ file }, outcome) {
    return { schema: 1, file, result: (0,_pipeline_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .resultOf */ .Bg)(outcome).kind, jobs: outcome.jobs.map(viewJob) };
}
/** Of a run in which no job could be started. */
function failureView(file, result, error) {
    const { code, message, hint } = error instanceof JobError ? error : { code: null, message: String(error), hint: undefined };
    return { schema: 1, file, result, jobs: [], error: { code, message, hint: hint ?? null } };
}
function viewPlanned({ id, job, matrix, target }) {
    return { id, job, matrix: Object.fromEntries(matrix), target };
}
function viewJob(job) {
    const planned = viewPlanned(job.planned);
    if (job.kind === "skipped") {
        return { ...planned, result: null, report: null, skipped: (0,_pipeline_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .describeSkip */ .Vf)(job.why) };
    }
    return { ...planned, result: job.result.kind, report: job.report ?? null };
}


/***/ })

};
