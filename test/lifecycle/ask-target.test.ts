import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openOffer, whyWanted } from "../../src/lifecycle/ask-target.ts";
import type { WantedAnswer } from "../../src/remote/request.ts";
import { Target } from "../remote/target.ts";
import { Desk } from "./desk.ts";

const nothing = createHash("sha256").digest("hex");

describe.concurrent("asking a target", () => {
  test("gives up on a probe that does not end: it has failed, as all others have", async () => {
    await using target = new Target("dash");
    const questions = { platform: true, probes: ["echo quick", "sleep 600"] };
    const { offer, facts } = await openOffer(target.remote, questions, 1_500);
    expect(facts.platform).toMatch(/^Linux /);
    expect(facts.probes).toEqual(
      questions.probes.map((command) => ({ command, exitCode: 124, stdout: nothing })),
    );
    await offer.leave();
    // What goes on is ended by the target itself, when nobody can be waiting for it any more.
    const left = target.processes().map((pid) => commandOf(pid));
    expect(left).toContain("timeout\x0060\0sh\0-c\0sleep 600\0");
  });

  test("does not take another failure for a probe that did not end", async () => {
    await using target = new Target("dash", { profile: "exit 3" });
    const opened = openOffer(target.remote, { platform: true, probes: ["true"] }, 60_000);
    await expect(opened).rejects.toMatchObject({ code: "target" });
  });
});

describe("why a job is wanted", () => {
  const answer = (known: boolean, before?: WantedAnswer["before"]): WantedAnswer =>
    ({ kind: "wanted", known, before }) as WantedAnswer;
  const id = `${"0".repeat(20)}-3` as NonNullable<WantedAnswer["before"]>["id"];

  test.each([
    [answer(true), /^The same job has run on this target, but /],
    [answer(false), /^No earlier run of this job is known on this target\.$/],
    [answer(false, { id, signatureFile: "" }), /^Since 0{20}-3, .*something has changed \(.+\)\.$/],
    [answer(false, { id, signatureFile: "[1,2" }), /something has changed \(.+\)\.$/],
    [answer(false, { id, signatureFile: '{"schema":99}' }), /something has changed \(.+\)\.$/],
  ])("is one sentence: %j", (wanted, why) => {
    const said = whyWanted(wanted, "{}");
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
