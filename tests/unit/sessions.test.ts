import { expect, test } from "vitest";
import { formatShortMoment } from "@/lib/dates";
import { deviceName } from "@/lib/sessions/device";

const webkit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const blink = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux"],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/142.0.0.0 Safari/537.36`,
    "Chrome on Windows",
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
    "Edge on Windows",
  ],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605.1.15`,
    "Safari on macOS",
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${webkit} Version/18.0 Mobile/15E148 Safari/604.1`,
    "Safari on iOS",
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${webkit} FxiOS/145.0 Mobile/15E148 Safari/604.1`,
    "Firefox on iOS",
  ],
  [
    `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${blink} Chrome/142.0.0.0 Mobile Safari/537.36`,
    "Chrome on Android",
  ],
  ["node", "Unknown device"],
  ["", "Unknown device"],
  [null, "Unknown device"],
  ["<script>alert(1)</script>", "Unknown device"],
])("%s is called %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

test("a moment is told by its hour today, and by its day before", () => {
  const now = new Date("2026-11-21T20:00:00Z");
  const at = (instant: string, zone: string) => formatShortMoment(instant, now, "en-US", zone);
  // Some write a narrow space before PM.
  expect(at("2026-11-21T14:05:00Z", "UTC")).toMatch(/^2:05\sPM$/);
  expect(at("2026-11-20T23:30:00Z", "UTC")).toBe("Nov 20, 2026");
  // Where it is the 22nd already, in the morning.
  expect(at("2026-11-21T14:05:00Z", "Pacific/Kiritimati")).toMatch(/^4:05\sAM$/);
  expect(at("2026-11-21T09:00:00Z", "Pacific/Kiritimati")).toBe("Nov 21, 2026");
});
