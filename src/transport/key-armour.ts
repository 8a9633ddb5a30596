import { diagnoses, type Diagnosis } from "./key-diagnosis.ts";

/** A private key's text between its BEGIN and END lines, as ssh-keygen would have written it. */
export interface Armour {
  /** `OPENSSH PRIVATE KEY`, `RSA PRIVATE KEY`, … */
  readonly label: string;
  readonly text: string;
  /** What was wrong with the text given, in words. */
  readonly repaired: readonly string[];
}

/** Writes the text anew from what counts in it: label, encryption headers and base64. */
export function repairArmour(given: string): Armour | Diagnosis {
  const repaired: string[] = [];
  let text = given;
  if (!text.includes("-----") && isWrapped(text)) {
    text = Buffer.from(text, "base64").toString("latin1");
    repaired.push("the whole file was in base64");
  }
  if (text.includes("\\n")) {
    text = text.replaceAll("\\r", "").replaceAll("\\n", "\n");
    repaired.push("line ends were written as \\n");
  }

  const found = /-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^]*?)-----END \1-----/.exec(text);
  if (found === null) return /-----(?:BEGIN|END) /.test(text) ? diagnoses.truncated : diagnoses.unknown;
  const [armour, label = "", content = ""] = found;
  const headers = /^\s*Proc-Type:\s*4,ENCRYPTED\s+DEK-Info:\s*([A-Z0-9-]+,[0-9A-Fa-f]+)/.exec(content);
  const body = content.slice(headers?.[0].length ?? 0).replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return diagnoses.damaged;

  if (text.includes("\r")) repaired.push("lines ended with CR LF");
  if (!content.trim().includes("\n") && body.length > 80) repaired.push("the line ends were lost");
  if (/^[ \t]+\S|\S[ \t]+$/m.test(text.replaceAll("\r", ""))) repaired.push("there were blanks around lines");
  if (/\S/.test(text.replace(armour, ""))) repaired.push("there was other text around the key");
  // A last line without its end is put right in silence: every secret that is pasted into a form lacks it.
  return { label, text: write(label, headers?.[1], body), repaired };
}

function write(label: string, encryption: string | undefined, body: string): string {
  const width = label.startsWith("OPENSSH") ? 70 : 64;
  const lines = body.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
  const headers = encryption === undefined ? [] : ["Proc-Type: 4,ENCRYPTED", `DEK-Info: ${encryption}`, ""];
  return [`-----BEGIN ${label}-----`, ...headers, ...lines, `-----END ${label}-----`, ""].join("\n");
}

function isWrapped(text: string): boolean {
  return Buffer.from(text, "base64").includes("-----BEGIN ");
}
