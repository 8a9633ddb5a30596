import { posix } from "node:path";
import { printable } from "../printable.ts";
import type { Faults } from "./faults.ts";
import type { StageEntry } from "./job-file.ts";
import { called, readTemplate } from "./read-input.ts";
import { readEntries } from "./read-names.ts";
import type { Template } from "./template.ts";
import type { Entry, Tree } from "./tree.ts";

/** What is staged, by the jobs that make it: a mapping of paths there to paths here, or paths that are the same. */
export function readStage({ value }: Entry, faults: Faults): readonly StageEntry[] {
  return [...readEntries(value, "a stage", faults)].flatMap(([job, { at, value: paths }]) =>
    readPaths(paths, faults).map(({ source, destination }) => ({ job, at, source, destination })),
  );
}

/** Whether a path is below the job directory. */
export function isBelow(path: string): boolean {
  const normal = posix.normalize(path);
  return path !== "" && !posix.isAbsolute(path) && normal !== ".." && !normal.startsWith("../");
}

interface Paths {
  readonly source: Template;
  readonly destination: Template;
}

function readPaths(tree: Tree, faults: Faults): readonly Paths[] {
  if (tree.type === "nothing") {
    faults.add(tree.start, "Nothing is staged.", "Write a list of paths, or THERE: HERE.");
    return [];
  }
  if (tree.type !== "mapping") {
    return (tree.type === "list" ? tree.items : [tree]).flatMap((item) => {
      const source = readTemplate(item, faults);
      return source === undefined ? [] : [{ source, destination: source }];
    });
  }
  return [...tree.entries].flatMap(([path, { at, value }]) => {
    const destination = value.type === "text" ? readTemplate(value, faults) : undefined;
    if (value.type !== "text") {
      const hint = `Write ${printable(path)}: PATH, the path in this job's directory.`;
      faults.add(value.start, `${called(value)} where a path should be.`, hint);
    }
    const source = readTemplate({ type: "text", text: path, start: at, end: at + path.length }, faults);
    return source === undefined || destination === undefined ? [] : [{ source, destination }];
  });
}
