import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Target } from "./target.ts";
import { file, manyFiles, runWith, settled } from "./trees.ts";

const tools = [
  ..."cat cp date dd df du find grep gzip ln ls mkdir mkfifo mv nice rm rmdir sha256sum sort sync tar tee".split(
    " ",
  ),
  ..."touch tr wc xargs zstd".split(" "),
];

test(
  "what is started on the target for a job does not depend on how many files it has",
  { timeout: 240_000 },
  async () => {
    const few = await startedFor(100);
    const many = await startedFor(5_000);
    expect(many).toEqual(few);
    expect(few.whole.submit.length).toBeLessThan(30);
    expect(few.changed.submit.length).toBeLessThan(40);
  },
);

test("whoever follows a job that has run for a while starts few processes for each of its lines", async () => {
  await using target = new Target("dash");
  const log = noteStarts(target, ["sleep", "ls", "dd"]);
  const job = await target.start({ run: "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo $i; sleep 0.2; done" });
  await job.heard("6\n");
  rmSync(log);
  await job.heard("12\n");
  const started = readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("submit "));
  expect(started.length).toBeLessThan(6 * 9);
});

/** Following has it look again and again. */
const silently = { request: { follow: false } };

/** The programs that it takes to receive a tree, and one that differs by one file, and to make each a base. */
async function startedFor(count: number): Promise<Record<"whole" | "changed", Started>> {
  await using target = new Target("dash");
  const log = noteStarts(target, tools);
  const started = async (): Promise<Started> => {
    await settled(target);
    const lines = readFileSync(log, "utf8").split("\n");
    rmSync(log);
    // Whole blocks and what is left of them are two, where there are both.
    expect(lines.filter((line) => line.endsWith(" dd")).length).toBeLessThan(6);
    const counted = (verb: string): string[] =>
      lines.filter((line) => line.startsWith(verb) && !line.endsWith(" dd")).sort();
    return { submit: counted("submit "), adopt: counted("adopt ") };
  };
  const tree = manyFiles(count);
  await runWith(target, { first: file("") }, undefined, silently);
  await started();
  await runWith(target, tree, undefined, silently);
  const whole = await started();
  const second = await runWith(target, { ...tree, "d1/f1": file("changed\n") }, tree, silently);
  expect(second.onBase).toBe(true);
  return { whole, changed: await started() };
}

/** Has each of these programs note down for which verb it was started. @returns the file of these notes */
function noteStarts(target: Target, programs: readonly string[]): string {
  const log = join(target.home, "started");
  for (const program of programs) {
    const note = `case $(/usr/bin/tr '\\0' ' ' </proc/$PPID/cmdline) in *' submit '*) echo submit ${program};; *' adopt '*) echo adopt ${program};; esac`;
    const text = `#!/bin/dash\n{ ${note}; } >>'${log}'\nexec /usr/bin/${program} "$@"\n`;
    writeFileSync(join(target.home, "bin", program), text, { mode: 0o755 });
  }
  return log;
}

interface Started {
  readonly submit: string[];
  readonly adopt: string[];
}
