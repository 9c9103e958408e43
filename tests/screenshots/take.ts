/** `npm run screenshots`: takes the README's pictures of the demo as it is today. */
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

async function take(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.screenshot({ path: join(projectDir, `tests/screenshots/${name}.png`) });
  console.log(`Wrote tests/screenshots/${name}.png`);
}

async function takeAll(executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath });
  try {
    const desktop = await signedIn(browser, { viewport: { width: 1280, height: 860 } });
    await take(desktop, base, "dashboard");
    await take(desktop, `${base}/time`, "time");
    await desktop.goto(`${base}/invoices?show=paid`);
    const invoice = desktop.getByRole("main").locator("a[data-row-link]").first();
    await take(desktop, (await invoice.getAttribute("href")) ?? base, "invoice");
    const phone = await signedIn(browser, {
      viewport: { width: 390, height: 800 },
      colorScheme: "dark",
    });
    await take(phone, base, "phone");
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
