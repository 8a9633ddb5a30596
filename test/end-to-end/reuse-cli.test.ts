import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";

const program = join(import.meta.dirname, "..", "..", "dist", "cli", "index.js");

/** A user at a terminal, with a home, a job and a target. */
class Desk implements AsyncDisposable {
  readonly sshd: Sshd;
  readonly home: string;
  readonly #env: Readonly<Record<string, string>>;

  private constructor(sshd: Sshd, home: string, env: Readonly<Record<string, string>>) {
    this.sshd = sshd;
    this.home = home;
    this.#env = env;
  }

  static async start(env: Readonly<Record<string, string>> = {}): Promise<Desk> {
    const home = await mkdtemp(join(tmpdir(), "desk-"));
    await mkdir(join(home, "job"));
    await writeFile(join(home, "job", "start.sh"), "echo asked; cp input answer\n");
    await writeFile(join(home, "job", "input"), "42\n");
    return new Desk(await startSshd(), home, env);
  }

  /** Runs the built command. */
  say(...words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { PATH: process.env["PATH"] ?? "", HOME: this.home, ...this.#env };
    return new Promise((resolve) => {
      execFile(process.execPath, [program, ...words], { cwd: this.home, env }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }

  /** Runs the job. */
  async run(...words: readonly string[]): Promise<Report> {
    const job = ["--directory=job", "--outputs=answer", "--name=desk"];
    const { stdout } = await this.say("run", "--json", ...this.target, ...job, ...words);
    return JSON.parse(stdout) as Report;
  }

  get target(): string[] {
    const { host, port, username, privateKey, knownHosts, directory } = this.sshd;
    return [
      `--host=${username}@${host}:${port}`,
      `--key=${privateKey}`,
      `--known-hosts=${knownHosts}`,
      `--remote-directory=${directory}/store`,
    ];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sshd[Symbol.asyncDispose]();
    await rm(this.home, { recursive: true });
  }
}

/** The results that are kept in a directory for caches. */
function resultsIn(cache: string): string[] {
  const names = readdirSync(join(cache, "ssh-job-results"));
  return names.filter((name) => /^[0-9a-f]{64}-[0-9a-f]{16}\.entry$/.test(name));
}

describe("ssh-job run, twice", () => {
  it("takes the result from the target, which is asked first", async () => {
    await using desk = await Desk.start();
    expect(await desk.run()).toMatchObject({ result: "passed", cache: { hit: false, source: "none" } });
    expect(await desk.run("--results-directory=again")).toMatchObject({
      result: "passed",
      cache: { hit: true, source: "remote" },
      bytes: { sent: 0 },
      connections: 1,
      execs: 1,
    });
    expect(readFileSync(join(desk.home, "again/answer"), "utf8")).toBe("42\n");
    expect(readFileSync(join(desk.home, "again.log"), "utf8")).toBe("asked\n");
  });

  it("takes it from this machine with a target-class, although the target is switched off", async () => {
    await using desk = await Desk.start();
    await desk.run("--target-class=board");
    await desk.sshd.killListener();
    expect(await desk.run("--target-class=board", "--results-directory=again")).toMatchObject({
      result: "passed",
      cache: { hit: true, source: "local" },
      connections: 0,
      execs: 0,
      files: { sent: 0, reused: 1, fetched: 0 },
    });
    expect(readFileSync(join(desk.home, "again/answer"), "utf8")).toBe("42\n");
    expect(resultsIn(join(desk.home, ".cache"))).toHaveLength(1);
  });

  it("keeps results in XDG_CACHE_HOME, and none with --cache read or off", async () => {
    const cache = await mkdtemp(join(tmpdir(), "xdg-"));
    await using desk = await Desk.start({ XDG_CACHE_HOME: cache });
    for (const mode of ["read", "off"]) {
      const report = await desk.run("--target-class=board", `--cache=${mode}`);
      expect(report).toMatchObject({ result: "passed", cache: { hit: false } });
    }
    expect(resultsIn(cache)).toEqual([]);
    await desk.run("--target-class=board");
    expect(resultsIn(cache)).toHaveLength(1);
    expect(existsSync(join(desk.home, ".cache"))).toBe(false);
    await rm(cache, { recursive: true });
  });

  it("runs it again with --refresh, and when a file has changed, which explain names", async () => {
    await using desk = await Desk.start();
    const first = await desk.run();
    const fresh = await desk.run("--refresh");
    expect(fresh.cache.hit).toBe(false);
    await writeFile(join(desk.home, "job", "input"), "43\n");
    const changed = await desk.run();
    expect(changed.cache).toMatchObject({ hit: false, source: "none" });
    expect(changed.cache.missed?.join()).toMatch(/this has changed: 1 file changed: input/);
    const explained = await desk.say("explain", ...desk.target, first.jobId ?? "", changed.jobId ?? "");
    expect(explained.code).toBe(0);
    expect(explained.stdout).toContain("input");
  });
});
