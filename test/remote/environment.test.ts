import { constants } from "node:os";
import { describe, expect, test } from "vitest";
import { shells, Target } from "./target.ts";

/** What each shell sets by itself. */
const noise = /^(PWD|OLDPWD|SHLVL|_|SSH_JOB_TOKEN)=/;

const exported = {
  _run: "mine",
  _id: "mine",
  _store: "/elsewhere",
  _exports: "mine",
  _umask: "mine",
  id: "mine",
  f: "mine",
  IFS: "x",
  OPTIND: "7",
  BLOCK_SIZE: "human-readable",
  LS_BLOCK_SIZE: "'1",
  TAR_OPTIONS: "--verbose",
  LC_ALL: "C.UTF-8",
  MULTI: 'it\'s\n"two" lines\\ $HOME `id` \n',
  EMPTY: "",
};

describe.concurrent.each(shells)("on a target whose sh is %s", (shell) => {
  test("a job has the environment that any command of its login has", async () => {
    await using target = new Target(shell, { environment: exported });
    const command = "cat /proc/self/environ";
    const plain = variables(await target.sh(`sh -c '${command}'`));
    const job = await target.run({ run: command });
    expect(variables(job.text())).toEqual(plain);
    expect(plain).toContain("_run=mine");
    expect(job.text()).toContain(`SSH_JOB_TOKEN=${job.submission}\0`);
  });

  test("a shell that exports its own options runs jobs, too", async () => {
    await using target = new Target(shell, { environment: { SHELLOPTS: "", BASHOPTS: "", UID: "7" } });
    expect(await (await target.run({ run: "umask; exit 3" })).end()).toMatchObject({ exitCode: 3 });
  });

  test("a job has the umask of its login, and begins in its directory with an empty stdin", async () => {
    await using target = new Target(shell, { profile: "umask 027" });
    const run = "umask; touch made; mkdir dir; ls -ld made dir; cat; pwd";
    const job = await target.run({ run });
    const [umask, dir, made, pwd] = job.text().split("\n");
    expect(umask).toBe("0027");
    expect(dir).toMatch(/^drwxr-x---/);
    expect(made).toMatch(/^-rw-r-----/);
    expect(pwd).toBe(`${target.runDirectory(job.id)}/work`);
  });

  test("under umask 022 the files of a job are 0644", async () => {
    await using target = new Target(shell, { profile: "umask 022" });
    const job = await target.run({ run: "touch made; ls -l made sent", files: { sent: "" } });
    expect(job.text()).toMatch(/^-rw-r--r-- .*\n-rw-r--r-- /);
  });

  test("SIGHUP, SIGINT, SIGPIPE and SIGTERM do in a job what they do by default", async () => {
    await using target = new Target(shell);
    const job = await target.run({ run: "grep -E 'Sig(Ign|Blk)' /proc/self/status" });
    const [blocked = 0, ignored = 0] = (job.text().match(/[0-9a-f]{16}/g) ?? []).map((mask) =>
      parseInt(mask, 16),
    );
    const { SIGHUP, SIGINT, SIGPIPE, SIGTERM } = constants.signals;
    for (const signal of [SIGHUP, SIGINT, SIGPIPE, SIGTERM]) {
      expect((blocked | ignored) & (1 << (signal - 1))).toBe(0);
    }
    expect(job.text()).toMatch(/^SigBlk:\t\w+\nSigIgn:\t\w+\n$/);
  });

  test("a job has no descriptor of ours", async () => {
    await using target = new Target(shell);
    const command = "ls -l /proc/$$/fd; :";
    const plain = descriptors(await target.sh(`sh -c '${command}'`));
    const job = await target.run({ run: command, separateStreams: true });
    const added = descriptors(job.text("out")).filter(({ fd }) => !plain.some((other) => other.fd === fd));
    expect(descriptors(job.text("out")).slice(0, 3)).toEqual([
      { fd: 0, file: "null" },
      { fd: 1, file: "out.pipe" },
      { fd: 2, file: "err.pipe" },
    ]);
    // A shell holds the script that it reads.
    expect(added.map(({ file }) => file)).toEqual(["inline"]);
  });

  test("arguments, variables and secrets arrive; the secrets' file is gone before the script begins", async () => {
    await using target = new Target(shell);
    const value = " it's\n$x\\ ";
    const job = await target.run({
      run: `printf '<%s>' "$@" "$PLAIN" "$SECRET"; ls ..`,
      args: ["-n", "", "two words", value],
      env: { PLAIN: value },
      secretEnv: { SECRET: value },
    });
    expect(job.text()).toMatch(`<-n><><two words><${value}><${value}><${value}>`);
    expect(job.text()).not.toContain("secrets");
    expect(job.text()).not.toContain("login");
  });

  test("nobody else can read the secrets while they are there", async () => {
    await using target = new Target(shell, { profile: "umask 000" });
    // The launch reads the secrets as shell text: these look at their own file.
    const secrets = "ls -ld .. ../secrets >&2";
    const job = await target.run({ run: "exit 0", secretEnv: { SECRET: "" }, secrets });
    expect(job.text()).toMatch(/^drwx------ .*\n-rw------- .*secrets\n$/);
  });
});

/** From what `ls -l` says of a directory of descriptors. */
function descriptors(listing: string): { fd: number; file: string }[] {
  return [...listing.matchAll(/ (\d+) -> (?:.*\/)?(.*)$/gm)]
    .map(([, fd, file = ""]) => ({ fd: Number(fd), file }))
    .sort((a, b) => a.fd - b.fd);
}

function variables(environ: string): string[] {
  return environ
    .split("\0")
    .filter((entry) => entry !== "" && !noise.test(entry))
    .sort();
}
