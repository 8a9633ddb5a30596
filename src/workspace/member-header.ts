import type { TreeEntry } from "../job/tree.ts";

/** What an archive says of a member before its content. */
export interface MemberHeader {
  readonly type: TreeEntry["type"];
  readonly name: string;
  /** What a link leads to. */
  readonly linkname?: string;
  /** Permission bits, such as 0o644. */
  readonly mode: number;
  /** Bytes of content. */
  readonly size: number;
}

/** tar's unit: a header fills one block, and content is padded to whole ones (POSIX, `pax`, "ustar"). Bytes. */
export const blockBytes = 512;

/** So many bytes, and what fills their last block. */
export function padded(size: number): number {
  return Math.ceil(size / blockBytes) * blockBytes;
}

/** How long `encodeHeader` makes it. Bytes. */
export function headerBytes({ name, linkname = "" }: MemberHeader): number {
  if (fits(name, linkname)) return blockBytes;
  return 2 * blockBytes + padded(Buffer.byteLength(recordsOf(name, linkname)));
}

/** A header as it stands in an archive: a plain one, before it one of pax where that cannot hold name and link. */
export function encodeHeader(header: MemberHeader): Buffer {
  const { name, linkname = "", mode, size } = header;
  const flag = typeFlags[header.type];
  if (fits(name, linkname))
    return encodeBlock(Buffer.alloc(blockBytes), { name, linkname, mode, size, flag });
  const records = Buffer.from(recordsOf(name, linkname));
  const bytes = Buffer.alloc(2 * blockBytes + padded(records.length));
  const common = { name: "PaxHeader", linkname: "", mode };
  encodeBlock(bytes.subarray(0, blockBytes), { ...common, size: records.length, flag: "x" });
  records.copy(bytes, blockBytes);
  encodeBlock(bytes.subarray(-blockBytes), { ...common, size, flag });
  return bytes;
}

const typeFlags = { file: "0", symlink: "2", directory: "5" } as const;

interface Block {
  readonly name: string;
  readonly linkname: string;
  readonly mode: number;
  readonly size: number;
  readonly flag: string;
}

/** A fixed time keeps archives alike. Zip tools refuse times before 1980, and tar warns of any that a board's late clock finds in the future. */
const seconds = Date.parse("1980-01-02T00:00:00Z") / 1000;

/** @param block zeros */
function encodeBlock(block: Buffer, { name, linkname, mode, size, flag }: Block): Buffer {
  const cut = name.length > nameBytes ? cutOf(name) : -1;
  put(block, cut === -1 ? name : name.slice(cut + 1), 0);
  put(block, `${octal(mode, 6)} `, 100);
  put(block, nobody, 108);
  put(block, nobody, 116);
  encodeSize(block, size);
  put(block, `${octal(seconds, 11)} `, 136);
  put(block, flag, 156);
  put(block, linkname, 157);
  put(block, "ustar\0", 257);
  put(block, "00", 263);
  if (cut !== -1) put(block, name.slice(0, cut), 345);
  // The checksum's own field counts as blanks.
  let sum = 8 * 0x20;
  for (const byte of block) sum += byte;
  put(block, `${octal(sum, 6)} `, 148);
  return block;
}

/** The owner 0. */
const nobody = "000000 ";

/** In octal digits; what takes more than these as GNU tar has it: in bytes, behind one with the highest bit. */
function encodeSize(block: Buffer, size: number): void {
  if (size < 8 ** 11) {
    put(block, `${octal(size, 11)} `, 124);
    return;
  }
  block[124] = 0x80;
  block.writeBigUInt64BE(BigInt(size), 128);
}

function put(block: Buffer, text: string, at: number): void {
  block.write(text, at, "latin1");
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

const nameBytes = 100;
const prefixBytes = 155;

function fits(name: string, linkname: string): boolean {
  return (
    isAscii(name) &&
    (name.length <= nameBytes || cutOf(name) !== -1) &&
    linkname.length <= nameBytes &&
    isAscii(linkname)
  );
}

/** The `/` at which a long name is cut in two that fit, `-1` if there is none. */
function cutOf(name: string): number {
  const slash = name.indexOf("/", name.length - nameBytes - 1);
  return slash > 0 && slash <= prefixBytes && slash < name.length - 1 ? slash : -1;
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

function recordsOf(name: string, linkname: string): string {
  return record("path", name) + (linkname === "" ? "" : record("linkpath", linkname));
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  return `${bytes + String(bytes + String(bytes).length).length}${rest}`;
}
