import { existsSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import type { FindHostConfig } from "../config/ssh-config.ts";
import type { Surroundings } from "../config/surroundings.ts";

const keyNames = ["id_ed25519", "id_ecdsa", "id_rsa"];

/** What is not given is as the user's ssh has it: name, keys, and its configuration with the known hosts. */
export function readUserSsh(
  environment: NodeJS.ProcessEnv,
): Pick<Surroundings, "keyFile" | "sshConfig" | "defaultUsername"> {
  // In a container, a user need not have a name.
  const user = ifPossible(() => userInfo());
  const defaultUsername = user?.username ?? environment["USER"];
  const inSsh = (name: string): string => join(homedir(), ".ssh", name);
  return {
    keyFile: keyNames.map(inSsh).find((path) => existsSync(path)),
    sshConfig: sshConfig(environment, defaultUsername ?? ""),
    defaultUsername,
  };
}

/** Looks hosts up where ssh does. Nothing of that is loaded before a host is asked for. */
function sshConfig(environment: NodeJS.ProcessEnv, localUsername: string): FindHostConfig {
  const load = async (): Promise<FindHostConfig> => {
    const { sshConfigOf } = await import("../config/ssh-config.ts");
    return sshConfigOf({
      home: homedir(),
      environment,
      localUsername,
      userId: process.getuid?.(),
      userFile: join(homedir(), ".ssh", "config"),
      systemFile: "/etc/ssh/ssh_config",
    });
  };
  let loading: ReturnType<typeof load> | undefined;
  return async (host, given) => (await (loading ??= load()))(host, given);
}

/** What a call to the system gives; `undefined` when the system refuses, as nobody asked for it. */
function ifPossible<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return undefined;
    throw error;
  }
}
