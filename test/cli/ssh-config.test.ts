import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSurroundings as readForAction } from "../../src/action/read-inputs.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { Asker } from "./command.ts";
import { typeOnTerminal } from "./on-terminal.ts";

/** Writes what a user has in `~/.ssh`; by default the configuration. @returns its path */
function write(asker: Asker, text: string, name = "config"): string {
  const path = join(asker.directory, ".ssh", name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

/** A block that says all of a server: the `user` key in its directory lets one in. */
function block(alias: string, server: Sshd, ...lines: readonly string[]): string {
  const knownHosts = join(server.directory, "known_hosts");
  writeFileSync(knownHosts, server.knownHosts);
  return [
    ...[`Host ${alias}`, `HostName ${server.host}`, `Port ${server.port}`, `User ${server.username}`],
    ...[`IdentityFile ${server.directory}/user`, `UserKnownHostsFile ${knownHosts}`, ...lines, ""],
  ].join("\n");
}

function doctor(asker: Asker, host: string, ...words: readonly string[]): string[] {
  return ["doctor", `--host=${host}`, `--remote-directory=${asker.directory}/store`, ...words];
}

describe("ssh-job goes where ssh goes", () => {
  test("an alias in the configuration says host, port, user, key and known hosts", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    write(asker, `Include conf.d/*\n`);
    write(asker, block("board", server), "conf.d/board");
    const { code, stdout, stderr } = await asker.type(...doctor(asker, "board"));
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/is let in by key\.$/m);
  });

  test("a jump alias has a key and known hosts of its own, and may be behind another", async () => {
    await using gate = await startSshd();
    await using inner = await startSshd();
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    const blocks = [
      block("board", server, "ProxyJump inner"),
      block("inner", inner, "ProxyJump gate"),
      block("gate", gate, "HostKeyAlias the-gate"),
    ];
    write(asker, blocks.join(""));
    const alias = gate.knownHosts.replace(/^\S+/, "the-gate");
    writeFileSync(join(gate.directory, "known_hosts"), alias);
    const before = server.accepted();
    const { code, stdout, stderr } = await asker.type(...doctor(asker, "board"));
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/is let in by key\.$/m);
    expect([gate.accepted(), inner.accepted(), server.accepted() - before]).toEqual([1, 1, 1]);
  });

  test("an option for jump hosts names aliases too", async () => {
    await using gate = await startSshd();
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    write(asker, block("board", server, "ProxyJump nowhere.invalid") + block("gate", gate));
    const { code } = await asker.type(...doctor(asker, "board", "--jump=gate"));
    expect([code, gate.accepted()]).toEqual([0, 1]);
  });

  test("what is given as an option counts before the configuration", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    const wrong = ["User nobody", "Port 1", "IdentityFile /nonexistent", "UserKnownHostsFile none"];
    write(asker, ["Host board", "HostName 127.0.0.1", ...wrong, "ConnectTimeout 1"].join("\n"));
    const options = ["--key", server.privateKey, "--known-hosts", server.knownHosts];
    const host = `${server.username}@board:${server.port}`;
    expect((await asker.type(...doctor(asker, host, ...options))).code).toBe(0);
    const user = ["--username", server.username, "--port", String(server.port)];
    expect((await asker.type(...doctor(asker, "board", ...user, ...options))).code).toBe(0);
  });

  test("several keys are tried one after the other", async () => {
    await using other = await startSshd();
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    write(asker, `IdentityFile ${other.directory}/user\nIdentityFile ~/absent\n${block("board", server)}`);
    const { code, stdout, stderr } = await asker.type(...doctor(asker, "board"));
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/is let in by key\.$/m);
    // A command that does not wait for the login, either.
    const [, ...where] = doctor(asker, "board");
    expect((await asker.type("list", "--json", ...where)).stdout).toBe("[]\n");
  });

  test("an agent is asked for the named key only, where the configuration says so", async () => {
    await using other = await startSshd();
    await using server = await startSshd({ config: ["MaxAuthTries 1"] });
    await using asker = await Asker.at(server);
    await using agent = await startAgent(server.directory, [other, server]);
    copyFileSync(join(server.directory, "user.pub"), write(asker, "", "only.pub"));
    const only = ["IdentitiesOnly yes", `IdentityAgent ${agent.path}`, "IdentityFile ~/.ssh/only.pub"];
    const known = block("board", server).replace(/^IdentityFile.*\n/m, "");
    write(asker, `${known}${only.join("\n")}`);
    const { code, stdout } = await asker.type(...doctor(asker, "board"));
    expect(code).toBe(0);
    expect(stdout).toMatch(/is let in by agent\.$/m);
  });
});

describe("before anything is dialled", () => {
  test("what is wrong in the configuration is told, with file and line", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    const path = write(asker, block("board", server).replace(/^Port .*/m, "Port many"));
    const before = server.accepted();
    const { code, stderr } = await asker.type(...doctor(asker, "board"));
    expect([code, server.accepted()]).toEqual([2, before]);
    expect(stderr).toContain(`host: ${path} line 3: "many" is no port that is understood here.`);
  });

  test("a configuration that others can write to is told once", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    const path = write(asker, block("board", server, "ProxyJump gate"));
    chmodSync(path, 0o666);
    const { code, stderr } = await asker.type(...doctor(asker, "board"));
    expect(code).toBe(2);
    expect(stderr.split(`${path} could have been written by somebody else`)).toHaveLength(2);
  });

  test("a jump host that is behind itself is told", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    write(asker, `${block("board", server)}Host *\nProxyJump gate\n`);
    const { code, stderr } = await asker.type(...doctor(asker, "board"));
    expect(code).toBe(2);
    expect(stderr).toContain('jump: The way leads back to where it was: "gate", "gate".');
  });
});

