import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import ssh2, { type Connection as Client } from "ssh2";
import { describe, expect, test } from "vitest";
import { connect } from "../../src/transport/retry.ts";
import { connectSsh } from "../../src/transport/ssh.ts";
import type { Connection } from "../../src/transport/connection.ts";
import type { Target } from "../../src/transport/target.ts";
import { startDropbear } from "../support/dropbear.ts";
import { Proxy } from "../support/proxy.ts";
import { startSshd, type Sshd } from "../support/sshd.ts";
import { connectionContract, run } from "./connection.contract.ts";
import { behind, credentials, targetOf } from "./targets.ts";

connectionContract("a connection over SSH whose login is not waited for", async () => {
  const server = await startSshd({ config: ["MaxSessions 20"] });
  return rigOf(server, await connectEarly(targetOf(server)));
});

test.each([
  ["OpenSSH", startSshd],
  ["dropbear", startDropbear],
])("the exit status of a first command of %s is never lost", async (_, start) => {
  await using server = await start();
  const connections = await Promise.all(Array.from({ length: 4 }, () => connectEarly(targetOf(server))));
  const exits = await Promise.all(connections.map((connection, code) => run(connection, `exit ${code}`)));
  expect(exits.map(({ exit }) => exit.code)).toEqual([0, 1, 2, 3]);
  for (const connection of connections) await connection.close();
});

describe("a login that is refused", () => {
  test("is told by the first command, in the words in which connecting tells it", async () => {
    await using server = await startSshd();
    const target = targetOf(server, { credentials: await strangersKey() });
    const connection = await connectEarly(target);
    const early = await failure(connection.exec("true"));
    expect(early).toMatchObject({ code: "auth" });
    expect(early).toEqual(await failure(connectSsh(target, { emit: () => undefined })));
    await connection.close();
  });

  test("is told by every command", async () => {
    await using server = await startSshd();
    const target = targetOf(server, { credentials: await strangersKey() });
    const connection = await connectEarly(target);
    const failures = await Promise.all([1, 2, 3].map(() => failure(connection.exec("true"))));
    expect(failures.map(({ code }) => code)).toEqual(["auth", "auth", "auth"]);
    expect(await failure(connection.exec("true"))).toMatchObject({ code: "auth" });
    await connection.close();
  });

  test.each([
    ["OpenSSH", startSshd],
    ["dropbear", startDropbear],
  ])("runs nothing on %s", async (_, start) => {
    await using server = await start();
    const marker = `marker-${randomBytes(8).toString("hex")}`;
    const connection = await connectEarly(targetOf(server, { credentials: await strangersKey() }));
    expect(await failure(connection.exec(`touch ~/${marker}`))).toMatchObject({ code: "auth" });
    await connection.close();
    const friend = await connectEarly(targetOf(server));
    await run(friend, "true");
    await friend.close();
    expect(existsSync(join(server.home, marker))).toBe(false);
  });

  test("as only a part of what is wanted is told as such", async () => {
    await using server = await startSshd({
      config: ["UsePAM yes", "PasswordAuthentication yes", "AuthenticationMethods publickey,password"],
    });
    const connection = await connectEarly(targetOf(server));
    expect(await failure(connection.exec("true"))).toMatchObject({
      code: "auth",
      message: expect.stringContaining("takes that for only a part of the login: tried key") as string,
    });
    await connection.close();
  });
});

describe("behind a jump host", () => {
  test("neither login is waited for, and bytes go through both ways", async () => {
    await using jump = await startSshd();
    await using last = await startSshd();
    const connection = await connectEarly(through(jump, last));
    const bytes = randomBytes(1_000_000);
    const { stdout } = await run(connection, "cat", { stdin: Readable.from([bytes]) });
    expect(stdout.equals(bytes)).toBe(true);
    await connection.close();
  });

  test("a login that the jump host refuses is told with its name, and nothing behind it is dialled", async () => {
    await using jump = await startSshd();
    await using last = await startSshd();
    const target = { ...through(jump, last), credentials: await strangersKey() };
    expect(await failure(connectEarly(target))).toMatchObject({
      code: "auth",
      message: expect.stringContaining(`@127.0.0.1:${jump.port} refuses the login`) as string,
    });
    expect(last.accepted()).toBe(0);
  });

  test("a login that only the target refuses is told with its name", async () => {
    await using jump = await startSshd();
    await using last = await startSshd();
    const target = through(jump, last);
    const connection = await connectEarly({
      ...target,
      credentials: credentials({ privateKey: jump.privateKey }),
    });
    expect(await failure(connection.exec("true"))).toMatchObject({
      code: "auth",
      message: expect.stringContaining(`@127.0.0.1:${last.port} refuses the login`) as string,
    });
    await connection.close();
  });

  test("a jump host that hangs up on an early login is given time for it at once", async () => {
    let logins = 0;
    await using jump = await startStrict((client) => {
      client.on("authentication", (attempt) => {
        logins += 1;
        if (logins === 1) client.end();
        else attempt.reject();
      });
    });
    const { destination } = jump.target;
    const target = { ...jump.target, jump: [destination], destination: { ...destination, port: 1 } };
    expect(await failure(connectEarly(target))).toMatchObject({ code: "auth" });
    expect(logins).toBe(2);
  });
});

test("nothing is said of who we are to a server whose host key is not accepted", async () => {
  await using server = await startSshd();
  const hostKeys = { knownHosts: "", fingerprints: [`SHA256:${"A".repeat(43)}`], ignore: false };
  expect(await failure(connectEarly(targetOf(server, { hostKeys })))).toMatchObject({ code: "host-key" });
  expect(server.log()).not.toMatch(/userauth|Accepted|Failed|authenticating/);
});

