import { expect, type Page, test } from "playwright/test";
import { testStack } from "../support/environment";
import { newestMail } from "../support/mails";
import { password } from "../support/people";
import {
  accept,
  createWorkspace,
  followLink,
  heading,
  invite,
  signUp,
  signUpThrough,
  unique,
} from "./people";

const { mailboxUrl, siteUrl } = testStack();

/** Ada's new workspace, and the mail by which she invites an address to it. */
async function invited(page: Page, names: { inviter: string; workspace: string }) {
  await signUp(page, names.inviter);
  const { slug } = await createWorkspace(page, names.workspace, "EUR");
  const email = `${unique("ben")}@bulkhead.test`;
  await page.goto(`/w/${slug}/members`);
  const form = page.getByRole("form", { name: "Invite someone" });
  await form.getByLabel("E-mail address").fill(email);
  await form.getByLabel("Role").selectOption("contractor");
  await form.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(`An invitation went to ${email}.`)).toBeVisible();
  return { slug, email, mail: await newestMail(mailboxUrl, email) };
}

test("an invitation says where to, by whom and as what, before there is an account", async ({
  browser,
}) => {
  const ada = await browser.newPage();
  const { slug, email, mail } = await invited(ada, { inviter: "Ada", workspace: "Ada & Co" });
  expect(mail.subject).toBe("Invitation to Bulkhead from Ada");
  expect(mail.text).toContain("the workspace “Ada & Co” on Bulkhead. Ada asks you to join it");

  const ben = await browser.newPage();
  await ben.goto(mail.link);
  await expect(heading(ben)).toHaveText("Join Ada & Co");
  await expect(ben.getByRole("main")).toContainText("Ada invites you as contractor.");
  await expect(ben.getByRole("main")).toContainText(email);

  // Both ways say it again, with the address filled in, and lead to each other.
  await ben.getByRole("link", { name: "sign in" }).click();
  await expect(heading(ben)).toHaveText("Sign in to join Ada & Co");
  await expect(ben.getByRole("main")).toContainText("Ada invites you as contractor.");
  await expect(ben.getByLabel("E-mail")).toHaveValue(email);
  await ben.getByRole("link", { name: "Create an account" }).click();
  await expect(heading(ben)).toHaveText("Create an account to join Ada & Co");
  await expect(ben.getByLabel("E-mail")).toHaveValue(email);
  await ben.getByLabel("Name").fill("Ben");
  await ben.getByLabel("Password").fill(password);
  await ben.getByRole("button", { name: "Create account" }).click();
  await expect(heading(ben)).toHaveText("Check your mail");
  await expect(ben.getByRole("main")).toContainText("the invitation of Ada to Ada & Co");

  const confirm = await newestMail(mailboxUrl, email, (subject) => subject.startsWith("Confirm"));
  await followLink(ben, confirm.link);
  await expect(ben).toHaveURL(mail.link);
  await ben.getByRole("button", { name: "Accept invitation" }).click();
  await expect(ben).toHaveURL(new RegExp(`/w/${slug}$`));

  // The link is used up: whoever holds it now learns nothing, signed in or not.
  const late = await browser.newPage();
  const answers: (string | null)[] = [];
  for (const link of [mail.link, `${siteUrl}/invitations/${"x".repeat(43)}`]) {
    await late.goto(link);
    await expect(heading(late)).toHaveText("This invitation does not work");
    answers.push(await late.getByRole("main").textContent());
  }
  expect(answers[0]).toBe(answers[1]);
  await late.goto(`/login?next=${encodeURIComponent(new URL(mail.link).pathname)}`);
  await expect(heading(late)).toHaveText("Sign in");
  await expect(late.getByLabel("E-mail")).toHaveValue("");
});

