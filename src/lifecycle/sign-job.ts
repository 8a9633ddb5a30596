import { createHash } from "node:crypto";
import { basename, dirname } from "node:path";
import { asksTarget } from "../config/parse-sign-settings.ts";
import type { JobSettings, ReuseSettings } from "../config/settings.ts";
import { platformText } from "../job/platform.ts";
import { secretTags } from "../job/secret-tags.ts";
import { printSignatureFile, type Signed } from "../job/signature-file.ts";
import { signatureOf, signatureParts, type Probe, type Signature } from "../job/signature.ts";
import type { Tree } from "../job/tree.ts";
import type { Questions } from "../remote/request.ts";

/** A job with its name among all jobs. */
export interface SignedJob extends Pick<Signed, "parts" | "secretTags"> {
  readonly signature: Signature;
  /** The text of `signature.json`. */
  readonly file: string;
  /** Why nobody may reuse a result of it, or be given one, as a sentence. */
  readonly fault: string | undefined;
}

/** What is signed beside the directory. */
type ToSign = Pick<JobSettings, "spec" | "reuse">;

/** What the target has told about itself. */
export interface TargetFacts {
  readonly platform: string | undefined;
  readonly probes: readonly Probe[];
  readonly hostKey: string | undefined;
}

/** What the target has to be asked before the job can be signed. */
export function questionsOf({ scope, targetClass, probes }: ReuseSettings): Questions {
  return { platform: scope !== "any" && targetClass === undefined, probes };
}

/** Signs a job for which the target need not be asked; `undefined` when it has to be. */
export function signHere(settings: ToSign, tree: Tree): SignedJob | undefined {
  if (asksTarget(settings.reuse)) return undefined;
  return signJob(settings, tree, { platform: undefined, probes: [], hostKey: undefined });
}

/** Signs a job for a target. */
export function signJob({ spec, reuse }: ToSign, tree: Tree, facts: TargetFacts): SignedJob {
  const fault = faultOf(reuse, facts);
  const { scope, targetClass: label, salt = null, secret } = reuse;
  const parts = signatureParts(spec, {
    input: tree.digest,
    salt,
    platform:
      fault === undefined
        ? platformText({ scope, label, probe: facts.platform, hostKey: facts.hostKey })
        : unknownPlatform,
    probes: facts.probes,
  });
  const tags = secretTags(spec.secretEnv, secret);
  return {
    signature: signatureOf(parts),
    parts,
    secretTags: tags,
    fault,
    // Only a job that is sent has a use for it.
    get file(): string {
      return printSignatureFile({ parts, tree: tree.entries, secretTags: tags });
    },
  };
}

/** By what earlier runs of a job are found: its name within the repository. 32 hex digits. */
export function jobKey({ spec, reuse }: JobSettings): string {
  return keyOf(reuse.trust.repository, spec.name);
}

/**
 * By what earlier trees of a directory are found: the end of its path within the repository, so that all jobs of a matrix
 * share them, and checkouts in several places. 32 hex digits.
 */
export function treeKey({ directory, reuse }: JobSettings): string {
  return keyOf(reuse.trust.repository, "tree", basename(dirname(directory)), basename(directory));
}

function keyOf(...words: readonly string[]): string {
  return createHash("sha256").update(words.join("\0")).digest("hex").slice(0, 32);
}

/** Fits no class. */
const unknownPlatform = "unknown:";

function faultOf(reuse: ReuseSettings, { platform, probes, hostKey }: TargetFacts): string | undefined {
  if (questionsOf(reuse).platform && platform === undefined) {
    return "The target cannot say what it is: set target-class, or cache-scope to any.";
  }
  if (reuse.scope === "host" && hostKey === undefined) return "The target has no host key to know it by.";
  const failed = probes.find(({ exitCode }) => exitCode !== 0);
  return failed && `The cache-probe ${failed.command} ended with exit code ${failed.exitCode}.`;
}
