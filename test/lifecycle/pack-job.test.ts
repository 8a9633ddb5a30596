import { appendFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { JobEvent } from "../../src/events.ts";
import { packJob, type PackedJob } from "../../src/lifecycle/pack-job.ts";
import { Progress } from "../../src/lifecycle/progress.ts";
import { signHere, type SignedJob } from "../../src/lifecycle/sign-job.ts";
import { readTree } from "../../src/workspace/walk.ts";
import { membersOf } from "../remote/reusing.ts";
import { Desk } from "./desk.ts";

interface Packed {
  readonly packed: PackedJob;
  readonly signed: SignedJob;
  readonly progress: Progress;
  readonly events: readonly JobEvent[];
}

/** A job ready to be sent. */
async function packedOf(desk: Desk, inputs: Readonly<Record<string, string>> = {}): Promise<Packed> {
  const { settings } = await desk.settings({ "cache-scope": "any", ...inputs });
  const events: JobEvent[] = [];
  const emit = (event: JobEvent): void => void events.push(event);
  const tree = await readTree(settings.directory, { exclude: [], leaveOut: [], emit });
  const signed = signHere(settings, tree);
  if (signed === undefined) throw new Error("this job is signed with its target only");
  const progress = new Progress(emit, "test");
  const packed = await packJob(settings, tree, signed, "tester", progress, emit);
  return { packed, signed, progress, events };
}

describe.concurrent("a job as it is sent", () => {
  test("begins with what the target has to know, and ends with the mark that it is whole", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": "echo", "deep/file": "content" });
    const { packed, signed } = await packedOf(desk, { "secret-env": "S=hunter2hunter2" });
    const members = await membersOf(packed.pack());
    const names = [...members.keys()];
    expect(names.slice(0, 4)).toEqual(["spec", "about", "signature.json", "launch"]);
    expect(names.at(-1)).toBe("complete");
    expect(members.get("work/deep/file")).toBe("content");
    expect(members.get("signature.json")).toBe(signed.file);
    expect(members.get("spec")).toContain(`signature=${signed.signature}\nrequest=${packed.request}\n`);
    expect(JSON.stringify([...members].filter(([name]) => name !== "secrets"))).not.toContain("hunter2");
  });

  test("takes the room that was said, and can be packed again, byte by byte the same", async () => {
    await using desk = new Desk();
    desk.write({
      "start.sh": "echo",
      "a b": "x".repeat(100_000),
      [`${"long".repeat(30)}/${"name".repeat(40)}`]: "",
    });
    const { packed, progress } = await packedOf(desk);
    const bytes = await buffer(packed.pack());
    expect(packed.room.kib).toBe(Math.ceil(bytes.length / 1024));
    expect(progress.sent).toMatchObject({ bytes: bytes.length, files: 3 });
    expect((await buffer(packed.pack())).equals(bytes)).toBe(true);
    expect(progress.sent.bytes).toBe(bytes.length);
  });

  test("names the files that are other than they were signed, and does not forget them when it is packed anew", async () => {
    await using desk = new Desk();
    const files = {
      "start.sh": "echo",
      steady: "same",
      grown: "abc",
      shrunk: "abc",
      other: "abc",
      "gone one": "abc",
    };
    desk.write(files);
    const { packed, progress } = await packedOf(desk);
    appendFileSync(desk.path("job/grown"), "def");
    truncateSync(desk.path("job/shrunk"), 1);
    writeFileSync(desk.path("job/other"), "xyz");
    await buffer(packed.pack());
    expect([...progress.changed].sort()).toEqual(["grown", "other", "shrunk"]);
    desk.write(files);
    await buffer(packed.pack());
    expect([...progress.changed].sort()).toEqual(["grown", "other", "shrunk"]);
    rmSync(desk.path("job/gone one"));
    await expect(buffer(packed.pack())).rejects.toMatchObject({ code: "input-changed" });
  });

  test("is one request with all that is asked for, and another without", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": "echo" });
    const request = async (inputs = {}): Promise<string> => (await packedOf(desk, inputs)).packed.request;
    const plain = await request();
    expect(await request()).toBe(plain);
    for (const inputs of [
      { timeout: "1m" },
      { args: "x" },
      { "separate-streams": "true" },
      { keep: "all" },
    ]) {
      expect(await request(inputs)).not.toBe(plain);
    }
  });

  test("warns of a first line that ends as on Windows", async () => {
    await using desk = new Desk();
    desk.write({ "start.sh": "#!/bin/sh\r\necho\r\n" });
    const { events } = await packedOf(desk);
    expect(events).toContainEqual({ type: "warning", message: expect.stringContaining("CR LF") as string });
  });
});
