import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unpackResults, type UnpackLimits } from "../../src/workspace/unpack.ts";
import { readTree } from "../../src/workspace/walk.ts";
import { archiveEnd, gnuLong, paxHeader, type RawMember, rawMember, rawTar } from "./raw-tar.ts";
import { recordWarnings } from "./recorder.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const good: RawMember = { name: "good", content: "kept" };
const alsoGood: RawMember = { name: "sub/also good", content: "kept too", mode: 0o755 };

/** An archive that must not be unpacked at all: it tries to write elsewhere, or cannot be what the target meant. */
const refused: readonly (readonly [
  name: string,
  members: readonly RawMember[],
  limits?: Partial<UnpackLimits>,
])[] = [
  ["an absolute name", [{ name: "/tmp/ssh-job-evil", content: "evil" }]],
  [
    "an absolute name in a pax header",
    [paxHeader({ path: "/tmp/ssh-job-evil" }), { name: "fine", content: "evil" }],
  ],
  [
    "an absolute name in a GNU header",
    [gnuLong("L", "/tmp/ssh-job-evil"), { name: "fine", content: "evil" }],
  ],
  ["a name that leads out", [{ name: "../outside/evil", content: "evil" }]],
  ["a name that leads out from below", [{ name: "sub/../../outside/evil", content: "evil" }]],
  ["a directory that leads out", [{ name: "../outside/evil/", type: "5" }]],
  ["a link whose own name leads out", [{ name: "../outside/evil", type: "2", target: "secret" }]],
  ["a FIFO whose name leads out", [{ name: "../outside/evil", type: "6" }]],
  ["..", [{ name: "..", type: "5" }]],
  ["a drive letter", [{ name: "C:/evil", content: "evil" }]],
  ["a drive letter with a backslash", [{ name: "c:\\evil", content: "evil" }]],
  ["a NUL in a name", [paxHeader({ path: "evil\0.txt" }), { name: "fine", content: "evil" }]],
  [
    "a file through a link",
    [
      { name: "x", type: "2", target: "../outside" },
      { name: "x/evil", content: "evil" },
    ],
  ],
  [
    "a file through a chain of links",
    [
      { name: "a", type: "2", target: "b" },
      { name: "b", type: "2", target: "../outside" },
      { name: "a/evil", content: "evil" },
    ],
  ],
  [
    "a directory that takes a link's place",
    [
      { name: "x", type: "2", target: "../outside" },
      { name: "x", type: "5" },
      { name: "x/evil", content: "evil" },
    ],
  ],
  [
    "a link that takes a directory's place",
    [
      { name: "x", type: "5" },
      { name: "x", type: "2", target: "../outside" },
      { name: "x/evil", content: "evil" },
    ],
  ],
  [
    "a link that takes a file's place",
    [
      { name: "x", content: "1" },
      { name: "x", type: "2", target: "../outside/secret" },
    ],
  ],
  [
    "a file that takes a link's place",
    [
      { name: "x", type: "2", target: "../outside/secret" },
      { name: "x", content: "evil" },
    ],
  ],
  [
    "a file where a directory is",
    [
      { name: "x", type: "5" },
      { name: "x", content: "1" },
    ],
  ],
  [
    "a directory where a file is",
    [
      { name: "x", content: "1" },
      { name: "x", type: "5" },
    ],
  ],
  [
    "a file below a file",
    [
      { name: "x", content: "1" },
      { name: "x/y", content: "2" },
    ],
  ],
  [
    "one name twice",
    [
      { name: "x", content: "1" },
      { name: "./x", content: "2" },
    ],
  ],
  [
    "one link twice",
    [
      { name: "x", type: "2", target: "good" },
      { name: "x", type: "2", target: "sub" },
    ],
  ],
  ["a hard link to a file outside", [{ name: "x", type: "1", target: "../outside/secret" }]],
  ["a hard link to an absolute name", [{ name: "x", type: "1", target: "/etc/passwd" }]],
  [
    "a hard link to itself",
    [
      { name: "x", content: "1" },
      { name: "x", type: "1", target: "x" },
    ],
  ],
  ["a file without a name", [{ name: "", content: "1" }]],
  ["a file that is the directory itself", [{ name: ".", content: "1" }]],
  ["a link that is the directory itself", [{ name: "./", type: "2", target: "../outside" }]],
  ["a name longer than 255 bytes", [gnuLong("L", "x".repeat(256)), { name: "x", content: "1" }]],
  [
    "a name that is longer than 255 bytes when escaped",
    [gnuLong("L", Buffer.alloc(100, 0xff)), { name: "x" }],
  ],
  ["a very deep name", [gnuLong("L", "d/".repeat(1000) + "x"), { name: "x" }]],
  [
    "a very long path",
    [gnuLong("L", `${"d".repeat(200)}/`.repeat(30) + "x"), { name: "x" }],
    { depth: 1000 },
  ],
  ["20 GiB in a header", [{ name: "x", size: 20 * 1024 ** 3, content: "little" }], { bytes: 1024 ** 3 }],
  ["20 GiB in a header, and the end after that", [{ name: "x", size: 20 * 1024 ** 3, content: "little" }]],
  ["2^70 bytes in a header", [{ name: "x", size: Buffer.from("800000400000000000000000", "hex") }]],
  ["a negative size", [{ name: "x", size: Buffer.alloc(12, 0xff), content: "1" }]],
  ["another size in a pax header", [paxHeader({ size: "99999999" }), { name: "x", content: "1" }]],
  [
    "more bytes than allowed",
    [
      { name: "x", content: "12345" },
      { name: "y", content: "67890" },
    ],
    { bytes: 17 },
  ],
  [
    "more bytes than allowed by hard links",
    [
      { name: "x", content: "12345" },
      { name: "y", type: "1", target: "x" },
      { name: "z", type: "1", target: "x" },
    ],
    { bytes: 26 },
  ],
  ["more members than allowed", [{ name: "x" }, { name: "y" }, { name: "z" }], { entries: 4 }],
  [
    "more left-out members than allowed",
    [1, 2, 3].map((n) => ({ name: `f${n}`, type: "6" })),
    { entries: 4 },
  ],
  ["a wrong checksum", [{ name: "x", checksum: 1 }]],
  ["no known magic", [{ name: "x", magic: "\0\0\0\0\0\0\0\0" }]],
  ["a pax header that is too large", [{ name: "x", type: "x", size: 5 * 1024 ** 2, content: "1" }]],
];

