import { expect, type Page, test } from "playwright/test";
import { signIn, unique } from "./people";

const slug = "northwind-studio";

/** The same as a line that breaks, for what is posted from now on. */
async function breakPosts(page: Page, how: "abort" | "502"): Promise<void> {
  await page.route("**", (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    if (how === "abort") return route.abort("connectionreset");
    return route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" });
  });
}

test.beforeEach(async ({ page }) => {
  await signIn(page, "nora@example.com");
});

test.describe("a form that is sent while the network is away", () => {
  for (const how of ["offline", "abort", "502"] as const) {
    test(`${how}: keeps what was typed, says so, and goes through afterwards`, async ({ page }) => {
      const name = unique("Initech");
      await page.goto(`/w/${slug}/clients/new`);
      await page.getByLabel("Name").fill(name);
      await page.getByLabel("Notes").fill("Two\nlines");
      await page.getByLabel("Currency").selectOption("JPY");
      if (how === "offline") await page.context().setOffline(true);
      else await breakPosts(page, how);

      for (const _ of [1, 2]) {
        await page.getByRole("button", { name: "Add client" }).click();
        const words = page.getByText("We could not reach Bulkhead. Nothing you typed is lost");
        await expect(words).toBeVisible();
        await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
        await expect(page.getByLabel("Name")).toHaveValue(name);
        await expect(page.getByLabel("Notes")).toHaveValue("Two\nlines");
        await expect(page.getByLabel("Currency")).toHaveValue("JPY");
      }

      await page.context().setOffline(false);
      await page.unroute("**");
      await page.getByRole("button", { name: "Add client" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    });
  }

  test("a button says so and leaves the page as it is", async ({ page }) => {
    await page.goto(`/w/${slug}/clients`);
    await breakPosts(page, "abort");
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("button", { name: "Dark" }).click();
    await expect(page.getByText("We could not reach Bulkhead. Try again.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Clients");
    await page.unroute("**");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).not.toHaveURL(/\/clients/);
  });

  test("a password is still in its field, and in nothing else", async ({ page }) => {
    await page.goto("/profile");
    await page.getByLabel("Current password").fill("my old secret");
    await breakPosts(page, "abort");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("We could not reach Bulkhead.")).toBeVisible();
    await expect(page.getByLabel("Current password")).toHaveValue("my old secret");
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(
      "secret",
    );
  });
});

test("one wrong field takes the focus and is reported once, several are named above", async ({
  page,
}) => {
  await page.goto(`/w/${slug}/clients/new`);
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByRole("button", { name: "Add client" }).click();
  const summary = page.getByRole("main").getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveText(["Name", "E-mail"]);

  await page.getByLabel("Name").fill("Initech");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await expect(page.getByText("Enter an e-mail address")).toHaveCount(1);
  await expect(summary).toHaveCount(0);
});

test.describe("a form that was edited", () => {
  const nav = (page: Page) =>
    page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Clients" });
  const question = (page: Page) => page.getByRole("dialog", { name: "Leave without saving?" });

  test("asks before a link, stays, leaves, and is restored on return", async ({ page }) => {
    const name = unique("Initech");
    await page.goto(`/w/${slug}/clients/new`);
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Currency").selectOption("JPY");

    await nav(page).click();
    await expect(question(page).getByRole("button", { name: "Stay" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(question(page)).toHaveCount(0);
    await expect(page.getByLabel("Name")).toHaveValue(name);

    await page.getByRole("link", { name: "Cancel" }).click();
    await page.keyboard.press("Escape");
    await expect(question(page)).toHaveCount(0);
    await nav(page).click();
    await question(page).getByRole("button", { name: "Leave" }).click();
    await expect(page).toHaveURL(`/w/${slug}/clients`);

    await page.goto(`/w/${slug}/clients/new`);
    const note = page.getByText("Restored what you had typed.");
    await expect(note).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue(name);
    await expect(page.getByLabel("Currency")).toHaveValue("JPY");
    await nav(page).click();
    await question(page).getByRole("button", { name: "Stay" }).click();

    await page.getByRole("button", { name: "Discard" }).click();
    await expect(note).toHaveCount(0);
    await expect(page.getByLabel("Name")).toHaveValue("");
    await expect(page.getByLabel("Currency")).toHaveValue("EUR");
    await nav(page).click();
    await expect(page).toHaveURL(`/w/${slug}/clients`);
  });

  test("asks before Back and before the tab closes", async ({ page }) => {
    await page.goto(`/w/${slug}/clients`);
    await page.getByRole("link", { name: "New client" }).first().click();
    await page.getByLabel("Name").fill("Initech");
    await page.evaluate(() => history.back());
    await question(page).getByRole("button", { name: "Stay" }).click();
    await expect(page.getByLabel("Name")).toHaveValue("Initech");

    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();

    await page.evaluate(() => history.back());
    await question(page).getByRole("button", { name: "Leave" }).click();
    await expect(page).toHaveURL(`/w/${slug}/clients`);
    await page.goForward();
    await expect(page.getByLabel("Name")).toHaveValue("Initech");
  });

  test("asks nothing once it was stored, and nothing comes back", async ({ page }) => {
    const name = unique("Initech");
    await page.goto(`/w/${slug}/clients/new`);
    await page.getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Add client" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await nav(page).click();
    await expect(page).toHaveURL(`/w/${slug}/clients`);
    await page.goto(`/w/${slug}/clients/new`);
    await expect(page.getByLabel("Name")).toHaveValue("");
  });

  test("is nobody else's, and gone when its person signs out", async ({ page }) => {
    const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    await page.goto(`/w/${slug}/clients/new`);
    await page.getByLabel("Name").fill("Initech");
    expect(await kept()).toContain("Initech");
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/(login)?$/);
    expect(await kept()).not.toContain("Initech");
  });
});
