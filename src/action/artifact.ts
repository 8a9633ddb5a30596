import { artifactNames } from "./artifact-name.ts";
import { type ArtifactFile, type LeftOut, type Staging, stageFiles } from "./artifact-staging.ts";

export interface ArtifactOptions {
  readonly name: string;
  /** The user chose the name: it is taken as it is, or not at all. */
  readonly nameIsExplicit: boolean;
  /** The job's, in hex. Tells jobs of one name apart. */
  readonly signature: string;
  /** Those that must not be missing first: of two files in one place the first is taken. */
  readonly files: readonly ArtifactFile[];
  /** Days; the repository's setting without it. */
  readonly retentionDays: number | undefined;
  /** 0 to 9, zlib's levels. */
  readonly compressionLevel: number;
  readonly temporaryDirectory: string;
}

/** Paths and names in it come from the target: sanitise before printing. */
export interface UploadedArtifact {
  readonly kind: "uploaded";
  readonly id: number;
  /** The one that was free. */
  readonly name: string;
  /** The page to download it from, for people who are logged in. */
  readonly url: string;
  /** SHA-256 of the zip file in hex, as actions/upload-artifact gives it. */
  readonly digest: string;
  readonly leftOut: readonly LeftOut[];
  /** Path → its place in the artifact, for those that could not keep their path. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** What became of an artifact. It is skipped when there is nothing to upload, or nowhere to upload it to. */
export type ArtifactOutcome =
  | UploadedArtifact
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "failed"; readonly message: string };

/**
 * Uploads files as one artifact of the workflow run. Never throws: a job is no worse for an artifact that failed. A
 * service that answers 5xx is asked for about half a minute.
 */
export async function uploadResults(options: ArtifactOptions): Promise<ArtifactOutcome> {
  const missing = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL"].find((name) => !process.env[name]);
  if (missing !== undefined) {
    return { kind: "skipped", reason: `This runner offers no artifact service: ${missing} is not set.` };
  }
  try {
    const staging = await stageFiles(options.files, options.temporaryDirectory);
    try {
      return await upload(options, staging);
    } finally {
      await staging.remove();
    }
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

async function upload(options: ArtifactOptions, staging: Staging): Promise<ArtifactOutcome> {
  const { directory, files, leftOut, renamed } = staging;
  if (files.length === 0) return { kind: "skipped", reason: "There is no file to upload." };
  // Several times as heavy as everything else the action imports.
  const { DefaultArtifactClient, GHESNotSupportedError } = await import("@actions/artifact");
  const client = new DefaultArtifactClient();
  const { name: wanted, nameIsExplicit, signature, retentionDays, compressionLevel } = options;
  const settings = { compressionLevel, ...(retentionDays === undefined ? {} : { retentionDays }) };
  for (const name of nameIsExplicit ? [wanted] : artifactNames(wanted, signature)) {
    try {
      const { id, digest } = await client.uploadArtifact(name, [...files], directory, settings);
      if (id === undefined || digest === undefined) throw new Error("The artifact service gave no id.");
      return { kind: "uploaded", id, name, url: artifactUrl(id), digest, leftOut, renamed };
    } catch (error) {
      if (error instanceof GHESNotSupportedError) return { kind: "skipped", reason: error.message };
      if (!isTaken(error)) throw error;
    }
  }
  return { kind: "failed", message: takenMessage(options) };
}

/** Names are unique in a workflow run. The client passes the status on in its message only. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.message.startsWith("Failed to CreateArtifact") &&
    error.message.includes("(409)")
  );
}

function takenMessage({ name, nameIsExplicit }: ArtifactOptions): string {
  const taken = `This workflow run already has an artifact named '${name}'.`;
  return nameIsExplicit
    ? `${taken} Put what tells the jobs apart into artifact-name, such as \${{ matrix.board }} and \${{ github.run_attempt }}, or leave it out.`
    : `${taken} So are all names that were tried in its place: set artifact-name.`;
}

function artifactUrl(id: number): string {
  const {
    GITHUB_SERVER_URL = "https://github.com",
    GITHUB_REPOSITORY = "",
    GITHUB_RUN_ID = "",
  } = process.env;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/artifacts/${id}`;
}
