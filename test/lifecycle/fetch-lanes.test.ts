import { createHash } from "node:crypto";
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transform } from "node:stream";
import { describe, expect, test } from "vitest";
import { JobError } from "../../src/errors.ts";
import type { JobEvent } from "../../src/events.ts";
import { fetchInParts } from "../../src/lifecycle/fetch-lanes.ts";
import { fetchOutputs, type FetchedOutputs } from "../../src/lifecycle/fetch-outputs.ts";
import { Link, type Dial } from "../../src/lifecycle/link.ts";
import { Remote } from "../../src/remote/remote.ts";
import type { RunId } from "../../src/remote/run-id.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { packJob } from "../remote/job.ts";
import { submit } from "../remote/submit.ts";
import { shells, Target } from "../remote/target.ts";
import { startSshd } from "../support/sshd.ts";
import { connectTo, targetOf } from "../transport/targets.ts";

const largeBytes = 9_000_001;
/** Two files that are divided, many that are not, and what comes in no parts at all; nothing that could be compressed. */
const run = [
  "mkdir -p out/many out/empty",
  `head -c ${largeBytes} /dev/urandom >out/large`,
  `{ head -c ${largeBytes} /dev/urandom; printf end; } >out/program; chmod +x out/program`,
  "i=0; while [ $i -lt 60 ]; do head -c 20000 /dev/urandom >out/many/$i; i=$((i + 1)); done",
  "head -c 700000 /dev/urandom >out/medium; : >out/nothing; ln -s large out/link",
  String.raw`printf odd >"$(printf 'out/new\nline')"; printf latin >"$(printf 'out/latin\351')"`,
].join("\n");

const oddName = expect.stringContaining("not UTF-8") as string;

test("large results come whole over four connections to a real server", async () => {
  await using server = await startSshd();
  const id = await runAt(await connectTo(targetOf(server)));
  const work = join(server.home, "store/v1/jobs", id, "work/out");
  const all = Promise.withResolvers<undefined>();
  let dialled = 0;
  // The first one would have carried all before there is another.
  const dial: Dial = async () => {
    const connection = await connectTo(targetOf(server));
    dialled += 1;
    if (dialled === 4) all.resolve(undefined);
    return waiting(connection, all.promise);
  };
  await using desk = new Desk(dial, id);
  const fetched = await desk.fetch();
  expect(dialled).toBe(4);
  desk.expectAll(work, fetched);
  expect(desk.warnings()).toEqual([oddName]);
});

describe.concurrent.each(shells)("in parts, from a target whose sh is %s,", (shell) => {
  test("results come whole", async () => {
    await using target = new Target(shell);
    const { id } = await target.run({ run });
    await using desk = new Desk(dialTo(target), id);
    const fetched = await desk.fetch();
    desk.expectAll(join(target.runDirectory(id), "work/out"), fetched);
    expect(desk.divided()).toBe(5);
  });
});

describe.concurrent("results that come in parts", () => {
  test("come all the same when no further connection can be made", async () => {
    await using target = new Target("dash");
    const { id } = await target.run({ run });
    let dialled = 0;
    const dial = dialTo(target);
    const once: Dial = (signal) => {
      dialled += 1;
      return dialled === 1 ? dial(signal) : Promise.reject(new JobError("unreachable", "busy"));
    };
    await using desk = new Desk(once, id);
    desk.expectAll(join(target.runDirectory(id), "work/out"), await desk.fetch());
    expect(dialled).toBe(4);
    expect(desk.warnings()).toEqual([oddName]);
  });

  test("come all the same when further connections break on the way", async () => {
    await using target = new Target("dash");
    const { id } = await target.run({ run });
    let dialled = 0;
    const dial = dialTo(target);
    let cuts = 0;
    const breaking: Dial = async (signal) => {
      const connection = await dial(signal);
      dialled += 1;
      return dialled === 1 ? connection : cutting(connection, () => (cuts += 1) > 0);
    };
    await using desk = new Desk(breaking, id);
    desk.expectAll(join(target.runDirectory(id), "work/out"), await desk.fetch());
    expect(cuts).toBeGreaterThan(0);
    expect(desk.warnings()).toEqual([oddName]);
  });

  test("come anew when the link's own connection breaks", async () => {
    await using target = new Target("dash");
    const { id } = await target.run({ run });
    let cuts = 0;
    const dial = dialTo(target);
    await using desk = new Desk(async (signal) => cutting(await dial(signal), () => (cuts += 1) === 1), id);
    desk.expectAll(join(target.runDirectory(id), "work/out"), await desk.fetch());
    expect(desk.names()).toEqual(["results"]);
  });

  test("are never of two versions of a file", async () => {
    await using target = new Target("dash");
    const { id } = await target.run({ run });
    const large = join(target.runDirectory(id), "work/out/large");
    let asked = 0;
    const dial = dialTo(target);
    const changing: Dial = async (signal) => {
      const connection = await dial(signal);
      return watching(connection, () => {
        asked += 1;
        // As large as it was, and as much of it on its way.
        if (asked === 2) writeFileSync(large, Buffer.alloc(largeBytes, "new"));
      });
    };
    await using desk = new Desk(changing, id);
    const fetched = await desk.fetch();
    expect(asked).toBeGreaterThan(1);
    desk.expectAll(join(target.runDirectory(id), "work/out"), fetched);
    expect(desk.names()).toEqual(["results"]);
  });

  test.each([
    ["shrinks", (file: string) => writeFileSync(file, "short")],
    ["grows", (file: string) => writeFileSync(file, Buffer.alloc(largeBytes + 5, "more"))],
  ])("come in one when a file %s meanwhile", async (_, change) => {
    await using target = new Target("dash");
    const { id } = await target.run({ run });
    let asked = 0;
    const dial = dialTo(target);
    const changing: Dial = async (signal) => {
      const connection = await dial(signal);
      return watching(connection, () => {
        asked += 1;
        if (asked === 1) change(join(target.runDirectory(id), "work/out/large"));
      });
    };
    await using desk = new Desk(changing, id);
    const fetched = await desk.fetch();
    desk.expectAll(join(target.runDirectory(id), "work/out"), fetched);
  });

  test("are complained of as ever when a file is gone", async () => {
    await using target = new Target("dash");
    const { id } = await target.run({ run });
    let asked = 0;
    const dial = dialTo(target);
    const removing: Dial = async (signal) => {
      const connection = await dial(signal);
      return watching(connection, () => {
        asked += 1;
        if (asked === 1) rmSync(join(target.runDirectory(id), "work/out/many/7"));
      });
    };
    await using desk = new Desk(removing, id);
    const fetched = await desk.fetch();
    desk.expectAll(join(target.runDirectory(id), "work/out"), fetched);
    expect(desk.warnings()).toEqual([oddName, expect.stringContaining("many/7")]);
  });
});

