import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

/** What the runner takes from an `action.yml` of a JavaScript action. */
export interface ActionManifest {
  readonly directory: string;
  readonly using: string;
  /** Declared inputs and their defaults, `''` without one. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly main: string;
  readonly post: string | undefined;
  readonly postIf: string;
}

/** Reads `action.yml`. @throws {Error} when it does not describe a JavaScript action */
export async function readActionManifest(directory: string): Promise<ActionManifest> {
  const document = parse(await readFile(join(directory, "action.yml"), "utf8")) as ManifestDocument;
  const { using, main, post, "post-if": postIf } = document.runs ?? {};
  if (using === undefined || !/^node(12|16|20|24)$/i.test(using)) {
    throw new Error(`'using: ${String(using)}' is not a JavaScript action's runtime`);
  }
  if (main === undefined) throw new Error("There is no entry JavaScript file provided in action.yml");
  const inputs = Object.entries(document.inputs ?? {}).map(
    ([name, input]) => [name, scalarText(input?.default)] as const,
  );
  return { directory, using, inputs: new Map(inputs), main, post, postIf: postIf ?? "always()" };
}

interface ManifestDocument {
  readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean | null } | null>>;
  readonly runs?: {
    readonly using?: string;
    readonly main?: string;
    readonly post?: string;
    readonly "post-if"?: string;
  };
}

function scalarText(value: string | number | boolean | null | undefined): string {
  return value === undefined || value === null ? "" : String(value);
}
