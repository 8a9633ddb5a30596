import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { JobSettings } from "../config/settings.ts";
import type { TreeChanges } from "../job/tree-changes.ts";
import type { Tree } from "../job/tree.ts";
import type { PackInParts, Payload, SubmitRequest, WantedAnswer } from "../remote/request.ts";
import { memoryItem, type MemoryFile } from "../workspace/archive-items.ts";
import { packFiles, packTree } from "../workspace/pack.ts";
import { itemsSize } from "../workspace/packed-size.ts";
import { chooseCoding, compress, compressed, type Choice } from "./coding.ts";
import { controlFiles, memoryFile } from "./control-files.ts";
import { dividedPack } from "./divide-pack.ts";
import { LargeFiles } from "./large-files.ts";
import { layoutOf, planChanges, planWhole, type PackPlan } from "./plan-pack.ts";
import type { Ports } from "./ports.ts";
import type { Progress } from "./progress.ts";
import type { Divisible } from "./send-parts.ts";
import { treeKey, type SignedJob } from "./sign-job.ts";
import { targetCopies, type TargetCopies } from "./target-copies.ts";
import { metered, UploadMeter } from "./upload-meter.ts";

/** A job that is sent before anybody knows whether it is wanted. */
export interface EagerJob {
  readonly payload: Payload & { readonly pack: Buffer };
  /** It may run, whether or not that was heard: what had changed is written down. */
  readonly mayRun: () => void;
  /** It was wanted: what was sent of it is written down, too. */
  readonly settle: () => void;
}

/** What is known of the target when a job is sent there. */
export interface Sending extends Pick<WantedAnswer, "before" | "codings" | "partial"> {
  /** Since the earlier tree; `undefined` if that is not known, or the target is not to build on it. */
  readonly changes: TreeChanges | undefined;
  readonly roundTripMs: number | undefined;
  /** Sends a pack in parts, if that is quicker. */
  readonly inParts?: ((pack: Divisible) => Promise<PackInParts | undefined>) | undefined;
}

/** How a pack was made of which a part may have come. */
export interface SentPack {
  readonly choice: Choice;
  readonly base: PackPlan["base"];
}

export type PackPorts = Pick<Ports, "emit" | "stop">;

/** Smaller trees are sent whole, and none is kept for them. Bytes. */
const leastBase = 256 * 1024;
/** More is not sent before it is known whether it is wanted. Bytes. */
const mostEager = 32 * 1024;
/** Up to this size a pack is made before it is sent: with its length told, the same exec can go on after the run. Bytes. */
const smallPack = 1024 * 1024;
/** More of a tree than that is not worth building another one for. */
const worthBuilding = 0.9;

/**
 * Gets ready what the target is sent of a job.
 * @param build whether the target may take from what it has
 * @param sent how a pack was made that was sent before and did not arrive
 */
export async function packJob(
  settings: JobSettings,
  tree: Tree,
  signed: SignedJob,
  progress: Progress,
  ports: PackPorts,
  build: boolean,
  sent?: SentPack,
): Promise<PackedJob> {
  const { request, files } = await controlFiles(settings, signed, ports.stop.by, ports.emit);
  const copies = targetCopies(tree, build ? settings.staged : settings.onlyThere);
  return new PackedJob(request, files, tree, copies, treeKey(settings), progress, ports, sent);
}

/** A job as it is sent. What is sent of it, and what changed meanwhile, is written down. */
export class PackedJob implements Pick<SubmitRequest, "request" | "room" | "base"> {
  readonly request: string;
  readonly room: SubmitRequest["room"];
  readonly base: string | undefined;
  /** How the pack was made that was sent last. */
  sent: SentPack | undefined;
  readonly #files: readonly MemoryFile[];
  readonly #tree: Tree;
  /** Paths that are not sent, because the target copies them. */
  readonly #copied: ReadonlySet<string>;
  readonly #large: LargeFiles;
  readonly #whole: PackPlan;
  readonly #progress: Progress;
  readonly #ports: PackPorts;

