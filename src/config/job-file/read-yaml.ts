import type { Document, YAMLError } from "yaml";
import { isSecretKey } from "./keys.ts";
import type { Faults } from "./faults.ts";
import { hideLikelySecrets } from "./likely-secrets.ts";
import { makeTree } from "./make-tree.ts";
import type { Tree } from "./tree.ts";
import { sizeOf } from "./tree-size.ts";

/** Aliases may make a small file large; no job file is as large as this. */
const mostNodes = 200_000;

/**
 * Reads YAML 1.2, with anchors, aliases and merge keys (`<<`).
 * @returns `undefined` for a text that holds nothing
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function readYaml(text: string, faults: Faults): Promise<Tree | undefined> {
  const yaml = await import("yaml");
  let document: Document.Parsed;
  try {
    document = yaml.parseDocument(text, { merge: true, uniqueKeys: false, prettyErrors: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    faults.add(0, ...tooDeep);
    faults.throwIfAny();
    return undefined;
  }
  const [error] = [...document.errors, ...document.warnings].sort((one, other) => one.pos[0] - other.pos[0]);
  if (error !== undefined) {
    // What a value is and where it ends is not known here.
    hideLikelySecrets(faults.source);
    faults.add(error.pos[0], ...explain(error, text));
    faults.throwIfAny();
  }
  if (document.contents === null) return undefined;
  const tree = makeTree(document, yaml, isSecretKey, faults);
  faults.throwIfAny();
  if (sizeOf(tree) > mostNodes) {
    faults.add(0, "Its aliases make it too large.", "Repeat less by aliases and merge keys.");
    faults.throwIfAny();
  }
  return tree;
}

/** The first error of a text is the one that counts: the rest tends to follow from it. */
function explain({ code, message, pos: [start] }: YAMLError, text: string): [message: string, hint: string] {
  const lineEnd = text.indexOf("\n", start);
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const line = text.slice(from, lineEnd < 0 ? text.length : lineEnd);
  if (message.includes("call stack")) return tooDeep;
  if (code === "MULTIPLE_DOCS") {
    return ["A second document begins here.", "Write one document; leave out the line ---."];
  }
  if (code === "TAG_RESOLVE_FAILED") return ["This tag means nothing here.", "Leave the tag out."];
  if (/[[{,:-]\s*\$\{\{/.test(line)) {
    const hint = 'Put what holds ${{ }} into quotes: "${{ matrix.x }}".';
    return [`This is no YAML: ${sentence(message)}`, hint];
  }
  const hint = remedies.get(code) ?? "Look for a missing quote, colon or bracket, here or above.";
  return [`This is no YAML: ${sentence(message)}`, hint];
}

const tooDeep: [message: string, hint: string] = [
  "It is nested too deeply.",
  "Write fewer lists and mappings inside each other.",
];

const remedies: ReadonlyMap<string, string> = new Map([
  ["TAB_AS_INDENT", "Indent with blanks."],
  ["BAD_INDENT", "Indent what belongs together alike, and close brackets and braces."],
  ["BAD_SCALAR_START", "Put the text into quotes."],
  ["BLOCK_AS_IMPLICIT_KEY", "Put a text that holds a colon and a blank into quotes."],
  ["BAD_DQ_ESCAPE", "Use single quotes, in which a backslash is itself."],
]);

/** Behind a word and a colon stands what the text holds there, which may be secret. */
function sentence(message: string): string {
  const kept = message.replace(/(?<=\w): .*$/s, "").replace(/\.$/, "");
  return `${kept.charAt(0).toLowerCase()}${kept.slice(1)}.`;
}
