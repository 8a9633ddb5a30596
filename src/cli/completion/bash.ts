import type { Command } from "../command.ts";
import { optionsOf, type OptionValue } from "../command-options.ts";
import { plainWords, sharedOptions, simpleCommands, takesWord } from "./words.ts";

/** The script for bash, from 3.2 on. It needs nothing but bash. */
export function bashCompletion(commands: readonly Command[]): string {
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
function valueCases(commands: readonly Command[]): string {
  const names = new Map<string, string[]>();
  for (const { name, short, value } of sharedOptions(commands)) {
    const action = completing(value);
    if (action === undefined) continue;
    const words = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
    names.set(action, [...(names.get(action) ?? []), ...words]);
  }
  return [...names].map(([action, options]) => `    ${options.join(" | ")}) ${action}return ;;`).join("\n");
}

function completing(value: OptionValue): string | undefined {
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
function optionCases(commands: readonly Command[]): string {
  const names = new Map<string, string[]>();
  for (const command of commands) {
    const options = optionsOf(command)
      .map(({ name }) => `--${name}`)
      .join(" ");
    names.set(options, [...(names.get(options) ?? []), command.name]);
  }
  return [...names].map(([options, words]) => `    ${words.join(" | ")}) options="${options}" ;;`).join("\n");
}

function wordCases(commands: readonly Command[]): string {
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
