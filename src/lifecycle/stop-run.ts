import type { RunId } from "../remote/run-id.ts";
import type { Following } from "./following.ts";

/**
 * Does what `on-cancel` says: asks the target to end the run, whose end is then seen as any other, or leaves it alone. It
 * is left alone, too, when others follow it.
 */
export function stopRun(id: RunId, { link, settings, progress, ports: { emit, stop } }: Following): void {
  if (settings.onCancel === "detach") {
    void link.close();
    return;
  }
  emit({ type: "notice", message: `Asking the target to end ${id}.` });
  link
    .use((remote) => remote.cancel(progress.submission ?? id, stop.by, 0))
    .then(({ state }) => {
      if (state !== "shared") return;
      progress.leftToOthers = true;
      void link.close();
    })
    .catch((error: unknown) =>
      emit({ type: "warning", message: `The request was not taken: ${String(error)}` }),
    );
}
