import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readFile, stat, symlink, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { Workflow } from "./workflow.ts";

const secret = "correct horse battery 'staple'";

/** The command lines of all processes of this machine, the target's among them. */
function commandLines(): string {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => read(`/proc/${pid}/cmdline`)).join("\n");
}

function read(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return ""; // the process has ended
  }
}

describe("a secret", () => {
  it("reaches the job, and stands in no command line, log, artifact, output or file that stays", async () => {
    await using workflow = await Workflow.start();
    const run = `echo "got: $TOKEN"; for c in $(echo "$TOKEN" | fold -w 1); do printf %s "$c"; sleep 0.01; done; echo; sleep 1; env >environment`;
    const step = await workflow.startStep({ run, "secret-env": `TOKEN=${secret}` });
    const line = await step.waitForLine((text) => text.startsWith("got: "));
    expect(line).toBe("got: ***");
    expect(commandLines()).not.toContain(secret);
    const report = await step.finished;
    expect(report.outputs["result"]).toBe("passed");
    expect(await readFile(workflow.path("ssh-job-results.log"), "utf8")).toContain("got: ***");
    for (const content of workflow.service.artifacts[0]?.files().values() ?? []) {
      expect(content.toString("latin1")).not.toContain(secret);
    }
    expect(JSON.stringify([report.outputs, report.state, report.summary, report.console])).not.toContain(
      secret,
    );
    // What the job itself wrote is its own business, its log included; nothing else on the target holds the secret.
    const holders = grep(secret, `${workflow.sshd.directory}/store`);
    expect(holders.filter((file) => !/\/(work\/environment|log)$/.test(file))).toEqual([]);
  });

  it("is masked though the log is cut in the middle of it", async () => {
    await using workflow = await Workflow.start();
    const run = "printf 'a %s' first; sleep 0.5; printf 'Half-and-'; sleep 0.5; echo 'second z'";
    await workflow.run({ run, "secret-env": "S=firstHalf-and-second" });
    expect(await readFile(workflow.path("ssh-job-results.log"), "utf8")).toBe("a *** z\n");
  });

  it("key text never leaves the runner", async () => {
    await using workflow = await Workflow.start();
    const report = await workflow.run({ run: "env; cat ../launch ../spec" });
    const middle = workflow.sshd.privateKey.split("\n")[2] ?? "";
    expect(middle.length).toBeGreaterThan(20);
    expect(report.console.join("\n")).not.toContain(middle);
    expect(grep(middle, `${workflow.sshd.directory}/store`)).toEqual([]);
  });
});

function grep(text: string, directory: string): string[] {
  try {
    return execFileSync("grep", ["-rlF", "--", text, directory], { encoding: "utf8" }).trim().split("\n");
  } catch {
    return []; // grep ends with 1 when nothing holds it
  }
}

describe("a hostile job", () => {
  const attacks = [
    "::set-output name=result::passed",
    "  ::error::forged",
    "##[set-output name=exit-code]0",
    "harmless ##[error]forged",
    "line\\r::set-output name=x::y",
    "\\033]0;title\\007::add-mask::log",
    "::stop-commands::token",
    "#\\033[2K#[command]rm",
    "::add-mask::a",
  ];
  const print = attacks.map((attack) => `printf '${attack}\\n'; printf '${attack}\\n' >&2`).join("\n");

  it("gets no workflow command through", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": `${print}\nexit 3` });
    const report = await workflow.run();
    expect(report.outputs).toMatchObject({ result: "failed", "exit-code": "3" });
    expect(Object.keys(report.outputs)).not.toContain("x");
    expect(report.annotations.filter(({ message }) => message.includes("forged"))).toEqual([]);
    const own = ["group", "endgroup", "error", "add-mask", "debug"];
    expect(report.commands.map(({ name }) => name).filter((name) => !own.includes(name))).toEqual([]);
    expect(report.commands.filter(({ name }) => name === "add-mask").map(({ data }) => data)).not.toContain(
      "a",
    );
  });

  it("gets annotations through when the workflow allows it, but no mask and no stop", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": `${print}\necho '::warning::wanted'` });
    const report = await workflow.run({ "allow-workflow-commands": "true" });
    expect(report.annotations.map(({ message }) => message)).toContain("wanted");
    const names = report.commands.map(({ name }) => name);
    expect(names).not.toContain("stop-commands");
    expect(report.commands.filter(({ name }) => name === "add-mask").map(({ data }) => data)).not.toContain(
      "a",
    );
  });

  it("cannot have a file of the runner published through a link", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "runner-secret": "top secret", "job/.sshjobignore": "" });
    const run = `ln -s ${workflow.path("runner-secret")} absolute; ln -s ../../runner-secret relative; echo ok >good; ln -s good inside`;
    const report = await workflow.run({ directory: "job", run, outputs: "**" });
    expect(report.outputs["result"]).toBe("passed");
    const files = workflow.service.artifacts[0]?.files() ?? new Map<string, Buffer>();
    expect([...files.keys()].sort()).toEqual([".sshjobignore", "good", "ssh-job.json", "ssh-job.log"]);
    for (const content of files.values()) expect(content.toString()).not.toContain("top secret");
  });

  it("cannot write to a file of the runner through a link where the log goes", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ victim: "mine" });
    await symlink("victim", workflow.path("ssh-job-results.log"));
    const report = await workflow.run({ run: "echo OWNED" });
    expect(report.outputs["result"]).toBe("invalid");
    expect(await readFile(workflow.path("victim"), "utf8")).toBe("mine");
  });

  it("cannot name a file so that the upload fails or another system is harmed", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({
      "start.sh": `mkdir out; for n in 'a:b' 'c?d' 'e"f' 'g*h' 'i|j' 'k\\l' 'm<n>'; do echo x >"out/$n"; done; printf x >"$(printf 'out/bad\\377')"`,
    });
    const report = await workflow.run({ outputs: "out/**" });
    expect(report.outputs["result"]).toBe("passed");
    const names = [...(workflow.service.artifacts[0]?.files().keys() ?? [])];
    expect(names).toHaveLength(10);
    expect(names).toContain("out/a%3Ab");
    expect((await stat(workflow.path("ssh-job-results/out/bad%FF"))).size).toBe(1);
  });
});

describe("what is sent", () => {
  it("takes links of the job directory as text, and warns of those that lead out of it", async () => {
    await using workflow = await Workflow.start();
    await writeFile(workflow.path("outside"), "private");
    await workflow.write({ "job/start.sh": "readlink away; cat away || true; cat near" });
    await workflow.write({ "job/file": "near content\n" });
    await symlink("../outside", workflow.path("job/away"));
    await symlink("file", workflow.path("job/near"));
    const report = await workflow.run({ directory: "job" });
    expect(report.console).toContain("../outside");
    expect(report.console).toContain("near content");
    expect(report.console).not.toContain("private");
    expect(report.annotations.map(({ message }) => message).join()).toContain("away");
  });

  it("names every file that cannot be sent before anything is dialled", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": "true" });
    execFileSync("mkfifo", [workflow.path("pipe")]);
    await writeFile(Buffer.concat([Buffer.from(workflow.path("bad-")), Buffer.from([0xff])]), "");
    const report = await workflow.run();
    expect(report.outputs["result"]).toBe("invalid");
    expect(report.annotations.at(-1)?.message).toContain("pipe");
    expect(report.annotations.at(-1)?.message).toContain("bad-\\xFF");
    expect(workflow.sshd.accepted()).toBe(0);
  });
});
