import { packTree } from "../../src/workspace/pack.ts";
import { readTree } from "../../src/workspace/walk.ts";

/** Reads and packs the directory in argv and prints by how much that raised the peak of resident memory. */
const [, , directory = "."] = process.argv;
const peak = (): number => process.resourceUsage().maxRSS * 1024;

const before = peak();
const tree = await readTree(directory, { exclude: [], emit: () => undefined });
let bytes = 0;
for await (const chunk of packTree(tree, { prefix: "" })) bytes += (chunk as Buffer).length;
process.stdout.write(JSON.stringify({ bytes, grownBytes: peak() - before }));
