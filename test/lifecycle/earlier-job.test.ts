import { describe, expect, test } from "vitest";
import { readEarlierJob, whyWanted } from "../../src/lifecycle/earlier-job.ts";
import { signHere } from "../../src/lifecycle/sign-job.ts";
import type { EarlierTree, WantedAnswer } from "../../src/remote/request.ts";
import { readTree } from "../../src/workspace/walk.ts";
import { Desk } from "./desk.ts";

describe("why a job is wanted", () => {
  const answer = (known: boolean, signatureFile?: string): WantedAnswer => {
    const id = `${"0".repeat(20)}-3` as EarlierTree["id"];
    const before = signatureFile === undefined ? undefined : { id, signatureFile, chunks: "", isBase: false };
    return { kind: "wanted", known, before } as WantedAnswer;
  };

  test.each([
    [answer(true), /^The same job has run on this target, but /],
    [answer(false), /^No earlier run of this job is known on this target\.$/],
    [answer(false, ""), /^Since 0{20}-3, .*something has changed \(.+\)\.$/],
    [answer(false, "[1,2"), /something has changed \(.+\)\.$/],
    [answer(false, '{"schema":99}'), /something has changed \(.+\)\.$/],
  ])("is one sentence: %j", async (wanted, why) => {
    await using desk = new Desk();
    desk.write({ "start.sh": "true" });
    const { settings } = await desk.settings({ "cache-scope": "any" });
    const tree = await readTree(settings.directory, { exclude: [], emit: () => undefined });
    const signed = signHere(settings, tree);
    if (signed === undefined) throw new Error("this job is signed with its target only");
    const said = whyWanted(wanted, readEarlierJob(wanted, tree), signed, tree);
    expect(said).toMatch(why);
    expect(said).not.toContain("\n");
  });
});

test("what a target says of an earlier run brings no control characters into the sentence", async () => {
  await using desk = new Desk();
  desk.write({ "start.sh": "true", "a\u001b[31m\nname": "" });
  await desk.run();
  desk.write({ "a\u001b[31m\nname": "changed" });
  const { outcome } = await desk.run();
  expect(outcome.report.cache.missed?.[0]).toContain("name");
  expect(outcome.report.cache.missed?.[0]).not.toMatch(/\p{Cc}/u);
});
