export const id = 50;
export const ids = [50];
export const modules = {

/***/ 98050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./build/config/command-line.js
var command_line = __webpack_require__(52585);
// EXTERNAL MODULE: ./build/config/parse-settings.js
var parse_settings = __webpack_require__(63352);
// EXTERNAL MODULE: ./build/edge/memory.js
var memory = __webpack_require__(2069);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/action/console.js + 3 modules
var action_console = __webpack_require__(93016);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./build/report/sanitise.js
var sanitise = __webpack_require__(3649);
// EXTERNAL MODULE: ./build/action/set-outputs.js
var set_outputs = __webpack_require__(25824);
;// CONCATENATED MODULE: ./build/action/fail.js



/** Makes the step red, with the reason and the remedy, unless what was asked for was done. */
function fail({ succeeded, report }) {
    if (succeeded)
        return;
    const hint = report.error?.hint ? `\n${report.error.hint}` : "";
    core/* setFailed */.C1((0,sanitise/* sanitiseText */.S)(`${report.name} on ${report.target}: ${report.result ?? "submitted"}. ${report.reason}${hint}`));
}
/** Makes the step red because of its inputs: all problems in one annotation. */
function refuse({ problems, warnings }, given) {
    (0,set_outputs/* setOutputs */.n)({ result: "invalid", target: given.get("host")?.trim() });
    const lines = [...problems.map(({ input, message, hint }) => `${input}: ${message} ${hint}`), ...warnings];
    core/* setFailed */.C1((0,sanitise/* sanitiseText */.S)(["The inputs cannot work; nothing was dialled.", ...lines].join("\n")));
}

// EXTERNAL MODULE: ./build/action/mask-secrets.js
var mask_secrets = __webpack_require__(45827);
// EXTERNAL MODULE: ./build/action/read-inputs.js + 1 modules
var read_inputs = __webpack_require__(74797);
// EXTERNAL MODULE: ./build/action/state.js
var state = __webpack_require__(90862);
;// CONCATENATED MODULE: ./build/action/main.js











/** Milliseconds from the runner's first signal until the run itself must be over; the runner kills after 10 s. */
const withinMs = 6000;
/** What the group before the job's output is called. */
const openings = {
    run: "Send the job",
    submit: "Send the job",
    attach: "Find the run",
    cancel: "End the run",
};
/** The step itself. */
async function main(stop) {
    const given = (0,read_inputs/* readInputs */.Ko)(process.env);
    const parsed = await parse(given);
    if (parsed === undefined)
        return;
    const { settings, secrets, warnings } = parsed;
    // Not before the inputs are known to be good: whoever mistyped one need not wait for this.
    const [{ runOverSsh, githubCacheOptions }, { deliver }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(365), __webpack_require__.e(864)]).then(__webpack_require__.bind(__webpack_require__, 48864)),
        __webpack_require__.e(/* import() */ 923).then(__webpack_require__.bind(__webpack_require__, 88923)),
    ]);
    const console = new action_console/* Console */.C({ ...settings, opening: openings[settings.mode] });
    for (const message of warnings)
        console.emit({ type: "warning", message });
    (0,memory/* freeBuffersSoon */.f)();
    const outcome = await runOverSsh(settings, {
        emit: console.emit,
        stop: { signal: stop, by: (0,read_inputs/* requester */.l2)(process.env), hasSuccessor: true, withinMs },
        secrets,
        record: state/* rememberRun */.j,
        caches: { github: githubCacheOptions(process.env), stats: (0,read_inputs/* statsDirectory */.fG)(process.env) },
    });
    (0,set_outputs/* setRunOutputs */.i)(outcome, settings);
    // Looking again, post might find nobody, only because the others are just connecting anew.
    if (outcome.leftToOthers)
        (0,state/* rememberSettled */.fQ)();
    // Cancelled, there is no time for an upload: what is left to do is left to post.
    const leaves = settings.mode === "cancel" || settings.onCancel === "detach";
    if (!stop.aborted || leaves) {
        const delivered = deliver(outcome, settings, (0,command_line/* commandLine */.a)(given), console.emit);
        await Promise.race([delivered.then(state/* rememberSettled */.fQ), aborted(stop)]);
    }
    console.emit({ type: "ended", result: outcome.result });
    fail(outcome);
}
/** Settles when the step is cancelled. */
async function aborted(stop) {
    if (!stop.aborted)
        await (0,external_node_events_.once)(stop, "abort");
}
async function parse(given) {
    try {
        (0,mask_secrets/* maskSecrets */.Q)((0,mask_secrets/* keyText */.P)(given));
        const parsed = await (0,parse_settings/* parseSettings */.P)(given, (0,read_inputs/* readSurroundings */.St)(process.env));
        (0,mask_secrets/* maskSecrets */.Q)(...parsed.secrets.map((secret) => secret.reveal()));
        return parsed;
    }
    catch (error) {
        if (!(error instanceof errors/* InvalidInputs */.h))
            throw error;
        refuse(error, given);
        return undefined;
    }
}


/***/ })

};
