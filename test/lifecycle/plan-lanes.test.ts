import fc from "fast-check";
import { expect, test } from "vitest";
import { planLanes } from "../../src/lifecycle/plan-lanes.ts";

const MB = 1_000_000;
const dropbear = 24_576;
const openssh = 2 * 1024 * 1024;

test.each([
  ["a link that answers at once", 200 * MB, 2, openssh, undefined],
  ["a link of which nothing is known", 200 * MB, undefined, openssh, undefined],
  ["a server without windows", 200 * MB, 100, undefined, undefined],
  ["little over a link of 100 ms", 8 * MB, 100, openssh, undefined],
  ["much over a link of 20 ms", 200 * MB, 20, openssh, undefined],
  ["much over a link of 40 ms", 200 * MB, 40, openssh, { connections: 1, channels: 4 }],
  ["not so much over a link of 100 ms", 30 * MB, 100, openssh, { connections: 1, channels: 4 }],
  ["much over a link of 100 ms", 200 * MB, 100, openssh, { connections: 4, channels: 2 }],
  ["little to dropbear", 100_000, 20, dropbear, undefined],
  ["more to dropbear", 400_000, 20, dropbear, { connections: 1, channels: 4, parts: 4 }],
  ["much to dropbear", 8 * MB, 20, dropbear, { connections: 1, channels: 16, parts: 16 }],
  ["much to dropbear far away", 200 * MB, 100, dropbear, { connections: 1, channels: 16, parts: 16 }],
])("%s", (_, bytes, roundTripMs, sendWindow, expected) => {
  const plan = planLanes(bytes, roundTripMs, sendWindow);
  if (expected === undefined) expect(plan).toBeUndefined();
  else expect(plan).toMatchObject(expected);
});

test("a plan opens no more than servers allow, has work for each of its lanes, and no part of less than a window", () => {
  const size = fc.oneof(fc.nat(5 * MB), fc.nat(2 ** 40));
  const window = fc.oneof(fc.constantFrom(dropbear, openssh), fc.integer({ min: 1, max: 2 ** 31 }));
  fc.assert(
    fc.property(size, fc.double({ min: 0, max: 2000, noNaN: true }), window, (bytes, ms, sendWindow) => {
      const plan = planLanes(bytes, ms, sendWindow);
      if (plan === undefined) return;
      const { connections, channels, parts } = plan;
      // MaxSessions is 10, and one of them is the conversation about the job.
      expect(channels).toBeLessThanOrEqual(sendWindow < 256 * 1024 ? 16 : 9);
      expect(connections).toBeLessThanOrEqual(sendWindow < 256 * 1024 ? 1 : 4);
      expect(channels * connections).toBeGreaterThan(1);
      expect(parts).toBeGreaterThanOrEqual(channels * connections);
      expect(bytes / parts).toBeGreaterThanOrEqual(Math.min(sendWindow, MB));
    }),
  );
});
