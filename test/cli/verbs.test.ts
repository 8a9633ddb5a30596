import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { Asker } from "./command.ts";

const neverRun = `${"0123456789".repeat(2)}-1`;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd[Symbol.asyncDispose]());

describe.concurrent("ssh-job status", () => {
  test("shows how a run ended to people and to programs", async () => {
    await using asker = await Asker.at(sshd);
    const id = await asker.run({ run: "exit 7" });
    const { code, stdout, stderr } = await asker.ask("status", id);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      new RegExp(`^Run +${id}\nTarget +${asker.host}\nState +finished\nResult +failed\n`),
    );
    expect(await asker.askJson("status", "--job-id", id)).toEqual({
      ...{ jobId: id, state: "finished", result: "failed", exitCode: 7, target: asker.host },
      started: expect.stringMatching(time) as string,
      ended: expect.stringMatching(time) as string,
    });
  });

  test("tells a run that goes on from one that waits for its lock", async () => {
    await using asker = await Asker.at(sshd);
    const first = await asker.submit({ run: "echo begun; sleep 600", lock: "board" });
    await asker.event(first, "output");
    expect(await asker.askJson("status", first)).toMatchObject({ state: "running" });
    const second = await asker.submit({ run: "true", lock: "board" });
    await asker.event(second, "queued");
    const status = await asker.askJson("status", second);
    expect(status).toEqual({ jobId: second, state: "queued", target: asker.host });
    await asker.remote.cancel(second, "test", 10);
    expect(await asker.askJson("status", second)).toMatchObject({ state: "finished", result: "cancelled" });
    await asker.remote.cancel(first, "test", 10);
    expect(await asker.askJson("status", first)).toMatchObject({ result: "cancelled", signal: "SIGTERM" });
  });

  test.each(["status", "logs", "fetch", "rm"])("%s says that there is no such run", async (verb) => {
    await using asker = await Asker.at(sshd);
    const { code, stderr } = await asker.ask(verb, neverRun);
    expect(code).toBe(255);
    expect(stderr).toMatch(new RegExp(`there is no run ${neverRun}`, "i"));
  });

  test("refuses what is no id before it dials", async () => {
    await using asker = await Asker.at(sshd);
    for (const words of [["../../etc"], [], [neverRun, "--job-id", neverRun]]) {
      const { code, stderr } = await asker.type("status", "--host=root@127.0.0.1:1", ...words);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^job-id: /m)]);
    }
  });

  test("with --json prints one document, also when it fails", async () => {
    await using asker = await Asker.at(sshd);
    expect(await asker.askJson("status", neverRun)).toMatchObject({ error: { code: "target" } });
    const { code, stdout } = await asker.type("status", "--json", "--host", "a@b", "--outputs", "x");
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "invalid" } });
  });
});

