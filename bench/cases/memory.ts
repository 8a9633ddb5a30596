import { join } from "node:path";
import type { Contender, Plan } from "../contender.ts";
import { sshJob } from "../contenders/ssh-job.ts";
import { writeLoad } from "../load.ts";

/** Whether the size of a tree is seen in our process. It takes minutes and 50 GB, so it has to be asked for. */
export const memory: Plan = {
  name: "memory",
  isUsualOn: () => false,
  prepare: (place, share) => {
    const contenders = [10, 10_000].map((megabytes): Contender => {
      const bytes = (megabytes * 1e6 * share) / 20;
      const directory = join(place.near, `source-${megabytes}`);
      writeLoad(directory, { name: "", files: 20, bytes });
      const name = `ssh-job, ${megabytes.toLocaleString("en")} MB in 20 files`;
      return { ...sshJob(place, { name, directory, run: "true" }), original: directory };
    });
    return { title: "Peak memory of an upload, by the size of a random tree", contenders };
  },
};
