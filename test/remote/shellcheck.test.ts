import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scripts } from "../../src/remote/scripts.ts";

const directory = new URL("../../src/remote/scripts/", import.meta.url);
/** The prelude comes first, and nothing after main. */
const sources = readdirSync(directory)
  .sort((a, b) => rank(a) - rank(b))
  .map((name) => ({ name, text: readFileSync(new URL(name, directory), "utf8") }));

test.each([
  ["what runs on the target", (name: string) => name !== "install.sh"],
  ["what installs it", (name: string) => ["prelude.sh", "store.sh", "install.sh"].includes(name)],
])("shellcheck has nothing to say about %s", (_, belongs) => {
  const text = sources.flatMap((source) => (belongs(source.name) ? [source.text] : [])).join("");
  const words = ["--shell=sh", "--severity=warning", "--format=gcc", "-"];
  const { status, stdout } = spawnSync("shellcheck", words, { input: text, encoding: "utf8" });
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

test.each(sources)("every exception from shellcheck in $name has its reason", ({ text }) => {
  const exceptions = text.split("\n").filter((line) => line.includes("shellcheck disable"));
  for (const line of exceptions) expect(line).toMatch(/shellcheck disable=SC\d+ # \w.+/);
});

test.each([
  { shell: "dash", options: [] },
  { shell: "busybox", options: ["sh"] },
  { shell: "bash", options: ["--posix"] },
])("$shell understands every script, with and without its comments", ({ shell, options }) => {
  for (const text of [...sources.map((source) => source.text), scripts().text, scripts().installer])
    execFileSync(shell, [...options, "-n"], { input: text });
});

test("the scripts are small enough to be sent at every first contact", () => {
  expect(Buffer.byteLength(scripts().installer)).toBeLessThan(40 * 1024);
});

function rank(name: string): number {
  return name === "prelude.sh" ? 0 : name === "main.sh" ? 2 : 1;
}
