import { execFile, type ExecFileException } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { systemNode } from "./workflow.ts";

const program = join(import.meta.dirname, "..", "..", "dist", "cli", "index.js");

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let sshd: Sshd;
let home: string;
beforeAll(async () => {
  sshd = await startSshd();
  home = await mkdtemp(join(tmpdir(), "home-"));
  await mkdir(join(home, "work"));
  await mkdir(join(home, ".ssh"));
});
afterAll(async () => {
  await sshd[Symbol.asyncDispose]();
  await rm(home, { recursive: true });
});

/** Runs the built command in a directory of its own, with nothing of this process's environment but the PATH. */
function sshJob(words: readonly string[], node: string = process.execPath): Promise<Ended> {
  const env = { PATH: process.env["PATH"] ?? "", HOME: home };
  return new Promise((resolve) => {
    const ended = (error: ExecFileException | null, stdout: string, stderr: string): void =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    execFile(node, [program, ...words], { cwd: join(home, "work"), env }, ended);
  });
}

function target(): string[] {
  return [
    `--host=${sshd.username}@127.0.0.1:${sshd.port}`,
    "--key",
    sshd.privateKey,
    "--known-hosts",
    sshd.knownHosts,
    `--remote-directory=${sshd.directory}/store`,
  ];
}

describe("ssh-job run", () => {
  it("prints what the job prints on stdout and everything else on stderr", async () => {
    const { code, stdout, stderr } = await sshJob(["run", ...target(), "--run", "echo out; echo err >&2"]);
    expect([code, stdout]).toEqual([0, "out\nerr\n"]);
    expect(stderr).toContain("passed");
    expect(stderr).not.toContain("\u001b[");
  });

  it.each([
    ["exit 7", [], 7],
    ["kill -KILL $$", [], 137],
    ["sleep 60", ["--timeout", "1s"], 124],
  ])("ends with the code of the result: %s", async (run, options, expected) => {
    expect((await sshJob(["run", ...target(), "--run", run, ...options])).code).toBe(expected);
  });

  it("ends with 255 when the target cannot be reached and with 2 when the options cannot work", async () => {
    const unreachable = ["run", ...target(), "--connect-retries", "0", "--run", "true"];
    unreachable[1] = "--host=root@127.0.0.1:1";
    expect((await sshJob(unreachable)).code).toBe(255);
    const { code, stderr } = await sshJob(["run", ...target(), "--ouputs", "x", "--artifact", "--timeout"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--ouputs: .*Did you mean --outputs\?/);
    expect(stderr).toMatch(/--artifact: .*workflows only/);
    expect(stderr).toMatch(/--timeout: .*no value/);
  });

  it("takes a repeated option as a list and a bare boolean as true", async () => {
    const words = [
      "run",
      ...target(),
      "--run",
      'printf "%s|" "$@" >out',
      "--args",
      "a b",
      "--args",
      "c",
      "--outputs",
      "out",
      "--separate-streams",
    ];
    expect((await sshJob(words)).code).toBe(0);
    expect(await readFile(join(home, "work/ssh-job-results/out"), "utf8")).toBe("a b|c|");
    expect(await readFile(join(home, "work/ssh-job-results.err"), "utf8")).toBe("");
  });

  it("prints one JSON document on stdout with --json, and the log on stderr", async () => {
    const { stdout, stderr } = await sshJob(["run", ...target(), "--run", "echo hello", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, result: "passed", exitCode: 0, connections: 1 });
    expect(stderr).toContain("hello");
  });

  it("uses the user's own known hosts and key when none are given", async () => {
    await writeFile(join(home, ".ssh/known_hosts"), `# mine\nbroken line\n${sshd.knownHosts}`);
    await writeFile(join(home, ".ssh/id_ed25519"), sshd.privateKey, { mode: 0o600 });
    const { code, stderr } = await sshJob([
      "run",
      `--host=${sshd.username}@127.0.0.1:${sshd.port}`,
      `--remote-directory=${sshd.directory}/store`,
      "--run=true",
    ]);
    expect(stderr).toContain("passed");
    expect(code).toBe(0);
  });
});

describe("ssh-job", () => {
  it("shows help with every option, and its version", async () => {
    const { code, stdout } = await sshJob(["help"]);
    expect(code).toBe(0);
    for (const name of ["--host", "--outputs", "--timeout", "--secret-env"])
      expect(stdout).toContain(`  ${name}\n`);
    expect((await sshJob(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("says so when there is no such command", async () => {
    const { code, stderr } = await sshJob(["rnu"]);
    expect(code).toBe(2);
    expect(stderr).toContain('no command "rnu"');
  });

  it.each([
    ["this Node", process.execPath],
    ["the machine's Node", systemNode()],
  ])("shows itself with nothing but %s", async (_, node) => {
    const { code, stdout } = await sshJob(["demo"], node);
    expect(stdout.match(/The largest prime factor is 6857/g)).toHaveLength(2);
    expect(stdout.match(/Fetched "output": 6857/g)).toHaveLength(2);
    expect(code).toBe(0);
  });
});
