import { mkdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { useScene } from "./given.ts";

const scene = useScene();

beforeAll(async () => {
  await mkdir(join(scene.directory, "sub"));
  await writeFile(join(scene.directory, "sub", "job.py"), "");
  await symlink("../start.sh", join(scene.directory, "sub", "inside"));
  await symlink(tmpdir(), join(scene.directory, "outside"));
  await symlink("/bin/sh", join(scene.directory, "sh"));
  await symlink("nowhere", join(scene.directory, "dangling"));
});

describe("the directory", () => {
  test("it is found from where the edge stands", async () => {
    expect((await scene.parse()).settings.directory).toBe(scene.directory);
    const { settings } = await scene.parse({ directory: "sub/", script: "job.py" });
    expect(settings.directory).toBe(join(scene.directory, "sub"));
  });

  test("it may be absolute, and outside", async () => {
    const base = join(scene.directory, "sub");
    const { settings } = await scene.parse({ directory: ".." }, { directory: base });
    expect(settings.directory).toBe(scene.directory);
    await expect(scene.problems({ directory: scene.directory }, { directory: "/" })).resolves.toEqual([]);
  });

  test("it must be there, and be a directory", async () => {
    await expect(scene.problems({ directory: "nowhere" })).resolves.toEqual([
      expect.stringMatching(/^directory: "nowhere" does not exist in /),
    ]);
    await expect(scene.problems({ directory: "start.sh" })).resolves.toEqual([
      expect.stringMatching(/^directory: "start.sh" is not a directory in /),
    ]);
  });

  test("what to exclude is taken line by line, exactly", async () => {
    const { settings } = await scene.parse({ exclude: "*.o\n\n!keep.o\nodd\\ \n" });
    expect(settings.exclude).toEqual(["*.o", "!keep.o", "odd\\ "]);
  });
});

describe("the command", () => {
  test("it is start.sh unless another script is named", async () => {
    expect((await scene.parse()).settings.spec.command).toEqual({ kind: "script", path: "start.sh" });
    const { settings } = await scene.parse({ script: "./sub/../sub//job.py", shell: " python3 -u\n" });
    expect(settings.spec.command).toEqual({ kind: "script", path: "sub/job.py", shell: "python3 -u" });
  });

  test("a script may be a link within the directory", async () => {
    await expect(scene.problems({ script: "sub/inside" })).resolves.toEqual([]);
  });

  test.each([
    ["nowhere.sh", /"nowhere.sh" does not exist in /],
    ["start.sh/", /does not exist in /],
    ["dangling", /does not exist in /],
    ["/bin/sh", /is an absolute path/],
    ["..", /leads out of the directory/],
    ["sub/../../start.sh", /leads out of the directory/],
    ["sh", /is a link that leads out of the directory/],
    ["outside", /is a link that leads out of the directory/],
    ["sub", /is not a file/],
    [".", /is not a file/],
    ["echo a\necho b", /has more than one line\. Name one file; shell commands are given in `run`\./],
  ])("%j is no script", async (script, reason) => {
    const problems = await scene.problems({ script });
    expect(problems).toEqual([expect.stringMatching(reason)]);
    expect(problems[0]).toMatch(/^script: /);
  });

  test("a script that is not named and not there is told as well", async () => {
    const problems = await scene.problems({ directory: "sub" });
    expect(problems).toEqual([
      expect.stringMatching(/^script: "start.sh" does not exist in .*give shell commands in run/),
    ]);
  });

  test("shell text needs no script, and its lines end with LF", async () => {
    const { settings } = await scene.parse({ directory: "sub", run: "  make\r\nmake test \r\n" });
    expect(settings.spec.command).toEqual({ kind: "inline", text: "  make\nmake test \n" });
  });

  test("shell text and a script exclude each other", async () => {
    await expect(scene.problems({ run: "make", script: "start.sh" })).resolves.toEqual([
      "script: It does not apply, as run says what to run. Give either run or script.",
    ]);
  });

  test.each([
    ["bash -e {0}", /holds \{0\}\. Leave \{0\} out/],
    ["bash; reboot", /is more than words/],
    ["bash 'x", /is more than words/],
    ["-e", /does not begin with a command/],
    ["A=1 bash", /does not begin with a command/],
    ["''", /does not begin with a command/],
    ["bash\n-e", /has more than one line/],
  ])("%j is no shell", async (shell, reason) => {
    expect(await scene.problems({ shell })).toEqual([expect.stringMatching(reason)]);
  });
});

describe("what the command gets", () => {
  test("arguments are taken exactly, a line each", async () => {
    const { settings } = await scene.parse({ args: "-v\n a  b \n\n$HOME\n  \n" });
    expect(settings.spec.args).toEqual(["-v", " a  b ", "$HOME", "  "]);
  });

  test("variables are read, and the secret ones are secrets", async () => {
    const { settings, secrets } = await scene.parse({ env: "A=1\nB=", "secret-env": "C=x=y\nD<<E\n1\n2\nE" });
    expect(settings.spec.env).toEqual(
      new Map([
        ["A", "1"],
        ["B", ""],
      ]),
    );
    expect([...settings.spec.secretEnv].map(([name, value]) => [name, value.reveal()])).toEqual([
      ["C", "x=y"],
      ["D", "1\n2"],
    ]);
    expect(secrets.slice(1).map((secret) => secret.reveal())).toEqual(["x=y", "1\n2"]);
  });

  test("nothing given is nothing set", async () => {
    const { spec, limits } = (await scene.parse({ env: "\n", args: "\n" })).settings;
    expect([spec.args, spec.env.size, spec.secretEnv.size, spec.outputs]).toEqual([[], 0, 0, []]);
    expect(limits).toEqual({});
  });

  test("a variable cannot be both public and secret", async () => {
    await expect(scene.problems({ env: "A=1\nB=2", "secret-env": "B=3" })).resolves.toEqual([
      'secret-env: "B" is set in env too. Set each variable in one of them.',
    ]);
  });

  test("every faulty line is told, by its number", async () => {
    await expect(scene.problems({ env: "A=1\nB", "secret-env": "C\nD=1\nD=2" })).resolves.toEqual([
      expect.stringMatching(/^env: Line 2 has no "="\. Write one NAME=value a line/),
      expect.stringMatching(
        /^secret-env: Line 1 has no "="\. Line 3 \(D\) sets the variable of line 2 again\. Write one NAME=value a line[^W]*$/,
      ),
    ]);
  });

  test("limits are understood, and an idle limit may be the longer one", async () => {
    const { settings } = await scene.parse({ timeout: "90s", "idle-timeout": "1h30m" });
    expect(settings.limits).toEqual({ timeoutMs: 90_000, idleTimeoutMs: 5_400_000 });
    await expect(scene.problems({ timeout: "0s", "idle-timeout": "5" })).resolves.toEqual([
      expect.stringMatching(/^timeout: "0s" is out of range\./),
      expect.stringMatching(/^idle-timeout: "5" is not a duration\. Write a number and a unit, such as 30s/),
    ]);
  });
});

describe("the name", () => {
  test("it is given, or the workflow job's, or the directory's", async () => {
    expect((await scene.parse({ name: " GPU tests, ü \n" })).settings.spec.name).toBe("GPU tests, ü");
    expect((await scene.parse()).settings.spec.name).toBe("build");
    const unnamed = { jobName: undefined };
    expect((await scene.parse({}, unnamed)).settings.spec.name).toBe(basename(scene.directory));
    expect(
      (
        await scene.parse(
          { run: "true", directory: "/", "results-directory": join(scene.directory, "r") },
          unnamed,
        )
      ).settings.spec.name,
    ).toBe("job");
  });

  test("it can be seen, and is not long", async () => {
    await expect(scene.problems({ name: "a\u001Bb" })).resolves.toEqual([
      expect.stringMatching(/^name: "a\\u\{1b\}b" holds characters that cannot be seen/),
    ]);
    await expect(scene.problems({ name: "x".repeat(100) })).resolves.toEqual([]);
    await expect(scene.problems({ name: "x".repeat(101) })).resolves.toEqual([
      expect.stringContaining("has more than 100 characters"),
    ]);
  });

  test("a name that nobody chose is made to fit", async () => {
    const { settings } = await scene.parse({}, { jobName: `a\nb${"x".repeat(200)}` });
    expect(settings.spec.name).toBe(`a?b${"x".repeat(97)}`);
  });
});
