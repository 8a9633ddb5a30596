import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openOffer } from "../../src/lifecycle/ask-target.ts";
import { Target } from "../remote/target.ts";
import { commandOf } from "../support/processes.ts";

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
