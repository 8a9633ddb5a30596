import { fork } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";

/** A process that prepares places when told to, and lives until the test is over. Answers `prepared` or the error's code. */
export function startContender(): (place: string) => Promise<string> {
  const child = fork(new URL("contender-process.ts", import.meta.url));
  onTestFinished(() => void child.kill());
  const ready = once(child, "message");
  return async (place) => {
    await ready;
    const answer = once(child, "message");
    child.send(place);
    return String((await answer)[0]);
  };
}
