import { describe, expect, it } from "vitest";
import { sanitiseLine, sanitiseText } from "../../src/report/sanitise.ts";

describe("by default", () => {
  it.each([
    "",
    "plain",
    "\tindented: yes",
    "std::vector<int> x",
    "a ::error::b",
    "# heading [x] ## two",
    "#[cfg(test)]",
    "\x1b[1;31mred\x1b[0m and \x1b[38:2::255:0:0mred\x1b[m",
    "naïve 日本語 👩‍👩‍👧 \u00a0end",
    "C:\\path ::",
    ": : spaced",
  ])("%j stays as it was written", (line) => {
    expect(sanitiseLine(line)).toBe(line);
  });

  it.each([
    ["::error::x", "| ::error::x"],
    ["  \t::set-output name=x::v", "|   \t::set-output name=x::v"],
    ["\u3000\ufeff\u200b::error::x", "| \u3000\ufeff\u200b::error::x"],
    [":\u200b:error::x", "| :\u200b:error::x"],
    ["\x1b[0m::error::x", "| \x1b[0m::error::x"],
    ["::not-registered-yet::x", "| ::not-registered-yet::x"],
    ["x ##[set-output name=a]b ##[error]c", "x ##\\[set-output name=a]b ##\\[error]c"],
    ["###[error]x", "###\\[error]x"],
    ["#\u00ad#\u200d[error]x", "#\u00ad#\u200d\\[error]x"],
  ])("%j becomes %j, which is no command", (line, expected) => {
    expect(sanitiseLine(line)).toBe(expected);
  });

  it.each([
    ["#\x00#\x1b[2K[error]x", "##\\[error]x"],
    ["\x07:\x9b1A:error::x", "| ::error::x"],
    ["a\x08\x0b\x7f\x85b\x1b", "ab"],
    ["\x1b]0;title\x07a\x1b]8;;http://x\x1b\\link\x1bP1$q\x9cb\x1b(B", "alinkb"],
    ["\x1b]unterminated", "unterminated"],
    ["\x9dtitle\x9cx\x9b31my", "xy"],
    ["no\r\nnewline", "nonewline"],
  ])("controls are removed before tokens are looked for: %j becomes %j", (line, expected) => {
    expect(sanitiseLine(line)).toBe(expected);
  });

  it("nothing that a hostile line can hold takes long", () => {
    const hostile = ["\x9d", "\x1b]", "\x1b[0", "#\u200b", "\x1b[0m", " ", ":", "\u200b"].map((text) =>
      text.repeat(16_384 / text.length),
    );
    const started = performance.now();
    for (const line of hostile) sanitiseLine(line);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("where workflow commands are allowed", () => {
  const sanitise = (line: string): string => sanitiseLine(line, { allowWorkflowCommands: true });

  it.each([
    "::error file=a.c,line=3::x::y",
    "  ::Group::name",
    "::endgroup::",
    "::set-output name=x::v",
    "plain",
  ])("%j passes", (line) => {
    expect(sanitise(line)).toBe(line);
  });

  it.each([
    "::stop-commands::token",
    "::STOP-commands x=y::token",
    " ::add-mask::e",
    "::ADD-MASK::e",
    "::save-state name=jobId::1",
    "::set-env name=PATH::/tmp",
    "::token::",
    ":: stop-commands::token",
    "::stop-commands\u200b::token",
    "\u200b::error::x",
    ":\u200b:stop-commands::token",
  ])("%j does not", (line) => {
    expect(sanitise(line)).toBe(`| ${line}`);
  });

  it("the legacy form stays closed, within a command too", () => {
    expect(sanitise("##[error]x")).toBe("##\\[error]x");
    expect(sanitise("::error::##[add-mask]x")).toBe("::error::##\\[add-mask]x");
  });
});

it("a text is sanitised line by line, as the runner splits it", () => {
  expect(sanitiseText("a\r::error::b\r\nc\n::debug::d")).toBe("a\n| ::error::b\nc\n| ::debug::d");
});
