import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PipelineView } from "../../src/pipeline/pipeline-view.ts";
import type { PreviewView } from "../../src/cli/graph-preview.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { Asker, type Ended } from "./command.ts";

let one: Sshd;
let other: Sshd;
beforeAll(async () => {
  [one, other] = await Promise.all([startSshd(), startSshd()]);
});
afterAll(async () => {
  await Promise.all([one[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
});

/** Somebody with a job file and its directories, who types `ssh-job run`. */
class Author implements AsyncDisposable {
  readonly asker: Asker;

  private constructor(asker: Asker) {
    this.asker = asker;
  }

  /** @param jobs what stands below `jobs:` in the file, indented */
  static async of(jobs: string, more: Readonly<Record<string, string>> = {}): Promise<Author> {
    const author = new Author(await Asker.at(one));
    author.write({ ...more, "work/input": "42\n", "ssh-job.yml": `${author.#targets}jobs:\n${jobs}` });
    return author;
  }

  get directory(): string {
    return this.asker.directory;
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.directory, name)), { recursive: true });
      writeFileSync(join(this.directory, name), text);
    }
  }

  /** Shell text that notes down something where all targets are. */
  note(word: string): string {
    return `echo ${word} >>${this.directory}/notes`;
  }

  get notes(): string[] {
    const file = join(this.directory, "notes");
    return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  }

  run(...words: readonly string[]): Promise<Ended> {
    return this.asker.type("run", ...words);
  }

  async json(...words: readonly string[]): Promise<PipelineView> {
    const { stdout } = await this.run("--json", ...words);
    return JSON.parse(stdout) as PipelineView;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.asker[Symbol.asyncDispose]();
  }

  get #targets(): string {
    const entry = (name: string, { username, port, privateKey, knownHosts }: Sshd): string => {
      this.write({ [`keys/${name}`]: privateKey });
      return `  ${name}: { host: "${username}@127.0.0.1:${port}", key: keys/${name}, known-hosts: "${knownHosts.trim()}", connect-retries: 0, remote-directory: "${this.directory}/store-${name}" }\n`;
    };
    return `targets:\n${entry("one", one)}${entry("other", other)}`;
  }
}

const diamond = (note: (word: string) => string): string => `
  a: { target: one, directory: work, run: "${note("a")}" }
  b: { needs: a, target: one, directory: work, run: "${note("b")}" }
  c: { needs: a, target: other, directory: work, run: "${note("c")}" }
  d: { needs: [b, c], target: other, directory: work, run: "cat input; ${note("d")}" }
`;

async function withDiamond(): Promise<Author> {
  const author = await Author.of("");
  const file = readFileSync(join(author.directory, "ssh-job.yml"), "utf8");
  author.write({ "ssh-job.yml": `${file}${diamond((word) => author.note(word))}` });
  return author;
}

