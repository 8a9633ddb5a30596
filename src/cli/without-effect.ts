import type { Options } from "./command.ts";
import { say } from "./say.ts";

/** Says which of the options do nothing here. */
export function sayWithoutEffect({ withoutEffect }: Options): void {
  if (withoutEffect.length === 0) return;
  const names = withoutEffect.map((name) => `--${name}`).join(", ");
  say(`Without effect on a terminal, with a meaning in workflows only: ${names}.`, "dim");
}
