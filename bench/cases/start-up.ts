import { execFileSync } from "node:child_process";
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { postFile } from "../../src/action/is-post.ts";
import type { Case, Contender } from "../contender.ts";
import type { Place } from "../place.ts";

/** What each step of the action costs before it does anything. */
export function startUp(place: Place): Case {
  const action = [process.execPath, join(place.dist, "index.js")];
  const post = [process.execPath, join(place.dist, postFile)];
  const inputs = {
    INPUT_HOST: "nobody@127.0.0.1:1",
    INPUT_PASSWORD: "none",
    INPUT_FINGERPRINT: `SHA256:${"A".repeat(43)}`,
    INPUT_RUN: "true",
    INPUT_ARTIFACT: "false",
    "INPUT_CONNECT-RETRIES": "0",
    "INPUT_RESULTS-DIRECTORY": join(place.directory, "start-up-results"),
    INPUT_DIRECTORY: emptyDirectory(place),
  };
  const contenders: Contender[] = [
    { name: "a bundle that imports @actions/core", command: [process.execPath, coreOnly(place)] },
    { name: "node, nothing else", command: [process.execPath, "--eval", "0"] },
    { name: "action, inputs refused", command: action, exitCode: 1 },
    { name: "action, post with nothing to do", command: post },
    { name: "action, until its first dial is refused", command: action, env: inputs, exitCode: 1 },
    { name: "ssh-job help", command: [process.execPath, join(place.dist, "cli", "index.js"), "help"] },
  ];
  return {
    name: "start-up",
    title: "Start-up, nothing sent",
    contenders,
    budgets: ["action, inputs refused", "action, post with nothing to do"].map((contender) => ({
      promise: "start-up, as a multiple of @actions/core's",
      contender,
      quantity: "wall",
      limit: 1.5,
    })),
  };
}

function emptyDirectory(place: Place): string {
  const directory = join(place.directory, "start-up-job");
  mkdirSync(directory);
  return directory;
}

/** Bundled as our own action is, so that only what is in it makes the difference. */
function coreOnly(place: Place): string {
  const directory = join(place.directory, "core-only");
  mkdirSync(directory);
  symlinkSync(realpathSync("node_modules"), join(directory, "node_modules"));
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }\n');
  writeFileSync(
    join(directory, "entry.js"),
    'import * as core from "@actions/core";\ncore.getInput("host");\nprocess.exit();\n',
  );
  const words = ["build", "entry.js", "--out", "bundle", "--target", "es2022", "--quiet"];
  execFileSync("node_modules/.bin/ncc", words, { cwd: directory, stdio: ["ignore", "inherit", "inherit"] });
  return join(directory, "bundle", "index.js");
}
