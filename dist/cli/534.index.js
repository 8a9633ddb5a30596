export const id = 534;
export const ids = [534];
export const modules = {

/***/ 93338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  completionOf: () => (/* binding */ completionOf)
});

// EXTERNAL MODULE: ./build/config/job-file/read-job-file.js + 10 modules
var read_job_file = __webpack_require__(48862);
// EXTERNAL MODULE: ./build/config/printable.js
var printable = __webpack_require__(42360);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/job/result.js
var result = __webpack_require__(73207);
// EXTERNAL MODULE: ./build/config/check-mode.js
var check_mode = __webpack_require__(64335);
// EXTERNAL MODULE: ./build/config/command-line.js
var command_line = __webpack_require__(52585);
// EXTERNAL MODULE: ./build/config/inputs.js + 2 modules
var inputs = __webpack_require__(48606);
// EXTERNAL MODULE: ./build/config/inputs/connection.js
var connection = __webpack_require__(61157);
;// CONCATENATED MODULE: ./build/cli/command-options.js




/** Options that every command has. */
const common = {
    json: { type: "boolean", does: "Print one JSON document on stdout." },
    help: { type: "boolean", short: "h", does: "Print the help." },
};
/** The options that mean something to a command, its own first. */
function optionsOf(command) {
    return [
        ...Object.entries({ ...command.options, ...common }).map(([name, option]) => own(name, option)),
        ...inputs/* inputs */.QL.filter(({ name }) => takes(command, name)).map(ofInput),
    ];
}
/** The inputs that can be options, as the help groups them. */
const optionGroups = inputs/* inputGroups */.Dk.map(({ title, inputs: group }) => ({
    title,
    inputs: group.filter(({ name }) => !command_line/* workflowOnlyInputs */.z.has(name) && name !== "mode"),
}));
const command_options_connection = new Set(connection/* connectionInputs */.e.map(({ name }) => name));
function takes({ gives = {}, usage, positional, takesWords }, name) {
    if (check_mode/* ofJobFiles */.My.has(name))
        return takesWords === true;
    if (command_line/* workflowOnlyInputs */.z.has(name) || name in gives || name === "mode")
        return false;
    // Commands that start or follow a run say which mode they are; without one it is `run`.
    const mode = (gives.mode ?? (usage.includes("[OPTIONS]") ? "run" : undefined));
    if (mode !== undefined)
        return !check_mode/* withoutMeaning */.SV[mode].has(name);
    return name === positional || (usage.includes("--host") && command_options_connection.has(name));
}
function own(name, { type, short, does }) {
    return {
        name,
        short,
        does,
        value: type === "boolean" ? { type: "none" } : { type: places[name] ?? "text" },
    };
}
function ofInput({ name, kind, description }) {
    const value = (() => {
        if (kind.type === "boolean")
            return { type: "none" };
        return kind.type === "choice" ? kind : { type: places[name] ?? "text" };
    })();
    return { name, does: firstWords(description), value };
}
/** Options whose values can be found on this machine. */
const places = {
    host: "host",
    jump: "host",
    key: "file",
    script: "file",
    directory: "directory",
    "results-directory": "directory",
    "job-file": "file",
};
/** What stands before the details, without markup. */
function firstWords(description) {
    const [words = ""] = description.replaceAll("`", "").split(/[.;:](?: |$)/);
    return `${words}.`;
}

;// CONCATENATED MODULE: ./build/cli/completion/words.js

/** All options, each once. An option of one name is the same in all commands. */
function sharedOptions(commands) {
    const shared = new Map();
    for (const command of commands) {
        for (const option of optionsOf(command)) {
            const before = shared.get(option.name)?.commands ?? [];
            shared.set(option.name, { ...option, commands: [...before, command.name] });
        }
    }
    return [...shared.values()];
}
/** The words that may stand behind a command as they are. */
function plainWords({ wordsAre = [] }) {
    return wordsAre.flatMap((kind) => (typeof kind === "string" ? [] : [kind.word]));
}
function takesWord({ wordsAre = [] }, kind) {
    return wordsAre.includes(kind);
}
/** `ssh-job help` and `ssh-job version` are no commands that anything is known of. */
const simpleCommands = [
    { name: "help", does: "prints the help" },
    { name: "version", does: "prints the version" },
];
/** As one word of a shell, whatever is in it. bash, zsh and fish all take it. */
function quoted(text) {
    return `'${text.replaceAll("\\", "").replaceAll("'", "’")}'`;
}

