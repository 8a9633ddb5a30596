import { inflateRawSync } from "node:zlib";

/**
 * Files of a zip archive by name, read through its central directory; APPNOTE.TXT 4.3.12 and 4.3.16. Neither zip64 nor
 * encryption.
 */
export function readZip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06"));
  if (end < 0) throw new Error("not a zip archive");
  const files = new Map<string, Buffer>();
  let header = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = archive.readUInt16LE(header + 28);
    const name = archive.toString("utf8", header + 46, header + 46 + nameLength);
    files.set(name, readMember(archive, header));
    header += 46 + nameLength + archive.readUInt16LE(header + 30) + archive.readUInt16LE(header + 32);
  }
  return files;
}

function readMember(archive: Buffer, header: number): Buffer {
  const method = archive.readUInt16LE(header + 10);
  const size = archive.readUInt32LE(header + 20);
  const local = archive.readUInt32LE(header + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = archive.subarray(start, start + size);
  return method === 0 ? data : inflateRawSync(data);
}
