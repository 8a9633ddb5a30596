import fc from "fast-check";
import { expect, test } from "vitest";
import { ids, input, planned } from "./planned.ts";

const example = `
targets:
  builder: { host: ci@build.example.org }
  rpi4:    { host: ci@rpi4-a, class: rpi4, lock: board }
  jetson:  { host: ci@jetson, class: jetson, lock: board }
jobs:
  report:
    needs: [test]
    target: builder
    stage: { test: [results] }
  firmware:
    target: builder
    directory: firmware
    run: make
    outputs: [out/fw.bin]
  test:
    needs: firmware
    matrix: { board: [rpi4, jetson], suite: [smoke, full] }
    target: \${{ matrix.board }}
    directory: tests
    stage: { firmware: { out/fw.bin: fw.bin } }
    args: ["\${{ matrix.suite }}", "\${{ jobs.firmware.outputs.signature }}", "\${{ '\${{' }}"]
    env: { USER_NAME: "\${{ env.USER }}" }
    outputs: [results/**]
`;

const environment = new Map([["USER", "ada"]]);
const tests = ["test (rpi4, smoke)", "test (rpi4, full)", "test (jetson, smoke)", "test (jetson, full)"];

test("each job stands behind those that it needs, and a job with a matrix once for each combination", async () => {
  const plan = await planned(example, { environment });
  expect(ids(plan)).toEqual(["firmware", ...tests, "report"]);
  expect(plan.jobs.map(({ needs }) => needs)).toEqual([[], ...tests.map(() => ["firmware"]), tests]);
  expect(plan.jobs.map(({ target }) => target)).toEqual([
    "builder",
    "rpi4",
    "rpi4",
    "jetson",
    "jetson",
    "builder",
  ]);
  expect(plan.jobs.at(-1)?.stage).toEqual([{ from: tests, source: "results", destination: "results" }]);
  expect(plan.jobs[1]?.stage).toEqual([{ from: ["firmware"], source: "out/fw.bin", destination: "fw.bin" }]);
});

test("the inputs of a job are its own and its target's, with expressions filled in", async () => {
  const { jobs } = await planned(example, { environment });
  const [, job] = jobs;
  expect(Object.fromEntries(job?.inputs(new Map([["firmware", "ab12"]])) ?? [])).toEqual({
    name: "test (rpi4, smoke)",
    host: "ci@rpi4-a",
    "target-class": "rpi4",
    lock: "board",
    directory: "/repo/tests",
    args: ["smoke", "ab12", "${{"],
    env: new Map([["USER_NAME", "ada"]]),
    outputs: ["results/**"],
    "results-directory": "/repo/ssh-job-results/test/rpi4-smoke",
    exclude: [],
  });
});

test.each([
  [["firmware"], ["firmware"]],
  [["test"], ["firmware", ...tests]],
  [["test (rpi4, full)"], ["firmware", "test (rpi4, full)"]],
  [
    ["test(jetson,full)", "firmware"],
    ["firmware", "test (jetson, full)"],
  ],
  [["report"], ["firmware", ...tests, "report"]],
])("of the jobs %j, %j are run", async (jobs, expected) => {
  const plan = await planned(example, { environment, jobs });
  expect(ids(plan)).toEqual(expected);
});

test("a variable that only other jobs want need not be set", async () => {
  expect(ids(await planned(example, { jobs: ["firmware"] }))).toEqual(["firmware"]);
});

test("a job wins over its target", async () => {
  const { jobs } = await planned(
    "targets: { t: { host: x, lock: a, port: 23 } }\njobs: { j: { target: t, lock: b } }",
  );
  expect([input(jobs[0], "lock"), input(jobs[0], "port")]).toEqual(["b", "23"]);
});

test("results land where it is said: for all jobs, by the job, or below a directory beside the file", async () => {
  const text = `jobs: { a: { matrix: { x: ["a/b c", ..] } }, b: { results-directory: out } }`;
  const places = async (resultsDirectory?: string): Promise<unknown> =>
    (await planned(text, { resultsDirectory })).jobs.map((job) => input(job, "results-directory"));
  expect(await places()).toEqual([
    "/repo/ssh-job-results/a/a-b-c",
    "/repo/ssh-job-results/a/--",
    "/repo/out",
  ]);
  expect(await places("/tmp/r")).toEqual(["/tmp/r/a/a-b-c", "/tmp/r/a/--", "/tmp/r/b"]);
});

test("results are never sent with a directory that they land in, whichever jobs are run", async () => {
  const text =
    "jobs: { a: { exclude: '*.o' }, b: { directory: sub }, c: { results-directory: 'my [results]' } }";
  const lines = [
    "*.o",
    "/ssh-job-results/",
    "/ssh-job-results.json",
    ...["/", ".log", ".json", ".out", ".err"].map((end) => String.raw`/my\ \[results\]${end}`),
  ];
  for (const jobs of [[], ["a"]]) {
    const plan = await planned(text, { jobs });
    expect(input(plan.jobs[0], "exclude")).toEqual(lines);
  }
  const { jobs } = await planned(text);
  expect(input(jobs[1], "exclude")).toEqual([]);
});

test("a text that is larger than an environment holds is kept whole", async () => {
  const { jobs } = await planned(`jobs: { a: { run: ${"x".repeat(200_000)} } }`);
  expect(input(jobs[0], "run")).toEqual(["x".repeat(200_000)]);
});

test("a problem of an input is told where the input is, or what it would belong to", async () => {
  const { jobs } = await planned("targets:\n  t: { host: x }\njobs:\n  a:\n    target: t\n    timeout: 5\n");
  const at = (name: string): unknown => {
    const place = jobs[0]?.positionOf(name);
    return [place?.line, place?.column];
  };
  expect([at("timeout"), at("host"), at("key"), at("script")]).toEqual([
    [6, 5],
    [2, 8],
    [2, 3],
    [4, 3],
  ]);
});

test("any graph without circles is put into an order in which needs come first", async () => {
  const graphs = fc
    .integer({ min: 1, max: 12 })
    .chain((size) =>
      fc.tuple(...Array.from({ length: size }, (_, index) => fc.subarray([...Array(index).keys()]))),
    )
    .chain((needs) =>
      fc.record({
        needs: fc.constant(needs),
        order: fc.shuffledSubarray([...needs.keys()], { minLength: needs.length }),
      }),
    );
  await fc.assert(
    fc.asyncProperty(graphs, async ({ needs, order }) => {
      const jobs = order.map(
        (job) => [`j${job}`, { needs: (needs[job] ?? []).map((need) => `j${need}`) }] as const,
      );
      const plan = await planned(JSON.stringify({ jobs: Object.fromEntries(jobs) }));
      expect(ids(plan).toSorted()).toEqual(jobs.map(([name]) => name).toSorted());
      for (const [index, job] of plan.jobs.entries()) {
        expect(ids(plan).slice(0, index)).toEqual(expect.arrayContaining([...job.needs]));
      }
    }),
  );
});

test("values of several lines make a name of one line, and stay as they are", async () => {
  const { jobs } = await planned(
    'jobs:\n  a: { matrix: { x: ["1\\n\\e[2J2"] }, args: ["${{ matrix.x }}"] }\n',
  );
  const inputs = jobs[0]?.inputs(new Map());
  expect([jobs[0]?.id, inputs?.get("name"), inputs?.get("args")]).toEqual([
    "a (1 [2J2)",
    "a (1 [2J2)",
    ["1\n\u001b[2J2"],
  ]);
});
