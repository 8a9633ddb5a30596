import zlib from "node:zlib";
import type { Coding } from "./request.ts";

/** All there are, the best first. */
export const codings: readonly Coding[] = ["zstd", "gzip", "none"];

/** What both ends know of it, the best first. Nothing is needed for `none`; an old Node knows no zstd. @param tools of the target */
export function commonCodings(tools: readonly string[]): readonly Coding[] {
  const isHere = (coding: Coding): boolean => coding !== "zstd" || "createZstdCompress" in zlib;
  return codings.filter((coding) => coding === "none" || (tools.includes(coding) && isHere(coding)));
}
