import { expect, type Locator, test } from "playwright/test";
import { testStack } from "../support/environment";
import { newestMail } from "../support/mails";
import { password } from "../support/people";
import { heading, unique } from "./people";

test("from the landing page to a paid invoice with both addresses takes 15 clicks", async ({
  page,
}) => {
  let clicks = 0;
  const click = async (target: Locator) => {
    await target.click();
    clicks += 1;
  };
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const link = (name: string) => page.getByRole("main").getByRole("link", { name, exact: true });
  const email = `${unique("grace")}@bulkhead.test`;

  await page.goto("/");
  await click(link("Create account").first());
  await page.getByLabel("Name").fill("Grace Newcomer");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await click(button("Create account"));
  await expect(heading(page)).toContainText(/mail/i);
  await page.goto((await newestMail(testStack().mailboxUrl, email)).link);
  clicks += 1; // The link in the mail.
  await click(button("Confirm my address"));

  const slug = unique("grace");
  await page.getByLabel("Name").fill("Grace & Co");
  await page.getByLabel("Web address").fill(slug);
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByLabel("Postal address").fill("1 Own Street\nBerlin");
  await click(button("Create workspace"));

  // A workspace without anything says what to do first, and each step leads to the next.
  await click(link("Add client"));
  await expect(page.getByText("Step 1 of 4 to your first invoice.")).toBeVisible();
  await page.getByLabel("Name").fill("Initech");
  await page.getByLabel("Billing address").fill("2 Their Road\nParis");
  await click(button("Add client"));

  await expect(page.getByText("Step 2 of 4 to your first invoice.")).toBeVisible();
  await expect(page.getByLabel("Client").locator("option:checked")).toHaveText("Initech");
  await page.getByLabel("Name").fill("Website relaunch");
  await page.getByLabel("Hourly rate").fill("90");
  await click(button("Add project"));

  await expect(heading(page)).toHaveText("Time");
  await expect(page.getByLabel("Project").locator("option:checked")).toHaveText(/Website relaunch/);
  await page.getByLabel("Description").fill("Kick-off");
  await page.getByLabel("Duration").fill("1:30");
  await click(button("Log time"));
  await expect(page.getByRole("main").getByText("Kick-off", { exact: true })).toBeVisible();

  await click(link("New invoice"));
  await click(button("Make a draft"));
  await expect(heading(page)).toHaveText("Draft invoice");
  await expect(page.getByRole("main")).toContainText("€135.00");
  await expect(page.getByText("1 Own Street")).toBeVisible();
  await expect(page.getByText("2 Their Road")).toBeVisible();

  await click(button("Issue…"));
  await click(button("Issue invoice"));
  await expect(heading(page)).toHaveText("INV-0001");
  await click(button("Mark paid"));
  await expect(page.getByRole("main").getByText("Paid", { exact: true }).first()).toBeVisible();

  await click(page.getByRole("link", { name: "Dashboard", exact: true }).first());
  await expect(heading(page)).toHaveText("Dashboard");
  const main = page.getByRole("main");
  await expect(main).toContainText("€135.00");
  await expect(main).toContainText("1:30");
  await expect(main).toContainText("Kick-off");
  expect(clicks).toBeLessThanOrEqual(15);
});
