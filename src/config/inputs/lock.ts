/** Who else may use the target meanwhile. */
export const lockInputs = [
  {
    name: "lock",
    kind: { type: "line" },
    description:
      "The name of a lock on the target that the run holds while it runs; others that want it wait in line, whichever workflow or terminal they come from. Letters, digits, `.`, `_` and `-`. Without it nothing is waited for.",
  },
  {
    name: "slots",
    kind: { type: "integer", min: 1, max: 1000 },
    default: "1",
    description: "How many runs may hold the `lock` at once. All that use the lock should say the same.",
  },
  {
    name: "queue-timeout",
    kind: { type: "duration", max: "8760h" },
    default: "1h",
    description: "How long to wait for the `lock`. Waiting never counts towards `timeout`.",
  },
] as const;
