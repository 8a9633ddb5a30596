import { Secret } from "../secret.ts";
import { repairArmour } from "./key-armour.ts";
import { diagnoses, recogniseOther, type Diagnosis } from "./key-diagnosis.ts";
import { convertPkcs8 } from "./pkcs8.ts";

export type PrivateKeyReading =
  /** `key` is text that ssh2 can read. `repaired` says in words what was wrong with the text given. */
  | { readonly ok: true; readonly key: Secret; readonly repaired: string[] }
  /** Nothing of what was given is in either text. */
  | ({ readonly ok: false } & Diagnosis);

/**
 * Turns what people paste as a private key into one that can log in. What a form or a YAML file did to the text is put
 * right; what cannot be put right is explained, without showing any of it.
 */
export async function readPrivateKey(
  text: string,
  passphrase: Secret | undefined,
): Promise<PrivateKeyReading> {
  const other = recogniseOther(text);
  if (other !== undefined) return { ok: false, ...other };
  const armour = repairArmour(text);
  if ("message" in armour) return { ok: false, ...armour };

  const repaired = [...armour.repaired];
  const opening = passphrase?.reveal() === "" ? undefined : passphrase?.reveal();
  let key = armour.text;
  if (/^(ENCRYPTED )?PRIVATE KEY$/.test(armour.label)) {
    const converted = convertPkcs8(key, opening);
    if (typeof converted !== "string") return { ok: false, ...converted };
    key = converted;
    repaired.push("it was in PKCS#8 format");
  }
  const problem = await diagnose(key, opening);
  return problem === undefined ? { ok: true, key: new Secret(key), repaired } : { ok: false, ...problem };
}

/** Signs something with the key: only that shows that it is whole. */
async function diagnose(key: string, passphrase: string | undefined): Promise<Diagnosis | undefined> {
  if (isSecurityKey(key)) return diagnoses.securityKey;
  const { utils } = (await import("ssh2")).default;
  const parsed = utils.parseKey(key, passphrase);
  if (parsed instanceof Error) return explain(parsed);
  const signature: unknown = parsed.sign("");
  return signature instanceof Error ? diagnoses.damaged : undefined;
}

/** ssh2 tells its errors apart by their text alone. */
function explain({ message }: Error): Diagnosis {
  if (message.includes("no passphrase given")) return diagnoses.passphraseMissing;
  if (/passphrase\?|bad decrypt|wrong final block/.test(message)) return diagnoses.passphraseWrong;
  return /unsupported|not supported/i.test(message) ? diagnoses.unsupported : diagnoses.damaged;
}

/** The public half is readable in every file of OpenSSH's own format. */
function isSecurityKey(key: string): boolean {
  const body = Buffer.from(key.replace(/^-.*-$/gm, ""), "base64");
  return ["sk-ssh-", "sk-ecdsa-"].some((type) => body.subarray(0, 200).includes(type));
}
