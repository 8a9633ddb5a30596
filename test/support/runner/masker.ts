/**
 * Replaces secrets in what is shown by `***`, encoded ones too: actions/runner, `SecretMasker` with the value encoders
 * of HostContext.cs:103-113. No minimum length: a secret `}` masks every `}`.
 */
export class Masker {
  readonly #secrets = new Set<string>();

  /** Masks the whole value and each of its lines. */
  add(value: string): void {
    for (const secret of [value, ...value.split(/[\r\n]/).map((line) => line.trim())]) {
      for (const form of [secret, ...encodings.map((encode) => encode(secret))]) {
        if (form !== "") this.#secrets.add(form);
      }
    }
  }

  mask(text: string): string {
    const ranges = [...this.#secrets].flatMap((secret) => occurrences(text, secret));
    ranges.sort((a, b) => a.start - b.start);
    let masked = "";
    let done = 0;
    for (const [index, { start, end }] of ranges.entries()) {
      // Ranges that overlap or touch become one `***`, as the runner merges them.
      if (index === 0 || start > done) masked += `${text.slice(done, start)}***`;
      done = Math.max(done, end);
    }
    return masked + text.slice(done);
  }
}

const encodings: readonly ((value: string) => string)[] = [
  (value) => base64From(value, 0),
  (value) => base64From(value, 1),
  (value) => base64From(value, 2),
  (value) => JSON.stringify(value).slice(1, -1),
  (value) => encodeURIComponent(value),
  (value) => value.replaceAll("'", "''"),
  (value) => value.replaceAll('"', '\\"'),
  (value) => value.replace(/^"(.{7,})"$/s, "$1"),
  (value) =>
    value
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&apos;"),
];

function base64From(value: string, skippedBytes: number): string {
  return Buffer.from(value).subarray(skippedBytes).toString("base64");
}

function occurrences(text: string, secret: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let start = text.indexOf(secret); start >= 0; start = text.indexOf(secret, start + 1)) {
    found.push({ start, end: start + secret.length });
  }
  return found;
}
