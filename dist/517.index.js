export const id = 517;
export const ids = [517];
export const modules = {

/***/ 37553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ artifactName),
/* harmony export */   Ws: () => (/* binding */ artifactPath),
/* harmony export */   jh: () => (/* binding */ artifactNames)
/* harmony export */ });
/**
 * The name under which a job's results are uploaded when the user gave none. What artifact names must not hold becomes
 * `-`: they end up as file names on any system.
 */
function artifactName(name, target) {
    const text = `ssh-job-${name}-${target}`.replace(forbiddenInNames, "-");
    return Array.from(text).slice(0, longestName).join("");
}
/** The name itself, then ones for when other jobs of the run have taken it. */
function* artifactNames(name, signature) {
    const own = `${name}-${signature.slice(0, 8)}`;
    yield name;
    yield own;
    for (let n = 2; n <= mostJobsOfOneName; n++)
        yield `${own}-${n}`;
}
/**
 * The path of a file within the artifact: one that is allowed there, by percent-escapes. Different paths stay different,
 * for a `%` that looks like one of our escapes is escaped too. `/` stays; the others would be names on other systems.
 */
function artifactPath(path) {
    return path.replace(escapedInPaths, (character) => {
        const code = character.charCodeAt(0).toString(16).toUpperCase();
        return `%${code.padStart(2, "0")}`;
    });
}
const longestName = 120;
/** Jobs in one matrix: https://docs.github.com/en/actions/reference/limits */
const mostJobsOfOneName = 256;
// The lists of @actions/artifact, path-and-artifact-name-validation.ts, and control characters.
const forbiddenInNames = /[":<>|*?\\/\p{Cc}]+/gu;
// A backslash is allowed by the client, but its archiver takes it for `/`.
const escapedInPaths = /[":<>|*?\r\n\\]|%(?=22|3A|3C|3E|7C|2A|3F|0D|0A|5C|25)/g;


/***/ }),

/***/ 83513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ uploadResults)
});

// EXTERNAL MODULE: ./build/action/artifact-name.js
var artifact_name = __webpack_require__(37553);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/action/artifact-staging.js




/**
 * Gathers files in a fresh directory, as hard links where possible. Links are left out, not followed: the results are
 * the target's work, and what a link names is the runner's. Of two files in one place the first is taken.
 */
