import { expect, test } from "vitest";
import { exitCodeOf } from "../../src/pipeline/pipeline-outcome.ts";
import { startDropbear } from "../support/dropbear.ts";
import { startSshd } from "../support/sshd.ts";
import { ranOf, Workshop, type Draft } from "./workshop.ts";

function jobs(count: number, draft: Draft): Record<string, Draft> {
  const entries = Array.from({ length: count }, (_, number): [string, Draft] => [
    `j${number}`,
    // The same job would be joined.
    { ...draft, inputs: () => ({ env: `NUMBER=${number}` }) },
  ]);
  return Object.fromEntries(entries);
}

test("four jobs share a connection, and more have another one", async () => {
  await using sshd = await startSshd();
  using workshop = new Workshop();
  const outcome = await workshop.run(jobs(8, { on: sshd, run: "sleep 2" }));
  expect(exitCodeOf(outcome)).toBe(0);
  expect(sshd.accepted()).toBe(2);
});

test("a connection that is lost is dialled anew once for all jobs on it", async () => {
  await using sshd = await startSshd();
  using workshop = new Workshop();
  const begun = new Set<string>();
  const outcome = await workshop.run(
    jobs(4, { on: sshd, run: `${workshop.note("ran")}; echo begun; sleep 3; echo done` }),
    {
      watch: (event) => {
        if (event.type !== "told" || event.event.type !== "output" || begun.size === 4) return;
        begun.add(event.job);
        if (begun.size === 4) sshd.killSessions();
      },
    },
  );
  expect(exitCodeOf(outcome)).toBe(0);
  expect(workshop.notes).toEqual(Array(4).fill("ran"));
  expect(sshd.accepted()).toBe(2);
});

test("a server that allows one command on a connection has one for each job", async () => {
  await using sshd = await startSshd({ config: ["MaxSessions 1"] });
  using workshop = new Workshop();
  const outcome = await workshop.run(jobs(3, { on: sshd, run: "sleep 1" }));
  expect(exitCodeOf(outcome)).toBe(0);
  expect(sshd.accepted()).toBeGreaterThanOrEqual(3);
});

test("dropbear has a connection for each job", async () => {
  await using dropbear = await startDropbear();
  using workshop = new Workshop();
  const outcome = await workshop.run(jobs(3, { on: dropbear, run: "sleep 1" }));
  expect(exitCodeOf(outcome)).toBe(0);
  expect(["j0", "j1", "j2"].map((id) => ranOf(outcome, id).report?.connections)).toEqual([1, 1, 1]);
});
