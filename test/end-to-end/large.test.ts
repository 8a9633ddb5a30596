import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream, readFileSync } from "node:fs";
import { chmod, mkdir, open, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import { readTree } from "../../src/workspace/walk.ts";
import { Workflow } from "./workflow.ts";

const program = join(import.meta.dirname, "..", "..", "dist", "cli", "index.js");

describe("a directory", () => {
  it("of 5,000 files with odd names, modes, links and empty directories arrives, and comes back, identical", async () => {
    await using workflow = await Workflow.start();
    const directory = workflow.path("tree");
    await fill(directory, 5000);
    // The target's own tools copy what arrived, and the copy comes back as a result.
    const run = "readlink dangling && rm dangling && cp -a . ../copy && mv ../copy copy";
    const report = await workflow.run({ directory: "tree", run, outputs: "copy", artifact: "false" });
    expect(report.outputs["result"]).toBe("passed");
    expect(report.annotations).toEqual([]);
    expect(report.console).toContain("nowhere");
    await rm(join(directory, "dangling"));
    const sent = await readTree(directory, { exclude: [], emit: () => undefined });
    const back = await readTree(workflow.path("ssh-job-results/copy"), {
      exclude: [],
      emit: () => undefined,
    });
    expect(back.entries.map(({ path }) => path)).toEqual(sent.entries.map(({ path }) => path));
    expect(back.digest).toBe(sent.digest);
    expect(back.files).toBe(5000);
  });

  it("with a file of 300 MB goes there and back in less than 200 MB of memory", async () => {
    await using workflow = await Workflow.start();
    await mkdir(workflow.path("big"));
    await writeRandom(workflow.path("big/image"), 300);
    const { port, username, privateKey, knownHosts, directory } = workflow.sshd;
    const words = [
      ...["--host", `${username}@127.0.0.1:${port}`, "--key", privateKey, "--known-hosts", knownHosts],
      ...["--remote-directory", join(directory, "store"), "--directory", "big", "--run", "cp image copy"],
      ...["--outputs", "copy"],
    ];
    const child = spawn(process.execPath, [program, "run", ...words], {
      cwd: workflow.job.workspace,
      env: { ...process.env, XDG_CACHE_HOME: workflow.there("cache") },
    });
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, peakMemory(child.pid))), 20);
    const [code] = (await once(child, "close")) as [number];
    clearInterval(watch);
    expect(code).toBe(0);
    expect(await digest(workflow.path("ssh-job-results/copy"))).toBe(
      await digest(workflow.path("big/image")),
    );
    expect(peak).toBeGreaterThan(30e6);
    expect(peak).toBeLessThan(200e6);
  });
});

/** Small files in nested directories whose names are anything that a file system takes. */
async function fill(directory: string, count: number): Promise<void> {
  const odd = [
    " blank ",
    "new\nline",
    "-dash",
    "!bang",
    "quote'\"",
    "ünïcode-🎉",
    "back\\slash",
    "#hash",
    "$HOME",
    "n".repeat(255),
  ];
  for (let index = 0; index < count; index += 1) {
    const parent = join(directory, `d${index % 50}`, odd[index % odd.length] ?? "", `e${index % 7}`);
    const file = join(parent, `${odd[(index * 3) % odd.length]?.slice(0, 200) ?? ""}${index}`);
    await mkdir(parent, { recursive: true });
    await writeFile(file, randomBytes(index % 3 === 0 ? 0 : index % 2000));
    if (index % 5 === 0) await chmod(file, 0o755);
    if (index % 100 === 0) await symlink(`../e${index % 7}`, `${file}.link`);
    if (index % 500 === 0) await mkdir(`${file}.empty`);
  }
  await symlink("nowhere", join(directory, "dangling"));
}

async function writeRandom(path: string, megabytes: number): Promise<void> {
  await using file = await open(path, "w");
  for (let index = 0; index < megabytes; index += 1) await file.write(randomBytes(1_000_000));
}

async function digest(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Bytes; 0 when the process has ended. */
function peakMemory(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
