import { execFileSync } from "node:child_process";
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { postFile } from "../../src/action/is-post.ts";
import type { Contender, Plan } from "../contender.ts";
import type { Place } from "../rig/place.ts";

/** What each step of the action costs before it does anything. The same at any distance. */
export const startUp: Plan = {
  name: "start-up",
  isUsualOn: ({ server, link, cpuPercent }) =>
    server === "openssh" && link === undefined && cpuPercent === 100,
  prepare: (place) => {
    const action = [process.execPath, join(place.dist, "index.js")];
    const post = [process.execPath, join(place.dist, postFile)];
    const inputs = {
      INPUT_HOST: "nobody@127.0.0.1:1",
      INPUT_PASSWORD: "none",
      INPUT_FINGERPRINT: `SHA256:${"A".repeat(43)}`,
      INPUT_RUN: "true",
      INPUT_ARTIFACT: "false",
      "INPUT_CONNECT-RETRIES": "0",
      "INPUT_RESULTS-DIRECTORY": join(place.near, "start-up-results"),
      INPUT_DIRECTORY: emptyDirectory(place),
    };
    const ours = (name: string, command: readonly string[], more: Partial<Contender> = {}): Contender => ({
      name,
      command,
      isOurs: true,
      ...more,
    });
    return {
      title: "Start-up, nothing sent",
      contenders: [
        { name: "a bundle that imports @actions/core", command: [process.execPath, coreOnly(place)] },
        ours("action, inputs refused", action, { exitCode: 1 }),
        ours("action, post with nothing to do", post),
        ours("action, until its first dial is refused", action, { env: inputs, exitCode: 1 }),
        ours("ssh-job help", [process.execPath, join(place.dist, "cli", "index.js"), "help"]),
      ],
    };
  },
};

function emptyDirectory(place: Place): string {
  const directory = join(place.near, "start-up-job");
  mkdirSync(directory);
  return directory;
}

/** Bundled as our own action is, so that only what is in it makes the difference. */
function coreOnly(place: Place): string {
  const directory = join(place.near, "core-only");
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
