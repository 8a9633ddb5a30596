import { copyFileSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { Outcome } from "../../src/lifecycle/conclude.ts";
import { runJob } from "../../src/lifecycle/run-job.ts";
import { stageOutputs } from "../../src/pipeline/stage-outputs.ts";
import { shells } from "../remote/target.ts";
import { Desk } from "./desk.ts";

/** What one job makes and another one finds, both on the target of this desk. */
class Chain {
  readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
    for (const name of ["make", "use"]) {
      mkdirSync(desk.path(name));
      writeFileSync(desk.path(name, "input"), "input\n");
    }
  }

  make(run: string): Promise<Outcome> {
    return this.#run("make", { run, outputs: "out/**" });
  }

  /** @param isThere whether the run that has made it is known to be on the target */
  async use(
    { entries, report }: Outcome,
    paths: Readonly<Record<string, string>>,
    run: string,
    isThere = true,
  ): Promise<Outcome> {
    const store = isThere ? "here" : "elsewhere";
    const made = {
      entries,
      resultsDirectory: this.desk.path("results-make"),
      run: { jobId: report.jobId ?? "", store },
    };
    const stage = Object.entries(paths).map(([source, destination]) => ({
      from: ["make"],
      source,
      destination,
    }));
    const staged = stageOutputs(stage, new Map([["make", made]]), "here");
    return this.#run("use", { run }, staged);
  }

  /** What the second job has printed. */
  get printed(): string {
    return this.desk.result("../results-use.log");
  }

  async #run(
    name: string,
    inputs: Readonly<Record<string, string>>,
    staged?: ReturnType<typeof stageOutputs>,
  ): Promise<Outcome> {
    const { settings, secrets } = await this.desk.settings({
      directory: name,
      "results-directory": `results-${name}`,
      cache: "off",
      ...inputs,
    });
    const { connection } = this.desk.target;
    const outcome = await runJob(
      { ...settings, staged },
      {
        dial: () => Promise.resolve({ ...connection, close: () => Promise.resolve() }),
        emit: () => undefined,
        stop: { signal: new AbortController().signal, by: "tester", hasSuccessor: false, withinMs: 6_000 },
        caches: [],
        statsDirectory: undefined,
        secrets,
        record: () => undefined,
      },
    );
    expect(outcome.result).toMatchObject({ kind: "passed" });
    return outcome;
  }
}

describe.concurrent.each(shells)("on a target whose sh is %s, what a job has made there", (shell) => {
  test("is executable for everybody or nobody, as its owner had it", async () => {
    await using desk = new Desk({ shell });
    const chain = new Chain(desk);
    const modes = ["600", "611", "645", "700", "755", "4755"];
    const made = await chain.make(
      `mkdir out; head -c 100000 /dev/urandom >out/large; for m in ${modes.join(" ")}; do touch out/$m; chmod $m out/$m; done`,
    );
    const { report } = await chain.use(made, { out: "in" }, "cd in; stat -c '%n %a' [0-9]*");
    expect(report.bytes.sent).toBeLessThan(50_000);
    expect(chain.printed).toBe("4755 755\n600 644\n611 644\n645 644\n700 755\n755 755\n");
    await chain.use(made, { "out/700": "tool" }, "stat -c %a tool");
    expect(chain.printed).toBe("755\n");
  });

  test("is not moved, however many files it is", { timeout: 120_000 }, async () => {
    await using desk = new Desk({ shell });
    const chain = new Chain(desk);
    const name = "a-name".repeat(15);
    const made = await chain.make(
      `mkdir -p out/sub; i=0; while [ $i -lt 1600 ]; do echo $i >out/sub/${name}-$i; i=$((i+1)); done`,
    );
    const { report } = await chain.use(made, { out: "in" }, "cat in/sub/* | sort -n | uniq | wc -l");
    expect(chain.printed.trim()).toBe("1600");
    expect(report.bytes.sent).toBeLessThan(1_500_000);
  });

  test("is not to be changed by another name that it had", async () => {
    await using desk = new Desk({ shell });
    const chain = new Chain(desk);
    const made = await chain.make(
      "mkdir out; echo text >out/one; head -c 100000 /dev/urandom >out/large; ln out/one out/two; ln out/large out/same",
    );
    const { report } = await chain.use(made, { out: "in" }, "echo more >>in/one; cat in/two");
    expect(report.bytes.sent).toBeLessThan(50_000);
    expect(chain.printed).toBe("text\n");
  });

  test("brings its links and its empty directories, and nothing that links lead to is touched", async () => {
    await using desk = new Desk({ shell });
    const chain = new Chain(desk);
    const made = await chain.make(
      "mkdir -p out/a/empty; head -c 200000 /dev/urandom >out/a/large; echo text >made; mkdir out/b; echo >out/b/text; ln -s ../b/text out/a/link; ln -s ../../out/b/text out/a/far",
    );
    const before = desk.target.runDirectory(made.report.jobId as never);
    const { report } = await chain.use(
      made,
      { "out/a": "a" },
      "find . ! -name large | LC_ALL=C sort; readlink a/link; readlink a/far; find ..",
    );
    expect(report.bytes.sent).toBeLessThan(50_000);
    const [found = "", walked] = chain.printed.split("../b/text\n");
    expect(found).toBe(".\n./a\n./a/empty\n./a/far\n./a/link\n./input\n");
    expect(walked).toMatch(/^\.\.\/\.\.\/out\/b\/text\n/);
    expect(readdirSync(join(before, ".."))).toHaveLength(2);
  });

  test("comes into the job's own directory, if it is what it was", async () => {
    await using desk = new Desk({ shell });
    const chain = new Chain(desk);
    const made = await chain.make("mkdir out; head -c 100000 /dev/urandom >out/large; echo text >out/text");
    const paths = { out: ".", "out/text": "in/text" };
    const first = await chain.use(made, paths, "cat text in/text");
    expect(first.report.bytes.sent).toBeLessThan(50_000);
    expect(chain.printed).toBe("text\ntext\n");
    const run = join(desk.target.home, "store/v1/jobs", made.report.jobId ?? "");
    const twin = desk.path("twin");
    copyFileSync(join(run, "work/out/large"), twin);
    rmSync(join(run, "work/out/large"));
    symlinkSync(twin, join(run, "work/out/large"));
    await chain.use(made, paths, "ls -l large | cut -c1");
    expect(chain.printed).toBe("-\n");
    writeFileSync(twin, "other");
    await chain.use(made, paths, "wc -c <large");
    expect(chain.printed.trim()).toBe("100000");
  });

  test("takes the place of what the tree was built on had there", async () => {
    await using desk = new Desk({ shell });
    const chain = new Chain(desk);
    writeFileSync(desk.path("use", "ballast"), "x".repeat(400_000));
    const made = await chain.make("mkdir out; echo echo one >out/tool");
    await chain.use(made, { "out/tool": "tool" }, "stat -c %a tool", false);
    const store = join(desk.target.home, "store/v1");
    await vi.waitFor(() => expect(readdirSync(store)).toContain("trees"), { timeout: 20_000 });
    const again = await chain.make("mkdir out; echo echo two >out/tool; chmod 755 out/tool");
    const { report } = await chain.use(again, { "out/tool": "tool" }, "stat -c %a tool; sh tool");
    expect(report.bytes.sent).toBeLessThan(100_000);
    expect(chain.printed).toBe("755\ntwo\n");
  });
});
