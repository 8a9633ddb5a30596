import { chmodSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Finding } from "../../src/report/finding.ts";
import { startDropbear } from "../support/dropbear.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd } from "../support/sshd.ts";
import { Asker } from "./command.ts";

const servers: readonly (readonly [name: string, start: () => Promise<SshServer>])[] = [
  ["sshd", () => startSshd({ hostKeys: ["ed25519", "rsa"] })],
  ["dropbear", () => startDropbear()],
];

describe.concurrent.each(servers)("ssh-job doctor at %s", (name, start) => {
  test("finds nothing wrong with a target that is well", async () => {
    await using server = await start();
    await using asker = await Asker.at(server);
    const { code, stdout, stderr } = await asker.ask("doctor");
    expect([code, stderr]).toEqual([0, ""]);
    const checks = ["reach", "host-key", "login", "tools", "store", "clock", "runs", "locks", "workflow"];
    for (const check of checks) expect(stdout).toMatch(new RegExp(`^ok {4}${check} `, "m"));
    expect(stdout).toMatch(/is let in by key\.$/m);
    expect(stdout).toMatch(name === "sshd" ? /^ok {4}space /m : /^warn {2}space /m);
    // The lines of known-hosts, ready for a workflow.
    for (const line of server.knownHosts.trimEnd().split("\n"))
      expect(stdout).toContain(line.split(" ").slice(0, 3).join(" "));
  });

  test("shows the keys of a server that nobody knows, and does not log in there", async () => {
    await using server = await start();
    await using asker = await Asker.at(server);
    const { code, stdout } = await asker.type("doctor", ...asker.reaching, "--json");
    expect(code).toBe(255);
    const findings = JSON.parse(stdout) as Finding[];
    expect(findings.map(({ check, status }) => [check, status])).toEqual([
      ["reach", "ok"],
      ["host-key", "fail"],
    ]);
    expect(findings[1]?.message).toMatch(/No host key is pinned .* ssh-ed25519 SHA256:/);
    const pinned = findings[1]?.lines?.map((line) => line.trim());
    const offered = server.knownHosts
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ").slice(0, 3).join(" "));
    expect(pinned).toEqual(["known-hosts: |", ...offered]);
  });
});

test("a key that is not the pinned one is a failure, whose lines are those of the server", async () => {
  await using sshd = await startSshd();
  await using other = await startSshd();
  await using asker = await Asker.at(sshd);
  const wrong = other.knownHosts.replaceAll(`:${other.port} `, `:${sshd.port} `);
  const { code, stdout } = await asker.type("doctor", ...asker.reaching, "--known-hosts", wrong);
  expect(code).toBe(255);
  expect(stdout).toMatch(/^fail {2}host-key .* is not the pinned one/m);
  expect(stdout).toContain(sshd.knownHosts.split(" ").slice(0, 3).join(" "));
});

test.each([
  ["a fingerprint", (print: string) => ["--fingerprint", print], "ok"],
  ["nothing, on demand,", () => ["--insecure-ignore-host-key"], "warn"],
])("what to pin is shown when %s was enough to connect", async (_, options, status) => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  const words = options(sshd.fingerprints.ed25519 ?? "");
  const { code, stdout } = await asker.type("doctor", ...asker.reaching, ...words, "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toContainEqual(
    expect.objectContaining({
      ...{ check: "host-key", status },
      lines: ["known-hosts: |", `  ${sshd.knownHosts.split(" ").slice(0, 3).join(" ")}`],
    }),
  );
});

test("a refused login is told from a key that is not accepted", async () => {
  await using sshd = await startSshd();
  await using other = await startSshd();
  await using asker = await Asker.at(sshd);
  const words = [`--host=${asker.host}`, "--key", other.privateKey, "--known-hosts", sshd.knownHosts];
  const { code, stdout } = await asker.type("doctor", ...words);
  expect(code).toBe(255);
  expect(stdout).toMatch(
    /^ok {4}reach .*\nok {4}host-key .*\nfail {2}login .*refuses the login: tried key\./m,
  );
  expect(stdout).toContain("authorized_keys");
});

test("a target that nobody can reach is told, and what to look at", async () => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  const words = ["--key", sshd.privateKey, "--known-hosts", sshd.knownHosts, "--connect-retries=0"];
  const { code, stdout } = await asker.type("doctor", "--host=root@127.0.0.1:1", ...words);
  expect(code).toBe(255);
  expect(stdout).toMatch(/^fail {2}reach .*\n {16}\w/m);
});

test("a store that may not be used is a failure", async () => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  mkdirSync(`${asker.directory}/store`);
  chmodSync(`${asker.directory}/store`, 0o777);
  const { code, stdout } = await asker.ask("doctor");
  expect(code).toBe(255);
  expect(stdout).toMatch(/^ok {4}login .*\nfail {2}store .*written to by others/m);
});

