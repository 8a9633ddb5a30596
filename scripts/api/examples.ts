import { readLibrary } from "./read-exports.ts";

export interface Example {
  /** The function that it is an example of. */
  readonly name: string;
  /** A module; where it prints something, a comment behind says what. */
  readonly code: string;
}

/** The target that the examples speak of. */
export const boardOfExamples = `const board = {
  host: "ci@board",
  key: "/etc/ci/id_ed25519",
  "known-hosts": "board ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI…",
};`;

/** The job file that the examples speak of. */
export const fileOfExamples = `jobs:
  firmware:
    directory: firmware
    run: make
    outputs: [out/fw.bin]
  test:
    needs: firmware
    directory: firmware
    run: make check`;

/** The examples that stand in the TSDoc of the library: every function has one. */
export function readExamples(): Example[] {
  return readLibrary()
    .exported.filter(({ kind }) => kind === "function")
    .map(({ name, example }) => {
      if (example === undefined) throw new Error(`${name} has no example.`);
      return { name, code: example };
    });
}

/** The lines that an example says it prints. */
export function printedBy({ code }: Example): string[] {
  return Array.from(code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm), ([, text = ""]) => text);
}
