import { chmodSync, chownSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConfigRig, inTheirWords } from "./ssh-config-rig.ts";

/** What a user writes, and for whom it is asked. */
const table: readonly (readonly [title: string, text: string, hosts: readonly string[]])[] = [
  ["nothing", "", ["board", "Board", "127.0.0.1", "::1"]],
  ["the first value counts", "Host board\nPort 1\nHost b*\nPort 2\nUser ci\n", ["board", "bench"]],
  ["a value before all blocks", "Port 7\nHost board\nPort 1\n", ["board"]],
  ["negated patterns", "Host * !gate !*.lab\nProxyJump gate\n", ["board", "gate", "a.lab", "x"]],
  ["a negated pattern alone", "Host !gate\nPort 5\n", ["board", "gate"]],
  ["wildcards", "Host board?\nPort 5\nHost b*d\nUser x\n", ["board", "board1", "board12", "bd"]],
  ["case counts in Host", "Host Board\nPort 5\nHost board\nPort 6\n", ["Board", "board", "BOARD"]],
  ["HostName with %h", "Host board\nHostName %h.Lab.example\nHost *\nHostName x%%y\n", ["board", "z"]],
  ["an address as HostName", "Host board\nHostName 2001:db8::A\n", ["board"]],
  ["quotes, = and comments", 'Host = "board" # that one\n\tUser="a b" # who\nPort=  77\n', ["board", "#"]],
  ["escapes", "Host board\nUserKnownHostsFile DIR/a\\ b 'DIR/c \\' d' \"DIR/e#f\" #g\n", ["board"]],
  ["a keyword in any case", "hOsT board\npOrT 9\nHOSTNAME x\n", ["board"]],
  ["CRLF and form feeds", "Host board\r\nPort 9 \r\nUser me\f\r\n", ["board"]],
  ["several identities", "IdentityFile ~/a\nHost board\nIdentityFile /b\nIdentityFile ~/a\n", ["board"]],
  ["true for yes", "IdentitiesOnly true\n", ["board"]],
  ["a word behind a jump", "ProxyJump gate inner # x\n", ["board"]],
  ["no identity", "IdentityFile none\nIdentitiesOnly yes\n", ["board"]],
  ["an agent by its path", "Host board\nIdentityAgent ~/%r@%h:%p/%n-%u-%d-%i-%k-%%\nUser ci\n", ["board"]],
  ["an agent by a variable", "IdentityAgent ${PLACE}/agent\n", ["board"]],
  ["no agent", "IdentityAgent none\n", ["board"]],
  [
    "known hosts",
    "UserKnownHostsFile ~/k %d/l ${PLACE}/m\nGlobalKnownHostsFile /global/a /global/b\n",
    ["b"],
  ],
  ["no known hosts", "UserKnownHostsFile none\nGlobalKnownHostsFile none\n", ["board"]],
  ["an alias", "HostKeyAlias Board-Key\n", ["board"]],
  ["time in seconds", "ConnectTimeout 90\n", ["board"]],
  ["time with units", "ConnectTimeout 1m30s\n", ["board"]],
  ["no time", "ConnectTimeout none\n", ["board"]],
  ["a chain of jumps", "Host board\nProxyJump ci@gate:2200,[::1]:22,inner\n", ["board"]],
  ["no jump", "Host board\nProxyJump none\nHost *\nProxyJump gate\n", ["board", "other"]],
  ["a command before a jump", "ProxyCommand nc %h %p\nProxyJump gate\n", ["board"]],
  ["a jump before a command", "ProxyJump gate\nProxyCommand nc %h %p\n", ["board"]],
  ["no command before a jump", "ProxyCommand none\nProxyJump gate\n", ["board"]],
  ["Match all", "Host other\nPort 1\nMatch all\nUser ci\n", ["board", "other"]],
  [
    "Match host",
    "Host b\nHostName Board.lab\nMatch host *.LAB,!x.lab\nPort 5\n",
    ["b", "x.lab", "y.lab", "c"],
  ],
  ["Match originalhost", "Host b\nHostName c\nMatch originalhost B\nPort 5\n", ["b", "c"]],
  ["Match !host", "Match !host board\nPort 5\n", ["board", "other"]],
  ["Match user", "Host b\nUser ci\nMatch user ci,x\nPort 5\n", ["b", "c"]],
  ["Match localuser", "Match localuser nobody,never\nPort 5\nMatch !localuser never\nPort 6\n", ["b"]],
  ["several conditions", "Match originalhost b user ci\nPort 5\nMatch originalhost=b\nPort 6\n", ["b", "c"]],
  [
    "Match final",
    "Match final host b.lab\nPort 5\nHost b\nHostName b.lab\nHost b.lab\nUser ci\n",
    ["b", "c"],
  ],
  ["Match final all", "Match final all\nPort 5\nHostName z\nMatch all\nUser a\n", ["b"]],
  ["Match !final", "Match !final all\nPort 5\nMatch final\nPort 6\nUser x\n", ["b"]],
  ["Match all behind another", "Match user ci all\nPort 5\nMatch host b all\nPort 6\n", ["b"]],
  ["no time after a time", "Host b\nConnectTimeout none\nHost *\nConnectTimeout 5\n", ["b"]],
  ["Match canonical", "Match canonical all\nPort 5\n", ["b"]],
  ["an include", "Include DIR/more\nHost board\nPort 1\n", ["board", "inner", "c"]],
  ["an include in a block", "Host board\nInclude DIR/more\nUser last\nHost *\nPort 9\n", ["board", "inner"]],
  ["an include of several", "Include DIR/more DIR/d/*.conf DIR/absent\nUser z\n", ["board", "inner", "c"]],
  ["IgnoreUnknown", "IgnoreUnknown Foo*\nFoobar 1\nPort 2\n", ["board"]],
];

