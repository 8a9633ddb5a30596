/** How often, and for how long, it is looked whether something has gone. Each look goes through all processes. Milliseconds. */
export const patience = { interval: 300, timeout: 10_000 } as const;
