import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { useScene } from "./given.ts";

const scene = useScene();

beforeAll(async () => {
  await mkdir(join(scene.directory, "job", "deep"), { recursive: true });
  await symlink("job", join(scene.directory, "link"));
});

describe("where results land", () => {
  test("it is a directory of its own by default, also below the job directory", async () => {
    expect((await scene.parse()).settings.resultsDirectory).toBe(join(scene.directory, "ssh-job-results"));
  });

  test("it may be anywhere else", async () => {
    for (const path of ["../elsewhere", "job", "job/new/one", "/var/tmp/results"]) {
      await expect(scene.problems({ directory: ".", "results-directory": path })).resolves.toEqual([]);
    }
  });

  test.each([".", "job", "job/", "job/deep/..", "..", "/", "link", "new/../job"])(
    "%s would hold the job directory itself",
    async (path) => {
      await expect(
        scene.problems({ directory: "job", run: "true", "results-directory": path }),
      ).resolves.toEqual([
        `results-directory: "${path}" holds the job directory. Name a directory of its own, such as ssh-job-results.`,
      ]);
    },
  );

  test("the workspace is never replaced, wherever the job is", async () => {
    await expect(
      scene.problems({ directory: "/usr", run: "true", "results-directory": "." }),
    ).resolves.toEqual([
      expect.stringMatching(/^results-directory: "\." holds the directory that paths start from\./),
    ]);
  });

  test("a directory whose name merely begins alike is another one", async () => {
    await expect(
      scene.problems({ directory: "job", run: "true", "results-directory": "jo" }),
    ).resolves.toEqual([]);
    await expect(
      scene.problems({ directory: "job", run: "true", "results-directory": "job/..x" }),
    ).resolves.toEqual([]);
  });

  test("a file is in the way", async () => {
    await expect(scene.problems({ "results-directory": "start.sh" })).resolves.toEqual([
      expect.stringMatching(/^results-directory: "start.sh" is not a directory\./),
    ]);
  });
});

describe("what is fetched", () => {
  test("globs keep their order", async () => {
    const { settings } = await scene.parse({
      outputs: " out/**\n!out/*.o \n\na..b/{x,y}",
      "if-no-outputs": "error",
    });
    expect(settings.spec.outputs).toEqual(["out/**", "!out/*.o", "a..b/{x,y}"]);
    expect(settings.ifNoOutputs).toBe("error");
  });

  test.each([
    ["../x", /leads out of the directory/],
    ["a/../../x", /leads out of the directory/],
    ["a/..", /leads out of the directory/],
    ["!../x", /leads out of the directory/],
    ["{..,a}/x", /leads out of the directory/],
    ["/etc/*", /is an absolute path/],
    ["~/x", /begins with ~/],
    ["!", /is no glob/],
  ])("%s is no glob below the directory", async (glob, reason) => {
    const problems = await scene.problems({ outputs: `out/*\n${glob}` });
    expect(problems).toEqual([expect.stringMatching(reason)]);
    expect(problems[0]).toMatch(/^outputs: /);
  });

  test.each(["!x", "!x\n!y/**"])("%j only excludes, which fetches nothing", async (outputs) => {
    await expect(scene.problems({ outputs })).resolves.toEqual([
      "outputs: It has exclusions only, so that nothing would be fetched. Put a glob of what to fetch before them, such as **.",
    ]);
  });

  test("what to do without outputs does not apply where none are wanted", async () => {
    await expect(scene.problems({ "if-no-outputs": "warn" })).resolves.toEqual([
      "if-no-outputs: It does not apply, as there are no outputs. Give outputs, or leave it out.",
    ]);
    expect((await scene.parse()).settings.ifNoOutputs).toBe("warn");
  });

  test("streams are kept apart on demand", async () => {
    expect((await scene.parse()).settings.spec.separateStreams).toBe(false);
    expect((await scene.parse({ "separate-streams": "TRUE" })).settings.spec.separateStreams).toBe(true);
  });
});

describe("the artifact", () => {
  test("it is uploaded unless it is switched off", async () => {
    const { artifact } = (await scene.parse()).settings;
    expect(artifact).toEqual({ enabled: true, compressionLevel: 6 });
    expect((await scene.parse({ artifact: "false" })).settings.artifact.enabled).toBe(false);
  });

  test("it is named, kept and compressed as told", async () => {
    const { settings } = await scene.parse({
      "artifact-name": "a b",
      "retention-days": "90",
      "compression-level": "0",
    });
    expect(settings.artifact).toEqual({ enabled: true, name: "a b", retentionDays: 90, compressionLevel: 0 });
    await expect(scene.problems({ "retention-days": "91", "compression-level": "10" })).resolves.toHaveLength(
      2,
    );
  });

  test.each(['"', ":", "<", ">", "|", "*", "?", "\\", "/", "\r"])(
    "its name cannot hold %j",
    async (character) => {
      await expect(scene.problems({ "artifact-name": `a${character}b` })).resolves.toEqual([
        expect.stringContaining("holds a character that the name of an artifact cannot have"),
      ]);
    },
  );

  test("its name is one line", async () => {
    await expect(scene.problems({ "artifact-name": "a\nb" })).resolves.toHaveLength(1);
  });

  test("nothing about it applies when it is switched off", async () => {
    const all = { "artifact-name": "a", "retention-days": "1", "compression-level": "6" };
    await expect(scene.problems({ artifact: "false", ...all })).resolves.toEqual([
      "artifact-name: It does not apply, as artifact is false. Leave one of them out.",
      "retention-days: It does not apply, as artifact is false. Leave one of them out.",
      "compression-level: It does not apply, as artifact is false. Leave one of them out.",
    ]);
  });
});
