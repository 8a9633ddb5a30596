import { expect, test } from "vitest";
import type { LockClaim } from "../../../src/remote/lock-claim.ts";
import type { RunId } from "../../../src/remote/run-id.ts";
import {
  clockFinding,
  lockFindings,
  spaceFinding,
  storeFinding,
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

test("the store is shown with its mode, owner and version", () => {
  const probe = new Map([["store", "drwx------ 5 1000 1000 4096 Nov 20 20:00 /home/ci/.cache/ssh-job/v1 1"]]);
  expect(storeFinding(probe, "~/.cache/ssh-job").message).toBe(
    "The store ~/.cache/ssh-job is there: mode drwx------, owner 1000, version 1.",
  );
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
