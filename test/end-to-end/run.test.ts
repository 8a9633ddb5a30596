import { execFileSync } from "node:child_process";
import { cp, lstat, readFile, readlink, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startSshd } from "../support/sshd.ts";
import { systemNode, Workflow } from "./workflow.ts";

const examples = join(import.meta.dirname, "..", "..", "examples");

describe("a step", () => {
  it("runs a directory, fetches its results and uploads them", async () => {
    await using workflow = await Workflow.start();
    await cp(join(examples, "primes"), workflow.path("primes"), { recursive: true });
    const report = await workflow.run({ directory: "primes", outputs: "output" });
    expect(report.conclusion).toBe("success");
    expect(await readFile(workflow.path("ssh-job-results/output"), "utf8")).toBe("6857\n");
    const [artifact] = workflow.service.artifacts;
    expect([...(artifact?.files().keys() ?? [])].sort()).toEqual(["output", "ssh-job.json", "ssh-job.log"]);
    expect(report.outputs).toMatchObject({
      result: "passed",
      "exit-code": "0",
      signal: "",
      "job-id": expect.stringMatching(/^[0-9a-f]{20}-1$/) as string,
      signature: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      target: `root@127.0.0.1:${workflow.sshd.port}`,
      "results-directory": workflow.path("ssh-job-results"),
      "log-file": workflow.path("ssh-job-results.log"),
      "report-file": workflow.path("ssh-job-results.json"),
      "artifact-id": String(artifact?.id),
      "artifact-digest": artifact?.digest?.replace("sha256:", ""),
      "artifact-url": expect.stringContaining(`/artifacts/${artifact?.id ?? ""}`) as string,
      duration: expect.stringMatching(/^\d+$/) as string,
    });
    expect(report.outputs["job-id"]?.slice(0, 20)).toBe(report.outputs["signature"]?.slice(0, 20));
  });

  it("compiles and tests a C project on the target", async () => {
    await using workflow = await Workflow.start();
    await cp(join(examples, "c-project"), workflow.path("c-project"), { recursive: true });
    const report = await workflow.run({
      directory: "c-project",
      run: "make test",
      outputs: "build/*.tap\nbuild/stack",
    });
    expect(report.outputs["result"]).toBe("passed");
    expect(await readFile(workflow.path("ssh-job-results/build/stack.tap"), "utf8")).toMatch(/^1\.\.3\nok 1/);
    expect((await stat(workflow.path("ssh-job-results/build/stack"))).mode & 0o111).toBe(0o111);
  });

  it("works on the Node of the machine, which may be an old one", async () => {
    await using workflow = await Workflow.start({ job: { node: systemNode() } });
    await workflow.write({ "start.sh": "echo done" });
    const report = await workflow.run();
    expect(report.outputs["result"]).toBe("passed");
    expect(report.console).toContain("done");
  });

  it("gives arguments and variables to the job byte by byte", async () => {
    await using workflow = await Workflow.start();
    const odd = ["two words", `'single' "double"`, "$HOME `id` \\ !", "-n", "*", "ünï©ode 🎉", "  blanks  "];
    await workflow.write({
      "odd name's.sh": `for word in "$@" "$ODD" "$MULTI" "$SECRET"; do printf '%s\\0' "$word"; done >words`,
    });
    const report = await workflow.run({
      script: "odd name's.sh",
      args: odd.join("\n"),
      env: `ODD=${odd[1] ?? ""}=${odd[2] ?? ""}\nMULTI<<END\none\n  two\nEND`,
      "secret-env": "SECRET=s3cret 'value' $x",
      outputs: "words",
    });
    expect(report.outputs["result"]).toBe("passed");
    const words = await readFile(workflow.path("ssh-job-results/words"), "utf8");
    expect(words.split("\0")).toEqual([
      ...odd,
      `${odd[1] ?? ""}=${odd[2] ?? ""}`,
      "one\n  two",
      "s3cret 'value' $x",
      "",
    ]);
  });

  it("runs inline text with the interpreter that is asked for, with its arguments", async () => {
    await using workflow = await Workflow.start();
    const run = "import sys, os\nprint(sys.argv[1:], os.path.basename(os.getcwd()))\n";
    const report = await workflow.run({ run, shell: "python3 -u", args: "a b\nc" });
    expect(report.console).toContain("['a b', 'c'] work");
  });

  it("runs a script by its #! though nobody may execute it, and by sh -e without one", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({
      "start.sh": "#!/usr/bin/env python3\nprint('python', 6 * 7)\n",
      "plain.sh": "false\necho not reached\n",
    });
    expect((await workflow.run()).console).toContain("python 42");
    const plain = await workflow.run({ script: "plain.sh" });
    expect(plain.outputs).toMatchObject({ result: "failed", "exit-code": "1" });
    expect(plain.console).not.toContain("not reached");
  });

  it("leaves out what is excluded, and never sends .git or the results of an earlier run", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({
      "start.sh": "find . -type f | sort",
      ".git/config": "",
      ".sshjobignore": "*.o\nbuild/\n",
      "a.o": "",
      "build/x": "",
      "keep.c": "",
      "notes.txt": "",
    });
    const names = async (): Promise<string[]> =>
      (await workflow.run({ exclude: "*.txt" })).console.filter((line) => line.startsWith("./"));
    const first = await names();
    expect(first).toEqual(["./.sshjobignore", "./keep.c", "./start.sh"]);
    expect(await names()).toEqual(first);
  });

  it("brings back names, links, empty directories and modes as they are on the target", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({
      "start.sh": `mkdir -p 'out/a b' out/empty && cd out
        echo x >'a b/new
line' && echo y >tool && chmod 755 tool && ln -s tool link && ln -s /etc/passwd escape && echo z >-dash`,
    });
    const report = await workflow.run({ outputs: "out\n!out/-*" });
    expect(report.outputs["result"]).toBe("passed");
    const out = (...names: string[]): string => workflow.path("ssh-job-results", "out", ...names);
    expect(await readFile(out("a b", "new\nline"), "utf8")).toBe("x\n");
    expect((await stat(out("tool"))).mode & 0o777).toBe(0o755);
    expect(await readlink(out("link"))).toBe("tool");
    expect((await stat(out("empty"))).isDirectory()).toBe(true);
    await expect(lstat(out("escape"))).rejects.toThrow("ENOENT");
    await expect(lstat(out("-dash"))).rejects.toThrow("ENOENT");
    expect(report.annotations.map(({ message }) => message).join("\n")).toContain("escape");
  });

  it("keeps the two streams apart when asked to, and one log in the order written otherwise", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": "for i in 1 2 3; do echo out $i; echo err $i >&2; done" });
    const report = await workflow.run();
    const log = "out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n";
    expect(await readFile(report.outputs["log-file"] ?? "", "utf8")).toBe(log);
    await workflow.run({ "separate-streams": "true" });
    expect(await readFile(workflow.path("ssh-job-results.out"), "utf8")).toBe("out 1\nout 2\nout 3\n");
    expect(await readFile(workflow.path("ssh-job-results.err"), "utf8")).toBe("err 1\nerr 2\nerr 3\n");
    expect((await readFile(workflow.path("ssh-job-results.log"), "utf8")).split("\n").sort()).toEqual(
      log.split("\n").sort(),
    );
  });

  it("gets 50 MB of output through without a byte lost", async () => {
    await using workflow = await Workflow.start();
    const run = "head -c 50000000 /dev/zero | tr '\\0' x | fold -w 99";
    const report = await workflow.run({ run, artifact: "false" });
    expect(report.outputs["result"]).toBe("passed");
    const log = await readFile(workflow.path("ssh-job-results.log"), "utf8");
    expect(log.replaceAll("\n", "")).toHaveLength(50_000_000);
    expect(report.console.filter((line) => line === "x".repeat(99))).toHaveLength(505_050);
  });

  it("reaches a target behind jump hosts, by fingerprints, with an encrypted key", async () => {
    await using workflow = await Workflow.start({ sshd: { hostKeys: ["ed25519", "rsa"] } });
    await using first = await startSshd();
    await using second = await startSshd();
    const authorized = join(workflow.sshd.directory, "authorized_keys");
    for (const { directory } of [first, second]) await cp(authorized, join(directory, "authorized_keys"));
    await workflow.write({ key: workflow.sshd.privateKey }, 0o600);
    execFileSync("ssh-keygen", ["-q", "-p", "-N", "open sesame", "-f", workflow.path("key")]);
    const report = await workflow.run({
      run: "echo arrived",
      key: "key",
      passphrase: "open sesame",
      "known-hosts": "",
      fingerprint: [
        first.fingerprints.ed25519,
        second.fingerprints.ed25519,
        workflow.sshd.fingerprints.rsa,
      ].join("\n"),
      jump: [first, second].map(({ username, port }) => `${username}@127.0.0.1:${port}`).join("\n"),
    });
    expect(report.console).toContain("arrived");
    expect(first.log()).toContain("Accepted publickey");
    expect(second.log()).toContain("Accepted publickey");
  });

  it("says in the summary what ran where, how long each phase took, and how to run it again", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": "true" });
    const { summary } = await workflow.run({ name: "smoke <b>", args: "one two" });
    expect(summary).toContain("smoke &#60;b&#62; on root&#64;127.0.0.1");
    expect(summary).toMatch(/\| upload \| \d+ ms \|/);
    expect(summary).toContain("```mermaid\ngantt");
    expect(summary).toContain("--args 'one two'");
    expect(summary).not.toContain("PRIVATE KEY");
  });

  it("writes a report that counts what was opened, sent and fetched", async () => {
    await using workflow = await Workflow.start();
    await workflow.write({ "start.sh": "cat /proc/sys/kernel/random/uuid >result" });
    const inputs = { outputs: "result", cache: "off" };
    await workflow.run(inputs);
    const report = await workflow.run(inputs);
    const written = JSON.parse(await readFile(report.outputs["report-file"] ?? "", "utf8")) as Record<
      string,
      unknown
    >;
    expect(written).toMatchObject({
      schema: 1,
      result: "passed",
      exitCode: 0,
      jobId: expect.stringMatching(/-2$/) as string,
      connections: 1,
      execs: 1,
      files: { sent: 1, reused: 0, fetched: 1 },
    });
    const names = (written["phases"] as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(["sign", "connect", "upload", "run", "fetch", "artifact"]);
  });
});
