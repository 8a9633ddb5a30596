import { createHmac, hash, timingSafeEqual } from "node:crypto";
import { lengthPrefixed } from "../job/encode.ts";
import type { Manifest } from "../job/manifest.ts";
import type { Secret } from "../secret.ts";
import { quoteForeign } from "../transport/foreign-text.ts";
import { printManifest, readManifest } from "./manifest-text.ts";
import type { Expected } from "./result-cache.ts";
import { faultOfLinks } from "./stored-links.ts";
import { faultOfPaths } from "./stored-paths.ts";

/** More is not read. Bytes; half a million outputs with short names fit. */
export const longestSealed: number = 64 * 2 ** 20;

const domain = Buffer.from("sja-entry\0v1\0");

/** Why a stored result is not what was wanted: a clause such as `it was made for another job`. */
export interface Refusal {
  readonly refused: string;
  /** It is not what it claims to be, or is damaged: worth a warning. */
  readonly suspicious: boolean;
}

/** The manifest as it is stored: a line of JSON, and a line with its MAC, which is `-` without a secret. */
export function seal(manifest: Manifest, secret: Secret | undefined): string {
  const line = printManifest(manifest);
  return `${line}\n${secret === undefined ? "-" : mac(line, manifest, secret).toString("hex")}\n`;
}

/** The manifest in a text that anybody may have written, if it is of a result that may be used as `expected`. */
export function open(sealed: string, expected: Expected): { readonly manifest: Manifest } | Refusal {
  const read = readSealed(sealed);
  if ("refused" in read) return read;
  const { manifest, line, tag } = read;
  const fault =
    faultOfOrigin(manifest, expected) ??
    (expected.secret && faultOfTag(tag, mac(line, manifest, expected.secret)));
  if (fault !== undefined) return { refused: fault, suspicious: true };
  const { longestMs } = expected;
  if (longestMs !== undefined && manifest.durationMs > longestMs) {
    const refused = `it took ${manifest.durationMs} ms, and the timeout is now ${longestMs} ms`;
    return { refused, suspicious: false };
  }
  return { manifest };
}

/** A sealed manifest that is well-formed, whoever made it and for whatever job. */
export function readSealed(
  sealed: string,
): { readonly manifest: Manifest; readonly line: string; readonly tag: string } | Refusal {
  const [line, tag, rest, ...more] = Buffer.byteLength(sealed) > longestSealed ? [] : sealed.split("\n", 4);
  const isWhole = line !== undefined && tag !== undefined && rest === "" && more.length === 0;
  const manifest = isWhole ? readManifest(line) : undefined;
  if (!isWhole || manifest === undefined) return { refused: "its manifest cannot be read", suspicious: true };
  const fault = faultOfPaths(manifest.outputs) ?? faultOfLinks(manifest.outputs);
  return fault === undefined ? { manifest, line, tag } : { refused: fault, suspicious: true };
}

function faultOfOrigin(manifest: Manifest, { signature, trust }: Expected): string | undefined {
  if (manifest.signature !== signature) return "it is the result of another job";
  if (manifest.repository !== trust.repository) return "it was made in another repository";
  return trust.readable.includes(manifest.domain)
    ? undefined
    : `it was made for ${quoteForeign(manifest.domain)}, whose results are not used here`;
}

function faultOfTag(tag: string, right: Buffer): string | undefined {
  if (tag === "-") return "it is not signed, and with a cache secret only signed results are used";
  const given = Buffer.from(tag, "hex");
  const isRight = /^[0-9a-f]{64}$/.test(tag) && timingSafeEqual(given, right);
  return isRight ? undefined : "it was not signed with this cache secret";
}

function mac(line: string, { signature, repository, domain: made }: Manifest, secret: Secret): Buffer {
  const digest = hash("sha256", line, "buffer");
  const fields = [signature, repository, made, digest].map((field) => lengthPrefixed(field));
  return createHmac("sha256", secret.reveal())
    .update(Buffer.concat([domain, ...fields]))
    .digest();
}
