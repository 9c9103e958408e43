import { expect, test } from "playwright/test";
import { signIn } from "./people";

test("a line of the dashboard has its name, its hours beside it and the rest beneath", async ({
  page,
}) => {
  await signIn(page, "nora@example.com");
  await page.goto("/w/northwind-studio");
  const lines = page.getByRole("main").locator("li:has(.line-top)");
  expect(await lines.count()).toBeGreaterThan(10);
  for (const line of await lines.all()) {
    const [all, top, foot] = await Promise.all(
      [line, line.locator(".line-top"), line.locator(".line-foot")].map((it) => it.boundingBox()),
    );
    if (!all || !top || !foot) throw new Error("A line is not drawn.");
    expect(top.width).toBeGreaterThan(all.width * 0.8);
    expect(foot.width).toBeGreaterThan(all.width * 0.8);
    expect(foot.y).toBeGreaterThanOrEqual(top.y + top.height);
  }
  await expect(page.getByRole("main")).toContainText(/\d+:\d\d h/);
});
