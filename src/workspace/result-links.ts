import { realpathSync, symlinkSync, unlinkSync } from "node:fs";
import { isAbsolute, join, posix, sep } from "node:path";
import { errorCode } from "./file.ts";
import { refusal } from "./member-path.ts";

/**
 * Makes links below `root` when all else is in place, so that nothing was ever written through one, and takes back those
 * that lead out of it or nowhere.
 *
 * @param links texts of links by their paths below `root`, whose directories exist
 * @returns by the paths of the links that are not there, what is to be said of them
 * @throws {JobError} `results` if there is something else at a path
 */
export function placeLinks(root: string, links: ReadonlyMap<string, string>): Map<string, string> {
  const dropped = new Map<string, string>();
  let placed: string[] = [];
  for (const [path, target] of links) {
    const fault = faultOfText(path, target) ?? makeLink(root, path, target);
    if (fault === undefined) placed.push(path);
    else dropped.set(path, fault);
  }
  // A link may lead through another one that is taken back.
  for (let before = -1; before !== placed.length;) {
    before = placed.length;
    placed = placed.filter((path) => {
      const fault = faultOfLink(root, path);
      if (fault === undefined) return true;
      unlinkSync(join(root, path));
      dropped.set(path, fault);
      return false;
    });
  }
  return dropped;
}

const outside = "Links that lead out of the results were left out";
const nowhere = "Links that lead nowhere within the results were left out";
const forbidden = "Links were left out, as this machine does not let us make any";

function faultOfText(path: string, target: string): string | undefined {
  if (target === "" || target.includes("\0")) return nowhere;
  const end = posix.join(posix.dirname(path), target);
  const leadsOut = isAbsolute(target) || target.startsWith("/") || end === ".." || end.startsWith("../");
  return leadsOut ? outside : undefined;
}

function makeLink(root: string, path: string, target: string): string | undefined {
  try {
    symlinkSync(target, join(root, path));
    return undefined;
  } catch (error) {
    switch (errorCode(error)) {
      case "EEXIST":
        throw refusal(path, "something of this name is there already", error);
      case "EPERM":
        return forbidden;
      default:
        throw refusal(path, "no such link can be made", error);
    }
  }
}

/** By where it ends once every link on the way is followed: the text of a link alone does not tell. */
function faultOfLink(root: string, path: string): string | undefined {
  try {
    const end = realpathSync.native(join(root, path));
    return end === root || end.startsWith(`${root}${sep}`) ? undefined : outside;
  } catch {
    return nowhere;
  }
}
