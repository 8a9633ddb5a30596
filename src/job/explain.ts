import type { Difference, SimplePart } from "./difference.ts";
import { explainFiles } from "./explain-files.ts";
import { splitPlatform } from "./platform.ts";
import { signatureOf, type Probe, type SignatureParts } from "./signature.ts";
import type { Signed } from "./signature-file.ts";

/** In what two jobs differ: nothing if they have one signature, else one thing at least. */
export function explain(before: Signed, after: Signed): Difference[] {
  return explainWith(before, after, () => {
    if (before.tree === null || after.tree === null) return [{ part: "files" }];
    return explainFiles(before.tree, after.tree);
  });
}

/** What is compared here. */
export type Explained = Pick<Signed, "parts" | "secretTags">;

/** As `explain`. @param files in what the directories differ, if they do */
export function explainWith(
  before: Explained,
  after: Explained,
  files: () => readonly Difference[],
): Difference[] {
  const [old, now] = [before.parts, after.parts];
  if (signatureOf(old) === signatureOf(now)) return [];
  return [
    ...(old.input === now.input ? [] : files()),
    ...explainEnv(new Map(old.env), new Map(now.env)),
    ...explainSecrets(before, after),
    ...explainCommand(old.command, now.command),
    ...simple("outputs", old.outputs, now.outputs),
    ...simple("separate-streams", old.separateStreams, now.separateStreams),
    ...explainPlatform(old.platform, now.platform),
    ...explainProbes(old.probes, now.probes),
    ...simple("cache-salt", old.salt, now.salt),
    ...simple("upstream", old.upstream, now.upstream),
    ...simple("epoch", old.epoch, now.epoch),
  ];
}

function explainEnv(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Difference[] {
  const part = "env";
  const changed = [...after].filter(([name, value]) => before.has(name) && before.get(name) !== value);
  return [
    ...changed.map(([name]): Difference => ({ part, name, change: "value" })),
    ...comeAndGone(part, before.keys(), after.keys()),
  ];
}

function explainSecrets(before: Explained, after: Explained): Difference[] {
  const part = "secret-env";
  const retagged = after.parts.secretNames.filter((name) => {
    const [old, now] = [before.secretTags.get(name) ?? null, after.secretTags.get(name) ?? null];
    return old !== null && now !== null && old !== now;
  });
  return [
    ...comeAndGone(part, before.parts.secretNames, after.parts.secretNames),
    ...retagged.map((name): Difference => ({ part, name, change: "tag" })),
  ];
}

function explainCommand(before: SignatureParts["command"], after: SignatureParts["command"]): Difference[] {
  const parts = new Set(
    [before, after].map(({ kind }): SimplePart => (kind === "script" ? "script" : "run")),
  );
  const isOther = before.kind !== after.kind || before.text !== after.text;
  return [
    ...simple("args", before.args, after.args),
    ...(isOther ? [...parts].map((part): Difference => ({ part })) : []),
    ...simple("shell", before.shell, after.shell),
  ];
}

function explainPlatform(before: string | null, after: string | null): Difference[] {
  if (before === null || after === null) return simple("cache-scope", before, after);
  const [old, now] = [splitPlatform(before), splitPlatform(after)];
  const isPinned = [old.hostKey !== undefined, now.hostKey !== undefined] as const;
  return [
    ...simple("target-class", old.class, now.class),
    ...(isPinned[0] === isPinned[1]
      ? simple("host-key", old.hostKey, now.hostKey)
      : simple("cache-scope", ...isPinned)),
  ];
}

function explainProbes(before: readonly Probe[], after: readonly Probe[]): Difference[] {
  const part = "cache-probe";
  const [old, now] = [answersOf(before), answersOf(after)];
  const changed = [...now].filter(([command, answers]) => (old.get(command) ?? answers) !== answers);
  const found = [
    ...changed.map(([name]): Difference => ({ part, name, change: "answer" })),
    ...comeAndGone(part, old.keys(), now.keys()),
  ];
  if (found.length > 0) return found;
  const moved = after.find(({ command }, index) => command !== before[index]?.command);
  return moved === undefined ? [] : [{ part, name: moved.command, change: "order" }];
}

/** What was answered to each command, however often it was asked. */
function answersOf(probes: readonly Probe[]): ReadonlyMap<string, string> {
  const answers = new Map<string, string>();
  for (const { command, exitCode, stdout } of probes) {
    answers.set(command, `${answers.get(command) ?? ""}${exitCode} ${stdout}\n`);
  }
  return answers;
}

function comeAndGone(
  part: "env" | "secret-env" | "cache-probe",
  before: Iterable<string>,
  after: Iterable<string>,
): Difference[] {
  const [old, now] = [new Set(before), new Set(after)];
  return [
    ...[...now].filter((name) => !old.has(name)).map((name): Difference => ({ part, name, change: "added" })),
    ...[...old]
      .filter((name) => !now.has(name))
      .map((name): Difference => ({ part, name, change: "removed" })),
  ];
}

/** Values that JSON tells apart. */
function simple(part: SimplePart, before: unknown, after: unknown): Difference[] {
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ part }];
}
