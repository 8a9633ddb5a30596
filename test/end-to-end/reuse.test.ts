import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { startSshd } from "../support/sshd.ts";
import { classed, inputs, reportOf, timesRun, writeJob } from "./reusing.ts";
import { Workflow } from "./workflow.ts";

describe("a job whose result the target knows", () => {
  it("costs one connection and one exec, sends nothing, and gives the same outputs and log", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    const first = await workflow.run(inputs);
    expect(first.outputs).toMatchObject({ "cache-hit": "false", "cache-source": "none" });
    const results = {
      answer: await readFile(workflow.path("ssh-job-results/answer"), "utf8"),
      log: await readFile(workflow.path("ssh-job-results.log"), "utf8"),
    };
    const second = await workflow.run({ ...inputs, "results-directory": "again" });
    expect(second.conclusion).toBe("success");
    expect(second.outputs).toMatchObject({
      result: "passed",
      "exit-code": "0",
      "cache-hit": "true",
      "cache-source": "remote",
      "job-id": first.outputs["job-id"],
      signature: first.outputs["signature"],
      duration: first.outputs["duration"],
    });
    expect(await reportOf(second)).toMatchObject({
      cache: { hit: true, source: "remote" },
      connections: 1,
      execs: 1,
      bytes: { sent: 0 },
      files: { sent: 0 },
    });
    expect(await readFile(workflow.path("again/answer"), "utf8")).toBe(results.answer);
    expect(await readFile(workflow.path("again.log"), "utf8")).toBe(results.log);
    expect(second.console).toEqual(expect.arrayContaining(["asked", "done"]));
    expect(second.console.join("\n")).toMatch(/was reused from the target's store/);
    expect(second.summary).toContain("from the target's store");
    expect(await timesRun(workflow)).toBe(1);
  });

  it("is uploaded as an artifact as one that ran is", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    for (const step of ["first", "second"]) await workflow.run({ ...inputs, "artifact-name": step });
    const [ran, reused] = workflow.service.artifacts.map((artifact) => artifact.files());
    expect([...(reused?.keys() ?? [])]).toEqual([...(ran?.keys() ?? [])]);
    for (const name of ["answer", "ssh-job.log"]) expect(reused?.get(name)).toEqual(ran?.get(name));
  });

  it("is found in the results of the previous run, which are not fetched again", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    await workflow.run(inputs);
    const again = await workflow.run(inputs);
    expect(await reportOf(again)).toMatchObject({
      bytes: { sent: 0, reused: 3, fetched: 0 },
      files: { reused: 1, fetched: 0 },
    });
    expect(await readFile(workflow.path("ssh-job-results/answer"), "utf8")).toBe("42\n");
  });

  it("is fetched again where the results of the previous run were changed", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    await workflow.run(inputs);
    await writeFile(workflow.path("ssh-job-results/answer"), "43\n");
    const again = await workflow.run(inputs);
    expect(again.outputs["cache-source"]).toBe("remote");
    expect(await readFile(workflow.path("ssh-job-results/answer"), "utf8")).toBe("42\n");
  });

  it("keeps the streams apart, if it is asked to", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    const separate = { ...inputs, "separate-streams": "true" };
    await workflow.run(separate);
    const again = await workflow.run(separate);
    expect(again.outputs["cache-source"]).toBe("remote");
    expect(await readFile(workflow.path("ssh-job-results.out"), "utf8")).toBe("asked\n");
    expect(await readFile(workflow.path("ssh-job-results.err"), "utf8")).toBe("done\n");
  });

  it("shows its log where a run does, in no folded group, and to its last line", async () => {
    await using workflow = await Workflow.start();
    const unfinished = { run: "echo begun; printf unfinished; echo 1 >answer", outputs: "answer" };
    const reports = [await workflow.run(unfinished), await workflow.run(unfinished)];
    expect(reports.map(({ outputs }) => outputs["cache-hit"])).toEqual(["false", "true"]);
    for (const { console } of reports) {
      const at = console.indexOf("begun");
      expect(console[at + 1]).toBe("unfinished");
      const mark = console.slice(0, at).findLast((line) => /^##\[(end)?group]/.test(line));
      expect(mark).toBe("##[endgroup]");
    }
  });

  it("is submitted and attached to as any other", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    const { outputs } = await workflow.run(inputs);
    const submitted = await workflow.run({ ...inputs, mode: "submit" });
    expect(submitted.outputs).toMatchObject({
      "cache-hit": "true",
      "cache-source": "remote",
      "job-id": outputs["job-id"],
    });
    const attached = await workflow.run({ mode: "attach", "job-id": submitted.outputs["job-id"] ?? "" });
    expect(attached.outputs).toMatchObject({ result: "passed", "exit-code": "0" });
    expect(await readFile(workflow.path("ssh-job-results/answer"), "utf8")).toBe("42\n");
    expect(await timesRun(workflow)).toBe(1);
  });
});

