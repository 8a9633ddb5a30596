import type { RunEvent } from "./run-event.js";
/** What goes with the inputs. Without it nothing is read but what the inputs name: no variable, and no file of the user. */
export interface Options {
    /**
     * Aborted, it does what Ctrl-C does on a terminal: the run on the target ends (or goes on, with `"on-cancel": "detach"`),
     * and the result is `cancelled`.
     */
    readonly signal?: AbortSignal | undefined;
    /**
     * Told everything at once, while it happens, and never anything twice. What it throws ends the run, as `signal` does, and
     * is what the promise is then rejected with.
     */
    readonly onEvent?: ((event: RunEvent) => void) | undefined;
    /** Where relative paths start: the working directory of the process, if not given. */
    readonly cwd?: string | undefined;
    /**
     * A directory for results that are reused without asking the target, and for what files were found to hold. It is made if it
     * is not there, and several processes may share it. Without it nothing is kept on this machine.
     */
    readonly cacheDirectory?: string | undefined;
    /**
     * Variables, such as `process.env`. With them the ssh-agent of `SSH_AUTH_SOCK` is asked, and in a workflow stored results
     * are used as far as its event may be trusted.
     */
    readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
    /** Take what is not given from the user's ssh: name, keys, `~/.ssh/config` and `~/.ssh/known_hosts`. */
    readonly useSshConfig?: boolean | undefined;
    /** Who asks when a run is cancelled, as all who follow it are told: the user, if `useSshConfig` is set, else `library`. */
    readonly by?: string | undefined;
    /**
     * How many bytes of events may wait for a reader who is slower than the job: 16 MiB, if not given. What is more is left out,
     * which an event tells.
     */
    readonly eventBuffer?: number | undefined;
}
