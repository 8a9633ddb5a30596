import { existsSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attach, InvalidInputs, run, sign, submit, type RunEvent, type RunInputs } from "../../src/index.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { temporaryDirectory } from "../workspace/temporary-directory.ts";
import { boardAt, consumer, execute, programOf, write } from "./board.ts";

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd[Symbol.asyncDispose]());

/** A directory of its own, with a job in it and a store beside it. */
async function place(): Promise<{ cwd: string; job: Omit<RunInputs, "run"> }> {
  const cwd = temporaryDirectory();
  await write(cwd, { "work/input": "6857\n" });
  return { cwd, job: { ...boardAt(sshd, cwd), directory: "work" } };
}

function textOf(events: readonly RunEvent[]): string {
  const outputs = events.filter((event) => event.type === "output");
  return Buffer.concat(outputs.map(({ data }) => data)).toString();
}

describe("a run", () => {
  test("tells all that happens, from its first phase to its end, and whoever is told twice hears the same", async () => {
    const { cwd, job } = await place();
    const told: RunEvent[] = [];
    const running = run(
      { ...job, run: "cat input; echo two" },
      { cwd, onEvent: (event) => told.push(event) },
    );
    const read: RunEvent[] = [];
    for await (const event of running.events) read.push(event);
    const { result, exitCode, report, logFile, reportFile } = await running;
    expect([result, exitCode, report.result]).toEqual(["passed", 0, "passed"]);
    expect(read[0]).toEqual({ type: "phase-started", phase: "sign" });
    expect(read.at(-1)).toMatchObject({ type: "ended", result: { kind: "passed" } });
    expect(textOf(read)).toBe("6857\ntwo\n");
    expect(textOf(told)).toBe(textOf(read));
    expect(told.map(({ type }) => type)).toEqual(read.map(({ type }) => type));
    expect(await readFile(logFile, "utf8")).toBe("6857\ntwo\n");
    expect(JSON.parse(await readFile(reportFile, "utf8"))).toEqual(report);
    const late: RunEvent[] = [];
    for await (const event of running.events) late.push(event);
    expect(late).toEqual([]);
  });

  test("takes lists, mappings, numbers and booleans, to the last byte", async () => {
    const { cwd, job } = await place();
    const args = ["", "two\nlines", "  blanks  ", "'$HOME'"];
    const outcome = await run(
      {
        ...job,
        run: `for word in "$@" "$A" "$B" "$C"; do printf '%s\\0' "$word"; done >words`,
        args,
        env: { A: 1, B: false },
        "secret-env": new Map([["C", "s3cret\nvalue"]]),
        outputs: ["words"],
        "connect-retries": 0,
        refresh: true,
      },
      { cwd },
    );
    expect(outcome.files).toEqual(["words"]);
    const words = await readFile(join(outcome.resultsDirectory, "words"), "utf8");
    expect(words.split("\0")).toEqual([...args, "1", "false", "s3cret\nvalue", ""]);
  });

  test("that fails, or cannot be had, is an outcome and no error", async () => {
    const { cwd, job } = await place();
    const failed = await run({ ...job, run: "exit 7" }, { cwd });
    expect([failed.succeeded, failed.result, failed.exitCode]).toEqual([false, "failed", 7]);
    const nobody = { ...job, run: "true", host: "ci@127.0.0.1:1", "connect-retries": 0 };
    const unreachable = await run(nobody, { cwd });
    expect([unreachable.succeeded, unreachable.result, unreachable.exitCode]).toEqual([
      false,
      "infrastructure",
      null,
    ]);
    expect(unreachable.report.error?.code).toBe("unreachable");
  });

  test("is ended on its target when its signal is aborted, as by Ctrl-C", async () => {
    const { cwd, job } = await place();
    const stop = new AbortController();
    const running = run(
      { ...job, run: "echo begun; sleep 600.25" },
      { cwd, signal: stop.signal, by: "the dashboard" },
    );
    for await (const event of running.events) if (event.type === "output") stop.abort();
    const { result, succeeded, report } = await running;
    expect([result, succeeded]).toEqual(["cancelled", false]);
    expect(report.reason).toBe("Cancelled by the-dashboard.");
    await expect.poll(() => execute(cwd, "pgrep", "-f", "sleep 600.25")).toMatchObject({ stdout: "" });
  });

  test("whose signal was aborted before dials nobody", async () => {
    const { cwd, job } = await place();
    const before = sshd.accepted();
    const { result } = await run({ ...job, run: "true" }, { cwd, signal: AbortSignal.abort() });
    expect([result, sshd.accepted()]).toEqual(["cancelled", before]);
    const signing = sign({ ...job, run: "true" }, { cwd, signal: AbortSignal.abort(new Error("enough")) });
    await expect(signing).rejects.toThrow("enough");
  });

  test("ends when its listener throws, which is what it is rejected with", async () => {
    const { cwd, job } = await place();
    const thrown = new RangeError("the listener is broken");
    const running = run(
      { ...job, run: "echo begun; sleep 600.5" },
      {
        cwd,
        onEvent: ({ type }) => {
          if (type === "output") throw thrown;
        },
      },
    );
    await expect(running).rejects.toBe(thrown);
    await expect.poll(() => execute(cwd, "pgrep", "-f", "sleep 600.5")).toMatchObject({ stdout: "" });
  });

  test("goes on in the hands of the target after submit, and attach sees all of it", async () => {
    const { cwd, job } = await place();
    const { jobId, result } = await submit(
      { ...job, run: "echo one; sleep 0.5; cp input output", outputs: ["output"] },
      { cwd },
    );
    expect(result).toBeNull();
    const attached = attach({ ...boardAt(sshd, cwd), "job-id": jobId ?? "" }, { cwd });
    const read: RunEvent[] = [];
    for await (const event of attached.events) read.push(event);
    expect(textOf(read)).toBe("one\n");
    expect((await attached).files).toEqual(["output"]);
  });
});

