export const id = 645;
export const ids = [645];
export const modules = {

/***/ 81656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ givenBeside)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** They say what is planned. */
const seenTo = new Set(["job-file", "job", "results-directory"]);
/**
 * What is given beside a job file, as it wins over a job's inputs: its paths start where it is given. What is excluded is
 * excluded besides: the job's own list keeps results out of what is sent.
 * @param directory absolute; where paths start
 */
function givenBeside(inputs, options, directory) {
    const given = new Map();
    for (const [name, value] of options) {
        if (seenTo.has(name))
            continue;
        if (name === "exclude")
            given.set(name, [...linesOf(inputs.get(name)), ...linesOf(value)]);
        else if (typeof value !== "string")
            given.set(name, value);
        else
            given.set(name, isPath(name, value, directory) ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, value) : value);
    }
    // What is run is one of the two.
    if (given.has("run"))
        given.set("script", given.get("script") ?? "");
    else if (given.has("script"))
        given.set("run", "");
    return given;
}
function isPath(name, text, directory) {
    return (name === "directory" || (name === "key" && !text.includes("\n") && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, text))));
}
function linesOf(value) {
    if (value === undefined || value instanceof Map)
        return [];
    return typeof value === "string" ? value.split("\n") : value;
}


/***/ }),

/***/ 42037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parsePlannedJob)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);


/**
 * The settings of one job of a plan. Problems are told where the job file gives the input; those of inputs that are given
 * beside it as such.
 * @param signatures of the jobs that it needs, by their ids
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parsePlannedJob({ file }, job, signatures, { parse, surroundings, given }) {
    const inputs = new Map([...job.inputs(signatures), ...given]);
    try {
        return await parse(inputs, { ...surroundings, directory: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(file) });
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidInputs */ .hS))
            throw error;
        const problems = error.problems.map((one) => (given.has(one.input) ? one : placed(one, job)));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidInputs */ .hS(problems.toSorted(byPlace), error.warnings);
    }
}
function placed({ input, message, hint }, { positionOf }) {
    return { input, message: `${input}: ${message}`, hint, place: positionOf(input) };
}
function byPlace({ place: one }, { place: other }) {
    return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}


/***/ }),

/***/ 69848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ planJobs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/config/job-file/faults.js
var job_file_faults = __webpack_require__(6023);
// EXTERNAL MODULE: ./build/config/inputs/connection.js
var connection = __webpack_require__(61157);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
// EXTERNAL MODULE: ./build/config/given.js
var given = __webpack_require__(28614);
// EXTERNAL MODULE: ./build/pipeline/group-by.js
var group_by = __webpack_require__(81684);
// EXTERNAL MODULE: ./build/config/paths.js
var paths = __webpack_require__(97147);
;// CONCATENATED MODULE: ./build/pipeline/results-places.js


