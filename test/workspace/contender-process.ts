import { hostname } from "node:os";
import { JobError } from "../../src/errors.ts";
import { prepareResultsPlace } from "../../src/workspace/results-place.ts";

const claim = JSON.stringify({
  schema: 1,
  name: "contender",
  target: "ci@host",
  jobId: null,
  signature: null,
  result: "infrastructure",
  phases: [],
  running: { pid: process.pid, host: hostname() },
});

process.on("message", (place: string) => {
  void contend(place).then((answer) => process.send?.(answer));
});
process.send?.("ready");

async function contend(place: string): Promise<string> {
  try {
    const { earlier } = await prepareResultsPlace(place, { jobDirectory: import.meta.dirname, claim });
    await earlier?.[Symbol.asyncDispose]();
    return "prepared";
  } catch (error) {
    return error instanceof JobError ? error.code : String(error);
  }
}
