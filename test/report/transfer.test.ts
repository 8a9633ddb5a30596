import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { progressBar } from "../../src/report/progress-bar.ts";
import { describeTransfer, Transfer, type TransferState } from "../../src/report/transfer.ts";

describe("a transfer", () => {
  test("says nothing when it is short, and the more seldom the longer it takes", () => {
    const transfer = new Transfer(0);
    const said: number[] = [];
    for (let second = 1; second <= 300; second += 1) {
      const now = second * 1000;
      const state = transfer.moved(second * 1e6, 300e6, now);
      if (transfer.line(state, now) !== undefined) said.push(second);
    }
    expect(said).toEqual([10, 30, 70, 130, 190, 250]);
  });

  test("tells the rate of the last seconds, and by it how long it will take", () => {
    const transfer = new Transfer(0);
    let state: TransferState | undefined;
    // A second of nothing but buffers that are filled, then a slow link.
    for (let ms = 100; ms <= 1000; ms += 100) state = transfer.moved(100e6, 200e6, ms);
    for (let ms = 1100; ms <= 10_000; ms += 100)
      state = transfer.moved(100e6 + (ms - 1000) * 1000, 200e6, ms);
    expect(state?.rate).toBeCloseTo(1e6, -5);
    expect(state && describeTransfer(state)).toBe("54 % (109 MB of 200 MB, 1.0 MB/s, 1 min 31 s left)");
  });

  test("that begins anew has a rate of its own", () => {
    const transfer = new Transfer(0);
    transfer.moved(100e6, 200e6, 1000);
    transfer.moved(10, 200e6, 2000);
    expect(transfer.moved(10 + 2e6, 200e6, 3000).rate).toBe(2e6);
  });

  test("tells no rate before there is one", () => {
    expect(describeTransfer(new Transfer(0).moved(1e6, 4e6, 10))).toBe("25 % (1.0 MB of 4.0 MB)");
  });

  test("tells no percentage where the total is not known, and never more than all of it", () => {
    expect(describeTransfer({ bytes: 1000, total: undefined, rate: 1000 })).toBe("1.0 kB, 1.0 kB/s");
    expect(describeTransfer({ bytes: 300, total: 200, rate: 1 })).toBe(
      "100 % (200 B of 200 B, 1 B/s, 0 ms left)",
    );
  });

  test("keeps few marks, however many steps it has", () => {
    const transfer = new Transfer(0);
    for (let ms = 0; ms < 60_000; ms += 1)
      expect(transfer.moved(ms, 60_000, ms).rate ?? 1000).toBeCloseTo(1000);
  });
});

describe("a progress bar", () => {
  test("shows how far it is", () => {
    const state = { bytes: 50, total: 200, rate: 10 };
    expect(progressBar("Send", state, 80)).toBe(
      "Send [#######-----------------------] 25 % (50 B of 200 B, 10 B/s, 15 s left)",
    );
    expect(progressBar("Send", { ...state, total: undefined }, 80)).toBe("Send: 50 B, 10 B/s");
  });

  test("never fills a line, however narrow the terminal", () => {
    const size = fc.nat(1e12);
    const state = fc.record({
      bytes: size,
      total: fc.option(size, { nil: undefined }),
      rate: fc.option(size, { nil: undefined }),
    });
    fc.assert(
      fc.property(state, fc.integer({ min: 1, max: 200 }), (at, columns) => {
        expect(progressBar("Fetch the results", at, columns).length).toBeLessThan(columns);
      }),
    );
  });
});
