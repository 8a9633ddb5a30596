import type { StoredEntry } from "../job/manifest.ts";
import { quoteForeign } from "../transport/foreign-text.ts";
import { foldCase } from "./stored-paths.ts";

/** Links that are followed on the way to the end of one, as Linux has it. */
const mostFollowed = 40;

/** Names that are looked at in all; a hostile manifest could otherwise keep us busy for hours. */
const mostSteps = 2_000_000;

/** Why a link among these entries cannot be made; `undefined` if each one ends below the same directory as the entries. */
export function faultOfLinks(entries: readonly StoredEntry[]): string | undefined {
  const links = new Map<string, string>();
  for (const entry of entries) {
    if (entry.type === "symlink") links.set(foldCase(entry.path), entry.target);
  }
  const budget = { steps: mostSteps };
  for (const [path, target] of links) {
    if (target === "" || target.includes("\0") || Buffer.byteLength(target) > 4000) {
      return `its link ${quoteForeign(path)} leads nowhere`;
    }
    if (leadsOut(path, links, budget)) {
      return `its link ${quoteForeign(path)} to ${quoteForeign(target)} leads out of the results`;
    }
  }
  return undefined;
}

/** Follows a link through all others. One that is too entangled to tell counts as leading out. */
function leadsOut(path: string, links: ReadonlyMap<string, string>, budget: { steps: number }): boolean {
  const reached: string[] = [];
  // The next name is the last one.
  const ahead = path.split("/").reverse();
  let followed = 0;
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (--budget.steps < 0) return true;
    if (name === "" || name === ".") continue;
    if (name === "..") {
      if (reached.pop() === undefined) return true;
      continue;
    }
    reached.push(foldCase(name));
    const target = links.get(reached.join("/"));
    if (target === undefined) continue;
    if (target.startsWith("/") || /^[A-Za-z]:/.test(target) || ++followed > mostFollowed) return true;
    reached.pop();
    ahead.push(...target.split("/").reverse());
  }
  return false;
}
