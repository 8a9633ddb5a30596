import { once } from "node:events";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { expect, test } from "vitest";
import { Outgoing } from "../../src/remote/outgoing.ts";

test("all of a stream goes out, however slowly it is taken", async () => {
  const chunks = Array.from({ length: 100 }, (_, index) => Buffer.alloc(10_000, index));
  const { stdin } = sending(Readable.from(chunks, { objectMode: false }));
  expect((await buffer(stdin)).equals(Buffer.concat(chunks))).toBe(true);
});

test("what is not wanted any more is closed at once, and the command sees an end and no error", async () => {
  let made = 0;
  const endless = new Readable({
    read() {
      made += 1;
      this.push(Buffer.alloc(10_000));
    },
  });
  const outgoing = sending(endless);
  const { stdin } = outgoing;
  await once(stdin, "readable");
  outgoing.stop();
  outgoing.stop();
  await finished(endless).catch(() => undefined);
  const madeUntilThen = made;
  stdin.resume();
  await finished(stdin);
  expect([endless.destroyed, made]).toEqual([true, madeUntilThen]);
});

test("an error of the source is an error of what goes out", async () => {
  const reason = new Error("changed");
  const source = new Readable({ read: () => undefined });
  const { stdin } = sending(source);
  source.destroy(reason);
  await expect(buffer(stdin)).rejects.toBe(reason);
});

test("a source that ends without an end is an error of what goes out", async () => {
  const source = new Readable({ read: () => undefined });
  const { stdin } = sending(source);
  source.destroy();
  await expect(buffer(stdin)).rejects.toThrow(/premature/i);
});

test("when the command is over, the source is closed", async () => {
  const source = new Readable({ read: () => undefined });
  const { stdin } = sending(source);
  stdin.destroy();
  await once(source, "close");
  expect(source.destroyed).toBe(true);
});

test("what is said comes before what is sent", async () => {
  const outgoing = new Outgoing();
  outgoing.say("first\n");
  outgoing.say("second\n");
  outgoing.send(Readable.from([Buffer.from("stream")], { objectMode: false }));
  expect((await buffer(outgoing.stdin)).toString()).toBe("first\nsecond\nstream");
});

test("nothing is said after the end", async () => {
  const outgoing = new Outgoing();
  outgoing.say("all");
  outgoing.stop();
  outgoing.say("too late");
  expect((await buffer(outgoing.stdin)).toString()).toBe("all");
});

function sending(source: Readable): Outgoing {
  const outgoing = new Outgoing();
  outgoing.send(source);
  return outgoing;
}
