import { printable } from "../printable.ts";
import type { Faults } from "./faults.ts";
import { called } from "./read-input.ts";
import type { Entry, TextTree, Tree } from "./tree.ts";

/** The entries of a mapping; none if nothing stands there, or after a fault. */
export function readEntries(tree: Tree, what: string, faults: Faults): ReadonlyMap<string, Entry> {
  if (tree.type === "mapping") return tree.entries;
  if (tree.type !== "nothing") {
    faults.add(
      tree.start,
      `${called(tree)} where ${what} should be.`,
      `Write a mapping, NAME: …, a line each.`,
    );
  }
  return new Map();
}

/** The texts of a list, or a text that stands for a list of one; none if nothing stands there. */
export function readTexts(tree: Tree, faults: Faults): readonly TextTree[] {
  if (tree.type === "nothing") return [];
  return (tree.type === "list" ? tree.items : [tree]).flatMap((item) => {
    if (item.type !== "text") {
      faults.add(item.start, `${called(item)} where a text should be.`, "Write a text.");
      return [];
    }
    return isPlain(item, faults) ? [item] : [];
  });
}

/** Whether a text has no expression, where none can be. */
export function isPlain({ text, start }: TextTree, faults: Faults): boolean {
  if (!text.includes("${{")) return true;
  faults.add(start, "No expression can stand here.", "Write the text itself.");
  return false;
}

/** Of jobs and targets. */
export const namePattern = "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$";

/** Whether a job or target may be called so: its name is the name of a file too. */
export function isName(name: string, at: number, faults: Faults): boolean {
  if (new RegExp(namePattern).test(name)) return true;
  const hint = "Use letters (a to z), digits, _, - and ., at most 100, and neither - nor . at the beginning.";
  faults.add(at, `${printable(name)} is no name.`, hint);
  return false;
}
