export const id = 862;
export const ids = [862];
export const modules = {

/***/ 7706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ checkExpressions),
/* harmony export */   b: () => (/* binding */ templatesIn)
/* harmony export */ });
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42360);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52290);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57820);



/** What the plan needs to know before any job has a signature. */
const known = new Set(["directory", "results-directory", "name"]);
/** Finds expressions that can have no value, wherever they stand. */
function checkExpressions({ targets, jobs }, faults) {
    for (const { inputs } of targets.values()) {
        for (const reference of [...inputs.values()].flatMap(({ value }) => referencesOf(value))) {
            if (reference.context === "env")
                continue;
            const message = `${(0,_template_js__WEBPACK_IMPORTED_MODULE_2__/* .showReference */ .nj)(reference)} is not known in a target.`;
            faults.add(reference.at, message, "Write env.NAME, or give the input in the job.");
        }
    }
    for (const job of jobs.values()) {
        const { target, stage, inputs } = job;
        const early = [target ?? [], ...stage.flatMap(({ source, destination }) => [source, destination])];
        for (const reference of early.flatMap(referencesOf))
            check(reference, job, jobs, false, faults);
        for (const [name, { value }] of inputs) {
            for (const reference of referencesOf(value))
                check(reference, job, jobs, !known.has(name), faults);
        }
    }
}
/** The templates that a value is made of. */
function templatesIn(value) {
    if ("parts" in value)
        return [value];
    return isMap(value) ? [...value.values()] : value;
}
function isMap(value) {
    return value instanceof Map;
}
function referencesOf(value) {
    return templatesIn(value).flatMap(_template_js__WEBPACK_IMPORTED_MODULE_2__/* .referencesIn */ .ii);
}
function check(reference, job, jobs, maySign, faults) {
    const { context, at } = reference;
    if (context === "matrix")
        checkMatrix(reference, job.matrix, faults);
    if (context !== "signature")
        return;
    const fault = maySign
        ? signatureFault(reference.name, job, jobs)
        : ["It is known only once the plan is made.", "Write matrix.NAME or env.NAME here."];
    if (fault !== undefined)
        faults.add(at, `${(0,_template_js__WEBPACK_IMPORTED_MODULE_2__/* .showReference */ .nj)(reference)}: ${fault[0]}`, fault[1]);
}
function checkMatrix({ name, at }, matrix, faults) {
    if (matrix === undefined) {
        faults.add(at, `matrix.${name} has no value: the job has no matrix.`, "Give the job a matrix.");
        return;
    }
    const keys = new Set([
        ...matrix.axes.keys(),
        ...matrix.include.flatMap(({ values }) => [...values.keys()]),
    ]);
    if (keys.has(name))
        return;
    const hint = (0,_suggest_js__WEBPACK_IMPORTED_MODULE_1__.suggest)(name, keys, "Write a name of the matrix.");
    faults.add(at, `The matrix has no ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(name)}.`, hint);
}
function signatureFault(name, job, jobs) {
    const other = jobs.get(name);
    if (other === undefined) {
        return [`There is no job ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(name)}.`, (0,_suggest_js__WEBPACK_IMPORTED_MODULE_1__.suggest)(name, jobs.keys(), "Write the name of a job.")];
    }
    if (!job.needs.some((need) => need.job === name)) {
        return [`${job.name} does not need ${name}.`, `Add ${name} to its needs.`];
    }
    if (other.matrix === undefined)
        return undefined;
    return [`${name} has a matrix, and so many signatures.`, "Write the signature of a job without a matrix."];
}


/***/ }),

/***/ 1512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ checkReferences),
  l: () => (/* binding */ noTarget)
});

// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
// EXTERNAL MODULE: ./build/config/job-file/check-expressions.js
var check_expressions = __webpack_require__(7706);
;// CONCATENATED MODULE: ./build/config/job-file/cycles.js
/** The circles that a walk along the needs runs into, each once. Needs of jobs that are not there lead nowhere. */
function findCycles(jobs) {
    const cycles = [];
    const done = new Set();
    for (const start of jobs.keys()) {
        // A stack of our own: a chain of needs may be longer than the language's.
        const path = done.has(start) ? [] : [{ name: start, next: 0 }];
        const onPath = new Set(path.map(({ name }) => name));
        for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
            const need = jobs.get(here.name)?.needs[here.next];
            here.next += 1;
            if (need === undefined) {
                path.pop();
                onPath.delete(here.name);
                done.add(here.name);
            }
            else if (onPath.has(need.job)) {
                const names = path.map(({ name }) => name);
                cycles.push({ at: need.at, jobs: [...names.slice(names.indexOf(need.job)), need.job] });
            }
            else if (jobs.has(need.job) && !done.has(need.job)) {
                path.push({ name: need.job, next: 0 });
                onPath.add(need.job);
            }
        }
    }
    return cycles;
}

