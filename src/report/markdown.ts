/** Plain words inside a table of GitHub-flavoured Markdown: no markup, no line breaks. */
export function markdownText(value: string): string {
  return value
    .replaceAll(/\p{C}+/gu, " ")
    .replaceAll(/[\\`*_{}[\]<>()#+!|~&$@:]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** As markdownText, and as code. */
export function markdownCode(value: string): string {
  return `<code>${markdownText(value)}</code>`;
}