describe.concurrent("ssh-job logs", () => {
  const hostile = "a\\n::error::no\\n\\033[2Jb\\377";

  test("shows nothing on a console that acts on it, and every byte in a file", async () => {
    await using asker = await Asker.at(sshd);
    const id = await asker.run({ run: `printf '${hostile}'` });
    const { code, stdout } = await asker.ask("logs", id);
    expect([code, stdout]).toEqual([0, "a\n| ::error::no\nb\ufffd\n"]);
    expect((await asker.askInto("log", "logs", id)).code).toBe(0);
    const bytes = await readFile(join(asker.directory, "log"));
    expect(bytes.toString("latin1")).toBe("a\n::error::no\n\u001b[2Jb\xff");
  });

  test("ends with what there is so far, and with -f when the run does", async () => {
    await using asker = await Asker.at(sshd);
    const id = await asker.submit({
      run: 'echo begun; until [ -e "$HOME/go" ]; do sleep 0.1; done; echo over',
    });
    await asker.event(id, "output");
    expect((await asker.ask("logs", id)).stdout).toBe("begun\n");
    const following = asker.start("logs", "-f", id);
    let shown = "";
    following.stdout?.on("data", (data: Buffer) => (shown += data.toString()));
    while (shown !== "begun\n") await once(following.stdout ?? following, "data");
    writeFileSync(join(sshd.home, "go"), "");
    expect(await once(following, "close")).toEqual([0, null]);
    expect(shown).toBe("begun\nover\n");
  });

  test("goes on at the byte where a cut link has stopped it", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    const id = await asker.submit({
      run: 'echo begun; until [ -e "$HOME/go" ]; do sleep 0.1; done; echo over; exit 4',
    });
    const following = asker.start("logs", "--follow", id);
    let [shown, said] = ["", ""];
    following.stdout?.on("data", (data: Buffer) => (shown += data.toString()));
    following.stderr?.on("data", (data: Buffer) => (said += data.toString()));
    while (shown !== "begun\n") await once(following.stdout ?? following, "data");
    server.killSessions();
    while (!said.includes("Connecting again")) await once(following.stderr ?? following, "data");
    writeFileSync(join(server.home, "go"), "");
    expect(await once(following, "close")).toEqual([0, null]);
    expect(shown).toBe("begun\nover\n");
    expect(said).toMatch(/^failed, exit code 4$/m);
  });

  test("shows both streams of a run that keeps them apart", async () => {
    await using asker = await Asker.at(sshd);
    const id = await asker.run({ run: "echo out; echo err >&2", separateStreams: true });
    expect((await asker.ask("logs", id)).stdout).toBe("out\nerr\n");
  });

  test("ends when nobody reads it any more", async () => {
    await using asker = await Asker.at(sshd);
    const id = await asker.submit({ run: "while :; do echo line; sleep 0.1; done" });
    const following = asker.start("logs", "-f", id);
    await once(following.stdout ?? following, "data");
    following.stdout?.destroy();
    expect(await once(following, "close")).toEqual([0, null]);
    expect(await asker.askJson("status", id)).toMatchObject({ state: "running" });
    await asker.remote.cancel(id, "test", 10);
  });

  test("is stopped by Ctrl-C, and the run is not", async () => {
    await using asker = await Asker.at(sshd);
    const id = await asker.submit({ run: "echo begun; sleep 600" });
    const following = asker.start("logs", "-f", id);
    await once(following.stdout ?? following, "data");
    following.kill("SIGINT");
    expect(await once(following, "close")).toEqual([130, null]);
    expect(await asker.askJson("status", id)).toMatchObject({ state: "running" });
    await asker.remote.cancel(id, "test", 10);
  });

  test("refuses --json, which cannot hold bytes", async () => {
    await using asker = await Asker.at(sshd);
    expect(await asker.ask("logs", neverRun, "--json")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--json: /m) as string,
    });
  });
});

describe.concurrent("ssh-job fetch", () => {
  const about = JSON.stringify({
    ...{ name: "made", signature: "0".repeat(64), outputs: ["*.txt"], separateStreams: false, keep: "auto" },
  });
  const job = { run: "echo log; echo 1 >a.txt; echo 2 >b.bin; exit 3", about };

  test("brings what was asked for when the job was sent, however it ended, and prints no log", async () => {
    await using asker = await Asker.at(sshd);
    const id = await asker.run(job);
    const { code, stdout } = await asker.ask("fetch", id);
    expect([code, stdout]).toEqual([0, ""]);
    const results = join(asker.directory, "ssh-job-results");
    expect(await readFile(join(results, "a.txt"), "utf8")).toBe("1\n");
    await expect(readFile(join(results, "b.bin"))).rejects.toMatchObject({ code: "ENOENT" });
    expect(await readFile(`${results}.log`, "utf8")).toBe("log\n");
  });

  test("brings other files to another place when they are named", async () => {
    await using asker = await Asker.at(sshd);
    const id = await asker.run(job);
    const options = ["--outputs", "b.*", "--results-directory", "here"];
    expect(await asker.askJson("fetch", id, ...options)).toMatchObject({ jobId: id, result: "failed" });
    expect(await readFile(join(asker.directory, "here/b.bin"), "utf8")).toBe("2\n");
  });

  test("refuses a run that has not ended", async () => {
    await using asker = await Asker.at(sshd);
    const id = await asker.submit({ run: "echo begun; sleep 600", about });
    const { code, stderr } = await asker.ask("fetch", id);
    expect(code).toBe(2);
    expect(stderr).toContain("has not ended");
    await asker.remote.cancel(id, "test", 10);
  });
});

