import { Readable } from "node:stream";
import { JobError } from "../errors.ts";
import type { Connection, Execution, Exit } from "../transport/connection.ts";
import { Answer, cutShort, printable } from "./answer.ts";
import { quote, quoteRemotePath } from "./quote.ts";
import { remoteError } from "./remote-error.ts";
import { scripts } from "./scripts.ts";

/** One verb of the scripts and what it is given. */
export interface Call {
  readonly verb: string;
  readonly words: readonly string[];
  /** A fresh stream at each call: the verb may have to be started twice. */
  readonly stdin?: () => Readable;
  readonly signal?: AbortSignal | undefined;
}

/** A started verb whose greeting has been read. */
export interface Started {
  readonly answer: Answer;
  readonly execution: Execution;
}

/**
 * Starts a verb; installs the scripts first when the store does not have them.
 * @param store absolute, or starting with `~/`
 */
export async function startVerb(connection: Connection, store: string, call: Call): Promise<Started> {
  const started = await exec(connection, store, call);
  if (started !== "absent") return started;
  await install(connection, store, call.signal);
  const again = await exec(connection, store, call);
  if (again === "absent") throw new JobError("target", "The scripts vanished from the target's store");
  return again;
}

/** The words after S. @throws {JobError} the error after E, when the command has cleaned up */
export async function readFields(started: Started): Promise<string[]> {
  const [tag, ...words] = await readWords(started);
  if (tag === "S") return words;
  throw new JobError("protocol", `The target answered: ${printable([tag, ...words].join(" "))}`);
}

/** The words of a line. @throws {JobError} the error after E, when the command has cleaned up */
export async function readWords(started: Started): Promise<string[]> {
  const line = await started.answer.line();
  if (line === undefined) {
    await succeeded(started);
    throw cutShort();
  }
  const [tag = "", ...words] = line.split(" ");
  if (tag !== "E") return [tag, ...words];
  await exitOf(started).catch(() => undefined); // what it had to say is said
  throw remoteError(words);
}

/** So many bytes. @throws {JobError} `protocol` when they are too many, `connection-lost` when they are too few */
export async function readPiece({ answer }: Started, length: number): Promise<Buffer> {
  if (length > longestPiece) throw new JobError("protocol", "The target answered with an endless text");
  const pieces: Buffer[] = [];
  for await (const piece of answer.bytes(length)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The words of every line up to the one that is a dot. @throws {JobError} `protocol`, `connection-lost` when it is cut */
export async function readLines({ answer }: Started): Promise<string[][]> {
  const lines: string[][] = [];
  for (let bytes = 0; bytes <= longestList;) {
    const line = await answer.line();
    if (line === undefined) throw cutShort();
    if (line === ".") return lines;
    const words = line.split(" ");
    if (words[0] === "E") throw remoteError(words.slice(1));
    lines.push(words);
    bytes += line.length + 1;
  }
  throw new JobError("protocol", "The target answered with an endless list");
}

/** The first line of what is still to come, which may be a long one and need not have an end. @throws {JobError} `protocol` */
export async function readText({ answer }: Started): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer.rest() as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > longestPiece) throw new JobError("protocol", "The target answered with an endless text");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8").split("\n", 1)[0] ?? "";
}

const longestList = 16 * 1024 * 1024;
const longestPiece = 64 * 1024 * 1024;

/** @throws {JobError} `target` when the command ended with another exit code than 0, `connection-lost` when it was killed */
export async function succeeded(started: Started): Promise<void> {
  const { code, signal } = await exitOf(started);
  if (code === 0) return;
  if (code === undefined)
    throw new JobError("connection-lost", `A command of ours on the target was ended by ${String(signal)}`);
  const said = printable(await started.execution.stderr);
  throw new JobError("target", `A command on the target ended with exit code ${code}: ${said}`);
}

/** How the command ended. A login shell may say something after it, too. */
async function exitOf({ answer, execution }: Started): Promise<Exit> {
  await answer.discard();
  return execution.exit;
}

/**
 * The tar stream that is still to come, which may be several archives one after the other, and a promise that settles when
 * the target is done: with what its tar complained about (`""` for nothing).
 */
export function readArchive({ answer, execution }: Started): {
  archive: Readable;
  complaint: Promise<string>;
} {
  const complaint = Promise.all([execution.exit, execution.stderr]).then(([{ code }, stderr]) =>
    code === 0 ? "" : printable(stderr) || `tar ended with ${String(code)}`,
  );
  complaint.catch(() => undefined); // the archive's reader sees the same failure first
  return { archive: answer.rest(), complaint };
}

async function exec(
  connection: Connection,
  store: string,
  { verb, words, stdin, signal }: Call,
): Promise<Started | "absent"> {
  const command = ["sh", "-c", quote(find()), quoteRemotePath(store), verb, ...words.map(quote)].join(" ");
  const execution = await connection.exec(command, { stdin: stdin?.(), signal });
  const started = { answer: new Answer(execution.stdout), execution };
  if ((await greeting(started)) === "ready") return started;
  await exitOf(started);
  return "absent";
}

/**
 * Runs the scripts of `$0`, the store, if they are there. Their text is known to everybody, so their place has to be
 * ours, or that of a group which nobody else could have made (as `check_store` has it): any other is left to the
 * installer, which says why it is refused. No variables, because the job shall see those of the login; no `!`, because
 * of csh.
 */
function find(): string {
  const ours = `[ -O "\${0%/*}" ]&&[ -O "$1" ]`;
  const shared = 'case $(ls -ld "${0%/*}") in d????ws?-*)cd -P "${0%/*}/..";;*)exit 1;esac';
  const closed = "until case $(ls -ld .) in ?????w*|????????w*)exit 1;esac;[ . -ef / ];do cd ..;done";
  const trusted = `{ ${ours}||{ [ -f "$1" ]&&(${shared}&&${closed});};}`;
  const places = `[ -h "\${0%/*}" ]||[ -h "$0" ]||{ ${trusted}&&exec sh "$@";}`;
  return `set -- "$0/scripts/${scripts().hash}" "$0" "$@";${places};echo;echo ssh-job/1 absent`;
}

async function install(
  connection: Connection,
  store: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { hash, bytes, installer } = scripts();
  const command = `sh -s ${quoteRemotePath(store)} install ${hash} ${bytes}`;
  const stdin = Readable.from([Buffer.from(installer)]);
  const execution = await connection.exec(command, { stdin, signal });
  const started = { answer: new Answer(execution.stdout), execution };
  await greeting(started);
  await readFields(started);
  await succeeded(started);
}

/** Skips what a login shell said before our first line. */
async function greeting({ answer, execution }: Started): Promise<"ready" | "absent"> {
  let noise = "";
  for (;;) {
    const line = await answer.line();
    if (line === "ssh-job/1") return "ready";
    if (line === "ssh-job/1 absent") return "absent";
    if (line === undefined) break;
    noise = line;
  }
  const { code } = await execution.exit;
  const said = printable(`${await execution.stderr} ${noise}`) || "it said nothing";
  throw new JobError(
    "target",
    `The login shell did not run our command (exit code ${String(code)}): ${said}`,
    {
      hint: "The account needs a login shell that runs commands, and sh, tar and the usual small tools in its PATH.",
    },
  );
}
