import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Given } from "../../src/config/given.ts";
import { parseSettings } from "../../src/config/parse-settings.ts";
import type { PipelineEvent } from "../../src/pipeline/pipeline-event.ts";
import type { JobOutcome, PipelineOutcome } from "../../src/pipeline/pipeline-outcome.ts";
import type { Plan, PlannedJob } from "../../src/pipeline/planned-job.ts";
import { runPipelineOverSsh } from "../../src/wiring.ts";
import type { SshServer } from "../support/ssh-server.ts";

/** A job of a plan, as a test writes it. */
export interface Draft {
  readonly on: SshServer;
  readonly needs?: readonly string[];
  readonly run: string;
  readonly stage?: PlannedJob["stage"];
  readonly inputs?: (signatures: ReadonlyMap<string, string>) => Readonly<Record<string, string>>;
}

export interface Options {
  readonly parallel?: number;
  readonly keepGoing?: boolean;
  readonly signal?: AbortSignal;
  readonly watch?: (event: PipelineEvent) => void;
}

/** Somebody's directory with a job's directory in it, from which plans are run. */
export class Workshop implements Disposable {
  readonly directory: string = mkdtempSync(join(tmpdir(), "workshop-"));
  readonly events: PipelineEvent[] = [];

  constructor() {
    mkdirSync(join(this.directory, "job"));
    writeFileSync(join(this.directory, "job", "input"), "42\n");
  }

  /** Shell text that notes down something, in a file that all targets of this machine share. */
  note(word: string): string {
    return `echo ${word} >>${this.directory}/notes`;
  }

  /** What was noted down so far, in that order. */
  get notes(): string[] {
    const file = join(this.directory, "notes");
    return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  }

  get warnings(): string[] {
    return this.events.flatMap((event) =>
      event.type === "told" && event.event.type === "warning" ? [event.event.message] : [],
    );
  }

  plan(drafts: Readonly<Record<string, Draft>>): Plan {
    const jobs = Object.entries(drafts).map(([id, draft]) => this.#planned(id, draft));
    return { file: join(this.directory, "ssh-job.yml"), jobs };
  }

  run(drafts: Readonly<Record<string, Draft>>, options: Options = {}): Promise<PipelineOutcome> {
    const { parallel = 8, keepGoing = false, signal = new AbortController().signal, watch } = options;
    return runPipelineOverSsh(
      this.plan(drafts),
      {
        parse: (planned, signatures) => this.parse(planned.inputs(signatures)),
        emit: (event) => {
          this.events.push(event);
          watch?.(event);
        },
        stop: { signal, by: "tester", hasSuccessor: false, withinMs: 6_000 },
        caches: {},
        record: () => undefined,
      },
      { parallel, keepGoing },
    );
  }

  parse(given: Given): ReturnType<typeof parseSettings> {
    return parseSettings(given, {
      directory: this.directory,
      agent: undefined,
      defaultUsername: undefined,
      jobName: undefined,
      event: undefined,
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  #planned(id: string, { on, needs = [], run, stage = [], inputs = () => ({}) }: Draft): PlannedJob {
    return {
      id,
      job: id,
      matrix: new Map(),
      needs,
      target: `${on.port}`,
      stage,
      inputs: (signatures) =>
        new Map(
          Object.entries({
            host: `${on.username}@${on.host}:${on.port}`,
            key: on.privateKey,
            "known-hosts": on.knownHosts,
            "remote-directory": "~/store",
            "connect-retries": "0",
            directory: "job",
            "results-directory": `results/${id}`,
            name: id,
            run,
            ...inputs(signatures),
          }),
        ),
    };
  }
}

/** How each job ended: a kind of result, or `skipped`. */
export function ends({ jobs }: PipelineOutcome): Record<string, string> {
  return Object.fromEntries(
    jobs.map((job) => [job.planned.id, job.kind === "skipped" ? "skipped" : job.result.kind]),
  );
}

/** A job of an outcome that has run. */
export function ranOf({ jobs }: PipelineOutcome, id: string): JobOutcome & { readonly kind: "ran" } {
  const found = jobs.find(({ planned }) => planned.id === id);
  if (found?.kind !== "ran") throw new Error(`${id} has not run`);
  return found;
}
