import { printable } from "../printable.ts";

/** A text with expressions (`${{ matrix.board }}`) in it. */
export interface Template {
  readonly parts: readonly (string | Reference)[];
  /** Where it stands in the file. */
  readonly at: number;
}

/** What an expression asks for. */
export interface Reference {
  readonly context: "matrix" | "env" | "signature";
  /** Of a value of the matrix, of a variable, or of the job whose signature is meant. */
  readonly name: string;
  readonly at: number;
}

/** Something that is wrong with an expression. Both texts are sentences that are safe to print. */
export interface TemplateFault {
  readonly at: number;
  readonly message: string;
  readonly hint: string;
}

/** What expressions stand for; `undefined` is no value. */
export type Scope = (reference: Reference) => string | undefined;

/**
 * Finds the expressions in a text, as GitHub writes them. `${{ '${{' }}` is a text that looks like the beginning of one.
 * @param placeOf where the expression that begins at an index of the text stands in the file
 */
export function parseTemplate(
  text: string,
  at: number,
  placeOf: (index: number) => number,
): { readonly template: Template; readonly faults: readonly TemplateFault[] } {
  const parts: (string | Reference)[] = [];
  const faults: TemplateFault[] = [];
  let end = 0;
  for (let start = text.indexOf("${{"); start >= 0; start = text.indexOf("${{", end)) {
    parts.push(text.slice(end, start));
    const place = placeOf(start);
    const close = endOf(text, start + 3);
    if (close === undefined) {
      faults.push({ at: place, message: "This expression has no end.", hint: "Write }} at its end." });
      return { template: { parts, at }, faults };
    }
    end = close + 2;
    const found = parseExpression(text.slice(start + 3, close).trim(), place);
    if (typeof found === "object" && "message" in found) faults.push(found);
    else parts.push(found);
  }
  parts.push(text.slice(end));
  return { template: { parts: parts.filter((part) => part !== ""), at }, faults };
}

/** The text, with everything in place of its expressions that they stand for. */
export function fillIn({ parts }: Template, scope: Scope): string {
  return parts.map((part) => (typeof part === "string" ? part : (scope(part) ?? ""))).join("");
}

export function referencesIn({ parts }: Template): readonly Reference[] {
  return parts.filter((part) => typeof part !== "string");
}

/** How an expression is written. */
export function showReference({ context, name }: Reference): string {
  return context === "signature" ? `jobs.${name}.outputs.signature` : `${context}.${name}`;
}

/** Where the braces are that end an expression: those in a text of the expression do not. */
function endOf(text: string, start: number): number | undefined {
  let isQuoted = false;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === "'") isQuoted = !isQuoted;
    else if (!isQuoted && text.startsWith("}}", index)) return index;
  }
  return undefined;
}

function parseExpression(text: string, at: number): string | Reference | TemplateFault {
  const literal = /^'((?:[^']|'')*)'$/s.exec(text)?.[1];
  if (literal !== undefined) return literal.replaceAll("''", "'");
  const name = /^(?<context>matrix|env)\.(?<name>[A-Za-z_][\w-]*)$/.exec(text)?.groups;
  if (name !== undefined) {
    return { context: name["context"] === "env" ? "env" : "matrix", name: name["name"] ?? "", at };
  }
  const job = /^jobs\.(?<job>[\w.-]+)\.outputs\.(?<output>[\w-]+)$/.exec(text)?.groups;
  if (job?.["output"] === "signature") return { context: "signature", name: job["job"] ?? "", at };
  return { at, message: `${printable(text)} is ${faultOf(text, job)}.`, hint: hintOf(text) };
}

function faultOf(text: string, job: object | undefined): string {
  if (text === "") return "no expression";
  return job === undefined ? "not known in a job file" : "no output that a job file knows";
}

function hintOf(text: string): string {
  const secret = /^secrets\.([A-Za-z_]\w*)$/.exec(text)?.[1];
  if (secret !== undefined) return `Set the variable ${secret} where you start it, and write env.${secret}.`;
  return "Write matrix.NAME, env.NAME or jobs.NAME.outputs.signature.";
}
