const powers: ReadonlyMap<string, number> = new Map([
  ["", 0],
  ["K", 1],
  ["M", 2],
  ["G", 3],
  ["T", 4],
]);

/** `4096`, `500M`, `2G` in bytes, units being powers of 1024 as `du -h` has them; NaN for anything else. */
export function sizeBytes(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,12})([KMGT]?)$/i.exec(text) ?? [];
  return digits === "" ? NaN : Number(digits) * 1024 ** (powers.get(unit.toUpperCase()) ?? 0);
}
