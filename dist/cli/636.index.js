export const id = 636;
export const ids = [636];
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

/***/ 12636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rm: () => (/* binding */ rm)
/* harmony export */ });
/* harmony import */ var _config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92096);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _no_such_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53091);
/* harmony import */ var _on_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37240);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18366);
/* harmony import */ var _say_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2486);






/** `ssh-job rm`: removes a run that has ended, with its log and its files. */
const rm = (0,_on_target_js__WEBPACK_IMPORTED_MODULE_3__/* .onTarget */ .H)(_config_parse_target_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRunSettings */ .A, async ({ settings, link, options }) => {
    const { jobId, target } = settings;
    let asked = 0;
    const removing = link.use((remote) => {
        asked += 1;
        return remote.remove(jobId);
    });
    const outcome = await removing.catch(async (error) => {
        const { state } = await link.use((remote) => remote.status(jobId));
        if (state === "finished" || state === "lost")
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .JobError */ .CR("target", `The run ${jobId} has not ended: it is ${state}.`, {
            hint: `End it first: ssh-job cancel ${jobId} --host ${target.label}`,
        });
    });
    // After a lost answer, it may be our own first request that has removed it.
    if (outcome === "absent" && asked === 1)
        throw (0,_no_such_run_js__WEBPACK_IMPORTED_MODULE_2__/* .noSuchRun */ .G)(jobId, target);
    if (options.json)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_5__/* .printJson */ .Q)({ jobId, target: target.label, removed: true });
    else
        (0,_say_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .c)(`Removed ${jobId} from ${target.label}.`);
    return 0;
});


/***/ })

};
