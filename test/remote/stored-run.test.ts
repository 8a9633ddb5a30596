import { expect, test } from "vitest";
import { storedRun } from "../../src/remote/stored-run.ts";

const id = `${"0123456789".repeat(2)}-1`;

test("a run is listed with what it takes, who sent it and what it is called", () => {
  const words = `${id} finished exit 7 1500 - 1000000000 1000000001 120 ci@build firmware`;
  expect(storedRun(words.split(" "))).toMatchObject({
    status: { state: "finished", id, end: { exitCode: 7 } },
    ...{ kib: 120, who: "ci@build", label: "firmware" },
  });
});

test("what the target does not know is left open", () => {
  expect(storedRun(`${id} running - - - - - - - - -`.split(" "))).toMatchObject({
    ...{ kib: undefined, who: undefined, label: undefined },
  });
});

test("a run that vanished while the list was made is not on it", () => {
  expect(storedRun(`${id} absent - - - - - - - - -`.split(" "))).toBeUndefined();
});

test.each([
  `${id} running - - - - - -`,
  `${id} running - - - - - - 1k - -`,
  `${id} running - - - - - - 1 - a;b`,
])("%j is not part of the protocol", (words) => {
  expect(() => storedRun(words.split(" "))).toThrow(expect.objectContaining({ code: "protocol" }));
});