// EXTERNAL MODULE: ./build/config/job-file/read-stage.js
var read_stage = __webpack_require__(58669);
// EXTERNAL MODULE: ./build/config/job-file/suggest.js
var suggest = __webpack_require__(52290);
// EXTERNAL MODULE: ./build/config/job-file/template.js
var template = __webpack_require__(57820);
;// CONCATENATED MODULE: ./build/config/job-file/check-references.js






/** Finds what names something that is not there: jobs, targets, values of a matrix. And jobs that need themselves. */
function checkReferences(file, faults) {
    for (const job of file.jobs.values()) {
        checkNeeds(job, file, faults);
        checkTarget(job, file, faults);
        checkStage(job, file, faults);
    }
    (0,check_expressions/* checkExpressions */.M)(file, faults);
    for (const { at, jobs } of findCycles(file.jobs)) {
        faults.add(at, `These jobs need each other: ${jobs.join(" -> ")}.`, "Leave one of these needs out.");
    }
}
/** What is said of a target that is not there. */
function noTarget(name, { targets }) {
    const hint = (0,suggest.suggest)(name, targets.keys(), "Write it below targets, with its host.");
    return [`There is no target ${(0,printable/* printable */.g)(name)}.`, hint];
}
function checkNeeds({ needs }, { jobs }, faults) {
    for (const { job, at } of needs) {
        if (!jobs.has(job))
            faults.add(at, ...noJob(job, jobs));
    }
}
function noJob(name, jobs) {
    return [`There is no job ${(0,printable/* printable */.g)(name)}.`, (0,suggest.suggest)(name, jobs.keys(), "Write the name of a job.")];
}
function checkTarget({ target }, file, faults) {
    if (target === undefined || (0,template/* referencesIn */.ii)(target).length > 0)
        return;
    const name = textOf(target);
    if (!file.targets.has(name))
        faults.add(target.at, ...noTarget(name, file));
}
function checkStage({ name, stage, needs }, { jobs }, faults) {
    const destinations = new Set();
    for (const { job, at, source, destination } of stage) {
        if (!jobs.has(job))
            faults.add(at, ...noJob(job, jobs));
        else if (!needs.some((need) => need.job === job)) {
            faults.add(at, `${name} does not need ${job}, and may run before it.`, `Add ${job} to its needs.`);
        }
        for (const path of new Set([source, destination])) {
            if ((0,template/* referencesIn */.ii)(path).length > 0 || (0,read_stage/* isBelow */.Y)(textOf(path)))
                continue;
            faults.add(path.at, `${(0,printable/* printable */.g)(textOf(path))} is no path below the job directory.`, "Write a relative path.");
        }
        const place = textOf(destination);
        if ((0,template/* referencesIn */.ii)(destination).length > 0)
            continue;
        if (destinations.has(place)) {
            faults.add(destination.at, `${(0,printable/* printable */.g)(place)} is staged twice.`, "Give each its own path.");
        }
        destinations.add(place);
    }
}
function textOf({ parts }) {
    return parts.filter((part) => typeof part === "string").join("");
}


/***/ }),

/***/ 6023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ Faults)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** More of them help nobody. */
const mostTold = 50;
/** Gathers what is wrong with a job file, so that all of it is told at once. */
class Faults {
    source;
    #faults = new Map();
    constructor(source) {
        this.source = source;
    }
    /** Both texts are sentences that are safe to print. What many aliases lead to is told once. */
    add(at, message, hint) {
        this.#faults.set(`${at} ${message}`, { at, message, hint });
    }
    /** In the order of the file, and not more than can be read. */
    get problems() {
        const faults = [...this.#faults.values()].sort((one, other) => one.at - other.at);
        return atMost(faults, ({ at, message, hint }) => this.source.problem(at, message, hint));
    }
    /** @throws {JobError} `invalid`, an `InvalidInputs` with all problems */
    throwIfAny() {
        if (this.#faults.size > 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .hS(this.problems);
    }
}
/** The first faults as problems, and how many more there are. */
function atMost(faults, tell) {
    const told = faults.slice(0, mostTold).map(tell);
    const more = faults.length - told.length;
    if (more === 0)
        return told;
    const message = `It has ${more} more ${more === 1 ? "problem" : "problems"}.`;
    return [...told, { input: "job-file", message, hint: "Put these right first." }];
}


/***/ }),

/***/ 48862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ defaultJobFile),
  i: () => (/* binding */ readJobFile)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
