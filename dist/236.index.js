export const id = 236;
export const ids = [236];
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

/***/ 22236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runJobs: () => (/* binding */ runJobs)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./build/config/access.js
var access = __webpack_require__(65333);
// EXTERNAL MODULE: ./build/config/command-line.js
var command_line = __webpack_require__(52585);
// EXTERNAL MODULE: ./build/config/parse-settings.js
var parse_settings = __webpack_require__(63352);
// EXTERNAL MODULE: ./build/edge/memory.js
var memory = __webpack_require__(2069);
// EXTERNAL MODULE: ./build/pipeline/pipeline-view.js
var pipeline_view = __webpack_require__(35015);
// EXTERNAL MODULE: ./build/pipeline/run-pipeline.js + 7 modules
var run_pipeline = __webpack_require__(92318);
// EXTERNAL MODULE: ./build/wiring.js + 26 modules
var wiring = __webpack_require__(94854);
// EXTERNAL MODULE: ./build/action/deliver-jobs.js + 1 modules
var deliver_jobs = __webpack_require__(40865);
// EXTERNAL MODULE: ./build/action/fail.js
var fail = __webpack_require__(89955);
// EXTERNAL MODULE: ./build/action/job-file.js + 24 modules
var job_file = __webpack_require__(40069);
// EXTERNAL MODULE: ./build/action/jobs-console.js + 2 modules
var jobs_console = __webpack_require__(10941);
// EXTERNAL MODULE: ./build/action/state.js
var state = __webpack_require__(90862);
;// CONCATENATED MODULE: ./build/action/left-jobs.js

/** Keeps `post` informed of what it would have to end, should `main` be killed. */
class LeftJobs {
    #indexes;
    #runs = new Map();
    #stop;
    /** @param stop tells that the step is cancelled */
    constructor({ jobs }, stop) {
        this.#indexes = new Map(jobs.map(({ id }, index) => [id, index]));
        this.#stop = stop;
    }
    /** To be told before the run can have started. */
    record = (id, run) => {
        this.#runs.set(id, run);
        this.#remember(id, false);
    };
    heed(event) {
        if (event.type === "planned")
            (0,state/* rememberJobs */.w4)(event.jobs.length);
        else if (event.type === "started")
            this.#remember(event.job, false);
        else if (event.type === "ended" && event.outcome.kind === "ran") {
            const { settled, stoppedFor } = event.outcome;
            // A run that was lost sight of, and that nobody has asked to stop, goes on.
            this.#remember(event.job, settled || !(this.#stop.aborted || stoppedFor !== undefined));
        }
    }
    #remember(id, isSettled) {
        const index = this.#indexes.get(id);
        if (index !== undefined)
            (0,state/* rememberJob */.Lh)(index, { id, run: this.#runs.get(id), isSettled });
    }
}

// EXTERNAL MODULE: ./build/action/read-inputs.js + 1 modules
var read_inputs = __webpack_require__(74797);
// EXTERNAL MODULE: ./build/action/read-task.js + 1 modules
var read_task = __webpack_require__(56943);
// EXTERNAL MODULE: ./build/action/set-outputs.js
var set_outputs = __webpack_require__(25824);
;// CONCATENATED MODULE: ./build/action/run-jobs.js

















/** Milliseconds from the runner's first signal until all runs must be over; the runner kills after 10 s. */
const withinMs = 6000;
/**
 * A step that runs several jobs of a job file.
 * @throws {JobError} `invalid`, an `InvalidInputs` with the problems of all jobs, before anything is dialled
 */
async function runJobs(task, given, stop) {
    const { plan, named, root } = task;
    const surroundings = (0,read_inputs/* readSurroundings */.St)(process.env);
    const settings = new Map();
    const understand = (0,job_file.parserOf)(task, given, surroundings, (0,read_task/* masking */.L)(parse_settings/* parseSettings */.P));
    const parse = async (job, signatures) => {
        const parsed = await understand(job, signatures);
        if (parsed.settings.mode === "run")
            settings.set(job.id, parsed.settings);
        return parsed;
    };
    const console = new jobs_console/* JobsConsole */.C((id) => settings.get(id)?.allowWorkflowCommands === true);
    const left = new LeftJobs(plan, stop);
    const emit = (event) => {
        left.heed(event);
        console.emit(event);
    };
    (0,memory/* freeBuffersSoon */.f)();
    const outcome = await (0,wiring.runPipelineOverSsh)(plan, {
        parse,
        emit,
        stop: { signal: stop, by: (0,read_inputs/* requester */.l2)(process.env), hasSuccessor: true, withinMs },
        record: left.record,
        caches: { github: (0,wiring.githubCacheOptions)(process.env), stats: (0,read_inputs/* statsDirectory */.fG)(process.env) },
    }, { parallel: run_pipeline/* defaultParallel */.f, keepGoing: false });
    const reportFile = (0,deliver_jobs/* reportPlace */.YM)(root, settings);
    const [asked, ...others] = outcome.jobs.filter(({ planned }) => named.some(({ id }) => id === planned.id));
    const only = others.length === 0 ? asked : undefined;
    const reuse = only && settings.get(only.planned.id)?.reuse;
    (0,set_outputs/* setOutputsOfJobs */.ir)(outcome, only, { root, reportFile, mode: reuse && (0,access/* cacheMode */.M)(reuse) });
    // Cancelled, there is no time for an upload: what is left to do is left to post.
    const leaves = [...settings.values()].every(({ onCancel }) => onCancel === "detach");
    if (!stop.aborted || leaves) {
        const view = (0,pipeline_view/* viewOutcome */.Ub)(plan, outcome);
        const name = (0,deliver_jobs/* nameOf */.Vb)(given, surroundings.jobName);
        const delivered = (0,deliver_jobs/* deliverJobs */.QC)({ view, settings, reportFile, name, rerun: (0,command_line/* commandLine */.a)(given) }, console.tell);
        await Promise.race([delivered.then(state/* rememberSettled */.fQ), aborted(stop)]);
    }
    console.end(outcome);
    (0,fail/* failOf */.YT)(outcome);
}
/** Settles when the step is cancelled. */
async function aborted(stop) {
    if (!stop.aborted)
        await (0,external_node_events_.once)(stop, "abort");
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
