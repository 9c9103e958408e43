import { expect, test } from "vitest";
import { senderOf } from "@/supabase/local/attempts";

test.each([
  ["the application on this machine is believed", "127.0.0.1", "203.0.113.9", "203.0.113.9"],
  ["also over IPv6", "::1", "203.0.113.9", "203.0.113.9"],
  ["also in a mixed form", "::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9"],
  ["another machine is not", "198.51.100.1", "203.0.113.9", "198.51.100.1"],
  ["nonsense is not", "127.0.0.1", "evil", "127.0.0.1"],
  ["a list is not", "127.0.0.1", "203.0.113.9, 203.0.113.8", "127.0.0.1"],
  ["nothing is said", "127.0.0.1", null, "127.0.0.1"],
  ["a customer's network counts as one", "::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["however it is written", "::1", "2001:0DB8:0001:0002::6", "2001:db8:1:2::/64"],
  ["and short", "::1", "2001:db8::6", "2001:db8:0:0::/64"],
  ["this machine itself", "::1", null, "0:0:0:0::/64"],
])("%s", (_, peer, forwarded, sender) => {
  expect(senderOf(peer, forwarded)).toBe(sender);
});
