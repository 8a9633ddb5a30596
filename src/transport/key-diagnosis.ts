/** What is wrong with a key, and what to do. Holds nothing of the key itself. */
export interface Diagnosis {
  readonly message: string;
  readonly hint: string;
  /** Set when it is only the passphrase that is wrong. */
  readonly passphrase?: "missing" | "wrong";
}

const wholeFile = "Copy the whole file again, from the line -----BEGIN to the line -----END.";

export const diagnoses: Readonly<
  Record<
    | "empty"
    | "publicKey"
    | "certificate"
    | "knownHosts"
    | "putty"
    | "securityKey"
    | "unknown"
    | "truncated"
    | "damaged"
    | "passphraseMissing"
    | "passphraseWrong"
    | "unsupported",
    Diagnosis
  >
> = {
  empty: { message: "It is empty.", hint: "Give the text of a private key." },
  publicKey: {
    message: "It is a public key; a private one is needed.",
    hint: "Give the file without .pub: it starts with -----BEGIN.",
  },
  certificate: {
    message: "It is a certificate, and certificates are not supported.",
    hint: "Give the private key, and add its public key to authorized_keys on the target.",
  },
  knownHosts: {
    message: "It is a line of known_hosts, which says what the server's key is, not yours.",
    hint: "Give that line as known-hosts, and a private key here.",
  },
  putty: {
    message: "It is a PuTTY key.",
    hint: "Convert it: puttygen key.ppk -O private-openssh -o key",
  },
  securityKey: {
    message: "It is only a handle for a hardware security key, which must be touched for each login.",
    hint: "Make a key that works without a person: ssh-keygen -t ed25519 -f key",
  },
  unknown: {
    message: "It is no private key.",
    hint: "Give the key's text from the line -----BEGIN to the line -----END, or a path where there is such a file.",
  },
  truncated: { message: "It is cut off: the line -----BEGIN or -----END is missing.", hint: wholeFile },
  damaged: { message: "It is damaged: there is less or something else in it than a key.", hint: wholeFile },
  passphraseMissing: {
    message: "It is encrypted, and no passphrase is given.",
    hint: "Give the passphrase, or remove it: ssh-keygen -p -N '' -f key",
    passphrase: "missing",
  },
  passphraseWrong: {
    message: "The passphrase does not open it.",
    hint: "Check the passphrase: ssh-keygen -y -f key asks for it and prints the public key.",
    passphrase: "wrong",
  },
  unsupported: {
    message: "It is of a type or encrypted in a way that is not supported.",
    hint: "Convert it with ssh-keygen -p -Z aes256-ctr -f key, or make a new one: ssh-keygen -t ed25519 -f key",
  },
};

/** Recognises what is pasted in place of a private key; `undefined` if this may be one. */
export function recogniseOther(text: string): Diagnosis | undefined {
  const content = text.replace(/^[\s"'\uFEFF]+/, "");
  if (content === "") return diagnoses.empty;
  if (content.startsWith("PuTTY-User-Key-File-")) return diagnoses.putty;
  const word =
    /^(?:[^\s]+[ \t]+)?((?:ssh|ecdsa|sk)-[a-z0-9-]+(?:-cert-v\d\d)?(?:@openssh\.com)?)[ \t]+AAAA/.exec(
      content,
    );
  if (word?.[1]?.includes("-cert-v") === true) return diagnoses.certificate;
  if (word !== null) return content.startsWith(word[1] ?? "") ? diagnoses.publicKey : diagnoses.knownHosts;
  if (/^-+ ?BEGIN (?:[A-Z0-9]+ )*PUBLIC KEY/.test(content)) return diagnoses.publicKey;
  return /^-+ ?BEGIN (?:[A-Z0-9]+ )*CERTIFICATE/.test(content) ? diagnoses.certificate : undefined;
}
