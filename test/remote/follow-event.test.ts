import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JobError } from "../../src/errors.ts";
import { Answer } from "../../src/remote/answer.ts";
import { followEvents, type FollowEvent } from "../../src/remote/follow-event.ts";

const whole = "D log 0 6\na\nb\0\xffc\nH\nD log 6 4\nlast\nX exit 7 1234 \n";

test("output, signs of life and the end are read", async () => {
  const { events } = await read(whole);
  expect(events).toEqual([
    { type: "output", stream: "log", offset: 0, data: Buffer.from("a\nb\0\xffc", "latin1") },
    { type: "alive" },
    { type: "output", stream: "log", offset: 6, data: Buffer.from("last") },
    { type: "ended", kind: "exit", exitCode: 7, durationMs: 1234, by: "" },
  ]);
});

test.each([
  ["X cancel 143 10 somebody@pc", { type: "ended", kind: "cancel", exitCode: 143, by: "somebody@pc" }],
  ["X timeout 0 10 ", { type: "ended", kind: "timeout", exitCode: 0, by: "" }],
  ["X idle 143 10 ", { type: "ended", kind: "idle" }],
  ["X queue - 0 ", { type: "ended", kind: "queue", exitCode: undefined, durationMs: 0 }],
  ["X cancel - 0 me", { type: "ended", kind: "cancel", exitCode: undefined, by: "me" }],
  ["L reboot", { type: "lost", why: "reboot" }],
  ["L supervisor-died", { type: "lost", why: "supervisor-died" }],
  ["L other-host", { type: "lost", why: "other-host" }],
])("%j is an end", async (line, end) => {
  expect((await read(`${line}\nnot read any more`)).events).toMatchObject([end]);
});

const holder = `${"0123456789".repeat(2)}-7`;

test.each([
  [
    `Q 2 ${holder} 1000000000 ci@build firmware`,
    {
      ...{ type: "queued", position: 2, holder, since: new Date("2001-09-09T01:46:40Z") },
      ...{ who: "ci@build", label: "firmware" },
    },
  ],
  [
    "Q 1 - - - -",
    {
      ...{ type: "queued", position: 1, holder: undefined, since: undefined },
      ...{ who: undefined, label: undefined },
    },
  ],
  ["R", { type: "started" }],
  ["G", { type: "gap" }],
  ["C 1048576", { type: "capped", bytes: 1_048_576 }],
  ["K 123 a b \x1b[31m", { type: "stray", pid: 123, name: "a b  [31m" }],
  ["U board-2", { type: "unheard", host: "board-2" }],
])("%j is told", async (line, event) => {
  expect((await read(`${line}\n`)).events).toEqual([event]);
});

test("an answer that is cut anywhere is never taken for an end, nor for a breach of the protocol", async () => {
  for (let length = 0; length < whole.length; length += 1) {
    const { events, error } = await read(whole.slice(0, length));
    expect(events.filter(({ type }) => type === "ended")).toEqual([]);
    if (error !== undefined) expect(error.code).toBe("connection-lost");
    const output = events.flatMap((event) => (event.type === "output" ? [event.data] : []));
    expect("a\nb\0\xffclast").toContain(Buffer.concat(output).toString("latin1"));
  }
});

describe("a line that is not part of the protocol is refused:", () => {
  test.each([
    "",
    "hello",
    "d log 0 1",
    "D",
    "D tty 0 1",
    "D log 0",
    "D log 0 -1",
    "D log 0 1e3",
    "D log 0 99999999999999999999",
    "D log x 1",
    "D log 0 1\nab",
    "X",
    "X exit",
    "X exit -1 5 ",
    "X exit 0x1 5 ",
    "X exploded 0 5 ",
    "X exit 0 - ",
    "X cancel 0 5 \x1bme",
    "Q",
    "Q next - - - -",
    "Q 1 somebody - - -",
    "Q 1 - - a;b -",
    "C lots",
    "K",
    "K init 1",
    "X exit 0 5s ",
    "L",
    "L reasons",
    "S id",
    "E unheard-of message",
    "E __proto__ message",
  ])("%j", async (line) => {
    expect((await read(`${line}\n`)).error?.code).toBe("protocol");
  });
});

test("an error that the target reports is that error", async () => {
  const { error } = await read("D log 0 1\na\nE target there is no run x\n");
  expect(error).toMatchObject({ code: "target", message: "On the target: there is no run x" });
});

test("whatever the target says, reading it ends with an event, an error of ours, or its end", async () => {
  const piece = fc.oneof(
    fc.constantFrom("D log ", "D err 0 ", "X exit 0 1 \n", "L reboot\n", "H\n", "\n", " ", "0", "3", "abc"),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const { error } = await read(pieces.join(""));
      expect(["protocol", "connection-lost", undefined]).toContain(error?.code);
    }),
    { numRuns: 300 },
  );
});

/** Reads all events of an answer; each character is a byte. */
async function read(text: string): Promise<{ events: FollowEvent[]; error: JobError | undefined }> {
  const events: FollowEvent[] = [];
  try {
    const answer = new Answer(Readable.from([Buffer.from(text, "latin1")]));
    for await (const event of followEvents(answer)) events.push(event);
    return { events, error: undefined };
  } catch (error) {
    if (error instanceof JobError) return { events, error };
    throw error;
  }
}
