/** What a text of `NAME=value` lines holds. Faults are sentences that give line numbers and never a value: it may be secret. */
export interface Variables {
  readonly variables: ReadonlyMap<string, string>;
  readonly faults: readonly string[];
}

/**
 * Reads `NAME=value` lines and, as in `$GITHUB_ENV`, `NAME<<END` with the value's lines and `END` below it. Values are
 * taken exactly; blank lines between variables are skipped.
 */
export function parseVariables(text: string): Variables {
  const variables = new Map<string, string>();
  const faults: string[] = [];
  const firstLines = new Map<string, number>();
  const lines = text.split("\n");

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.trim() === "") continue;
    const lineNumber = index + 1;
    const start = /^(?<name>.*?)(?<operator>=|<<)(?<rest>.*)$/su.exec(line)?.groups;
    if (start === undefined) {
      faults.push(`${lineAt(lineNumber, nameBeforeColon(line))} has no "=".`);
      continue;
    }
    const { name = "", operator, rest = "" } = start;
    let value = rest;
    if (operator === "<<") {
      const end = rest === "" ? -1 : lines.indexOf(rest, index + 1);
      if (end < 0) {
        faults.push(`${lineAt(lineNumber, name)} begins a value with "<<" that has no end.`);
        break;
      }
      value = lines.slice(index + 1, end).join("\n");
      index = end;
    }
    const firstLine = firstLines.get(name);
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      faults.push(`${lineAt(lineNumber, name)} does not begin with the name of a variable.`);
    } else if (firstLine !== undefined) {
      faults.push(`${lineAt(lineNumber, name)} sets the variable of line ${firstLine} again.`);
    } else {
      firstLines.set(name, lineNumber);
      variables.set(name, value);
    }
  }
  return { variables, faults };
}

function lineAt(lineNumber: number, name: string): string {
  const shown = name.trim();
  return looksLikeName.test(shown) ? `Line ${lineNumber} (${shown})` : `Line ${lineNumber}`;
}

/** Of letters of one case, as hardly any key or token is: what stands before an `=` may be a secret that ends in it. */
const looksLikeName = /^(export )?([A-Z][A-Z0-9_.-]{0,31}|[a-z][a-z0-9_.-]{0,31})$/;

/** Of a line as YAML has it. */
function nameBeforeColon(line: string): string {
  return /^\s*([A-Z][A-Z0-9_]*):\s/.exec(line)?.[1] ?? "";
}
