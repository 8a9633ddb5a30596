/** Who may be served the results of whom. Made from the event that started a workflow; from a terminal it is our own. */
export interface Trust {
  /** The repository's id, which no rename changes; `""` outside of workflows. */
  readonly repository: string;
  /** What results that are made here are kept under, such as `refs/heads/main` or `refs/pull/7/merge`. */
  readonly domain: string;
  /** Domains whose results may be served here; our own comes first. */
  readonly readable: readonly string[];
}
