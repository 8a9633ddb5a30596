import type { IncomingMessage } from "node:http";
import type { HttpClient } from "@actions/http-client";

/** Does something with a client of GitHub's, which heeds the proxy; its connections end with `signal`. */
export async function withClient<T>(
  { token, silentMs, signal }: { token: string | undefined; silentMs: number; signal: AbortSignal },
  work: (client: HttpClient) => Promise<T>,
): Promise<T> {
  const { HttpClient } = await import("@actions/http-client");
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const client = new HttpClient("ssh-job-action", [], {
    headers,
    // They would take the token with them.
    allowRedirects: token === undefined,
    // Only so do connections end when the client is disposed of.
    keepAlive: true,
    socketTimeout: silentMs,
  });
  const dispose = (): void => client.dispose();
  signal.addEventListener("abort", dispose, { once: true });
  try {
    signal.throwIfAborted();
    return await work(client);
  } finally {
    signal.removeEventListener("abort", dispose);
    dispose();
  }
}

/** The body of an answer, `undefined` if it is longer than `longest` bytes. */
export async function readShort(message: IncomingMessage, longest: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > longest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Why there is no answer. What the client says itself may hold a signed URL. */
export function whyNoAnswer(error: unknown): string {
  if (!(error instanceof Error)) return "its answer broke off";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.message.startsWith("Request timeout") ? "it does not answer" : error.name;
}
