import type { Command } from "../command.ts";
import { optionsOf, type CommandOption } from "../command-options.ts";
import { plainWords, quoted, simpleCommands, takesWord } from "./words.ts";

/** The script for zsh: to be sourced, or to be a file `_ssh-job` on the `fpath`. */
export function zshCompletion(commands: readonly Command[]): string {
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

function commandCase(command: Command): string {
  const specs = [...optionsOf(command).flatMap(optionSpecs), ...wordSpecs(command)];
  const lines = ["_arguments -s", ...specs].map(
    (spec, index) => `${index === 0 ? "      " : "        "}${spec}`,
  );
  return `    ${command.name})\n${lines.join(" \\\n")}\n      ;;`;
}

/** A `*` before an option lets it be repeated, as lists may be. */
function optionSpecs({ name, short, does, value }: CommandOption): string[] {
  const about = `[${does.replaceAll(/[[\]]/g, "")}]`;
  if (value.type === "none") {
    const names = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
    return names.map((option) => quoted(`${option}${about}`));
  }
  return [quoted(`*--${name}=${about}:${name}:${actionOf(value)}`)];
}

function actionOf(value: Exclude<CommandOption["value"], { type: "none" }>): string {
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

function wordSpecs(command: Command): string[] {
  const plain = plainWords(command);
  if (plain.length > 0) return [quoted(`1:word:(${plain.join(" ")})`)];
  if (takesWord(command, "job")) return [quoted("*: :_ssh_job_jobs_and_files")];
  return takesWord(command, "file") ? [quoted("*:file:_files")] : [];
}
