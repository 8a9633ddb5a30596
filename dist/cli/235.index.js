export const id = 235;
export const ids = [235];
export const modules = {

/***/ 53091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ noSuchRun)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** The error of a command about a run that is not in the target's store. */
function noSuchRun(jobId, { label }) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR("target", `There is no run ${jobId} in the store of ${label}.`, {
        hint: `It may have been removed. See what is there: ssh-job list --host ${label}`,
    });
}


/***/ }),

/***/ 56235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   status: () => (/* binding */ status)
/* harmony export */ });
/* harmony import */ var _config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92096);
/* harmony import */ var _report_run_view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33902);
/* harmony import */ var _report_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71799);
/* harmony import */ var _no_such_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53091);
/* harmony import */ var _on_target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37240);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18366);






/** `ssh-job status`: where a run stands. */
const status = (0,_on_target_js__WEBPACK_IMPORTED_MODULE_4__/* .onTarget */ .H)(_config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRunSettings */ .A, async ({ settings, link, options }) => {
    const { jobId, target } = settings;
    const found = await link.use((remote) => remote.status(jobId));
    if (found.state === "absent")
        throw (0,_no_such_run_js__WEBPACK_IMPORTED_MODULE_3__/* .noSuchRun */ .G)(jobId, target);
    const view = (0,_report_run_view_js__WEBPACK_IMPORTED_MODULE_1__/* .viewRun */ .b)(found, target.label);
    if (options.json)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .printJson */ .Q)(view);
    else
        process.stdout.write((0,_report_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)(Object.entries(titles).flatMap(([key, title]) => row(view, key, title))));
    return 0;
});
const titles = {
    jobId: "Run",
    target: "Target",
    state: "State",
    result: "Result",
    exitCode: "Exit code",
    signal: "Signal",
    started: "Started",
    ended: "Ended",
};
function row(view, key, title) {
    const value = view[key];
    return value === undefined ? [] : [[title, String(value)]];
}


/***/ }),

/***/ 33902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ viewRun),
/* harmony export */   v: () => (/* binding */ viewEnd)
/* harmony export */ });
/* harmony import */ var _job_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73207);

/** @param target the `host` line */
function viewRun(status, target) {
    const { id, started, ended } = status;
    return {
        jobId: id,
        state: stateOf(status.state),
        ...("end" in status ? viewEnd(status.end) : {}),
        target,
        ...(started && { started: started.toISOString() }),
        ...(ended && { ended: ended.toISOString() }),
    };
}
/** A run that was sent and one that waits for its lock are the same to whoever waits for it. */
function stateOf(state) {
    if (state === "submitted")
        return "queued";
    return state === "shared" ? "running" : state;
}
/** What became of a run. */
function viewEnd(end) {
    const result = resultKindOf(end);
    if (end.type === "lost" || end.exitCode === undefined)
        return { result };
    const signal = (0,_job_result_js__WEBPACK_IMPORTED_MODULE_0__/* .signalOfExitCode */ .X)(end.exitCode);
    return { result, exitCode: end.exitCode, ...(signal !== undefined && { signal }) };
}
function resultKindOf(end) {
    if (end.type === "lost")
        return "lost";
    switch (end.kind) {
        case "exit":
            return end.exitCode === 0 ? "passed" : "failed";
        case "cancel":
            return "cancelled";
        case "timeout":
        case "idle":
            return "timed-out";
        case "queue":
            return "infrastructure";
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