/** What cannot be had as a result is left out and told of; what stands beside it arrives. */
const leftOut: readonly (readonly [name: string, members: readonly RawMember[], warning: RegExp])[] = [
  ["a link to an absolute path", [{ name: "x", type: "2", target: "/etc/passwd" }], /lead out .*"x"/],
  ["a link to an outer path", [{ name: "sub/x", type: "2", target: "../../outside" }], /lead out .*"sub\/x"/],
  [
    "a link out through the directory of another link",
    [
      { name: "a/b/up", type: "2", target: "../.." },
      { name: "x", type: "2", target: "a/b/up/../outside" },
    ],
    /lead nowhere|lead out/,
  ],
  [
    "a link out to what is there, through the directory of another link",
    [
      { name: "a/b/up", type: "2", target: "../.." },
      { name: "x", type: "2", target: "a/b/up/../../../outside/secret" },
    ],
    /lead out .*"x"/,
  ],
  [
    "a chain of links of which the last leads out",
    [
      { name: "x", type: "2", target: "y" },
      { name: "y", type: "2", target: "z" },
      { name: "z", type: "2", target: "../outside" },
    ],
    /lead out .*"z"\.\n.*lead nowhere .*"x", "y"\.$/,
  ],
  ["a link to what is not there", [{ name: "x", type: "2", target: "nothing" }], /lead nowhere .*"x"/],
  [
    "links in a circle",
    [
      { name: "x", type: "2", target: "y" },
      { name: "y", type: "2", target: "x" },
    ],
    /lead nowhere .*\(2\)/,
  ],
  [
    "a link with a NUL in its text",
    [paxHeader({ linkpath: "good\0" }), { name: "x", type: "2", target: "good" }],
    /lead nowhere .*"x"/,
  ],
  ["a link of no text", [{ name: "x", type: "2", target: "" }], /lead nowhere .*"x"/],
  [
    "a hard link to a link that leads out",
    [
      { name: "x", type: "2", target: "/etc/passwd" },
      { name: "y", type: "1", target: "x" },
    ],
    /lead out .*\(2\): "x", "y"/,
  ],
  ["a hard link to what did not come", [{ name: "x", type: "1", target: "nothing" }], /Hard links .*"x"/],
  ["a hard link to a directory", [{ name: "x", type: "1", target: "sub" }], /Hard links .*"x"/],
  ["a character device", [{ name: "x", type: "3" }], /devices .*"x"/],
  ["a block device", [{ name: "x", type: "4" }], /devices .*"x"/],
  ["a FIFO", [{ name: "x", type: "6" }], /FIFOs .*"x"/],
  [
    "a sparse file in GNU's format",
    [{ name: "x", type: "S", magic: "ustar  \0", content: "data" }],
    /Sparse .*"x"/,
  ],
  [
    "a sparse file in pax format",
    [
      paxHeader({
        "GNU.sparse.major": "1",
        "GNU.sparse.minor": "0",
        "GNU.sparse.name": "x",
        "GNU.sparse.realsize": "9",
      }),
      { name: "GNUSparseFile.1/x", content: "1\n0\n1\n" },
    ],
    /Sparse .*"x"/,
  ],
  ["a member of unknown type", [{ name: "x", type: "V" }], /uncommon .*"x"/],
];

describe("an archive is refused, and nothing placed anywhere, for", () => {
  test.each(refused.map(([name, members, limits = {}]) => ({ name, members, limits })))(
    "$name",
    async ({ members, limits }) => {
      const sandbox = makeSandbox();
      await expect(unpack(sandbox, rawTar(good, alsoGood, ...members), limits)).rejects.toMatchObject({
        name: "JobError",
        code: "results",
      });
      expect(readdirSync(sandbox.around)).toEqual([]);
      sandbox.expectUntouched();
    },
  );
});

