import { type ParsedCommand, parseCommand, registeredCommands } from "./commands.ts";
import type { Masker } from "./masker.ts";

/** A message at the top of the run's page. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

const annotationsPerLevel = 10;
const annotationLength = 4096;

/**
 * What one phase of a step leaves behind, line by line: actions/runner, OutputManager.cs and ActionCommandManager.cs.
 * One record a phase: a stop token does not outlive it.
 */
export class StepRecord {
  /** Lines as a user sees them, masked. */
  readonly console: string[] = [];
  readonly commands: ParsedCommand[] = [];
  readonly annotations: Annotation[] = [];
  readonly outputs: Map<string, string> = new Map<string, string>();
  readonly state: Map<string, string> = new Map<string, string>();
  /** A command or a command file could not be processed: the step fails whatever its exit code says. */
  failed = false;

  readonly #masker: Masker;
  readonly #showDebug: boolean;
  readonly #registered = new Set(registeredCommands);
  #stopToken: string | undefined;
  #echo = false;

  constructor(masker: Masker, showDebug: boolean) {
    this.#masker = masker;
    this.#showDebug = showDebug;
  }

  /** Takes a line of stdout or stderr. */
  addLine(line: string): void {
    const command = parseCommand(line, this.#registered);
    if (command === undefined || !this.#processed(command, line)) this.#print(line);
  }

  annotate(level: Annotation["level"], text: string, properties: Annotation["properties"] = {}): void {
    const message = this.#masker.mask(text).slice(0, annotationLength);
    if (this.annotations.filter((other) => other.level === level).length < annotationsPerLevel) {
      this.annotations.push({ level, message, properties });
    }
    this.#print(`##[${level}]${message}`);
  }

  /** Reports an error and fails the step. */
  fail(message: string, error: unknown): void {
    this.annotate("error", message);
    this.annotate("error", error instanceof Error ? error.message : String(error));
    this.failed = true;
  }

  #processed(command: ParsedCommand, line: string): boolean {
    const name = command.name.toLowerCase();
    if (this.#stopToken !== undefined) {
      if (name !== this.#stopToken) return false;
      this.#registered.delete(this.#stopToken);
      this.#stopToken = undefined;
      this.#print(line);
      return true;
    }
    this.commands.push(command);
    const silent = ["add-mask", "debug", "error", "notice", "warning"].includes(name);
    if (this.#echo && !silent) this.#print(line);
    try {
      this.#run(name, command, line);
    } catch (error) {
      this.fail(`Unable to process command '${silent ? name : line}' successfully.`, error);
    }
    return true;
  }

  #run(name: string, { data, properties }: ParsedCommand, line: string): void {
    switch (name) {
      case "stop-commands":
        this.#stop(data, line);
        break;
      case "add-mask":
        if (data.trim() === "") this.annotate("warning", emptyMask);
        else this.#masker.add(data);
        break;
      case "error":
      case "warning":
      case "notice":
        this.annotate(name, data, Object.fromEntries(properties));
        break;
      case "debug":
        if (this.#showDebug) for (const text of data.split(/\r?\n/)) this.#print(`##[debug]${text}`);
        break;
      case "group":
        this.#print(`##[group]${data}`);
        break;
      case "endgroup":
        this.#print("##[endgroup]");
        break;
      case "echo":
        this.#echo = echoValue(data);
        break;
      case "set-output":
        this.annotate("warning", deprecated(name));
        this.outputs.set(requiredName(name, properties), data);
        break;
      case "save-state":
        this.annotate("warning", deprecated(name));
        this.state.set(requiredName(name, properties), data);
        break;
      case "set-env":
      case "add-path":
        throw new Error(`The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
    }
  }

  #stop(token: string, line: string): void {
    if (
      token === "" ||
      token.toLowerCase() === "pause-logging" ||
      this.#registered.has(token.toLowerCase())
    ) {
      throw new Error(
        "You cannot use a endToken that is an empty string, 'pause-logging', or another workflow command.",
      );
    }
    this.#stopToken = token.toLowerCase();
    this.#registered.add(this.#stopToken);
    if (token.length > 6) this.#masker.add(token);
    this.#print(line);
  }

  #print(line: string): void {
    this.console.push(this.#masker.mask(line));
  }
}

const emptyMask = "Can't add secret mask for empty string in ##[add-mask] command.";

function deprecated(name: string): string {
  return `The \`${name}\` command is deprecated and will be disabled soon.`;
}

function requiredName(command: string, properties: ParsedCommand["properties"]): string {
  const name = properties.get("name");
  if (name === undefined) throw new Error(`Required field 'name' is missing in ##[${command}] command.`);
  return name;
}

function echoValue(data: string): boolean {
  const value = data.trim().toUpperCase();
  if (value !== "ON" && value !== "OFF") throw new Error(`Invalid echo command value: '${data}'.`);
  return value === "ON";
}
