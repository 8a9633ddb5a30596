import { describe, expect, it } from "vitest";
import { LineSplitter } from "../../src/report/log-lines.ts";
import {
  type ParsedCommand,
  linguistic,
  ordinal,
  parseCommand,
  parseLegacy,
  registeredCommands,
} from "../support/runner/commands.ts";
import { LineReader } from "../support/runner/line-reader.ts";

describe("lines", () => {
  it("end at a line feed, a carriage return, or both, however the bytes are cut", () => {
    const bytes = Buffer.from("a\nb\r\nc\rd\r\r\n\né✓🦀");
    const expected = ["a", "b", "c", "d", "", "", "é✓🦀"];
    for (let size = 1; size <= bytes.length; size++) {
      expect(split(chunked(bytes, () => size))).toEqual(expected);
    }
  });

  it("are shown as soon as they are ended, and without an end when the log ends", () => {
    const splitter = new LineSplitter();
    expect(splitter.push(Buffer.from("10 %\r"))).toEqual(["10 %"]);
    expect(splitter.push(Buffer.from("\n20 %"))).toEqual([]);
    expect(splitter.end()).toEqual(["20 %"]);
    expect(splitter.end()).toEqual([]);
  });

  it("show bytes that are not UTF-8 as replacement characters", () => {
    expect(split([Buffer.from([0x61, 0xff, 0x0a, 0xc3])])).toEqual(["a\ufffd", "\ufffd"]);
  });

  it("of more than 16 KiB come in pieces that break no character, each of them sanitised", () => {
    const splitter = new LineSplitter({ allowWorkflowCommands: true });
    const long = `${"x".repeat(16_383)}🦀::error::${"y".repeat(16_375)}::error::z`;
    const pieces = [...splitter.push(Buffer.from(long)), ...splitter.push(Buffer.from("\n::error::whole\n"))];
    expect(pieces).toEqual([
      "x".repeat(16_383),
      `🦀::error::${"y".repeat(16_373)}`,
      "yy::error::z",
      "::error::whole",
    ]);
    const commands = `${"::error::".padEnd(16_384, "x")}::set-output name=a::b`;
    expect(
      split([Buffer.from(commands)], { allowWorkflowCommands: true }).map((line) => line.slice(0, 9)),
    ).toEqual(["| ::error", "| ::set-o"]);
  });
});

describe("300,000 hostile lines", () => {
  const fragments = [
    ..."::|::|:|##[|##|#|[|]| |  |\t|\r|\n|\r\n|=|,|;|name=x|x|text|%0A|%25".split("|"),
    ..."error|Warning|notice|group|endgroup|debug|set-output name=a|save-state name=b|add-mask|ADD-MASK".split(
      "|",
    ),
    ..."stop-commands|Stop-Commands|resume-token|set-env name=c|add-path|echo|add-matcher|section".split("|"),
    ..."\x00|\x07|\x08|\x0b|\x1b|\x1b[31m|\x1b[0m|\x1b[2K|\x1b]0;t\x07|\x1b]|\x9b|\x9d|\x9c|\x85|\x7f".split(
      "|",
    ),
    ..."\u200b|\u200d|\ufeff|\u00ad|\u2028|\u3000|\u00a0|\u034f|\ufe0f|🦀|é|\u202e|\u{e0020}".split("|"),
    "::error::x",
    "::stop-commands::resume-token",
    "##[add-mask]x",
    "x".repeat(9000),
  ].map((text) => Buffer.from(text));
  const starts = [
    "::error ",
    "::group::",
    " ::stop-commands::",
    "x ##[warning]",
    "##[set-output name=a]",
  ].map((text) => Buffer.from(text));
  const invalid = [[0xff], [0xc3], [0xe2, 0x9c], [0xed, 0xa0, 0x80], [0xf0, 0x9f]].map((bytes) =>
    Buffer.from(bytes),
  );
  const controls = /\p{Cc}/u;
  const escape = "\u001b";
  const colours = new RegExp(`${escape}\\[[\\d;:]*m`, "g");
  const registered = new Set([...registeredCommands, "resume-token"]);

  it("hold no live command by default, and only harmless ones where commands are allowed", () => {
    const random = generator(20_261_123);
    const counts = { lines: 0, live: 0, allowed: 0 };
    const leaks: string[] = [];
    const leaksWhenAllowed: string[] = [];
    while (counts.lines < 300_000) {
      const bytes = hostileLog(random);
      const raw = readLines(bytes);
      counts.lines += raw.length;
      counts.live += raw.filter((line) => commandOf(line) !== undefined).length;
      const chunks = chunked(bytes, () => 1 + Math.floor(random() * 200));
      leaks.push(...split(chunks).filter((line) => !isPrintable(line) || commandOf(line) !== undefined));
      for (const line of split(chunks, { allowWorkflowCommands: true })) {
        const name = commandOf(line)?.name.toLowerCase();
        if (name !== undefined) counts.allowed += 1;
        if (!isPrintable(line) || !isHarmless(name) || parseLegacy(line, registered))
          leaksWhenAllowed.push(line);
      }
    }
    expect(leaks).toEqual([]);
    expect(leaksWhenAllowed).toEqual([]);
    expect(counts.live).toBeGreaterThan(30_000);
    expect(counts.allowed).toBeGreaterThan(3_000);
  });

  function hostileLog(random: () => number): Buffer {
    const parts: Buffer[] = [];
    for (let line = 0; line < 500; line++) {
      const count = 1 + Math.floor(random() * 9);
      if (random() < 0.1) parts.push(pick(starts, random));
      for (let n = 0; n < count; n++) parts.push(pick(random() < 0.02 ? invalid : fragments, random));
      parts.push(Buffer.from("\n"));
    }
    return Buffer.concat(parts);
  }

  function commandOf(line: string): ParsedCommand | undefined {
    return parseCommand(line, registered, ordinal) ?? parseCommand(line, registered, linguistic);
  }

  function isHarmless(name: string | undefined): boolean {
    const dangerous = ["stop-commands", "add-mask", "save-state", "set-env", "add-path", "resume-token"];
    return name === undefined || !dangerous.includes(name);
  }

  /** Nothing but text, TAB and colours; one line. */
  function isPrintable(line: string): boolean {
    return !controls.test(line.replaceAll("\t", "").replace(colours, ""));
  }
});

function split(chunks: Iterable<Uint8Array>, options: { allowWorkflowCommands?: boolean } = {}): string[] {
  const splitter = new LineSplitter(options);
  const lines: string[] = [];
  for (const chunk of chunks) lines.push(...splitter.push(chunk));
  return [...lines, ...splitter.end()];
}

function readLines(bytes: Buffer): string[] {
  const reader = new LineReader();
  return [...reader.push(bytes), ...reader.end()];
}

function chunked(bytes: Buffer, size: () => number): Buffer[] {
  const chunks: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = start + size();
    chunks.push(bytes.subarray(start, end));
    start = end;
  }
  return chunks;
}

function pick<T>(from: readonly T[], random: () => number): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new RangeError("nothing to pick from");
  return chosen;
}

/** Numbers from 0 to 1, the same ones for the same seed: mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
