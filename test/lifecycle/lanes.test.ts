import { setTimeout } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { JobError } from "../../src/errors.ts";
import { Lanes, type Part } from "../../src/lifecycle/lanes.ts";
import { Link } from "../../src/lifecycle/link.ts";
import type { Remote } from "../../src/remote/remote.ts";
import type { Connection } from "../../src/transport/connection.ts";

/** A link whose further connections are made by `dial`; which of them are open is counted. */
class Ways implements AsyncDisposable {
  readonly link: Link;
  dialled = 0;
  open = 0;

  constructor(
    dial: (number: number, signal: AbortSignal) => Promise<string> = () => Promise.resolve("host"),
  ) {
    const connect = async (signal: AbortSignal): Promise<Connection> => {
      const number = this.dialled++;
      const hostKey = number === 0 ? "host" : await dial(number, signal);
      this.open += 1;
      return {
        hostKey,
        exec: () => Promise.reject(new Error("nothing is run here")),
        close: () => {
          this.open -= 1;
          return Promise.resolve();
        },
      };
    };
    this.link = new Link(connect, "~/store", () => undefined);
  }

  async carry(plan: { connections: number; channels: number }, parts: readonly Part[]): Promise<Remote> {
    const remote = await this.link.ready();
    await using lanes = new Lanes(this.link, { remote, hostKey: "host" }, plan);
    await lanes.carry(parts);
    return remote;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.link.close();
  }
}

/** Parts that take a while, and who has carried which. */
function partsOf(
  count: number,
  fault: (remote: Remote, number: number) => Error | undefined = () => undefined,
): { parts: Part[]; carried: number[]; by: Set<Remote>; most: () => number } {
  const carried: number[] = [];
  const by = new Set<Remote>();
  let [now, most] = [0, 0];
  const parts = Array.from({ length: count }, (_, number) => async (remote: Remote) => {
    most = Math.max(most, (now += 1));
    await setTimeout(10);
    now -= 1;
    const error = fault(remote, number);
    if (error !== undefined) throw error;
    by.add(remote);
    carried.push(number);
  });
  return { parts, carried, by, most: () => most };
}

const everything = (count: number): number[] => Array.from({ length: count }, (_, number) => number);
const sorted = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

test("every part is carried once, over all connections, by so many lanes as are planned, and no connection is left", async () => {
  await using ways = new Ways();
  const { parts, carried, by, most } = partsOf(60);
  await ways.carry({ connections: 3, channels: 2 }, parts);
  expect(sorted(carried)).toEqual(everything(60));
  expect([by.size, most(), ways.dialled]).toEqual([3, 6, 3]);
  expect(ways.open).toBe(1);
});

test("without any part nothing is opened", async () => {
  await using ways = new Ways();
  await ways.carry({ connections: 4, channels: 2 }, []);
  expect(ways.dialled).toBe(1);
});

test("connections that are refused, or answered by another machine, cost nothing but time", async () => {
  await using ways = new Ways((number) =>
    number === 1
      ? Promise.resolve("another")
      : Promise.reject(new JobError("unreachable", "Nobody is there.")),
  );
  const { parts, carried, by } = partsOf(12);
  const own = await ways.carry({ connections: 4, channels: 2 }, parts);
  expect(sorted(carried)).toEqual(everything(12));
  expect([...by]).toEqual([own]);
  expect(ways.open).toBe(1);
});

test("what a further connection did not bring comes over the others, even if they have nothing to do any more", async () => {
  await using ways = new Ways();
  const own = await ways.link.ready();
  const slow: Part = async (remote) => {
    if (remote === own) return;
    await setTimeout(200);
    throw new JobError("connection-lost", "The line was cut");
  };
  const { parts, carried } = partsOf(6, (remote) =>
    remote === own ? undefined : new JobError("connection-lost", "The line was cut"),
  );
  await ways.carry({ connections: 2, channels: 1 }, [...parts, ...Array.from({ length: 6 }, () => slow)]);
  expect(sorted(carried)).toEqual(everything(6));
  expect(ways.open).toBe(1);
});

test("when the link's own connection lets no channels be opened, a further one carries all", async () => {
  await using ways = new Ways(async () => {
    await setTimeout(100);
    return "host";
  });
  const own = await ways.link.ready();
  const { parts, carried } = partsOf(6, (remote) =>
    remote === own ? new JobError("protocol", "No more sessions") : undefined,
  );
  await ways.carry({ connections: 2, channels: 2 }, parts);
  expect(sorted(carried)).toEqual(everything(6));
});

test("when no way works, that is told", async () => {
  await using ways = new Ways(() => Promise.reject(new JobError("unreachable", "Nobody is there.")));
  const { parts } = partsOf(6, () => new JobError("protocol", "No more sessions"));
  const carrying = ways.carry({ connections: 3, channels: 2 }, parts);
  await expect(carrying).rejects.toSatisfy(({ code }) => code === "protocol" || code === "unreachable");
  expect(ways.open).toBe(1);
});

test.each([
  ["the loss of the link's own connection", new JobError("connection-lost", "The line was cut")],
  ["what no other way would help with", new JobError("input-changed", "It is gone.")],
  ["an error that nobody has foreseen", new TypeError("oops")],
])("%s ends everything at once, and nothing is left open", async (_, error) => {
  await using ways = new Ways();
  const own = await ways.link.ready();
  const aborted = vi.fn();
  const parts: Part[] = Array.from({ length: 8 }, () => async (remote, signal) => {
    await setTimeout(50, undefined, { signal }).catch(aborted);
    if (remote === own) throw error;
    await setTimeout(60_000, undefined, { signal }).catch(aborted);
    throw new JobError("connection-lost", "It was given up.");
  });
  await expect(ways.carry({ connections: 3, channels: 1 }, parts)).rejects.toBe(error);
  expect(aborted).toHaveBeenCalled();
  expect(ways.open).toBe(1);
});

test("a dial that goes on for ever is given up when all parts are there", async () => {
  await using ways = new Ways((_, signal) => setTimeout(60_000, "host", { signal }));
  const { parts, carried } = partsOf(4);
  await ways.carry({ connections: 2, channels: 2 }, parts);
  expect(carried).toHaveLength(4);
  expect(ways.open).toBe(1);
});
