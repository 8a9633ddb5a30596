import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { inputs, plannedInputs } from "../../src/config/inputs.ts";
import { graphKeys, jobInputKeys, targetInputKeys } from "../../src/config/job-file/keys.ts";
import { parseJobFile } from "../../src/config/job-file/parse-job-file.ts";
import { describeProblem, InvalidInputs } from "../../src/errors.ts";
import { planJobs } from "../../src/pipeline/plan.ts";

const repository = join(import.meta.dirname, "..", "..");
const document = readFileSync(join(repository, "docs/job-file.md"), "utf8");

/** Job files, each with what stands in a block of text behind it. */
const blocks = Array.from(
  document.matchAll(/^```yaml\n([^]*?)^```$(?:\n\n```text\n([^]*?)^```$)?/gm),
  ({ 1: text = "", 2: told, index }) => ({ text, told, line: document.slice(0, index).split("\n").length }),
);

async function idsOf(text: string): Promise<string[]> {
  const file = await parseJobFile(text, { path: join(repository, "ssh-job.yml"), shown: "ssh-job.yml" });
  const environment = new Map([["LICENSE", "secret"]]);
  return planJobs(file, { jobs: [], resultsDirectory: undefined, environment }).jobs.map(({ id }) => id);
}

describe("docs/job-file.md", () => {
  test.each(blocks.filter(({ told }) => told === undefined))(
    "has a file that can be planned, in line $line",
    async ({ text }) => {
      expect(await idsOf(text)).not.toEqual([]);
    },
  );

  test.each(blocks.filter(({ told }) => told !== undefined))(
    "shows what is told of the file in line $line",
    async ({ text, told }) => {
      const error: unknown = await idsOf(text).catch((reason: unknown) => reason);
      if (!(error instanceof InvalidInputs)) throw new Error("This file works.");
      expect(error.problems.map((problem) => `${describeProblem(problem)}\n`).join("")).toBe(told);
    },
  );

  test("is about such files as README.md shows", async () => {
    const readme = readFileSync(join(repository, "README.md"), "utf8");
    const [, text = ""] = /^```yaml\n(targets:[^]*?)^```$/m.exec(readme) ?? [];
    expect(await idsOf(text)).toEqual(["firmware", "test"]);
  });

  test("has, as the examples, files in which editors mark nothing", () => {
    const read = (path: string): string => readFileSync(join(repository, path), "utf8");
    const json: unknown = JSON.parse(read("schema/job-file.schema.json"));
    const schema = z.fromJSONSchema(json as Parameters<typeof z.fromJSONSchema>[0]);
    const examples = globSync("examples/*/ssh-job.yml", { cwd: repository }).map(read);
    const works = blocks.filter(({ told }) => told === undefined).map(({ text }) => text);
    const marked = [...examples, ...works].filter(
      (text) => !schema.safeParse(parse(text, { merge: true })).success,
    );
    expect(marked).toEqual([]);
  });

  test("has files of both kinds", () => {
    expect(Map.groupBy(blocks, ({ told }) => told === undefined).size).toBe(2);
  });

  test("names the jobs that its matrix makes", async () => {
    const { text = "" } = blocks.find(({ text: one }) => one.includes("exclude:")) ?? {};
    const named = /^This makes ([^.]*)\./m.exec(document)?.[1] ?? "";
    expect(await idsOf(text)).toEqual(Array.from(named.matchAll(/`([^`]*)`/g), ([, id]) => id));
  });

  test("names every key of a job and of a target", () => {
    const planned = new Set<string>(plannedInputs);
    const keys = [...graphKeys, ...inputs.map(({ name }) => name).filter((name) => jobInputKeys.has(name))];
    const all = new Set([...keys, ...[...targetInputKeys].filter((name) => !planned.has(name))]);
    expect([...all].filter((name) => !document.includes(`\`${name}\``))).toEqual([]);
  });
});