/** Somebody who fetches all that a run has left, in parts however little it is. */
class Desk implements AsyncDisposable {
  readonly #link: Link;
  readonly #directory = mkdtempSync(join(tmpdir(), "ssh-job-lanes-"));
  readonly #id: RunId;
  readonly #events: JobEvent[] = [];
  #execs = 0;

  constructor(dial: Dial, id: RunId) {
    const counted: Dial = async (signal) =>
      watching(await dial(signal), () => {
        this.#execs += 1;
      });
    this.#link = new Link(counted, "~/store", (event) => void this.#events.push(event));
    this.#id = id;
  }

  fetch(): Promise<FetchedOutputs> {
    return fetchOutputs(
      this.#link,
      {
        id: this.#id,
        patterns: ["out/**"],
        resultsDirectory: join(this.#directory, "results"),
        earlier: undefined,
      },
      (event) => void this.#events.push(event),
      (source, names, place, onBytes) => fetchInParts(source, names, place, onBytes, () => true),
    );
  }

  /** How many parts were asked for. */
  divided(): number {
    return this.#execs;
  }

  warnings(): string[] {
    return this.#events.flatMap((event) => (event.type === "warning" ? [event.message] : []));
  }

  names(): string[] {
    return readdirSync(this.#directory);
  }

  /** Expects that all that is in a directory on the target has come, and is told. */
  expectAll(work: string, { entries }: FetchedOutputs): void {
    const results = join(this.#directory, "results/out");
    const told = new Map(entries.map((entry) => [entry.path, entry]));
    const names = readdirSync(work, { recursive: true, encoding: "latin1" });
    for (const name of names) {
      const there = Buffer.from(`${work}/${name}`, "latin1");
      if (!lstatSync(there).isFile()) continue;
      const path = name.replace("\xe9", "%E9");
      const here = join(results, path);
      const executable = (statSync(there).mode & 0o100) !== 0;
      const sha256 = digest(readFileSync(there));
      expect([path, digest(readFileSync(here))]).toEqual([path, sha256]);
      expect(told.get(`out/${path}`)).toMatchObject({ sha256, executable });
      expect([(statSync(here).mode & 0o100) !== 0, statSync(here).nlink]).toEqual([executable, 1]);
    }
    expect(readdirSync(results).length).toBe(readdirSync(work).length);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#link.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** Runs the job over a connection, which is closed. */
async function runAt(connection: Connection): Promise<RunId> {
  const archive = await packJob({ run });
  const { id, events } = await submit(new Remote(connection, "~/store"), archive.request());
  let last = "";
  for await (const { type } of events) last = type;
  expect(last).toBe("ended");
  await connection.close();
  return id;
}

function dialTo({ connection }: Target): Dial {
  return () => Promise.resolve({ ...connection, close: () => Promise.resolve() });
}

/** @param seen called before each part is asked for */
function watching(connection: Connection, seen: () => void): Connection {
  return {
    ...connection,
    exec: (command, options) => {
      if (isPart(command)) seen();
      return connection.exec(command, options);
    },
  };
}

/** Asks for no part before something has happened. */
function waiting(connection: Connection, happened: Promise<unknown>): Connection {
  return {
    ...connection,
    exec: async (command, options) => {
      if (isPart(command)) await happened;
      return connection.exec(command, options);
    },
  };
}

/** Breaks a part off, where `cuts` says so. */
function cutting(connection: Connection, cuts: () => boolean): Connection {
  return {
    ...connection,
    exec: async (command, options) => {
      const execution = await connection.exec(command, options);
      if (!isPart(command) || !cuts()) return execution;
      return { ...execution, stdout: execution.stdout.pipe(cutAfter(300_000)) };
    },
  };
}

function isPart(command: string): boolean {
  return / fetch '?[0-9a-f]+-\d+'? '?-'?$/.test(command);
}

/** Ends with an error after so many bytes. */
function cutAfter(bytes: number): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      if (left < 0) done(new JobError("connection-lost", "cut"));
      else done(null, chunk);
    },
  });
}

function digest(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
