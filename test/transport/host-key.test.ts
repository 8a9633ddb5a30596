import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { JobEvent } from "../../src/events.ts";
import type { HostKeyPolicy, Target } from "../../src/transport/target.ts";
import { startSshd, type HostKeyType, type Sshd } from "../support/sshd.ts";
import { connectTo, targetOf } from "./targets.ts";

const types: readonly HostKeyType[] = ["ed25519", "rsa", "ecdsa"];

/** LogLevel DEBUG2 shows what the client proposes and what is agreed on. */
const everyType = { hostKeys: types, config: ["LogLevel DEBUG2"] };

describe.each(types)("of a server with keys of all types, pinning that of type %s is enough", (type) => {
  test("by a line of known_hosts, and no other type is asked for", async () => {
    await using server = await startSshd(everyType);
    await logIn(server, { knownHosts: lineOf(server, type) });
    expect(server.accepted()).toBe(1);
    const proposed = proposals(server);
    expect(proposed.length).toBeGreaterThan(0);
    for (const algorithm of proposed) expect(algorithm).toMatch(algorithmsFor[type]);
  });

  test("by its fingerprint", async () => {
    await using server = await startSshd(everyType);
    await logIn(server, { fingerprints: [server.fingerprints[type] ?? ""] });
  });

  test("by a hashed line", async () => {
    await using server = await startSshd(everyType);
    const path = join(server.directory, "known_hosts");
    execFileSync("sh", ["-c", `cat >${path} && ssh-keygen -q -H -f ${path}`], {
      input: lineOf(server, type),
      stdio: "pipe",
    });
    const knownHosts = execFileSync("cat", [path], { encoding: "utf8" });
    expect(knownHosts).toMatch(/^\|1\|/);
    await logIn(server, { knownHosts });
  });
});

const algorithmsFor: Readonly<Record<HostKeyType, RegExp>> = {
  ed25519: /^ssh-ed25519$/,
  rsa: /^(rsa-sha2-512|rsa-sha2-256|ssh-rsa)$/,
  ecdsa: /^ecdsa-sha2-nistp256$/,
};

test("a pinned type that the server does not have is passed over for one that it has", async () => {
  await using other = await startSshd();
  await using server = await startSshd({ hostKeys: ["rsa"] });
  const foreign = lineOf(other, "ed25519").replace(String(other.port), String(server.port));
  await logIn(server, { knownHosts: `${foreign}${server.knownHosts}` });
  expect(server.accepted()).toBe(1);
});

test("one fingerprint out of several is enough, and the other types are tried one after the other", async () => {
  await using server = await startSshd(everyType);
  const fingerprints = [`SHA256:${"A".repeat(43)}`, server.fingerprints.rsa ?? ""];
  await logIn(server, { fingerprints });
  expect(server.accepted()).toBe(3);
});

test("nobody logs in before the host key is accepted", async () => {
  await using server = await startSshd();
  await failureOf(server, { fingerprints: [`SHA256:${"A".repeat(43)}`] });
  expect(server.log()).not.toMatch(/userauth|Accepted|Failed|authenticating/);
});

test.each([
  ["a line of known_hosts", (other: Sshd, port: number) => ({ knownHosts: moved(other, port) })],
  ["a fingerprint", (other: Sshd) => ({ fingerprints: Object.values(other.fingerprints) })],
])("a key other than the one of %s is refused with all that is needed to pin it", async (_, policyFrom) => {
  await using server = await startSshd({ hostKeys: types });
  await using other = await startSshd();
  const pinned = other.fingerprints.ed25519 ?? "";
  const { code, message, hint } = await failureOf(server, policyFrom(other, server.port));
  expect(code).toBe("host-key");
  expect(message).toContain(`The host key of 127.0.0.1:${server.port} is not the pinned one.`);
  expect(message).toMatch(new RegExp(`Pinned: (ssh-ed25519 )?${escaped(pinned)}\\.`));
  for (const type of types) expect(message).toContain(server.fingerprints[type]);
  expect(hint).toContain("man in the middle");
  for (const line of server.knownHosts.trimEnd().split("\n"))
    expect(hint).toContain(line.split(" ").slice(0, 3).join(" "));
});

test("a server for which nothing is pinned is refused, and a certificate authority is said to be of no use", async () => {
  await using server = await startSshd();
  const knownHosts = `elsewhere ${keyOf(server)}\n@cert-authority * ${keyOf(server)}\n`;
  const { code, message, hint } = await failureOf(server, { knownHosts });
  expect(code).toBe("host-key");
  expect(message).toContain(`No host key is pinned for 127.0.0.1:${server.port}.`);
  expect(message).toContain(
    "Line 2 of known-hosts is a @cert-authority: host certificates are not supported.",
  );
  expect(hint).toContain(`[127.0.0.1]:${server.port} ${keyOf(server)}`);
});

test.each([
  ["pinned as well", { ignore: false }],
  ["not to be checked", { ignore: true }],
])("a revoked key is refused even when it is %s", async (_, { ignore }) => {
  await using server = await startSshd({ hostKeys: types });
  const knownHosts = `${server.knownHosts}@revoked * ${keyOf(server)}\n`;
  const { code, message } = await failureOf(server, { knownHosts, ignore });
  expect(code).toBe("host-key");
  expect(message).toBe(
    `The host key of 127.0.0.1:${server.port} is revoked: ssh-ed25519 ${server.fingerprints.ed25519 ?? ""}.`,
  );
  expect(server.accepted()).toBe(1);
});

test("with ignore any key will do, and a warning is given", async () => {
  await using server = await startSshd();
  const events: JobEvent[] = [];
  const connection = await connectTo(targetWith(server, { ignore: true }), events);
  await connection.close();
  expect(events).toEqual([
    { type: "warning", message: expect.stringContaining("was not checked") as string },
  ]);
});

async function logIn(server: Sshd, policy: Partial<HostKeyPolicy>): Promise<void> {
  const events: JobEvent[] = [];
  const connection = await connectTo(targetWith(server, policy), events);
  await connection.close();
  expect(events).toEqual([]);
}

async function failureOf(
  server: Sshd,
  policy: Partial<HostKeyPolicy>,
): Promise<Record<"code" | "message" | "hint", string>> {
  const connecting = connectTo(targetWith(server, policy));
  return connecting.then(
    () => Promise.reject(new Error("it connected")),
    (error: unknown) => error as Record<"code" | "message" | "hint", string>,
  );
}

function targetWith(server: Sshd, policy: Partial<HostKeyPolicy>): Target {
  return targetOf(server, { hostKeys: { knownHosts: "", fingerprints: [], ignore: false, ...policy } });
}

/** The line of known_hosts for the key of one type. */
function lineOf({ knownHosts }: Sshd, type: HostKeyType): string {
  return knownHosts.match(/^.*\n/gm)?.find((line) => line.includes(type)) ?? "";
}

/** The line of one server as if it were about a port of another. */
function moved(server: Sshd, port: number): string {
  return server.knownHosts.replaceAll(`:${server.port}`, `:${port}`);
}

/** Type and base64 of the server's first key. */
function keyOf({ knownHosts }: Sshd): string {
  return knownHosts.split(" ").slice(1, 3).join(" ");
}

/** The algorithms that clients have proposed for the host key. The server logs its own first, then the client's. */
function proposals(server: Sshd): string[] {
  const [, proposed = ""] =
    /peer client KEXINIT proposal[^]*?host key algorithms: (\S+)/.exec(server.log()) ?? [];
  return proposed.split(",");
}

function escaped(literal: string): string {
  return literal.replace(/[+/]/g, "\\$&");
}
