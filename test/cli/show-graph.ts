import { setTimeout } from "node:timers/promises";
import { graphReporter } from "../../src/cli/graph-reporters.ts";
import type { JobOutcome } from "../../src/pipeline/pipeline-outcome.ts";
import type { PlannedJob } from "../../src/pipeline/planned-job.ts";

// What a run of three jobs shows; the arguments are own options of `run`, or `json`.
const words = process.argv.slice(2);
const reporter = await graphReporter(
  {
    words,
    operands: [],
    given: new Map(),
    own: new Map(words.map((word) => [word, "true"])),
    json: words.includes("json"),
    help: false,
    withoutEffect: [],
    problems: [],
  },
  new AbortController().signal,
);

function outcome(id: string, exitCode: number): JobOutcome {
  return {
    planned: planned(id),
    kind: "ran",
    settled: true,
    result: {
      kind: exitCode === 0 ? "passed" : "failed",
      exitCode,
      signal: undefined,
      reason: `The script ended with exit code ${exitCode}.`,
    },
    report: undefined,
    resultsDirectory: undefined,
  };
}

function planned(id: string): PlannedJob {
  return { id, job: id, matrix: new Map(), needs: [], target: "t", stage: [], inputs: () => new Map() };
}

const say = (job: string, text: string): void =>
  reporter.emit({ type: "told", job, event: { type: "output", stream: "log", data: Buffer.from(text) } });

reporter.emit({ type: "planned", jobs: ["build", "test (rpi4, smoke)", "report"] });
reporter.emit({ type: "started", job: "build", target: "ci@board" });
reporter.emit({ type: "told", job: "build", event: { type: "phase-started", phase: "run" } });
for (let step = 0; step < 20; step += 1) {
  say("build", `\u001b[31mstep ${step}\u001b[0m\u001b[2J ${"x".repeat(200)}\n`);
  await setTimeout(30);
}
reporter.emit({ type: "told", job: "build", event: { type: "warning", message: "said meanwhile" } });
say("build", "no end");
for (let count = 1; count <= 12; count += 1) say("test (rpi4, smoke)", `not ok ${count}\n`);
say("test (rpi4, smoke)", "\u001b[31mthe end");
await setTimeout(150);
const jobs = [
  outcome("build", 0),
  outcome("test (rpi4, smoke)", 7),
  { planned: planned("report"), kind: "skipped", why: { kind: "need", id: "test (rpi4, smoke)" } } as const,
];
for (const job of jobs) reporter.emit({ type: "ended", job: job.planned.id, outcome: job });
reporter.end({ jobs });
reporter.close();
