/**
 * The public key in a text, its blob in base64: in a line of a `.pub` file, or in a private key of OpenSSH's own format, where
 * it is readable even when the rest is encrypted (PROTOCOL.key).
 */
export function publicHalf(text: string): string | undefined {
  const line = /^\s*(?:ssh|ecdsa|sk)-\S+\s+(?<blob>[A-Za-z0-9+/]+={0,2})/.exec(text)?.groups?.["blob"];
  if (line !== undefined) return line;
  const armoured = /-----BEGIN OPENSSH PRIVATE KEY-----(?<body>[^-]*)-----END/.exec(text)?.groups?.["body"];
  const body = Buffer.from(armoured ?? "", "base64");
  if (!body.subarray(0, magic.length).equals(magic)) return undefined;
  let at = magic.length;
  const next = (): Buffer | undefined => {
    if (at + 4 > body.length) return undefined;
    const start = at + 4;
    at = start + body.readUInt32BE(at);
    return at <= body.length ? body.subarray(start, at) : undefined;
  };
  // Cipher, key derivation, its options, and the number of keys, which is one.
  for (let field = 0; field < 3; field += 1) next();
  at += 4;
  return next()?.toString("base64");
}

const magic = Buffer.from("openssh-key-v1\0");
