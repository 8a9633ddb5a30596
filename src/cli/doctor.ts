import { styleText } from "node:util";
import { cliExitCode } from "../job/result.ts";
import type { Finding } from "../report/finding.ts";
import { sanitiseText } from "../report/sanitise.ts";
import type { Perform } from "./command.ts";
import { examine } from "./examine.ts";
import { endWith } from "./on-target.ts";
import { readPatients, type NamedPatient } from "./patients.ts";
import { printFindings } from "./print-findings.ts";
import { printJson } from "./print.ts";
import { Terminal } from "./terminal.ts";
import { sayWithoutEffect } from "./without-effect.ts";

/** `ssh-job doctor`: examines targets, and says what to do about each thing that is wrong. */
export const doctor: Perform = async (options, stop) => {
  try {
    sayWithoutEffect(options);
    const { patients, warnings, areNamed } = await readPatients(options);
    const { emit } = new Terminal({ log: process.stdout, bar: !options.json });
    for (const message of warnings) emit({ type: "warning", message });
    const examined = await Promise.all(
      patients.map(async (patient) => ({ patient, findings: await examine(patient, emit, stop) })),
    );
    if (stop.aborted) return cliExitCode({ kind: "cancelled", exitCode: undefined });
    if (options.json) printJson(areNamed ? examined.map(view) : examined.flatMap(({ findings }) => findings));
    else {
      for (const [index, { patient, findings }] of examined.entries()) {
        if (areNamed) process.stdout.write(`${index === 0 ? "" : "\n"}${heading(patient)}`);
        printFindings(findings);
      }
    }
    const isIll = examined.some(({ findings }) => findings.some(({ status }) => status === "fail"));
    return cliExitCode({ kind: isIll ? "infrastructure" : "passed", exitCode: undefined });
  } catch (error) {
    return endWith(error, options, stop);
  }
};

interface Examined {
  readonly patient: NamedPatient;
  readonly findings: readonly Finding[];
}

function view({ patient: { name, settings }, findings }: Examined): object {
  return { ...(name !== undefined && { name }), target: settings.target.label, findings };
}

function heading({ name, settings }: NamedPatient): string {
  const { label } = settings.target;
  const text = sanitiseText(name === undefined ? label : `${name}: ${label}`);
  return `${process.stdout.isTTY ? styleText("bold", text) : text}\n`;
}
