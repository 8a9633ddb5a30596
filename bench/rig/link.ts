import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Link } from "./rig.ts";

/** A link that is up. */
export interface OpenLink extends Disposable {
  /** Words before a command that runs on that side of it. */
  readonly client: readonly string[];
  readonly server: readonly string[];
  /** Where the server is reached over the link. */
  readonly address: string;
}

/** Joins two network namespaces by an emulated link; link/README.md tells how. Needs root. */
export function openLink(link: Link | undefined): OpenLink {
  if (link === undefined) {
    return { client: [], server: [], address: "127.0.0.1", [Symbol.dispose]: () => undefined };
  }
  const name = `bench${process.pid}`;
  const words = [name, String(link.rttMs), String(link.mbitPerSecond)];
  const said = execFileSync(join(scripts, "link-up"), words, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = / server (\S+)/.exec(said)?.[1];
  if (address === undefined) throw new Error(`link-up said: ${said}`);
  // ip netns exec would hide the control groups.
  const enter = (side: string): string[] => ["nsenter", `--net=/run/netns/${name}-${side}`];
  return {
    client: enter("c"),
    server: enter("s"),
    address,
    [Symbol.dispose]: () => void execFileSync(join(scripts, "link-down"), [name], { stdio: "inherit" }),
  };
}

const scripts = join(import.meta.dirname, "..", "link");
