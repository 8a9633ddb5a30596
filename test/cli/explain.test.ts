import { execFile, spawn, type ExecFileException } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { printSignatureFile } from "../../src/job/signature-file.ts";
import { signatureOf, signatureParts } from "../../src/job/signature.ts";
import { treeDigest } from "../../src/job/tree-digest.ts";
import type { TreeEntry } from "../../src/job/tree.ts";

const program = join(import.meta.dirname, "..", "..", "src", "cli", "index.ts");

const sha256 = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
const spec = {
  name: "label",
  command: { kind: "script", path: "start.sh", shell: undefined },
  args: [],
  secretEnv: new Map(),
  outputs: [],
  separateStreams: false,
} as const;

function signatureFile(env: string, path: string): { text: string; signature: string } {
  const tree: TreeEntry[] = [{ type: "file", path, size: 6, executable: false, sha256 }];
  const basis = { input: treeDigest(tree), salt: null, platform: null, probes: [] };
  const parts = signatureParts({ ...spec, env: new Map([["FOO", env]]) }, basis);
  return { text: printSignatureFile({ parts, tree, secretTags: new Map() }), signature: signatureOf(parts) };
}

const [one, other] = [signatureFile("private", "a"), signatureFile("hidden", "\u001b[2J\n::error::b")];

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "explain-"));
  writeFileSync(join(cwd, "a.json"), one.text);
  writeFileSync(join(cwd, "same.json"), one.text);
  writeFileSync(join(cwd, "b.json"), other.text);
  writeFileSync(join(cwd, "lie.json"), one.text.replace("private", "public"));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** Types `ssh-job explain` in a directory in which `a.json` and `same.json` are of one job, `b.json` of another. */
function explain(words: readonly string[], stdin = ""): Promise<Ended> {
  return new Promise((resolve) => {
    const ended = (error: ExecFileException | null, stdout: string, stderr: string): void =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    const child = execFile(process.execPath, [program, "explain", ...words], { cwd }, ended);
    child.stdin?.end(stdin);
  });
}

describe.concurrent("ssh-job explain", () => {
  test("names what differs, never a value, and nothing that a console acts on", async () => {
    const { code, stdout, stderr } = await explain(["a.json", "b.json"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe('1 file added: "\\u{1b}[2J\\n::error::b"\n1 file removed: a\nenv FOO\n');
  });

  test("says that two jobs are the same", async () => {
    const { code, stdout, stderr } = await explain(["a.json", "same.json"]);
    expect([code, stdout, stderr]).toEqual([0, "", `Both have the signature ${one.signature}.\n`]);
    expect(JSON.parse((await explain(["a.json", "same.json", "--json"])).stdout)).toEqual([]);
  });

  test("prints what differs as JSON", async () => {
    expect(JSON.parse((await explain(["--json", "a.json", "b.json"])).stdout)).toEqual([
      { part: "file", name: "\u001b[2J\n::error::b", change: "added" },
      { part: "file", name: "a", change: "removed" },
      { part: "env", name: "FOO", change: "value" },
    ]);
  });

  test("reads either side from stdin", async () => {
    expect((await explain(["-", "b.json"], one.text)).stdout).toMatch(
      /^1 file added: .*\n1 file removed: a\n/,
    );
    expect((await explain(["b.json", "-"], one.text)).stdout).toMatch(/^1 file added: a\n1 file removed: /);
  });

  test.each<[string, string[], RegExp]>([
    ["no file", ["a.json", "none.json"], /^ssh-job: "none\.json": It cannot be read: ENOENT/],
    ["a directory", [".", "a.json"], /^ssh-job: "\.": It cannot be read: EISDIR/],
    ["another file", [program, "a.json"], /index\.ts": The signature file cannot be used: it is none/],
    [
      "a file that lies",
      ["a.json", "lie.json"],
      /^ssh-job: "lie\.json": .* its parts have another signature/,
    ],
    ["nothing on stdin", ["a.json", "-"], /^ssh-job: stdin: The signature file cannot be used: it is none/],
    ["stdin twice", ["-", "-"], /^B: Both are -/],
    ["one word", ["a.json"], /^B: It is missing\. Write: ssh-job explain A B \[--host user@host\]$/m],
    ["no word", [], /^A: It is missing.*\nB: It is missing/],
    [
      "three words",
      ["a.json", "b.json", "c.json"],
      /^"c\.json": explain takes A and B only\. Leave it out\.$/m,
    ],
    ["an option nobody knows", ["a.json", "b.json", "--nonsense"], /^--nonsense: There is no such option/],
  ])("refuses %s", async (_, words, message) => {
    const { code, stdout, stderr } = await explain(words);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    const { code: again, stdout: json } = await explain([...words, "--json"]);
    expect(again).toBe(2);
    expect(JSON.parse(json)).toMatchObject({ error: { code: "invalid" } });
  });

  test("ends at once when it is stopped while it waits for stdin", async () => {
    const child = spawn(process.execPath, [program, "explain", "-", "b.json"], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    const stderr = text(child.stderr);
    // More than a pipe holds: when it is gone, the program is reading.
    await new Promise((resolve) => child.stdin.write(" ".repeat(1024 * 1024), resolve));
    child.kill("SIGINT");
    const [code] = (await once(child, "exit")) as [number];
    expect(code).toBe(130);
    expect(await stderr).toMatch(/^Stopping/);
  });
});
