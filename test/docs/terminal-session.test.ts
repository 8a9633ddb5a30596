import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sessionDocument, withoutTimes } from "../../scripts/session/document.ts";
import { recordSession } from "../../scripts/session/record.ts";

const document = join(import.meta.dirname, "..", "..", "docs", "terminal-session.md");

test("docs/terminal-session.md shows what a terminal shows (node scripts/session.ts writes it)", async () => {
  const played = sessionDocument(await recordSession());
  expect(blocksOf(played)).toEqual(blocksOf(readFileSync(document, "utf8")));
}, 240_000);

function blocksOf(text: string): string[] {
  return withoutTimes(text).match(/^```[^]*?^```$/gm) ?? [];
}
