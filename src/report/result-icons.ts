import type { ResultKind } from "../job/result.ts";

/** What stands for a result at a glance; `submitted` for a run that was only started. */
export const resultIcons: Readonly<Record<ResultKind | "submitted", string>> = {
  passed: "✅",
  failed: "❌",
  "timed-out": "⏱️",
  cancelled: "🚫",
  lost: "❓",
  infrastructure: "🔌",
  invalid: "✏️",
  submitted: "📤",
};
