import type { Page } from "playwright/test";
import { expect } from "playwright/test";
import { demoPassword } from "../../supabase/commands/demo";
import { testStack } from "../support/environment";
import { newestMail } from "../support/mails";
import { password } from "../support/people";

/** What the page is called. */
export const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** A name that no other test uses, so that tests can run side by side and again. */
export function unique(word: string): string {
  return `${word}-${Math.random().toString(36).slice(2, 8)}`;
}

/** Opens the link of a mail, and presses the button that uses it up. */
export async function followLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("main").getByRole("button").click();
}

/** Makes an account as a newcomer does, mail included; ends signed in, where no workspace is yet. */
export async function signUp(page: Page, fullName: string): Promise<{ email: string }> {
  const email = `${unique("person")}@bulkhead.test`;
  await page.goto("/signup");
  await page.getByLabel("Name").fill(fullName);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/mail/i);
  const { link } = await newestMail(testStack().mailboxUrl, email);
  await followLink(page, link);
  await expect(page).toHaveURL(/\/workspaces\/new$/);
  return { email };
}

export async function createWorkspace(page: Page, name: string, currency: string) {
  await page.goto("/workspaces/new");
  const slug = unique("acme");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Web address").fill(slug);
  await page.getByLabel("Currency").selectOption(currency);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${slug}$`));
  return { slug };
}

export async function signIn(page: Page, email: string, secret = demoPassword): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/\/login/);
}

/** Invites as a person who may, and returns the link that came by mail. */
export async function invite(
  page: Page,
  slug: string,
  email: string,
  role: string,
): Promise<string> {
  await page.goto(`/w/${slug}/members`);
  const form = page.getByRole("form", { name: "Invite someone" });
  await form.getByLabel("E-mail address").fill(email);
  await form.getByLabel("Role").selectOption(role);
  await form.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(`An invitation went to ${email}.`)).toBeVisible();
  const { link } = await newestMail(testStack().mailboxUrl, email);
  return link;
}

/** Comes by the link without an account, makes one, and is led back to the invitation. */
export async function signUpThrough(page: Page, link: string, name: string, email: string) {
  await page.goto(link);
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(heading(page)).toHaveText("Check your mail");
  const mail = await newestMail(testStack().mailboxUrl, email, (subject) =>
    subject.startsWith("Confirm"),
  );
  await followLink(page, mail.link);
  await expect(page).toHaveURL(link);
}

/** Accepts the invitation that the page shows, and is in its workspace. */
export async function accept(page: Page, slug: string): Promise<void> {
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${slug}$`));
}
