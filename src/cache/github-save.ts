import { keepQuiet } from "./github-output.ts";

/**
 * Saves the file at `path`, which is relative to the workspace, with GitHub's own client.
 *
 * @returns why it was not saved, in a few words; `undefined` if it was, or if somebody else has saved it
 */
export async function save(path: string, key: string): Promise<string | undefined> {
  const { saveCache } = await import("@actions/cache");
  const said: string[] = [];
  try {
    const id = await keepQuiet(said, () => saveCache([path], key, undefined, true));
    // v1 gives an id as soon as there is room for the entry.
    return id > 0 && !said.some((line) => line.includes("Failed to save: ")) ? undefined : whyNot(said);
  } catch (error) {
    return tidy(error instanceof Error ? error.message : String(error));
  }
}

/** A result of this key is there already, and entries never change. */
const exists = /already.?exists?|\(409\)/i;

/** Why a key could not be reserved; the client shows it to those who debug only. */
const reservation = /^(?:::debug::)?Failed to reserve cache: (?:Error: )?(.+)$/;
const failure = /^(?:::(?:warning|error)::)?Failed to save: (.+)$/;
const warning = /^::(?:warning|error)::(?!Failed to save: )(.+)$/;
const skipped = /^Cache save skipped: (.+)$/;

function whyNot(said: readonly string[]): string | undefined {
  const lines = said.join("").split(/\r?\n/);
  if (lines.some((line) => exists.test(line))) return undefined;
  const told = [reservation, failure, warning, skipped].map((pattern) =>
    lines.map((line) => pattern.exec(line)?.[1]).findLast((words) => words !== undefined),
  );
  return tidy(told.find((words) => words !== undefined) ?? "its client does not say why");
}

/** On one line, without what signs a URL, and not endless. */
function tidy(words: string): string {
  const line = words
    .replace(/%0D|%0A/g, " ")
    .replace(/\p{C}+/gu, " ")
    .replace(/(https?:\/\/[^\s?]*)\?\S*/g, "$1")
    .replace(/[\s.]+$/, "");
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
