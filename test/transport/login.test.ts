import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Target } from "../../src/transport/target.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { createUnixUser, type UnixUser } from "../support/unix-user.ts";
import { run } from "./connection.contract.ts";
import { connectTo, credentials, targetOf } from "./targets.ts";

const passwords = ["UsePAM yes", "PasswordAuthentication yes"];
const questions = ["UsePAM yes", "KbdInteractiveAuthentication yes"];

describe("a login", () => {
  test.each(["ed25519", "rsa", "ecdsa"])(
    "works with a key of type %s, and nothing is tried before it",
    async (type) => {
      await using server = await startSshd();
      const privateKey = addKey(server, type, "");
      await logIn(targetOf(server, { credentials: credentials({ privateKey }) }));
      expect(attempts(server)).toEqual(["Accepted publickey"]);
    },
  );

  test("works with an encrypted key and its passphrase", async () => {
    await using server = await startSshd();
    const privateKey = addKey(server, "ed25519", "correct horse");
    const given = credentials({ privateKey, passphrase: "correct horse" });
    await logIn(targetOf(server, { credentials: given }));
  });

  test("works with a password", async () => {
    await using server = await startSshd({ config: passwords });
    using user = createUnixUser();
    await logIn(targetAs(user, server, { password: user.password }));
    expect(attempts(server)).toEqual(["Accepted password"]);
  });

  test("works with a password where the server asks for it as a question", async () => {
    await using server = await startSshd({ config: questions });
    using user = createUnixUser();
    await logIn(targetAs(user, server, { password: user.password }));
    expect(attempts(server).at(-1)).toBe("Accepted keyboard-interactive/pam");
  });

  test("works with a key that only an agent holds", async () => {
    await using server = await startSshd();
    await using agent = await startAgent(server);
    await logIn(targetOf(server, { credentials: credentials({ agent: agent.path }) }));
    expect(attempts(server)).toEqual(["Accepted publickey"]);
  });

  test("works by the second method when the first is refused", async () => {
    await using server = await startSshd({ config: passwords });
    using user = createUnixUser();
    const { privateKey, password } = { privateKey: strangerKey(server), password: user.password };
    await logIn(targetAs(user, server, { privateKey, password }));
    expect(attempts(server)).toEqual(["Failed publickey", "Accepted password"]);
  });

  test.each([
    ["key first", "publickey,password"],
    ["password first", "password,publickey"],
  ])("works where the server wants both, %s", async (_, methods) => {
    await using server = await startSshd({ config: [...passwords, `AuthenticationMethods ${methods}`] });
    using user = createUnixUser();
    const { privateKey } = server;
    await logIn(targetAs(user, server, { privateKey, password: user.password }));
  });

  test("goes on without an agent that does not answer", async () => {
    await using server = await startSshd({ config: passwords });
    using user = createUnixUser();
    await logIn(targetAs(user, server, { agent: "/nonexistent/agent", password: user.password }));
  });
});

