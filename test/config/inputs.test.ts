import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { inputs, plannedInputs } from "../../src/config/inputs.ts";
import { outputs } from "../../src/config/outputs.ts";
import { isEmpty, schemaOf } from "../../src/config/kinds.ts";
import { actionMetadata } from "../../scripts/generate/action-metadata.ts";
import { withTables } from "../../scripts/generate/readme-tables.ts";
import { useScene } from "./given.ts";

/** Every input of the contract, `cache-verify` and `stage`. */
const contract =
  `host port username key passphrase password known-hosts fingerprint insecure-ignore-host-key jump
  connect-timeout connect-retries remote-directory directory exclude script run shell args env secret-env runtime python
  requirements image container-engine container-options launcher slurm-options outputs if-no-outputs results-directory
  separate-streams timeout idle-timeout queue-timeout cache refresh cache-scope target-class cache-salt cache-probe
  cache-secret cache-verify stage artifact artifact-name retention-days compression-level name mode job-id on-cancel orphan-timeout keep
  lock slots health-command recover-command retries junit tap expect-tests allow-workflow-commands summary job-file
  job`.split(/\s+/);

interface Metadata {
  readonly inputs: Readonly<Record<string, { description: string; default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const metadata = parseYaml(actionMetadata()) as Metadata;
const scene = useScene();

test("every input of the contract is either built or refused", () => {
  expect([...inputs.map(({ name }) => name), ...plannedInputs].toSorted()).toEqual(contract.toSorted());
});

test.each(plannedInputs)("%s is an error when it is set, not ignored", async (name) => {
  await expect(scene.problems({ [name]: "x7-value" })).resolves.toEqual([
    `${name}: This input is not supported by this version of ssh-job-action. Leave it out.`,
  ]);
  await expect(scene.problems({ [name]: "" })).resolves.toEqual([]);
});

test.each(inputs.filter((input) => input.default !== undefined))(
  "the default of $name is a value that could be given",
  ({ kind, default: text = "" }) => {
    expect(isEmpty(kind, text)).toBe(false);
    expect(schemaOf(kind).safeParse(text).success).toBe(true);
  },
);

test("the action declares what is built and nothing else", () => {
  expect(Object.keys(metadata.inputs)).toEqual(inputs.map(({ name }) => name));
  expect(Object.keys(metadata.outputs)).toEqual(outputs.map(({ name }) => name));
});

test("the action states defaults in the description only", () => {
  expect(Object.values(metadata.inputs).filter((input) => input.default !== undefined)).toEqual([]);
  expect(metadata.inputs["connect-timeout"]?.description).toMatch(/Default: `30s`\.$/);
});

test("action.yml is the one that is made from the lists", () => {
  const text = readFileSync(new URL("../../action.yml", import.meta.url), "utf8");
  expect(parseYaml(text)).toEqual(metadata);
});

test("the tables of the README replace what stood between their markers, and nothing else", () => {
  const readme = "a\n<!-- inputs -->\nformer\n<!-- /inputs -->\nb\n<!-- outputs --><!-- /outputs -->\nc\n";
  const text = withTables(readme);
  expect(text).toMatch(/^a\n<!-- inputs -->\n\n### Connection\n/);
  expect(text).toContain("\n| `if-no-outputs` | `warn` | ");
  expect(text).toContain("\n| `exit-code` | ");
  expect(text).toMatch(/\n<!-- \/outputs -->\nc\n$/);
  expect(text).not.toContain("former");
  expect(withTables(text)).toBe(text);
});

test("a README without the markers is not passed over", () => {
  expect(() => withTables("# Title\n")).toThrow(
    "README.md lacks the markers <!-- inputs --> and <!-- /inputs -->.",
  );
});