describe("ssh-job run with a job file", () => {
  test("walks the graph and prints lines, a table and the code of the result", async () => {
    await using author = await withDiamond();
    const { code, stdout, stderr } = await author.run();
    expect([code, stdout]).toEqual([0, "d | 42\n"]);
    expect(author.notes.toSorted()).toEqual(["a", "b", "c", "d"]);
    expect(stderr).toMatch(/^c {4}passed +\d/m);
    expect(readFileSync(join(author.directory, "ssh-job-results", "d.log"), "utf8")).toBe("42\n");
  });

  test("prints one document, and reuses what has passed when it runs again", async () => {
    await using author = await withDiamond();
    const first = await author.json();
    expect(first).toMatchObject({ schema: 1, file: join(author.directory, "ssh-job.yml"), result: "passed" });
    expect(first.jobs.map(({ id, target }) => [id, target])).toEqual([
      ["a", "one"],
      ["b", "one"],
      ["c", "other"],
      ["d", "other"],
    ]);
    const second = await author.json();
    expect(second.jobs.map(({ report }) => report?.cache.hit)).toEqual([true, true, true, true]);
    expect(author.notes).toHaveLength(4);
    await author.json("--refresh");
    expect(author.notes).toHaveLength(8);
  });

  test("runs the named jobs and what they need", async () => {
    await using author = await withDiamond();
    const { jobs } = await author.json("ssh-job.yml", "b");
    expect(jobs.map(({ id }) => id)).toEqual(["a", "b"]);
    expect((await author.run("b")).code).toBe(0);
    expect(author.notes).toEqual(["a", "b"]);
  });

  test("takes file and jobs as options, too, and a host beside them wins", async () => {
    await using author = await withDiamond();
    const { username, port, knownHosts } = other;
    const host = `${username}@127.0.0.1:${port}`;
    const { jobs } = await author.json(
      ...["--job-file", "ssh-job.yml", "--job", "b", "--job", "c"],
      ...["--host", host, "--key", "keys/other", "--known-hosts", knownHosts.trim()],
    );
    expect(jobs.map(({ id, report }) => [id, report?.target])).toEqual([
      ["a", host],
      ["b", host],
      ["c", host],
    ]);
  });

  test("ends with the code of the first job that did not pass; going on is an option", async () => {
    await using author = await Author.of(`
  bad: { target: one, directory: work, run: exit 7 }
  next: { needs: bad, target: one, directory: work, run: "true" }
  slow: { target: one, directory: work, run: sleep 3 }
`);
    const stopped = await author.json();
    expect(stopped.jobs.map(({ result }) => result)).toEqual(["failed", null, "cancelled"]);
    expect(stopped.jobs[1]?.skipped).toBe("It needs bad, which did not pass.");
    const { code, stdout } = await author.run("--json", "--keep-going");
    expect(code).toBe(7);
    const { jobs, result } = JSON.parse(stdout) as PipelineView;
    expect([result, ...jobs.map((job) => job.result)]).toEqual(["failed", "failed", null, "passed"]);
  });

  test("tells events as JSON lines", async () => {
    await using author = await withDiamond();
    const { code, stdout, stderr } = await author.run("--events", "a");
    expect([code, stderr]).toEqual([0, ""]);
    const events = stdout.trimEnd().split("\n");
    expect(JSON.parse(events[0] ?? "")).toMatchObject({ event: "planned", jobs: ["a"] });
    expect(JSON.parse(events.at(-2) ?? "")).toMatchObject({ event: "ended", job: "a", result: "passed" });
    expect(JSON.parse(events.at(-1) ?? "")).toMatchObject({
      event: "finished",
      result: "passed",
      exitCode: 0,
    });
  });

  test("is told to stop, and ends all jobs with 130", async () => {
    await using author = await Author.of(`
  a: { target: one, directory: work, run: echo begun; sleep 600 }
  b: { target: other, directory: work, run: echo begun; sleep 600 }
`);
    const child = author.asker.startAlone("run");
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += String(chunk);
      if (text.match(/begun/g)?.length === 2) child.kill("SIGINT");
    });
    const [code] = (await once(child, "exit")) as [number];
    expect(code).toBe(130);
    for (const server of [one, other]) expect(await nothingRuns(server, author)).toBe(true);
  });

  test("killed in the middle and run again, joins what runs and runs each job once", async () => {
    await using author = await Author.of("");
    const file = readFileSync(join(author.directory, "ssh-job.yml"), "utf8");
    author.write({
      "ssh-job.yml": `${file}
  a: { target: one, directory: work, run: "${author.note("a")}" }
  b: { needs: a, target: one, directory: work, run: "${author.note("b")}; sleep 4; echo end" }
  c: { needs: a, target: other, directory: work, run: "${author.note("c")}; sleep 4; echo end" }
  d: { needs: [b, c], target: other, directory: work, run: "${author.note("d")}" }
`,
    });
    const child = author.asker.startAlone("run");
    while (author.notes.length < 3) await setTimeout(20);
    child.kill("SIGKILL");
    await once(child, "exit");
    const { jobs, result } = await author.json();
    expect(result).toBe("passed");
    expect(jobs.map(({ report }) => report?.cache.source)).toEqual(["remote", "joined", "joined", "none"]);
    expect(author.notes.toSorted()).toEqual(["a", "b", "c", "d"]);
  });
});

