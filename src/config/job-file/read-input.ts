import { inputs } from "../inputs.ts";
import type { Kind } from "../kinds.ts";
import type { Faults } from "./faults.ts";
import type { InputValue } from "./job-file.ts";
import { parseTemplate, type Template } from "./template.ts";
import type { Entry, TextTree, Tree } from "./tree.ts";

/** A text, whatever expressions it has; `undefined` after a fault. */
export function readTemplate(tree: Tree, faults: Faults): Template | undefined {
  if (tree.type !== "text") {
    faults.add(tree.start, `${called(tree)} where a text should be.`, "Write a text.");
    return undefined;
  }
  const places = placesIn(tree, faults);
  const { template, faults: found } = parseTemplate(
    tree.text,
    tree.start,
    (index) => places.get(index) ?? tree.start,
  );
  for (const { at, message, hint } of found) faults.add(at, message, hint);
  return template;
}

/**
 * What stands for an input; `undefined` if it is nothing, or after a fault. Texts are not looked at closer: what their
 * expressions stand for is not known yet.
 */
export function readInput(name: string, { value: tree }: Entry, faults: Faults): InputValue | undefined {
  const kind = kinds.get(name);
  switch (tree.type) {
    case "nothing":
      return undefined;
    case "text":
      return readTemplate(tree, faults);
    case "list":
      if (kind !== undefined && !takesList(kind)) {
        const hint = takesMapping(kind) ? "Write a mapping of names to values." : "Write one value.";
        faults.add(tree.start, `${name}: It is a list.`, hint);
        return undefined;
      }
      return tree.items.flatMap((item) => readTemplate(item, faults) ?? []);
    case "mapping":
      if (kind === undefined || !takesMapping(kind)) {
        const hint = kind === undefined || takesList(kind) ? "Write a list of texts." : "Write one value.";
        faults.add(tree.start, `${name}: It is a mapping.`, hint);
        return undefined;
      }
      return readVariables(tree.entries, faults);
  }
}

/** What a value is, as the beginning of a sentence. */
export function called(tree: Tree): string {
  return {
    text: "A text stands",
    list: "A list stands",
    mapping: "A mapping stands",
    nothing: "Nothing stands",
  }[tree.type];
}

const kinds: ReadonlyMap<string, Kind> = new Map(inputs.map(({ name, kind }) => [name, kind]));

function takesList({ type }: Kind): boolean {
  return type === "list" || type === "lines" || type === "text";
}

function takesMapping({ type }: Kind): boolean {
  return type === "variables" || type === "secret-variables";
}

/** A variable without a value is an empty one. */
function readVariables(entries: ReadonlyMap<string, Entry>, faults: Faults): ReadonlyMap<string, Template> {
  return new Map(
    [...entries].flatMap(([name, { value }]): [string, Template][] => {
      if (value.type === "nothing") return [[name, { parts: [], at: value.start }]];
      const template = readTemplate(value, faults);
      return template === undefined ? [] : [[name, template]];
    }),
  );
}

/** Where expressions stand. Quotes, escapes and indents are not in a value: expressions are counted instead. */
function placesIn({ text, start, end }: TextTree, { source }: Faults): ReadonlyMap<number, number> {
  const written = beginningsIn(source.text.slice(start, end));
  return new Map(beginningsIn(text).map((index, count) => [index, start + (written[count] ?? 0)]));
}

function beginningsIn(text: string): readonly number[] {
  return Array.from(text.matchAll(/\$\{\{/g), ({ index }) => index);
}
