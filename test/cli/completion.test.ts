import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { optionsOf } from "../../src/cli/command-options.ts";
import { Asker } from "./command.ts";
import { scripts, Typist } from "./completing-shells.ts";
import { startSshd } from "../support/sshd.ts";

describe.each(["bash", "zsh", "fish"] as const)("%s completes", (shell) => {
  const completes = async (line: string): Promise<string[]> => {
    using typist = new Typist();
    return await typist.complete(shell, line);
  };

  test("commands", async () => {
    expect(await completes("ssh-job s")).toEqual(["sign", "status", "submit"]);
    expect(await completes("ssh-job ")).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
  });

  test("the options of the command, and no others", async () => {
    expect(await completes("ssh-job doctor --h")).toEqual(["--help", "--host"]);
    expect(await completes("ssh-job locks --b")).toEqual(["--break"]);
    expect(await completes("ssh-job cancel ID --out")).toEqual([]);
    // What only workflows know is not offered.
    expect(await completes("ssh-job run --art")).toEqual([]);
  });

  test("the choices of a value", async () => {
    expect(await completes("ssh-job run --cache ")).toEqual(["auto", "off", "read", "write"]);
    expect(await completes("ssh-job attach --on-cancel d")).toEqual(["detach"]);
  });

  test("a value behind =", async () => {
    const [only, ...others] = await completes("ssh-job run --cache=r");
    expect(only?.replace(/^--cache=/, "")).toBe("read");
    expect(others).toEqual([]);
  });

  test("directories, also such with blanks", async () => {
    const found = await completes("ssh-job run --directory w");
    expect(found.map((name) => name.replaceAll(/[\\/]/g, ""))).toEqual(["with space", "work"]);
  });

  test("the names of hosts, behind a user's too", async () => {
    expect(await completes("ssh-job list --host bo")).toEqual([expect.stringMatching(/^board/)]);
    expect(await completes("ssh-job list --host ci@bo")).toEqual([expect.stringMatching(/^(ci@)?board/)]);
  });

  test("the names of jobs in the job file, or in the one that is named", async () => {
    expect(await completes("ssh-job run fi")).toEqual(["firmware"]);
    expect(await completes("ssh-job run other.yml li")).toEqual(["lint"]);
  });

  test("nothing where nobody knows what to write", async () => {
    expect(await completes("ssh-job status --port ")).toEqual([]);
  });
});

test.each(["bash", "zsh", "fish"] as const)("the script for %s is what the command prints", async (shell) => {
  using typist = new Typist();
  expect(await typist.type("completion", shell)).toBe(scripts[shell](commands));
});

test("every option has words of its own about it", () => {
  const options = commands.flatMap(optionsOf);
  expect(options.length).toBeGreaterThan(100);
  expect(options.filter(({ does }) => !/^[A-Z].{5,120}\.$/.test(does))).toEqual([]);
});

test("a shell that is missing or unknown, and what is too much, is told at once", async () => {
  await using sshd = await startSshd();
  await using asker = await Asker.at(sshd);
  const { code, stdout, stderr } = await asker.type("completion", "tcsh", "more", "--nonsense");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/"tcsh" is not known\. Write: ssh-job completion bash\|zsh\|fish/);
  expect(stderr).toMatch(/"more": .*one shell only/);
  expect(stderr).toMatch(/--nonsense: There is no such option/);
  expect((await asker.type("completion")).code).toBe(2);
});

test("a job file that cannot be read has no jobs, and disturbs nobody who types", async () => {
  using typist = new Typist();
  expect(await typist.complete("bash", "ssh-job run missing.yml x")).toEqual([]);
});
