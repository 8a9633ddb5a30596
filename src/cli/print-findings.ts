import { styleText } from "node:util";
import type { Finding } from "../report/finding.ts";
import { sanitiseText } from "../report/sanitise.ts";

const styles = { ok: "green", warn: "yellow", fail: "red" } as const;

/** Prints findings on stdout: a line each, below it what to type. */
export function printFindings(findings: readonly Finding[]): void {
  for (const { check, status, message, hint, lines = [] } of findings) {
    const label = status.padEnd(4);
    const shown = process.stdout.isTTY ? styleText(styles[status], label) : label;
    const below = [...(hint === undefined ? [] : hint.split("\n")), ...lines.map((line) => `  ${line}`)];
    const text = [
      `${check.padEnd(8)}  ${oneLine(message)}`,
      ...below.map((line) => `                ${line}`.trimEnd()),
    ];
    process.stdout.write(`${shown}  ${sanitiseText(text.join("\n"))}\n`);
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
