import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { Probe } from "../../src/job/signature.ts";
import { packJob } from "./job.ts";
import { randomHex, shells, Target, type Shell } from "./target.ts";

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("what the target is is told the same each time, on one line", async () => {
    await using target = new Target(shell);
    const first = await platformOf(target);
    expect(first).toMatch(/^\S+ \S+ \d+\.\d+; \S.*; \S.*;/);
    expect(await platformOf(target)).toBe(first);
    expect(await platformOf(target)).toBe(first);
  });

  test("another release of the system is another platform, other words about it are not", async () => {
    await using here = new Target(shell);
    const release = (text: string): Target => releasedAs(shell, here, text);
    await using one = release('ID=board\nVERSION_ID="1.0"\nPRETTY_NAME=x\n');
    await using other = release('ID=board\nVERSION_ID="1.1"\nPRETTY_NAME=x\n');
    await using renamed = release('ID=board\nVERSION_ID="1.0"\nPRETTY_NAME=y\n');
    await using bare = release("");
    const [first, ...others] = await Promise.all([one, other, renamed, bare].map(platformOf));
    expect(first).toContain('board "1.0";');
    expect(others[0]).toContain('board "1.1";');
    expect(others[1]).toBe(first);
    expect(others[2]).toMatch(/^\S+ \S+ \d+\.\d+;; /);
  });

  test("what a release says is made fit to be shown", async () => {
    await using here = new Target(shell);
    await using target = releasedAs(shell, here, "ID=\u001b[31mred\u0007\nVERSION_ID=$(touch pwned)*`id`\n");
    expect(await platformOf(target)).toMatch(/; {2}\[31mred {1,2}\$\(touch pwned\)\*`id`;/);
    expect(await target.sh("ls")).not.toContain("pwned");
  });

  test("each probe is told with its exit code and a digest of what it printed, in their order", async () => {
    await using target = new Target(shell);
    const commands = [
      "echo hello",
      "printf 'no newline'",
      "exit 7",
      "echo partly; exit 3",
      "true",
      "no-such-command-here",
      "printf '\\000\\001\\377\\nP 0 3\\nE target x\\n'",
      "head -c 3000000 /dev/zero",
      `echo "two  blanks" 'a'"'"'b' \\\\ $((6 * 7)) ü; # a comment`,
      "echo one | tr o x; ( exit 5 )",
      "cd /; pwd",
      "echo err >&2; echo out",
      "if",
      "echo $0 $#; echo \\",
    ];
    const { probes } = await factsOf(target, ...commands);
    expect(probes.map(({ command }) => command)).toEqual(commands);
    expect(probes.slice(0, 12)).toEqual([
      probe(commands[0], 0, "hello\n"),
      probe(commands[1], 0, "no newline"),
      probe(commands[2], 7, ""),
      probe(commands[3], 3, "partly\n"),
      probe(commands[4], 0, ""),
      probe(commands[5], 127, ""),
      probe(commands[6], 0, Buffer.from("\0\u0001\xff\nP 0 3\nE target x\n", "latin1")),
      probe(commands[7], 0, Buffer.alloc(3_000_000)),
      probe(commands[8], 0, "two  blanks a'b \\ 42 ü\n"),
      probe(commands[9], 5, "xne\n"),
      probe(commands[10], 0, "/\n"),
      probe(commands[11], 0, "out\n"),
    ]);
    expect(probes[12]).toMatchObject({ exitCode: 2 });
    expect(probes[13]).toEqual(probe(commands[13], 0, "sh 0\n\\\n"));
    expect(await leftovers(target)).toBe("");
  });

  test("a hundred probes are told, and the job is asked about behind them", async () => {
    await using target = new Target(shell);
    const commands = Array.from({ length: 100 }, (_, index) => `echo ${index}; exit ${index}`);
    const offer = await target.remote.offer({ platform: true, probes: commands });
    expect(offer.facts.probes).toEqual(commands.map((command, index) => probe(command, index, `${index}\n`)));
    expect(await offer.ask((await packJob({ run: "true" })).request())).toMatchObject({ kind: "wanted" });
  });

  test("a probe that reads gets nothing of ours, and those behind it are asked nevertheless", async () => {
    await using target = new Target(shell);
    const commands = ["cat", 'read -r line; echo "$line"', "tr a b", "echo after"];
    const { probes } = await factsOf(target, ...commands);
    expect(probes).toEqual([
      probe(commands[0], 0, ""),
      probe(commands[1], 0, "\n"),
      probe(commands[2], 0, ""),
      probe(commands[3], 0, "after\n"),
    ]);
  });

  test("a probe that ends its own shell has failed, as others have that are killed", async () => {
    await using target = new Target(shell);
    const { probes } = await factsOf(target, "echo x; kill -9 $$", "kill $$", "echo after");
    expect(probes.map(({ exitCode }) => exitCode)).toEqual([137, 143, 0]);
  });

  test("a probe that ends ours is a lost connection, and leaves nothing behind", async () => {
    await using target = new Target(shell);
    await target.run({ run: "true" });
    // Who waits for the probe may be a "timeout" of ours.
    const ours =
      "p=$PPID; case $(tr '\\0' ' ' </proc/$p/cmdline) in timeout*) read -r _ _ _ p _ </proc/$p/stat; esac";
    const facts = factsOf(target, `${ours}; grep -q /scripts/ /proc/$p/cmdline && kill $p; sleep 0.2`);
    await expect(facts).rejects.toMatchObject({
      code: expect.stringMatching(/^(connection-lost|target)$/) as string,
    });
    expect(await leftovers(target)).toBe("");
  });

  test("what a probe has left running neither holds us up nor adds to what it printed", async () => {
    await using target = new Target(shell);
    const writer = "(while :; do echo more; done) & echo told";
    const { probes } = await factsOf(target, "sleep 600 & echo told", writer, "echo after");
    expect(probes[0]).toEqual(probe("sleep 600 & echo told", 0, "told\n"));
    expect(probes[1]).toMatchObject({ exitCode: 0 });
    expect(probes[2]).toEqual(probe("echo after", 0, "after\n"));
    expect(await leftovers(target)).toBe("");
  });

  test("a probe sees what a login gives to any command, and nothing of ours", async () => {
    await using target = new Target(shell, { environment: { FROM_LOGIN: "yes" } });
    const seen = 'echo "$FROM_LOGIN ${_store-} ${_answer-} $PWD"';
    const { probes } = await factsOf(target, seen, "env | grep ^_[a-z] || true");
    expect(probes).toEqual([
      probe(seen, 0, `yes   ${target.home}\n`),
      probe("env | grep ^_[a-z] || true", 0, ""),
    ]);
  });

  test("whoever goes away during a probe leaves nothing that outlives it", async () => {
    await using target = new Target(shell);
    await target.run({ run: "true" });
    const script = (await target.sh("echo store/v1/scripts/*")).trim();
    await target.sh(`printf 'sleep 1\\necho more\\n' | sh ${script} "$HOME/store/v1" submit 0 2 | head -c 1`);
    await vi.waitFor(async () => expect(await leftovers(target)).toBe(""), 10_000);
  });
});

