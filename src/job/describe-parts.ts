import { splitPlatform } from "./platform.ts";
import { showName } from "./show-name.ts";
import type { SignatureParts } from "./signature.ts";

/** What a signature is made of, a line for each part that is there. Values of variables are not told. */
export function describeParts(parts: SignatureParts): string[] {
  const { command, env, secretNames, platform, probes } = parts;
  const names = (list: readonly string[]): string => list.map((name) => showName(name)).join(", ");
  const lines: (readonly [label: string, text: string | undefined])[] = [
    ["directory", parts.input],
    [command.kind === "script" ? "script" : "run", showName(command.text)],
    ["shell", command.shell === null ? undefined : showName(command.shell)],
    ["args", names(command.args)],
    ["env", names(env.map(([name]) => name))],
    ["secret-env", names(secretNames)],
    ["outputs", names(parts.outputs)],
    ["separate-streams", parts.separateStreams ? "true" : undefined],
    ["platform", platform === null ? "any" : showName(splitPlatform(platform).class)],
    ["host key", platform === null ? undefined : splitPlatform(platform).hostKey],
    ...probes.map(({ command: probe, stdout }) => [`cache-probe`, `${showName(probe)} ${stdout}`] as const),
    ["cache-salt", parts.salt === null ? undefined : showName(parts.salt)],
  ];
  return lines.flatMap(([label, text]) => (text === undefined || text === "" ? [] : [`${label}: ${text}`]));
}
