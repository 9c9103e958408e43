import { NextRequest, NextResponse } from "next/server";
import { describe, expect, test } from "vitest";
import { consumeFlash } from "@/lib/flash";

const flash = { id: "1", path: "/w/acme/time", text: "Deleted.", tone: "success" };

function expired(
  cookie: unknown,
  init: { method?: string; headers?: Record<string, string> } = {},
) {
  const text = typeof cookie === "string" ? cookie : JSON.stringify(cookie);
  const request = new NextRequest("http://localhost/w/acme/time", {
    ...init,
    headers: {
      accept: "text/html,*/*",
      ...init.headers,
      cookie: `flash=${encodeURIComponent(text)}`,
    },
  });
  const response = NextResponse.next();
  consumeFlash(request, response);
  return response.headers.get("set-cookie");
}

describe("consumeFlash", () => {
  test("expires the message on the path that it was set for", () => {
    expect(expired(flash)).toBe("flash=; Path=/w/acme/time; Max-Age=0; SameSite=Lax");
  });

  test("leaves it for the page when a script or a POST brings it", () => {
    expect(expired(flash, { headers: { accept: "*/*" } })).toBeNull();
    expect(expired(flash, { method: "POST" })).toBeNull();
  });

  test("ignores what is no message", () => {
    expect(expired("not json")).toBeNull();
    expect(expired({ ...flash, path: "https://evil.example" })).toBeNull();
    expect(expired({ ...flash, path: "/w; Domain=example.com" })).toBeNull();
    expect(expired({ ...flash, text: "x".repeat(5000) })).toBeNull();
  });
});
