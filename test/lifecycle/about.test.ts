import { describe, expect, test } from "vitest";
import { printAbout, readAbout, type About } from "../../src/lifecycle/about.ts";
import type { ResumeSettings } from "../../src/config/settings.ts";

const about: About = {
  name: "long one",
  signature: "5".repeat(64),
  outputs: ["out/**", "!out/*.o"],
  separateStreams: true,
  timeoutMs: 90_000,
  lock: { name: "board", queueTimeoutMs: 1000 },
  keep: "none",
};
const asSubmitted = { name: undefined, outputs: undefined, keep: undefined } as ResumeSettings;

describe("what is known of a run", () => {
  test("is read as it was written, unless something else is wanted", () => {
    expect(printAbout(about)).toMatch(/^\{[^\n]+\}\n$/);
    expect(readAbout(printAbout(about), asSubmitted)).toEqual(about);
    const other = { name: "mine", outputs: [], keep: "all" } as const;
    expect(readAbout(printAbout(about), { ...asSubmitted, ...other })).toEqual({ ...about, ...other });
  });

  test("may hold more than this version understands", () => {
    const text = JSON.stringify({ ...about, cache: "github" });
    expect(readAbout(text, asSubmitted)).toEqual(about);
  });

  test.each([
    "",
    "{}",
    "null",
    JSON.stringify({ ...about, signature: "../../etc" }),
    JSON.stringify({ ...about, outputs: "**" }),
    JSON.stringify({ ...about, keep: "some" }),
    JSON.stringify({ ...about, name: "x".repeat(100_000) }),
  ])("is refused when it is something else: %#", (text) => {
    expect(() => readAbout(text, asSubmitted)).toThrow(
      expect.objectContaining({ code: "protocol", hint: expect.stringContaining("version") as string }),
    );
  });
});
