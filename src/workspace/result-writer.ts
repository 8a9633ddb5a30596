import { constants, copyFileSync, linkSync, lstatSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Emit } from "../events.ts";
import type { Member } from "./archive-reader.ts";
import type { ExpectedEntries } from "./expected-entries.ts";
import { errorCode } from "./file.ts";
import { localFault } from "./local-fault.ts";
import { memberPath, type PathLimits, refusal } from "./member-path.ts";
import { Remarks } from "./remarks.ts";
import { placeLinks } from "./result-links.ts";
import type { SecretSearch } from "./secret-search.ts";
import { parentOf, type StoredFile, type UnpackedEntry } from "./unpacked-entry.ts";
import { gatherPieces, writeLarge, writeSmall } from "./write-content.ts";

/** What an archive may hold. The first member beyond ends the unpacking before it is written. */
export interface UnpackLimits extends PathLimits {
  /** Bytes of all files, copies for hard links included. */
  readonly bytes: number;
  readonly entries: number;
}

/** Larger files are written while more of them comes. Bytes. */
const smallBytes = 256 * 1024;

/**
 * Writes members of an archive below an empty directory of ours and trusts nothing that they say: directories are made
 * by us or checked to be some, files are new, links come last.
 */
export class ResultWriter {
  readonly #root: string;
  readonly #limits: UnpackLimits;
  readonly #expected: ExpectedEntries | undefined;
  readonly #search: SecretSearch | undefined;
  readonly #entries = new Map<string, UnpackedEntry>();
  readonly #directories = new Set<string>([""]);
  readonly #links = new Map<string, string>();
  readonly #remarks = new Remarks();
  #members = 0;
  #bytes = 0;

  /**
   * @param root real path of an empty directory that nobody else writes to
   * @param expected what has to come; without it, whatever comes within the limits
   * @param search what to look for in files that come
   */
  constructor(root: string, limits: UnpackLimits, expected?: ExpectedEntries, search?: SecretSearch) {
    this.#root = root;
    this.#limits = limits;
    this.#expected = expected;
    this.#search = search;
  }

  /** @throws {JobError} `results` if the member may not or cannot be written */
  async write(member: Member): Promise<void> {
    this.#members += 1;
    if (this.#members > this.#limits.entries) {
      throw refusal(member.name, `it comes after ${this.#limits.entries} others`);
    }
    const path = this.#pathOf(member.name);
    if (member.nameIsEscaped)
      this.#remarks.add("Results have names that are not UTF-8 and were escaped", path);
    switch (member.kind) {
      case "directory":
        this.#makeDirectory(path);
        return;
      case "file":
        await this.#writeFile(path, member);
        return;
      case "hardlink":
        this.#copy(path, this.#pathOf(member.target));
        return;
      case "symlink":
        this.#deferLink(path, member.target);
        return;
      case "special":
        this.#remarks.add("FIFOs and devices are no results and were left out", path);
        return;
      case "unknown":
        this.#remarks.add("Sparse files and other uncommon members cannot be read and were left out", path);
    }
  }

