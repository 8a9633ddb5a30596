import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { JobError } from "../errors.ts";
import { codings, commonCodings } from "./codings.ts";
import { number, perhapsRunId, runId, unexpected } from "./fields.ts";
import type { Coding, WantedAnswer } from "./request.ts";
import { readPiece, type Started } from "./verb.ts";

/** Reads what stands behind W: NUMBER ID LENGTH CHUNKS CODING BASE TOOLS PARTIAL, and the texts. @throws {JobError} `protocol` */
export async function readWanted(
  started: Started,
  [last, id, length, chunks, coding, base, tools, partial]: readonly string[],
): Promise<Omit<WantedAnswer, "kind" | "sendWindow" | "send" | "leave">> {
  const known = number(last) > 0;
  const from = codingOf(coding);
  const signatureFile = await readCoded(started, number(length), from);
  const pieces = await readCoded(started, number(chunks), from);
  const before =
    signatureFile === ""
      ? undefined
      : { id: runId(id), signatureFile, chunks: pieces, isBase: number(base) === 1 };
  return { known, before, codings: commonCodings(tools?.split(",") ?? []), partial: partialOf(partial) };
}

async function readCoded(started: Started, length: number, coding: Coding): Promise<string> {
  const piece = await readPiece(started, length);
  if (coding !== "gzip" || length === 0) return piece.toString();
  const text = await promisify(gunzip)(piece, { maxOutputLength: longestText }).catch((cause: unknown) => {
    throw new JobError("protocol", "The target answered with a text that cannot be uncompressed", { cause });
  });
  return text.toString();
}

const longestText = 64 * 1024 * 1024;

/** BASEID,CODING,BYTES */
function partialOf(word: string | undefined): WantedAnswer["partial"] {
  if (word === "-") return undefined;
  const [base, coding, bytes] = word?.split(",") ?? [];
  return { base: perhapsRunId(base), coding: codingOf(coding), bytes: number(bytes) };
}

function codingOf(word: string | undefined): Coding {
  const found = codings.find((coding) => coding === word);
  if (found === undefined) throw unexpected("coding");
  return found;
}
