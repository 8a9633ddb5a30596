import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { commandLine } from "../../src/config/command-line.ts";

/** The words that a shell makes of the command, with these variables set. */
function words(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): string[] {
  const script = `node() { printf '%s\\0' "$@"; }\n${commandLine(new Map(Object.entries(inputs)))}`;
  const printed = execFileSync("sh", ["-c", script], { encoding: "utf8", env });
  return printed.split("\0").slice(1, -1);
}

describe("the command of a job", () => {
  it("runs the command line in a clone of the repository", () => {
    expect(commandLine(new Map([["host", "ci@board"]]))).toBe(
      "node ssh-job-action/dist/cli/index.js run \\\n  --host ci@board",
    );
  });

  it("says to a shell exactly what the inputs say", () => {
    const text = `a b\n$HOME \`id\` "x" 'y' \\ !`;
    expect(words({ run: text, args: "-x\n", "separate-streams": "true" })).toEqual([
      "run",
      "--run",
      text,
      "--args",
      "-x",
      "--separate-streams=true",
    ]);
  });

  it("names secrets and never holds one", () => {
    const inputs = {
      key: "-----BEGIN hunter2",
      passphrase: "hunter2",
      password: "hunter2",
      "cache-secret": "hunter2",
      "secret-env": "TOKEN=hunter2\nPEM<<END\nhunter2\nhunter2\nEND\n",
    };
    expect(commandLine(new Map(Object.entries(inputs)))).not.toContain("hunter2");
    const env = {
      KEY_FILE: "my key",
      PASSPHRASE: "p p",
      PASSWORD: "w $w",
      CACHE_SECRET: "c",
      TOKEN: "t 't",
      PEM: "one\ntwo",
    };
    expect(words(inputs, env)).toEqual([
      "run",
      ...["--key", "my key"],
      ...["--passphrase", "p p"],
      ...["--password", "w $w"],
      ...["--secret-env", "TOKEN=t 't"],
      ...["--secret-env", "PEM<<EOF\none\ntwo\nEOF"],
      ...["--cache-secret", "c"],
    ]);
  });

  it("leaves out what is empty and what only workflows know", () => {
    expect(words({ host: "board", outputs: "\n", artifact: "false", summary: "true" })).toEqual([
      "run",
      "--host",
      "board",
    ]);
  });

  it("is the command of its mode", () => {
    expect(words({ mode: "attach", "job-id": "0123456789abcdef0123-1" })).toEqual([
      "attach",
      "--job-id",
      "0123456789abcdef0123-1",
    ]);
  });
});