// EXTERNAL MODULE: ./build/config/job-file/check-references.js + 1 modules
var check_references = __webpack_require__(1512);
// EXTERNAL MODULE: ./build/config/job-file/faults.js
var job_file_faults = __webpack_require__(6023);
// EXTERNAL MODULE: ./build/config/job-file/read-names.js
var read_names = __webpack_require__(6435);
// EXTERNAL MODULE: ./build/config/inputs/connection.js
var connection = __webpack_require__(61157);
// EXTERNAL MODULE: ./build/config/inputs/lock.js
var lock = __webpack_require__(26738);
// EXTERNAL MODULE: ./build/config/inputs.js + 2 modules
var inputs = __webpack_require__(48606);
// EXTERNAL MODULE: ./build/config/kinds.js + 1 modules
var kinds = __webpack_require__(20981);
// EXTERNAL MODULE: ./build/config/job-file/suggest.js
var suggest = __webpack_require__(52290);
;// CONCATENATED MODULE: ./build/config/job-file/keys.js





/** What says which job or run is meant, which a job file does by itself. */
const elsewhere = new Set(["mode", "job-id", "job-file", "job"]);
const inputNames = [...inputs/* inputs */.QL.map(({ name }) => name), ...inputs/* plannedInputs */.E3];
/** Keys of a job that say how it hangs together with others: stage has a form of its own here. */
const graphKeys = ["target", "needs", "matrix", "stage"];
/** Keys of a job that are inputs. */
const jobInputKeys = new Set(inputNames.filter((name) => !elsewhere.has(name) && !graphKeys.some((key) => key === name)));
/** Keys of a target that are inputs: how it is reached, and what is so of all that runs there. */
const targetInputKeys = new Set([
    ...[...connection/* connectionInputs */.e, ...lock/* lockInputs */.N].map(({ name }) => name),
    ...["target-class", "cache-scope", "cache-probe", "shell", "launcher", "slurm-options"],
    ...["container-engine", "container-options", "python", "health-command", "recover-command"],
]);
/** What a target calls its `target-class`. */
const classKey = "class";
/** Inputs that a job file has no use for. */
const keysElsewhere = elsewhere;
/** Keys whose values no message may show. */
const secretKeys = new Set(inputs/* inputs */.QL.filter(({ kind }) => (0,kinds/* isSecret */.$f)(kind)).map(({ name }) => name));
/** Whether a key is one of a secret, or may be meant to be one. */
function isSecretKey(key) {
    if (secretKeys.has(key))
        return true;
    if (jobInputKeys.has(key) || graphKeys.some((known) => known === key))
        return false;
    return /pass|secret|token|key/i.test(key) || (0,suggest/* closest */.k)(key, secretKeys) !== undefined;
}

// EXTERNAL MODULE: ./build/config/job-file/read-input.js
var read_input = __webpack_require__(23407);
;// CONCATENATED MODULE: ./build/config/job-file/read-matrix.js



const mostCombinations = 1000;
/** The axes of a matrix, and the combinations to add and to leave out. */
function readMatrix({ at, value }, faults) {
    const axes = new Map();
    let include = [];
    let exclude = [];
    for (const [key, entry] of (0,read_names/* readEntries */.$2)(value, "a matrix", faults)) {
        if (key === "include")
            include = readCombinations(entry.value, faults);
        else if (key === "exclude")
            exclude = readCombinations(entry.value, faults);
        else if (isKey(key, entry.at, faults))
            axes.set(key, readAxis(key, entry, faults));
    }
    if (axes.size === 0 && include.length === 0 && value.type !== "list" && value.type !== "text") {
        faults.add(at, "This matrix has no values.", "Write NAME: [ONE, OTHER] below it, or leave it out.");
    }
    checkExclude(axes, exclude, faults);
    const size = [...axes.values()].reduce((product, values) => product * values.length, 1) + include.length;
    if (size > mostCombinations) {
        faults.add(at, `This matrix has ${size} combinations; ${mostCombinations} are the most.`, "Leave values out.");
    }
    return { at, axes, include, exclude };
}
function readAxis(key, { at, value }, faults) {
    if (value.type !== "list") {
        faults.add(value.start, `${(0,read_input/* called */.Ab)(value)} where a list should be.`, `Write ${key}: [ONE, OTHER].`);
        return [];
    }
    const values = new Set();
    for (const item of value.items) {
        const text = readValue(item, faults);
        if (text === undefined)
            continue;
        if (values.has(text))
            faults.add(item.start, `${(0,printable/* printable */.g)(text)} stands here twice.`, "Write it once.");
        values.add(text);
    }
    if (value.items.length === 0) {
        faults.add(at, `${key} has no values, so that there is no job.`, "Write a value, or leave it out.");
    }
    return [...values];
}
function readCombinations(tree, faults) {
    if (tree.type === "nothing")
        return [];
    if (tree.type !== "list") {
        faults.add(tree.start, `${(0,read_input/* called */.Ab)(tree)} where a list should be.`, "Write a list of mappings: - NAME: VALUE.");
        return [];
    }
    return tree.items.map((item) => {
        const values = new Map();
        for (const [key, { at, value }] of (0,read_names/* readEntries */.$2)(item, "a combination", faults)) {
            const text = isKey(key, at, faults) ? readValue(value, faults) : undefined;
            if (text !== undefined)
                values.set(key, text);
        }
        return { at: item.start, values };
    });
}
function readValue(tree, faults) {
    if (tree.type === "text")
        return (0,read_names/* isPlain */.$i)(tree, faults) ? tree.text : undefined;
    faults.add(tree.start, `${(0,read_input/* called */.Ab)(tree)} where a value should be.`, 'Write a text, a number or a boolean; "" is empty.');
    return undefined;
}
/** As expressions can name it. */
function isKey(key, at, faults) {
    if (/^[A-Za-z_][\w-]*$/.test(key))
        return true;
    const hint = "Use letters, digits, _ and -, with a letter or _ at the beginning.";
    faults.add(at, `${(0,printable/* printable */.g)(key)} is no name of a matrix's values.`, hint);
    return false;
}
/** An exclusion without effect is a mistake: what was meant to be left out is run. */
function checkExclude(axes, exclude, faults) {
    for (const { at, values } of exclude) {
        for (const [key, value] of values) {
            const known = axes.get(key);
            if (known?.includes(value) === true)
                continue;
            const message = known === undefined
                ? `This excludes nothing: ${key} is not in the matrix.`
                : `This excludes nothing: ${key} is never ${(0,printable/* printable */.g)(value)}.`;
            faults.add(at, message, "Write values of the matrix, or leave it out.");
        }
        if (values.size === 0)
            faults.add(at, "This excludes nothing.", "Write values of the matrix, or leave it out.");
    }
}