describe.concurrent("ssh-job rm, list and gc", () => {
  test("a run is listed until it is removed", async () => {
    await using asker = await Asker.at(sshd);
    expect(await asker.ask("list")).toMatchObject({ code: 0, stdout: "" });
    expect(await asker.askJson("list")).toEqual([]);
    const id = await asker.run({ run: "exit 2", who: "ci@build", label: "firmware" });
    expect(await asker.askJson("list")).toEqual([
      {
        ...{ jobId: id, state: "finished", result: "failed", exitCode: 2, target: asker.host },
        ...{ name: "firmware", submittedBy: "ci@build" },
        started: expect.stringMatching(time) as string,
        ended: expect.stringMatching(time) as string,
        duration: expect.any(Number) as number,
        bytes: expect.any(Number) as number,
      },
    ]);
    const { stdout } = await asker.ask("list");
    expect(stdout.split("\n").map((line) => line.split(/ {2,}/))).toEqual([
      ["RUN", "STATE", "RESULT", "STARTED", "TOOK", "SIZE", "NAME", "SUBMITTED BY"],
      [
        id,
        "finished",
        "failed",
        expect.stringMatching(/Z$/),
        expect.anything(),
        expect.stringMatching(/B$/),
        "firmware",
        "ci@build",
      ],
      [""],
    ]);
    expect(await asker.askJson("rm", id)).toEqual({ jobId: id, target: asker.host, removed: true });
    expect(await asker.askJson("list")).toEqual([]);
  });

  test("a run that has not ended is not removed, and what to type is said", async () => {
    await using asker = await Asker.at(sshd);
    const id = await asker.submit({ run: "echo begun; sleep 600" });
    await asker.event(id, "output");
    const { code, stderr } = await asker.ask("rm", id);
    expect(code).toBe(255);
    expect(stderr).toContain(`ssh-job cancel ${id} --host ${asker.host}`);
    expect(await asker.askJson("gc", "--max-age", "0s")).toMatchObject({ left: { runs: 1 } });
    await asker.remote.cancel(id, "test", 10);
  });

  test("runs that are too old or too large together are removed, and counted", async () => {
    await using asker = await Asker.at(sshd);
    await asker.run({ run: "true" });
    await asker.run({ run: "true" });
    expect(await asker.askJson("gc", "--max-age", "1h", "--max-size", "1T")).toMatchObject({
      removed: { runs: 0, bytes: 0 },
      left: { runs: 2, bytes: expect.any(Number) as number },
    });
    expect(await asker.ask("gc", "--max-size", "0")).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^Removed 2 runs \(\d+ kB\) from .*; 0 runs \(0 B\) left\.$/m) as string,
    });
  });

  test("limits that nobody understands are refused, all at once", async () => {
    await using asker = await Asker.at(sshd);
    const { code, stderr } = await asker.ask("gc", "--max-age", "soon", "--max-size", "big");
    expect(code).toBe(2);
    expect(stderr).toMatch(/^--max-age: "soon" .*\n--max-size: "big" .*500M/m);
  });
});

describe.concurrent("ssh-job locks", () => {
  test("who holds a lock and who waits is shown, and the lock can be taken away", async () => {
    await using asker = await Asker.at(sshd);
    expect(await asker.askJson("locks")).toEqual([]);
    const names = { lock: "board", who: "ci@build", label: "firmware" };
    const first = await asker.submit({ run: "echo begun; sleep 600", ...names });
    await asker.event(first, "output");
    const second = await asker.submit({ run: "echo begun; sleep 600", lock: "board" });
    const holder = {
      ...{ lock: "board", role: "holder", slot: 1, jobId: first, live: true },
      ...{ since: expect.stringMatching(time) as string, name: "firmware", submittedBy: "ci@build" },
    };
    const waiting = { lock: "board", role: "waiting", position: 1, jobId: second, live: true };
    await asker.event(second, "queued");
    expect(await asker.askJson("locks")).toEqual([holder, expect.objectContaining(waiting)]);
    expect((await asker.ask("locks")).stdout).toMatch(/^board +holds slot 1 .*\nboard +waits, position 1 /m);

    const { code, stderr } = await asker.ask("locks", "--break", "board");
    expect(code).toBe(0);
    expect(stderr).toContain(`Took the lock board from ${first}.`);
    await asker.event(second, "output");
    for (const id of [first, second]) await asker.remote.cancel(id, "test", 10);
  });

  test("a name that leads elsewhere is refused before dialling", async () => {
    await using asker = await Asker.at(sshd);
    for (const name of ["../jobs", ".", "a b", ""])
      expect((await asker.type("locks", "--host=root@127.0.0.1:1", `--break=${name}`)).code).toBe(2);
  });
});

test("a command about a target refuses inputs that it has no use for", async () => {
  await using asker = await Asker.at(sshd);
  const { code, stderr } = await asker.ask("list", "--run", "true");
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^run: It does not apply/m)]);
});
