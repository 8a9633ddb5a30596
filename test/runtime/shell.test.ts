import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command, JobSpec } from "../../src/job/spec.ts";
import { inlineFile, launchText, secretsFile, secretsText } from "../../src/runtime/shell.ts";
import { Secret } from "../../src/secret.ts";

const shells = ["dash", "busybox sh", "bash --posix"] as const;

const text = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(...Array.from(" \t\n\r'\"\\$`!*?~#&|;<>(){}[]=-aé→𝛼")) }),
  )
  .map((value) => value.replaceAll("\0", ""));
const variables = fc.dictionary(fc.stringMatching(/^v_[A-Za-z0-9_]{1,8}$/), text, { maxKeys: 4 });
const fileName = text
  .map((value) => value.replaceAll("/", "_"))
  .filter((value) => !["", ".", ".."].includes(value) && Buffer.byteLength(value) < 200);

describe.each(shells)("with %s", (shell) => {
  test("arguments, variables, secrets and the script's name arrive byte for byte", () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 5 }),
        variables,
        variables,
        fileName,
        (args, env, secrets, path) => {
          const names = [...Object.keys(env), ...Object.keys(secrets).filter((name) => !(name in env))];
          const script = `printf '%s\\0' "$@"; printf '%s\\0' "$0" ${names.map((name) => `"$${name}"`).join(" ")}`;
          using place = runDirectory(shell, path, script);
          const printed = place.run(specOf({ kind: "script", path, shell: "sh" }, { args, env, secrets }));
          const values = names.map((name) => env[name] ?? secrets[name]);
          const begin = args.length === 0 ? [""] : args;
          expect(printed).toBe([...begin, `./${path}`, ...values, ""].join("\0"));
        },
      ),
      { numRuns: 25 },
    );
  });

  test("the secrets' file is gone when the script begins", () => {
    using place = runDirectory(shell, "start.sh", 'ls -A ..; echo "$TOKEN"');
    const printed = place.run(
      specOf({ kind: "script", path: "start.sh", shell: undefined }, { secrets: { TOKEN: "hush" } }),
    );
    expect(printed).toBe("bin\nlaunch\nwork\nhush\n");
  });

  test("a job whose secrets do not arrive does not run without them", () => {
    using place = runDirectory(shell, "start.sh", "echo ran");
    const spec = specOf(
      { kind: "script", path: "start.sh", shell: undefined },
      { secrets: { TOKEN: "hush" } },
    );
    expect(() => place.run(spec, { withoutSecrets: true })).toThrow();
  });

  test("inline text is run by its own #!, with its arguments", () => {
    using place = runDirectory(shell, "unused", "");
    place.write(inlineFile, `#!/usr/bin/env bash\necho "\${BASH_VERSION:+bash} $*"\n`);
    const spec = specOf({ kind: "inline", text: "", shell: undefined }, { args: ["one", "two"] });
    expect(place.run(spec, { firstLine: "#!/usr/bin/env bash" })).toBe("bash one two\n");
  });

  test("without #! a script stops at the first command that fails", () => {
    using place = runDirectory(shell, "start.sh", "echo one; false; echo two");
    const spec = specOf({ kind: "script", path: "start.sh", shell: undefined });
    expect(() => place.run(spec)).toThrow(expect.objectContaining({ status: 1, stdout: "one\n" }));
  });

  test("a script need not be executable, and runs in its directory", () => {
    using place = runDirectory(shell, "start.sh", "pwd");
    const printed = place.run(specOf({ kind: "script", path: "start.sh", shell: undefined }));
    expect(printed).toBe(`${place.work}\n`);
  });
});

describe("the first line of a script names its interpreter:", () => {
  test.each([
    ["#!/bin/bash", "exec /bin/bash ./s "],
    ["#! /bin/bash", "exec /bin/bash ./s "],
    ["#!\t/bin/bash \t", "exec /bin/bash ./s "],
    ["#!/bin/bash\r", "exec /bin/bash ./s "],
    ["#!/bin/bash -eu\r", "exec /bin/bash -eu ./s "],
    ["#!/usr/bin/env python3", "exec /usr/bin/env python3 ./s "],
    ["#!/usr/bin/env -S python3 -u", "exec /usr/bin/env '-S python3 -u' ./s "],
    ["#!/usr/bin/awk  -f  x ", "exec /usr/bin/awk '-f  x' ./s "],
    ["#!/opt/it's/sh", String.raw`exec '/opt/it'\''s/sh' ./s `],
    ["#!", "exec sh -e ./s "],
    ["#! ", "exec sh -e ./s "],
    [" #!/bin/bash", "exec sh -e ./s "],
    ["# not an interpreter", "exec sh -e ./s "],
    ["", "exec sh -e ./s "],
  ])("%j", (firstLine, expected) => {
    const spec = specOf({ kind: "script", path: "s", shell: undefined });
    expect(launchText(spec, firstLine).split("\n").at(-2)).toBe(`${expected}"$@"`);
  });

  test("unless a shell was given", () => {
    const spec = specOf({ kind: "script", path: "s", shell: "bash -eo pipefail" });
    expect(launchText(spec, "#!/bin/false")).toContain('\nexec bash -eo pipefail ./s "$@"\n');
  });
});

test("no secret stands in the launch", () => {
  const spec = specOf({ kind: "script", path: "s", shell: undefined }, { secrets: { TOKEN: "hush" } });
  expect(launchText(spec, "")).not.toContain("hush");
  expect(secretsText(spec.secretEnv)).toBe("export TOKEN=hush\n");
});

function specOf(
  command: Command,
  given: {
    args?: readonly string[];
    env?: Readonly<Record<string, string>>;
    secrets?: Readonly<Record<string, string>>;
  } = {},
): JobSpec {
  const { args = [], env = {}, secrets = {} } = given;
  return {
    name: "test",
    command,
    args,
    env: new Map(Object.entries(env)),
    secretEnv: new Map(Object.entries(secrets).map(([name, value]) => [name, new Secret(value)])),
    outputs: [],
    separateStreams: false,
  };
}

interface RunDirectory extends Disposable {
  readonly work: string;
  write(name: string, content: string): void;
  /** What the launched job printed. */
  run(spec: JobSpec, options?: { firstLine?: string; withoutSecrets?: boolean }): string;
}

/** A directory as `submit` makes it on the target, where `sh` is this shell. */
function runDirectory(shell: string, script: string, content: string): RunDirectory {
  const [program = "", ...options] = shell.split(" ");
  const directory = mkdtempSync(join(tmpdir(), "ssh-job-launch-"));
  const [work, bin] = [join(directory, "work"), join(directory, "bin")];
  mkdirSync(work);
  mkdirSync(bin);
  writeFileSync(join(bin, "sh"), `#!/bin/sh\nexec ${shell} "$@"\n`);
  chmodSync(join(bin, "sh"), 0o755);
  writeFileSync(join(work, script), content);
  return {
    work,
    write: (name, text) => writeFileSync(join(directory, name), text),
    run: (spec, { firstLine = "", withoutSecrets = false } = {}) => {
      writeFileSync(join(directory, "launch"), launchText(spec, firstLine));
      if (spec.secretEnv.size > 0 && !withoutSecrets)
        writeFileSync(join(directory, secretsFile), secretsText(spec.secretEnv));
      const environment = { PATH: `${bin}:/usr/bin:/bin` };
      return execFileSync(program, [...options, join(directory, "launch")], {
        cwd: work,
        env: environment,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true }),
  };
}
