import type { Difference, FileChange, SimplePart } from "./difference.ts";
import { showName } from "./show-name.ts";

type Named = Extract<Difference, { name: string }>;

/** How many names are told of each kind. */
const few = 5;

/** One line for people: `2 files changed: src/a.c, boot.sh (mode); env FOO; args`. Safe to print, whatever names hold. */
export function describeDifferences(differences: readonly Difference[], most: number = few): string {
  return phrases(differences, most).join("; ");
}

/** The phrases that `describeDifferences` makes one line of. */
export function phrases(differences: readonly Difference[], most: number = few): string[] {
  const files = differences.filter((one) => one.part === "file");
  const named = (part: Named["part"]): Named[] =>
    differences.filter((one): one is Named => "name" in one && one.part === part);
  return [
    ...fileGroups.flatMap(([verb, isOfGroup]) => {
      const group = files.filter(({ change }) => isOfGroup(change));
      const noun = group.length === 1 ? "file" : "files";
      return group.length === 0 ? [] : [`${group.length} ${noun} ${verb}: ${listOf(group, most)}`];
    }),
    ...(["env", "secret-env", "cache-probe"] as const).flatMap((part) => {
      const group = named(part);
      return group.length === 0 ? [] : [`${part} ${listOf(group, most)}`];
    }),
    ...differences.flatMap((one) => ("name" in one ? [] : [simplePhrases[one.part]])),
  ];
}

const fileGroups: readonly (readonly [verb: string, isOfGroup: (change: FileChange) => boolean])[] = [
  ["changed", (change) => change !== "added" && change !== "removed"],
  ["added", (change) => change === "added"],
  ["removed", (change) => change === "removed"],
];

const simplePhrases: Readonly<Record<SimplePart | "files", string>> = {
  files: "files",
  args: "args",
  script: "script",
  run: "run",
  shell: "shell",
  outputs: "outputs",
  "separate-streams": "separate-streams",
  "cache-scope": "cache-scope",
  "target-class": "target class",
  "host-key": "host key",
  "cache-salt": "cache-salt",
  upstream: "jobs that come before",
  epoch: "version of the signature",
};

function listOf(group: readonly Named[], most: number): string {
  const shown = group.slice(0, most).map((one) => showName(one.name) + remark(one));
  const more = group.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** What the group's name does not say already. */
function remark({ part, change }: Named): string {
  switch (change) {
    case "content":
    case "value":
    case "answer":
      return "";
    case "added":
    case "removed":
      return part === "file" ? "" : ` (${change})`;
    case "tag":
      return " (other tag, which does not count)";
    case "mode":
    case "type":
    case "link":
    case "order":
      return ` (${change})`;
  }
}
