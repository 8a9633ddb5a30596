/** What a job file is made of, before anybody asks what it means. Offsets count UTF-16 units of the file. */
export type Tree = TextTree | ListTree | MappingTree | NothingTree;

/** A text, number or boolean, as it is written. */
export interface TextTree {
  readonly type: "text";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface ListTree {
  readonly type: "list";
  readonly items: readonly Tree[];
  readonly start: number;
}

export interface MappingTree {
  readonly type: "mapping";
  /** In the order of the file; those that are merged in (`<<`) stand behind its own. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly start: number;
}

/** No value, or `null`. */
interface NothingTree {
  readonly type: "nothing";
  readonly start: number;
}

export interface Entry {
  /** Where the key stands. */
  readonly at: number;
  readonly value: Tree;
}
