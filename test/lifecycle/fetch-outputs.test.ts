import {
  appendFileSync,
  chmodSync,
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Transform } from "node:stream";
import { describe, expect, test } from "vitest";
import { JobError } from "../../src/errors.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { shells, type Shell } from "../remote/target.ts";
import { Desk, type DeskOptions, type Seen } from "./desk.ts";

const inputs = { outputs: "out/**", cache: "off" };
const text = "the same line again and again\n".repeat(10_000);

describe.concurrent.each(shells)("results, from a target whose sh is %s,", (shell) => {
  test("are listed and fetched by the command that has run the job", async () => {
    await using desk = deskOf(shell);
    const { outcome } = await desk.run(inputs);
    expect(outcome.report).toMatchObject({
      result: "passed",
      connections: 1,
      files: { fetched: 3, reused: 0 },
    });
    const { outcome: again } = await desk.run(inputs);
    // The scripts are there by now.
    expect(again.report.execs).toBe(1);
  });

  test("do not come again when the same bytes are here", async () => {
    await using desk = deskOf(shell);
    await desk.run(inputs);
    const inode = statSync(desk.path("ssh-job-results/out/text")).ino;
    desk.write({ "start.sh": `${script}\nprintf changed >out/small` });
    const again = await desk.run(inputs);
    expect(again.warnings).toEqual([]);
    expect(again.outcome.report).toMatchObject({
      bytes: { reused: text.length },
      // What sha256sum would write in a way of its own comes always.
      files: { fetched: 2, reused: 1 },
    });
    expect(again.outcome.report.bytes.fetched).toBeLessThan(20_000);
    expect(statSync(desk.path("ssh-job-results/out/text")).ino).toBe(inode);
    expectAll(desk, "changed");
    const third = await desk.run(inputs);
    expect(third.outcome.report.files).toMatchObject({ fetched: 1, reused: 2 });
    expectAll(desk, "changed");
    expect(desk.names()).toEqual(["job", "ssh-job-results", "ssh-job-results.json", "ssh-job-results.log"]);
  });

  test.each(["gzip", "zstd"] as const)("come compressed by %s over a slow link", async (coding) => {
    await using desk = deskOf(shell, { through: slowly, ...(coding === "gzip" && without(shell, "zstd")) });
    if (coding === "zstd") stub(desk, "zstd", 'exec /usr/bin/zstd "$@"');
    const { outcome, warnings } = await desk.run(inputs);
    expect([outcome.result?.kind, warnings]).toEqual(["passed", []]);
    expect(outcome.report.bytes.fetched).toBeLessThan(text.length / 10);
    expectAll(desk, "one");
  });
});

describe.concurrent("a result that is here", () => {
  const damages: [string, (file: string) => void][] = [
    ["with other content", (file) => writeFileSync(file, text.replace("same", "SAME"))],
    ["with more content", (file) => appendFileSync(file, "more")],
    ["with another mode", (file) => chmodSync(file, 0o755)],
    ["not any more", (file) => rmSync(file)],
    ["under another name, too", (file) => linkSync(file, `${file}.link`)],
  ];
  test.each(damages)("%s is fetched again", async (_, damage) => {
    await using desk = deskOf("dash");
    await desk.run(inputs);
    damage(desk.path("ssh-job-results/out/text"));
    const { outcome, warnings } = await desk.run(inputs);
    expect([outcome.result?.kind, warnings]).toEqual(["passed", []]);
    expect(outcome.report.files).toMatchObject({ fetched: 2, reused: 1 });
    expectAll(desk, "one");
    expect(statSync(desk.path("ssh-job-results/out/text")).mode & 0o111).toBe(0);
    expect(readdirSync(desk.path("ssh-job-results/out")).sort()).toEqual(
      ["odd\nname", "small", "text"].sort(),
    );
  });

  test("need not come even when nothing else does", async () => {
    await using desk = deskOf("dash");
    desk.write({ "start.sh": "mkdir out; echo all >out/all" });
    await desk.run(inputs);
    const { outcome } = await desk.run(inputs);
    expect(outcome.report).toMatchObject({ bytes: { fetched: 0 }, files: { fetched: 0, reused: 1 } });
    expect(desk.result("out/all")).toBe("all\n");
  });

  test("is fetched from a target that makes no digests", async () => {
    await using desk = deskOf("dash", without("dash", "sha256sum"));
    await desk.run(inputs);
    const { outcome } = await desk.run(inputs);
    expect(outcome.report.files).toMatchObject({ fetched: 3, reused: 0 });
    expectAll(desk, "one");
  });

  test("need not come when the link breaks on the way to others", async () => {
    let cuts = 1;
    const through = (connection: Connection): Connection => ({
      ...connection,
      exec: async (command, options) => {
        const execution = await connection.exec(command, options);
        if (!command.includes(" submit ") || cuts !== 0) return execution;
        cuts += 1;
        return { ...execution, stdout: execution.stdout.pipe(cutAfter(60_000)) };
      },
    });
    await using desk = deskOf("dash");
    await desk.run(inputs);
    await using cut = new Desk({ beside: desk, through });
    cut.write({ "start.sh": `${script}\nhead -c 200000 /dev/urandom >out/more` });
    // What the other desk has is here, too.
    await cut.run({ ...inputs, outputs: "out/text" });
    cuts = 0;
    const { outcome, warnings } = await cut.run(inputs);
    expect(cuts).toBe(1);
    expect(warnings).toEqual([expect.stringContaining("Connecting again")]);
    expect(outcome.report).toMatchObject({ result: "passed", files: { fetched: 3, reused: 1 } });
    expectAll(cut, "one");
  });
});

