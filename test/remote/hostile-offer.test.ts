import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { SubmitAnswer } from "../../src/remote/request.ts";
import { Remote } from "../../src/remote/remote.ts";
import { connectLocal } from "../../src/transport/local.ts";
import { packJob, type RequestOptions } from "./job.ts";
import { anyResult, heardOf, membersOf } from "./reusing.ts";

const id = `${"0123456789".repeat(2)}-1`;
const huge = "99999999999999999999";
const bomb = "head -c 100000000 /dev/zero | gzip -9; cat /dev/zero";
const refused = { code: expect.stringMatching(/^(protocol|connection-lost|target)$/) as string };

/** A conversation with a target that says this, whatever it is told. */
async function talk<T>(
  said: string,
  { platform = false, probes = [] as string[], ...options }: RequestOptions & Asked,
  then: (answer: SubmitAnswer) => Promise<T>,
): Promise<T> {
  const local = connectLocal();
  const exec = (): ReturnType<typeof local.exec> => local.exec(`echo ssh-job/1; ${said}`);
  try {
    const remote = new Remote({ hostKey: undefined, exec, close: () => local.close() }, "~/store");
    const offer = await remote.offer({ platform, probes });
    return await then(
      await offer.ask((await packJob({ run: "true" })).request({ ...anyResult, ...options })),
    );
  } finally {
    await local.close();
  }
}

interface Asked {
  readonly platform?: boolean;
  readonly probes?: string[];
}

describe.concurrent("an answer about a job is refused", () => {
  test.each([
    ["that says nothing", "true"],
    ["that says nothing and fails", "exit 3"],
    ["of an empty line", "echo"],
    ["of another kind", "echo D log 0 5"],
    ["without end", "tr '\\0' W </dev/zero"],
    ["that wants nothing in particular", "echo W"],
    ["with a number below zero", "echo W -1 - 0 0 none 0 gzip -"],
    ["with a number that is none", "echo W 0x10 - 0 0 none 0 gzip -"],
    ["with a huge number", `echo W ${huge} - 0 0 none 0 gzip -`],
    ["with a text of a length below zero", `echo W 1 ${id} -5 0 none 0 gzip -`],
    ["with a text of a huge length", `echo W 1 ${id} ${huge} 0 none 0 gzip -`],
    ["with a text too long to be kept", `echo W 1 ${id} 99999999999 0 none 0 gzip -; cat /dev/zero`],
    ["with a text that is cut", `echo W 1 ${id} 500 0 none 0 gzip -; echo x`],
    ["with chunks too long to be kept", `echo W 1 ${id} 0 99999999999 none 0 gzip -; cat /dev/zero`],
    ["with chunks that are cut", `echo W 1 ${id} 2 500 none 0 gzip -; echo x; echo x`],
    ["with a text that is not coded as it says", `echo W 1 ${id} 2 0 gzip 0 gzip -; echo x`],
    ["with a text that is endless when it is decoded", `echo W 1 ${id} 97071 0 gzip 0 gzip -; ${bomb}`],
    ["with a coding that is none", `echo W 1 ${id} 2 0 xz 0 gzip -; echo x`],
    ["with a base that is perhaps one", `echo W 1 ${id} 2 0 none x gzip -; echo x`],
    ["with a partial pack of a base that is none", "echo W 1 - 0 0 none 0 gzip ..,none,5"],
    ["with a partial pack of another coding", `echo W 1 - 0 0 none 0 gzip ${id},xz,5`],
    ["with a partial pack of a huge length", `echo W 1 - 0 0 none 0 gzip ${id},none,${huge}`],
    ["with half a partial pack", `echo W 1 - 0 0 none 0 gzip ${id}`],
    ["of a run before that is none", "echo W 1 ../../etc 2 0 none 0 gzip -; echo x"],
    ["of a run that is none", "echo S x started"],
    ["of a run without a word more", `echo S ${id}`],
    ["of a run that is neither", `echo S ${id} perhaps`],
    ["that is stored without a manifest", `echo S ${id} stored`],
    ["that is stored with another line", `echo S ${id} stored; echo D log 0 0`],
    ["that is stored with a manifest of no length", `echo S ${id} stored; echo M`],
    ["that is stored with a manifest of a length below zero", `echo S ${id} stored; echo M -1`],
    ["that is stored with a huge manifest", `echo S ${id} stored; echo M 99999999999; cat /dev/zero`],
    ["that is stored with a manifest that is cut", `echo S ${id} stored; echo M 10; printf 12345`],
    ["of a stored run that is none", "echo S .. stored; echo M 1; printf x"],
  ])("%s", async (_, said) => {
    await expect(talk(said, {}, (answer) => Promise.resolve(answer))).rejects.toMatchObject(refused);
  });

  test("that a stored result is there for whoever wants none", async () => {
    const said = `echo S ${id} stored; echo M 1; printf x; echo X exit 0 1`;
    const asked = talk(said, { reuse: undefined }, (answer) => Promise.resolve(answer));
    await expect(asked).rejects.toMatchObject({ code: "protocol" });
  });

  test("with an error, which is told", async () => {
    const asked = talk("echo E disk-full no space", {}, (answer) => Promise.resolve(answer));
    await expect(asked).rejects.toMatchObject({ code: "disk-full" });
  });

  test.each([
    ["is not told", "echo S", { platform: true }],
    ["is cut", "printf 'P Lin'; exit 1", { platform: true }],
    ["has no end", "printf 'P '; tr '\\0' x </dev/zero", { platform: true }],
    ["has probes with a code below zero", "echo P -1 0", { probes: ["x"] }],
    ["has probes without a length", "echo P 0", { probes: ["x"] }],
    ["has probes of a huge length", `echo P 0 ${huge}`, { probes: ["x"] }],
    ["has probes too long to be kept", "echo P 0 99999999999; cat /dev/zero", { probes: ["x"] }],
    ["has probes that are cut", "echo P 0 10; printf 123", { probes: ["x"] }],
    ["has too few probes", "echo P 0 0", { probes: ["x", "y"] }],
    ["has too many probes", "echo P 0 0; echo P 0 0", { probes: ["x"] }],
  ] satisfies [string, string, Asked][])("whose platform %s", async (_, said, asked) => {
    await expect(talk(said, asked, (answer) => Promise.resolve(answer))).rejects.toMatchObject(refused);
  });
});

