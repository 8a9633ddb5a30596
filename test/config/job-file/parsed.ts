import { parseJobFile } from "../../../src/config/job-file/parse-job-file.ts";
import type { InputValue, JobFile } from "../../../src/config/job-file/job-file.ts";
import { showReference, type Template } from "../../../src/config/job-file/template.ts";
import { InvalidInputs } from "../../../src/errors.ts";

export function parsed(text: string): Promise<JobFile> {
  return parseJobFile(text, { path: "/repo/ssh-job.yml", shown: "ssh-job.yml" });
}

/** What a user reads; nothing if the file is right. */
export async function messages(text: string): Promise<string> {
  return told(() => parsed(text));
}

export async function told(work: () => unknown): Promise<string> {
  try {
    await work();
    return "";
  } catch (error) {
    if (error instanceof InvalidInputs) return error.message;
    throw error;
  }
}

/** The inputs of a job or target, with expressions as they are written. */
export function written(
  inputs: ReadonlyMap<string, { readonly value: InputValue }>,
): Record<string, unknown> {
  return Object.fromEntries([...inputs].map(([name, { value }]) => [name, writtenValue(value)]));
}

function writtenValue(value: InputValue): unknown {
  if ("parts" in value) return writtenText(value);
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, Template>)];
    return Object.fromEntries(entries.map(([name, text]) => [name, writtenText(text)]));
  }
  return (value as readonly Template[]).map(writtenText);
}

export function writtenText({ parts }: Template): string {
  return parts.map((part) => (typeof part === "string" ? part : `<${showReference(part)}>`)).join("");
}
