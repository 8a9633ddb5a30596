import { randomUUID } from "node:crypto";
import type { Answer, Endpoint, Exchange, Operation } from "./exchange.ts";

interface Blob {
  content: Buffer | undefined;
  contentType: string;
  readonly blocks: Map<string, Buffer>;
}

/** Block blobs behind signed URLs: one PUT, or blocks in any order and a list of them. */
export class BlobStore implements Endpoint {
  readonly #blobs = new Map<string, Blob>();
  readonly #origin: () => string;

  constructor(origin: () => string) {
    this.#origin = origin;
  }

  /** Makes room for a blob and returns its id. */
  create(): string {
    const id = randomUUID();
    this.#blobs.set(id, { content: undefined, contentType: "application/octet-stream", blocks: new Map() });
    return id;
  }

  url(id: string): string {
    return `${this.#origin()}/blobs/${id}?sig=${id.slice(0, 8)}%2Bsignature`;
  }

  /** What was uploaded, `undefined` as long as it is not whole. */
  content(id: string): Buffer | undefined {
    return this.#blobs.get(id)?.content;
  }

  /** Puts other bytes in place of what was uploaded. */
  replace(id: string, content: Buffer): void {
    const blob = this.#blobs.get(id);
    if (blob !== undefined) blob.content = content;
  }

  operation({ method, url }: Exchange): Operation | undefined {
    if (!url.pathname.startsWith("/blobs/")) return undefined;
    if (method === "GET") return "GetBlob";
    if (method !== "PUT") return undefined;
    const part = url.searchParams.get("comp");
    return part === "block" ? "PutBlock" : part === "blocklist" ? "PutBlockList" : "PutBlob";
  }

  answer(operation: Operation, { url, headers, body }: Exchange): Answer {
    const blob = this.#blobs.get(url.pathname.slice("/blobs/".length));
    if (blob === undefined || !url.searchParams.has("sig")) return { status: 404 };
    switch (operation) {
      case "GetBlob":
        if (blob.content === undefined) return { status: 404 };
        return { status: 200, headers: { "content-type": blob.contentType }, body: blob.content };
      case "PutBlock":
        blob.blocks.set(url.searchParams.get("blockid") ?? "", body);
        return { status: 201 };
      case "PutBlockList":
        return commit(blob, body.toString(), headers["x-ms-blob-content-type"]);
      default:
        if (headers["x-ms-blob-type"] !== "BlockBlob") return { status: 400 };
        blob.content = body;
        return { status: 201 };
    }
  }
}

function commit(blob: Blob, list: string, contentType: string | string[] | undefined): Answer {
  const ids = [...list.matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(([, id]) => id ?? "");
  const blocks = ids.map((id) => blob.blocks.get(id));
  if (!blocks.every((block) => block !== undefined)) return { status: 400 };
  blob.content = Buffer.concat(blocks);
  blob.contentType = String(contentType ?? blob.contentType);
  return { status: 201 };
}
