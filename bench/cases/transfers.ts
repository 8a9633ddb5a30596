import { cpSync, existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Contender, Plan } from "../contender.ts";
import { catPipes, rsyncs, scpAndSftp, tarPipes, type Transfer } from "../contenders/openssh.ts";
import { sshJob } from "../contenders/ssh-job.ts";
import { bearable, titleOf, writeLoad, type Load } from "../load.ts";
import type { Place } from "../rig/place.ts";
import type { Rig } from "../rig/rig.ts";

/** Up to the target, for the first time. */
export function upload(load: Load, isUsualOn: (rig: Rig) => boolean): Plan {
  return {
    name: `upload-${load.name}`,
    isUsualOn,
    prepare: (place, share) => {
      const carried = bearable(load, place.rig, share);
      const source = writeLoad(join(place.near, "source"), carried);
      const transfer: Transfer = { direction: "up", source, destination: join(place.far, "copy") };
      return {
        title: `Upload: ${titleOf(carried)}, then \`true\``,
        original: source,
        contenders: [sshJob(place, { directory: source, run: "true" }), ...peers(place, transfer, carried)],
      };
    },
  };
}

/** Down from the target: results that nobody has here. */
export function fetch(load: Load, isUsualOn: (rig: Rig) => boolean): Plan {
  return {
    name: `fetch-${load.name}`,
    isUsualOn,
    prepare: (place, share) => {
      const carried = bearable(load, place.rig, share);
      const source = join(place.far, "source");
      writeLoad(place.here(source), carried);
      const transfer: Transfer = { direction: "down", source, destination: join(place.near, "copy") };
      return {
        title: `Fetch: \`true\`, then ${titleOf(carried)}`,
        original: place.here(source),
        contenders: [ourFetch(place, source), ...peers(place, transfer, carried)],
      };
    },
  };
}

function ourFetch(place: Place, source: string): Contender {
  const directory = join(place.near, "job");
  mkdirSync(directory);
  // The results of the job are there before it starts: making them is no part of what is measured.
  const ready = join(place.far, "ready");
  cpSync(place.here(source), place.here(ready), { recursive: true });
  return sshJob(place, {
    directory,
    run: `mv ${ready}/* .`,
    outputs: "part-*/**",
    rescue: (work) => {
      if (work === undefined || !existsSync(work)) return;
      for (const name of readdirSync(work)) renameSync(join(work, name), join(place.here(ready), name));
    },
  });
}

function peers(place: Place, transfer: Transfer, { files, bytes = 0 }: Load): Contender[] {
  if (files === 1) {
    const rsync = rsyncs(place, transfer, bytes > 1e9 ? ["-a"] : ["-a", "-az"]);
    return [...catPipes(place, transfer), ...rsync, ...scpAndSftp(place, transfer)];
  }
  // These wait for the other side at each file.
  const isPatient = place.rig.link === undefined && files <= 5000;
  return [
    ...tarPipes(place, transfer),
    ...rsyncs(place, transfer, ["-a", "-az"]),
    ...(isPatient ? scpAndSftp(place, transfer) : []),
  ];
}
