/** A member as a hostile or odd target might write it: every field can be wrong. */
export interface RawMember {
  readonly name: string | Buffer;
  /** tar's type flag: `0` file, `1` hard link, `2` symbolic link, `5` directory, `x` pax header, ... */
  readonly type?: string;
  readonly content?: string | Buffer;
  /** What the header says, if not the size of the content. */
  readonly size?: number | Buffer;
  readonly target?: string | Buffer;
  readonly mode?: number;
  /** Bytes 257 to 265. */
  readonly magic?: string;
  readonly checksum?: number;
}

/** Two blocks of zeros. */
export const archiveEnd: Buffer = Buffer.alloc(1024);

/** An archive of these members, with its end. */
export function rawTar(...members: readonly RawMember[]): Buffer {
  return Buffer.concat([...members.map(rawMember), archiveEnd]);
}

/** Header, content and padding. */
export function rawMember(member: RawMember): Buffer {
  const { name, type = "0", content = "", target = "", mode = 0o644, magic = "ustar\x0000" } = member;
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  Buffer.from(name).copy(header, 0, 0, 100);
  header.write(octal(mode, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  sizeField(member.size ?? body.length).copy(header, 124);
  header.write(octal(0, 12), 136);
  header.write(type, 156);
  Buffer.from(target).copy(header, 157, 0, 100);
  header.write(magic, 257, "latin1");
  header.fill(" ", 148, 156);
  const checksum = member.checksum ?? header.reduce((sum, byte) => sum + byte, 0);
  header.write(octal(checksum, 8), 148);
  return Buffer.concat([header, body, Buffer.alloc(-body.length & 511)]);
}

/** The header that gives the next member these records. Values may be any bytes. */
export function paxHeader(
  records: Readonly<Record<string, string | Buffer>>,
  type: "x" | "g" = "x",
): RawMember {
  const content = Buffer.concat(
    Object.entries(records).map(([key, value]) => {
      const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from("\n")]);
      const guess = rest.length + String(rest.length).length;
      return Buffer.concat([Buffer.from(String(rest.length + String(guess).length)), rest]);
    }),
  );
  return { name: "PaxHeader", type, content };
}

/** GNU's way to give the next member a long name (`L`) or link (`K`). */
export function gnuLong(type: "L" | "K", text: string | Buffer): RawMember {
  return { name: "././@LongLink", type, content: Buffer.concat([Buffer.from(text), Buffer.alloc(1)]) };
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, "0")}\0`;
}

/** Octal, or base 256 where that does not fit, as GNU tar does it. */
function sizeField(size: number | Buffer): Buffer {
  if (Buffer.isBuffer(size)) return size;
  if (size < 8 ** 11) return Buffer.from(octal(size, 12));
  const field = Buffer.alloc(12);
  field.writeBigUInt64BE(BigInt(size), 4);
  field.writeUInt8(0x80, 0);
  return field;
}
