import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { StoredAnswer } from "../../src/remote/request.ts";
import { createUnixUser, type UnixUser } from "../support/unix-user.ts";
import type { Job } from "./job.ts";
import { askFor, expectStored, expectWanted, heardOf, membersOf, runAndStore, sealed } from "./reusing.ts";
import { submit } from "./submit.ts";
import { packJob } from "./job.ts";
import { randomHex, shells, Target, type Shell } from "./target.ts";

const job: Job = { run: "echo output; echo result >out", domain: "main" };
const domains = ["main"];

describe.each(shells)("on a target whose sh is %s", (shell) => {
  test("members of a group take the results of each other's runs, and hear of each other's jobs", async () => {
    using team = new Team();
    await using alice = team.login(0, shell);
    await using bob = team.login(1, shell);
    const known = await runAndStore(alice, job);
    const answer = expectStored(await askFor(bob, known, { domains }));
    expect(answer.sealed).toBe(sealed);
    await expectWhole(answer);
    const manifest = statSync(join(team.store, "v1/jobs", answer.id, "manifest"));
    expect([manifest.gid, manifest.mode & 0o777]).toEqual([statSync(team.store).gid, 0o660]);

    for (const [one, other] of [
      [alice, bob],
      [bob, alice],
    ] as const) {
      const kind = randomHex(16);
      const request = (await packJob(job)).request({ job: kind, follow: false });
      const { id } = await submit(one.remote, request);
      const { before } = expectWanted(await askFor(other, { signature: randomHex(32), job }, { job: kind }));
      // It holds no signature.json that could be told.
      expect(before).toBeUndefined();
      expect(readFileSync(join(team.store, "v1/last", kind), "utf8")).toBe(`${id}\n`);
      expect(await submit(other.remote, (await packJob(job)).request({ job: kind }))).toMatchObject({
        joined: false,
      });
      expect(readFileSync(join(team.store, "v1/last", kind), "utf8")).not.toBe(`${id}\n`);
    }
  });

  test("a stored result is told from a store that cannot be written to", async () => {
    await using here = new Target(shell);
    const known = await runAndStore(here, job);
    const remoteDirectory = join(here.home, "store");
    const readOnly = `mount --bind ${remoteDirectory} ${remoteDirectory}; mount -o remount,ro,bind ${remoteDirectory}`;
    const wrapper = `unshare --mount sh -c '${readOnly}; exec "$@"' sh`;
    await using there = new Target(shell, { remoteDirectory, wrapper });
    expect(await there.sh(`touch ${remoteDirectory}/x 2>/dev/null || echo refused`)).toBe("refused\n");
    await expectWhole(expectStored(await askFor(there, known, { domains })));
    const id = `${known.signature.slice(0, 20)}-1` as StoredAnswer["id"];
    await expect(there.remote.store(id, "another\n", "main")).rejects.toMatchObject({ code: "target" });
    expect(readFileSync(join(here.runDirectory(id), "manifest"), "utf8")).toBe(sealed);
  });
});

async function expectWhole(answer: StoredAnswer): Promise<void> {
  const heard = await heardOf(answer);
  expect(heard.text()).toBe("output\n");
  const { archive, complaint } = answer.fetch([Buffer.from("./out")]);
  expect(await membersOf(archive)).toEqual(new Map([["./out", "result\n"]]));
  expect(await complaint).toBe("");
}

/** Two users of one group, and a store of the group as docs/shared-store.md has it. */
class Team implements Disposable {
  readonly store: string;
  readonly #path: string = mkdtempSync("/srv/ssh-job-shared-");
  readonly #members: readonly UnixUser[] = [createUnixUser(), createUnixUser()];
  readonly #group: string = `team${randomHex(4)}`;

  constructor() {
    execFileSync("groupadd", [this.#group]);
    for (const { username } of this.#members) execFileSync("usermod", ["-a", "-G", this.#group, username]);
    this.store = join(this.#path, "store");
    mkdirSync(this.store);
    chownSync(this.store, 0, idOf("group", this.#group));
    chmodSync(this.store, 0o2770);
    chmodSync(this.#path, 0o755);
  }

  login(member: number, shell: Shell): Target {
    const username = this.#members[member]?.username ?? "";
    const wrapper = `setpriv --reuid=${username} --regid=${username} --init-groups`;
    const target = new Target(shell, { remoteDirectory: this.store, wrapper });
    chownSync(target.home, idOf("passwd", username), -1);
    return target;
  }

  [Symbol.dispose](): void {
    for (const user of this.#members) user[Symbol.dispose]();
    execFileSync("groupdel", [this.#group]);
    rmSync(this.#path, { recursive: true, force: true });
  }
}

function idOf(database: "passwd" | "group", name: string): number {
  return Number(execFileSync("getent", [database, name], { encoding: "utf8" }).split(":")[2]);
}
