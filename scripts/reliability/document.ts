import { matrices, type Matrix } from "../../test/chaos/matrices.ts";

/** Random schedules that were played, and what they grew from. */
export interface Schedules {
  readonly survived: number;
  readonly seed: number;
}

/** docs/reliability.md, but for its format, when every test has passed. */
export function reliabilityDocument(schedules: Schedules): string {
  const total = matrices.flatMap(testsOf).length;
  return `<!-- Made by \`npm run reliability\` from the results of tests. -->

# Reliability

Everything here is a test that drives the real thing: SSH servers, file systems and processes that are really broken, cut off
and killed. This page is made from the results of these tests, ${total} cells in all, and \`npm run reliability\` makes it anew.
The names of a row and of a column choose the test that stands behind a cell.

${matrices.map(section).join("\n\n")}

## Random schedules

Nobody thinks of everything: up to six faults of the network and of the server, at random moments and for random times, are played
against a job whose output, results, exit code and number of runs are then compared. No schedule has done harm to one.

| Schedules | Survived | Played again by |
| --- | --- | --- |
| ${schedules.survived} | all | \`${replay(schedules)}\` |
`;
}

/** The numbers that such a document tells; `undefined` when it tells none. */
export function schedulesIn(document: string): Schedules | undefined {
  const [, seed, survived] = /CHAOS_SEED=(-?\d+) CHAOS_SCHEDULES=(\d+) /.exec(document) ?? [];
  return survived === undefined ? undefined : { survived: Number(survived), seed: Number(seed) };
}

/** How the names of a matrix's tests begin, row by row. */
export function testsOf({ rows, columns, testOf }: Matrix): string[] {
  return rows.flatMap((row) => columns.flatMap((column) => testOf(row, column) ?? []));
}

function section(matrix: Matrix): string {
  const { title, promise, file, corner, rows, columns, testOf } = matrix;
  const [example = ""] = testsOf(matrix);
  const lines = [
    [corner, ...columns],
    ["", ...columns].map(() => "---"),
    ...rows.map((row) => [
      row,
      ...columns.map((column) => (testOf(row, column) === undefined ? "–" : "passed")),
    ]),
  ];
  return `## ${title}

${promise}

${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

One of them, such as the first: \`npm exec vitest run ${file} -- -t "${example.trim()}"\``;
}

function replay({ survived, seed }: Schedules): string {
  return `CHAOS_SEED=${seed} CHAOS_SCHEDULES=${survived} npm exec vitest run test/chaos/schedules.test.ts`;
}
