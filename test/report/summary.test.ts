import { describe, expect, it } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { summaryOf } from "../../src/report/summary.ts";
import { formatBytes, formatDuration } from "../../src/report/units.ts";

const report: Report = {
  schema: 1,
  name: "smoke",
  target: "ci@board",
  jobId: null,
  signature: null,
  result: "infrastructure",
  reason: "nobody answers",
  exitCode: null,
  signal: null,
  duration: null,
  cache: { hit: false, source: "none" },
  phases: [],
  bytes: { sent: 0, reused: 0, fetched: 0 },
  files: { sent: 0, reused: 0, fetched: 0 },
  connections: 0,
  execs: 0,
};
const details = { artifact: undefined, rerun: "ssh-job run" };

describe("the summary", () => {
  it("has no phases to show when nothing was begun", () => {
    expect(summaryOf(report, details)).not.toContain("gantt");
  });

  it("takes no markup from names, targets, reasons or artifacts", () => {
    const evil = "<img src=x> [a](b) `c` |d\n# e @team ![f](g) ~~h~~ :tada:";
    const artifact = { name: evil, url: "https://example.org/1" };
    const summary = summaryOf(
      { ...report, name: evil, target: evil, reason: evil },
      { ...details, artifact },
    );
    for (const markup of ["<img", "[a]", "`c`", "|d", "\n# e", "@team", "![f]", "~~h", ":tada:"]) {
      expect(summary).not.toContain(markup);
    }
  });

  it("says of a run that was only started, or joined, that it was", () => {
    const jobId = "0123456789abcdef0123-1";
    const started = summaryOf({ ...report, jobId, result: null }, details);
    expect(started).toContain("smoke on ci&#64;board: submitted");
    const joined = summaryOf({ ...report, jobId, cache: { hit: false, source: "joined" } }, details);
    expect(joined).toContain(`| Run | <code>${jobId}</code>, joined |`);
  });

  it.each([
    ["github", "from GitHub's cache"],
    ["remote", "from the target's store"],
    ["local", "from the store on this machine"],
  ] as const)("says that a result is from the store %s", (source, words) => {
    const summary = summaryOf({ ...report, cache: { hit: true, source } }, details);
    expect(summary).toContain(`| Reuse | ${words} |`);
  });

  it("says why no earlier result was reused, without markup", () => {
    const missed = ["2 files changed: a|b, <c>.", "GitHub's cache has none."];
    expect(summaryOf({ ...report, cache: { hit: false, source: "none", missed } }, details)).toContain(
      "| Reuse | 2 files changed&#58; a&#124;b, &#60;c&#62;.<br>GitHub's cache has none. |",
    );
    const many = Array.from({ length: 11 }, (_, index) => `reason ${index}`);
    const summary = summaryOf({ ...report, cache: { hit: false, source: "none", missed: many } }, details);
    expect(summary).toContain("reason 7<br>and 3 more |");
    expect(summary).not.toContain("reason 8");
  });

  it("says nothing of earlier results when nobody looked for one", () => {
    expect(summaryOf(report, details)).not.toContain("Reuse");
  });

  it("cannot have its code block ended by a command", () => {
    const summary = summaryOf(report, { ...details, rerun: "ssh-job run --run '```\n# big'" });
    expect(summary.match(/```/g)).toHaveLength(2);
  });
});

describe("units", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [12_345, "12 kB"],
    [999_999, "1.0 MB"],
    [5e12, "5.0 TB"],
    [5e15, "5000 TB"],
  ])("%d bytes are %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [0, "0 ms"],
    [999, "999 ms"],
    [1500, "1.5 s"],
    [59_960, "1 min 00 s"],
    [245_000, "4 min 05 s"],
    [7_620_000, "2 h 07 min"],
  ])("%d ms are %s", (ms, text) => expect(formatDuration(ms)).toBe(text));
});
