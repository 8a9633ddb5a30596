import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { pack } from "tar-stream";
import { expect, vi } from "vitest";
import type { Coding, Payload, WantedAnswer } from "../../src/remote/request.ts";
import { Following } from "./following.ts";
import { packJob, type Job, type RequestOptions } from "./job.ts";
import { expectWanted } from "./reusing.ts";
import { ask, plainly } from "./submit.ts";
import { randomHex, type Target } from "./target.ts";

/** What stands at a path: a file, one that may be executed, a link, an empty directory. */
export type Node =
  | { readonly type: "file"; readonly content: string | Buffer; readonly executable?: boolean }
  | { readonly type: "symlink"; readonly target: string }
  | { readonly type: "directory" };

/** Paths below the job's directory. */
export type Tree = Readonly<Record<string, Node>>;

/** Changes a file in its place: blocks of 64 KiB out of `bytes`, and its size. */
interface Patch {
  readonly lines: string;
  readonly bytes: Buffer;
}

/** How a tree is sent that is not sent in the plainest way. */
export interface Sending {
  readonly coding?: Coding;
  readonly patch?: Patch | undefined;
  readonly chunks?: string;
  readonly job?: Job;
  /** Changes what is sent. */
  readonly forge?: (payload: Payload) => Payload;
  readonly request?: RequestOptions;
}

/** What trees of tests are known by. */
export const directoryKey: string = "ab".repeat(16);

export function file(content: string | Buffer, executable = false): Node {
  return { type: "file", content, executable };
}

/** So many small files. */
export function manyFiles(count: number): Tree {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`d${index % 20}/f${index}`, file(`${index}\n`)]),
  );
}

/** A signature.json that tells of this tree as far as a target reads it. */
export function signatureOf(tree: Tree): string {
  const entries = Object.entries(tree).map(([path, node]) => [path, printed(node)]);
  const input = createHash("sha256").update(JSON.stringify(entries)).digest("hex");
  return `{"parts":{"env":[["A","1,2"]],"input":"${input}"},"tree":${JSON.stringify(Object.fromEntries(entries))}}\n`;
}

/** Asks for a job with this tree. */
export async function askWith(target: Target, options: RequestOptions = {}, job: Job = idle): Promise<Asked> {
  const signature = randomHex(32);
  const packed = await packJob(job, signature);
  const request = packed.request({ base: directoryKey, ...options });
  return {
    answer: expectWanted(await ask(target.remote, request)),
    job,
    signature,
    submission: request.submission,
  };
}

export interface Asked {
  readonly answer: WantedAnswer;
  readonly job: Job;
  readonly signature: string;
  readonly submission: string;
}

const idle: Job = { run: "true" };

/** What is sent of a tree: all of it, or what is not in an earlier one. */
export async function payloadOf(
  { job, signature }: Pick<Asked, "job" | "signature">,
  tree: Tree,
  earlier: Tree | undefined,
  { coding = "none", patch, chunks }: Sending = {},
): Promise<Payload> {
  const { controlFiles } = await packJob(job, signature);
  const old = withDirectories(earlier ?? {});
  const now = withDirectories(tree);
  const removed = Object.keys(old).filter((path) => now[path]?.type !== old[path]?.type);
  const control = await tarOfNodes({
    ...Object.fromEntries(Object.entries(controlFiles).map(([name, text]) => [name, file(text)])),
    "signature.json": file(signatureOf(tree)),
    ...(removed.length === 0 ? {} : { removed: file(removed.map((path) => `${path}\0`).join("")) }),
    ...(chunks === undefined ? {} : { chunks: file(chunks) }),
  });
  const changed = Object.entries(tree).filter(([path, node]) => !same(node, old[path]));
  const content = await tarOfNodes({
    ...Object.fromEntries(changed.map(([path, node]) => [`work/${path}`, node])),
    ...(patch === undefined ? {} : { patch: file(patch.bytes), patches: file(patch.lines) }),
    changed: file("0\n"),
    complete: file(""),
  });
  return {
    ...plainly(encode(control, coding), encode(content, coding)),
    coding,
    onBase: earlier !== undefined,
  };
}

