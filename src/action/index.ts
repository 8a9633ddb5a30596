import "../edge/dirname.ts";
import * as core from "@actions/core";
import { flushOutput, tolerateClosedOutput } from "../edge/output.ts";
import { handleSignals } from "../edge/signals.ts";
import { isPost } from "./is-post.ts";

// Before anything is awaited: without a handler the runner's first signal would end the process.
const stop = handleSignals();
tolerateClosedOutput();

try {
  if (isPost(process.argv)) {
    const { post } = await import("./post.ts");
    await post(stop);
  } else {
    const { main } = await import("./main.ts");
    await main(stop);
  }
} catch (error) {
  core.setFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
await flushOutput();
// Sockets and timers of libraries must not keep a finished step alive.
process.exit();
