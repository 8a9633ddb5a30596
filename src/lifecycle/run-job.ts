import { randomBytes } from "node:crypto";
import type { JobSettings } from "../config/settings.ts";
import { JobError } from "../errors.ts";
import { signatureOf, signatureParts } from "../job/signature.ts";
import type { JobSpec } from "../job/spec.ts";
import type { Tree } from "../job/tree.ts";
import { resultsPaths } from "../workspace/results-place.ts";
import { readTree } from "../workspace/walk.ts";
import { aboutOf } from "./about.ts";
import { claimPlace } from "./claim-place.ts";
import { conclude, type Outcome } from "./conclude.ts";
import { afterAbort, heed } from "./heed.ts";
import { endSubmission } from "./end-submission.ts";
import { Link } from "./link.ts";
import type { Ports } from "./ports.ts";
import { Progress } from "./progress.ts";
import { seeThrough } from "./see-through.ts";
import { submitRun } from "./submit-run.ts";

/**
 * Runs one job on one target, from its directory to its results; with mode submit, until it was started. Whatever happens
 * is an outcome, not an error.
 */
export async function runJob(settings: JobSettings, ports: Ports): Promise<Outcome> {
  const { mode, directory, resultsDirectory, exclude, spec, remoteDirectory, target } = settings;
  const { dial, emit, stop, record } = ports;
  const progress = new Progress(emit, spec.name);
  return conclude(settings, ports, progress, async () => {
    await claimPlace(settings, progress, emit);
    const tree = await progress.phase("sign", () =>
      readTree(directory, { exclude, leaveOut: resultsPaths(resultsDirectory), emit, signal: stop.signal }),
    );
    requireScript(spec, tree);
    const basis = { input: tree.digest, salt: null, platform: null, probes: [] };
    const signature = signatureOf(signatureParts(spec, basis));
    const about = aboutOf(settings, signature);
    progress.signature = signature;

    await using link = new Link(dial, remoteDirectory, emit);
    progress.opened = link.opened;
    const giveUp = (): void => void link.close();
    using _deadline = afterAbort(stop.signal, stop.withinMs, giveUp);
    const run = await heed(stop.signal, giveUp, async () => {
      await progress.phase("connect", () => link.ready());
      const submission = { signature, submission: randomBytes(16).toString("hex") };
      progress.submission = submission;
      record(submission);
      return progress.phase("upload", () => submitRun(link, settings, tree, submission, about, ports));
    }).catch(async (error: unknown) => {
      if (stop.signal.aborted) await endSubmission(settings, ports, progress);
      throw error;
    });
    progress.id = run.id;
    progress.sent = run.sent;
    progress.joined = run.joined;
    emit({ type: "submitted", jobId: run.id, target: target.label, joined: run.joined });
    return mode === "submit" ? undefined : await seeThrough(run, { link, settings, about, progress, ports });
  });
}

/** Config has seen the script on disk; what is excluded is seen only when the tree is read. */
function requireScript({ command }: JobSpec, { entries }: Tree): void {
  if (command.kind === "inline" || entries.some(({ path }) => path === command.path)) return;
  throw new JobError("invalid", `The script ${command.path} is excluded from what is sent.`, {
    hint: "Change exclude or .sshjobignore, or set script to another file.",
  });
}
