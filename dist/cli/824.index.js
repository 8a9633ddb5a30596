export const id = 824;
export const ids = [824];
export const modules = {

/***/ 67824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/job/result.js
var result = __webpack_require__(73207);
// EXTERNAL MODULE: ./build/report/sanitise.js
var sanitise = __webpack_require__(3649);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/report/finding.js
/** What we failed at, as a finding. */
function failed(check, error) {
    return {
        check,
        status: "fail",
        message: error.message,
        ...(error.hint !== undefined && { hint: error.hint }),
    };
}

// EXTERNAL MODULE: ./build/remote/quote.js
var quote = __webpack_require__(4463);
// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(15088);
;// CONCATENATED MODULE: ./build/report/findings/store.js


/** Free space on the disk of the store below which jobs are likely to fail. */
const scarce = { kib: 512 * 1024, inodes: 10_000 };
const desperate = { kib: 10 * 1024, inodes: 100 };
/** Milliseconds by which two clocks may differ before anybody is misled. */
const tolerable = 5_000;
/**
 * Where jobs are kept, and what clients that are gone have left there.
 * @param directory as the user gave it
 * @param host as the user gave it
 */
function storeFindings(probe, directory, host) {
    const [mode = "?", , owner = "?"] = (probe.get("store") ?? "").split(/ +/);
    const version = probe.get("store")?.split(" ").at(-1) ?? "?";
    const kib = numberOf(probe.get("taken"));
    const size = kib === undefined ? "" : `, ${(0,units/* formatBytes */.z)(kib * 1024)} in all`;
    const message = `The store ${directory} is there: mode ${mode}, owner ${owner}, version ${version}${size}.`;
    return [
        { check: "store", status: "ok", message },
        ...leftoverFindings(numberOf(probe.get("leftovers")), host),
    ];
}
function leftoverFindings(count, host) {
    if (count === undefined || count === 0)
        return [];
    const message = `What was cut off more than a day ago is still in the store: ${count} ${count === 1 ? "piece" : "pieces"}.`;
    return [{ check: "store", status: "warn", message, hint: `Remove it: ssh-job gc --host ${(0,quote/* quote */.h)(host)}` }];
}
/**
 * How much room there is. Where inodes are not counted, as on btrfs, there are always enough.
 * @param host as the user gave it
 */
function spaceFinding(probe, host) {
    const kib = numberOf(probe.get("kib"));
    const counted = numberOf(probe.get("inodes"));
    const inodes = counted === 0 ? undefined : counted;
    if (kib === undefined) {
        const message = "df does not tell how much is free where the store is.";
        return { check: "space", status: "warn", message, hint: "Look yourself there: df -k; df -i" };
    }
    const isBelow = (limit) => kib < limit.kib || (inodes !== undefined && inodes < limit.inodes);
    const names = inodes === undefined ? "" : ` and ${inodes} inodes`;
    const message = `${(0,units/* formatBytes */.z)(kib * 1024)}${names} are free where the store is.`;
    if (!isBelow(scarce))
        return { check: "space", status: "ok", message };
    const hint = `Free some: ssh-job gc --max-size 0 --host ${(0,quote/* quote */.h)(host)}; or set remote-directory to another disk.`;
    return { check: "space", status: isBelow(desperate) ? "fail" : "warn", message, hint };
}
/** @param ourMs milliseconds since the epoch, about when the target looked at its clock */
function clockFinding(probe, ourMs) {
    const seconds = numberOf(probe.get("epoch"));
    if (seconds === undefined) {
        const hint = "Install coreutils, or a busybox with date.";
        return {
            check: "clock",
            status: "warn",
            message: "There is no date: nobody knows what time it is.",
            hint,
        };
    }
    // It tells whole seconds, which are half a second ago on average.
    const aheadMs = seconds * 1000 + 500 - ourMs;
    if (Math.abs(aheadMs) < tolerable)
        return { check: "clock", status: "ok", message: "Its clock agrees with ours." };
    const direction = aheadMs > 0 ? "ahead of" : "behind";
    const message = `Its clock is ${(0,units/* formatDuration */.a)(Math.abs(aheadMs))} ${direction} ours: times in lists are its own.`;
    return {
        check: "clock",
        status: "warn",
        message,
        hint: "Set it there: timedatectl set-ntp true, or ntpd -q",
    };
}
/** What is kept in the store. @param host as the user gave it */
function runFindings(runs, host) {
    const states = runs.map(({ status: { state } }) => state);
    const going = states.filter((state) => state !== "finished" && state !== "lost").length;
    const lost = states.filter((state) => state === "lost").length;
    const bytes = runs.reduce((sum, { kib = 0 }) => sum + kib * 1024, 0);
    const count = runs.length === 1 ? "1 run" : `${runs.length} runs`;
    const message = `The store holds ${count}, ${going} going on; the ended ones take ${(0,units/* formatBytes */.z)(bytes)}.`;
    return [{ check: "runs", status: "ok", message }, ...lostFindings(lost, host)];
}
function lostFindings(count, host) {
    if (count === 0)
        return [];
    const message = `Nobody knows how ${count === 1 ? "1 run has" : `${count} runs have`} ended: the target was rebooted, or their supervisors were killed.`;
    const hint = `See which: ssh-job list --host ${(0,quote/* quote */.h)(host)}`;
    return [{ check: "runs", status: "warn", message, hint }];
}
/** Who holds locks. @param host as the user gave it */
function lockFindings(claims, host) {
    const holders = claims.filter(({ role }) => role === "holder");
    if (holders.length === 0)
        return [{ check: "locks", status: "ok", message: "Nobody holds a lock." }];
    return holders.map(({ lock, id, live, who }) => {
        const by = who === undefined ? "" : ` of ${who}`;
        const held = `The lock ${lock} is held by ${id}${by}`;
        if (live)
            return { check: "locks", status: "ok", message: `${held}.` };
        const hint = `The next one who wants it takes it. To take it now: ssh-job locks --host ${(0,quote/* quote */.h)(host)} --break ${lock}`;
        return { check: "locks", status: "warn", message: `${held}, which is gone.`, hint };
    });
}
function numberOf(text = "") {
    return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

;// CONCATENATED MODULE: ./build/report/findings/tools.js
/** Without one of these nothing can be run; `submit.sh` refuses to. */
const required = "tar ls dd cat mv mkdir mkfifo touch rm rmdir sleep tr grep find xargs date".split(" ");
/** What each is good for, where it need not be there. */
const useful = [
    [
        "tool.setsid",
        "There is no setsid: a job may end with the connection that started it.",
        "Install util-linux, or a busybox with setsid.",
    ],
    [
        "tool.sha256sum",
        "There is no sha256sum: our scripts are checked by their size only.",
        "Install coreutils, or a busybox with sha256sum.",
    ],
    [
        "fractions",
        "sleep knows whole seconds only: output and ends are seen up to a second late.",
        "Install coreutils, or a busybox with FANCY_SLEEP.",
    ],
    [
        "sizes",
        "There is no stat -c: the progress of fetching has no total.",
        "Install coreutils, or a busybox with stat.",
    ],
    [
        "others",
        "/proc hides the processes of other users (hidepid): what a job starts as another user cannot be ended.",
        "Mount it without: mount -o remount,hidepid=0 /proc",
    ],
];
/** What the answers of the verb `probe` say about the programs there. */
function toolFindings(probe) {
    const has = (key) => (probe.get(key) ?? "") !== "";
    const missing = required.filter((tool) => !has(`tool.${tool}`));
    const warnings = useful
        .filter(([key]) => !has(key))
        .map(([, message, hint]) => ({ check: "tools", status: "warn", message, hint }));
    return [missing.length > 0 ? lacking(missing) : complete(probe, has), ...procFindings(has), ...warnings];
}
function lacking(missing) {
    const hint = "Install them; a busybox has them all.";
    return {
        check: "tools",
        status: "fail",
        message: `These commands are missing: ${missing.join(" ")}.`,
        hint,
    };
}
function complete(probe, has) {
    const more = ["unshare", "gzip", "zstd"].filter((tool) => has(`tool.${tool}`));
    const notes = [
        `sh is ${probe.get("sh") ?? ""}`,
        `tar is ${probe.get("tar") ?? ""}`,
        more.length > 0 ? `also there: ${more.join(", ")}` : "no unshare, gzip or zstd",
        has("cgroup") ? "jobs get a cgroup of their own" : "no cgroup for jobs",
    ];
    return { check: "tools", status: "ok", message: `All that is needed is there; ${notes.join("; ")}.` };
}
function procFindings(has) {
    if (has("proc"))
        return [];
    const message = "There is no /proc that tells uptime and boot id: nothing can be supervised.";
    return [{ check: "tools", status: "fail", message, hint: "Mount it: mount -t proc proc /proc" }];
}

// EXTERNAL MODULE: ./build/transport/address.js
var transport_address = __webpack_require__(52974);
// EXTERNAL MODULE: ./build/transport/host-key.js
var host_key = __webpack_require__(46848);
// EXTERNAL MODULE: ./build/transport/known-hosts.js
var known_hosts = __webpack_require__(38223);
;// CONCATENATED MODULE: ./build/report/findings/way.js





/** The keys that known-hosts names for the target. */
function namedKeys({ destination, hostKeys }) {
    return (0,known_hosts/* keysFor */.qm)((0,known_hosts/* parseKnownHosts */.uJ)(hostKeys.knownHosts).entries, ...(0,host_key/* nameInKnownHosts */.DE)(destination)).trusted;
}
/** What there is to say of a target that let us in. */
function arrivalFindings({ destination, hostKeys }, arrival) {
    const address = (0,transport_address/* addressOf */.c)(destination);
    const { ms, method, keys } = arrival;
    return [
        { check: "reach", status: "ok", message: `${address} let us in after ${(0,units/* formatDuration */.a)(ms)}.` },
        {
            check: "host-key",
            ...(hostKeys.ignore
                ? { status: "warn", message: `The key of ${address} was not checked: anybody can pose as it.` }
                : { status: "ok", message: `The key of ${address} is the pinned one.` }),
            ...toPin(destination, keys, hostKeys.ignore),
        },
        { check: "login", status: "ok", message: `${destination.username} is let in by ${method}.` },
    ];
}
/** What there is to say of a target that did not let us in. */
function failureFindings({ destination }, error) {
    const reached = { check: "reach", status: "ok", message: `${(0,transport_address/* addressOf */.c)(destination)} answers.` };
    if (error instanceof host_key/* HostKeyError */.oZ) {
        const answers = { ...reached, message: `${(0,transport_address/* addressOf */.c)(error.hop)} answers.` };
        const advice = error.offered.length > 0 ? toPin(error.hop, error.offered, true) : {};
        return [answers, { ...failed("host-key", error), ...advice }];
    }
    if (error.code !== "auth")
        return [failed("reach", error)];
    return [
        reached,
        { check: "host-key", status: "ok", message: "The key of every machine on the way is accepted." },
        failed("login", error),
    ];
}
/** The lines that pin keys, as a step of a workflow takes them. */
function toPin({ host, port }, keys, unproven) {
    if (keys.length === 0)
        return {};
    const hint = unproven
        ? "Compare the fingerprints with what the machine itself prints (ssh-keygen -l -f on its /etc/ssh/ssh_host_*_key.pub), then pin them in the workflow:"
        : "To pin it in a workflow:";
    return { hint, lines: ["known-hosts: |", ...keys.map((key) => `  ${(0,known_hosts/* knownHostsLine */.TZ)(host, port, key)}`)] };
}

;// CONCATENATED MODULE: ./build/report/findings/workflow.js



/**
 * What to type and to paste so that a workflow gets to a target that has let us in. No secret stands in it: without a key
 * that was named, one is made for the workflow alone.
 */
function workflowFinding(target, arrival, entrance) {
    const { destination, jump } = target;
    const secrets = secretsOf(target, arrival, entrance);
    const hosts = jump.length === 0 ? [] : ["    jump: |", ...jump.map((hop) => `      ${nameOf(hop)}`)];
    const { directory } = entrance;
    return {
        check: "workflow",
        status: "ok",
        message: "To run jobs there from a workflow, store the secret once and paste the step.",
        ...(jump.length > 0 && { hint: "Add the known-hosts lines of the machines on the way, too." }),
        lines: [
            ...secrets.flatMap(({ commands }) => commands),
            "",
            "- uses: ssh-job/ssh-job-action@v1",
            "  with:",
            `    host: ${scalar(nameOf(destination))}`,
            ...hosts,
            ...secrets.map(({ input, name }) => `    ${input}: \${{ secrets.${name} }}`),
            ...hostKeyLines(target, arrival),
            ...(directory === undefined ? [] : [`    remote-directory: ${scalar(directory)}`]),
            "    directory: .",
            "    script: start.sh",
        ],
    };
}
function secretsOf({ destination, credentials, jump }, { method }, { keyFile }) {
    const prefix = secretPrefix(destination);
    const stored = (input, before, file) => {
        const name = `${prefix}_${input.toUpperCase()}`;
        const source = file === undefined ? "" : ` < ${(0,quote/* quote */.h)(file)}`;
        return { input, name, commands: [...before, `gh secret set ${name}${source}`] };
    };
    if (method === "password" || method === "keyboard-interactive")
        return [stored("password", [])];
    if (keyFile === undefined) {
        const made = `${prefix.toLowerCase()}-key`;
        const { username, host, port } = destination;
        const way = jump.length === 0 ? "" : ` -o ProxyJump=${jump.map(nameOf).join(",")}`;
        return [
            stored("key", [
                `ssh-keygen -t ed25519 -N '' -f ${made}`,
                `ssh-copy-id -i ${made}.pub -p ${port}${way} ${(0,quote/* quote */.h)(`${username}@${host}`)}`,
            ], made),
        ];
    }
    const isEncrypted = credentials.passphrase !== undefined;
    return [stored("key", [], keyFile), ...(isEncrypted ? [stored("passphrase", [])] : [])];
}
/** Lines rather than fingerprints, for they say whose key it is. */
function hostKeyLines({ destination: { host, port }, hostKeys }, { keys }) {
    if (keys.length > 0)
        return ["    known-hosts: |", ...keys.map((key) => `      ${(0,known_hosts/* knownHostsLine */.TZ)(host, port, key)}`)];
    return ["    fingerprint: |", ...hostKeys.fingerprints.map((line) => `      ${line}`)];
}
/** As the inputs `host` and `jump` take it, whatever ssh is configured to. */
function nameOf({ username, host, port }) {
    return `${username}@${port === 22 && !host.includes(":") ? host : (0,transport_address/* addressOf */.c)({ host, port })}`;
}
/** `BOARD` for board.example.org; the numbers of an address would say nothing. */
function secretPrefix({ host }) {
    const [label = ""] = /^[A-Za-z][A-Za-z0-9-]*(?=\.|$)/.exec(host) ?? [];
    const name = label.replaceAll("-", "_").toUpperCase();
    // GitHub keeps names that begin so to itself.
    return name === "" || name.startsWith("GITHUB_") ? "TARGET" : name;
}
/** A text in YAML, quoted only if it has to be. */
function scalar(text) {
    return /^[A-Za-z~/][\w.@~/-]*(:\d+)?$/.test(text) ? text : JSON.stringify(text);
}

// EXTERNAL MODULE: ./build/wiring.js + 26 modules
var wiring = __webpack_require__(94854);
;// CONCATENATED MODULE: ./build/cli/examine.js
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








/** What there is to say of a target, reached over a connection of its own. */
async function examine(patient, emit, stop) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { settings } = patient;
        const { target } = settings;
        let method = "nothing";
        const began = performance.now();
        const link = __addDisposableResource(env_1, (0,wiring/* linkOverSsh */.$6)(settings, emit, (name) => (method = name)), true);
        stop.addEventListener("abort", () => void link.close());
        try {
            await link.ready();
        }
        catch (error) {
            return failureFindings(target, expected(error));
        }
        const ms = performance.now() - began;
        const arrival = { ms, method, keys: await keysOf(settings, emit) };
        return [
            ...arrivalFindings(target, arrival),
            ...(await examineStore(link, settings)),
            workflowFinding(target, arrival, patient),
        ];
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
/** What known-hosts names, else what the server shows to somebody who trusts no key. */
async function keysOf(settings, emit) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const named = namedKeys(settings.target);
        if (named.length > 0)
            return named;
        const target = {
            ...settings.target,
            hostKeys: { knownHosts: "", fingerprints: [], ignore: false },
        };
        const link = __addDisposableResource(env_2, (0,wiring/* linkOverSsh */.$6)({ ...settings, target }, emit), true);
        const error = await link.ready().then(() => undefined, (reason) => reason);
        // On the way through jump hosts it may be one of them that is not trusted.
        return error instanceof host_key/* HostKeyError */.oZ && error.hop === target.destination ? error.offered : [];
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function examineStore(link, { remoteDirectory, target }) {
    const asked = Date.now();
    const probe = await ask(link, "store", (remote) => remote.probe());
    if (!probe.ok)
        return [probe.finding];
    const between = (asked + Date.now()) / 2;
    const runs = await ask(link, "runs", (remote) => remote.runs());
    const locks = await ask(link, "locks", (remote) => remote.locks());
    return [
        ...toolFindings(probe.answer),
        ...storeFindings(probe.answer, remoteDirectory, target.label),
        spaceFinding(probe.answer, target.label),
        clockFinding(probe.answer, between),
        ...(runs.ok ? runFindings(runs.answer, target.label) : [runs.finding]),
        ...(locks.ok ? lockFindings(locks.answer, target.label) : [locks.finding]),
    ];
}
async function ask(link, check, question) {
    try {
        return { ok: true, answer: await link.use(question) };
    }
    catch (error) {
        return { ok: false, finding: failed(check, expected(error)) };
    }
}
function expected(error) {
    if (error instanceof errors/* JobError */.CR)
        return error;
    throw error;
}

// EXTERNAL MODULE: ./build/cli/on-target.js
var on_target = __webpack_require__(37240);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/config/given.js
var config_given = __webpack_require__(28614);
// EXTERNAL MODULE: ./build/config/inputs/connection.js
var connection = __webpack_require__(61157);
// EXTERNAL MODULE: ./build/config/job-file/read-job-file.js + 10 modules
var read_job_file = __webpack_require__(48862);
// EXTERNAL MODULE: ./build/config/parse-target-settings.js
var parse_target_settings = __webpack_require__(92096);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
// EXTERNAL MODULE: ./build/edge/given-beside.js
var given_beside = __webpack_require__(81656);
// EXTERNAL MODULE: ./build/pipeline/parse-planned-job.js
var parse_planned_job = __webpack_require__(42037);
// EXTERNAL MODULE: ./build/pipeline/plan.js + 6 modules
var pipeline_plan = __webpack_require__(69848);
// EXTERNAL MODULE: ./build/cli/parse-options.js
var parse_options = __webpack_require__(60601);
// EXTERNAL MODULE: ./build/cli/surroundings.js + 3 modules
var cli_surroundings = __webpack_require__(29935);
;// CONCATENATED MODULE: ./build/cli/patients.js












/**
 * Understands which targets are to be examined: each line of `--host`, or else those of a job file.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
async function readPatients(options) {
    const { operands, given, problems } = options;
    const file = operands[0] ?? (given.has("host") || !isThere(read_job_file/* defaultJobFile */.F) ? undefined : read_job_file/* defaultJobFile */.F);
    const found = [...problems, ...operands.slice(1).map(tooMuch)];
    if (operands.length > 0 && given.has("host"))
        found.push(both);
    const all = [];
    const surroundings = (0,cli_surroundings/* readSurroundings */.S)(process.env);
    try {
        const asked = file === undefined ? fromOptions(options, surroundings) : await fromFile(file, options, surroundings);
        // One after the other: each may ask for a passphrase.
        for (const ask of asked)
            all.push(await ask().catch(collecting(found)));
    }
    catch (error) {
        collecting(found)(error);
    }
    if (found.length > 0)
        throw new errors/* InvalidInputs */.hS(once(found));
    const patients = distinct(all.flatMap(({ patients: some }) => some));
    return {
        patients,
        warnings: [...new Set(all.flatMap(({ warnings }) => warnings))],
        areNamed: file !== undefined || patients.length > 1,
    };
}
function fromOptions(options, surroundings) {
    return hostsOf(options.given).map((host) => async () => {
        const given = new Map(options.given);
        if (host !== undefined)
            given.set("host", host);
        return patientOf(undefined, await (0,parse_options/* parseOptions */.A)({ ...options, given }, surroundings, parse), given);
    });
}
/** What each job says of how its target is reached; of a target that several jobs have it is the same. */
async function fromFile(file, options, surroundings) {
    const given = new Map(options.given);
    given.delete("host");
    const plan = (0,pipeline_plan/* planJobs */.K)(await (0,read_job_file/* readJobFile */.i)(file, process.cwd()), {
        jobs: [],
        resultsDirectory: undefined,
        environment: new Map(Object.entries(process.env).map(([name, value = ""]) => [name, value])),
    });
    return plan.jobs.flatMap((job) => {
        const inputs = job.inputs(new Map());
        const beside = (0,given_beside/* givenBeside */.Y)(inputs, given, process.cwd());
        return hostsOf(inputs).map((host) => async () => {
            const texts = new Map();
            const parsed = await (0,parse_planned_job/* parsePlannedJob */.R)(plan, job, new Map(), {
                parse: (all, around) => {
                    for (const [name, value] of all) {
                        if (patients_connection.has(name) || given.has(name))
                            texts.set(name, (0,config_given/* textsOf */.C)(value).join("\n"));
                    }
                    if (host !== undefined)
                        texts.set("host", host);
                    return parse(texts, around);
                },
                surroundings,
                given: beside,
            });
            return patientOf(job.target || undefined, parsed, texts);
        });
    });
}
/** The hosts of a pool, each by itself; `undefined` where none is given, which is for others to tell. */
function hostsOf(given) {
    const hosts = (0,config_given/* textsOf */.C)(given.get("host") ?? "").flatMap((text) => text.split("\n"));
    const named = hosts.flatMap((line) => line.trim() || []);
    return named.length > 0 ? named : [undefined];
}
/** Without a key to compare with, the server's own are shown; it is not trusted for that. */
function parse(given, surroundings) {
    return (0,parse_target_settings/* parseTargetSettings */.a)(given, { ...surroundings, knownHosts: surroundings.knownHosts ?? "" });
}
function patientOf(name, { settings, warnings }, given) {
    const key = given.get("key");
    const directory = given.has("remote-directory") ? settings.remoteDirectory : undefined;
    // A key that is no text of one is the path of its file.
    const keyFile = key === undefined || key.includes("\n") ? undefined : key;
    return { patients: [{ name, settings, directory, keyFile }], warnings };
}
/** Jobs of one target are no reason to examine it twice. */
function distinct(patients) {
    const keyOf = ({ name, settings: { target, remoteDirectory } }) => JSON.stringify([name, target.label, target.destination, target.jump, remoteDirectory]);
    return [...new Map(patients.map((patient) => [keyOf(patient), patient])).values()];
}
const patients_connection = new Set(connection/* connectionInputs */.e.map(({ name }) => name));
/** Goes on after problems, to tell all of them at once. */
function collecting(found) {
    return (error) => {
        if (!(error instanceof errors/* InvalidInputs */.hS))
            throw error;
        found.push(...error.problems);
        return { patients: [], warnings: error.warnings };
    };
}
function once(problems) {
    const keyOf = ({ input, message, place }) => JSON.stringify([input, message, place?.line, place?.column]);
    return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
}
function isThere(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() === true;
}
const both = {
    input: "--host",
    message: "It does not go with a job file, whose targets are examined.",
    hint: "Leave one of them out.",
};
function tooMuch(word) {
    return { input: (0,printable/* printable */.g)(word), message: "doctor takes one job file only.", hint: "Leave it out." };
}

