import type {
  BaseAgent,
  IdentityCallback,
  KnownPublicKeys,
  ParsedKey,
  SignCallback,
  SigningRequestOptions,
} from "ssh2";

/** A key by which ssh2 asks for a signature. */
type PublicKey = string | Buffer | ParsedKey;
/** An agent's key as ssh2 lists it. */
type Identity = KnownPublicKeys<PublicKey>[number];

/** The agent that listens at a path; with `only`, which holds blobs in base64, as if it had no other keys. */
export async function agentAt(path: string, only?: readonly string[]): Promise<BaseAgent> {
  const ssh2 = (await import("ssh2")).default;
  const agent: BaseAgent = ssh2.createAgent(path);
  if (only === undefined) return agent;
  return new (class extends ssh2.BaseAgent {
    override getIdentities(tell: IdentityCallback<PublicKey>): void {
      agent.getIdentities((error, keys) => {
        if (error) tell(error);
        else tell(null, keys?.filter((key) => only.includes(blobOf(key))) ?? []);
      });
    }

    override sign(
      key: PublicKey,
      data: Buffer,
      options: SigningRequestOptions | SignCallback,
      tell?: SignCallback,
    ): void {
      if (typeof options === "function") agent.sign(key, data, options);
      else agent.sign(key, data, options, tell);
    }
  })();
}

/** The keys that an agent holds, or why it does not say. */
export function identitiesOf(agent: BaseAgent): Promise<readonly Identity[] | Error> {
  return new Promise((resolve) =>
    agent.getIdentities((error, identities) => resolve(error ?? identities ?? [])),
  );
}

/** The blobs, in base64, of the keys that the agent at a path holds; none when it does not answer. */
export async function heldByAgent(path: string): Promise<string[]> {
  const identities = await identitiesOf(await agentAt(path));
  return identities instanceof Error ? [] : identities.map(blobOf);
}

function blobOf(key: Identity | { readonly pubKey: PublicKey }): string {
  if (typeof key === "string") return key;
  if (Buffer.isBuffer(key)) return key.toString("base64");
  return "getPublicSSH" in key ? key.getPublicSSH().toString("base64") : blobOf(key.pubKey);
}
