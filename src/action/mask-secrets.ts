import * as core from "@actions/core";

/** The text of an ed25519 key has nearly 400 characters. */
const shortestKey = 200;

/**
 * Has the runner hide these texts wherever they are printed, each as a whole and each of its lines. Outside a runner the
 * command itself would print them, so nothing is done there.
 */
export function maskSecrets(...texts: readonly (string | undefined)[]): void {
  if (process.env["GITHUB_ACTIONS"] !== "true") return;
  for (const text of texts) if (text !== undefined && text.trim() !== "") core.setSecret(text);
}

/** The key as it was given, which may not be quite as it is used; but not if it is the path of a file. */
export function keyText(given: ReadonlyMap<string, string>): string | undefined {
  const text = given.get("key");
  return text !== undefined && text.length >= shortestKey ? text : undefined;
}
