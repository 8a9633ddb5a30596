import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

test("a plan of four hundred jobs is understood where a process may have 256 files open", () => {
  const directory = mkdtempSync(join(tmpdir(), "many-"));
  try {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(directory, "key")]);
    const numbers = Array.from({ length: 400 }, (_, index) => index).join(", ");
    const file = `
targets: { board: { host: ci@board, key: key, fingerprint: "SHA256:${"A".repeat(43)}", class: board } }
jobs: { a: { matrix: { x: [${numbers}] }, target: board, run: "true" } }
`;
    writeFileSync(join(directory, "ssh-job.yml"), file);
    const program = join(import.meta.dirname, "..", "..", "src", "cli", "index.ts");
    const command = `ulimit -n 256; "$0" "$1" run --dry-run --json`;
    const stdout = execFileSync("sh", ["-c", command, process.execPath, program], {
      cwd: directory,
      env: { PATH: process.env["PATH"], HOME: directory },
      encoding: "utf8",
      maxBuffer: 16e6,
    });
    expect((JSON.parse(stdout) as { jobs: unknown[] }).jobs).toHaveLength(400);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
