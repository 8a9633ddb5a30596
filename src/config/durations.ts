const hour = 3_600_000;
const minute = 60_000;
const second = 1000;

/** `90s`, `10m`, `1h30m` in milliseconds; NaN for anything else. */
export function durationMs(text: string): number {
  const units = /^(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$/.exec(text)?.groups;
  if (text === "" || units === undefined) return NaN;
  const { h = "0", m = "0", s = "0" } = units;
  return Number(h) * hour + Number(m) * minute + Number(s) * second;
}
