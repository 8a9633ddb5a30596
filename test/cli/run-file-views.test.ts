import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import cliTruncate from "cli-truncate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GraphRows } from "../../src/cli/graph-rows.ts";
import { picture } from "../../src/cli/graph-view.ts";

const program = fileURLToPath(new URL("show-graph.ts", import.meta.url));

/** What a terminal gets that the program runs on. */
function onTerminal(environment: Readonly<Record<string, string>> = {}, ...words: string[]): string {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !["CI", "NO_COLOR", "FORCE_COLOR"].includes(name),
  );
  const command = `stty cols 60 rows 20; ${process.execPath} ${program} ${words.join(" ")}`;
  return execFileSync("script", ["-qec", command, "/dev/null"], {
    env: { ...Object.fromEntries(inherited), TERM: "xterm", ...environment },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function elsewhere(...words: string[]): { readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
}

const table = [
  "Job                 Result   Duration  From",
  "build               passed",
  "test (rpi4, smoke)  failed",
  "report              skipped",
  "test (rpi4, smoke): The script ended with exit code 7.",
  "report: It needs test (rpi4, smoke), which did not pass.",
];

describe("on a terminal, several jobs", () => {
  test("are a picture that is drawn now and then, and gone before the table", () => {
    const shown = onTerminal();
    const text = stripVTControlCharacters(shown);
    const steps = new Set(text.match(/step \d+ x+…/g));
    expect(steps.size).toBeGreaterThan(2);
    expect(steps.size).toBeLessThan(15);
    expect(text).toContain("▶ build");
    expect(text).toContain("said meanwhile");
    expect(text.replaceAll("\r", "").trimEnd().split("\n").slice(-table.length)).toEqual(table);
  });

  test("leave the end of the log of each that failed above the table", () => {
    const lines = stripVTControlCharacters(onTerminal()).replaceAll("\r", "").trimEnd().split("\n");
    expect(lines.slice(-table.length - 12, -table.length)).toEqual([
      "test (rpi4, smoke) | … 3 lines before",
      ...Array.from({ length: 9 }, (_, index) => `test (rpi4, smoke) | not ok ${index + 4}`),
      "test (rpi4, smoke) | the end",
      "",
    ]);
  });

  test("have nothing of the job's but text in the picture, and give the cursor back", () => {
    const shown = onTerminal();
    expect(shown).not.toContain("\u001b[2J");
    expect(shown.lastIndexOf("\u001b[?25h")).toBeGreaterThan(shown.lastIndexOf("\u001b[?25l"));
  });

  test("are lines where the terminal cannot draw, or nobody watches it", () => {
    for (const environment of [{ TERM: "dumb" }, { CI: "true" }])
      expect(stripVTControlCharacters(onTerminal(environment))).toContain("build              | step 7 ");
    expect(onTerminal({ TERM: "dumb" })).not.toContain("\u001b[K");
  });
});

describe("elsewhere, several jobs", () => {
  test("are lines, each behind the name of its job", () => {
    const { stdout, stderr } = elsewhere();
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(34);
    expect(lines[0]).toMatch(/^build {14}\| \S*step 0\S* x{200}$/);
    expect(lines[32]).toBe("build              | no end");
    expect(stderr).toContain("build              | started on ci@board\n");
    expect(stderr).toContain("build              | Warning: said meanwhile\n");
    expect(stderr).toContain("test (rpi4, smoke) | failed: The script ended with exit code 7.\n");
    expect(stderr).toContain(`${table.join("\n")}\n`);
  });

  test("leave stdout to the document", () => {
    const { stdout, stderr } = elsewhere("json");
    expect(stdout).toBe("");
    expect(stderr).toContain("build              | no end\n");
  });

  test("are JSON lines if wanted, and nothing else", () => {
    const { stdout, stderr } = elsewhere("events");
    expect(stderr).toBe("");
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const { time } of lines) expect(Date.parse(String(time))).not.toBeNaN();
    expect(lines.slice(0, 3)).toMatchObject([
      { event: "planned", jobs: ["build", "test (rpi4, smoke)", "report"] },
      { event: "started", job: "build", target: "ci@board" },
      { event: "phase-started", job: "build", phase: "run" },
    ]);
    expect(lines.slice(-6)).toMatchObject([
      { event: "output", job: "build", stream: "log", line: "no end" },
      { event: "ended", job: "build", result: "passed" },
      { event: "output", job: "test (rpi4, smoke)", line: "\u001b[31mthe end" },
      { event: "ended", job: "test (rpi4, smoke)", result: "failed" },
      { event: "skipped", job: "report" },
      { event: "finished", result: "failed", exitCode: 7 },
    ]);
  });
});

test("whatever the jobs write, a picture fits its terminal", () => {
  const outputs = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.string({ unit: "grapheme" })), { maxLength: 30 });
  fc.assert(
    fc.property(
      outputs,
      fc.integer({ min: 10, max: 100 }),
      fc.integer({ min: 3, max: 20 }),
      (texts, columns, rows) => {
        const graph = new GraphRows();
        const ids = Array.from({ length: 10 }, (_, number) => `job (${"x".repeat(number)})`);
        graph.take({ type: "planned", jobs: ids }, 0);
        for (const [number, text] of texts) {
          const job = ids[number] ?? "";
          graph.take({ type: "started", job, target: "t" }, 0);
          const data = Buffer.from(`${text}\n`);
          graph.take({ type: "told", job, event: { type: "output", stream: "log", data } }, 1);
        }
        const lines = picture(graph, 5_000, { columns, rows, paint: (_, text) => text }).split("\n");
        expect(lines.length).toBeLessThan(rows);
        // What fits is not cut, however wide its characters are.
        for (const line of lines) expect(cliTruncate(line, columns)).toBe(line);
      },
    ),
  );
});
