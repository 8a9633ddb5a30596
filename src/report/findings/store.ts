import type { LockClaim } from "../../remote/lock-claim.ts";
import { quote } from "../../remote/quote.ts";
import type { StoredRun } from "../../remote/stored-run.ts";
import type { Finding } from "../finding.ts";
import { formatBytes, formatDuration } from "../units.ts";

/** Free space on the disk of the store below which jobs are likely to fail. */
const scarce = { kib: 512 * 1024, inodes: 10_000 };
const desperate = { kib: 10 * 1024, inodes: 100 };

/** Milliseconds by which two clocks may differ before anybody is misled. */
const tolerable = 5_000;

/**
 * Where jobs are kept, and what clients that are gone have left there.
 * @param directory as the user gave it
 * @param host as the user gave it
 */
export function storeFindings(
  probe: ReadonlyMap<string, string>,
  directory: string,
  host: string,
): Finding[] {
  const [mode = "?", , owner = "?"] = (probe.get("store") ?? "").split(/ +/);
  const version = probe.get("store")?.split(" ").at(-1) ?? "?";
  const kib = numberOf(probe.get("taken"));
  const size = kib === undefined ? "" : `, ${formatBytes(kib * 1024)} in all`;
  const message = `The store ${directory} is there: mode ${mode}, owner ${owner}, version ${version}${size}.`;
  return [
    { check: "store", status: "ok", message },
    ...leftoverFindings(numberOf(probe.get("leftovers")), host),
  ];
}

function leftoverFindings(count: number | undefined, host: string): Finding[] {
  if (count === undefined || count === 0) return [];
  const message = `What was cut off more than a day ago is still in the store: ${count} ${count === 1 ? "piece" : "pieces"}.`;
  return [{ check: "store", status: "warn", message, hint: `Remove it: ssh-job gc --host ${quote(host)}` }];
}

/**
 * How much room there is. Where inodes are not counted, as on btrfs, there are always enough.
 * @param host as the user gave it
 */
export function spaceFinding(probe: ReadonlyMap<string, string>, host: string): Finding {
  const kib = numberOf(probe.get("kib"));
  const counted = numberOf(probe.get("inodes"));
  const inodes = counted === 0 ? undefined : counted;
  if (kib === undefined) {
    const message = "df does not tell how much is free where the store is.";
    return { check: "space", status: "warn", message, hint: "Look yourself there: df -k; df -i" };
  }
  const isBelow = (limit: typeof scarce): boolean =>
    kib < limit.kib || (inodes !== undefined && inodes < limit.inodes);
  const names = inodes === undefined ? "" : ` and ${inodes} inodes`;
  const message = `${formatBytes(kib * 1024)}${names} are free where the store is.`;
  if (!isBelow(scarce)) return { check: "space", status: "ok", message };
  const hint = `Free some: ssh-job gc --max-size 0 --host ${quote(host)}; or set remote-directory to another disk.`;
  return { check: "space", status: isBelow(desperate) ? "fail" : "warn", message, hint };
}

/** @param ourMs milliseconds since the epoch, about when the target looked at its clock */
export function clockFinding(probe: ReadonlyMap<string, string>, ourMs: number): Finding {
  const seconds = numberOf(probe.get("epoch"));
  if (seconds === undefined) {
    const hint = "Install coreutils, or a busybox with date.";
    return {
      check: "clock",
      status: "warn",
      message: "There is no date: nobody knows what time it is.",
      hint,
    };
  }
  // It tells whole seconds, which are half a second ago on average.
  const aheadMs = seconds * 1000 + 500 - ourMs;
  if (Math.abs(aheadMs) < tolerable)
    return { check: "clock", status: "ok", message: "Its clock agrees with ours." };
  const direction = aheadMs > 0 ? "ahead of" : "behind";
  const message = `Its clock is ${formatDuration(Math.abs(aheadMs))} ${direction} ours: times in lists are its own.`;
  return {
    check: "clock",
    status: "warn",
    message,
    hint: "Set it there: timedatectl set-ntp true, or ntpd -q",
  };
}

/** What is kept in the store. @param host as the user gave it */
export function runFindings(runs: readonly StoredRun[], host: string): Finding[] {
  const states = runs.map(({ status: { state } }) => state);
  const going = states.filter((state) => state !== "finished" && state !== "lost").length;
  const lost = states.filter((state) => state === "lost").length;
  const bytes = runs.reduce((sum, { kib = 0 }) => sum + kib * 1024, 0);
  const count = runs.length === 1 ? "1 run" : `${runs.length} runs`;
  const message = `The store holds ${count}, ${going} going on; the ended ones take ${formatBytes(bytes)}.`;
  return [{ check: "runs", status: "ok", message }, ...lostFindings(lost, host)];
}

function lostFindings(count: number, host: string): Finding[] {
  if (count === 0) return [];
  const message = `Nobody knows how ${count === 1 ? "1 run has" : `${count} runs have`} ended: the target was rebooted, or their supervisors were killed.`;
  const hint = `See which: ssh-job list --host ${quote(host)}`;
  return [{ check: "runs", status: "warn", message, hint }];
}

/** Who holds locks. @param host as the user gave it */
export function lockFindings(claims: readonly LockClaim[], host: string): Finding[] {
  const holders = claims.filter(({ role }) => role === "holder");
  if (holders.length === 0) return [{ check: "locks", status: "ok", message: "Nobody holds a lock." }];
  return holders.map(({ lock, id, live, who }): Finding => {
    const by = who === undefined ? "" : ` of ${who}`;
    const held = `The lock ${lock} is held by ${id}${by}`;
    if (live) return { check: "locks", status: "ok", message: `${held}.` };
    const hint = `The next one who wants it takes it. To take it now: ssh-job locks --host ${quote(host)} --break ${lock}`;
    return { check: "locks", status: "warn", message: `${held}, which is gone.`, hint };
  });
}

function numberOf(text = ""): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
