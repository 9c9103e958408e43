import { expect, type Page, test } from "playwright/test";
import { testStack } from "../support/environment";
import { newestMail } from "../support/mails";
import { addMember, makePerson, makeWorkspace, password as secret } from "../support/people";
import { createWorkspace, password, signIn, signUp, unique } from "./people";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Invites as a person who may, and returns the link that came by mail. */
async function invite(page: Page, slug: string, email: string, role: string): Promise<string> {
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
async function signUpThrough(page: Page, link: string, name: string, email: string) {
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
  await page.goto(mail.link);
  await expect(page).toHaveURL(link);
}

async function accept(page: Page, slug: string): Promise<void> {
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${slug}$`));
}

async function add(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  await page.goto(path);
  for (const [label, value] of Object.entries(fields)) {
    const field = page.getByRole("main").getByLabel(label);
    const isSelect = await field.evaluate((element) => element.tagName === "SELECT");
    if (isSelect) await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await page.getByRole("button", { name: /^Add / }).click();
  await expect(heading(page)).toHaveText(fields.Name ?? "");
}

test("someone invited signs up, joins, gets another role, and is out once removed", async ({
  browser,
}) => {
  const ada = await browser.newPage();
  await signUp(ada, "Ada");
  const { slug } = await createWorkspace(ada, "Ada & Co", "EUR");
  const email = `${unique("ben")}@bulkhead.test`;
  const link = await invite(ada, slug, email, "member");

  const bens = await browser.newContext();
  const ben = await bens.newPage();
  await signUpThrough(ben, link, "Ben", email);
  await expect(heading(ben)).toHaveText("Join Ada & Co");
  await accept(ben, slug);

  // A member sees who is there, and can do nothing to them.
  await ben.goto(`/w/${slug}/members`);
  await expect(ben.getByRole("row", { name: /Ben/ })).toContainText("Member");
  await expect(ben.getByRole("button", { name: /^(Remove|Hand over|Change)/ })).toHaveCount(0);
  await expect(ben.getByRole("form", { name: "Invite someone" })).toHaveCount(0);

  await ada.goto(`/w/${slug}/members`);
  await ada.getByRole("button", { name: "Change role of Ben…" }).click();
  const role = ada.getByRole("dialog", { name: "Role of Ben" });
  await expect(role.getByLabel("Role")).toHaveValue("member");
  await role.getByLabel("Role").selectOption("admin");
  await role.getByRole("button", { name: "Save role" }).click();
  await expect(ada.getByText("The role was changed.")).toBeVisible();
  await expect(ada.getByRole("row", { name: /Ben/ })).toContainText("Admin");
  await ben.reload();
  await expect(ben.getByRole("form", { name: "Invite someone" })).toBeVisible();
  // An admin does not reach the owner.
  await expect(ben.getByRole("button", { name: "Change role of Ada…" })).toHaveCount(0);
  await expect(ben.getByRole("button", { name: "Remove Ada…" })).toHaveCount(0);

  // Two tabs are open when he is removed: one goes on to another page, one sends a form.
  await ben.goto(`/w/${slug}`);
  const other = await bens.newPage();
  await other.goto(`/w/${slug}/clients/new`);
  await other.getByLabel("Name").fill("Too late");
  await ada.getByRole("button", { name: "Remove Ben…" }).click();
  await ada.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(ada.getByText("The member was removed.")).toBeVisible();

  await ben.getByRole("link", { name: "Projects", exact: true }).first().click();
  await expect(heading(ben)).toHaveText("Not found");
  await other.getByRole("button", { name: "Add client" }).click();
  // A script keeps what was typed and says why; without one the page itself is the answer.
  await expect(
    other.getByText(/There is no such workspace|There is nothing at this/),
  ).toBeVisible();
  await other.goto(`/w/${slug}/clients`);
  await expect(heading(other)).toHaveText("Not found");
  await ada.goto(`/w/${slug}/clients`);
  await expect(ada.getByRole("main")).not.toContainText("Too late");
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

test("a contractor sees the assigned project only, and no amounts", async ({ browser }) => {
  const ada = await browser.newPage();
  await signUp(ada, "Ada");
  const { slug } = await createWorkspace(ada, "Ada & Co", "EUR");
  const client = unique("Initech");
  const [open, hidden] = [unique("Website"), unique("Takeover")];
  await add(ada, `/w/${slug}/clients/new`, { Name: client });
  for (const name of [hidden, open]) {
    await add(ada, `/w/${slug}/projects/new`, { Name: name, Client: client, "Hourly rate": "137" });
  }
  const project = new URL(ada.url()).pathname;

  const email = `${unique("cleo")}@bulkhead.test`;
  const link = await invite(ada, slug, email, "contractor");
  const cleo = await browser.newPage();
  await signUpThrough(cleo, link, "Cleo", email);
  await accept(cleo, slug);
  await cleo.goto(project);
  await expect(heading(cleo)).toHaveText("Not found");

  await ada.goto(project);
  await ada
    .getByRole("form", { name: "Assign a contractor" })
    .getByLabel("Assign a contractor")
    .selectOption({ label: "Cleo" });
  await ada.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(ada.getByRole("button", { name: "Unassign Cleo" })).toBeVisible();

  await cleo.goto(`/w/${slug}/time`);
  await cleo.getByLabel("Project").selectOption({ label: open });
  await cleo.getByLabel("Description").fill("Drew the pages");
  await cleo.getByLabel("Duration").fill("1:30");
  await cleo.getByRole("button", { name: "Log time" }).click();
  await expect(cleo.getByText("Drew the pages", { exact: true })).toBeVisible();

  for (const path of [`/w/${slug}`, `/w/${slug}/projects`, project, `/w/${slug}/time`]) {
    await cleo.goto(path);
    await expect(cleo.getByRole("main")).toContainText(open);
    const html = await cleo.content();
    for (const secret of [client, hidden, "137", "€"]) expect(html).not.toContain(secret);
  }
  for (const path of ["/clients", "/invoices", "/members", "/settings"]) {
    await cleo.goto(`/w/${slug}${path}`);
    await expect(heading(cleo)).toHaveText("Not found");
  }

  await ada.getByRole("button", { name: "Unassign Cleo" }).click();
  await expect(ada.getByText("Unassigned.")).toBeVisible();
  await cleo.goto(project);
  await expect(heading(cleo)).toHaveText("Not found");
});

test("the owner leaves after handing over, and not before", async ({ browser }) => {
  const ada = await browser.newPage();
  await signUp(ada, "Ada");
  const { slug } = await createWorkspace(ada, "Ada & Co", "EUR");
  const email = `${unique("ben")}@bulkhead.test`;
  const link = await invite(ada, slug, email, "admin");
  const ben = await browser.newPage();
  await signUpThrough(ben, link, "Ben", email);
  await accept(ben, slug);

  await ada.goto(`/w/${slug}/members`);
  await expect(ada.getByRole("button", { name: /^Leave/ })).toHaveCount(0);
  await ada.getByRole("button", { name: "Hand over to Ben…" }).click();
  await ada.getByRole("dialog").getByRole("button", { name: "Hand over" }).click();
  await expect(ada.getByText("You are an admin now.")).toBeVisible();
  await expect(ada.getByRole("row", { name: /Ben/ })).toContainText("Owner");

  await ada.getByRole("button", { name: "Leave this workspace…" }).click();
  await ada.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(ada).toHaveURL(/\/workspaces$/);
  await expect(ada.getByText("You left the workspace.")).toBeVisible();
  await ada.goto(`/w/${slug}`);
  await expect(heading(ada)).toHaveText("Not found");
});

test("fifty members stand on a page, and what is done to one comes back to it", async ({
  page,
}) => {
  const owner = await makePerson("Aaron Owner");
  const workspace = await makeWorkspace(owner, "Workspace of many");
  for (let at = 10; at < 64; at++) {
    await addMember(workspace, await makePerson(`Member ${at}`), "member");
  }
  await signIn(page, owner.email, secret);
  await page.goto(`/w/${workspace.slug}/members`);
  const rows = page.getByRole("table", { name: "Members" }).getByRole("row");
  // And the heading.
  await expect(rows).toHaveCount(51);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows).toHaveCount(6);
  await expect(page.getByRole("row", { name: /Member 63/ })).toBeVisible();

  await page.getByRole("button", { name: "Change role of Member 62…" }).click();
  const role = page.getByRole("dialog", { name: "Role of Member 62" });
  await role.getByLabel("Role").selectOption("contractor");
  await role.getByRole("button", { name: "Save role" }).click();
  await expect(page.getByText("The role was changed.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Member 62/ })).toContainText("Contractor");
  await expect(rows).toHaveCount(6);

  await page.getByRole("searchbox", { name: "Search members" }).fill("MEMBER-33");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "Remove Member 33…" }).click();
  const question = page.getByRole("dialog", { name: "Remove Member 33?" });
  await question.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("The member was removed.")).toBeVisible();
  await expect(page.getByText("No member has “MEMBER-33” in their name or e-mail.")).toBeVisible();
});
