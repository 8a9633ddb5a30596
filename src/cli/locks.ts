import { isLockName, lockNameHint } from "../config/lock-name.ts";
import { parseTargetSettings } from "../config/parse-target-settings.ts";
import { printable } from "../config/printable.ts";
import type { Problem } from "../errors.ts";
import type { LockClaim } from "../remote/lock-claim.ts";
import { table } from "../report/table.ts";
import type { Perform } from "./command.ts";
import { onTarget } from "./on-target.ts";
import { printJson } from "./print.ts";
import { say } from "./say.ts";

/** `ssh-job locks`: who holds locks and who waits for them; with `--break`, takes one from whoever holds it. */
export const locks: Perform = (options, stop) => {
  const lock = options.own.get("break");
  if (lock === undefined) return show(options, stop);
  const problems = isLockName(lock) ? [] : [misnamed(lock)];
  return breaking(lock)({ ...options, problems: [...options.problems, ...problems] }, stop);
};

const show = onTarget(parseTargetSettings, async ({ settings, link, options }) => {
  const claims = await link.use((remote) => remote.locks());
  if (options.json) printJson(claims.map(view));
  else if (claims.length === 0) say(`Nobody holds a lock on ${settings.target.label}.`);
  else process.stdout.write(table([headings, ...claims.map(row)]));
  return 0;
});

function breaking(lock: string): Perform {
  return onTarget(parseTargetSettings, async ({ settings, link, options }) => {
    const { label } = settings.target;
    const freed = await link.use((remote) => remote.breakLock(lock));
    if (options.json) printJson(freed.map(view));
    else if (freed.length === 0) say(`Nobody held the lock ${lock} on ${label}.`);
    for (const { id, live } of freed) {
      const goesOn = `It goes on beside whoever takes the lock next. To end it: ssh-job cancel ${id} --host ${label}`;
      say(`Took the lock ${lock} from ${id}. ${live ? goesOn : "It was gone."}`);
    }
    return 0;
  });
}

function misnamed(lock: string): Problem {
  return { input: "--break", message: `${printable(lock)} is no name of a lock.`, hint: lockNameHint };
}

/** As programs get it: what is not known is absent. */
function view({ role, lock, place, id, since, live, who, label }: LockClaim): object {
  return {
    lock,
    role,
    ...(role === "holder" ? { slot: place } : { position: place }),
    jobId: id,
    ...(since && { since: since.toISOString() }),
    live,
    ...(label !== undefined && { name: label }),
    ...(who !== undefined && { submittedBy: who }),
  };
}

const headings = ["LOCK", "STATE", "RUN", "SINCE", "NAME", "SUBMITTED BY"];

function row({ role, lock, place, id, since, live, who, label }: LockClaim): string[] {
  const state = role === "holder" ? `holds slot ${place}` : `waits, position ${place}`;
  const when = since?.toISOString().replace(".000Z", "Z") ?? "-";
  return [lock, live ? state : `${state} (gone)`, id, when, label ?? "-", who ?? "-"];
}
