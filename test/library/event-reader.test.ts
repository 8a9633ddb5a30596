import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EventReader, type Told } from "../../src/library/event-reader.ts";
import type { DroppedEvent } from "../../src/library/run-event.ts";

type Event = Told | DroppedEvent;

function reader(limit = 1_000_000): EventReader<Told> {
  return new EventReader<Told>(limit, () => undefined);
}

function output(...bytes: readonly number[]): Told {
  return { type: "output", data: Uint8Array.from(bytes) };
}

async function readAll(events: EventReader<Told>): Promise<Event[]> {
  const read: Event[] = [];
  for (;;) {
    const { done, value } = await events.next();
    if (done) return read;
    read.push(value);
  }
}

describe("who reads events", () => {
  test("has all of them, in their order, and then the end again and again", async () => {
    const events = reader();
    const told = [{ type: "phase-started" }, output(1), output(2), { type: "ended" }];
    const reading = readAll(events);
    for (const event of told) {
      events.push(event);
      await Promise.resolve();
    }
    events.end();
    expect(await reading).toEqual(told);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test("keeps no more than the limit, counts what is left out where it stood, and loses no turn of a run", async () => {
    const turns = new Set(["phase-started", "phase-ended", "submitted", "ended"]);
    const anyEvent = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((data): Told => ({ type: "output", data })),
      fc.constantFrom(...turns, "notice", "progress").map((type): Told => ({ type })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent),
        fc.nat(3000),
        fc.array(fc.boolean()),
        async (all, limit, reads) => {
          const events = reader(limit);
          const asked: ReturnType<typeof events.next>[] = [];
          for (const [index, event] of all.entries()) {
            if (reads[index]) asked.push(events.next());
            events.push(event);
            await Promise.resolve();
          }
          events.end();
          const early = (await Promise.all(asked)).flatMap(({ value }) => value ?? []);
          const read = [...early, ...(await readAll(events))];
          const dropped = read.filter((event): event is DroppedEvent => event.type === "dropped");
          const kept = read.filter(({ type }) => type !== "dropped");
          expect(kept.filter(({ type }) => turns.has(type))).toEqual(
            all.filter(({ type }) => turns.has(type)),
          );
          const bytes = (list: readonly Event[]): number =>
            list.reduce((sum, event) => sum + ("data" in event ? event.data.length : 0), 0);
          const spare = kept.filter(({ type }) => !turns.has(type));
          if (early.length === 0) expect(bytes(spare)).toBeLessThanOrEqual(limit);
          expect(kept.length + dropped.reduce((sum, { events: left }) => sum + left, 0)).toBe(all.length);
          expect(bytes(kept) + dropped.reduce((sum, { bytes: left }) => sum + left, 0)).toBe(bytes(all));
        },
      ),
    );
  });

  test("is told with one event of many in a row that were left out", async () => {
    const events = reader(450);
    for (const byte of [1, 2, 3, 4, 5]) events.push(output(byte));
    expect((await events.next()).value).toEqual(output(1));
    events.push(output(6));
    events.end();
    expect(await readAll(events)).toEqual([output(2), { type: "dropped", events: 4, bytes: 4 }]);
  });

  test("has bytes of its own, which hold no larger buffer and change with nobody", async () => {
    const events = reader();
    const large = new Uint8Array(65_536).fill(7);
    events.push({ type: "output", data: large.subarray(10, 12) });
    large.fill(0);
    const { value } = await events.next();
    expect(value).toEqual(output(7, 7));
    expect((value as Told).data?.buffer.byteLength).toBe(2);
  });

  test("is thrown an error where it comes to it, once", async () => {
    const events = reader();
    events.push(output(1));
    events.end({ error: new RangeError("broken") });
    await events.next();
    await expect(events.next()).rejects.toThrow("broken");
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test("who has left the loop is kept nothing for", async () => {
    const left: string[] = [];
    const events = new EventReader<Told>(1000, () => left.push("left"));
    events.push(output(1));
    await events.return();
    expect(left).toEqual(["left"]);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });
});