;// CONCATENATED MODULE: ./build/cli/completion/bash.js


/** The script for bash, from 3.2 on. It needs nothing but bash. */
function bashCompletion(commands) {
    return `# Completes ssh-job in bash. Put into ~/.bashrc: eval "$(ssh-job completion bash)"

_ssh_job_add() {
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done
}

_ssh_job_words() {
  local IFS=$'\\n'
  _ssh_job_add < <(compgen -W "$1" -- "$2")
}

_ssh_job_files() {
  _ssh_job_add < <(compgen -A "$1" -- "$2")
  compopt -o filenames 2>/dev/null
}

_ssh_job_hosts() {
  local names
  names=$(sed -n 's/^[[:space:]]*[Hh][Oo][Ss][Tt][[:space:]=]*//p' ~/.ssh/config 2>/dev/null | tr ' \\t' '\\n\\n' | grep -x '[A-Za-z0-9._-]*')
  _ssh_job_words "$names" "$1"
}

_ssh_job_jobs() {
  local file=
  [ ! -f "\${COMP_WORDS[2]}" ] || file=\${COMP_WORDS[2]}
  _ssh_job_words "$("\${1/#\\~\\//$HOME/}" completion jobs \${file:+"$file"} 2>/dev/null)" "$2"
}

_ssh_job() {
  local at=$COMP_CWORD current=\${COMP_WORDS[COMP_CWORD]} options= IFS=$' \\t\\n'
  COMPREPLY=()
  # What stands before the @ of user@host is left alone, and = is a word of its own.
  [ "$current" != @ ] || { current= && at=$((at + 1)); }
  [ "\${COMP_WORDS[at - 1]}" != @ ] || at=$((at - 2))
  [ "$current" != = ] || { current= && at=$((at + 1)); }
  [ "\${COMP_WORDS[at - 1]}" != = ] || at=$((at - 1))
  if [ "$at" -le 1 ]; then
    _ssh_job_words $'${[...commands, ...simpleCommands].map(({ name }) => name).join("\\n")}' "$current"
    return
  fi
  case \${COMP_WORDS[at - 1]} in
${valueCases(commands)}
  esac
  case \${COMP_WORDS[1]} in
${optionCases(commands)}
  esac
  if [[ $current == -* ]]; then
    _ssh_job_words "\${options// /$'\\n'}" "$current"
    return
  fi
  case \${COMP_WORDS[1]} in
${wordCases(commands)}
  esac
}

complete -F _ssh_job ssh-job
`;
}
/** What is done for the value of an option. */
function valueCases(commands) {
    const names = new Map();
    for (const { name, short, value } of sharedOptions(commands)) {
        const action = completing(value);
        if (action === undefined)
            continue;
        const words = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
        names.set(action, [...(names.get(action) ?? []), ...words]);
    }
    return [...names].map(([action, options]) => `    ${options.join(" | ")}) ${action}return ;;`).join("\n");
}
function completing(value) {
    switch (value.type) {
        case "none":
            return undefined;
        case "text":
            return "";
        case "choice":
            return `_ssh_job_words $'${value.of.join("\\n")}' "$current"; `;
        case "host":
            return `_ssh_job_hosts "$current"; `;
        case "file":
        case "directory":
            return `_ssh_job_files ${value.type} "$current"; `;
    }
}
/** Commands with the same options share a case. */
function optionCases(commands) {
    const names = new Map();
    for (const command of commands) {
        const options = optionsOf(command)
            .map(({ name }) => `--${name}`)
            .join(" ");
        names.set(options, [...(names.get(options) ?? []), command.name]);
    }
    return [...names].map(([options, words]) => `    ${words.join(" | ")}) options="${options}" ;;`).join("\n");
}
function wordCases(commands) {
    return commands
        .filter(({ wordsAre }) => wordsAre !== undefined)
        .map((command) => {
        const plain = plainWords(command);
        const actions = [
            ...(plain.length > 0 ? [`_ssh_job_words $'${plain.join("\\n")}' "$current"`] : []),
            ...(takesWord(command, "job") ? ['_ssh_job_jobs "$1" "$current"'] : []),
            ...(takesWord(command, "file") ? ['_ssh_job_files file "$current"'] : []),
        ];
        return `    ${command.name})\n${actions.map((action) => `      ${action}\n`).join("")}      ;;`;
    })
        .join("\n");
}