describe("inputs that cannot work", () => {
  test("are told to who reads events and to who waits, before anything is dialled or written", async () => {
    const { cwd, job } = await place();
    const before = sshd.accepted();
    const running = run({ ...job, run: "true", script: "start.sh" }, { cwd });
    const reading = running.events[Symbol.asyncIterator]().next();
    await expect(reading).rejects.toBeInstanceOf(InvalidInputs);
    await setTimeout(10);
    await expect(running).rejects.toBeInstanceOf(InvalidInputs);
    expect(sshd.accepted()).toBe(before);
    expect(await readdir(cwd)).toEqual(["work"]);
  });
});

describe("several at once in one process", () => {
  test("keep apart: each has its own events, results and outcome", async () => {
    const { cwd, job } = await place();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const running = run(
          { ...job, run: `echo job ${index}; exit ${index}`, "results-directory": `results/${index}` },
          { cwd },
        );
        const read: RunEvent[] = [];
        for await (const event of running.events) read.push(event);
        return [textOf(read), (await running).exitCode];
      }),
    );
    expect(outcomes).toEqual(outcomes.map((_, index) => [`job ${index}\n`, index]));
  });

  test("the abort of one leaves the others alone", async () => {
    const { cwd, job } = await place();
    const stop = new AbortController();
    const [one, other] = [
      run({ ...job, run: "echo begun; sleep 600", "results-directory": "one" }, { cwd, signal: stop.signal }),
      run({ ...job, run: "sleep 1; echo other", "results-directory": "other" }, { cwd }),
    ];
    for await (const event of one.events) if (event.type === "output") stop.abort();
    expect([(await one).result, (await other).result]).toEqual(["cancelled", "passed"]);
  });
});

describe("a reader who is slower than the job", () => {
  test("does not hold it up, and is told what was left out, which the log has", async () => {
    const { cwd, job } = await place();
    const bytes = 8 * 1024 * 1024;
    const running = run(
      { ...job, run: `head -c ${bytes} /dev/zero | tr '\\0' x; echo; echo last` },
      { cwd, eventBuffer: 256 * 1024 },
    );
    const events = running.events[Symbol.asyncIterator]();
    const { result, logFile } = await running;
    expect(result).toBe("passed");
    let [read, dropped] = [0, 0];
    for (let next = await events.next(); !next.done; next = await events.next()) {
      if (next.value.type === "output") read += next.value.data.length;
      if (next.value.type === "dropped") dropped += next.value.bytes;
    }
    expect(read).toBeLessThanOrEqual(256 * 1024);
    expect(read + dropped).toBe(bytes + "\nlast\n".length);
    expect((await stat(logFile)).size).toBe(bytes + "\nlast\n".length);
  });

  test("has a buffer of some size, or is told so at once", () => {
    expect(() => run({ host: "board" }, { eventBuffer: Number.NaN })).toThrow(RangeError);
  });
});

describe("what lies around", () => {
  /** Runs a program that imports the library, in the home of a user whose ssh could reach the board. */
  async function inHome(options: string): Promise<{ readonly stdout: string; readonly home: string }> {
    const home = await consumer();
    await write(home, {
      ".ssh/config": `Host board\nHostName ${sshd.host}\nPort ${sshd.port}\nUser ${sshd.username}\nIdentityFile ${sshd.directory}/user\n`,
      ".ssh/known_hosts": sshd.knownHosts,
      "work/input": "",
      "program.ts": programOf(
        `import { run } from "ssh-job-action";
         const job = { ...board, directory: "work", run: "echo here" };
         const outcome = await run(job, ${options}).catch((error) => error);
         console.log(outcome.result ?? outcome.problems.map(({ input }) => input).join());`,
        { host: "board", "remote-directory": join(home, "store") },
      ),
    });
    const { stdout } = await execute(home, process.execPath, "program.ts");
    return { stdout: stdout.trim(), home };
  }

  test("is left alone: neither the user's ssh nor a cache is used unless it is asked for", async () => {
    const { stdout, home } = await inHome("{}");
    expect(stdout).toBe("username,key,known-hosts");
    expect(existsSync(join(home, ".cache"))).toBe(false);
  });

  test("is used where it is asked for", async () => {
    expect((await inHome("{ useSshConfig: true }")).stdout).toBe("passed");
  });

  test("a cache directory answers without the target", async () => {
    const { cwd, job } = await place();
    const known = { ...job, run: "cat input", "target-class": "any" };
    const options = { cwd, cacheDirectory: "kept" };
    expect((await run(known, options)).report.cache.source).toBe("none");
    const { report } = await run(known, options);
    expect([report.cache.source, report.connections]).toEqual(["local", 0]);
  });
});
