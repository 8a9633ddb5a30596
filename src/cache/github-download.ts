import type { IncomingMessage } from "node:http";
import { CacheFault } from "./cache-fault.ts";
import { unlessAborted } from "./deadline.ts";
import { extractEntry, type ExtractOptions } from "./github-archive.ts";
import { whyNoAnswer, withClient } from "./github-requests.ts";

export interface DownloadOptions extends ExtractOptions {
  /** Without a byte. Milliseconds. */
  readonly idleMs: number;
}

/** Downloads the archive of an entry, and writes the one file that is in it to `path`. @throws {CacheFault} */
export async function download(url: string, path: string, options: DownloadOptions): Promise<void> {
  const { idleMs, signal } = options;
  await withClient({ token: undefined, silentMs: idleMs, signal }, async (client) => {
    const { message } = await unlessAborted(signal, client.get(url)).catch((error: unknown) => {
      throw new CacheFault(`The entry in GitHub's cache cannot be downloaded: ${whyNoAnswer(error)}.`);
    });
    if (message.statusCode !== 200) {
      message.destroy();
      const status = message.statusCode ?? 0;
      throw new CacheFault(`The entry in GitHub's cache cannot be downloaded: HTTP ${status}.`);
    }
    // From here on it is us who watch, and who say what happened.
    message.setTimeout(0);
    try {
      await extractEntry(untilSilent(message, idleMs), path, options);
    } catch (error) {
      if (error instanceof CacheFault || signal.aborted) throw error;
      throw isOfArchive(error)
        ? new CacheFault("The entry in GitHub's cache is damaged.", { suspicious: true, cause: error })
        : new CacheFault(`The download of the entry in GitHub's cache broke off: ${whyNoAnswer(error)}.`);
    } finally {
      message.destroy();
    }
  });
}

async function* untilSilent(message: IncomingMessage, idleMs: number): AsyncGenerator<Buffer> {
  const fault = new CacheFault(
    `The download of the entry in GitHub's cache was given up, as nothing came for ${idleMs / 1000} s.`,
  );
  const timer = setTimeout(() => message.destroy(fault), idleMs);
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      yield chunk;
      timer.refresh();
    }
  } finally {
    clearTimeout(timer);
  }
}

/** An error of the decompressor or of the tar reader, which gives its errors no code. */
function isOfArchive(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return !("code" in error) || /^(Z_|ZSTD_|ERR_ZLIB|ERR_ZSTD)/.test(String(error.code));
}
