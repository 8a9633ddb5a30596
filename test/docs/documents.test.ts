import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inputs } from "../../src/config/inputs.ts";
import { outputs } from "../../src/config/outputs.ts";

const repository = join(import.meta.dirname, "..", "..");
const documents = globSync(["*.md", "docs/**/*.md", "examples/**/*.md", ".github/*.md"], { cwd: repository });

function read(path: string): string {
  return readFileSync(join(repository, path), "utf8");
}

/** Without code blocks: what stands in them is no Markdown. */
function prose(path: string): string {
  return read(path).replaceAll(/^( *)```[^]*?^\1```$/gm, "");
}

function headings(path: string): string[] {
  return Array.from(prose(path).matchAll(/^#+ (.+)$/gm), ([, text = ""]) => text);
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, "")
    .replaceAll(" ", "-");
}

describe.each(documents)("%s", (document) => {
  test("has no link into the repository that leads nowhere", () => {
    const links = Array.from(prose(document).matchAll(/\]\(([^)\s]+)\)/g), ([, link = ""]) => link);
    const dead = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? document : join(dirname(document), path);
        if (!existsSync(join(repository, target))) return true;
        return anchor !== undefined && !headings(target).map(anchorOf).includes(anchor);
      });
    expect(dead).toEqual([]);
  });
});

describe("README.md", () => {
  test("names every input and every output", () => {
    const readme = read("README.md");
    const missing = [...inputs, ...outputs].filter(({ name }) => !readme.includes(`| \`${name}\``));
    expect(missing).toEqual([]);
  });
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** The steps in the YAML blocks of a document: of whole workflows, of jobs, or by themselves. */
function stepsIn(document: string): Step[] {
  const blocks = Array.from(
    read(document).matchAll(/^( *)```yaml\n([^]*?)^\1```$/gm),
    ([, , text = ""]) => text,
  );
  return blocks.flatMap((text) => {
    const content = parse(text) as Step[] | { readonly jobs: Record<string, { readonly steps?: Step[] }> };
    return Array.isArray(content) ? content : Object.values(content.jobs).flatMap(({ steps = [] }) => steps);
  });
}

describe("the examples in README.md", () => {
  const examples = stepsIn("README.md").filter(({ uses }) => uses?.startsWith("ssh-job/ssh-job-action@"));

  test("give only inputs that exist", () => {
    const known = new Set<string>(inputs.map(({ name }) => name));
    const given = examples.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter((name) => !known.has(name))).toEqual([]);
  });

  test("pin the host key", () => {
    expect(examples.filter((step) => step.with?.["known-hosts"] === undefined)).toEqual([]);
  });
});

describe("docs/troubleshooting.md", () => {
  const troubleshooting = "docs/troubleshooting.md";
  const sources = globSync("src/**/*.{ts,sh}", { cwd: repository }).map(read).join("\n");

  test("has a section for every error code", () => {
    const type = /export type ErrorCode =([^;]*);/.exec(read("src/errors.ts"))?.[1] ?? "";
    const codes = Array.from(type.matchAll(/\| "([a-z-]+)"/g), ([, code = ""]) => code);
    expect(codes.length).toBeGreaterThan(0);
    const sections = headings(troubleshooting);
    expect(codes.filter((code) => !sections.some((text) => text.startsWith(`\`${code}\``)))).toEqual([]);
  });

  test("quotes only messages that the sources can say", () => {
    const titles = headings(troubleshooting).flatMap((text) => /^`(.+)`$/.exec(text)?.[1] ?? []);
    const cells = Array.from(
      prose(troubleshooting).matchAll(/^\| `(It .+?|The .+?)` +\|/gm),
      ([, text = ""]) => text,
    );
    const fragments = [...titles, ...cells].flatMap((text) => text.split("…").map((part) => part.trim()));
    expect(fragments.length).toBeGreaterThan(20);
    expect(fragments.filter((fragment) => !sources.includes(fragment))).toEqual([]);
  });
});
