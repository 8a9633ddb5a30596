import { dirname, join, relative, resolve, sep } from "node:path";
import { isWithin } from "../config/paths.ts";

/** What stands beside a results directory, and belongs to it. */
const beside = [".log", ".json", ".out", ".err"];

/** Where the results of a job with these values of its matrix land: `<root>/a/x-y`. */
export function resultsPlace(root: string, job: string, matrix: ReadonlyMap<string, string>): string {
  const values = [...matrix.values()].map(fileName).join("-");
  return matrix.size === 0 ? join(root, job) : join(root, job, fit(values));
}

/** Another place that is written by whoever writes this one: itself, what belongs to it, or what it lies in. */
export function overlap(place: string, others: ReadonlySet<string>): string | undefined {
  for (let path = place; ; path = dirname(path)) {
    if (others.has(path)) return path;
    const owner = beside
      .map((end) => (path.endsWith(end) ? path.slice(0, -end.length) : ""))
      .find((one) => others.has(one));
    if (owner !== undefined) return owner;
    if (path === dirname(path)) return undefined;
  }
}

/** Lines that keep results from being sent with a job directory, as what is sent is to be the same the next time. */
export function excludeResults(directory: string, root: string, places: Iterable<string>): readonly string[] {
  const lines = [...places].flatMap((place) => {
    if (isInside(directory, root) && isWithin(root, place)) {
      const line = lineOf(directory, root);
      // Of a step of a workflow, the report on all jobs stands beside it.
      return [`${line}/`, `${line}.json`];
    }
    if (!isInside(directory, place)) return [];
    const line = lineOf(directory, place);
    return [`${line}/`, ...beside.map((end) => `${line}${end}`)];
  });
  return [...new Set(lines)];
}

function isInside(directory: string, path: string): boolean {
  return isWithin(directory, path) && resolve(directory) !== resolve(path);
}

function lineOf(directory: string, path: string): string {
  const steps = relative(directory, path).split(sep).join("/");
  return `/${steps.replaceAll(/[\\*?[\]!# ]/g, "\\$&")}`;
}

/** A value as a part of a file's name. */
function fileName(value: string): string {
  return value.replaceAll(/[^\p{L}\p{N}._+=@-]+/gu, "-") || "-";
}

/** What is added to it makes a file name too, of 255 bytes at most. */
const longestName = 200;

function fit(name: string): string {
  const characters = Array.from(name);
  while (Buffer.byteLength(characters.join("")) > longestName) characters.pop();
  return characters.join("").replace(/^\.+/, (dots) => "-".repeat(dots.length));
}
