import { expect, test } from "vitest";
import type { LockClaim } from "../../../src/remote/lock-claim.ts";
import type { StoredRun } from "../../../src/remote/stored-run.ts";
import type { RunId } from "../../../src/remote/run-id.ts";
import {
  clockFinding,
  lockFindings,
  runFindings,
  spaceFinding,
  storeFindings,
} from "../../../src/report/findings/store.ts";

test.each([
  ["80000000", "16000000", "ok"],
  ["80000000", "0", "ok"],
  ["80000000", "-", "ok"],
  ["400000", "16000000", "warn"],
  ["80000000", "5000", "warn"],
  ["9000", "16000000", "fail"],
  ["80000000", "12", "fail"],
  ["", "", "warn"],
])("%s KiB and %s inodes are %s", (kib, inodes, status) => {
  const finding = spaceFinding(
    new Map([
      ["kib", kib],
      ["inodes", inodes],
    ]),
    "ci@board",
  );
  expect(finding.status).toBe(status);
  if (status !== "ok") expect(finding.hint).not.toBeUndefined();
});

test.each([
  [0, "ok", ""],
  [4_000, "ok", ""],
  [-4_000, "ok", ""],
  [3_600_000, "warn", "1 h 00 min ahead of"],
  [-86_400_000, "warn", "24 h 00 min behind"],
])("a clock that is off by %d ms is %s", (off, status, said) => {
  const ours = 1_700_000_000_500;
  const epoch = String(Math.floor((ours + off) / 1000));
  const finding = clockFinding(new Map([["epoch", epoch]]), ours);
  expect(finding.status).toBe(status);
  expect(finding.message).toContain(said);
});

test("a target without a clock is warned of", () => {
  expect(clockFinding(new Map(), 0).status).toBe("warn");
});

test("the store is shown with its mode, owner, version and size", () => {
  const probe = new Map([
    ["store", "drwx------ 5 1000 1000 4096 Nov 20 20:00 /home/ci/.cache/ssh-job/v1 1"],
    ["taken", "2048"],
    ["leftovers", "0"],
  ]);
  expect(storeFindings(probe, "~/.cache/ssh-job", "ci@board").map(({ message }) => message)).toEqual([
    "The store ~/.cache/ssh-job is there: mode drwx------, owner 1000, version 1, 2.1 MB in all.",
  ]);
});

test("what was left in the store is warned of, with the command that removes it", () => {
  const [, finding] = storeFindings(new Map([["leftovers", "2"]]), "~/jobs", "ci@board");
  expect(finding).toMatchObject({ status: "warn", hint: "Remove it: ssh-job gc --host ci@board" });
  expect(finding?.message).toContain("2 pieces");
});

test("runs whose end nobody knows are counted, and the command that shows them is told", () => {
  const run = (state: "finished" | "lost" | "running"): StoredRun =>
    ({ status: { state }, kib: 1000, who: undefined, label: undefined }) as StoredRun;
  const [all, lost, ...others] = runFindings([run("finished"), run("lost"), run("running")], "ci@board");
  expect(all?.message).toBe("The store holds 3 runs, 1 going on; the ended ones take 3.1 MB.");
  expect(lost).toMatchObject({ status: "warn", hint: "See which: ssh-job list --host ci@board" });
  expect(lost?.message).toMatch(/^Nobody knows how 1 run has ended/);
  expect(others).toEqual([]);
});

test("a holder that is gone is warned of, with the command that frees the lock", () => {
  const id = `${"0123456789".repeat(2)}-1` as RunId;
  const claim: LockClaim = {
    ...{ role: "holder", lock: "board", place: 1, id, since: undefined },
    ...{ live: false, who: undefined, label: undefined },
  };
  expect(lockFindings([claim], "ci@board")).toMatchObject([
    {
      status: "warn",
      hint: expect.stringContaining("ssh-job locks --host ci@board --break board") as string,
    },
  ]);
  expect(lockFindings([{ ...claim, role: "waiting" }], "ci@board")).toMatchObject([{ status: "ok" }]);
});
