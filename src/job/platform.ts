/** What is known of a target. */
export interface Platform {
  /** Who may be given a result: everybody, targets of the same class, or this host only. */
  readonly scope: "any" | "class" | "host";
  /** What people call its class. */
  readonly label: string | undefined;
  /** What it says of itself; stands for the class when that has no label. */
  readonly probe: string | undefined;
  /** Its host key: `SHA256:` and 43 characters of base64. With scope `host` only. */
  readonly hostKey: string | undefined;
}

/**
 * What a signature holds of the target; `null` when results fit everywhere. No label, probe and key make the text of
 * others: a tag stands before each, and only what comes last may hold anything.
 *
 * @throws {RangeError} if what the scope asks for is not known; then there is no signature that may be reused
 */
export function platformText({ scope, label, probe, hostKey }: Platform): string | null {
  switch (scope) {
    case "any":
      return null;
    case "class":
      return classText(label, probe);
    case "host":
      if (hostKey === undefined || !isFingerprint.test(hostKey)) throw new RangeError("no host key is known");
      return `host:${hostKey}\n${classText(label, probe)}`;
  }
}

/** A text of `platformText` in its two parts. */
export function splitPlatform(text: string): {
  readonly hostKey: string | undefined;
  readonly class: string;
} {
  const [, hostKey, rest] = /^host:(SHA256:[A-Za-z0-9+/]{43})\n(.*)$/s.exec(text) ?? [];
  return { hostKey, class: rest ?? text };
}

const isFingerprint = /^SHA256:[A-Za-z0-9+/]{43}$/;

function classText(label: string | undefined, probe: string | undefined): string {
  if (label !== undefined) return `label:${label}`;
  if (probe === undefined) throw new RangeError("the target's class is not known");
  return `probe:${probe}`;
}
