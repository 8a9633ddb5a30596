import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";
import type { Remote, VerbOptions } from "../../src/remote/remote.ts";
import type { Payload, RunAnswer, SubmitAnswer, SubmitRequest } from "../../src/remote/request.ts";

/** A job with what is sent of it. */
export interface TestRequest extends SubmitRequest {
  readonly payload: () => Payload;
}

/** Asks for a job as a client does that knows all about it. */
export async function ask(
  remote: Remote,
  request: SubmitRequest,
  options: VerbOptions = {},
): Promise<SubmitAnswer> {
  const offer = await remote.offer({ platform: false, probes: [] }, options);
  return offer.ask(request);
}

/** Starts or joins a job, which is sent if it is wanted. */
export async function submit(
  remote: Remote,
  { payload, ...request }: TestRequest,
  options: VerbOptions = {},
): Promise<RunAnswer> {
  const answer = await ask(remote, request, options);
  if (answer.kind === "wanted") return answer.send(payload());
  if (answer.kind === "run") return answer;
  throw new Error("a stored result is not what was asked for");
}

/** The plainest way to send a job. */
export function plainly(control: Buffer, content: Payload["pack"]): Payload {
  return { onBase: false, coding: "none", control, pack: content, from: 0 };
}

/** A tar of files by their names, with what is below work/ as a client packs it. */
export async function tarOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = pack();
  const mtime = new Date("1980-01-02T00:00:00Z");
  for (const [name, content] of Object.entries(files)) {
    archive.entry({ name, mode: name.startsWith("work/") ? 0o644 : 0o600, mtime }, content);
  }
  archive.finalize();
  return buffer(archive);
}