;// CONCATENATED MODULE: ./build/cli/completion/fish.js

/** The script for fish: to be sourced, or to be `~/.config/fish/completions/ssh-job.fish`. */
function fishCompletion(commands) {
    const names = [...commands, ...simpleCommands];
    return `# Completes ssh-job in fish. Type: ssh-job completion fish > ~/.config/fish/completions/ssh-job.fish

function __ssh_job_is
    set -l words (commandline -opc)
    test (count $words) -gt 1; and contains -- $words[2] $argv
end

function __ssh_job_begins
    test (count (commandline -opc)) -eq 1
end

function __ssh_job_jobs
    set -l words (commandline -opc)
    set -l file
    test -f "$words[3]"; and set file $words[3]
    $words[1] completion jobs $file 2>/dev/null
end

complete -c ssh-job -f
${names.map(({ name, does }) => `complete -c ssh-job -n __ssh_job_begins -a ${name} -d ${quoted(does)}`).join("\n")}
${commands.flatMap(wordLines).join("\n")}
${sharedOptions(commands).map(optionLine).join("\n")}
`;
}
function wordLines(command) {
    const plain = plainWords(command);
    const start = `complete -c ssh-job -n '__ssh_job_is ${command.name}'`;
    return [
        ...(plain.length > 0 ? [`${start} -a ${quoted(plain.join(" "))}`] : []),
        ...(takesWord(command, "file") ? [`${start} -F`] : []),
        ...(takesWord(command, "job") ? [`${start} -a '(__ssh_job_jobs)' -d job`] : []),
    ];
}
function optionLine({ name, short, does, value, commands }) {
    const shortly = short === undefined ? "" : ` -s ${short}`;
    const start = `complete -c ssh-job -n '__ssh_job_is ${commands.join(" ")}' -l ${name}${shortly}`;
    const action = (() => {
        switch (value.type) {
            case "none":
                return "";
            case "choice":
                return ` -x -a ${quoted(value.of.join(" "))}`;
            case "host":
                return " -x -a '(__fish_complete_user_at_hosts)'";
            case "file":
                return " -r -F";
            case "directory":
                return " -x -a '(__fish_complete_directories)'";
            case "text":
                return " -x";
        }
    })();
    return `${start}${action} -d ${quoted(does)}`;
}

;// CONCATENATED MODULE: ./build/cli/completion/zsh.js


/** The script for zsh: to be sourced, or to be a file `_ssh-job` on the `fpath`. */
function zshCompletion(commands) {
    return `#compdef ssh-job
# Completes ssh-job in zsh. Put into ~/.zshrc, behind compinit: source <(ssh-job completion zsh)

_ssh_job_jobs() {
  local -a names file
  [[ ! -f $words[2] ]] || file=($words[2])
  names=(\${(f)"$(_call_program jobs $program completion jobs \${(q)file} 2>/dev/null)"})
  compadd -a names
}

_ssh_job_jobs_and_files() {
  _alternative jobs:job:_ssh_job_jobs files:file:_files
}

_ssh_job_hosts() {
  compset -P '*@'
  _ssh_hosts 2>/dev/null || _hosts
}

_ssh_job() {
  local curcontext="$curcontext" program=$words[1]
  local -a verbs=(
${[...commands, ...simpleCommands].map(({ name, does }) => `    ${quoted(`${name}:${does}`)}`).join("\n")}
  )
  if ((CURRENT == 2)); then
    _describe -t commands command verbs
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${commands.map(commandCase).join("\n")}
  esac
}

if [[ $funcstack[1] == _ssh-job ]]; then
  _ssh_job "$@"
else
  compdef _ssh_job ssh-job
fi
`;
}
function commandCase(command) {
    const specs = [...optionsOf(command).flatMap(optionSpecs), ...wordSpecs(command)];
    const lines = ["_arguments -s", ...specs].map((spec, index) => `${index === 0 ? "      " : "        "}${spec}`);
    return `    ${command.name})\n${lines.join(" \\\n")}\n      ;;`;
}
/** A `*` before an option lets it be repeated, as lists may be. */
function optionSpecs({ name, short, does, value }) {
    const about = `[${does.replaceAll(/[[\]]/g, "")}]`;
    if (value.type === "none") {
        const names = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
        return names.map((option) => quoted(`${option}${about}`));
    }
    return [quoted(`*--${name}=${about}:${name}:${actionOf(value)}`)];
}
function actionOf(value) {
    switch (value.type) {
        case "choice":
            return `(${value.of.join(" ")})`;
        case "host":
            return "_ssh_job_hosts";
        case "file":
            return "_files";
        case "directory":
            return "_files -/";
        default:
            return " ";
    }
}
function wordSpecs(command) {
    const plain = plainWords(command);
    if (plain.length > 0)
        return [quoted(`1:word:(${plain.join(" ")})`)];
    if (takesWord(command, "job"))
        return [quoted("*: :_ssh_job_jobs_and_files")];
    return takesWord(command, "file") ? [quoted("*:file:_files")] : [];
}

