import { execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { RunId } from "../../src/remote/run-id.ts";
import { fetchFiles, listFiles } from "./files.ts";
import { shells, Target } from "./target.ts";

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("every name is listed as raw bytes, with its type and a file's size", async () => {
    await using target = new Target(shell);
    const { id } = await target.run({
      run: String.raw`mkdir -p a/empty; printf 12345 >a/five; chmod +x a/five; ln -s nowhere link; mkfifo pipe
        printf x >./-dash; printf xy >"$(printf 'new\nline')"; : >"$(printf 'latin\351')"; : >.dot`,
    });
    const names = await listFiles(target.remote, id);
    const shown = names.map(({ type, name, size }) => `${type} ${name.toString("latin1")} ${String(size)}`);
    expect(names.find(({ name }) => name.toString() === "a/five")).toMatchObject({ executable: true });
    expect(names.find(({ name }) => name.toString() === ".dot")).toMatchObject({ executable: false });
    expect(shown.sort()).toEqual(
      [
        "directory a undefined",
        "directory a/empty undefined",
        "file -dash 1",
        "file .dot 0",
        "file a/five 5",
        "file latin\xe9 0",
        "file new\nline 2",
        "special pipe undefined",
        "symlink link undefined",
      ].sort(),
    );
  });

  test("what is fetched has its name, its bytes and its links, however odd the name", async () => {
    await using target = new Target(shell);
    const { id } = await target.run({
      run: String.raw`printf a >./-dash; printf b >"$(printf 'new\nline')"; printf c >"$(printf 'latin\351')"
        ln -s ./-dash link; mkdir empty`,
    });
    const fetched = await fetchAll(target, id);
    expect(fetched.complaint).toBe("");
    expect(fetched.files).toEqual({ "-dash": "a", "new\nline": "b", "latin\xe9": "c", link: "a" });
  });

  test("thousands of names are fetched completely, whatever number of archives it takes", async () => {
    await using target = new Target(shell);
    const run = "mkdir some-long-directory-name; cd some-long-directory-name; seq 4000 | xargs touch";
    const { id } = await target.run({ run });
    const { files } = await fetchAll(target, id);
    expect(Object.keys(files)).toHaveLength(4_000);
  });

  test("a name that is gone is complained of, and the others come", async () => {
    await using target = new Target(shell);
    const { id } = await target.run({ run: "printf here >here" });
    const { archive, complaint } = await fetchFiles(target.remote, id, ["here", "gone"]);
    expect(unpack(await buffer(archive))).toEqual({ here: "here" });
    expect(await complaint).toContain("gone");
  });

  test("a directory that may not be read is listed, and does not hide the others", async () => {
    const uid = 12_345; // to root nothing is shut
    await using target = new Target(shell, {
      wrapper: `setpriv --reuid ${uid} --regid ${uid} --clear-groups`,
    });
    chownSync(target.home, uid, uid);
    const { id } = await target.run({ run: "mkdir shut open; touch shut/in open/in; chmod 0 shut" });
    const names = (await listFiles(target.remote, id)).map(({ name }) => name.toString());
    expect(names).toEqual(expect.arrayContaining(["shut", "open", "open/in"]));
    const { archive, complaint } = await fetchFiles(target.remote, id, ["shut"]);
    archive.resume();
    expect(await complaint).toContain("shut");
  });

  test("a job that has removed its directory has left nothing", async () => {
    await using target = new Target(shell);
    const { id } = await target.run({ run: "rm -rf ../work" });
    expect(await listFiles(target.remote, id)).toEqual([]);
  });
});

async function fetchAll(
  { remote }: Target,
  id: RunId,
): Promise<{ files: Record<string, string>; complaint: string }> {
  const files = await remote.files(id);
  const { archive, complaint } = files.fetch(files.names.filter(({ type }) => type !== "directory"));
  return { files: unpack(await buffer(archive)), complaint: await complaint };
}

/** What the files of an archive, or of several one after the other, hold; names are shown byte by byte. */
function unpack(archive: Buffer): Record<string, string> {
  const directory = mkdtempSync(join(tmpdir(), "ssh-job-results-"));
  try {
    execFileSync("tar", ["-x", "--ignore-zeros", "-C", directory], { input: archive });
    const paths = execFileSync("find", [".", "-not", "-type", "d", "-print0"], { cwd: directory });
    const entries = paths
      .toString("latin1")
      .split("\0")
      .filter((path) => path !== "")
      .map((path) => {
        const bytes = Buffer.concat([Buffer.from(`${directory}/`), Buffer.from(path, "latin1")]);
        return [path.slice(2), readFileSync(bytes, "latin1")];
      });
    return Object.fromEntries(entries) as Record<string, string>;
  } finally {
    rmSync(directory, { recursive: true });
  }
}
