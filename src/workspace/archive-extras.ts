import { readRecords, untilNul, type Header, type Records } from "./header-block.ts";

/** What was said of a member before its own header. */
export interface Said {
  readonly name: Buffer | undefined;
  readonly target: Buffer | undefined;
  readonly records: Records;
}

/** What headers of their own say of the member that comes next. */
export class Extras {
  #name: Buffer | undefined;
  #target: Buffer | undefined;
  #records: Records = new Map();
  readonly #global = new Map<string, Buffer>();

  /** @throws {RangeError} for what cannot be understood */
  add(type: string, content: Buffer): void {
    switch (type) {
      case "L":
        this.#name = untilNul(content);
        break;
      case "K":
        this.#target = untilNul(content);
        break;
      case "x":
        this.#records = readRecords(content);
        break;
      case "g":
        this.#addGlobal(readRecords(content));
    }
  }

  /** What was said of the member that comes now. */
  use(): Said {
    const records = this.#global.size === 0 ? this.#records : new Map([...this.#global, ...this.#records]);
    const said = {
      name: records.get("path") ?? this.#name,
      target: records.get("linkpath") ?? this.#target,
      records,
    };
    this.#name = undefined;
    this.#target = undefined;
    this.#records = new Map();
    return said;
  }

  /** Keeps what is asked for alone: such headers may come without end. */
  #addGlobal(records: Records): void {
    for (const [key, value] of records) {
      if (globalKeys.has(key)) {
        if (value.length > longestGlobal) throw new RangeError("a record for all members that is too long");
        this.#global.set(key, Buffer.from(value));
      } else if (key.startsWith(sparse)) this.#global.set(sparse, Buffer.alloc(0));
    }
  }
}

export function isExtra({ type }: Header): boolean {
  return type === "L" || type === "K" || type === "x" || type === "g";
}

/** Of a header that says more of the next one, or of all. Bytes. */
export const longestExtra: number = 4 * 1024 * 1024;
/** Of one record that holds for all members. Bytes. */
const longestGlobal = 64 * 1024;
/** Any other key of that beginning says no more than that files are sparse. */
const sparse = "GNU.sparse";
const globalKeys: ReadonlySet<string> = new Set(["path", "linkpath", "size", `${sparse}.name`]);
