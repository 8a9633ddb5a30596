import { JobError } from "../errors.ts";
import { packTree } from "../workspace/pack.ts";
import { compressed, type Choice } from "./coding.ts";
import { layoutOf, type PackPlan } from "./plan-pack.ts";
import type { Divisible } from "./send-parts.ts";
import type { UploadMeter } from "./upload-meter.ts";

/**
 * A pack in parts, each coded by itself. They do not belong together when a file turns out to be other than it was hashed:
 * what tells that in a whole pack would be out of place in all parts but one.
 * @param changed files that are known to be other than they were hashed, and those that are found to be
 */
export function dividedPack(
  plan: PackPlan,
  choice: Choice,
  changed: Set<string>,
  meter: UploadMeter,
): Divisible {
  const known = changed.size;
  const layout = layoutOf(plan, known > 0);
  return {
    bytes: plan.bytes,
    toSend: plan.bytes * choice.ratio,
    part: (range) => {
      let packed = 0;
      let made = 0;
      const pack = packTree(plan.tree, {
        ...layout,
        range,
        onBytes: (bytes) => {
          packed += bytes;
          meter.packed(bytes);
        },
        onChanged: (path) => changed.add(path),
      });
      const chunks = async function* (): AsyncGenerator<Buffer, void, void> {
        for await (const chunk of compressed(pack, choice) as AsyncIterable<Buffer>) {
          made += chunk.length;
          yield meter.made(chunk);
        }
      };
      return { chunks: chunks(), undo: () => meter.undo(packed, made) };
    },
    check: () => {
      meter.end();
      if (changed.size > known) throw new JobError("input-changed", "Files have changed meanwhile.");
    },
  };
}
