import { expect, test } from "vitest";
import { describePreviews } from "../../src/cli/graph-preview.ts";
import type { JobPreview } from "../../src/pipeline/preview-plan.ts";

function preview(id: string, reasons: readonly string[]): JobPreview {
  return {
    planned: { id, job: id, matrix: new Map(), needs: [], target: "", stage: [], inputs: () => new Map() },
    target: "ci@board",
    files: 1,
    bytes: 3,
    signature: undefined,
    isKnown: undefined,
    reasons,
  };
}

test("a reason is told once, and names only as many jobs as can be read", () => {
  const all = ["a", "b", "c", "d", "e", "f", "g"];
  const reasons = (id: string): string[] => [
    "It is so.",
    ...(id > "a" ? ["It is late."] : []),
    ...(id > "e" ? ["It is last."] : []),
  ];
  const text = describePreviews(all.map((id) => preview(id, reasons(id))));
  expect(text.split("\n").slice(-4)).toEqual([
    "All jobs: It is so.",
    "b, c, d, e and 2 more: It is late.",
    "f, g: It is last.",
    "",
  ]);
});
