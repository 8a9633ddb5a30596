import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { Secret } from "../secret.ts";
import { readFlags } from "./file.ts";

/** Shorter values, and shorter lines of longer ones, are found everywhere and tell nothing. Characters. */
const shortestValue = 4;
const shortestLine = 8;

/** Read at once. Bytes. */
const chunkBytes = 1024 * 1024;

/**
 * Whether a secret stands in a file as plain bytes, whole or a line of it. Values shorter than 4 characters, and lines
 * shorter than 8, are not looked for. Follows no link.
 *
 * @throws what opening and reading the file fails with
 */
export async function holdsSecret(file: string, secrets: readonly Secret[]): Promise<boolean> {
  const needles = needlesOf(secrets);
  if (needles.length === 0) return false;
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1;
  const room = Buffer.allocUnsafeSlow(overlap + chunkBytes);
  const opened = openSync(file, readFlags);
  try {
    let kept = 0;
    for (;;) {
      const read = readSync(opened, room, kept, room.length - kept, null);
      if (read === 0) return false;
      const known = room.subarray(0, kept + read);
      if (needles.some((needle) => known.includes(needle))) return true;
      kept = Math.min(overlap, known.length);
      known.copyWithin(0, known.length - kept);
      await setImmediate();
    }
  } finally {
    closeSync(opened);
  }
}

/** Without those that another one is part of: where they are, it is. */
function needlesOf(secrets: readonly Secret[]): Buffer[] {
  const texts = [...new Set(secrets.flatMap((secret) => textsOf(secret.reveal())))];
  return texts
    .filter((text) => !texts.some((other) => other !== text && text.includes(other)))
    .map((text) => Buffer.from(text));
}

function textsOf(secret: string): string[] {
  const value = secret.trim();
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  return [
    ...(value.length >= shortestValue ? [value] : []),
    ...lines.filter((line) => line.length >= shortestLine),
  ];
}
