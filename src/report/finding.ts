/** One thing that an examination of a target has found. */
export interface Finding {
  readonly check:
    "reach" | "host-key" | "login" | "tools" | "store" | "space" | "clock" | "runs" | "locks" | "workflow";
  readonly status: "ok" | "warn" | "fail";
  readonly message: string;
  /** What to type or change. */
  readonly hint?: string;
  /** Text to be copied as it is. */
  readonly lines?: readonly string[];
}

/** What we failed at, as a finding. */
export function failed(
  check: Finding["check"],
  error: { message: string; hint?: string | undefined },
): Finding {
  return {
    check,
    status: "fail",
    message: error.message,
    ...(error.hint !== undefined && { hint: error.hint }),
  };
}
