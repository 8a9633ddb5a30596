import * as core from "@actions/core";

/**
 * Has the runner hide these texts wherever they are printed, each as a whole and each of its lines. Outside a runner the
 * command itself would print them, so nothing is done there.
 */
export function maskSecrets(...texts: readonly (string | undefined)[]): void {
  if (process.env["GITHUB_ACTIONS"] !== "true") return;
  for (const text of texts) if (text !== undefined && text.trim() !== "") core.setSecret(text);
}