describe.each(["v2", "v1"])("a job of a class, with GitHub's cache %s", (protocol) => {
  it("is answered with the board switched off, on a runner that has never seen it", async () => {
    await using workflow = await Workflow.start();
    const service = {
      ...workflow.service.environment(),
      ACTIONS_CACHE_SERVICE_V2: protocol === "v2" ? "True" : "",
    };
    const resultsService = { environment: () => service };
    await using one = await workflow.another({ resultsService });
    await using other = await workflow.another({ resultsService });
    await writeJob(workflow, one, other);
    const first = await one.run(classed);
    expect(first.outputs["cache-source"]).toBe("none");
    await workflow.sshd.killListener();
    const second = await other.run(classed);
    expect(second.conclusion).toBe("success");
    expect(second.outputs).toMatchObject({
      "cache-hit": "true",
      "cache-source": "github",
      "job-id": first.outputs["job-id"],
      duration: first.outputs["duration"],
    });
    expect(await reportOf(second)).toMatchObject({
      connections: 0,
      execs: 0,
      bytes: { sent: 0, fetched: 0 },
      files: { sent: 0, reused: 1, fetched: 0 },
    });
    for (const name of ["ssh-job-results/answer", "ssh-job-results.log"]) {
      expect(await readFile(other.path(name), "utf8")).toBe(await readFile(one.path(name), "utf8"));
    }
    const downloads = workflow.service.requests.map(({ operation }) => operation);
    expect(downloads.filter((operation) => operation?.startsWith("v1 ") === true).length > 0).toBe(
      protocol === "v1",
    );
    expect(workflow.service.artifacts).toHaveLength(2);
  });
});

describe("a job whose result is not known", () => {
  it("runs when one file has changed, and log and summary name the file", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    const { outputs } = await workflow.run(inputs);
    await workflow.write({ "job/input": "6 and 7\n" });
    const changed = await workflow.run(inputs);
    expect(changed.outputs).toMatchObject({ "cache-hit": "false", "cache-source": "none" });
    const sentence = new RegExp(`Since ${outputs["job-id"] ?? ""}, the last run of this job, .* input`);
    expect(changed.console.join("\n")).toMatch(sentence);
    expect(changed.summary).toContain("this has changed&#58; 1 file changed&#58; input");
    expect((await reportOf(changed)).cache.missed?.join()).toMatch(sentence);
    expect(await timesRun(workflow)).toBe(2);
  });

  it("runs again when it failed, and what has failed is nowhere stored", async () => {
    await using workflow = await Workflow.start();
    const failing = { run: `echo ran >>${workflow.there("ran")}; echo 1 >answer; exit 3`, outputs: "answer" };
    for (const step of ["first", "second"]) {
      const { outputs } = await workflow.run({ ...failing, "results-directory": step });
      expect(outputs).toMatchObject({ result: "failed", "exit-code": "3", "cache-hit": "false" });
    }
    expect(await timesRun(workflow)).toBe(2);
    expect(workflow.service.cacheEntries).toEqual([]);
  });

  it.each([
    ["an output is missing", { outputs: "answer\nnot-there" }, /no file matches the output not-there/],
    ["a probe fails", { "cache-probe": "exit 4" }, /exit code 4/],
    [
      "an output holds a secret",
      { run: 'echo "$TOKEN" >answer', directory: ".", "secret-env": "TOKEN=s3cr3t-value" },
      /answer holds a secret/,
    ],
  ])("is not kept when %s", async (_why, more, line) => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    const first = await workflow.run({ ...inputs, ...more });
    expect(first.outputs["result"]).toBe("passed");
    expect(first.console.join("\n")).toMatch(line);
    const second = await workflow.run({ ...inputs, ...more });
    expect(second.outputs["cache-hit"]).toBe("false");
    expect(workflow.service.cacheEntries).toEqual([]);
  });

  it("is run anew by refresh, and the new result takes the place of the old one", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    const old = await workflow.run(inputs);
    const fresh = await workflow.run({ ...inputs, refresh: "true" });
    expect(fresh.outputs).toMatchObject({ "cache-hit": "false", "cache-source": "none" });
    expect(fresh.outputs["job-id"]).not.toBe(old.outputs["job-id"]);
    const third = await workflow.run(inputs);
    expect(third.outputs).toMatchObject({ "cache-source": "remote", "job-id": fresh.outputs["job-id"] });
    expect(await timesRun(workflow)).toBe(2);
  });
});

