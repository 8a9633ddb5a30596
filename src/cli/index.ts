import "../edge/dirname.ts";
import { flushOutput, tolerateClosedOutput } from "../edge/output.ts";
import { handleSignals } from "../edge/signals.ts";
import { demo } from "./demo.ts";
import { help, version } from "./help.ts";
import { run } from "./run.ts";

const stop = handleSignals();
tolerateClosedOutput();
const [command, ...words] = process.argv.slice(2);
process.exitCode = await main();
await flushOutput();
process.exit();

async function main(): Promise<number> {
  switch (command) {
    case "run":
      return run(words, stop);
    case "demo":
      return demo(stop);
    case undefined:
    case "help":
    case "--help":
    case "-h":
      process.stdout.write(help());
      return 0;
    case "version":
    case "--version":
      process.stdout.write(`${version()}\n`);
      return 0;
    default:
      process.stderr.write(`There is no command ${JSON.stringify(command)}. Type: ssh-job help\n`);
      return 2;
  }
}