async function stageFiles(files, temporaryDirectory) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporaryDirectory, "ssh-job-artifact-"));
    const remove = () => (0,promises_.rm)(directory, { recursive: true, force: true });
    const staged = [];
    const leftOut = [];
    const renamed = new Map();
    try {
        for (const { path, file } of files) {
            const place = (0,artifact_name/* artifactPath */.Ws)(path);
            const destination = (0,external_node_path_.join)(directory, place);
            const reason = (await obstacle(file, path)) ?? (await put(file, destination));
            if (reason !== undefined) {
                leftOut.push({ path, reason });
                continue;
            }
            staged.push(destination);
            if (place !== path)
                renamed.set(path, place);
        }
    }
    catch (error) {
        await remove();
        throw error;
    }
    return { directory, files: staged, leftOut, renamed, remove };
}
/** Why a file must not be read, if so. A file that cannot be read would end the whole process within the archiver. */
async function obstacle(file, path) {
    const stats = await (0,promises_.lstat)(file);
    if (stats.isSymbolicLink())
        return "it is a symbolic link";
    if (!stats.isFile())
        return "it is not a regular file";
    let parent = (0,external_node_path_.dirname)(file);
    for (let depth = path.split("/").length; depth > 1; depth--) {
        if ((await (0,promises_.lstat)(parent)).isSymbolicLink())
            return "it stands behind a symbolic link";
        parent = (0,external_node_path_.dirname)(parent);
    }
    return (await isReadable(file)) ? undefined : "it cannot be read";
}
async function isReadable(file) {
    return (0,promises_.access)(file, external_node_fs_.constants.R_OK).then(() => true, () => false);
}
/** Links or copies; says why it could not where another file is in the way. */
async function put(file, destination) {
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(destination), { recursive: true });
        await linkOrCopy(file, destination);
        return undefined;
    }
    catch (error) {
        if (["EEXIST", "ENOTDIR"].includes(codeOf(error)))
            return "another file has its place in the artifact";
        throw error;
    }
}
async function linkOrCopy(file, destination) {
    try {
        await (0,promises_.link)(file, destination);
    }
    catch (error) {
        // Another file system, one without hard links, too many links, or a kernel that guards other people's files.
        if (!["EXDEV", "EPERM", "EACCES", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(codeOf(error)))
            throw error;
        await (0,promises_.copyFile)(file, destination, external_node_fs_.constants.COPYFILE_EXCL | external_node_fs_.constants.COPYFILE_FICLONE);
    }
}
function codeOf(error) {
    return error.code ?? "";
}

;// CONCATENATED MODULE: ./build/action/artifact.js


/**
 * Uploads files as one artifact of the workflow run. Never throws: a job is no worse for an artifact that failed. A
 * service that answers 5xx is asked for about half a minute.
 */
async function uploadResults(options) {
    const missing = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL"].find((name) => !process.env[name]);
    if (missing !== undefined) {
        return { kind: "skipped", reason: `This runner offers no artifact service: ${missing} is not set.` };
    }
    try {
        const staging = await stageFiles(options.files, options.temporaryDirectory);
        try {
            return await upload(options, staging);
        }
        finally {
            await staging.remove();
        }
    }
    catch (error) {
        return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
    }
}
async function upload(options, staging) {
    const { directory, files, leftOut, renamed } = staging;
    if (files.length === 0)
        return { kind: "skipped", reason: "There is no file to upload." };
    // Several times as heavy as everything else the action imports.
    const { DefaultArtifactClient, GHESNotSupportedError } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(271), __webpack_require__.e(888)]).then(__webpack_require__.bind(__webpack_require__, 37888));
    const client = new DefaultArtifactClient();
    const { name: wanted, nameIsExplicit, signature, retentionDays, compressionLevel } = options;
    const settings = { compressionLevel, ...(retentionDays === undefined ? {} : { retentionDays }) };
    for (const name of nameIsExplicit ? [wanted] : (0,artifact_name/* artifactNames */.jh)(wanted, signature)) {
        try {
            const { id, digest } = await client.uploadArtifact(name, [...files], directory, settings);
            if (id === undefined || digest === undefined)
                throw new Error("The artifact service gave no id.");
            return { kind: "uploaded", id, name, url: artifactUrl(id), digest, leftOut, renamed };
        }
        catch (error) {
            if (error instanceof GHESNotSupportedError)
                return { kind: "skipped", reason: error.message };
            if (!isTaken(error))
                throw error;
        }
    }
    return { kind: "failed", message: takenMessage(options) };
}
/** Names are unique in a workflow run. The client passes the status on in its message only. */
function isTaken(error) {
    return (error instanceof Error &&
        error.message.startsWith("Failed to CreateArtifact") &&
        error.message.includes("(409)"));
}
function takenMessage({ name, nameIsExplicit }) {
    const taken = `This workflow run already has an artifact named '${name}'.`;
    return nameIsExplicit
        ? `${taken} Put what tells the jobs apart into artifact-name, such as \${{ matrix.board }} and \${{ github.run_attempt }}, or leave it out.`
        : `${taken} So are all names that were tried in its place: set artifact-name.`;
}
function artifactUrl(id) {
    const { GITHUB_SERVER_URL = "https://github.com", GITHUB_REPOSITORY = "", GITHUB_RUN_ID = "", } = process.env;
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/artifacts/${id}`;
}


/***/ }),

/***/ 45352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deliver: () => (/* binding */ deliver),
  ownFiles: () => (/* binding */ ownFiles),
  tellOfArtifact: () => (/* binding */ tellOfArtifact),
  writeSummary: () => (/* binding */ writeSummary)
});

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
// EXTERNAL MODULE: ./build/lifecycle/progress.js
var lifecycle_progress = __webpack_require__(14928);
// EXTERNAL MODULE: ./build/report/report.js
var report_report = __webpack_require__(87177);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(34902);
// EXTERNAL MODULE: ./build/report/result-icons.js
var result_icons = __webpack_require__(77385);
// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(15088);
;// CONCATENATED MODULE: ./build/report/summary.js



/** The job summary: GitHub-flavoured Markdown. Everything that may come from a target is escaped. */
function summaryOf(report, { artifact, rerun }) {
    const { name, target, reason, jobId, signature, exitCode, cache, bytes, files, connections, execs } = report;
    const result = report.result ?? "submitted";
    const rows = [
        ["Target", (0,markdown/* markdownCode */.D)(target)],
        ["Result", `**${result}**${exitCode === null ? "" : ` (exit code ${exitCode})`}`],
        ["Run", jobId === null ? "–" : `${(0,markdown/* markdownCode */.D)(jobId)}${cache.source === "joined" ? ", joined" : ""}`],
        ["Signature", signature === null ? "–" : (0,markdown/* markdownCode */.D)(signature.slice(0, 12))],
        ...reuseRows(cache),
        ["Sent", `${(0,units/* formatBytes */.z)(bytes.sent)}, ${count(files.sent, "file")}`],
        ["Fetched", `${(0,units/* formatBytes */.z)(bytes.fetched)}, ${count(files.fetched, "file")}`],
        ["Opened", `${count(connections, "connection")}, ${count(execs, "command")}`],
        ...(artifact ? [["Artifact", `[${(0,markdown/* markdownText */.p)(artifact.name)}](${artifact.url})`]] : []),
    ];
    return [
        `### ${result_icons/* resultIcons */.C[result]} ${(0,markdown/* markdownText */.p)(name)} on ${(0,markdown/* markdownText */.p)(target)}: ${result}`,
        "",
        (0,markdown/* markdownText */.p)(reason),
        "",
        "| | |",
        "|---|---|",
        ...rows.map(([label, value]) => `| ${label} | ${value} |`),
        "",
        ...phaseTable(report),
        "<details><summary>Run it from a terminal</summary>",
        "",
        "```sh",
        rerun.replaceAll("```", ""),
        "```",
        "",
        "</details>",
        "",
    ].join("\n");
}
const stores = {
    github: "from GitHub's cache",
    remote: "from the target's store",
    local: "from the store on this machine",
};
/** More reasons than these would hide the rest of the summary. */
const mostReasons = 8;
/** Nothing, where nobody looked for an earlier result. */
function reuseRows({ source, missed = [] }) {
    if (source !== "joined" && source !== "none")
        return [["Reuse", stores[source]]];
    if (missed.length === 0)
        return [];
    const shown = missed.slice(0, mostReasons).map(markdown/* markdownText */.p);
    const others = missed.length - shown.length;
    return [["Reuse", [...shown, ...(others > 0 ? [`and ${others} more`] : [])].join("<br>")]];
}
function phaseTable({ phases }) {
    if (phases.length === 0)
        return [];
    const start = Math.min(...phases.map((phase) => phase.start));
    return [
        "| Phase | Time |",
        "|---|---:|",
        ...phases.map(({ name, ms }) => `| ${name} | ${(0,units/* formatDuration */.a)(ms)} |`),
        "",
        "```mermaid",
        "gantt",
        "    dateFormat x",
        "    axisFormat %M:%S",
        ...phases.map((phase) => `    ${phase.name} : ${phase.start - start}, ${phase.start - start + Math.max(phase.ms, 1)}`),
        "```",
        "",
    ];
}
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