// EXTERNAL MODULE: ./build/cli/failure.js
var failure = __webpack_require__(28919);
;// CONCATENATED MODULE: ./build/cli/completion.js








const invalid = (0,result/* cliExitCode */.C)({ kind: "invalid", exitCode: undefined });
/** `ssh-job completion SHELL`: a script for that shell. It asks for `completion jobs [FILE]` where a job can stand. */
function completionOf(commands) {
    return async ({ operands: [shell, ...rest], problems }) => {
        if (shell === "jobs" && problems.length === 0)
            return printJobs(rest[0] ?? read_job_file/* defaultJobFile */.F);
        const script = shells.get(shell ?? "");
        const found = [...problems, ...rest.map(tooMuch), ...(script === undefined ? [unknown(shell)] : [])];
        if (script !== undefined && found.length === 0) {
            process.stdout.write(script(commands));
            return 0;
        }
        (0,failure/* sayProblems */.Yd)(new errors/* InvalidInputs */.hS(found));
        return invalid;
    };
}
const shells = new Map([
    ["bash", bashCompletion],
    ["zsh", zshCompletion],
    ["fish", fishCompletion],
]);
/** The names of a file's jobs, a line each. Says nothing of a file that cannot be read: somebody is typing. */
async function printJobs(path) {
    try {
        const { jobs } = await (0,read_job_file/* readJobFile */.i)(path, process.cwd());
        process.stdout.write([...jobs.keys()].map((name) => `${name}\n`).join(""));
        return 0;
    }
    catch (error) {
        if (!(error instanceof errors/* InvalidInputs */.hS))
            throw error;
        return invalid;
    }
}
function unknown(shell) {
    const message = shell === undefined ? "It is missing." : `${(0,printable/* printable */.g)(shell)} is not known.`;
    return { input: "SHELL", message, hint: `Write: ssh-job completion ${[...shells.keys()].join("|")}` };
}
function tooMuch(word) {
    return { input: (0,printable/* printable */.g)(word), message: "completion takes one shell only.", hint: "Leave it out." };
}


/***/ }),

/***/ 64335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   My: () => (/* binding */ ofJobFiles),
/* harmony export */   SV: () => (/* binding */ withoutMeaning),
/* harmony export */   es: () => (/* binding */ checkMode)
/* harmony export */ });
/* harmony import */ var _inputs_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61157);
/* harmony import */ var _inputs_job_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23181);
/* harmony import */ var _inputs_job_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86970);
/* harmony import */ var _inputs_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26738);
/* harmony import */ var _inputs_reuse_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85461);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48606);






