import { parseArgs } from "node:util";

export interface BenchOptions {
  /** Timed runs of each contender. */
  readonly repetitions: number;
  /** Names of the cases to run; empty is all. */
  readonly only: readonly string[];
  /** The built bundles. */
  readonly dist: string;
  /** Whether the results are kept in this directory, or just printed. */
  readonly write: boolean;
  readonly network: Network;
}

/** How the contenders reach the server. */
interface Network {
  /** Where the server listens. */
  readonly address: string;
  /** Words before each command of a client, such as those that enter a network namespace. */
  readonly client: readonly string[];
  /** `undefined` is loopback. */
  readonly link: Link | undefined;
}

export interface Link {
  readonly rttMs: number;
  readonly mbitPerSecond: number;
}

/** Reads the options of `npm run bench -- …`. @throws if one is unknown or malformed */
export function readOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      repetitions: { type: "string", default: "7" },
      only: { type: "string", default: "" },
      dist: { type: "string", default: "dist" },
      write: { type: "boolean", default: false },
      address: { type: "string", default: "127.0.0.1" },
      client: { type: "string", default: "" },
      link: { type: "string" },
    },
  });
  return {
    repetitions: positive("repetitions", values.repetitions),
    only: split(values.only, ","),
    dist: values.dist,
    write: values.write,
    network: {
      address: values.address,
      client: split(values.client, " "),
      link: values.link === undefined ? undefined : linkOf(values.link),
    },
  };
}

function linkOf(text: string): Link {
  const [rtt = "", rate = ""] = text.split(":");
  return { rttMs: positive("link", rtt), mbitPerSecond: positive("link", rate) };
}

function positive(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${option}: ${text} is no whole number`);
  return number;
}

function split(text: string, separator: string): string[] {
  return text.split(separator).filter((word) => word !== "");
}