describe("a target without uname", () => {
  test("does not say what it is", async () => {
    const tools = [
      ...["tar", "ls", "dd", "cat", "mv", "mkdir", "mkfifo", "touch", "rm", "rmdir", "sleep", "tr", "grep"],
      ...["find", "xargs", "date", "sha256sum"],
    ];
    await using target = new Target("dash", { tools });
    expect(await platformOf(target)).toBeUndefined();
    await using whole = new Target("dash", { tools: [...tools, "uname"] });
    expect(await platformOf(whole)).toMatch(/^Linux /);
  });
});

/** What a target says that is asked these things. */
async function factsOf(
  target: Target,
  ...probes: string[]
): Promise<{ platform: string | undefined; probes: readonly Probe[] }> {
  const offer = await target.remote.offer({ platform: false, probes });
  await offer.leave();
  return offer.facts;
}

async function platformOf(target: Target): Promise<string | undefined> {
  const offer = await target.remote.offer({ platform: true, probes: [] });
  await offer.leave();
  return offer.facts.platform;
}

/** A target whose os-release says this. @param home where there is room for the file */
function releasedAs(shell: Shell, { home }: Target, text: string): Target {
  const file = join(home, randomHex(4));
  writeFileSync(file, text);
  return new Target(shell, {
    wrapper: `unshare --mount sh -c 'mount --bind ${file} "$(readlink -f /etc/os-release)"; exec "$@"' sh`,
  });
}

/** A probe as the signature has it. */
function probe(command = "", exitCode: number, printed: string | Buffer): Probe {
  return { command, exitCode, stdout: createHash("sha256").update(printed).digest("hex") };
}

/** What is not complete yet in the store. */
function leftovers(target: Target): Promise<string> {
  return target.sh("ls store/v1/tmp");
}