test("a host key that nobody knows is refused, whatever StrictHostKeyChecking says, and that is told", async () => {
  await using server = await startSshd();
  await using asker = await Asker.at(server);
  write(asker, block("board", server, "StrictHostKeyChecking no"));
  writeFileSync(join(server.directory, "known_hosts"), "");
  const { code, stdout, stderr } = await asker.type(...doctor(asker, "board"));
  expect(code).toBe(255);
  expect(stderr).toMatch(/config line 7: StrictHostKeyChecking no has no effect here/);
  expect(stdout).toMatch(/^fail {2}host-key .*No host key is pinned/m);
});

test("in a workflow's step nothing of it is read, and nobody is asked", () => {
  const surroundings = readForAction({ HOME: "/root", GITHUB_WORKSPACE: "/" });
  expect(Object.keys(surroundings)).not.toContain("sshConfig");
  expect(Object.keys(surroundings)).not.toContain("askPassphrase");
});

describe("a passphrase", () => {
  /** The key lies in the configuration, encrypted. */
  function lock(server: Sshd): void {
    const path = join(server.directory, "user");
    execFileSync("ssh-keygen", ["-q", "-p", "-P", "", "-N", "open sesame", "-f", path]);
  }

  test("is asked for on a terminal, is not shown, and may be wrong twice", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    lock(server);
    write(asker, block("board", server));
    const { code, shown } = await typeOnTerminal(asker.directory, doctor(asker, "board"), [
      "wrong\r",
      "open sesam\r",
      "open sesame\r",
    ]);
    expect(code, shown).toBe(0);
    expect(shown.split(`Enter passphrase for ${server.directory}/user: `)).toHaveLength(4);
    expect(shown).not.toContain("sesam");
    expect(shown).toMatch(/is let in by key\./);
  });

  test("that is wrong three times ends it before anything is dialled", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    lock(server);
    write(asker, block("board", server));
    const before = server.accepted();
    const { code, shown } = await typeOnTerminal(asker.directory, doctor(asker, "board"), [
      "a\r",
      "b\r",
      "c\r",
      "open sesame\r",
    ]);
    expect([code, server.accepted()], shown).toEqual([2, before]);
    expect(shown).toContain("The passphrase does not open it.");
    expect(shown.split("Enter passphrase")).toHaveLength(4);
  });

  test("is asked for a key that is given, too", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    lock(server);
    const known = write(asker, server.knownHosts, "known_hosts");
    expect(readFileSync(known, "utf8")).toBe(server.knownHosts);
    const words = doctor(asker, asker.host, `--key=${server.directory}/user`);
    const { code, shown } = await typeOnTerminal(asker.directory, words, ["open sesame\r"]);
    expect(code, shown).toBe(0);
  });

  test.each([
    ["Ctrl-C ends the program", "half\u0003", 130],
    ["Ctrl-D is no answer", "\u0004", 2],
    ["an empty line is no answer", "\r", 2],
  ])("%s", async (_, answer, expected) => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    lock(server);
    write(asker, block("board", server));
    const { code, shown } = await typeOnTerminal(asker.directory, doctor(asker, "board"), [answer]);
    expect(code, shown).toBe(expected);
    expect(shown).not.toContain("half");
  });

  test("is not asked for where an agent holds the key", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    await using agent = await startAgent(server.directory, [server]);
    lock(server);
    write(asker, block("board", server, `IdentityAgent ${agent.path}`));
    const { code, shown } = await typeOnTerminal(asker.directory, doctor(asker, "board"), []);
    expect(code, shown).toBe(0);
    expect(shown).toMatch(/is let in by agent\./);
  });

  test("is not asked for without a terminal", async () => {
    await using server = await startSshd();
    await using asker = await Asker.at(server);
    lock(server);
    write(asker, block("board", server));
    const { code, stderr } = await asker.type(...doctor(asker, "board"));
    expect(code).toBe(2);
    expect(stderr).toContain(`${server.directory}/user: It is encrypted, and no passphrase is given.`);
  });
});

/** An ssh-agent with the keys that let one in at these servers, in this order. */
async function startAgent(
  directory: string,
  servers: readonly Sshd[],
): Promise<{ path: string } & AsyncDisposable> {
  const path = join(directory, "agent");
  const agent = spawn("ssh-agent", ["-D", "-a", path], { stdio: ["ignore", "pipe", "ignore"] });
  await once(agent.stdout, "data");
  for (const server of servers) {
    execFileSync("ssh-add", ["-q", join(server.directory, "user")], {
      env: { SSH_AUTH_SOCK: path },
      stdio: "ignore",
    });
  }
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      agent.kill();
      await once(agent, "exit");
    },
  };
}