/** What stands beside a results directory, and belongs to it. */
const beside = [".log", ".json", ".out", ".err"];
/** Where the results of a job with these values of its matrix land: `<root>/a/x-y`. */
function resultsPlace(root, job, matrix) {
    const values = [...matrix.values()].map(fileName).join("-");
    return matrix.size === 0 ? (0,external_node_path_.join)(root, job) : (0,external_node_path_.join)(root, job, fit(values));
}
/** Another place that is written by whoever writes this one: itself, what belongs to it, or what it lies in. */
function overlap(place, others) {
    for (let path = place;; path = (0,external_node_path_.dirname)(path)) {
        if (others.has(path))
            return path;
        const owner = beside
            .map((end) => (path.endsWith(end) ? path.slice(0, -end.length) : ""))
            .find((one) => others.has(one));
        if (owner !== undefined)
            return owner;
        if (path === (0,external_node_path_.dirname)(path))
            return undefined;
    }
}
/** Lines that keep results from being sent with a job directory, as what is sent is to be the same the next time. */
function excludeResults(directory, root, places) {
    const lines = [...places].flatMap((place) => {
        if (isInside(directory, root) && (0,paths/* isWithin */.UO)(root, place)) {
            const line = lineOf(directory, root);
            // Of a step of a workflow, the report on all jobs stands beside it.
            return [`${line}/`, `${line}.json`];
        }
        if (!isInside(directory, place))
            return [];
        const line = lineOf(directory, place);
        return [`${line}/`, ...beside.map((end) => `${line}${end}`)];
    });
    return [...new Set(lines)];
}
function isInside(directory, path) {
    return (0,paths/* isWithin */.UO)(directory, path) && (0,external_node_path_.resolve)(directory) !== (0,external_node_path_.resolve)(path);
}
function lineOf(directory, path) {
    const steps = (0,external_node_path_.relative)(directory, path).split(external_node_path_.sep).join("/");
    return `/${steps.replaceAll(/[\\*?[\]!# ]/g, "\\$&")}`;
}
/** A value as a part of a file's name. */
function fileName(value) {
    return value.replaceAll(/[^\p{L}\p{N}._+=@-]+/gu, "-") || "-";
}
/** What is added to it makes a file name too, of 255 bytes at most. */
const longestName = 200;
function fit(name) {
    const characters = Array.from(name);
    while (Buffer.byteLength(characters.join("")) > longestName)
        characters.pop();
    return characters.join("").replace(/^\.+/, (dots) => "-".repeat(dots.length));
}

;// CONCATENATED MODULE: ./build/pipeline/check-plan.js