describe("the configuration says what ssh -G says", () => {
  test.each(table)("%s", async (_, text, hosts) => {
    using rig = new ConfigRig();
    rig.write("Port 11\nHost inner\nUser within\nHost *\nIdentityFile /more\n", join(rig.directory, "more"));
    rig.write("User b\n", join(rig.directory, "d", "b.conf"));
    rig.write("User a\nHost c\nPort 3\n", join(rig.directory, "d", "a.conf"));
    rig.write("User h\n", join(rig.directory, "d", ".hidden.conf"));
    rig.write(text);
    for (const host of hosts) {
      for (const username of [undefined, "ci"]) {
        const ours = await rig.ours(host, username);
        expect(ours.faults).toEqual([]);
        expect(inTheirWords(ours, username), `${host} as ${username ?? "nobody"}`).toEqual(
          await rig.theirs(host, username),
        );
      }
    }
  });

  test("whatever blocks there are", { timeout: 120_000 }, async () => {
    using rig = new ConfigRig();
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom(...names), fc.option(user), async (given, host, as) => {
        const [main = "", ...others] = given;
        for (const [index, text] of others.entries()) rig.write(text, join(rig.directory, `inc${index}`));
        rig.write(main);
        const username = as ?? undefined;
        const ours = await rig.ours(host, username);
        expect(ours.faults).toEqual([]);
        expect(inTheirWords(ours, username)).toEqual(await rig.theirs(host, username));
      }),
      { numRuns: 300 },
    );
  });
});

