export const id = 593;
export const ids = [593];
export const modules = {

/***/ 11593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   list: () => (/* binding */ list)
/* harmony export */ });
/* harmony import */ var _config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92096);
/* harmony import */ var _report_run_view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33902);
/* harmony import */ var _report_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71799);
/* harmony import */ var _report_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(15088);
/* harmony import */ var _on_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37240);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18366);
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2486);







/** `ssh-job list`: all runs of the store, the latest last. */
const list = (0,_on_target_js__WEBPACK_IMPORTED_MODULE_3__/* .onTarget */ .H)(_config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTargetSettings */ .a, async ({ settings, link, options }) => {
    const { label } = settings.target;
    const stored = await link.use((remote) => remote.runs());
    const runs = stored.map((run) => listed(run, label)).sort((one, other) => timeOf(one) - timeOf(other));
    if (options.json)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .printJson */ .Q)(runs);
    else if (runs.length === 0)
        (0,_say_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .c)(`There are no runs in the store of ${label}.`);
    else
        process.stdout.write((0,_report_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([headings, ...runs.map(row)]));
    return 0;
});
function listed({ status, kib, who, label }, target) {
    return {
        ...(0,_report_run_view_js__WEBPACK_IMPORTED_MODULE_1__/* .viewRun */ .b)(status, target),
        ...("end" in status && status.end.type === "ended" && { duration: status.end.durationMs }),
        ...(label !== undefined && { name: label }),
        ...(who !== undefined && { submittedBy: who }),
        ...(kib !== undefined && { bytes: kib * 1024 }),
    };
}
/** Those that have not begun come last. */
function timeOf({ started, ended }) {
    return Date.parse(started ?? ended ?? "9999-12-31");
}
const headings = ["RUN", "STATE", "RESULT", "STARTED", "TOOK", "SIZE", "NAME", "SUBMITTED BY"];
function row({ jobId, state, result, started, duration, bytes, name, submittedBy }) {
    const took = duration === undefined ? undefined : (0,_report_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a)(duration);
    const size = bytes === undefined ? undefined : (0,_report_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z)(bytes);
    return [jobId, state, result, started?.replace(".000Z", "Z"), took, size, name, submittedBy].map((cell) => cell ?? "-");
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
