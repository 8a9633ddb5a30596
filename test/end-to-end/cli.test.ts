import { execFile, spawn, type ChildProcess, type ExecFileException } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Proxy } from "../support/proxy.ts";
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
function sshJob(
  words: readonly string[],
  { node = process.execPath, env: more = {} }: { node?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  return execute(node, [program, ...words], { ...environment(), ...more });
}

function inShell(script: string, ...words: readonly string[]): Promise<Ended> {
  return execute("sh", ["-c", script, "sh", ...words], environment());
}

function execute(file: string, words: readonly string[], env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    const ended = (error: ExecFileException | null, stdout: string, stderr: string): void =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    execFile(file, words, { cwd: join(home, "work"), env }, ended);
  });
}

function environment(): Record<string, string> {
  return { PATH: process.env["PATH"] ?? "", HOME: home };
}

/** Starts the built command; `said` settles as soon as stderr, or with it stdout, holds a text. */
function start(words: readonly string[]): { child: ChildProcess; said: (text: string) => Promise<string> } {
  const child = spawn(process.execPath, [program, ...words], { cwd: join(home, "work"), env: environment() });
  let all = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => {
      all += data.toString();
      child.emit("said");
    });
  const said = async (text: string): Promise<string> => {
    while (!all.includes(text)) await once(child, "said");
    return all;
  };
  return { child, said };
}

