import "../edge/dirname.ts";
import { flushOutput, tolerateClosedOutput } from "../edge/output.ts";
import { handleSignals } from "../edge/signals.ts";
import { cliExitCode } from "../job/result.ts";
import { demo } from "./demo.ts";
import { sayFailure } from "./failure.ts";
import { help, version } from "./help.ts";
import { run } from "./run.ts";
import { say } from "./say.ts";

const broken = cliExitCode({ kind: "infrastructure", exitCode: undefined });
const invalid = cliExitCode({ kind: "invalid", exitCode: undefined });

process.on("uncaughtException", (error) => {
  sayFailure(error);
  process.exit(broken);
});
const stop = handleSignals({
  first: "Stopping. Press Ctrl-C again to leave at once; the run on the target may then go on.",
  second: "Left at once. The run on the target may go on.",
  say,
});
tolerateClosedOutput();
const [command, ...words] = process.argv.slice(2);
process.exitCode = await main().catch((error: unknown) => {
  sayFailure(error);
  return broken;
});
await flushOutput();
process.exit();

async function main(): Promise<number> {
  switch (command) {
    case "run":
      return run(words, stop);
    case "demo":
      if (words.some((word) => word === "--help" || word === "-h")) return show(help());
      return words.length === 0 ? demo(stop) : refuse(`demo takes no options: ${words.join(" ")}`);
    case undefined:
    case "help":
    case "--help":
    case "-h":
      return show(help());
    case "version":
    case "--version":
    case "-v":
      return show(`${version()}\n`);
    default:
      return refuse(`There is no command ${JSON.stringify(command)}. Type: ssh-job help`);
  }
}

function show(text: string): number {
  process.stdout.write(text);
  return 0;
}

function refuse(reason: string): number {
  say(reason);
  return invalid;
}
