// Stores results of one job in a local directory, one after the other, until it is killed.
//
//     node store-for-ever.ts DIRECTORY SIGNATURE
import { LocalDirectory } from "../../src/cache/local-directory.ts";
import { entryOf, makeResult } from "./result.ts";

const [directory = "", signature = ""] = process.argv.slice(2);
const cache = new LocalDirectory({ directory });
const entry = entryOf(makeResult({ signature }, 20_000_000));
const { signal } = new AbortController();
for (;;) {
  const said = await cache.store(entry, signal);
  if (said !== undefined) throw new Error(said);
  process.stdout.write(".");
}