;// CONCATENATED MODULE: ./build/cli/print-findings.js


const styles = { ok: "green", warn: "yellow", fail: "red" };
/** Prints findings on stdout: a line each, below it what to type. */
function printFindings(findings) {
    for (const { check, status, message, hint, lines = [] } of findings) {
        const label = status.padEnd(4);
        const shown = process.stdout.isTTY ? (0,external_node_util_.styleText)(styles[status], label) : label;
        const below = [...(hint === undefined ? [] : hint.split("\n")), ...lines.map((line) => `  ${line}`)];
        const text = [
            `${check.padEnd(8)}  ${oneLine(message)}`,
            ...below.map((line) => `                ${line}`.trimEnd()),
        ];
        process.stdout.write(`${shown}  ${(0,sanitise/* sanitiseText */.S)(text.join("\n"))}\n`);
    }
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, " ");
}

// EXTERNAL MODULE: ./build/cli/print.js
var print = __webpack_require__(18366);
// EXTERNAL MODULE: ./build/cli/terminal.js + 1 modules
var terminal = __webpack_require__(48411);
// EXTERNAL MODULE: ./build/cli/without-effect.js
var without_effect = __webpack_require__(81083);
;// CONCATENATED MODULE: ./build/cli/doctor.js










/** `ssh-job doctor`: examines targets, and says what to do about each thing that is wrong. */
const doctor = async (options, stop) => {
    try {
        (0,without_effect/* sayWithoutEffect */.n)(options);
        const { patients, warnings, areNamed } = await readPatients(options);
        const { emit } = new terminal/* Terminal */.B({ log: process.stdout, bar: !options.json });
        for (const message of warnings)
            emit({ type: "warning", message });
        const examined = await Promise.all(patients.map(async (patient) => ({ patient, findings: await examine(patient, emit, stop) })));
        if (stop.aborted)
            return (0,result/* cliExitCode */.C)({ kind: "cancelled", exitCode: undefined });
        if (options.json)
            (0,print/* printJson */.Q)(areNamed ? examined.map(view) : examined.flatMap(({ findings }) => findings));
        else {
            for (const [index, { patient, findings }] of examined.entries()) {
                if (areNamed)
                    process.stdout.write(`${index === 0 ? "" : "\n"}${heading(patient)}`);
                printFindings(findings);
            }
        }
        const isIll = examined.some(({ findings }) => findings.some(({ status }) => status === "fail"));
        return (0,result/* cliExitCode */.C)({ kind: isIll ? "infrastructure" : "passed", exitCode: undefined });
    }
    catch (error) {
        return (0,on_target/* endWith */.q)(error, options, stop);
    }
};
function view({ patient: { name, settings }, findings }) {
    return { ...(name !== undefined && { name }), target: settings.target.label, findings };
}
function heading({ name, settings }) {
    const { label } = settings.target;
    const text = (0,sanitise/* sanitiseText */.S)(name === undefined ? label : `${name}: ${label}`);
    return `${process.stdout.isTTY ? (0,external_node_util_.styleText)("bold", text) : text}\n`;
}


