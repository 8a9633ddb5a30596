import { expect, test } from "vitest";
import { runStatus } from "../../src/remote/run-status.ts";

const id = `${"0123456789".repeat(2)}-1`;
const unknown = { started: undefined, ended: undefined };
const times = { started: new Date("2001-09-09T01:46:40Z"), ended: new Date("2001-09-09T01:46:43Z") };

test.each([
  [`${id} submitted - - - - - -`, { state: "submitted", id, ...unknown }],
  [`${id} queued - - - - - -`, { state: "queued", id, ...unknown }],
  [`${id} running - - - - 1000000000 -`, { state: "running", id, ...times, ended: undefined }],
  [`${id} unknown - - - - - -`, { state: "unknown", id, ...unknown }],
  [`${id} shared - - - - 1000000000 -`, { state: "shared", id, ...times, ended: undefined }],
  [`${id} absent - - - - - -`, { state: "absent" }],
  ["- absent - - - - - -", { state: "absent" }],
  [
    `${id} finished cancel 143 1000 me@pc 1000000000 1000000003`,
    {
      ...{ state: "finished", id, ...times },
      end: { type: "ended", kind: "cancel", exitCode: 143, durationMs: 1000, by: "me@pc" },
    },
  ],
  [
    `${id} finished exit 0 10 - - -`,
    {
      ...{ state: "finished", id, ...unknown },
      end: { type: "ended", kind: "exit", exitCode: 0, durationMs: 10, by: "" },
    },
  ],
  [
    `${id} finished queue - 0 - - 1000000003`,
    {
      ...{ state: "finished", id, started: undefined, ended: times.ended },
      end: { type: "ended", kind: "queue", exitCode: undefined, durationMs: 0, by: "" },
    },
  ],
  [`${id} lost reboot - - - - -`, { state: "lost", id, ...unknown, end: { type: "lost", why: "reboot" } }],
  [
    `${id} lost other-host - - - 1000000000 -`,
    { state: "lost", id, ...times, ended: undefined, end: { type: "lost", why: "other-host" } },
  ],
])("%j is read", (words, status) => {
  expect(runStatus(words.split(" "))).toEqual(status);
});

test.each([
  "",
  id,
  `${id} running`,
  `${id} finished`,
  `${id} finished exit - - - - -`,
  `${id} finished won 0 1 - - -`,
  `${id} finished exit 0 1 a\u001bb - -`,
  `${id} finished exit 0 1 ${"x".repeat(201)} - -`,
  `${id} lost - - - - - -`,
  `${id} unheard-of - - - - - -`,
  `${id} running - - - - yesterday -`,
  `${id} running - - - - 1000000000000 -`,
  "../../etc-1 running - - - - - -",
  `${id}0123456789 running - - - - - -`,
])("%j is not part of the protocol", (words) => {
  expect(() => runStatus(words.split(" "))).toThrow(expect.objectContaining({ code: "protocol" }));
});
