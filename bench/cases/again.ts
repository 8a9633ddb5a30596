import { join } from "node:path";
import type { Contender, Plan } from "../contender.ts";
import { rsyncs, type Transfer } from "../contenders/openssh.ts";
import { sshJob, storeOf } from "../contenders/ssh-job.ts";
import { bearable, changeMegabyte, changeSome, onlyFile, titleOf, writeLoad, type Load } from "../load.ts";
import { measure } from "../measure.ts";
import type { Place } from "../rig/place.ts";
import type { Rig } from "../rig/rig.ts";
import { empty, keep } from "../tree.ts";

interface Change {
  readonly name: string;
  readonly title: string;
  readonly make: (directory: string, load: Load) => void;
}

type Kind = "some" | "megabyte" | "nothing";

const changes: Readonly<Record<Kind, Change>> = {
  some: { name: "changed", title: "one file of a hundred changed in", make: changeSome },
  megabyte: {
    name: "changed",
    title: "1 MB changed in",
    make: (directory) => changeMegabyte(join(directory, onlyFile)),
  },
  nothing: { name: "unchanged", title: "nothing changed in", make: () => undefined },
};

/**
 * A tree that the target has from an earlier run, and what has changed since. Each timed run finds both sides as they were
 * after that first one, with what we know of the files' contents by their times, which rsync looks at, too; a fresh job directory is part of ours, while rsync changes its copy in place.
 */
export function again(load: Load, kind: Kind, isUsualOn: (rig: Rig) => boolean): Plan {
  const { name, title, make } = changes[kind];
  return {
    name: `${name}-${load.name}`,
    isUsualOn,
    prepare: async (place, share) => {
      const carried = bearable(load, place.rig, share);
      const source = writeLoad(join(place.near, "source"), carried);
      const ours = sshJob(place, { directory: source, run: "true", before: () => undefined });
      const contenders = [await seeded(ours, [storeOf(place), place.home], place)];
      for (const option of ["-a", "-az"]) {
        const destination = join(place.far, `copy${option}`);
        const transfer: Transfer = { direction: "up", source, destination };
        for (const rsync of rsyncs(place, transfer, [option]))
          contenders.push(await seeded(rsync, [place.here(destination)], place));
      }
      make(source, carried);
      return { title: `Again: ${title} ${titleOf(carried)}`, original: source, contenders };
    },
  };
}

/** Runs it once, and from then on lets each run begin with what that one has left in these places. */
async function seeded(contender: Contender, left: readonly string[], place: Place): Promise<Contender> {
  const { reset, isOurs = false } = contender;
  left.forEach(empty);
  if (isOurs) reset?.();
  await measure(contender, place);
  await place.target.quiet();
  const restored = left.map(keep);
  return {
    ...contender,
    reset: () => {
      if (isOurs) reset?.();
      for (const restore of restored) restore();
    },
  };
}