  constructor(
    request: string,
    files: readonly MemoryFile[],
    tree: Tree,
    copies: TargetCopies,
    base: string,
    progress: Progress,
    ports: PackPorts,
    sent: SentPack | undefined,
  ) {
    this.request = request;
    this.#files = [...files, ...copies.files];
    this.#tree = tree;
    this.#copied = copies.paths;
    this.#large = new LargeFiles(tree, ports.stop.signal);
    this.#whole = planWhole(tree, this.#large, copies.paths);
    this.#progress = progress;
    this.#ports = ports;
    this.sent = sent;
    this.base = this.#whole.bytes < leastBase ? undefined : base;
    const kib = Math.ceil((this.#controlBytes() + this.#whole.bytes + bytesOf(tree, copies)) / 1024);
    this.room = { kib, files: tree.entries.length + files.length + 3 };
  }

  /** Whether the target takes something of it from earlier runs. */
  get copies(): boolean {
    return this.#copied.size > 0;
  }

  /** All of the job if that is little. What went away meanwhile is told when it is sent in earnest. */
  async eager(): Promise<EagerJob | undefined> {
    const whole = this.#whole;
    if (this.#controlBytes() + whole.bytes > mostEager) return undefined;
    const changed = new Set(this.#progress.changed);
    const pack = await buffer(this.#pack(whole, 0, changed)).catch(() => undefined);
    if (pack === undefined) return undefined;
    const control = await packFiles(this.#files);
    const mayRun = (): void => changed.forEach((path) => this.#progress.changed.add(path));
    return {
      payload: { onBase: false, coding: "none", control, pack, from: 0 },
      mayRun,
      settle: () => {
        mayRun();
        this.#meter(whole, control.length, 1).madeAtOnce(pack);
      },
    };
  }

  /** All that the target has not. @throws {JobError} `input-changed` */
  async payload(sending: Sending): Promise<Payload> {
    const { plan, from, choice } = await this.#choose(sending);
    this.sent = { choice, base: plan.base };
    const control = await compress(await packFiles(this.#filesFor(plan)), choice);
    const common = { onBase: plan.base !== undefined, coding: choice.coding, control, from };
    // What is compressed can only be continued by making its beginning again.
    const isPlain = choice.coding === "none";
    const skip = isPlain ? from : 0;
    const meter = this.#meter(plan, control.length, choice.ratio, skip, from - skip);
    this.#large.begin();
    const divided = dividedPack(plan, choice, this.#progress.changed, meter);
    const parts = from > 0 ? undefined : await sending.inParts?.(divided);
    if (parts !== undefined) return { ...common, pack: parts };
    const pack = this.#pack(plan, skip, this.#progress.changed, meter);
    if (plan.bytes <= smallPack) {
      return { ...common, pack: meter.madeAtOnce(await compress(await buffer(pack), choice)) };
    }
    const chunks = metered(compressed(pack, choice), meter);
    return { ...common, pack: Readable.from(chunks, { objectMode: false }) };
  }

  async #choose(sending: Sending): Promise<{ plan: PackPlan; from: number; choice: Choice }> {
    const { before, changes, codings, roundTripMs } = sending;
    const onBase =
      before?.isBase === true && changes !== undefined
        ? await planChanges(this.#tree, this.#large, before, changes, this.#copied)
        : undefined;
    const isSmall = onBase !== undefined && onBase.bytes < this.#whole.bytes * worthBuilding;
    for (const plan of isSmall ? [onBase, this.#whole] : [this.#whole]) {
      const choice = this.#toContinue(plan, sending);
      const from = sending.partial?.bytes ?? 0;
      if (choice === undefined || (isSmall && onBase.bytes < plan.bytes - from)) continue;
      return { plan, from, choice };
    }
    const plan = isSmall ? onBase : this.#whole;
    return { plan, from: 0, choice: await chooseCoding(plan, this.#controlBytes(), codings, roundTripMs) };
  }

  /**
   * How the pack goes on of which the target has a part. What is not compressed is the same whoever has packed it; what is,
   * only if it was we. What holds less, as the target copies the rest, is another one.
   */
  #toContinue(plan: PackPlan, { partial }: Sending): Choice | undefined {
    if (partial === undefined || partial.base !== plan.base || this.#progress.changed.size > 0)
      return undefined;
    if (partial.bytes === 0 || this.copies) return undefined;
    if (partial.coding === "none") {
      return partial.bytes < plan.bytes ? { coding: "none", level: 0, ratio: 1 } : undefined;
    }
    const { sent } = this;
    return sent?.base === plan.base && sent?.choice.coding === partial.coding ? sent.choice : undefined;
  }

  /** @param changed files that are known to be other than they were hashed, and those that are found to be */
  #pack(plan: PackPlan, from: number, changed: Set<string>, meter?: UploadMeter): Readable {
    let isTold = changed.size > 0;
    return packTree(plan.tree, {
      ...layoutOf(plan, isTold),
      // At once, so that whoever continues this pack has it in the beginning.
      between: () => {
        if (isTold || changed.size === 0) return undefined;
        isTold = true;
        return memoryFile("changed", "1\n");
      },
      range: from > 0 ? { from } : undefined,
      onBytes: (bytes) => meter?.packed(bytes),
      onChanged: (path) => changed.add(path),
    });
  }

  #filesFor({ removed }: PackPlan): readonly MemoryFile[] {
    if (removed.length === 0) return this.#files;
    return [...this.#files, memoryFile("removed", removed.map((path) => `${path}\0`).join(""))];
  }

  #controlBytes(): number {
    return itemsSize(this.#files.map(memoryItem));
  }

  /**
   * @param passed what of the archive is not packed, because it is there
   * @param skip what of the compressed one is not sent
   */
  #meter(plan: PackPlan, beside: number, ratio: number, passed = 0, skip = 0): UploadMeter {
    const { files, bytes } = plan;
    const expected = { files, beside, bytes: bytes - passed, ratio, skip };
    return new UploadMeter(this.#progress, this.#ports.emit, expected);
  }
}

function bytesOf({ entries }: Tree, { paths }: TargetCopies): number {
  return entries.reduce(
    (sum, entry) => (entry.type === "file" && paths.has(entry.path) ? sum + entry.size : sum),
    0,
  );
}
