import type * as yaml from "yaml";
import type { Alias, Document, Node, YAMLMap } from "yaml";
import { printable } from "../printable.ts";
import type { Faults } from "./faults.ts";
import { hideLikelySecrets } from "./likely-secrets.ts";
import type { Entry, MappingTree, Tree } from "./tree.ts";

type Yaml = typeof yaml;

/** Merge keys may repeat what they merge; no job file needs as many entries as this. */
const mostMerged = 100_000;

/** Makes a tree of a document without errors. What several aliases stand for is one tree in several places. */
export function makeTree(
  document: Document.Parsed,
  yaml: Yaml,
  isSecret: (key: string) => boolean,
  faults: Faults,
): Tree {
  return new TreeMaker(document, yaml, isSecret, faults).tree(document.contents);
}

class TreeMaker {
  readonly #yaml: Yaml;
  readonly #isSecret: (key: string) => boolean;
  readonly #faults: Faults;
  readonly #meant: ReadonlyMap<Alias, Node>;
  readonly #made = new Map<Node, Tree>();
  readonly #open = new Set<Node>();
  #merged = 0;

  constructor(document: Document.Parsed, yaml: Yaml, isSecret: (key: string) => boolean, faults: Faults) {
    this.#yaml = yaml;
    this.#isSecret = isSecret;
    this.#faults = faults;
    this.#meant = meantBy(document, yaml);
  }

  tree(found: unknown, at = 0): Tree {
    const node = this.#follow(found);
    if (node === undefined) return { type: "nothing", start: startOf(found) ?? at };
    const known = this.#made.get(node);
    if (known !== undefined) return known;
    this.#open.add(node);
    const made = this.#make(node, at);
    this.#open.delete(node);
    this.#made.set(node, made);
    return made;
  }

  #make(node: Node, at: number): Tree {
    const start = startOf(node) ?? at;
    if (this.#yaml.isMap(node)) return { type: "mapping", entries: this.#entries(node), start };
    if (this.#yaml.isSeq(node)) {
      return { type: "list", items: node.items.map((item) => this.tree(item, start)), start };
    }
    const text = this.#textOf(node);
    if (text === undefined) return { type: "nothing", start };
    return { type: "text", text, start, end: endOf(node) ?? start };
  }

  #entries(map: YAMLMap): MappingTree["entries"] {
    const entries = new Map<string, Entry>();
    const merged: unknown[] = [];
    let mergedAt: number | undefined;
    for (const pair of map.items) {
      const at = startOf(pair.key) ?? startOf(map) ?? 0;
      if (this.#isMergeKey(pair.key)) {
        if (mergedAt !== undefined) this.#duplicate("<<", mergedAt, at, "Write <<: [*one, *other].");
        mergedAt = at;
        merged.push(pair.value);
        continue;
      }
      const key = this.#keyOf(pair.key, at);
      if (key === undefined) continue;
      const earlier = entries.get(key);
      if (earlier !== undefined) this.#duplicate(key, earlier.at, at, "Leave one of them out.");
      if (this.#isSecret(key)) this.#hide(pair.value);
      entries.set(key, { at, value: this.tree(pair.value, at) });
    }
    for (const source of merged) this.#merge(source, entries, mergedAt ?? 0);
    return entries;
  }

  /** What a mapping has itself wins over what is merged into it, and of several that are merged in the first. */
  #merge(found: unknown, entries: Map<string, Entry>, at: number): void {
    const tree = this.tree(found, at);
    for (const source of tree.type === "list" ? tree.items : [tree]) {
      if (source.type !== "mapping") {
        this.#faults.add(at, "Only mappings can be merged.", "Write <<: *NAME, with &NAME before a mapping.");
        continue;
      }
      for (const [key, entry] of source.entries) {
        this.#merged += 1;
        if (this.#merged > mostMerged) {
          this.#faults.add(at, "Merge keys make the file too large.", "Repeat less by merge keys.");
          return;
        }
        if (!entries.has(key)) entries.set(key, entry);
      }
    }
  }

  #follow(found: unknown): Node | undefined {
    if (!this.#yaml.isNode(found)) return undefined;
    if (!this.#yaml.isAlias(found)) return found;
    const at = startOf(found) ?? 0;
    const node = this.#meant.get(found);
    if (node === undefined) {
      const hint = `Put &${found.source} before what is meant, further up.`;
      this.#faults.add(at, `There is no anchor ${printable(found.source)} above.`, hint);
    } else if (this.#open.has(node)) {
      this.#faults.add(at, `The anchor ${printable(found.source)} holds itself.`, "Use another value here.");
      return undefined;
    }
    return node;
  }

  #keyOf(key: unknown, at: number): string | undefined {
    const text = this.#textOf(this.#follow(key));
    if (text === undefined) {
      // What was to be a part of a value has become another thing.
      hideLikelySecrets(this.#faults.source);
      this.#faults.add(at, "This is no key.", "Write a text before the colon.");
    }
    return text;
  }

  /** Numbers and booleans as they are written; `undefined` for `null`, and for what is no scalar. */
  #textOf(node: Node | undefined): string | undefined {
    if (!this.#yaml.isScalar(node) || node.value === null) return undefined;
    return typeof node.value === "string" ? node.value : node.source;
  }

  #isMergeKey(key: unknown): boolean {
    return this.#yaml.isScalar(key) && typeof key.value === "symbol";
  }

  #duplicate(key: string, firstAt: number, at: number, hint: string): void {
    const line = this.#faults.source.lineOf(firstAt);
    this.#faults.add(at, `${printable(key)} stands in line ${line} already.`, hint);
  }

  #hide(value: unknown): void {
    for (const node of [value, this.#yaml.isAlias(value) ? this.#meant.get(value) : undefined]) {
      const [start, end] = [startOf(node), endOf(node)];
      if (start !== undefined && end !== undefined) this.#faults.source.hide(start, end);
    }
  }
}

/** What each alias stands for: the last node before it that has its anchor. One walk, however many aliases there are. */
function meantBy(document: Document.Parsed, yaml: Yaml): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const meant = new Map<Alias, Node>();
  yaml.visit(document, {
    Node(_, node) {
      if (yaml.isAlias(node)) {
        const found = anchors.get(node.source);
        if (found !== undefined) meant.set(node, found);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return meant;
}

function startOf(node: unknown): number | undefined {
  return rangeOf(node)?.[0];
}

/** Where a value ends, without the blanks and comments behind it. */
function endOf(node: unknown): number | undefined {
  return rangeOf(node)?.[1];
}

function rangeOf(node: unknown): readonly number[] | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  return Array.isArray(node.range) ? (node.range as number[]) : undefined;
}
