import { JobError } from "../errors.ts";
import type { Emit } from "../events.ts";
import type { RunId } from "../remote/run-id.ts";
import type { Link } from "./link.ts";
import type { Progress } from "./progress.ts";

/** Removes a run whose results are here from the target. One that stays there makes no result worse. */
export async function removeRun(link: Link, id: RunId, { submission }: Progress, emit: Emit): Promise<void> {
  try {
    await link.quiet();
    const own = typeof submission === "object" ? submission.submission : undefined;
    const outcome = await link.use((remote) => remote.remove(id, own));
    if (outcome !== "kept") return;
    emit({ type: "notice", message: `${id} stays on the target, because others have joined it.` });
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    emit({ type: "notice", message: `${id} stays on the target: ${error.message}` });
  }
}