/** Finds jobs that would write over each other's results. */
function checkPlaces(jobs, faults) {
    const owners = new Map();
    for (const job of jobs) {
        const other = owners.get(job.results);
        if (other !== undefined)
            tell(other, job, faults);
        else
            owners.set(job.results, job);
    }
    for (const [results, job] of owners) {
        const others = new Set(owners.keys());
        others.delete(results);
        const place = overlap(results, others);
        const other = place === undefined ? undefined : owners.get(place);
        if (other !== undefined)
            tell(other, job, faults);
    }
}
function tell(one, other, faults) {
    // That there are two of them has been told.
    if (one.id === other.id)
        return;
    const own = other.inputs.get("results-directory");
    const at = (own ?? other.entry.matrix ?? other.entry).at;
    const hint = own === undefined
        ? "Rename a job, or a value of the matrix."
        : "Give each its own results-directory, with ${{ matrix.NAME }} in it where there is a matrix, or leave it out.";
    const message = `The results of ${(0,printable/* printable */.g)(other.id)} would be written over those of ${(0,printable/* printable */.g)(one.id)}.`;
    faults.add(at, message, hint);
}
/** Finds paths that are staged although no job that makes them keeps them, and paths that are staged twice. */
function checkStages(jobs, faults) {
    const byName = (0,group_by/* groupBy */.$)(jobs, ({ entry }) => entry.name);
    for (const { stage, id } of jobs) {
        const destinations = new Set();
        for (const { job, at, source, destination } of stage) {
            if (destinations.has(destination)) {
                faults.add(at, `${(0,printable/* printable */.g)(destination)} is staged twice in ${(0,printable/* printable */.g)(id)}.`, "Give each its own path.");
            }
            destinations.add(destination);
            const makers = byName.get(job) ?? [];
            if (makers.some((maker) => mayKeep(maker, source)))
                continue;
            const message = `${job} does not keep ${(0,printable/* printable */.g)(source)}: it is not among its outputs.`;
            faults.add(at, message, `Add it to the outputs of ${job}, or stage one of them.`);
        }
    }
}
/** Whether a path may be among a job's outputs, be a directory of them or lie in one. Only the run tells for certain. */
function mayKeep(maker, source) {
    const outputs = maker.fill(new Map()).get("outputs") ?? [];
    const globs = (0,given/* textsOf */.C)(outputs)
        .flatMap((text) => text.split("\n"))
        .map((glob) => external_node_path_.posix.normalize(glob.trim()))
        .filter((glob) => glob !== "." && !glob.startsWith("!"));
    return globs.some((glob) => {
        // Slashes in braces make parts that mean nothing.
        if (/\{[^}]*\//.test(glob))
            return true;
        const matches = (pattern, path) => picomatch(pattern, { dot: true })(path);
        return (prefixesOf(source).some((path) => matches(glob, path)) ||
            prefixesOf(glob).some((part) => matches(part, source)));
    });
}
/** A path or glob, and all that it lies in. */
function prefixesOf(path) {
    const steps = path.replace(/\/$/, "").split("/");
    return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}

// EXTERNAL MODULE: ./build/config/job-file/check-references.js + 1 modules
var check_references = __webpack_require__(1512);
// EXTERNAL MODULE: ./build/config/job-file/check-expressions.js
var check_expressions = __webpack_require__(7706);
// EXTERNAL MODULE: ./build/config/job-file/read-stage.js
var read_stage = __webpack_require__(58669);
// EXTERNAL MODULE: ./build/config/job-file/template.js
var job_file_template = __webpack_require__(57820);
;// CONCATENATED MODULE: ./build/pipeline/evaluate-job.js







/** Where results land unless anybody says otherwise, from the directory of the job file. */
const defaultResults = "ssh-job-results";
/** Looks up what the expressions of a job stand for. */
function evaluateJob(job, file, { environment, resultsDirectory }, faults) {
    const { entry, id, matrix } = job;
    const scope = ({ context, name }) => (context === "env" ? environment : matrix).get(name);
    const text = (template) => (0,job_file_template/* fillIn */.pz)(template, scope);
    const target = targetOf(job, file, text, faults);
    const inputs = new Map([...(target?.inputs ?? []), ...entry.inputs]);
    const templates = [...inputs.values()].flatMap(({ value }) => (0,check_expressions/* templatesIn */.b)(value));
    const staged = entry.stage.flatMap(({ source, destination }) => [source, destination]);
    for (const reference of [entry.target ?? [], ...templates, ...staged].flat().flatMap(job_file_template/* referencesIn */.ii)) {
        checkValue(reference, id, scope, faults);
    }
    const base = (0,external_node_path_.dirname)(file.path);
    const own = pathOf(inputs.get("results-directory"), text);
    const results = resultsDirectory === undefined && own !== undefined
        ? (0,external_node_path_.resolve)(base, own)
        : resultsPlace(resultsDirectory ?? (0,external_node_path_.resolve)(base, defaultResults), entry.name, matrix);
    return {
        ...job,
        target,
        inputs,
        directory: (0,external_node_path_.resolve)(base, pathOf(inputs.get("directory"), text) ?? "."),
        results,
        stage: entry.stage.map(({ job: from, source, destination, at }) => ({
            job: from,
            at,
            source: stagedPath(source, text, faults),
            destination: stagedPath(destination, text, faults),
        })),
        fill: (signatures) => {
            const full = (reference) => reference.context === "signature" ? signatures.get(reference.name) : scope(reference);
            return new Map([...inputs].map(([name, { value }]) => [name, fillValue(value, full)]));
        },
    };
}
function targetOf({ entry }, file, text, faults) {
    if (entry.target === undefined)
        return undefined;
    const name = text(entry.target);
    const target = file.targets.get(name);
    if (target === undefined)
        faults.add(entry.target.at, ...(0,check_references/* noTarget */.l)(name, file));
    return target;
}
function checkValue(reference, id, scope, faults) {
    const { context, name, at } = reference;
    if (context === "signature" || scope(reference) !== undefined)
        return;
    if (context === "env") {
        faults.add(at, `The variable ${name} is not set.`, "Set it in the environment that this is started from.");
    }
    else {
        faults.add(at, `matrix.${name} has no value in ${(0,printable/* printable */.g)(id)}.`, "Give it one there, by include.");
    }
}
function pathOf(input, text) {
    if (input === undefined || !("parts" in input.value))
        return undefined;
    return text(input.value).trim() || undefined;
}
function stagedPath(template, text, faults) {
    const path = text(template);
    if (!(0,read_stage/* isBelow */.Y)(path)) {
        faults.add(template.at, `${(0,printable/* printable */.g)(path)} is no path below the job directory.`, "Write a relative path.");
    }
    return external_node_path_.posix.normalize(path);
}
/** More than one entry of an environment holds: a text from a file may be of any size, which a list tells. */
const largeText = 100 * 1024;
function fillValue(value, scope) {
    if ("parts" in value) {
        const text = (0,job_file_template/* fillIn */.pz)(value, scope);
        return text.length * 3 > largeText ? [text] : text;
    }
    if (value instanceof Map) {
        const entries = [];
        for (const [name, template] of value)
            entries.push([name, (0,job_file_template/* fillIn */.pz)(template, scope)]);
        return new Map(entries);
    }
    return value.map((template) => (0,job_file_template/* fillIn */.pz)(template, scope));
}

;// CONCATENATED MODULE: ./build/pipeline/matrix.js
/**
 * The combinations of a matrix, in the order of the file, as GitHub makes them: every value of each axis with every other,
 * without those that are excluded; then each `include` adds its values to all of them that it contradicts in no value of
 * an axis, or is one more combination where there is none.
 */
function expandMatrix({ axes, include, exclude, }) {
    const product = axes.size === 0 ? [] : combine([...axes]);
    const kept = product.filter((one) => !exclude.some(({ values }) => agrees(one, values)));
    const completed = kept.map((one) => new Map(one));
    const added = [];
    for (const { values } of include) {
        const onAxes = new Map([...values].filter(([key]) => axes.has(key)));
        const fitting = completed.filter((one) => agrees(one, onAxes));
        if (fitting.length === 0)
            added.push(values);
        for (const one of fitting)
            for (const [key, value] of values)
                one.set(key, value);
    }
    return [...completed, ...added];
}
function combine([first, ...others]) {
    if (first === undefined)
        return [new Map()];
    const [key, values] = first;
    const rest = combine(others);
    return values.flatMap((value) => rest.map((one) => new Map([[key, value], ...one])));
}
function agrees(one, values) {
    return [...values].every(([key, value]) => one.get(key) === value);
}

;// CONCATENATED MODULE: ./build/pipeline/expand-jobs.js


/** All jobs of a file, each behind those that it needs, and else in its order. */
function expandJobs(file, faults) {
    return inOrder(file.jobs).flatMap((entry) => {
        const { matrix, name } = entry;
        if (matrix === undefined)
            return [{ id: name, entry, matrix: new Map() }];
        const combinations = expandMatrix(matrix);
        if (combinations.length === 0) {
            faults.add(matrix.at, "Of this matrix, nothing is left.", "Exclude less of it.");
        }
        const ids = new Set();
        return combinations.map((values) => {
            const id = `${name} (${[...values.values()].map(inOneLine).join(", ")})`;
            if (ids.has(id)) {
                faults.add(matrix.at, `This matrix makes ${(0,printable/* printable */.g)(id)} twice.`, "Leave one of them out.");
            }
            ids.add(id);
            return { id, entry, matrix: values };
        });
    });
}
/** The id stands in lines and tables. */
function inOneLine(value) {
    return value.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
}
/** Needs first. The file has no cycles. */
function inOrder(jobs) {
    const ordered = new Set();
    for (const start of jobs.values()) {
        const path = [start];
        for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
            const missing = here.needs.map(({ job }) => jobs.get(job)).find((need) => need && !ordered.has(need));
            if (missing !== undefined)
                path.push(missing);
            else {
                ordered.add(here);
                path.pop();
            }
        }
    }
    return [...ordered];
}

