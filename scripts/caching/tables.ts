import { cpus } from "node:os";
import { formatBytes } from "../../src/report/units.ts";
import { archiveAttacks } from "../../test/cache/archive-attacks.ts";
import { archivedAttacks, joinedAttacks, placeAttacks } from "../../test/cache/attacks.ts";
import { job, type Measured } from "./measured.ts";

/** What was measured, the middle one of `rounds`. */
export function measuredTable(rounds: readonly (readonly Measured[])[]): string {
  const [first = []] = rounds;
  const rows = first.map(({ name }, index) => {
    const one = middle(rounds.flatMap((round) => round[index] ?? []));
    const { cache, connections, execs, bytes } = one.report;
    const seconds = `${(one.ms / 1000).toFixed(2)} s`;
    const moved = [bytes.sent, bytes.reused, bytes.fetched].map(formatBytes);
    return [name, `\`${cache.source}\``, seconds, connections, execs, ...moved];
  });
  return `${table(["Case", "`cache-source`", "Time", "Connections", "Execs", "Sent", "Reused", "Fetched"], rows)}

The job has ${job.files} files of ${formatBytes(job.fileBytes)}, runs for ${job.seconds} s and leaves one output of ${formatBytes(job.files * job.fileBytes)}. Times are those
of whole steps and commands, the start of Node included and the upload of an artifact not; of ${rounds.length} rounds, the middle one.
All was on one machine, over loopback: ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}.`;
}

/** The attacks of the tests, none of which may succeed. */
export function attacksTable(): string {
  const [here, there] = [joinedAttacks, archivedAttacks].map((some) => new Set(some.map(({ name }) => name)));
  const names = [...new Set([...archivedAttacks, ...joinedAttacks].map(({ name }) => name))];
  const rows = [
    ...names.map((name) => [name, here?.has(name) ? "refused" : "–", there?.has(name) ? "refused" : "–"]),
    ...placeAttacks.map(({ name }) => [name, "refused", "–"]),
    ...archiveAttacks.map(({ name }) => [`an archive with ${name}`, "–", "refused"]),
  ];
  return `${rows.length} attacks, none of which was accepted:

${table(["What stands in the place of an entry", "Directory of the command line", "GitHub's cache"], rows)}`;
}

function middle(of: readonly Measured[]): Measured {
  const sorted = of.toSorted((a, b) => a.ms - b.ms);
  const found = sorted[sorted.length >> 1];
  if (found === undefined) throw new Error("nothing was measured");
  return found;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
