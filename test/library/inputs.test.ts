import { describe, expect, expectTypeOf, test } from "vitest";
import type { Inputs as AnyInput } from "../../src/config/inputs.ts";
import type { Kind } from "../../src/config/kinds.ts";
import {
  cancel,
  InvalidInputs,
  run,
  type AttachInputs,
  type Inputs,
  type RunInputs,
  type Texts,
  type Variables,
} from "../../src/index.ts";
import { temporaryDirectory } from "../workspace/temporary-directory.ts";

/** What the one list of inputs says that a value may be. */
type Value<K extends Kind> = K extends { readonly type: "boolean" }
  ? boolean
  : K extends { readonly type: "integer" }
    ? number
    : K extends { readonly type: "choice"; readonly of: readonly (infer Choice)[] }
      ? Choice
      : K extends { readonly type: "text" | "list" | "lines" }
        ? Texts
        : K extends { readonly type: "variables" | "secret-variables" }
          ? Variables
          : string;

type ElsewhereOnly =
  | "mode"
  | "job-file"
  | "job"
  | "artifact"
  | "artifact-name"
  | "retention-days"
  | "compression-level"
  | "allow-workflow-commands"
  | "summary";

type Listed = {
  readonly [I in AnyInput as Exclude<I["name"], ElsewhereOnly>]: Value<I["kind"]>;
};

type Typed = { readonly [Name in keyof Inputs]-?: Exclude<Inputs[Name], undefined> };

const board = { host: "ci@board", password: "guessed", fingerprint: `SHA256:${"A".repeat(43)}` };

/** All that is told of inputs that cannot work. */
async function problemsOf(inputs: object): Promise<string[]> {
  const cwd = temporaryDirectory();
  const error: unknown = await run(inputs as RunInputs, { cwd }).catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInputs)) throw error;
  return error.problems.map(({ input, message, hint }) => `${input}: ${message} ${hint}`);
}

describe("the types of inputs", () => {
  test("are those of the one list", () => {
    expectTypeOf<Typed>().toEqualTypeOf<Listed>();
  });

  test("refuse a wrong name, a wrong choice and a wrong kind, and want what is required", () => {
    expectTypeOf({ ...board, run: "make", outputs: ["out/**"], env: { A: 1 } }).toExtend<RunInputs>();
    // @ts-expect-error There is no such name.
    ((): unknown => run({ ...board, ouputs: ["out/**"] })) satisfies unknown;
    // @ts-expect-error There is no such choice.
    ((): unknown => run({ ...board, "cache-scope": "all" })) satisfies unknown;
    // @ts-expect-error A number is meant.
    ((): unknown => run({ ...board, port: "22" })) satisfies unknown;
    // @ts-expect-error No host is given.
    ((): unknown => run({ run: "make" })) satisfies unknown;
    // @ts-expect-error No run is named.
    ((): unknown => cancel(board)) satisfies unknown;
    expectTypeOf<"run" extends keyof AttachInputs ? true : false>().toEqualTypeOf<false>();
  });
});

describe("inputs that cannot work", () => {
  test("are told all at once, those of a wrong form too", async () => {
    const told = await problemsOf({
      host: "ci@board",
      ouputs: ["a"],
      cacheScope: "any",
      mode: "run",
      artifact: true,
      timeout: 30,
      port: 22.5,
      env: { A: null },
      args: [["nested"]],
      run: new Date(0),
    });
    expect(told).toEqual([
      '"ouputs": There is no such input. Did you mean "outputs"?',
      '"cacheScope": There is no such input. Did you mean "cache-scope"?',
      "mode: It does not apply: there is a function for it. Call run, submit, attach or cancel.",
      "artifact: It has a meaning in workflows only. Leave it out.",
      ...["env", "args", "run"].map(
        (name) =>
          `${name}: It is neither a text, a number or a boolean, nor a list or a mapping of them. Give one of these, or leave it out.`,
      ),
      expect.stringMatching(/^port: "22\.5" is not a whole number\./),
      expect.stringMatching(/^key: There is no way to log in/),
      expect.stringMatching(/^known-hosts: No host key is pinned/),
      expect.stringMatching(/^script: /),
      expect.stringMatching(/^timeout: "30" is not a duration\. .*30s/),
    ]);
  });

  test("hold no secret in what is told of them", async () => {
    const secret = "s3cret-value";
    const told = await problemsOf({
      ...board,
      password: [secret],
      key: secret,
      "secret-env": { "A-B": secret },
    });
    expect(told.join("\n")).toContain("password:");
    expect(told.join("\n")).not.toContain(secret);
  });

  test("are none where they are undefined", async () => {
    const told = await problemsOf({
      ...board,
      ...{ script: undefined, lock: undefined },
      run: "make",
      slots: 2,
    });
    expect(told).toEqual([expect.stringMatching(/^slots: /)]);
  });
});
