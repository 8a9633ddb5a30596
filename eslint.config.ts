import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import type { Linter } from "eslint";
import tseslint from "typescript-eslint";

const config: Linter.Config[] = defineConfig(
  { ignores: ["dist/", "build/", "coverage/"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreUsingDeclarations: true }],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["src/**"],
    ignores: ["src/action/**", "src/cli/**", "src/edge/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...["env", "argv", "stdout", "stderr", "stdin", "exit", "cwd"].map((property) => ({
          object: "process",
          property,
          message: "Only the edges know the process they run in.",
        })),
      ],
    },
  },
  { files: ["scripts/**", "bench/**", "examples/**", "src/cli/**"], rules: { "no-console": "off" } },
);
export default config;
