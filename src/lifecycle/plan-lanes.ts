import type { LanePlan } from "./lanes.ts";

/** How something is sent in parts. */
export interface PartsPlan extends LanePlan {
  readonly parts: number;
}

const MiB = 1024 * 1024;

/** Below this round trip one channel is as fast as many. Milliseconds. */
const quick = 3;
/** A window below that is dropbear's, which grants so little that hardly any link is filled by it. Bytes. */
const smallWindow = MiB / 4;
/** As many channels serve such a window well. More help little, and each is a shell on a small machine. */
const mostChannels = 16;
/**
 * From here on a wide window is too narrow for a good link, too: several channels share what TCP can carry. Parts are unpacked
 * only when all have come: 2 MiB at a time, 50 times a second, are as fast as 1 Gbit/s in parts (measured).
 */
const several = { roundTripMs: 30, bytes: 12 * MiB };
/** From here on it is TCP's own buffer that is too small: only further connections help. */
const far = { roundTripMs: 50, bytes: 48 * MiB };

/**
 * Whether something is to be sent in parts, and over what.
 * @param bytes how many there are to send
 * @param sendWindow how many bytes the server lets be on their way on one channel
 */
export function planLanes(
  bytes: number,
  roundTripMs: number | undefined,
  sendWindow: number | undefined,
): PartsPlan | undefined {
  if (roundTripMs === undefined || roundTripMs < quick) return undefined;
  if (sendWindow === undefined) return undefined;
  if (sendWindow < smallWindow) {
    // To open one takes two round trips, and a window is sent in each.
    const channels = Math.min(Math.floor(bytes / (4 * sendWindow)), mostChannels);
    if (channels < 2) return undefined;
    // Each channel is used once: dropbear bears none that is opened while others close.
    return { connections: 1, channels, parts: channels };
  }
  if (roundTripMs >= far.roundTripMs && bytes >= far.bytes) return { connections: 4, channels: 2, parts: 8 };
  if (roundTripMs >= several.roundTripMs && bytes >= several.bytes)
    return { connections: 1, channels: 4, parts: 4 };
  return undefined;
}
