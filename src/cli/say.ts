import { styleText } from "node:util";
import { sanitiseText } from "../report/sanitise.ts";

type Style = Parameters<typeof styleText>[0];

/** Says something about us on stderr. A progress bar that stands there makes room for it. */
export function say(message: string, style: Style = "reset"): void {
  const text = sanitiseText(message);
  const canDraw = process.stderr.isTTY && process.env["TERM"] !== "dumb";
  const shown = canDraw ? `\r\u001b[K${styleText(style, text, { stream: process.stderr })}` : text;
  process.stderr.write(`${shown}\n`);
}
