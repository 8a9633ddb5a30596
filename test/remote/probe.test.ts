import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { required } from "../../src/report/findings/tools.ts";
import { shells, Target } from "./target.ts";

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("what is there is found, and what it can do", async () => {
    await using target = new Target(shell);
    const before = Math.floor(Date.now() / 1000);
    const found = await target.remote.probe();
    expect(found.get("sh")).toMatch(new RegExp(`/${shell}$`));
    expect(found.get("tar")).toMatch(shell === "busybox" ? /^tar \(busybox\)/ : /^tar \(GNU tar\)/);
    for (const tool of [...required, "setsid", "sha256sum"]) expect(found.get(`tool.${tool}`)).not.toBe("");
    expect(found.get("proc")).toBe(readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
    expect([found.get("others"), found.get("fractions")]).toEqual(["seen", "sleep"]);
    expect(Number(found.get("sizes"))).toBeGreaterThan(0);
    expect(Number(found.get("epoch"))).toBeGreaterThanOrEqual(before);
    expect(Number(found.get("epoch"))).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000));
    expect(Number(found.get("kib"))).toBeGreaterThan(0);
    expect(Number(found.get("inodes"))).toBeGreaterThan(0);
    expect(found.get("store")).toMatch(new RegExp(`^drwx------ +\\d+ +${process.getuid?.() ?? ""} .* 1$`));
  });

  test("nothing is left behind", async () => {
    await using target = new Target(shell);
    await target.remote.probe();
    const listing = "ls -A . store/v1 store/v1/tmp store/v1/jobs";
    const before = await target.sh(listing);
    await target.remote.probe();
    expect(await target.sh(listing)).toBe(before);
    expect(target.processes()).toEqual([]);
  });

  test("what was written so far is shown while the job runs, and nothing twice", async () => {
    await using target = new Target(shell);
    const job = await target.start({ run: "echo out; echo err >&2; sleep 600", separateStreams: true });
    while (job.bytes("out").length === 0 || job.bytes("err").length === 0) await job.next();
    const shown: string[] = [];
    for await (const { stream, offset, data } of target.remote.log(job.id))
      shown.push(`${stream} ${offset} ${data.toString()}`);
    expect(shown).toEqual(["out 0 out\n", "err 0 err\n"]);
  });
});

test("what is not there has no value", async () => {
  const tools = ["env", "ls", "cat", "mkdir", "mv", "rm", "tr"];
  await using target = new Target("dash", { tools });
  const found = await target.remote.probe();
  expect(required.filter((tool) => found.get(`tool.${tool}`) === "")).toEqual(
    required.filter((tool) => !tools.includes(tool)),
  );
  for (const key of ["tar", "fractions", "sizes", "epoch", "kib", "inodes"]) expect(found.get(key)).toBe("");
});