describe("cache", () => {
  it("off neither takes nor stores a result, and says so", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    for (const step of ["first", "second"]) {
      const off = await workflow.run({ ...classed, cache: "off", "results-directory": step });
      expect(off.outputs).toMatchObject({ "cache-hit": "false", "cache-mode": "none" });
    }
    expect((await workflow.run(classed)).outputs["cache-hit"]).toBe("false");
    expect((await workflow.run({ ...classed, cache: "off" })).outputs["cache-hit"]).toBe("false");
    expect(await timesRun(workflow)).toBe(4);
  });

  it("read takes a result and leaves none, in no tier", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    const before = await workflow.run({ ...classed, cache: "read" });
    expect(before.outputs).toMatchObject({ "cache-hit": "false", "cache-mode": "read" });
    expect(workflow.service.cacheEntries).toEqual([]);
    expect((await workflow.run(classed)).outputs["cache-hit"]).toBe("false");
    expect((await workflow.run({ ...classed, cache: "read" })).outputs["cache-hit"]).toBe("true");
    expect(await timesRun(workflow)).toBe(2);
  });

  it("write stores a result and takes none", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    for (const step of ["first", "second"]) {
      const written = await workflow.run({ ...classed, cache: "write", "results-directory": step });
      expect(written.outputs).toMatchObject({ "cache-hit": "false", "cache-mode": "write" });
    }
    expect((await workflow.run(classed)).outputs["cache-hit"]).toBe("true");
    expect(await timesRun(workflow)).toBe(2);
  });
});

describe("cache-verify", () => {
  it("runs a job whose result is known, and tells whether it gave the same", async () => {
    await using workflow = await Workflow.start();
    await writeJob(workflow);
    await workflow.run(inputs);
    const same = await workflow.run({ ...inputs, "cache-verify": "100" });
    expect(same.outputs).toMatchObject({ result: "passed", "cache-hit": "false" });
    expect(same.console.join("\n")).toContain("the job gave the same outputs");
    expect(await timesRun(workflow)).toBe(2);

    const moody = { run: `wc -l <${workflow.there("ran")} >answer`, outputs: "answer" };
    await workflow.run(moody);
    await writeFile(workflow.there("ran"), "");
    const other = await workflow.run({ ...moody, "cache-verify": "100" });
    expect(other.outputs).toMatchObject({ result: "passed", "cache-hit": "false" });
    const said = other.annotations.map(({ message }) => message).join("\n");
    expect(said).toMatch(/^One signature, two results: .*: "?answer/m);
  });
});

describe("what may have a result", () => {
  it("is every target of a class, and only that one with the scope host", async () => {
    await using workflow = await Workflow.start();
    await using twin = await startSshd();
    await writeJob(workflow);
    const onTwin = {
      host: `${twin.username}@${twin.host}:${twin.port}`,
      key: twin.privateKey,
      "known-hosts": twin.knownHosts,
      "remote-directory": `${twin.directory}/store`,
    };
    for (const [scope, hit] of Object.entries({ class: "true", any: "true", host: "false" })) {
      const scoped = { ...inputs, "cache-scope": scope };
      expect((await workflow.run(scoped)).outputs["cache-hit"]).toBe("false");
      expect((await workflow.run({ ...scoped, ...onTwin })).outputs["cache-hit"]).toBe(hit);
      expect((await workflow.run(scoped)).outputs["cache-hit"]).toBe("true");
    }
  });

  it("is a job that has time for it: none that took longer than the timeout is taken", async () => {
    await using workflow = await Workflow.start();
    const slow = { run: "sleep 1.5; echo 42 >answer", outputs: "answer" };
    await workflow.run(slow);
    expect((await workflow.run({ ...slow, timeout: "1s" })).outputs).toMatchObject({
      result: "timed-out",
      "cache-hit": "false",
    });
    expect((await workflow.run({ ...slow, timeout: "1m" })).outputs["cache-hit"]).toBe("true");
  });
});

describe("a run that is joined", () => {
  it("is no hit, and its result is one for whoever comes later", async () => {
    await using workflow = await Workflow.start();
    await using other = await workflow.another();
    await using late = await workflow.another();
    const go = workflow.there("go");
    const run = `echo begun; until [ -e ${go} ]; do sleep 0.1; done; echo 42 >answer`;
    const gated = { run, outputs: "answer" };
    const first = await workflow.startStep(gated);
    await first.waitForLine((line) => line === "begun");
    const second = await other.startStep(gated);
    await second.waitForLine((line) => line === "begun");
    await writeFile(go, "");
    const [one, two] = await Promise.all([first.finished, second.finished]);
    expect(one.outputs).toMatchObject({ "cache-hit": "false", "cache-source": "none" });
    expect(two.outputs).toMatchObject({ "cache-hit": "false", "cache-source": "joined" });
    const three = await late.run(gated);
    expect(three.outputs).toMatchObject({ "cache-hit": "true", "job-id": one.outputs["job-id"] });
    expect(await readdir(late.path("ssh-job-results"))).toEqual(["answer"]);
    expect(existsSync(workflow.there("store"))).toBe(true);
  });
});
