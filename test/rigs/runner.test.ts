import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ResultsService } from "../support/results-service/service.ts";
import { parseEntries } from "../support/runner/command-files.ts";
import { linguistic, ordinal, parseCommand, parseLegacy, parseV2 } from "../support/runner/commands.ts";
import { Job, type JobOptions, type StepOptions } from "../support/runner/job.ts";
import { LineReader } from "../support/runner/line-reader.ts";
import { Masker } from "../support/runner/masker.ts";
import type { StepReport } from "../support/runner/step.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "runner-test-"));
});
afterAll(() => rm(root, { recursive: true }));

describe("an action's process", () => {
  it("gets declared inputs with their defaults, given ones, and a warning for undeclared ones", async () => {
    const main = `
      for (const [name, value] of Object.entries(process.env)) {
        if (name.startsWith("INPUT_")) console.log(name + "=" + value);
      }`;
    const report = await runStep({ main }, { inputs: { "ssh-host": "board", "with space": "x", typo: "y" } });
    expect(report.console).toEqual(
      expect.arrayContaining([
        "INPUT_SSH-HOST=board",
        "INPUT_COUNT=3",
        "INPUT_EMPTY=",
        "INPUT_WITH_SPACE=x",
        "INPUT_TYPO=y",
      ]),
    );
    const warning =
      "Unexpected input(s) 'typo', valid inputs are ['ssh-host', 'count', 'empty', 'with space']";
    expect(report.annotations).toEqual([{ level: "warning", message: warning, properties: {} }]);
  });

  it("sees the runner's variables, an ended stdin, and nothing of the process that runs the tests", async () => {
    process.env["LEAK"] = "leaked";
    const main = `
      import { readFileSync } from "node:fs";
      const { CI, GITHUB_ACTIONS, GITHUB_EVENT_NAME, GITHUB_EVENT_PATH, GITHUB_WORKSPACE, LEAK } = process.env;
      const { ACTIONS_RESULTS_URL } = process.env;
      const event = JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8"));
      const stdin = readFileSync(0, "utf8");
      const here = process.cwd() === GITHUB_WORKSPACE;
      console.log(JSON.stringify({ CI, GITHUB_ACTIONS, GITHUB_EVENT_NAME, LEAK, event, stdin, here, ACTIONS_RESULTS_URL }));`;
    const event = { name: "pull_request", payload: { number: 7 } };
    await using resultsService = await ResultsService.start();
    const report = await runStep({ main }, {}, { event, resultsService });
    expect(JSON.parse(report.console.join("\n"))).toEqual({
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: "pull_request",
      event: { number: 7 },
      stdin: "",
      here: true,
      ACTIONS_RESULTS_URL: `${resultsService.url}/`,
    });
  });

  it("leaves outputs, state and a masked summary in its command files, even when it is killed", async () => {
    const main = `
      import { appendFileSync } from "node:fs";
      const { GITHUB_OUTPUT, GITHUB_STATE, GITHUB_STEP_SUMMARY } = process.env;
      appendFileSync(GITHUB_OUTPUT, "short=a=b\\nlong<<EOF\\none\\n\\ntwo\\nEOF\\n");
      appendFileSync(GITHUB_STATE, "jobId=17\\n");
      appendFileSync(GITHUB_STEP_SUMMARY, "# hunter22\\n");
      process.kill(process.pid, "SIGKILL");`;
    const report = await runStep({ main }, {}, { secrets: ["hunter22"] });
    expect(report).toMatchObject({
      exitCode: undefined,
      conclusion: "failure",
      outputs: { short: "a=b", long: "one\n\ntwo" },
      state: { jobId: "17" },
      summary: "# ***\n",
    });
  });

  it("fails when a command file breaks the grammar, whatever the exit code", async () => {
    const main = `
      import { appendFileSync } from "node:fs";
      appendFileSync(process.env.GITHUB_OUTPUT, "remote text without a name\\n");`;
    const report = await runStep({ main });
    expect(report).toMatchObject({ exitCode: 0, conclusion: "failure" });
    expect(report.console).toContain("##[error]Invalid format 'remote text without a name'");
  });

  it("loses a summary of more than 1 MiB and all but ten annotations of a kind", async () => {
    const main = `
      import { writeFileSync } from "node:fs";
      writeFileSync(process.env.GITHUB_STEP_SUMMARY, "x".repeat(1024 * 1024 + 1));
      for (let n = 1; n <= 12; n++) console.log("::warning file=a.c,line=3::w" + n);`;
    const report = await runStep({ main });
    expect(report.summary).toBe("");
    expect(report.annotations.map(({ message }) => message)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `w${index + 1}`),
      expect.stringContaining("upload aborted, supports content up to a size of 1024k"),
    ]);
    expect(report.annotations[0]?.properties).toEqual({ file: "a.c", line: "3" });
    expect(report.console).toContain("##[warning]w12");
  });

  it("is heard on stdout and stderr, and masks hold for the lines that follow", async () => {
    const main = `
      import { writeSync } from "node:fs";
      writeSync(2, "::add-mask::s3cret\\n");
      writeSync(2, "the s3cret is \\rover##[set-output name=x]v\\n");
      writeSync(2, "::stop-commands::a-token\\n::error::not one\\n::a-token::\\n::error::one\\n");`;
    const report = await runStep({ main });
    expect(report.outputs).toEqual({ x: "v" });
    expect(report.console).toContain("the *** is ");
    expect(report.console).toContain("::error::not one");
    expect(report.annotations.filter(({ level }) => level === "error").map(({ message }) => message)).toEqual(
      ["one"],
    );
  });

  it("is not waited for longer than five seconds by a child that holds its stdout", async () => {
    const main = `
      import { spawn } from "node:child_process";
      const child = spawn("sleep", ["60"], { stdio: "inherit", detached: true });
      child.unref();
      console.log("child " + child.pid);`;
    const report = await runStep({ main }, {}, { timeScale: 0.02 });
    process.kill(Number(report.console[0]?.slice("child ".length)));
    expect(report.conclusion).toBe("success");
  });
});

