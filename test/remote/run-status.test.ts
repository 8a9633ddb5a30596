import { expect, test } from "vitest";
import { runStatus } from "../../src/remote/run-status.ts";

const id = `${"0123456789".repeat(2)}-1`;

test.each([
  [`${id} running - - - -`, { state: "running", id }],
  [`${id} submitted - - - -`, { state: "submitted", id }],
  [`${id} orphaned - - - -`, { state: "orphaned", id }],
  ["- absent - - - -", { state: "absent" }],
  [
    `${id} finished cancel 143 1000 me@pc`,
    {
      state: "finished",
      id,
      end: { type: "ended", kind: "cancel", exitCode: 143, durationMs: 1000, by: "me@pc" },
    },
  ],
  [
    `${id} finished exit 0 10 -`,
    { state: "finished", id, end: { type: "ended", kind: "exit", exitCode: 0, durationMs: 10, by: "" } },
  ],
  [`${id} lost reboot - - -`, { state: "lost", id, end: { type: "lost", why: "reboot" } }],
])("%j is read", (words, status) => {
  expect(runStatus(words.split(" "))).toEqual(status);
});

test.each([
  "",
  id,
  `${id} finished`,
  `${id} finished exit - - -`,
  `${id} finished won 0 1 -`,
  `${id} lost - - - -`,
  `${id} unheard-of - - - -`,
  "../../etc-1 running - - - -",
  `${id}0123456789 running - - - -`,
])("%j is not part of the protocol", (words) => {
  expect(() => runStatus(words.split(" "))).toThrow(expect.objectContaining({ code: "protocol" }));
});
