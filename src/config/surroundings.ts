import type { AskPassphrase } from "./identities.ts";
import type { FindHostConfig } from "./ssh-config.ts";

/** What an edge knows beside the inputs. */
export interface Surroundings {
  /** Absolute; relative paths in the inputs start here. */
  readonly directory: string;
  /** Where a running ssh-agent listens. */
  readonly agent: string | undefined;
  /** The text of a known_hosts file that counts when no host key is pinned; lines that nobody understands are skipped. */
  readonly knownHosts?: string | undefined;
  /** A private key that is tried when none is given; it need not be there, or open without a passphrase. */
  readonly keyFile?: string | undefined;
  /** What ssh's configuration says of a host; it counts where nothing is given, and goes before the three above. */
  readonly sshConfig?: FindHostConfig | undefined;
  /** Asks whoever is there for a key's passphrase; `undefined` when there is no answer. Without it nobody is asked. */
  readonly askPassphrase?: AskPassphrase | undefined;
  /** Who logs in when nobody is named. */
  readonly defaultUsername: string | undefined;
  /** What the job is called when it has no `name`. */
  readonly jobName: string | undefined;
  /** What has started the workflow; `undefined` outside of workflows. */
  readonly event: WorkflowEvent | undefined;
}

/** What a workflow is told of the event that started it. A text that is not known is empty. */
export interface WorkflowEvent {
  /** `push`, `pull_request`, … */
  readonly name: string;
  /** `owner/name` */
  readonly repository: string;
  /** No rename changes it, and no repository of another server has it. */
  readonly repositoryId: string;
  /** `refs/heads/main`, `refs/pull/7/merge`, … */
  readonly ref: string;
  /** The branch that a pull request is for. */
  readonly baseRef: string;
  readonly defaultBranch: string;
  /** Who started the workflow, and who started it again. */
  readonly actor: string;
  readonly triggeringActor: string;
  /** Of a pull request: its code is from another repository, or nobody knows where from. */
  readonly isFork: boolean;
  /** What the service allows: `none`, `read`, `write-only`; anything else is all. */
  readonly cacheMode: string;
}
