import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Report } from "../../src/report/report.ts";
import type { StepReport } from "../../test/support/runner/step.ts";
import { Workflow } from "../../test/end-to-end/workflow.ts";
import { job, type Measured } from "./measured.ts";

const program = join(import.meta.dirname, "..", "..", "dist", "cli", "index.js");
const inputs = { directory: "job", outputs: "all", artifact: "false" };
const classed = { ...inputs, "target-class": "board", "cache-salt": "another job" };

/** Goes once through all cases, with a target, a cache service and runners of their own. */
export async function measureAll(): Promise<Measured[]> {
  const source = mkdtempSync(join(tmpdir(), "caching-"));
  try {
    makeJob(source);
    await using workflow = await Workflow.start();
    await using other = await workflow.another();
    await using third = await workflow.another();
    for (const each of [workflow, other, third]) {
      cpSync(source, each.path("job"), { recursive: true });
    }
    return [
      measured("First run, nothing is known", await workflow.run(inputs)),
      measured("Known to the target", await other.run(inputs)),
      measured(
        "Known to the target, and the results of the run before are in place",
        await other.run(inputs),
      ),
      await joined(workflow, other),
      await changed(workflow),
      ...(await withClass(workflow, other, third)),
    ];
  } finally {
    rmSync(source, { recursive: true });
  }
}

function makeJob(directory: string): void {
  mkdirSync(join(directory, "src"));
  for (let number = 0; number < job.files; number += 1) {
    writeFileSync(join(directory, "src", String(number)), randomBytes(job.fileBytes));
  }
  writeFileSync(join(directory, "start.sh"), `echo begun; sleep ${job.seconds}; cat src/* >all\n`);
}

function measured(name: string, { outputs, durationMs }: StepReport): Measured {
  const report = JSON.parse(readFileSync(outputs["report-file"] ?? "", "utf8")) as Report;
  return { name, ms: durationMs, report };
}

/** The second of two asks as soon as the first one's job runs. */
async function joined(workflow: Workflow, other: Workflow): Promise<Measured> {
  const salted = { ...inputs, "cache-salt": "joined" };
  const first = await workflow.startStep(salted);
  await first.waitForLine((line) => line === "begun");
  const second = await other.run(salted);
  await first.finished;
  return measured("Joined as soon as it ran", second);
}

async function changed(workflow: Workflow): Promise<Measured> {
  writeFileSync(workflow.path("job", "src", "0"), randomBytes(job.fileBytes));
  const { ms, report } = measured("", await workflow.run(inputs));
  return { name: `One file of ${job.files} has changed`, ms, report };
}

/** Where the target need not be asked: first it has run the job, then it answers, then it is switched off. */
async function withClass(workflow: Workflow, other: Workflow, third: Workflow): Promise<Measured[]> {
  const home = mkdtempSync(join(tmpdir(), "caching-home-"));
  try {
    await other.run(classed);
    await onCommandLine(other, home);
    const on = await third.run(classed);
    await workflow.sshd.killListener();
    const off = await third.run({ ...classed, "results-directory": "off" });
    const local = await onCommandLine(other, home);
    return [
      measured("Known to GitHub's cache, with `target-class`", on),
      measured("The same, the target switched off", off),
      { ...local, name: "Known to the directory of the command line, the target switched off" },
    ];
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function onCommandLine({ sshd, job: { workspace } }: Workflow, home: string): Promise<Measured> {
  const { host, port, username, privateKey, knownHosts, directory } = sshd;
  const words = [
    ...["run", "--json", "--directory=job", "--outputs=all", "--target-class=board", "--cache-salt=terminal"],
    `--host=${username}@${host}:${port}`,
    `--key=${privateKey}`,
    `--known-hosts=${knownHosts}`,
    `--remote-directory=${directory}/store`,
    `--results-directory=${join(home, "results")}`,
  ];
  const env = { PATH: process.env["PATH"] ?? "", HOME: home };
  const began = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], {
    cwd: workspace,
    env,
  });
  return { name: "", ms: performance.now() - began, report: JSON.parse(stdout) as Report };
}
