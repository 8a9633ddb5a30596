import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { messages, parsed, written, writtenText } from "./parsed.ts";

test("targets and jobs are read in the order of the file", async () => {
  const { path, targets, jobs } = await parsed(`
targets:
  rpi4: { host: ci@rpi4, class: rpi4, lock: board, slots: 2 }
  builder:
    host: ci@build.example.org
    known-hosts:
      - build ssh-ed25519 AAAA
jobs:
  test:
    needs: firmware
    matrix: { board: [rpi4, 5], include: [{ board: rpi4, fast: true }], exclude: [{ board: 5 }] }
    target: \${{ matrix.board }}
    stage: { firmware: { out/fw.bin: fw.bin } }
    args: ["\${{ matrix.fast }}", "", "two\\nlines"]
    env: { CC: gcc, LEVEL: 3, EMPTY: }
  firmware:
    target: builder
    run: make
`);
  expect(path).toBe("/repo/ssh-job.yml");
  expect([...targets.keys()]).toEqual(["rpi4", "builder"]);
  expect([...jobs.keys()]).toEqual(["test", "firmware"]);
  expect(written(targets.get("rpi4")?.inputs ?? new Map())).toEqual({
    host: "ci@rpi4",
    "target-class": "rpi4",
    lock: "board",
    slots: "2",
  });
  expect(written(targets.get("builder")?.inputs ?? new Map())).toMatchObject({
    "known-hosts": ["build ssh-ed25519 AAAA"],
  });
  const job = jobs.get("test");
  expect(written(job?.inputs ?? new Map())).toEqual({
    args: ["<matrix.fast>", "", "two\nlines"],
    env: { CC: "gcc", LEVEL: "3", EMPTY: "" },
  });
  expect(job?.needs.map((need) => need.job)).toEqual(["firmware"]);
  expect(job?.matrix?.axes).toEqual(new Map([["board", ["rpi4", "5"]]]));
  expect(job?.matrix?.include.map(({ values }) => [...values])).toEqual([
    [
      ["board", "rpi4"],
      ["fast", "true"],
    ],
  ]);
  expect(job?.stage.map(({ job: from, source }) => [from, writtenText(source)])).toEqual([
    ["firmware", "out/fw.bin"],
  ]);
});

test("a job without script and run is right: the script has a default", async () => {
  expect(await messages("jobs: { a: }")).toBe("");
});

test("numbers and booleans are the texts that they are written as", async () => {
  const { jobs } = await parsed("jobs: { a: { args: [010, 1.0, 0x1F, yes, True, 1e3, 2026-01-02, ~x] } }");
  expect(written(jobs.get("a")?.inputs ?? new Map())).toEqual({
    args: ["010", "1.0", "0x1F", "yes", "True", "1e3", "2026-01-02", "~x"],
  });
});

test("any list of texts survives", async () => {
  const texts = fc.array(fc.string({ unit: "grapheme" }).filter((text) => !text.includes("${{")));
  await fc.assert(
    fc.asyncProperty(texts, async (args) => {
      const { jobs } = await parsed(stringify({ jobs: { a: { args } } }));
      expect(written(jobs.get("a")?.inputs ?? new Map())).toEqual({ args });
    }),
  );
});

test("anchors and merge keys work, and what a job says itself wins", async () => {
  const { jobs } = await parsed(`
jobs:
  a: &a { timeout: 1m, run: make, env: &env { A: 1 } }
  b: { timeout: 2m, <<: *a }
  c:
    <<: [{ run: first }, *a]
    env: { <<: *env, B: 2 }
`);
  expect(written(jobs.get("b")?.inputs ?? new Map())).toEqual({
    timeout: "2m",
    run: "make",
    env: { A: "1" },
  });
  expect(written(jobs.get("c")?.inputs ?? new Map())).toEqual({
    timeout: "1m",
    run: "first",
    env: { A: "1", B: "2" },
  });
});

test("hundreds of jobs may share an anchor", async () => {
  const jobs = Array.from({ length: 500 }, (_, index) => `  j${index}: *a`).join("\n");
  expect((await parsed(`jobs:\n  a: &a { run: make, env: { A: 1 } }\n${jobs}`)).jobs.size).toBe(501);
});

test.each([
  ["aliases", `a: &a [x,x,x,x,x,x,x,x,x]\n${bomb((name, before) => `${name}: &${name} [${before}]`)}`],
  ["merges", `a: &a { k: v }\n${bomb((name, before) => `${name}: &${name} { <<: [${before}] }`)}`],
])("a bomb of %s is defused at once", async (_, text) => {
  const started = performance.now();
  expect(await messages(text)).not.toBe("");
  expect(performance.now() - started).toBeLessThan(2000);
});

function bomb(line: (name: string, before: string) => string): string {
  const names = Array.from("abcdefghijkl");
  return names
    .slice(1)
    .map((name, index) => line(name, Array.from({ length: 9 }, () => `*${names[index] ?? ""}`).join(", ")))
    .join("\n");
}

test("a megabyte of anything is read or refused in seconds", async () => {
  const megabyte = 1_000_000;
  const lines = (line: (index: number) => string): string =>
    Array.from({ length: Math.floor(megabyte / line(10_000).length) }, (_, index) => line(index)).join("");
  const texts = [
    `jobs:\n${lines((index) => `  k${index}: {}\n`)}`,
    `jobs:\n  a:\n    env:\n${lines((index) => `      K${index}: v\n`)}`,
    `jobs:\n${lines((index) => `  k${index}: *nobody\n`)}`,
    "[".repeat(megabyte),
    "${{".repeat(megabyte / 3),
  ];
  for (const text of texts) {
    const started = performance.now();
    await messages(text);
    expect(performance.now() - started).toBeLessThan(20_000);
  }
}, 120_000);
