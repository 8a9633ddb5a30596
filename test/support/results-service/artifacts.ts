import type { BlobStore } from "./blobs.ts";
import {
  type Answer,
  type Endpoint,
  type Exchange,
  type Operation,
  json,
  twirpError,
  twirpMethod,
} from "./exchange.ts";
import { readZip } from "./zip.ts";

/** A finished artifact. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly run: string;
  readonly job: string;
  /** As the client said it: `sha256:` and hex. */
  readonly digest: string | undefined;
  readonly expiresAt: Date | undefined;
  readonly content: Buffer;
  /** The files of the zip by their path. */
  files(): Map<string, Buffer>;
}

interface Entry {
  readonly id: number;
  readonly name: string;
  readonly run: string;
  readonly job: string;
  readonly blob: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  digest: string | undefined;
  finished: boolean;
}

interface ArtifactRequest {
  readonly workflow_run_backend_id: string;
  readonly workflow_job_run_backend_id: string;
  readonly name: string;
  readonly expires_at?: string;
  readonly size?: string;
  readonly hash?: string;
  readonly name_filter?: string;
  readonly id_filter?: string;
}

const methods: readonly Operation[] = [
  "CreateArtifact",
  "FinalizeArtifact",
  "ListArtifacts",
  "GetSignedArtifactURL",
  "DeleteArtifact",
];

/** Artifact v4: names are unique per workflow run, contents never change. */
export class ArtifactService implements Endpoint {
  readonly #blobs: BlobStore;
  #entries: Entry[] = [];
  #nextId = 1001;

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  get artifacts(): StoredArtifact[] {
    return this.#entries.filter(({ finished }) => finished).map((entry) => this.#stored(entry));
  }

  operation(exchange: Exchange): Operation | undefined {
    const method = twirpMethod(exchange, "ArtifactService");
    return methods.find((name) => name === method);
  }

  answer(operation: Operation, { claims, body }: Exchange): Answer {
    const request = JSON.parse(body.toString()) as ArtifactRequest;
    if (claims === undefined) return twirpError(401, "unauthenticated", "no runtime token");
    if (request.workflow_run_backend_id !== claims.run) {
      return twirpError(403, "permission_denied", "the token is for another workflow run");
    }
    if (operation === "CreateArtifact") return this.#create(request);
    if (operation === "ListArtifacts") return this.#list(request);
    const entry = this.#entries.find(({ run, name }) => run === claims.run && name === request.name);
    if (entry === undefined) return twirpError(404, "not_found", "artifact not found");
    switch (operation) {
      case "FinalizeArtifact":
        return this.#finalize(entry, request);
      case "GetSignedArtifactURL":
        return json(200, { signed_url: this.#blobs.url(entry.blob) });
      default:
        this.#entries = this.#entries.filter((other) => other !== entry);
        return json(200, { ok: true, artifact_id: String(entry.id) });
    }
  }

  #create({
    name,
    workflow_run_backend_id: run,
    workflow_job_run_backend_id: job,
    expires_at,
  }: ArtifactRequest): Answer {
    if (this.#entries.some((other) => other.run === run && other.name === name)) {
      const message = "an artifact with this name already exists on the workflow run";
      return twirpError(409, "already_exists", message);
    }
    const blob = this.#blobs.create();
    const expiresAt = expires_at === undefined ? undefined : new Date(expires_at);
    const entry = { id: this.#nextId++, name, run, job, blob, expiresAt, createdAt: new Date() };
    this.#entries.push({ ...entry, digest: undefined, finished: false });
    return json(200, { ok: true, signed_upload_url: this.#blobs.url(blob) });
  }

  #finalize(entry: Entry, { size, hash }: ArtifactRequest): Answer {
    const content = this.#blobs.content(entry.blob);
    if (entry.finished || content?.length !== Number(size ?? 0)) return json(200, { ok: false });
    entry.digest = hash;
    entry.finished = true;
    return json(200, { ok: true, artifact_id: String(entry.id) });
  }

  #list({ workflow_run_backend_id: wantedRun, name_filter, id_filter }: ArtifactRequest): Answer {
    const found = this.#entries.filter(
      ({ run, name, id, finished }) =>
        finished &&
        run === wantedRun &&
        (name_filter === undefined || name === name_filter) &&
        (id_filter === undefined || String(id) === id_filter),
    );
    const artifacts = found.map((entry) => ({
      workflow_run_backend_id: entry.run,
      workflow_job_run_backend_id: entry.job,
      database_id: String(entry.id),
      name: entry.name,
      size: String(this.#blobs.content(entry.blob)?.length ?? 0),
      created_at: entry.createdAt.toISOString(),
      ...(entry.digest === undefined ? {} : { digest: entry.digest }),
    }));
    return json(200, { artifacts });
  }

  #stored({ id, name, run, job, blob, digest, expiresAt }: Entry): StoredArtifact {
    const content = this.#blobs.content(blob) ?? Buffer.alloc(0);
    return { id, name, run, job, digest, expiresAt, content, files: () => readZip(content) };
  }
}
