import { inputs, type Input } from "../../src/config/inputs.ts";
import { classKey, jobInputKeys, targetInputKeys } from "../../src/config/job-file/keys.ts";
import { namePattern } from "../../src/config/job-file/read-names.ts";
import type { Kind } from "../../src/config/kinds.ts";

/** The text of `schema/job-file.schema.json`, by which editors complete and check job files. */
export function jobFileSchema(): string {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    $comment: "Made by scripts/generate.ts from src/config: change it there.",
    title: "ssh-job.yml",
    description: "Jobs for ssh-job, and the machines that they run on",
    type: "object",
    required: ["jobs"],
    additionalProperties: false,
    properties: {
      targets: {
        description: "The machines, by the names that jobs call them.",
        type: "object",
        propertyNames: name,
        additionalProperties: target(),
      },
      jobs: {
        description: "The jobs, by their names. Those that need no other may run at once.",
        type: "object",
        minProperties: 1,
        propertyNames: name,
        additionalProperties: job(),
      },
    },
  };
  return JSON.stringify(schema);
}

const name = { pattern: namePattern };
const expression = { type: "string", pattern: "\\$\\{\\{" };
const scalar = { type: ["string", "number", "boolean"] };
const scalars = { type: "array", items: scalar };
const combinations = { type: "array", items: { type: "object", additionalProperties: scalar } };

function target(): object {
  const { "target-class": targetClass, ...properties } = propertiesOf(targetInputKeys);
  return {
    type: "object",
    required: ["host"],
    additionalProperties: false,
    properties: { ...properties, [classKey]: targetClass, "target-class": targetClass },
  };
}

function job(): object {
  return {
    type: ["object", "null"],
    additionalProperties: false,
    properties: {
      target: { description: "The name of the target to run on.", type: "string" },
      needs: {
        description: "Names of the jobs that have to pass before.",
        anyOf: [{ type: "string" }, { type: "array", items: { type: "string" }, uniqueItems: true }],
      },
      matrix: {
        description:
          "Lists of values. The job is run for each combination, which it knows as `${{ matrix.NAME }}`.",
        type: "object",
        properties: {
          include: { description: "Combinations to add, or values to add to them.", ...combinations },
          exclude: { description: "Combinations to leave out.", ...combinations },
        },
        additionalProperties: { ...scalars, minItems: 1, uniqueItems: true },
      },
      stage: {
        description:
          "What the jobs that this one needs have made, by their names: paths there and the paths that they get here.",
        type: "object",
        additionalProperties: {
          anyOf: [
            { type: "string" },
            { type: "array", items: { type: "string" } },
            { type: "object", additionalProperties: { type: "string" } },
          ],
        },
      },
      ...propertiesOf(jobInputKeys),
    },
  };
}

function propertiesOf(keys: ReadonlySet<string>): Record<string, object> {
  return Object.fromEntries(
    inputs.filter((input) => keys.has(input.name)).map((input) => [input.name, property(input)]),
  );
}

function property({ kind, description, default: text }: Input): object {
  const full = text === undefined ? description : `${description} Default: \`${text}\`.`;
  return { description: full, ...shapeOf(kind) };
}

function shapeOf(kind: Kind): object {
  switch (kind.type) {
    case "line":
      return scalar;
    case "boolean":
      return { anyOf: [{ type: "boolean" }, expression] };
    case "integer":
      return { anyOf: [{ type: "integer", minimum: kind.min, maximum: kind.max }, expression] };
    case "duration":
      return { type: "string", pattern: "^(\\d+h)?(\\d+m)?(\\d+s)?$|\\$\\{\\{" };
    case "choice":
      return { anyOf: [{ enum: kind.of }, expression] };
    case "list":
    case "lines":
    case "text":
      return { anyOf: [scalar, scalars] };
    case "variables":
    case "secret-variables":
      return {
        anyOf: [
          {
            type: "object",
            propertyNames: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
            additionalProperties: { type: ["string", "number", "boolean", "null"] },
          },
          { type: "string" },
        ],
      };
    case "secret":
    case "secret-text":
      return scalar;
  }
}
