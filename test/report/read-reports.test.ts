import { expect, test } from "vitest";
import { readReports } from "../../src/report/read-reports.ts";
import { overviewOf } from "../../src/report/overview.ts";
import { reportWith } from "./reports.ts";

test.each([
  ["", "It is not JSON."],
  ["[]", "It is not a report."],
  ["{}", "It is not a report: schema is missing or wrong."],
  [JSON.stringify(reportWith({ schema: 2 as 1 })), "It is not a report: schema is missing or wrong."],
  // 256 would become 0 on its way through the system.
  [JSON.stringify(reportWith({ exitCode: 256 })), "It is not a report: exitCode is missing or wrong."],
  [
    JSON.stringify(reportWith({ phases: [{ name: "run", start: -1, ms: 0 }] })),
    "It is not a report: phases[0].start is missing or wrong.",
  ],
  [
    JSON.stringify({ schema: 1, file: "f", result: "passed", jobs: [{}] }),
    "It is not what run --json prints: jobs[0].id is missing or wrong.",
  ],
])("%s is no report, and it is said why", (text, why) => expect(readReports(text)).toBe(why));

test("what a later version adds to a report stays in it", () => {
  const told = readReports(JSON.stringify({ ...reportWith(), tests: { passed: 3 } }));
  expect(typeof told === "string" ? told : told.jobs).toEqual([
    expect.objectContaining({ report: expect.objectContaining({ tests: { passed: 3 } }) as unknown }),
  ]);
});

test("what run --json prints is its jobs, those among them that were not started", () => {
  const told = readReports(
    JSON.stringify({
      schema: 1,
      file: "/work/ssh-job.yml",
      result: "failed",
      jobs: [
        {
          id: "build",
          job: "build",
          matrix: {},
          target: "b",
          result: "failed",
          report: reportWith({ result: "failed", exitCode: 3 }),
        },
        {
          id: "test",
          job: "test",
          matrix: {},
          target: "rpi4",
          result: null,
          report: null,
          skipped: "It needs build.",
        },
      ],
    }),
  );
  if (typeof told === "string") throw new Error(told);
  expect(told.jobs.map(({ name, result, reason }) => [name, result, reason])).toEqual([
    ["build", "failed", "The script ended with exit code 0."],
    ["test", null, "It needs build."],
  ]);
  expect([told.result, told.exitCode]).toEqual(["failed", 3]);
  const text = overviewOf(told.jobs);
  expect(text).toMatch(/^### ❌ 0 of 2 jobs passed/);
  expect(text).toContain(
    "| build | ci&#64;board | ❌ failed &#40;3&#41; | 4.2 s | 4.8 s | – | 12 kB | 30 B |",
  );
  expect(text).toContain("| test | rpi4 | 📤 not started |");
  expect(text).toContain("- **test**: no result. It needs build.");
});

test("a report is no markup in an overview", () => {
  const evil = "<img src=x> [a](b) `c` |d\n# e @team";
  const told = readReports(
    JSON.stringify(reportWith({ name: evil, target: evil, reason: evil, result: "lost" })),
  );
  if (typeof told === "string") throw new Error(told);
  const text = overviewOf(told.jobs);
  for (const markup of ["<img", "[a]", "`c`", "|d", "\n# e", "@team"]) expect(text).not.toContain(markup);
});