/** Runs a job with this tree, built on the earlier one if the target has that. @returns once it has become the base */
export async function runWith(
  target: Target,
  tree: Tree,
  earlier?: Tree,
  sending: Sending = {},
): Promise<Sent> {
  const asked = await askWith(target, sending.request, sending.job);
  const onBase = asked.answer.before?.isBase === true && earlier !== undefined;
  const payload = await payloadOf(
    asked,
    sending.patch === undefined ? tree : tree,
    onBase ? earlier : undefined,
    sending,
  );
  const sent = sending.forge?.(payload) ?? payload;
  const { events, ...run } = await asked.answer.send(sent);
  const following = new Following({ ...run, submission: asked.submission }, events);
  if (sending.request?.follow !== false) await following.end();
  const bytes = Buffer.isBuffer(payload.pack) ? payload.pack.length : 0;
  return { following, onBase, bytes, work: join(target.runDirectory(run.id), "work") };
}

export interface Sent {
  readonly following: Following;
  readonly onBase: boolean;
  /** Of the pack. */
  readonly bytes: number;
  readonly work: string;
}

/** Waits until nothing goes on any more on the target: every tree has become a base that can become one. */
export async function settled(target: Target): Promise<void> {
  target.hangUp();
  let quiet = 0;
  // A process that becomes another program has no variables for a moment.
  const look = (): void => {
    quiet = target.processes().length === 0 ? quiet + 1 : 0;
    expect(quiet).toBeGreaterThan(2);
  };
  await vi.waitFor(look, { timeout: 60_000, interval: 50 });
}

/** What stands below a directory, in the form of a tree. */
export function readTree(directory: string): Tree {
  const tree: Record<string, Node> = {};
  const visit = (path: string): void => {
    for (const name of readdirSync(join(directory, path))) {
      const inner = path === "" ? name : `${path}/${name}`;
      const full = join(directory, inner);
      const found = lstatSync(full);
      if (found.isSymbolicLink()) tree[inner] = { type: "symlink", target: readlinkSync(full) };
      else if (!found.isDirectory()) tree[inner] = file(readFileSync(full), (found.mode & 0o100) !== 0);
      else if (readdirSync(full).length === 0) tree[inner] = { type: "directory" };
      else visit(inner);
    }
  };
  if (existsSync(directory)) visit("");
  return tree;
}

/** With every directory that something stands in. */
function withDirectories(tree: Tree): Tree {
  const parents = Object.keys(tree).flatMap((path) => {
    const names = path.split("/");
    return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
  });
  return { ...tree, ...Object.fromEntries(parents.map((path) => [path, { type: "directory" }])) };
}

/** A tree such that two which are the same are equal. */
export function plainTree(tree: Tree): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree)
      .map(([path, node]): [string, string] => [path, printed(node)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export function encode(bytes: Buffer, coding: Coding): Buffer {
  if (coding === "none") return bytes;
  return coding === "gzip" ? gzipSync(bytes) : zstdCompressSync(bytes);
}

function printed(node: Node): string {
  if (node.type === "directory") return "D";
  if (node.type === "symlink") return `L ${node.target}`;
  const sha256 = createHash("sha256").update(node.content).digest("hex");
  return `${node.executable === true ? "X" : "F"} ${Buffer.byteLength(node.content)} ${sha256}`;
}

function same(node: Node, other: Node | undefined): boolean {
  return other !== undefined && printed(node) === printed(other);
}

async function tarOfNodes(nodes: Tree): Promise<Buffer> {
  const archive = pack();
  const mtime = new Date("1980-01-02T00:00:00Z");
  for (const [name, node] of Object.entries(nodes)) {
    if (node.type === "file")
      archive.entry({ name, mode: node.executable === true ? 0o755 : 0o644, mtime }, node.content);
    else if (node.type === "symlink") archive.entry({ name, type: "symlink", linkname: node.target, mtime });
    else archive.entry({ name: `${name}/`, type: "directory", mode: 0o755, mtime });
  }
  archive.finalize();
  return buffer(archive);
}
