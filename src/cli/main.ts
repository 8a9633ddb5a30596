import "../edge/dirname.ts";
import { flushOutput, tolerateClosedOutput } from "../edge/output.ts";
import { handleSignals } from "../edge/signals.ts";
import { cliExitCode } from "../job/result.ts";
import { commands } from "./commands.ts";
import { sayFailure } from "./failure.ts";
import { help, version } from "./help.ts";
import { readOptions } from "./read-options.ts";
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
const lostOutput = tolerateClosedOutput();
const [name, ...words] = process.argv.slice(2);
process.exitCode = await main().catch((error: unknown) => {
  sayFailure(error);
  return broken;
});
await flushOutput();
const lost = lostOutput();
if (lost !== undefined) {
  sayFailure(lost);
  // What passed has not said so.
  if (process.exitCode === 0) process.exitCode = broken;
}
process.exit();

async function main(): Promise<number> {
  switch (name) {
    case undefined:
    case "help":
    case "--help":
    case "-h":
      return show(help());
    case "version":
    case "--version":
    case "-v":
      return show(`${version()}\n`);
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    // What looks for words that are alike is loaded when there is something to look for.
    const { suggest } = await import("../config/job-file/suggest.ts");
    const names = commands.map((one) => one.name);
    say(`There is no command ${JSON.stringify(name)}. ${suggest(name, names, "Type: ssh-job help")}`);
    return invalid;
  }
  const options = readOptions(words, command);
  if (options.help) return show(help());
  const perform = await command.load();
  return perform(options, stop);
}

function show(text: string): number {
  process.stdout.write(text);
  return 0;
}
