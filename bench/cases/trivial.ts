import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../contender.ts";
import { sshJob } from "../contenders/ssh-job.ts";
import { remove } from "../tree.ts";

/** A job of one small file that says a word and leaves nothing. */
export const trivial: Plan = {
  name: "trivial",
  isUsualOn: () => true,
  prepare: (place) => {
    const directory = join(place.near, "trivial");
    mkdirSync(directory);
    writeFileSync(join(directory, "start.sh"), "echo ready\n");
    const far = join(place.far, "trivial");
    const back = join(place.near, "trivial-back");
    const ssh = `ssh -F ${place.sshConfig} target`;
    // The way back is the stream of results, so the job's words take stderr, which ends on the client's stdout.
    const work = `mkdir ${far} && cd ${far} && tar -xf - && sh start.sh >&2 && tar -cf - .`;
    const pipe = `mkdir ${back} && tar -C ${directory} -cf - . | { ${ssh} '${work}' 2>&3 | tar -C ${back} -xf -; } 3>&1`;
    const run = ". ./start.sh";
    return {
      title: "A trivial job: `echo ready` in a directory of one file, no outputs",
      output: "ready\n",
      firstByte: true,
      contenders: [
        { name: "ssh echo ready", command: ["ssh", "-F", place.sshConfig, "target", "echo ready"] },
        {
          name: "tar | ssh 'tar x; run; tar c' | tar",
          command: ["sh", "-c", pipe],
          reset: () => [place.here(far), back].forEach(remove),
        },
        sshJob(place, { directory, run }),
        sshJob(place, { name: "ssh-job, first contact", directory, run, before: "nothing" }),
      ],
    };
  },
};