// EXTERNAL MODULE: ./build/config/job-file/suggest.js
var suggest = __webpack_require__(52290);
;// CONCATENATED MODULE: ./build/pipeline/select-jobs.js


/**
 * The named jobs and what they need, in the order that they are in; all for no name.
 * @param names of jobs, with all of their combinations, or of a single combination: `test (rpi4, smoke)`
 */
function selectJobs(all, names) {
    if (names.length === 0)
        return { jobs: all, problems: [] };
    const selected = new Set();
    const problems = [];
    for (const name of names) {
        const named = all.filter(({ id, entry }) => isNamed(name, id, entry.name));
        for (const one of named)
            selected.add(one);
        if (named.length === 0)
            problems.push(noJob(name, all));
    }
    const needed = new Set();
    // Behind what it needs stands each of them: from the end, all is known in one pass.
    const jobs = all.toReversed().filter((one) => {
        if (!selected.has(one) && !needed.has(one.entry.name))
            return false;
        for (const { job } of one.entry.needs)
            needed.add(job);
        return true;
    });
    return { jobs: jobs.toReversed(), problems };
}
/** Whether a name is that of a job, with all of its combinations, or of this one of them. */
function isNamed(name, id, job) {
    return job === name || spelled(id) === spelled(name);
}
function spelled(id) {
    return id.replaceAll(/\s+/g, "");
}
function noJob(name, all) {
    const base = name.replace(/\s*\(.*/s, "");
    const combinations = all.filter(({ entry }) => entry.name === base).map(({ id }) => id);
    const known = combinations.length > 0 ? combinations : new Set(all.map(({ entry }) => entry.name));
    const hint = (0,suggest.suggest)(name, known, "Name a job of the job file, such as with --dry-run.");
    return { input: "job", message: `The job file has no job ${(0,printable/* printable */.g)(name)}.`, hint };
}

;// CONCATENATED MODULE: ./build/pipeline/plan.js









/**
 * What is run, and in which order: the named jobs and those that they need, one for each combination of a matrix.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
function planJobs(file, options) {
    const faults = new job_file_faults/* Faults */.C(file.source);
    const all = expandJobs(file, faults);
    const { jobs, problems } = selectJobs(all, options.jobs);
    const evaluated = jobs.map((job) => evaluateJob(job, file, options, faults));
    checkPlaces(evaluated, faults);
    checkStages(evaluated, faults);
    const found = [...problems, ...faults.problems];
    if (found.length > 0)
        throw new errors/* InvalidInputs */.hS(found);
    const root = options.resultsDirectory ?? (0,external_node_path_.resolve)((0,external_node_path_.dirname)(file.path), defaultResults);
    // Of the others, too: what is sent must not depend on which jobs were asked for.
    const places = new Set(all.map((job) => evaluateJob(job, file, options, new job_file_faults/* Faults */.C(file.source)).results));
    const directories = new Set(evaluated.map(({ directory }) => directory));
    const excluded = new Map([...directories].map((one) => [one, excludeResults(one, root, places)]));
    return { file: file.path, jobs: evaluated.map((job) => planned(job, jobs, file, excluded)) };
}
const plan_connection = new Set(connection/* connectionInputs */.e.map(({ name }) => name));
function planned(job, jobs, file, excluded) {
    const { id, entry, matrix, target, inputs, directory } = job;
    const idsOf = (name) => jobs.filter((other) => other.entry.name === name).map((other) => other.id);
    return {
        id,
        job: entry.name,
        matrix,
        needs: entry.needs.flatMap((need) => idsOf(need.job)),
        target: target?.name ?? "",
        stage: job.stage.map(({ job: from, source, destination }) => ({
            from: idsOf(from),
            source,
            destination,
        })),
        inputs: (signatures) => complete(job, job.fill(signatures), excluded.get(directory) ?? []),
        positionOf: (input) => {
            const owner = plan_connection.has(input) ? target : undefined;
            return file.source.placeOf((inputs.get(input) ?? owner ?? entry).at);
        },
    };
}
/** The inputs with those that the plan gives. */
function complete(job, given, exclude) {
    const { id, directory, results } = job;
    return new Map([
        ["name", Array.from(id).slice(0, 100).join("")],
        ...given,
        ["directory", directory],
        ["results-directory", results],
        ["exclude", [...linesOf(given.get("exclude")), ...exclude]],
    ]);
}
function linesOf(given) {
    if (given === undefined || given instanceof Map)
        return [];
    return typeof given === "string" ? given.split("\n") : given;
}


/***/ })

};
