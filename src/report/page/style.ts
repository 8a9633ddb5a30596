import { markup, type Html } from "./html.ts";

/** Colours for either scheme; enough contrast for text (WCAG 2.2, 1.4.3). */
export const style: Html = markup`<style>
  :root {
    color-scheme: light dark;
    --line: #d0d7de;
    --soft: #57606a;
    --good: #1a7f37;
    --bad: #b3261e;
    --other: #8a5300;
    --sign: #8250df;
    --cache: #bf3989;
    --connect: #0969da;
    --lock: #9a6700;
    --upload: #1b7c83;
    --queue: #bc4c00;
    --run: #1a7f37;
    --fetch: #0550ae;
    --store: #6e7781;
    --artifact: #953800;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --line: #3d444d;
      --soft: #9198a1;
      --good: #3fb950;
      --bad: #ff7b72;
      --other: #e3b341;
      --sign: #bc8cff;
      --cache: #f778ba;
      --connect: #58a6ff;
      --lock: #d29922;
      --upload: #39c5cf;
      --queue: #f0883e;
      --run: #3fb950;
      --fetch: #79c0ff;
      --store: #8b949e;
      --artifact: #ffa657;
    }
  }
  body {
    font:
      15px/1.5 system-ui,
      sans-serif;
    margin: 2rem auto;
    max-width: 76rem;
    padding: 0 1rem;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  caption {
    text-align: left;
    color: var(--soft);
    padding-bottom: 0.5rem;
  }
  th,
  td {
    text-align: left;
    padding: 0.35rem 0.75rem 0.35rem 0;
    border-bottom: 1px solid var(--line);
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .number {
    text-align: right;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .passed {
    color: var(--good);
  }
  .bad {
    color: var(--bad);
  }
  .other {
    color: var(--other);
  }
  .scroll {
    overflow-x: auto;
  }
  .bars {
    width: 100%;
    min-width: 12rem;
    height: 1.1rem;
    display: block;
  }
  .key {
    display: inline-block;
    width: 0.8em;
    height: 0.8em;
    border-radius: 2px;
    margin: 0 0.3em 0 1em;
  }
  details {
    margin: 0.75rem 0;
  }
  summary {
    cursor: pointer;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.2rem 1rem;
  }
  dt {
    color: var(--soft);
  }
  dd {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
</style>`;
