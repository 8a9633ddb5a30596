import type { RemoteName } from "../../src/remote/listing.ts";
import type { Remote } from "../../src/remote/remote.ts";
import type { FetchedFiles } from "../../src/remote/run-files.ts";
import type { Coding } from "../../src/remote/request.ts";
import type { RunId } from "../../src/remote/run-id.ts";

/** What a run has left; nothing of it is fetched. */
export async function listFiles(remote: Remote, id: RunId): Promise<readonly RemoteName[]> {
  const files = await remote.files(id);
  await files.leave();
  return files.names;
}

/** Fetches what has these names, whether or not it is there. */
export async function fetchFiles(
  remote: Remote,
  id: RunId,
  names: readonly string[],
  coding?: Coding,
): Promise<FetchedFiles> {
  const files = await remote.files(id);
  return files.fetch(names.map(named), coding);
}

/** A file of which nothing else is known. */
export function named(name: string): RemoteName {
  return { type: "file", name: Buffer.from(name), size: undefined, executable: undefined };
}
