export const id = 69;
export const ids = [69];
export const modules = {

/***/ 40069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parserOf: () => (/* binding */ parserOf),
  readFileTask: () => (/* binding */ readFileTask)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/config/check-mode.js
var check_mode = __webpack_require__(64335);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(47785);
// EXTERNAL MODULE: ./build/config/did-you-mean.js
var did_you_mean = __webpack_require__(37704);
;// CONCATENATED MODULE: ./build/config/job-file/suggest.js


/** The known word that was most likely meant; `undefined` when none is close. */
function closest(word, known) {
    const words = [...known];
    const other = (0,did_you_mean/* didYouMean */.a)(word);
    if (other !== undefined && words.includes(other))
        return other;
    const spelled = word.toLowerCase();
    const maxDistance = spelled.length < 2 ? 0 : Math.min(3, Math.max(1, Math.round(spelled.length * 0.4)));
    return (0,leven/* closestMatch */.h)(spelled, words, { maxDistance });
}
/** What to write instead of a word that nobody knows: what was meant, or all that is known, or else `otherwise`. */
function suggest(word, known, otherwise) {
    const words = [...known];
    const meant = closest(word, words);
    if (meant !== undefined)
        return `Did you mean ${meant}?`;
    if (words.length === 0 || words.length > mostNamed)
        return otherwise;
    return `Write ${words.length === 1 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`}.`;
}
const mostNamed = 12;

// EXTERNAL MODULE: ./build/config/job-file/template.js
var job_file_template = __webpack_require__(57820);
;// CONCATENATED MODULE: ./build/config/job-file/check-expressions.js



/** What the plan needs to know before any job has a signature. */
const known = new Set(["directory", "results-directory", "name"]);
/** Finds expressions that can have no value, wherever they stand. */
function checkExpressions({ targets, jobs }, faults) {
    for (const { inputs } of targets.values()) {
        for (const reference of [...inputs.values()].flatMap(({ value }) => referencesOf(value))) {
            if (reference.context === "env")
                continue;
            const message = `${(0,job_file_template/* showReference */.nj)(reference)} is not known in a target.`;
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
    return templatesIn(value).flatMap(job_file_template/* referencesIn */.ii);
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
        faults.add(at, `${(0,job_file_template/* showReference */.nj)(reference)}: ${fault[0]}`, fault[1]);
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
    const hint = suggest(name, keys, "Write a name of the matrix.");
    faults.add(at, `The matrix has no ${(0,printable/* printable */.g)(name)}.`, hint);
}
function signatureFault(name, job, jobs) {
    const other = jobs.get(name);
    if (other === undefined) {
        return [`There is no job ${(0,printable/* printable */.g)(name)}.`, suggest(name, jobs.keys(), "Write the name of a job.")];
    }
    if (!job.needs.some((need) => need.job === name)) {
        return [`${job.name} does not need ${name}.`, `Add ${name} to its needs.`];
    }
    if (other.matrix === undefined)
        return undefined;
    return [`${name} has a matrix, and so many signatures.`, "Write the signature of a job without a matrix."];
}

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
;// CONCATENATED MODULE: ./build/config/job-file/check-references.js






/** Finds what names something that is not there: jobs, targets, values of a matrix. And jobs that need themselves. */
function checkReferences(file, faults) {
    for (const job of file.jobs.values()) {
        checkNeeds(job, file, faults);
        checkTarget(job, file, faults);
        checkStage(job, file, faults);
    }
    checkExpressions(file, faults);
    for (const { at, jobs } of findCycles(file.jobs)) {
        faults.add(at, `These jobs need each other: ${jobs.join(" -> ")}.`, "Leave one of these needs out.");
    }
}
/** What is said of a target that is not there. */
function noTarget(name, { targets }) {
    const hint = suggest(name, targets.keys(), "Write it below targets, with its host.");
    return [`There is no target ${(0,printable/* printable */.g)(name)}.`, hint];
}
function checkNeeds({ needs }, { jobs }, faults) {
    for (const { job, at } of needs) {
        if (!jobs.has(job))
            faults.add(at, ...noJob(job, jobs));
    }
}
function noJob(name, jobs) {
    return [`There is no job ${(0,printable/* printable */.g)(name)}.`, suggest(name, jobs.keys(), "Write the name of a job.")];
}
function checkTarget({ target }, file, faults) {
    if (target === undefined || (0,job_file_template/* referencesIn */.ii)(target).length > 0)
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
            if ((0,job_file_template/* referencesIn */.ii)(path).length > 0 || (0,read_stage/* isBelow */.Y)(textOf(path)))
                continue;
            faults.add(path.at, `${(0,printable/* printable */.g)(textOf(path))} is no path below the job directory.`, "Write a relative path.");
        }
        const place = textOf(destination);
        if ((0,job_file_template/* referencesIn */.ii)(destination).length > 0)
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

;// CONCATENATED MODULE: ./build/config/job-file/faults.js

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
            throw new errors/* InvalidInputs */.hS(this.problems);
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

// EXTERNAL MODULE: ./build/config/job-file/read-names.js
var read_names = __webpack_require__(6435);
// EXTERNAL MODULE: ./build/config/inputs/connection.js
var connection = __webpack_require__(61157);
// EXTERNAL MODULE: ./build/config/inputs/lock.js
var lock = __webpack_require__(26738);
// EXTERNAL MODULE: ./build/config/inputs.js + 2 modules
var inputs = __webpack_require__(48606);
// EXTERNAL MODULE: ./build/config/kinds.js + 1 modules
var kinds = __webpack_require__(78416);
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
    return /pass|secret|token|key/i.test(key) || closest(key, secretKeys) !== undefined;
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
        faults.add(at, `${(0,printable/* printable */.g)(key)} is no key of a job.`, suggest(key, known, "Keys are the names of inputs, target, needs, matrix and stage."));
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
        : suggest(key, [...targetInputKeys, classKey], "Keys are host, class and the names of other inputs.");
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
    const faults = new Faults(source);
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
    checkReferences(names, faults);
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
        faults.add(at, `${(0,printable/* printable */.g)(key)} is no key of a job file.`, suggest(key, topKeys, ""));
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

// EXTERNAL MODULE: ./build/config/paths.js
var paths = __webpack_require__(97147);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/edge/given-beside.js


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
            given.set(name, isPath(name, value, directory) ? (0,external_node_path_.resolve)(directory, value) : value);
    }
    // What is run is one of the two.
    if (given.has("run"))
        given.set("script", given.get("script") ?? "");
    else if (given.has("script"))
        given.set("run", "");
    return given;
}
function isPath(name, text, directory) {
    return (name === "directory" || (name === "key" && !text.includes("\n") && (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(directory, text))));
}
function linesOf(value) {
    if (value === undefined || value instanceof Map)
        return [];
    return typeof value === "string" ? value.split("\n") : value;
}

// EXTERNAL MODULE: ./build/pipeline/results-places.js
var results_places = __webpack_require__(15030);
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
    const templates = [...inputs.values()].flatMap(({ value }) => templatesIn(value));
    const staged = entry.stage.flatMap(({ source, destination }) => [source, destination]);
    for (const reference of [entry.target ?? [], ...templates, ...staged].flat().flatMap(job_file_template/* referencesIn */.ii)) {
        checkValue(reference, id, scope, faults);
    }
    const base = (0,external_node_path_.dirname)(file.path);
    const own = pathOf(inputs.get("results-directory"), text);
    const results = resultsDirectory === undefined && own !== undefined
        ? (0,external_node_path_.resolve)(base, own)
        : (0,results_places/* resultsPlace */.OY)(resultsDirectory ?? (0,external_node_path_.resolve)(base, defaultResults), entry.name, matrix);
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
        faults.add(entry.target.at, ...noTarget(name, file));
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

;// CONCATENATED MODULE: ./build/pipeline/parse-planned-job.js


/**
 * The settings of one job of a plan. Problems are told where the job file gives the input; those of inputs that are given
 * beside it as such.
 * @param signatures of the jobs that it needs, by their ids
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function parsePlannedJob({ file }, job, signatures, { parse, surroundings, given }) {
    const inputs = new Map([...job.inputs(signatures), ...given]);
    try {
        return await parse(inputs, { ...surroundings, directory: (0,external_node_path_.dirname)(file) });
    }
    catch (error) {
        if (!(error instanceof errors/* InvalidInputs */.hS))
            throw error;
        const problems = error.problems.map((one) => (given.has(one.input) ? one : placed(one, job)));
        throw new errors/* InvalidInputs */.hS(problems.toSorted(byPlace), error.warnings);
    }
}
function placed({ input, message, hint }, { positionOf }) {
    return { input, message: `${input}: ${message}`, hint, place: positionOf(input) };
}
function byPlace({ place: one }, { place: other }) {
    return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
// EXTERNAL MODULE: ./build/config/given.js
var given = __webpack_require__(28614);
// EXTERNAL MODULE: ./build/pipeline/group-by.js
var group_by = __webpack_require__(81684);
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
        const place = (0,results_places/* overlap */.EF)(results, others);
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
            problems.push(select_jobs_noJob(name, all));
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
function select_jobs_noJob(name, all) {
    const base = name.replace(/\s*\(.*/s, "");
    const combinations = all.filter(({ entry }) => entry.name === base).map(({ id }) => id);
    const known = combinations.length > 0 ? combinations : new Set(all.map(({ entry }) => entry.name));
    const hint = suggest(name, known, "Name a job of the job file, such as with --dry-run.");
    return { input: "job", message: `The job file has no job ${(0,printable/* printable */.g)(name)}.`, hint };
}

;// CONCATENATED MODULE: ./build/pipeline/plan.js









/**
 * What is run, and in which order: the named jobs and those that they need, one for each combination of a matrix.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
function planJobs(file, options) {
    const faults = new Faults(file.source);
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
    const places = new Set(all.map((job) => evaluateJob(job, file, options, new Faults(file.source)).results));
    const directories = new Set(evaluated.map(({ directory }) => directory));
    const excluded = new Map([...directories].map((one) => [one, (0,results_places/* excludeResults */.JW)(one, root, places)]));
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
        ["exclude", [...plan_linesOf(given.get("exclude")), ...exclude]],
    ]);
}
function plan_linesOf(given) {
    if (given === undefined || given instanceof Map)
        return [];
    return typeof given === "string" ? given.split("\n") : given;
}

;// CONCATENATED MODULE: ./build/action/job-file.js










/**
 * Reads the job file that the inputs name, and plans what is asked for.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems of the file at once
 */
async function readFileTask(given, { directory }, environment) {
    const place = job_file_textOf(given, "results-directory");
    const resultsDirectory = place === "" ? undefined : (0,external_node_path_.resolve)(directory, place);
    const jobs = job_file_textOf(given, "job").split("\n");
    const names = jobs.map((name) => name.trim()).filter(Boolean);
    const file = await readJobFile(shownPath(job_file_textOf(given, "job-file"), directory), directory);
    const plan = planJobs(file, { jobs: names, resultsDirectory, environment: variables(environment) });
    const named = plan.jobs.filter(({ id, job }) => names.length === 0 || names.some((name) => isNamed(name, id, job)));
    return {
        plan,
        named,
        single: singleOf(plan, named, modeOf(given)),
        root: resultsDirectory ?? (0,external_node_path_.resolve)((0,external_node_path_.dirname)(plan.file), defaultResults),
    };
}
/**
 * Understands the inputs of a planned job by `parse`. What is given beside the job file wins; of a job that is not started
 * here, only that counts which has a meaning then.
 */
function parserOf({ plan, single }, given, surroundings, parse) {
    const jobs = new Map(plan.jobs.map((job) => [job.id, job]));
    const ignored = ignoredIn(modeOf(given));
    // Several jobs go by their own names.
    const beside = new Map([...given].filter(([name]) => single !== undefined || name !== "name"));
    return async ({ id }, signatures) => {
        const job = jobs.get(id);
        if (job === undefined)
            throw new Error(`${id} is not in the plan`);
        const known = signatures ?? new Map(job.needs.map((need) => [need, "0".repeat(64)]));
        const inputs = new Map([...job.inputs(known)].filter(([name]) => !ignored.has(name)));
        return parsePlannedJob(plan, { ...job, inputs: () => inputs }, known, {
            parse,
            surroundings,
            given: givenBeside(inputs, beside, surroundings.directory),
        });
    };
}
/** @throws {JobError} `invalid` where the mode is one of a single job, and it is not clear which */
function singleOf({ jobs }, named, mode) {
    const [first, ...others] = named;
    const isFollowed = mode === "attach" || mode === "cancel";
    if (others.length === 0 && (jobs.length === 1 || isFollowed))
        return first;
    if (!isFollowed && mode !== "submit")
        return undefined;
    const [message, hint] = others.length > 0
        ? [
            `With mode ${mode} it is one job, and these are ${named.length}.`,
            "Name one, with the values of its matrix.",
        ]
        : [
            "With mode submit nothing is waited for, and this job needs others.",
            "Leave mode out, or name a job that needs none.",
        ];
    throw new errors/* InvalidInputs */.hS([{ input: "job", message, hint }]);
}
function ignoredIn(mode) {
    return mode === "attach" || mode === "cancel" ? check_mode/* withoutMeaning */.SV[mode] : new Set();
}
function modeOf(given) {
    return job_file_textOf(given, "mode");
}
function job_file_textOf(given, name) {
    return given.get(name)?.trim() ?? "";
}
/** As annotations of files are told: from the workspace, where the file is in it. */
function shownPath(path, directory) {
    if (!(0,external_node_path_.isAbsolute)(path))
        return (0,external_node_path_.normalize)(path);
    return (0,paths/* isWithin */.UO)(directory, path) ? (0,external_node_path_.relative)(directory, path) : path;
}
/** A job file may come from anybody who can open a pull request: credentials of the step and of the runner are not its. */
const withheld = /^(INPUT_|STATE_|ACTIONS_)/i;
function variables(environment) {
    return new Map(Object.entries(environment).flatMap(([name, value]) => value === undefined || withheld.test(name) ? [] : [[name, value]]));
}


/***/ }),

/***/ 15030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ overlap),
/* harmony export */   JW: () => (/* binding */ excludeResults),
/* harmony export */   OY: () => (/* binding */ resultsPlace)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _config_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97147);


/** What stands beside a results directory, and belongs to it. */
const beside = [".log", ".json", ".out", ".err"];
/** Where the results of a job with these values of its matrix land: `<root>/a/x-y`. */
function resultsPlace(root, job, matrix) {
    const values = [...matrix.values()].map(fileName).join("-");
    return matrix.size === 0 ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, job) : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, job, fit(values));
}
/** Another place that is written by whoever writes this one: itself, what belongs to it, or what it lies in. */
function overlap(place, others) {
    for (let path = place;; path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)) {
        if (others.has(path))
            return path;
        const owner = beside
            .map((end) => (path.endsWith(end) ? path.slice(0, -end.length) : ""))
            .find((one) => others.has(one));
        if (owner !== undefined)
            return owner;
        if (path === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path))
            return undefined;
    }
}
/** Lines that keep results from being sent with a job directory, as what is sent is to be the same the next time. */
function excludeResults(directory, root, places) {
    const lines = [...places].flatMap((place) => {
        if (isInside(directory, root) && (0,_config_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(root, place)) {
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
    return (0,_config_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(directory, path) && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(directory) !== (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(path);
}
function lineOf(directory, path) {
    const steps = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(directory, path).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join("/");
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


/***/ })

};
