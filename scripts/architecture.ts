/** Checks that imports point the way ARCHITECTURE.md draws them. Usage: node scripts/architecture.ts */
import { cruise, type IForbiddenRuleType } from "dependency-cruiser";

const core = ["job", "deferred.ts", "errors.ts", "events.ts", "secret.ts"];
const middle = ["board", "cache", "workspace", "runtime", "report", "config"];

/** Each place and what stands below it. */
const layers: readonly (readonly [place: string, below: readonly string[], why: string])[] = [
  ["job", ["errors.ts", "secret.ts"], "the core knows nothing of how a job is run"],
  ["errors.ts", [], "errors stand below everything"],
  ["secret.ts", [], "secrets stand below everything"],
  ["deferred.ts", [], "it is a part of the language that is missing somewhere"],
  ["events.ts", ["job"], "events name results and nothing else"],
  ["transport", core, "the transport reaches machines and knows nothing of jobs' lives"],
  ["remote", ["transport", ...core], "the remote speaks through a connection"],
  ...middle.map((place): [string, string[], string] => [
    place,
    ["remote", "transport", ...core],
    `neighbours (${middle.join(", ")}) never import each other: what two of them need belongs below, what joins them above`,
  ]),
  ["lifecycle", [...middle, "remote", "transport", ...core], "one job's life is told in lifecycle"],
  ["pipeline", ["lifecycle", ...middle, "remote", "transport", ...core], "many jobs are made of single ones"],
  [
    "wiring.ts",
    ["pipeline", "lifecycle", ...middle, "remote", "transport", ...core],
    "the composition root knows everything but the edges",
  ],
];

const pathOf = (place: string): string =>
  `^src/${place.replace(".", "\\.")}${place.endsWith(".ts") ? "$" : "/"}`;

const rules: IForbiddenRuleType[] = [
  ...layers.map(([place, below, why]): IForbiddenRuleType => ({
    name: `below-${place}`,
    comment: why,
    severity: "error",
    from: { path: pathOf(place) },
    to: { path: "^src/", pathNot: [pathOf(place), ...below.map(pathOf)] },
  })),
  {
    name: "edges-are-apart",
    comment: "action, command line and library are edges of one engine; none is built on another",
    severity: "error",
    from: { path: "^src/(action|cli|library)/" },
    to: { path: "^src/((action|cli|library)/|index\\.ts$)", pathNot: "^src/$1/" },
  },
  {
    name: "index-names-what-is-public",
    comment: "src/index.ts re-exports the library and the types that it speaks of",
    severity: "error",
    from: { path: "^src/index\\.ts$" },
    to: { path: "^src/(action|cli|edge|wiring)" },
  },
  {
    name: "actions-toolkit-stays-at-the-edge",
    comment: "the engine also runs where there is no GitHub",
    severity: "error",
    from: { path: "^src/", pathNot: ["^src/action/", "^src/cache/github", "^src/board/"] },
    to: { path: "node_modules/@actions/" },
  },
  {
    name: "heavy-clients-are-loaded-late",
    comment: "a static import of these makes every start of the action twice as slow: use import()",
    severity: "error",
    from: { path: "^src/" },
    to: {
      path: "node_modules/(@actions/(artifact|cache)|node-ssh|ssh2)/",
      dependencyTypesNot: ["dynamic-import", "type-only"],
    },
  },
  {
    name: "child-processes-are-transport",
    comment: "running commands is what a Connection is for",
    severity: "error",
    from: { path: "^src/", pathNot: "^src/transport/" },
    to: { path: "^(node:)?child_process$" },
  },
  {
    name: "no-cycles",
    comment: "two files that need each other are one thought in two places",
    severity: "error",
    from: { path: "^src/" },
    to: { circular: true },
  },
];

const { output, exitCode } = await cruise(["src"], {
  ruleSet: { forbidden: rules },
  validate: true,
  tsPreCompilationDeps: true,
  doNotFollow: { path: "node_modules" },
  tsConfig: { fileName: "tsconfig.json" },
  outputType: "err-long",
});
const text = typeof output === "string" ? output : JSON.stringify(output);
console.log(text);
// A tool that saw nothing has checked nothing.
process.exitCode = /\b0 modules/.test(text) ? 1 : exitCode;
