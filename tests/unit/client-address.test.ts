import { describe, expect, test } from "vitest";
import { clientAddress, isNetwork, networksIn } from "@/lib/client-address";

describe("the address of a client", () => {
  test.each([
    ["the socket's, when no proxy is trusted", "203.0.113.9", [], "203.0.113.9"],
    ["not what the client says of itself", "198.51.100.1, 203.0.113.9", [], "203.0.113.9"],
    ["what a trusted proxy says", "198.51.100.1, 10.0.0.4", ["10.0.0.0/8"], "198.51.100.1"],
    [
      "not what its client told the proxy",
      "1.1.1.1, 198.51.100.1, 10.0.0.4",
      ["10.0.0.4"],
      "198.51.100.1",
    ],
    [
      "through two proxies",
      "1.1.1.1, 198.51.100.1, 10.0.0.4, 10.0.0.5",
      ["10.0.0.0/8"],
      "198.51.100.1",
    ],
    ["the proxy's, when it names nobody", "10.0.0.4", ["10.0.0.0/8"], "10.0.0.4"],
    ["the proxy's, when it names nonsense", "evil, 10.0.0.4", ["10.0.0.0/8"], "10.0.0.4"],
    [
      "of a client that is called like a proxy",
      "10.0.0.9, 203.0.113.9",
      ["10.0.0.0/8"],
      "203.0.113.9",
    ],
    ["IPv4 in IPv6", "::ffff:203.0.113.9", [], "203.0.113.9"],
    ["a proxy in IPv6", "2001:db8::7, fd00::1", ["fd00::/8"], "2001:db8::7"],
    ["with a port", "198.51.100.1:4711, 10.0.0.4", ["10.0.0.4"], "198.51.100.1"],
    ["in brackets", "[2001:db8::7]:4711, 10.0.0.4", ["10.0.0.4"], "2001:db8::7"],
  ])("is %s", (_, header, proxies, address) => {
    expect(clientAddress(header, proxies)).toBe(address);
  });

  test.each([null, "", "unknown", " , ,"])("is none by %j", (header) => {
    expect(clientAddress(header, ["10.0.0.0/8"])).toBeUndefined();
  });
});

describe("the list of trusted proxies", () => {
  test("is of addresses and networks", () => {
    const list = networksIn(" 10.0.0.0/8, 192.0.2.7\n fd00::/8 ::1 ");
    expect(list).toEqual(["10.0.0.0/8", "192.0.2.7", "fd00::/8", "::1"]);
    expect(list.every(isNetwork)).toBe(true);
  });

  test.each([
    "1",
    "proxy.example",
    "10.0.0.0/33",
    "::/129",
    "10.0.0.0/8/8",
    "10.0.0/8",
    "10.0.0.0/",
  ])("%j is none", (text) => {
    expect(isNetwork(text)).toBe(false);
  });
});
