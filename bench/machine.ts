import { spawnSync } from "node:child_process";
import { cpus, release, tmpdir } from "node:os";
import type { Rig } from "./rig/rig.ts";

/** What results depend on, in one line. */
export function machineOf({ server }: Rig): string {
  const versions = [
    `${cpus().length} cores (${cpus()[0]?.model ?? "of an unknown kind"})`,
    `Linux ${release()}, ${process.arch}`,
    `Node ${process.versions.node}`,
    firstLine("ssh", "-V"),
    ...(server === "dropbear" ? [firstLine("dropbear", "-V"), firstLine("busybox")] : []),
    firstLine("rsync", "--version").replaceAll(/ +/g, " "),
    firstLine("tar", "--version"),
    `files in ${tmpdir()} (${firstLine("stat", "--file-system", "--format=%T", tmpdir())})`,
  ];
  return `${versions.join("; ")}.`;
}

/** Of what a program says about itself, on whichever stream. */
function firstLine(program: string, ...words: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, words, { encoding: "utf8" });
  return (stdout || stderr).split("\n", 1)[0] ?? "";
}
