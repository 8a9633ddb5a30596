import { isUtf8 } from "node:buffer";
import type { FilePart } from "../remote/file-part.ts";
import type { RemoteName } from "../remote/listing.ts";
import { mayCome, type IncomingFile } from "../workspace/incoming-files.ts";
import { defaultLimits } from "../workspace/unpack.ts";
import type { LanePlan } from "./lanes.ts";

/** A file of which parts can be asked for. */
export interface DivisibleFile extends IncomingFile {
  readonly entry: RemoteName;
}

/** Files that come together, or a piece of one. */
export interface PartOfFiles extends Omit<FilePart, "files"> {
  readonly files: readonly DivisibleFile[];
}

const MiB = 1024 * 1024;

/** From here on TCP's own buffers are too small for a good link, and only further connections help. */
const far = { roundTripMs: 50, bytes: 48 * MiB };
/** A window below that is dropbear's, which bears no further connections. Bytes. */
const smallWindow = MiB / 4;

/**
 * Whether files are to come in parts, over several connections. More than results may hold is left to who unpacks them.
 * @param sendWindow as `Execution` has it
 */
export function shallDivide(
  files: readonly DivisibleFile[],
  roundTripMs: number | undefined,
  sendWindow: number | undefined,
): boolean {
  const bytes = bytesOf(files);
  if (bytes > defaultLimits.bytes || files.length > defaultLimits.entries) return false;
  return (roundTripMs ?? 0) >= far.roundTripMs && (sendWindow ?? 0) >= smallWindow && bytes >= far.bytes;
}

/** Those of which all is known that has to be. */
export function divisible(names: readonly RemoteName[]): DivisibleFile[] {
  return names.flatMap((entry) => {
    const { type, name, size, executable } = entry;
    if (type !== "file" || size === undefined || executable === undefined || !isUtf8(name)) return [];
    const path = name.toString();
    return mayCome(path) ? [{ entry, path, size, executable }] : [];
  });
}

/** What parts come over. Each part costs some round trips and a shell on the target: more channels make it slower. */
export const lanes: LanePlan = { connections: 4, channels: 1 };
/** When a part is lost, all of it has to come again. Bytes. */
const partBytes = { least: 2 * MiB, most: 64 * MiB };
/** From here on parts grow instead. */
const mostPieces = 4096;
/** So many small files come together. */
const mostFiles = 4096;

/** Divides files into parts of about the same size, pieces of large files first. */
export function divide(files: readonly DivisibleFile[]): PartOfFiles[] {
  const bytes = bytesOf(files);
  const usual = Math.min(partBytes.most, Math.max(partBytes.least, Math.ceil(bytes / lanes.connections)));
  const share = Math.max(usual, Math.ceil(bytes / mostPieces));
  const pieces = files.filter(({ size }) => size > share).flatMap((file) => piecesOf(file, share));
  const groups: DivisibleFile[][] = [];
  let room = 0;
  for (const file of files.filter(({ size }) => size <= share)) {
    const group = groups.at(-1);
    if (group !== undefined && file.size <= room && group.length < mostFiles) group.push(file);
    else groups.push([file]);
    room = (groups.at(-1) === group ? room : share) - file.size;
  }
  return [...pieces, ...groups.map((group) => ({ files: group, from: 0, length: bytesOf(group) }))];
}

function piecesOf(file: DivisibleFile, share: number): PartOfFiles[] {
  const count = Math.ceil(file.size / share);
  const length = Math.ceil(file.size / count);
  return Array.from({ length: count }, (_, index) => {
    const from = index * length;
    return { files: [file], from, length: Math.min(length, file.size - from) };
  });
}

function bytesOf(files: readonly DivisibleFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
