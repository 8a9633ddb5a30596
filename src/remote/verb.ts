import { Readable } from "node:stream";
import { JobError, type ErrorCode } from "../errors.ts";
import type { Connection, Execution } from "../transport/connection.ts";
import { Answer, cutShort, printable } from "./answer.ts";
import { quote, quoteRemotePath } from "./quote.ts";
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

/** The words after S. @throws {JobError} the error after E */
export async function readFields({ answer, execution }: Started): Promise<string[]> {
  const line = await answer.line();
  if (line === undefined) {
    await succeeded(execution);
    throw cutShort();
  }
  const [tag, ...words] = line.split(" ");
  if (tag === "S") return words;
  if (tag === "E" && isRemoteCode(words[0])) throw remoteError(words[0], printable(words.slice(1).join(" ")));
  throw new JobError("protocol", `The target answered: ${printable(line)}`);
}

/** @throws {JobError} `target` when the command did not end with exit code 0 */
export async function succeeded(execution: Execution): Promise<void> {
  const { code, signal } = await execution.exit;
  if (code === 0) return;
  const said = printable(await execution.stderr);
  throw new JobError("target", `A command on the target ended with ${signal ?? String(code)}: ${said}`);
}

async function exec(
  connection: Connection,
  store: string,
  { verb, words, stdin, signal }: Call,
): Promise<Started | "absent"> {
  const find = `f=$0/scripts/${scripts().hash};[ -r "$f" ]&&exec sh "$f" "$0" "$@";echo ssh-job/1 absent`;
  const command = ["sh", "-c", quote(find), quoteRemotePath(store), verb, ...words.map(quote)].join(" ");
  const input = stdin?.();
  const execution = await connection.exec(command, { stdin: input, signal });
  const answer = new Answer(execution.stdout);
  if ((await greeting(answer, execution)) === "ready") return { answer, execution };
  input?.destroy();
  await execution.exit;
  return "absent";
}

async function install(
  connection: Connection,
  store: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { hash, installer } = scripts();
  const command = `sh -s ${quoteRemotePath(store)} install ${hash}`;
  const stdin = Readable.from([Buffer.from(installer)]);
  const execution = await connection.exec(command, { stdin, signal });
  const answer = new Answer(execution.stdout);
  await greeting(answer, execution);
  await readFields({ answer, execution });
  await succeeded(execution);
}

/** Skips what a login shell said before our first line. */
async function greeting(answer: Answer, execution: Execution): Promise<"ready" | "absent"> {
  for (;;) {
    const line = await answer.line();
    if (line === "ssh-job/1") return "ready";
    if (line === "ssh-job/1 absent") return "absent";
    if (line === undefined) break;
  }
  const { code } = await execution.exit;
  const said = printable(await execution.stderr);
  throw new JobError(
    "target",
    `The login shell did not run our command (exit code ${String(code)}): ${said}`,
    {
      hint: "The account needs a login shell that runs commands, and sh, tar and the usual small tools in its PATH.",
    },
  );
}

const hints = {
  "connection-lost": "The job is sent again when the connection is.",
  "disk-full": "Free space on the target, or set remote-directory to a disk that has some.",
  protocol: "Remove the store on the target and run again.",
  target: "Mend this on the target, or set remote-directory to another place.",
} as const satisfies Partial<Record<ErrorCode, string>>;

function isRemoteCode(word: string | undefined): word is keyof typeof hints {
  return word !== undefined && word in hints;
}

function remoteError(code: keyof typeof hints, message: string): JobError {
  return new JobError(code, `On the target: ${message}`, { hint: hints[code] });
}
