/** Where the job is described, if that is a file. */
export const jobFileInputs = [
  {
    name: "job-file",
    kind: { type: "line", hint: "Name one file." },
    description:
      "A job file (`ssh-job.yml`) to take jobs from. Inputs that are given beside it win, for all of its jobs. Without it the inputs describe the one job.",
  },
  {
    name: "job",
    kind: { type: "list" },
    description:
      "Which jobs of the `job-file` to run, one a line, as `test` or with the values of its matrix, `test (rpi4, smoke)`; those that they need run before them. Without it all of them.",
  },
] as const;
