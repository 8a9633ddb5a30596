import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const program = join(import.meta.dirname, "..", "..", "src", "cli", "index.ts");

test.each([
  ["runn", 'There is no command "runn". Did you mean run?\n'],
  ["Status", 'There is no command "Status". Did you mean status?\n'],
  ["deploy-all", 'There is no command "deploy-all". Type: ssh-job help\n'],
])("%s is no command, and what was meant is told", (word, told) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, word], { encoding: "utf8" });
  expect([status, stdout, stderr]).toEqual([2, "", told]);
});
