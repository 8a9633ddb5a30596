import { styleText } from "node:util";
import { sanitiseText } from "../report/sanitise.ts";

type Style = Parameters<typeof styleText>[0];

/** Says something about us on stderr. A progress bar that stands there makes room for it. */
export function say(message: string, style: Style = "reset"): void {
  const text = sanitiseText(message);
  process.stderr.write(
    `${process.stderr.isTTY ? `\r\u001b[K${styleText(style, text, { stream: process.stderr })}` : text}\n`,
  );
}
