import { execFile } from "node:child_process";
import { cpSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PipelineView } from "../../src/pipeline/pipeline-view.ts";
import { Lab } from "../support/lab.ts";

const examples = join(import.meta.dirname, "..", "..", "examples");

let lab: Lab<"one" | "two" | "three">;
beforeAll(async () => {
  lab = await Lab.of("one", "two", "three");
});
afterAll(() => lab[Symbol.asyncDispose]());

/** What each example wants to know of the machines. */
const environments = {
  dataflow: { HOST_ONE: "one", HOST_TWO: "two", HOST_THREE: "three" },
  firmware: { BUILDER: "one", RPI4: "two", JETSON: "three" },
} as const;

type Name = keyof typeof environments;

/** A copy of an example, in which it may be run and changed. */
function copyOf(name: Name): string {
  const directory = join(lab.home, name);
  cpSync(join(examples, name), directory, { recursive: true });
  return directory;
}

async function run(name: Name, directory: string): Promise<PipelineView> {
  const { stdout, stderr } = await lab.type(directory, ["run", "--json"], environments[name]);
  expect(stdout, stderr).not.toBe("");
  return JSON.parse(stdout) as PipelineView;
}

function sources({ jobs }: PipelineView): Record<string, string | undefined> {
  return Object.fromEntries(jobs.map(({ id, report }) => [id, report?.cache.source]));
}

test("all examples with a job file are tried here", () => {
  const found = globSync("*/ssh-job.yml", { cwd: examples }).map((file) => file.split("/")[0]);
  expect(found.toSorted()).toEqual(Object.keys(environments).toSorted());
});

describe("dataflow", () => {
  test("gives D what B and C made on other hosts of what A made, and nothing runs twice", async () => {
    const directory = copyOf("dataflow");
    const first = await run("dataflow", directory);
    expect(first.jobs.map(({ id, target, result }) => [id, target, result])).toEqual([
      ["A", "one", "passed"],
      ["B", "two", "passed"],
      ["C", "three", "passed"],
      ["D", "one", "passed"],
    ]);
    const host = readFileSync(join(directory, "ssh-job-results/A/output/f1.txt"), "utf8");
    const result = readFileSync(join(directory, "ssh-job-results/D/f3.txt"), "utf8");
    const name = host.trim();
    expect(result.replaceAll(/\d+$/gm, "N")).toBe(`B on ${name}: N\n${host}C on ${name}: N\n${host}`);

    const second = await run("dataflow", directory);
    expect(sources(second)).toEqual({ A: "remote", B: "remote", C: "remote", D: "remote" });
    expect(readFileSync(join(directory, "ssh-job-results/D/f3.txt"), "utf8")).toBe(result);
  });
});

test("the demo of dataflow needs no hosts, and reuses everything in its second run", async () => {
  const program = join(examples, "dataflow/demo.ts");
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program]);
  expect(stdout.match(/^It took \d+\.\d\d s/gm)).toHaveLength(2);
  expect(stderr.match(/ {2}the target's store$/gm)).toHaveLength(4);
});

describe("firmware", () => {
  test("is built once, tested on two classes of boards with two suites each, and reported", async () => {
    const directory = copyOf("firmware");
    const first = await run("firmware", directory);
    expect(first).toMatchObject({ result: "passed" });
    expect(Object.keys(sources(first))).toHaveLength(6);
    const report = (): string => readFileSync(join(directory, "ssh-job-results/report/report.txt"), "utf8");
    expect(readFileSync(join(examples, "firmware/README.md"), "utf8")).toContain(report());

    const second = await run("firmware", directory);
    expect(Object.values(sources(second))).not.toContain("none");

    const build = join(directory, "firmware/build.sh");
    writeFileSync(build, readFileSync(build, "utf8").replace("# Builds", "# Makes"));
    const rebuilt = sources(await run("firmware", directory));
    expect(Object.entries(rebuilt).filter(([, source]) => source === "none")).toEqual([["firmware", "none"]]);

    const suite = join(directory, "tests/suites/full.sh");
    writeFileSync(suite, `${readFileSync(suite, "utf8")}check "sums up once more" 252 checksum 3\n`);
    const third = await run("firmware", directory);
    expect(sources(third)).toMatchObject({ firmware: "remote", report: "none" });
    expect(report()).toContain("rpi4-full      10 of 10");
  });

  test("that is broken fails on both boards, and nothing is reported", async () => {
    const directory = copyOf("firmware");
    const part = join(directory, "firmware/parts/20-thermostat.sh");
    writeFileSync(part, readFileSync(part, "utf8").replace("-le 19", "-le 17"));
    const { stdout, code } = await lab.type(
      directory,
      ["run", "--json", "--keep-going"],
      environments.firmware,
    );
    const { jobs } = JSON.parse(stdout) as PipelineView;
    expect(Object.fromEntries(jobs.map(({ id, result }) => [id, result]))).toEqual({
      firmware: "passed",
      "test (rpi4, smoke)": "passed",
      "test (rpi4, full)": "failed",
      "test (jetson, smoke)": "passed",
      "test (jetson, full)": "failed",
      report: null,
    });
    expect(code).toBe(1);
  });
});