/** Finds the inputs that mean nothing in the mode that is asked for. */
function checkMode({ values: { mode }, given }, findings) {
    // What applies to a mode that nobody understands?
    if (findings.hasProblem("mode"))
        return;
    for (const name of given) {
        if (ofJobFiles.has(name))
            findings.problem(name, ...noJobFile(name));
        else if (withoutMeaning[mode].has(name)) {
            findings.problem(name, `It does not apply with mode ${mode}.`, hintOf(name, mode));
        }
    }
}
const namesOf = (group) => group.map(({ name }) => name);
const forCancel = new Set([
    ...namesOf(_inputs_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connectionInputs */ .e),
    ...["mode", "job-id", "name", "summary"],
]);
/**
 * What does not apply to a mode. Where a run ends, how long it may take and what it is kept from is said when it is
 * started.
 */
const withoutMeaning = {
    run: new Set(["job-id"]),
    submit: new Set([
        "job-id",
        "if-no-outputs",
        "artifact",
        "artifact-name",
        "retention-days",
        "compression-level",
        "allow-workflow-commands",
        "cache-verify",
    ]),
    attach: new Set([
        ...namesOf(_inputs_job_js__WEBPACK_IMPORTED_MODULE_2__/* .jobInputs */ .v).filter((name) => name !== "secret-env"),
        ...namesOf(_inputs_reuse_js__WEBPACK_IMPORTED_MODULE_4__/* .reuseInputs */ .s),
        ...namesOf(_inputs_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .lockInputs */ .N),
        ...["separate-streams", "timeout", "idle-timeout", "orphan-timeout"],
    ]),
    cancel: new Set(namesOf(_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .inputs */ .QL).filter((name) => !forCancel.has(name))),
};
/** They stand in the place of a job's inputs, and are not among them. */
const ofJobFiles = new Set(namesOf(_inputs_job_file_js__WEBPACK_IMPORTED_MODULE_1__/* .jobFileInputs */ .b));
function noJobFile(name) {
    return name === "job"
        ? ["It names a job of a job file, and there is none.", "Give job-file as well, or leave it out."]
        : ["No job file is read here.", "Leave it out; the action and ssh-job run read one."];
}
function hintOf(name, mode) {
    if (name === "job-id")
        return "Leave it out, or set mode to attach or cancel.";
    return mode === "submit" ? "Leave it out here; give it where you attach to the run." : "Leave it out.";
}


/***/ }),

/***/ 23407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ called),
/* harmony export */   R5: () => (/* binding */ readInput),
/* harmony export */   xV: () => (/* binding */ readTemplate)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48606);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57820);


/** A text, whatever expressions it has; `undefined` after a fault. */
function readTemplate(tree, faults) {
    if (tree.type !== "text") {
        faults.add(tree.start, `${called(tree)} where a text should be.`, "Write a text.");
        return undefined;
    }
    const places = placesIn(tree, faults);
    const { template, faults: found } = (0,_template_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTemplate */ .QC)(tree.text, tree.start, (index) => places.get(index) ?? tree.start);
    for (const { at, message, hint } of found)
        faults.add(at, message, hint);
    return template;
}
/**
 * What stands for an input; `undefined` if it is nothing, or after a fault. Texts are not looked at closer: what their
 * expressions stand for is not known yet.
 */
function readInput(name, { value: tree }, faults) {
    const kind = kinds.get(name);
    switch (tree.type) {
        case "nothing":
            return undefined;
        case "text":
            return readTemplate(tree, faults);
        case "list":
            if (kind !== undefined && !takesList(kind)) {
                const hint = takesMapping(kind) ? "Write a mapping of names to values." : "Write one value.";
                faults.add(tree.start, `${name}: It is a list.`, hint);
                return undefined;
            }
            return tree.items.flatMap((item) => readTemplate(item, faults) ?? []);
        case "mapping":
            if (kind === undefined || !takesMapping(kind)) {
                const hint = kind === undefined || takesList(kind) ? "Write a list of texts." : "Write one value.";
                faults.add(tree.start, `${name}: It is a mapping.`, hint);
                return undefined;
            }
            return readVariables(tree.entries, faults);
    }
}
/** What a value is, as the beginning of a sentence. */
function called(tree) {
    return {
        text: "A text stands",
        list: "A list stands",
        mapping: "A mapping stands",
        nothing: "Nothing stands",
    }[tree.type];
}
const kinds = new Map(_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .QL.map(({ name, kind }) => [name, kind]));
function takesList({ type }) {
    return type === "list" || type === "lines" || type === "text";
}
function takesMapping({ type }) {
    return type === "variables" || type === "secret-variables";
}
/** A variable without a value is an empty one. */
function readVariables(entries, faults) {
    return new Map([...entries].flatMap(([name, { value }]) => {
        if (value.type === "nothing")
            return [[name, { parts: [], at: value.start }]];
        const template = readTemplate(value, faults);
        return template === undefined ? [] : [[name, template]];
    }));
}
/** Where expressions stand. Quotes, escapes and indents are not in a value: expressions are counted instead. */
function placesIn({ text, start, end }, { source }) {
    const written = beginningsIn(source.text.slice(start, end));
    return new Map(beginningsIn(text).map((index, count) => [index, start + (written[count] ?? 0)]));
}
function beginningsIn(text) {
    return Array.from(text.matchAll(/\$\{\{/g), ({ index }) => index);
}


/***/ }),

