import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ReadReport } from "../../src/report/report-schema.ts";
import { startSshd } from "../support/sshd.ts";
import { reportWith } from "../report/reports.ts";
import { Asker, type Ended } from "./command.ts";

/** Types `ssh-job report` where these reports lie. */
async function report(
  reports: Readonly<Record<string, Partial<ReadReport> | string>>,
  ...words: readonly string[]
): Promise<Ended> {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  for (const [name, given] of Object.entries(reports))
    writeFileSync(
      join(asker.directory, name),
      typeof given === "string" ? given : JSON.stringify(reportWith(given)),
    );
  return await asker.type("report", ...words);
}

test("a report of a run, just as the run has left it, becomes a summary and a page", async () => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  mkdirSync(join(asker.directory, "job"));
  await asker.ask("run", "--directory=job", "--run=echo; exit 3", "--name=smoke");
  const { code, stdout } = await asker.type("report", "ssh-job-results.json", "--html", "page.html");
  expect(code).toBe(3);
  expect(stdout).toMatch(/^### ❌ 0 of 1 job passed\n/);
  expect(stdout).toMatch(/^\| smoke \| .* \| ❌ failed &#40;3&#41; \|/m);
  const page = readFileSync(join(asker.directory, "page.html"), "utf8");
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).toContain(">smoke<");
});

test("what run --json has printed of a job file ends as that run did", async () => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  mkdirSync(join(asker.directory, "job"));
  const job = (run: string): object => ({ directory: "job", run });
  const jobs = {
    fine: job("echo"),
    broken: { ...job("exit 5"), needs: "fine" },
    never: { ...job("echo"), needs: "broken" },
  };
  writeFileSync(join(asker.directory, "jobs.yml"), JSON.stringify({ jobs }));
  const words = [
    "jobs.yml",
    "--host",
    asker.host,
    "--known-hosts",
    sshd.knownHosts,
    "--key",
    sshd.privateKey,
  ];
  const run = await asker.type("run", "--job-file", ...words, "--json");
  expect(run.code).toBe(5);
  writeFileSync(join(asker.directory, "all.json"), run.stdout);
  const { code, stdout } = await asker.type("report", "all.json", "--html", "page.html");
  expect(code).toBe(5);
  expect(stdout).toMatch(/^### ❌ 1 of 3 jobs passed\n/);
  expect(stdout).toMatch(/^\| never \|.*not started/m);
  expect(readFileSync(join(asker.directory, "page.html"), "utf8")).toContain(
    "<dd>It needs broken, which did not pass.</dd>",
  );
});

test("ends with the code of the first that did not pass", async () => {
  const reports = {
    "a.json": {},
    "b.json": { result: "timed-out" },
    "c.json": { result: "failed", exitCode: 9 },
  } as const;
  expect((await report(reports, "a.json", "b.json", "c.json")).code).toBe(124);
  expect((await report(reports, "a.json", "c.json", "b.json")).code).toBe(9);
  expect((await report(reports, "a.json")).code).toBe(0);
});

test("a run that was only started has not passed", async () => {
  const { code, stdout } = await report({ "a.json": { result: null } }, "a.json");
  expect([code, stdout]).toEqual([253, expect.stringMatching(/not ended/)]);
});

test("--json prints the reports that were read, and nothing else", async () => {
  const { stdout } = await report(
    { "a.json": {}, "b.json": { name: "flash" } },
    "a.json",
    "b.json",
    "--json",
  );
  expect(JSON.parse(stdout)).toEqual([reportWith(), reportWith({ name: "flash" })]);
});

test("all that is wrong is told at once, by name, and no page is written", async () => {
  const { code, stdout, stderr } = await report(
    { "a.json": {}, "text.json": "no JSON", "other.json": "{}" },
    ...["a.json", "text.json", "other.json", ".", "missing.json", "--host=a", "--html=a.json", "--nonsense"],
  );
  expect([code, stdout]).toEqual([2, ""]);
  const lines = stderr.trimEnd().split("\n");
  for (const line of [
    /^"text\.json": It is not JSON\. Give /,
    /^"other\.json": It is not a report: schema is missing or wrong\. Give /,
    /^"\.": It is no file\. Give /,
    /^"missing\.json": It cannot be read: ENOENT\. Give /,
    /^--host: It does not apply/,
    /^--html: "a\.json" is one of the reports/,
    /^--nonsense: There is no such option/,
  ])
    expect(lines).toContainEqual(expect.stringMatching(line));
  expect(lines).toHaveLength(7);
});

test("a page that cannot be written, and nothing to read, are told", async () => {
  const unwritable = await report({ "a.json": {} }, "a.json", "--html=none/page.html");
  expect([unwritable.code, unwritable.stdout]).toEqual([2, ""]);
  expect(unwritable.stderr).toMatch(/^--html: "none\/page\.html" cannot be written: ENOENT\./);
  const nothing = await report({});
  expect(nothing.code).toBe(2);
  expect(nothing.stderr).toMatch(/^FILE: It is missing\. Write: ssh-job report FILE/);
});
