import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { artifactName, artifactNames, artifactPath } from "../../src/action/artifact-name.ts";

describe("a default name", () => {
  it("names job and target, without what artifact names must not hold", () => {
    expect(artifactName("unit tests (arm)", "ci@[fe80::1]:2222")).toBe(
      "ssh-job-unit tests (arm)-ci@[fe80-1]-2222",
    );
    expect(artifactName('a/b\\c"<|>\r\n\0d', "board")).toBe("ssh-job-a-b-c-d-board");
  });

  it("is never longer than 120 characters and never ends within one", () => {
    const name = artifactName("🦀".repeat(200), "board");
    expect(Array.from(name)).toHaveLength(120);
    expect(name.isWellFormed()).toBe(true);
  });

  it("is followed by ones that the other legs of a matrix have not taken", () => {
    const names = artifactNames("ssh-job-test-board", "0123456789abcdef");
    expect(Array.from(names).slice(0, 4)).toEqual([
      "ssh-job-test-board",
      "ssh-job-test-board-01234567",
      "ssh-job-test-board-01234567-2",
      "ssh-job-test-board-01234567-3",
    ]);
  });
});

describe("a path in the artifact", () => {
  it.each(["out/fw.bin", "100%", "a%41b", "a b/ü.txt", "%2"])("%j is kept", (path) => {
    expect(artifactPath(path)).toBe(path);
  });

  it.each([
    ["a:b", "a%3Ab"],
    ["a%3Ab", "a%253Ab"],
    ["x/..\\..\\y", "x/..%5C..%5Cy"],
    ['"<>|*?\r\n', "%22%3C%3E%7C%2A%3F%0D%0A"],
    ["%:%25", "%%3A%2525"],
  ])("%j becomes %j", (path, expected) => {
    expect(artifactPath(path)).toBe(expected);
  });

  it("is another one for another path, and can be read back", () => {
    const nasty = fc.string({ unit: fc.constantFrom(...Array.from('%:\\"*/a0235ACDEF\r')) });
    const restore = (path: string): string =>
      path.replace(/%(22|3A|3C|3E|7C|2A|3F|0D|0A|5C|25)/g, (escape) => decodeURIComponent(escape));
    fc.assert(
      fc.property(nasty, (path) => {
        expect(artifactPath(path)).not.toMatch(/[":<>|*?\r\n\\]/);
        expect(restore(artifactPath(path))).toBe(path);
      }),
      { numRuns: 5000 },
    );
  });
});