test("what a target says that it can decode is taken for no more than it is", async () => {
  const codings = async (tools: string): Promise<unknown> =>
    talk(`echo W 0 - 0 0 none 0 ${tools} -`, {}, (answer) =>
      Promise.resolve(answer.kind === "wanted" && answer.codings),
    );
  expect(await codings("zstd,gzip")).toEqual(["zstd", "gzip", "none"]);
  expect(await codings("xz,gzip,constructor")).toEqual(["gzip", "none"]);
  expect(await codings("-")).toEqual(["none"]);
});

describe.concurrent("a stored result", () => {
  const stored = `echo S ${id} stored; echo M 2; printf 'x\\n'`;

  test.each([
    ["that does not end", stored],
    ["that ends in no way", `${stored}; echo X odd 0 1`],
    ["whose log is cut", `${stored}; echo D log 0 10; printf 123`],
    ["whose log has a stream that is none", `${stored}; echo D other 0 1; echo x`],
    ["whose log is of a huge length", `${stored}; echo D log 0 ${huge}`],
    ["whose end took less than no time", `${stored}; echo X exit 0 -1`],
  ])("%s is refused", async (_, said) => {
    const heard = talk(said, {}, async (answer) => answer.kind === "stored" && heardOf(answer));
    await expect(heard).rejects.toMatchObject(refused);
  });

  test("whose tar is cut, or is none, or whose target fails, is not taken for whole", async () => {
    for (const tar of ["printf 'no tar'", "head -c 700 /dev/urandom", "exit 4"]) {
      const fetched = talk(`${stored}; echo X exit 0 1; ${tar}`, {}, async (answer) => {
        if (answer.kind !== "stored") return "";
        await heardOf(answer);
        const { archive, complaint } = answer.fetch([Buffer.from("./x")]);
        const members = await membersOf(archive).catch(() => new Map<string, string>([["broken", ""]]));
        return `${[...members.keys()].join()}${await complaint}`;
      });
      expect(await fetched).not.toBe("");
    }
  });
});

test("what a target says of itself is made fit to be shown, and digested as it came", async () => {
  const local = connectLocal();
  const exec = (): ReturnType<typeof local.exec> =>
    local.exec("echo ssh-job/1; printf 'P \\033[31mboard\\t1 \\n'; echo P 999 3; printf 'a\\0b'");
  const remote = new Remote({ hostKey: undefined, exec, close: () => local.close() }, "~/store");
  const { facts } = await remote.offer({ platform: true, probes: ["x"] });
  await local.close();
  expect(facts).toEqual({
    platform: "[31mboard 1",
    probes: [{ command: "x", exitCode: 999, stdout: createHash("sha256").update("a\0b").digest("hex") }],
  });
});
