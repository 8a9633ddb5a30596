import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { Secret } from "../../src/secret.ts";
import { startDropbear, type Dropbear } from "../support/dropbear.ts";
import { patience } from "./patience.ts";
import { Trial, type TrialOptions } from "./trial.ts";

const primes = join(import.meta.dirname, "../../examples/primes");
const example = (name: string): Buffer => readFileSync(join(primes, name));

describe.each([
  ["all of busybox", []],
  ["a busybox without setsid", ["setsid"]],
])("on dropbear and nothing but %s", (_, without) => {
  let server: Dropbear;
  beforeAll(async () => {
    server = await startDropbear({ without });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const start = (options: TrialOptions): Promise<Trial> => Trial.start(server, options);

  test.concurrent("the example finds its prime factor", async ({ expect }) => {
    const files = { "start.sh": example("start.sh"), input: example("input") };
    await using trial = await start({ run: "sh ./start.sh", files, spec: { outputs: ["output"] } });
    expect((await trial.run()).result.kind).toBe("passed");
    expect([...trial.results().keys()]).toEqual(["output"]);
    expect(trial.results().get("output")?.toString()).toMatch(/^\d+\n$/);
    await expect.poll(() => trial.leftovers(), patience).toEqual([]);
  });

  test.concurrent("a job's exit code, environment, secrets and arguments are its own", async ({ expect }) => {
    const hidden = "hush: 'quoted' $HOME";
    await using trial = await start({
      run: 'echo "$GREETING" "$#" "$2"; test "$PASSWORD" = "$(cat copy)" && exit 42',
      files: { copy: hidden },
      spec: {
        args: ["one", "two  words"],
        env: new Map([["GREETING", "it's ü"]]),
        secretEnv: new Map([["PASSWORD", new Secret(hidden)]]),
      },
    });
    expect((await trial.run()).result).toMatchObject({ kind: "failed", exitCode: 42 });
    expect(trial.log()).toBe("it's ü 2 two  words\n");
    expect(trial.runEntries()).not.toContain("secrets");
  });

  test.concurrent("a job that a signal ends has failed with it", async ({ expect }) => {
    await using trial = await start({ run: "kill -SEGV $$" });
    expect((await trial.run()).result).toMatchObject({ kind: "failed", exitCode: 139, signal: "SIGSEGV" });
  });

  test.concurrent("a cancel ends the job and all that it started", async ({ expect }) => {
    await using trial = await start({ run: "(sleep 600 &); sh -c 'sleep 600; :' & echo up; sleep 600" });
    const { result } = await trial.run((event) => {
      if (event.type === "output") trial.stop.abort();
    });
    expect(result).toMatchObject({ kind: "cancelled", exitCode: 143 });
    await expect.poll(() => trial.leftovers(), patience).toEqual([]);
  });

  test.concurrent("a timeout ends the job and all that it started", async ({ expect }) => {
    await using trial = await start({ run: "(sleep 600 &); sleep 600", limits: { timeoutMs: 1_000 } });
    expect((await trial.run()).result).toMatchObject({ kind: "timed-out", exitCode: 143 });
    await expect.poll(() => trial.leftovers(), patience).toEqual([]);
  });

  test.concurrent("2 MB of log and 500 files arrive as they are", async ({ expect }) => {
    const line = randomBytes(1_500).toString("base64");
    const run = "i=0; while [ $i -lt 1000 ]; do cat line; i=$((i+1)); done; mkdir out; cp in/* out";
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`in/${index}`, randomBytes(index)]),
    );
    await using trial = await start({ run, files: { line, ...files }, spec: { outputs: ["out/*"] } });
    const { result, report } = await trial.run();
    expect(result.kind).toBe("passed");
    expect(report.connections).toBe(1);
    expect(trial.log() === line.repeat(1_000)).toBe(true);
    const expected = Object.entries(files).map(([name, content]): [string, Buffer] => [
      name.replace("in/", "out/"),
      content,
    ]);
    expect(new Map([...trial.results()].sort())).toEqual(new Map(expected.sort()));
  });
});

test("one run after the other never meets dropbear while it closes a channel", async ({ expect }) => {
  await using server = await startDropbear();
  for (let round = 0; round < 20; round += 1) {
    await using trial = await Trial.start(server, { run: "echo x >x", spec: { outputs: ["x"] } });
    const { result, report } = await trial.run();
    expect(result.kind).toBe("passed");
    expect(report.connections).toBe(1);
  }
});
