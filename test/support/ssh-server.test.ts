import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { servers } from "../chaos/servers.ts";
import type { Connection } from "../../src/transport/connection.ts";
import { behind, connectTo, targetOf } from "../transport/targets.ts";
import { Proxy } from "./proxy.ts";

describe.each(servers)("$name", ({ start }) => {
  test("without its listener it refuses who calls and keeps who is there, until it listens again", async () => {
    await using server = await start();
    const target = targetOf(server);
    const connection = await connectTo(target);
    await server.killListener();
    await expect(connectTo(target)).rejects.toMatchObject({ code: "unreachable" });
    expect(await said(connection)).toBe("here\n");
    await server.listenAgain();
    const another = await connectTo(target);
    expect(await said(another)).toBe("here\n");
    await connection.close();
    await another.close();
  });

  test("the death of a session is that of one connection, and not of what it has started", async () => {
    await using server = await start();
    await using proxy = await Proxy.start(server);
    const struck = await connectTo(behind(proxy, server));
    const spared = await connectTo(targetOf(server));
    const { stdout, exit } = await struck.exec("echo up; exec sleep 600");
    for await (const line of stdout) {
      expect(String(line)).toBe("up\n");
      break;
    }
    for (const port of proxy.ports) server.killSession(port);
    await expect(exit).rejects.toMatchObject({ code: "connection-lost" });
    expect(server.processes()).not.toEqual([]);
    expect(await said(spared)).toBe("here\n");
    await struck.close();
    await spared.close();
  });
});

async function said(connection: Connection): Promise<string> {
  const { stdout } = await connection.exec("echo here");
  return text(stdout);
}
