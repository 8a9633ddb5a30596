import { durationMs } from "../config/durations.ts";
import { parseTargetSettings } from "../config/parse-target-settings.ts";
import { printable } from "../config/printable.ts";
import { sizeBytes } from "../config/sizes.ts";
import type { Problem } from "../errors.ts";
import { formatBytes } from "../report/units.ts";
import type { Perform } from "./command.ts";
import { onTarget } from "./on-target.ts";
import { printJson } from "./print.ts";
import { say } from "./say.ts";

/** `ssh-job gc`: removes ended runs that are too old, and the oldest until the rest is small enough. */
export const gc: Perform = async (options, stop) => {
  const { own } = options;
  const age = read(own.get("max-age"), durationMs);
  const size = read(own.get("max-size"), sizeBytes);
  const problems = [
    ...(Number.isNaN(age) ? [problem("max-age", own, "Write a number and a unit, such as 12h or 90m.")] : []),
    ...(Number.isNaN(size) ? [problem("max-size", own, "Write bytes, or a size such as 500M or 2G.")] : []),
  ];
  const collect = onTarget(parseTargetSettings, async ({ settings, link }) => {
    const target = settings.target.label;
    const limits = {
      olderThanSeconds: age === undefined ? undefined : Math.ceil(age / 1000),
      maxKib: size === undefined ? undefined : Math.floor(size / 1024),
    };
    const { removed, left } = await link.use((remote) => remote.collect(limits));
    if (options.json) printJson({ target, removed: inBytes(removed), left: inBytes(left) });
    else say(`Removed ${describe(removed)} from ${target}; ${describe(left)} left.`);
    return 0;
  });
  return collect({ ...options, problems: [...options.problems, ...problems] }, stop);
};

function read(text: string | undefined, parse: (text: string) => number): number | undefined {
  return text === undefined ? undefined : parse(text.trim());
}

function problem(name: string, own: ReadonlyMap<string, string>, hint: string): Problem {
  const message = `${printable(own.get(name) ?? "")} is not what it may be.`;
  return { input: `--${name}`, message, hint };
}

function inBytes({ runs, kib }: { runs: number; kib: number }): { runs: number; bytes: number } {
  return { runs, bytes: kib * 1024 };
}

function describe({ runs, kib }: { runs: number; kib: number }): string {
  return `${runs} ${runs === 1 ? "run" : "runs"} (${formatBytes(kib * 1024)})`;
}
