import { postFile } from "../../src/action/is-post.ts";
import { stringify } from "yaml";
import { inputs, type Input } from "../../src/config/inputs.ts";
import { outputs } from "../../src/config/outputs.ts";

/** The text of `action.yml`. Defaults stand in the descriptions only: an input that is empty is one not given. */
export function actionMetadata(): string {
  const metadata = {
    name: "SSH job",
    description: "Run a directory on any machine you can ssh to, and get its results back",
    branding: { icon: "terminal", color: "green" },
    inputs: Object.fromEntries(inputs.map((input) => [input.name, declaration(input)])),
    outputs: Object.fromEntries(outputs.map(({ name, description }) => [name, { description }])),
    runs: { using: "node24", main: "dist/index.js", post: `dist/${postFile}`, "post-if": "always()" },
  };
  const origin = "# Made by scripts/generate.ts from src/config: change it there.\n";
  return origin + stringify(metadata, { lineWidth: 0 });
}

/** None is declared to be required: a job file may give any of them. */
function declaration({ description, default: text }: Input): object {
  const full = text === undefined ? description : `${description} Default: \`${text}\`.`;
  return { description: full };
}
