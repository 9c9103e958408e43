import { expect, test } from "playwright/test";
import { connectAs } from "../support/client";
import { testStack } from "../support/environment";
import { newestMail } from "../support/mails";
import { password } from "../support/people";
import { createWorkspace, followLink, heading, signUp, unique } from "./people";

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

  // The link of a mail says so before it makes them somebody else.
  await page.goto(`/auth/confirm?type=magiclink&token_hash=${"a".repeat(56)}`);
  await expect(page.getByText(`You are signed in here with ${email}.`)).toBeVisible();

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

test("who signed up with somebody else's address keeps no password when its owner comes", async ({
  page,
}) => {
  const email = `${unique("owner")}@bulkhead.test`;
  const strangers = connectAs({});
  const theirs = "what a stranger chose";
  expect((await strangers.auth.signUp({ email, password: theirs })).error).toBeNull();
  const first = await newestMail(testStack().mailboxUrl, email);

  await page.goto("/signup");
  await page.getByLabel("Name").fill("Owner of the address");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(heading(page)).toHaveText("Check your mail");
  const { link } = await newestMail(
    testStack().mailboxUrl,
    email,
    (subject) => !subject.startsWith("Confirm"),
  );
  // Which of the two mails they open must not matter.
  await followLink(page, first.link);
  await expect(page).toHaveURL(/\/expired-link/);
  await followLink(page, link);

  await expect(page).toHaveURL(/\/reset-password/);
  await expect(page.getByText("Choose the password that only you know.")).toBeVisible();
  const again = await strangers.auth.signInWithPassword({ email, password: theirs });
  expect(again.error?.code).toBe("invalid_credentials");

  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Save the new password" }).click();
  await expect(page).toHaveURL(/\/workspaces\/new$/);
  expect((await strangers.auth.signInWithPassword({ email, password })).error).toBeNull();
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
