export const id = 542;
export const ids = [542];
export const modules = {

/***/ 89955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   YT: () => (/* binding */ failOf),
/* harmony export */   fJ: () => (/* binding */ fail)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _pipeline_pipeline_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78744);
/* harmony import */ var _report_sanitise_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3649);
/* harmony import */ var _set_outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25824);





/** The runner keeps ten annotations of a kind for a step; the last word has one of them. */
const mostErrors = 8;
/** Makes the step red, with the reason and the remedy, unless what was asked for was done. */
function fail({ succeeded, report }) {
    if (succeeded)
        return;
    const hint = report.error?.hint ? `\n${report.error.hint}` : "";
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1((0,_report_sanitise_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitiseText */ .S)(`${report.name} on ${report.target}: ${report.result ?? "submitted"}. ${report.reason}${hint}`));
}
/** Makes the step red because of jobs that did not pass: an annotation for each of the first, and one for all. */
function failOf({ jobs }) {
    const bad = jobs.filter((job) => job.kind === "ran" && job.result.kind !== "passed");
    const causes = bad.filter((job) => job.kind === "ran" && job.stoppedFor === undefined);
    if (bad.length === 0 && jobs.every(({ kind }) => kind === "ran"))
        return;
    for (const job of causes.slice(0, mostErrors))
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3((0,_report_sanitise_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitiseText */ .S)(describeEnd(job)));
    const names = causes.map(({ planned }) => planned.id).join(", ");
    const passed = jobs.filter((job) => job.kind === "ran" && job.result.kind === "passed").length;
    const why = names === "" ? "" : ` These did not: ${names}.`;
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1((0,_report_sanitise_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitiseText */ .S)(`${passed} of ${jobs.length} jobs passed.${why}`));
}
function describeEnd(job) {
    const { id, target } = job.planned;
    if (job.kind === "skipped")
        return `${id}: ${(0,_pipeline_pipeline_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSkip */ .Vf)(job.why)}`;
    const { result, report } = job;
    const hint = report?.error?.hint ? `\n${report.error.hint}` : "";
    return `${id} on ${report?.target ?? target}: ${result.kind}. ${result.reason}${hint}`;
}
/**
 * Makes the step red because of its inputs. Problems at places in a file are annotations there; all others are in one, and
 * so are those that are more than the runner keeps.
 */
function refuse({ problems, warnings }, given) {
    (0,_set_outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .setOutputs */ .n0)({ result: "invalid", target: given.get("host")?.trim() });
    const placed = new Set(problems.filter(({ place }) => place !== undefined).slice(0, mostErrors));
    for (const problem of placed)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3((0,_report_sanitise_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitiseText */ .S)((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describeProblem */ .BJ)(problem)), positionOf(problem));
    const others = problems.filter((problem) => !placed.has(problem));
    const lines = [...others.map(_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describeProblem */ .BJ), ...warnings];
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1((0,_report_sanitise_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitiseText */ .S)(["The inputs cannot work; nothing was dialled.", ...lines].join("\n")));
}
function positionOf({ place }) {
    return place === undefined
        ? {}
        : { file: place.file, startLine: place.line, startColumn: place.column, title: "ssh-job" };
}


/***/ }),

/***/ 71542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var _config_command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52585);
/* harmony import */ var _config_parse_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63352);
/* harmony import */ var _edge_memory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2069);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19473);
/* harmony import */ var _console_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49946);
/* harmony import */ var _fail_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89955);
/* harmony import */ var _read_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(74797);
/* harmony import */ var _read_task_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(56943);
/* harmony import */ var _set_outputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(25824);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(90862);











/** Milliseconds from the runner's first signal until the run itself must be over; the runner kills after 10 s. */
const withinMs = 6000;
/** What the group before the job's output is called. */
const openings = {
    run: "Send the job",
    submit: "Send the job",
    attach: "Find the run",
    cancel: "End the run",
};
/** The step itself. */
async function main(stop) {
    const given = (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .readInputs */ .Ko)(process.env);
    try {
        const task = await (0,_read_task_js__WEBPACK_IMPORTED_MODULE_8__/* .readTask */ .g)(given, (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .readSurroundings */ .St)(process.env), process.env, _config_parse_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSettings */ .P);
        if (task.kind === "one")
            await runOne(task.parsed, given, stop);
        else {
            const { runJobs } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(6), __webpack_require__.e(378), __webpack_require__.e(854), __webpack_require__.e(69), __webpack_require__.e(236)]).then(__webpack_require__.bind(__webpack_require__, 22236));
            await runJobs(task.file, given, stop);
        }
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidInputs */ .hS))
            throw error;
        (0,_fail_js__WEBPACK_IMPORTED_MODULE_6__/* .refuse */ .TR)(error, given);
    }
}
/** A step that is about one run, from the inputs or from a job file. */
async function runOne({ settings, secrets, warnings }, given, stop) {
    // Not before the inputs are known to be good: whoever mistyped one need not wait for this.
    const [{ runOverSsh, githubCacheOptions }, { deliver }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(6), __webpack_require__.e(378), __webpack_require__.e(854)]).then(__webpack_require__.bind(__webpack_require__, 94854)),
        __webpack_require__.e(/* import() */ 352).then(__webpack_require__.bind(__webpack_require__, 45352)),
    ]);
    const console = new _console_js__WEBPACK_IMPORTED_MODULE_5__/* .Console */ .C({ ...settings, opening: openings[settings.mode] });
    for (const message of warnings)
        console.emit({ type: "warning", message });
    (0,_edge_memory_js__WEBPACK_IMPORTED_MODULE_3__/* .freeBuffersSoon */ .f)();
    const outcome = await runOverSsh(settings, {
        emit: console.emit,
        stop: { signal: stop, by: (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .requester */ .l2)(process.env), hasSuccessor: true, withinMs },
        secrets,
        record: _state_js__WEBPACK_IMPORTED_MODULE_10__/* .rememberRun */ .j,
        caches: { github: githubCacheOptions(process.env), stats: (0,_read_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .statsDirectory */ .fG)(process.env) },
    });
    (0,_set_outputs_js__WEBPACK_IMPORTED_MODULE_9__/* .setRunOutputs */ .iB)(outcome, settings);
    // Looking again, post might find nobody, only because the others are just connecting anew.
    if (outcome.leftToOthers)
        (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rememberSettled */ .fQ)();
    // Cancelled, there is no time for an upload: what is left to do is left to post.
    const leaves = settings.mode === "cancel" || settings.onCancel === "detach";
    if (!stop.aborted || leaves) {
        const delivered = deliver(outcome, settings, (0,_config_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .commandLine */ .a)(given), console.emit);
        await Promise.race([delivered.then(_state_js__WEBPACK_IMPORTED_MODULE_10__/* .rememberSettled */ .fQ), aborted(stop)]);
    }
    console.emit({ type: "ended", result: outcome.result });
    (0,_fail_js__WEBPACK_IMPORTED_MODULE_6__/* .fail */ .fJ)(outcome);
}
/** Settles when the step is cancelled. */
async function aborted(stop) {
    if (!stop.aborted)
        await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(stop, "abort");
}


/***/ })

};
