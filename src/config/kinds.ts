// The small build: every start of the action pays for this import.
import * as z from "zod/mini";
import { Secret } from "../secret.ts";
import { durationMs } from "./durations.ts";
import { printable } from "./printable.ts";
import { parseVariables } from "./variables.ts";

/** What the text of an input may be. Plain data, so that documents can be made from it. */
export type Kind =
  /** One line; blanks around it mean nothing. */
  | { readonly type: "line"; readonly hint?: string }
  | { readonly type: "boolean" }
  | { readonly type: "integer"; readonly min: number; readonly max: number }
  /** `max` is a duration itself. */
  | { readonly type: "duration"; readonly max: string }
  | { readonly type: "choice"; readonly of: readonly string[] }
  /** Several lines that belong together. */
  | { readonly type: "text" }
  /** One item a line; blanks around it mean nothing. */
  | { readonly type: "list" }
  /** One item a line, taken exactly. */
  | { readonly type: "lines" }
  /** `NAME=value` lines. */
  | { readonly type: "variables" }
  /** Taken exactly, but for a newline at its end. */
  | { readonly type: "secret" }
  | { readonly type: "secret-text" }
  | { readonly type: "secret-variables" };

/** What a text of this kind becomes. Integers as they are, durations in milliseconds. */
export type ValueOf<K extends Kind> = K extends { readonly type: "boolean" }
  ? boolean
  : K extends { readonly type: "integer" | "duration" }
    ? number
    : K extends { readonly type: "choice"; readonly of: readonly (infer Choice)[] }
      ? Choice
      : K extends { readonly type: "list" | "lines" }
        ? readonly string[]
        : K extends { readonly type: "variables" }
          ? ReadonlyMap<string, string>
          : K extends { readonly type: "secret" | "secret-text" }
            ? Secret
            : K extends { readonly type: "secret-variables" }
              ? ReadonlyMap<string, Secret>
              : string;

/** Whether a value may have more than one line, which an option of the command line takes as a repetition too. */
export function takesSeveralLines({ type }: Kind): boolean {
  return isCollection({ type }) || type === "text" || type === "secret-text";
}

export function isSecret({ type }: Pick<Kind, "type">): boolean {
  return type === "secret" || type === "secret-text" || type === "secret-variables";
}

/** Whether nothing given is an empty collection, rather than no value. */
export function isCollection({ type }: Pick<Kind, "type">): boolean {
  return type === "list" || type === "lines" || type === "variables" || type === "secret-variables";
}

/** An empty input is one that was not given. Where blanks count, they are something. */
export function isEmpty({ type }: Kind, text: string): boolean {
  if (type === "secret") return withoutFinalNewline(text) === "";
  if (type === "lines") return linesOf(text).length === 0;
  return text.trim() === "";
}

/** The schema that turns a text of this kind into its value. Issues are sentences that are safe to print. */
export function schemaOf(kind: Kind): z.ZodMiniType<unknown, string> {
  switch (kind.type) {
    case "line":
      return line.check(refuse((text) => text.includes("\n"), "has more than one line"));
    case "boolean":
      return become(z.pipe(line, z.enum(booleanWords, { error: said("is neither true nor false") })), isTrue);
    case "integer":
      return become(
        line.check(
          refuse((text) => !/^(0|[1-9]\d*)$/.test(text), "is not a whole number"),
          refuse((text) => Number(text) < kind.min || Number(text) > kind.max, "is out of range"),
        ),
        Number,
      );
    case "duration":
      return become(
        line.check(
          refuse((text) => Number.isNaN(durationMs(text)), "is not a duration"),
          refuse(
            (text) => durationMs(text) <= 0 || durationMs(text) > durationMs(kind.max),
            "is out of range",
          ),
        ),
        durationMs,
      );
    case "choice":
      return z.pipe(line, z.enum(kind.of, { error: said("is not one of the choices") }));
    case "text":
      return become(z.string(), (text) => text.replaceAll("\r\n", "\n"));
    case "list":
      return become(z.string(), (text) => linesOf(text).map(trim).filter(Boolean));
    case "lines":
      return become(z.string(), linesOf);
    case "variables":
      return variables;
    case "secret":
      return become(z.string(), (text) => new Secret(withoutFinalNewline(text)));
    case "secret-text":
      return become(z.string(), (text) => new Secret(text));
    case "secret-variables":
      return become(
        variables,
        (found) => new Map([...found].map(([name, text]) => [name, new Secret(text)])),
      );
  }
}

/** What to write where a text of this kind is expected, as a sentence. */
export function hintOf(kind: Kind): string {
  switch (kind.type) {
    case "line":
      return kind.hint ?? "Write it on one line.";
    case "boolean":
      return "Write true or false.";
    case "integer":
      return `Write a whole number from ${kind.min} to ${kind.max}.`;
    case "duration":
      return `Write a number and a unit, such as 30s, 10m or 1h; more than 0s, at most ${kind.max}.`;
    case "choice":
      return `Write ${kind.of.slice(0, -1).join(", ")} or ${kind.of.at(-1) ?? ""}.`;
    case "variables":
    case "secret-variables":
      return "Write one NAME=value a line, or NAME<<EOF, the lines of the value and EOF; names are made of letters, digits and _.";
    case "text":
    case "list":
    case "lines":
    case "secret":
    case "secret-text":
      return "Give another value.";
  }
}

const booleanWords = ["true", "True", "TRUE", "false", "False", "FALSE"] as const;

const line = z.string().check(z.trim());

const variables = z.pipe(
  z.string(),
  z.transform((text: string, context) => {
    const found = parseVariables(text);
    for (const message of found.faults) context.issues.push({ code: "custom", message, input: text });
    return found.variables;
  }),
);

/** A check that ends the reading with an issue where `isFaulty` says so. */
function refuse(isFaulty: (text: string) => boolean, fault: string): z.core.$ZodCheck<string> {
  return z.refine((text: string) => !isFaulty(text), { error: said(fault), abort: true });
}

function become<In, Out>(
  schema: z.ZodMiniType<In, string>,
  make: (value: In) => Out,
): z.ZodMiniType<Out, string> {
  return z.pipe(schema, z.transform(make));
}

/** The message of an issue: the text that was given, and what is wrong with it. */
function said(fault: string): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => `${printable(String(input))} ${fault}.`;
}

function isTrue(word: (typeof booleanWords)[number]): boolean {
  return word.toLowerCase() === "true";
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

function trim(text: string): string {
  return text.trim();
}

function withoutFinalNewline(text: string): string {
  return text.replace(/\r?\n$/, "");
}
