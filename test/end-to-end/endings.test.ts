import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { commandOf, killAll } from "../support/processes.ts";
import { Workflow } from "./workflow.ts";

describe("how a run ends", () => {
  it("a job's own exit code is the step's, and what it left behind is there all the same", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": "echo part >partial; echo bad >&2; exit 7" });
    const report = await workflow.run({ outputs: "*partial*" });
    expect(report.conclusion).toBe("failure");
    expect(report.outputs).toMatchObject({ result: "failed", "exit-code": "7", signal: "" });
    expect(report.annotations.at(-1)?.message).toContain("failed. The script ended with exit code 7.");
    expect([...(workflow.service.artifacts[0]?.files().keys() ?? [])]).toContain("partial");
  });

  it("a job that a signal ended has failed, with 128 + n and the signal's name", async () => {
    await using workflow = await Workflow.start();
    const report = await workflow.run({ run: "kill -KILL $$" });
    expect(report.outputs).toMatchObject({ result: "failed", "exit-code": "137", signal: "SIGKILL" });
  });

  it("a timeout ends the job and all its processes on the target", async () => {
    await using workflow = await Workflow.start();
    const run = "echo began; setsid sleep 987 & sleep 986";
    const report = await workflow.run({ run, timeout: "1s" });
    expect(report.outputs).toMatchObject({ result: "timed-out", "exit-code": "143", signal: "SIGTERM" });
    expect(report.console).toContain("began");
    await expect.poll(() => workflow.sshd.processes()).toEqual([]);
  });

  it("an idle timeout spares a job that goes on writing, and ends it when it is silent", async () => {
    await using workflow = await Workflow.start();
    const run = "for i in 1 2 3 4 5 6; do echo $i; sleep 0.4; done; sleep 985";
    const report = await workflow.run({ run, "idle-timeout": "2s" });
    expect(report.outputs["result"]).toBe("timed-out");
    expect(report.console).toContain("6");
  });

  it("a run whose supervisor and script were killed is lost, never passed", async () => {
    await using workflow = await Workflow.start();
    const step = await workflow.startStep({ run: "echo $$; exec sleep 984" });
    await step.waitForLine((line) => /^\d+$/.test(line));
    const own = workflow.sshd.processes().filter((pid) => /supervise|payload|984/.test(commandOf(pid)));
    // None of them shall see how another one ends.
    killAll(own, "SIGSTOP");
    killAll(own);
    const report = await step.finished;
    expect(report.outputs).toMatchObject({ result: "lost", "exit-code": "" });
    expect(report.conclusion).toBe("failure");
  });

  it("a connection that breaks is opened again, and the log goes on at the byte where it stopped", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": "for i in $(seq 1 400); do echo line $i; sleep 0.005; done; exit 3" });
    const step = await workflow.startStep();
    for (const number of [40, 150, 260]) {
      await step.waitForLine((line) => line === `line ${number}`);
      workflow.sshd.killSessions();
    }
    const report = await step.finished;
    expect(report.outputs).toMatchObject({ result: "failed", "exit-code": "3" });
    const expected = Array.from({ length: 400 }, (_, index) => `line ${index + 1}\n`).join("");
    expect(await readFile(workflow.path("ssh-job-results.log"), "utf8")).toBe(expected);
    expect(report.console.filter((line) => line.startsWith("line "))).toHaveLength(400);
  });

  it("a target that dies in the middle is infrastructure, and the log so far is kept and uploaded", async () => {
    await using workflow = await Workflow.start();
    const step = await workflow.startStep({ run: "echo so far; exec sleep 983", "connect-retries": "1" });
    await step.waitForLine((line) => line === "so far");
    await workflow.sshd[Symbol.asyncDispose]();
    const report = await step.finished;
    expect(report.outputs).toMatchObject({ result: "infrastructure", "exit-code": "" });
    const files = workflow.service.artifacts[0]?.files();
    expect(files?.get("ssh-job.log")?.toString()).toBe("so far\n");
    const written = JSON.parse(files?.get("ssh-job.json")?.toString() ?? "") as { error: unknown };
    expect(written.error).toMatchObject({ code: "unreachable" });
  });

  it("a refused login is not tried again and says what was tried", async () => {
    await using workflow = await Workflow.start();
    await using other = await Workflow.start();
    const report = await workflow.run({ run: "true", key: other.sshd.privateKey });
    expect(report.outputs["result"]).toBe("infrastructure");
    expect(report.annotations.at(-1)?.message).toMatch(/key/i);
    expect(workflow.sshd.accepted()).toBe(1);
  });

  it("a host key that is not the pinned one stops before anything is sent, and shows the line to pin", async () => {
    await using workflow = await Workflow.start();
    await using other = await Workflow.start();
    const pinned = other.sshd.knownHosts.replace(String(other.sshd.port), String(workflow.sshd.port));
    const report = await workflow.run({ run: "true", "known-hosts": pinned });
    expect(report.outputs["result"]).toBe("infrastructure");
    expect(report.annotations.at(-1)?.message).toContain(
      workflow.sshd.knownHosts.split(" ").slice(0, 3).join(" ").trim(),
    );
    expect(existsSync(`${workflow.sshd.directory}/store`)).toBe(false);
  });

  it("inputs that cannot work are named all at once, and nothing is dialled", async () => {
    await using workflow = await Workflow.start();
    const report = await workflow.run({
      script: "missing.sh",
      timeout: "soon",
      "insecure-ignore-host-key": "maybe",
      outputs: "../secrets",
      slots: "2",
    });
    expect(report.outputs).toMatchObject({ result: "invalid" });
    const message = report.annotations.find(({ level }) => level === "error")?.message ?? "";
    for (const name of ["script", "timeout", "insecure-ignore-host-key", "outputs", "slots"]) {
      expect(message).toMatch(new RegExp(`^${name}: `, "m"));
    }
    expect(workflow.sshd.accepted()).toBe(0);
  });

  it("a job directory that cannot be sent is invalid before anything is dialled", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": "true", ".sshjobignore": "start.sh" });
    const report = await workflow.run();
    expect(report.outputs["result"]).toBe("invalid");
    expect(report.annotations.at(-1)?.message).toContain("start.sh is excluded");
    expect(workflow.sshd.accepted()).toBe(0);
  });

  it("an input nobody knows is a warning that names the likely one", async () => {
    await using workflow = await Workflow.start();
    const report = await workflow.run({ run: "true", ouputs: "x" });
    expect(report.outputs["result"]).toBe("passed");
    expect(report.annotations.map(({ message }) => message).join("\n")).toContain('Did you mean "outputs"?');
  });

  it("outputs that match nothing are a warning, an error or nothing, as asked", async () => {
    await using workflow = await Workflow.start();
    const inputs = { run: "true", outputs: "none/**" };
    const warned = await workflow.run(inputs);
    expect(warned.outputs["result"]).toBe("passed");
    expect(warned.annotations).toEqual([expect.objectContaining({ level: "warning" })]);
    const failed = await workflow.run({ ...inputs, "if-no-outputs": "error" });
    expect(failed.outputs).toMatchObject({ result: "failed", "exit-code": "0" });
    expect((await workflow.run({ ...inputs, "if-no-outputs": "ignore" })).annotations).toEqual([]);
  });

  it("results of an earlier run are never taken for new ones, and files of others never removed", async () => {
    await using workflow = await Workflow.start();
    const outputs = "result";
    await workflow.run({ run: "echo 1 >result", outputs });
    await workflow.run({ run: "exit 1", outputs });
    expect(existsSync(workflow.path("ssh-job-results/result"))).toBe(false);

    await mkdir(workflow.path("mine"));
    await writeFile(workflow.path("mine/file"), "precious");
    const report = await workflow.run({ run: "true", outputs, "results-directory": "mine" });
    expect(report.outputs["result"]).toBe("invalid");
    expect(await readFile(workflow.path("mine/file"), "utf8")).toBe("precious");
    expect(existsSync(workflow.path("mine.json"))).toBe(false);
  });

  it("a results directory below one that is not there is made, also when nothing was run", async () => {
    await using workflow = await Workflow.start();
    const inputs = { run: "true", "results-directory": "new/deep/results" };
    const report = await workflow.run({ ...inputs, host: "root@127.0.0.1:1", "connect-retries": "0" });
    expect(report.outputs["result"]).toBe("infrastructure");
    expect(existsSync(workflow.path("new/deep/results.json"))).toBe(true);
    expect((await workflow.run(inputs)).outputs["result"]).toBe("passed");
  });

  it("two runs at once never share a results directory", async () => {
    await using workflow = await Workflow.start();
    const first = await workflow.startStep({ run: "echo first; sleep 2" });
    await first.waitForLine((line) => line === "first");
    const second = await workflow.run({ run: "echo second" });
    expect(second.outputs["result"]).toBe("invalid");
    expect(second.annotations.at(-1)?.message).toContain("in use");
    expect((await first.finished).outputs["result"]).toBe("passed");
    expect(await readFile(workflow.path("ssh-job-results.log"), "utf8")).toBe("first\n");
  });

  it("a job that removed its own directory has run, and left nothing", async () => {
    await using workflow = await Workflow.start();
    const report = await workflow.run({ run: 'rm -rf "$PWD"', outputs: "**" });
    expect(report.outputs).toMatchObject({ result: "passed", "exit-code": "0" });
    expect(report.annotations.map(({ message }) => message).join()).toContain("No file of the job matched");
  });

  it("what cannot be fetched is named, and Windows line ends are noticed", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": "#!/bin/sh\r\nmkfifo pipe; echo ok >file\r\n" });
    const report = await workflow.run({ outputs: "**\n!start.sh", shell: "sh" });
    const messages = report.annotations.map(({ message }) => message).join("\n");
    expect(messages).toContain("Windows line ends");
    expect(messages).toMatch(/cannot be fetched: .*pipe/);
  });

  it("a port where nobody answers is infrastructure after the retries", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await using workflow = await Workflow.start();
    const report = await workflow.run({
      run: "true",
      host: `root@127.0.0.1:${port}`,
      "connect-retries": "1",
    });
    expect(report.outputs["result"]).toBe("infrastructure");
    expect(report.console.join("\n")).toMatch(/nothing listens on port/);
    expect(report.console.join("\n")).toMatch(/Trying again/);
  });
});
