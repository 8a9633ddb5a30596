import { setTimeout } from "node:timers/promises";
import { Terminal } from "../../src/cli/terminal.ts";

// What a run with a transfer shows; the argument `json` is for one whose stdout is a document.
const { emit } = new Terminal({ log: process.stdout, bar: process.argv[2] !== "json" });
emit({ type: "phase-started", phase: "fetch" });
for (let bytes = 10; bytes <= 100; bytes += 10) {
  for (let n = 0; n < 50; n += 1) emit({ type: "progress", phase: "fetch", bytes, total: 100 });
  await setTimeout(60);
}
emit({ type: "notice", message: "said meanwhile" });
emit({ type: "progress", phase: "fetch", bytes: 100, total: 100 });
emit({ type: "phase-ended", phase: "fetch", ms: 600 });
