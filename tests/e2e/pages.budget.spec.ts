import { gzipSync } from "node:zlib";
import { expect, test } from "playwright/test";
import { z } from "zod";
import { testStack } from "../support/environment";
import { publicPages, workspacePages } from "./pages";
import { signIn } from "./people";

const { counterUrl, siteUrl } = testStack();

async function apiRequests(): Promise<string[]> {
  return z.array(z.string()).parse(await (await fetch(`${counterUrl}/__count`)).json());
}

test("each page asks the API twice at most, and ships 150 KiB of JavaScript at most", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const scripts = new Map<string, number>();
  let loaded: string[] = [];
  const bodies: Promise<void>[] = [];
  page.on("response", (response) => {
    const url = response.url();
    if (response.request().resourceType() !== "script") return;
    loaded.push(url);
    // What a server sends on the wire, reckoned here: the test server does not always compress.
    if (scripts.has(url)) return;
    bodies.push(response.body().then((body) => void scripts.set(url, gzipSync(body).length)));
  });

  const check = async (path: string) => {
    // Nothing of the page before may count.
    await page.waitForLoadState("networkidle");
    loaded = [];
    await apiRequests();
    await page.goto(path, { waitUntil: "networkidle" });
    const asked = await apiRequests();
    expect(asked.length, `${path} asked: ${asked.join(", ")}`).toBeLessThanOrEqual(2);
    await Promise.all(bodies);
    const bytes = [...new Set(loaded)].reduce((sum, url) => sum + (scripts.get(url) ?? 0), 0);
    expect(bytes / 1024, `${path} ships JavaScript, KiB`).toBeLessThanOrEqual(150);
    console.log(`${path}: ${asked.length} API requests, ${(bytes / 1024).toFixed(1)} KiB`);
  };

  for (const path of publicPages) await check(path);
  await signIn(page, "nora@example.com");
  for (const path of workspacePages) await check(`/w/northwind-studio${path}`);
  await check("/workspaces");
  await check("/profile");
});

// A figure of the machine: reported, not judged.
test("the time to the first byte of the dashboard is reported", async ({ page }) => {
  await signIn(page, "nora@example.com");
  const cookie = (await page.context().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const times: number[] = [];
  for (let turn = 0; turn < 55; turn++) {
    const began = performance.now();
    const answer = await fetch(`${siteUrl}/w/northwind-studio`, {
      headers: { cookie },
      redirect: "manual",
    });
    times.push(performance.now() - began);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Northwind Studio");
  }
  const warm = times.slice(5).sort((a, b) => a - b);
  console.log(`Dashboard, first byte: p50 ${warm[25]?.toFixed(1)} ms of ${warm.length}`);
});
