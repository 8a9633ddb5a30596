import type { FailingDisk } from "../support/failing-disk.ts";

/** What can become of the disk of a target. The names complete "with …". */
export interface TargetFault {
  readonly name: string;
  readonly strike: (disk: FailingDisk) => void;
  /** What a submission is refused with. */
  readonly code: "disk-full" | "target";
  /** Whether what a job says from then on can still be written down. */
  readonly keepsLog: boolean;
  /** Whether nothing will ever be written there again, not even that all is over. */
  readonly lasts: boolean;
}

export const targetFaults: readonly TargetFault[] = [
  { name: "a full disk", strike: (disk) => disk.fill(), code: "disk-full", keepsLog: false, lasts: false },
  {
    name: "no inodes left",
    strike: (disk) => disk.useUpInodes(),
    code: "disk-full",
    keepsLog: true,
    lasts: false,
  },
  {
    name: "a read-only disk",
    strike: (disk) => disk.turnReadOnly(),
    code: "target",
    keepsLog: false,
    lasts: true,
  },
];
