import { expect, test } from "vitest";
import { ArchiveBytes } from "../../src/workspace/archive-bytes.ts";

/** Single bytes, all in the same place: one that is kept and not copied becomes the next. */
async function* single(text: string): AsyncGenerator<Buffer, void> {
  const place = Buffer.alloc(1);
  for (const byte of Buffer.from(text)) {
    place[0] = byte;
    yield await Promise.resolve(place);
  }
}

test("bytes that come one by one are joined as they come", async () => {
  const bytes = new ArchiveBytes(single("one by one"), () => undefined);
  expect(String(await bytes.take(7))).toBe("one by ");
  expect(String(await bytes.take(3))).toBe("one");
  expect(bytes.isEmpty()).toBe(true);
});

test("what is too little at the end stays", async () => {
  const bytes = new ArchiveBytes(single("end"), () => undefined);
  expect(await bytes.take(4)).toBeUndefined();
  expect(bytes.isEmpty()).toBe(false);
  expect(String(await bytes.takeSome(9))).toBe("end");
});
