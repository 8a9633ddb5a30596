import { expect, test } from "vitest";
import { lockClaim } from "../../src/remote/lock-claim.ts";

const id = `${"0123456789".repeat(2)}-1`;

test("who holds a lock, and since when, is read", () => {
  expect(lockClaim(`H board 2 ${id} 1000000000 live ci@build firmware`.split(" "))).toEqual({
    ...{ role: "holder", lock: "board", place: 2, id, since: new Date("2001-09-09T01:46:40Z") },
    ...{ live: true, who: "ci@build", label: "firmware" },
  });
});

test("who waits for it is read", () => {
  expect(lockClaim(`W board 1 ${id} - stale - -`.split(" "))).toEqual({
    ...{ role: "waiting", lock: "board", place: 1, id, since: undefined },
    ...{ live: false, who: undefined, label: undefined },
  });
});

test.each([
  "",
  `X board 1 ${id} - live - -`,
  `H - 1 ${id} - live - -`,
  `H board x ${id} - live - -`,
  `H board 1 me - live - -`,
  `H board 1 ${id} - dead - -`,
  `H bo\u001bard 1 ${id} - live - -`,
])("%j is not part of the protocol", (words) => {
  expect(() => lockClaim(words.split(" "))).toThrow(expect.objectContaining({ code: "protocol" }));
});
