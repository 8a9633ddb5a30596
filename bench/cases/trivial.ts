import { writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { sshJob } from "../contenders/ssh-job.ts";
import type { Budget, Case } from "../contender.ts";
import type { Link } from "../options.ts";
import type { Place } from "../place.ts";
import { remove } from "../tree.ts";

/** A job of one small file that says a word and leaves nothing. */
export function trivial(place: Place, link: Link | undefined): Case {
  const directory = join(place.directory, "trivial");
  mkdirSync(directory);
  writeFileSync(join(directory, "start.sh"), "echo ready\n");
  const remote = join(place.directory, "trivial-remote");
  const back = join(place.directory, "trivial-back");
  const ssh = `ssh -F ${place.sshConfig} target`;
  // The way back is the stream of results, so the job's words take stderr, which ends on the client's stdout.
  const remoteWork = `mkdir ${remote} && cd ${remote} && tar -xf - && sh start.sh >&2 && tar -cf - .`;
  const floor = `mkdir ${back} && tar -C ${directory} -cf - . | { ${ssh} '${remoteWork}' 2>&3 | tar -C ${back} -xf -; } 3>&1`;
  return {
    name: "trivial",
    title: "A trivial job: `echo ready` in a directory of one file, no outputs",
    output: "ready\n",
    firstByte: true,
    contenders: [
      {
        name: "tar \\| ssh 'tar x; run; tar c' \\| tar",
        command: ["sh", "-c", floor],
        reset: () => [remote, back].forEach(remove),
      },
      { name: "ssh echo ready", command: ["ssh", "-F", place.sshConfig, "target", "echo ready"] },
      sshJob(place, { directory, run: ". ./start.sh" }),
      sshJob(place, {
        name: "ssh-job, first contact",
        directory,
        run: ". ./start.sh",
        isFirstContact: true,
      }),
    ],
    budgets: link !== undefined && link.rttMs >= 20 ? [firstByteBudget] : [],
  };
}

const firstByteBudget: Budget = {
  promise: "first byte of output, as a share of plain ssh's",
  contender: "ssh-job",
  quantity: "firstByte",
  against: "ssh echo ready",
  limit: 0.6,
};
