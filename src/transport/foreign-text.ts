/** Text that the other side may have written, for a message: short, on one line and without control characters. */
export function quoteForeign(text: string): string {
  return JSON.stringify(text.slice(0, 200).replace(/\p{C}/gu, " "));
}
