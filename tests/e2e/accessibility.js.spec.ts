import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "playwright/test";
import { publicPages, workspacePages } from "./pages";
import { signIn } from "./people";

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
  expect(faults, page.url()).toEqual([]);
}

/** The pages of the first record of each list. */
async function recordPages(page: Page, base: string): Promise<string[]> {
  const found: string[] = [];
  for (const list of ["/clients", "/projects", "/invoices"]) {
    await page.goto(`${base}${list}`);
    const link = page.getByRole("main").locator("a[data-row-link]").first();
    const href = await link.getAttribute("href");
    if (href) found.push(href);
  }
  return found;
}

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${scheme}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of publicPages) {
      await page.goto(path);
      await expectNoFaults(page);
    }
    await signIn(page, "nora@example.com");
    const base = "/w/northwind-studio";
    const records = await recordPages(page, base);
    expect(records).toHaveLength(3);
    const pages = [...workspacePages.map((path) => `${base}${path}`), ...records];
    for (const path of [...pages, "/workspaces", "/workspaces/new", "/profile", "/w/none-such"]) {
      await page.goto(path);
      await expectNoFaults(page);
    }
  });
}
