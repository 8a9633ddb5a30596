import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { required, toolFindings } from "../../../src/report/findings/tools.ts";

const well = new Map([
  ...[...required, "setsid", "sha256sum"].map((tool): [string, string] => [`tool.${tool}`, `/bin/${tool}`]),
  ["sh", "/bin/dash"],
  ["tar", "tar (GNU tar) 1.35"],
  ["proc", "bdefe44f"],
  ["others", "seen"],
  ["fractions", "sleep"],
  ["sizes", "4096"],
]);

test("a target that has everything is well, and what it is is told", () => {
  expect(toolFindings(well)).toEqual([
    {
      ...{ check: "tools", status: "ok" },
      message:
        "All that is needed is there; sh is /bin/dash; tar is tar (GNU tar) 1.35; no unshare, gzip or zstd; no cgroup for jobs.",
    },
  ]);
});

test("what is examined is what a run needs", () => {
  const read = (name: string): string =>
    readFileSync(new URL(`../../../src/remote/scripts/${name}.sh`, import.meta.url), "utf8");
  const toolsOf = (name: string): string[] =>
    /for _tool in (tar [^;]+);/.exec(read(name))?.[1]?.split(/[\s\\]+/) ?? [];
  expect(toolsOf("submit")).toEqual(required);
  expect(toolsOf("probe")).toEqual(expect.arrayContaining([...required, "setsid", "sha256sum"]));
});

test("commands without which nothing runs are a failure, all at once", () => {
  const lacking = new Map([...well, ["tool.mkfifo", ""]]);
  lacking.delete("tool.xargs");
  expect(toolFindings(lacking)).toMatchObject([
    { status: "fail", message: "These commands are missing: mkfifo xargs." },
  ]);
});

test("a target without a usable /proc is a failure", () => {
  expect(toolFindings(new Map([...well, ["proc", ""]]))).toContainEqual(
    expect.objectContaining({ status: "fail", hint: expect.stringContaining("mount -t proc") as string }),
  );
});

test.each([
  ["tool.setsid", "setsid"],
  ["tool.sha256sum", "sha256sum"],
  ["fractions", "whole seconds"],
  ["sizes", "stat -c"],
  ["others", "hidepid"],
])("without %s there is a warning with what to do", (key, said) => {
  const warnings = toolFindings(new Map([...well, [key, ""]])).filter(({ status }) => status === "warn");
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.message).toContain(said);
  expect(warnings[0]?.hint).not.toBe("");
});
