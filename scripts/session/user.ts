import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { Lab } from "../../test/support/lab.ts";
import { Screen } from "./screen.ts";

const repository = join(import.meta.dirname, "..", "..");
const width = 100;

export type Machine = "builder" | "rpi4" | "jetson";

/** What somebody has typed, and what the terminal showed. */
export interface Shown {
  readonly typed: string;
  /** At the moment that was waited for, if it is not there any more at the end. */
  readonly meanwhile: string | undefined;
  readonly end: string;
  readonly code: number;
}

/** Somebody at a terminal, in a copy of the example "firmware". */
export class User implements AsyncDisposable {
  readonly lab: Lab<Machine>;
  readonly #directory: string;

  private constructor(lab: Lab<Machine>) {
    this.lab = lab;
    this.#directory = join(lab.home, "firmware");
    cpSync(join(repository, "examples", "firmware"), this.#directory, { recursive: true });
    const bin = join(lab.home, "bin");
    mkdirSync(bin);
    const program = join(repository, "src", "cli", "index.ts");
    writeFileSync(join(bin, "ssh-job"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
      mode: 0o755,
    });
  }

  static async atWork(): Promise<User> {
    return new User(await Lab.of("builder", "rpi4", "jetson"));
  }

  /** Changes something that the session does not show. */
  prepare(command: string): void {
    execFileSync("sh", ["-c", command], { cwd: this.#directory });
  }

  /**
   * Types a command.
   * @param moment which picture is worth keeping
   * @param key what is pressed at that moment
   */
  async type(typed: string, moment?: RegExp, key = ""): Promise<Shown> {
    const command = `stty cols ${width} rows 30; ${typed}`;
    const terminal = spawn("script", ["-qefc", command, "/dev/null"], {
      cwd: this.#directory,
      env: {
        PATH: `${this.lab.home}/bin:${process.env["PATH"] ?? ""}`,
        HOME: this.lab.home,
        SHELL: "/bin/sh",
        TERM: "xterm",
        ...{ BUILDER: "builder", RPI4: "rpi4", JETSON: "jetson" },
      },
    });
    const screen = new Screen();
    let meanwhile: string | undefined;
    terminal.stdout.setEncoding("utf8").on("data", (text: string) => {
      screen.write(text);
      if (moment?.test(screen.text) !== true) return;
      if (meanwhile === undefined) terminal.stdin.write(key);
      meanwhile ??= this.#neutral(screen.text);
    });
    const [code] = (await once(terminal, "close")) as [number];
    if (moment !== undefined && meanwhile === undefined) {
      throw new Error(`${typed} never showed ${moment.source}:\n${screen.text}`);
    }
    const end = this.#neutral(screen.text);
    return { typed, meanwhile: end.startsWith(meanwhile ?? " ") ? undefined : meanwhile, end, code };
  }

  /** Without what is of this machine and of this run. */
  #neutral(text: string): string {
    let neutral = text.replaceAll(this.lab.home, "/home/you");
    for (const [name, { port }] of Object.entries(this.lab.servers)) {
      neutral = neutral
        .replaceAll(`127.0.0.1:${port}`, `${name}.example.org:22`)
        .replaceAll(`port ${port}`, "port 22");
    }
    neutral = neutral.replaceAll(`Cancelled by ${userInfo().username}`, "Cancelled by you");
    return neutral.replaceAll("\n\n\n", "\n\n").trim();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.lab[Symbol.asyncDispose]();
  }
}
