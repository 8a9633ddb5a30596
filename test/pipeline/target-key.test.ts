import { expect, test } from "vitest";
import { targetKey } from "../../src/pipeline/target-key.ts";
import { Secret } from "../../src/secret.ts";
import type { Target } from "../../src/transport/target.ts";

const credentials = {
  privateKey: new Secret("one"),
  passphrase: undefined,
  password: undefined,
  agent: undefined,
};
const hop = { username: "ci", host: "gate", port: 22 };
const target: Target = {
  label: "board",
  destination: { username: "ci", host: "board", port: 22 },
  jump: [{ ...hop, credentials }],
  credentials,
  hostKeys: { knownHosts: "", fingerprints: ["SHA256:x"], ignore: false },
  connectTimeoutMs: 1_000,
  connectRetries: 0,
};

test("what is called otherwise and reached in the same way is one target", () => {
  expect(targetKey({ ...target, label: "ci@board" })).toBe(targetKey(target));
});

test.each<[string, Partial<Target>]>([
  ["address", { destination: { ...target.destination, port: 23 } }],
  ["key", { credentials: { ...credentials, privateKey: new Secret("two") } }],
  ["password", { credentials: { ...credentials, password: new Secret("one") } }],
  ["way", { jump: [] }],
  ["key on the way", { jump: [{ ...hop, credentials: { ...credentials, privateKey: new Secret("two") } }] }],
  [
    "further key",
    {
      credentials: { ...credentials, otherKeys: [{ privateKey: new Secret("two"), passphrase: undefined }] },
    },
  ],
  ["host key", { hostKeys: { ...target.hostKeys, fingerprints: ["SHA256:y"] } }],
])("another %s makes it another target", (_, change) => {
  expect(targetKey({ ...target, ...change })).not.toBe(targetKey(target));
});
