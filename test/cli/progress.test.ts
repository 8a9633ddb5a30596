import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const program = fileURLToPath(new URL("show-progress.ts", import.meta.url));
/** What clears a line. */
const clear = "\r\u001b[K";

describe("progress", () => {
  test("is a bar on a terminal: drawn now and then, and gone before anything else is said", () => {
    const shown = onTerminal({});
    const pictures = shown.match(/\rFetch the results \[[#-]+\] \d+ %/g) ?? [];
    expect(pictures.length).toBeGreaterThan(2);
    expect(pictures.length).toBeLessThan(20);
    expect(shown).toContain(clear);
    const [, behind = ""] = shown.split("said meanwhile");
    expect(behind).toMatch(/Fetch the results: 600 ms\S*\s*$/);
    // Every line that stays was begun on an empty one.
    for (const line of shown.split("\n").filter((each) => each.includes("said meanwhile")))
      expect(line.lastIndexOf("[#")).toBeLessThan(line.lastIndexOf(clear));
  });

  test("has no colour when none is wanted, and is no bar where a terminal cannot draw one", () => {
    expect(onTerminal({})).toContain("\u001b[2m");
    expect(onTerminal({ NO_COLOR: "1" })).not.toContain("\u001b[2m");
    expect(onTerminal({ TERM: "dumb" })).not.toContain("[#");
  });

  test("is no bar beside a document", () => {
    expect(onTerminal({}, "json")).not.toContain("[#");
  });

  test("is nothing elsewhere when it is short", () => {
    const { stderr } = spawnSync(process.execPath, [program], { encoding: "utf8" });
    expect(stderr).toBe("said meanwhile\nFetch the results: 600 ms\n");
  });
});

/** What a terminal gets that the program runs on. */
function onTerminal(environment: Readonly<Record<string, string>>, argument = ""): string {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !["CI", "NO_COLOR", "FORCE_COLOR"].includes(name),
  );
  return execFileSync(
    "script",
    ["-qec", `stty cols 100; ${process.execPath} ${program} ${argument}`, "/dev/null"],
    {
      env: { ...Object.fromEntries(inherited), TERM: "xterm", ...environment },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
}
