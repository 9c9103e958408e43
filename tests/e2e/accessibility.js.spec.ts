import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "playwright/test";
import { lists, publicPages, workspacePages } from "./pages";
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
  for (const list of lists) {
    await page.goto(`${base}${list}`);
    const links = page.getByRole("main").locator(`a[href^="${base}${list}/"]`);
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    const record = hrefs.find((href) => href && /\/[0-9a-f]{8}-[^/]*$/.test(href));
    expect(record, `a record of ${list}`).toBeDefined();
    if (record) found.push(record);
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
    expect(records.length).toBeGreaterThan(4);
    const pages = [...workspacePages.map((path) => `${base}${path}`), ...records];
    for (const path of [...pages, "/workspaces", "/workspaces/new", "/profile", "/w/none-such"]) {
      await page.goto(path);
      await expectNoFaults(page);
    }
  });
}