test("nothing is sent before an RSA key was, though what the server takes of it comes late", async () => {
  await using server = await startSshd();
  await using proxy = await Proxy.start(server);
  proxy.throttle(10_000);
  const path = join(server.directory, "another_rsa");
  execFileSync("ssh-keygen", ["-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", path]);
  appendFileSync(join(server.directory, "authorized_keys"), readFileSync(`${path}.pub`));
  const given = credentials({ privateKey: readFileSync(path, "utf8") });
  const connection = await connectEarly(behind(proxy, server, { credentials: given }));
  expect(await run(connection, "exit 6")).toMatchObject({ exit: { code: 6 } });
  expect(server.log()).not.toContain("dispatch_protocol_error");
  await connection.close();
});

test("a login that is not answered in time is a lost connection", async () => {
  await using server = await startSshd();
  await using proxy = await Proxy.start(server);
  const connection = await connectEarly(behind(proxy, server, { connectTimeoutMs: 1500 }));
  proxy.stall();
  expect(await failure(connection.exec("true"))).toMatchObject({
    code: "connection-lost",
    message: `127.0.0.1:${proxy.port} did not let us in within 1.5 s.`,
  });
  await connection.close();
});

test("who is to be told what has let us in waits for it", async () => {
  await using server = await startSshd();
  const methods: string[] = [];
  const target = targetOf(server, { credentials: await strangersKey() });
  const onLogin = (method: string): void => void methods.push(method);
  expect(await failure(connect(target, { emit: () => undefined, onLogin }))).toMatchObject({ code: "auth" });
  await (await connect(targetOf(server), { emit: () => undefined, onLogin })).close();
  expect(methods).toEqual(["key"]);
});

test("a server that hangs up on an early login is given time for it on the next connection", async () => {
  let logins = 0;
  await using server = await startStrict((client) => {
    client.on("authentication", (attempt) => {
      logins += 1;
      if (logins === 1) client.end();
      else attempt.accept();
    });
  });
  const first = await connectEarly(server.target);
  expect(await failure(first.exec("true"))).toMatchObject({ code: "connection-lost" });
  await first.close();
  const second = await connectEarly(server.target);
  expect(logins).toBe(2);
  expect(await run(second, "exit 4")).toMatchObject({ exit: { code: 4 } });
  await second.close();
});

test("a server that numbers its channels otherwise runs the command once", async () => {
  await using server = await startStrict((client) => {
    // ssh2 counts from 0, too: here that number is taken.
    (client as unknown as { _chanMgr: { add: () => number } })._chanMgr.add();
    client.on("authentication", (attempt) => attempt.accept());
  });
  const connection = await connectEarly(server.target);
  expect(await run(connection, "exit 5")).toMatchObject({ exit: { code: 5 } });
  expect(server.commands).toEqual(["exit 5"]);
  await connection.close();
});

function connectEarly(target: Target): Promise<Connection> {
  return connectSsh(target, { emit: () => undefined, early: true });
}

/** A target behind a jump host that knows the same user key and one of its own. */
function through(jump: Sshd, last: Sshd): Target {
  const key = readFileSync(join(last.directory, "authorized_keys"));
  appendFileSync(join(jump.directory, "authorized_keys"), key);
  return targetOf(last, {
    jump: [{ username: jump.username, host: jump.host, port: jump.port }],
    hostKeys: { knownHosts: jump.knownHosts + last.knownHosts, fingerprints: [], ignore: false },
  });
}

function rigOf(server: Sshd, connection: Connection): { connection: Connection } & AsyncDisposable {
  return {
    connection,
    [Symbol.asyncDispose]: async () => {
      await connection.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

async function failure(going: Promise<unknown>): Promise<Record<"code" | "message" | "hint", string>> {
  return going.then(
    () => Promise.reject(new Error("it went well")),
    (error: unknown) => error as Record<"code" | "message" | "hint", string>,
  );
}

async function strangersKey(): Promise<Target["credentials"]> {
  const { privateKey } = await strangersPair();
  return credentials({ privateKey });
}

/** Two keys that no server knows. */
async function strangersPair(): Promise<Record<"privateKey" | "hostKey", string>> {
  const directory = await mkdtemp(join(tmpdir(), "strangers-"));
  const [privateKey = "", hostKey = ""] = ["user", "host"].map((name) => {
    const path = join(directory, name);
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path]);
    return readFileSync(path, "utf8");
  });
  await rm(directory, { recursive: true });
  return { privateKey, hostKey };
}

interface Strict extends AsyncDisposable {
  readonly target: Target;
  /** What it was asked to run; only `exit N` is understood. */
  readonly commands: readonly string[];
}

/** A server that is neither OpenSSH nor dropbear. */
async function startStrict(onClient: (client: Client) => void): Promise<Strict> {
  const { privateKey, hostKey } = await strangersPair();
  const commands: string[] = [];
  const ssh = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    client.on("error", () => undefined);
    client.on("session", (accept) => {
      accept().on("exec", (acceptExec, _reject, { command }) => {
        commands.push(command);
        const channel = acceptExec();
        channel.exit(Number(command.replace(/^exit /, "")));
        channel.end();
      });
    });
    onClient(client);
  });
  const server = createServer((socket) => ssh.injectSocket(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    target: {
      label: "strict",
      destination: { username: "nobody", host: "127.0.0.1", port },
      jump: [],
      credentials: credentials({ privateKey }),
      hostKeys: { knownHosts: "", fingerprints: [], ignore: true },
      connectTimeoutMs: 20_000,
      connectRetries: 0,
    },
    commands,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, "close");
    },
  };
}