// EXTERNAL MODULE: ./build/workspace/name.js
var workspace_name = __webpack_require__(99623);
// EXTERNAL MODULE: ./build/action/artifact-name.js
var artifact_name = __webpack_require__(37553);
// EXTERNAL MODULE: ./build/action/artifact.js + 1 modules
var action_artifact = __webpack_require__(83513);
// EXTERNAL MODULE: ./build/action/set-outputs.js
var set_outputs = __webpack_require__(25824);
;// CONCATENATED MODULE: ./build/action/deliver.js












/** Bytes. The runner drops a longer summary whole. */
const longestSummary = 900 * 1024;
/**
 * Brings the results to where people look for them: the artifact and the job summary. Neither makes a result worse.
 * @param rerun the command that runs the same job from a terminal
 */
async function deliver(outcome, settings, rerun, emit) {
    const progress = new lifecycle_progress/* Progress */.k(emit, outcome.report.name);
    const artifact = hasArtifact(outcome, settings)
        ? tellOfArtifact(await progress.phase("artifact", () => upload(outcome, settings)), emit)
        : undefined;
    const report = { ...outcome.report, phases: [...outcome.report.phases, ...progress.phases] };
    if (settings.mode !== "cancel")
        await rewriteReport(report, settings);
    if (settings.summary)
        await writeSummary(summaryOf(report, { artifact, rerun }));
}
/** Adds to the summary of the workflow job, if there is one. */
async function writeSummary(text) {
    if (!process.env["GITHUB_STEP_SUMMARY"] || Buffer.byteLength(text) > longestSummary)
        return;
    await core/* summary */.z.addRaw(text, true).write();
}
/** A job that did not start has nothing to show, and one that is only started or ended has nothing to show here. */
function hasArtifact({ report }, settings) {
    if (settings.mode === "cancel" || settings.mode === "submit")
        return false;
    return settings.artifact.enabled && report.jobId !== null;
}
async function rewriteReport(report, { resultsDirectory }) {
    const file = `${resultsDirectory}.json`;
    if ((0,external_node_fs_.existsSync)(file))
        await (0,promises_.writeFile)(file, (0,report_report/* printReport */.Y)(report));
}
async function upload({ report, entries }, { artifact, resultsDirectory }) {
    const results = entries
        .filter(({ type }) => type !== "directory")
        .map(({ path }) => ({ path, file: (0,external_node_path_.join)(resultsDirectory, path) }));
    return (0,action_artifact/* uploadResults */.g)({
        name: artifact.name ?? (0,artifact_name/* artifactName */.Cs)(report.name, report.target),
        nameIsExplicit: artifact.name !== undefined,
        signature: report.signature ?? "",
        files: [...ownFiles("ssh-job", resultsDirectory), ...results],
        retentionDays: artifact.retentionDays,
        compressionLevel: artifact.compressionLevel,
        temporaryDirectory: process.env["RUNNER_TEMP"] ?? (0,external_node_os_.tmpdir)(),
    });
}
/** The log and the report, beside the results. @param name what they are called in the artifact */
function ownFiles(name, resultsDirectory) {
    return ["log", "out", "err", "json"]
        .map((extension) => ({ path: `${name}.${extension}`, file: `${resultsDirectory}.${extension}` }))
        .filter(({ file }) => (0,external_node_fs_.existsSync)(file));
}
/** Sets the outputs of an artifact, and says what of it is not as one might expect. */
function tellOfArtifact(outcome, emit) {
    if (outcome.kind === "skipped") {
        emit({
            type: "warning",
            message: `No artifact was uploaded: ${outcome.reason} The files stay where they are.`,
        });
        return undefined;
    }
    if (outcome.kind === "failed") {
        emit({ type: "warning", message: `The artifact was not uploaded: ${outcome.message}` });
        return undefined;
    }
    const { id, url, digest, leftOut, renamed } = outcome;
    (0,set_outputs/* setOutputs */.n0)({ "artifact-id": id, "artifact-url": url, "artifact-digest": digest });
    if (leftOut.length > 0) {
        const files = (0,workspace_name/* someOf */.yU)(leftOut.map(({ path, reason }) => `${(0,workspace_name/* quoteName */.AB)(path)} (${reason})`));
        emit({ type: "warning", message: `Left out of the artifact: ${files}.` });
    }
    if (renamed.size > 0) {
        const files = (0,workspace_name/* someOf */.yU)(Array.from(renamed, ([path, place]) => `${(0,workspace_name/* quoteName */.AB)(path)} is ${place}`));
        emit({ type: "notice", message: `Renamed in the artifact: ${files}.` });
    }
    return outcome;
}


