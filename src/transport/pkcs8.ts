import { createPrivateKey, randomBytes, type KeyObject } from "node:crypto";
import { diagnoses, type Diagnosis } from "./key-diagnosis.ts";

/** Turns a PKCS#8 key, which ssh2 cannot read, into an unencrypted one in a format that it can. */
export function convertPkcs8(text: string, passphrase: string | undefined): string | Diagnosis {
  const encrypted = text.includes("ENCRYPTED");
  if (encrypted && passphrase === undefined) return diagnoses.passphraseMissing;
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: text, passphrase });
  } catch {
    return encrypted ? diagnoses.passphraseWrong : diagnoses.damaged;
  }
  switch (key.asymmetricKeyType) {
    case "rsa":
      return key.export({ type: "pkcs1", format: "pem" }).toString();
    case "ec":
      return key.export({ type: "sec1", format: "pem" }).toString();
    case "ed25519":
      return openSshEd25519(key);
    default:
      return diagnoses.unsupported;
  }
}

/** The format is OpenSSH's PROTOCOL.key, with cipher and key derivation `none`. */
function openSshEd25519(key: KeyObject): string {
  const { x = "", d = "" } = key.export({ format: "jwk" });
  const publicKey = Buffer.from(x, "base64url");
  const type = Buffer.from("ssh-ed25519");
  const none = Buffer.from("none");
  const check = randomBytes(4);
  const secret = Buffer.concat([
    check,
    check,
    field(type),
    field(publicKey),
    field(Buffer.concat([Buffer.from(d, "base64url"), publicKey])),
    field(Buffer.alloc(0)),
  ]);
  const padding = Buffer.from(Array.from({ length: -secret.length & 7 }, (_, index) => index + 1));
  const body = Buffer.concat([
    Buffer.from("openssh-key-v1\0"),
    field(none),
    field(none),
    field(Buffer.alloc(0)),
    Buffer.from([0, 0, 0, 1]),
    field(Buffer.concat([field(type), field(publicKey)])),
    field(Buffer.concat([secret, padding])),
  ]);
  const lines = body.toString("base64").match(/.{1,70}/g) ?? [];
  return ["-----BEGIN OPENSSH PRIVATE KEY-----", ...lines, "-----END OPENSSH PRIVATE KEY-----", ""].join(
    "\n",
  );
}

/** A string as SSH writes it: its length in four bytes, then itself (RFC 4251, 5). */
function field(content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}
