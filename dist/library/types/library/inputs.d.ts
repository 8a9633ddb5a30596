/** One text, or several: lines, or items of a list, which may hold newlines where a text may. */
export type Texts = string | readonly string[];
/** Variables by their names; or as text, one `NAME=value` a line. */
export type Variables = string | Readonly<Record<string, string | number | boolean>> | ReadonlyMap<string, string>;
/** All inputs, by the names that they have in the action, on the command line and in job files. */
export interface Inputs {
    /**
     * The machine to run on, as `[user@]host[:port]`. An IPv6 address stands in brackets. Not required where the
     * targets of a `job-file` name it.
     */
    readonly host: Texts;
    /** The port to dial, unless `host` names one. Default: `22`. */
    readonly port?: number | undefined;
    /** The user to log in as, unless `host` names one. */
    readonly username?: string | undefined;
    /**
     * The private key to log in with: its text, or the path of a file that holds it. Without it a running ssh-agent
     * is asked.
     */
    readonly key?: string | undefined;
    /** The passphrase of an encrypted `key`. */
    readonly passphrase?: string | undefined;
    /** The password to log in with. A key is the better choice. */
    readonly password?: string | undefined;
    /**
     * The host keys to accept, as lines of a `known_hosts` file; `ssh-keyscan` prints them. This or `fingerprint` is
     * required.
     */
    readonly "known-hosts"?: Texts | undefined;
    /** Fingerprints of the host keys to accept, `SHA256:…`, one a line, as `ssh-keygen -l` prints them. */
    readonly fingerprint?: Texts | undefined;
    /**
     * Accept any host key. Whoever sits on the way can then read and change everything, so use it for machines
     * without a lasting key only. Default: `false`.
     */
    readonly "insecure-ignore-host-key"?: boolean | undefined;
    /**
     * Hosts to go through, `[user@]host[:port]`, one a line, in this order. They share the credentials and the
     * host-key rules of the target.
     */
    readonly jump?: Texts | undefined;
    /** How long one attempt to connect may take. Default: `30s`. */
    readonly "connect-timeout"?: string | undefined;
    /**
     * How often to dial again when the target cannot be reached. A refused login or host key is never tried again.
     * Default: `3`.
     */
    readonly "connect-retries"?: number | undefined;
    /** Where jobs are kept on the target, absolute or below `~/`. Default: `~/.cache/ssh-job`. */
    readonly "remote-directory"?: string | undefined;
    /** The job directory: it is sent to the target, and the job runs in the copy. Default: `.`. */
    readonly directory?: string | undefined;
    /**
     * Files that earlier runs on the same target have made, as `JOB-ID SOURCE [DESTINATION]`, one a line: paths
     * below the directories of that job and of this one. The target copies them; they count in the signature by
     * their content.
     */
    readonly stage?: Texts | undefined;
    /**
     * What not to send, as lines of a `.gitignore` file, on top of the file `.sshjobignore` in the directory. `.git`
     * is always left out.
     */
    readonly exclude?: Texts | undefined;
    /** The script to run, as a path inside the directory. It need not be executable. Default: `start.sh`. */
    readonly script?: string | undefined;
    /** Shell commands to run instead of a `script`. */
    readonly run?: Texts | undefined;
    /**
     * The interpreter, with its options: `bash -euo pipefail`, `python3`. Without it the script's `#!` line decides,
     * and `sh -e` if there is none.
     */
    readonly shell?: string | undefined;
    /** Arguments for the script, one a line, taken exactly. Empty lines are skipped. */
    readonly args?: Texts | undefined;
    /**
     * Environment variables of the job, one `NAME=value` a line. A value of several lines stands between `NAME<<EOF`
     * and `EOF`, as in `$GITHUB_ENV`.
     */
    readonly env?: Variables | undefined;
    /**
     * Environment variables whose values are secret, written as in `env`. They are masked in the log and never part
     * of a command line. With `attach` they are masked and set nothing.
     */
    readonly "secret-env"?: Variables | undefined;
    /**
     * The files to fetch, as globs below the directory, one a line: `**` crosses directories, a leading `!` takes
     * files away again. Without it only the log is fetched, and with `attach` what was submitted.
     */
    readonly outputs?: Texts | undefined;
    /** What to do when no file matches `outputs`: `warn`, `error` (the job has failed) or `ignore`. Default: `warn`. */
    readonly "if-no-outputs"?: "warn" | "error" | "ignore" | undefined;
    /**
     * Where fetched files land, with their paths below the directory. The log is put beside it as
     * `<results-directory>.log`, the report as `<results-directory>.json`. Default: `ssh-job-results`.
     */
    readonly "results-directory"?: string | undefined;
    /** Also write stdout and stderr to `<results-directory>.out` and `<results-directory>.err`. Default: `false`. */
    readonly "separate-streams"?: boolean | undefined;
    /**
     * What to do with results of earlier runs: `auto` takes and stores them as far as the workflow's event may be
     * trusted; `read` stores nothing; `write` takes nothing; `off` does neither, and does not join a run of the same
     * job that is going on. Default: `auto`.
     */
    readonly cache?: "auto" | "read" | "write" | "off" | undefined;
    /** Run the job even if its result is known; the new result takes the place of the old one. Default: `false`. */
    readonly refresh?: boolean | undefined;
    /**
     * Which targets may have the result: `any`, those of the same `class`, or the same `host`, which is known by its
     * host key. Default: `class`.
     */
    readonly "cache-scope"?: "any" | "class" | "host" | undefined;
    /**
     * A name for the targets that give equal results, such as `rpi4`. With it GitHub's cache can answer although the
     * target is switched off. Without it the class is what the target says of its kernel, architecture, system and
     * model.
     */
    readonly "target-class"?: string | undefined;
    /** Any text. Jobs with another text have other results. */
    readonly "cache-salt"?: Texts | undefined;
    /**
     * Commands to run on the target, one a line, such as `gcc --version`. A result is used only where they print the
     * same. If one fails, nothing is reused.
     */
    readonly "cache-probe"?: Texts | undefined;
    /**
     * A secret to sign stored results with; any that is not signed with it is refused. Without it stored results are
     * checked for damage only.
     */
    readonly "cache-secret"?: string | undefined;
    /**
     * How many percent of the jobs whose result is known are run all the same, to tell whether their outputs differ.
     * Default: `0`.
     */
    readonly "cache-verify"?: number | undefined;
    /** A label for log, summary and artifact. Without it the name of the workflow job, or the one submitted. */
    readonly name?: string | undefined;
    /** The run to attach to or to cancel: the output `job-id` of the step that started it. */
    readonly "job-id"?: string | undefined;
    /** How long the job may run; the target itself ends it then. Without it there is no limit. */
    readonly timeout?: string | undefined;
    /** How long the job may write nothing before it is ended. Without it there is no limit. */
    readonly "idle-timeout"?: string | undefined;
    /**
     * What becomes of the job when the workflow is cancelled: `kill` it, or `detach` and let it run on. A job that
     * others have joined goes on for them. Default: `kill`.
     */
    readonly "on-cancel"?: "kill" | "detach" | undefined;
    /**
     * End the run when nobody has followed it for this long; the target itself does, so it holds when the runner is
     * gone. Without it a run that nobody follows goes on.
     */
    readonly "orphan-timeout"?: string | undefined;
    /**
     * What stays on the target when the run is over: `auto` keeps it while there is room for it, `none` removes it
     * once the results are here, `all` keeps it until it is removed by hand. `attach` does as was submitted unless
     * it is given. Default: `auto`.
     */
    readonly keep?: "auto" | "none" | "all" | undefined;
    /**
     * The name of a lock on the target that the run holds while it runs; others that want it wait in line, whichever
     * workflow or terminal they come from. Letters, digits, `.`, `_` and `-`. Without it nothing is waited for.
     */
    readonly lock?: string | undefined;
    /** How many runs may hold the `lock` at once. All that use the lock should say the same. Default: `1`. */
    readonly slots?: number | undefined;
    /** How long to wait for the `lock`. Waiting never counts towards `timeout`. Default: `1h`. */
    readonly "queue-timeout"?: string | undefined;
}
/** The inputs of {@link run}. */
export type RunInputs = Omit<Inputs, "job-id">;
/** The inputs of {@link submit}. */
export type SubmitInputs = Omit<Inputs, "if-no-outputs" | "cache-verify" | "job-id">;
/** The inputs of {@link attach} and {@link fetch}. */
export type AttachInputs = Pick<Inputs, "host" | "port" | "username" | "key" | "passphrase" | "password" | "known-hosts" | "fingerprint" | "insecure-ignore-host-key" | "jump" | "connect-timeout" | "connect-retries" | "remote-directory" | "secret-env" | "outputs" | "if-no-outputs" | "results-directory" | "name" | "on-cancel" | "keep"> & {
    readonly "job-id": string;
};
/** The inputs of {@link cancel}. */
export type CancelInputs = Pick<Inputs, "host" | "port" | "username" | "key" | "passphrase" | "password" | "known-hosts" | "fingerprint" | "insecure-ignore-host-key" | "jump" | "connect-timeout" | "connect-retries" | "remote-directory" | "name"> & {
    readonly "job-id": string;
};
/** The inputs of {@link sign}. A target that need not be asked may be left out. */
export type SignInputs = Omit<RunInputs, "host"> & Partial<Pick<Inputs, "host">>;