/***/ }),

/***/ 6517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);
/* harmony import */ var _config_command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52585);
/* harmony import */ var _config_parse_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63352);
/* harmony import */ var _edge_memory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2069);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19473);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94854);
/* harmony import */ var _console_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(49946);
/* harmony import */ var _deliver_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45352);
/* harmony import */ var _read_inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(74797);
/* harmony import */ var _read_task_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(56943);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(90862);
/* harmony import */ var _warn_of_lost_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(57660);












/** Milliseconds after which the job's end is no longer waited for; the runner gives all posts together five minutes. */
const patienceMs = 60_000;
/**
 * After the job: ends the run that `main` started or followed and did not see to its end, and brings back what there is
 * of it. Leaves it alone when others follow it. Touches nothing else, and does nothing the second time.
 */
async function post(stop) {
    const given = (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .readInputs */ .Ko)(process.env);
    const patience = AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]);
    const jobs = (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .leftJobs */ .kX)();
    if (jobs.size > 0) {
        const { finishJobs } = await Promise.all(/* import() */[__webpack_require__.e(69), __webpack_require__.e(228)]).then(__webpack_require__.bind(__webpack_require__, 63228));
        await finishJobs([...jobs], given, patience);
        return;
    }
    const run = (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .unsettledRun */ .y2)();
    if (run === undefined)
        return;
    const parsed = await parse(given, run);
    if (parsed === undefined)
        return;
    const { settings, secrets } = parsed;
    if (settings.onCancel === "detach") {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq("on-cancel is detach: the run, if it was started, goes on on the target.");
        return;
    }
    const console = new _console_js__WEBPACK_IMPORTED_MODULE_6__/* .Console */ .C({ ...settings, opening: "End the job" });
    (0,_edge_memory_js__WEBPACK_IMPORTED_MODULE_3__/* .freeBuffersSoon */ .f)();
    const outcome = await (0,_wiring_js__WEBPACK_IMPORTED_MODULE_5__.finishOverSsh)(settings, run, {
        // What the job wrote was shown by main; here it goes to the log file only.
        emit: (event) => event.type === "output" || console.emit(event),
        stop: {
            signal: patience,
            by: (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .requester */ .l2)(process.env),
            hasSuccessor: false,
            withinMs: 0,
        },
        secrets,
        record: () => undefined,
    });
    if (outcome.report.jobId !== null)
        await (0,_deliver_js__WEBPACK_IMPORTED_MODULE_7__.deliver)(outcome, settings, (0,_config_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .commandLine */ .a)(given), console.emit);
    console.emit({ type: "ended", result: outcome.result });
    if (outcome.settled)
        (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rememberSettled */ .fQ)();
    else
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e(`The target did not confirm that the run has ended. ${outcome.report.reason}`);
}
/** The inputs are those of main, but the world may not be: a key's file, say, may be gone. */
async function parse(given, run) {
    try {
        const task = await (0,_read_task_js__WEBPACK_IMPORTED_MODULE_9__/* .readTask */ .g)(given, (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .readSurroundings */ .St)(process.env), process.env, _config_parse_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFinishSettings */ .o);
        if (task.kind === "one")
            return task.parsed;
        (0,_warn_of_lost_js__WEBPACK_IMPORTED_MODULE_11__/* .warnOfLost */ .g)(run, "The job file has other jobs now.");
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidInputs */ .hS))
            throw error;
        (0,_warn_of_lost_js__WEBPACK_IMPORTED_MODULE_11__/* .warnOfLost */ .g)(run, error.message);
    }
    return undefined;
}