/***/ }),

/***/ 52974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ addressOf)
/* harmony export */ });
/** `host:port` for messages, an IPv6 address in brackets. */
function addressOf({ host, port }) {
    return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}


/***/ }),

/***/ 46848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ nameInKnownHosts),
/* harmony export */   Zu: () => (/* binding */ hostKeyRules),
/* harmony export */   lo: () => (/* binding */ keyTypes),
/* harmony export */   oZ: () => (/* binding */ HostKeyError),
/* harmony export */   w2: () => (/* binding */ algorithmsOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52974);
/* harmony import */ var _known_hosts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38223);



/** The types of host keys that ssh2 can check, the preferred one first. */
const keyTypes = [
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "ssh-rsa",
];
/** The key of a machine on the way is not accepted; nobody has tried to log in there. */
class HostKeyError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JobError */ .CR {
    hop;
    /** Every key that the machine has shown, but for revoked ones. */
    offered;
    constructor(hop, offered, message, hint) {
        super("host-key", message, { hint });
        this.hop = hop;
        this.offered = offered;
    }
}
/** Finds what is pinned for a hop. A fingerprint does not tell the type of its key, so all types are asked for. */
function hostKeyRules(hop, { knownHosts, fingerprints, ignore }) {
    const { trusted, revoked, authorities } = (0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .keysFor */ .qm)((0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .parseKnownHosts */ .uJ)(knownHosts).entries, ...nameInKnownHosts(hop));
    const isRevoked = (key) => revoked.some((other) => other.blob.equals(key.blob));
    const isPinned = (key) => trusted.some((other) => other.blob.equals(key.blob)) || fingerprints.includes((0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax)(key));
    const pinnedTypes = keyTypes.filter((type) => trusted.some((key) => key.type === type));
    const anyType = ignore || fingerprints.length > 0;
    const pinned = [...trusted.map(describe), ...fingerprints];
    return {
        types: anyType ? [...new Set([...pinnedTypes, ...keyTypes])] : pinnedTypes,
        revoked: isRevoked,
        accepts: (key) => !isRevoked(key) && (ignore || isPinned(key)),
        refusal: (offered) => {
            const bad = offered.find(isRevoked);
            if (bad !== undefined)
                return revokedKey(hop, bad, offered.filter((key) => !isRevoked(key)));
            return pinned.length > 0
                ? mismatch(hop, pinned, offered)
                : nothingPinned(hop, offered, authorities.map(({ line }) => line));
        },
    };
}
/** Name and port under which the keys of a hop are found in known_hosts. */
function nameInKnownHosts({ host, port, hostKeyAlias }) {
    return hostKeyAlias === undefined ? [host, port] : [hostKeyAlias, 22];
}
/** The algorithms that prove a key of these types. For RSA the one with SHA-1 comes last: old servers have no other. */
function algorithmsOf(types) {
    return types.flatMap((type) => (type === "ssh-rsa" ? ["rsa-sha2-512", "rsa-sha2-256", "ssh-rsa"] : [type]));
}
function revokedKey(hop, key, others) {
    const message = `The host key of ${(0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .addressOf */ .c)(hop)} is revoked: ${describe(key)}.`;
    const hint = "Somebody may use a stolen key. Ask who marked it @revoked in known-hosts, and pin the machine's new key.";
    return new HostKeyError(hop, others, message, hint);
}
function mismatch(hop, pinned, offered) {
    const message = `The host key of ${(0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .addressOf */ .c)(hop)} is not the pinned one. Pinned: ${pinned.join(", ")}. ${offer(offered)}`;
    const hint = `A changed key may mean a man in the middle: ${howToPin(hop, offered)}`;
    return new HostKeyError(hop, offered, message, hint);
}
function nothingPinned(hop, offered, authorities) {
    const unusable = authorities.map((line) => ` Line ${line} of known-hosts is a @cert-authority: host certificates are not supported.`);
    const message = `No host key is pinned for ${(0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .addressOf */ .c)(hop)}.${unusable.join("")} ${offer(offered)}`;
    const hint = `Anybody could answer there: ${howToPin(hop, offered)}`;
    return new HostKeyError(hop, offered, message, hint);
}
function offer(offered) {
    return offered.length === 0
        ? "The server offers no key of a type that can be checked."
        : `The server offers: ${offered.map(describe).join(", ")}.`;
}
function howToPin(hop, offered) {
    const lines = offered.map((key) => (0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .knownHostsLine */ .TZ)(...nameInKnownHosts(hop), key));
    return [
        "compare the fingerprints with what the machine itself prints (ssh-keygen -l -f on its /etc/ssh/ssh_host_*_key.pub) before you pin them in known-hosts.",
        ...lines,
    ].join("\n");
}
function describe(key) {
    return `${key.type} ${(0,_known_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintOf */ .ax)(key)}`;
}


/***/ })

};
