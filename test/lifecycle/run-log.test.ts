import { writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mountSmallDisk } from "../support/small-disk.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { RunLog } from "../../src/lifecycle/run-log.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "run-log-"));
});
afterAll(() => rm(directory, { recursive: true }));

function open(place: string, separateStreams = false): Promise<RunLog> {
  return RunLog.open(place, { separateStreams }, [], () => undefined);
}

it("takes bytes that come again, after a new connection, only once", async () => {
  const place = join(directory, "again");
  await using log = await open(place);
  await log.write("log", 0, Buffer.from("hello "));
  await log.write("log", 3, Buffer.from("lo world"));
  await log.write("log", 0, Buffer.from("hell"));
  expect(log.offsets).toEqual({ first: 11, second: 0 });
  await log.close();
  expect(await readFile(`${place}.log`, "utf8")).toBe("hello world");
});

it("refuses a log that has a hole", async () => {
  await using log = await open(join(directory, "hole"));
  await expect(log.write("log", 5, Buffer.from("x"))).rejects.toMatchObject({ code: "protocol" });
});

it("keeps separate streams in files of their own, and both in the log as they came", async () => {
  const place = join(directory, "streams");
  await using log = await open(place, true);
  await log.write("out", 0, Buffer.from("1"));
  await log.write("err", 0, Buffer.from("2"));
  await log.write("out", 1, Buffer.from("3"));
  expect(log.offsets).toEqual({ first: 2, second: 1 });
  await log.close();
  const read = (extension: string): Promise<string> => readFile(`${place}.${extension}`, "utf8");
  expect([await read("log"), await read("out"), await read("err")]).toEqual(["123", "13", "2"]);
});

it("says so when the log cannot be written", async () => {
  await expect(open("/dev/null/results")).rejects.toMatchObject({ code: "results" });
});

it("fails, and does not end the process, when the disk is full", async () => {
  using disk = mountSmallDisk();
  const log = await open(join(disk.path, "full"));
  const writing = async (): Promise<void> => {
    for (let offset = 0; offset < 4e6; offset += 1e5) await log.write("log", offset, Buffer.alloc(1e5));
  };
  await expect(writing()).rejects.toMatchObject({ code: "results" });
  await expect(log.close()).rejects.toMatchObject({ code: "results" });
  await log.close();
});

it("is not closed as if all were well when its last bytes find no room", async () => {
  using disk = mountSmallDisk();
  await using log = await open(join(disk.path, "full"));
  // All of it fits into the stream's buffer, and not on the disk.
  expect(() => writeFileSync(join(disk.path, "filler"), Buffer.alloc(64 * 2 ** 20))).toThrow(/ENOSPC/);
  await log.write("log", 0, Buffer.alloc(12_000));
  await expect(log.close()).rejects.toMatchObject({ code: "results" });
});

it("is written to no file that is there, and through no link", async () => {
  const place = join(directory, "taken");
  await symlink("elsewhere", `${place}.log`);
  await expect(open(place)).rejects.toMatchObject({ code: "results" });
});
