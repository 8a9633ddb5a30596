import { JobError } from "../errors.ts";
import type { Emit } from "../events.ts";
import { quoteName, someOf } from "./name.ts";
import { Remarks } from "./remarks.ts";

const unsendableShown = 20;

/** What a walk noticed, told at its end: one error for all that cannot be sent, one warning for each kind of oddity. */
export class Findings {
  readonly #unsendable: string[] = [];
  readonly #remarks = new Remarks();

  unsendable(path: string | Buffer, reason: string): void {
    this.#unsendable.push(`${quoteName(path)} (${reason})`);
  }

  outsideLink(path: string): void {
    this.#remarks.add(
      "What these links lead to is not sent and not in the signature, as it is elsewhere",
      path,
    );
  }

  lfsPointer(path: string): void {
    this.#remarks.add(
      "These files are git LFS pointers instead of their content; set `lfs: true` at actions/checkout, or run `git lfs pull`",
      path,
    );
  }

  emptySubmodule(path: string): void {
    this.#remarks.add(
      "These git submodules are empty; set `submodules: true` at actions/checkout, or run `git submodule update --init`",
      path,
    );
  }

  lookalike(path: string): void {
    this.#remarks.add(
      "These names differ only in Unicode normalisation from ones beside them, and some file systems cannot hold both",
      path,
    );
  }

  hasUnsendable(): boolean {
    return this.#unsendable.length > 0;
  }

  /** @throws {JobError} `invalid` if anything cannot be sent */
  throwIfUnsendable(directory: string): void {
    if (this.#unsendable.length === 0) return;
    const names = someOf(this.#unsendable, unsendableShown);
    throw new JobError("invalid", `${directory} holds what cannot be sent: ${names}.`, {
      hint: "Remove or rename it, or exclude it by a line in `exclude` or in .sshjobignore.",
    });
  }

  warn(emit: Emit): void {
    this.#remarks.warn(emit);
  }
}
