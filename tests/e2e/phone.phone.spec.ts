import { expect, test } from "playwright/test";
import { publicPages, workspacePages } from "./pages";
import { signIn } from "./people";

test("no page is wider than a phone", async ({ page }) => {
  test.setTimeout(120_000);
  for (const path of publicPages) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(375);
  }
  await signIn(page, "frida@example.com");
  for (const path of workspacePages) {
    await page.goto(`/w/frida-codes${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(375);
  }
});

test("the targets of a page are large enough for a finger", async ({ page }) => {
  await signIn(page, "frida@example.com");
  await page.goto("/w/frida-codes/time");
  const small = await page
    .locator("main :is(button, select, input:not([type=hidden]))")
    .evaluateAll((elements) =>
      elements
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ element }) => element.outerHTML.slice(0, 120)),
    );
  expect(small).toEqual([]);
});
