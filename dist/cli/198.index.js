export const id = 198;
export const ids = [198];
export const modules = {

/***/ 68198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gc: () => (/* binding */ gc)
});

// EXTERNAL MODULE: ./build/config/durations.js
var durations = __webpack_require__(5466);
// EXTERNAL MODULE: ./build/config/parse-target-settings.js
var parse_target_settings = __webpack_require__(92096);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
;// CONCATENATED MODULE: ./build/config/sizes.js
const powers = new Map([
    ["", 0],
    ["K", 1],
    ["M", 2],
    ["G", 3],
    ["T", 4],
]);
/** `4096`, `500M`, `2G` in bytes, units being powers of 1024 as `du -h` has them; NaN for anything else. */
function sizeBytes(text) {
    const [, digits = "", unit = ""] = /^(\d{1,12})([KMGT]?)$/i.exec(text) ?? [];
    return digits === "" ? NaN : Number(digits) * 1024 ** (powers.get(unit.toUpperCase()) ?? 0);
}

// EXTERNAL MODULE: ./build/report/units.js
var units = __webpack_require__(15088);
// EXTERNAL MODULE: ./build/cli/on-target.js
var on_target = __webpack_require__(37240);
// EXTERNAL MODULE: ./build/cli/print.js
var print = __webpack_require__(18366);
// EXTERNAL MODULE: ./build/cli/say.js
var say = __webpack_require__(2486);
;// CONCATENATED MODULE: ./build/cli/gc.js








/** `ssh-job gc`: removes ended runs that are too old, and the oldest until the rest is small enough. */
const gc = async (options, stop) => {
    const { own } = options;
    const age = read(own.get("max-age"), durations/* durationMs */.p);
    const size = read(own.get("max-size"), sizeBytes);
    const problems = [
        ...(Number.isNaN(age) ? [problem("max-age", own, "Write a number and a unit, such as 12h or 90m.")] : []),
        ...(Number.isNaN(size) ? [problem("max-size", own, "Write bytes, or a size such as 500M or 2G.")] : []),
    ];
    const collect = (0,on_target/* onTarget */.H)(parse_target_settings/* parseTargetSettings */.a, async ({ settings, link }) => {
        const target = settings.target.label;
        const limits = {
            olderThanSeconds: age === undefined ? undefined : Math.ceil(age / 1000),
            maxKib: size === undefined ? undefined : Math.floor(size / 1024),
        };
        const { removed, left } = await link.use((remote) => remote.collect(limits));
        if (options.json)
            (0,print/* printJson */.Q)({ target, removed: inBytes(removed), left: inBytes(left) });
        else
            (0,say/* say */.c)(`Removed ${describe(removed)} from ${target}; ${describe(left)} left.`);
        return 0;
    });
    return collect({ ...options, problems: [...options.problems, ...problems] }, stop);
};
function read(text, parse) {
    return text === undefined ? undefined : parse(text.trim());
}
function problem(name, own, hint) {
    const message = `${(0,printable/* printable */.g)(own.get(name) ?? "")} is not what it may be.`;
    return { input: `--${name}`, message, hint };
}
function inBytes({ runs, kib }) {
    return { runs, bytes: kib * 1024 };
}
function describe({ runs, kib }) {
    return `${runs} ${runs === 1 ? "run" : "runs"} (${(0,units/* formatBytes */.z)(kib * 1024)})`;
}


/***/ })

};
