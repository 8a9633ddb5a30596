import type { Readable } from "node:stream";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { JobSettings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import type { JobSpec } from "../job/spec.ts";
import type { Tree } from "../job/tree.ts";
import type { SubmitRequest } from "../remote/request.ts";
import { inlineFile, launchText, secretsFile, secretsText } from "../runtime/shell.ts";
import type { MemoryFile } from "../workspace/archive-items.ts";
import { packedSize, packTree } from "../workspace/pack.ts";
import { aboutOf, printAbout } from "./about.ts";
import type { Progress } from "./progress.ts";
import type { SignedJob } from "./sign-job.ts";
import { specText } from "./spec-text.ts";

/** A job as it is sent. */
export interface PackedJob extends Pick<SubmitRequest, "request" | "room"> {
  /** Makes the tar. What is sent of it, and what changed meanwhile, is written down. */
  readonly pack: () => Readable;
}

/** Gets ready what the target is sent of a job. @param who asks for the run */
export async function packJob(
  settings: JobSettings,
  tree: Tree,
  signed: SignedJob,
  who: string,
  progress: Progress,
  emit: Emit,
): Promise<PackedJob> {
  const { spec: job } = settings;
  const launch = launchText(job, await firstLineOf(settings, emit));
  const { text: spec, request } = specText(settings, signed.signature, launch, who);
  const before = [
    memoryFile("spec", spec),
    memoryFile("about", printAbout(aboutOf(settings, signed.signature))),
    memoryFile("signature.json", signed.file),
    memoryFile("launch", launch),
    ...secretFiles(job),
    ...inlineFiles(job),
  ];
  // Written when the tree has been packed, and packed after it.
  const changed = memoryFile("changed", "0\n");
  const layout = { prefix: "work/", before, after: [changed, memoryFile("complete", "")] };
  const total = packedSize(tree, layout);
  const pack = (): Readable => {
    progress.sent = { bytes: 0, files: tree.files };
    return packTree(tree, {
      ...layout,
      onBytes: (bytes) => {
        progress.sent.bytes += bytes;
        emit({ type: "progress", phase: "upload", bytes: progress.sent.bytes, total });
      },
      onChanged: (path) => {
        progress.changed.add(path);
        changed.content.write("1");
      },
    });
  };
  const files = tree.entries.length + before.length + layout.after.length;
  return { request, room: { kib: Math.ceil(total / 1024), files }, pack };
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
