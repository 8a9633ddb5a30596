import type { FollowSettings } from "../config/settings.ts";
import type { Emit } from "../events.ts";
import type { RunId } from "../remote/run-id.ts";
import type { Link } from "./link.ts";
import type { Stop } from "./ports.ts";
import type { Progress } from "./progress.ts";

/**
 * Does what `on-cancel` says: asks the target to end the run, whose end is then seen as any other, or leaves it alone. It
 * is left alone, too, when others follow it.
 */
export function stopRun(
  link: Link,
  { onCancel }: Pick<FollowSettings, "onCancel">,
  id: RunId,
  progress: Progress,
  { by }: Stop,
  emit: Emit,
): void {
  if (onCancel === "detach") {
    void link.close();
    return;
  }
  emit({ type: "notice", message: `Asking the target to end ${id}.` });
  link
    .use((remote) => remote.cancel(progress.submission ?? id, by, 0))
    .then(({ state }) => {
      if (state !== "shared") return;
      progress.leftToOthers = true;
      void link.close();
    })
    .catch((error: unknown) =>
      emit({ type: "warning", message: `The request was not taken: ${String(error)}` }),
    );
}
