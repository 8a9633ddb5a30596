import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { printedBy, readExamples } from "../../scripts/api/examples.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { boardAt, consumer, execute, programOf, write, writeFirmware } from "./board.ts";

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd[Symbol.asyncDispose]());

describe("the example of", () => {
  test.each(readExamples().map((example) => [example.name, example] as const))(
    "%s prints what it says, on a real target, and its process ends by itself",
    async (_, example) => {
      const directory = await consumer();
      await writeFirmware(directory);
      await write(directory, { "example.ts": programOf(example.code, boardAt(sshd, directory)) });
      const { code, stdout, stderr } = await execute(directory, process.execPath, "example.ts");
      expect({ stderr, stdout: stdout.trimEnd().split("\n"), code }).toEqual({
        stderr: "",
        stdout: printedBy(example),
        code: 0,
      });
    },
  );
});
