import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { jobFileSchema } from "../../../scripts/generate/job-file-schema.ts";
import { inputs } from "../../../src/config/inputs.ts";

const schema = z.fromJSONSchema(JSON.parse(jobFileSchema()) as Parameters<typeof z.fromJSONSchema>[0]);

function fits(yaml: string): boolean {
  return schema.safeParse(parse(yaml)).success;
}

test("the schema that is shipped is the one of the list of inputs", () => {
  const shipped: unknown = JSON.parse(
    readFileSync(new URL("../../../schema/job-file.schema.json", import.meta.url), "utf8"),
  );
  expect(shipped).toEqual(JSON.parse(jobFileSchema()));
});

test.each([
  "jobs: { a: }",
  "jobs: { a: { run: make, timeout: 1h30m, artifact: false, retention-days: 5 } }",
  "jobs: { a: { args: [a, 1, true], env: { A: 1, B: }, outputs: out/**, needs: [b] } }",
  "jobs: { a: { timeout: '${{ matrix.t }}', slots: '${{ env.N }}', cache: '${{ env.C }}', matrix: { t: [1m] } } }",
  "{ targets: { t: { host: [a, b], class: x, lock: l, slots: 2 } }, jobs: { a: { target: t } } }",
  "jobs: { a: { matrix: { x: [1, a], include: [{ x: 2 }], exclude: [{ x: 1 }] }, stage: { b: { c: d }, e: [f] } } }",
])("an editor takes %s", (yaml) => {
  expect(fits(yaml)).toBe(true);
});

test.each([
  "targets: { t: { host: x } }",
  "{ jobs: { a: }, extra: 1 }",
  "jobs: { a: { tiemout: 1h } }",
  "jobs: { a: { timeout: 90 } }",
  "jobs: { a: { timeout: [1h] } }",
  "jobs: { a: { cache: none } }",
  "jobs: { a: { slots: 0 } }",
  "jobs: { a: { mode: submit } }",
  "jobs: { a/b: }",
  "jobs: { a: { matrix: { x: y } } }",
  "{ targets: { t: { port: 22 } }, jobs: { a: } }",
])("an editor marks %s", (yaml) => {
  expect(fits(yaml)).toBe(false);
});

test("every input of a job file is described", () => {
  const described = jobFileSchema();
  const elsewhere = new Set(["mode", "job-id", "job-file", "job", "stage"]);
  for (const { name, description } of inputs) {
    if (elsewhere.has(name)) continue;
    expect(described).toContain(
      `${JSON.stringify(name)}:{"description":${JSON.stringify(description).slice(0, -1)}`,
    );
  }
});