// EXTERNAL MODULE: ./build/config/job-file/read-stage.js
var read_stage = __webpack_require__(58669);
;// CONCATENATED MODULE: ./build/config/job-file/read-jobs.js







/** The jobs, by their names. */
function readJobs({ value }, faults) {
    const jobs = new Map();
    for (const [name, entry] of (0,read_names/* readEntries */.$2)(value, "the jobs", faults)) {
        (0,read_names/* isName */.Eo)(name, entry.at, faults);
        jobs.set(name, readJob(name, entry, faults));
    }
    return jobs;
}
function readJob(name, { at, value }, faults) {
    const entries = (0,read_names/* readEntries */.$2)(value, "a job", faults);
    const [target, needs, matrix, stage] = graphKeys.map((key) => entries.get(key));
    return {
        name,
        at,
        target: isGiven(target) ? (0,read_input/* readTemplate */.xV)(target.value, faults) : undefined,
        needs: needs === undefined ? [] : readNeeds(needs.value, faults),
        matrix: isGiven(matrix) ? readMatrix(matrix, faults) : undefined,
        stage: isGiven(stage) ? (0,read_stage/* readStage */.N)(stage, faults) : [],
        inputs: readInputs(entries, faults),
    };
}
function readNeeds(tree, faults) {
    const needs = new Map();
    for (const { text, start } of (0,read_names/* readTexts */.Z7)(tree, faults)) {
        if (needs.has(text))
            faults.add(start, `${(0,printable/* printable */.g)(text)} stands here twice.`, "Write it once.");
        needs.set(text, { job: text, at: start });
    }
    return [...needs.values()];
}
function readInputs(entries, faults) {
    const inputs = new Map();
    for (const [key, entry] of entries) {
        if (isGraphKey(key))
            continue;
        if (!jobInputKeys.has(key)) {
            refuse(key, entry, faults);
            continue;
        }
        const value = (0,read_input/* readInput */.R5)(key, entry, faults);
        if (value !== undefined)
            inputs.set(key, { at: entry.at, value });
    }
    return inputs;
}
function refuse(key, { at }, faults) {
    if (keysElsewhere.has(key)) {
        faults.add(at, `${key} has no meaning in a job file.`, "Leave it out.");
    }
    else if (key === "class") {
        faults.add(at, '"class" is no key of a job.', "Write it in the target, or write target-class.");
    }
    else {
        const known = [...graphKeys, ...jobInputKeys];
        faults.add(at, `${(0,printable/* printable */.g)(key)} is no key of a job.`, (0,suggest.suggest)(key, known, "Keys are the names of inputs, target, needs, matrix and stage."));
    }
}
function isGiven(entry) {
    return entry !== undefined && entry.value.type !== "nothing";
}
function isGraphKey(key) {
    return graphKeys.some((known) => known === key);
}

;// CONCATENATED MODULE: ./build/config/job-file/read-targets.js





