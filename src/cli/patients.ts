import { statSync } from "node:fs";
import { textsOf, type Given } from "../config/given.ts";
import { connectionInputs } from "../config/inputs/connection.ts";
import { defaultJobFile, readJobFile } from "../config/job-file/read-job-file.ts";
import { parseTargetSettings } from "../config/parse-target-settings.ts";
import { printable } from "../config/printable.ts";
import type { Parsed, TargetSettings } from "../config/settings.ts";
import type { Surroundings } from "../config/surroundings.ts";
import { givenBeside } from "../edge/given-beside.ts";
import { InvalidInputs, type Problem } from "../errors.ts";
import { parsePlannedJob } from "../pipeline/parse-planned-job.ts";
import { planJobs } from "../pipeline/plan.ts";
import type { Options } from "./command.ts";
import type { Patient } from "./examine.ts";
import { parseOptions } from "./parse-options.ts";
import { readSurroundings } from "./surroundings.ts";

/** A target as a job file calls it; without a job file it has no name. */
export interface NamedPatient extends Patient {
  readonly name: string | undefined;
}

/** Whom a doctor is to see. */
export interface Patients {
  readonly patients: readonly NamedPatient[];
  readonly warnings: readonly string[];
  /** Whether it has to be said which finding is whose. */
  readonly areNamed: boolean;
}

/**
 * Understands which targets are to be examined: each line of `--host`, or else those of a job file.
 * @throws {JobError} `invalid`, an `InvalidInputs` with all problems at once
 */
export async function readPatients(options: Options): Promise<Patients> {
  const { operands, given, problems } = options;
  const file = operands[0] ?? (given.has("host") || !isThere(defaultJobFile) ? undefined : defaultJobFile);
  const found: Problem[] = [...problems, ...operands.slice(1).map(tooMuch)];
  if (operands.length > 0 && given.has("host")) found.push(both);
  const all: Read[] = [];
  const surroundings = readSurroundings(process.env);
  try {
    const asked =
      file === undefined ? fromOptions(options, surroundings) : await fromFile(file, options, surroundings);
    // One after the other: each may ask for a passphrase.
    for (const ask of asked) all.push(await ask().catch(collecting(found)));
  } catch (error) {
    collecting(found)(error);
  }
  if (found.length > 0) throw new InvalidInputs(once(found));
  const patients = distinct(all.flatMap(({ patients: some }) => some));
  return {
    patients,
    warnings: [...new Set(all.flatMap(({ warnings }) => warnings))],
    areNamed: file !== undefined || patients.length > 1,
  };
}

type Read = Pick<Patients, "patients" | "warnings">;

/** Reads what stands in one place about one target. */
type Ask = () => Promise<Read>;

function fromOptions(options: Options, surroundings: Surroundings): Ask[] {
  return hostsOf(options.given).map((host) => async () => {
    const given = new Map(options.given);
    if (host !== undefined) given.set("host", host);
    return patientOf(undefined, await parseOptions({ ...options, given }, surroundings, parse), given);
  });
}

/** What each job says of how its target is reached; of a target that several jobs have it is the same. */
async function fromFile(file: string, options: Options, surroundings: Surroundings): Promise<Ask[]> {
  const given = new Map(options.given);
  given.delete("host");
  const plan = planJobs(await readJobFile(file, process.cwd()), {
    jobs: [],
    resultsDirectory: undefined,
    environment: new Map(Object.entries(process.env).map(([name, value = ""]) => [name, value])),
  });
  return plan.jobs.flatMap((job) => {
    const inputs = job.inputs(new Map());
    const beside = givenBeside(inputs, given, process.cwd());
    return hostsOf(inputs).map((host) => async () => {
      const texts = new Map<string, string>();
      const parsed = await parsePlannedJob(plan, job, new Map(), {
        parse: (all, around) => {
          for (const [name, value] of all) {
            if (connection.has(name) || given.has(name)) texts.set(name, textsOf(value).join("\n"));
          }
          if (host !== undefined) texts.set("host", host);
          return parse(texts, around);
        },
        surroundings,
        given: beside,
      });
      return patientOf(job.target || undefined, parsed, texts);
    });
  });
}

/** The hosts of a pool, each by itself; `undefined` where none is given, which is for others to tell. */
function hostsOf(given: Given): readonly (string | undefined)[] {
  const hosts = textsOf(given.get("host") ?? "").flatMap((text) => text.split("\n"));
  const named = hosts.flatMap((line) => line.trim() || []);
  return named.length > 0 ? named : [undefined];
}

/** Without a key to compare with, the server's own are shown; it is not trusted for that. */
function parse(
  given: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): Promise<Parsed<TargetSettings>> {
  return parseTargetSettings(given, { ...surroundings, knownHosts: surroundings.knownHosts ?? "" });
}

function patientOf(
  name: string | undefined,
  { settings, warnings }: Parsed<TargetSettings>,
  given: ReadonlyMap<string, string>,
): Read {
  const key = given.get("key");
  const directory = given.has("remote-directory") ? settings.remoteDirectory : undefined;
  // A key that is no text of one is the path of its file.
  const keyFile = key === undefined || key.includes("\n") ? undefined : key;
  return { patients: [{ name, settings, directory, keyFile }], warnings };
}

/** Jobs of one target are no reason to examine it twice. */
function distinct(patients: readonly NamedPatient[]): NamedPatient[] {
  const keyOf = ({ name, settings: { target, remoteDirectory } }: NamedPatient): string =>
    JSON.stringify([name, target.label, target.destination, target.jump, remoteDirectory]);
  return [...new Map(patients.map((patient) => [keyOf(patient), patient])).values()];
}

const connection: ReadonlySet<string> = new Set(connectionInputs.map(({ name }) => name));

/** Goes on after problems, to tell all of them at once. */
function collecting(found: Problem[]): (error: unknown) => Read {
  return (error) => {
    if (!(error instanceof InvalidInputs)) throw error;
    found.push(...error.problems);
    return { patients: [], warnings: error.warnings };
  };
}

function once(problems: readonly Problem[]): Problem[] {
  const keyOf = ({ input, message, place }: Problem): string =>
    JSON.stringify([input, message, place?.line, place?.column]);
  return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

const both: Problem = {
  input: "--host",
  message: "It does not go with a job file, whose targets are examined.",
  hint: "Leave one of them out.",
};

function tooMuch(word: string): Problem {
  return { input: printable(word), message: "doctor takes one job file only.", hint: "Leave it out." };
}
