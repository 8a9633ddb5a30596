import { expect, test } from "vitest";
import { Extras } from "../../src/workspace/archive-extras.ts";
import { paxHeader } from "./raw-tar.ts";

const records = (of: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(paxHeader(of, "g").content ?? "");

test("headers for all members pile up nothing but what is asked for", () => {
  const extras = new Extras();
  extras.add("g", records({ path: "a", linkpath: "b", size: "1", "GNU.sparse.name": "c" }));
  for (let index = 0; index < 1000; index += 1)
    extras.add("g", records({ [`SCHILY.${index}`]: "x", [`GNU.sparse.${index}`]: "x" }));
  const keys = ["path", "linkpath", "size", "GNU.sparse.name", "GNU.sparse"];
  expect([...extras.use().records.keys()]).toEqual(keys);
  expect([...extras.use().records.keys()]).toEqual(keys);
});

test("a name for all members that is longer than any is refused", () => {
  const extras = new Extras();
  expect(() => extras.add("g", records({ path: "x".repeat(100_000) }))).toThrow(RangeError);
  extras.add("g", records({ comment: "x".repeat(100_000) }));
  expect(extras.use().records.size).toBe(0);
});
