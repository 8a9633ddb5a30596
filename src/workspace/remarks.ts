import type { Emit } from "../events.ts";
import { quoteName, someOf } from "./name.ts";

/** Gathers names that the same is to be said of, so that it is said once however many there are. */
export class Remarks {
  readonly #names = new Map<string, string[]>();

  /** @param remark a sentence without its full stop, which ends with what `name` is one of */
  add(remark: string, name: string): void {
    const names = this.#names.get(remark);
    if (names === undefined) this.#names.set(remark, [quoteName(name)]);
    else names.push(quoteName(name));
  }

  warn(emit: Emit): void {
    for (const [remark, names] of this.#names) {
      emit({ type: "warning", message: `${remark} (${names.length}): ${someOf(names)}.` });
    }
  }
}