/** The machines, by their names. */
function readTargets({ value }, faults) {
    const targets = new Map();
    for (const [name, entry] of (0,read_names/* readEntries */.$2)(value, "the targets", faults)) {
        (0,read_names/* isName */.Eo)(name, entry.at, faults);
        targets.set(name, { name, at: entry.at, inputs: read_targets_readInputs(name, entry, faults) });
    }
    return targets;
}
function read_targets_readInputs(target, { at, value }, faults) {
    const inputs = new Map();
    const entries = (0,read_names/* readEntries */.$2)(value, "a target", faults);
    for (const [key, entry] of entries) {
        const name = key === classKey ? "target-class" : key;
        if (!targetInputKeys.has(name)) {
            read_targets_refuse(key, entry, faults);
            continue;
        }
        if (key === classKey && entries.has("target-class")) {
            faults.add(entry.at, "class and target-class are the same.", "Leave one of them out.");
        }
        const given = (0,read_input/* readInput */.R5)(name, entry, faults);
        if (given !== undefined)
            inputs.set(name, { at: entry.at, value: given });
    }
    if (!entries.has("host") && (value.type === "mapping" || value.type === "nothing")) {
        faults.add(at, `The target ${(0,printable/* printable */.g)(target)} has no host.`, "Write host: [user@]host[:port] below it.");
    }
    return inputs;
}
function read_targets_refuse(key, { at }, faults) {
    const message = `${(0,printable/* printable */.g)(key)} is no key of a target.`;
    const hint = jobInputKeys.has(key)
        ? "Write it in the jobs."
        : (0,suggest.suggest)(key, [...targetInputKeys, classKey], "Keys are host, class and the names of other inputs.");
    faults.add(at, message, hint);
}

;// CONCATENATED MODULE: ./build/config/job-file/likely-secrets.js
/**
 * Hides what may be secret in a text that is no YAML: what stands behind the key of a secret, the lines below it up to
 * another key, and lines that look like a part of a private key.
 */
