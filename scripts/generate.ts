/**
 * Writes what is made from the lists in src/config and src/cli: action.yml, the tables of README.md, the schema of job
 * files, the types of the library's inputs and its document, the man page.
 *
 *     node scripts/generate.ts           write the files
 *     node scripts/generate.ts --check   write nothing; exit 1 and name each file that is stale
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { format, getFileInfo, resolveConfig } from "prettier";
import { apiDocument } from "./api/api-document.ts";
import { actionMetadata } from "./generate/action-metadata.ts";
import { jobFileSchema } from "./generate/job-file-schema.ts";
import { libraryInputs } from "./generate/library-inputs.ts";
import { manPage } from "./generate/man-page.ts";
import { withTables } from "./generate/readme-tables.ts";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const generators = new Map<string, (text: string) => string>([
  ["action.yml", actionMetadata],
  ["README.md", withTables],
  ["man/ssh-job.1", manPage],
  ["schema/job-file.schema.json", jobFileSchema],
  ["src/library/inputs.ts", libraryInputs],
  // Of which the inputs above are a part.
  ["docs/api.md", apiDocument],
]);

for (const [name, generate] of generators) {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (text === "" && name === "README.md") continue;
  const wanted = await formatted(generate(text), path);
  if (text === wanted) continue;
  if (values.check) {
    console.error(`${name} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, wanted);
    console.log(`${name} written.`);
  }
}

/** Some formats are none of prettier's. */
async function formatted(text: string, path: string): Promise<string> {
  const { inferredParser } = await getFileInfo(path);
  return inferredParser === null ? text : format(text, { ...(await resolveConfig(path)), filepath: path });
}
