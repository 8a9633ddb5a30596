import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { commands } from "../../src/cli/commands.ts";
import { bashCompletion } from "../../src/cli/completion/bash.ts";
import { fishCompletion } from "../../src/cli/completion/fish.ts";
import { zshCompletion } from "../../src/cli/completion/zsh.ts";

const program = join(import.meta.dirname, "..", "..", "src", "cli", "index.ts");
const execute = promisify(execFile);

type Shell = "bash" | "zsh" | "fish";

/** Somebody who has `ssh-job` on the PATH, hosts in an ssh configuration, and directories and a job file at hand. */
export class Typist implements Disposable {
  readonly home: string = mkdtempSync(join(tmpdir(), "typist-"));

  constructor() {
    mkdirSync(join(this.home, "bin"));
    const command = join(this.home, "bin", "ssh-job");
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    chmodSync(command, 0o755);
    mkdirSync(join(this.home, ".ssh"));
    writeFileSync(join(this.home, ".ssh", "config"), "Host board gate *.lab\n  User ci\n");
    mkdirSync(join(this.home, "with space"));
    mkdirSync(join(this.home, "work"));
    const job = "{ host: a, run: make }";
    writeFileSync(join(this.home, "ssh-job.yml"), `jobs:\n  firmware: ${job}\n  flash: ${job}\n`);
    writeFileSync(join(this.home, "other.yml"), `jobs:\n  lint: ${job}\n`);
  }

  /** What `ssh-job` prints. */
  async type(...words: readonly string[]): Promise<string> {
    return (await execute("ssh-job", words, this.#options)).stdout;
  }

  /** What a shell is told to complete `line` with. */
  async complete(shell: Shell, line: string): Promise<string[]> {
    const path = join(this.home, `completion.${shell}`);
    writeFileSync(path, scripts[shell](commands));
    const asker = join(this.home, `ask.${shell}`);
    writeFileSync(asker, asks[shell]);
    const words = shell === "bash" ? wordsOf(line) : [line];
    const { stdout } = await execute(shell, [...quietly[shell], asker, path, ...words], this.#options);
    const found = stdout.split("\n").filter(Boolean);
    return [...new Set(found)].sort();
  }

  get #options(): { readonly cwd: string; readonly env: Record<string, string> } {
    const env = { PATH: `${join(this.home, "bin")}:${process.env["PATH"] ?? ""}`, HOME: this.home };
    return { cwd: this.home, env };
  }

  [Symbol.dispose](): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** What `ssh-job completion` prints. */
export const scripts: Readonly<Record<Shell, typeof bashCompletion>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** Without anybody's configuration. */
const quietly = { bash: ["--norc"], zsh: ["-f"], fish: ["-N"] } as const;

/** As readline splits a line: `=` and `@` are words of their own. */
function wordsOf(line: string): string[] {
  const words = line.match(/[^\s=@]+|[=@]/g) ?? [];
  return line.endsWith(" ") ? [...words, ""] : words;
}

/** Each is a script of its shell, prints what SCRIPT completes the line with, and takes the words SCRIPT LINE. */
const asks = {
  bash: `
source "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_ssh_job ssh-job
printf '%s\\n' "\${COMPREPLY[@]}"
`,
  // Nothing of zsh completes without a terminal.
  zsh: `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "autoload -Uz compinit; compinit -u -d $HOME/dump; source $1"
zpty -w shell 'compadd() {
  builtin compadd "$@"; local code=$?
  [[ \${@[1,(i)(-|--)]} == *-[OAD]\\ * ]] && return code
  local -a found; builtin compadd -A found "$@"; print -lr -- $found >>$HOME/found; return code
}
comppostfuncs=(finish); finish() { print >$HOME/finished }'
zpty -w -n shell "$2"$'\\t'
while [[ ! -e $HOME/finished ]]; do sleep 0.05; done
[[ ! -e $HOME/found ]] || cat $HOME/found
rm -f $HOME/found $HOME/finished
zpty -d shell
`,
  fish: `
source $argv[1]
complete -C $argv[2] | string split -f 1 \\t
true
`,
} as const;
