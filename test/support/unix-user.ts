import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";

/** A Unix account that exists until disposal, with a home directory of its own. Needs root. */
export interface UnixUser extends Disposable {
  readonly username: string;
  readonly password: string;
  readonly home: string;
}

/** Makes an account that can log in with its password and runs `/bin/sh`. */
export function createUnixUser(): UnixUser {
  const username = `job${randomBytes(4).toString("hex")}`;
  const password = randomBytes(12).toString("base64url");
  const home = `/tmp/${username}`;
  execFileSync("useradd", ["--create-home", "--home-dir", home, "--shell", "/bin/sh", username]);
  execFileSync("chpasswd", { input: `${username}:${password}\n` });
  return {
    username,
    password,
    home,
    [Symbol.dispose]: () => {
      execFileSync("userdel", ["--force", "--remove", username], { stdio: "ignore" });
    },
  };
}
