/** Writes docs/terminal-session.md: what a terminal shows of real commands. Usage: node scripts/session.ts */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { sessionDocument } from "./session/document.ts";
import { recordSession } from "./session/record.ts";

const path = join(import.meta.dirname, "..", "docs", "terminal-session.md");
const options = { ...(await resolveConfig(path)), filepath: path };
writeFileSync(path, await format(sessionDocument(await recordSession()), options));
console.log("docs/terminal-session.md written.");
