import { userAgentFromString } from "next/server";
import { t } from "./words";

/** What Next's reader of user agents calls otherwise than people do. */
const names: Readonly<Record<string, string>> = {
  "Mac OS": "macOS",
  "Mobile Safari": "Safari",
  "Mobile Chrome": "Chrome",
  "Mobile Firefox": "Firefox",
  "Chrome Headless": "Chrome",
};

/**
 * A browser by what it calls itself, as in "Firefox on Linux". It can call itself anything: this tells
 * people's devices apart and proves nothing.
 */
export function deviceName(userAgent: string | null): string {
  const { browser, os } = userAgentFromString(userAgent ?? undefined);
  const [browserName, system] = [browser.name, os.name].map((it) => it && (names[it] ?? it));
  if (browserName && system) return t("device.both", { browser: browserName, system });
  return browserName || system || t("device.unknown");
}
