import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJobFile } from "../../src/config/job-file/read-job-file.ts";
import { parseSettings } from "../../src/config/parse-settings.ts";
import type { Surroundings } from "../../src/config/surroundings.ts";
import { InvalidInputs } from "../../src/errors.ts";
import { parsePlannedJob } from "../../src/pipeline/parse-planned-job.ts";
import { parsePlan } from "../../src/pipeline/parse-plan.ts";
import { planJobs } from "../../src/pipeline/plan.ts";
import type { PlacedPlan } from "../../src/pipeline/planned-job.ts";

let directory = "";
beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), "ssh-job-planned-")));
  await mkdir(join(directory, "ci/tests"), { recursive: true });
  await writeFile(join(directory, "ci/tests/start.sh"), "");
});
afterAll(() => rm(directory, { recursive: true }));

const surroundings: Surroundings = {
  directory: "/",
  agent: "/agent",
  defaultUsername: undefined,
  jobName: undefined,
  event: undefined,
};

async function planned(text: string): Promise<PlacedPlan> {
  await writeFile(join(directory, "ci/ssh-job.yml"), text);
  const file = await readJobFile("ci/ssh-job.yml", directory);
  return planJobs(file, { jobs: [], resultsDirectory: undefined, environment: new Map() });
}

/** What a plan is refused for, with these inputs beside it. */
async function refusal(
  plan: PlacedPlan,
  given: ReadonlyMap<string, string> = new Map(),
): Promise<InvalidInputs> {
  const placed = new Map(plan.jobs.map((job) => [job.id, job]));
  try {
    await parsePlan(plan, async ({ id }, signatures) => {
      const job = placed.get(id);
      if (job === undefined) throw new Error(`no job ${id}`);
      return parsePlannedJob(plan, job, signatures, { parse: parseSettings, surroundings, given });
    });
  } catch (error) {
    if (error instanceof InvalidInputs) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

const target = "targets:\n  t: { host: ci@x, insecure-ignore-host-key: true }\n";

test("paths start from the job file, wherever it is read from", async () => {
  const plan = await planned(`${target}jobs:\n  a: { target: t, directory: tests, args: ["", "a\\nb"] }\n`);
  const [job] = plan.jobs;
  if (job === undefined) throw new Error("no job");
  const beside = { parse: parseSettings, surroundings, given: new Map() };
  const { settings } = await parsePlannedJob(plan, job, new Map(), beside);
  expect(settings).toMatchObject({
    directory: join(directory, "ci/tests"),
    resultsDirectory: join(directory, "ci/ssh-job-results/a"),
    spec: { name: "a", args: ["", "a\nb"] },
  });
});

test("what is wrong with inputs is told for all jobs at once, each thing once and where it stands", async () => {
  const plan = await planned(
    `${target}jobs:
  a:
    target: t
    directory: tests
    matrix: { x: [1, 2] }
    timeout: 5 minutes
  b: { target: t, directory: tests, slots: 2, script: nope.sh }
`,
  );
  expect((await refusal(plan)).message).toBe(
    `ci/ssh-job.yml:8:5: timeout: "5 minutes" is not a duration.
      timeout: 5 minutes
      ^
  Write a number and a unit, such as 30s, 10m or 1h; more than 0s, at most 8760h.
ci/ssh-job.yml:9:37: slots: It does not apply, as there is no lock.
    b: { target: t, directory: tests, slots: 2, script: nope.sh }
                                      ^
  Give lock, or leave it out.
ci/ssh-job.yml:9:47: script: "nope.sh" does not exist in "${join(directory, "ci/tests")}".
    b: { target: t, directory: tests, slots: 2, script: nope.sh }
                                                ^
  Name a file of the directory, or give shell commands in run.`,
  );
});

test("several hosts are refused where they are written", async () => {
  const plan = await planned(
    "targets:\n  t: { host: [ci@a, ci@b], insecure-ignore-host-key: true }\njobs:\n  a: { target: t, run: x }\n",
  );
  const { problems } = await refusal(plan);
  expect(problems.map(({ place, message }) => [place?.line, message])).toEqual([
    [2, "host: Several hosts are a pool, which is not supported by this version of ssh-job-action."],
  ]);
});

test("what is wrong with an input that is given beside the job file is not told of the file", async () => {
  const plan = await planned(`${target}jobs:\n  a: { target: t, run: x, cache: auto }\n`);
  const { problems } = await refusal(plan, new Map([["cache", "never"]]));
  expect(problems.map(({ place, message }) => [place, message])).toEqual([
    [undefined, '"never" is not one of the choices.'],
  ]);
});
