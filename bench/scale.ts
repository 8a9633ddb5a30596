import { join } from "node:path";
import { parseArgs } from "node:util";
import { Fleet } from "../test/support/fleet.ts";

const { values } = parseArgs({
  options: {
    targets: { type: "string", default: "20" },
    jobs: { type: "string", default: "200" },
    parallel: { type: "string", default: "8" },
    dist: { type: "string", default: join(import.meta.dirname, "..", "dist") },
  },
});
const [targets, jobs] = [Number(values.targets), Number(values.jobs)];
await using fleet = await Fleet.of(targets, Math.ceil(jobs / targets));
for (const what of ["all run", "all known"]) {
  const { code, view, wallMs, peakBytes } = await fleet.run(
    join(values.dist, "cli", "index.js"),
    "--parallel",
    values.parallel,
  );
  if (code !== 0) throw new Error(`The jobs ended with ${String(code)}.`);
  const connections = fleet.targets.reduce((sum, target) => sum + target.accepted(), 0);
  const took = `${(wallMs / 1000).toFixed(1)} s, ${Math.round(peakBytes / 1e6)} MB`;
  console.log(
    `${view.jobs.length} jobs over ${targets} targets, ${what}: ${took}; ${connections} connections so far`,
  );
}
