import { cpSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { copiers, tarOverSsh, type Transfer } from "../contenders/openssh.ts";
import { sshJob } from "../contenders/ssh-job.ts";
import type { Budget, Case, Contender } from "../contender.ts";
import type { Link } from "../options.ts";
import type { Place } from "../place.ts";
import { writeRandomTree } from "../tree.ts";

/** What is carried. */
interface Load {
  readonly name: string;
  readonly title: string;
  readonly files: number;
  /** Of each file. */
  readonly bytes: number;
}

const loads: readonly Load[] = [
  { name: "tree", title: "2,000 files of 25 kB", files: 2000, bytes: 25_000 },
  { name: "file", title: "one file of 200 MB", files: 1, bytes: 200_000_000 },
];

const memoryBudget: Budget = {
  promise: "peak memory",
  contender: "ssh-job",
  quantity: "peakMemory",
  limit: 200e6,
};

const treeBudget: Budget = {
  promise: "no slower than `tar \\| ssh tar`",
  contender: "ssh-job",
  quantity: "wall",
  limit: 1,
};

/** Random bytes up to the target and down from it. */
export function transfers(place: Place, link: Link | undefined): Case[] {
  return loads.flatMap((load) => [upload(place, load, link), fetch(place, load, link)]);
}

function upload(place: Place, { name, title, files, bytes }: Load, link: Link | undefined): Case {
  const source = writeRandomTree(join(place.directory, `${name}-source`), files, bytes);
  const transfer: Transfer = {
    direction: "up",
    source,
    destination: join(place.directory, `${name}-uploaded`),
  };
  return {
    name: `upload-${name}`,
    title: `Upload: ${title}, random, then \`true\``,
    original: source,
    contenders: [
      ...pipes(place, transfer),
      sshJob(place, { directory: source, run: "true" }),
      ...copiers(place, transfer, link !== undefined && files > 1),
    ],
    budgets: name === "tree" ? [treeBudget, memoryBudget] : [memoryBudget],
  };
}

function fetch(place: Place, { name, title, files, bytes }: Load, link: Link | undefined): Case {
  const source = join(place.directory, `${name}-results`);
  writeRandomTree(join(source, "made"), files, bytes);
  const transfer: Transfer = {
    direction: "down",
    source,
    destination: join(place.directory, `${name}-fetched`),
  };
  const directory = join(place.directory, `${name}-job`);
  mkdirSync(directory);
  // The results of the job are there before it starts: making them is no part of what is measured.
  const ready = join(place.directory, `${name}-ready`);
  cpSync(source, ready, { recursive: true });
  return {
    name: `fetch-${name}`,
    title: `Fetch: \`true\`, then ${title}, random`,
    original: source,
    contenders: [
      ...pipes(place, transfer),
      sshJob(place, {
        directory,
        run: `mv ${join(ready, "made")} .`,
        outputs: "made/**",
        reset: (work) => {
          if (work !== undefined && !existsSync(join(ready, "made")))
            renameSync(join(work, "made"), join(ready, "made"));
        },
      }),
      ...copiers(place, transfer, link !== undefined && files > 1),
    ],
    budgets: [memoryBudget],
  };
}

function pipes(place: Place, transfer: Transfer): Contender[] {
  return [
    tarOverSsh(place, transfer),
    tarOverSsh(place, transfer, {
      name: "tar \\| ssh -c aes128-gcm tar",
      sshOptions: "-c aes128-gcm@openssh.com",
    }),
  ];
}
