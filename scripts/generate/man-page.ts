import type { Command } from "../../src/cli/command.ts";
import { commands } from "../../src/cli/commands.ts";
import { optionGroups, optionsOf } from "../../src/cli/command-options.ts";
import type { Input } from "../../src/config/inputs.ts";
import type { Kind } from "../../src/config/kinds.ts";
import { cliExitCode, type ResultKind } from "../../src/job/result.ts";

/** The text of `man/ssh-job.1`: roff with the macros of man(7). */
export function manPage(): string {
  return [
    '.\\" Made by scripts/generate.ts from src/cli and src/config: change it there.',
    '.TH SSH\\-JOB 1 "" ssh\\-job "User Commands"',
    ".SH NAME",
    "ssh\\-job \\- run a directory on any machine you can ssh to",
    ".SH SYNOPSIS",
    ".B ssh\\-job",
    "\\fICOMMAND\\fR [\\fIWORD\\fR ...] [\\fIOPTION\\fR ...]",
    ".SH DESCRIPTION",
    ...paragraphs(description),
    ".SH COMMANDS",
    ...commands.flatMap(commandEntry),
    ".SH OPTIONS",
    ...paragraphs(aboutOptions),
    ...optionGroups.flatMap(({ title, inputs }) => [`.SS ${title}`, ...inputs.flatMap(inputEntry)]),
    ".SH EXIT STATUS",
    ...Object.entries(ends).flatMap(([kind, meaning]) => item(bold(exitStatus(kind)), meaning)),
    ".SH ENVIRONMENT",
    ...environment.flatMap(([name, meaning]) => item(bold(name), meaning)),
    ".SH FILES",
    ...files.flatMap(([name, meaning]) => item(italic(name), meaning)),
    ".SH EXAMPLES",
    ...examples.flatMap(([meaning, command], index) => [
      ...(index === 0 ? [] : [".PP"]),
      prose(meaning),
      ...code(command),
    ]),
    ".SH SEE ALSO",
    ".BR ssh (1),",
    ".BR ssh_config (5),",
    ".BR sshd (8)",
    "",
  ].join("\n");
}

const description = [
  "A job is a directory and a script. `ssh-job` sends the directory to a machine over SSH, runs the script there, follows its log and fetches the files that it has made. The job runs detached from the connection. What is known already is not run again, and what is there already is not sent again.",
  "The machine needs `sh`, `tar` and the usual small tools. Nothing is installed there.",
];

const aboutOptions = [
  "These are the inputs of the action and the keys of a job file, too. A list is one value with newlines, or the option repeated. `--refresh` and `--refresh=false` are how booleans are given. Inputs that have a meaning in workflows only may be given and have no effect.",
];

const ends: Readonly<Record<ResultKind, string>> = {
  passed: "The script ended with exit code 0.",
  failed: "The script's own exit code; 128 and the number of the signal that has killed it.",
  invalid:
    "The options or the job file cannot work. All problems are told at once, before anything is dialled.",
  "timed-out": "The time for the job was over, and the target ended it.",
  cancelled: "You or somebody else ended it; the log says who.",
  lost: "The target was rebooted or the supervisor killed: nobody knows how the job ended.",
  infrastructure:
    "Unreachable, login or host key refused, disk full, lock not free: the job did not get its chance.",
};

const environment: readonly (readonly [name: string, meaning: string])[] = [
  ["SSH_AUTH_SOCK", "The ssh-agent that is asked where no key is given."],
  ["XDG_CACHE_HOME", "Where results are kept on this machine, instead of `~/.cache`."],
  ["SSH_JOB_DEBUG", "Anything: also tell where in the program something went wrong."],
];

const files: readonly (readonly [name: string, meaning: string])[] = [
  ["ssh-job.yml", "The job file that `run` reads unless another is named."],
  ["~/.ssh/config", "How hosts are reached, as for ssh, and after it `/etc/ssh/ssh_config`."],
  ["~/.ssh/known_hosts", "The host keys that are accepted where none is given."],
  ["~/.cache/ssh-job-results", "Results that are known on this machine."],
  ["~/.cache/ssh-job", "On the target: the store of runs, unless `--remote-directory` names another."],
];

const examples: readonly (readonly [meaning: string, command: string])[] = [
  [
    "Run `start.sh` of a directory, and fetch what it puts into `results`:",
    "ssh-job run --host ci@board.example.org --directory tests --outputs 'results/**'",
  ],
  ["Run all jobs of `ssh-job.yml`:", "ssh-job run"],
  ["Find out what is wrong with a machine:", "ssh-job doctor --host ci@board.example.org"],
];

function commandEntry(command: Command): string[] {
  const { name, usage, does, options = {} } = command;
  const own = optionsOf(command).filter((option) => option.name in options);
  return [
    ...item(
      `${bold(`ssh-job ${name}`)} ${escape(usage)}`.trimEnd(),
      `${does.slice(0, 1).toUpperCase()}${does.slice(1)}.`,
    ),
    ...(own.length === 0 ? [] : [".RS"]),
    ...own.flatMap((option) => {
      const names = [...(option.short === undefined ? [] : [`-${option.short}`]), `--${option.name}`];
      const value = option.value.type === "none" ? "" : ` ${italic("VALUE")}`;
      return item(`${names.map(bold).join(", ")}${value}`, option.does);
    }),
    ...(own.length === 0 ? [] : [".RE"]),
  ];
}

function inputEntry({ name, kind, default: fallback, description }: Input): string[] {
  const text = fallback === undefined ? description : `${description} Default: \`${fallback}\`.`;
  const value = valueName(kind);
  return item(`${bold(`--${name}`)}${value === undefined ? "" : ` ${italic(value)}`}`, text);
}

function valueName(kind: Kind): string | undefined {
  switch (kind.type) {
    case "boolean":
      return undefined;
    case "choice":
      return kind.of.join("|");
    case "integer":
      return "NUMBER";
    case "duration":
      return "DURATION";
    case "variables":
    case "secret-variables":
      return "NAME=VALUE";
    case "list":
    case "lines":
      return "LINE";
    case "line":
    case "text":
    case "secret":
    case "secret-text":
      return "TEXT";
  }
}

function exitStatus(kind: string): string {
  return kind === "failed"
    ? "1 to 255"
    : String(cliExitCode({ kind: kind as ResultKind, exitCode: undefined }));
}

function item(tag: string, text: string): string[] {
  return [".TP", tag, prose(text)];
}

function paragraphs(texts: readonly string[]): string[] {
  return texts.flatMap((text, index) => [...(index === 0 ? [] : [".PP"]), prose(text)]);
}

function code(text: string): string[] {
  return [".PP", ".RS", ".nf", prose(text), ".fi", ".RE"];
}

/** What stands between backticks is bold. A text that begins as a request does is none. */
function prose(text: string): string {
  const line = text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? bold(part) : escape(part)))
    .join("");
  // A sentence begins a line, so that changes are seen.
  return line.replace(/^(?=[.'])/, "\\&").replaceAll(/([.;]) (?=[A-Z])/g, "$1\n");
}

function bold(text: string): string {
  return `\\fB${escape(text)}\\fR`;
}

function italic(text: string): string {
  return `\\fI${escape(text)}\\fR`;
}

const special: ReadonlyMap<string, string> = new Map([
  ["\\", "\\e"],
  ["-", "\\-"],
  ["'", "\\(aq"],
  ["~", "\\(ti"],
  ["^", "\\(ha"],
  ["…", "..."],
  ["–", "\\(en"],
]);

function escape(text: string): string {
  return text.replaceAll(/[\\\-'~^…–]/g, (character) => special.get(character) ?? character);
}
