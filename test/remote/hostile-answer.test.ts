import { describe, expect, test } from "vitest";
import { Remote } from "../../src/remote/remote.ts";
import type { RunId } from "../../src/remote/run-id.ts";
import { connectLocal } from "../../src/transport/local.ts";

const id = `${"0123456789".repeat(2)}-1` as RunId;

/** A remote that says this, whatever it is asked. */
async function asked<T>(answer: string, question: (remote: Remote) => Promise<T>): Promise<T> {
  const local = connectLocal();
  const exec = (): ReturnType<typeof local.exec> => local.exec(`echo ssh-job/1; ${answer}`);
  try {
    return await question(new Remote({ exec, close: () => local.close() }, "~/store"));
  } finally {
    await local.close();
  }
}

describe.concurrent("an answer is refused", () => {
  test.each([
    ["that lists without end", "echo S; yes 'x y'", "protocol"],
    ["whose list stops in the middle", "echo S; printf x", "connection-lost"],
    ["whose list fails in the middle", "echo S; echo 'E disk-full no space'", "disk-full"],
    ["that lists what is no run", "echo S; echo 'x running - - - - - - - - -'; echo .", "protocol"],
  ])("%s", async (_, answer, code) => {
    const list = asked(answer, (remote) => remote.runs());
    await expect(list).rejects.toMatchObject({ code });
  });

  test("that tells of a run without end", async () => {
    const about = asked(`echo S ${id}; tr '\\0' x </dev/zero`, (remote) => remote.about(id));
    await expect(about).rejects.toMatchObject({ code: "protocol" });
  });

  test("that counts other than it lists", async () => {
    const freed = asked("echo S 2; echo .", (remote) => remote.breakLock("board"));
    await expect(freed).rejects.toMatchObject({ code: "protocol" });
  });

  test.each(["S", `S ${id}`, `S ${id} maybe`])("to a removal: %s", async (line) => {
    const removed = asked(`echo ${line}`, (remote) => remote.remove(id));
    await expect(removed).rejects.toMatchObject({ code: "protocol" });
  });

  test.each(["S", "S 1 2 3", "S 1 2 3 -", "S 1k 2 3 4"])("to a collection: %s", async (line) => {
    const collected = asked(`echo ${line}`, (remote) => remote.collect());
    await expect(collected).rejects.toMatchObject({ code: "protocol" });
  });
});

test("what a login shell says at its end is not part of what a run is about", async () => {
  const about = asked(`echo S ${id}; echo '{"name":"a"}'; echo Bye!`, (remote) => remote.about(id));
  expect(await about).toBe('{"name":"a"}');
});

test("what a target says of itself is made fit to be shown", async () => {
  const probe = asked("echo S; printf 'sh \\033[31m/bin/sh\\n'; echo odd; echo .", (remote) =>
    remote.probe(),
  );
  expect(await probe).toEqual(
    new Map([
      ["sh", "[31m/bin/sh"],
      ["odd", ""],
    ]),
  );
});
