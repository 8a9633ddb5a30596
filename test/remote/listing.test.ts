import { Readable } from "node:stream";
import { Answer } from "../../src/remote/answer.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readListing, type RemoteName } from "../../src/remote/listing.ts";

const listing = ".\0./a\0\0./a/f\0./\xff\n\0\0./link\0\0./pipe\0\x005 755\n17 644\n.\n";

test("names are raw bytes, with their types and the files' sizes", async () => {
  expect(shown(await decode(listing))).toEqual([
    "directory a",
    "file a/f 5",
    "file \xff\n 17",
    "symlink link",
    "special pipe",
  ]);
});

test("any names come out as they went in", async () => {
  const name = fc
    .uint8Array({ minLength: 1, maxLength: 20 })
    .map((bytes) => Buffer.from(bytes).toString("latin1").replaceAll("\0", "_"));
  const names = fc.array(name, { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(names, names, names, names, async (...sections) => {
      const text =
        sections.map((section) => section.map((entry) => `./${entry}\0`).join("") + "\0").join("") + ".\n";
      const decoded = await decode(text);
      expect(decoded.map((entry) => entry.name.toString("latin1"))).toEqual(sections.flat());
    }),
  );
});

test.each([
  ["are missing", ""],
  ["are fewer than the files", "5 755\n"],
  ["are more than the files", "5 755\n17 644\n1 644\n"],
  ["are no numbers", "5 755\nstat: no such option\n"],
  ["are without modes", "5\n17\n"],
])("sizes that %s are not believed", async (_, sizes) => {
  const names = listing.slice(0, listing.indexOf("5 755"));
  expect(shown(await decode(`${names}${sizes}.\n`))).toEqual([
    "directory a",
    "file a/f",
    "file \xff\n",
    "symlink link",
    "special pipe",
  ]);
});

test("a list cut anywhere is refused", async () => {
  for (let length = 0; length < listing.length - 1; length += 1)
    await expect(decode(listing.slice(0, length))).rejects.toMatchObject({ code: "connection-lost" });
});

test.each(["/etc/passwd", "../up", "x", "./"])(
  "the name %j is refused or empty, never taken as it is",
  async (name) => {
    const decoded = decode(`${name}\0\0\0\0\0.\n`);
    if (name === "./") expect(shown(await decoded)).toEqual(["directory "]);
    else await expect(decoded).rejects.toMatchObject({ code: "protocol" });
  },
);

test.each([
  ["names", "", "./", "\0"],
  ["sizes", "\0\0\0\0", "", "\n"],
])("a list of few but very long %s is refused", async (_, before, start, end) => {
  const chunk = Buffer.from(`${start}${"x".repeat(60_000)}${end}`);
  const chunks = [Buffer.from(before), ...Array.from({ length: 4_600 }, () => chunk)];
  const read = readListing(new Answer(Readable.from(chunks)));
  await expect(read).rejects.toMatchObject({ code: "protocol" });
});

function decode(text: string): Promise<RemoteName[]> {
  return readListing(new Answer(Readable.from([Buffer.from(text, "latin1")])));
}

function shown(names: readonly RemoteName[]): string[] {
  return names.map(({ type, name, size }) =>
    [type, name.toString("latin1"), ...(size === undefined ? [] : [size])].join(" "),
  );
}
