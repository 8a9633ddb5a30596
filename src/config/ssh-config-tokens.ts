import { join } from "node:path";

/** What `%` and a letter stand for. */
export type Tokens = Readonly<Partial<Record<string, string>>>;

/** What `~` and `${NAME}` stand for. */
export interface Here {
  /** Absolute path of the home directory. */
  readonly home: string;
  readonly environment: Readonly<Partial<Record<string, string>>>;
}

/**
 * Puts in what `%` and a letter stand for, and with an environment what `${NAME}` does; `undefined` when something stands
 * for nothing.
 */
export function expandTokens(
  text: string,
  tokens: Tokens,
  environment?: Here["environment"],
): string | undefined {
  const unknown: string[] = [];
  const expanded = text.replaceAll(/%(.?)|\$\{([^}]*)\}/gs, (all, letter?: string, name?: string) => {
    if (name !== undefined && environment === undefined) return all;
    const value = name === undefined ? { ...tokens, "%": "%" }[letter ?? ""] : environment?.[name];
    if (value === undefined) unknown.push(all);
    return value ?? "";
  });
  return unknown.length === 0 ? expanded : undefined;
}

/** A path in ssh's configuration, with all that stands for something put in; `undefined` when there is no such thing. */
export function expandPath(text: string, tokens: Tokens, { home, environment }: Here): string | undefined {
  const path = text === "~" || text.startsWith("~/") ? join(home, text.slice(1)) : text;
  return path.startsWith("~") ? undefined : expandTokens(path, tokens, environment);
}
