import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Debian package → a file that proves it is there. */
const needed: Readonly<Record<string, string>> = {
  "openssh-server": "/usr/sbin/sshd",
  "openssh-client": "/usr/bin/ssh-keygen",
  "openssh-sftp-server": "/usr/lib/openssh/sftp-server",
  "busybox-static": "/usr/bin/busybox",
  "dropbear-bin": "/usr/sbin/dropbear",
  shellcheck: "/usr/bin/shellcheck",
  gcc: "/usr/bin/gcc",
  make: "/usr/bin/make",
  zsh: "/usr/bin/zsh",
  fish: "/usr/bin/fish",
  mandoc: "/usr/bin/mandoc",
};

/** Installs what the tests drive and the machine lacks, once before all tests. Only on Debian-like Linux. */
export default function setUp(): void {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return;
  const missing = Object.keys(needed).filter((name) => !existsSync(needed[name] ?? ""));
  if (missing.length === 0) return;
  process.stderr.write(`Installing Debian packages that the tests need: ${missing.join(" ")}\n`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...words: string[]): void => {
    execFileSync("apt-get", words, { stdio: ["ignore", "ignore", "inherit"], env: environment });
  };
  apt("update", "-qq");
  apt("install", "-y", "-qq", "--no-install-recommends", ...missing);
}
