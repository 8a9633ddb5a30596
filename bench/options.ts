import { parseArgs } from "node:util";
import { rigOf, standardRigs, type Rig, type Server } from "./rig/rig.ts";

export interface BenchOptions {
  /** Timed runs of each contender. */
  readonly repetitions: number;
  /** Names of the cases to run; empty is what is usual on each rig. */
  readonly only: readonly string[];
  /** Of files or bytes: less than 1 shows that all works, and measures nothing. */
  readonly share: number;
  readonly rigs: readonly Rig[];
  /** The built bundles. */
  readonly dist: string;
  /** Whether the results are kept in this directory, or just printed. */
  readonly write: boolean;
}

/** Reads the options of `npm run bench -- …`. @throws if one is unknown or malformed */
export function readOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      repetitions: { type: "string", default: "5" },
      only: { type: "string", default: "" },
      share: { type: "string", default: "1" },
      server: { type: "string" },
      link: { type: "string" },
      cpu: { type: "string" },
      dist: { type: "string", default: "dist" },
      write: { type: "boolean", default: false },
    },
  });
  const share = positive("share", values.share);
  if (values.write && share !== 1)
    throw new Error("--write keeps what was measured in full, with no --share");
  const asked = values.server !== undefined || values.link !== undefined || values.cpu !== undefined;
  return {
    repetitions: positive("repetitions", values.repetitions),
    only: split(values.only),
    share,
    rigs: asked ? rigsOf(values) : standardRigs,
    dist: values.dist,
    write: values.write,
  };
}

interface Asked {
  readonly server?: string | undefined;
  readonly link?: string | undefined;
  readonly cpu?: string | undefined;
}

/** Every server over every link with every limit. */
function rigsOf({ server = "openssh", link = "none", cpu = "100" }: Asked): Rig[] {
  return split(server).flatMap((name) =>
    split(link).flatMap((way) =>
      split(cpu).map((percent) =>
        rigOf(serverOf(name), way === "none" ? undefined : way, positive("cpu", percent)),
      ),
    ),
  );
}

function serverOf(name: string): Server {
  if (name !== "openssh" && name !== "dropbear")
    throw new Error(`--server: openssh or dropbear, not ${name}`);
  return name;
}

function positive(option: string, text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${option}: ${text} is no number above 0`);
  return number;
}

function split(text: string): string[] {
  return text.split(",").filter((word) => word !== "");
}
