import { describe, expect, test } from "vitest";
import { inputs, type InputName } from "../../src/config/inputs.ts";
import { reuseInputs } from "../../src/config/inputs/reuse.ts";
import { parseFinishSettings } from "../../src/config/parse-settings.ts";
import { parseRunSettings } from "../../src/config/parse-target-settings.ts";
import { fingerprint, privateKey, useScene } from "./given.ts";

const scene = useScene();
const jobId = "0123456789abcdef0123-17";
const surroundings = {
  directory: "/nowhere",
  agent: undefined,
  defaultUsername: undefined,
  jobName: "build",
  event: undefined,
};

const reuse = reuseInputs.map(({ name }) => name);

/** For each input, a value that is in order by itself. */
const anyValue: Readonly<Partial<Record<InputName, string>>> = {
  "if-no-outputs": "warn",
  "separate-streams": "true",
  artifact: "true",
  "retention-days": "7",
  "compression-level": "1",
  timeout: "1h",
  "idle-timeout": "1h",
  "on-cancel": "detach",
  "orphan-timeout": "1h",
  keep: "none",
  "allow-workflow-commands": "true",
  slots: "2",
  "queue-timeout": "5m",
  env: "A=1",
  "secret-env": "B=2",
};

/** The inputs that are refused when each is given beside what the mode needs. */
async function refused(mode: string): Promise<string[]> {
  const others = inputs.map(({ name }) => name).filter((name) => !["mode", "job-id"].includes(name));
  const values = Object.fromEntries(others.map((name) => [name, anyValue[name] ?? "x"]));
  const problems = await scene.problems({
    mode,
    ...(mode === "submit" ? {} : { "job-id": jobId }),
    ...values,
  });
  return problems.flatMap((line) => /^(.*?): It does not apply with mode/.exec(line)?.[1] ?? []);
}

describe("mode", () => {
  test("it is run unless another is asked for", async () => {
    expect((await scene.parseAny()).settings.mode).toBe("run");
    expect((await scene.parseAny({ mode: "submit" })).settings.mode).toBe("submit");
    await expect(scene.problems({ mode: "start" })).resolves.toEqual([
      'mode: "start" is not one of the choices. Write run, submit, attach or cancel.',
    ]);
  });

  test("submit refuses what only whoever waits for the job could do", async () => {
    await expect(refused("submit")).resolves.toEqual([
      ...["if-no-outputs", "artifact", "artifact-name", "retention-days", "compression-level"],
      ...["cache-verify", "allow-workflow-commands"],
    ]);
  });

  test("attach refuses everything about what is run", async () => {
    await expect(refused("attach")).resolves.toEqual([
      ...["directory", "stage", "exclude", "script", "run", "shell", "args", "env", "separate-streams"],
      ...reuse,
      ...["timeout", "idle-timeout", "orphan-timeout", "lock", "slots", "queue-timeout"],
    ]);
  });

  test("cancel refuses all but the target, the run, a name and the summary", async () => {
    await expect(refused("cancel")).resolves.toEqual([
      ...["directory", "stage", "exclude", "script", "run", "shell", "args", "env", "secret-env"],
      ...["outputs", "if-no-outputs", "results-directory", "separate-streams"],
      ...["artifact", "artifact-name", "retention-days", "compression-level"],
      ...reuse,
      ...["timeout", "idle-timeout", "on-cancel", "orphan-timeout", "keep", "allow-workflow-commands"],
      ...["lock", "slots", "queue-timeout"],
    ]);
  });

  test("what it leaves out is not looked at", async () => {
    const { settings } = await scene.parseAny({ mode: "attach", "job-id": jobId }, { directory: "/nowhere" });
    expect(settings).toMatchObject({ mode: "attach", jobId });
  });
});

