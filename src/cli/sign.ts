import { parseSignSettings } from "../config/parse-sign-settings.ts";
import { InvalidInputs, JobError } from "../errors.ts";
import { cliExitCode } from "../job/result.ts";
import { describeParts } from "../job/describe-parts.ts";
import { readSignatureFile } from "../job/signature-file.ts";
import { sanitiseText } from "../report/sanitise.ts";
import { signOverSsh } from "../wiring.ts";
import type { Perform } from "./command.ts";
import { sayFailure, sayProblems } from "./failure.ts";
import { parseOptions } from "./parse-options.ts";
import { printJson } from "./print.ts";
import { say } from "./say.ts";
import { cachePlaces, readSurroundings } from "./surroundings.ts";
import { Terminal } from "./terminal.ts";

/** `ssh-job sign`: the signature of a job on stdout, its parts on stderr; with `--json` its signature.json. */
export const sign: Perform = async (options, signal) => {
  try {
    const { settings, warnings } = await parseOptions(
      options,
      readSurroundings(process.env),
      parseSignSettings,
    );
    const { emit } = new Terminal({ log: process.stderr });
    for (const message of warnings) emit({ type: "warning", message });
    const signed = await signOverSsh(settings, {
      emit,
      signal,
      statsDirectory: cachePlaces(process.env).stats,
    });
    if (signed.fault !== undefined) emit({ type: "warning", message: signed.fault });
    if (options.json) process.stdout.write(signed.file);
    else {
      process.stdout.write(`${signed.signature}\n`);
      for (const line of describeParts(readSignatureFile(signed.file).parts)) say(sanitiseText(line));
    }
    return 0;
  } catch (error) {
    if (signal.aborted) return cliExitCode({ kind: "cancelled", exitCode: undefined });
    if (!(error instanceof JobError)) throw error;
    const { code, message, hint } = error;
    if (options.json) printJson({ error: { code, message, hint: hint ?? null } });
    if (error instanceof InvalidInputs) sayProblems(error);
    else sayFailure(error);
    return cliExitCode({ kind: code === "invalid" ? "invalid" : "infrastructure", exitCode: undefined });
  }
};
