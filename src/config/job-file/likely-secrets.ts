import type { Source } from "./source.ts";

/**
 * Hides what may be secret in a text that is no YAML: what stands behind the key of a secret, the lines below it up to
 * another key, and lines that look like a part of a private key.
 */
export function hideLikelySecrets(source: Source): void {
  let offset = 0;
  let secretIndent: number | undefined;
  for (const line of source.text.split("\n")) {
    const end = offset + line.length;
    const indent = line.search(/\S|$/);
    if (secretIndent !== undefined && indent <= secretIndent && beginsAnew.test(line))
      secretIndent = undefined;
    const key = afterSecretKey.exec(line);
    if (secretIndent !== undefined || keyMaterial.test(line)) source.hide(offset + indent, end);
    else if (key !== null) {
      source.hide(offset + key.index + key[0].length, end);
      secretIndent = indent;
    }
    offset = end + 1;
  }
}

const afterSecretKey = /(?:^|[\s{,"'])[\w-]*(?:pass|secret|token|key)[\w-]*["']?\s*:\s*/i;

/** A line that holds no part of a value above it, however wrong its indent is. */
const beginsAnew = /^\s*["']?[A-Za-z][\w-]*["']?:(?:\s|$)/;

const keyMaterial = /PRIVATE KEY|^\s*[A-Za-z0-9+/=]{32,}\s*$/;
