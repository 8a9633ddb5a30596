import { createHash } from "node:crypto";

/** Who may be served the results of whom. Made from the event that started a workflow; from a terminal it is our own. */
export interface Trust {
  /** The repository's id, which no rename changes; `""` outside of workflows. */
  readonly repository: string;
  /** What results that are made here are kept under, such as `refs/heads/main` or `refs/pull/7/merge`. */
  readonly domain: string;
  /** Domains whose results may be served here; our own comes first. */
  readonly readable: readonly string[];
}

/** A word of 32 hex digits that stands for a domain of a repository where only plain words can. */
export function domainKey(repository: string, domain: string): string {
  return createHash("sha256").update(`${repository}\0${domain}`).digest("hex").slice(0, 32);
}
