import { constants } from "node:fs";
import { access, copyFile, link, lstat, mkdir, mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { artifactPath } from "./artifact-name.ts";

/** A file for an artifact. */
export interface ArtifactFile {
  /** Where it is to stand in the artifact: names joined by `/`. */
  readonly path: string;
  /** Where it is on disk: an absolute path. */
  readonly file: string;
}

/** A file that is not in the artifact. `path` comes from the target. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** A directory that holds exactly what goes into an artifact. */
export interface Staging {
  readonly directory: string;
  /** Absolute paths below `directory`. */
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** Path → its place in the artifact, for those that could not keep their path. */
  readonly renamed: ReadonlyMap<string, string>;
  remove(): Promise<void>;
}

/**
 * Gathers files in a fresh directory, as hard links where possible. Links are left out, not followed: the results are
 * the target's work, and what a link names is the runner's. Of two files in one place the first is taken.
 */
export async function stageFiles(
  files: readonly ArtifactFile[],
  temporaryDirectory: string,
): Promise<Staging> {
  const directory = await mkdtemp(join(temporaryDirectory, "ssh-job-artifact-"));
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  const staged: string[] = [];
  const leftOut: LeftOut[] = [];
  const renamed = new Map<string, string>();
  try {
    for (const { path, file } of files) {
      const place = artifactPath(path);
      const destination = join(directory, place);
      const reason = (await obstacle(file, path)) ?? (await put(file, destination));
      if (reason !== undefined) {
        leftOut.push({ path, reason });
        continue;
      }
      staged.push(destination);
      if (place !== path) renamed.set(path, place);
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { directory, files: staged, leftOut, renamed, remove };
}

/** Why a file must not be read, if so. A file that cannot be read would end the whole process within the archiver. */
async function obstacle(file: string, path: string): Promise<string | undefined> {
  const stats = await lstat(file);
  if (stats.isSymbolicLink()) return "it is a symbolic link";
  if (!stats.isFile()) return "it is not a regular file";
  let parent = dirname(file);
  for (let depth = path.split("/").length; depth > 1; depth--) {
    if ((await lstat(parent)).isSymbolicLink()) return "it stands behind a symbolic link";
    parent = dirname(parent);
  }
  return (await isReadable(file)) ? undefined : "it cannot be read";
}

async function isReadable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}

/** Links or copies; says why it could not where another file is in the way. */
async function put(file: string, destination: string): Promise<string | undefined> {
  try {
    await mkdir(dirname(destination), { recursive: true });
    await linkOrCopy(file, destination);
    return undefined;
  } catch (error) {
    if (["EEXIST", "ENOTDIR"].includes(codeOf(error))) return "another file has its place in the artifact";
    throw error;
  }
}

async function linkOrCopy(file: string, destination: string): Promise<void> {
  try {
    await link(file, destination);
  } catch (error) {
    // Another file system, one without hard links, too many links, or a kernel that guards other people's files.
    if (!["EXDEV", "EPERM", "EACCES", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(codeOf(error)))
      throw error;
    await copyFile(file, destination, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}
