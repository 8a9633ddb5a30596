import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Finding } from "../../../src/report/finding.ts";
import { workflowFinding, type Entrance } from "../../../src/report/findings/workflow.ts";
import type { Arrival } from "../../../src/report/findings/way.ts";
import { Secret } from "../../../src/secret.ts";
import type { Hop, Target } from "../../../src/transport/target.ts";

const key = { type: "ssh-ed25519", blob: Buffer.from("blob") };

function finding(
  hop: Partial<Hop> = {},
  {
    target = {},
    arrival = {},
    entrance = {},
  }: { target?: Partial<Target>; arrival?: Partial<Arrival>; entrance?: Partial<Entrance> } = {},
): Finding & { readonly step: Readonly<Record<string, string>> } {
  const found = workflowFinding(
    {
      label: "board",
      destination: { username: "ci", host: "board.example.org", port: 22, ...hop },
      jump: [],
      credentials: { privateKey: undefined, passphrase: undefined, password: undefined, agent: undefined },
      hostKeys: { knownHosts: "", fingerprints: [], ignore: false },
      connectTimeoutMs: 1,
      connectRetries: 0,
      ...target,
    },
    { ms: 1, method: "key", keys: [key], ...arrival },
    { directory: undefined, keyFile: "board_ed25519", ...entrance },
  );
  const lines = found.lines ?? [];
  const [step] = parse(lines.slice(lines.indexOf("")).join("\n")) as [{ with: Record<string, string> }];
  return { ...found, step: step.with };
}

test("a key that was given as a file becomes a secret called after the host", () => {
  const { lines, step } = finding();
  expect(lines?.[0]).toBe("gh secret set BOARD_KEY < board_ed25519");
  expect(step).toEqual({
    host: "ci@board.example.org",
    key: "${{ secrets.BOARD_KEY }}",
    "known-hosts": "board.example.org ssh-ed25519 YmxvYg==\n",
    directory: ".",
    script: "start.sh",
  });
});

test("without such a key one is made for the workflow alone", () => {
  const { lines } = finding(
    { port: 2222 },
    { entrance: { keyFile: undefined }, arrival: { method: "agent" } },
  );
  expect(lines?.slice(0, 3)).toEqual([
    "ssh-keygen -t ed25519 -N '' -f board-key",
    "ssh-copy-id -i board-key.pub -p 2222 ci@board.example.org",
    "gh secret set BOARD_KEY < board-key",
  ]);
});

test("a password is asked for, and stands in no command", () => {
  const credentials = {
    privateKey: undefined,
    passphrase: undefined,
    password: new Secret("geheim"),
    agent: undefined,
  };
  const { lines, step } = finding({}, { arrival: { method: "password" }, target: { credentials } });
  expect(lines?.slice(0, 2)).toEqual(["gh secret set BOARD_PASSWORD", ""]);
  expect(step["password"]).toBe("${{ secrets.BOARD_PASSWORD }}");
  expect(lines?.join("\n")).not.toContain("geheim");
});

test("an encrypted key takes its passphrase along", () => {
  const credentials = {
    privateKey: new Secret("k"),
    passphrase: new Secret("geheim"),
    password: undefined,
    agent: undefined,
  };
  const { lines, step } = finding({}, { target: { credentials } });
  expect(lines?.slice(0, 2)).toEqual([
    "gh secret set BOARD_KEY < board_ed25519",
    "gh secret set BOARD_PASSPHRASE",
  ]);
  expect(step["passphrase"]).toBe("${{ secrets.BOARD_PASSPHRASE }}");
});

test.each([
  ["10.0.0.7", 22, "ci@10.0.0.7", "TARGET_KEY"],
  ["10.0.0.7", 2222, "ci@10.0.0.7:2222", "TARGET_KEY"],
  ["::1", 22, "ci@[::1]:22", "TARGET_KEY"],
  ["jetson-orin.lab", 22, "ci@jetson-orin.lab", "JETSON_ORIN_KEY"],
  ["github-runner", 22, "ci@github-runner", "TARGET_KEY"],
])("%s port %d is written %s, its secret %s", (host, port, written, secret) => {
  const { step } = finding({ host, port });
  expect([step["host"], step["key"]]).toEqual([written, `\${{ secrets.${secret} }}`]);
});

test("whatever a user or a directory is called, YAML reads it as it is", () => {
  const { step } = finding({ username: "a #b: c" }, { entrance: { directory: "~/a: b #c" } });
  expect([step["host"], step["remote-directory"]]).toEqual(["a #b: c@board.example.org", "~/a: b #c"]);
});

test("machines on the way are part of the step", () => {
  const jump = [
    { username: "me", host: "gate", port: 22 },
    { username: "me", host: "inner", port: 2200 },
  ];
  const { hint, lines, step } = finding({}, { target: { jump }, entrance: { keyFile: undefined } });
  expect(step["jump"]).toBe("me@gate\nme@inner:2200\n");
  expect(hint).toContain("machines on the way");
  expect(lines?.[1]).toBe(
    "ssh-copy-id -i board-key.pub -p 22 -o ProxyJump=me@gate,me@inner:2200 ci@board.example.org",
  );
});

test("where no key is known, the fingerprints that were given are pinned", () => {
  const hostKeys = { knownHosts: "", fingerprints: ["SHA256:abc"], ignore: false };
  expect(finding({}, { target: { hostKeys }, arrival: { keys: [] } }).step["fingerprint"]).toBe(
    "SHA256:abc\n",
  );
});
