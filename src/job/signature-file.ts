import { JobError } from "../errors.ts";
import { compareBytes } from "./encode.ts";
import { readClaims } from "./signature-schema.ts";
import type { SecretTags } from "./secret-tags.ts";
import { signatureOf, type Signature, type SignatureParts } from "./signature.ts";
import { treeDigest } from "./tree-digest.ts";
import { printTree, readPrintedTree } from "./tree-json.ts";
import type { TreeEntry } from "./tree.ts";

/** A job as its signature sees it, in every detail. */
export interface Signed {
  readonly parts: SignatureParts;
  /** What the directory holds; `null` if that is too much to be written down. */
  readonly tree: readonly TreeEntry[] | null;
  readonly secretTags: SecretTags;
}

/** What `signature.json` says, the file that is kept beside every run. */
export interface SignatureFile extends Signed {
  readonly signature: Signature;
}

/** A longer `signature.json` is neither written nor read. Bytes. */
export const longestSignatureFile: number = 64 * 1024 * 1024;

/** One line of JSON, the same bytes for the same job. Values of variables stand in it; of secrets, only tags. */
export function printSignatureFile(signed: Signed): string {
  const tree = signed.tree && printTree(signed.tree, longestSignatureFile);
  const text = print(signed, tree ?? "null");
  return Buffer.byteLength(text) > longestSignatureFile ? print(signed, "null") : text;
}

/**
 * Reads what somebody has left as `signature.json`, and computes again what it claims.
 * @throws {JobError} `invalid`; the message says what does not fit
 */
export function readSignatureFile(text: string): SignatureFile {
  if (Buffer.byteLength(text) > longestSignatureFile) throw misfit("it is longer than 64 MiB");
  const claims = readClaims(text);
  if (claims === undefined) throw notRead();
  const { parts, secretTags } = claims;
  const tree = claims.tree === null ? null : readPrintedTree(claims.tree);
  if (tree === undefined) throw misfit("there is no directory such as its tree");
  const signature = signatureOf(parts);
  if (signature !== claims.signature) throw misfit("its parts have another signature than it says");
  if (tree !== null && treeDigest(tree) !== parts.input)
    throw misfit("its tree has another digest than it says");
  if (!namesOnly(secretTags, parts)) throw misfit("it has tags for other secrets than it says");
  return { signature, parts, tree, secretTags };
}

/** What a `signature.json` claims, with the tree as the JSON that it is. */
export type ClaimedFile = Pick<Signed, "parts" | "secretTags"> & { readonly tree: unknown };

/**
 * Reads what somebody has left as `signature.json` without computing again what it claims: for what may as well be wrong.
 * @throws {JobError} `invalid`; the message says what does not fit
 */
export function readClaimedFile(text: string): ClaimedFile {
  const claims = readClaims(text);
  if (claims === undefined) throw notRead();
  return claims;
}

function print({ parts, secretTags }: Signed, tree: string): string {
  const secrets = [...secretTags]
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([name, tag]) => `${JSON.stringify(name)}:${JSON.stringify(tag)}`);
  const fields = [
    '"schema":1',
    `"signature":"${signatureOf(parts)}"`,
    `"parts":${JSON.stringify(parts)}`,
    `"tree":${tree}`,
    `"secrets":{${secrets.join()}}`,
  ];
  return `{${fields.join()}}\n`;
}

/** Whether there is a tag for every secret and for nothing else. */
function namesOnly(secretTags: SecretTags, { secretNames }: SignatureParts): boolean {
  return secretTags.size === secretNames.length && secretNames.every((name) => secretTags.has(name));
}

function notRead(): JobError {
  return misfit("it is none, or one that a later version has made");
}

function misfit(what: string): JobError {
  return new JobError("invalid", `The signature file cannot be used: ${what}.`, {
    hint: "Take the signature.json of another run.",
  });
}
