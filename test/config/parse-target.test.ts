import { mkdir, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import type { WorkflowEvent } from "../../src/config/surroundings.ts";
import { fingerprint, makeKey, privateKey, useScene } from "./given.ts";

const scene = useScene();
const pinned = "host.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJ1cm5pbmcgdGhlIG1pZG5pZ2h0IG9pbCBhZ2Fpbi4";

describe("where to", () => {
  test("a host line says it all", async () => {
    const { settings } = await scene.parse({ host: " deploy@[2001:db8::1]:2222\n" });
    expect(settings.target.destination).toEqual({ username: "deploy", host: "2001:db8::1", port: 2222 });
    expect(settings.target.label).toBe("deploy@[2001:db8::1]:2222");
  });

  test("username and port complete a host", async () => {
    const { settings } = await scene.parse({ host: "host.example", username: "ci", port: "2200" });
    expect(settings.target.destination).toEqual({ username: "ci", host: "host.example", port: 2200 });
  });

  test("the port is 22 unless one is named", async () => {
    const { settings } = await scene.parse({ host: "ci@host.example:2200" });
    expect(settings.target.destination.port).toBe(2200);
    expect((await scene.parse()).settings.target.destination.port).toBe(22);
  });

  test("what is said twice must be the same", async () => {
    const host = "ci@host.example:2200";
    await expect(scene.problems({ host, username: "ci", port: "2200" })).resolves.toEqual([]);
    await expect(scene.problems({ host, username: "root", port: "22" })).resolves.toEqual([
      "port: 22 contradicts the port named in host, 2200. Name the port once.",
      'username: "root" contradicts the user named in host, "ci". Name the user once.',
    ]);
  });

  test("a port that is none contradicts no other", async () => {
    const problems = await scene.problems({ host: "ci@host.example:2200", port: "0x10" });
    expect(problems).toEqual([expect.stringMatching(/^port: "0x10" is not a whole number\./)]);
  });

  test("a user that nobody names is the caller's, if the caller has one", async () => {
    const { settings } = await scene.parse({ host: "host.example" }, { defaultUsername: "me" });
    expect(settings.target.destination.username).toBe("me");
    await expect(scene.problems({ host: "host.example" })).resolves.toEqual([
      "username: No user is named. Write user@host in host, or give username.",
    ]);
  });

  test.each(["a b", "-l", "a:b", "a\tb"])("%j is no user", async (username) => {
    const problems = await scene.problems({ host: "host.example", username });
    expect(problems).toEqual([expect.stringMatching(/^username: This is no valid name/)]);
  });

  test("a host is required", async () => {
    await expect(scene.problems({ host: "" })).resolves.toEqual([
      "host: No host is given. Write [user@]host[:port].",
    ]);
  });

  test("a pool is refused as long as it is not built", async () => {
    const problems = await scene.problems({ host: "ci@a\nci@b" });
    expect(problems).toEqual([
      expect.stringMatching(/^host: Several hosts are a pool, which is not supported by this/),
    ]);
  });

  test("jump hosts are taken in order, as the target's user on port 22 unless they say otherwise", async () => {
    const { settings } = await scene.parse({
      host: "ci@host.example:2222",
      jump: "gate\n\nroot@[::1]:2200\n",
    });
    expect(settings.target.jump).toEqual([
      { username: "ci", host: "gate", port: 22 },
      { username: "root", host: "::1", port: 2200 },
    ]);
  });

  test("every malformed jump host is told, even when the host is malformed too", async () => {
    const problems = await scene.problems({ host: "ssh://x", jump: "a b\ngood\nc:0" });
    expect(problems.map((problem) => problem.split(":")[0])).toEqual(["host", "jump", "jump"]);
  });

  test("how long and how often to try is understood", async () => {
    const { target } = (await scene.parse()).settings;
    expect([target.connectTimeoutMs, target.connectRetries]).toEqual([30_000, 3]);
    const other = (await scene.parse({ "connect-timeout": "1m", "connect-retries": "0" })).settings.target;
    expect([other.connectTimeoutMs, other.connectRetries]).toEqual([60_000, 0]);
    await expect(scene.problems({ "connect-retries": "101", "connect-timeout": "2h" })).resolves.toHaveLength(
      2,
    );
  });
});

describe("as whom", () => {
  const encrypted = { private: makeKey(" two words ") };

  test("a key is taken as text, and an agent is not asked then", async () => {
    const { settings, secrets } = await scene.parse({}, { agent: "/run/agent" });
    expect(settings.target.credentials.privateKey?.reveal()).toContain("PRIVATE KEY");
    expect(settings.target.credentials.agent).toBeUndefined();
    expect(secrets).toEqual([settings.target.credentials.privateKey]);
  });

  test("a key is read from a file that is named relative to the directory or the home", async () => {
    await mkdir(join(scene.directory, "my keys"));
    await writeFile(join(scene.directory, "my keys", "id"), privateKey);
    const fromHome = relative(homedir(), join(scene.directory, "my keys", "id"));
    for (const key of ["my keys/id\n", `~/${fromHome}`]) {
      const { settings, secrets } = await scene.parse({ key });
      expect(settings.target.credentials.privateKey?.reveal().replaceAll("\n", "")).toBe(
        privateKey.replaceAll("\n", ""),
      );
      expect(secrets).toEqual([settings.target.credentials.privateKey]);
    }
  });

  test.each(["no/such/file", ".", "start.sh", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU"])(
    "a key that is neither a key nor a key's file is explained and not shown: %s",
    async (key) => {
      const problems = await scene.problems({ key });
      expect(problems).toEqual([
        expect.stringMatching(
          /^key: It is no private key\. (It is not the path of a file either\. )?Give the key's text from/,
        ),
      ]);
    },
  );

  test("a name without a file is told", async () => {
    const problems = await scene.problems({ key: "~/no/such/file" });
    expect(problems).toEqual([expect.stringContaining("It is not the path of a file either.")]);
  });

  test("a key's file that cannot be read is told with the reason", async () => {
    await expect(scene.problems({ key: "/proc/self/mem" })).resolves.toEqual([
      expect.stringMatching(/^key: The file it names cannot be read: EIO\./),
    ]);
  });

  test("a key that pasting has damaged is put right, with a warning", async () => {
    const { warnings } = await scene.parse({ key: privateKey.replaceAll("\n", " ") });
    expect(warnings).toEqual([expect.stringMatching(/^key: It was put right: .+\.$/)]);
  });

  test("a passphrase is taken exactly, but for a newline at its end", async () => {
    const { settings, secrets } = await scene.parse({ key: encrypted.private, passphrase: " two words \n" });
    expect(settings.target.credentials.passphrase?.reveal()).toBe(" two words ");
    expect(secrets).toHaveLength(2);
    const problems = await scene.problems({ key: encrypted.private, passphrase: "two words" });
    expect(problems).toEqual([expect.stringMatching(/^key: The passphrase does not open it\./)]);
  });

  test("an encrypted key without its passphrase is invalid", async () => {
    const problems = await scene.problems({ key: encrypted.private });
    expect(problems).toEqual([expect.stringMatching(/^key: It is encrypted, and no passphrase is given\./)]);
  });

  test("a passphrase without a key does not apply", async () => {
    const problems = await scene.problems({ key: "", passphrase: "x", password: "y" });
    expect(problems).toEqual([expect.stringMatching(/^passphrase: There is no key/)]);
  });

  test("a password is taken exactly, and is enough", async () => {
    const { settings, secrets } = await scene.parse({ key: "", password: ' a"b \n' });
    expect(settings.target.credentials.password?.reveal()).toBe(' a"b ');
    expect(secrets).toHaveLength(1);
  });

  test("an agent is enough", async () => {
    const { settings } = await scene.parse({ key: "" }, { agent: "/run/agent" });
    expect(settings.target.credentials).toEqual({ agent: "/run/agent" });
  });

  test("no way to log in is invalid, with a word about forks in a workflow", async () => {
    const event: WorkflowEvent = {
      ...{ name: "pull_request", repository: "octocat/hello", repositoryId: "1", ref: "refs/pull/7/merge" },
      ...{ baseRef: "main", defaultBranch: "main", actor: "mallory", triggeringActor: "mallory" },
      ...{ isFork: true, cacheMode: "" },
    };
    const way = /^key: There is no way to log in.* start an ssh-agent\./;
    expect(await scene.problems({ key: " \n" }, { agent: "", event })).toEqual([
      expect.stringMatching(new RegExp(`${way.source}.*not passed to workflows from forks`)),
    ]);
    expect(await scene.problems({ key: " \n" }, { agent: "" })).toEqual([
      expect.stringMatching(new RegExp(`${way.source}$`)),
    ]);
  });
});

describe("which host keys", () => {
  test("fingerprints and known_hosts lines are kept as they are", async () => {
    const { settings, warnings } = await scene.parse({ "known-hosts": `# mine\n${pinned}\n` });
    expect(settings.target.hostKeys).toEqual({
      knownHosts: `# mine\n${pinned}\n`,
      fingerprints: [fingerprint],
      ignore: false,
    });
    expect(warnings).toEqual([]);
  });

  test("one of known-hosts and fingerprint is required", async () => {
    await expect(scene.problems({ fingerprint: "" })).resolves.toEqual([
      expect.stringMatching(/^known-hosts: No host key is pinned/),
    ]);
    await expect(scene.problems({ fingerprint: "", "known-hosts": pinned })).resolves.toEqual([]);
  });

  test("to ignore the host key is possible, with a loud warning", async () => {
    const { settings, warnings } = await scene.parse({ fingerprint: "", "insecure-ignore-host-key": "true" });
    expect(settings.target.hostKeys.ignore).toBe(true);
    expect(warnings).toEqual([expect.stringMatching(/host key of .* is NOT checked/)]);
  });

  test("to pin a host key and to ignore it is a contradiction", async () => {
    await expect(
      scene.problems({ "known-hosts": pinned, "insecure-ignore-host-key": "true" }),
    ).resolves.toEqual([
      expect.stringContaining("insecure-ignore-host-key: It contradicts known-hosts and fingerprint."),
    ]);
  });

  test("malformed known_hosts lines are told with their numbers", async () => {
    const problems = await scene.problems({
      "known-hosts": `# c\nonly-a-name\n${pinned}\nssh-ed25519 AAAA\u001B`,
    });
    expect(problems).toEqual([
      expect.stringMatching(/^known-hosts: Line 2: /),
      expect.stringMatching(/^known-hosts: Line 4: the host name is missing before "ssh-ed25519"\. /),
    ]);
  });

  test.each([
    ["known", ""],
    ["./known", "\n"],
    ["keys/own hosts", ""],
  ])("the path of a file, %j, is no known_hosts line", async (path, end) => {
    await mkdir(join(scene.directory, "keys"), { recursive: true });
    await writeFile(join(scene.directory, path), pinned);
    await expect(scene.problems({ "known-hosts": `${path}${end}` })).resolves.toEqual([
      `known-hosts: "${path}" is the path of a file. Give its content: \`known-hosts: \${{ vars.KNOWN_HOSTS }}\` in a workflow, \`--known-hosts "$(cat FILE)"\` in a shell.`,
    ]);
  });

  test("known_hosts lines that trust no key are not enough", async () => {
    const problems = await scene.problems({ fingerprint: "", "known-hosts": `# none\n@revoked ${pinned}` });
    expect(problems).toEqual([
      expect.stringMatching(/^known-hosts: No line of it names a host key to trust\./),
    ]);
  });

  test.each(["known-hosts", "fingerprint"])(
    "a private key in %s is recognised and not shown",
    async (input) => {
      const problems = await scene.problems({ [input]: privateKey });
      expect(problems).toEqual([expect.stringMatching(new RegExp(`^${input}: This is a private key\\.`))]);
      expect(problems.join()).not.toContain(privateKey.split("\n")[1]);
    },
  );

  test.each([
    ["MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48", /is an MD5 fingerprint/],
    ["16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48", /is an MD5 fingerprint/],
    ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJ1 me", /is a public key/],
    [`256 ${fingerprint} host (ED25519)`, /has more than a fingerprint/],
    [`${fingerprint}=`, /has more than a fingerprint/],
    [fingerprint.slice(0, -1), /is no fingerprint/],
    [fingerprint.replace("SHA256:", "sha256:"), /is no fingerprint/],
    ["SHA1:abc", /is no fingerprint/],
  ])("%s is explained", async (line, reason) => {
    const problems = await scene.problems({ fingerprint: `${fingerprint}\n${line}` });
    expect(problems).toEqual([expect.stringMatching(reason)]);
  });
});

describe("where the store is", () => {
  test.each(["~/.cache/x", "/var/tmp/a b", "~/ü"])("%s can hold it", async (path) => {
    const { settings } = await scene.parse({ "remote-directory": path });
    expect(settings.remoteDirectory).toBe(path);
  });

  test("it is in the user's cache by default", async () => {
    expect((await scene.parse()).settings.remoteDirectory).toBe("~/.cache/ssh-job");
  });

  test.each([
    ["jobs", /is a relative path/],
    ["./jobs", /is a relative path/],
    ["C:\\jobs", /is a relative path/],
    ["$HOME/jobs", /is a relative path/],
    ["~", /names no directory below the home/],
    ["~/", /names no directory below the home/],
    ["~root/jobs", /names no directory below the home/],
    ["/", /is the root of the target's file system\. Name a directory of its own/],
    ["//", /is the root/],
    ["/tmp/..", /is the root/],
    ["/a\tb", /holds a control character/],
    ["/a\nb", /has more than one line/],
    ["/a\0b", /holds a NUL character/],
    [`/${"é".repeat(150)}`, /has more than 300 bytes/],
  ])("%j cannot", async (path, reason) => {
    const problems = await scene.problems({ "remote-directory": path });
    expect(problems).toEqual([expect.stringMatching(reason)]);
  });

  test("it may have 300 bytes", async () => {
    await expect(scene.problems({ "remote-directory": `/${"x".repeat(299)}` })).resolves.toEqual([]);
  });
});
