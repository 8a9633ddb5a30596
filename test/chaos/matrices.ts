import { shells } from "../remote/target.ts";
import { actorFaults, situations } from "./actors.ts";
import { moments } from "./moments.ts";
import { networkFaults } from "./network-faults.ts";
import { servers } from "./servers.ts";
import { targetFaults } from "./target-faults.ts";
import { targetPhases } from "./target-phases.ts";

/** A table of what is survived, of which every cell is a test. */
export interface Matrix {
  readonly title: string;
  /** What a test of it demands. */
  readonly promise: string;
  readonly file: string;
  /** Whether the rows are titles of tests that are written out in the file. */
  readonly quotes?: boolean;
  /** What the rows are. */
  readonly corner: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** How the name of a cell's test begins, as Vitest knows it; `undefined` where there is nothing to test. */
  readonly testOf: (row: string, column: string) => string | undefined;
}

const namesOf = (axis: readonly { readonly name: string }[]): string[] => axis.map(({ name }) => name);

export const matrices: readonly Matrix[] = [
  ...servers.map(({ name }) => ({
    title: `The way there, over ${name}`,
    promise:
      "Whatever happens to the connection, the job has run once, its log and its results have arrived byte for byte, its verdict is right, no process is left and nothing half made is in the store.",
    file: "test/chaos/network.test.ts",
    corner: "During",
    rows: namesOf(moments),
    columns: namesOf(networkFaults),
    testOf: (row: string, column: string) => `over ${name} > after a ${column} during ${row} `,
  })),
  {
    title: "The disk of the target",
    promise:
      "The disk fails while everybody has files open on it. What was submitted keeps its exit code, its limits and its results, and missing lines of the log are told; what cannot be submitted any more leaves nothing.",
    file: "test/chaos/target.test.ts",
    corner: "Before",
    rows: namesOf(targetPhases),
    columns: namesOf(targetFaults),
    testOf: (row, column) => `with ${column} > before ${row}, `,
  },
  {
    title: "Those who see a run through",
    promise:
      "A run has a supervisor, a standby who takes its place, and a leader of the script's session; a queued run waits for a lock. While one of them is left that knows the end, it is told; else the run is lost, never passed.",
    file: "test/chaos/actors.test.ts",
    corner: "After",
    rows: namesOf(actorFaults),
    columns: situations,
    testOf: (row, column) => {
      const { result } = actorFaults.find(({ name }) => name === row) ?? {};
      const possible = situations.some((situation) => situation === column && result?.[situation]);
      return possible ? `a run that is ${column} > ends as it has to after ${row}` : undefined;
    },
  },
  {
    title: "A lock on the target",
    promise: "Each is tried with the tools of another system, without a server.",
    file: "test/remote/lock.test.ts",
    quotes: true,
    corner: "",
    rows: [
      "contenders hold a lock one after the other, in the order in which they came",
      "contenders, of whom every third is killed while it holds, never hold at once",
      "of a lock with three slots three hold at once, and no more",
      "the lock of a holder that was killed, with all who see it through, passes on",
      "the lock of a holder from before a reboot passes on",
      "an orphaned script still protects the board",
    ],
    columns: shells,
    testOf: (row, column) =>
      `${row.includes("killed while") ? "with holders that die, " : ""}on a target whose sh is ${column} > ${row}`,
  },
];
