import { User, type Shown } from "./user.ts";

/** A part of the session: what is done, in words, and what was typed and shown. */
export interface Scene {
  readonly title: string;
  readonly text: string;
  readonly shown: readonly Shown[];
}

const bothFull = /^▶ test \(rpi4, full\).* A pause .*\n.*\n▶ test \(jetson, full\).* A pause /m;

/** Plays the session, with real commands on real machines. It takes about half a minute. */
export async function recordSession(): Promise<readonly Scene[]> {
  await using user = await User.atWork();
  user.prepare("echo 'echo A pause of two seconds >&2; sleep 2' >>tests/suites/full.sh");
  const scenes: Scene[] = [];
  const scene = async (title: string, text: string, play: () => Promise<readonly Shown[]>): Promise<void> => {
    scenes.push({ title, text, shown: await play() });
  };

  await scene(
    "What would run",
    "Nothing is dialled for a plan. What depends on the machine, or on what an earlier job makes, is known later.",
    async () => [await user.type("ssh-job run --dry-run")],
  );
  await scene(
    "The first run",
    "Two jobs at a time. While they run, each has a line, which is drawn again and again:",
    async () => [
      await user.type("ssh-job run --parallel 2", bothFull),
      await user.type("cat ssh-job-results/report/report.txt"),
    ],
  );
  await scene("The second run", "Nothing has changed, so nothing runs.", async () => [
    await user.type("ssh-job run"),
  ]);
  await scene(
    "One file changed",
    "A comment of the build script. The build runs again and makes the same bytes, so that no test has to.",
    async () => [
      await user.type("sed -i 's/# Builds/# Makes/' firmware/build.sh"),
      await user.type("ssh-job run"),
    ],
  );
  await scene(
    "One board is dead",
    "A new check, and one of the boards is switched off. The other one has its say all the same.",
    async () => {
      await user.lab.servers.jetson.killListener();
      return [
        await user.type(`echo 'check "sums up one byte" 252 checksum 3' >>tests/suites/smoke.sh`),
        ...(await withCode(user.type("ssh-job run --parallel 2 --keep-going"))),
      ];
    },
  );
  await scene(
    "The board is back",
    "What has passed is not run again. Only its jobs run, and the report.",
    async () => {
      await user.lab.servers.jetson.listenAgain();
      return [await user.type("ssh-job run --parallel 2")];
    },
  );
  await scene(
    "Ctrl-C",
    "A new version is built and tested, and in the middle somebody presses Ctrl-C. What runs is ended on the boards.",
    async () => [
      await user.type("sed -i 's/1.4.0/1.4.1/' ssh-job.yml tests/suites/smoke.sh"),
      ...(await withCode(user.type("ssh-job run --parallel 2", bothFull, "\u0003"))),
    ],
  );
  await scene("Run it again", "It goes on where it was stopped.", async () => [
    await user.type("ssh-job run --parallel 2"),
  ]);
  await scene(
    "A broken firmware",
    "Above the table stands the end of the log of every job that failed. The whole of it is in the file that is named.",
    async () => {
      user.prepare("sed -i /A.pause/d tests/suites/full.sh");
      return [
        await user.type("sed -i 's/-le 19/-le 17/' firmware/parts/20-thermostat.sh"),
        ...(await withCode(user.type("ssh-job run --parallel 2 --keep-going"))),
      ];
    },
  );
  return scenes;
}

async function withCode(typed: Promise<Shown>): Promise<readonly Shown[]> {
  const shown = await typed;
  return [shown, { typed: "echo $?", meanwhile: undefined, end: String(shown.code), code: 0 }];
}
