import { expect, test } from "vitest";
import { shorten } from "../../src/remote/shorten.ts";

test("comments, indentation and empty lines are not sent", () => {
  expect(shorten("# one\n\nhello() { # NAME\n  # two\n  echo '# three'\n}\n")).toBe(
    "hello() {\necho '# three'\n}\n",
  );
});

test("variables get short names, the most frequent ones the shortest", () => {
  const rare = Array.from({ length: 60 }, (_, index) => `_rare${index}=1`).join("\n");
  const short = shorten(`${rare}\n_often=1\necho "$_often" "\${_often%x}" $_often.rc\n`);
  expect(short).toContain('_a=1\necho "$_a" "${_a%x}" $_a.rc\n');
  expect(new Set(short.match(/^_\w+/gm)).size).toBe(61);
});

test("functions of several words get short names, and what only looks like one keeps its own", () => {
  const script = "read_it() {\ncat /proc/read_it $read_it boot_id\n}\nread_it -read_it\n";
  expect(shorten(script)).toBe("Fa() {\ncat /proc/read_it $read_it boot_id\n}\nFa -read_it\n");
});

test("blanks that no shell needs are not sent", () => {
  const script =
    "for x in a; do case $x in b | c) d ;; esac; done\ncase $x in\n  a | b) c ;;\nesac\nif e; then { f | g; }; fi\nh &&\n  i $((_a + 2)) - $(date +%s)\n";
  expect(shorten(script)).toBe(
    "for x in a;do case $x in b|c)d;;esac;done\ncase $x in\na|b)c\nesac\nif e;then { f|g;};fi\nh&&i $((_a+2)) - $(date +%s)\n",
  );
  expect(shorten("[ -e a ] && echo b || { exit; }\n")).toBe("[ -e a ]&&echo b||{ exit;}\n");
});