/***/ 6435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ readEntries),
/* harmony export */   $i: () => (/* binding */ isPlain),
/* harmony export */   Eo: () => (/* binding */ isName),
/* harmony export */   Z7: () => (/* binding */ readTexts)
/* harmony export */ });
/* unused harmony export namePattern */
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42360);
/* harmony import */ var _read_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23407);


/** The entries of a mapping; none if nothing stands there, or after a fault. */
function readEntries(tree, what, faults) {
    if (tree.type === "mapping")
        return tree.entries;
    if (tree.type !== "nothing") {
        faults.add(tree.start, `${(0,_read_input_js__WEBPACK_IMPORTED_MODULE_1__/* .called */ .Ab)(tree)} where ${what} should be.`, `Write a mapping, NAME: …, a line each.`);
    }
    return new Map();
}
/** The texts of a list, or a text that stands for a list of one; none if nothing stands there. */
function readTexts(tree, faults) {
    if (tree.type === "nothing")
        return [];
    return (tree.type === "list" ? tree.items : [tree]).flatMap((item) => {
        if (item.type !== "text") {
            faults.add(item.start, `${(0,_read_input_js__WEBPACK_IMPORTED_MODULE_1__/* .called */ .Ab)(item)} where a text should be.`, "Write a text.");
            return [];
        }
        return isPlain(item, faults) ? [item] : [];
    });
}
/** Whether a text has no expression, where none can be. */
function isPlain({ text, start }, faults) {
    if (!text.includes("${{"))
        return true;
    faults.add(start, "No expression can stand here.", "Write the text itself.");
    return false;
}
/** Of jobs and targets. */
const namePattern = "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$";
/** Whether a job or target may be called so: its name is the name of a file too. */
function isName(name, at, faults) {
    if (new RegExp(namePattern).test(name))
        return true;
    const hint = "Use letters (a to z), digits, _, - and ., at most 100, and neither - nor . at the beginning.";
    faults.add(at, `${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(name)} is no name.`, hint);
    return false;
}


/***/ }),

/***/ 58669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readStage),
/* harmony export */   Y: () => (/* binding */ isBelow)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42360);
/* harmony import */ var _read_input_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23407);
/* harmony import */ var _read_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6435);




/** What is staged, by the jobs that make it: a mapping of paths there to paths here, or paths that are the same. */
function readStage({ value }, faults) {
    return [...(0,_read_names_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntries */ .$2)(value, "a stage", faults)].flatMap(([job, { at, value: paths }]) => readPaths(paths, faults).map(({ source, destination }) => ({ job, at, source, destination })));
}
/** Whether a path is below the job directory. */
function isBelow(path) {
    const normal = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path);
    return path !== "" && !node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(path) && normal !== ".." && !normal.startsWith("../");
}
function readPaths(tree, faults) {
    if (tree.type === "nothing") {
        faults.add(tree.start, "Nothing is staged.", "Write a list of paths, or THERE: HERE.");
        return [];
    }
    if (tree.type !== "mapping") {
        return (tree.type === "list" ? tree.items : [tree]).flatMap((item) => {
            const source = (0,_read_input_js__WEBPACK_IMPORTED_MODULE_2__/* .readTemplate */ .xV)(item, faults);
            return source === undefined ? [] : [{ source, destination: source }];
        });
    }
    return [...tree.entries].flatMap(([path, { at, value }]) => {
        const destination = value.type === "text" ? (0,_read_input_js__WEBPACK_IMPORTED_MODULE_2__/* .readTemplate */ .xV)(value, faults) : undefined;
        if (value.type !== "text") {
            const hint = `Write ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(path)}: PATH, the path in this job's directory.`;
            faults.add(value.start, `${(0,_read_input_js__WEBPACK_IMPORTED_MODULE_2__/* .called */ .Ab)(value)} where a path should be.`, hint);
        }
        const source = (0,_read_input_js__WEBPACK_IMPORTED_MODULE_2__/* .readTemplate */ .xV)({ type: "text", text: path, start: at, end: at + path.length }, faults);
        return source === undefined || destination === undefined ? [] : [{ source, destination }];
    });
}


