import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { extract } from "tar-stream";
import type { StoredAnswer, SubmitAnswer, WantedAnswer } from "../../src/remote/request.ts";
import { Following } from "./following.ts";
import { packJob, type Job, type RequestOptions } from "./job.ts";
import { ask } from "./submit.ts";
import { randomHex, type Target } from "./target.ts";

/** A job under a signature, and how it is asked for. */
export interface KnownJob {
  /** 64 hex digits. */
  readonly signature: string;
  readonly job: Job;
}

/** The sealed manifest of tests: the target never reads it. */
export const sealed = `{"schema":1}\n-\n`;

/** Whatever took as long as it took will do. */
export const anyResult = { reuse: { longestMs: undefined } };

/** Runs a job to its end, as often as is asked for, and stores the result of each run. */
export async function runAndStore(target: Target, job: Job, times = 1): Promise<KnownJob> {
  const signature = randomHex(32);
  for (let count = 0; count < times; count += 1) {
    const run = await target.start(job, { signature });
    await run.end();
    await target.remote.store(run.id, sealed, job.domain ?? "trusted");
  }
  return { signature, job };
}

/** Asks for a job of which a stored result will do. */
export async function askFor(
  target: Target,
  { signature, job }: KnownJob,
  options: RequestOptions = {},
): Promise<SubmitAnswer> {
  return ask(target.remote, (await packJob(job, signature)).request({ ...anyResult, ...options }));
}

export function expectStored(answer: SubmitAnswer): StoredAnswer {
  if (answer.kind === "stored") return answer;
  throw new Error(`the answer is ${answer.kind}`);
}

export function expectWanted(answer: SubmitAnswer): WantedAnswer {
  if (answer.kind === "wanted") return answer;
  throw new Error(`the answer is ${answer.kind}`);
}

/** What a stored run wrote and how it ended. */
export async function heardOf(answer: StoredAnswer): Promise<Following> {
  const following = new Following({ id: answer.id, submission: "" }, answer.events);
  await following.end();
  return following;
}

/** The members of a tar by their names: a file's text, else its type. */
export async function membersOf(archive: Readable): Promise<Map<string, string>> {
  const members = new Map<string, string>();
  for await (const member of archive.pipe(extract())) {
    const { name, type } = member.header;
    members.set(name, type === "file" ? await text(member) : type);
    member.resume();
  }
  return members;
}
