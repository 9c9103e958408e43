import { BlockList, isIP } from "node:net";

/** Addresses and networks (`192.0.2.7`, `10.0.0.0/8`) out of a list with spaces or commas. */
export function networksIn(list: string): string[] {
  return list.split(/[\s,]+/).filter(Boolean);
}

/** Whether the text is an address or a network. */
export function isNetwork(text: string): boolean {
  const [address = "", bits, more] = text.split("/");
  const most = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
}

/**
 * Who sent a request, by its X-Forwarded-For, whose last entry is the socket's own (see
 * supabase/commands/peers.mjs): the first from the right that is none of the proxies we trust. Whatever
 * stands left of it is what a client says of itself. Undefined when nothing tells an address.
 */
export function clientAddress(
  forwardedFor: string | null,
  trustedProxies: readonly string[],
): string | undefined {
  const trusted = blockList(trustedProxies);
  let client: string | undefined;
  for (const entry of (forwardedFor ?? "").split(",").reverse()) {
    const address = plain(entry.trim());
    const kind = isIP(address);
    // A trusted proxy that handed on what is no address: then it is the best we know.
    if (kind === 0) return client;
    client = address;
    if (!trusted.check(address, kind === 6 ? "ipv6" : "ipv4")) return client;
  }
  return client;
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const kind = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, kind);
    else list.addSubnet(address, Number(bits), kind);
  }
  return list;
}

/** An address without a port, brackets, a zone, or the prefix of IPv4 in IPv6. */
function plain(entry: string): string {
  const inside = /^\[([^\]]*)\](:\d+)?$/.exec(entry)?.[1] ?? entry;
  const address = inside.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1").replace(/%.*$/, "");
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
