import { expect, test } from "vitest";
import { sizeBytes } from "../../src/config/sizes.ts";

test.each([
  ["0", 0],
  ["4096", 4096],
  ["2k", 2048],
  ["500M", 500 * 1024 ** 2],
  ["2G", 2 * 1024 ** 3],
  ["1T", 1024 ** 4],
])("%s is a size", (text, bytes) => {
  expect(sizeBytes(text)).toBe(bytes);
});

test.each(["", "M", "1.5G", "-1", "1 G", "2GB", "1e3", "9999999999999"])("%j is none", (text) => {
  expect(sizeBytes(text)).toBeNaN();
});