test("who is signed in as somebody else comes to the invitation with the right account", async ({
  browser,
}) => {
  const ben = await browser.newPage();
  const { email } = await signUp(ben, "Ben");
  const ada = await browser.newPage();
  await signUp(ada, "Ada");
  const { slug } = await createWorkspace(ada, "Ada & Co", "EUR");
  await ada.goto(`/w/${slug}/members`);
  const form = ada.getByRole("form", { name: "Invite someone" });
  await form.getByLabel("E-mail address").fill(email);
  await form.getByLabel("Role").selectOption("member");
  await form.getByRole("button", { name: "Send invitation" }).click();
  await expect(ada.getByText(`An invitation went to ${email}.`)).toBeVisible();
  const { link } = await newestMail(mailboxUrl, email, (subject) =>
    subject.startsWith("Invitation"),
  );

  // Eve's browser: the page of an invitation that is not hers tells nothing of it.
  const eve = await browser.newPage();
  await signUp(eve, "Eve");
  await eve.goto(link);
  await expect(heading(eve)).toHaveText("This invitation does not work");
  await expect(eve.getByRole("main")).not.toContainText("Ada");
  await eve.getByRole("button", { name: "Sign in with another account" }).click();
  await expect(heading(eve)).toHaveText("Sign in to join Ada & Co");
  await expect(eve.getByLabel("E-mail")).toHaveValue(email);
  await eve.getByLabel("Password").fill(password);
  await eve.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(heading(eve)).toHaveText("Join Ada & Co");
});

test("names in an invitation's mail carry no link and no second line", async ({ page }) => {
  const { mail } = await invited(page, {
    inviter: "Pay at https://evil.example/now",
    workspace: "Win! www.evil.example eve@evil.example",
  });
  expect(mail.subject).toBe("Invitation to Bulkhead from Pay at https: evil·example/now");
  expect(mail.text).not.toMatch(/evil\.example|@evil/);
  expect(mail.text.match(/https?:\/\/\S+/g)).toEqual([mail.link]);
  expect(mail.link.startsWith(`${siteUrl}/invitations/`)).toBe(true);
});

test("a link works once, for the address it was sent to, and has one answer else", async ({
  browser,
}) => {
  const ada = await browser.newPage();
  await signUp(ada, "Ada");
  const { slug } = await createWorkspace(ada, "Ada & Co", "EUR");
  const email = `${unique("ben")}@bulkhead.test`;
  const replaced = await invite(ada, slug, email, "member");
  await ada.getByRole("button", { name: `Resend to ${email}` }).click();
  await expect(ada.getByText(`A new link went to ${email}.`)).toBeVisible();
  const link = (await newestMail(testStack().mailboxUrl, email)).link;
  expect(link).not.toBe(replaced);

  const eve = await browser.newPage();
  const { email: eves } = await signUp(eve, "Eve");
  const revoked = await invite(ada, slug, eves, "member");
  await ada.getByRole("button", { name: `Revoke the invitation of ${eves}` }).click();
  await expect(ada.getByText("The invitation was revoked.")).toBeVisible();

  const ben = await browser.newPage();
  await signUpThrough(ben, link, "Ben", email);
  await accept(ben, slug);

  const answers: (string | null)[] = [];
  // Foreign and used, replaced, revoked, and never made.
  for (const address of [link, replaced, revoked, `/invitations/${"x".repeat(43)}`]) {
    await eve.goto(address);
    await expect(heading(eve)).toHaveText("This invitation does not work");
    await expect(eve.getByRole("button", { name: /^Accept/ })).toHaveCount(0);
    answers.push(await eve.getByRole("main").textContent());
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain(eves);
  await ben.goto(link);
  await expect(heading(ben)).toHaveText("This invitation does not work");

  // Whoever is signed in with the wrong account gets to the invitation with the right one.
  const hers = await invite(ada, slug, eves, "member");
  await ben.goto(hers);
  await ben.getByRole("button", { name: "Sign in with another account" }).click();
  await ben.getByLabel("E-mail").fill(eves);
  await ben.getByLabel("Password").fill(password);
  await ben.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(heading(ben)).toHaveText("Join Ada & Co");
  await accept(ben, slug);
});