function hideLikelySecrets(source) {
    let offset = 0;
    let secretIndent;
    for (const line of source.text.split("\n")) {
        const end = offset + line.length;
        const indent = line.search(/\S|$/);
        if (secretIndent !== undefined && indent <= secretIndent && beginsAnew.test(line))
            secretIndent = undefined;
        const key = afterSecretKey.exec(line);
        if (secretIndent !== undefined || keyMaterial.test(line))
            source.hide(offset + indent, end);
        else if (key !== null) {
            source.hide(offset + key.index + key[0].length, end);
            secretIndent = indent;
        }
        offset = end + 1;
    }
}
const afterSecretKey = /(?:^|[\s{,"'])[\w-]*(?:pass|secret|token|key)[\w-]*["']?\s*:\s*/i;
/** A line that holds no part of a value above it, however wrong its indent is. */
const beginsAnew = /^\s*["']?[A-Za-z][\w-]*["']?:(?:\s|$)/;
const keyMaterial = /PRIVATE KEY|^\s*[A-Za-z0-9+/=]{32,}\s*$/;

;// CONCATENATED MODULE: ./build/config/job-file/make-tree.js


/** Merge keys may repeat what they merge; no job file needs as many entries as this. */
const mostMerged = 100_000;
/** Makes a tree of a document without errors. What several aliases stand for is one tree in several places. */
function makeTree(document, yaml, isSecret, faults) {
    return new TreeMaker(document, yaml, isSecret, faults).tree(document.contents);
}
class TreeMaker {
    #yaml;
    #isSecret;
    #faults;
    #meant;
    #made = new Map();
    #open = new Set();
    #merged = 0;
    constructor(document, yaml, isSecret, faults) {
        this.#yaml = yaml;
        this.#isSecret = isSecret;
        this.#faults = faults;
        this.#meant = meantBy(document, yaml);
    }
    tree(found, at = 0) {
        const node = this.#follow(found);
        if (node === undefined)
            return { type: "nothing", start: startOf(found) ?? at };
        const known = this.#made.get(node);
        if (known !== undefined)
            return known;
        this.#open.add(node);
        const made = this.#make(node, at);
        this.#open.delete(node);
        this.#made.set(node, made);
        return made;
    }
    #make(node, at) {
        const start = startOf(node) ?? at;
        if (this.#yaml.isMap(node))
            return { type: "mapping", entries: this.#entries(node), start };
        if (this.#yaml.isSeq(node)) {
            return { type: "list", items: node.items.map((item) => this.tree(item, start)), start };
        }
        const text = this.#textOf(node);
        if (text === undefined)
            return { type: "nothing", start };
        return { type: "text", text, start, end: endOf(node) ?? start };
    }
    #entries(map) {
        const entries = new Map();
        const merged = [];
        let mergedAt;
        for (const pair of map.items) {
            const at = startOf(pair.key) ?? startOf(map) ?? 0;
            if (this.#isMergeKey(pair.key)) {
                if (mergedAt !== undefined)
                    this.#duplicate("<<", mergedAt, at, "Write <<: [*one, *other].");
                mergedAt = at;
                merged.push(pair.value);
                continue;
            }
            const key = this.#keyOf(pair.key, at);
            if (key === undefined)
                continue;
            const earlier = entries.get(key);
            if (earlier !== undefined)
                this.#duplicate(key, earlier.at, at, "Leave one of them out.");
            if (this.#isSecret(key))
                this.#hide(pair.value);
            entries.set(key, { at, value: this.tree(pair.value, at) });
        }
        for (const source of merged)
            this.#merge(source, entries, mergedAt ?? 0);
        return entries;
    }
    /** What a mapping has itself wins over what is merged into it, and of several that are merged in the first. */
    #merge(found, entries, at) {
        const tree = this.tree(found, at);
        for (const source of tree.type === "list" ? tree.items : [tree]) {
            if (source.type !== "mapping") {
                this.#faults.add(at, "Only mappings can be merged.", "Write <<: *NAME, with &NAME before a mapping.");
                continue;
            }
            for (const [key, entry] of source.entries) {
                this.#merged += 1;
                if (this.#merged > mostMerged) {
                    this.#faults.add(at, "Merge keys make the file too large.", "Repeat less by merge keys.");
                    return;
                }
                if (!entries.has(key))
                    entries.set(key, entry);
            }
        }
    }
    #follow(found) {
        if (!this.#yaml.isNode(found))
            return undefined;
        if (!this.#yaml.isAlias(found))
            return found;
        const at = startOf(found) ?? 0;
        const node = this.#meant.get(found);
        if (node === undefined) {
            const hint = `Put &${found.source} before what is meant, further up.`;
            this.#faults.add(at, `There is no anchor ${(0,printable/* printable */.g)(found.source)} above.`, hint);
        }
        else if (this.#open.has(node)) {
            this.#faults.add(at, `The anchor ${(0,printable/* printable */.g)(found.source)} holds itself.`, "Use another value here.");
            return undefined;
        }
        return node;
    }
    #keyOf(key, at) {
        const text = this.#textOf(this.#follow(key));
        if (text === undefined) {
            // What was to be a part of a value has become another thing.
            hideLikelySecrets(this.#faults.source);
            this.#faults.add(at, "This is no key.", "Write a text before the colon.");
        }
        return text;
    }
    /** Numbers and booleans as they are written; `undefined` for `null`, and for what is no scalar. */
    #textOf(node) {
        if (!this.#yaml.isScalar(node) || node.value === null)
            return undefined;
        return typeof node.value === "string" ? node.value : node.source;
    }
    #isMergeKey(key) {
        return this.#yaml.isScalar(key) && typeof key.value === "symbol";
    }
    #duplicate(key, firstAt, at, hint) {
        const line = this.#faults.source.lineOf(firstAt);
        this.#faults.add(at, `${(0,printable/* printable */.g)(key)} stands in line ${line} already.`, hint);
    }
    #hide(value) {
        for (const node of [value, this.#yaml.isAlias(value) ? this.#meant.get(value) : undefined]) {
            const [start, end] = [startOf(node), endOf(node)];
            if (start !== undefined && end !== undefined)
                this.#faults.source.hide(start, end);
        }
    }
}
/** What each alias stands for: the last node before it that has its anchor. One walk, however many aliases there are. */
function meantBy(document, yaml) {
    const anchors = new Map();
    const meant = new Map();
    yaml.visit(document, {
        Node(_, node) {
            if (yaml.isAlias(node)) {
                const found = anchors.get(node.source);
                if (found !== undefined)
                    meant.set(node, found);
            }
            else if (node.anchor !== undefined)
                anchors.set(node.anchor, node);
        },
    });
    return meant;
}
function startOf(node) {
    return rangeOf(node)?.[0];
}
/** Where a value ends, without the blanks and comments behind it. */
function endOf(node) {
    return rangeOf(node)?.[1];
}
function rangeOf(node) {
    if (typeof node !== "object" || node === null || !("range" in node))
        return undefined;
    return Array.isArray(node.range) ? node.range : undefined;
}

;// CONCATENATED MODULE: ./build/config/job-file/tree-size.js
/** How many values a tree has when everything that aliases share is counted each time. */
function sizeOf(tree) {
    return measure(tree, new Map());
}
function measure(tree, known) {
    const size = known.get(tree) ?? 1 + sum(childrenOf(tree).map((child) => measure(child, known)));
    known.set(tree, size);
    return size;
}
function childrenOf(tree) {
    if (tree.type === "list")
        return tree.items;
    return tree.type === "mapping" ? [...tree.entries.values()].map(({ value }) => value) : [];
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}

;// CONCATENATED MODULE: ./build/config/job-file/read-yaml.js




/** Aliases may make a small file large; no job file is as large as this. */
const mostNodes = 200_000;
/**
 * Reads YAML 1.2, with anchors, aliases and merge keys (`<<`).
 * @returns `undefined` for a text that holds nothing
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function readYaml(text, faults) {
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    let document;
    try {
        document = yaml.parseDocument(text, { merge: true, uniqueKeys: false, prettyErrors: false });
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        faults.add(0, ...tooDeep);
        faults.throwIfAny();
        return undefined;
    }
    const [error] = [...document.errors, ...document.warnings].sort((one, other) => one.pos[0] - other.pos[0]);
    if (error !== undefined) {
        // What a value is and where it ends is not known here.
        hideLikelySecrets(faults.source);
        faults.add(error.pos[0], ...explain(error, text));
        faults.throwIfAny();
    }
    if (document.contents === null)
        return undefined;
    const tree = makeTree(document, yaml, isSecretKey, faults);
    faults.throwIfAny();
    if (sizeOf(tree) > mostNodes) {
        faults.add(0, "Its aliases make it too large.", "Repeat less by aliases and merge keys.");
        faults.throwIfAny();
    }
    return tree;
}
/** The first error of a text is the one that counts: the rest tends to follow from it. */
function explain({ code, message, pos: [start] }, text) {
    const lineEnd = text.indexOf("\n", start);
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const line = text.slice(from, lineEnd < 0 ? text.length : lineEnd);
    if (message.includes("call stack"))
        return tooDeep;
    if (code === "MULTIPLE_DOCS") {
        return ["A second document begins here.", "Write one document; leave out the line ---."];
    }
    if (code === "TAG_RESOLVE_FAILED")
        return ["This tag means nothing here.", "Leave the tag out."];
    if (/[[{,:-]\s*\$\{\{/.test(line)) {
        const hint = 'Put what holds ${{ }} into quotes: "${{ matrix.x }}".';
        return [`This is no YAML: ${sentence(message)}`, hint];
    }
    const hint = remedies.get(code) ?? "Look for a missing quote, colon or bracket, here or above.";
    return [`This is no YAML: ${sentence(message)}`, hint];
}
const tooDeep = [
    "It is nested too deeply.",
    "Write fewer lists and mappings inside each other.",
];
const remedies = new Map([
    ["TAB_AS_INDENT", "Indent with blanks."],
    ["BAD_INDENT", "Indent what belongs together alike, and close brackets and braces."],
    ["BAD_SCALAR_START", "Put the text into quotes."],
    ["BLOCK_AS_IMPLICIT_KEY", "Put a text that holds a colon and a blank into quotes."],
    ["BAD_DQ_ESCAPE", "Use single quotes, in which a backslash is itself."],
]);
/** Behind a word and a colon stands what the text holds there, which may be secret. */
function sentence(message) {
    const kept = message.replace(/(?<=\w): .*$/s, "").replace(/\.$/, "");
    return `${kept.charAt(0).toLowerCase()}${kept.slice(1)}.`;
}

;// CONCATENATED MODULE: ./build/config/job-file/source.js
/** How much of a line is shown on either side of a caret. */
const shownBefore = 80;
const shownAfter = 80;
/** The text of a file whose problems are told at their places. */
class Source {
    #file;
    text;
    #lineStarts;
    #hidden = [];
    /** @param file as the user named it */
    constructor(file, text) {
        this.#file = file;
        this.text = text;
        this.#lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    }
    /** What stands there is secret: no excerpt shows it. */
    hide(start, end) {
        this.#hidden.push({ start, end });
    }
    /** @param offset in UTF-16 units */
    placeOf(offset) {
        const line = this.lineOf(offset);
        const lineStart = this.#lineStarts[line - 1] ?? 0;
        const nextLine = this.text.slice(offset).search(/\r?\n|$/);
        const lineEnd = offset + nextLine;
        const at = Math.max(lineStart, this.#hiddenAt(offset)?.start ?? offset);
        const before = tail(this.#shown(lineStart, at), shownBefore);
        const after = head(this.#shown(at, lineEnd).replace(/\s+$/, ""), shownAfter);
        return {
            file: this.#file,
            line,
            column: at - lineStart + 1,
            excerpt: [before + after, `${before.replaceAll(/[^\t]/gu, " ")}^`],
        };
    }
    /** From 1. */
    lineOf(offset) {
        let [low, high] = [0, this.#lineStarts.length];
        while (high - low > 1) {
            const middle = Math.floor((low + high) / 2);
            if ((this.#lineStarts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle;
        }
        return low + 1;
    }
    problem(offset, message, hint) {
        return { input: "job-file", message, hint, place: this.placeOf(offset) };
    }
    /** `start` to `end` without secrets, and without anything that a terminal acts on. */
    #shown(start, end) {
        let shown = "";
        for (let offset = start; offset < end;) {
            const hidden = this.#hiddenAt(offset);
            const stop = hidden?.end ?? this.#nextHidden(offset, end);
            shown += hidden === undefined ? plain(this.text.slice(offset, stop)) : "***";
            offset = stop;
        }
        return shown;
    }
    #hiddenAt(offset) {
        return this.#hidden.find(({ start, end }) => start <= offset && offset < end);
    }
    #nextHidden(offset, end) {
        const starts = this.#hidden.map(({ start }) => start).filter((start) => start > offset);
        return Math.min(end, ...starts);
    }
}
function plain(text) {
    return text.replaceAll(/[^\P{C}\t]|[\p{Zl}\p{Zp}]/gu, "?");
}
function tail(text, longest) {
    return text.length > longest ? `…${text.slice(1 - longest)}` : text;
}
function head(text, longest) {
    return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

;// CONCATENATED MODULE: ./build/config/job-file/parse-job-file.js









/**
 * Understands the text of a job file, as far as it can be without knowing where it is run.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parseJobFile(text, { path, shown }) {
    const source = new Source(shown, text);
    const faults = new job_file_faults/* Faults */.C(source);
    const tree = await readYaml(text, faults);
    const entries = tree === undefined ? new Map() : readTop(tree, faults);
    if (tree !== undefined && tree.type !== "mapping")
        faults.throwIfAny();
    const [targets, jobs] = ["targets", "jobs"].map((key) => entries.get(key) ?? nothing);
    const names = {
        targets: readTargets(targets ?? nothing, faults),
        jobs: readJobs(jobs ?? nothing, faults),
    };
    if (names.jobs.size === 0 && ["mapping", "nothing"].includes((jobs ?? nothing).value.type)) {
        const message = tree === undefined ? "The file is empty." : "There is no job.";
        faults.add(entries.get("jobs")?.at ?? 0, message, "Write jobs: with a job below it.");
    }
    (0,check_references/* checkReferences */.$)(names, faults);
    faults.throwIfAny();
    return { path, ...names, source };
}
const topKeys = ["targets", "jobs"];
const nothing = { at: 0, value: { type: "nothing", start: 0 } };
function readTop(tree, faults) {
    const entries = (0,read_names/* readEntries */.$2)(tree, "targets and jobs", faults);
    for (const [key, { at }] of entries) {
        if (topKeys.includes(key))
            continue;
        faults.add(at, `${(0,printable/* printable */.g)(key)} is no key of a job file.`, (0,suggest.suggest)(key, topKeys, ""));
    }
    return entries;
}

;// CONCATENATED MODULE: ./build/config/job-file/read-job-file.js
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





/** What a job file is called unless it is said. */
const defaultJobFile = "ssh-job.yml";
/** More than any job file needs. */
const mostBytes = 1024 * 1024;
/**
 * Reads a job file.
 * @param path as the user wrote it, absolute or from `directory`
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function readJobFile(path, directory) {
    const absolute = (0,external_node_path_.resolve)(directory, path);
    const bytes = await readSome(absolute, path);
    if (bytes.length > mostBytes) {
        read_job_file_refuse(`${(0,printable/* printable */.g)(path)} has more than 1 MB.`, "Put large texts into files of the job directory.");
    }
    return parseJobFile(decode(bytes, path), { path: absolute, shown: path });
}
/** The file, or as much of it as shows that it is too large. */
async function readSome(absolute, path) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // To open a pipe is to wait for whoever writes to it.
            if (!(await (0,promises_.stat)(absolute)).isFile())
                return read_job_file_refuse(...isNoFile(path));
            const file = __addDisposableResource(env_1, await (0,promises_.open)(absolute), true);
            const buffer = Buffer.alloc(mostBytes + 1);
            let length = 0;
            for (let bytesRead = -1; bytesRead !== 0 && length < buffer.length; length += bytesRead) {
                ({ bytesRead } = await file.read(buffer, length, buffer.length - length));
            }
            return buffer.subarray(0, length);
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
        if (!(error instanceof Error) || !("syscall" in error) || !("code" in error))
            throw error;
        const [fault, hint] = reasons.get(error.code) ?? [
            `cannot be read: ${String(error.code)}`,
            "Name another file.",
        ];
        return read_job_file_refuse(`${(0,printable/* printable */.g)(path)} ${fault}.`, hint);
    }
}
const reasons = new Map([
    ["ENOENT", ["does not exist", `Write it, or name another file; without a name it is ${defaultJobFile}.`]],
    ["ENOTDIR", ["does not exist", "Name a file."]],
    ["EACCES", ["may not be read", "Make the file readable."]],
]);
function isNoFile(path) {
    return [`${(0,printable/* printable */.g)(path)} is no file.`, `Name a file, such as ${defaultJobFile}.`];
}
function decode(bytes, path) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch {
        return read_job_file_refuse(`${(0,printable/* printable */.g)(path)} is not UTF-8.`, "Save it as UTF-8.");
    }
}
function read_job_file_refuse(message, hint) {
    throw new errors/* InvalidInputs */.hS([{ input: "job-file", message, hint }]);
}


/***/ })

};