describe("job-id", () => {
  test.each(["attach", "cancel"])("%s needs one", async (mode) => {
    await expect(scene.problems({ mode })).resolves.toEqual([
      expect.stringMatching(/^job-id: No run is named\. Write the job-id of the step that started it/),
    ]);
  });

  test.each(["run", "submit"])("it means nothing to %s", async (mode) => {
    await expect(scene.problems({ mode, "job-id": jobId })).resolves.toEqual([
      `job-id: It does not apply with mode ${mode}. Leave it out, or set mode to attach or cancel.`,
    ]);
  });

  test.each(["0123456789abcdef0123", "0123456789abcdef0123-0", "../x-1", "0123456789ABCDEF0123-1", "-f"])(
    "%s is none",
    async (id) => {
      await expect(scene.problems({ mode: "cancel", "job-id": id })).resolves.toEqual([
        expect.stringContaining(`job-id: "${id}" is not the id of a run.`),
      ]);
    },
  );

  test("it is all that a command about one run needs beside the target", async () => {
    const given = new Map(Object.entries({ host: "ci@board", key: privateKey, fingerprint }));
    await expect(parseRunSettings(given, surroundings)).rejects.toMatchObject({
      problems: [{ input: "job-id" }],
    });
    const { settings } = await parseRunSettings(new Map([...given, ["job-id", jobId]]), surroundings);
    expect(settings).toMatchObject({ jobId, remoteDirectory: "~/.cache/ssh-job" });
    await expect(
      parseRunSettings(new Map([...given, ["job-id", jobId], ["outputs", "x"]]), surroundings),
    ).rejects.toMatchObject({ problems: [{ input: "outputs" }] });
  });
});

describe("a run that was started before", () => {
  test("is as it was submitted, unless something else is wanted", async () => {
    const attach = { mode: "attach", "job-id": jobId };
    expect((await scene.parseAny(attach)).settings).toMatchObject({
      name: undefined,
      outputs: undefined,
      keep: undefined,
      onCancel: "kill",
    });
    const other = { name: "x", outputs: "a\nb", keep: "none", "if-no-outputs": "error" };
    expect((await scene.parseAny({ ...attach, ...other })).settings).toMatchObject({
      name: "x",
      outputs: ["a", "b"],
      keep: "none",
      ifNoOutputs: "error",
    });
    expect((await scene.parseAny({ ...attach, "if-no-outputs": "error" })).settings).toMatchObject({
      ifNoOutputs: "error",
    });
  });

  test("has secrets that only whoever attaches can name", async () => {
    const { secrets } = await scene.parseAny({
      mode: "attach",
      "job-id": jobId,
      "secret-env": "TOKEN=s3cret",
    });
    expect(secrets.map((secret) => secret.reveal())).toContain("s3cret");
  });

  test("can be finished with the inputs of the step that was stopped, though its directory is gone", async () => {
    const inputs = { host: "ci@board", key: privateKey, fingerprint, directory: "gone", outputs: "x" };
    const { settings } = await parseFinishSettings(new Map(Object.entries(inputs)), surroundings);
    expect(settings).toMatchObject({ mode: "finish", outputs: ["x"], onCancel: "kill" });
  });
});

describe("the lock", () => {
  test("there is none unless it is named, and one may hold it for an hour's wait", async () => {
    expect((await scene.parse()).settings.lock).toBeUndefined();
    expect((await scene.parse({ lock: "board" })).settings.lock).toEqual({
      name: "board",
      slots: 1,
      queueTimeoutMs: 3_600_000,
    });
    expect(
      (await scene.parse({ lock: "b.2_x-1", slots: "1000", "queue-timeout": "5m" })).settings.lock,
    ).toEqual({ name: "b.2_x-1", slots: 1000, queueTimeoutMs: 300_000 });
  });

  test("slots and queue-timeout mean nothing without it", async () => {
    await expect(scene.problems({ slots: "2", "queue-timeout": "5m" })).resolves.toEqual([
      "slots: It does not apply, as there is no lock. Give lock, or leave it out.",
      "queue-timeout: It does not apply, as there is no lock. Give lock, or leave it out.",
    ]);
  });

  test.each([".", ".hidden", "a/b", "a b", "ö", "x".repeat(61), "a\tb"])("%j names none", async (lock) => {
    await expect(scene.problems({ lock, slots: "2" })).resolves.toEqual([
      expect.stringMatching(/^lock: .* is no name of a lock\. Write up to 60 letters/),
    ]);
  });

  test.each(["0", "1001", "two"])("%s is no number of slots", async (slots) => {
    await expect(scene.problems({ lock: "board", slots })).resolves.toEqual([
      expect.stringMatching(/^slots: .* Write a whole number from 1 to 1000\.$/),
    ]);
  });
});

test("what stays, and what becomes of a run that nobody follows, is understood", async () => {
  expect((await scene.parse()).settings).toMatchObject({
    keep: "auto",
    limits: { orphanTimeoutMs: undefined },
  });
  const { settings } = await scene.parse({ keep: "none", "orphan-timeout": "2h" });
  expect(settings).toMatchObject({ keep: "none", limits: { orphanTimeoutMs: 7_200_000 } });
});
