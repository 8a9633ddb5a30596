import { createHash, randomBytes } from "node:crypto";
import { globSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { JobError } from "../../src/errors.ts";
import type { JobEvent } from "../../src/events.ts";
import type { Outcome } from "../../src/lifecycle/conclude.ts";
import type { Dial } from "../../src/lifecycle/link.ts";
import { runJob } from "../../src/lifecycle/run-job.ts";
import type { Connection, ExecOptions } from "../../src/transport/connection.ts";
import { startDropbear } from "../support/dropbear.ts";
import type { SshServer } from "../support/ssh-server.ts";
import { startSshd } from "../support/sshd.ts";
import { connectTo, targetOf } from "../transport/targets.ts";
import { Desk } from "./desk.ts";

const dropbearWindow = 24_576;

interface Sent {
  readonly outcome: Outcome;
  readonly warnings: readonly string[];
  /** Bytes and total, as they were told of the upload. */
  readonly told: readonly (readonly [bytes: number, total: number | undefined])[];
}

async function send(
  desk: Desk,
  dial: Dial,
  watch: (event: JobEvent) => void = () => undefined,
): Promise<Sent> {
  const { settings, secrets } = await desk.settings({ cache: "off" });
  const events: JobEvent[] = [];
  const outcome = await runJob(settings, {
    dial,
    emit: (event) => {
      events.push(event);
      watch(event);
    },
    stop: { signal: new AbortController().signal, by: "tester", hasSuccessor: false, withinMs: 6_000 },
    caches: [],
    statsDirectory: undefined,
    secrets,
    record: () => undefined,
  });
  return {
    outcome,
    warnings: events.flatMap((event) => (event.type === "warning" ? [event.message] : [])),
    told: events.flatMap((event) =>
      event.type === "progress" && event.phase === "upload" ? [[event.bytes, event.total] as const] : [],
    ),
  };
}

/** A desk whose job tells the digests of its files. */
function deskWith(files: Readonly<Record<string, Buffer>>, shell: "dash" | "busybox" = "dash"): Desk {
  const desk = new Desk({ shell });
  desk.write({ "start.sh": `sha256sum ${Object.keys(files).join(" ")}\n` });
  for (const [name, content] of Object.entries(files)) writeFileSync(desk.path("job", name), content);
  return desk;
}

function digests(files: Readonly<Record<string, Buffer>>): string {
  const line = ([name, content]: [string, Buffer]): string =>
    `${createHash("sha256").update(content).digest("hex")}  ${name}\n`;
  return Object.entries(files).map(line).join("");
}

const log = (desk: Desk): string => desk.result("../ssh-job-results.log");
const text = (bytes: number): Buffer =>
  Buffer.from("compression has much to say of this \n".repeat(bytes / 37));
const randomFiles = (): Record<string, Buffer> => ({
  one: randomBytes(1_500_000),
  two: randomBytes(511),
  three: randomBytes(1_000_000),
});

/** The target as if it were far away and had dropbear's window. @param stdinOf what is sent of the stdin of a part */
function far(
  { target: { connection } }: Desk,
  stdinOf: (stdin: Readable, number: number) => Readable = (stdin) => stdin,
  sendWindow: number = dropbearWindow,
): Connection {
  const exec = async (command: string, options: ExecOptions = {}): ReturnType<Connection["exec"]> => {
    const number = / part [0-9a-f]{32} ([0-9]+)$/.exec(command.replaceAll("'", ""))?.[1];
    const { stdin } = options;
    const cut = number === undefined || stdin === undefined ? stdin : stdinOf(stdin, Number(number));
    return { ...(await connection.exec(command, { ...options, stdin: cut })), sendWindow };
  };
  return { ...connection, roundTripMs: 20, exec, close: () => Promise.resolve() };
}

describe.each(["dash", "busybox"] as const)("a job that is sent to %s in parts", (shell) => {
  test("arrives as it is, and what was sent of it is told as it was", async () => {
    const files = randomFiles();
    await using desk = deskWith(files, shell);
    const { outcome, told, warnings } = await send(desk, () => Promise.resolve(far(desk)));
    expect(log(desk)).toBe(digests(files));
    expect(warnings).toEqual([]);
    const { connections, execs, bytes } = outcome.report;
    // Two that install the scripts, the conversation, and 16 parts.
    expect([connections, execs]).toEqual([1, 19]);
    expect(bytes.sent).toBeGreaterThan(2_500_000);
    expect(bytes.sent).toBeLessThan(2_530_000);
    expect(told.at(-1)).toEqual([bytes.sent, bytes.sent]);
    for (const [sent, total = 0] of told) expect(sent).toBeLessThanOrEqual(total);
  });

  test("arrives as it is when each part is compressed by itself", async () => {
    const files = { one: Buffer.concat([text(3_000_000), randomBytes(1_000_000)]), two: text(3_000_000) };
    await using desk = deskWith(files, shell);
    const { outcome } = await send(desk, () => Promise.resolve(far(desk)));
    expect(log(desk)).toBe(digests(files));
    expect(outcome.report.execs).toBeGreaterThan(10);
    expect(outcome.report.bytes.sent).toBeLessThan(2_000_000);
  });

  test("is built on later, like any other", async () => {
    const files = randomFiles();
    await using desk = deskWith(files, shell);
    await send(desk, () => Promise.resolve(far(desk)));
    const changed = { ...files, two: randomBytes(600_000) };
    writeFileSync(desk.path("job", "two"), changed.two);
    await adopted(desk);
    const { outcome } = await send(desk, () => Promise.resolve(far(desk)));
    expect(log(desk)).toBe(digests(changed));
    expect(outcome.report.bytes.sent).toBeLessThan(700_000);
    expect(outcome.report.execs).toBeGreaterThan(4);
  });
});

describe("a job that does not arrive in parts", () => {
  test("is sent as one on the next connection when the line is cut", async () => {
    const files = randomFiles();
    await using desk = deskWith(files);
    let cuts = 0;
    const cutting = far(desk, (stdin, number) =>
      number === 5 && cuts++ === 0 ? Readable.from(cut(stdin, 60_000), { objectMode: false }) : stdin,
    );
    const { outcome, warnings, told } = await send(desk, () => Promise.resolve(cutting));
    expect(log(desk)).toBe(digests(files));
    expect(warnings).toEqual([expect.stringContaining("The line was cut")]);
    expect(outcome.report.connections).toBe(2);
    expect(told.at(-1)).toEqual([outcome.report.bytes.sent, outcome.report.bytes.sent]);
  });

  test("is sent as one, with no more connections, where no further channel can be opened", async () => {
    const files = randomFiles();
    await using desk = deskWith(files);
    const distant = far(desk);
    let opened = 0;
    const strict: Connection = {
      ...distant,
      exec: async (command, options) => {
        if (command.includes(" 'part' ") || command.includes(" part ")) {
          opened += 1;
          throw new JobError("protocol", "The server opens no channel");
        }
        return distant.exec(command, options);
      },
    };
    const { outcome, warnings } = await send(desk, () => Promise.resolve(strict));
    expect(log(desk)).toBe(digests(files));
    expect(warnings).toEqual([]);
    expect(opened).toBeGreaterThan(0);
    expect(outcome.report.connections).toBe(1);
  });

  test("whose files change meanwhile is sent as they are, and said to be other than it was signed", async () => {
    const files = randomFiles();
    await using desk = deskWith(files);
    const now = { ...files, three: randomBytes(1_000_000) };
    const sent = await send(desk, () => Promise.resolve(far(desk)), changing(desk, now.three));
    expect(log(desk)).toBe(digests(now));
    expect(sent.warnings).toContainEqual(expect.stringContaining('Changed while the job was sent: "three"'));
  });

  test("because a file has become longer is sent with what it is now", async () => {
    const files = randomFiles();
    await using desk = deskWith(files);
    const now = { ...files, three: randomBytes(1_100_000) };
    const sent = await send(desk, () => Promise.resolve(far(desk)), changing(desk, now.three));
    expect(log(desk)).toBe(digests(now));
    expect(sent.warnings).toContainEqual(expect.stringContaining('Changed while the job was sent: "three"'));
  });

  test("because a file is gone fails as it would have", async () => {
    await using desk = deskWith(randomFiles());
    const remove = onUpload(() => rmSync(desk.path("job", "three"), { force: true }));
    const { outcome } = await send(desk, () => Promise.resolve(far(desk)), remove);
    expect(outcome.report.error?.code).toBe("input-changed");
  });
});

/** Waits until the target has kept the tree. */
async function adopted(desk: Desk): Promise<void> {
  const trees = join(desk.target.home, "store/v1/trees");
  await vi.waitFor(() => expect(globSync(`${trees}/*/*/layers`)).not.toEqual([]), 15_000);
}

/** Gives a file other content as soon as the job is about to be sent. */
function changing(desk: Desk, content: Buffer): (event: JobEvent) => void {
  const file = desk.path("job", "three");
  return onUpload(() => {
    writeFileSync(file, content);
    utimesSync(file, 1, 1);
  });
}

function onUpload(act: () => void): (event: JobEvent) => void {
  return (event) => {
    if (event.type === "phase-started" && event.phase === "upload") act();
  };
}

async function* cut(stdin: Readable, bytes: number): AsyncGenerator<Buffer, void, void> {
  let left = bytes;
  for await (const chunk of stdin as AsyncIterable<Buffer>) {
    if (chunk.length >= left) throw new JobError("connection-lost", "The line was cut");
    left -= chunk.length;
    yield chunk;
  }
}

describe("over SSH", () => {
  const dialling =
    (server: SshServer, roundTripMs: number): Dial =>
    async () => ({ ...(await connectTo(targetOf(server))), roundTripMs });

  test.each<
    [
      name: string,
      start: () => Promise<SshServer>,
      ms: number,
      MB: number,
      connections: number,
      execs: number,
    ]
  >([
    ["dropbear takes many channels", () => startDropbear(), 20, 4, 1, 19],
    ["OpenSSH takes a few channels", () => startSshd(), 40, 20, 1, 7],
    ["OpenSSH takes a few connections", () => startSshd(), 100, 60, 4, 11],
    [
      "OpenSSH with two sessions at a time takes one part after the other",
      () => startSshd({ config: ["MaxSessions 2"] }),
      40,
      20,
      1,
      7,
    ],
  ])("%s", async (_, start, roundTripMs, megabytes, connections, execs) => {
    await using server = await start();
    const files = { one: randomBytes(megabytes * 1e6 - 1_000_000), two: randomBytes(1_000_000) };
    await using desk = deskWith(files);
    const { outcome, warnings } = await send(desk, dialling(server, roundTripMs));
    expect(outcome.report.error).toBeUndefined();
    expect(log(desk)).toBe(digests(files));
    expect(warnings).toEqual([]);
    expect([outcome.report.connections, outcome.report.execs]).toEqual([connections, execs]);
  });
});
