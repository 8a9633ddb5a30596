import { writeFileSync } from "node:fs";
import type { Contender } from "../contender.ts";
import { onlyFile } from "../load.ts";
import type { Place } from "../rig/place.ts";
import { remove } from "../tree.ts";

/** From where to where. The source is a directory, the destination is not there before. */
export interface Transfer {
  readonly direction: "up" | "down";
  /** As the side on which it is names it. */
  readonly source: string;
  readonly destination: string;
}

/** What stands between two pipes, and the name that it gives them. */
interface Filter {
  readonly name: string;
  readonly compress: string;
  readonly decompress: string;
}

const zstd: Filter = { name: "zstd -1 | ", compress: "zstd -q -1 | ", decompress: "zstd -dcq | " };
const gzip: Filter = { name: "gzip -1 | ", compress: "gzip -1 | ", decompress: "gzip -dc | " };
const plain: Filter = { name: "", compress: "", decompress: "" };
const fastCipher = "-c aes128-gcm@openssh.com ";

/** `tar c | ssh tar x`, or the other way round, with and without compression. */
export function tarPipes(place: Place, transfer: Transfer): Contender[] {
  const hasZstd = place.rig.server === "openssh";
  return [
    ...ciphers(place).map((cipher) => tarPipe(place, transfer, plain, cipher)),
    tarPipe(place, transfer, hasZstd ? zstd : gzip, ""),
  ];
}

/** `cat | ssh cat`, or the other way round, of the one file. */
export function catPipes(place: Place, transfer: Transfer): Contender[] {
  return ciphers(place).map((cipher) => {
    const { direction, source, destination } = transfer;
    const read = `cat ${source}/${onlyFile}`;
    const target = `${destination}/${onlyFile}`;
    const write = `mkdir -p ${target.slice(0, target.lastIndexOf("/"))} && cat >${target}`;
    const name = direction === "up" ? `cat | ssh ${cipher}cat` : `ssh ${cipher}cat | cat`;
    return pipe(place, transfer, { name, cipher, read, write });
  });
}

function tarPipe(place: Place, transfer: Transfer, filter: Filter, cipher: string): Contender {
  const { direction, source, destination } = transfer;
  const read = `tar -C ${source} -cf - . ${filter.compress === "" ? "" : `| ${filter.compress.slice(0, -3)}`}`;
  const write = `mkdir ${destination} && ${filter.decompress}tar -C ${destination} -xf -`;
  const name =
    direction === "up" ? `tar | ${filter.name}ssh ${cipher}tar` : `ssh ${cipher}tar | ${filter.name}tar`;
  return pipe(place, transfer, { name, cipher, read, write });
}

interface Pipe {
  readonly name: string;
  readonly cipher: string;
  readonly read: string;
  readonly write: string;
}

function pipe(place: Place, transfer: Transfer, { name, cipher, read, write }: Pipe): Contender {
  const ssh = `ssh ${cipher}-F ${place.sshConfig} target`;
  const text =
    transfer.direction === "up"
      ? `${read} | ${ssh} ${JSON.stringify(write)}`
      : `${ssh} ${JSON.stringify(read)} | { ${write}; }`;
  return copier(place, name, transfer, ["sh", "-c", text]);
}

/** The cipher matters where a processor is what all wait for, and dropbear has only the one. */
function ciphers({ rig: { server, link } }: Place): string[] {
  return server === "openssh" && (link?.mbitPerSecond ?? Infinity) >= 1000 ? ["", fastCipher] : [""];
}

/** What people type. They only copy: no job is run. */
export function rsyncs(place: Place, transfer: Transfer, options: readonly string[]): Contender[] {
  const { from, to } = endsOf(transfer);
  const ssh = `ssh -F ${place.sshConfig}`;
  return options.map((option) =>
    copier(place, `rsync ${option}`, transfer, ["rsync", option, "-e", ssh, `${from}/`, `${to}/`]),
  );
}

/** scp and sftp, where the server has what they need. */
export function scpAndSftp(place: Place, transfer: Transfer): Contender[] {
  if (place.rig.server === "dropbear") return [];
  const { direction, source, destination } = transfer;
  const { from, to } = endsOf(transfer);
  const config = place.sshConfig;
  const batch = `${destination}.sftp`;
  writeFileSync(batch, `${direction === "up" ? "put" : "get"} -r ${source} ${destination}\n`);
  return [
    copier(place, "scp -r", transfer, ["scp", "-qr", "-F", config, from, to]),
    copier(place, "sftp -b", transfer, ["sftp", "-q", "-F", config, "-b", batch, "target"]),
  ];
}

function endsOf({ direction, source, destination }: Transfer): { from: string; to: string } {
  return direction === "up"
    ? { from: source, to: `target:${destination}` }
    : { from: `target:${source}`, to: destination };
}

function copier(place: Place, name: string, transfer: Transfer, command: readonly string[]): Contender {
  const { direction, destination } = transfer;
  const copy = direction === "up" ? place.here(destination) : destination;
  return { name, command, reset: () => remove(copy), copy: () => copy };
}
