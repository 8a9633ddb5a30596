import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/set-up.ts"],
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { include: ["src/**/*.ts"] },
  },
});
export default config;
