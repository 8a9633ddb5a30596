import fc from "fast-check";
import { expect, test } from "vitest";
import { messages } from "./planned.ts";

test.each([
  [
    "a variable that is not set",
    'jobs:\n  a:\n    args: ["${{ env.NOBODY }}", "${{ env.HOME }}"]\n',
    `ssh-job.yml:3:13: The variable NOBODY is not set.
      args: ["\${{ env.NOBODY }}", "\${{ env.HOME }}"]
              ^
  Set it in the environment that this is started from.`,
  ],
  [
    "a value that one combination lacks",
    'jobs:\n  a:\n    matrix:\n      x: [1, 2]\n      include: [{ x: 1, y: b }]\n    args: ["${{ matrix.y }}"]\n',
    `ssh-job.yml:6:13: matrix.y has no value in "a (2)".
      args: ["\${{ matrix.y }}"]
              ^
  Give it one there, by include.`,
  ],
  [
    "a target that the matrix names and nobody has",
    "targets:\n  rpi4: { host: x }\njobs:\n  a: { matrix: { x: [rpi4, rpi5] }, target: '${{ matrix.x }}' }\n",
    `ssh-job.yml:4:45: There is no target "rpi5".
    a: { matrix: { x: [rpi4, rpi5] }, target: '\${{ matrix.x }}' }
                                              ^
  Did you mean rpi4?`,
  ],
  [
    "a matrix of which nothing is left",
    "jobs:\n  a:\n    matrix: { x: [1], exclude: [{ x: 1 }] }\n",
    `ssh-job.yml:3:5: Of this matrix, nothing is left.
      matrix: { x: [1], exclude: [{ x: 1 }] }
      ^
  Exclude less of it.`,
  ],
  [
    "a combination that is included twice",
    "jobs:\n  a:\n    matrix: { include: [{ x: 1 }, { x: 1 }] }\n",
    `ssh-job.yml:3:5: This matrix makes "a (1)" twice.
      matrix: { include: [{ x: 1 }, { x: 1 }] }
      ^
  Leave one of them out.`,
  ],
  [
    "values that are the same line",
    'jobs:\n  a: { matrix: { x: ["1\\n2", "1\\r2"] } }\n',
    `ssh-job.yml:2:8: This matrix makes "a (1 2)" twice.
    a: { matrix: { x: ["1\\n2", "1\\r2"] } }
         ^
  Leave one of them out.`,
  ],
  [
    "values that are the same file",
    'jobs:\n  a: { matrix: { x: ["a/b", "a b"] } }\n',
    `ssh-job.yml:2:8: The results of "a (a b)" would be written over those of "a (a/b)".
    a: { matrix: { x: ["a/b", "a b"] } }
         ^
  Rename a job, or a value of the matrix.`,
  ],
  [
    "two jobs with one results directory",
    "jobs:\n  a: { results-directory: out }\n  b:\n    results-directory: ./x/../out\n",
    `ssh-job.yml:4:5: The results of "b" would be written over those of "a".
      results-directory: ./x/../out
      ^
  Give each its own results-directory, with \${{ matrix.NAME }} in it where there is a matrix, or leave it out.`,
  ],
  [
    "results in those of another job",
    "jobs:\n  a: { results-directory: out }\n  b:\n    results-directory: out/b\n",
    `ssh-job.yml:4:5: The results of "b" would be written over those of "a".
      results-directory: out/b
      ^
  Give each its own results-directory, with \${{ matrix.NAME }} in it where there is a matrix, or leave it out.`,
  ],
  [
    "results where the log of another job is",
    "jobs:\n  a:\n  a.log:\n",
    `ssh-job.yml:3:3: The results of "a.log" would be written over those of "a".
    a.log:
    ^
  Rename a job, or a value of the matrix.`,
  ],
  [
    "a path that nobody keeps",
    "jobs:\n  a: { outputs: [out/*.bin, '!out/x'] }\n  b:\n    needs: a\n    stage: { a: [out/fw.bin, out, out/fw.hex] }\n",
    `ssh-job.yml:5:14: a does not keep "out/fw.hex": it is not among its outputs.
      stage: { a: [out/fw.bin, out, out/fw.hex] }
               ^
  Add it to the outputs of a, or stage one of them.`,
  ],
])("what is told of %s", async (_, text, expected) => {
  expect(await messages(text, { environment: new Map([["HOME", "/root"]]) })).toBe(expected);
});

test.each([
  ["firmwear", 'job: The job file has no job "firmwear". Did you mean firmware?'],
  ["nothing-like-it", 'job: The job file has no job "nothing-like-it". Write firmware or test.'],
  ["test (fulll)", 'job: The job file has no job "test (fulll)". Did you mean test (full)?'],
])("asked for %s, it says what there is", async (job, expected) => {
  const text = "jobs: { firmware: , test: { matrix: { suite: [smoke, full] } } }";
  expect(await messages(text, { jobs: [job] })).toBe(expected);
});

test.each([
  ["a glob below the path", "**/*.bin", "out"],
  ["a directory that is kept", "out", "out/a/b"],
  ["braces", "{out/a,b}", "out/a"],
  ["any file", "**", "a"],
])("a staged path may be kept by %s", async (_, outputs, path) => {
  const text = `jobs: { a: { outputs: "${outputs}" }, b: { needs: a, stage: { a: ["${path}"] } } }`;
  expect(await messages(text)).toBe("");
});

const whole = `targets:
  a: &t { host: x, class: c }
  b: { <<: *t, lock: l }
jobs:
  one: { target: a, run: "make \${{ env.HOME }}", outputs: [out/**] }
  two:
    needs: one
    matrix: { x: [a, b], include: [{ x: a, y: 1 }], exclude: [{ x: b }] }
    target: \${{ matrix.x }}
    stage: { one: { out/a: a } }
    args: ["\${{ jobs.one.outputs.signature }}", "\${{ '}}' }}"]
`;

test("a file that is damaged in any way is planned or refused with places, and nothing else happens", async () => {
  const environment = new Map([["HOME", "/root"]]);
  expect(await messages(whole, { environment })).toBe("");
  const damage = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom(...Array.from("{}[]:,&*!|>'\"#-?%@`$\t\n ")),
  );
  const spot = fc.nat({ max: whole.length });
  await fc.assert(
    fc.asyncProperty(spot, fc.nat({ max: 3 }), damage, async (at, gone, text) => {
      const told = await messages(whole.slice(0, at) + text + whole.slice(at + gone), { environment });
      if (told !== "") expect(told).toMatch(/^ssh-job\.yml:\d+:\d+: .+\n.*\n\s*\^\n {2}\S/);
    }),
    { numRuns: 1000 },
  );
});
