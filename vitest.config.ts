import { defineConfig, type ViteUserConfig } from "vitest/config";
import ClosingLine from "./test/support/closing-line.ts";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/set-up.ts"],
    reporters: ["default", new ClosingLine()],
    pool: "forks",
    // Most of what they do is to wait for other processes.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for happens in other processes, on a machine that may be busy.
    expect: { poll: { timeout: 15_000, interval: 100 } },
    coverage: { include: ["src/**/*.ts"] },
  },
});
export default config;
