// The small build: every start of the action pays for this import.
import * as z from "zod/mini";
import type { JobSettings, Keep, ResumeSettings } from "../config/settings.ts";
import { JobError } from "../errors.ts";

/** What whoever follows a run knows of its job; it is kept beside the run for clients that come later. */
export interface About {
  readonly name: string;
  /** 64 hex digits. */
  readonly signature: string;
  readonly outputs: readonly string[];
  readonly separateStreams: boolean;
  readonly timeoutMs?: number | undefined;
  readonly idleTimeoutMs?: number | undefined;
  readonly lock?: { readonly name: string; readonly queueTimeoutMs: number } | undefined;
  readonly keep: Keep;
}

const schema: z.ZodMiniType<About> = z.object({
  name: z.string().check(z.maxLength(1000)),
  signature: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  outputs: z.array(z.string()),
  separateStreams: z.boolean(),
  timeoutMs: z.optional(z.number()),
  idleTimeoutMs: z.optional(z.number()),
  lock: z.optional(z.object({ name: z.string().check(z.maxLength(100)), queueTimeoutMs: z.number() })),
  keep: z.enum(["auto", "none", "all"]),
});

/** What is to be known of the runs of a job. */
export function aboutOf({ spec, limits, lock, keep }: JobSettings, signature: string): About {
  const { name, outputs, separateStreams } = spec;
  const { timeoutMs, idleTimeoutMs } = limits;
  return {
    name,
    signature,
    outputs,
    separateStreams,
    timeoutMs,
    idleTimeoutMs,
    lock: lock && { name: lock.name, queueTimeoutMs: lock.queueTimeoutMs },
    keep,
  };
}

/** One line of JSON. */
export function printAbout(about: About): string {
  return `${JSON.stringify(about)}\n`;
}

/** Reads what another client has left, with what these settings want otherwise. @throws {JobError} `protocol` */
export function readAbout(text: string, { name, outputs, keep }: ResumeSettings): About {
  const { data, error } = schema.safeParse(parseJson(text));
  if (error) {
    throw new JobError("protocol", "What the target knows about the run cannot be read", {
      hint: "Attach with the version of ssh-job-action that started the run.",
    });
  }
  return {
    ...data,
    name: name ?? data.name,
    outputs: outputs ?? data.outputs,
    keep: keep ?? data.keep,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
