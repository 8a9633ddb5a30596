/**
 * The signature as docs/signature.md has it, written from that page alone and in another way than src/job: it reads
 * `signature.json`, and every byte goes through one hash as it comes. It shares no code with what it is compared with.
 */
import { createHash, createHmac, type Hash } from "node:crypto";

export interface TreeJson {
  readonly [name: string]: string | TreeJson;
}

export interface PartsJson {
  readonly epoch: number;
  readonly salt: string | null;
  readonly command: {
    readonly kind: string;
    readonly text: string;
    readonly shell: string | null;
    readonly args: readonly string[];
  };
  readonly env: readonly (readonly [string, string])[];
  readonly secretNames: readonly string[];
  readonly input: string;
  readonly outputs: readonly string[];
  readonly separateStreams: boolean;
  readonly platform: string | null;
  readonly probes: readonly {
    readonly command: string;
    readonly exitCode: number;
    readonly stdout: string;
  }[];
  readonly upstream: readonly string[];
}

/** Bytes as lower-case hex: concatenation is that of texts, a length is half a text's. */
type Hex = string;

const text = (value: string): Hex => Buffer.from(value, "utf8").toString("hex");
const u64 = (value: number): Hex => value.toString(16).padStart(16, "0");
const lp = (bytes: Hex): Hex => u64(bytes.length / 2) + bytes;
const maybe = (value: string | null): Hex => (value === null ? "00" : `01${lp(text(value))}`);
const list = <Item>(items: readonly Item[], print: (item: Item) => Hex): Hex =>
  u64(items.length) + items.map(print).join("");
const lpText = (value: string): Hex => lp(text(value));

/** What is hashed for a signature. */
export function signatureBytes(parts: PartsJson): Hex {
  const { command: c } = parts;
  const fields: Record<string, Hex> = {
    "01": u64(parts.epoch),
    "02": maybe(parts.salt),
    "03": lpText(c.kind) + lpText(c.text) + maybe(c.shell) + list(c.args, lpText),
    "04": list(parts.env, ([name, value]) => lpText(name) + lpText(value)) + list(parts.secretNames, lpText),
    "05": parts.input,
    "06": list(parts.outputs, lpText) + (parts.separateStreams ? "01" : "00"),
    "07": maybe(parts.platform),
    "08": list(parts.probes, (p) => lpText(p.command) + u64(p.exitCode) + p.stdout),
    "09": list(parts.upstream, (signature) => signature),
  };
  const tags = Object.keys(fields).sort();
  return text("ssh-job-action/signature\0v1\0") + tags.map((tag) => tag + lp(fields[tag] ?? "")).join("");
}

export function signature(parts: PartsJson): Hex {
  return createHash("sha256").update(signatureBytes(parts), "hex").digest("hex");
}

export function treeDigest(tree: TreeJson): Hex {
  const digest: Hash = createHash("sha256").update("sja-tree\0v1\0");
  const names = Object.keys(tree).map(text).sort();
  for (const name of names) {
    const value = tree[Buffer.from(name, "hex").toString()] ?? "";
    digest.update(record(name, value), "hex");
  }
  return digest.digest("hex");
}

function record(name: Hex, value: string | TreeJson): Hex {
  if (typeof value !== "string") return text("D") + lp(name) + lp(treeDigest(value));
  const [letter = ""] = value;
  const rest = value.slice(2);
  if (letter === "L") return text(letter) + lp(name) + lp(text(rest));
  const [size, sha256 = ""] = rest.split(" ");
  return text(letter) + lp(name) + u64(Number(size)) + sha256;
}

export function secretTag(key: string, name: string, value: string): Hex {
  return createHmac("sha256", key)
    .update(text("env\0") + lpText(name) + lpText(value), "hex")
    .digest("hex");
}
