import { join } from "node:path";
import { expect, test } from "vitest";
import { Secret } from "../../src/secret.ts";
import { makeKey, useScene } from "./given.ts";
import { ConfigRig } from "./ssh-config-rig.ts";

const scene = useScene();

/** Inputs that leave all to the configuration. */
const plain = { host: "board", key: "", fingerprint: "" };

/** Surroundings in which a configuration counts. */
function withConfig(rig: ConfigRig, text: string): NonNullable<Parameters<typeof scene.parse>[1]> {
  const known = "UserKnownHostsFile DIR/known_hosts";
  rig.write(`${text}\nHost *\nIdentityFile DIR/key\nIdentityAgent none\n${known}\n`);
  rig.write(makeKey(), join(rig.directory, "key"));
  rig.write("", join(rig.directory, "known_hosts"));
  return { sshConfig: rig.find(), defaultUsername: "me" };
}

test("the configuration completes a target", async () => {
  using rig = new ConfigRig();
  const lines = [
    "Host board",
    "HostName b.lab",
    "User ci",
    "Port 2200",
    "HostKeyAlias b",
    "ConnectTimeout 7",
  ];
  const { settings } = await scene.parse(plain, withConfig(rig, lines.join("\n")));
  const { target } = settings;
  expect(target).toMatchObject({
    label: "board",
    destination: { username: "ci", host: "b.lab", port: 2200, hostKeyAlias: "b" },
    connectTimeoutMs: 7000,
    jump: [],
  });
});

test("inputs win, one by one", async () => {
  using rig = new ConfigRig();
  const lines = ["Host board", "User ci", "Port 2200", "ConnectTimeout 7", "ProxyJump gate"];
  const surroundings = withConfig(rig, lines.join("\n"));
  const of = async (inputs: Readonly<Record<string, string>>): Promise<unknown> =>
    (await scene.parse({ ...plain, ...inputs }, surroundings)).settings.target;
  expect(await of({ host: "root@board" })).toMatchObject({ destination: { username: "root", port: 2200 } });
  expect(await of({ username: "root" })).toMatchObject({ destination: { username: "root", port: 2200 } });
  expect(await of({ host: "board:5" })).toMatchObject({ destination: { username: "ci", port: 5 } });
  expect(await of({ port: "22" })).toMatchObject({ destination: { username: "ci", port: 22 } });
  expect(await of({ "connect-timeout": "9s" })).toMatchObject({ connectTimeoutMs: 9000 });
  expect(await of({ jump: "other" })).toMatchObject({ jump: [{ host: "other" }] });
});

test("who logs in at a jump host is as with ssh, and with an input the target's user", async () => {
  using rig = new ConfigRig();
  const lines = [
    "Host board",
    "User ci",
    "ProxyJump gate,x@inner:22,last",
    "Host last",
    "User own",
    "Port 9",
  ];
  const surroundings = withConfig(rig, lines.join("\n"));
  const jumpOf = async (inputs: Readonly<Record<string, string>>): Promise<unknown> =>
    (await scene.parse({ ...plain, ...inputs }, surroundings)).settings.target.jump;
  expect(await jumpOf({})).toMatchObject([
    { username: "me", host: "gate", port: 22 },
    { username: "x", host: "inner", port: 22 },
    { username: "own", host: "last", port: 9 },
  ]);
  expect(await jumpOf({ jump: "gate\nlast" })).toMatchObject([
    { username: "ci", host: "gate" },
    { username: "own", host: "last" },
  ]);
});

test("all keys are secret, those of jump hosts too, and so is a passphrase that was asked for", async () => {
  using rig = new ConfigRig();
  const own = [
    "Host gate",
    "IdentityFile DIR/locked",
    "Host board",
    "IdentityFile DIR/first",
    "ProxyJump gate",
  ];
  const surroundings = withConfig(rig, own.join("\n").replace("Host gate", "Host gate\nIdentitiesOnly yes"));
  const texts = [makeKey(), makeKey("open sesame")];
  rig.write(texts[0] ?? "", join(rig.directory, "first"));
  rig.write(texts[1] ?? "", join(rig.directory, "locked"));
  rig.write("", join(rig.directory, "key"));
  const asked: string[] = [];
  const { settings, secrets } = await scene.parse(plain, {
    ...surroundings,
    askPassphrase: (key) => {
      asked.push(key);
      return Promise.resolve(new Secret("open sesame"));
    },
  });
  expect(asked).toEqual([join(rig.directory, "locked")]);
  expect(settings.target.jump[0]?.credentials?.passphrase?.reveal()).toBe("open sesame");
  const bare = (text: string): string => text.replaceAll(/\s/g, "");
  const told = secrets.map((secret) => bare(secret.reveal()));
  for (const text of [...texts, "open sesame"]) expect(told).toContain(bare(text));
});

test.each([
  ["HostName -oProxyCommand=x", 'host: HostName "-oproxycommand=x" for "board" in the configuration of ssh'],
  ["HostName a:22", 'host: HostName "a:22" for "board" in the configuration of ssh is no host.'],
  ['User "-l x"', 'host: User "-l x" for "board" in the configuration of ssh is no valid name of a user.'],
  ["ProxyJump gate,", 'jump: "" names no valid host.'],
  ["ProxyJump gate:0", 'jump: "gate:0" names no valid port.'],
])("%s is told before anything is dialled", async (line, message) => {
  using rig = new ConfigRig();
  const surroundings = withConfig(rig, `Host board\n${line}`);
  const problems = await scene.problems(plain, surroundings);
  expect(problems).toEqual([expect.stringContaining(message)]);
});

test("a warning about all hosts on the way is told once", async () => {
  using rig = new ConfigRig();
  const surroundings = withConfig(rig, "StrictHostKeyChecking no\nHost board\nProxyJump gate,inner");
  const { warnings } = await scene.parse(plain, surroundings);
  expect(warnings).toEqual([expect.stringContaining("line 1: StrictHostKeyChecking no has no effect here")]);
});
