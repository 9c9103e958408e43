import { expect, test } from "playwright/test";
import { createWorkspace, signUp } from "./people";

test("sign up, log time, invoice it, see it on the dashboard", async ({ page }) => {
  await signUp(page, "Grace Newcomer");
  const { slug } = await createWorkspace(page, "Grace & Co", "EUR");

  // A workspace without anything says what to do first.
  await expect(
    page
      .getByRole("main")
      .getByRole("link", { name: /client/i })
      .first(),
  ).toBeVisible();

  await page.goto(`/w/${slug}/clients/new`);
  await page.getByLabel("Name").fill("Initech");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Initech");

  await page.goto(`/w/${slug}/projects/new`);
  await page.getByLabel("Name").fill("Website relaunch");
  await page.getByLabel("Client").selectOption({ label: "Initech" });
  await page.getByLabel("Hourly rate").fill("90");
  await page.getByRole("button", { name: "Add project" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Website relaunch");

  for (const [description, duration] of [
    ["Kick-off", "1:30"],
    ["Sketches", "90m"],
  ] as const) {
    await page.goto(`/w/${slug}/time`);
    await page.getByLabel("Project").selectOption({ label: "Website relaunch" });
    await page.getByLabel("Description").fill(description);
    await page.getByLabel("Duration").fill(duration);
    await page.getByRole("button", { name: "Log time" }).click();
    await expect(page.getByRole("main").getByText(description, { exact: true })).toBeVisible();
  }

  await page.goto(`/w/${slug}/invoices/new`);
  await page.getByRole("button", { name: "Make a draft" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Draft invoice");
  await expect(page.getByRole("main")).toContainText("€270.00");

  await page.getByRole("button", { name: "Issue…" }).click();
  await page.getByRole("button", { name: "Issue invoice" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("INV-0001");

  await page.getByRole("button", { name: "Mark paid" }).click();
  await expect(page.getByRole("main").getByText("Paid", { exact: true }).first()).toBeVisible();

  await page.goto(`/w/${slug}`);
  const main = page.getByRole("main");
  await expect(main).toContainText("€270.00");
  await expect(main).toContainText("3:00");
  await expect(main).toContainText("Sketches");
});
