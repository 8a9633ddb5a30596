import { quote } from "../remote/quote.ts";
import type { JobSpec } from "../job/spec.ts";

/** The name, beside the job's directory, of the file that holds inline text; and of the one with the secrets. */
export const inlineFile = "inline";
export const secretsFile = "secrets";

/**
 * The shell text that becomes the job: it runs in the job's directory, sets what the job shall see, and is replaced by
 * the script. Values stand in a file, not in an argv; single quotes keep every byte but NUL.
 * @param firstLine the script's first line, whose `#!` says who interprets it
 */
export function launchText(spec: JobSpec, firstLine: string): string {
  const { command } = spec;
  const script = quote(command.kind === "script" ? `./${command.path}` : `../${inlineFile}`);
  return [
    ...(spec.secretEnv.size > 0 ? [`. ../${secretsFile} && rm -f ../${secretsFile} || exit 126`] : []),
    exports(spec.env),
    `set -- ${spec.args.map(quote).join(" ")}`,
    `exec ${command.shell ?? interpreter(firstLine) ?? "sh -e"} ${script} "$@"`,
    "",
  ].join("\n");
}

/** The shell text that sets secrets; the job's launch reads it once and removes it. */
export function secretsText(secretEnv: JobSpec["secretEnv"]): string {
  return exports(new Map([...secretEnv].map(([name, value]) => [name, value.reveal()]))) + "\n";
}

function exports(env: ReadonlyMap<string, string>): string {
  return [...env].map(([name, value]) => `export ${name}=${quote(value)}`).join("\n");
}

/** As the kernel reads it: an interpreter, and all that follows as one argument. */
function interpreter(firstLine: string): string | undefined {
  const [, path, argument] = /^#![ \t]*([^ \t\r\n]+)[ \t]*(.*?)[ \t\r\n]*$/s.exec(firstLine) ?? [];
  if (path === undefined) return undefined;
  return argument ? `${quote(path)} ${quote(argument)}` : quote(path);
}
