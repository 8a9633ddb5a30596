import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Slots } from "../../src/pipeline/slots.ts";

const never = new AbortController().signal;

test("never more hold a slot than there are, and who comes first is served first", async () => {
  const stays = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), stays, async (count, turns) => {
      const slots = new Slots(count);
      const served: number[] = [];
      let held = 0;
      let most = 0;
      const stay = async (length: number, number: number): Promise<void> => {
        const giveBack = await slots.take(never);
        served.push(number);
        most = Math.max(most, (held += 1));
        for (let turn = 0; turn < length; turn += 1) await setImmediate();
        held -= 1;
        giveBack();
        // A second time changes nothing.
        giveBack();
      };
      await Promise.all(turns.map(stay));
      expect(served).toEqual(turns.map((_, number) => number));
      expect(most).toBe(Math.min(count, turns.length));
    }),
  );
});

test("who gives up waiting is passed over", async () => {
  const slots = new Slots(1);
  const giveBack = await slots.take(never);
  const stop = new AbortController();
  const impatient = slots.take(stop.signal);
  const patient = slots.take(never);
  const reason = new Error("no longer");
  stop.abort(reason);
  await expect(impatient).rejects.toBe(reason);
  await expect(slots.take(stop.signal)).rejects.toBe(reason);
  giveBack();
  await expect(patient).resolves.toBeTypeOf("function");
});