function target(port: number = sshd.port): string[] {
  return [
    `--host=${sshd.username}@127.0.0.1:${port}`,
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
    expect((await sshJob(["run", ...target(), "--timeout", "soon"])).code).toBe(2);
  });

  it("tells all problems at once: options, values and what this version does not know", async () => {
    const words = [
      "--ouputs",
      "x",
      "--port",
      "no",
      "--retries=2",
      "--connect-timeout",
      "1s",
      "job.yml",
      "--host",
    ];
    const { code, stdout, stderr } = await sshJob(["run", ...words]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^--ouputs: .*Did you mean --outputs\?$/m);
    expect(stderr).toMatch(/^"job.yml": It is about a job file; with --host/m);
    expect(stderr).toMatch(/^--host: It has no value\. Write --host VALUE\.$/m);
    expect(stderr).toMatch(/^port: "no" is not a whole number/m);
    expect(stderr).toMatch(/^retries: .*not supported by this version/m);
    expect(stderr.match(/host: /g)).toHaveLength(1);
    expect(stderr).not.toContain('"x"');
  });

  it("takes inputs that only workflows know and says that they have no effect", async () => {
    const words = ["--artifact", "--summary=false", "--retention-days", "7", "--run", "echo done"];
    const { code, stdout, stderr } = await sshJob(["run", ...target(), ...words]);
    expect([code, stdout]).toEqual([0, "done\n"]);
    expect(stderr).toMatch(/^Without effect .*: --artifact, --summary, --retention-days\.$/m);
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

  it("prints that one document too when the options cannot work", async () => {
    const { code, stdout, stderr } = await sshJob(["run", "--json", "--host", "a@board", "--ouputs", "x"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean --outputs?");
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      target: "a@board",
      result: "invalid",
      jobId: null,
      exitCode: null,
      phases: [],
      error: {
        code: "invalid",
        message: expect.stringContaining("--ouputs: There is no such option.") as string,
        hint: expect.stringContaining("--ouputs: Did you mean --outputs?") as string,
      },
    });
  });

  it("prints that one document too when something unforeseen happens", async () => {
    const gone = await mkdtemp(join(home, "gone-"));
    const words = [process.execPath, program, "run", "--json", "--host", "board"];
    const { stdout, stderr, code } = await inShell(
      'cd "$1" && rmdir "$1" && shift && exec "$@"',
      gone,
      ...words,
    );
    expect(code).toBe(255);
    expect(stderr).toMatch(/^ssh-job: ENOENT.*Change to a directory that is still there\.\n$/);
    expect(JSON.parse(stdout)).toMatchObject({ result: "infrastructure", target: "board", jobId: null });
  });

  it("counts known hosts that cannot be read as not there", async () => {
    const other = await mkdtemp(join(home, "other-"));
    await mkdir(join(other, ".ssh/known_hosts"), { recursive: true });
    const { code, stderr } = await sshJob(["run", "--host=board", "--key", sshd.privateKey], {
      env: { HOME: other },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^known-hosts: No host key is pinned/m);
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "ends the job on %s and says so first",
    async (signal) => {
      const { child, said } = start(["run", ...target(), "--run", "echo begun; sleep 600"]);
      await said("begun\n");
      child.kill(signal);
      const [code] = (await once(child, "exit")) as [number];
      expect(code).toBe(130);
      expect(await said("cancelled: ")).toMatch(
        /^Stopping\. Press Ctrl-C again to leave at once; .*go on\.$/m,
      );
    },
  );

  it("leaves at once on the second signal, even when the target does not answer", async () => {
    await using proxy = await Proxy.start({ host: "127.0.0.1", port: sshd.port });
    const insecure = [...target(proxy.port), "--insecure-ignore-host-key"].filter(
      (word) => word !== "--known-hosts" && word !== sshd.knownHosts,
    );
    const { child, said } = start(["run", ...insecure, "--run", "echo begun; sleep 600"]);
    await said("begun\n");
    proxy.stall();
    child.kill("SIGINT");
    await said("Stopping. ");
    child.kill("SIGINT");
    const [code] = (await once(child, "exit")) as [number];
    expect(code).toBe(130);
    await said("Left at once. The run on the target may go on.\n");
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

describe("ssh-job submit, attach and cancel", () => {
  const job = "echo begun; until [ -e go ]; do sleep 0.1; done; echo done >result; exit 3";
  const id = /^[0-9a-f]{20}-\d+$/;

  it("start a job, print its id, and see it through as run would", async () => {
    const submitted = await sshJob(["submit", ...target(), "--run", "echo hello; exit 3", "--name", "first"]);
    expect(submitted.code).toBe(0);
    const jobId = submitted.stdout.trim();
    expect(jobId).toMatch(id);
    for (const words of [[jobId], ["--job-id", jobId]]) {
      const { code, stdout } = await sshJob(["attach", ...words, ...target()]);
      expect([code, stdout]).toEqual([3, "hello\n"]);
    }
  });

  it("end one, and print one report with --json", async () => {
    const submitted = await sshJob(["submit", ...target(), "--run", job, "--json"]);
    const { result, jobId } = JSON.parse(submitted.stdout) as { result: null; jobId: string };
    expect([result, submitted.code]).toEqual([null, 0]);
    const cancelled = await sshJob(["cancel", jobId, ...target(), "--json"]);
    expect(cancelled.code).toBe(0);
    expect(JSON.parse(cancelled.stdout)).toMatchObject({ result: "cancelled", jobId, exitCode: 143 });
    const attached = await sshJob(["attach", jobId, ...target(), "--json"]);
    expect(attached.code).toBe(130);
    expect(JSON.parse(attached.stdout)).toMatchObject({ result: "cancelled", jobId });
  });

  it("refuse what cannot be meant", async () => {
    const { code, stderr } = await sshJob(["cancel", "x", ...target(), "--mode=run", "--run", "true"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^job-id: "x" is not the id of a run\./m);
    expect(stderr).toMatch(/^--mode: It does not apply: the command cancel gives it\./m);
    expect(stderr).toMatch(/^run: It does not apply with mode cancel\./m);
    expect((await sshJob(["submit", "word", ...target()])).stderr).toMatch(
      /^"word": submit takes options only\./m,
    );
  });
});

describe("ssh-job", () => {
  it("shows help with every option, and its version", async () => {
    const { code, stdout } = await sshJob(["help"]);
    expect(code).toBe(0);
    for (const name of ["--host", "--outputs", "--timeout", "--secret-env"])
      expect(stdout).toContain(`  ${name}\n`);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("runs in the copy. (default: .)");
    for (const words of [["run", "--help"], ["run", "--host", "x", "-h"], ["demo", "--help"], ["-h"]])
      expect(await sshJob(words)).toEqual({ code: 0, stdout, stderr: "" });
    for (const word of ["version", "--version", "-v"])
      expect((await sshJob([word])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("refuses words that the demo does not know", async () => {
    const { code, stdout, stderr } = await sshJob(["demo", "--fast"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("demo takes no options: --fast");
  });

  it("says in one line what went wrong and what to do, and where in the code only when asked", async () => {
    const missing = { TMPDIR: join(home, "missing") };
    const { code, stderr } = await sshJob(["demo"], { env: missing });
    expect(code).toBe(255);
    expect(stderr).toMatch(/^ssh-job: ENOENT.* Set TMPDIR to a directory that you can write to\.\n$/);
    const debugged = await sshJob(["demo"], { env: { ...missing, SSH_JOB_DEBUG: "1" } });
    expect(debugged.stderr).toMatch(/^ +at /m);
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
    const { code, stdout } = await sshJob(["demo"], { node });
    expect(stdout.match(/The largest prime factor is 6857/g)).toHaveLength(2);
    expect(stdout.match(/(Fetched|Reused) "output": 6857/g)).toEqual([
      'Fetched "output": 6857',
      'Reused "output": 6857',
    ]);
    expect(code).toBe(0);
  });
});
