import { writeFileSync } from "node:fs";
import type { Contender } from "../contender.ts";
import type { Place } from "../place.ts";
import { remove } from "../tree.ts";

/** From where to where, on which side. Both stand in the place's directory; the destination is not there yet. */
export interface Transfer {
  readonly direction: "up" | "down";
  readonly source: string;
  readonly destination: string;
}

/** `tar c | ssh tar x`, or the other way round: one process on each side, one connection, no files in between. */
export function tarOverSsh(
  place: Place,
  transfer: Transfer,
  { name = "tar \\| ssh tar", sshOptions = "" }: { name?: string; sshOptions?: string } = {},
): Contender {
  const { source, destination } = transfer;
  const pack = `tar -C ${source} -cf - .`;
  const unpack = `mkdir ${destination} && tar -C ${destination} -xf -`;
  const ssh = `ssh ${sshOptions} -F ${place.sshConfig} target`;
  return copier(name, transfer, [
    "sh",
    "-c",
    transfer.direction === "up"
      ? `${pack} | ${ssh} ${JSON.stringify(`${unpack} && true`)}`
      : `${ssh} ${JSON.stringify(`true && ${pack}`)} | { ${unpack}; }`,
  ]);
}

/**
 * What people type. They only copy: no job is run.
 * @param isFarTree leaves out what waits for the other side at each file, which takes minutes
 */
export function copiers(place: Place, transfer: Transfer, isFarTree: boolean): Contender[] {
  const { direction, source, destination } = transfer;
  const config = place.sshConfig;
  const from = direction === "up" ? source : `target:${source}`;
  const to = direction === "up" ? `target:${destination}` : destination;
  const batch = `${destination}.sftp`;
  writeFileSync(batch, `${direction === "up" ? "put" : "get"} -r ${source} ${destination}\n`);
  const rsync = copier("rsync -a", transfer, ["rsync", "-a", "-e", `ssh -F ${config}`, `${from}/`, `${to}/`]);
  if (isFarTree) return [rsync];
  return [
    rsync,
    copier("scp -r", transfer, ["scp", "-qr", "-F", config, from, to]),
    copier("sftp -b", transfer, ["sftp", "-q", "-F", config, "-b", batch, "target"]),
  ];
}

function copier(name: string, { destination }: Transfer, command: readonly string[]): Contender {
  return { name, command, reset: () => remove(destination), copy: () => destination };
}
