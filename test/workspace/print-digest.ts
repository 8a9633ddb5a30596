/** Prints the digest of a directory. Usage: node print-digest.ts DIRECTORY */
import { readTree } from "../../src/workspace/walk.ts";

const { digest } = await readTree(process.argv[2] ?? "", { exclude: [], emit: () => undefined });
process.stdout.write(digest);
