import type { Readable } from "node:stream";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import type { Tree } from "../job/tree.ts";
import type { FollowEvent } from "../remote/follow-event.ts";
import type { SubmitRequest } from "../remote/remote.ts";
import type { RunId } from "../remote/run-id.ts";
import { inlineFile, launchText, secretsFile, secretsText } from "../runtime/shell.ts";
import type { MemoryFile } from "../workspace/archive-items.ts";
import { packedSize, packTree } from "../workspace/pack.ts";
import type { Link } from "./link.ts";

export interface SubmittedRun {
  readonly id: RunId;
  /** From the first byte on. */
  readonly events: AsyncIterable<FollowEvent>;
  /** Bytes of the last tar that was sent. */
  readonly sentBytes: number;
}

/** Names one try to run a job: sent again after a lost answer, it finds the run that it started. */
export type Submission = Pick<SubmitRequest, "signature" | "submission">;

/** Packs the job, sends it and starts it. @throws {JobError} `input-changed`, `disk-full`, `target`, and what dialling throws */
export async function submitRun(
  link: Link,
  settings: Settings,
  tree: Tree,
  submission: Submission,
  emit: Emit,
): Promise<SubmittedRun> {
  const before = await runFiles(settings, emit);
  const after = [memoryFile("complete", "")];
  const total = packedSize(tree, { prefix: "work/", before, after });
  let sentBytes = 0;
  const changed = new Set<string>();
  const payload = (): Readable => {
    sentBytes = 0;
    return packTree(tree, {
      prefix: "work/",
      before,
      after,
      onBytes: (bytes) => {
        sentBytes += bytes;
        emit({ type: "progress", phase: "upload", bytes: sentBytes, total });
      },
      onChanged: (path) => changed.add(path),
    });
  };
  const { id, events } = await link.use((remote) => remote.submit({ ...submission, payload }));
  for (const path of changed) {
    emit({
      type: "warning",
      message: `${path} changed after it was hashed: the signature is not of what runs`,
    });
  }
  return { id, events, sentBytes };
}

/** The files that stand beside the job's directory on the target. */
async function runFiles(settings: Settings, emit: Emit): Promise<MemoryFile[]> {
  const { spec } = settings;
  const { command } = spec;
  const firstLine = await firstLineOf(settings);
  if (command.kind === "script" && firstLine.endsWith("\r")) {
    const message = `${command.path} has Windows line ends (CR LF), which interpreters on the target trip over.`;
    emit({ type: "warning", message });
  }
  return [
    memoryFile("spec", specText(settings)),
    memoryFile("launch", launchText(spec, firstLine)),
    ...(spec.secretEnv.size > 0 ? [memoryFile(secretsFile, secretsText(spec.secretEnv))] : []),
    ...(command.kind === "inline" ? [memoryFile(inlineFile, command.text)] : []),
  ];
}

function memoryFile(path: string, text: string): MemoryFile {
  return { path, content: Buffer.from(text), mode: 0o600 };
}

/** Times in hundredths of a second, as the target's clock has them; 0 is none. */
function specText({ spec, limits }: Settings): string {
  const hundredths = (ms: number | undefined): number => Math.ceil((ms ?? 0) / 10);
  return [
    `timeout=${hundredths(limits.timeoutMs)}`,
    `idle=${hundredths(limits.idleTimeoutMs)}`,
    `streams=${spec.separateStreams ? "out err" : "log"}`,
    "",
  ].join("\n");
}

async function firstLineOf({ directory, spec: { command } }: Settings): Promise<string> {
  if (command.kind === "inline") return command.text.split("\n", 1)[0] ?? "";
  const file = await open(join(directory, command.path));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.toString("utf8", 0, bytesRead).split("\n", 1)[0] ?? "";
  } finally {
    await file.close();
  }
}
