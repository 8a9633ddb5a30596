import { once } from "node:events";
import type { Pack } from "tar-stream";
import type { MemberHeader } from "./archive-items.ts";

/** One member on its way into an archive. If the archive fails, its own error says why. */
export class ArchiveMember {
  /** Settles when the archive has the whole member, or never will have it. */
  readonly complete: Promise<void>;
  /** Bytes of content. */
  readonly size: number;
  readonly #sink: ReturnType<Pack["entry"]>;

  constructor(archive: Pack, header: MemberHeader) {
    this.size = header.size;
    let settle: (error?: Error | null) => void = ignore;
    this.complete = new Promise((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
    });
    this.complete.catch(ignore);
    this.#sink = archive.entry(header, (error) => settle(error));
    this.#sink.on("error", ignore);
  }

  end(content?: Buffer): void {
    this.#sink.end(content);
  }

  /** Resolves when there is room for more. */
  async write(piece: Buffer): Promise<void> {
    if (!this.#sink.write(piece)) await Promise.race([once(this.#sink, "drain"), this.complete]);
  }
}

function ignore(): void {
  // told through the archive
}
