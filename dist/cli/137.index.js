export const id = 137;
export const ids = [137];
export const modules = {

/***/ 79137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  logs: () => (/* binding */ logs)
});

// EXTERNAL MODULE: ./build/config/parse-target-settings.js
var parse_target_settings = __webpack_require__(92096);
// EXTERNAL MODULE: ./build/report/run-view.js
var run_view = __webpack_require__(33902);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/report/log-lines.js
var log_lines = __webpack_require__(9031);
;// CONCATENATED MODULE: ./build/cli/log-printer.js


/**
 * Prints a run's log on stdout: into a file the bytes as they are; to everything else sanitised lines, because a terminal,
 * and the console of a workflow behind a pipe, act on what they are given.
 */
class LogPrinter {
    #isFile = (0,external_node_fs_.fstatSync)(process.stdout.fd).isFile();
    #received = { log: 0, out: 0, err: 0 };
    #splitters = {
        log: new log_lines/* LineSplitter */.g(),
        out: new log_lines/* LineSplitter */.g(),
        err: new log_lines/* LineSplitter */.g(),
    };
    /** What was printed of the streams that the run has. */
    get offsets() {
        const { log, out, err } = this.#received;
        return { first: log + out, second: err };
    }
    /** Prints what was not printed before. @returns false when nobody reads it any more */
    async print({ stream, offset, data }) {
        const fresh = data.subarray(Math.max(0, this.#received[stream] - offset));
        this.#received[stream] += fresh.length;
        return this.#write(this.#isFile ? fresh : inLines(this.#splitters[stream].push(fresh)));
    }
    /** Prints the last lines, if they have no end. */
    async end() {
        for (const splitter of Object.values(this.#splitters))
            await this.#write(inLines(splitter.end()));
    }
    #write(text) {
        return new Promise((resolve) => process.stdout.write(text, (error) => resolve(!error)));
    }
}
function inLines(lines) {
    return lines.map((line) => `${line}\n`).join("");
}

// EXTERNAL MODULE: ./build/cli/on-target.js
var on_target = __webpack_require__(37240);
// EXTERNAL MODULE: ./build/cli/say.js
var say = __webpack_require__(2486);
;// CONCATENATED MODULE: ./build/cli/logs.js





/** `ssh-job logs`: what a run has written so far; with `--follow`, until it ends. */
const logs = async (options, stop) => {
    const isFollowing = options.own.has("follow");
    const show = (0,on_target/* onTarget */.H)(parse_target_settings/* parseRunSettings */.A, async ({ settings: { jobId }, link }) => {
        const printer = new LogPrinter();
        await link.use(async (remote) => {
            const events = isFollowing ? remote.follow(jobId, printer.offsets) : remote.log(jobId);
            for await (const event of events) {
                link.progressed();
                if (event.type !== "output")
                    note(event);
                else if (!(await printer.print(event)))
                    return;
            }
        });
        await printer.end();
        return 0;
    });
    const problems = options.json ? [notInJson] : [];
    return show({ ...options, problems: [...options.problems, ...problems] }, stop);
};
const notInJson = {
    input: "--json",
    message: "A log is bytes, which no JSON document can hold.",
    hint: "Leave --json out, and write the log to a file: ssh-job logs … >FILE",
};
/** Says on stderr what is not in the log. */
function note(event) {
    switch (event.type) {
        case "gap":
            (0,say/* say */.c)("Warning: the disk of the target was full: lines are missing in the log.", "yellow");
            break;
        case "capped":
            (0,say/* say */.c)(`Warning: the job wrote more than is kept: the log ends after ${event.bytes} bytes.`, "yellow");
            break;
        case "ended":
        case "lost": {
            const { result, exitCode } = (0,run_view/* viewEnd */.v)(event);
            (0,say/* say */.c)(exitCode === undefined ? result : `${result}, exit code ${exitCode}`, "dim");
            break;
        }
        case "queued":
            (0,say/* say */.c)(`Waits for its lock at position ${event.position}; ${event.holder ?? "another run"} holds it.`, "dim");
            break;
        case "unheard":
            (0,say/* say */.c)(`Runs on ${event.host}, another host with the same store, which has not answered yet.`, "dim");
            break;
        case "stray":
            (0,say/* say */.c)(`Warning: process ${event.pid} (${event.name}) of the job could not be ended.`, "yellow");
            break;
        case "alive":
        case "started":
    }
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


/***/ })

};