describe("a cancelled step", () => {
  it("gets SIGINT and may end in peace; its post finds the state", async () => {
    const main = `
      import { appendFileSync } from "node:fs";
      appendFileSync(process.env.GITHUB_STATE, "runId=42\\n");
      process.on("SIGINT", () => { console.log("stopping"); process.exit(3); });
      setInterval(() => {}, 1000);
      console.log("ready");`;
    const post = `console.log("post of " + process.env.STATE_runId);`;
    await using job = await Job.start({ timeScale: 0.5 });
    const step = await job.startStep({ actionDirectory: await writeAction({ main, post }) });
    await step.waitForLine((line) => line === "ready");
    const report = await step.cancel();
    expect(report).toMatchObject({ exitCode: 3, conclusion: "cancelled" });
    expect(report.console).toEqual(["ready", "stopping", "##[error]The operation was canceled."]);
    const posts = await job.runPosts();
    expect(posts.map(({ console }) => console)).toEqual([["post of 42"]]);
  });

  it("gets SIGTERM and then SIGKILL when it does not listen", async () => {
    const main = `
      process.on("SIGINT", () => console.log("INT"));
      process.on("SIGTERM", () => console.log("TERM"));
      setInterval(() => {}, 1000);
      console.log("ready");`;
    await using job = await Job.start({ timeScale: 0.04 });
    const step = await job.startStep({ actionDirectory: await writeAction({ main }) });
    await step.waitForLine((line) => line === "ready");
    const report = await step.cancel();
    expect(report.exitCode).toBeUndefined();
    expect(report.console.slice(0, 3)).toEqual(["ready", "INT", "TERM"]);
  });

  it("has no post when the whole runner is lost", async () => {
    const main = `setInterval(() => {}, 1000); console.log("ready");`;
    await using job = await Job.start();
    const actionDirectory = await writeAction({ main, post: `console.log("never");` });
    const step = await job.startStep({ actionDirectory });
    await step.waitForLine((line) => line === "ready");
    await step.kill();
    expect(await job.runPosts()).toEqual([]);
  });
});

describe("a job", () => {
  it("hands GITHUB_ENV and GITHUB_PATH to later steps and runs posts last in, first out", async () => {
    await using job = await Job.start();
    const post = `console.log("post of " + process.env["INPUT_SSH-HOST"]);`;
    const first = `
      import { appendFileSync } from "node:fs";
      appendFileSync(process.env.GITHUB_ENV, "COLOUR=green\\nNODE_OPTIONS=--bad\\n");
      appendFileSync(process.env.GITHUB_PATH, "/opt/one\\n/opt/two\\n");`;
    const second = `console.log(process.env.COLOUR, process.env.NODE_OPTIONS, process.env.PATH);`;
    for (const [host, main] of Object.entries({ first, second })) {
      const step = await job.startStep({
        actionDirectory: await writeAction({ main, post }),
        inputs: { "ssh-host": host },
      });
      const { console } = await step.finished;
      if (host === "second") expect(console[0]).toMatch(/^green undefined \/opt\/two:\/opt\/one:/);
    }
    const posts = await job.runPosts();
    expect(posts.map(({ console }) => console[0])).toEqual(["post of second", "post of first"]);
  });

  it("tells a waiting test what was printed instead", async () => {
    await using job = await Job.start();
    const step = await job.startStep({
      actionDirectory: await writeAction({ main: `console.log("other");` }),
    });
    await expect(step.waitForLine((line) => line === "ready")).rejects.toThrow("other");
  });
});

