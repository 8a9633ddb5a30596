import type { Command } from "../command.ts";
import { plainWords, quoted, sharedOptions, simpleCommands, takesWord, type SharedOption } from "./words.ts";

/** The script for fish: to be sourced, or to be `~/.config/fish/completions/ssh-job.fish`. */
export function fishCompletion(commands: readonly Command[]): string {
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

function wordLines(command: Command): string[] {
  const plain = plainWords(command);
  const start = `complete -c ssh-job -n '__ssh_job_is ${command.name}'`;
  return [
    ...(plain.length > 0 ? [`${start} -a ${quoted(plain.join(" "))}`] : []),
    ...(takesWord(command, "file") ? [`${start} -F`] : []),
    ...(takesWord(command, "job") ? [`${start} -a '(__ssh_job_jobs)' -d job`] : []),
  ];
}

function optionLine({ name, short, does, value, commands }: SharedOption): string {
  const shortly = short === undefined ? "" : ` -s ${short}`;
  const start = `complete -c ssh-job -n '__ssh_job_is ${commands.join(" ")}' -l ${name}${shortly}`;
  const action = ((): string => {
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
