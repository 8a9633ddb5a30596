/** What an edge knows beside the inputs. */
export interface Surroundings {
  /** Absolute; relative paths in the inputs start here. */
  readonly directory: string;
  /** Where a running ssh-agent listens. */
  readonly agent: string | undefined;
  /** Who logs in when nobody is named. */
  readonly defaultUsername: string | undefined;
  /** What the job is called when it has no `name`. */
  readonly jobName: string | undefined;
}
