import type { Given } from "../config/given.ts";
import type { Parsed } from "../config/settings.ts";
import type { Surroundings } from "../config/surroundings.ts";
import type { FileTask } from "./job-file.ts";
import { keyText, maskSecrets } from "./mask-secrets.ts";

/** What the inputs of a step are about: one job or run, or several jobs of a file. */
export type Task<S> =
  | { readonly kind: "one"; readonly parsed: Parsed<S> }
  | { readonly kind: "several"; readonly file: FileTask };

/**
 * Understands the inputs of a step, by `parse` where they are about one job, and has the runner mask their secrets.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function readTask<S>(
  given: ReadonlyMap<string, string>,
  surroundings: Surroundings,
  environment: NodeJS.ProcessEnv,
  parse: (given: Given, surroundings: Surroundings) => Promise<Parsed<S>>,
): Promise<Task<S>> {
  maskSecrets(keyText(given));
  const parseMasked = masking(parse);
  if ((given.get("job-file") ?? "").trim() === "") {
    return { kind: "one", parsed: await parseMasked(given, surroundings) };
  }
  // What reads job files takes its time to load.
  const { parserOf, readFileTask } = await import("./job-file.ts");
  const file = await readFileTask(given, surroundings, environment);
  if (file.single === undefined) return { kind: "several", file };
  return { kind: "one", parsed: await parserOf(file, given, surroundings, parseMasked)(file.single) };
}

/** As `parse`; and the runner masks the secrets of what it has understood. */
export function masking<S>(
  parse: (given: Given, surroundings: Surroundings) => Promise<Parsed<S>>,
): typeof parse {
  return async (...words) => {
    const parsed = await parse(...words);
    maskSecrets(...parsed.secrets.map((secret) => secret.reveal()));
    return parsed;
  };
}
