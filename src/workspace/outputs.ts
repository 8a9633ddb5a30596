import picomatch from "picomatch";

/** Something that could be fetched, by its path below the job directory. */
export interface OutputCandidate {
  readonly path: string;
  readonly type: "file" | "directory" | "symlink";
}

/**
 * Which candidates the patterns choose: files, links and empty directories, in the order given. Each pattern adds what it
 * matches, or with a leading `!` takes it away again; one that matches a directory stands for everything below it.
 */
export function selectOutputs(candidates: readonly OutputCandidate[], patterns: readonly string[]): string[] {
  const steps = patterns.map((pattern) => {
    const takesAway = pattern.startsWith("!");
    return { takesAway, matches: matcherOf(takesAway ? pattern.slice(1) : pattern) };
  });
  const filled = new Set(candidates.map(({ path }) => parentOf(path)));
  return candidates
    .filter(({ path, type }) => type !== "directory" || !filled.has(path))
    .map(({ path }) => path)
    .filter((path) => {
      const last = steps.findLast(({ matches }) => matches(path));
      return last !== undefined && !last.takesAway;
    });
}

/** The patterns, but for those that take away, that choose none of these entries. */
export function unmatchedPatterns(
  entries: readonly OutputCandidate[],
  patterns: readonly string[],
): string[] {
  return patterns.filter(
    (pattern) => !pattern.startsWith("!") && selectOutputs(entries, [pattern]).length === 0,
  );
}

/** The last matching pattern decides, so it is enough to know which ones match. */
function matcherOf(pattern: string): (path: string) => boolean {
  const glob = pattern.replace(/^(\.\/+)+/, "").replace(/\/+$/, "");
  const matchesName = picomatch(glob === "." || glob === "" ? "**" : glob, options);
  const directories = new Map<string, boolean>([["", false]]);
  const matchesBelow = (directory: string): boolean => {
    const known = directories.get(directory);
    if (known !== undefined) return known;
    const matches = matchesName(directory) || matchesBelow(parentOf(directory));
    directories.set(directory, matches);
    return matches;
  };
  return (path) => matchesName(path) || matchesBelow(parentOf(path));
}

/** A leading `!` is ours, a name may hold a newline, and a pattern means the same on every machine. */
const options: picomatch.PicomatchOptions = { dot: true, nonegate: true, flags: "s", windows: false };

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
