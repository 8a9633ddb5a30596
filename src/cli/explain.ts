import { createReadStream } from "node:fs";
import { addAbortSignal, type Readable } from "node:stream";
import { parseTargetSettings } from "../config/parse-target-settings.ts";
import { printable } from "../config/printable.ts";
import { InvalidInputs, JobError } from "../errors.ts";
import { phrases } from "../job/describe-differences.ts";
import { explain as explainJobs } from "../job/explain.ts";
import { cliExitCode } from "../job/result.ts";
import { longestSignatureFile, readSignatureFile, type SignatureFile } from "../job/signature-file.ts";
import { isRunId } from "../remote/run-id.ts";
import { sanitiseText } from "../report/sanitise.ts";
import { linkOverSsh } from "../wiring.ts";
import type { Options, Perform } from "./command.ts";
import { sayFailure, sayProblems } from "./failure.ts";
import { parseOptions } from "./parse-options.ts";
import { printJson } from "./print.ts";
import { say } from "./say.ts";
import { readSurroundings } from "./surroundings.ts";
import { Terminal } from "./terminal.ts";

/** How many names are told of each kind: whoever asks wants to know it exactly. */
const most = 100;

/** `ssh-job explain`: in what two jobs differ, a line for each kind of thing. @returns 0 whether they differ or not */
export const explain: Perform = async (options, stop) => {
  try {
    const [before, after] = await readSides(options, stop);
    const differences = explainJobs(before, after);
    if (options.json) printJson(differences);
    else if (differences.length === 0) say(`Both have the signature ${after.signature}.`);
    else
      process.stdout.write(
        phrases(differences, most)
          .map((phrase) => `${sanitiseText(phrase)}\n`)
          .join(""),
      );
    return 0;
  } catch (error) {
    if (stop.aborted) return cliExitCode({ kind: "cancelled", exitCode: undefined });
    if (!(error instanceof JobError)) throw error;
    const { code, message, hint } = error;
    if (options.json) printJson({ error: { code, message, hint: hint ?? null } });
    if (error instanceof InvalidInputs) sayProblems(error);
    else sayFailure(error);
    return cliExitCode({ kind: code === "invalid" ? "invalid" : "infrastructure", exitCode: undefined });
  }
};

async function readSides(
  options: Options,
  stop: AbortSignal,
): Promise<[before: SignatureFile, after: SignatureFile]> {
  const {
    operands: [a = "", b = ""],
    problems,
  } = options;
  if (problems.length > 0) throw new InvalidInputs(problems);
  if (a === "-" && b === "-") {
    const message = "Both are -, and stdin can be read only once.";
    throw new InvalidInputs([{ input: "B", message, hint: "Write one of them to a file." }]);
  }
  await using target = [a, b].some(isRunId) ? await openTarget(options, stop) : undefined;
  const read = async (side: string): Promise<SignatureFile> => {
    const text =
      target !== undefined && isRunId(side)
        ? await target.use((remote) => remote.signatureFile(side))
        : await readSide(side, stop);
    return understand(side, text);
  };
  return [await read(a), await read(b)];
}

async function openTarget(options: Options, stop: AbortSignal): Promise<ReturnType<typeof linkOverSsh>> {
  const { settings } = await parseOptions(options, readSurroundings(process.env), parseTargetSettings);
  const link = linkOverSsh(settings, new Terminal({ log: process.stderr }).emit);
  stop.addEventListener("abort", () => void link.close());
  return link;
}

/** @throws {JobError} `invalid`, saying which of the two it is */
function understand(side: string, text: string): SignatureFile {
  try {
    return readSignatureFile(text);
  } catch (error) {
    throw error instanceof JobError ? refused(side, error.message, error.hint) : error;
  }
}

/** What `signature.json` says on one side: that of a file or, for `-`, of stdin. */
async function readSide(side: string, stop: AbortSignal): Promise<string> {
  const input = side === "-" ? process.stdin : createReadStream(side);
  try {
    return await readText(addAbortSignal(stop, input));
  } catch (error) {
    if (stop.aborted || !(error instanceof Error)) throw error;
    throw refused(side, `It cannot be read: ${error.message}.`, "Give the path of a signature.json file.");
  }
}

/** A text that is too long is cut to one that is still too long. */
async function readText(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > longestSignatureFile) break;
  }
  return Buffer.concat(chunks).toString();
}

function refused(side: string, message: string, hint: string | undefined): JobError {
  return new JobError("invalid", `${side === "-" ? "stdin" : printable(side)}: ${message}`, { hint });
}
