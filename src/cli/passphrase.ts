import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { isatty } from "node:tty";
import type { AskPassphrase } from "../config/identities.ts";
import { oneLine } from "../config/printable.ts";
import { cliExitCode } from "../job/result.ts";
import { Secret } from "../secret.ts";

const cancelled = cliExitCode({ kind: "cancelled", exitCode: undefined });

/**
 * How to ask for a passphrase; `undefined` where nobody could read the question and answer it. One question is asked at a time,
 * and none twice unless the answer was wrong.
 */
export function passphraseAsker(): AskPassphrase | undefined {
  if (!isatty(0) || !isatty(2)) return undefined;
  const answers = new Map<string, Promise<Secret | undefined>>();
  let last: Promise<unknown> = Promise.resolve();
  return (key, again) => {
    const known = again ? undefined : answers.get(key);
    const answer = known ?? last.then(() => askPassphrase(key));
    answers.set(key, answer);
    last = answer;
    return answer;
  };
}

/** Asks on the terminal, without showing what is typed. An empty line or Ctrl-D is no answer; Ctrl-C ends the program. */
async function askPassphrase(key: string): Promise<Secret | undefined> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true, historySize: 0 });
  const end = (): void => {
    lines.close();
    process.stderr.write("\n");
    process.exit(cancelled);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.prependListener(name, end);
  process.stderr.write(`Enter passphrase for ${oneLine(key, 200)}: `);
  try {
    const answer = await new Promise<string | undefined>((resolve) => {
      lines
        .once("line", resolve)
        .once("close", () => resolve(undefined))
        .once("SIGINT", end);
    });
    return answer === undefined || answer === "" ? undefined : new Secret(answer);
  } finally {
    for (const name of signals) process.off(name, end);
    lines.close();
    process.stderr.write("\n");
  }
}