describe("a result is left out with a warning, and the others arrive, for", () => {
  test.each(leftOut)("%s", async (_, members, warning) => {
    const sandbox = makeSandbox();
    const { warnings } = await unpack(sandbox, rawTar(good, ...members, alsoGood));
    expect(warnings.join("\n")).toMatch(warning);
    expect(readFileSync(join(sandbox.place, "good"), "utf8")).toBe("kept");
    expect(readFileSync(join(sandbox.place, "sub/also good"), "utf8")).toBe("kept too");
    for (const name of ["x", "y", "z", "sub/x"]) {
      expect(lstatSync(join(sandbox.place, name), { throwIfNoEntry: false })).toBeUndefined();
    }
    expect(readdirSync(sandbox.around)).toEqual(["results"]);
    sandbox.expectUntouched();
  });
});

describe("an archive that was cut", () => {
  const whole = Buffer.concat([
    rawMember(good),
    rawMember(paxHeader({ path: `${"long/".repeat(30)}name` })),
    rawMember({ name: "short", content: "long name" }),
    rawMember({ name: "zeros", content: Buffer.alloc(3000) }),
    rawMember({ name: "large", content: Buffer.alloc(300_000, "large") }),
    rawMember({ name: "link", type: "2", target: "good" }),
  ]);

  test("anywhere is refused, and nothing placed", async () => {
    const boundaries = Array.from({ length: whole.length / 512 + 2 }, (_, n) => n * 512);
    const cuts = fc.oneof(fc.constantFrom(...boundaries), fc.nat(whole.length + archiveEnd.length - 1));
    await fc.assert(
      fc.asyncProperty(cuts, async (cut) => {
        const sandbox = makeSandbox();
        const archive = Buffer.concat([whole, archiveEnd]).subarray(0, cut);
        await expect(unpack(sandbox, archive)).rejects.toMatchObject({ code: "results" });
        expect(readdirSync(sandbox.around)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("between any two members is refused", async () => {
    for (let cut = 0; cut <= 6 * 512; cut += 512) {
      const sandbox = makeSandbox();
      await expect(unpack(sandbox, whole.subarray(0, cut))).rejects.toMatchObject({ code: "results" });
      expect(readdirSync(sandbox.around)).toEqual([]);
    }
  });
});

test("whatever bytes come, nothing is written outside and no other error than ours is thrown", async () => {
  const name = fc.constantFrom(
    "x",
    "x/y",
    "../outside/evil",
    "/tmp/ssh-job-evil",
    "y",
    "x/../../z",
    ".",
    "good",
  );
  const member = fc.record({
    name,
    type: fc.constantFrom("0", "1", "2", "3", "5", "6", "7", "L", "K", "S", "x", "g"),
    target: name,
    content: fc.oneof(name, fc.constant("20 path=../outside/e\n")),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(member, { maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(5000), fc.nat(255))),
      async (members, flips) => {
        const sandbox = makeSandbox();
        const archive = rawTar(good, ...members);
        for (const [at, byte] of flips) archive.writeUInt8(byte, at % archive.length);
        await unpack(sandbox, archive).catch((error: unknown) => {
          expect(error).toMatchObject({ name: "JobError", code: "results" });
        });
        sandbox.expectUntouched();
        expect(["", "results"]).toContain(readdirSync(sandbox.around).join());
      },
    ),
    { numRuns: 300 },
  );
});

interface Sandbox {
  /** A directory that holds nothing but the results. */
  readonly around: string;
  readonly place: string;
  expectUntouched(): void;
}

/** Results may go to `around/results`; `around/../outside` is what an archive would like to reach. */
function makeSandbox(): Sandbox {
  const base = temporaryDirectory();
  const around = join(base, "around");
  for (const name of ["around", "outside"]) mkdirSync(join(base, name));
  writeFileSync(join(base, "outside/secret"), "secret");
  symlinkSync("outside", join(base, "link"));
  return {
    around,
    place: join(around, "results"),
    expectUntouched: () => {
      expect(readdirSync(base).sort()).toEqual(["around", "link", "outside"]);
      expect(readdirSync(join(base, "outside"))).toEqual(["secret"]);
      expect(readFileSync(join(base, "outside/secret"), "utf8")).toBe("secret");
      expect(lstatSync("/tmp/ssh-job-evil", { throwIfNoEntry: false })).toBeUndefined();
    },
  };
}

async function unpack(
  { place }: Sandbox,
  archive: Buffer,
  limits: Partial<UnpackLimits> = {},
): Promise<{ warnings: string[] }> {
  const { warnings, emit } = recordWarnings();
  const entries = await unpackResults(Readable.from([archive]), place, { limits, emit });
  const { entries: found } = await readTree(place, { exclude: [], emit });
  const listed = entries.map(({ path }) => path).sort();
  expect(listed).toEqual(found.map(({ path }) => path).sort());
  return { warnings };
}
