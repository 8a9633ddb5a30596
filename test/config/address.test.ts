import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAddress } from "../../src/config/address.ts";

const usernames = fc.stringMatching(/^[A-Za-z0-9_.][A-Za-z0-9_.@\\-]{0,20}$/);
const names = fc.oneof(fc.domain(), fc.ipV4(), fc.constantFrom("localhost", "board_7", "bücher.example"));
const ports = fc.integer({ min: 1, max: 65_535 });

test("an address that was put together is taken apart again", () => {
  const hosts = fc.oneof(
    names.map((host) => ({ host, written: host })),
    fc.ipV6().map((host) => ({ host, written: `[${host}]` })),
  );
  const options = { nil: undefined };
  fc.assert(
    fc.property(fc.option(usernames, options), hosts, fc.option(ports, options), (username, host, port) => {
      const user = username === undefined ? "" : `${username}@`;
      const end = port === undefined ? "" : `:${port}`;
      const parsed = parseAddress(`${user}${host.written}${end}`);
      expect(parsed).toEqual({ ok: true, username, host: host.host, port });
    }),
  );
});

test("an IPv6 address may name its interface", () => {
  expect(parseAddress("[fe80::1%eth0]:22")).toMatchObject({ ok: true, host: "fe80::1%eth0", port: 22 });
});

test.each([
  ["", /no valid host/],
  ["ci@", /no valid host/],
  ["@host", /no valid user/],
  ["-oProxyCommand=x", /no valid host/],
  ["-l@host", /no valid user/],
  ["ci@-host", /no valid host/],
  ["c i@host", /blank/],
  ["host name", /blank/],
  ["host/path", /no valid host/],
  ["host:22/path", /no valid port/],
  ["host:", /no valid port/],
  ["host:0", /no valid port/],
  ["host:65536", /no valid port/],
  ["host:022", /no valid port/],
  ["host:ssh", /no valid port/],
  ["[::1", /not an address/],
  ["[::1]22", /not an address/],
  ["[host]:22", /something else than an IPv6 address/],
  ["[]", /something else than an IPv6 address/],
  ["::1", /without brackets/],
  ["host\u001B[31m", /no valid host|not an address/],
])("%j is no address", (text, reason) => {
  expect(parseAddress(text)).toMatchObject({ ok: false, message: expect.stringMatching(reason) as string });
});

test("a bare IPv6 address is shown in brackets", () => {
  expect(parseAddress("ci@2001:db8::7")).toMatchObject({ hint: 'Write "ci@[2001:db8::7]".' });
});

test("a URL is explained", () => {
  expect(parseAddress("ssh://ci@host")).toMatchObject({
    message: '"ssh://ci@host" is a URL.',
    hint: "Write [user@]host[:port], without ssh://.",
  });
});

test.each(["ci:pa55word@host", "ssh://ci:pa55word@host:22", "ci:pa55w@rd@host"])(
  "a password in an address is refused and not shown: %s",
  (text) => {
    const parsed = parseAddress(text);
    expect(parsed).toMatchObject({ ok: false, hint: expect.stringContaining("password") as string });
    expect(JSON.stringify(parsed)).not.toContain("pa55w");
  },
);
