import { expect, test } from "playwright/test";
import { testStack } from "../support/environment";
import { password } from "../support/people";
import { createWorkspace, signUp } from "./people";

const { siteUrl } = testStack();

test("sign up, confirm, and make the first workspace; a page asked for first comes after signing in", async ({
  page,
}) => {
  const { email } = await signUp(page, "Grace");
  const { slug } = await createWorkspace(page, "Grace & Co", "EUR");

  // Someone who is in has no need of these pages.
  for (const path of ["/", "/login", "/signup"]) {
    await page.goto(path);
    await expect(page).toHaveURL(new RegExp(`/w/${slug}$`));
  }

  const fresh = await page.context().browser()?.newPage();
  if (!fresh) throw new Error("There is no browser.");
  const wanted = `/w/${slug}/clients?q=a&archived=1`;
  await fresh.goto(`${siteUrl}${wanted}`);
  await expect(fresh).toHaveURL(/\/login\?next=/);
  await fresh.getByLabel("E-mail").fill(email);
  await fresh.getByLabel("Password").fill(password);
  await fresh.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(fresh).toHaveURL(`${siteUrl}${wanted}`);
  // Back never shows a form to someone who is in.
  await fresh.goBack();
  await expect(fresh.getByLabel("Password")).toHaveCount(0);
  await fresh.close();
});

test("the profile says what the choice of a language changes", async ({ page }) => {
  await signUp(page, "Gerda");
  await page.goto("/profile");
  await page.getByLabel("Language and region").selectOption("de-DE");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByLabel("Language and region")).toHaveValue("de-DE");
  await expect(page.getByLabel("Language and region")).toHaveAccessibleDescription(
    /Words are English for now/,
  );
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
