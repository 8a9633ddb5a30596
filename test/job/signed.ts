import fc from "fast-check";
import { compareBytes } from "../../src/job/encode.ts";
import type { Signed } from "../../src/job/signature-file.ts";
import type { SignatureParts } from "../../src/job/signature.ts";
import { treeDigest } from "../../src/job/tree-digest.ts";
import type { TreeEntry } from "../../src/job/tree.ts";

/** Names that have gone wrong somewhere: in the order of keys, in prototypes, in the order of UTF-16, on terminals. */
const awkward = [
  "__proto__",
  "constructor",
  "10",
  "9",
  "\uff5e",
  "\u{1f600}",
  "a b",
  '"',
  "\u001b[2J",
  "\n",
  "é",
];
const name = fc.oneof(
  fc.constantFrom(...awkward, "a", "b", "c"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 3 }).filter((text) => !/^\.{1,2}$|[/\0]/.test(text)),
);
const sha256 = fc.constantFrom("0".repeat(64), "a".repeat(64), "9".repeat(64));

type Leaf = Exclude<TreeEntry, { type: "directory" }>;
type Node = Leaf | ReadonlyMap<string, Node>;

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({
    type: fc.constant("file" as const),
    path: fc.constant(""),
    size: fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER),
    executable: fc.boolean(),
    sha256,
  }),
  fc.record({
    type: fc.constant("symlink" as const),
    path: fc.constant(""),
    target: fc.constantFrom("a", "../b c", ""),
  }),
);
const { directory } = fc.letrec<{ directory: ReadonlyMap<string, Node>; node: Node }>((tie) => ({
  directory: fc
    .uniqueArray(fc.tuple(name, tie("node")), { selector: ([key]) => key, maxLength: 4 })
    .map((members) => new Map(members)),
  node: fc.oneof({ maxDepth: 3 }, { arbitrary: leaf, weight: 3 }, { arbitrary: tie("directory"), weight: 1 }),
}));

function* flatten(members: ReadonlyMap<string, Node>, above = ""): Generator<TreeEntry> {
  for (const [key, node] of [...members].sort(([a], [b]) => compareBytes(a, b))) {
    const path = above + key;
    if (node instanceof Map) {
      yield { type: "directory", path };
      yield* flatten(node as ReadonlyMap<string, Node>, `${path}/`);
    } else yield { ...(node as Leaf), path };
  }
}

/** The entries of a directory as a walk finds them: in the order of bytes, a directory before what it holds. */
export const trees: fc.Arbitrary<readonly TreeEntry[]> = directory.map((members) => [...flatten(members)]);

const text = fc.constantFrom("", "a", "b", "a b", "\0", "\u{1f600}");
const texts = fc.array(text, { maxLength: 3 });
const names = fc.uniqueArray(fc.constantFrom("A", "B", "__proto__", "\uff5e", "\u{1f600}"), { maxLength: 3 });
const sortedNames = names.map((some) => some.toSorted(compareBytes));
const fingerprints = [`SHA256:${"A".repeat(43)}`, `SHA256:${"B".repeat(43)}`] as const;
const platform = fc.constantFrom(
  null,
  ...["label:a", "label:b", "probe:a"].flatMap((kind) => [
    kind,
    ...fingerprints.map((key) => `host:${key}\n${kind}`),
  ]),
);

const parts: fc.Arbitrary<SignatureParts> = fc.record({
  epoch: fc.constantFrom(1, 2),
  salt: fc.option(text),
  command: fc.record({
    kind: fc.constantFrom("script", "inline"),
    text,
    shell: fc.option(text),
    args: texts,
  }),
  env: fc
    .tuple(sortedNames, fc.array(text, { minLength: 3, maxLength: 3 }))
    .map(([some, values]) => some.map((one, index) => [one, values[index] ?? ""] as const)),
  secretNames: sortedNames,
  input: sha256,
  outputs: texts,
  separateStreams: fc.boolean(),
  platform,
  probes: fc.array(
    fc.record({ command: fc.constantFrom("a", "b"), exitCode: fc.constantFrom(0, 1), stdout: sha256 }),
    { maxLength: 3 },
  ),
  upstream: fc.uniqueArray(sha256, { maxLength: 2 }).map((some) => some.toSorted(compareBytes)),
});

/** Jobs in every detail. */
export const signed: fc.Arbitrary<Signed> = fc
  .tuple(parts, trees, fc.array(fc.option(sha256), { minLength: 3, maxLength: 3 }))
  .map(([made, tree, tags]) => ({
    parts: { ...made, input: treeDigest(tree) },
    tree,
    secretTags: new Map(made.secretNames.map((one, index) => [one, tags[index] ?? null])),
  }));

const partNames = [
  "epoch",
  "salt",
  "command",
  "env",
  "secretNames",
  "outputs",
  "separateStreams",
  "platform",
  "probes",
  "upstream",
] as const;

/** Two jobs that differ in a few things only, or in nothing. */
export const neighbours: fc.Arbitrary<readonly [Signed, Signed]> = fc
  .tuple(signed, signed, fc.subarray([...partNames, "tree"], { maxLength: 2 }))
  .map(([one, other, taken]) => {
    const pick = (from: SignatureParts): Partial<SignatureParts> =>
      Object.fromEntries(
        Object.entries(from).filter(([part]) => (taken as readonly string[]).includes(part)),
      );
    const { tree } = taken.includes("tree") ? other : one;
    const mixed = { ...one.parts, ...pick(other.parts), input: treeDigest(tree ?? []) };
    const tags = new Map([...other.secretTags, ...one.secretTags]);
    const secretTags = new Map(mixed.secretNames.map((secret) => [secret, tags.get(secret) ?? null]));
    return [one, { parts: mixed, tree, secretTags }];
  });
