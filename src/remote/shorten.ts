/**
 * A script as it is sent, without what only people need: comments, indentation, blanks around operators, before `then`, `}`
 * and the like and in front of a case's commands (none of our texts holds such), and long names of variables (all of ours
 * begin with `_`) and of functions that have more than one word. The frequent names become the shortest.
 */
export function shorten(script: string): string {
  const lines = script.split("\n").map((line) => line.trimStart().replace(/(?<=^\w+\(\) \{) # .*/, ""));
  const kept = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const text = kept
    .join("\n")
    .replaceAll(needless, "$1")
    .replaceAll(/\$\(\(.*?\)\)/g, (sum) => sum.replaceAll(/ ([-+*/%]) /g, "$1"));
  return `${rename(rename(text, variables(text), "_"), functions(text), "F")}\n`;
}

const needless =
  / (&&|\|\|?)[ \n]| (?=;;)|;;(?=\nesac)|(?<=;) (?=(?:then|do|done|fi|else|esac)\b|\})|(?<=^[^(]+\)) /gm;

const variable = /(?<![\w.])_[a-z]\w*/g;

function variables(text: string): string[] {
  return text.match(variable) ?? [];
}

function functions(text: string): string[] {
  const names = new Set(Array.from(text.matchAll(/^([a-z]+_[a-z_]+)\(\)/gm), ([, name]) => name));
  return (text.match(word) ?? []).filter((found) => names.has(found));
}

const word = /(?<![\w/.$-])[a-z_]\w*/g;

/** Gives each of the names that were found a short one that begins with `prefix`. */
function rename(text: string, found: readonly string[], prefix: string): string {
  const counts = new Map<string, number>();
  for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  const byFrequency = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const short = new Map(byFrequency.map(([name], rank) => [name, prefix + shortest(rank)]));
  return text.replace(prefix === "_" ? variable : word, (name) => short.get(name) ?? name);
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

function shortest(rank: number): string {
  const rest = Math.floor(rank / letters.length);
  return (rest === 0 ? "" : shortest(rest - 1)) + letters.charAt(rank % letters.length);
}
