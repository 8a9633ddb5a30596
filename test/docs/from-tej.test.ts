import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { inputs } from "../../src/config/inputs.ts";

const document = readFileSync(join(import.meta.dirname, "..", "..", "docs/from-tej.md"), "utf8");
const ours = Array.from(document.matchAll(/`(ssh-job [^`]*|--[^`]*)`/g), ([, text = ""]) => text);

test("docs/from-tej.md names every verb of tej", () => {
  const verbs = ["setup", "submit", "status", "download", "kill", "delete", "list"];
  expect(verbs.filter((verb) => !document.includes(`\`tej ${verb}`))).toEqual([]);
});

test("docs/from-tej.md names only commands and options that exist", () => {
  const known = new Map(commands.map(({ name, options = {} }) => [name, Object.keys(options)]));
  const named = ours.flatMap((text) => /^ssh-job (\w+)/.exec(text)?.[1] ?? []);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  const options = new Set<string>(["json", ...inputs.map(({ name }) => name), ...[...known.values()].flat()]);
  const tej = ["queue", "force", "make-link", "id"];
  const given = ours.flatMap((text) => Array.from(text.matchAll(/--([a-z-]+)/g), ([, name = ""]) => name));
  expect(given.filter((name) => !options.has(name) && !tej.includes(name))).toEqual([]);
});
