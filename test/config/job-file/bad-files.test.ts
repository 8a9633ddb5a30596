import { expect, test } from "vitest";
import { messages } from "./parsed.ts";

test.each([
  [
    "nothing",
    ``,
    `ssh-job.yml:1:1: The file is empty.
  
  ^
  Write jobs: with a job below it.`,
  ],
  [
    "a comment only",
    `# yaml-language-server: x
`,
    `ssh-job.yml:1:1: The file is empty.
  # yaml-language-server: x
  ^
  Write jobs: with a job below it.`,
  ],
  [
    "no jobs",
    `targets:
  a: { host: x }
`,
    `ssh-job.yml:1:1: There is no job.
  targets:
  ^
  Write jobs: with a job below it.`,
  ],
  [
    "a list",
    `- a
`,
    `ssh-job.yml:1:1: A list stands where targets and jobs should be.
  - a
  ^
  Write a mapping, NAME: …, a line each.`,
  ],
  [
    "an unknown key at the top",
    `job:
  a: {}
jobs:
  b:
`,
    `ssh-job.yml:1:1: "job" is no key of a job file.
  job:
  ^
  Did you mean jobs?`,
  ],
  [
    "no YAML: indents",
    `jobs:
  a:
    run: x
   needs: b
`,
    `ssh-job.yml:4:1: This is no YAML: all mapping items must start at the same column.
     needs: b
  ^
  Indent what belongs together alike, and close brackets and braces.`,
  ],
  [
    "no YAML: a tab",
    `jobs:
	a: {}
`,
    `ssh-job.yml:2:1: This is no YAML: tabs are not allowed as indentation.
  	a: {}
  ^
  Indent with blanks.`,
  ],
  [
    "no YAML: an expression without quotes",
    `jobs:
  a: { args: [\${{ matrix.x }}] }
`,
    `ssh-job.yml:2:16: This is no YAML: missing , or : between flow sequence items.
    a: { args: [\${{ matrix.x }}] }
                 ^
  Put what holds \${{ }} into quotes: "\${{ matrix.x }}".`,
  ],
  [
    "no YAML: a colon in a text",
    `jobs:
  a:
    run: echo a: b
`,
    `ssh-job.yml:3:10: This is no YAML: nested mappings are not allowed in compact mappings.
      run: echo a: b
           ^
  Put a text that holds a colon and a blank into quotes.`,
  ],
  [
    "several documents",
    `jobs: { a: }
---
jobs: { b: }
`,
    `ssh-job.yml:2:1: A second document begins here.
  ---
  ^
  Write one document; leave out the line ---.`,
  ],
  [
    "a tag",
    `jobs: { a: { run: !include x } }
`,
    `ssh-job.yml:1:19: This tag means nothing here.
  jobs: { a: { run: !include x } }
                    ^
  Leave the tag out.`,
  ],
  [
    "an anchor that is not there",
    `jobs: { a: *nobody }
`,
    `ssh-job.yml:1:12: There is no anchor "nobody" above.
  jobs: { a: *nobody }
             ^
  Put &nobody before what is meant, further up.`,
  ],
  [
    "an anchor in itself",
    `jobs: &all { a: *all }
`,
    `ssh-job.yml:1:17: The anchor "all" holds itself.
  jobs: &all { a: *all }
                  ^
  Use another value here.`,
  ],
  [
    "a merge of a text",
    `jobs:
  a:
    <<: x
`,
    `ssh-job.yml:3:5: Only mappings can be merged.
      <<: x
      ^
  Write <<: *NAME, with &NAME before a mapping.`,
  ],
  [
    "duplicate keys",
    `jobs:
  a: { run: x }
  b:
    run: x
    run: y
  a: { run: z }
`,
    `ssh-job.yml:5:5: "run" stands in line 4 already.
      run: y
      ^
  Leave one of them out.
ssh-job.yml:6:3: "a" stands in line 2 already.
    a: { run: z }
    ^
  Leave one of them out.`,
  ],
  [
    "a name that is none",
    `jobs:
  a/b:
    run: x
`,
    `ssh-job.yml:2:3: "a/b" is no name.
    a/b:
    ^
  Use letters (a to z), digits, _, - and ., at most 100, and neither - nor . at the beginning.`,
  ],
  [
    "a key that is mistyped",
    `jobs:
  a:
    tiemout: 5m
    outputs: x
`,
    `ssh-job.yml:3:5: "tiemout" is no key of a job.
      tiemout: 5m
      ^
  Did you mean timeout?`,
  ],
  [
    "a key of another action",
    `jobs:
  a:
    script-path: x
`,
    `ssh-job.yml:3:5: "script-path" is no key of a job.
      script-path: x
      ^
  Did you mean script?`,
  ],
  [
    "keys that belong elsewhere",
    `targets:
  t: { host: x, run: make }
jobs:
  a: { mode: submit, class: x }
`,
    `ssh-job.yml:2:17: "run" is no key of a target.
    t: { host: x, run: make }
                  ^
  Write it in the jobs.
ssh-job.yml:4:8: mode has no meaning in a job file.
    a: { mode: submit, class: x }
         ^
  Leave it out.
ssh-job.yml:4:22: "class" is no key of a job.
    a: { mode: submit, class: x }
                       ^
  Write it in the target, or write target-class.`,
  ],
  [
    "a target without a host",
    `targets:
  t: { port: 22 }
jobs: { a: { target: t } }
`,
    `ssh-job.yml:2:3: The target "t" has no host.
    t: { port: 22 }
    ^
  Write host: [user@]host[:port] below it.`,
  ],
  [
    "values of the wrong shape",
    `jobs:
  a:
    timeout: [5m]
    env: [A=1]
    args: { a: b }
    outputs: [[x]]
    run:
      - a: b
    target: [x]
    matrix: [x]
`,
    `ssh-job.yml:3:14: timeout: It is a list.
      timeout: [5m]
               ^
  Write one value.
ssh-job.yml:4:10: env: It is a list.
      env: [A=1]
           ^
  Write a mapping of names to values.
ssh-job.yml:5:11: args: It is a mapping.
      args: { a: b }
            ^
  Write a list of texts.
ssh-job.yml:6:15: A list stands where a text should be.
      outputs: [[x]]
                ^
  Write a text.
ssh-job.yml:8:9: A mapping stands where a text should be.
        - a: b
          ^
  Write a text.
ssh-job.yml:9:13: A list stands where a text should be.
      target: [x]
              ^
  Write a text.
ssh-job.yml:10:13: A list stands where a matrix should be.
      matrix: [x]
              ^
  Write a mapping, NAME: …, a line each.`,
  ],
  [
    "a target that is not there",
    `targets:
  builder: { host: x }
jobs:
  a: { target: bilder }
`,
    `ssh-job.yml:4:16: There is no target "bilder".
    a: { target: bilder }
                 ^
  Did you mean builder?`,
  ],
  [
    "a need that is not there",
    `jobs:
  firmware:
  test: { needs: [firmwear, firmware] }
`,
    `ssh-job.yml:3:19: There is no job "firmwear".
    test: { needs: [firmwear, firmware] }
                    ^
  Did you mean firmware?`,
  ],
  [
    "a need twice",
    `jobs:
  a:
  b: { needs: [a, a] }
`,
    `ssh-job.yml:3:19: "a" stands here twice.
    b: { needs: [a, a] }
                    ^
  Write it once.`,
  ],
  [
    "jobs that need each other",
    `jobs:
  a: { needs: c }
  b: { needs: a }
  c:
    needs:
      - b
`,
    `ssh-job.yml:3:15: These jobs need each other: a -> c -> b -> a.
    b: { needs: a }
                ^
  Leave one of these needs out.`,
  ],
  [
    "a job that needs itself",
    `jobs:
  a:
    needs: a
`,
    `ssh-job.yml:3:12: These jobs need each other: a -> a.
      needs: a
             ^
  Leave one of these needs out.`,
  ],
  [
    "a value of the matrix that is not there",
    `jobs:
  a:
    matrix: { board: [x] }
    args:
      - "--board=\${{ matrix.bord }}"
`,
    `ssh-job.yml:5:18: The matrix has no "bord".
        - "--board=\${{ matrix.bord }}"
                   ^
  Did you mean board?`,
  ],
  [
    "a matrix that is not there",
    `jobs:
  a:
    run: |
      make
      echo \${{ matrix.board }}
`,
    `ssh-job.yml:5:12: matrix.board has no value: the job has no matrix.
        echo \${{ matrix.board }}
             ^
  Give the job a matrix.`,
  ],
  [
    "an exclusion that excludes nothing",
    `jobs:
  a:
    matrix:
      board: [x, y]
      exclude:
        - board: z
        - suite: x
`,
    `ssh-job.yml:6:11: This excludes nothing: board is never "z".
          - board: z
            ^
  Write values of the matrix, or leave it out.
ssh-job.yml:7:11: This excludes nothing: suite is not in the matrix.
          - suite: x
            ^
  Write values of the matrix, or leave it out.`,
  ],
  [
    "a matrix without values",
    `jobs:
  a: { matrix: { board: [], suite: x } }
  b: { matrix: {} }
`,
    `ssh-job.yml:2:18: board has no values, so that there is no job.
    a: { matrix: { board: [], suite: x } }
                   ^
  Write a value, or leave it out.
ssh-job.yml:2:36: A text stands where a list should be.
    a: { matrix: { board: [], suite: x } }
                                     ^
  Write suite: [ONE, OTHER].
ssh-job.yml:3:8: This matrix has no values.
    b: { matrix: {} }
         ^
  Write NAME: [ONE, OTHER] below it, or leave it out.`,
  ],
  [
    "a matrix that is too large",
    `jobs:
  a: { matrix: { x: [1,2,3,4,5,6,7,8,9,10,11], y: [1,2,3,4,5,6,7,8,9,10], z: [1,2,3,4,5,6,7,8,9,10] } }
`,
    `ssh-job.yml:2:8: This matrix has 1100 combinations; 1000 are the most.
    a: { matrix: { x: [1,2,3,4,5,6,7,8,9,10,11], y: [1,2,3,4,5,6,7,8,9,10], z: [1,2,3,4,…
         ^
  Leave values out.`,
  ],
  [
    "an expression without an end",
    `jobs:
  a: { run: "make \${{ env.X }" }
`,
    `ssh-job.yml:2:19: This expression has no end.
    a: { run: "make \${{ env.X }" }
                    ^
  Write }} at its end.`,
  ],
  [
    "expressions that nobody knows",
    `jobs:
  a:
    run: "\${{ github.sha }} \${{ secrets.TOKEN }} \${{}} \${{ jobs.b.outputs.x }}"
`,
    `ssh-job.yml:3:11: "github.sha" is not known in a job file.
      run: "\${{ github.sha }} \${{ secrets.TOKEN }} \${{}} \${{ jobs.b.outputs.x }}"
            ^
  Write matrix.NAME, env.NAME or jobs.NAME.outputs.signature.
ssh-job.yml:3:29: "secrets.TOKEN" is not known in a job file.
      run: "\${{ github.sha }} \${{ secrets.TOKEN }} \${{}} \${{ jobs.b.outputs.x }}"
                              ^
  Set the variable TOKEN where you start it, and write env.TOKEN.
ssh-job.yml:3:50: "" is no expression.
      run: "\${{ github.sha }} \${{ secrets.TOKEN }} \${{}} \${{ jobs.b.outputs.x }}"
                                                   ^
  Write matrix.NAME, env.NAME or jobs.NAME.outputs.signature.
ssh-job.yml:3:56: "jobs.b.outputs.x" is no output that a job file knows.
      run: "\${{ github.sha }} \${{ secrets.TOKEN }} \${{}} \${{ jobs.b.outputs.x }}"
                                                         ^
  Write matrix.NAME, env.NAME or jobs.NAME.outputs.signature.`,
  ],
  [
    "the signature of a job that is not needed",
    `jobs:
  a:
  b: { args: ["\${{ jobs.a.outputs.signature }}"] }
`,
    `ssh-job.yml:3:16: jobs.a.outputs.signature: b does not need a.
    b: { args: ["\${{ jobs.a.outputs.signature }}"] }
                 ^
  Add a to its needs.`,
  ],
  [
    "the signature of a job with a matrix",
    `jobs:
  a: { matrix: { x: [1] } }
  b: { needs: a, args: ["\${{ jobs.a.outputs.signature }}"] }
`,
    `ssh-job.yml:3:26: jobs.a.outputs.signature: a has a matrix, and so many signatures.
    b: { needs: a, args: ["\${{ jobs.a.outputs.signature }}"] }
                           ^
  Write the signature of a job without a matrix.`,
  ],
  [
    "a signature where the plan is made",
    `jobs:
  a:
  b: { needs: a, directory: "\${{ jobs.a.outputs.signature }}" }
`,
    `ssh-job.yml:3:30: jobs.a.outputs.signature: It is known only once the plan is made.
    b: { needs: a, directory: "\${{ jobs.a.outputs.signature }}" }
                               ^
  Write matrix.NAME or env.NAME here.`,
  ],
  [
    "a matrix in a target",
    `targets:
  t: { host: "\${{ matrix.x }}" }
jobs: { a: { target: t } }
`,
    `ssh-job.yml:2:15: matrix.x is not known in a target.
    t: { host: "\${{ matrix.x }}" }
                ^
  Write env.NAME, or give the input in the job.`,
  ],
  [
    "a stage of a job that is not needed",
    `jobs:
  a: { outputs: x }
  b: { stage: { a: [x] } }
`,
    `ssh-job.yml:3:17: b does not need a, and may run before it.
    b: { stage: { a: [x] } }
                  ^
  Add a to its needs.`,
  ],
  [
    "stages that lead out, or are the same",
    `jobs:
  a: { outputs: x }
  b: { needs: a, stage: { a: { ../x: y, y: /z, z: y, u: } } }
`,
    `ssh-job.yml:3:32: "../x" is no path below the job directory.
    b: { needs: a, stage: { a: { ../x: y, y: /z, z: y, u: } } }
                                 ^
  Write a relative path.
ssh-job.yml:3:44: "/z" is no path below the job directory.
    b: { needs: a, stage: { a: { ../x: y, y: /z, z: y, u: } } }
                                             ^
  Write a relative path.
ssh-job.yml:3:51: "y" is staged twice.
    b: { needs: a, stage: { a: { ../x: y, y: /z, z: y, u: } } }
                                                    ^
  Give each its own path.
ssh-job.yml:3:57: Nothing stands where a path should be.
    b: { needs: a, stage: { a: { ../x: y, y: /z, z: y, u: } } }
                                                          ^
  Write "u": PATH, the path in this job's directory.`,
  ],
  [
    "a secret beside a problem",
    `targets:
  t: { host: x, password: hunter2, prot: 22 }
jobs: { a: { target: t } }
`,
    `ssh-job.yml:2:36: "prot" is no key of a target.
    t: { host: x, password: ***, prot: 22 }
                                 ^
  Did you mean port?`,
  ],
  [
    "a line that is long",
    `jobs:
  a: { args: [xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, [x], xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, ] }
`,
    `ssh-job.yml:2:147: A list stands where a text should be.
  …, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, [x], xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxxx, xxxxxxxx…
                                                                                  ^
  Write a text.`,
  ],
  [
    "a tab before a problem",
    `jobs:
  a: {	x: 1 }
`,
    `ssh-job.yml:2:8: "x" is no key of a job.
    a: {	x: 1 }
        	^
  Keys are the names of inputs, target, needs, matrix and stage.`,
  ],
])("what is told of %s", async (_, text, expected) => {
  expect(await messages(text)).toBe(expected);
  // As it is written on Windows.
  expect(await messages(text.replaceAll("\n", "\r\n"))).toBe(expected);
});
