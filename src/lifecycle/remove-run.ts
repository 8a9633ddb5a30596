import { JobError } from "../errors.ts";
import type { RunId } from "../remote/run-id.ts";
import type { Following } from "./following.ts";

/** Removes a run whose results are here from the target. One that stays there makes no result worse. */
export async function removeRun(id: RunId, { link, progress, ports: { emit } }: Following): Promise<void> {
  const { submission: name } = progress;
  const own = name !== undefined && "signature" in name ? name.submission : undefined;
  try {
    const outcome = await link.use(async (remote) => {
      if (!remote.hasFollowed(id)) await link.quiet();
      return remote.remove(id, own);
    });
    if (outcome !== "kept") return;
    emit({ type: "notice", message: `${id} stays on the target, because others have joined it.` });
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    emit({ type: "notice", message: `${id} stays on the target: ${error.message}` });
  }
}
