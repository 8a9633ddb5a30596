import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Fleet } from "../support/fleet.ts";

const program = join(import.meta.dirname, "..", "..", "src", "cli", "index.ts");

// npm run bench:scale does the same with 200 jobs over 20 targets.
test("forty jobs over eight targets are run by one process in little memory, over few connections", async () => {
  await using fleet = await Fleet.of(8, 5);
  const { code, view, peakBytes } = await fleet.run(program);
  expect([code, view.result, view.jobs.length]).toEqual([0, "passed", 40]);
  const results = view.jobs.map(({ matrix: { target, number } }) =>
    readFileSync(join(fleet.directory, "ssh-job-results", "job", `${target}-${number}`, "output"), "utf8"),
  );
  expect(results).toEqual(view.jobs.map(({ matrix }) => `${matrix["target"]} ${matrix["number"]}\n`));
  expect(peakBytes).toBeGreaterThan(20e6);
  expect(peakBytes).toBeLessThan(200e6);
  for (const target of fleet.targets) expect(target.accepted()).toBeLessThanOrEqual(2);
});
