/**
 * What was given for inputs, by their names. An edge has texts; a job file has lists and mappings too, which lose nothing:
 * their items may hold newlines, or be empty.
 */
export type Given = ReadonlyMap<string, GivenValue>;

export type GivenValue = string | GivenCollection;

export type GivenCollection = readonly string[] | ReadonlyMap<string, string>;

export function isList(given: GivenValue): given is readonly string[] {
  return Array.isArray(given);
}

/** All texts of a value: itself, its items, or the values of its names. */
export function textsOf(given: GivenValue): readonly string[] {
  if (typeof given === "string") return [given];
  return isList(given) ? given : [...given.values()];
}
