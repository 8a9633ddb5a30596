/** The name of a run on its target: the first 20 hex digits of the job's signature, a hyphen, a number. */
export type RunId = string & { readonly brand: "RunId" };

/** How many hex digits of a signature stand in a run's id. */
export const signatureDigits = 20;

/** Is this text a run's id? */
export function isRunId(text: string): text is RunId {
  return /^[0-9a-f]{20}-[1-9]\d{0,8}$/.test(text);
}