describe("a refused login names user, host, what was tried and what is accepted", () => {
  test("with a stranger's key", async () => {
    await using server = await startSshd();
    const target = targetOf(server, { credentials: credentials({ privateKey: strangerKey(server) }) });
    const publicKey = readFileSync(join(server.directory, "stranger.pub"), "utf8")
      .split(" ")
      .slice(0, 2)
      .join(" ");
    expect(await failureOf(target)).toMatchObject({
      code: "auth",
      message: `${server.username}@127.0.0.1:${server.port} refuses the login: tried key. It accepts publickey.`,
      hint: expect.stringContaining(publicKey) as string,
    });
  });

  test("with a password where only keys are accepted", async () => {
    await using server = await startSshd();
    const target = targetOf(server, { credentials: credentials({ password: "secret" }) });
    expect(await failureOf(target)).toMatchObject({
      code: "auth",
      message: `${server.username}@127.0.0.1:${server.port} refuses the login: tried password. It accepts publickey.`,
      hint: "Give what the server accepts: publickey.",
    });
  });

  test("with a wrong password", async () => {
    await using server = await startSshd({ config: [...passwords, ...questions] });
    using user = createUnixUser();
    expect(await failureOf(targetAs(user, server, { password: "wrong" }))).toMatchObject({
      code: "auth",
      message: `${user.username}@127.0.0.1:${server.port} refuses the login: tried password, keyboard-interactive. It accepts publickey, password, keyboard-interactive.`,
      hint: expect.stringContaining("Check user name and password") as string,
    });
  });

  test("with a key that is only half of what the server wants", async () => {
    await using server = await startSshd({
      config: [...passwords, "AuthenticationMethods publickey,password"],
    });
    expect(await failureOf(targetOf(server))).toMatchObject({
      code: "auth",
      message: expect.stringContaining("takes that for only a part of the login: tried key") as string,
      hint: "Give what the server accepts: password.",
    });
  });

  test("with more keys than the server hears out", async () => {
    await using server = await startSshd({ config: ["MaxAuthTries 1"] });
    const target = targetOf(server, {
      credentials: credentials({ privateKey: strangerKey(server), password: "x" }),
    });
    expect(await failureOf(target)).toMatchObject({
      code: "auth",
      message: expect.stringContaining("Too many authentication failures") as string,
    });
  });

  test("with an agent that does not answer", async () => {
    await using server = await startSshd();
    const target = targetOf(server, { credentials: credentials({ agent: "/nonexistent/agent" }) });
    expect(await failureOf(target)).toMatchObject({
      code: "auth",
      message: "The ssh-agent does not answer.",
    });
  });

  test("with an agent that holds no key", async () => {
    await using server = await startSshd();
    await using agent = await startAgent(server);
    execFileSync("ssh-add", ["-D"], { env: { SSH_AUTH_SOCK: agent.path }, stdio: "ignore" });
    const target = targetOf(server, { credentials: credentials({ agent: agent.path }) });
    expect(await failureOf(target)).toMatchObject({ code: "auth", message: "The ssh-agent holds no key." });
  });

  test("without any secret in its words", async () => {
    await using server = await startSshd({ config: passwords });
    const secrets = { privateKey: strangerKey(server), password: "kL9-secret-password" };
    const error = await failureOf(targetOf(server, { credentials: credentials(secrets) }));
    const words = JSON.stringify(error, ["message", "hint", "stack", "code"]);
    expect(words).not.toContain("kL9-secret");
    for (const line of secrets.privateKey.split("\n").slice(5, -2)) expect(words).not.toContain(line);
  });
});

test("a key that cannot be read is invalid, and nothing is dialled", async () => {
  await using server = await startSshd();
  const target = targetOf(server, { credentials: credentials({ privateKey: "nonsense" }) });
  expect(await failureOf(target)).toMatchObject({ code: "invalid" });
  expect(server.accepted()).toBe(0);
});

async function logIn(target: Target): Promise<void> {
  const connection = await connectTo(target);
  expect(await run(connection, "exit 7")).toMatchObject({ exit: { code: 7 } });
  await connection.close();
}

function failureOf(target: Target): Promise<unknown> {
  return connectTo(target).then(
    () => "it connected",
    (error: unknown) => error,
  );
}

function targetAs(user: UnixUser, server: Sshd, given: Parameters<typeof credentials>[0]): Target {
  const destination = { username: user.username, host: server.host, port: server.port };
  return targetOf(server, { destination, credentials: credentials(given) });
}

/** What sshd has logged about attempts to log in; the query whether it would take a key is none. */
function attempts(server: Sshd): string[] {
  return server.log().match(/^(Accepted|Failed) [\w/-]+(?= for)/gm) ?? [];
}

/** Lets one more key in. @returns its text */
function addKey(server: Sshd, type: string, passphrase: string): string {
  const path = join(server.directory, `another_${type}`);
  execFileSync("ssh-keygen", ["-q", "-t", type, "-N", passphrase, "-f", path]);
  execFileSync("sh", ["-c", `cat ${path}.pub >>${server.directory}/authorized_keys`]);
  return readFileSync(path, "utf8");
}

function strangerKey(server: Sshd): string {
  const path = join(server.directory, "stranger");
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path]);
  return readFileSync(path, "utf8");
}

/** An ssh-agent that holds the key which the server lets in. */
async function startAgent(server: Sshd): Promise<{ path: string } & AsyncDisposable> {
  const path = join(server.directory, "agent");
  const agent = spawn("ssh-agent", ["-D", "-a", path], { stdio: ["ignore", "pipe", "ignore"] });
  await once(agent.stdout, "data");
  execFileSync("ssh-add", ["-q", join(server.directory, "user")], {
    env: { SSH_AUTH_SOCK: path },
    stdio: "ignore",
  });
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      agent.kill();
      await once(agent, "exit");
    },
  };
}