test("what is to be pasted into a workflow gets there", async () => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  writeFileSync(`${asker.directory}/ci key`, sshd.privateKey, { mode: 0o600 });
  const words = ["--host", asker.host, "--key", "ci key", "--known-hosts", sshd.knownHosts];
  const { code, stdout } = await asker.type(
    "doctor",
    ...words,
    `--remote-directory=${asker.directory}/a`,
    "--json",
  );
  expect(code).toBe(0);
  const lines = (JSON.parse(stdout) as Finding[]).find(({ check }) => check === "workflow")?.lines ?? [];
  expect(lines[0]).toBe("gh secret set TARGET_KEY < 'ci key'");
  const [step] = parse(lines.slice(1).join("\n")) as [{ uses: string; with: Record<string, string> }];
  expect(step.with["key"]).toBe("${{ secrets.TARGET_KEY }}");
  mkdirSync(`${asker.directory}/job`);
  writeFileSync(`${asker.directory}/job/start.sh`, "echo it has worked\n");
  const inputs = { ...step.with, key: sshd.privateKey, directory: "job" };
  const again = await asker.type(
    "run",
    ...Object.entries(inputs).flatMap(([name, value]) => [`--${name}`, value]),
  );
  expect([again.code, again.stdout]).toEqual([0, "it has worked\n"]);
});

test("what was cut off a day ago and still lies in the store is told", async () => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  await asker.ask("doctor");
  const dayAndMore = Date.now() / 1000 - 2 * 24 * 60 * 60 - 60;
  const file = `${asker.directory}/store/v1/tmp/partial.0123.1`;
  writeFileSync(file, "");
  expect((await asker.ask("doctor")).stdout).not.toContain("cut off");
  utimesSync(file, dayAndMore, dayAndMore);
  const { code, stdout } = await asker.ask("doctor");
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^warn {2}store .*1 piece\.\n +Remove it: ssh-job gc/m),
  ]);
  await asker.ask("gc");
  expect((await asker.ask("doctor")).stdout).not.toContain("cut off");
});

test("whoever holds a lock is named", async () => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  const id = await asker.submit({ run: "echo begun; sleep 600", lock: "board", who: "ci@build" });
  await asker.event(id, "output");
  const { stdout } = await asker.ask("doctor");
  expect(stdout).toContain(`The lock board is held by ${id} of ci@build.`);
  expect(stdout).toMatch(/^ok {4}runs .*1 run, 1 going on/m);
  await asker.remote.cancel(id, "test", 10);
});

test("all targets of a job file are examined, each once, and called by their names", async () => {
  await using one = await startSshd();
  await using other = await startDropbear();
  await using asker = await Asker.at(one);
  const keys = `${one.knownHosts}${other.knownHosts}`;
  writeFileSync(`${asker.directory}/key`, one.privateKey, { mode: 0o600 });
  writeFileSync(`${asker.directory}/key2`, other.privateKey, { mode: 0o600 });
  const target = (host: string, key: string): object => ({
    ...{
      host,
      key,
      "known-hosts": keys,
      "remote-directory": `${asker.directory}/store`,
      "connect-retries": 0,
    },
  });
  const targets = {
    builder: target(asker.host, "key"),
    rpi4: target(`${other.username}@127.0.0.1:${other.port}\nroot@127.0.0.1:1`, "key2"),
  };
  const job = (name: string): object => ({ target: name, run: "true" });
  const jobs = { a: job("builder"), b: job("builder"), c: { ...job("rpi4"), needs: "a" } };
  writeFileSync(`${asker.directory}/ssh-job.yml`, JSON.stringify({ targets, jobs }));
  const { code, stdout } = await asker.type("doctor", "--json");
  expect(code).toBe(255);
  const examined = JSON.parse(stdout) as { name: string; target: string; findings: Finding[] }[];
  expect(
    examined.map(({ name, target, findings }) => [
      name,
      target,
      findings.filter(({ status }) => status === "fail").length,
    ]),
  ).toEqual([
    ["builder", asker.host, 0],
    ["rpi4", `${other.username}@127.0.0.1:${other.port}`, 0],
    ["rpi4", "root@127.0.0.1:1", 1],
  ]);
  const shown = await asker.type("doctor", "ssh-job.yml");
  expect(shown.stdout).toContain(`builder: ${asker.host}\nok    reach`);
});

test("several hosts are examined, each for itself", async () => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  const { code, stdout } = await asker.ask(
    "doctor",
    "--host=root@127.0.0.1:1",
    "--connect-retries=0",
    "--json",
  );
  const examined = JSON.parse(stdout) as { target: string }[];
  expect([code, examined.map(({ target }) => target)]).toEqual([255, ["root@127.0.0.1:1", asker.host]]);
});

test("what cannot work is told of all targets at once, before any is dialled", async () => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  const bad = await asker.ask("doctor", "--host=a:b:c", "--directory=x", "--nonsense");
  expect([bad.code, bad.stdout]).toEqual([2, ""]);
  for (const word of ["holds an IPv6 address", "directory: It does not apply to this command.", "--nonsense"])
    expect(bad.stderr.split(word)).toHaveLength(2);
  writeFileSync(
    `${asker.directory}/jobs.yml`,
    "jobs:\n  a: { host: a, port: x, run: 'true' }\n  b: { host: 'b c', run: 'true' }\n",
  );
  const file = await asker.type("doctor", "jobs.yml", "more.yml", "--host=a");
  expect([file.code, file.stdout]).toEqual([2, ""]);
  for (const line of [
    /^jobs\.yml:2:\d+: port: /m,
    /^jobs\.yml:3:\d+: host: /m,
    /^"more\.yml": doctor takes one/m,
    /^--host: It does not go with/m,
  ])
    expect(file.stderr).toMatch(line);
});
