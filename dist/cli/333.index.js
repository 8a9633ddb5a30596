export const id = 333;
export const ids = [333];
export const modules = {

/***/ 15333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   locks: () => (/* binding */ locks)
/* harmony export */ });
/* harmony import */ var _config_lock_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34942);
/* harmony import */ var _config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92096);
/* harmony import */ var _config_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42360);
/* harmony import */ var _report_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71799);
/* harmony import */ var _on_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37240);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(18366);
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2486);







/** `ssh-job locks`: who holds locks and who waits for them; with `--break`, takes one from whoever holds it. */
const locks = (options, stop) => {
    const lock = options.own.get("break");
    if (lock === undefined)
        return show(options, stop);
    const problems = (0,_config_lock_name_js__WEBPACK_IMPORTED_MODULE_5__/* .isLockName */ .H)(lock) ? [] : [misnamed(lock)];
    return breaking(lock)({ ...options, problems: [...options.problems, ...problems] }, stop);
};
const show = (0,_on_target_js__WEBPACK_IMPORTED_MODULE_3__/* .onTarget */ .H)(_config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTargetSettings */ .a, async ({ settings, link, options }) => {
    const claims = await link.use((remote) => remote.locks());
    if (options.json)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_6__/* .printJson */ .Q)(claims.map(view));
    else if (claims.length === 0)
        (0,_say_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .c)(`Nobody holds a lock on ${settings.target.label}.`);
    else
        process.stdout.write((0,_report_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([headings, ...claims.map(row)]));
    return 0;
});
function breaking(lock) {
    return (0,_on_target_js__WEBPACK_IMPORTED_MODULE_3__/* .onTarget */ .H)(_config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTargetSettings */ .a, async ({ settings, link, options }) => {
        const { label } = settings.target;
        const freed = await link.use((remote) => remote.breakLock(lock));
        if (options.json)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_6__/* .printJson */ .Q)(freed.map(view));
        else if (freed.length === 0)
            (0,_say_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .c)(`Nobody held the lock ${lock} on ${label}.`);
        for (const { id, live } of freed) {
            const goesOn = `It goes on beside whoever takes the lock next. To end it: ssh-job cancel ${id} --host ${label}`;
            (0,_say_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .c)(`Took the lock ${lock} from ${id}. ${live ? goesOn : "It was gone."}`);
        }
        return 0;
    });
}
function misnamed(lock) {
    return { input: "--break", message: `${(0,_config_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(lock)} is no name of a lock.`, hint: _config_lock_name_js__WEBPACK_IMPORTED_MODULE_5__/* .lockNameHint */ .o };
}
/** As programs get it: what is not known is absent. */
function view({ role, lock, place, id, since, live, who, label }) {
    return {
        lock,
        role,
        ...(role === "holder" ? { slot: place } : { position: place }),
        jobId: id,
        ...(since && { since: since.toISOString() }),
        live,
        ...(label !== undefined && { name: label }),
        ...(who !== undefined && { submittedBy: who }),
    };
}
const headings = ["LOCK", "STATE", "RUN", "SINCE", "NAME", "SUBMITTED BY"];
function row({ role, lock, place, id, since, live, who, label }) {
    const state = role === "holder" ? `holds slot ${place}` : `waits, position ${place}`;
    const when = since?.toISOString().replace(".000Z", "Z") ?? "-";
    return [lock, live ? state : `${state} (gone)`, id, when, label ?? "-", who ?? "-"];
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
