import fc from "fast-check";
import { expect, test } from "vitest";
import { pageOf } from "../../src/report/page/page.ts";
import { readReports, type ToldJob } from "../../src/report/read-reports.ts";
import type { ReadReport } from "../../src/report/report-schema.ts";
import { reportWith } from "./reports.ts";

function read(...reports: readonly ReadReport[]): ToldJob[] {
  return reports.flatMap((report) => {
    const told = readReports(JSON.stringify(report));
    if (typeof told === "string") throw new Error(told);
    return told.jobs;
  });
}

/** A job in whose report all texts are `text`. */
function saying(text: string): ToldJob[] {
  const error = { code: text, message: text, hint: text };
  const cache = { hit: false, source: "none", missed: [text] } as const;
  const texts = { name: text, target: text, reason: text, jobId: text, signature: text, signal: text };
  return read(reportWith({ ...texts, error, cache, result: "failed" }));
}

function tagsOf(page: string): string[] {
  return page.match(/<[^>]*>/g) ?? [];
}

test("whatever reports say, it is text: a page has the same tags", () => {
  const ordinary = tagsOf(pageOf(saying("smoke")));
  const markup = fc.constantFrom("<", ">", '"', "'", "&", "</td>", "<script>", "<!--", "]]>", "\u202e", "\0");
  const hostile = fc.array(fc.oneof(markup, fc.string({ unit: "binary" })), { minLength: 1 });
  fc.assert(
    fc.property(hostile, (parts) => {
      expect(tagsOf(pageOf(saying(`x${parts.join("")}`)))).toEqual(ordinary);
    }),
  );
});

test("every element of a page ends where it should", () => {
  const isOpen: string[] = [];
  for (const tag of tagsOf(pageOf(saying("smoke")))) {
    const [, end, name = ""] = /^<(\/?)(!?\w+)/.exec(tag) ?? [];
    if (name === "!doctype" || name === "meta") continue;
    if (end === "/") expect(isOpen.pop()).toBe(name);
    else isOpen.push(name);
  }
  expect(isOpen).toEqual([]);
});

test("a text can be read on the page as it is, but for what cannot be seen", () => {
  const page = pageOf(saying(`a <b> & "c" 'd' \u202e\u0007e`));
  expect(page).toContain("a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;  e");
});

test("a page loads nothing, runs nothing and leads nowhere", () => {
  const page = pageOf(read(reportWith(), reportWith({ result: "lost" })));
  expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|form|base|a)\b/i);
  expect(page).not.toMatch(/\b(src|href|srcset|on\w+)=|url\(|@import|https?:/i);
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});

test("each phase is a bar where it was, of its length, against the longest job", () => {
  const phases = [
    { name: "connect", start: 5_000, ms: 1_000 },
    { name: "run", start: 6_000, ms: 4_000 },
  ] as const;
  const page = pageOf(
    read(reportWith({ phases }), reportWith({ phases: [{ name: "run", start: 9, ms: 10_000 }] })),
  );
  expect(page).toContain('<rect x="0%" width="10%" height="100%" rx="2" fill="var(--connect)">');
  expect(page).toContain('<rect x="10%" width="40%" height="100%" rx="2" fill="var(--run)">');
  expect(page).toContain('<rect x="0%" width="100%" height="100%" rx="2" fill="var(--run)">');
  expect(page).toContain("<title>Connect: 1.0 s</title>");
});

test("no bar leaves the page, whatever the times", () => {
  const time = fc.double({ min: 0, max: 8.64e15, noNaN: true });
  const phase = fc.record({ name: fc.constantFrom("sign" as const, "run" as const), start: time, ms: time });
  fc.assert(
    fc.property(fc.array(phase), (phases) => {
      const page = pageOf(read(reportWith({ phases })));
      for (const [, x = "", width = ""] of page.matchAll(/<rect x="(.*?)%" width="(.*?)%"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(width)).toBeGreaterThan(0);
        // Rounded, and never too narrow to be seen.
        expect(Number(x) + Number(width)).toBeLessThanOrEqual(100.02);
      }
    }),
  );
});

test("jobs that did not pass are open, and say what to do", () => {
  const error = { code: "auth", message: "board refuses the login.", hint: "Look into authorized_keys." };
  const page = pageOf(read(reportWith(), reportWith({ name: "flash", result: "infrastructure", error })));
  expect(page).toMatch(/<details>\s*<summary>smoke on ci@board: <span class="passed">passed/);
  expect(page).toMatch(/<details open>\s*<summary>flash on ci@board: <span class="bad">infrastructure/);
  expect(page).toContain("<dd>Look into authorized_keys.</dd>");
  expect(page).toContain("<title>1 of 2 jobs passed</title>");
});