describe.concurrent("a target that", () => {
  test("has little that gzip makes smaller sends it as it is", async () => {
    await using desk = deskOf("dash", { through: slowly, ...without("dash", "zstd") });
    desk.write({ "start.sh": "mkdir out; head -c 300000 /dev/urandom >out/noise" });
    const { outcome } = await desk.run(inputs);
    expect(outcome.report.bytes.fetched).toBeGreaterThan(300_000);
  });

  test("sends far more than it has listed is not listened to for ever", async () => {
    await using desk = deskOf("dash");
    stub(
      desk,
      "tar",
      'case $1 in -cf) /usr/bin/tar -cf - -- ./out/small; exec cat /dev/zero;; esac; exec /usr/bin/tar "$@"',
    );
    const seen = await desk.run(inputs);
    expect(failureOf(seen)).toMatchObject({
      code: "results",
      message: expect.stringContaining("more") as string,
    });
    expect(desk.names()).not.toContain("ssh-job-results");
  });

  test("has compressed what has no end is not listened to for ever", async () => {
    await using desk = deskOf("dash", { through: slowly });
    stub(
      desk,
      "zstd",
      'case $* in *1c) { cat; cat /dev/zero; } | /usr/bin/zstd -1c ;; *) exec /usr/bin/zstd "$@"; esac',
    );
    const seen = await desk.run(inputs);
    expect(failureOf(seen)).toMatchObject({
      code: "results",
      message: expect.stringContaining("more") as string,
    });
    expect(desk.names()).not.toContain("ssh-job-results");
  });

  test.each(["zstd", "gzip"])("whose %s breaks off gives no results", async (tool) => {
    await using desk = deskOf("dash", { through: slowly, ...(tool === "gzip" && without("dash", "zstd")) });
    desk.write({ "start.sh": "mkdir out; seq 100000 >out/text" });
    const whole = `/usr/bin/${tool}`;
    // Of the sample it still makes something.
    stub(desk, tool, `case $* in *1c) ${whole} "$@" | head -c 20000 ;; *) exec ${whole} "$@"; esac`);
    const seen = await desk.run(inputs);
    expect(failureOf(seen)).toMatchObject({ code: "results" });
    expect(desk.names()).not.toContain("ssh-job-results");
  });
});

const script = [
  "mkdir -p out",
  "printf one >out/small",
  "printf odd >'out/odd\nname'",
  "i=0; while [ $i -lt 10000 ]; do echo 'the same line again and again'; i=$((i + 1)); done >out/text",
].join("\n");

/** A desk whose job makes three files. */
function deskOf(shell: Shell, options: DeskOptions = {}): Desk {
  const desk = new Desk({ shell, ...options });
  desk.write({ "start.sh": script });
  return desk;
}

function expectAll(desk: Desk, small: string): void {
  expect(desk.result("out/small")).toBe(small);
  expect(desk.result("out/odd\nname")).toBe("odd");
  expect(readFileSync(desk.path("ssh-job-results/out/text"), "utf8")).toBe(text);
}

function slowly(connection: Connection): Connection {
  return { ...connection, roundTripMs: 20 };
}

/** A target that lacks a tool. */
function without(shell: Shell, tool: string): DeskOptions {
  return shell === "busybox"
    ? {}
    : { target: { tools: readdirSync("/usr/bin").filter((name) => name !== tool && name !== "sh") } };
}

/** Takes the place of a tool on the target. */
function stub(desk: Desk, tool: string, body: string): void {
  const file = join(desk.target.home, "bin", tool);
  rmSync(file, { force: true });
  writeFileSync(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

function failureOf({ outcome }: Seen): { code: string; message: string } | undefined {
  return outcome.report.error;
}

/** Ends with an error after so many bytes. */
function cutAfter(bytes: number): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      if (left < 0) done(new JobError("connection-lost", "cut"));
      else done(null, chunk);
    },
  });
}
