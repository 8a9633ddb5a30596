import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { manPage } from "../../scripts/generate/man-page.ts";
import { commands } from "../../src/cli/commands.ts";
import { inputs } from "../../src/config/inputs.ts";
import { workflowOnlyInputs } from "../../src/config/command-line.ts";

const page = join(import.meta.dirname, "..", "..", "man", "ssh-job.1");

function shown(): string {
  const text = execFileSync("mandoc", ["-T", "utf8", "-O", "width=200", page], { encoding: "utf8" });
  // Bold is a letter, a backspace and the letter again.
  const backspace = "\b";
  return text.replaceAll(new RegExp(`.${backspace}`, "gu"), "");
}

test("the man page is the one that is made of the lists", () => {
  expect(readFileSync(page, "utf8")).toBe(manPage());
});

test("the man page has no fault that a reader of roff would be warned of", () => {
  const { stdout } = spawnSync("mandoc", ["-T", "lint", "-W", "warning", page], { encoding: "utf8" });
  // A date would be stale.
  expect(stdout.split("\n").filter((line) => line !== "" && !line.includes("missing date"))).toEqual([]);
});

test("the man page shows every command and every option that means something on a terminal, as it is typed", () => {
  const text = shown();
  for (const { name, options = {} } of commands) {
    expect(text).toMatch(new RegExp(`^ +ssh-job ${name}( |$)`, "m"));
    for (const option of Object.keys(options))
      expect(text).toMatch(new RegExp(`^ +(-., )?--${option}( |$)`, "m"));
  }
  for (const { name, description } of inputs) {
    if (workflowOnlyInputs.has(name) || name === "mode") continue;
    expect(text).toMatch(new RegExp(`^ +--${name}( |$)`, "m"));
    const [words = ""] = description.replaceAll("`", "").split(/[.…~]/);
    expect(text.replaceAll(/\s+/g, " ")).toContain(words);
  }
});
