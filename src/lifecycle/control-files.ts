import { open } from "node:fs/promises";
import { join } from "node:path";
import type { JobSettings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import type { JobSpec } from "../job/spec.ts";
import type { SubmitRequest } from "../remote/request.ts";
import { inlineFile, launchText, secretsFile, secretsText } from "../runtime/shell.ts";
import type { MemoryFile } from "../workspace/archive-items.ts";
import { aboutOf, printAbout } from "./about.ts";
import type { SignedJob } from "./sign-job.ts";
import { specText } from "./spec-text.ts";

/** What belongs to a run alone, beside its directory. */
export interface ControlFiles extends Pick<SubmitRequest, "request"> {
  readonly files: readonly MemoryFile[];
}

/** Makes what the target has to know of a run. @param who asks for it */
export async function controlFiles(
  settings: JobSettings,
  signed: SignedJob,
  who: string,
  emit: Emit,
): Promise<ControlFiles> {
  const { spec: job } = settings;
  const launch = launchText(job, await firstLineOf(settings, emit));
  const { text: spec, request } = specText(settings, signed.signature, launch, who);
  const files = [
    memoryFile("spec", spec),
    memoryFile("about", printAbout(aboutOf(settings, signed.signature))),
    memoryFile("signature.json", signed.file),
    memoryFile("launch", launch),
    ...secretFiles(job),
    ...inlineFiles(job),
  ];
  return { request, files };
}

/** A file that its owner alone may read. */
export function memoryFile(path: string, text: string): MemoryFile {
  return { path, content: Buffer.from(text), mode: 0o600 };
}

function secretFiles({ secretEnv }: JobSpec): MemoryFile[] {
  return secretEnv.size > 0 ? [memoryFile(secretsFile, secretsText(secretEnv))] : [];
}

function inlineFiles({ command }: JobSpec): MemoryFile[] {
  return command.kind === "inline" ? [memoryFile(inlineFile, command.text)] : [];
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
