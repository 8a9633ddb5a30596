/**
 * A word that every POSIX shell takes exactly as it stands, whatever it holds but NUL; fish and csh too, but csh no
 * newline. Outside of quotes a backslash says the same to all of them; inside, fish and csh differ.
 */
export function quote(word: string): string {
  return /^[A-Za-z0-9_./:@+,-]+$/.test(word) ? word : `'${word.replaceAll(/['\\!]/g, String.raw`'\$&'`)}'`;
}

/** The path of the store as a word of a shell command: `~/` is the login's home, everything else is literal. */
export function quoteRemotePath(path: string): string {
  return path.startsWith("~/") ? `"$HOME"/${quote(path.slice(2))}` : quote(path);
}
