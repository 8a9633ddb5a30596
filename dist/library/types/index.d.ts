/**
 * Runs a directory on any machine that can be reached with ssh, and never twice for the same inputs.
 *
 * Inputs have the names that they have in the action, on the command line and in job files, and are checked by the compiler:
 * a wrong name or choice does not compile. Lists are arrays, variables are objects. Nothing is read but what the inputs name:
 * what the command line takes from its surroundings has to be allowed in the options.
 *
 * Every function starts at once and returns a promise that has `events` too, an async iterable. Any number may be going on in
 * one process; each run needs a `results-directory` of its own. An outcome says how the run ended; an error is thrown for
 * inputs that cannot work, and for bugs.
 *
 * A job does not wait for those who read its events. What they have not read yet is kept, up to `eventBuffer`; beyond it output,
 * progress and remarks are left out, and an event `dropped` tells how much. The log file always has everything, and `onEvent`
 * is told everything. Where nobody reads, nothing is kept.
 * @packageDocumentation
 */
export { run } from "./library/run.js";
export { submit } from "./library/submit.js";
export { attach } from "./library/attach.js";
export { cancel } from "./library/cancel.js";
export { fetch } from "./library/fetch.js";
export { sign, type SignedJob } from "./library/sign.js";
export { runFile } from "./library/run-file.js";
export { planFile } from "./library/plan-file.js";
export type { Job } from "./library/job.js";
export type { Options } from "./library/options.js";
export type { Ending, Outcome, Submission } from "./library/outcome.js";
export type { AttachInputs, CancelInputs, Inputs, RunInputs, SignInputs, SubmitInputs, Texts, Variables, } from "./library/inputs.js";
export type { FileEvent } from "./library/file-event.js";
export type { FileOptions, PlanOptions } from "./library/file-options.js";
export type { FileJob, FileOutcome, NamedJob, PlannedJob } from "./library/file-outcome.js";
export type { DroppedEvent, RunEvent } from "./library/run-event.js";
export { InvalidInputs, JobError, type ErrorCode, type Place, type Problem } from "./errors.js";
export type { JobEvent, OutputStream, PhaseName } from "./events.js";
export type { Result, ResultKind } from "./job/result.js";
export type { Probe, SignatureParts } from "./job/signature.js";
export type { Report, ReuseReport } from "./report/report.js";
