import type { PhaseName } from "../../events.ts";
import { phaseTitle } from "../describe.ts";
import { spanOf } from "../overview.ts";
import type { ReadReport } from "../report-schema.ts";
import { formatDuration } from "../units.ts";
import { markup, type Html } from "./html.ts";

/** Percent. What is shorter could not be seen. */
const narrowest = 0.4;

/**
 * The phases of a run as bars on a line, each where it was.
 * @param longestMs what the whole width stands for
 */
export function bars(report: ReadReport, longestMs: number): Html {
  const { start } = spanOf(report);
  const percent = (ms: number): number => Math.round((ms / Math.max(longestMs, 1)) * 10_000) / 100;
  const rectangles = report.phases.map(({ name, start: at, ms }) => {
    const x = Math.min(percent(at - start), 100 - narrowest);
    const width = Math.min(Math.max(percent(ms), narrowest), 100 - x);
    return markup`<rect x="${x}%" width="${width}%" height="100%" rx="2" fill="var(--${name})"><title>${title(name, ms)}</title></rect>`;
  });
  return markup`<svg class="bars" role="img" aria-label="${describe(report)}">${rectangles}</svg>`;
}

/** Which colour is which phase, of those that are there. */
export function legend(names: readonly PhaseName[]): Html {
  const keys = names.map(
    (name) => markup`<span class="key" style="background: var(--${name})"></span>${phaseTitle(name)}`,
  );
  return markup`<p>${keys}</p>`;
}

function describe({ phases }: ReadReport): string {
  return phases.map(({ name, ms }) => title(name, ms)).join(", ");
}

function title(name: PhaseName, ms: number): string {
  return `${phaseTitle(name)}: ${formatDuration(ms)}`;
}