/***/ }),

/***/ 57820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QC: () => (/* binding */ parseTemplate),
/* harmony export */   ii: () => (/* binding */ referencesIn),
/* harmony export */   nj: () => (/* binding */ showReference),
/* harmony export */   pz: () => (/* binding */ fillIn)
/* harmony export */ });
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42360);

/**
 * Finds the expressions in a text, as GitHub writes them. `${{ '${{' }}` is a text that looks like the beginning of one.
 * @param placeOf where the expression that begins at an index of the text stands in the file
 */
function parseTemplate(text, at, placeOf) {
    const parts = [];
    const faults = [];
    let end = 0;
    for (let start = text.indexOf("${{"); start >= 0; start = text.indexOf("${{", end)) {
        parts.push(text.slice(end, start));
        const place = placeOf(start);
        const close = endOf(text, start + 3);
        if (close === undefined) {
            faults.push({ at: place, message: "This expression has no end.", hint: "Write }} at its end." });
            return { template: { parts, at }, faults };
        }
        end = close + 2;
        const found = parseExpression(text.slice(start + 3, close).trim(), place);
        if (typeof found === "object" && "message" in found)
            faults.push(found);
        else
            parts.push(found);
    }
    parts.push(text.slice(end));
    return { template: { parts: parts.filter((part) => part !== ""), at }, faults };
}
/** The text, with everything in place of its expressions that they stand for. */
function fillIn({ parts }, scope) {
    return parts.map((part) => (typeof part === "string" ? part : (scope(part) ?? ""))).join("");
}
function referencesIn({ parts }) {
    return parts.filter((part) => typeof part !== "string");
}
/** How an expression is written. */
function showReference({ context, name }) {
    return context === "signature" ? `jobs.${name}.outputs.signature` : `${context}.${name}`;
}
/** Where the braces are that end an expression: those in a text of the expression do not. */
function endOf(text, start) {
    let isQuoted = false;
    for (let index = start; index < text.length; index += 1) {
        if (text[index] === "'")
            isQuoted = !isQuoted;
        else if (!isQuoted && text.startsWith("}}", index))
            return index;
    }
    return undefined;
}
function parseExpression(text, at) {
    const literal = /^'((?:[^']|'')*)'$/s.exec(text)?.[1];
    if (literal !== undefined)
        return literal.replaceAll("''", "'");
    const name = /^(?<context>matrix|env)\.(?<name>[A-Za-z_][\w-]*)$/.exec(text)?.groups;
    if (name !== undefined) {
        return { context: name["context"] === "env" ? "env" : "matrix", name: name["name"] ?? "", at };
    }
    const job = /^jobs\.(?<job>[\w.-]+)\.outputs\.(?<output>[\w-]+)$/.exec(text)?.groups;
    if (job?.["output"] === "signature")
        return { context: "signature", name: job["job"] ?? "", at };
    return { at, message: `${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text)} is ${faultOf(text, job)}.`, hint: hintOf(text) };
}
function faultOf(text, job) {
    if (text === "")
        return "no expression";
    return job === undefined ? "not known in a job file" : "no output that a job file knows";
}
function hintOf(text) {
    const secret = /^secrets\.([A-Za-z_]\w*)$/.exec(text)?.[1];
    if (secret !== undefined)
        return `Set the variable ${secret} where you start it, and write env.${secret}.`;
    return "Write matrix.NAME, env.NAME or jobs.NAME.outputs.signature.";
}


/***/ })

};
