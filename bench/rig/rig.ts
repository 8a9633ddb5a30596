/** Where a case is measured: a server, the way to it, and how much of a processor it has. */
export interface Rig {
  readonly server: Server;
  /** `undefined` is loopback. */
  readonly link: Link | undefined;
  /** Of one processor, for all that runs on the target; 100 is no limit. */
  readonly cpuPercent: number;
}

export type Server = "openssh" | "dropbear";

export interface Link {
  readonly rttMs: number;
  readonly mbitPerSecond: number;
}

/** What is measured when nothing else is asked for. */
export const standardRigs: readonly Rig[] = [
  ...[undefined, "20:1000", "100:1000", "100:100", "20:20"].map((link) => rigOf("openssh", link, 100)),
  rigOf("dropbear", undefined, 100),
  rigOf("dropbear", "20:1000", 100),
  rigOf("dropbear", undefined, 10),
];

/** @param link `RTT_MS:MBIT` */
export function rigOf(server: Server, link: string | undefined, cpuPercent: number): Rig {
  if (link === undefined) return { server, link, cpuPercent };
  const [rttMs = NaN, mbitPerSecond = NaN] = link.split(":").map(Number);
  if (!(rttMs >= 0 && mbitPerSecond >= 0)) throw new Error(`${link} is no link, such as 20:1000`);
  return { server, link: { rttMs, mbitPerSecond }, cpuPercent };
}

/** One line for people, and the name under which results are kept. */
export function titleOf({ server, link, cpuPercent }: Rig): string {
  return [
    server === "openssh" ? "OpenSSH" : "dropbear and busybox",
    link === undefined ? "no delay" : `${link.rttMs} ms, ${link.mbitPerSecond} Mbit/s`,
    ...(cpuPercent === 100 ? [] : [`${cpuPercent} % of a processor`]),
  ].join(", ");
}

/** The options that ask for this rig. */
export function optionsOf({ server, link, cpuPercent }: Rig): string {
  const way = link === undefined ? "none" : `${link.rttMs}:${link.mbitPerSecond}`;
  return `--server ${server} --link ${way}${cpuPercent === 100 ? "" : ` --cpu ${cpuPercent}`}`;
}

/** Round trip time. Milliseconds. */
export function rttOf({ link }: Rig): number {
  return link?.rttMs ?? 0;
}

/** What one channel carries at most, or about. Bytes a second. */
export function bytesPerSecond({ server, link, cpuPercent }: Rig): number {
  // What a processor of this time deciphers and writes, at least.
  const processor = cpuPercent === 100 ? Infinity : cpuPercent * 600_000;
  if (link === undefined) return processor;
  // dropbear's window is 24 kB.
  const window = server === "dropbear" ? (24_576 * 1000) / link.rttMs : Infinity;
  return Math.min(processor, window, (link.mbitPerSecond * 1e6) / 8);
}
