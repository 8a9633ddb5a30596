import type { Finding } from "../finding.ts";

/** Without one of these nothing can be run; `submit.sh` refuses to. */
export const required: readonly string[] =
  "tar ls dd cat mv mkdir mkfifo touch rm rmdir sleep tr grep find xargs date".split(" ");

/** What each is good for, where it need not be there. */
const useful: readonly (readonly [key: string, missing: string, hint: string])[] = [
  [
    "tool.setsid",
    "There is no setsid: a job may end with the connection that started it.",
    "Install util-linux, or a busybox with setsid.",
  ],
  [
    "tool.sha256sum",
    "There is no sha256sum: our scripts are checked by their size only.",
    "Install coreutils, or a busybox with sha256sum.",
  ],
  [
    "fractions",
    "sleep knows whole seconds only: output and ends are seen up to a second late.",
    "Install coreutils, or a busybox with FANCY_SLEEP.",
  ],
  [
    "sizes",
    "There is no stat -c: the progress of fetching has no total.",
    "Install coreutils, or a busybox with stat.",
  ],
  [
    "others",
    "/proc hides the processes of other users (hidepid): what a job starts as another user cannot be ended.",
    "Mount it without: mount -o remount,hidepid=0 /proc",
  ],
];

/** What the answers of the verb `probe` say about the programs there. */
export function toolFindings(probe: ReadonlyMap<string, string>): Finding[] {
  const has = (key: string): boolean => (probe.get(key) ?? "") !== "";
  const missing = required.filter((tool) => !has(`tool.${tool}`));
  const warnings = useful
    .filter(([key]) => !has(key))
    .map(([, message, hint]): Finding => ({ check: "tools", status: "warn", message, hint }));
  return [missing.length > 0 ? lacking(missing) : complete(probe, has), ...procFindings(has), ...warnings];
}

function lacking(missing: readonly string[]): Finding {
  const hint = "Install them; a busybox has them all.";
  return {
    check: "tools",
    status: "fail",
    message: `These commands are missing: ${missing.join(" ")}.`,
    hint,
  };
}

function complete(probe: ReadonlyMap<string, string>, has: (key: string) => boolean): Finding {
  const more = ["unshare", "gzip", "zstd"].filter((tool) => has(`tool.${tool}`));
  const notes = [
    `sh is ${probe.get("sh") ?? ""}`,
    `tar is ${probe.get("tar") ?? ""}`,
    more.length > 0 ? `also there: ${more.join(", ")}` : "no unshare, gzip or zstd",
    has("cgroup") ? "jobs get a cgroup of their own" : "no cgroup for jobs",
  ];
  return { check: "tools", status: "ok", message: `All that is needed is there; ${notes.join("; ")}.` };
}

function procFindings(has: (key: string) => boolean): Finding[] {
  if (has("proc")) return [];
  const message = "There is no /proc that tells uptime and boot id: nothing can be supervised.";
  return [{ check: "tools", status: "fail", message, hint: "Mount it: mount -t proc proc /proc" }];
}
