import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { printedBy, readExamples } from "../../scripts/api/examples.ts";
import { systemNode } from "../end-to-end/workflow.ts";
import { startSshd } from "../support/sshd.ts";
import { boardAt, execute, programOf, write, writeFirmware } from "./board.ts";

const repository = join(import.meta.dirname, "..", "..");

/** Where somebody has installed the package, and nothing else. */
let consumer = "";
beforeAll(async () => {
  if (!existsSync(join(repository, "dist/library/index.js")))
    throw new Error("There is no dist/library. Run: npm run build");
  consumer = await mkdtemp(join(tmpdir(), "consumer-"));
  const packed = await npm("pack", repository, "--json", "--ignore-scripts", "--pack-destination", consumer);
  const [{ filename }] = JSON.parse(packed) as [{ readonly filename: string }];
  await write(consumer, { "package.json": '{ "private": true, "type": "module" }' });
  await npm("install", `./${filename}`, "--offline", "--no-audit", "--no-fund");
});
afterAll(() => rm(consumer, { recursive: true }));

async function npm(...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await execute(consumer, "npm", ...words);
  if (code !== 0) throw new Error(`npm ${words[0] ?? ""}: ${stderr}`);
  return stdout;
}

describe("the package, where nothing else is installed", () => {
  test("brings all that it needs with it", () => {
    const installed = readdirSync(join(consumer, "node_modules")).filter((name) => !name.startsWith("."));
    expect(installed).toEqual(["ssh-job-action"]);
  });

  test("has the command line", async () => {
    const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
      readonly version: string;
    };
    const ssh = (word: string): ReturnType<typeof execute> =>
      execute(consumer, "npx", "--offline", "ssh-job", word);
    expect(await ssh("version")).toMatchObject({ code: 0, stdout: `${version}\n` });
    expect((await ssh("help")).stdout).toContain("ssh-job run");
    expect((await ssh("demo")).stdout).toContain('Reused "output": 6857.');
  });

  test("tells its name too", async () => {
    const { stdout } = await execute(consumer, "npx", "--offline", "ssh-job-action", "version");
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test("has types that stand alone, by which every example compiles and a mistake does not", async () => {
    for (const { name, code } of readExamples())
      await write(consumer, { [`${name}.ts`]: programOf(code, { host: "board" }) });
    await write(consumer, {
      "mistakes.ts": `import { run, type Outcome } from "ssh-job-action";
        // @ts-expect-error There is no such input.
        run({ host: "board", ouputs: [] });
        // @ts-expect-error There is no such choice.
        run({ host: "board", cache: "maybe" });
        // @ts-expect-error A result is none of these.
        export const is = (outcome: Outcome): boolean => outcome.result === "ok";`,
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          target: "es2022",
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          noEmit: true,
          typeRoots: [join(repository, "node_modules/@types")],
          types: ["node"],
        },
      }),
    });
    for (const compiler of ["tsc", "tsc6"]) {
      const ended = await execute(consumer, join(repository, "node_modules/.bin", compiler));
      expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
    }
  });

  test.each([
    ["this Node", process.execPath],
    ["the Node of the machine, which may be an old one", systemNode()],
  ])(
    "runs a job with %s, whatever cipher the target wants, and makes no variable global",
    async (_, node) => {
      await using sshd = await startSshd({ config: ["Ciphers chacha20-poly1305@openssh.com"] });
      const example = readExamples().find(({ name }) => name === "run");
      if (example === undefined) throw new Error("run has no example");
      const place = await mkdtemp(join(consumer, "place-"));
      await writeFirmware(place);
      const code = `const before = Object.getOwnPropertyNames(globalThis).join();
      ${programOf(example.code, boardAt(sshd, place))}
      console.log(Object.getOwnPropertyNames(globalThis).join() === before);`;
      await write(place, { "program.js": code });
      const ended = await execute(place, node, "program.js");
      expect(ended).toEqual({ code: 0, stderr: "", stdout: [...printedBy(example), "true", ""].join("\n") });
    },
  );
});
