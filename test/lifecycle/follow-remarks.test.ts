import { expect, test } from "vitest";
import { describeQueue, remarkOn } from "../../src/lifecycle/follow-remarks.ts";
import type { RunId } from "../../src/remote/run-id.ts";

const lock = { name: "board", queueTimeoutMs: 1 };
const unknown = {
  type: "queued",
  position: 2,
  holder: undefined,
  since: undefined,
  who: undefined,
  label: undefined,
} as const;
const holder = "0123456789abcdef0123-1" as RunId;

test("who waits is told where it stands and who holds the lock, as far as that is known", () => {
  const since = new Date("2026-01-02T14:03:59Z");
  expect(describeQueue({ ...unknown, holder, since, who: "me@1", label: "soak" }, { lock })).toBe(
    `Waiting for the lock board: position 2; held by ${holder} (soak, me@1) since 14:03 UTC.`,
  );
  expect(describeQueue({ ...unknown, holder, who: "me@1" }, { lock })).toBe(
    `Waiting for the lock board: position 2; held by ${holder} (me@1).`,
  );
  expect(describeQueue(unknown, { lock })).toBe("Waiting for the lock board: position 2.");
});

test.each([
  [{ type: "gap" }, /lines are missing.*Free space/],
  [{ type: "capped", bytes: 1024 ** 3 }, /cut at 1\.1 GB.*outputs/],
  [{ type: "stray", pid: 7, name: "dd" }, /process 7 \(dd\).*Look at it there/],
  [{ type: "unheard", host: "node7" }, /belongs to node7.*Look whether/],
] as const)("what is odd is told with what to do: %j", (event, expected) => {
  expect(remarkOn(event)).toMatch(expected);
});
