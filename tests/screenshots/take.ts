/**
 * `npm run screenshots`: takes the pictures of the README (PNG, beside this file) and of the landing
 * page (WebP, beside its component) of the demo as it is today, all under the same names.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { demoPassword } from "../../supabase/commands/demo.ts";
import { projectDir } from "../../supabase/commands/project.ts";
import { buildForTests, withApplication } from "../support/application.ts";
import { unpackChromium } from "../support/chromium.ts";
import { testStack } from "../support/environment.ts";
import { openStage } from "../support/stage.ts";

const base = "/w/northwind-studio";

async function signedIn(browser: Browser, options: Parameters<Browser["newPage"]>[0]) {
  const page = await browser.newPage({ baseURL: testStack().siteUrl, ...options });
  await page.goto("/login");
  await page.getByLabel("E-mail").fill("nora@example.com");
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/w\//);
  return page;
}

/** Opens the page with its fonts, and with nothing of the pointer or the focus in the picture. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready);
}

async function takeForReadme(page: Page, path: string, name: string): Promise<void> {
  await open(page, path);
  await page.screenshot({ path: join(projectDir, `tests/screenshots/${name}.png`) });
  console.log(`Wrote tests/screenshots/${name}.png`);
}

/** The page of a landing picture may weigh this much with each of them, in bytes. */
const mostBytes = 150_000;

/** As WebP, which the browser itself writes, and with a lower quality if it gets too heavy. */
async function takeForLanding(page: Page, name: string): Promise<void> {
  await open(page, base);
  const session = await page.context().newCDPSession(page);
  for (const quality of [90, 80, 70, 60]) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality });
    const picture = Buffer.from(data, "base64");
    if (picture.length > mostBytes) continue;
    await writeFile(join(projectDir, `components/shell/landing/${name}.webp`), picture);
    console.log(`Wrote components/shell/landing/${name}.webp (${picture.length} bytes)`);
    return;
  }
  throw new Error(`${name}.webp is over ${mostBytes} bytes.`);
}

async function takeAll(executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath });
  try {
    const desktop = await signedIn(browser, { viewport: { width: 1280, height: 860 } });
    await takeForReadme(desktop, base, "dashboard");
    await takeForReadme(desktop, `${base}/time`, "time");
    await desktop.goto(`${base}/invoices?show=paid`);
    const invoice = desktop.getByRole("main").locator("a[data-row-link]").first();
    await takeForReadme(desktop, (await invoice.getAttribute("href")) ?? base, "invoice");
    const phone = await signedIn(browser, {
      viewport: { width: 390, height: 800 },
      colorScheme: "dark",
    });
    await takeForReadme(phone, base, "phone");

    // Each is shown at about 1056 and 340 CSS pixels, on screens that often have two for each.
    const shapes = {
      dashboard: { viewport: { width: 1440, height: 920 }, deviceScaleFactor: 1.5 },
      phone: { viewport: { width: 390, height: 660 }, deviceScaleFactor: 2, hasTouch: true },
    };
    for (const [name, shape] of Object.entries(shapes)) {
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await signedIn(browser, { ...shape, colorScheme });
        await takeForLanding(page, `${name}-${colorScheme}`);
        await page.context().close();
      }
    }
  } finally {
    await browser.close();
  }
}

const executablePath = await unpackChromium();
await buildForTests();
const stage = await openStage();
try {
  await withApplication(stage, "screenshots", true, async (env) => {
    Object.assign(process.env, env);
    await takeAll(executablePath);
  });
} finally {
  await stage.close();
}
