import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { runId } from "../../src/remote/fields.ts";
import { Remote } from "../../src/remote/remote.ts";
import type { RunFiles } from "../../src/remote/run-files.ts";
import { connectLocal } from "../../src/transport/local.ts";

const id = runId(`${"0123456789".repeat(2)}-1`);
const listed = String.raw`echo S ${id} -,zstd,gzip,sha256sum; printf '\0./a\0./b\0\0\0\0005 644\n6 755\n.\n'`;
const digest = "0123456789abcdef".repeat(4);
const refused = { code: expect.stringMatching(/^(protocol|connection-lost|target|results)$/) as string };

/** A conversation with a target that says this, whatever it is told. */
async function talk<T>(said: string, then: (files: RunFiles) => Promise<T>): Promise<T> {
  const local = connectLocal();
  const exec = (): ReturnType<typeof local.exec> => local.exec(`echo ssh-job/1; ${said}`);
  try {
    const remote = new Remote({ hostKey: undefined, exec, close: () => local.close() }, "~/store");
    return await then(await remote.files(id));
  } finally {
    await local.close();
  }
}

const ask = async (files: RunFiles): Promise<Record<string, string>> => {
  const { digests } = await files.ask({ digestsOf: files.names, sampleOf: [] });
  return Object.fromEntries([...digests].map(([{ name }, known]) => [name.toString(), known]));
};

describe.concurrent("what a target says of a run's files", () => {
  test.each([
    ["nothing", "true"],
    ["nothing and fails", "exit 3"],
    ["an error", "echo E target gone"],
    ["another thing", "echo D log 0 5"],
    ["no names", `echo S ${id} -`],
    ["a name without end", `echo S ${id} -; tr '\\0' x </dev/zero`],
    ["a name elsewhere", `echo S ${id} -; printf '../up\\0\\0\\0\\0.\\n'`],
    ["no end of its sizes", `echo S ${id} -; printf '\\0./a\\0\\0\\0\\0005 644\\n'`],
  ])("is refused when it says %s", async (_, said) => {
    await expect(talk(said, (files) => Promise.resolve(files))).rejects.toMatchObject(refused);
  });

  test("counts where it is a digest of what was asked for", async () => {
    const lines = [
      `${digest}  ./a`,
      `${digest}  ./c`,
      `${digest.toUpperCase()}  ./b`,
      `\\${digest}  ./b`,
      "sha256sum: b: no",
    ];
    const said = `${listed}; printf '%s\\n' ${lines.map((line) => `'${line}'`).join(" ")} .`;
    expect(await talk(said, ask)).toEqual({ a: digest });
  });

  test("is refused when it says far more than was asked for", async () => {
    const endless = { code: "protocol", message: expect.stringContaining("endless list") as string };
    await expect(talk(`${listed}; seq 100; echo .`, ask)).rejects.toMatchObject(endless);
    const names = "seq 300 | sed 's|^|./|' | tr '\\n' '\\0'";
    const said = `echo S ${id} -,sha256sum; printf '\\0'; ${names}; printf '\\0\\0\\0.\\n'`;
    const long = `head -c 18000000 /dev/zero | tr '\\0' x | fold -w 60000; echo; echo .`;
    await expect(talk(`${said}; ${long}`, ask)).rejects.toMatchObject(endless);
  });

  test("is refused when its digests have no end, or its sample is no number", async () => {
    await expect(talk(`${listed}; echo ${digest}`, ask)).rejects.toMatchObject({ code: "connection-lost" });
    const sampled = talk(`${listed}; echo many; echo .`, (files) =>
      files.ask({ digestsOf: [], sampleOf: files.names }),
    );
    await expect(sampled).rejects.toMatchObject({ code: "protocol" });
  });

  test.each(["zstd", "gzip"] as const)(
    "is refused when it is not coded by %s as it should be",
    async (coding) => {
      for (const said of ["echo plain", "true", `seq 100000 | ${coding} -1c | head -c 5000`])
        await expect(
          talk(`${listed}; ${said}`, (files) => text(files.fetch(files.names, coding).archive)),
        ).rejects.toMatchObject({ code: "results" });
    },
  );
});
