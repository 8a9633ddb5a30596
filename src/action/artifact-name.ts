/**
 * The name under which a job's results are uploaded when the user gave none. What artifact names must not hold becomes
 * `-`: they end up as file names on any system.
 */
export function artifactName(name: string, target: string): string {
  const text = `ssh-job-${name}-${target}`.replace(forbiddenInNames, "-");
  return Array.from(text).slice(0, longestName).join("");
}

/** The name itself, then ones for when other jobs of the run have taken it. */
export function* artifactNames(name: string, signature: string): Generator<string, void> {
  const own = `${name}-${signature.slice(0, 8)}`;
  yield name;
  yield own;
  for (let n = 2; n <= mostJobsOfOneName; n++) yield `${own}-${n}`;
}

/**
 * The path of a file within the artifact: one that is allowed there, by percent-escapes. Different paths stay different,
 * for a `%` that looks like one of our escapes is escaped too. `/` stays; the others would be names on other systems.
 */
export function artifactPath(path: string): string {
  return path.replace(escapedInPaths, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase();
    return `%${code.padStart(2, "0")}`;
  });
}

const longestName = 120;

/** Jobs in one matrix: https://docs.github.com/en/actions/reference/limits */
const mostJobsOfOneName = 256;

// The lists of @actions/artifact, path-and-artifact-name-validation.ts, and control characters.
const forbiddenInNames = /[":<>|*?\\/\p{Cc}]+/gu;

// A backslash is allowed by the client, but its archiver takes it for `/`.
const escapedInPaths = /[":<>|*?\r\n\\]|%(?=22|3A|3C|3E|7C|2A|3F|0D|0A|5C|25)/g;
