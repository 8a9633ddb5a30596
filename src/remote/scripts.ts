import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { shorten } from "./shorten.ts";

/** What runs on the target. One text: all scripts one after the other, as short as can be. */
export interface Scripts {
  readonly text: string;
  /** Lower-case hex SHA-256 of the text: its name in the store. */
  readonly hash: string;
  /** Length of the text. */
  readonly bytes: number;
  /** A shell program for `sh -s` that puts the text into the store. */
  readonly installer: string;
}

let loaded: Scripts | undefined;

/** The scripts of this version. */
export function scripts(): Scripts {
  loaded ??= load();
  return loaded;
}

function load(): Scripts {
  // Each path is spelled out, because the bundler finds the files by these very expressions.
  const text = shorten(
    [
      read(new URL("./scripts/prelude.sh", import.meta.url)),
      read(new URL("./scripts/store.sh", import.meta.url)),
      read(new URL("./scripts/install.sh", import.meta.url)),
      read(new URL("./scripts/identity.sh", import.meta.url)),
      read(new URL("./scripts/state.sh", import.meta.url)),
      read(new URL("./scripts/submit.sh", import.meta.url)),
      read(new URL("./scripts/receive.sh", import.meta.url)),
      read(new URL("./scripts/base.sh", import.meta.url)),
      read(new URL("./scripts/adopt.sh", import.meta.url)),
      read(new URL("./scripts/supervise.sh", import.meta.url)),
      read(new URL("./scripts/log.sh", import.meta.url)),
      read(new URL("./scripts/lock.sh", import.meta.url)),
      read(new URL("./scripts/tree.sh", import.meta.url)),
      read(new URL("./scripts/follow.sh", import.meta.url)),
      read(new URL("./scripts/space.sh", import.meta.url)),
      read(new URL("./scripts/verbs.sh", import.meta.url)),
      read(new URL("./scripts/show-log.sh", import.meta.url)),
      read(new URL("./scripts/probe.sh", import.meta.url)),
      read(new URL("./scripts/main.sh", import.meta.url)),
    ].join(""),
  );
  const end = "ssh-job-end-of-scripts";
  return {
    text,
    hash: createHash("sha256").update(text).digest("hex"),
    bytes: Buffer.byteLength(text),
    installer: `scripts() {\ncat <<'${end}'\n${text}${end}\n}\n${bootstrap}\n`,
  };
}

/** Runs the scripts if they are what was sent; what was cut on the way is no shell text at all. */
const bootstrap = [
  'if command -v sha256sum >/dev/null && [ "$(scripts | sha256sum)" != "$3  -" ]',
  "then printf '\\nssh-job/1\\nE protocol the scripts arrived damaged\\n'",
  'else eval "$(scripts)"',
  "fi",
].join("\n");

function read(url: URL): string {
  return readFileSync(url, "utf8");
}
