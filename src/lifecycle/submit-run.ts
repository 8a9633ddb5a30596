import type { Readable } from "node:stream";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { JobSettings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import type { JobSpec } from "../job/spec.ts";
import type { Tree } from "../job/tree.ts";
import type { SubmitAnswer } from "../remote/request.ts";
import { inlineFile, launchText, secretsFile, secretsText } from "../runtime/shell.ts";
import type { MemoryFile } from "../workspace/archive-items.ts";
import { packedSize, packTree } from "../workspace/pack.ts";
import { printAbout, type About } from "./about.ts";
import type { Link } from "./link.ts";
import type { Ports, Submission } from "./ports.ts";
import { specText } from "./spec-text.ts";

export interface SubmittedRun extends SubmitAnswer {
  /** What was sent last; nothing when the run of somebody else was joined. */
  readonly sent: { readonly bytes: number; readonly files: number };
}

/** Packs the job, sends it and starts it, or joins a run of it that is going on. @throws {JobError} `input-changed`, `disk-full`, `target`, and what dialling throws */
export async function submitRun(
  link: Link,
  settings: JobSettings,
  tree: Tree,
  submission: Submission,
  about: About,
  { emit, stop }: Ports,
): Promise<SubmittedRun> {
  const launch = launchText(settings.spec, await firstLineOf(settings, emit));
  const { text: spec, request } = specText(settings, about.signature, launch, stop.by);
  const before = [
    memoryFile("spec", spec),
    memoryFile("about", printAbout(about)),
    memoryFile("launch", launch),
    ...secretFiles(settings.spec),
    ...inlineFiles(settings.spec),
  ];
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
  const answer = await link.use((remote) =>
    remote.submit({
      ...submission,
      request,
      join: settings.limits,
      follow: settings.mode === "run",
      room: { kib: Math.ceil(total / 1024), files: tree.entries.length + before.length + after.length },
      payload,
    }),
  );
  if (answer.joined) return { ...answer, sent: { bytes: 0, files: 0 } };
  for (const path of changed) {
    emit({
      type: "warning",
      message: `${path} changed after it was hashed: the signature is not of what runs`,
    });
  }
  return { ...answer, sent: { bytes: sentBytes, files: tree.files } };
}

function secretFiles({ secretEnv }: JobSpec): MemoryFile[] {
  return secretEnv.size > 0 ? [memoryFile(secretsFile, secretsText(secretEnv))] : [];
}

function inlineFiles({ command }: JobSpec): MemoryFile[] {
  return command.kind === "inline" ? [memoryFile(inlineFile, command.text)] : [];
}

function memoryFile(path: string, text: string): MemoryFile {
  return { path, content: Buffer.from(text), mode: 0o600 };
}

async function firstLineOf({ directory, spec: { command } }: JobSettings, emit: Emit): Promise<string> {
  if (command.kind === "inline") return command.text.split("\n", 1)[0] ?? "";
  const file = await open(join(directory, command.path));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const line = buffer.toString("utf8", 0, bytesRead).split("\n", 1)[0] ?? "";
    if (line.endsWith("\r")) {
      const message = `${command.path} has Windows line ends (CR LF), which interpreters on the target trip over.`;
      emit({ type: "warning", message });
    }
    return line;
  } finally {
    await file.close();
  }
}
