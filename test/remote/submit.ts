import type { Readable } from "node:stream";
import type { Remote, VerbOptions } from "../../src/remote/remote.ts";
import type { RunAnswer, SubmitAnswer, SubmitRequest } from "../../src/remote/request.ts";

/** A job with what is sent of it. */
export interface TestRequest extends SubmitRequest {
  readonly payload: () => Readable;
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