describe("the parsers", () => {
  it.each([
    ["::error::x", "error", "x"],
    ["\u0085\u3000::ERROR file=a,line=1::x%0Ay%25", "ERROR", "x\ny%"],
    ["::set-output name=a%3Ab::", "set-output", ""],
  ])("take %j for a command", (line, name, data) => {
    expect(parseV2(line)).toMatchObject({ name, data });
  });

  it.each([
    "x::error::y",
    "::error:y",
    "::unknown::x",
    "\ufeff::error::x",
    ":: error::x",
    "##[error",
    "# #[error]x",
  ])("take %j for text", (line) => {
    expect(parseCommand(line)).toBeUndefined();
  });

  it("find the legacy form anywhere in a line, but only the first one", () => {
    expect(parseLegacy("[host] ##[set-output name=x;y=%5D]v")).toEqual({
      name: "set-output",
      properties: new Map([
        ["name", "x"],
        ["y", "]"],
      ]),
      data: "v",
    });
    expect(parseLegacy("##[section]##[error]x")).toBeUndefined();
  });

  it("see through weightless characters only as ICU does, where the name then starts too early", () => {
    expect(ordinal.startsWith(":\u200b:", "::")).toBe(false);
    expect(linguistic.startsWith("\u200b:\u200b:", "::")).toBe(true);
    expect(linguistic.indexOf("x#\u00ad#[", "##[", 0)).toBe(1);
    expect(parseCommand(":\u200b:error::x", undefined, linguistic)).toBeUndefined();
    expect(parseCommand("##[error]x", undefined, linguistic)).toBeDefined();
  });

  it("end lines at a lone carriage return, also across chunks", () => {
    const reader = new LineReader();
    const chunks = ["a\rb\r", "\nc\r\r\n", "é"].map((text) => Buffer.from(text));
    expect([...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()]).toEqual([
      "a",
      "b",
      "c",
      "",
      "é",
    ]);
  });

  it("refuse command files that end within a value", () => {
    expect(() => parseEntries("a<<EOF\nb\n")).toThrow("Matching delimiter not found 'EOF'");
    expect(() => parseEntries("a<<EOF\nb")).toThrow("EOF marker missing new line");
    expect(parseEntries("a<<EOF\nEOF\nb<<=\n1\n=\nc=<<\r\n")).toEqual(
      new Map([
        ["a", ""],
        ["b", "1"],
        ["c", "<<\r"],
      ]),
    );
  });
});

it("masks a secret line by line and in its usual encodings, and overlaps once", () => {
  const masker = new Masker();
  masker.add('two "words"\nsecond');
  masker.add("abcd");
  masker.add("cdef");
  expect(masker.mask("second, abcdef, two%20%22words%22%0Asecond")).toBe("***, ***, ***");
  expect(masker.mask(Buffer.from("second").toString("base64"))).toBe("***");
});

async function runStep(
  action: ActionText,
  step: Omit<StepOptions, "actionDirectory"> = {},
  options: JobOptions = {},
): Promise<StepReport> {
  await using job = await Job.start(options);
  const running = await job.startStep({ ...step, actionDirectory: await writeAction(action) });
  return await running.finished;
}

interface ActionText {
  readonly main: string;
  readonly post?: string;
}

async function writeAction({ main, post }: ActionText): Promise<string> {
  const directory = await mkdtemp(join(root, "action-"));
  const manifest = {
    inputs: { "ssh-host": { required: true }, count: { default: 3 }, empty: null, "with space": {} },
    runs: { using: "node24", main: "main.mjs", ...(post === undefined ? {} : { post: "post.mjs" }) },
  };
  await writeFile(join(directory, "action.yml"), JSON.stringify(manifest));
  await writeFile(join(directory, "main.mjs"), main);
  if (post !== undefined) await writeFile(join(directory, "post.mjs"), post);
  return directory;
}
