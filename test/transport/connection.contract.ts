import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JobError } from "../../src/errors.ts";
import type { Connection, ExecOptions, Exit } from "../../src/transport/connection.ts";

/** A connection to test, and what it needs to be taken away afterwards. */
export interface ContractRig extends AsyncDisposable {
  readonly connection: Connection;
}

const megabyte = 2 ** 20;

/** What every `Connection` promises. */
export function connectionContract(name: string, start: () => Promise<ContractRig>): void {
  describe(`${name} keeps the contract of a connection`, () => {
    test("a command's stdout arrives byte for byte", async () => {
      await using rig = await start();
      const bytes = randomBytes(megabyte);
      const { stdout } = await run(rig.connection, "base64 -d", { stdin: chunks(bytes.toString("base64")) });
      expect(stdout.equals(bytes)).toBe(true);
    });

    test("stdin arrives byte for byte and is closed after its last byte", async () => {
      await using rig = await start();
      const bytes = randomBytes(5 * megabyte);
      const { stdout, exit } = await run(rig.connection, "cat", { stdin: Readable.from([bytes]) });
      expect(sha256(stdout)).toBe(sha256(bytes));
      expect(exit).toEqual({ code: 0, signal: undefined });
    });

    test("without stdin a command reads the end of file at once", async () => {
      await using rig = await start();
      const { stdout } = await run(rig.connection, "cat; echo end");
      expect(stdout.toString()).toBe("end\n");
    });

    test.each([0, 1, 42, 127, 255])("the exit code %i is told", async (code) => {
      await using rig = await start();
      const { exit } = await run(rig.connection, `exit ${code}`);
      expect(exit).toEqual({ code, signal: undefined });
    });

    test("many short commands never lose their exit code", async () => {
      await using rig = await start();
      for (let index = 0; index < 40; index += 1) {
        const { exit } = await rig.connection.exec(`exit ${index}`);
        expect(await exit).toEqual({ code: index, signal: undefined });
      }
    });

    test("a signal that ends the command is told by name and without a code", async () => {
      await using rig = await start();
      const { exit } = await run(rig.connection, "kill -KILL $$");
      expect(exit).toEqual({ code: undefined, signal: "SIGKILL" });
    });

    test("stderr is kept apart, and of a long one the end", async () => {
      await using rig = await start();
      const command = "echo out; head -c 100000 /dev/zero | tr '\\0' x >&2; echo the end >&2";
      const { stdout, stderr } = await run(rig.connection, command);
      expect(stdout.toString()).toBe("out\n");
      expect(stderr).toHaveLength(16_384);
      expect(stderr).toMatch(/^x+the end\n$/);
    });

    test("a command that does not read its stdin ends as it likes, and the source is let go", async () => {
      await using rig = await start();
      const stdin = endless();
      const { stdout, exit } = await run(rig.connection, "exec 0<&-; echo done; exit 3", { stdin });
      expect(stdout.toString()).toBe("done\n");
      expect(exit.code).toBe(3);
      expect(stdin.destroyed).toBe(true);
    });

    test("a reader that waits holds the command back, and gets all of it in the end", async () => {
      await using rig = await start();
      const counter = `/tmp/connection-contract-${randomBytes(8).toString("hex")}`;
      const count = `i=0; while [ $i -lt 64 ]; do head -c ${megabyte} /dev/zero; i=$((i+1)); echo $i >${counter}; done`;
      const { stdout, exit } = await rig.connection.exec(count);
      await once(stdout, "readable");
      // Long enough for all 64 MiB if nothing held them.
      const meanwhile = await run(rig.connection, `sleep 1; cat ${counter}`);
      expect(Number(meanwhile.stdout.toString())).toBeLessThan(16);
      let received = 0;
      for await (const chunk of stdout as AsyncIterable<Buffer>) received += chunk.length;
      expect(received).toBe(64 * megabyte);
      expect(await exit).toEqual({ code: 0, signal: undefined });
      await run(rig.connection, `rm ${counter}`);
    });

    test("an abort ends one command and no other", async () => {
      await using rig = await start();
      const controller = new AbortController();
      const given = await rig.connection.exec("echo given; exec sleep 600", { signal: controller.signal });
      const kept = await rig.connection.exec("echo kept; read line; echo $line", {
        stdin: Readable.from(delayed(given.exit)),
      });
      await once(given.stdout, "data");
      controller.abort();
      await expect(given.exit).rejects.toMatchObject({ code: "connection-lost" });
      expect(await given.stderr).toBe("");
      expect(await text(kept.stdout)).toBe("kept\ngo\n");
      expect(await kept.exit).toEqual({ code: 0, signal: undefined });
      expect(await run(rig.connection, "exit 5")).toMatchObject({ exit: { code: 5 } });
    });

    test("an abort with an error of ours rejects with that very error", async () => {
      await using rig = await start();
      const controller = new AbortController();
      const { exit, stdout } = await rig.connection.exec("sleep 600", { signal: controller.signal });
      const reason = new JobError("target", "enough");
      controller.abort(reason);
      await expect(exit).rejects.toBe(reason);
      await expect(text(stdout)).rejects.toBe(reason);
    });

    test("an aborted signal starts nothing", async () => {
      await using rig = await start();
      const file = `/tmp/connection-contract-${randomBytes(8).toString("hex")}`;
      const started = rig.connection.exec(`touch ${file}`, { signal: AbortSignal.abort() });
      await expect(started).rejects.toMatchObject({ code: "connection-lost" });
      expect(await run(rig.connection, `test -e ${file}`)).toMatchObject({ exit: { code: 1 } });
    });

    test("commands run beside each other without mixing", async () => {
      await using rig = await start();
      const words = ["one", "two", "three", "four", "five", "six"];
      const results = await Promise.all(
        words.map((word) => run(rig.connection, "cat", { stdin: chunks(word.repeat(100_000)) })),
      );
      expect(results.map(({ stdout }) => stdout.toString())).toEqual(
        words.map((word) => word.repeat(100_000)),
      );
    });

    test("a stdin that breaks ends the command and rejects with its own error", async () => {
      await using rig = await start();
      const reason = new JobError("input-changed", "a file shrank");
      const stdin = new PassThrough();
      const { exit, stdout } = await rig.connection.exec("cat; echo complete", { stdin });
      stdin.write("part");
      await once(stdout, "data");
      stdin.destroy(reason);
      await expect(exit).rejects.toBe(reason);
    });

    test("a stdin that was broken from the start is never taken for an empty one", async () => {
      await using rig = await start();
      const stdin = new PassThrough().destroy(new Error("no such file"));
      const outcome = rig.connection.exec("cat", { stdin }).then(({ exit }) => exit);
      await expect(outcome).rejects.toMatchObject({ code: "invalid", message: /no such file/ });
    });

    test("a reader that leaves ends the command", async () => {
      await using rig = await start();
      const { stdout, exit } = await rig.connection.exec("yes");
      for await (const chunk of stdout) if (chunk !== undefined) break;
      await expect(exit).rejects.toMatchObject({ code: "connection-lost" });
    });

    test("closing ends what runs, and closing again does nothing", async () => {
      const rig = await start();
      const { exit, stdout } = await rig.connection.exec("echo up; exec sleep 600");
      await once(stdout, "data");
      await rig.connection.close();
      await expect(exit).rejects.toMatchObject({ code: "connection-lost" });
      await rig.connection.close();
      await expect(rig.connection.exec("true")).rejects.toMatchObject({ code: "connection-lost" });
      await rig[Symbol.asyncDispose]();
    });

    test("every character of a command arrives as it is", async () => {
      await using rig = await start();
      const word = fc.string({
        unit: fc.constantFrom(...Array.from("ab '\"\\$`!*?~#&|;<>(){}[]%\t\n=é→𝛼")),
        maxLength: 40,
      });
      await fc.assert(
        fc.asyncProperty(word, async (value) => {
          const { stdout } = await run(rig.connection, `printf %s '${value.replaceAll("'", `'\\''`)}'`);
          expect(stdout.toString()).toBe(value);
        }),
        { numRuns: 30 },
      );
    });
  });
}

/** Runs a command to its end. */
export async function run(
  connection: Connection,
  command: string,
  options: ExecOptions = {},
): Promise<{ stdout: Buffer; stderr: string; exit: Exit }> {
  const execution = await connection.exec(command, options);
  const stdout = await buffer(execution.stdout);
  return { stdout, stderr: await execution.stderr, exit: await execution.exit };
}

function chunks(content: string): Readable {
  return Readable.from(content.match(/[^]{1,70000}/g) ?? []);
}

function endless(): Readable {
  const chunk = Buffer.alloc(65_536);
  return new Readable({
    read() {
      this.push(chunk);
    },
  });
}

/** One line, as soon as `event` has failed. */
async function* delayed(event: Promise<unknown>): AsyncGenerator<string> {
  await event.catch(() => undefined);
  yield "go\n";
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