describe("ssh-job run --dry-run", () => {
  test("says what would run, and dials nobody", async () => {
    await using author = await withDiamond();
    const before = [one.accepted(), other.accepted()];
    const { code, stdout } = await author.run("--dry-run", "--target-class", "any-board");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^d +\S+@127\.0\.0\.1:\d+ +b, c +1 +3 B +\? +[0-9a-f]{64}$/m);
    expect((await author.run("--dry-run")).stdout).toMatch(
      /^a, b, c, d: The target has to be asked first: /m,
    );
    expect([one.accepted(), other.accepted()]).toEqual(before);
    expect(author.notes).toEqual([]);
  });

  test("has the signatures that the run will have, and knows what will be reused", async () => {
    await using author = await withDiamond();
    const beside = ["--target-class", "any-board"];
    const { jobs } = await author.json(...beside);
    const { stdout } = await author.run("--dry-run", "--json", ...beside);
    const view = JSON.parse(stdout) as PreviewView;
    expect(view.jobs.map(({ signature }) => signature)).toEqual(jobs.map(({ report }) => report?.signature));
    expect(view.jobs.map(({ reused }) => reused)).toEqual([true, true, true, true]);
  });
});

describe("before anything is dialled, ssh-job run refuses", () => {
  test.each([
    ["a number of jobs that is none", ["--parallel", "many"], /^--parallel: It is no number of jobs/m],
    ["two formats at once", ["--json", "--events"], /^--events: It does not go with --json/m],
    ["an option that no job can have", ["--timeout", "soon"], /^--timeout: /m],
    ["a file that is not there", ["other.yml"], /other\.yml" does not exist/m],
    ["a job that is not there", ["e"], /\be\b/m],
    [
      "a job of a file with a host, and no file",
      ["--host", "a@b", "--job", "a"],
      /^job: It names a job of a job file, and there is none\./m,
    ],
    [
      "what is about job files with a host",
      ["--host", "a@b", "--keep-going"],
      /^--keep-going: It is about a job file/m,
    ],
  ])("%s", async (_, words, message) => {
    await using author = await withDiamond();
    const before = one.accepted();
    const { code, stderr } = await author.run(...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.match(message)).toHaveLength(1);
    expect(one.accepted()).toBe(before);
  });

  test("an input of the file that does not work, with its place", async () => {
    await using author = await Author.of(`
  a: { target: one, directory: work, run: "true", matrix: { x: [1, 2] }, timeout: soon }
`);
    const { code, stderr } = await author.run();
    expect(code).toBe(2);
    expect(stderr.match(/^ssh-job\.yml:6:\d+: timeout: .*$/gm)).toHaveLength(1);
    const { result, error } = await author.json();
    expect([result, error?.code]).toEqual(["invalid", "invalid"]);
  });

  test("nothing at all", async () => {
    await using asker = await Asker.at(one);
    const { code, stderr } = await asker.type("run");
    expect(code).toBe(2);
    expect(stderr).toMatch(/^--host: No host is given, and there is no ssh-job\.yml here\./m);
  });

  test("a word where there is no job file to have a job of this name", async () => {
    await using asker = await Asker.at(one);
    const { code, stderr } = await asker.type("run", "firmware");
    expect([code, stderr.split("\n")[0]]).toEqual([
      2,
      'job-file: "firmware" does not exist. Write it, or name another file; without a name it is ssh-job.yml.',
    ]);
  });
});

test("one job tells the same events", async () => {
  await using asker = await Asker.at(one);
  mkdirSync(join(asker.directory, "work"));
  const { code, stdout } = await asker.ask(
    "run",
    "--events",
    "--directory=work",
    "--run",
    "echo hello; exit 3",
  );
  expect(code).toBe(3);
  const events = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(events).toContainEqual(expect.objectContaining({ event: "output", stream: "log", line: "hello" }));
  expect(events.slice(-2)).toMatchObject([
    { event: "ended", result: "failed", report: { exitCode: 3 } },
    { event: "finished", result: "failed", exitCode: 3 },
  ]);
  expect(events.some((event) => "job" in event)).toBe(false);
});

/** Whether what jobs have started there is gone, or goes soon. */
async function nothingRuns(server: Sshd, { directory }: Author): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    const left = server.processes().filter((pid) => commandOf(pid).includes(directory));
    if (left.length === 0) return true;
    await setTimeout(50);
  }
  return false;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
