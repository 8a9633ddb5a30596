import type { Readable } from "node:stream";
import { JobError } from "../errors.ts";
import { type EntryContent, entryFiles } from "../job/entry-content.ts";
import type { Manifest, StoredEntry } from "../job/manifest.ts";
import { ArchiveBytes } from "./archive-bytes.ts";
import { type Member, readArchive } from "./archive-reader.ts";
import { memberPath, refusal } from "./member-path.ts";
import { outputsPrefix } from "./pack-entry.ts";
import { defaultLimits } from "./unpack.ts";

/** A member of an entry under the name that it has among its kind. */
export interface EntryMember {
  readonly kind: "stream" | "output";
  readonly member: Member;
}

/**
 * What the content of an entry holds, as it claims; what is not read of a member is passed over.
 * @throws {JobError} `results` if it has anything that the manifest does not list, or more than that can be; what it fails with
 */
export function entryMembers(
  content: EntryContent,
  manifest: Manifest,
  signal: AbortSignal | undefined,
): AsyncGenerator<EntryMember> {
  return content.form === "tar"
    ? archivedMembers(content.bytes, manifest, signal)
    : joinedMembers(content.bytes, manifest);
}

/** The streams as if they were outputs. */
export function streamEntries({ streams }: Manifest): StoredEntry[] {
  return Object.entries(streams).map(([path, digest]) => ({
    type: "file",
    path,
    executable: false,
    ...digest,
  }));
}

async function* joinedMembers(
  content: AsyncIterable<Buffer>,
  manifest: Manifest,
): AsyncGenerator<EntryMember> {
  const bytes = new ArchiveBytes(content, () => undefined);
  try {
    for (const { kind, path, size, executable } of entryFiles(manifest)) {
      const member = {
        ...plain(path),
        kind: "file" as const,
        size,
        executable,
        content: piecesOf(bytes, size),
      };
      yield { kind, member };
    }
  } finally {
    await bytes.close();
  }
  for (const entry of manifest.outputs) {
    if (entry.type === "file") continue;
    const target = entry.type === "symlink" ? entry.target : "";
    const member = { ...plain(entry.path), kind: entry.type, size: 0, executable: false, target };
    yield { kind: "output", member };
  }
}

/** The next so many bytes, fewer if there are no more: the writer knows how many have to come. */
async function* piecesOf(bytes: ArchiveBytes, size: number): AsyncGenerator<Buffer> {
  for (let left = size; left > 0;) {
    const piece = await bytes.takeSome(left);
    if (piece === undefined) return;
    left -= piece.length;
    yield piece;
  }
}

function plain(name: string): Pick<Member, "name" | "nameIsEscaped" | "target" | "content"> {
  return { name, nameIsEscaped: false, target: "", content: nothing };
}

const nothing: AsyncIterable<Buffer> = {
  async *[Symbol.asyncIterator]() {
    // No bytes.
  },
};

async function* archivedMembers(
  tar: Readable,
  manifest: Manifest,
  signal: AbortSignal | undefined,
): AsyncGenerator<EntryMember> {
  const listed = listedPaths(manifest);
  for await (const member of readArchive(tar, { onBytes: boundBytes(manifest), signal }))
    yield routed(member, listed);
}

/** All but directories, of which there may be more than those that are listed. */
function listedPaths(manifest: Manifest): Set<string> {
  const outputs = manifest.outputs.filter(({ type }) => type !== "directory");
  return new Set([
    ...streamEntries(manifest).map(({ path }) => path),
    ...outputs.map(({ path }) => `${outputsPrefix}${path}`),
  ]);
}

/** Writers pass over what cannot be a result; here, that too shows that somebody else made the archive. */
function routed(member: Member, listed: ReadonlySet<string>): EntryMember {
  const path = memberPath(member.name, defaultLimits, process.platform);
  if (member.kind !== "directory" && (member.kind === "hardlink" || !listed.has(path))) {
    throw refusal(path, "the manifest does not list it");
  }
  return path.startsWith(outputsPrefix)
    ? { kind: "output", member: { ...member, name: path.slice(outputsPrefix.length) } }
    : { kind: "stream", member: { ...member, name: path } };
}

/** A header, a pax header and its records, and padding. Bytes. */
const memberOverhead = 3 * 1024;
const endBytes = 64 * 1024;

/** Counts what comes, so that padding without end ends too. */
function boundBytes(manifest: Manifest): (bytes: number) => void {
  const entries = [...streamEntries(manifest), ...manifest.outputs];
  let left = entries.reduce((sum, entry) => sum + memberOverhead + longestOf(entry), endBytes);
  return (bytes) => {
    left -= bytes;
    if (left >= 0) return;
    throw new JobError("results", "The archive of a stored result is larger than its manifest allows.", {
      hint: "Set `refresh: true` for one run, so that the job runs and its result is stored anew.",
    });
  };
}

/** Bytes of names and content. */
function longestOf(entry: StoredEntry): number {
  const link = entry.type === "symlink" ? Buffer.byteLength(entry.target) : 0;
  return Buffer.byteLength(entry.path) + link + (entry.type === "file" ? entry.size : 0);
}
