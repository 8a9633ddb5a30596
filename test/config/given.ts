import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ssh2 from "ssh2";
import { afterAll, beforeAll } from "vitest";
import { parseSettings } from "../../src/config/parse-settings.ts";
import type { JobSettings, Parsed, Settings } from "../../src/config/settings.ts";
import type { Surroundings } from "../../src/config/surroundings.ts";
import { InvalidInputs } from "../../src/errors.ts";

export const privateKey: string = makeKey();

/** One in three hundred of the keys that ssh2 1.17 makes cannot be read, not even by itself. */
export function makeKey(passphrase?: string): string {
  const { private: key } =
    passphrase === undefined
      ? ssh2.utils.generateKeyPairSync("ed25519")
      : ssh2.utils.generateKeyPairSync("ed25519", { passphrase, cipher: "aes256-cbc", rounds: 16 });
  return ssh2.utils.parseKey(key, passphrase) instanceof Error ? makeKey(passphrase) : key;
}

/** `SHA256:` and 43 characters. */
export const fingerprint: string = "SHA256:".padEnd(50, "aB3+/");

/** The least that is valid, in a directory with a `start.sh`. */
const least: Readonly<Record<string, string>> = {
  host: "ci@host.example",
  key: privateKey,
  fingerprint,
};

export interface Scene {
  /** Absolute, without links. Holds `start.sh`. */
  readonly directory: string;
  /** Parses `least` with these inputs in place; an empty one takes one away. */
  parse(
    inputs?: Readonly<Record<string, string>>,
    other?: Partial<Surroundings>,
  ): Promise<Parsed<JobSettings>>;
  /** The same, for any mode. */
  parseAny(
    inputs?: Readonly<Record<string, string>>,
    other?: Partial<Surroundings>,
  ): Promise<Parsed<Settings>>;
  /** The lines that a user reads when the inputs are invalid; none if they are not. */
  problems(inputs?: Readonly<Record<string, string>>, other?: Partial<Surroundings>): Promise<string[]>;
}

/** A directory for the tests of one file, made before them and removed after them. */
export function useScene(): Scene {
  let directory = "";
  beforeAll(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), "ssh-job-config-")));
    await writeFile(join(directory, "start.sh"), "#!/bin/sh\n");
  });
  afterAll(() => rm(directory, { recursive: true }));

  const parseAny: Scene["parseAny"] = (inputs = {}, other = {}) =>
    parseSettings(new Map(Object.entries({ ...least, ...inputs })), {
      directory,
      agent: undefined,
      defaultUsername: undefined,
      jobName: "build",
      event: undefined,
      ...other,
    });
  const parse: Scene["parse"] = async (inputs, other) => {
    const { settings, ...rest } = await parseAny(inputs, other);
    if (settings.mode !== "run" && settings.mode !== "submit") throw new Error("these settings start no job");
    return { settings, ...rest };
  };
  return {
    get directory() {
      return directory;
    },
    parse,
    parseAny,
    async problems(inputs, other) {
      try {
        await parseAny(inputs, other);
        return [];
      } catch (error) {
        if (error instanceof InvalidInputs) return error.message.split("\n");
        throw error;
      }
    },
  };
}
