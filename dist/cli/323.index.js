export const id = 323;
export const ids = [323];
export const modules = {

/***/ 16323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GraphView: () => (/* binding */ GraphView)
});

// UNUSED EXPORTS: picture

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./node_modules/cli-truncate/index.js + 1 modules
var cli_truncate = __webpack_require__(89863);
// EXTERNAL MODULE: ./node_modules/log-update/index.js + 11 modules
var log_update = __webpack_require__(91576);
// EXTERNAL MODULE: ./build/pipeline/pipeline-outcome.js
var pipeline_outcome = __webpack_require__(78744);
// EXTERNAL MODULE: ./build/report/describe.js
var describe = __webpack_require__(73614);
// EXTERNAL MODULE: ./build/report/log-lines.js
var log_lines = __webpack_require__(9031);
// EXTERNAL MODULE: ./build/report/sanitise.js
var sanitise = __webpack_require__(3649);
// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(15088);
;// CONCATENATED MODULE: ./build/cli/graph-rows.js






/** What is to be shown of several jobs, as it is told. */
class GraphRows {
    #jobs = new Map();
    /** @param now milliseconds of any steady clock, as in {@link rows} */
    take(event, now) {
        if (event.type === "planned") {
            for (const id of event.jobs)
                this.#jobs.set(id, new JobState(id));
            return;
        }
        const job = this.#jobs.get(event.job);
        if (event.type === "started")
            job?.start(now);
        else if (event.type === "told")
            job?.tell(event.event);
        else
            job?.end(event.outcome, now);
    }
    /** All jobs in the order of the file; if there is less room, those that run first, then those that ended badly. */
    rows(now, most) {
        const all = [...this.#jobs.values()].map((job) => job.row(now));
        if (all.length <= most)
            return all;
        const byWeight = all.toSorted((a, b) => weights[a.mark] - weights[b.mark]).slice(0, most);
        return all.filter((row) => byWeight.includes(row));
    }
    /** The end of a job's log: a few lines, and in the place of those before how many there are. */
    endOfLog(id) {
        return this.#jobs.get(id)?.endOfLog() ?? [];
    }
    /** How many jobs there are of each mark. */
    counts() {
        const counts = {};
        for (const { mark } of this.#jobs.values())
            counts[mark] = (counts[mark] ?? 0) + 1;
        return counts;
    }
}
/** How many lines of a log are shown. */
const fewLines = 10;
const weights = { running: 0, failed: 1, waiting: 2, skipped: 3, passed: 4 };
class JobState {
    #id;
    #splitter = new log_lines/* LineSplitter */.g();
    mark = "waiting";
    #phase = "";
    #text = "";
    #last = [];
    #lines = 0;
    #began;
    #ended;
    constructor(id) {
        this.#id = plain(id);
    }
    start(now) {
        this.mark = "running";
        this.#began = now;
    }
    tell(event) {
        if (event.type === "phase-started")
            this.#phase = (0,describe/* phaseTitle */.e)(event.phase);
        if (event.type === "retrying")
            this.#text = plain(event.reason);
        if (event.type === "output") {
            const lines = this.#splitter.push(event.data);
            const last = lines.findLast((line) => plain(line).trim() !== "");
            if (last !== undefined)
                this.#text = plain(last);
            this.#keep(lines);
        }
    }
    endOfLog() {
        this.#keep(this.#splitter.end());
        const before = this.#lines - this.#last.length;
        const shown = this.#last.map(plain);
        return before === 0 ? shown : [`… ${before} ${before === 1 ? "line" : "lines"} before`, ...shown];
    }
    #keep(lines) {
        this.#lines += lines.length;
        this.#last = [...this.#last, ...lines].slice(-fewLines);
    }
    end(outcome, now) {
        this.#ended = now;
        if (outcome.kind === "skipped") {
            this.mark = "skipped";
            this.#phase = "skipped";
            this.#text = plain((0,pipeline_outcome/* describeSkip */.Vf)(outcome.why));
            return;
        }
        const { kind, reason } = outcome.result;
        this.mark = kind === "passed" ? "passed" : "failed";
        this.#phase = kind;
        this.#text = plain(reason);
    }
    row(now) {
        const ms = this.#began === undefined ? undefined : (this.#ended ?? now) - this.#began;
        return {
            mark: this.mark,
            id: this.#id,
            phase: this.#phase,
            time: ms === undefined ? undefined : (0,units/* formatDuration */.a)(ms),
            text: this.#text,
        };
    }
}
/** Colours of a line that is cut would not end. */
function plain(text) {
    return (0,external_node_util_.stripVTControlCharacters)((0,sanitise/* sanitiseText */.S)(text)).replaceAll(/[\n\t]/g, " ");
}

// EXTERNAL MODULE: ./build/pipeline/describe-outcome.js
var describe_outcome = __webpack_require__(40115);
// EXTERNAL MODULE: ./build/cli/say.js
var say = __webpack_require__(2486);
;// CONCATENATED MODULE: ./build/cli/graph-view.js






/** Milliseconds between two pictures. */
const frameMs = 100;
/** Ends whose reason the log may tell. */
const ownFaults = new Set(["failed", "timed-out"]);
const marks = {
    waiting: ["·", "dim"],
    running: ["▶", "cyan"],
    passed: ["✓", "green"],
    failed: ["✗", "red"],
    skipped: ["-", "yellow"],
};
/** A picture of several jobs on a terminal, a line each, which is drawn again while they run. */
class GraphView {
    #rows = new GraphRows();
    #terminal;
    #update;
    #timer;
    #isOpen = true;
    /** @param stop what else is said when it is aborted stays above the picture */
    constructor(terminal, stop) {
        this.#terminal = terminal;
        this.#update = (0,log_update/* createLogUpdate */.SY)(terminal);
        this.#timer = setInterval(() => this.#draw(), frameMs);
        stop.addEventListener("abort", () => this.#update.done(), { once: true });
    }
    emit(event) {
        this.#rows.take(event, performance.now());
        if (event.type !== "told" || event.event.type !== "warning" || !this.#isOpen)
            return;
        this.#update.clear();
        (0,say/* say */.c)(`${event.job}: Warning: ${event.event.message}`, "yellow");
        this.#draw();
    }
    end(outcome) {
        this.#update.clear();
        this.close();
        for (const line of outcome.jobs.flatMap((job) => this.#whyFailed(job)))
            (0,say/* say */.c)(line);
        (0,say/* say */.c)((0,describe_outcome/* describeOutcome */.S)(outcome).trimEnd());
    }
    /** What the picture has not shown: the end of a log, and an empty line. */
    #whyFailed(job) {
        if (job.kind === "skipped" || !ownFaults.has(job.result.kind))
            return [];
        const { id } = job.planned;
        const lines = this.#rows.endOfLog(id).map((line) => `${id} | ${line}`);
        return lines.length === 0 ? [] : [...lines, ""];
    }
    close() {
        if (!this.#isOpen)
            return;
        this.#isOpen = false;
        clearInterval(this.#timer);
        this.#update.done();
    }
    #draw() {
        const { columns, rows } = this.#terminal;
        const paint = (style, text) => (0,external_node_util_.styleText)(style, text, { stream: this.#terminal });
        this.#update(picture(this.#rows, performance.now(), { columns, rows, paint }));
    }
}
/** The lines of a picture: none is wider than the terminal, and there are fewer than it has. */
function picture(graph, now, canvas) {
    const { columns, rows } = canvas;
    const shown = graph.rows(now, Math.max(1, rows - 2));
    const width = Math.min(Math.max(0, ...shown.map(({ id }) => id.length)), Math.floor(columns / 3));
    const lines = shown.map((row) => line(row, width, canvas));
    const counts = Object.entries(graph.counts()).map(([mark, count]) => `${count} ${mark}`);
    return [...lines, (0,cli_truncate/* default */.A)(counts.join(", "), columns - 1)].join("\n");
}
function line({ mark, id, phase, time, text }, idWidth, { columns, paint }) {
    const [sign, style] = marks[mark];
    const name = (0,cli_truncate/* default */.A)(id, idWidth).padEnd(idWidth);
    const state = [phase, time].filter(Boolean).join(" ");
    const plain = [` ${name}`, state, text].filter((part) => part !== "").join("  ");
    return paint(style, sign) + (0,cli_truncate/* default */.A)(plain, Math.max(0, columns - 2));
}


/***/ })

};
