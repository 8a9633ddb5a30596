import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJobFile } from "../../../src/config/job-file/read-job-file.ts";
import { told } from "./parsed.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "ssh-job-file-"));
});
afterAll(() => rm(directory, { recursive: true }));

async function refusal(path: string): Promise<string> {
  return told(() => readJobFile(path, directory));
}

test("a file is read from the directory it is named in, and problems name it as the user did", async () => {
  await mkdir(join(directory, "ci"));
  await writeFile(join(directory, "ci/jobs.yml"), "\uFEFFjobs: { a: }\n");
  expect((await readJobFile("ci/jobs.yml", directory)).path).toBe(join(directory, "ci/jobs.yml"));
  await writeFile(join(directory, "ci/bad.yml"), "jobs: 1\n");
  expect(await refusal("ci/bad.yml")).toMatch(/^ci\/bad\.yml:1:7: /);
});

test("a file that is not there says what it would be called", async () => {
  expect(await refusal("ssh-job.yml")).toBe(
    'job-file: "ssh-job.yml" does not exist. Write it, or name another file; without a name it is ssh-job.yml.',
  );
});

test("a directory is no job file", async () => {
  await mkdir(join(directory, "jobs"));
  expect(await refusal("jobs")).toBe('job-file: "jobs" is no file. Name a file, such as ssh-job.yml.');
});

test("a pipe is no job file, and nobody waits for it", async () => {
  execFileSync("mkfifo", [join(directory, "pipe")]);
  expect(await refusal("pipe")).toBe('job-file: "pipe" is no file. Name a file, such as ssh-job.yml.');
});

test("a file of 5 MB is refused, and one of 1 MB is not", async () => {
  const text = "jobs: { a: }\n";
  await writeFile(join(directory, "large.yml"), text.padEnd(5_000_000, "#"));
  expect(await refusal("large.yml")).toBe(
    'job-file: "large.yml" has more than 1 MB. Put large texts into files of the job directory.',
  );
  await writeFile(join(directory, "full.yml"), text.padEnd(1024 * 1024, "#"));
  expect(await refusal("full.yml")).toBe("");
});

test("a file that is not UTF-8 is refused", async () => {
  await writeFile(join(directory, "latin1.yml"), Buffer.from("jobs: { a: { name: \xE4 } }", "latin1"));
  expect(await refusal("latin1.yml")).toBe('job-file: "latin1.yml" is not UTF-8. Save it as UTF-8.');
});
