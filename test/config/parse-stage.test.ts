import { expect, test } from "vitest";
import { useScene } from "./given.ts";

const scene = useScene();
const id = `${"ab".repeat(10)}-3`;

test("what is staged of earlier runs is a line each, with quotes round blanks", async () => {
  const { settings } = await scene.parse({ stage: `${id} out/fw.bin fw.bin\n${id} './a b/'` });
  expect(settings).toMatchObject({
    stageFrom: [
      { jobId: id, source: "out/fw.bin", destination: "fw.bin" },
      { jobId: id, source: "a b", destination: "a b" },
    ],
  });
});

test.each([
  [id, "is not JOB-ID SOURCE [DESTINATION]"],
  [`${id} a b c`, "is not JOB-ID SOURCE [DESTINATION]"],
  [`${id} 'a`, "is not JOB-ID SOURCE [DESTINATION]"],
  ["firmware out", '"firmware" is not the id of a run'],
  [`${id} ../out`, '"../out" is no path below a job directory'],
  [`${id} out /out`, '"/out" is no path below a job directory'],
  [`${id} a x\n${id} b ./x`, '"x" is staged twice'],
])("%j is refused", async (stage, message) => {
  const problems = await scene.problems({ stage });
  expect(problems).toEqual([expect.stringContaining(message)]);
});

test("with attach nothing is staged", async () => {
  const problems = await scene.problems({ mode: "attach", "job-id": id, directory: "", stage: `${id} out` });
  expect(problems.join("\n")).toContain("stage: It does not apply with mode attach.");
});
