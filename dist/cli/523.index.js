export const id = 523;
export const ids = [523];
export const modules = {

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

/***/ 43523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  report: () => (/* binding */ report)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/job/result.js
var result = __webpack_require__(73207);
;// CONCATENATED MODULE: ./build/report/markdown.js
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

;// CONCATENATED MODULE: ./build/report/result-icons.js
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

// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(15088);
;// CONCATENATED MODULE: ./build/report/overview.js



/** What became of several jobs: GitHub-flavoured Markdown. Everything that reports say is escaped. */
function overviewOf(jobs) {
    const others = jobs.filter(({ result }) => result !== "passed");
    return [
        `### ${others.length === 0 ? resultIcons.passed : resultIcons.failed} ${headline(jobs)}`,
        "",
        "| Job | Target | Result | Script | In all | Reuse | Sent | Fetched |",
        "|---|---|---|---:|---:|---|---:|---:|",
        ...jobs.map(row),
        "",
        ...others.flatMap(({ name, result, reason, report }) => [
            `- **${markdownText(name)}**: ${result ?? "no result"}. ${markdownText(reason)}`,
            ...(report?.error?.hint ? [`  ${markdownText(report.error.hint)}`] : []),
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
    const icon = resultIcons[job.result ?? "submitted"];
    const [name = "", target = "", result = "", ...cells] = cellsOf(job).map(markdownText);
    return `| ${[name, target, `${icon} ${result}`, ...cells].join(" | ")} |`;
}

// EXTERNAL MODULE: ./build/report/describe.js
var describe = __webpack_require__(73614);
;// CONCATENATED MODULE: ./build/report/page/html.js
const made = Symbol("made");
/** A piece of HTML. Only `markup` makes one, so that no text gets into a page unescaped. */
class Html {
    #text;
    constructor(text, key) {
        if (key !== made)
            throw new TypeError("made by markup only");
        this.#text = text;
    }
    toString() {
        return this.#text;
    }
}
/** A template: what is put in is text, unless it is HTML already. */
function markup(template, ...parts) {
    const text = template.map((piece, index) => {
        const part = parts[index];
        return part === undefined ? piece : piece + shown(part);
    });
    return new Html(text.join(""), made);
}
function shown(part) {
    if (typeof part === "number")
        return String(part);
    if (typeof part === "string")
        return html_escape(part);
    return part instanceof Html ? part.toString() : part.map(String).join("");
}
const entities = new Map([
    ["&", "&amp;"],
    ["<", "&lt;"],
    [">", "&gt;"],
    ['"', "&quot;"],
    ["'", "&#39;"],
    ["`", "&#96;"],
]);
/** What cannot be seen, or turns the direction of what follows, becomes a blank; line breaks stay. */
function html_escape(text) {
    return text
        .toWellFormed()
        .replaceAll(/(?!\n)\p{C}+/gu, " ")
        .replaceAll(/[&<>"'`]/g, (character) => entities.get(character) ?? "");
}

;// CONCATENATED MODULE: ./build/report/page/bars.js




/** Percent. What is shorter could not be seen. */
const narrowest = 0.4;
/**
 * The phases of a run as bars on a line, each where it was.
 * @param longestMs what the whole width stands for
 */
function bars(report, longestMs) {
    const { start } = spanOf(report);
    const percent = (ms) => Math.round((ms / Math.max(longestMs, 1)) * 10_000) / 100;
    const rectangles = report.phases.map(({ name, start: at, ms }) => {
        const x = Math.min(percent(at - start), 100 - narrowest);
        const width = Math.min(Math.max(percent(ms), narrowest), 100 - x);
        return markup `<rect x="${x}%" width="${width}%" height="100%" rx="2" fill="var(--${name})"><title>${title(name, ms)}</title></rect>`;
    });
    return markup `<svg class="bars" role="img" aria-label="${bars_describe(report)}">${rectangles}</svg>`;
}
/** Which colour is which phase, of those that are there. */
function legend(names) {
    const keys = names.map((name) => markup `<span class="key" style="background: var(--${name})"></span>${(0,describe/* phaseTitle */.e)(name)}`);
    return markup `<p>${keys}</p>`;
}
function bars_describe({ phases }) {
    return phases.map(({ name, ms }) => title(name, ms)).join(", ");
}
function title(name, ms) {
    return `${(0,describe/* phaseTitle */.e)(name)}: ${(0,units/* formatDuration */.a)(ms)}`;
}

;// CONCATENATED MODULE: ./build/report/page/style.js

/** Colours for either scheme; enough contrast for text (WCAG 2.2, 1.4.3). */
const style = markup `<style>
  :root {
    color-scheme: light dark;
    --line: #d0d7de;
    --soft: #57606a;
    --good: #1a7f37;
    --bad: #b3261e;
    --other: #8a5300;
    --sign: #8250df;
    --cache: #bf3989;
    --connect: #0969da;
    --lock: #9a6700;
    --upload: #1b7c83;
    --queue: #bc4c00;
    --run: #1a7f37;
    --fetch: #0550ae;
    --store: #6e7781;
    --artifact: #953800;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --line: #3d444d;
      --soft: #9198a1;
      --good: #3fb950;
      --bad: #ff7b72;
      --other: #e3b341;
      --sign: #bc8cff;
      --cache: #f778ba;
      --connect: #58a6ff;
      --lock: #d29922;
      --upload: #39c5cf;
      --queue: #f0883e;
      --run: #3fb950;
      --fetch: #79c0ff;
      --store: #8b949e;
      --artifact: #ffa657;
    }
  }
  body {
    font:
      15px/1.5 system-ui,
      sans-serif;
    margin: 2rem auto;
    max-width: 76rem;
    padding: 0 1rem;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  caption {
    text-align: left;
    color: var(--soft);
    padding-bottom: 0.5rem;
  }
  th,
  td {
    text-align: left;
    padding: 0.35rem 0.75rem 0.35rem 0;
    border-bottom: 1px solid var(--line);
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .number {
    text-align: right;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .passed {
    color: var(--good);
  }
  .bad {
    color: var(--bad);
  }
  .other {
    color: var(--other);
  }
  .scroll {
    overflow-x: auto;
  }
  .bars {
    width: 100%;
    min-width: 12rem;
    height: 1.1rem;
    display: block;
  }
  .key {
    display: inline-block;
    width: 0.8em;
    height: 0.8em;
    border-radius: 2px;
    margin: 0 0.3em 0 1em;
  }
  details {
    margin: 0.75rem 0;
  }
  summary {
    cursor: pointer;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.2rem 1rem;
  }
  dt {
    color: var(--soft);
  }
  dd {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
</style>`;

;// CONCATENATED MODULE: ./build/report/page/page.js






/**
 * One page about several jobs: a file of its own, which loads nothing and runs nothing. Everything that reports say is
 * escaped, and the page's own policy would stop a browser from acting on it.
 */
function pageOf(jobs) {
    const longest = jobs.reduce((most, { report }) => Math.max(most, report ? spanOf(report).ms : 0), 0);
    const names = new Set(jobs.flatMap(({ report }) => report?.phases.map(({ name }) => name) ?? []));
    const scale = longest > 0 ? ` The whole width is ${(0,units/* formatDuration */.a)(longest)}.` : "";
    const page = markup `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${headline(jobs)}</title>
${style}
</head>
<body>
<h1>${headline(jobs)}</h1>
<div class="scroll">
<table>
<caption>Each bar begins with its job.${scale}</caption>
<thead>
<tr>${headings.map((heading, index) => markup `<th scope="col"${numeric(index)}>${heading}</th>`)}</tr>
</thead>
<tbody>
${jobs.map((job) => page_row(job, longest))}</tbody>
</table>
</div>
${legend(order.filter((name) => names.has(name)))}
<h2>In detail</h2>
${jobs.map(details)}</body>
</html>
`;
    return page.toString();
}
const headings = ["Job", "Target", "Result", "Script", "In all", "Reuse", "Sent", "Fetched", "Phases"];
const order = [
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
];
function numeric(column) {
    return [3, 4, 6, 7].includes(column) ? markup ` class="number"` : markup ``;
}
function page_row(job, longest) {
    const cells = cellsOf(job).map((cell, column) => column === 2
        ? markup `<td class="${classOf(job.result)}">${cell}</td>`
        : markup `<td${numeric(column)}>${cell}</td>`);
    const phases = job.report === undefined ? "" : bars(job.report, longest);
    return markup `<tr>${cells}<td>${phases}</td></tr>
`;
}
function details(job) {
    const { name, target, result, reason, report } = job;
    const { error, cache } = report ?? {};
    const facts = [
        ["Why", reason],
        ["What failed", error && `${error.code}: ${error.message}`],
        ["What to do", error?.hint],
        ["Run", report?.jobId],
        ["Signature", report?.signature],
        ["Exit code", report?.exitCode?.toString()],
        ["Signal", report?.signal],
        ["Not reused", cache?.missed?.join("\n")],
        [
            "Phases",
            report?.phases.map(({ name: phase, ms }) => `${(0,describe/* phaseTitle */.e)(phase)}: ${(0,units/* formatDuration */.a)(ms)}`).join("\n"),
        ],
        ["Connections", report?.connections.toString()],
        ["Commands", report?.execs.toString()],
    ];
    const known = facts.flatMap(([label, value]) => value ? [markup `<dt>${label}</dt><dd>${value}</dd>`] : []);
    const where = target === "" ? "" : ` on ${target}`;
    return markup `<details${result === "passed" ? "" : " open"}>
<summary>${name}${where}: <span class="${classOf(result)}">${result ?? "no result"}</span></summary>
<dl>${known}</dl>
</details>
`;
}
function classOf(result) {
    if (result === "passed")
        return "passed";
    return result === "failed" || result === "timed-out" || result === "infrastructure" ? "bad" : "other";
}

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
        return read.success ? pipelineOf(read.data) : read_reports_describe("what run --json prints", read.error.issues[0]);
    }
    const read = reportSchema.safeParse(document);
    if (!read.success)
        return read_reports_describe("a report", read.error.issues[0]);
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
function read_reports_describe(what, issue) {
    const path = (issue?.path ?? []).map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
    const where = path.length === 0 ? "" : `: ${path.join("").replace(/^\./, "")} is missing or wrong`;
    return `It is not ${what}${where}.`;
}

// EXTERNAL MODULE: ./build/cli/failure.js
var failure = __webpack_require__(28919);
// EXTERNAL MODULE: ./build/cli/print.js
var print = __webpack_require__(18366);
// EXTERNAL MODULE: ./build/cli/say.js
var say = __webpack_require__(2486);
// EXTERNAL MODULE: ./build/cli/without-effect.js
var without_effect = __webpack_require__(81083);
;// CONCATENATED MODULE: ./build/cli/report.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});












/** A longer file is none that we have written. Bytes. */
const longest = 16 * 1024 * 1024;
/** `ssh-job report`: what became of the jobs that reports tell about. @returns the code of the first that did not pass */
const report = async (options) => {
    (0,without_effect/* sayWithoutEffect */.n)(options);
    const page = options.own.get("html");
    const read = await Promise.all(options.operands.map(readFile));
    const files = read.filter((found) => "jobs" in found);
    const jobs = files.flatMap((file) => file.jobs);
    const problems = [
        ...problemsOf(options),
        ...read.flatMap((found) => ("jobs" in found ? [] : [found])),
        ...(page !== undefined && options.operands.some((file) => (0,external_node_path_.resolve)(file) === (0,external_node_path_.resolve)(page))
            ? [itself(page)]
            : []),
    ];
    if (problems.length === 0 && page !== undefined)
        problems.push(...(await writePage(page, pageOf(jobs))));
    if (problems.length > 0)
        return refuse(problems, options);
    if (options.json)
        (0,print/* printJson */.Q)(jobs.flatMap((job) => job.report ?? []));
    else
        process.stdout.write(overviewOf(jobs));
    return exitCodeOf(files);
};
/** Nobody knows how a run has ended that was only started: it is not taken for one that passed. */
function exitCodeOf(files) {
    const first = files.find(({ result }) => result !== "passed");
    if (first === undefined)
        return 0;
    return (0,result/* cliExitCode */.C)({ kind: first.result ?? "lost", exitCode: first.exitCode ?? undefined });
}
async function readFile(path) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // To open a pipe is to wait for whoever writes to it.
            if (!(await (0,promises_.stat)(path)).isFile())
                return problem(path, "It is no file.", notReport);
            const file = __addDisposableResource(env_1, await (0,promises_.open)(path), true);
            if ((await file.stat()).size > longest)
                return problem(path, "It is longer than 16 MiB.", notReport);
            const told = readReports(await file.readFile("utf8"));
            return typeof told === "string" ? problem(path, told, notReport) : told;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        return problem(path, `It cannot be read: ${systemCode(error)}.`, notReport);
    }
}
const notReport = "Give the path of a report: it lies beside the results, as <results-directory>.json.";
async function writePage(path, text) {
    try {
        await (0,promises_.writeFile)(path, text);
        (0,say/* say */.c)(`Wrote ${(0,printable/* printable */.g)(path)}.`, "dim");
        return [];
    }
    catch (error) {
        const message = `${(0,printable/* printable */.g)(path)} cannot be written: ${systemCode(error)}.`;
        return [{ input: "--html", message, hint: "Name a file in a directory that you can write to." }];
    }
}
function problemsOf({ operands, given, problems }) {
    const missing = { input: "FILE", message: "It is missing.", hint: "Write: ssh-job report FILE..." };
    const message = "It does not apply to this command.";
    return [
        ...problems,
        ...[...given.keys()].map((name) => ({ input: `--${name}`, message, hint: "Leave it out." })),
        ...(operands.length === 0 ? [missing] : []),
    ];
}
function refuse(problems, { json }) {
    const invalid = new errors/* InvalidInputs */.hS(problems);
    if (json)
        (0,print/* printJson */.Q)({ error: { code: invalid.code, message: invalid.message, hint: null } });
    (0,failure/* sayProblems */.Yd)(invalid);
    return (0,result/* cliExitCode */.C)({ kind: "invalid", exitCode: undefined });
}
function itself(page) {
    const message = `${(0,printable/* printable */.g)(page)} is one of the reports, and would be lost.`;
    return { input: "--html", message, hint: "Name another file." };
}
function problem(path, message, hint) {
    return { input: (0,printable/* printable */.g)(path), message, hint };
}
/** @throws what no system call has said */
function systemCode(error) {
    if (error instanceof Error && "code" in error && "syscall" in error)
        return String(error.code);
    throw error;
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

/***/ 73614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ phaseTitle),
/* harmony export */   q: () => (/* binding */ describe)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15088);

const titles = {
    sign: "Hash the job",
    cache: "Look for a known result",
    connect: "Connect",
    lock: "Wait for the lock",
    upload: "Send the job",
    queue: "Wait in the queue",
    run: "Run",
    fetch: "Fetch the results",
    store: "Store the result",
    artifact: "Upload the artifact",
};
/** What a phase is called for people. */
function phaseTitle(phase) {
    return titles[phase];
}
/** The line that an event is worth on a console; what is shown in another way, or not at all, gives none. */
function describe(event) {
    switch (event.type) {
        case "phase-ended":
            return `${titles[event.phase]}: ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(event.ms)}`;
        case "notice":
            return event.message;
        case "submitted":
            return event.joined
                ? `The same job is running already: joined ${event.jobId} on ${event.target}, nothing was sent`
                : `Run ${event.jobId} on ${event.target}`;
        case "retrying":
            return `${event.reason} Trying again in ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(event.delayMs)}, ${event.retriesLeft} more after that.`;
        case "ended":
            return event.result === undefined
                ? "submitted: it goes on on the target."
                : `${event.result.kind}: ${event.result.reason}`;
        case "phase-started":
        case "warning":
        case "progress":
        case "output":
            return undefined;
    }
}


/***/ }),

/***/ 15088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
/** `1.5 MB`: three digits at most, powers of 1000. */
function formatBytes(bytes) {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0)} ${units[unit] ?? ""}`;
}
/** `850 ms`, `12.3 s`, `4 min 05 s`, `2 h 07 min`. */
function formatDuration(ms) {
    if (ms < 999.5)
        return `${ms.toFixed(0)} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${pad(seconds % 60)} s`;
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}
function pad(value) {
    return String(value).padStart(2, "0");
}


/***/ })

};