const names = ["a", "ab", "b.lab", "A.Lab", "10.0.0.1"];
const user = fc.constantFrom("ci", "Me", "a");
const pattern = fc.constantFrom(...names, "*", "?", "a*", "*.lab", "!a", "!*.lab", "!A*", "10.0.0.?");
const patterns = fc.array(pattern, { minLength: 1, maxLength: 3 });
const condition = fc.oneof(
  fc.constantFrom("final", "!final", "canonical", "!canonical"),
  fc
    .tuple(fc.constantFrom("host", "!host", "originalhost", "!originalhost"), patterns)
    .map(([name, list]) => `${name} ${list.join(",")}`),
  fc.tuple(fc.constantFrom("user", "!user"), user).map(([name, who]) => `${name} ${who}`),
);
const line = fc.oneof(
  patterns.map((list) => `Host ${list.join(" ")}`),
  fc.array(condition, { minLength: 1, maxLength: 3 }).map((list) => `Match ${list.join(" ")}`),
  fc.constantFrom("Match all", "Match final all", "Include DIR/inc0", "Include DIR/inc[01]"),
  fc.constantFrom("a", "b.lab", "%h.Lab", "10.0.0.1").map((name) => `  HostName ${name}`),
  user.map((name) => `  User "${name}"`),
  fc.integer({ min: 1, max: 65_535 }).map((port) => `  Port=${port}`),
  fc.constantFrom("/k1", "~/k2", "none").map((file) => `  IdentityFile ${file}`),
  fc.constantFrom("gate", "ci@x:22,y", "none").map((hop) => `  ProxyJump ${hop}`),
  fc.constantFrom("nc %h %p", "none").map((command) => `  ProxyCommand ${command}`),
  fc.constantFrom("~/h1", "/h2 %d/h3", "none", "/h-%h-%r").map((file) => `  UserKnownHostsFile ${file}`),
  fc.constantFrom("K", "k2").map((alias) => `  HostKeyAlias ${alias}`),
  fc.constantFrom("none", "/agent-%n-%h-%r-%p-%k").map((agent) => `  IdentityAgent ${agent}`),
  fc.constantFrom("5", "2m", "none").map((time) => `  ConnectTimeout ${time}`),
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n"));
/** One that includes the others; those include nobody, so that there is no cycle. */
const files = fc
  .tuple(text, text, text)
  .map(([main, ...others]) => [main, ...others.map((one) => one.replaceAll(/^Include.*$/gm, ""))]);

describe("what ssh refuses is refused, with file and line", () => {
  test.each([
    ["a port that is none", "Host b\nPort 0\n", "config line 2: "],
    ["a word without value", "Port\n", "config line 1: "],
    ["an open quote", 'Host b\n\nUser "ci\n', "config line 3: "],
    ["two values", "Host other\nUser ci b\n", "config line 2: "],
    ["an empty value", 'HostName ""\n', "config line 1: "],
    ["none beside others", "UserKnownHostsFile none /a\n", "config line 1: "],
    ["neither yes nor no", "IdentitiesOnly maybe\n", "config line 1: "],
    ["a token that is none", "IdentityAgent /%Z\n", "config line 1: "],
    ["a variable that is not set", "IdentityAgent ${NOWHERE}\n", "config line 1: "],
    ["a time that is none", "ConnectTimeout soon\n", "config line 1: "],
    ["Match without a condition's value", "Match host\nPort 5\n", "config line 1: "],
    ["Match all with others", "Match user ci host b all\nPort 5\n", "config line 1: "],
    ["a cycle of includes", "Include DIR/config DIR/config DIR/config\n", "config line 1: "],
    ["an open quote in a block for others", 'Host other\nHost "b\nPort 5\n', "config line 2: "],
  ])("%s", async (_, content, place) => {
    using rig = new ConfigRig();
    rig.write(content);
    expect(await rig.theirs("b")).toBeUndefined();
    const { faults } = await rig.ours("b");
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toContain(place);
  });
});

test("a file that others can write to is refused, and an included one too", async () => {
  using rig = new ConfigRig();
  const more = join(rig.directory, "more");
  rig.write("Port 5\n", more);
  rig.write("Include DIR/more\n");
  chmodSync(more, 0o620);
  expect((await rig.ours("b")).faults).toEqual([
    expect.objectContaining({ hint: `Type: chown "$USER" ${more}; chmod go-w ${more}` }),
  ]);
  chmodSync(rig.file, 0o602);
  const { port, faults } = await rig.ours("b");
  expect([port, faults.length]).toEqual([undefined, 1]);
});

test("a file that belongs to somebody else is refused", async () => {
  using rig = new ConfigRig();
  rig.write("Port 5\n");
  // Root's files are everybody's.
  if (process.getuid?.() === 0) chownSync(rig.file, 4712, 4712);
  expect((await rig.ours("b", undefined, { userId: 4711 })).faults).toHaveLength(1);
  const { uid } = statSync(rig.file);
  expect(await rig.ours("b", undefined, { userId: uid })).toMatchObject({ port: 5, faults: [] });
});

test("the user's file counts before the system's, and relative includes are found beside each", async () => {
  using rig = new ConfigRig();
  const systemFile = join(rig.directory, "system");
  const home = rig.directory;
  rig.write("Port 5\nUser everybody\nHostKeyAlias system\n", systemFile);
  rig.write("Port 6\n", join(home, ".ssh", "conf.d", "ports"));
  rig.write("Include conf.d/*\nUser me\n");
  chmodSync(systemFile, 0o666);
  expect(await rig.ours("b", undefined, { home, systemFile })).toMatchObject({
    ...{ port: 6, username: "me", hostKeyAlias: "system", faults: [] },
  });
});

test("what is not there says nothing, and a directory is told", async () => {
  using rig = new ConfigRig();
  expect(await rig.ours("b")).toMatchObject({ hostname: "b", port: undefined, faults: [], warnings: [] });
  mkdirSync(rig.file);
  expect((await rig.ours("b")).faults).toEqual([
    expect.objectContaining({ message: `${rig.file} cannot be read: EISDIR.` }),
  ]);
});

describe("what is not done as ssh does it is told, with file and line, once", () => {
  test("a command that would have to be run to know", async () => {
    using rig = new ConfigRig();
    rig.write(
      "Match final\nMatch originalhost b exec true\nPort 5\nMatch originalhost c exec true\nPort 6\n",
    );
    const { port, warnings } = await rig.ours("b");
    expect(port).toBeUndefined();
    expect(warnings).toEqual([expect.stringMatching(/config line 2: "Match exec" is not evaluated.* b\.$/)]);
  });

  test.each([
    ["ProxyCommand nc %h %p", ["ProxyCommand is not supported"]],
    ["ProxyJump gate\nProxyCommand nc %h %p", []],
    ["ProxyCommand none", []],
    ["CertificateFile ~/cert\nPKCS11Provider /lib/p11.so", ["CertificateFile", "PKCS11Provider"]],
    ["Host other\nCertificateFile ~/cert", []],
    ["StrictHostKeyChecking no", ["StrictHostKeyChecking no has no effect"]],
    ["StrictHostKeyChecking accept-new", ["StrictHostKeyChecking accept-new has no effect"]],
    ["StrictHostKeyChecking ask", []],
    ["SendEnv LANG\nHashKnownHosts yes\nForwardAgent yes", []],
  ])("%j", async (content, expected) => {
    using rig = new ConfigRig();
    rig.write(content);
    const { warnings } = await rig.ours("b");
    expect(warnings).toEqual(expected.map((part) => expect.stringContaining(part) as string));
  });
});
