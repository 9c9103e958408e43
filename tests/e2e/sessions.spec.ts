import { type Browser, expect, type Page, test } from "playwright/test";
import { testStack } from "../support/environment";
import { newestMail } from "../support/mails";
import { makePerson, makeWorkspace, password } from "../support/people";
import { followLink, signIn } from "./people";

const { siteUrl } = testStack();

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

/** The person on another device. */
async function elsewhere(browser: Browser, userAgent: string, email: string): Promise<Page> {
  const context = await browser.newContext({ userAgent, baseURL: siteUrl });
  const page = await context.newPage();
  await signIn(page, email, password);
  return page;
}

const card = (page: Page) => page.locator("section", { hasText: "Where you are signed in" });
const rows = (page: Page) => card(page).getByRole("listitem");

async function someone() {
  const person = await makePerson("Somebody");
  const workspace = await makeWorkspace(person);
  return { ...person, workspace };
}

/** Where a page of somebody leads whose session was ended elsewhere. */
async function expectOut(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page).toHaveURL(`${siteUrl}/login?next=${encodeURIComponent(path)}`);
  await expect(page.getByText("your session in this browser was ended")).toBeVisible();
  const names = (await page.context().cookies()).map(({ name }) => name);
  expect(names.filter((name) => name.startsWith("bulkhead-session"))).toEqual([]);
}

async function signInHere(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("the profile tells where one is signed in, and ends one or all others", async ({
  page,
  browser,
}) => {
  const { email, workspace } = await someone();
  const laptop = await elsewhere(browser, firefox, email);
  const phone = await elsewhere(browser, iphone, email);
  await signIn(page, email, password);
  await page.goto("/profile");
  await expect(rows(page)).toHaveText([
    /^Chrome on .*This device.*Used within the hour · since /,
    /^Safari on iOS/,
    /^Firefox on Linux/,
    // The one that the person was made with.
    /^Unknown device/,
  ]);
  // Signing out here is in the menu.
  await expect(rows(page).first().getByRole("button")).toHaveCount(0);

  await card(page)
    .getByRole("button", { name: /^End the session: Safari on iOS, signed in / })
    .click();
  await expect(page.getByText("The session is ended.")).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
  const clients = `/w/${workspace.slug}/clients?q=a`;
  await expectOut(phone, clients);
  await signInHere(phone, email);
  await expect(phone).toHaveURL(siteUrl + clients);

  await laptop.goto(clients);
  await expect(laptop).toHaveURL(siteUrl + clients);
  await card(page).getByRole("button", { name: "End all others" }).click();
  await expect(page.getByText("3 other sessions are ended.")).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(card(page).getByRole("button")).toHaveCount(0);
  await expectOut(laptop, clients);
  await expectOut(phone, "/profile");
});

test("a new password signs out all other browsers and keeps this one", async ({
  page,
  browser,
}) => {
  const { email } = await someone();
  const laptop = await elsewhere(browser, firefox, email);
  await signIn(page, email, password);
  await page.goto("/profile");
  const change = async (current: string, next: string) => {
    await page.getByLabel("Current password").fill(current);
    await page.getByLabel("New password").fill(next);
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change("not my password", "another password of tests");
  await expect(page.getByText("This is not your password.").first()).toBeVisible();
  await change(password, password);
  await expect(page.getByText("This is your password now.").first()).toBeVisible();
  // What was refused ended nothing and left nothing behind.
  await laptop.goto("/profile");
  await expect(rows(laptop)).toHaveCount(3);

  await change(password, "another password of tests");
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expectOut(laptop, "/profile");
  await signInHere(laptop, email, "another password of tests");
  await expect(rows(laptop)).toHaveCount(2);
});

test("a new password by mail and a new address do so too", async ({ page, browser }) => {
  const { email } = await someone();
  const { mailboxUrl } = testStack();
  const laptop = await elsewhere(browser, firefox, email);
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me the link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your mail");
  const recovery = await newestMail(mailboxUrl, email);
  await followLink(page, recovery.link);
  await page.getByLabel("New password").fill("another password of tests");
  await page.getByRole("button", { name: "Save the new password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await expectOut(laptop, "/profile");

  await signInHere(laptop, email, "another password of tests");
  await expect(rows(laptop)).toHaveCount(2);
  await page.goto("/profile");
  const moved = `moved-${email}`;
  await page.getByLabel("New e-mail address").fill(moved);
  await page.getByRole("button", { name: "Change e-mail address" }).click();
  await expect(page.getByText("We sent a mail to both addresses.")).toBeVisible();
  const isChange = (subject: string) => subject.includes("new address");
  await followLink(page, (await newestMail(mailboxUrl, email, isChange)).link);
  await expect(page.getByText("One address is confirmed.")).toBeVisible();
  await followLink(page, (await newestMail(mailboxUrl, moved, isChange)).link);
  await expect(page.getByText("Your e-mail address is changed.")).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expectOut(laptop, "/profile");
});
