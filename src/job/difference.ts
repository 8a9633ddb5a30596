/** One thing in which two jobs differ. Names may hold anything, values are never told. */
export type Difference =
  /** `name` is a path, that of a directory with a `/` behind it. */
  | { readonly part: "file"; readonly name: string; readonly change: FileChange }
  /** The directories differ, and there is no list of what one of them holds. */
  | { readonly part: "files" }
  | { readonly part: "env"; readonly name: string; readonly change: "value" | "added" | "removed" }
  /** Another tag means another value, or another key; it is no part of the signature. */
  | { readonly part: "secret-env"; readonly name: string; readonly change: "tag" | "added" | "removed" }
  | {
      readonly part: "cache-probe";
      /** The command. */
      readonly name: string;
      readonly change: "answer" | "added" | "removed" | "order";
    }
  | { readonly part: SimplePart };

export type FileChange = "content" | "mode" | "type" | "link" | "added" | "removed";

/** What is told without more. Most are called as the input that sets them. */
export type SimplePart =
  | "args"
  | "script"
  | "run"
  | "shell"
  | "outputs"
  | "separate-streams"
  | "cache-scope"
  | "target-class"
  | "host-key"
  | "cache-salt"
  | "upstream"
  | "epoch";
