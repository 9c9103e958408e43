import { expect, test } from "playwright/test";
import { testStack } from "../support/environment";
import { heading } from "./people";

const { siteUrl } = testStack();

test("the landing page shows the product, and leads into it", async ({ page }) => {
  await page.goto("/");
  await expect(heading(page)).toHaveText("The back office of people who bill their time.");
  const picture = page.getByRole("img", { name: /^The dashboard of an agency/ });
  await expect(picture).toBeVisible();
  // It is there, in the shape that was kept free for it.
  const shape = (image: HTMLImageElement) => [image.width / image.height, image.naturalWidth];
  await expect.poll(async () => (await picture.evaluate(shape))[1]).toBeGreaterThan(1000);
  const [kept = 0] = await picture.evaluate(shape);
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight),
  ).toBeCloseTo(kept, 1);
  for (const name of ["the time of a day", "an invoice", "the workspaces"]) {
    await expect(page.getByRole("figure", { name: new RegExp(`^Example: ${name}`) })).toBeVisible();
  }

  // No link leads nowhere.
  const links = await page
    .getByRole("link")
    .evaluateAll((all: Element[]) => [
      ...new Set(all.map((link) => link.getAttribute("href") ?? "")),
    ]);
  expect(links.length).toBeGreaterThan(1);
  for (const href of links) expect((await page.request.get(href)).status(), href).toBe(200);

  const html = await (await page.request.get("/")).body();
  expect(html.length / 1024, "KiB of HTML").toBeLessThanOrEqual(40);
  await page.getByRole("main").getByRole("link", { name: "Create account" }).first().click();
  await expect(heading(page)).toHaveText("Create an account");
});

test("the picture follows the theme and the width of the page", async ({ browser }) => {
  const shown = async (options: Parameters<typeof browser.newContext>[0], theme?: string) => {
    const context = await browser.newContext(options);
    if (theme) await context.addCookies([{ name: "theme", value: theme, url: siteUrl }]);
    const page = await context.newPage();
    const pictures: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "image") pictures.push(new URL(request.url()).pathname);
    });
    await page.goto("/", { waitUntil: "networkidle" });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await context.close();
    expect(wide).toBe(false);
    return pictures.join().replace(/.*\/([a-z]+-[a-z]+)\.[^/]*\.webp.*/, "$1");
  };
  const phone = { viewport: { width: 320, height: 640 } };
  expect(await shown({ colorScheme: "light" })).toBe("dashboard-light");
  expect(await shown({ colorScheme: "dark" })).toBe("dashboard-dark");
  expect(await shown({ colorScheme: "dark", ...phone })).toBe("phone-dark");
  expect(await shown({ colorScheme: "light", ...phone })).toBe("phone-light");
  // What was chosen here goes before the system.
  expect(await shown({ colorScheme: "light" }, "dark")).toBe("dashboard-dark");
  expect(await shown({ colorScheme: "dark", ...phone }, "light")).toBe("phone-light");
});
