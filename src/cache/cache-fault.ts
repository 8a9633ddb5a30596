/** Why a cache cannot do what it was asked: the message is a sentence for people. */
export class CacheFault extends Error {
  override readonly name = "CacheFault";
  /** There is something, and it is not what it should be. */
  readonly suspicious: boolean;

  constructor(
    message: string,
    { suspicious = false, cause }: { suspicious?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.suspicious = suspicious;
  }
}

/** What is known of an error in a few words: the system's code, or else its own text. */
export function briefly(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.message;
}
