import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const program = join(import.meta.dirname, "..", "..", "src", "cli", "index.ts");

/** Types the command, with what stands behind it. */
function help(behind: string): { readonly status: number | null; readonly stderr: string } {
  const command = `"$0" "$1" help ${behind}`;
  return spawnSync("bash", ["-o", "pipefail", "-c", command, process.execPath, program], {
    encoding: "utf8",
  });
}

test("output that cannot be written is no success", () => {
  expect(help(">/dev/full")).toMatchObject({
    status: 255,
    stderr: expect.stringMatching(/^ssh-job: ENOSPC.* Make room on this machine's disk\.\n$/) as string,
  });
});

test("whoever reads only the first line has had enough", () => {
  expect(help("| head -1")).toMatchObject({ status: 0, stderr: "" });
});
