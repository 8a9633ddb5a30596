/** Is this text fit to be the name of a lock? It becomes the name of a file. */
export function isLockName(text: string): boolean {
  return /^(?!\.)[A-Za-z0-9._-]{1,60}$/.test(text);
}

/** What to write where the name of a lock is expected, as a sentence. */
export const lockNameHint = "Write up to 60 letters, digits, ., _ and -, with no . at the beginning.";