/***/ }),

/***/ 57660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ warnOfLost)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);
/* harmony import */ var _report_sanitise_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3649);


/** Says that a run cannot be ended any more. */
function warnOfLost(run, why) {
    const name = "id" in run ? run.id : `${run.signature.slice(0, 20)}, submission ${run.submission},`;
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e((0,_report_sanitise_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitiseText */ .S)(`The run ${name} may still be going on, and can no longer be reached:\n${why}`));
}


/***/ }),

/***/ 34902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ markdownCode),
/* harmony export */   p: () => (/* binding */ markdownText)
/* harmony export */ });
/** Plain words inside a table of GitHub-flavoured Markdown: no markup, no line breaks. */
function markdownText(value) {
    return value
        .replaceAll(/\p{C}+/gu, " ")
        .replaceAll(/[\\`*_{}[\]<>()#+!|~&$@:]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** As markdownText, and as code. */
function markdownCode(value) {
    return `<code>${markdownText(value)}</code>`;
}


/***/ }),

/***/ 77385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ resultIcons)
/* harmony export */ });
/** What stands for a result at a glance; `submitted` for a run that was only started. */
const resultIcons = {
    passed: "✅",
    failed: "❌",
    "timed-out": "⏱️",
    cancelled: "🚫",
    lost: "❓",
    infrastructure: "🔌",
    invalid: "✏️",
    submitted: "📤",
};


/***/ })

};