  /** Puts in place a file that is at hand and is what `entry` says; it stays where it is, too. @throws {JobError} `results` */
  adopt(directory: string, entry: StoredFile): void {
    const path = this.#pathOf(entry.path);
    this.#expected?.requireFile(path, entry.size);
    this.#makeRoom(path, entry.size);
    attempt(path, () => linkOrCopy(join(directory, path), this.#absolute(path)));
    this.#entries.set(path, { ...entry, path });
  }

  /** Makes the links. Returns what is there then. @throws {JobError} `results`, also if that is not what was expected */
  finish(emit: Emit): UnpackedEntry[] {
    for (const [path, remark] of placeLinks(this.#root, this.#links)) {
      this.#entries.delete(path);
      this.#remarks.add(remark, path);
    }
    const entries = [...this.#entries.values()];
    this.#expected?.requireAll(entries);
    this.#remarks.warn(emit);
    return entries;
  }

  #pathOf(name: string): string {
    return memberPath(name, this.#limits, process.platform);
  }

  async #writeFile(path: string, { size, executable, content }: Member): Promise<void> {
    this.#expected?.requireFile(path, size);
    this.#makeRoom(path, size);
    const mode = executable ? 0o755 : 0o644;
    const file = this.#absolute(path);
    let sha256: string;
    let holdsSecret: boolean | undefined;
    if (size <= smallBytes) {
      const whole = await gatherPieces(content, size);
      sha256 = attempt(path, () => writeSmall(file, mode, whole));
      holdsSecret = this.#search?.holds(whole);
    } else {
      const passing = this.#search?.watch(content);
      sha256 = await writeLarge(file, mode, passing?.content ?? content, (error) => faultOf(path, error));
      holdsSecret = passing?.found();
    }
    this.#entries.set(path, {
      path,
      type: "file",
      size,
      executable,
      sha256,
      holdsSecret,
    });
  }

  /** A hard link becomes a copy; one to a link becomes another such link. */
  #copy(path: string, source: string): void {
    const original = this.#entries.get(source);
    const target = this.#links.get(source);
    if (target !== undefined) {
      this.#deferLink(path, target);
    } else if (original?.type === "file") {
      this.#expected?.requireFile(path, original.size);
      this.#makeRoom(path, original.size);
      attempt(path, () =>
        copyFileSync(this.#absolute(source), this.#absolute(path), constants.COPYFILE_EXCL),
      );
      this.#entries.set(path, { ...original, path });
    } else {
      this.#remarks.add("Hard links to what is not among the results were left out", path);
    }
  }

  #deferLink(path: string, target: string): void {
    this.#makeRoom(path, 0);
    this.#links.set(path, target);
    this.#entries.set(path, { path, type: "symlink", size: 0, executable: false, target });
  }

  #makeRoom(path: string, size: number): void {
    if (path === "") throw refusal(".", "it is not a directory");
    if (this.#entries.has(path)) throw refusal(path, "it did so twice");
    this.#bytes += size;
    if (this.#bytes > this.#limits.bytes) {
      throw refusal(path, `with it the results are larger than ${this.#limits.bytes} bytes`);
    }
    this.#makeDirectory(parentOf(path));
  }

  #makeDirectory(path: string): void {
    if (this.#directories.has(path)) return;
    if (this.#entries.has(path)) throw refusal(path, "as a directory and as something else");
    this.#makeDirectory(parentOf(path));
    attempt(path, () => mkdirUnlessThere(this.#absolute(path)));
    this.#directories.add(path);
    this.#entries.set(path, { path, type: "directory", size: 0, executable: false });
  }

  #absolute(path: string): string {
    return join(this.#root, path);
  }
}

/** Not all file systems have hard links. */
function linkOrCopy(source: string, path: string): void {
  try {
    linkSync(source, path);
  } catch (error) {
    if (errorCode(error) === "EEXIST") throw error;
    copyFileSync(source, path, constants.COPYFILE_EXCL);
  }
}

/** Two names may be one to a file system: the directory may be there, but only as one. */
function mkdirUnlessThere(path: string): void {
  try {
    mkdirSync(path, 0o755);
  } catch (error) {
    if (errorCode(error) !== "EEXIST" || !lstatSync(path).isDirectory()) throw error;
  }
}

function attempt<Value>(path: string, write: () => Value): Value {
  try {
    return write();
  } catch (error) {
    throw faultOf(path, error);
  }
}

function faultOf(path: string, error: unknown): unknown {
  const local = localFault(path, error);
  if (local !== undefined) return local;
  const code = errorCode(error) ?? String(error);
  const fault =
    code === "EEXIST" ? "another result has this name on this machine" : `it cannot be written: ${code}`;
  return refusal(path, fault, error);
}
