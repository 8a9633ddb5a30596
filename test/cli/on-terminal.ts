import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const program = join(import.meta.dirname, "..", "..", "src", "cli", "index.ts");

/** Types a command on a terminal of its own, and an answer at each question for a passphrase. */
export async function typeOnTerminal(
  home: string,
  words: readonly string[],
  answers: readonly string[],
): Promise<{ readonly code: number; readonly shown: string }> {
  const command = [process.execPath, program, ...words].map((word) => `'${word}'`).join(" ");
  const env = { PATH: process.env["PATH"] ?? "", HOME: home, SHELL: "/bin/sh", TERM: "xterm" };
  const terminal = spawn("script", ["-qefc", command, "/dev/null"], { cwd: home, env });
  let shown = "";
  let answered = 0;
  terminal.stdout.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
    const questions = shown.split("Enter passphrase for ").length - 1;
    const answer = answers[answered];
    // What stands behind the question shows that it is whole, so that the terminal has stopped its echo.
    if (questions <= answered || answer === undefined || !shown.endsWith(": ")) return;
    answered += 1;
    terminal.stdin.write(answer);
  });
  const [code] = (await once(terminal, "close")) as [number];
  return { code, shown };
}
