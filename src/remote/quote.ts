/** A word that every POSIX shell, fish and csh take exactly as it stands. Newlines and any byte but NUL pass. */
export function quote(word: string): string {
  return /^[A-Za-z0-9_./:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The path of the store as a word of a shell command: `~/` is the login's home, everything else is literal. */
export function quoteRemotePath(path: string): string {
  return path.startsWith("~/") ? `"$HOME"/${quote(path.slice(2))}` : quote(path);
}
