/**
 * What was given for inputs, by their names. An edge has texts; a job file has lists and mappings too, which lose nothing:
 * their items may hold newlines, or be empty.
 */
export type Given = ReadonlyMap<string, GivenValue>;

export type GivenValue = string | readonly string[] | ReadonlyMap<string, string>;
