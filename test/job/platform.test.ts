import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { platformText, splitPlatform, type Platform } from "../../src/job/platform.ts";

const hostKey = `SHA256:${"A".repeat(43)}`;
const known: Platform = { scope: "class", label: "rpi4", probe: "Linux aarch64", hostKey };

describe("the platform of a signature", () => {
  test.each<[string, Partial<Platform>, string | null]>([
    ["nothing with scope any", { scope: "any" }, null],
    ["the label alone, if there is one", {}, "label:rpi4"],
    ["what the target says, if there is no label", { label: undefined }, "probe:Linux aarch64"],
    ["the host key too with scope host", { scope: "host" }, `host:${hostKey}\nlabel:rpi4`],
    [
      "both with scope host and no label",
      { scope: "host", label: undefined },
      `host:${hostKey}\nprobe:Linux aarch64`,
    ],
    ["no host key with scope class", { hostKey: undefined }, "label:rpi4"],
  ])("is %s", (_, change, text) => {
    expect(platformText({ ...known, ...change })).toBe(text);
  });

  test("is the same for two targets only if all that counts is", () => {
    fc.assert(
      fc.property(platform, platform, (a, b) => {
        const counts = ({ scope, label, probe, hostKey: key }: Platform): unknown => {
          if (scope === "any") return [];
          return [scope === "host" && key, label === undefined, label ?? probe];
        };
        const isSame = JSON.stringify(counts(a)) === JSON.stringify(counts(b));
        expect(platformText(a) === platformText(b)).toBe(isSame);
      }),
      { numRuns: 5000 },
    );
  });

  test("can be split into host key and class again", () => {
    fc.assert(
      fc.property(platform, (given) => {
        const [host, text] = (["host", "class"] as const).map((scope) => platformText({ ...given, scope }));
        expect(splitPlatform(text ?? "")).toEqual({ hostKey: undefined, class: text });
        expect(splitPlatform(host ?? "")).toEqual({ hostKey: given.hostKey, class: text });
      }),
    );
  });

  test.each<[string, Partial<Platform>]>([
    ["a class that is not known", { label: undefined, probe: undefined }],
    ["a host that is not known", { scope: "host", hostKey: undefined }],
    ["a host key that is none", { scope: "host", hostKey: `${hostKey}\nlabel:x` }],
  ])("is never made of %s", (_, change) => {
    expect(() => platformText({ ...known, ...change })).toThrow(RangeError);
  });
});

/** Labels that would like to be something else. */
const text = fc.constantFrom(
  "",
  "a",
  "label:a",
  "probe:a",
  `host:${hostKey}\nlabel:a`,
  `host:${hostKey}\nprobe:a`,
);
const platform: fc.Arbitrary<Platform> = fc.record({
  scope: fc.constantFrom("any", "class", "host"),
  label: fc.option(text, { nil: undefined }),
  probe: text,
  hostKey: fc.constantFrom(hostKey, `SHA256:${"/".repeat(43)}`),
});
