import { expect, test } from "playwright/test";
import { makePerson, makeWorkspace, password } from "../support/people";
import { createWorkspace, signIn, signUp } from "./people";

test("a wrong entry says what is wrong and keeps what was typed", async ({ page }) => {
  await signUp(page, "Tom Typo");
  const { slug } = await createWorkspace(page, "Typo", "USD");
  await page.goto(`/w/${slug}/clients/new`);
  await page.getByLabel("Name").fill("Initech");
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByLabel("Name")).toHaveValue("Initech");
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(/e-mail address/i);
});

test("a name cannot turn the text around it", async ({ page }) => {
  const owner = await makePerson("Owner");
  const { slug } = await makeWorkspace(owner, "Plain names");
  await signIn(page, owner.email, password);
  await page.goto(`/w/${slug}/clients/new`);
  await page.getByLabel("Name").fill("Invoice \u202efdp.exe");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(/hidden character/);
  await page.getByLabel("Name").fill("Invoice pdf.exe");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Invoice pdf.exe");
});
